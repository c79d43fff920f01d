"""How a body holds itself and moves: joint angles for each pose at an instant, and the joints in space they lead to.

Angles are degrees. A limb's swing is forward (+) from hanging down, spread is outward, flex bends elbow or knee.
Space is the figure's own: x its left, y up from the ground, z to its front; a standing figure is one unit high.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.blocking.draw.poses import POSES, TAU, Stance, Vec, stand
from pipelines.blocking.draw.traits import Traits

CADENCE = {"walk": 0.95, "run": 1.45}  # cycles a second
FLIGHT = {"run": 0.78}  # how much of the dip between steps is flown over


def stance(who: Traits, pose: str, t: float) -> Stance:
    """The joint angles of somebody in a pose at ``t`` seconds."""
    start = (who.seed % 101) / 101.0
    young = 1.25 if who.age == 0.0 else 0.82 if who.age > 0.9 else 1.0
    p = (t * CADENCE.get(pose, 0.5) * young + start) % 1.0
    breath = math.sin(TAU * (t * 0.27 + start))
    found = POSES.get(pose, stand)(p, breath, t + start * 3.0)
    stoop = who.stoop if pose not in ("lie", "fall") else 0.0
    return replace(found, lean=found.lean + stoop * 0.45, bend=found.bend + stoop * 0.8, nod=found.nod - stoop * 0.5)


@dataclass(frozen=True)
class Joints:
    """Where the joints are, left limb first. ``up`` is the direction of the head."""

    pelvis: Vec
    waist: Vec
    chest: Vec
    neck: Vec
    eyes: Vec
    up: Vec
    shoulders: tuple[Vec, Vec]
    elbows: tuple[Vec, Vec]
    wrists: tuple[Vec, Vec]
    hands: tuple[Vec, Vec]
    hips: tuple[Vec, Vec]
    knees: tuple[Vec, Vec]
    ankles: tuple[Vec, Vec]
    heels: tuple[Vec, Vec]
    toes: tuple[Vec, Vec]
    twist: float = 0.0


def _dir(swing: float, spread: float, side: float) -> Vec:
    a, s = math.radians(swing), math.radians(spread)
    return (side * math.sin(s), -math.cos(s) * math.cos(a), math.cos(s) * math.sin(a))


def _step(a: Vec, d: Vec, length: float) -> Vec:
    return (a[0] + d[0] * length, a[1] + d[1] * length, a[2] + d[2] * length)


def _spin(v: Vec, degrees: float) -> Vec:
    """Turned about the upright axis, + to the figure's left."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (v[0] * c + v[2] * s, v[1], -v[0] * s + v[2] * c)


def joints(who: Traits, s: Stance) -> Joints:
    """Forward kinematics; whatever is lowest stands on the ground."""
    head = 1.0 / who.heads
    neck_y = 1.0 - head * 1.2
    hip_y = 0.53 if who.age > 0.0 else 0.47
    thigh, shin, sole = (hip_y - 0.045) * 0.5, (hip_y - 0.045) * 0.5, 0.04
    spine = neck_y - hip_y
    upper = 0.175 if who.age > 0.0 else 0.155
    fore = upper * 0.88
    half = 0.093 * who.shoulders
    hip_half = 0.046 * (1.12 if who.lash == 1.0 and who.age > 0 else 1.0)

    def up(lean: float, tilt: float) -> Vec:
        a, b = math.radians(lean), math.radians(tilt)
        return (math.sin(b), math.cos(a) * math.cos(b), math.sin(a) * math.cos(b))

    pelvis: Vec = (0.0, 0.0, 0.0)
    waist = _step(pelvis, up(s.lean * 0.7, s.tilt * 0.3), spine * 0.34)
    chest = _step(waist, up(s.lean + s.bend * 0.5, s.tilt), spine * 0.36)
    top = up(s.lean + s.bend, s.tilt)
    neck = _step(chest, top, spine * 0.3)
    crown = up(s.lean * 0.5 + s.bend * 0.6 + max(-20.0, min(20.0, s.nod)) * 0.35, s.tilt * 0.4)
    eyes = _step(_step(neck, top, head * 0.2), crown, head * 0.5)
    eyes = (eyes[0], eyes[1], eyes[2] + head * 0.06)
    drop = _step(neck, top, -head * 0.27)
    sides = (1.0, -1.0)
    shoulders, elbows, wrists, hands = [], [], [], []
    hips, knees, ankles, heels, toes = [], [], [], [], []
    for k, side in enumerate(sides):
        swing, spread, flex, inward = s.arms[k]
        at = _step(drop, _spin((side, 0.0, 0.0), s.twist), half)
        shoulders.append(at)
        elbow = _step(at, _spin(_dir(swing, spread, side), s.twist), upper)
        d = _dir(swing + flex, spread - inward * 1.4, side)
        wrist = _step(elbow, _spin(d, s.twist), fore)
        elbows.append(elbow)
        wrists.append(wrist)
        hands.append(_step(wrist, _spin(_dir(swing + flex * 1.12, spread - inward * 1.8, side), s.twist), head * 0.52))
        swing, spread, flex, pitch = s.legs[k]
        hip = (side * hip_half, -0.01, 0.0)
        knee = _step(hip, _dir(swing, spread, side), thigh)
        ankle = _step(knee, _dir(swing - flex, spread * 0.6, side), shin)
        hips.append(hip)
        knees.append(knee)
        ankles.append(ankle)
        a = math.radians(pitch)
        out = 0.22 * side
        foot = head * 0.72
        heels.append(
            (
                ankle[0],
                ankle[1] - sole * math.cos(a) - foot * 0.22 * math.sin(a) * 0.4,
                ankle[2] - foot * 0.26 * math.cos(a),
            )
        )
        toes.append(
            (
                ankle[0] + foot * out * 0.8,
                ankle[1] - sole * math.cos(a) + foot * math.sin(a),
                ankle[2] + foot * 0.82 * math.cos(a),
            )
        )
    points = [
        pelvis,
        waist,
        chest,
        neck,
        eyes,
        crown,
        *shoulders,
        *elbows,
        *wrists,
        *hands,
        *hips,
        *knees,
        *ankles,
        *heels,
        *toes,
    ]
    if s.pitch:
        c, n = math.cos(math.radians(s.pitch)), math.sin(math.radians(s.pitch))
        points = [(x, y * c - z * n, y * n + z * c) for x, y, z in points]
    low = (
        min(y for _, y, _ in points[14:])
        if not s.pitch
        else min(y for i, (_, y, _) in enumerate(points) if i != 5) - 0.05
    )
    lift = s.rise - low
    moved = [(x, y + lift, z) if i != 5 else (x, y, z) for i, (x, y, z) in enumerate(points)]
    pairs = [(moved[6 + 2 * i], moved[7 + 2 * i]) for i in range(9)]
    return Joints(
        pelvis=moved[0],
        waist=moved[1],
        chest=moved[2],
        neck=moved[3],
        eyes=moved[4],
        up=moved[5],
        shoulders=pairs[0],
        elbows=pairs[1],
        wrists=pairs[2],
        hands=pairs[3],
        hips=pairs[4],
        knees=pairs[5],
        ankles=pairs[6],
        heels=pairs[7],
        toes=pairs[8],
        twist=s.twist,
    )


@lru_cache(maxsize=128)
def _peak(who: Traits, pose: str) -> float:
    return max(joints(who, stance(who, pose, k / (10.0 * CADENCE[pose]))).eyes[1] for k in range(14))


def held(who: Traits, pose: str, t: float) -> tuple[Stance, Joints]:
    """Stance and joints at an instant. A runner flies: between steps the feet leave the ground, the body stays up."""
    s = stance(who, pose, t)
    found = joints(who, s)
    if pose in FLIGHT:
        s = replace(s, rise=s.rise + FLIGHT[pose] * (_peak(who, pose) - found.eyes[1]))
        found = joints(who, s)
    return s, found

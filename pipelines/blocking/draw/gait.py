"""How a body holds itself and moves: joint angles for each pose at an instant, and the joints in space they lead to.

Angles are degrees. A limb's swing is forward (+) from hanging down, spread is outward, flex bends elbow or knee.
Space is the figure's own: x its left, y up from the ground, z to its front; a standing figure is one unit high.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipelines.blocking.draw.traits import Traits

Vec = tuple[float, float, float]
Arm = tuple[float, float, float, float]  # swing, spread, flex, how far the forearm turns inward
Leg = tuple[float, float, float, float]  # swing, spread, flex, pitch of the foot against the ground (+ toes up)

TAU = math.tau


@dataclass(frozen=True)
class Stance:
    """All joint angles of one instant; the left limb comes first."""

    arms: tuple[Arm, Arm] = ((4.0, 9.0, 12.0, 4.0), (4.0, 9.0, 12.0, 4.0))
    legs: tuple[Leg, Leg] = ((1.0, 4.0, 3.0, 0.0), (-1.0, 4.0, 3.0, 0.0))
    lean: float = 0.0
    bend: float = 0.0  # more lean of the chest
    tilt: float = 0.0  # sideways, + to the left
    twist: float = 0.0  # shoulders against hips
    nod: float = 0.0
    turn: float = 0.0  # head against shoulders
    pitch: float = 0.0  # the whole body, + falls on its face
    rise: float = 0.0  # off the ground
    frown: float = 0.0


def _walk(p: float, sway: float, t: float) -> Stance:
    def leg(phase: float) -> Leg:
        s, c = math.sin(TAU * phase), math.cos(TAU * phase)
        flex = 7.0 + 50.0 * max(0.0, math.cos(TAU * phase + 0.5)) ** 1.6
        foot = 20.0 * max(0.0, s - 0.55) / 0.45 if c < 0.35 else -34.0 * max(0.0, c) * (1.0 if s < 0.3 else 0.2)
        foot += -30.0 * max(0.0, -s - 0.6) / 0.4
        return (3.0 + 25.0 * s, 1.5, flex, foot)

    def arm(phase: float) -> Arm:
        s = math.sin(TAU * phase)
        return (2.0 + 24.0 * s, 7.0, 20.0 + 14.0 * s, 6.0)

    turn = 6.0 * math.sin(TAU * p)
    return Stance((arm(p + 0.5), arm(p)), (leg(p), leg(p + 0.5)), 3.0, 2.0, 1.6 * math.cos(TAU * p), -turn, 1.0, turn * 0.6)


def _run(p: float, sway: float, t: float) -> Stance:
    def leg(phase: float) -> Leg:
        s, c = math.sin(TAU * phase), math.cos(TAU * phase)
        flex = 16.0 + 96.0 * max(0.0, math.cos(TAU * phase + 0.75)) ** 1.3
        return (14.0 + 44.0 * s, 1.0, flex, -42.0 * max(0.0, -s) - 20.0 * max(0.0, c))

    def arm(phase: float) -> Arm:
        s = math.sin(TAU * phase)
        return (-4.0 + 46.0 * s, 10.0, 88.0 + 16.0 * s, 14.0)

    hop = 0.035 * abs(math.sin(TAU * p + 0.6))
    turn = 11.0 * math.sin(TAU * p)
    return Stance((arm(p + 0.5), arm(p)), (leg(p), leg(p + 0.5)), 13.0, 6.0, 0.0, -turn, -6.0, turn * 0.8, rise=hop, frown=0.3)


def _stand(p: float, sway: float, t: float) -> Stance:
    shift = math.sin(t * 0.7) * 0.8
    return Stance(
        ((5.0 + sway, 8.0, 14.0, 6.0), (2.0 - sway, 9.0, 18.0, 8.0)),
        ((2.0, 6.0, 4.0, 0.0), (-2.0, 3.0, 2.0, 0.0)), 0.5, 1.0 + sway * 0.6, shift, 2.0, 0.0, 2.0 * math.sin(t * 0.5),
    )  # fmt: skip


def _sit(p: float, sway: float, t: float) -> Stance:
    return Stance(((34.0, 7.0, 46.0, 18.0), (30.0, 8.0, 52.0, 18.0)), ((86.0, 8.0, 82.0, 0.0), (84.0, 5.0, 92.0, 0.0)), 2.0 + sway, 4.0, nod=2.0)


def _lie(p: float, sway: float, t: float) -> Stance:
    return Stance(((3.0, 13.0, 8.0, 0.0), (10.0, 12.0, 38.0, 34.0)), ((2.0, 5.0, 4.0, 10.0), (26.0, 5.0, 50.0, -20.0)), 0.0, sway, pitch=-90.0)


def _kneel(p: float, sway: float, t: float) -> Stance:
    return Stance(((30.0, 6.0, 55.0, 16.0), (20.0, 8.0, 30.0, 6.0)), ((84.0, 6.0, 86.0, 0.0), (-4.0, 5.0, 92.0, -60.0)), 6.0 + sway, 8.0, nod=8.0)


def _crouch(p: float, sway: float, t: float) -> Stance:
    return Stance(((52.0, 8.0, 60.0, 12.0), (40.0, 10.0, 40.0, 8.0)), ((98.0, 10.0, 118.0, 0.0), (66.0, 12.0, 122.0, -22.0)), 30.0 + sway, 10.0, nod=-16.0)


def _drive(p: float, sway: float, t: float) -> Stance:
    steer = 7.0 * math.sin(t * 1.3)
    return Stance(((58.0 + steer, 6.0, 26.0, 12.0), (58.0 - steer, 6.0, 26.0, 12.0)), ((82.0, 8.0, 40.0, 20.0), (82.0, 8.0, 44.0, 20.0)),
                  -5.0, 5.0, steer * 0.25, nod=0.0, turn=steer * 0.4, frown=0.3)  # fmt: skip


def _ride(p: float, sway: float, t: float) -> Stance:
    beat = math.sin(TAU * t * 1.6)
    return Stance(((40.0 + 4.0 * beat, 9.0, 58.0, 14.0), (38.0 + 4.0 * beat, 9.0, 58.0, 14.0)), ((52.0, 26.0, 76.0, 0.0), (52.0, 26.0, 76.0, 0.0)),
                  8.0 + 2.0 * beat, 5.0, rise=0.012 * beat, frown=0.2)  # fmt: skip


def _dance(p: float, sway: float, t: float) -> Stance:
    a, b = math.sin(TAU * t * 0.5), math.cos(TAU * t * 0.5)
    return Stance(((70.0 + 30.0 * a, 62.0 + 18.0 * b, 40.0 + 20.0 * a, 0.0), (30.0 - 30.0 * b, 58.0 + 22.0 * a, 50.0 - 20.0 * b, 10.0)),
                  ((14.0 + 16.0 * a, 7.0, 22.0 + 18.0 * max(0.0, a), -16.0 * max(0.0, a)), (6.0 - 20.0 * a, 8.0, 16.0 + 22.0 * max(0.0, -a), -24.0)),
                  -3.0, 3.0, 7.0 * b, 16.0 * a, -4.0, 10.0 * b, rise=0.012 * abs(b))  # fmt: skip


def _fight(p: float, sway: float, t: float) -> Stance:
    punch = max(0.0, math.sin(TAU * t * 0.9)) ** 3
    return Stance(((52.0 + 34.0 * punch, 10.0, 104.0 - 92.0 * punch, 16.0), (38.0, 14.0, 122.0, 24.0)),
                  ((30.0, 8.0, 34.0, 0.0), (-22.0, 9.0, 26.0, -26.0)), 12.0, 6.0, 0.0, -22.0 * punch, 4.0, 8.0 * punch, frown=1.0)  # fmt: skip


def _fall(p: float, sway: float, t: float) -> Stance:
    a = math.sin(TAU * t * 0.8)
    return Stance(((120.0 + 22.0 * a, 44.0, 34.0, 0.0), (78.0 - 26.0 * a, 56.0, 30.0, 0.0)),
                  ((52.0 + 14.0 * a, 14.0, 60.0, -20.0), (8.0 - 14.0 * a, 12.0, 46.0, -30.0)), -12.0, -8.0, pitch=-52.0 + 5.0 * a, rise=0.12, frown=-1.0)  # fmt: skip


def _climb(p: float, sway: float, t: float) -> Stance:
    a = math.sin(TAU * t * 0.45)
    return Stance(((140.0 + 22.0 * a, 16.0, 40.0 - 28.0 * a, 4.0), (140.0 - 22.0 * a, 16.0, 40.0 + 28.0 * a, 4.0)),
                  ((48.0 - 28.0 * a, 14.0, 76.0 - 34.0 * a, 0.0), (48.0 + 28.0 * a, 14.0, 76.0 + 34.0 * a, 0.0)), 8.0, 2.0, 4.0 * a, 6.0 * a, -16.0, rise=0.06, frown=0.3)  # fmt: skip


def _reach(p: float, sway: float, t: float) -> Stance:
    return Stance(((82.0 + 2.0 * sway, 6.0, 10.0, 4.0), (-8.0, 10.0, 22.0, 4.0)), ((14.0, 5.0, 12.0, 0.0), (-14.0, 4.0, 8.0, -14.0)), 10.0, 4.0, twist=-14.0, turn=10.0)


def _hold(p: float, sway: float, t: float) -> Stance:
    return Stance(((26.0 + sway, 8.0, 86.0, 26.0), (24.0 + sway, 8.0, 92.0, 26.0)), ((2.0, 5.0, 3.0, 0.0), (-2.0, 4.0, 3.0, 0.0)), 1.0, 3.0 + sway, nod=12.0)


def _embrace(p: float, sway: float, t: float) -> Stance:
    return Stance(((66.0, 14.0, 52.0, 34.0), (56.0, 14.0, 66.0, 34.0)), ((4.0, 5.0, 5.0, 0.0), (-4.0, 4.0, 3.0, 0.0)), 7.0, 5.0 + sway, 2.0, nod=10.0)


def _pedal(p: float, sway: float, t: float) -> Stance:
    def leg(phase: float) -> Leg:
        a = math.tau * phase
        return (46.0 + 25.0 * math.cos(a), 3.0, 62.0 + 30.0 * math.cos(a - 0.5), 0.0)

    turn = t * 1.1
    return Stance(((62.0, 8.0, 22.0, 6.0), (62.0, 8.0, 22.0, 6.0)), (leg(turn), leg(turn + 0.5)), 34.0, 10.0, nod=-22.0)


def _straddle(p: float, sway: float, t: float) -> Stance:
    return Stance(((56.0, 14.0, 30.0, 10.0), (56.0, 14.0, 30.0, 10.0)), ((56.0, 12.0, 78.0, 0.0), (56.0, 12.0, 78.0, 0.0)), 24.0, 10.0, nod=-16.0, frown=0.3)


def _row(p: float, sway: float, t: float) -> Stance:
    a = math.sin(t * 2.4)
    return Stance(((66.0 - 12.0 * a, 8.0, 40.0 + 30.0 * a, 4.0), (66.0 - 12.0 * a, 8.0, 40.0 + 30.0 * a, 4.0)), ((84.0, 6.0, 50.0, 0.0), (84.0, 6.0, 50.0, 0.0)), -6.0 - 16.0 * a, 4.0)


POSES: dict[str, Callable[[float, float, float], Stance]] = {
    "stand": _stand, "walk": _walk, "run": _run, "sit": _sit, "lie": _lie, "kneel": _kneel, "crouch": _crouch, "drive": _drive,
    "ride": _ride, "dance": _dance, "fight": _fight, "fall": _fall, "climb": _climb, "reach": _reach, "hold": _hold, "embrace": _embrace,
    "pedal": _pedal, "straddle": _straddle, "row": _row,  # for those who sit on or in something
}  # fmt: skip
CADENCE = {"walk": 0.95, "run": 1.45}  # cycles a second


def stance(who: Traits, pose: str, t: float) -> Stance:
    """The joint angles of somebody in a pose at ``t`` seconds."""
    start = (who.seed % 101) / 101.0
    young = 1.25 if who.age == 0.0 else 0.82 if who.age > 0.9 else 1.0
    p = (t * CADENCE.get(pose, 0.5) * young + start) % 1.0
    breath = math.sin(TAU * (t * 0.27 + start))
    found = POSES.get(pose, _stand)(p, breath, t + start * 3.0)
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
    head_turn: float = 0.0
    nod: float = 0.0
    frown: float = field(default=0.0)


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
        heels.append((ankle[0], ankle[1] - sole * math.cos(a) - foot * 0.22 * math.sin(a) * 0.4, ankle[2] - foot * 0.26 * math.cos(a)))
        toes.append((ankle[0] + foot * out * 0.8, ankle[1] - sole * math.cos(a) + foot * math.sin(a), ankle[2] + foot * 0.82 * math.cos(a)))
    points = [pelvis, waist, chest, neck, eyes, crown, *shoulders, *elbows, *wrists, *hands, *hips, *knees, *ankles, *heels, *toes]
    if s.pitch:
        c, n = math.cos(math.radians(s.pitch)), math.sin(math.radians(s.pitch))
        points = [(x, y * c - z * n, y * n + z * c) for x, y, z in points]
    low = min(y for _, y, _ in points[14:] if True) if not s.pitch else min(y for i, (_, y, _) in enumerate(points) if i != 5) - 0.05
    lift = s.rise - low
    moved = [(x, y + lift, z) if i != 5 else (x, y, z) for i, (x, y, z) in enumerate(points)]
    pairs = [(moved[6 + 2 * i], moved[7 + 2 * i]) for i in range(9)]
    return Joints(moved[0], moved[1], moved[2], moved[3], moved[4], moved[5], *pairs, s.twist, s.turn, s.nod, s.frown)

"""The camera's path over a shot and what it does to a point, a flat layer and the ground.

Everything in the picture has an inverse distance ``p``: 0 at infinity, 1 where the ground would meet the bottom of a
level frame, more at the lens. A flat layer of one ``p`` moves as a whole, and a point of the ground carries its own,
so ground and layers agree in every move:

    q' = c + zoom * (foe + (q - foe - p * (truck, -crane)) / (1 - dolly * p) - c + pan)

Roll turns the finished picture, because turning every layer costs ten times more.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import skia

from ..plan import Plan, Subject

_NEAREST = 0.12  # how much of 1 - dolly * p must be left: nothing passes through the lens


def p_of(depth: float) -> float:
    """Inverse distance of a plan's depth (-1 at the lens .. 1 at the horizon)."""
    return ((1.0 - depth) / 2.0) ** 2 * 1.6 + 0.008


def ease(u: float) -> float:
    """0..1 to 0..1, slow at both ends as a good operator is."""
    u = min(1.0, max(0.0, u))
    return u * u * u * (u * (6.0 * u - 15.0) + 10.0) * 0.6 + u * 0.4


@dataclass(frozen=True)
class Pose:
    """Where the camera is at one frame; pixels of the frame except zoom, roll (degrees) and dolly (in 1/p)."""

    pan: float = 0.0
    tilt: float = 0.0
    truck: float = 0.0
    crane: float = 0.0
    dolly: float = 0.0
    zoom: float = 1.0
    roll: float = 0.0
    blur: float = 0.0  # length of motion blur across, in pixels


class Rig:
    """The geometry of one shot: horizon, ground, and the camera's pose at every frame."""

    def __init__(self, plan: Plan, width: int, height: int, frames: int, rate: Fraction, seed: int) -> None:
        self.plan, self.frames, self.rate = plan, max(1, frames), rate
        self.frame_size = (width, height)
        cam = plan.camera
        self.dutch = 11.0 * (1 if plan.light.key <= 0 else -1) if cam.angle == "dutch" else 0.0
        swing = abs(self.dutch) + (1.2 if cam.move == "handheld" else 0.0)
        a = math.radians(swing)
        # the picture is painted a little larger than the frame when it will be turned
        self.w = math.ceil(width * math.cos(a) + height * math.sin(a)) if swing else width
        self.h = math.ceil(height * math.cos(a) + width * math.sin(a)) if swing else height
        self.ox, self.oy = (self.w - width) / 2.0, (self.h - height) / 2.0
        self.fw, self.fh = float(width), float(height)
        self.cx, self.cy = self.w / 2.0, self.h / 2.0
        self.overhead = cam.angle == "overhead"
        horizon = min(1.6, max(-1.1, cam.horizon))
        self.yh = self.cy - horizon * self.fh / 2.0
        self.vx = self.cx + plan.ground.vanish * self.fw / 2.0  # the vanishing point's x
        self.g = self.fh / 2.0  # ground's fall below the horizon at p = 1
        self.seconds = self.frames / float(rate)
        self._noise = random.Random(f"handheld {plan.seed} {seed}")
        self._waves = [(self._noise.uniform(0.25, 1.9), self._noise.uniform(0, 6.28)) for _ in range(12)]
        self.focus = self._focus()
        self.focus_p = self.subject_p(self.focus) if self.focus else 0.5
        self.foe = self._foe()
        self.poses = [self._pose(i) for i in range(self.frames)]
        self.still = all(p == self.poses[0] for p in self.poses)
        self.level = all(p.truck == p.crane == p.dolly == 0.0 for p in self.poses)  # nothing shifts against anything

    def _focus(self) -> Subject | None:
        """Who the shot is about: the nearest figure in full sight, else the largest other thing."""
        plan = self.plan
        for group in (plan.figures, plan.vehicles, plan.animals, plan.props):
            seen = [s for s in group if abs(s.x) < 0.9]
            if seen:
                moving = [s for s in seen if abs(s.motion[0]) + abs(s.motion[1]) > 0.05]
                return max(moving or seen, key=lambda s: s.scale)
        return None

    def _foe(self) -> tuple[float, float]:
        if self.focus is None:
            return (self.vx * 0.6 + self.cx * 0.4, self.yh * 0.6 + self.cy * 0.4)
        x, y = self.place(self.focus)
        return (
            0.7 * x + 0.3 * self.cx,
            0.7 * min(max(y, self.cy - self.fh * 0.3), self.cy + self.fh * 0.3) + 0.3 * self.cy,
        )

    def place(self, s: Subject) -> tuple[float, float]:
        """The subject's anchor in the picture before the camera moves."""
        return (self.cx + s.x * self.fw / 2.0, self.cy - s.y * self.fh / 2.0)

    def foot(self, s: Subject) -> float:
        """y of the ground under a subject before the camera moves."""
        _, y = self.place(s)
        h = s.scale * self.fh
        if self.overhead:
            return y
        if s.role == "figure":
            drop = {"sit": 0.66, "drive": 0.66, "ride": 0.66, "kneel": 0.66, "crouch": 0.55, "lie": 0.12}.get(
                s.pose, 0.93
            )
            return y + h * drop
        return y + h * 0.5

    def subject_p(self, s: Subject) -> float:
        """Inverse distance of a subject: from the ground it stands on where that can be trusted, else its depth."""
        if self.overhead:
            return 1.05
        by_depth = p_of(s.depth)
        low = (self.foot(s) - self.yh) / self.g
        if s.kind in ("bird", "flock", "plane", "helicopter", "spaceship", "planet", "asteroid", "fish"):
            return by_depth
        if low < 0.03:
            return by_depth
        p = low if low < 1.0 else 1.0 + math.log(low)
        return min(3.2, p * 0.7 + by_depth * 0.3)

    # ---- the path -------------------------------------------------------------------------------------------

    def _pose(self, i: int) -> Pose:
        cam = self.plan.camera
        w, h, k = self.fw, self.fh, 0.35 + 0.9 * min(1.0, max(0.0, cam.speed))
        last = max(1, self.frames - 1)
        u = i / last
        e = ease(u) - 0.5
        t = i / float(self.rate)
        fp = max(0.12, self.focus_p)
        move = cam.move
        pose: dict[str, float] = {"roll": self.dutch}
        if move in ("pan left", "pan right"):
            side = 1.0 if move == "pan left" else -1.0
            pose["pan"] = side * e * w * 0.42 * k
            pose["truck"] = -side * e * w * 0.03 * k
        elif move in ("tilt up", "tilt down"):
            side = 1.0 if move == "tilt up" else -1.0
            pose["tilt"] = side * e * h * 0.5 * k
        elif move in ("push in", "pull out"):
            side = 1.0 if move == "push in" else -1.0
            amount = 0.34 * k * (e + 0.1) * side
            pose["dolly"] = amount / max(0.35, fp)
            pose["zoom"] = 1.0 + 0.10 * k * (e * side + 0.5)
        elif move == "track":
            across = self.focus.motion[0] if self.focus else 0.0
            if abs(across) > 0.04:
                shift = across * w * (t - self.seconds / 2.0)
                pose["truck"] = shift / fp
            else:
                toward = self.focus.motion[1] if self.focus else 0.0
                if abs(toward) > 0.04:
                    pose["dolly"] = -0.5 * k * e * math.copysign(1.0, toward) / max(0.35, fp)
                else:
                    pose["truck"] = (1 if self.plan.light.key < 0 else -1) * e * w * 0.42 * k / max(0.5, fp)
        elif move in ("crane up", "crane down"):
            side = 1.0 if move == "crane up" else -1.0
            pose["crane"] = side * e * h * 0.42 * k / max(0.5, fp)
            pose["tilt"] = -side * e * h * 0.22 * k
        elif move in ("zoom in", "zoom out"):
            side = 1.0 if move == "zoom in" else -1.0
            pose["zoom"] = math.exp(0.5 * k * (side * e + 0.5))
        elif move in ("whip pan left", "whip pan right"):
            side = 1.0 if move == "whip pan left" else -1.0
            pose["pan"], pose["blur"] = self._whip(t, side * w)
        elif move == "orbit":
            swing = e * w * 0.5 * k / max(0.5, fp)
            pose["truck"], pose["pan"] = swing, swing * fp
            pose["dolly"] = -0.10 * (4.0 * e * e) / max(0.35, fp)
        if move == "handheld" or (move == "whip pan left" or move == "whip pan right"):
            n = self._drift(t) if move == "handheld" else (0.0, 0.0, 0.0)
            pose["pan"] = pose.get("pan", 0.0) + n[0] * w * 0.014 * k
            pose["tilt"] = n[1] * h * 0.018 * k
            pose["roll"] += max(-1.1, min(1.1, n[2] * 0.7 * k))
        if move == "handheld":
            pose["zoom"] = 1.0
        return Pose(**pose)

    def _whip(self, t: float, run: float) -> tuple[float, float]:
        """Pan and blur of a whip: it waits, is gone in 0.4 s, overshoots by a hair and settles."""
        start = min(0.45, self.seconds * 0.25)
        length = min(0.42, self.seconds * 0.4)
        travel = 1.1 * run

        def at(when: float) -> float:
            u = (when - start) / length
            if u <= 0.0:
                return -travel
            if u < 1.0:
                return -travel * (1.0 - ease(u) * 1.0)
            return travel * 0.018 * math.exp(-6.0 * (u - 1.0)) * math.sin(5.0 * (u - 1.0))

        shutter = 0.5 / float(self.rate)
        return at(t), min(abs(at(t + shutter) - at(t - shutter)) * 0.9, self.fw * 0.16)

    def _drift(self, t: float) -> tuple[float, float, float]:
        out = []
        for axis in range(3):
            waves = self._waves[axis * 4 : axis * 4 + 4]
            out.append(sum(math.sin(t * f * 3.0 + a) / (1.0 + f) for f, a in waves))
        return (out[0], out[1], out[2])

    # ---- what it does ---------------------------------------------------------------------------------------

    def matrix(self, pose: Pose, p: float) -> tuple[float, float, float]:
        """A flat layer at ``p`` is scaled by the first number and then shifted by the other two."""
        s = 1.0 / max(_NEAREST, 1.0 - pose.dolly * p)
        fx, fy = self.foe
        z = pose.zoom
        bx = fx - s * (fx + p * pose.truck) - self.cx + pose.pan
        by = fy - s * (fy - p * pose.crane) - self.cy + pose.tilt
        return (s * z, self.cx + z * bx, self.cy + z * by)

    def lay(self, canvas: Any, pose: Pose, p: float) -> float:
        """Put the canvas into the layer's place; gives the scale."""
        s, x, y = self.matrix(pose, p)
        canvas.concat(skia.Matrix.MakeAll(s, 0, x, 0, s, y, 0, 0, 1))
        return s

    def project(self, pose: Pose, x: np.ndarray, y: np.ndarray, p: np.ndarray) -> np.ndarray:
        """Points of the picture at rest with their ``p`` -> where they are now, (n, 2)."""
        s = 1.0 / np.maximum(_NEAREST, 1.0 - pose.dolly * p)
        fx, fy = self.foe
        qx = self.cx + pose.zoom * (fx + (x - fx - p * pose.truck) * s - self.cx + pose.pan)
        qy = self.cy + pose.zoom * (fy + (y - fy + p * pose.crane) * s - self.cy + pose.tilt)
        return np.stack([qx, qy], axis=-1)

    def coverage(self, p: float) -> tuple[float, float, float, float]:
        """The part of a layer at ``p`` that any frame of the shot shows: left, top, right, bottom."""
        left = top = math.inf
        right = bottom = -math.inf
        for pose in self.poses:
            s, x, y = self.matrix(pose, p)
            left, top = min(left, -x / s), min(top, -y / s)
            right, bottom = max(right, (self.w - x) / s), max(bottom, (self.h - y) / s)
        pad = 4.0
        return (left - pad, top - pad, right + pad, bottom + pad)

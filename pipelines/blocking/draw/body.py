"""A skeleton as the camera sees it, and the trunk round its spine, on whose surface clothes can be drawn."""

from __future__ import annotations

import math
from functools import lru_cache

from pipelines.blocking.draw.cuts import Path, smooth
from pipelines.blocking.draw.gait import Joints
from pipelines.blocking.draw.poses import Vec
from pipelines.blocking.draw.traits import Traits
from pipelines.blocking.draw.turn import Slice, Turn, level

Pt = tuple[float, float]
TILT = 0.1  # the camera looks down a little: near things stand lower in the picture

MAN: tuple[Slice, ...] = (  # how far up the trunk, half width, front, back
    (-0.14, 0.074, 0.052, 0.06),
    (0.0, 0.08, 0.056, 0.07),
    (0.2, 0.078, 0.056, 0.064),
    (0.42, 0.071, 0.056, 0.05),
    (0.66, 0.085, 0.068, 0.06),
    (0.82, 0.1, 0.066, 0.064),
    (0.9, 0.104, 0.054, 0.06),
    (0.965, 0.082, 0.042, 0.054),
    (1.02, 0.05, 0.032, 0.044),
    (1.08, 0.036, 0.028, 0.038),
)
WOMAN: tuple[Slice, ...] = (
    (-0.14, 0.082, 0.05, 0.066),
    (0.0, 0.09, 0.054, 0.078),
    (0.2, 0.08, 0.055, 0.066),
    (0.44, 0.061, 0.05, 0.046),
    (0.66, 0.079, 0.079, 0.055),
    (0.8, 0.084, 0.078, 0.058),
    (0.89, 0.088, 0.056, 0.056),
    (0.955, 0.07, 0.042, 0.05),
    (1.01, 0.042, 0.03, 0.04),
    (1.08, 0.031, 0.026, 0.034),
)
CHILD: tuple[Slice, ...] = (
    (-0.14, 0.074, 0.056, 0.06),
    (0.0, 0.08, 0.062, 0.068),
    (0.2, 0.08, 0.066, 0.06),
    (0.44, 0.078, 0.066, 0.056),
    (0.66, 0.083, 0.064, 0.058),
    (0.82, 0.088, 0.058, 0.058),
    (0.9, 0.086, 0.05, 0.055),
    (0.96, 0.066, 0.042, 0.05),
    (1.01, 0.042, 0.034, 0.042),
    (1.08, 0.034, 0.03, 0.036),
)


@lru_cache(maxsize=256)
def trunk(who: Traits) -> tuple[Slice, ...]:
    """The trunk of one person."""
    child, female = who.age == 0.0, who.lash == 1.0
    table = CHILD if child else WOMAN if female else MAN
    wide = 0.5 + 0.5 * who.shoulders / (0.8 if child else 0.86 if female else 1.08)
    belly = 1.0 + 0.5 * max(0.0, who.build - 0.98)
    return tuple(
        (
            u,
            w * (wide if u > 0.6 else 1.0) * (0.45 + 0.55 * who.build),
            f * who.build * (belly if u < 0.6 else 1.0),
            b * who.build,
        )
        for u, w, f, b in table
    )


@lru_cache(maxsize=4096)
def _slice(who: Traits, u: float) -> Slice:
    return level(trunk(who), u)


class Body:
    """One figure's joints seen from the camera, the average place of its eyes at (0, 0)."""

    def __init__(self, who: Traits, joints: Joints, yaw: float, eyes: Vec, bulk: float, key: float = -1.0) -> None:
        self.who, self.j, self.yaw, self.bulk, self.key = who, joints, yaw, bulk, key
        self._c, self._s = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
        self._ox, self._oy = self.flat(eyes)
        self.width = who.build
        self.table = trunk(who)
        self.turn = Turn(yaw - joints.twist * 0.5)
        self._spine = [self.at(p) for p in (joints.pelvis, joints.waist, joints.chest, joints.neck)]

    def flat(self, v: Vec) -> Pt:
        """A direction in the figure's space as it falls on the picture."""
        return v[0] * self._c + v[2] * self._s, -v[1] + TILT * (v[2] * self._c - v[0] * self._s)

    def at(self, v: Vec) -> Pt:
        x, y = self.flat(v)
        return x - self._ox, y - self._oy

    def near(self, v: Vec) -> float:
        """How much nearer to the camera than the axis of the body."""
        return v[2] * self._c - v[0] * self._s

    def thumb(self, k: int) -> float:
        """Which side of a hanging hand the thumb is on."""
        return -1.0 if (self._s > 0.0) == (abs(self._s) > 0.5 or k == 0) else 1.0

    def axis(self, u: float) -> tuple[Pt, Pt]:
        """A point of the spine, ``u`` from pelvis 0 to neck 1, and the direction upward there."""
        knots = (0.0, 0.34, 0.7, 1.0)
        i = 0 if u < 0.34 else 1 if u < 0.7 else 2
        (ax, ay), (bx, by) = self._spine[i], self._spine[i + 1]
        k = (u - knots[i]) / (knots[i + 1] - knots[i])
        x, y = ax + (bx - ax) * k, ay + (by - ay) * k
        (px, py), (qx, qy) = self._spine[0], self._spine[3]
        dx, dy = (bx - ax) * 0.5 + (qx - px) * 0.25, (by - ay) * 0.5 + (qy - py) * 0.25
        long = math.hypot(dx, dy)
        return (x, y), ((dx / long, dy / long) if long > 0.02 else (0.0, -1.0))

    def slice(self, u: float, grow: float = 0.0) -> Slice:
        y, w, f, b = _slice(self.who, round(u, 3))
        return (y, w + grow, f + grow, b + grow)

    def edge(self, u: float, grow: float = 0.0) -> tuple[Pt, Pt]:
        """Left and right point of the trunk's silhouette at a height."""
        (x, y), (dx, dy) = self.axis(u)
        a, b = self.turn.reach(self.slice(u, grow))
        return (x - dy * a, y + dx * a), (x - dy * b, y + dx * b)

    def on(self, u: float, bearing: float, grow: float = 0.0) -> tuple[Pt, float]:
        """A point on the trunk at a height and a bearing from its front (+ to its left), and how near it is."""
        (x, y), (dx, dy) = self.axis(u)
        out, depth = self.turn.around(self.slice(u, grow), bearing)
        return (x - dy * out, y + dx * out + depth * TILT), depth

    def sheet(self, knots: tuple[tuple[float, float], ...], grow: float = 0.0) -> list[Pt]:
        """(u, bearing) points laid on the trunk; those on the far side are brought to its edge."""
        points = []
        for u, bearing in knots:
            (x, y), depth = self.on(u, bearing, grow)
            if depth < 0.0:
                low, high = self.edge(u, grow)
                x, y = min((low, high), key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2)
            points.append((x, y))
        return points

    def seen(self, bearing: float, least: float = -0.1) -> bool:
        """Whether the side of the trunk at a bearing looks towards the camera."""
        return math.cos(math.radians(bearing + self.turn.yaw)) > least

    def torso(self, grow: float) -> Path:
        levels = [row[0] for row in self.table]
        edges = [self.edge(u, grow * (1.0 if u < 0.95 else 0.5)) for u in levels]
        n = len(edges)
        dip, _ = self.on(1.03, 0.0) if self._c > 0.0 else self.on(1.06, 180.0)
        collar = [(dip[0], dip[1] + 0.012 * self._c)]
        return smooth([*(a for a, _ in edges), *collar, *(b for _, b in reversed(edges))], corners=(n - 1, n + 1))

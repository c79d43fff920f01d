"""Turning things: solids made of level slices, whose silhouette and shadow line are known for every angle.

A slice is (y, w, f, b): half its width, and how far it reaches to the front and to the back of the axis. A yaw of 0
looks into the camera, 90 to the right of the frame. In a solid's own space x is its left hand, y down, z to its front.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Slice = tuple[float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True)
class Turn:
    """A yaw (degrees) and a nod (degrees, + looks down) applied to points."""

    yaw: float
    nod: float = 0.0
    low: float = 1.0  # how far down the lower half of a face reaches: children's less

    @property
    def c(self) -> float:
        return math.cos(math.radians(self.yaw))

    @property
    def s(self) -> float:
        return math.sin(math.radians(self.yaw))

    def at(self, x: float, y: float, z: float) -> Point:
        """Where a point of the solid falls on the picture."""
        c, s = self.c, self.s
        return x * c + z * s, (y * self.low if y > 0.0 else y) + (z * c - x * s) * math.sin(math.radians(self.nod))

    def near(self, x: float, z: float) -> float:
        """How near to the camera a point is."""
        return z * self.c - x * self.s

    def reach(self, cut: Slice) -> tuple[float, float]:
        """Left and right edge of a slice."""
        _, w, f, b = cut
        middle, half = (f - b) * 0.5 * self.s, (f + b) * 0.5
        r = math.hypot(w * self.c, half * self.s)
        return middle - r, middle + r

    def facing(self, cut: Slice, azimuth: float) -> float:
        """x of the point of a slice whose surface faces ``azimuth`` degrees right of the camera."""
        _, w, f, b = cut
        a = math.radians(azimuth)
        nx = math.sin(a) * self.c - math.cos(a) * self.s
        nz = math.sin(a) * self.s + math.cos(a) * self.c
        half = max(0.02, (f + b) * 0.5)
        long = math.hypot(w * nx, half * nz) or 1e-6
        return (w * w * nx / long) * self.c + (half * half * nz / long + (f - b) * 0.5) * self.s

    def around(self, cut: Slice, bearing: float) -> Point:
        """(x, nearness) of the point of a slice that lies at ``bearing`` degrees right of its own front."""
        _, w, f, b = cut
        a = math.radians(bearing)
        half = max(0.02, (f + b) * 0.5)
        r = 1.0 / (math.hypot(math.sin(a) / max(0.02, w), math.cos(a) / half))
        x, z = r * math.sin(a), r * math.cos(a) + (f - b) * 0.5
        return x * self.c + z * self.s, self.near(x, z)


def level(table: Sequence[Slice], y: float) -> Slice:
    """The slice of a solid at height ``y``, between two given ones along a smooth curve."""
    keys = [row[0] for row in table]
    if y <= keys[0]:
        return (y, *table[0][1:])
    if y >= keys[-1]:
        return (y, *table[-1][1:])
    i = bisect_right(keys, y) - 1
    a, b = table[i], table[i + 1]
    p, q = table[max(0, i - 1)], table[min(len(table) - 1, i + 2)]
    span = b[0] - a[0]
    u = (y - a[0]) / span
    out = []
    for k in (1, 2, 3):
        ma = (b[k] - p[k]) / max(1e-6, b[0] - p[0]) * span
        mb = (q[k] - a[k]) / max(1e-6, q[0] - a[0]) * span
        u2, u3 = u * u, u * u * u
        out.append((2 * u3 - 3 * u2 + 1) * a[k] + (u3 - 2 * u2 + u) * ma + (3 * u2 - 2 * u3) * b[k] + (u3 - u2) * mb)
    return (y, out[0], out[1], out[2])


def curve(keys: Sequence[tuple[float, float]], x: float) -> float:
    """A value between given (x, value) keys, eased."""
    if x <= keys[0][0]:
        return keys[0][1]
    for (ax, av), (bx, bv) in itertools.pairwise(keys):
        if x <= bx:
            u = (x - ax) / (bx - ax or 1e-6)
            return av + (bv - av) * u * u * (3.0 - 2.0 * u)
    return keys[-1][1]

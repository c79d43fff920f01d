"""Machines in the round: profiles pushed out to both sides, drums, wheels and rods, seen from any side.

Model space: x forward, y up from the ground, s to the machine's right; one unit is the height of the machine. A facing
of 0 looks to the right of the frame and 90 into the camera, so at 0 the side s > 0 is the near one.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import skia

from pipelines.blocking.draw.cuts import Cut, Ink, Path, Point, hull, oval, poly, smooth, tube

Spot3 = tuple[float, float, float]
Knot = tuple[float, float, float]  # x, y, half width there
TILT = 0.13


@dataclass(frozen=True)
class View:
    """A facing (degrees), with a little perspective so that the near end of a long thing is the larger."""

    facing: float
    depth: float = 0.055
    eye: float = 1.1  # height of the camera, units

    @property
    def c(self) -> float:
        return math.cos(math.radians(self.facing))

    @property
    def s(self) -> float:
        return math.sin(math.radians(self.facing))

    @property
    def side(self) -> float:
        """The sign of s on the near side."""
        return 1.0 if self.c >= 0.0 else -1.0

    @property
    def ahead(self) -> float:
        """+1 if we see the front end, -1 if the back."""
        return 1.0 if self.s >= 0.0 else -1.0

    def near(self, x: float, s: float) -> float:
        return x * self.s + s * self.c

    def at(self, x: float, y: float, s: float) -> Point:
        depth = self.near(x, s)
        k = 1.0 + depth * self.depth
        return (x * self.c - s * self.s) * k, 0.5 - self.eye + (self.eye - y) * k + depth * TILT * 0.35

    def line(self, points: Sequence[Spot3]) -> list[Point]:
        return [self.at(*p) for p in points]


def panel(view: View, points: Sequence[Spot3], ink: Ink, round_: bool = False, **more: object) -> Cut:
    """A flat piece with the given corners."""
    flat = view.line(points)
    return Cut(smooth(flat) if round_ else poly(flat), ink, **more)  # type: ignore[arg-type]


def strip(view: View, knots: Sequence[Knot], offset: float = 0.0) -> list[Point]:
    """The band a stretch of profile sweeps from one side to the other."""
    side = view.side
    return [view.at(x, y, offset + side * w) for x, y, w in knots] + [
        view.at(x, y, offset - side * w) for x, y, w in reversed(knots)
    ]


def shell(
    view: View,
    knots: Sequence[Knot],
    bands: Sequence[tuple[int, int, Ink]],
    side_ink: Ink,
    corners: Sequence[int] = (),
    inside: tuple[Cut, ...] = (),
    shadow: float = 0.03,
    form: float = 0.9,
    offset: float = 0.0,
    crown: float = 0.0,
) -> list[Cut]:
    """A closed profile (clockwise from the front bottom, over the top, to the back bottom) as a body.

    ``bands`` are stretches of it (first and last index) with their own paper: bonnet, glass, tail.
    ``offset`` moves the whole body sideways; ``crown`` is how much its top swells between the sides.
    """
    side = view.side
    near = [view.at(x, y, offset + side * w) for x, y, w in knots]
    out: list[Cut] = []
    swell = (
        [view.at(x, y + crown, offset + k * w * 0.6) for x, y, w in knots if y > 0.3 for k in (-1.0, 1.0)]
        if crown
        else []
    )
    everything = hull([*near, *swell, *(view.at(x, y, offset - side * w) for x, y, w in knots)])
    out.append(Cut(smooth(everything, pull=0.1), (side_ink[0], side_ink[1] - 0.26), 0.0, 1.0))
    for first, last, ink in bands:
        run = knots[first : last + 1]
        a, b = run[0], run[-1]
        quad = [
            (a[0], a[1], offset + side * a[2]),
            (b[0], b[1], offset + side * b[2]),
            (b[0], b[1], offset - side * b[2]),
            (a[0], a[1], offset - side * a[2]),
        ]
        flat = view.line(quad)
        area = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(flat, [*flat[1:], flat[0]], strict=True))
        if area * side < 0.004:
            continue
        n = len(run)
        out.append(Cut(smooth(strip(view, run, offset), corners=(0, n - 1, n, 2 * n - 1)), ink, 0.6, 0.7))
    if abs(view.c) > 0.12:
        out.append(Cut(smooth(near, corners=corners), side_ink, form, 1.0, shadow=shadow, inside=inside))
    return out


def drum(
    view: View,
    rings: Sequence[tuple[float, float, float]],
    ink: Ink,
    caps: Ink | None = None,
    inside: tuple[Cut, ...] = (),
    offset: float = 0.0,
    shadow: float = 0.04,
) -> list[Cut]:
    """A round body along x: rings of (x, y of the axis, radius)."""
    points: list[Point] = []
    for x, y, r in rings:
        for k in range(16):
            a = math.tau * k / 16.0
            points.append(view.at(x, y + r * math.sin(a), offset + r * math.cos(a)))
    out = [Cut(smooth(hull(points), pull=0.14), ink, 1.0, 1.0, shadow=shadow, inside=inside)]
    if caps is not None:
        x, y, r = max(rings, key=lambda ring: view.near(ring[0], 0.0))
        if abs(view.s) > 0.1:
            disc = [
                view.at(x, y + r * math.sin(k * math.tau / 16), offset + r * math.cos(k * math.tau / 16))
                for k in range(16)
            ]
            out.append(Cut(smooth(disc), caps, 0.7, 1.0))
    return out


def bulge(view: View, rings: Sequence[tuple[float, float, float]], offset: float = 0.0) -> Path:
    """The silhouette of a tapering round body, hollows kept: one hull a stretch, joined by the winding."""
    path = skia.Path()
    for (ax, ay, ar), (bx, by, br) in itertools.pairwise(rings):
        points = []
        for x, y, r in ((ax, ay, ar), (bx, by, br)):
            points += [
                view.at(x, y + r * math.sin(k * math.tau / 14), offset + r * math.cos(k * math.tau / 14))
                for k in range(14)
            ]
        path.addPath(smooth(hull(points), pull=0.12))
    return path


@lru_cache(maxsize=512)
def _tread(ax: float, ay: float, bx: float, by: float, r: float, c: float) -> Path:
    """The round of a wheel between its two faces."""
    ring = [(r * c * math.cos(a), r * math.sin(a)) for a in (math.tau * i / 20 for i in range(20))]
    return smooth(hull([(x + ox, y + oy) for ox, oy in ((ax, ay), (bx, by)) for x, y in ring]), pull=0.15)


def wheel(
    view: View,
    x: float,
    s: float,
    r: float,
    turn: float,
    spokes: int = 5,
    rim: Ink = ("metal", 0.0),
    tyre: float = 0.3,
    y: float | None = None,
    wide: float = 0.1,
    far: bool = False,
    part: str = "both",
) -> list[Cut]:
    """A wheel that stands at (x, s); ``tyre`` is the part of the radius that is rubber.

    ``part`` may ask for the tread only, which lies under the coachwork, or for the face only, which lies in it.
    """
    y = r if y is None else y
    cx, cy = view.at(x, y, s)
    k = 1.0 + view.near(x, s) * view.depth
    r *= k
    c = max(0.06, abs(view.c))
    bx, by = view.at(x, y, s - (wide if s > 0 else -wide))
    dim = -0.3 if far else 0.0
    out = [Cut(_tread(cx, cy, bx, by, r, c), ("tyre", dim - 0.15), 0.0, 0.7)] if part != "face" else []
    if part == "tread" or (part == "face" and abs(view.c) < 0.1):
        return out
    face = oval(cx, cy, r * c, r)
    inner = r * (1.0 - tyre)
    blades = skia.Path()
    for i in range(spokes):
        a = turn + math.tau * i / spokes
        ux, uy = math.cos(a), math.sin(a)
        corners = ((0.1, -0.1), (0.96, -0.065), (0.96, 0.065), (0.1, 0.1))
        blades.addPath(poly([(cx + (ux * u - uy * v) * inner * c, cy + (uy * u + ux * v) * inner) for u, v in corners]))
    spoke = (Cut(blades, (rim[0], rim[1] + 0.14 + dim), 0.0, 0.0, size=50),)
    dish = Cut(oval(cx, cy, inner * c, inner), (rim[0], rim[1] - 0.35 + dim), 0.0, 0.0, inside=spoke)
    out.append(
        Cut(
            face,
            ("tyre", 0.05 + dim),
            0.0,
            0.4,
            inside=(dish, Cut(oval(cx, cy, inner * 0.2 * c, inner * 0.2), (rim[0], rim[1] + 0.2), 0.0, 0.0, size=60)),
        )
    )
    return out


def rod(view: View, points: Sequence[Spot3], r: float, ink: Ink, **more: object) -> Cut:
    """A bar through points."""
    flat = view.line(points)
    return Cut(tube(flat, [r] * len(flat)), ink, **more)  # type: ignore[arg-type]


def lamp(view: View, x: float, y: float, s: float, r: float, ink: Ink, out_dir: float, power: float = 1.0) -> list[Cut]:
    """A round lamp on the front (``out_dir`` 1) or the back (-1), which glows in the dark."""
    toward = view.s * out_dir
    if toward < -0.15 or (toward < 0.12 and s * view.side < 0):
        return []
    px, py = view.at(x, y, s)
    wide = max(0.32, abs(view.s))
    return [
        Cut(oval(px, py, r * wide, r), ink, 0.0, 0.6, solid=False, size=40),
        Cut(
            oval(px, py, r * 0.6 * wide, r * 0.6),
            ("white", 0.3) if out_dir > 0 else ink,
            0.0,
            0.0,
            alpha=0.7,
            solid=False,
            size=90,
        ),
        Cut(oval(px, py, r), ink, glow=r * (5.0 + 5.0 * max(0.0, toward)) * power, alpha=0.85, night=True, solid=False),
    ]


def dust(
    view: View, x: float, t: float, speed: float, size: float, ink: Ink = ("smoke", 0.0), strength: float = 0.3
) -> list[Cut]:
    """Puffs left behind a thing that moves."""
    if speed < 0.05:
        return []
    out: list[Cut] = []
    for k in range(6):
        age = (t * 1.3 + k / 6.0) % 1.0
        px, py = view.at(x - age * (1.2 + speed * 2.0), 0.05 + age * 0.22 * size, 0.0)
        r = size * (0.1 + 0.34 * age)
        out.append(
            Cut(
                oval(px, py, r * 1.5, r),
                ink,
                0.0,
                0.0,
                alpha=strength * (1.0 - age) * min(1.0, speed * 2.0),
                soft=True,
                solid=False,
            )
        )
    return out

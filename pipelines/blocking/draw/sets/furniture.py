"""Furniture as cut paper: drawn in metres, foot at the origin, lit from the key's side."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import skia

from ..paints import glow, ink, pen, wash
from ..stage import Stage
from ..tones import RGB, mix


@dataclass(frozen=True)
class Kit:
    """The colours a piece may use where it stands."""

    body: RGB
    dark: RGB
    lit: RGB
    accent: RGB
    lamp: RGB
    paper: RGB
    key: float
    on: bool
    rng: random.Random


Piece = Callable[[Any, Kit], None]


def box(
    c: Any,
    k: Kit,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    colour: RGB | None = None,
    r: float = 0.0,
    top: bool = True,
) -> None:
    """A block: body with a lit top edge and a shaded side; y is up."""
    col = colour or k.body
    side = mix(col, k.dark, 0.45)
    a, b = (mix(col, k.lit, 0.18), side) if k.key <= 0 else (side, mix(col, k.lit, 0.18))
    rect = skia.Rect(x0, -y1, x1, -y0)
    paint = wash(a, b, x0, 0, x1, 0)
    if r:
        c.drawRRect(skia.RRect.MakeRectXY(rect, r, r), paint)
    else:
        c.drawRect(rect, paint)
    if top:
        h = min(0.05, (y1 - y0) * 0.3)
        c.drawRRect(
            skia.RRect.MakeRectXY(skia.Rect(x0, -y1, x1, -y1 + h), min(r, h), min(r, h)), ink(mix(col, k.lit, 0.5))
        )


def legs(c: Any, k: Kit, xs: tuple[float, ...], h: float, w: float = 0.06) -> None:
    """Plain legs."""
    for x in xs:
        c.drawRect(skia.Rect(x - w / 2, -h, x + w / 2, 0), ink(k.dark))


def kit_of(s: Stage, depth: float, name: str, body: RGB | None = None) -> Kit:
    """The colours of a piece at ``depth`` in a room: less air than outdoors, lamps lit after dark."""
    t = s.tones
    k = max(0.0, (depth + 1) / 2)

    def far(c: RGB) -> RGB:
        return mix(c, t.mid, 0.25 * k) if not t.night else mix(c, t.near, 0.15 * k)

    base = body or mix(t.mid, t.near, 0.55)
    dim = 0.3 if t.night else 0.0
    return Kit(
        body=far(mix(base, t.shade, dim)),
        dark=far(mix(t.near, t.shade, 0.5)),
        lit=far(mix(t.light, t.horizon, 0.35 + dim * 0.5)),
        accent=far(mix(t.accent, t.shade, 0.12 + dim * 0.6)),
        lamp=t.practical,
        paper=far(mix(mix(t.light, t.horizon, 0.5), t.mid, 0.25 + dim)),
        key=t.key,
        on=t.night or s.plan.light.time in ("dawn", "sunset"),
        rng=s.rng(f"piece {name} {depth:.2f}"),
    )


def table(c: Any, k: Kit) -> None:
    """A table with a cup and a bowl."""
    legs(c, k, (-0.75, 0.75), 0.72)
    box(c, k, -0.95, 0.70, 0.95, 0.78)
    c.drawOval(skia.Rect(-0.25, -0.90, 0.15, -0.76), ink(k.accent))
    box(c, k, 0.4, 0.78, 0.5, 0.90, k.paper)


def chair(c: Any, k: Kit) -> None:
    """A plain chair."""
    legs(c, k, (-0.2, 0.2), 0.45, 0.05)
    box(c, k, -0.24, 0.43, 0.24, 0.50)
    box(c, k, -0.22, 0.5, -0.16, 1.0)
    box(c, k, 0.16, 0.5, 0.22, 1.0)
    box(c, k, -0.22, 0.78, 0.22, 0.98)


def sofa(c: Any, k: Kit) -> None:
    """A sofa with cushions."""
    box(c, k, -1.1, 0.1, 1.1, 0.5, r=0.08)
    box(c, k, -1.0, 0.4, 1.0, 0.92, r=0.12)
    box(c, k, -1.2, 0.08, -0.95, 0.66, r=0.1)
    box(c, k, 0.95, 0.08, 1.2, 0.66, r=0.1)
    box(c, k, -0.93, 0.44, 0.0, 0.58, mix(k.body, k.lit, 0.12), 0.05)
    box(c, k, 0.0, 0.44, 0.93, 0.58, mix(k.body, k.lit, 0.12), 0.05)
    box(c, k, -0.85, 0.55, -0.45, 0.9, k.accent, 0.06)


def bed(c: Any, k: Kit) -> None:
    """A bed seen from the side."""
    box(c, k, -1.2, 0.0, -1.1, 1.1)
    box(c, k, 0.95, 0.0, 1.05, 0.6)
    box(c, k, -1.1, 0.2, 1.0, 0.38, k.dark)
    box(c, k, -1.1, 0.36, 1.0, 0.6, mix(k.paper, k.body, 0.25), 0.06)
    box(c, k, -0.5, 0.38, 1.02, 0.66, k.accent, 0.08)
    box(c, k, -1.05, 0.58, -0.55, 0.76, k.paper, 0.08)


def shelf(c: Any, k: Kit) -> None:
    """Shelves with things on them."""
    box(c, k, -0.7, 0.0, 0.7, 2.1)
    for i in range(5):
        y = 0.1 + i * 0.4
        c.drawRect(skia.Rect(-0.64, -(y + 0.34), 0.64, -y), ink(mix(k.dark, k.body, 0.15)))
        x = -0.6
        while x < 0.52:
            w, h = k.rng.uniform(0.05, 0.16), k.rng.uniform(0.14, 0.31)
            c.drawRect(
                skia.Rect(x, -(y + h), x + w, -y),
                ink(mix(k.rng.choice((k.accent, k.paper, k.body, k.lit)), k.dark, k.rng.uniform(0.1, 0.45))),
            )
            x += w + k.rng.uniform(0.01, 0.12)


def bookcase(c: Any, k: Kit) -> None:
    """Books from floor to ceiling."""
    box(c, k, -1.0, 0.0, 1.0, 2.9)
    for i in range(7):
        y = 0.08 + i * 0.4
        c.drawRect(skia.Rect(-0.94, -(y + 0.35), 0.94, -y), ink(mix(k.dark, k.body, 0.1)))
        x = -0.92
        while x < 0.86:
            w, h = k.rng.uniform(0.03, 0.075), k.rng.uniform(0.22, 0.33)
            if k.rng.random() < 0.92:
                c.drawRect(
                    skia.Rect(x, -(y + h), x + w * 0.92, -y),
                    ink(mix(k.rng.choice((k.accent, k.paper, k.body, k.lit, k.dark)), k.dark, k.rng.uniform(0.1, 0.5))),
                )
            x += w


def desk(c: Any, k: Kit) -> None:
    """A desk with a lamp, papers and a screen."""
    box(c, k, -0.9, 0.0, -0.45, 0.72)
    box(c, k, 0.45, 0.0, 0.9, 0.72)
    box(c, k, -1.0, 0.70, 1.0, 0.78)
    box(c, k, -0.35, 0.92, 0.25, 1.32, k.dark)
    c.drawRect(skia.Rect(-0.31, -1.28, 0.21, -0.96), ink(mix(k.lit, k.lamp, 0.3) if k.on else mix(k.dark, k.lit, 0.3)))
    c.drawRect(skia.Rect(-0.09, -0.92, -0.01, -0.78), ink(k.dark))
    box(c, k, 0.4, 0.78, 0.75, 0.84, k.paper)
    c.drawLine(-0.7, -0.78, -0.62, -1.15, pen(k.dark, 0.03))
    shade = skia.Path()
    shade.addPoly(
        [skia.Point(-0.68, -1.22), skia.Point(-0.52, -1.2), skia.Point(-0.42, -1.05), skia.Point(-0.74, -1.08)], True
    )
    c.drawPath(shade, ink(k.accent))
    if k.on:
        c.drawCircle(-0.56, -1.0, 0.7, glow(k.lamp, -0.56, -1.0, 0.7, 0.6))


def bath(c: Any, k: Kit) -> None:
    """A tub, a basin and a mirror."""
    tub = skia.Path()
    tub.moveTo(-1.9, -0.62)
    tub.quadTo(-1.8, -0.08, -1.3, -0.06)
    tub.lineTo(-0.4, -0.06)
    tub.quadTo(0.05, -0.08, 0.1, -0.62)
    tub.close()
    c.drawPath(tub, wash(k.paper, mix(k.paper, k.dark, 0.3), 0, -0.6, 0, 0))
    box(c, k, -1.98, 0.58, 0.18, 0.68, k.paper, 0.04)
    box(c, k, 0.9, 0.0, 1.05, 0.75, k.paper)
    box(c, k, 0.55, 0.72, 1.4, 0.9, k.paper, 0.08)
    c.drawOval(skia.Rect(0.6, -2.1, 1.35, -1.2), ink(k.body))
    c.drawOval(
        skia.Rect(0.64, -2.06, 1.31, -1.24), wash(mix(k.lit, k.body, 0.3), mix(k.lit, k.dark, 0.4), 0.6, -2, 1.3, -1.2)
    )
    if k.on:
        c.drawCircle(0.97, -2.25, 0.8, glow(k.lamp, 0.97, -2.25, 0.8, 0.6))


def kitchen_unit(c: Any, k: Kit) -> None:
    """Cupboards, stove, sink, hood, fridge."""
    box(c, k, -2.6, 0.0, 1.5, 0.9)
    for i in range(6):
        x = -2.55 + i * 0.68
        c.drawRect(skia.Rect(x, -0.82, x + 0.62, -0.1), ink(mix(k.body, k.lit, 0.1)))
        c.drawRect(skia.Rect(x + 0.25, -0.78, x + 0.4, -0.75), ink(k.dark))
    box(c, k, -2.65, 0.88, 1.55, 0.96, k.paper)
    c.drawRect(skia.Rect(-0.6, -0.82, 0.05, -0.1), ink(k.dark))
    c.drawRect(skia.Rect(-0.52, -0.6, -0.03, -0.25), ink(mix(k.dark, k.lamp, 0.4 if k.on else 0.1)))
    for x0, x1 in ((-2.6, -0.8), (0.3, 1.5)):
        box(c, k, x0, 1.5, x1, 2.25)
        n = round((x1 - x0) / 0.6)
        for i in range(n):
            a = x0 + (x1 - x0) * i / n
            c.drawRect(skia.Rect(a + 0.03, -2.2, a + (x1 - x0) / n - 0.03, -1.55), ink(mix(k.body, k.lit, 0.14)))
    hood = skia.Path()
    hood.addPoly(
        [
            skia.Point(-0.65, -1.6),
            skia.Point(-0.42, -1.95),
            skia.Point(-0.42, -2.9),
            skia.Point(-0.12, -2.9),
            skia.Point(-0.12, -1.95),
            skia.Point(0.1, -1.6),
        ],
        True,
    )
    c.drawPath(hood, ink(mix(k.body, k.dark, 0.4)))
    box(c, k, -0.45, 0.96, -0.15, 1.14, k.accent, 0.03)
    c.drawLine(-1.6, -1.25, -1.6, -0.95, pen(k.lit, 0.04))
    c.drawLine(-1.6, -1.25, -1.4, -1.2, pen(k.lit, 0.04))
    box(c, k, 1.6, 0.0, 2.4, 1.9, mix(k.paper, k.body, 0.2), 0.06)
    c.drawRect(skia.Rect(1.6, -1.22, 2.4, -1.19), ink(k.dark))
    for x, col in ((-2.3, k.accent), (-2.1, k.paper), (0.9, k.lit), (1.1, k.accent)):
        box(c, k, x, 0.96, x + 0.14, 1.2, mix(col, k.body, 0.2), 0.03)


def pictures(c: Any, k: Kit) -> None:
    """Framed pictures."""
    for x, y, w, h in ((-0.9, 1.5, 0.7, 0.9), (0.0, 1.75, 0.5, 0.4), (0.0, 1.35, 0.5, 0.32), (0.65, 1.5, 0.5, 0.7)):
        box(c, k, x, y, x + w, y + h, k.dark, top=False)
        c.drawRect(
            skia.Rect(x + 0.05, -(y + h) + 0.05, x + w - 0.05, -y - 0.05),
            wash(mix(k.paper, k.body, 0.3), mix(k.accent, k.body, 0.4), 0, -(y + h), 0, -y),
        )


def floor_lamp(c: Any, k: Kit) -> None:
    """A standard lamp and its glow."""
    c.drawRect(skia.Rect(-0.02, -1.5, 0.02, 0), ink(k.dark))
    c.drawOval(skia.Rect(-0.2, -0.06, 0.2, 0.03), ink(k.dark))
    if k.on:
        c.drawCircle(0, -1.6, 2.0, glow(k.lamp, 0, -1.6, 2.0, 0.55))
    shade = skia.Path()
    shade.addPoly(
        [skia.Point(-0.18, -1.85), skia.Point(0.18, -1.85), skia.Point(0.3, -1.45), skia.Point(-0.3, -1.45)], True
    )
    c.drawPath(shade, ink(mix(k.lamp, k.paper, 0.2) if k.on else mix(k.paper, k.body, 0.4)))


def plant(c: Any, k: Kit) -> None:
    """A plant in a pot."""
    for i in range(9):
        a = math.radians(-150 + i * 15 + k.rng.uniform(-8, 8))
        length = k.rng.uniform(0.6, 1.0)
        x, y = math.cos(a) * length * 0.7, math.sin(a) * length - 0.35
        leaf = skia.Path()
        leaf.moveTo(0, -0.4)
        leaf.quadTo(x * 0.3 - 0.12, y * 0.7, x, y)
        leaf.quadTo(x * 0.6 + 0.12, y * 0.6, 0, -0.4)
        c.drawPath(leaf, ink(mix(k.dark, k.lit, 0.15 + 0.2 * k.rng.random())))
    box(c, k, -0.2, 0.0, 0.2, 0.42, k.accent, 0.04)


def door(c: Any, k: Kit) -> None:
    """A panelled door in its frame."""
    box(c, k, -0.55, 0.0, 0.55, 2.2, mix(k.body, k.lit, 0.25))
    box(c, k, -0.45, 0.0, 0.45, 2.1, mix(k.body, k.dark, 0.35))
    for y0, y1 in ((0.2, 0.95), (1.1, 1.95)):
        for x0, x1 in ((-0.35, -0.05), (0.05, 0.35)):
            c.drawRect(skia.Rect(x0, -y1, x1, -y0), ink(mix(k.body, k.dark, 0.5)))
    c.drawCircle(0.36, -1.02, 0.04, ink(k.lamp))


PIECES: dict[str, Piece] = {
    "table": table,
    "chair": chair,
    "sofa": sofa,
    "bed": bed,
    "shelf": shelf,
    "bookcase": bookcase,
    "kitchen": kitchen_unit,
    "desk": desk,
    "bath": bath,
    "pictures": pictures,
    "lamp": floor_lamp,
    "plant": plant,
    "door": door,
}

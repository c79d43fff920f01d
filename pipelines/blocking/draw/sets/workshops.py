"""What workshops, garages and stores are furnished with."""

from __future__ import annotations

from typing import Any

import skia

from ..paints import ink, pen, wash
from ..tones import mix
from .furniture import Kit, Piece, box, legs


def workbench(c: Any, k: Kit) -> None:
    """A bench with a vice under a wall of tools."""
    box(c, k, -1.9, 1.35, 1.9, 2.4, mix(k.body, k.dark, 0.3))
    for _ in range(16):
        x, y = k.rng.uniform(-1.75, 1.75), k.rng.uniform(1.6, 2.25)
        h = k.rng.uniform(0.15, 0.4)
        c.drawLine(x, -y, x, -y + h, pen(k.rng.choice((k.lit, k.paper, k.accent, k.dark)), k.rng.uniform(0.03, 0.07)))
        if k.rng.random() < 0.5:
            c.drawCircle(x, -y, 0.07, ink(k.lit))
    legs(c, k, (-1.7, -0.1, 1.7), 0.85, 0.12)
    box(c, k, -2.0, 0.82, 2.0, 0.95)
    box(c, k, -1.6, 0.2, -0.4, 0.7, mix(k.accent, k.dark, 0.2), 0.03)
    for i in range(3):
        c.drawRect(skia.Rect(-1.5, -0.62 + i * 0.15, -0.5, -0.6 + i * 0.15), ink(k.dark))
    box(c, k, 0.9, 0.95, 1.25, 1.2, k.dark, 0.04)
    box(c, k, -0.2, 0.95, 0.25, 1.1, k.accent, 0.03)


def tyres(c: Any, k: Kit) -> None:
    """Stacked tyres."""
    for col in range(3):
        for row in range(4 - col):
            c.drawRRect(
                skia.RRect.MakeRectXY(
                    skia.Rect(col * 0.72 - 0.34, -(row + 1) * 0.24, col * 0.72 + 0.34, -row * 0.24 - 0.01), 0.11, 0.11
                ),
                wash(mix(k.dark, k.lit, 0.25), k.dark, 0, -(row + 1) * 0.24, 0, -row * 0.24),
            )


def lift(c: Any, k: Kit) -> None:
    """A car raised on a lift."""
    for x in (-2.2, 2.2):
        box(c, k, x - 0.12, 0, x + 0.12, 2.9, k.accent)
    body = skia.Path()
    body.moveTo(-2.0, -1.75)
    body.lineTo(-1.9, -2.1)
    body.quadTo(-1.0, -2.25, -0.8, -2.3)
    body.quadTo(-0.3, -2.85, 0.4, -2.82)
    body.quadTo(1.1, -2.78, 1.35, -2.28)
    body.quadTo(2.0, -2.2, 2.05, -1.75)
    body.close()
    c.drawPath(body, wash(mix(k.body, k.lit, 0.35), mix(k.body, k.dark, 0.4), 0, -2.8, 0, -1.7))
    for x in (-1.2, 1.25):
        c.drawCircle(x, -1.68, 0.33, ink(k.dark))
        c.drawCircle(x, -1.68, 0.17, ink(k.lit))
    c.drawRect(skia.Rect(-2.2, -1.78, 2.2, -1.68), ink(k.dark))


def crates(c: Any, k: Kit) -> None:
    """Crates on pallets."""
    for x, y, w, h in ((-1.2, 0.1, 1.2, 1.0), (0.1, 0.1, 1.0, 0.8), (-0.9, 1.12, 0.9, 0.8), (0.2, 0.92, 0.8, 0.6)):
        box(c, k, x, y, x + w, y + h)
        for i in range(1, 4):
            c.drawRect(skia.Rect(x, -(y + h * i / 4) - 0.012, x + w, -(y + h * i / 4) + 0.012), ink(k.dark, 0.6))
        c.drawLine(x, -y, x + w, -(y + h), pen(mix(k.body, k.dark, 0.4), 0.07))
    c.drawRect(skia.Rect(-1.3, -0.1, 1.2, 0), ink(k.dark))


def racks(c: Any, k: Kit) -> None:
    """High racking with boxes."""
    for level in range(4):
        y = 0.1 + level * 1.25
        x = -3.0
        while x < 2.8:
            w, h = k.rng.uniform(0.5, 1.0), k.rng.uniform(0.5, 0.95)
            if k.rng.random() < 0.85:
                box(
                    c,
                    k,
                    x,
                    y,
                    x + w,
                    y + h,
                    mix(k.rng.choice((k.body, k.accent, k.paper, k.lit)), k.dark, k.rng.uniform(0.25, 0.55)),
                )
            x += w + 0.08
        c.drawRect(skia.Rect(-3.1, -y, 3.1, -y + 0.1), ink(mix(k.accent, k.dark, 0.25)))
    for x in (-3.1, 0.0, 3.1):
        c.drawRect(skia.Rect(x - 0.06, -5.2, x + 0.06, 0), ink(mix(k.dark, k.accent, 0.2)))


def barrels(c: Any, k: Kit) -> None:
    """Barrels on their sides and on end."""
    for x, y in ((-1.2, 0.4), (-0.35, 0.4), (0.5, 0.4), (-0.78, 1.1), (0.08, 1.1)):
        c.drawCircle(x, -y, 0.4, ink(mix(k.body, k.dark, 0.3)))
        c.drawCircle(x, -y, 0.33, wash(mix(k.body, k.lit, 0.2), k.body, x, -y - 0.3, x, -y + 0.3))
        c.drawCircle(x, -y, 0.33, pen(k.dark, 0.03))


PIECES: dict[str, Piece] = {
    "workbench": workbench,
    "tyres": tyres,
    "lift": lift,
    "crates": crates,
    "racks": racks,
    "barrels": barrels,
}

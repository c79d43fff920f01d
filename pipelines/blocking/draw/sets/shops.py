"""What shops, bars and cafés are furnished with."""

from __future__ import annotations

from typing import Any

import skia

from ..paints import glow, ink, wash
from ..tones import mix
from .furniture import Kit, Piece, box, chair, shelf


def counter(c: Any, k: Kit) -> None:
    """A long counter with panels."""
    box(c, k, -2.4, 0.0, 2.4, 1.05)
    for i in range(6):
        x = -2.3 + i * 0.78
        c.drawRect(skia.Rect(x, -0.88, x + 0.66, -0.12), ink(mix(k.body, k.dark, 0.3)))
    box(c, k, -2.5, 1.03, 2.5, 1.13, mix(k.body, k.lit, 0.3))


def stools(c: Any, k: Kit) -> None:
    """Bar stools."""
    for x in (-1.6, -0.6, 0.5, 1.5):
        c.drawRect(skia.Rect(x - 0.03, -0.75, x + 0.03, 0), ink(k.dark))
        c.drawOval(skia.Rect(x - 0.2, -0.06, x + 0.2, 0.02), ink(k.dark))
        box(c, k, x - 0.2, 0.73, x + 0.2, 0.84, k.accent, 0.05)


def bottles(c: Any, k: Kit) -> None:
    """A back bar: lit shelves of bottles."""
    box(c, k, -2.3, 0.9, 2.3, 2.9, k.dark)
    for y in (1.1, 1.65, 2.2):
        if k.on:
            c.drawRect(
                skia.Rect(-2.2, -(y + 0.48), 2.2, -y),
                wash(mix(k.lamp, k.dark, 0.6), mix(k.lamp, k.dark, 0.15), 0, -(y + 0.48), 0, -y),
            )
        else:
            c.drawRect(skia.Rect(-2.2, -(y + 0.48), 2.2, -y), ink(mix(k.dark, k.lit, 0.2)))
        x = -2.15
        while x < 2.1:
            w, h = k.rng.uniform(0.07, 0.12), k.rng.uniform(0.24, 0.4)
            col = mix(k.rng.choice((k.accent, k.body, k.lit, k.dark, k.lamp)), k.dark, k.rng.uniform(0.15, 0.5))
            c.drawRect(skia.Rect(x, -(y + h * 0.65), x + w, -y), ink(col, 0.92))
            c.drawRect(skia.Rect(x + w * 0.33, -(y + h), x + w * 0.67, -y), ink(col, 0.92))
            x += w + k.rng.uniform(0.02, 0.09)
        c.drawRect(skia.Rect(-2.25, -y, 2.25, -y + 0.04), ink(k.body))


def cafe(c: Any, k: Kit) -> None:
    """Small round tables with cloths, chairs, candles."""
    for x in (-2.2, 0.2, 2.4):
        c.save()
        c.translate(x, 0)
        c.save()
        c.translate(-0.62, 0)
        chair(c, k)
        c.translate(1.24, 0)
        chair(c, k)
        c.restore()
        cloth = skia.Path()
        cloth.addPoly(
            [skia.Point(-0.45, -0.76), skia.Point(0.45, -0.76), skia.Point(0.52, -0.25), skia.Point(-0.52, -0.25)], True
        )
        c.drawRect(skia.Rect(-0.04, -0.4, 0.04, 0), ink(k.dark))
        c.drawPath(cloth, wash(k.paper, mix(k.paper, k.dark, 0.3), 0, -0.8, 0, -0.2))
        c.drawRect(skia.Rect(-0.03, -0.9, 0.03, -0.76), ink(k.accent))
        c.drawCircle(0, -0.95, 0.5, glow(k.lamp, 0, -0.95, 0.5, 0.75, 0.06))
        c.restore()


def goods(c: Any, k: Kit) -> None:
    """Shop shelves."""
    for x in (-2.4, 0.0, 2.4):
        c.save()
        c.translate(x, 0)
        c.scale(1.5, 1.0)
        shelf(c, k)
        c.restore()


PIECES: dict[str, Piece] = {
    "counter": counter,
    "stools": stools,
    "bottles": bottles,
    "cafe": cafe,
    "goods": goods,
}

"""What schools, churches, theatres and prisons are furnished with."""

from __future__ import annotations

from typing import Any

import skia

from ..paints import glow, ink, pen, wash
from ..tones import mix
from .furniture import Kit, Piece, box, chair, legs


def desks(c: Any, k: Kit) -> None:
    """A row of school desks."""
    for x in (-2.4, -0.8, 0.8, 2.4):
        c.save()
        c.translate(x, 0)
        legs(c, k, (-0.45, 0.45), 0.68, 0.05)
        box(c, k, -0.55, 0.66, 0.55, 0.74)
        c.translate(0.1, 0)
        c.scale(0.85, 0.85)
        chair(c, k)
        c.restore()


def blackboard(c: Any, k: Kit) -> None:
    """A board with chalk on it."""
    box(c, k, -2.1, 0.9, 2.1, 2.4, mix(k.body, k.lit, 0.1))
    c.drawRect(skia.Rect(-2.0, -2.32, 2.0, -1.0), ink(mix(k.dark, k.accent, 0.08)))
    for i in range(4):
        y = -2.1 + i * 0.24
        c.drawLine(-1.7, y, -1.7 + k.rng.uniform(0.8, 2.6), y, pen(k.paper, 0.035, 0.6))
    c.drawCircle(1.3, -1.6, 0.3, pen(k.paper, 0.03, 0.6))


def pews(c: Any, k: Kit) -> None:
    """Two blocks of pews with an aisle between."""
    for sgn in (-1, 1):
        a, b = sorted((sgn * 0.9, sgn * 4.6))
        box(c, k, a, 0.0, b, 0.95)
        box(c, k, a - 0.05, 0.93, b + 0.05, 1.02, mix(k.body, k.lit, 0.2))
        e0, e1 = sorted((sgn * 0.85, sgn * 1.0))
        box(c, k, e0, 0.0, e1, 1.12, mix(k.body, k.dark, 0.2), 0.04)


def altar(c: Any, k: Kit) -> None:
    """An altar, a cross, candles."""
    box(c, k, -2.4, 0.0, 2.4, 0.3, mix(k.body, k.paper, 0.2))
    box(c, k, -1.1, 0.3, 1.1, 1.25, k.paper)
    c.drawRect(skia.Rect(-0.45, -1.25, 0.45, -0.45), ink(k.accent))
    c.drawRect(skia.Rect(-0.07, -3.4, 0.07, -1.25), ink(k.dark))
    c.drawRect(skia.Rect(-0.5, -2.9, 0.5, -2.76), ink(k.dark))
    for x in (-0.9, -0.7, 0.7, 0.9):
        c.drawRect(skia.Rect(x - 0.03, -1.7, x + 0.03, -1.25), ink(k.paper))
        c.drawCircle(x, -1.78, 0.35, glow(k.lamp, x, -1.78, 0.35, 0.9, 0.08))


def bars(c: Any, k: Kit) -> None:
    """A wall of bars."""
    for i in range(22):
        x = -3.2 + i * 0.3
        c.drawRect(
            skia.Rect(x - 0.03, -3.0, x + 0.03, 0), wash(mix(k.dark, k.lit, 0.35), k.dark, x - 0.03, 0, x + 0.03, 0)
        )
    for y in (0.12, 1.5, 2.8):
        c.drawRect(skia.Rect(-3.3, -y - 0.05, 3.3, -y + 0.05), ink(k.dark))


def bunk(c: Any, k: Kit) -> None:
    """A double bunk in its frame."""
    for x in (-1.02, 0.96):
        c.drawRect(skia.Rect(x, -2.1, x + 0.06, 0), ink(mix(k.dark, k.lit, 0.25)))
    for y in (0.5, 1.6):
        box(c, k, -1.0, y - 0.05, 1.0, y + 0.05, k.dark)
        box(c, k, -0.95, y + 0.04, 0.95, y + 0.18, mix(k.paper, k.body, 0.5), 0.06)
        box(c, k, -0.93, y + 0.16, -0.55, y + 0.28, k.paper, 0.05)


def stage_curtain(c: Any, k: Kit) -> None:
    """A stage with its curtain drawn aside."""
    box(c, k, -5.5, 0.0, 5.5, 1.0, mix(k.dark, k.body, 0.4))
    c.drawRect(
        skia.Rect(-4.2, -5.6, 4.2, -1.0), wash(mix(k.lamp, k.accent, 0.4), mix(k.dark, k.accent, 0.15), 0, -1, 0, -5.6)
    )
    for sgn in (-1, 1):
        for i in range(9):
            x0 = sgn * (2.1 + 0.42 * i)
            fold = skia.Path()
            fold.moveTo(x0, -5.8)
            fold.quadTo(x0 + sgn * 0.25, -3.2, x0 + sgn * (0.6 - 0.05 * i), -1.0)
            fold.lineTo(x0 + sgn * 1.0, -1.0)
            fold.lineTo(x0 + sgn * 0.5, -5.8)
            fold.close()
            c.drawPath(fold, ink(mix(k.accent, k.dark, 0.15 + 0.35 * (i % 2))))
    for i in range(14):
        x = -5.6 + i * 0.8
        path = skia.Path()
        path.addArc(skia.Rect(x, -6.4, x + 0.85, -5.0), 0, 180)
        c.drawPath(path, ink(mix(k.accent, k.dark, 0.1 + 0.3 * (i % 2))))
    c.drawRect(skia.Rect(-6, -6.6, 6, -5.65), ink(mix(k.accent, k.dark, 0.3)))
    for i in range(9):
        x = -3.6 + i * 0.9
        c.drawCircle(x, -1.05, 0.4, glow(k.lamp, x, -1.05, 0.4, 0.8, 0.1))


def seats(c: Any, k: Kit) -> None:
    """A row of theatre seats from behind."""
    for i in range(12):
        x = -4.8 + i * 0.8
        box(c, k, x, 0.0, x + 0.7, 0.95, mix(k.accent, k.dark, 0.45), 0.2)


PIECES: dict[str, Piece] = {
    "desks": desks,
    "blackboard": blackboard,
    "pews": pews,
    "altar": altar,
    "bars": bars,
    "bunk": bunk,
    "stage": stage_curtain,
    "seats": seats,
}

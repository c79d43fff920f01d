"""What laboratories, control rooms and hospitals are furnished with."""

from __future__ import annotations

import math
from typing import Any

import skia

from ..paints import glow, ink, pen, wash
from ..tones import mix
from .furniture import Kit, Piece, box, legs


def consoles(c: Any, k: Kit) -> None:
    """A bank of desks with screens and lamps."""
    for i in range(5):
        x = -3.0 + i * 1.25
        box(c, k, x, 0, x + 1.15, 0.8, k.dark)
        slope = skia.Path()
        slope.addPoly(
            [skia.Point(x, -0.8), skia.Point(x + 0.08, -1.0), skia.Point(x + 1.07, -1.0), skia.Point(x + 1.15, -0.8)],
            True,
        )
        c.drawPath(slope, ink(k.body))
        for _ in range(14):
            px, py = x + k.rng.uniform(0.1, 1.05), -k.rng.uniform(0.84, 0.97)
            c.drawCircle(px, py, 0.018, ink(k.rng.choice((k.accent, k.lamp, k.lit))))
        box(c, k, x + 0.15, 1.05, x + 1.0, 1.6, k.dark, 0.03)
        c.drawRect(
            skia.Rect(x + 0.19, -1.56, x + 0.96, -1.09),
            wash(mix(k.lit, k.body, 0.2), mix(k.lit, k.dark, 0.5), x, -1.5, x + 1, -1.0),
        )
        for j in range(3):
            c.drawLine(
                x + 0.25,
                -1.45 + j * 0.12,
                x + k.rng.uniform(0.5, 0.9),
                -1.45 + j * 0.12,
                pen(k.accent if j == 0 else k.dark, 0.025),
            )


def screens(c: Any, k: Kit) -> None:
    """A wall of screens: one large, small ones around it."""

    def one(x: float, y: float, w: float, h: float, kind: int) -> None:
        box(c, k, x - 0.05, y - 0.05, x + w + 0.05, y + h + 0.05, k.dark, 0.03)
        glass = skia.Rect(x, -(y + h), x + w, -y)
        c.drawRect(glass, wash(mix(k.lit, k.body, 0.35), mix(k.body, k.dark, 0.4), x, -(y + h), x, -y))
        c.save()
        c.clipRect(glass)
        if kind == 0:
            path = skia.Path()
            path.moveTo(x, -(y + h * 0.4))
            for i in range(24):
                path.lineTo(x + w * i / 23, -(y + h * (0.45 + 0.3 * math.sin(i * 0.7) * k.rng.random())))
            c.drawPath(path, pen(k.accent, h * 0.025))
            for i in range(5):
                c.drawLine(x, -(y + h * i / 5), x + w, -(y + h * i / 5), pen(k.dark, 0.008, 0.5))
        elif kind == 1:
            c.drawCircle(x + w / 2, -(y + h / 2), h * 0.36, pen(k.lamp, h * 0.03))
            c.drawCircle(x + w / 2, -(y + h / 2), h * 0.18, pen(k.accent, h * 0.03))
        else:
            for i in range(6):
                c.drawRect(
                    skia.Rect.MakeXYWH(
                        x + w * (0.08 + 0.15 * i), -(y + h * 0.1) - h * 0.7 * k.rng.random(), w * 0.1, h
                    ),
                    ink(mix(k.lit, k.accent, k.rng.random() * 0.6), 0.8),
                )
        c.restore()

    one(-1.4, 1.5, 2.8, 1.5, 0)
    for i, (x, y) in enumerate(((-3.0, 1.5), (-3.0, 2.35), (1.7, 1.5), (1.7, 2.35))):
        one(x, y, 1.3, 0.7, i % 3)


def lab(c: Any, k: Kit) -> None:
    """A bench of glass."""
    legs(c, k, (-1.9, 1.9), 0.85, 0.1)
    box(c, k, -2.2, 0.85, 2.2, 0.95, k.paper)
    box(c, k, -1.6, 0.1, -0.3, 0.8)
    for i in range(11):
        x, h = -1.9 + i * 0.36, k.rng.uniform(0.18, 0.55)
        col = k.rng.choice((k.accent, k.lit, k.lamp, k.lit))
        if i % 3 == 0:
            flask = skia.Path()
            flask.addPoly(
                [
                    skia.Point(x - 0.03, -0.95 - h),
                    skia.Point(x + 0.03, -0.95 - h),
                    skia.Point(x + 0.03, -1.1),
                    skia.Point(x + 0.14, -0.95),
                    skia.Point(x - 0.14, -0.95),
                    skia.Point(x - 0.03, -1.1),
                ],
                True,
            )
            c.drawPath(flask, ink(col, 0.75))
        else:
            c.drawRect(skia.Rect(x - 0.045, -0.95 - h, x + 0.045, -0.95), ink(k.lit, 0.35))
            c.drawRect(skia.Rect(x - 0.045, -0.95 - h * 0.55, x + 0.045, -0.95), ink(col, 0.75))
    c.drawCircle(1.2, -1.35, 0.35, glow(k.lamp, 1.2, -1.35, 0.5, 0.3))


def lockers(c: Any, k: Kit) -> None:
    """Tall metal lockers."""
    for i in range(6):
        x = -1.8 + i * 0.6
        box(c, k, x, 0, x + 0.57, 2.0, mix(k.body, k.accent, 0.25))
        for j in range(3):
            c.drawRect(skia.Rect(x + 0.15, -1.8 + j * 0.06, x + 0.42, -1.77 + j * 0.06), ink(k.dark))
        c.drawRect(skia.Rect(x + 0.45, -1.1, x + 0.49, -0.95), ink(k.dark))


def hospital_bed(c: Any, k: Kit) -> None:
    """A bed on wheels, a drip, a monitor, a curtain."""
    for x in (-0.9, 0.9):
        c.drawCircle(x, -0.08, 0.08, ink(k.dark))
        c.drawLine(x, -0.1, x * 0.8, -0.5, pen(k.lit, 0.05))
    box(c, k, -1.05, 0.5, 1.05, 0.66, k.paper, 0.05)
    box(c, k, -1.1, 0.5, -1.0, 1.05)
    box(c, k, -0.98, 0.64, -0.5, 0.85, k.paper, 0.08)
    box(c, k, -0.45, 0.5, 1.06, 0.76, mix(k.accent, k.paper, 0.45), 0.08)
    c.drawLine(-1.5, 0, -1.5, -1.9, pen(k.lit, 0.035))
    c.drawOval(skia.Rect(-1.62, -1.9, -1.38, -1.5), ink(k.paper, 0.9))
    box(c, k, 1.3, 0, 1.4, 1.1, k.dark)
    box(c, k, 1.1, 1.1, 1.65, 1.5, k.dark, 0.03)
    path = skia.Path()
    path.moveTo(1.14, -1.3)
    for i, y in enumerate((0, 0, 0.1, -0.12, 0.02, 0, 0)):
        path.lineTo(1.16 + i * 0.07, -1.3 + y)
    c.drawPath(path, pen(k.lamp, 0.02))


PIECES: dict[str, Piece] = {
    "consoles": consoles,
    "screens": screens,
    "lab": lab,
    "lockers": lockers,
    "hospital bed": hospital_bed,
}

"""What shops, schools, churches and works are furnished with, and the table of all pieces."""

from __future__ import annotations

import math
from typing import Any

import skia

from ..paints import glow, ink, pen, wash
from ..tones import mix
from .furniture import (
    Kit,
    Piece,
    bath,
    bed,
    bookcase,
    box,
    chair,
    desk,
    door,
    floor_lamp,
    kitchen_unit,
    legs,
    pictures,
    plant,
    shelf,
    sofa,
    table,
)


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


def barrels(c: Any, k: Kit) -> None:
    """Barrels on their sides and on end."""
    for x, y in ((-1.2, 0.4), (-0.35, 0.4), (0.5, 0.4), (-0.78, 1.1), (0.08, 1.1)):
        c.drawCircle(x, -y, 0.4, ink(mix(k.body, k.dark, 0.3)))
        c.drawCircle(x, -y, 0.33, wash(mix(k.body, k.lit, 0.2), k.body, x, -y - 0.3, x, -y + 0.3))
        c.drawCircle(x, -y, 0.33, pen(k.dark, 0.03))


PIECES: dict[str, Piece] = {
    "table": table,
    "chair": chair,
    "sofa": sofa,
    "bed": bed,
    "shelf": shelf,
    "bookcase": bookcase,
    "counter": counter,
    "stools": stools,
    "bottles": bottles,
    "kitchen": kitchen_unit,
    "desk": desk,
    "desks": desks,
    "blackboard": blackboard,
    "pews": pews,
    "altar": altar,
    "workbench": workbench,
    "tyres": tyres,
    "lift": lift,
    "crates": crates,
    "racks": racks,
    "consoles": consoles,
    "screens": screens,
    "lab": lab,
    "lockers": lockers,
    "hospital bed": hospital_bed,
    "bath": bath,
    "bars": bars,
    "bunk": bunk,
    "stage": stage_curtain,
    "seats": seats,
    "pictures": pictures,
    "lamp": floor_lamp,
    "plant": plant,
    "door": door,
    "cafe": cafe,
    "goods": goods,
    "barrels": barrels,
}

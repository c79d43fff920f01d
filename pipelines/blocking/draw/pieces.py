"""Set pieces: what a plan places in the set by name. Each is drawn upright, one unit tall, foot at the origin."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import skia

from ..plan import Subject
from .paints import argb, glow, ink, pen, wash
from .tones import RGB, Spot, Tint, mix

Draw = Callable[[Any, Tint, random.Random, float], None]


def _two(k: Tint, c: RGB) -> tuple[RGB, RGB]:
    """Colours of the left and the right side of a round thing."""
    bright, dark = mix(c, k.rim, 0.22), mix(c, k.shade, 0.5)
    return (bright, dark) if k.key <= 0 else (dark, bright)


def _block(
    c: Any, k: Tint, x0: float, y0: float, x1: float, y1: float, colour: RGB | None = None, r: float = 0.0
) -> None:
    a, b = _two(k, colour or k.base)
    rect = skia.Rect(x0, -y1, x1, -y0)
    c.drawRRect(skia.RRect.MakeRectXY(rect, r, r), wash(a, b, x0, 0, x1, 0))
    edge = x0 if k.key <= 0 else x1
    c.drawLine(edge, -y0, edge, -y1, pen(k.rim, 0.012, 0.7 * k.rim_width))
    c.drawLine(x0, -y1, x1, -y1, pen(k.rim, 0.012, 0.5 * k.rim_width))


def _poly(c: Any, points: list[tuple[float, float]], paint: Any) -> None:
    path = skia.Path()
    path.addPoly([skia.Point(x, -y) for x, y in points], True)
    c.drawPath(path, paint)


def _crown(c: Any, k: Tint, rng: random.Random, lumps: list[tuple[float, float, float]]) -> None:
    side = -1 if k.key <= 0 else 1
    for x, y, r in lumps:
        for dx, dy, q, tone in (
            (0.0, 0.0, 1.0, mix(k.base, k.shade, 0.25)),
            (side * 0.18, 0.16, 0.78, k.base),
            (side * 0.34, 0.32, 0.48, mix(k.base, k.rim, 0.28)),
        ):
            path = skia.Path()
            path.addCircle(x + dx * r, -(y + dy * r), r * q * 0.86)
            for i in range(8):
                a = i * 0.785 + rng.uniform(-0.2, 0.2)
                path.addCircle(
                    x + dx * r + math.cos(a) * r * q * 0.72,
                    -(y + dy * r) + math.sin(a) * r * q * 0.66,
                    r * q * rng.uniform(0.26, 0.4),
                )
            path.setFillType(skia.PathFillType.kWinding)
            c.drawPath(path, ink(tone))


def _tree(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    bark = mix(k.second, k.shade, 0.3)
    sway = math.sin(t * 0.8) * 0.006
    _poly(c, [(-0.05, 0), (-0.02, 0.45), (0.025, 0.45), (0.055, 0)], ink(bark))
    c.drawLine(0, -0.35, -0.16, -0.62, pen(bark, 0.025))
    c.drawLine(0, -0.38, 0.17, -0.66, pen(bark, 0.025))
    c.save()
    c.translate(sway, 0)
    _crown(c, k, rng, [(-0.2, 0.58, 0.17), (0.21, 0.6, 0.17), (0.0, 0.8, 0.19), (0.02, 0.58, 0.16)])
    c.restore()


def _pine(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _poly(c, [(-0.02, 0), (-0.015, 0.2), (0.015, 0.2), (0.02, 0)], ink(mix(k.second, k.shade, 0.4)))
    for half in (0, 1):
        side = (-1 if k.key <= 0 else 1) if half else 0
        left, right = [], []
        for i in range(7):
            u = (i + 1) / 7
            y, w = 1 - 0.92 * u, 0.21 * u**0.85
            left += [(-w, y), (-w * 0.5, y - 0.012)]
            right += [(w, y), (w * 0.5, y - 0.012)]
        pts = [(0.0, 1.0), *right, *reversed(left)]
        if not half:
            _poly(c, pts, ink(mix(k.base, k.shade, 0.2)))
        else:
            c.save()
            c.clipRect(skia.Rect(-1 if side < 0 else 0.02, -1.2, -0.02 if side < 0 else 1, 0.1))
            _poly(c, pts, ink(mix(k.base, k.rim, 0.22)))
            c.restore()


def _bush(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _crown(c, k, rng, [(-0.4, 0.32, 0.36), (0.4, 0.34, 0.36), (0.0, 0.52, 0.44)])


def _rock(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    pts = [(-0.75, 0), (-0.68, 0.42), (-0.3, 0.9), (0.1, 1.0), (0.5, 0.72), (0.78, 0.25), (0.8, 0)]
    _poly(c, pts, ink(mix(k.base, k.shade, 0.25)))
    if k.key <= 0:
        _poly(
            c,
            [(-0.75, 0), (-0.68, 0.42), (-0.3, 0.9), (0.1, 1.0), (0.0, 0.5), (-0.15, 0)],
            ink(mix(k.base, k.rim, 0.25)),
        )
    else:
        _poly(c, [(0.1, 1.0), (0.5, 0.72), (0.78, 0.25), (0.8, 0), (0.1, 0), (0.2, 0.5)], ink(mix(k.base, k.rim, 0.25)))


def _panes(
    c: Any, k: Tint, rng: random.Random, x0: float, y0: float, x1: float, y1: float, cols: int, rows: int
) -> None:
    for i in range(cols):
        for j in range(rows):
            w, h = (x1 - x0) / cols, (y1 - y0) / rows
            on = rng.random() < 0.35
            c.drawRect(
                skia.Rect.MakeXYWH(x0 + w * (i + 0.25), -(y0 + h * (j + 0.8)), w * 0.5, h * 0.55),
                ink(mix(k.rim, k.accent, 0.3) if on else k.shade, 0.9),
            )


def _building(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.3, 0, 0.3, 1.0)
    _panes(c, k, rng, -0.27, 0.14, 0.27, 0.96, 5, 9)
    _block(c, k, -0.33, 0.97, 0.33, 1.0, mix(k.base, k.rim, 0.2))
    c.drawRect(skia.Rect(-0.05, -0.1, 0.05, 0), ink(k.shade))


def _house(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.62, 0, 0.62, 0.58)
    _poly(c, [(-0.72, 0.55), (-0.4, 1.0), (0.4, 1.0), (0.72, 0.55)], ink(mix(k.second, k.accent, 0.25)))
    c.drawLine(-0.4, -1.0, 0.4, -1.0, pen(k.rim, 0.014, k.rim_width))
    c.drawRect(skia.Rect(-0.1, -0.34, 0.1, 0), ink(k.shade))
    _panes(c, k, rng, -0.58, 0.14, -0.16, 0.5, 2, 1)
    _panes(c, k, rng, 0.16, 0.14, 0.58, 0.5, 2, 1)


def _tower(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.14, 0, 0.14, 0.88)
    _block(c, k, -0.18, 0.84, 0.18, 0.93)
    for i in range(4):
        _block(c, k, -0.18 + i * 0.1, 0.92, -0.13 + i * 0.1, 1.0)
    for y in (0.3, 0.55, 0.74):
        c.drawRect(skia.Rect(-0.02, -y - 0.06, 0.02, -y), ink(mix(k.rim, k.accent, 0.3) if y > 0.7 else k.shade))


def _lamp_post(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    warm = mix(k.rim, k.accent, 0.25)
    c.drawCircle(0, -0.92, 0.34, glow(warm, 0, -0.92, 0.34, 0.5))
    c.drawLine(0, 0, 0, -0.88, pen(mix(k.second, k.shade, 0.4), 0.022))
    c.drawLine(0, 0, 0, -0.12, pen(mix(k.second, k.shade, 0.4), 0.045))
    _poly(c, [(-0.035, 0.88), (-0.05, 0.97), (0.05, 0.97), (0.035, 0.88)], ink(mix(warm, (1, 1, 1), 0.35)))
    _poly(c, [(-0.06, 0.965), (0, 1.0), (0.06, 0.965)], ink(k.shade))


def _fence(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for y in (0.3, 0.75):
        _block(c, k, -2.2, y, 2.2, y + 0.12)
    for i in range(9):
        x = -2.1 + i * 0.52
        _poly(
            c, [(x - 0.09, 0), (x - 0.09, 0.9), (x, 1.0), (x + 0.09, 0.9), (x + 0.09, 0)], ink(mix(k.base, k.rim, 0.12))
        )


def _wall(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -1.3, 0, 1.3, 1.0)
    for j in range(7):
        for i in range(9):
            if rng.random() < 0.4:
                c.drawRect(
                    skia.Rect.MakeXYWH(-1.28 + i * 0.29 + (j % 2) * 0.14, -0.98 + j * 0.14, 0.26, 0.115),
                    ink(rng.choice((k.shade, k.rim)), 0.10),
                )


def _arch(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    outer, inner = skia.Path(), skia.Path()
    outer.addRect(skia.Rect(-0.5, -1.0, 0.5, 0))
    inner.addRRect(skia.RRect.MakeRectXY(skia.Rect(-0.28, -0.76, 0.28, 0.4), 0.28, 0.28))
    a, b = _two(k, k.base)
    c.drawPath(skia.Op(outer, inner, skia.PathOp.kDifference_PathOp), wash(a, b, -0.5, 0, 0.5, 0))
    c.save()
    c.clipRect(skia.Rect(-1, -1.1, 1, 0))
    c.drawPath(inner, pen(mix(k.base, k.rim, 0.4), 0.03))
    c.restore()


def _window(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.42, 0, 0.42, 1.0, mix(k.base, k.rim, 0.15))
    c.drawRect(skia.Rect(-0.36, -0.95, 0.36, -0.05), wash(mix(k.rim, k.base, 0.3), k.rim, 0, -0.95, 0, -0.05))
    c.drawRect(skia.Rect(-0.02, -0.95, 0.02, -0.05), ink(k.base))
    c.drawRect(skia.Rect(-0.36, -0.52, 0.36, -0.48), ink(k.base))


def _door(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.26, 0, 0.26, 1.0, mix(k.base, k.rim, 0.2))
    _block(c, k, -0.21, 0, 0.21, 0.95, mix(k.base, k.accent, 0.3))
    for y in (0.1, 0.52):
        c.drawRect(skia.Rect(-0.15, -(y + 0.34), 0.15, -y), ink(k.shade, 0.3))
    c.drawCircle(0.16, -0.46, 0.018, ink(k.rim))


def _legs(c: Any, k: Tint, xs: tuple[float, ...], h: float, w: float) -> None:
    for x in xs:
        c.drawRect(skia.Rect(x - w / 2, -h, x + w / 2, 0), ink(mix(k.second, k.shade, 0.3)))


def _table(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _legs(c, k, (-0.85, 0.85), 0.9, 0.09)
    _block(c, k, -1.1, 0.88, 1.1, 1.0)


def _bed(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -1.2, 0, -1.08, 1.0)
    _block(c, k, 1.05, 0, 1.15, 0.6)
    _block(c, k, -1.1, 0.2, 1.1, 0.5, mix(k.rim, k.base, 0.4), 0.06)
    _block(c, k, -0.4, 0.25, 1.1, 0.58, k.accent, 0.08)
    _block(c, k, -1.05, 0.48, -0.5, 0.68, mix(k.rim, k.base, 0.2), 0.08)


def _sofa(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -1.0, 0.3, 1.0, 1.0, r=0.14)
    _block(c, k, -1.0, 0.08, 1.0, 0.52, mix(k.base, k.rim, 0.10), 0.08)
    for x in (-1.25, 0.95):
        _block(c, k, x, 0.06, x + 0.3, 0.72, r=0.12)


def _desk(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.95, 0, -0.45, 0.9)
    _block(c, k, 0.45, 0, 0.95, 0.9)
    _block(c, k, -1.05, 0.88, 1.05, 1.0)


def _shelf(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.4, 0, 0.4, 1.0)
    for i in range(5):
        y = 0.05 + i * 0.19
        c.drawRect(skia.Rect(-0.36, -(y + 0.165), 0.36, -y), ink(k.shade, 0.8))
        x = -0.35
        while x < 0.3:
            w = rng.uniform(0.025, 0.06)
            c.drawRect(
                skia.Rect(x, -(y + rng.uniform(0.09, 0.155)), x + w, -y),
                ink(mix(rng.choice((k.accent, k.rim, k.base, k.second)), k.shade, rng.uniform(0.1, 0.5))),
            )
            x += w + rng.uniform(0.0, 0.03)


def _counter(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -2.0, 0, 2.0, 0.92)
    for i in range(6):
        c.drawRect(skia.Rect.MakeXYWH(-1.92 + i * 0.65, -0.8, 0.55, 0.66), ink(k.shade, 0.25))
    _block(c, k, -2.1, 0.9, 2.1, 1.0, mix(k.base, k.rim, 0.3))


def _column(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.06, 0.05, 0.06, 0.93)
    for x in (-0.03, 0.0, 0.03):
        c.drawRect(skia.Rect(x - 0.004, -0.93, x + 0.004, -0.05), ink(k.shade, 0.3))
    _block(c, k, -0.1, 0, 0.1, 0.05)
    _block(c, k, -0.1, 0.93, 0.1, 1.0)


def _stairs(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for i in range(8):
        _block(c, k, -0.9 + i * 0.2, 0, 0.9, (i + 1) / 8, mix(k.base, k.rim, 0.03 * i))


def _bench(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _legs(c, k, (-0.8, 0.8), 0.5, 0.1)
    _block(c, k, -1.0, 0.45, 1.0, 0.56)
    for y in (0.68, 0.86):
        _block(c, k, -1.0, y, 1.0, y + 0.12)


def _sign(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    c.drawRect(skia.Rect(-0.02, -0.7, 0.02, 0), ink(k.shade))
    _block(c, k, -0.34, 0.66, 0.34, 1.0, k.accent, 0.03)
    for y in (0.76, 0.87):
        c.drawRect(skia.Rect(-0.26, -y - 0.03, 0.2, -y), ink(mix(k.rim, k.accent, 0.15)))


def _machine(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.55, 0, 0.55, 0.72, r=0.03)
    _block(c, k, -0.4, 0.7, 0.05, 1.0, mix(k.base, k.accent, 0.25))
    c.save()
    c.translate(0.24, -0.42)
    c.rotate(t * 80 % 360)
    c.drawCircle(0, 0, 0.2, ink(k.shade))
    for _ in range(5):
        c.rotate(72)
        c.drawRect(skia.Rect(-0.025, -0.19, 0.025, 0), ink(mix(k.base, k.rim, 0.4)))
    c.restore()
    for i in range(4):
        c.drawCircle(-0.42 + i * 0.1, -0.6, 0.022, ink(k.accent if i % 2 else k.rim))


def _grandstand(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _poly(c, [(-1.6, 0), (-1.6, 0.15), (1.6, 0.75), (1.6, 0)], ink(mix(k.base, k.shade, 0.3)))
    _poly(c, [(-1.6, 0.15), (-1.6, 0.4), (1.6, 0.9), (1.6, 0.3)], ink(k.base))
    for _ in range(260):
        x = rng.uniform(-1.55, 1.55)
        u = (x + 1.6) / 3.2
        y = 0.15 + 0.14 * u + rng.random() * (0.24 + 0.34 * u)
        c.drawCircle(x, -y, 0.016, ink(rng.choice((k.accent, k.rim, k.skin, k.second)), 0.9))
    _poly(c, [(-1.75, 0.8), (-1.75, 0.85), (1.7, 1.0), (1.7, 0.94)], ink(k.second))


def _tyres(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for i in range(4):
        _block(c, k, -0.42, i * 0.25, 0.42, i * 0.25 + 0.24, k.accent if i == 2 else mix(k.second, k.shade, 0.5), 0.1)


def _crane(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    p = pen(mix(k.base, k.accent, 0.35), 0.022)
    c.drawLine(0, 0, 0, -0.95, p)
    c.drawLine(-0.25, -0.88, 0.6, -0.88, p)
    c.drawLine(0, -1.0, 0.55, -0.89, pen(k.shade, 0.008))
    c.drawLine(0, -1.0, -0.24, -0.89, pen(k.shade, 0.008))
    c.drawRect(skia.Rect(-0.26, -0.88, -0.16, -0.78), ink(k.shade))
    c.drawLine(0.42, -0.88, 0.42, -0.55, pen(k.shade, 0.008))
    c.drawRect(skia.Rect(0.38, -0.55, 0.46, -0.49), ink(k.accent))


def _mast(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    c.drawLine(0, 0, 0, -1.0, pen(k.second, 0.018))
    c.drawLine(-0.2, -0.72, 0.2, -0.72, pen(k.second, 0.012))
    for x in (-0.25, 0.25):
        c.drawLine(0, -0.98, x, 0, pen(k.shade, 0.005))


def _pier(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for i in range(7):
        x = -2.0 + i * 0.66
        c.drawRect(skia.Rect(x - 0.05, -0.8, x + 0.05, 0.1), ink(mix(k.second, k.shade, 0.4)))
    _block(c, k, -2.2, 0.76, 2.2, 0.92)


def _tent(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _poly(c, [(-0.9, 0), (0, 1.0), (0.9, 0)], ink(mix(k.base, k.shade, 0.2)))
    half = [(-0.9, 0), (0, 1.0), (-0.12, 0)] if k.key <= 0 else [(0.9, 0), (0, 1.0), (0.12, 0)]
    _poly(c, half, ink(mix(k.base, k.rim, 0.25)))
    _poly(c, [(-0.16, 0), (0, 0.7), (0.16, 0)], ink(k.shade))


def _fire(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    warm = mix(k.accent, k.rim, 0.35)
    beat = 1.0 + 0.08 * math.sin(t * 9.0) * math.sin(t * 3.1)
    c.drawCircle(0, -0.4, 1.5 * beat, glow(warm, 0, -0.4, 1.5 * beat, 0.55))
    for x in (-0.35, 0.3, 0.0):
        c.drawLine(x, 0, -x * 0.6, -0.16, pen(k.shade, 0.1))
    for i, (w, h, tone) in enumerate(
        ((0.36, 1.0, k.accent), (0.25, 0.72, warm), (0.14, 0.45, mix(k.rim, (1, 1, 1), 0.3)))
    ):
        sway = math.sin(t * (5.0 + i) + i) * 0.10
        flame = skia.Path()
        flame.moveTo(-w, -0.05)
        flame.cubicTo(-w * 1.2, -h * 0.5, -w * 0.1 + sway, -h * 0.55, sway * 1.4, -h * beat)
        flame.cubicTo(w * 0.2 + sway, -h * 0.6, w * 1.3, -h * 0.45, w, -0.05)
        flame.close()
        c.drawPath(flame, ink(tone))


def _statue(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    _block(c, k, -0.2, 0, 0.2, 0.32)
    _block(c, k, -0.24, 0.3, 0.24, 0.36)
    a, b = _two(k, mix(k.base, k.rim, 0.1))
    robe = skia.Path()
    robe.moveTo(-0.13, -0.36)
    robe.quadTo(-0.11, -0.6, -0.09, -0.8)
    robe.lineTo(0.09, -0.8)
    robe.quadTo(0.12, -0.6, 0.14, -0.36)
    robe.close()
    c.drawPath(robe, wash(a, b, -0.14, 0, 0.14, 0))
    c.drawCircle(0, -0.9, 0.065, ink(mix(a, b, 0.3)))
    c.drawLine(0.07, -0.76, 0.22, -0.96, pen(mix(a, b, 0.4), 0.045))


def _ball(c: Any, k: Tint, rng: random.Random, t: float, rough: bool = False) -> None:
    disc = skia.Path()
    if rough:
        n = 13
        pts = [
            (
                math.cos(i / n * 6.283) * 0.5 * rng.uniform(0.78, 1.05),
                0.5 + math.sin(i / n * 6.283) * 0.5 * rng.uniform(0.78, 1.05),
            )
            for i in range(n)
        ]
        disc.addPoly([skia.Point(x, -y) for x, y in pts], True)
    else:
        disc.addCircle(0, -0.5, 0.5)
        c.drawCircle(0, -0.5, 0.62, glow(k.rim, 0, -0.5, 0.62, 0.4, 0.75))
    side = -1 if k.key <= 0 else 1
    c.save()
    c.clipPath(disc, True)
    c.drawPath(disc, ink(k.base))
    y = -1.0
    while y < 0.0:
        h = rng.uniform(0.03, 0.12)
        if rough:
            c.drawCircle(rng.uniform(-0.4, 0.4), y, h, ink(k.shade, 0.35))
        else:
            c.drawRect(skia.Rect(-0.5, y, 0.5, y + h), ink(rng.choice((k.second, k.accent, k.rim)), 0.22))
        y += h * 1.3
    shader = skia.GradientShader.MakeRadial(
        skia.Point(side * 0.36, -0.68),
        0.95,
        [argb(k.rim, 0.4), argb(k.base, 0.0), argb(k.shade, 0.92)],
        [0.0, 0.4, 1.0],
    )
    c.drawPaint(skia.Paint(Shader=shader))
    c.restore()


def _asteroid(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    c.save()
    c.translate(0, -0.5)
    c.rotate(t * 4.0)
    c.translate(0, 0.5)
    _ball(c, k, rng, t, True)
    c.restore()


def _curtain(c: Any, k: Tint, rng: random.Random, t: float) -> None:
    for i in range(8):
        x = -0.4 + i * 0.1
        sway = math.sin(t * 0.9 + i * 0.7) * 0.012
        fold = skia.Path()
        fold.moveTo(x, -1.0)
        fold.quadTo(x + 0.02 + sway, -0.5, x + sway * 2, 0)
        fold.lineTo(x + 0.11 + sway * 2, 0)
        fold.quadTo(x + 0.12 + sway, -0.5, x + 0.11, -1.0)
        fold.close()
        c.drawPath(fold, ink(mix(k.base, k.shade if i % 2 else k.rim, 0.22)))
    c.drawLine(-0.48, -1.0, 0.5, -1.0, pen(k.second, 0.03))


_PIECES: dict[str, Draw] = {
    "tree": _tree,
    "pine": _pine,
    "rock": _rock,
    "building": _building,
    "house": _house,
    "tower": _tower,
    "lamp post": _lamp_post,
    "fence": _fence,
    "wall": _wall,
    "arch": _arch,
    "window": _window,
    "door": _door,
    "table": _table,
    "bed": _bed,
    "sofa": _sofa,
    "desk": _desk,
    "shelf": _shelf,
    "counter": _counter,
    "column": _column,
    "stairs": _stairs,
    "bench": _bench,
    "sign": _sign,
    "machine": _machine,
    "grandstand": _grandstand,
    "tyre stack": _tyres,
    "crane": _crane,
    "mast": _mast,
    "pier": _pier,
    "tent": _tent,
    "fire": _fire,
    "bush": _bush,
    "statue": _statue,
    "planet": _ball,
    "asteroid": _asteroid,
    "bookcase": _shelf,
    "curtain": _curtain,
}


def draw_piece(canvas: Any, subject: Subject, spot: Spot, tint: Tint, t: float) -> None:
    """Draw one set piece, its middle at the spot's anchor."""
    draw = _PIECES.get(subject.kind, _rock)
    canvas.save()
    canvas.translate(spot.x, spot.y + spot.height * 0.5)
    canvas.rotate(spot.roll)
    canvas.scale(spot.height, spot.height)
    draw(canvas, tint, random.Random(f"{subject.kind} {subject.x:.2f} {subject.depth:.2f}"), t)
    canvas.restore()

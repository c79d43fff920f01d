"""Grandstands full of people: beside the track, and across it facing the lens."""

from __future__ import annotations

import math
from typing import Any

import skia

from .. import paper
from ..camera import p_of
from ..paints import ink, pen, wash
from ..stage import Stage, aired, lit
from ..tones import mix
from .buildings import lights_on


def _full(s: Stage) -> float:
    """The share of the seats that are taken: few come to a circuit at night, or when the words speak of no crowd."""
    if s.plan.crowd:
        return 0.55 if s.tones.night else 0.85
    return 0.1 if s.tones.night else 0.16 if s.plan.light.time == "dawn" else 0.5


def stand(s: Stage, depth: float, side: int, *, inner: float = 0.16, tall: float = 0.3) -> None:
    """A grandstand with its crowd, a roof that leans out, and flags."""
    p = p_of(depth)
    base = s.ground_at(p)
    t = s.tones
    col = aired(s, mix(t.mid, t.near, 0.4), depth)
    h = tall * s.rig.fh * s.m

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"stand{depth}{side}")
        a = s.vx + side * inner * s.rig.fw
        b = a + side * s.rig.fw * 1.2
        slope = 0.22
        seats = skia.Path()
        seats.addPoly(
            [
                skia.Point(a, base),
                skia.Point(a, base - h * 0.45),
                skia.Point(b, base - h * (0.45 + slope) - h * 0.9),
                skia.Point(b, base + h * 0.5),
            ],
            True,
        )
        paper.sheet(c, s, seats, col, base - h, base, mist=0.1, shade=0.15)
        c.save()
        c.clipPath(seats, True)
        hues = [
            aired(s, x, depth) for x in (t.accent, t.light, t.horizon, t.far, t.near, mix(t.horizon, t.accent, 0.3))
        ]
        dots: list[Any] = [skia.Path() for _ in hues]
        r = max(1.3 * s.u, h * 0.014)
        for _ in range(int(1900 * _full(s))):
            k = rng.random()
            x = a + (b - a) * k
            top = base - h * (0.42 + (slope + 0.85) * k)
            y = top + (base - h * 0.16 - top) * (int(rng.random() * 9) + 0.5) / 9
            rr = r * (0.8 + 1.2 * k)
            dots[rng.randrange(len(hues))].addOval(skia.Rect(x - rr, y - rr * 1.2, x + rr, y + rr * 1.2))
        for path, hue in zip(dots, hues, strict=True):
            c.drawPath(path, ink(mix(hue, col, 0.4 if t.night or s.m > 1.2 else 0.1), 0.85))
        c.restore()
        lip = skia.Path()
        lip.addPoly(
            [
                skia.Point(a, base + 2),
                skia.Point(a, base - h * 0.17),
                skia.Point(b, base - h * 0.2),
                skia.Point(b, base + h * 0.5),
            ],
            True,
        )
        c.drawPath(lip, ink(mix(col, t.shade, 0.3)))
        n = 14
        for i in range(n):
            k0, k1 = i / n, (i + 0.8) / n
            board = skia.Path()
            board.addPoly(
                [
                    skia.Point(a + (b - a) * k0, base - h * 0.02),
                    skia.Point(a + (b - a) * k0, base - h * 0.13),
                    skia.Point(a + (b - a) * k1, base - h * 0.13),
                    skia.Point(a + (b - a) * k1, base - h * 0.02),
                ],
                True,
            )
            c.drawPath(board, ink(aired(s, (t.accent, t.light, t.far)[i % 3], depth), 0.85))
        roof = skia.Path()
        roof.addPoly(
            [
                skia.Point(a - side * h * 0.12, base - h * 0.86),
                skia.Point(b, base - h * (1.05 + slope + 0.75)),
                skia.Point(b, base - h * (0.85 + slope + 0.75)),
                skia.Point(a - side * h * 0.10, base - h * 0.80),
            ],
            True,
        )
        for i in range(7):
            k = (i / 7) ** 1.3
            x = a + (b - a) * k
            c.drawLine(
                x,
                base - h * (0.4 + 0.5 * k),
                x,
                base - h * (0.84 + 0.8 * k),
                pen(mix(col, t.shade, 0.4), h * 0.02 * (1 + k)),
            )
        c.drawPath(roof, ink(mix(col, t.shade, 0.25)))
        c.drawPath(roof, pen(mix(col, t.light, 0.6), 1.4 * s.u, 0.7))
        if lights_on(s) > 0.2:
            for i in range(10):
                k = i / 10
                c.drawCircle(
                    a + (b - a) * k,
                    base - h * (0.79 + 0.72 * k),
                    h * 0.016 * (1 + k),
                    ink(mix(t.practical, t.light, 0.5)),
                )
        for i in range(6):
            k = 0.02 + i / 7
            x, y = a + (b - a) * k, base - h * (0.87 + 0.9 * k)
            c.drawLine(x, y, x, y - h * 0.28, pen(mix(col, t.shade, 0.4), 1.4 * s.u))
            flag = skia.Path()
            q = h * 0.13
            flag.moveTo(x, y - h * 0.28)
            flag.quadTo(x + q * 0.7, y - h * 0.34, x + q * 1.5, y - h * 0.27)
            flag.lineTo(x + q * 1.5, y - h * 0.17)
            flag.quadTo(x + q * 0.7, y - h * 0.24, x, y - h * 0.18)
            flag.close()
            c.drawPath(flag, ink(aired(s, (t.accent, t.light, t.horizon)[i % 3], depth)))

    s.flat(depth, paint, base - h * 3.0, base + h * 0.5)


def stand_across(s: Stage, p: float) -> None:
    """A grandstand that faces the lens: rows of people under a long roof."""
    t = s.tones
    base, k = s.ground_at(p), s.metre * p
    depth = 0.5
    col = aired(s, mix(t.mid, t.near, 0.35), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("stand across")
        top = base - 9.5 * k
        c.drawRect(skia.Rect(x0 - 3, top, x1 + 3, base + 2), wash(mix(col, t.shade, 0.45), col, 0, top, 0, base))
        hues = [
            aired(s, x, depth) for x in (t.accent, t.light, t.horizon, t.far, t.near, mix(t.horizon, t.accent, 0.4))
        ]
        dots: list[Any] = [skia.Path() for _ in hues]
        # close behind a face the people stay as small as they are from afar: a texture, never a second subject
        q = min(k, 13.0 * s.u)
        full, quiet = _full(s), 0.5 if t.night else 0.25
        for row in range(int(11 * k / q)):
            y = base - 1.9 * k - 0.55 * row * q
            c.drawRect(skia.Rect(x0 - 3, y + 0.20 * q, x1 + 3, y + 0.26 * q), ink(t.shade, 0.25))
            x = x0
            while x < x1:
                if rng.random() < full:
                    path = dots[rng.randrange(len(hues))]
                    path.addOval(skia.Rect(x - 0.22 * q, y - 0.12 * q, x + 0.22 * q, y + 0.28 * q))
                    path.addCircle(x, y - 0.19 * q, 0.12 * q)
                x += q * rng.uniform(0.45, 0.75)
        for path, hue in zip(dots, hues, strict=True):
            path.setFillType(skia.PathFillType.kWinding)
            c.drawPath(path, ink(mix(hue, col, min(0.8, quiet + 0.12 * (k / q - 1.0))), 0.85))
        step = 9.0 * k
        for i in range(math.floor(x0 / step), math.ceil(x1 / step) + 1):
            c.drawRect(skia.Rect(i * step, top, i * step + 0.3 * k, base), ink(mix(col, t.shade, 0.5)))
            y = top - 1.2 * k
            c.drawLine(i * step, y, i * step, y - 3.0 * k, pen(mix(col, t.shade, 0.4), 0.1 * k))
            flag = skia.Path()
            flag.addPoly(
                [
                    skia.Point(i * step, y - 3 * k),
                    skia.Point(i * step + 1.9 * k, y - 2.5 * k),
                    skia.Point(i * step, y - 1.9 * k),
                ],
                True,
            )
            c.drawPath(flag, ink(aired(s, (t.accent, t.light, t.horizon)[i % 3], depth)))
        c.drawRect(
            skia.Rect(x0 - 3, top - 1.3 * k, x1 + 3, top),
            wash(lit(s, col, 0.35), mix(col, t.shade, 0.2), 0, top - 1.3 * k, 0, top),
        )
        if lights_on(s) > 0.2:
            for i in range(math.floor(x0 / (3 * k)), math.ceil(x1 / (3 * k))):
                c.drawCircle(i * 3 * k, top + 0.25 * k, 0.16 * k, ink(mix(t.practical, t.light, 0.5)))

    s.flat(depth, paint, base - 15 * k, base + 4, p=p)

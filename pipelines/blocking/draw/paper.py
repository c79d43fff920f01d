"""Sheets cut from paper: lines to cut along, rocks, clouds, windows, and how a sheet takes the light and the air."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import skia

from .paints import ink, wash
from .stage import Stage
from .tones import RGB, mix

Profile = Callable[[float], float]


def sheet(
    c: Any,
    s: Stage,
    path: Any,
    colour: RGB,
    top: float,
    bottom: float,
    *,
    mist: float = 0.35,
    rim: float = 0.0,
    shade: float = 0.0,
    alpha: float = 1.0,
) -> None:
    """Fill a cut sheet: its colour at the top, airier below, a lit edge on the key's side."""
    low = mix(colour, s.tones.air, mist)
    if shade:
        low = mix(low, s.tones.shade, shade)
    c.drawPath(path, wash(colour, low, 0, top, 0, bottom, alpha, alpha))
    if rim > 0.0:
        c.save()
        c.clipPath(path, True)
        w = max(1.2, 3.2 * s.u)
        c.translate(-s.tones.key * w * 0.5, w * 0.55)
        edge = mix(colour, s.tones.light, 0.75)
        outside = skia.Path(path)
        outside.toggleInverseFillType()
        c.drawPath(outside, ink(edge, rim))
        c.restore()


def noise(rng: random.Random, x0: float, x1: float, wave: float, octaves: int = 4, gain: float = 0.5) -> Profile:
    """A smooth random line of period x1 - x0, about -1..1; ``wave`` is the length of its longest waves."""
    span = x1 - x0
    parts: list[tuple[float, float, float]] = []
    amp, total = 1.0, 0.0
    for _ in range(octaves):
        for _ in range(2):
            k = max(1, round(span / (wave * rng.uniform(0.75, 1.35))))
            parts.append((2 * math.pi * k / span, rng.uniform(0, 6.283), amp))
            total += amp
        wave, amp = wave * 0.47, amp * gain
    return lambda x: sum(a * math.sin((x - x0) * k + f) for k, f, a in parts) / total * 1.5


def crags(rng: random.Random, x0: float, x1: float, wave: float, octaves: int = 5) -> Profile:
    """A jagged random line of period x1 - x0, 0..1: peaks are sharp, valleys round."""
    span = x1 - x0
    layers = []
    amp, total = 1.0, 0.0
    for _ in range(octaves):
        n = max(2, round(span / wave))
        layers.append((n, [rng.random() for _ in range(n)], [rng.uniform(0.25, 0.75) for _ in range(n)], amp))
        total += amp
        wave, amp = wave * 0.5, amp * 0.46

    def at(x: float) -> float:
        out = 0.0
        for n, heights, _, a in layers:
            u = (x - x0) / span * n
            i = math.floor(u)
            f = u - i
            h0, h1 = heights[i % n], heights[(i + 1) % n]
            out += a * (h0 + (h1 - h0) * f)
        return out / total

    return at


def under(profile: Profile, x0: float, x1: float, base: float, step: float) -> Any:
    """The area below a line: ``profile`` gives y; closed at ``base``."""
    path = skia.Path()
    path.moveTo(x0 - 1, base)
    x = x0 - 1
    while x <= x1 + 1 + step:
        path.lineTo(min(x, x1 + 1), profile(min(x, x1 + 1)))
        x += step
    path.lineTo(x1 + 1, base)
    path.close()
    return path


def rock(c: Any, s: Stage, x: float, foot: float, w: float, h: float, colour: RGB, rng: random.Random) -> None:
    """A boulder of two planes: one in the light, one in shade."""
    n = 7
    pts = []
    for i in range(n):
        a = math.pi * (1 - i / (n - 1))
        r = rng.uniform(0.82, 1.12)
        pts.append((x + math.cos(a) * w / 2 * r, foot - math.sin(a) * h * r))
    path = skia.Path()
    path.addPoly(
        [skia.Point(*p) for p in pts]
        + [skia.Point(x + w * 0.46, foot + h * 0.06), skia.Point(x - w * 0.48, foot + h * 0.06)],
        True,
    )
    sheet(c, s, path, mix(colour, s.tones.shade, 0.22), foot - h, foot, mist=0.0, shade=0.25)
    side = -1 if s.tones.key <= 0 else 1
    c.save()
    c.clipPath(path, True)
    plane = skia.Path()
    ridge = x - side * w * rng.uniform(-0.05, 0.15)
    far = x + side * w
    plane.addPoly(
        [
            skia.Point(ridge, foot - h * 1.3),
            skia.Point(ridge + side * w * 0.1, foot - h * 0.45),
            skia.Point(ridge + side * w * 0.02, foot + h * 0.2),
            skia.Point(far, foot + h * 0.2),
            skia.Point(far, foot - h * 1.3),
        ],
        True,
    )
    c.drawPath(plane, wash(mix(colour, s.tones.light, 0.4), colour, 0, foot - h, 0, foot, 0.9, 0.7))
    c.restore()


def cloud(
    c: Any, x: float, y: float, w: float, top: RGB, low: RGB, rng: random.Random, key: float, alpha: float = 1.0
) -> None:
    """A cut cloud: round heaps on a flat base, lit from the key's side."""
    h = w * rng.uniform(0.16, 0.24)
    path = skia.Path()
    n = rng.randint(5, 8)
    for i in range(n):
        k = (i + 0.5) / n
        r = h * (0.35 + 0.65 * math.sin(math.pi * k)) * rng.uniform(0.65, 1.05)
        px = x + (k - 0.5) * w * 0.86
        path.addOval(skia.Rect(px - r * 1.35, y - r * 1.25, px + r * 1.35, y + r * 0.8))
    path.addRRect(
        skia.RRect.MakeRectXY(skia.Rect(x - w * 0.5, y - h * 0.32, x + w * 0.5, y + h * 0.06), h * 0.2, h * 0.2)
    )
    path.setFillType(skia.PathFillType.kWinding)
    c.save()
    c.clipRect(skia.Rect(x - w, y - h * 3, x + w, y + h * 0.06), skia.ClipOp.kIntersect, True)
    c.drawPath(path, wash(top, low, x, y - h, x, y + h * 0.1, alpha, alpha * 0.75))
    c.clipPath(path, True)
    c.translate(-key * h * 0.16, h * 0.2)
    c.drawPath(path, wash(mix(top, low, 0.6), low, 0, y - h, 0, y, alpha * 0.55, 0.0))
    c.restore()


def windows(
    c: Any,
    rect: tuple[float, float, float, float],
    cols: int,
    rows: int,
    on: RGB,
    off: RGB,
    share: float,
    rng: random.Random,
    fill: float = 0.55,
    alpha: float = 1.0,
) -> None:
    """A grid of windows in a face (left, top, right, bottom); ``share`` of them are lit."""
    x0, y0, x1, y1 = rect
    dx, dy = (x1 - x0) / cols, (y1 - y0) / rows
    bright, dull = skia.Path(), skia.Path()
    for i in range(cols):
        for j in range(rows):
            r = skia.Rect.MakeXYWH(
                x0 + dx * (i + 0.5 - fill / 2), y0 + dy * (j + 0.5 - fill * 0.6), dx * fill, dy * fill * 1.1
            )
            (bright if rng.random() < share else dull).addRect(r)
    c.drawPath(dull, ink(off, alpha))
    c.drawPath(bright, ink(on, alpha))

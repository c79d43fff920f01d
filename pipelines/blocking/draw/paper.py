"""Shapes cut from paper: ridges, trees, rocks, blocks, and how a sheet takes the light and the air."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import skia

from .paints import argb, ink, pen, wash
from .stage import Stage, aired, lit
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


def hills(
    s: Stage,
    depth: float,
    height: float,
    colour: RGB | None = None,
    *,
    wave: float = 420.0,
    rough: float = 0.4,
    base: float | None = None,
    name: str = "hills",
    rim: float = 0.0,
    mist: float = 0.5,
    on_top: Callable[[Any, Profile, float, float, random.Random, RGB], None] | None = None,
) -> None:
    """A rolling ridge that stands ``height`` (of the frame) over its base line."""
    u, m = s.u, s.m
    base_y = s.ground_at(_pd(depth)) if base is None else base
    col = aired(s, colour or s.tones.at(depth), depth)
    h = height * s.rig.fh * m

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth:.2f}")
        line = noise(rng, x0, x1, wave * u * m, 4, 0.3 + 0.3 * rough)
        profile: Profile = lambda x: base_y - h * (0.55 + 0.45 * line(x))  # noqa: E731
        if on_top:
            on_top(c, profile, x0, x1, rng, col)
        path = under(profile, x0, x1, base_y + 3 * u, 6 * u)
        sheet(c, s, path, col, base_y - h, base_y + 8 * u, mist=mist, rim=rim)

    s.flat(depth, paint, base_y - h * 1.25 - 150 * u * m, base_y + 4 * u)


def _pd(depth: float) -> float:
    return ((1.0 - depth) / 2.0) ** 2 * 1.6 + 0.008


def mountains(
    s: Stage,
    depth: float,
    height: float,
    colour: RGB | None = None,
    *,
    wave: float = 520.0,
    snow: float = 0.0,
    base: float | None = None,
    name: str = "peaks",
    mist: float = 0.6,
) -> None:
    """A range of peaks, each with a lit and a shaded side, under snow from ``snow`` of its height up."""
    u, m = s.u, s.m
    base_y = s.ground_at(_pd(depth)) if base is None else base
    col = aired(s, colour or s.tones.at(depth), depth)
    h = height * s.rig.fh * m
    side = -1.0 if s.tones.key <= 0 else 1.0

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth:.2f}")
        line = crags(rng, x0, x1, wave * u * m * 0.5, 6)
        profile: Profile = lambda x: base_y - h * (0.12 + 0.95 * line(x))  # noqa: E731
        step = 4 * u
        path = under(profile, x0, x1, base_y + 3 * u, step)
        sheet(c, s, path, col, base_y - h, base_y + 10 * u, mist=mist)
        c.save()
        c.clipPath(path, True)
        # facets: from every local peak a lit flank falls to the key's side and a shadow to the other
        xs, peaks, gap = x0, [], 26 * u * m
        while xs < x1:
            y = profile(xs)
            if all(profile(xs + d * gap * 0.33) >= y - 0.01 for d in (-3, -2, -1, 1, 2, 3)):
                peaks.append((xs, y))
                xs += gap
            xs += step
        lit_c = aired(s, lit(s, s.tones.at(depth) if colour is None else colour, 0.42), depth)
        dark_c = mix(col, s.tones.shade, 0.30 * (0.5 + s.tones.contrast))
        for px, py in peaks:
            drop = max(30 * u, base_y - py)
            for sign, paint_c, amount in ((side, lit_c, 0.75), (-side, dark_c, 0.55)):
                flank = skia.Path()
                flank.moveTo(px, py - 4)
                reach = drop * rng.uniform(0.55, 0.85)
                flank.lineTo(px + sign * drop * 1.3, py + reach * 0.9)
                flank.lineTo(px + sign * drop * 0.75, py + reach)
                n = 5
                for i in range(n, 0, -1):
                    k = i / n
                    flank.lineTo(
                        px + sign * drop * (0.42 * k + rng.uniform(-0.06, 0.05)) * k,
                        py + reach * k * rng.uniform(0.86, 1.04),
                    )
                flank.close()
                c.drawPath(flank, wash(paint_c, paint_c, 0, py, 0, py + reach, amount, 0.0))
            if snow > 0.0:
                white = aired(s, mix(s.tones.horizon, s.tones.light, 0.75), depth * 0.6)
                deep = h * (1 - snow) * rng.uniform(0.5, 0.9) - (py - (base_y - h)) * 0.6
                if deep > 8 * u:
                    cap = skia.Path()
                    cap.moveTo(px, py - 6)
                    n, wide = 7, deep * 1.5
                    for i in range(n + 1):
                        k = i / n
                        cap.lineTo(
                            px + wide * (1 - 2 * k),
                            py + deep * (0.5 + (0.55 if i % 2 else -0.1)) * rng.uniform(0.8, 1.1),
                        )
                    cap.close()
                    c.drawPath(cap, ink(mix(white, col, 0.45)))
                    half = skia.Path(cap)
                    c.save()
                    c.clipRect(
                        skia.Rect(min(px, px + side * s.w), py - 20, max(px, px + side * s.w), py + deep * 2),
                        skia.ClipOp.kIntersect,
                        False,
                    )
                    c.drawPath(half, ink(white))
                    c.restore()
        c.restore()

    s.flat(depth, paint, base_y - h * 1.15, base_y + 4 * u)


def pine(c: Any, s: Stage, x: float, foot: float, h: float, colour: RGB, rng: random.Random, rim: float = 0.3) -> None:
    """A conifer as one sheet: ragged tiers that hang."""
    w = h * rng.uniform(0.17, 0.23)
    path = skia.Path()
    tiers = 7 if h > 60 * s.u else 4
    left, right = [], []
    for i in range(tiers):
        k = (i + 1) / tiers
        y = foot - h * (1 - k * 0.9)
        ww = w * k**0.85 * rng.uniform(0.85, 1.12)
        left += [(x - ww, y), (x - ww * 0.52, y - h * 0.012)]
        ww = w * k**0.85 * rng.uniform(0.85, 1.12)
        right += [(x + ww, y), (x + ww * 0.52, y - h * 0.012)]
    path.moveTo(x, foot - h)
    for px, py in right:
        path.lineTo(px, py)
    path.lineTo(x + h * 0.016, foot - h * 0.09)
    path.lineTo(x + h * 0.02, foot + 2)
    path.lineTo(x - h * 0.02, foot + 2)
    path.lineTo(x - h * 0.016, foot - h * 0.09)
    for px, py in reversed(left):
        path.lineTo(px, py)
    path.close()
    sheet(c, s, path, colour, foot - h, foot, mist=0.12, rim=rim if h > 50 * s.u else 0.0)


def blob(x: float, y: float, rx: float, ry: float, rng: random.Random, bumps: int = 9, depth: float = 0.2) -> Any:
    """A round leafy outline of bumps."""
    path = skia.Path()
    path.addOval(skia.Rect(x - rx * 0.86, y - ry * 0.86, x + rx * 0.86, y + ry * 0.86))
    a0 = rng.uniform(0, 6.28)
    for i in range(bumps):
        a = a0 + i * 6.283 / bumps + rng.uniform(-0.15, 0.15)
        r = rng.uniform(0.26, 0.26 + depth)
        px, py = x + math.cos(a) * rx * 0.8, y + math.sin(a) * ry * 0.8
        path.addOval(skia.Rect(px - rx * r, py - ry * r, px + rx * r, py + ry * r))
    path.setFillType(skia.PathFillType.kWinding)
    return path


def tree(
    c: Any,
    s: Stage,
    x: float,
    foot: float,
    h: float,
    colour: RGB,
    rng: random.Random,
    rim: float = 0.35,
    bare: bool = False,
) -> None:
    """A broad tree: a forked trunk, three or four clumps of leaf, lit on the key's side."""
    bark = mix(colour, s.tones.shade, 0.45)
    lean = rng.uniform(-0.05, 0.05) * h
    tw = h * 0.035
    trunk = skia.Path()
    trunk.moveTo(x - tw * 1.5, foot + 2)
    trunk.quadTo(x - tw * 0.6, foot - h * 0.12, x - tw * 0.6 + lean * 0.5, foot - h * 0.5)
    trunk.lineTo(x + tw * 0.5 + lean * 0.5, foot - h * 0.5)
    trunk.quadTo(x + tw * 0.6, foot - h * 0.12, x + tw * 1.6, foot + 2)
    trunk.close()
    c.drawPath(trunk, ink(bark))
    for a, b in ((-0.2, 0.68), (0.17, 0.72), (0.02, 0.85)):
        limb = skia.Path()
        limb.moveTo(x + lean * 0.4, foot - h * 0.34)
        limb.quadTo(x + lean * 0.5 + a * h * 0.3, foot - h * 0.5, x + lean + a * h, foot - h * b)
        c.drawPath(limb, pen(bark, tw * 0.75))
        if bare:
            for j in range(4):
                k = 0.5 + j * 0.15
                bx, by = x + lean * k + a * h * k, foot - h * (0.34 + (b - 0.34) * k)
                c.drawLine(
                    bx, by, bx + rng.uniform(-0.14, 0.14) * h, by - h * rng.uniform(0.06, 0.16), pen(bark, tw * 0.3)
                )
    if bare:
        return
    side = -1 if s.tones.key <= 0 else 1
    clumps = [(-0.19, 0.60, 0.21), (0.19, 0.64, 0.2), (0.0, 0.80, 0.22), (0.03, 0.60, 0.2)]
    for dx, dy, r in clumps:
        px, py = x + lean + dx * h * rng.uniform(0.85, 1.15), foot - h * dy
        tone = mix(colour, s.tones.light, 0.16) if dx * side > 0.1 or dy > 0.75 else mix(colour, s.tones.shade, 0.14)
        path = blob(px, py, r * h, r * h * 0.82, rng)
        sheet(c, s, path, tone, py - r * h, py + r * h, mist=0.0, shade=0.28, rim=rim * 0.8 if h > 50 * s.u else 0.0)
        if h > 110 * s.u:
            c.save()
            c.clipPath(path, True)
            for _ in range(5):
                lx, ly = px + side * rng.uniform(0.1, 0.8) * r * h, py - rng.uniform(0.1, 0.8) * r * h
                q = r * h * rng.uniform(0.12, 0.26)
                c.drawPath(blob(lx, ly, q * 1.2, q * 0.7, rng, 6), ink(mix(tone, s.tones.light, 0.3), 0.55))
            c.restore()


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


def grass(
    c: Any,
    s: Stage,
    x0: float,
    x1: float,
    y: float,
    h: float,
    colour: RGB,
    rng: random.Random,
    gap: float,
    alpha: float = 1.0,
) -> None:
    """Tufts of blades in one path: they stand in clumps, at uneven heights, with bare ground between."""
    path = skia.Path()
    x = x0
    clump = noise(rng, x0, x1, 60 * gap, 3, 0.7)
    foot = y
    while x < x1:
        k = 0.62 + 0.75 * clump(x)
        if k < 0.28:
            x += gap
            continue
        y = foot + h * rng.uniform(-0.22, 0.30)
        hh = h * rng.uniform(0.35, 1.1) * min(1.25, k)
        lean = rng.uniform(-0.35, 0.35) * hh
        w = gap * rng.uniform(0.5, 0.9)
        path.moveTo(x - w, y + h * 0.3)
        path.quadTo(x - w * 0.2, y - hh * 0.4, x + lean, y - hh)
        path.quadTo(x + w * 0.5, y - hh * 0.4, x + w, y + h * 0.3)
        path.close()
        x += gap * rng.uniform(0.5, 1.3)
    path.setFillType(skia.PathFillType.kWinding)
    c.drawPath(path, ink(colour, alpha))


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


__all__ = [
    "argb",
    "blob",
    "cloud",
    "crags",
    "grass",
    "hills",
    "mountains",
    "noise",
    "pine",
    "rock",
    "sheet",
    "tree",
    "under",
    "windows",
]

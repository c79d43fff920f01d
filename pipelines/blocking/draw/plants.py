"""Plants cut from paper: pines, leafy trees, lumps of leaves, grass."""

from __future__ import annotations

import math
import random
from typing import Any

import skia

from .paints import ink, pen
from .paper import noise, sheet
from .stage import Stage
from .tones import RGB, mix


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

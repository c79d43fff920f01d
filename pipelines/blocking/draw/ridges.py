"""Ridges cut from paper: rolling hills, and mountains with a lit and a shaded side under snow."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import skia

from .paints import ink, wash
from .paper import Profile, crags, noise, sheet, under
from .stage import Stage, aired, lit
from .tones import RGB, mix


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

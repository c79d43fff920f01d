"""Grass, leaves, flowers, stones and fences: the parts of every green set."""

from __future__ import annotations

import math
from typing import Any

import skia

from .. import paper, plants
from ..camera import p_of
from ..oklab import lightened, to_lab
from ..paints import ink
from ..stage import Stage, aired, lit
from ..tones import RGB, mix


def snowy(s: Stage, c: RGB, amount: float = 0.75) -> RGB:
    """``c`` under snow when it snows."""
    if s.plan.sky.weather != "snow":
        return c
    return mix(c, mix(s.tones.horizon, s.tones.light, 0.4), amount if not s.tones.night else amount * 0.8)


def leafy(s: Stage, amount: float = 0.35) -> RGB:
    """What leaves are made of: the palette's greenest swatch in this light, or its middle tone."""

    t = s.tones
    greens = [c for c in t.swatches if to_lab(c)[1] < -0.02]
    base = t.mid if not greens else lightened(min(greens, key=lambda c: to_lab(c)[1]), to_lab(t.mid)[0], 0.9)
    return mix(t.mid, base, 0.3 + amount)


def tree_row(
    s: Stage,
    depth: float,
    height: float,
    *,
    kind: str = "tree",
    gap: float = 0.9,
    colour: RGB | None = None,
    name: str = "trees",
    avoid: float = 0.0,
    sink: float = 0.0,
    rim: float = 0.3,
    reach: tuple[float, float] = (0.7, 1.2),
    p: float | None = None,
) -> None:
    """Trees standing on the ground at one depth; ``height`` in metres, ``gap`` in heights; none within ``avoid`` of the
    centre (shares of the frame's width)."""
    p = p_of(depth) if p is None else p
    base = s.ground_at(p) + sink * s.rig.fh
    h = height * s.metre * p * s.m
    h = max(20 * s.u, min(h, s.rig.fh * 2.2))
    col = aired(s, colour or mix(leafy(s), s.tones.at(depth), 0.45), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth:.2f}")
        x = x0 + rng.uniform(0, gap) * h
        while x < x1:
            hh = h * rng.uniform(*reach)
            if abs(x - s.cx) > avoid * s.rig.fw:
                tone = mix(col, s.tones.light if rng.random() < 0.5 else s.tones.shade, rng.uniform(0.0, 0.10))
                foot = base + rng.uniform(-0.01, 0.02) * h
                if kind == "pine":
                    plants.pine(c, s, x, foot, hh, tone, rng, rim)
                elif kind == "bare":
                    plants.tree(c, s, x, foot, hh, tone, rng, rim, True)
                elif kind == "bush":
                    c.save()
                    c.clipRect(skia.Rect(x - hh * 3, foot - hh * 2, x + hh * 3, foot), skia.ClipOp.kIntersect, True)
                    for dx, k in ((-0.42, 0.62), (0.40, 0.7), (0.0, 1.0)):
                        path = plants.blob(
                            x + dx * hh, foot - hh * 0.12 * k, hh * 0.52 * k, hh * 0.50 * k, rng, 13, 0.1
                        )
                        paper.sheet(
                            c,
                            s,
                            path,
                            mix(tone, s.tones.light, 0.05 * k),
                            foot - hh * 0.6,
                            foot,
                            mist=0.0,
                            shade=0.35,
                            rim=rim,
                        )
                    c.restore()
                else:
                    plants.tree(c, s, x, foot, hh, tone, rng, rim)
            x += h * gap * rng.uniform(0.55, 1.45)

    s.flat(depth, paint, base - h * 1.35, base + h * 0.25, p=p)


def meadow_edge(
    s: Stage, depth: float, height: float, colour: RGB, *, name: str = "grass", gap: float = 7.0, solid: bool = True
) -> None:
    """A strip of grass whose tips stand over the ground at ``depth``; ``height`` a share of the frame."""
    base = s.ground_at(p_of(depth))
    if s.rig.overhead:
        return
    h = height * s.rig.fh * s.m
    col = aired(s, colour, depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth:.2f}")
        plants.grass(c, s, x0, x1, base, h, mix(col, s.tones.light, 0.14), rng, gap * s.u * s.m, 0.9)
        plants.grass(c, s, x0, x1, base + h * 0.3, h * 0.9, col, rng, gap * 0.9 * s.u * s.m)

    s.flat(depth, paint, base - h * 1.2, base + h * 0.7, solid=solid)


def foreground_leaves(s: Stage, strength: float = 1.0) -> None:
    """Dark leaves out of focus at a corner of the frame: the nearest sheet of all."""
    if s.plan.camera.size in ("ECU", "CU", "MCU") or s.rig.overhead:
        return
    col = mix(s.tones.near, s.tones.shade, 0.7)
    rng0 = s.rng("front")
    corner = rng0.choice((-1, 1))

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("front leaves")
        for stem in range(3 + round(3 * strength)):
            # a stem arches in from the corner and carries its leaves in pairs, smaller to the tip
            x = s.cx + corner * s.rig.fw * (0.54 - 0.05 * stem)
            y = s.cy + s.rig.fh * 0.56
            heading = math.radians(-90 - corner * rng.uniform(2, 46))
            reach = s.rig.fh * rng.uniform(0.24, 0.40)
            tone = mix(col, s.tones.light, 0.05 * rng.random())
            for step in range(9):
                k = step / 9
                heading += -corner * 0.05
                x += math.cos(heading) * reach / 9
                y += math.sin(heading) * reach / 9
                for side in (-1, 1):
                    length = s.rig.fh * 0.105 * (1.0 - 0.55 * k) * rng.uniform(0.8, 1.1)
                    a = heading + side * rng.uniform(0.6, 0.95)
                    x2, y2 = x + math.cos(a) * length, y + math.sin(a) * length
                    nx, ny = -math.sin(a) * length * 0.26, math.cos(a) * length * 0.26
                    leaf = skia.Path()
                    leaf.moveTo(x, y)
                    leaf.quadTo((x + x2) / 2 + nx, (y + y2) / 2 + ny, x2, y2)
                    leaf.quadTo((x + x2) / 2 - nx, (y + y2) / 2 - ny, x, y)
                    c.drawPath(leaf, ink(tone, 0.97))

    s.flat(-0.82, paint, s.cy - s.rig.fh * 0.2, None, blur=3.2 * s.u, p=1.25)


def fence(s: Stage, depth: float, colour: RGB | None = None) -> None:
    """Posts and two rails across the frame."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    col = aired(s, colour or mix(s.tones.near, s.tones.shade, 0.2), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"fence{depth}")
        for y in (0.45, 0.85):
            c.drawRect(skia.Rect(x0 - 2, base - k * (y + 0.07), x1 + 2, base - k * (y - 0.07)), ink(col))
            c.drawRect(skia.Rect(x0 - 2, base - k * (y + 0.07), x1 + 2, base - k * (y + 0.04)), ink(lit(s, col, 0.35)))
        x = x0
        while x < x1:
            h = k * rng.uniform(1.0, 1.15)
            c.drawRect(skia.Rect(x, base - h, x + k * 0.14, base + 2), ink(mix(col, s.tones.shade, 0.2)))
            x += k * 2.1

    s.flat(depth, paint, base - 1.3 * k, base + 4)


def flowers(s: Stage, depth: float) -> None:
    """A bed of flowers at one depth."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p * s.m
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"flowers{depth}")
        plants.grass(c, s, x0, x1, base, k * 0.5, aired(s, mix(leafy(s), t.shade, 0.2), depth), rng, 0.09 * k + 1)
        hues = [t.accent, mix(t.light, t.horizon, 0.3), mix(t.accent, t.light, 0.45)]
        x = x0
        while x < x1:
            if abs(x - s.cx) > 0.12 * s.rig.fw:
                c.drawPath(
                    plants.blob(x, base - k * rng.uniform(0.2, 0.6), k * 0.09, k * 0.08, rng, 5),
                    ink(aired(s, rng.choice(hues), depth)),
                )
            x += k * rng.uniform(0.08, 0.3)

    s.flat(depth, paint, base - k * 0.9, base + k * 0.3)


def boulders(s: Stage, depth: float, size: float, gap: float = 4.0, colour: RGB | None = None) -> None:
    """Stones lying about at one depth; metres."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p * s.m
    col = aired(s, snowy(s, colour or mix(s.tones.mid, s.tones.near, 0.5), 0.35), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"stones{depth}")
        x = x0 + rng.uniform(0, 2) * k
        while x < x1:
            w = size * k * rng.uniform(0.4, 1.8)
            if abs(x - s.cx) > 0.15 * s.rig.fw:
                paper.rock(c, s, x, base, w, w * rng.uniform(0.4, 0.7), col, rng)
            x += k * gap * rng.uniform(0.3, 1.6)

    s.flat(depth, paint, base - 1.6 * size * k, base + 0.4 * size * k)

"""Grass, leaves, trunks, and what drifts between them: the parts of every green set."""

from __future__ import annotations

import math
from typing import Any

import skia

from .. import paper, plants, sky
from ..camera import Pose, p_of
from ..oklab import lightened, to_lab
from ..paints import glow, ink, pen, wash
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


def trunks(
    s: Stage,
    depth: float,
    width: float,
    gap: float,
    *,
    name: str = "trunks",
    avoid: float = 0.0,
    colour: RGB | None = None,
    lean: float = 0.02,
) -> None:
    """Trunks that leave the frame at the top: the inside of a wood. Widths in metres."""
    p = p_of(depth)
    base = s.ground_at(p)
    w = width * s.metre * p * s.m
    col = aired(s, colour or s.tones.at(depth), depth)
    top = -s.rig.fh * 0.9

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth:.2f}")
        step = gap * s.metre * p * s.m
        x = x0 + rng.uniform(0, step)
        side = -1 if s.tones.key <= 0 else 1
        while x < x1:
            ww = w * rng.uniform(0.55, 1.35)
            tilt = rng.uniform(-lean, lean) * (base - top)
            foot = base + rng.uniform(-0.015, 0.03) * s.rig.fh
            if abs(x - s.cx) > avoid * s.rig.fw:
                path = skia.Path()
                path.moveTo(x - ww * 0.95, foot)
                path.quadTo(x - ww * 0.5, foot - ww * 1.5, x - ww * 0.45, foot - ww * 3)
                path.lineTo(x - ww * 0.36 + tilt, top)
                path.lineTo(x + ww * 0.36 + tilt, top)
                path.lineTo(x + ww * 0.45, foot - ww * 3)
                path.quadTo(x + ww * 0.5, foot - ww * 1.5, x + ww * 0.95, foot)
                path.close()
                body = mix(col, s.tones.shade, rng.uniform(0.0, 0.16))
                c.drawPath(path, ink(body))
                c.save()
                c.clipPath(path, True)
                edge = mix(body, s.tones.light, 0.30 if not s.tones.night else 0.18)
                x_lit = x + side * ww * 0.5
                c.drawRect(
                    skia.Rect(
                        min(x_lit, x + side * ww * 0.2) - abs(tilt) * 0, top, max(x_lit, x + side * ww * 0.2), foot
                    ),
                    ink(edge, 0.55),
                )
                for _ in range(int(4 + 40 * p)):
                    by = rng.uniform(base - s.rig.fh, base)
                    c.drawRect(
                        skia.Rect.MakeXYWH(x + rng.uniform(-0.5, 0.3) * ww, by, ww * rng.uniform(0.1, 0.35), 2.2 * s.u),
                        ink(s.tones.shade, 0.25),
                    )
                c.restore()
                for _ in range(rng.randint(0, 3)):
                    by = base - s.rig.fh * rng.uniform(0.25, 0.9)
                    sign = rng.choice((-1, 1))
                    length = ww * rng.uniform(2.0, 5.0)
                    limb = skia.Path()
                    limb.moveTo(x + tilt * 0.5, by)
                    limb.quadTo(x + sign * length * 0.5, by - length * 0.1, x + sign * length, by - length * 0.55)
                    c.drawPath(limb, pen(body, ww * 0.18))
            x += step * rng.uniform(0.45, 1.5)

    s.flat(depth, paint, top, base + 0.08 * s.rig.fh)


def canopy(
    s: Stage, depth: float, drop: float, *, colour: RGB | None = None, name: str = "canopy", size: float = 0.13
) -> None:
    """Leaves that hang into the frame from above."""
    col = aired(s, colour or mix(leafy(s), s.tones.near, 0.5), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth:.2f}")
        r = size * s.rig.fh * s.m
        top = s.cy - s.rig.fh * 0.5
        x = x0
        while x < x1 + r:
            y = top + drop * s.rig.fh * rng.uniform(0.1, 1.0) - r * 0.5
            tone = mix(col, s.tones.light, rng.uniform(0.0, 0.14))
            path = plants.blob(x, y, r * rng.uniform(0.9, 1.5), r * rng.uniform(0.6, 1.0), rng, 11, 0.25)
            c.drawRect(skia.Rect(x - r, -s.rig.fh, x + r, y), ink(tone))
            paper.sheet(c, s, path, tone, y - r, y + r, mist=0.0, shade=0.15)
            x += r * rng.uniform(0.5, 1.0)

    s.flat(depth, paint, -s.rig.fh * 0.8, s.cy - s.rig.fh * 0.5 + drop * s.rig.fh + size * s.rig.fh * 2 * s.m)


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


def smoke(s: Stage, depth: float, x: float, size: float = 1.0, colour: RGB | None = None) -> None:
    """A column of smoke that leans with the wind."""
    base = s.ground_at(p_of(depth))
    col = colour or mix(s.tones.shade, s.tones.air, 0.45)
    px = s.cx + x * s.rig.fw / 2

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"smoke{depth}{x}")
        for i in range(26):
            k = i / 26
            r = (0.02 + 0.11 * k) * s.rig.fh * size
            c.drawPath(
                plants.blob(
                    px + k * k * 0.35 * s.rig.fh * size + rng.uniform(-0.3, 0.3) * r,
                    base - k * 0.55 * s.rig.fh * size,
                    r,
                    r * 0.8,
                    rng,
                    7,
                ),
                ink(mix(col, s.tones.horizon, k * 0.5), 0.5 * (1 - k) ** 0.7),
            )

    s.flat(depth, paint, base - 0.8 * s.rig.fh * size, base + 6, solid=False, blur=max(1.2 * s.u, s.blur_at(depth)))


def embers(s: Stage, count: int = 40) -> None:
    """Sparks that rise and go out."""
    rng = s.rng("embers")
    sparks = [(rng.random(), rng.random(), rng.uniform(0.5, 1.4), rng.uniform(0, 6.28)) for _ in range(count)]

    def draw(c: Any, pose: Pose, t: float) -> None:
        path = skia.Path()
        for x, y, k, f in sparks:
            py = s.h * (1.0 - ((y + t * 0.12 * k) % 1.0))
            px = (x * s.w + math.sin(t * 1.3 * k + f) * 26 * s.u + pose.pan) % s.w
            path.addCircle(px, py, s.u * (0.9 + k))
        c.drawPath(path, ink(mix(s.tones.practical, s.tones.accent, 0.35), 0.8))

    s.live(-0.6, draw)


def glow_between(s: Stage) -> None:
    """Bright air behind a wood."""

    x, _ = sky.sun_at(s)
    x = s.cx + (x - s.cx) * 0.5

    def paint(c: Any, x0: float, x1: float) -> None:
        r = s.rig.fh * 0.75
        y = s.yh - 0.12 * s.rig.fh
        power = {"night": 0.45, "dusk": 0.5}.get(s.plan.light.time, 0.8)
        c.drawRect(skia.Rect(x0, s.yh - s.rig.fh, x1, s.yh + 9), ink(s.tones.horizon, 0.35))
        c.drawPaint(glow(mix(s.tones.light, s.tones.horizon, 0.3), x, y, r, power))

    s.flat(0.975, paint, s.yh - s.rig.fh, s.yh + 0.6 * s.rig.fh, p=0.01, solid=False)


def shafts(s: Stage) -> None:
    """Slanted beams of light through leaves."""
    if s.plan.sky.weather in ("rain", "storm", "snow") or s.plan.light.time == "dusk":
        return
    side = s.tones.key or -0.5
    power = {"dawn": 0.22, "day": 0.17, "sunset": 0.24, "night": 0.11}.get(s.plan.light.time, 0.15)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("shafts")
        top, low = s.cy - s.rig.fh * 0.6, s.yh + 0.28 * s.rig.fh
        lean = -side * s.rig.fh * 0.75
        n = max(2, round(5 * (x1 - x0) / s.rig.fw))
        for i in range(n):
            x = x0 + (i + rng.uniform(0.2, 0.8)) / n * (x1 - x0)
            w = s.rig.fh * rng.uniform(0.03, 0.13)
            path = skia.Path()
            path.addPoly(
                [
                    skia.Point(x - w * 0.5, top),
                    skia.Point(x + w * 0.5, top),
                    skia.Point(x + w * 1.1 + lean, low),
                    skia.Point(x - w * 1.0 + lean, low),
                ],
                True,
            )

            c.drawPath(path, wash(s.tones.light, s.tones.light, 0, top, 0, low, power * rng.uniform(0.6, 1.2), 0.0))

    s.flat(0.22, paint, s.cy - s.rig.fh * 0.6, s.yh + 0.3 * s.rig.fh, blur=5.5 * s.u, solid=False)


def vines(s: Stage) -> None:
    """Lianas from the top of the frame."""
    col = mix(leafy(s), s.tones.shade, 0.5)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("vines")
        x = x0
        while x < x1:
            length = s.rig.fh * rng.uniform(0.25, 0.75)
            top = s.cy - s.rig.fh * 0.6
            path = skia.Path()
            path.moveTo(x, top)
            path.quadTo(
                x + rng.uniform(-40, 40) * s.u, top + length * 0.5, x + rng.uniform(-20, 20) * s.u, top + length
            )
            c.drawPath(path, pen(col, rng.uniform(2, 5) * s.u))
            x += s.rig.fh * rng.uniform(0.1, 0.4)

    s.flat(0.2, paint, s.cy - s.rig.fh * 0.7, s.cy + s.rig.fh * 0.3)


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

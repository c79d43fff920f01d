"""Green places: fields, woods, parks, farms, villages, graveyards."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, paper, sky
from ..camera import Pose, p_of
from ..stage import Stage, aired, ink, lit, pen, quad
from ..tones import RGB, mix


def snowy(s: Stage, c: RGB, amount: float = 0.75) -> RGB:
    """``c`` under snow when it snows."""
    if s.plan.sky.weather != "snow":
        return c
    return mix(c, mix(s.tones.horizon, s.tones.light, 0.4), amount if not s.tones.night else amount * 0.6)


def leafy(s: Stage, amount: float = 0.35) -> RGB:
    """What leaves are made of: the palette's greenest swatch in this light, or its middle tone."""
    from ..oklab import lightened, to_lab

    t = s.tones
    greens = [c for c in t.swatches if to_lab(c)[1] < -0.02]
    base = t.mid if not greens else lightened(min(greens, key=lambda c: to_lab(c)[1]), to_lab(t.mid)[0], 0.9)
    return mix(t.mid, base, 0.3 + amount)


def tree_row(s: Stage, depth: float, height: float, *, kind: str = "tree", gap: float = 0.9, colour: RGB | None = None,
             name: str = "trees", avoid: float = 0.0, sink: float = 0.0, rim: float = 0.3, reach: tuple[float, float] = (0.7, 1.2),
             p: float | None = None) -> None:  # fmt: skip
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
                    paper.pine(c, s, x, foot, hh, tone, rng, rim)
                elif kind == "bare":
                    paper.tree(c, s, x, foot, hh, tone, rng, rim, True)
                elif kind == "bush":
                    path = paper.blob(x, foot - hh * 0.3, hh * 0.62, hh * 0.42, rng)
                    paper.sheet(c, s, path, tone, foot - hh * 0.7, foot, mist=0.0, shade=0.3, rim=rim)
                else:
                    paper.tree(c, s, x, foot, hh, tone, rng, rim)
            x += h * gap * rng.uniform(0.55, 1.45)

    s.flat(depth, paint, base - h * 1.35, base + h * 0.25, p=p)


def trunks(s: Stage, depth: float, width: float, gap: float, *, name: str = "trunks", avoid: float = 0.0, colour: RGB | None = None,
           lean: float = 0.02) -> None:  # fmt: skip
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
                c.drawRect(skia.Rect(min(x_lit, x + side * ww * 0.2) - abs(tilt) * 0, top, max(x_lit, x + side * ww * 0.2), foot),
                           ink(edge, 0.55))  # fmt: skip
                for _ in range(int(4 + 40 * p)):
                    by = rng.uniform(base - s.rig.fh, base)
                    c.drawRect(skia.Rect.MakeXYWH(x + rng.uniform(-0.5, 0.3) * ww, by, ww * rng.uniform(0.1, 0.35), 2.2 * s.u),
                               ink(s.tones.shade, 0.25))  # fmt: skip
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


def canopy(s: Stage, depth: float, drop: float, *, colour: RGB | None = None, name: str = "canopy", size: float = 0.13) -> None:
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
            path = paper.blob(x, y, r * rng.uniform(0.9, 1.5), r * rng.uniform(0.6, 1.0), rng, 11, 0.25)
            c.drawRect(skia.Rect(x - r, -s.rig.fh, x + r, y), ink(tone))
            paper.sheet(c, s, path, tone, y - r, y + r, mist=0.0, shade=0.15)
            x += r * rng.uniform(0.5, 1.0)

    s.flat(depth, paint, -s.rig.fh * 0.8, s.cy - s.rig.fh * 0.5 + drop * s.rig.fh + size * s.rig.fh * 2 * s.m)


def meadow_edge(s: Stage, depth: float, height: float, colour: RGB, *, name: str = "grass", gap: float = 7.0, solid: bool = True) -> None:
    """A strip of grass whose tips stand over the ground at ``depth``; ``height`` a share of the frame."""
    base = s.ground_at(p_of(depth))
    if s.rig.overhead:
        return
    h = height * s.rig.fh * s.m
    col = aired(s, colour, depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth:.2f}")
        paper.grass(c, s, x0, x1, base, h, mix(col, s.tones.light, 0.14), rng, gap * s.u * s.m, 0.9)
        paper.grass(c, s, x0, x1, base + h * 0.3, h * 0.9, col, rng, gap * 0.9 * s.u * s.m)

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
        for i in range(int(15 * strength)):
            x = s.cx + corner * s.rig.fw * (0.52 - 0.20 * rng.random() ** 2)
            y = s.cy + s.rig.fh * (0.55 - 0.22 * rng.random() ** 1.5)
            length = s.rig.fh * rng.uniform(0.16, 0.34)
            a = math.radians(rng.uniform(200, 340))
            x2, y2 = x + math.cos(a) * length, y + math.sin(a) * length
            leaf = skia.Path()
            leaf.moveTo(x, y)
            nx, ny = -math.sin(a) * length * 0.16, math.cos(a) * length * 0.16
            leaf.quadTo((x + x2) / 2 + nx, (y + y2) / 2 + ny, x2, y2)
            leaf.quadTo((x + x2) / 2 - nx, (y + y2) / 2 - ny, x, y)
            c.drawPath(leaf, ink(mix(col, s.tones.light, 0.06 * rng.random()), 0.97))

    s.flat(-0.82, paint, s.cy - s.rig.fh * 0.2, None, blur=6.5 * s.u, p=1.25)


# ---- the sets -----------------------------------------------------------------------------------------------


def meadow(s: Stage, *, wheat: bool = False, trees: bool = True) -> None:
    """Rolling land under a big sky."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s), t.ground, 0.35))
    if wheat:
        g = snowy(s, mix(t.horizon, t.mid, 0.5) if not t.night else mix(t.mid, t.horizon, 0.25))
    if not s.rig.overhead:
        paper.hills(s, 0.93, 0.16, snowy(s, t.far), wave=900, name="far", mist=0.6)
        paper.hills(s, 0.84, 0.10, snowy(s, mix(t.far, t.mid, 0.5)), wave=600, name="middle", mist=0.5)
        if trees:
            tree_row(s, 0.72, 7, gap=1.3, name="far trees", rim=0.2, sink=-0.005)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.22), mix(g, t.shade, 0.22), mix(g, t.accent, 0.10)), count=110, name="strokes", alpha=0.4)
    if wheat:
        rows = [quad(x - 0.16, x + 0.16, 0.25, 30.0) for x in np.arange(-40, 40, 1.1)]
        ground.lay(s, rows, mix(g, t.shade, 0.28), 0.55)
        for depth, h in ((0.45, 0.03), (0.15, 0.06), (-0.2, 0.12), (-0.45, 0.20)):
            meadow_edge(s, depth, h, mix(g, t.shade, 0.12 + 0.3 * (1 - depth) / 2), gap=5, name="wheat")
        return
    if trees and not s.rig.overhead:
        tree_row(s, 0.42, 8, gap=3.2, name="near trees", avoid=0.16, rim=0.5)
    meadow_edge(s, 0.25, 0.022, mix(g, t.shade, 0.10))
    meadow_edge(s, -0.12, 0.05, mix(g, t.shade, 0.28))
    if s.yh < s.cy + s.rig.fh * 0.3:
        meadow_edge(s, -0.5, 0.12, mix(t.near, t.shade, 0.35), gap=10)
    foreground_leaves(s, 0.6)


def wheat(s: Stage) -> None:
    """A field of grain in rows."""
    meadow(s, wheat=True, trees=True)


def farm(s: Stage) -> None:
    """A meadow with a barn, a house and a fence."""
    from . import urban

    meadow(s, trees=True)
    if s.rig.overhead:
        return
    urban.cottage(s, 0.5, -0.55, 9.0, barn=True)
    urban.cottage(s, 0.55, 0.62, 6.0)
    fence(s, 0.22)


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


def graveyard(s: Stage) -> None:
    """Stones in the grass, bare trees, a chapel far off."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s, 0.2), t.shade, 0.25))
    if not s.rig.overhead:
        paper.hills(s, 0.90, 0.10, snowy(s, t.far), wave=700)
        tree_row(s, 0.7, 9, kind="bare", gap=0.9, rim=0.0)
        from . import urban

        urban.steeple(s, 0.66, 0.34)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.15), mix(g, t.shade, 0.3)), count=90, alpha=0.4)
    for depth, n in ((0.5, 8), (0.3, 7), (0.1, 6), (-0.12, 5)):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p

        def paint(c: Any, x0: float, x1: float, depth: float = depth, base: float = base, k: float = k) -> None:
            rng = s.rng(f"graves{depth}")
            col = aired(s, mix(t.mid, t.horizon, 0.25), depth)
            x = x0 + rng.uniform(0, 2) * k
            while x < x1:
                h, w = k * rng.uniform(0.7, 1.15), k * rng.uniform(0.5, 0.75)
                if abs(x - s.cx) > 0.1 * s.rig.fw:
                    c.save()
                    c.translate(x, base)
                    c.rotate(rng.uniform(-6, 6))
                    path = skia.Path()
                    if rng.random() < 0.3:
                        path.addRect(skia.Rect(-w * 0.13, -h * 1.3, w * 0.13, 4))
                        path.addRect(skia.Rect(-w * 0.42, -h, w * 0.42, -h * 0.78))
                    else:
                        path.addRRect(skia.RRect.MakeRectXY(skia.Rect(-w / 2, -h, w / 2, h * 0.3), w * 0.45, w * 0.45))
                    c.clipRect(skia.Rect(-w * 3, -h * 2, w * 3, 3))
                    paper.sheet(c, s, path, col, -h, 0, mist=0.0, shade=0.35, rim=0.6)
                    c.restore()
                x += k * rng.uniform(1.5, 3.4)

        s.flat(depth, paint, base - k * 1.7, base + 6)
        meadow_edge(s, depth - 0.02, 0.018 * (1.6 - depth), mix(g, t.shade, 0.2))
    tree_row(s, -0.05, 8, kind="bare", gap=4.0, name="front bare", avoid=0.33, colour=mix(t.near, t.shade, 0.4))


def battlefield(s: Stage) -> None:
    """Churned earth, stakes, smoke and embers."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.near, t.mid, 0.45))
    if not s.rig.overhead:
        paper.hills(s, 0.92, 0.13, t.far, wave=800)
        tree_row(s, 0.7, 7, kind="bare", gap=1.5, rim=0.0, colour=mix(t.far, t.mid, 0.5))
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.shade, 0.4), mix(g, t.light, 0.12)), count=120, thick=0.3, alpha=0.5)
    ground.puddles(s, 14)
    for depth in (0.45, 0.12, -0.4):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        col = aired(s, mix(t.near, t.shade, 0.4), depth)

        def paint(c: Any, x0: float, x1: float, depth: float = depth, base: float = base, k: float = k, col: RGB = col) -> None:
            rng = s.rng(f"stakes{depth}")
            x = x0
            while x < x1:
                if abs(x - s.cx) > 0.14 * s.rig.fw:
                    h, a = k * rng.uniform(1.0, 2.2), rng.uniform(-0.5, 0.5)
                    c.drawLine(x, base + 4, x + h * a, base - h, pen(col, 0.10 * k))
                    if rng.random() < 0.3:
                        flag = skia.Path()
                        tx, ty = x + h * a, base - h
                        flag.addPoly([skia.Point(tx, ty), skia.Point(tx + k * 0.9, ty + k * 0.15), skia.Point(tx + k * 0.55, ty + k * 0.35),
                                      skia.Point(tx + k * 0.8, ty + k * 0.6), skia.Point(tx - a * k * 0.5, ty + k * 0.55)], True)  # fmt: skip
                        c.drawPath(flag, ink(aired(s, mix(t.accent, t.shade, 0.2), depth)))
                x += k * rng.uniform(1.0, 4.5)

        s.flat(depth, paint, base - 3 * k, base + 8)
    smoke(s, 0.6, -0.3)
    smoke(s, 0.5, 0.45)
    embers(s)


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
            c.drawPath(paper.blob(px + k * k * 0.35 * s.rig.fh * size + rng.uniform(-0.3, 0.3) * r, base - k * 0.55 * s.rig.fh * size, r, r * 0.8, rng, 7),
                       ink(mix(col, s.tones.horizon, k * 0.5), 0.5 * (1 - k) ** 0.7))  # fmt: skip

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


def forest(s: Stage, *, jungle: bool = False, clearing: bool = False) -> None:
    """Trunks behind trunks, the light between them."""
    t = s.tones
    sky.paint_sky(s, clouds=False)
    g = snowy(s, mix(leafy(s, 0.5), t.shade, 0.18))
    leaf = mix(leafy(s, 0.5), t.near, 0.25)
    if not s.rig.overhead:
        glow_between(s)
        tree_row(s, 0.86, 14, kind="tree" if jungle else "pine", gap=0.30, name="back wood", colour=mix(t.far, leaf, 0.35), rim=0.0)
        if clearing:
            tree_row(s, 0.62, 13, kind="pine", gap=0.34, name="edge", avoid=0.10, colour=mix(t.mid, leaf, 0.4), rim=0.2)
    ground.plane(s, g, far=aired(s, mix(g, t.horizon, 0.35), 0.8))
    ground.dabs(s, (mix(g, t.light, 0.26), mix(g, t.shade, 0.3), mix(g, t.accent, 0.10)), count=130, name="floor", alpha=0.45)
    if s.rig.overhead:
        return
    if not clearing:
        trunks(s, 0.66, 0.42, 1.5, name="t1", colour=mix(t.far, t.mid, 0.5))
        bushes = 1.2
        tree_row(s, 0.6, bushes, kind="bush", gap=1.1, name="b1", colour=mix(t.mid, leaf, 0.5), rim=0.15)
        trunks(s, 0.42, 0.5, 2.2, name="t2", avoid=0.05, colour=t.mid)
        tree_row(s, 0.36, 1.3, kind="bush", gap=1.5, name="b2", colour=leaf, avoid=0.08)
    trunks(s, 0.10, 0.55, 4.2, name="t3", avoid=0.22, colour=mix(t.mid, t.near, 0.7))
    tree_row(s, 0.06, 0.9, kind="bush", gap=2.4, name="b3", colour=mix(leaf, t.shade, 0.25), avoid=0.17)
    shafts(s)
    canopy(s, 0.3, 0.16, name="c1", colour=mix(leaf, t.mid, 0.4))
    canopy(s, -0.3, 0.08, name="c2", colour=mix(leaf, t.shade, 0.45), size=0.15)
    meadow_edge(s, -0.25, 0.05, mix(leaf, t.shade, 0.45), gap=9)
    if jungle:
        vines(s)
        foreground_leaves(s, 2.0)
    if s.plan.camera.size in ("WS", "EWS", "FS"):
        trunks(s, -0.62, 0.42, 9.0, name="t4", avoid=0.43, colour=mix(t.near, t.shade, 0.75))


def glow_between(s: Stage) -> None:
    """Bright air behind a wood."""
    from ..stage import glow

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
            path.addPoly([skia.Point(x - w * 0.5, top), skia.Point(x + w * 0.5, top), skia.Point(x + w * 1.1 + lean, low), skia.Point(x - w * 1.0 + lean, low)], True)
            from ..stage import wash

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
            path.quadTo(x + rng.uniform(-40, 40) * s.u, top + length * 0.5, x + rng.uniform(-20, 20) * s.u, top + length)
            c.drawPath(path, pen(col, rng.uniform(2, 5) * s.u))
            x += s.rig.fh * rng.uniform(0.1, 0.4)

    s.flat(0.2, paint, s.cy - s.rig.fh * 0.7, s.cy + s.rig.fh * 0.3)


def park(s: Stage, *, garden: bool = False) -> None:
    """Lawn, path, trees, benches and lamps; a garden has beds of flowers and a hedge."""
    from . import urban

    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s, 0.55), t.ground, 0.15))
    if not s.rig.overhead:
        if not garden:
            urban.roofs(s, 0.93, 0.20, name="beyond", lights=0.3)
        tree_row(s, 0.74, 10, gap=0.5, name="belt", rim=0.15, colour=mix(leafy(s), t.far, 0.4))
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.2)), count=90, alpha=0.35)
    walk = snowy(s, mix(t.horizon, t.ground, 0.45))
    k = np.linspace(0.25, 18, 26)
    bend = 1.4 * np.sin(k * 0.45)
    left = np.stack([bend - 1.3, 0 * k, k], -1)
    right = np.stack([bend + 1.3, 0 * k, k], -1)[::-1]
    ground.lay(s, [np.concatenate([left, right])], walk, 0.9)
    if s.rig.overhead:
        return
    tree_row(s, 0.40, 8, gap=1.7, name="park trees", avoid=0.15, rim=0.45)
    if garden:
        for depth in (0.5, 0.2, -0.15):
            flowers(s, depth)
        tree_row(s, 0.12, 1.2, kind="bush", gap=1.2, name="hedge", avoid=0.15)
    else:
        urban.lamps(s, (0.52, 0.22), side=0.30)
    meadow_edge(s, -0.15, 0.035, mix(g, t.shade, 0.25))
    foreground_leaves(s, 1.0)


def garden(s: Stage) -> None:
    """A park with beds of flowers."""
    park(s, garden=True)


def flowers(s: Stage, depth: float) -> None:
    """A bed of flowers at one depth."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p * s.m
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"flowers{depth}")
        paper.grass(c, s, x0, x1, base, k * 0.5, aired(s, mix(leafy(s), t.shade, 0.2), depth), rng, 0.09 * k + 1)
        hues = [t.accent, mix(t.light, t.horizon, 0.3), mix(t.accent, t.light, 0.45)]
        x = x0
        while x < x1:
            if abs(x - s.cx) > 0.12 * s.rig.fw:
                c.drawPath(paper.blob(x, base - k * rng.uniform(0.2, 0.6), k * 0.09, k * 0.08, rng, 5), ink(aired(s, rng.choice(hues), depth)))
            x += k * rng.uniform(0.08, 0.3)

    s.flat(depth, paint, base - k * 0.9, base + k * 0.3)


def village(s: Stage) -> None:
    """Houses around a lane, hills behind, smoke from a chimney."""
    from . import urban

    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, leafy(s), 0.4))
    if not s.rig.overhead:
        paper.hills(s, 0.93, 0.22, snowy(s, t.far), wave=900)
        tree_row(s, 0.82, 8, gap=0.5, name="belt", rim=0.0, colour=mix(t.far, leafy(s), 0.4))
        urban.steeple(s, 0.76, -0.12)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.2)), count=80, alpha=0.4)
    lane = snowy(s, mix(t.horizon, t.ground, 0.5))
    ground.lay(s, [quad(-1.8, 1.8, 0.2, 40)], lane, 0.8)
    ground.lay(s, [quad(x - 0.09, x + 0.09, 0.2, 40) for x in (-0.8, 0.8)], mix(lane, t.shade, 0.4), 0.4)
    if s.rig.overhead:
        return
    for depth, x, h in ((0.62, -0.42, 6.5), (0.62, 0.34, 6.0), (0.48, -0.72, 7.0), (0.45, 0.68, 7.0), (0.22, -1.02, 7.5), (0.18, 1.05, 7.0)):
        urban.cottage(s, depth, x, h)
    tree_row(s, 0.4, 6, gap=4.0, name="yard", avoid=0.25)
    fence(s, 0.1) if s.plan.camera.size in ("EWS",) else None
    meadow_edge(s, -0.2, 0.04, mix(g, t.shade, 0.3))


DRESSERS = {
    "meadow": meadow, "wheat field": wheat, "farm": farm, "graveyard": graveyard, "battlefield": battlefield,
    "forest": forest, "jungle": lambda s: forest(s, jungle=True), "clearing": lambda s: forest(s, clearing=True),
    "park": park, "garden": garden, "village": village,
}  # fmt: skip

"""Green places: fields, woods, parks, farms, villages, graveyards."""

from __future__ import annotations

from typing import Any

import numpy as np
import skia

from .. import floor, ground, paper, ridges, sky
from ..camera import p_of
from ..facets import quad
from ..paints import ink, pen
from ..stage import Stage, aired
from ..tones import RGB, mix
from . import buildings
from .greenery import fence, flowers, foreground_leaves, leafy, meadow_edge, snowy, tree_row
from .smoke import embers, smoke
from .woods import canopy, glow_between, shafts, trunks, vines


def meadow(s: Stage, *, wheat: bool = False, trees: bool = True) -> None:
    """Rolling land under a big sky."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s), t.ground, 0.35))
    if wheat:
        g = snowy(s, mix(t.horizon, t.mid, 0.5) if not t.night else mix(t.mid, t.horizon, 0.25))
    if not s.rig.overhead:
        ridges.hills(s, 0.93, 0.16, snowy(s, t.far), wave=900, name="far", mist=0.6)
        ridges.hills(s, 0.84, 0.10, snowy(s, mix(t.far, t.mid, 0.5)), wave=600, name="middle", mist=0.5)
        if trees:
            tree_row(s, 0.72, 7, gap=1.3, name="far trees", rim=0.2, sink=-0.005)
    ground.plane(s, g)
    ground.dabs(
        s, (mix(g, t.light, 0.22), mix(g, t.shade, 0.22), mix(g, t.accent, 0.10)), count=110, name="strokes", alpha=0.4
    )
    if wheat:
        rows = [quad(x - 0.16, x + 0.16, 0.25, 30.0) for x in np.arange(-40, 40, 1.1)]
        ground.lay(s, rows, mix(g, t.shade, 0.28), 0.55)
        for depth, h in ((0.45, 0.03), (0.15, 0.06), (-0.2, 0.12), (-0.45, 0.20)):
            meadow_edge(s, depth, h, mix(g, t.shade, 0.12 + 0.3 * (1 - depth) / 2), gap=5, name="wheat")
        return
    floor.snowfield(s, 0.925) if s.plan.sky.weather == "snow" else floor.long_shadows(s, 0.925, 0.24)
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

    meadow(s, trees=True)
    if s.rig.overhead:
        return
    buildings.cottage(s, 0.5, -0.55, 9.0, barn=True)
    buildings.cottage(s, 0.55, 0.62, 6.0)
    fence(s, 0.22)


def graveyard(s: Stage) -> None:
    """Stones in the grass, bare trees, a chapel far off."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s, 0.2), t.shade, 0.25))
    if not s.rig.overhead:
        ridges.hills(s, 0.90, 0.10, snowy(s, t.far), wave=700)
        tree_row(s, 0.7, 9, kind="bare", gap=0.9, rim=0.0)

        buildings.steeple(s, 0.66, 0.34)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.15), mix(g, t.shade, 0.3)), count=90, alpha=0.4)
    for depth in (0.5, 0.3, 0.1, -0.12):
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
        ridges.hills(s, 0.92, 0.13, t.far, wave=800)
        tree_row(s, 0.7, 7, kind="bare", gap=1.5, rim=0.0, colour=mix(t.far, t.mid, 0.5))
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.shade, 0.4), mix(g, t.light, 0.12)), count=120, thick=0.3, alpha=0.5)
    ground.puddles(s, 14)
    for depth in (0.45, 0.12, -0.4):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        col = aired(s, mix(t.near, t.shade, 0.4), depth)

        def paint(
            c: Any, x0: float, x1: float, depth: float = depth, base: float = base, k: float = k, col: RGB = col
        ) -> None:
            rng = s.rng(f"stakes{depth}")
            x = x0
            while x < x1:
                if abs(x - s.cx) > (0.14 if depth > 0 else 0.36) * s.rig.fw:
                    h, a = k * rng.uniform(1.0, 2.2), rng.uniform(-0.5, 0.5)
                    c.drawLine(x, base + 4, x + h * a, base - h, pen(col, 0.10 * k))
                    if rng.random() < 0.3:
                        flag = skia.Path()
                        tx, ty = x + h * a, base - h
                        flag.addPoly(
                            [
                                skia.Point(tx, ty),
                                skia.Point(tx + k * 0.9, ty + k * 0.15),
                                skia.Point(tx + k * 0.55, ty + k * 0.35),
                                skia.Point(tx + k * 0.8, ty + k * 0.6),
                                skia.Point(tx - a * k * 0.5, ty + k * 0.55),
                            ],
                            True,
                        )
                        c.drawPath(flag, ink(aired(s, mix(t.accent, t.shade, 0.2), depth)))
                x += k * rng.uniform(1.0, 4.5)

        s.flat(depth, paint, base - 3 * k, base + 8)
    smoke(s, 0.6, -0.3)
    smoke(s, 0.5, 0.45)
    embers(s)


def forest(s: Stage, *, jungle: bool = False, clearing: bool = False) -> None:
    """Trunks behind trunks, the light between them."""
    t = s.tones
    sky.paint_sky(s, clouds=False)
    g = snowy(s, mix(leafy(s, 0.5), t.shade, 0.18))
    leaf = mix(leafy(s, 0.5), t.near, 0.25)
    if not s.rig.overhead:
        glow_between(s)
        tree_row(
            s,
            0.86,
            14,
            kind="tree" if jungle else "pine",
            gap=0.30,
            name="back wood",
            colour=mix(t.far, leaf, 0.35),
            rim=0.0,
        )
        if clearing:
            tree_row(s, 0.62, 13, kind="pine", gap=0.34, name="edge", avoid=0.10, colour=mix(t.mid, leaf, 0.4), rim=0.2)
    ground.plane(s, g, far=aired(s, mix(g, t.horizon, 0.35), 0.8))
    ground.dabs(
        s, (mix(g, t.light, 0.26), mix(g, t.shade, 0.3), mix(g, t.accent, 0.10)), count=130, name="floor", alpha=0.45
    )
    if s.plan.sky.weather == "clear" and s.plan.light.time in ("dawn", "day", "sunset"):
        ground.dabs(s, (mix(g, t.light, 0.62),), count=34, length=0.55, thick=0.16, name="sun pools", alpha=0.5)
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


def park(s: Stage, *, garden: bool = False) -> None:
    """Lawn, path, trees, benches and lamps; a garden has beds of flowers and a hedge."""

    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(leafy(s, 0.55), t.ground, 0.15))
    if not s.rig.overhead:
        if not garden:
            buildings.roofs(s, 0.93, 0.20, name="beyond", lights=0.3)
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
        buildings.lamps(s, (0.52, 0.22), side=0.30)
    meadow_edge(s, -0.15, 0.035, mix(g, t.shade, 0.25))
    foreground_leaves(s, 1.0)


def garden(s: Stage) -> None:
    """A park with beds of flowers."""
    park(s, garden=True)


def village(s: Stage) -> None:
    """Houses around a lane, hills behind, smoke from a chimney."""

    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, leafy(s), 0.4))
    if not s.rig.overhead:
        ridges.hills(s, 0.93, 0.22, snowy(s, t.far), wave=900)
        tree_row(s, 0.82, 8, gap=0.5, name="belt", rim=0.0, colour=mix(t.far, leafy(s), 0.4))
        buildings.steeple(s, 0.76, -0.12)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.2)), count=80, alpha=0.4)
    lane = snowy(s, mix(t.horizon, t.ground, 0.5))
    ground.lay(s, [quad(-1.8, 1.8, 0.2, 40)], lane, 0.8)
    ground.lay(s, [quad(x - 0.09, x + 0.09, 0.2, 40) for x in (-0.8, 0.8)], mix(lane, t.shade, 0.4), 0.4)
    if s.rig.overhead:
        return
    floor.snowfield(s, 0.925) if s.plan.sky.weather == "snow" else floor.long_shadows(s, 0.925)
    for depth, x, h in (
        (0.62, -0.42, 6.5),
        (0.62, 0.34, 6.0),
        (0.48, -0.72, 7.0),
        (0.45, 0.68, 7.0),
        (0.22, -1.02, 7.5),
        (0.18, 1.05, 7.0),
    ):
        buildings.cottage(s, depth, x, h)
    tree_row(s, 0.4, 6, gap=4.0, name="yard", avoid=0.25)
    if s.plan.sky.weather != "snow":
        meadow_edge(s, -0.2, 0.04, mix(g, t.shade, 0.3))


DRESSERS = {
    "meadow": meadow,
    "wheat field": wheat,
    "farm": farm,
    "graveyard": graveyard,
    "battlefield": battlefield,
    "forest": forest,
    "jungle": lambda s: forest(s, jungle=True),
    "clearing": lambda s: forest(s, clearing=True),
    "park": park,
    "garden": garden,
    "village": village,
}

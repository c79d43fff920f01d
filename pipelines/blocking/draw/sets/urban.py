"""Built places: streets, roofs, squares, stations, works."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .. import ground, paper, sky
from ..camera import Pose, p_of
from ..guides import depth_of_p
from ..stage import Stage, aired, argb, face, glow, ink, lit, pen, quad, wall, wash
from ..tones import RGB, mix
from .nature import snowy, tree_row


def lights_on(s: Stage) -> float:
    """The share of windows with a lamp behind them."""
    return {"night": 0.42, "dusk": 0.34, "dawn": 0.10, "sunset": 0.16}.get(s.plan.light.time, 0.03) + 0.08 * (s.plan.sky.weather == "storm")


def roofs(s: Stage, depth: float, tall: float, *, name: str = "roofs", lights: float = 1.0, colour: RGB | None = None,
          gap: tuple[float, float] = (0.0, 0.0), width: float = 0.07, base: float | None = None, towers: float = 0.2) -> None:  # fmt: skip
    """A skyline: blocks of different heights, some with tanks and masts, with windows. ``gap`` keeps a stretch of the
    frame (shares of its width from the centre) low."""
    base_y = s.ground_at(p_of(depth)) if base is None else base
    h = tall * s.rig.fh * s.m
    col = aired(s, colour or s.tones.at(depth), depth)
    share = lights_on(s) * lights
    warm = aired(s, mix(s.tones.practical, col, 0.10), depth * 0.4)
    side = -1 if s.tones.key <= 0 else 1

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"{name}{depth:.2f}")
        x = x0
        while x < x1:
            w = width * s.rig.fh * s.m * rng.uniform(0.6, 1.8)
            hh = h * (0.35 + 0.65 * rng.random() ** 1.6)
            if gap[0] < (x + w / 2 - s.cx) / s.rig.fw < gap[1]:
                hh *= 0.35
            if rng.random() < towers * 0.5:
                hh, w = hh * 1.35, w * 0.75
            tone = mix(col, s.tones.shade if rng.random() < 0.5 else s.tones.air, rng.uniform(0.0, 0.14))
            top = base_y - hh
            path = skia.Path()
            path.addRect(skia.Rect(x, top, x + w + 0.5, base_y + 6))
            kind = rng.random()
            if kind < 0.16:
                path.addRect(skia.Rect(x + w * 0.2, top - hh * 0.06, x + w * 0.8, top + 1))
                path.addRect(skia.Rect(x + w * 0.35, top - hh * 0.13, x + w * 0.65, top + 1))
            elif kind < 0.26:
                path.addPoly([skia.Point(x + w * 0.1, top + 1), skia.Point(x + w * 0.5, top - w * 0.45), skia.Point(x + w * 0.9, top + 1)], True)
            elif kind < 0.38:
                q = w * 0.14
                path.addRect(skia.Rect(x + w * 0.3, top - q * 2.2, x + w * 0.3 + q * 2, top - q * 0.5))
                path.addRect(skia.Rect(x + w * 0.3 + q * 0.2, top - q * 0.6, x + w * 0.3 + q * 0.5, top + 1))
                path.addRect(skia.Rect(x + w * 0.3 + q * 1.4, top - q * 0.6, x + w * 0.3 + q * 1.7, top + 1))
            elif kind < 0.50:
                path.addRect(skia.Rect(x + w * 0.48, top - hh * 0.16, x + w * 0.48 + max(1.0, w * 0.03), top + 1))
            paper.sheet(c, s, path, tone, top, base_y, mist=0.5)
            lit_x = x + w * 0.72 if side > 0 else x
            c.drawRect(skia.Rect(lit_x, top, lit_x + w * 0.28, base_y), wash(s.tones.light, s.tones.light, 0, top, 0, base_y, 0.20, 0.0))
            cell = max(5.5 * s.u, 0.020 * s.rig.fh * s.m)
            cols, rows = int(w / cell), int(hh / (cell * 1.25))
            if cols >= 2 and rows >= 2:
                paper.windows(c, (x + w * 0.08, top + cell * 0.5, x + w * 0.92, base_y), cols, rows, warm, mix(tone, s.tones.shade, 0.35), share, rng, 0.46, 0.85)
            x += w * rng.uniform(0.82, 1.12)

    s.flat(depth, paint, base_y - h * 1.75, base_y + 6)


def cottage(s: Stage, depth: float, x: float, tall: float, *, barn: bool = False) -> None:
    """A house seen at a corner: gable, long side, roof, chimney, lit windows; ``x`` -1..1 across the frame, metres tall."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    h = min(tall * k * s.m, s.rig.fh * 0.75)
    col = aired(s, mix(s.tones.accent, s.tones.near, 0.55) if barn else mix(mix(s.tones.horizon, s.tones.mid, 0.45), s.tones.near, 0.15), depth)
    roof = aired(s, snowy(s, mix(s.tones.near, s.tones.accent, 0.22), 0.8), depth)
    night = lights_on(s) > 0.2
    facing = 1 if x < 0 else -1

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"cottage{depth}{x}")
        px = s.cx + x * s.rig.fw / 2
        gable, long, eave = h * 0.62, h * 1.05, h * 0.52
        light_right = s.tones.key > 0
        g0, g1 = (px, px + gable * facing)
        front = skia.Path()
        front.addPoly([skia.Point(g0, base + 3), skia.Point(g0, base - eave), skia.Point((g0 + g1) / 2, base - h), skia.Point(g1, base - eave), skia.Point(g1, base + 3)], True)
        flank = skia.Path()
        l1 = g0 - long * facing
        flank.addPoly([skia.Point(g0, base + 3), skia.Point(g0, base - eave), skia.Point(l1, base - eave * 0.98), skia.Point(l1, base + 2)], True)
        slope = skia.Path()
        over = h * 0.05
        slope.addPoly([skia.Point(g0 + over * facing, base - eave + over), skia.Point((g0 + g1) / 2, base - h - over * 0.4),
                       skia.Point((g0 + g1) / 2 - long * facing, base - h * 0.98), skia.Point(l1 - over * facing, base - eave * 0.98 + over)], True)  # fmt: skip
        front_lit = (facing > 0) == light_right
        a, b = lit(s, col, 0.28), mix(col, s.tones.shade, 0.38)
        chim = px - long * facing * 0.55
        c.drawRect(skia.Rect(chim - h * 0.05, base - h * 1.15, chim + h * 0.05, base - h * 0.8), ink(mix(col, s.tones.shade, 0.4)))
        paper.sheet(c, s, flank, b if front_lit else a, base - eave, base, mist=0.12)
        paper.sheet(c, s, front, a if front_lit else b, base - h, base, mist=0.12)
        paper.sheet(c, s, slope, lit(s, roof, 0.1) if not front_lit else roof, base - h, base - eave, mist=0.0, rim=0.6)
        c.drawLine(g1, base - eave, (g0 + g1) / 2, base - h, pen(mix(roof, s.tones.shade, 0.3), h * 0.035))
        c.drawLine(g0, base - eave, (g0 + g1) / 2, base - h, pen(mix(roof, s.tones.light, 0.25), h * 0.02))
        glass = aired(s, s.tones.practical if night else mix(s.tones.shade, s.tones.sky, 0.4), depth * 0.3)
        dark = mix(col, s.tones.shade, 0.7)
        gm = (g0 + g1) / 2
        if barn:
            c.drawRect(skia.Rect(gm - h * 0.13, base - h * 0.36, gm + h * 0.13, base + 2), ink(dark))
            c.drawRect(skia.Rect(gm - h * 0.05, base - h * 0.72, gm + h * 0.05, base - h * 0.6), ink(dark))
        else:
            c.drawRect(skia.Rect(gm - h * 0.16, base - h * 0.3, gm - h * 0.04, base + 2), ink(dark))
            for wx, wy in ((gm + h * 0.06, 0.36), (gm - h * 0.055, 0.68)):
                on = glass if rng.random() < 0.8 else dark
                c.drawRect(skia.Rect.MakeXYWH(wx, base - h * wy, h * 0.12, h * 0.14), ink(on))
                c.drawRect(skia.Rect.MakeXYWH(wx + h * 0.052, base - h * wy, h * 0.014, h * 0.14), ink(dark))
        for i in range(3):
            wx = g0 - facing * long * (0.2 + 0.28 * i)
            on = glass if rng.random() < 0.6 else dark
            c.drawRect(skia.Rect.MakeXYWH(wx - h * 0.05, base - h * 0.37, h * 0.10, h * 0.14), ink(on))
        if night and not barn:
            c.drawPaint(glow(s.tones.practical, gm, base - h * 0.3, h * 0.6, 0.20))

    s.flat(depth, paint, base - h * 1.3, base + 5)


def steeple(s: Stage, depth: float, x: float) -> None:
    """A church far off."""
    base = s.ground_at(p_of(depth))
    col = aired(s, mix(s.tones.far, s.tones.mid, 0.6), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        h = 0.30 * s.rig.fh * s.m
        px = s.cx + x * s.rig.fw
        path = skia.Path()
        path.addPoly([skia.Point(px - 0.07 * h, base + 3), skia.Point(px - 0.07 * h, base - 0.55 * h), skia.Point(px - 0.09 * h, base - 0.55 * h), skia.Point(px, base - h),
                      skia.Point(px + 0.09 * h, base - 0.55 * h), skia.Point(px + 0.07 * h, base - 0.55 * h), skia.Point(px + 0.07 * h, base - 0.36 * h), skia.Point(px + 0.30 * h, base - 0.42 * h),
                      skia.Point(px + 0.44 * h, base - 0.24 * h), skia.Point(px + 0.44 * h, base + 3)], True)  # fmt: skip
        paper.sheet(c, s, path, col, base - h, base, mist=0.4, rim=0.5)
        if lights_on(s) > 0.2:
            c.drawRect(skia.Rect.MakeXYWH(px - 0.02 * h, base - 0.45 * h, 0.04 * h, 0.08 * h), ink(s.tones.practical))

    s.flat(depth, paint, base - 0.45 * s.rig.fh * s.m, base + 4)


def lamps(s: Stage, depths: tuple[float, ...], side: float = 0.36, *, both: bool = True) -> None:
    """Street lamps along a way with their glow and a pool of light on the ground."""
    on = s.tones.night or s.plan.sky.weather in ("fog", "storm")
    for depth in depths:
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        spread = side * s.rig.fw / max(0.2, p_of(0.22)) * p
        col = aired(s, mix(s.tones.near, s.tones.shade, 0.4), depth)

        def paint(c: Any, x0: float, x1: float, base: float = base, k: float = k, spread: float = spread, col: RGB = col) -> None:
            for sign in (-1, 1) if both else (1,):
                x = s.vx + sign * spread
                h = 5.2 * k
                arm = -sign * 0.9 * k
                path = skia.Path()
                path.moveTo(x, base + 3)
                path.lineTo(x, base - h * 0.86)
                path.quadTo(x, base - h, x + arm, base - h)
                c.drawPath(path, pen(col, 0.12 * k))
                c.drawRect(skia.Rect(x - 0.14 * k, base - 0.8 * k, x + 0.14 * k, base + 3), ink(col))
                head = skia.Rect(x + arm - 0.32 * k, base - h - 0.04 * k, x + arm + 0.32 * k, base - h + 0.14 * k)
                c.drawRRect(skia.RRect.MakeRectXY(head, 0.1 * k, 0.1 * k), ink(col))
                if on:
                    warm = s.tones.practical
                    lx, ly = x + arm, base - h + 0.16 * k
                    cone = skia.Path()
                    cone.addPoly([skia.Point(lx - 0.2 * k, ly), skia.Point(lx + 0.2 * k, ly), skia.Point(lx + 1.9 * k, base + 0.1 * k), skia.Point(lx - 1.9 * k, base + 0.1 * k)], True)
                    c.drawPath(cone, wash(warm, warm, 0, ly, 0, base, 0.26, 0.02))
                    c.save()
                    c.translate(lx, base + 0.05 * k)
                    c.scale(1.0, 0.18)
                    c.drawCircle(0, 0, 2.6 * k, glow(warm, 0, 0, 2.6 * k, 0.55))
                    c.restore()
                    c.drawPaint(glow(warm, lx, ly, 2.2 * k, 0.5))
                    c.drawCircle(lx, ly, 0.17 * k, ink(mix(warm, (1.0, 1.0, 1.0), 0.4)))

        s.flat(depth, paint, base - 8 * k, base + 1.2 * k)


def light_columns(s: Stage, depth: float) -> None:
    """Long reflections of lights in water or on a wet street."""
    if lights_on(s) < 0.15:
        return
    y = s.ground_at(p_of(0.95))

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("columns of light")
        for _ in range(int(26 * (x1 - x0) / s.rig.fw)):
            x, w, h = rng.uniform(x0, x1), rng.uniform(2, 7) * s.u, s.rig.fh * rng.uniform(0.05, 0.28)
            colour = rng.choice((s.tones.practical, s.tones.practical, s.tones.accent, s.tones.light))
            c.drawRect(skia.Rect(x, y, x + w, y + h), wash(colour, colour, 0, y, 0, y + h, 0.55, 0.0))

    s.flat(depth, paint, y, y + 0.3 * s.rig.fh, blur=2.2 * s.u, solid=False, p=0.06)


# ---- streets ------------------------------------------------------------------------------------------------


def facades(s: Stage, half: float, *, low: float = 8.0, high: float = 20.0, far: float = 26.0, name: str = "houses", shops: bool = True,
            open_side: int = 0, step: tuple[float, float] = (0.9, 2.2)) -> None:  # fmt: skip
    """Both sides of a street in true perspective: walls along the line of sight, their fronts, windows and shops.
    Distances along the street grow with depth, so that near houses are cut finely and far ones stay few."""
    t = s.tones
    rng = s.rng(name)
    houses = []
    for sign in (-1, 1):
        if sign == open_side:
            continue
        z = 0.22
        while z < far:
            length = rng.uniform(*step) * (1 + 0.28 * z)
            houses.append((z, min(far, z + length), sign, rng.uniform(low, high), rng.random(), rng.uniform(-0.25, 0.5)))
            z += length
    houses.sort(key=lambda q: -q[0])
    share = lights_on(s)
    for z0, z1, sign, tall, pick, back in houses:
        middle = (z0 * z1) ** 0.5
        depth = 1.0 - 2.0 * math.sqrt(max(0.0, (min(3.0, 1.0 / middle) - 0.008) / 1.6))
        depth = max(0.02, min(0.93, depth))
        x = sign * (half + back)
        bright = (sign < 0) == (t.key > 0)  # the key comes over the other side's roofs
        body = (mix(t.mid, t.near, 0.5), mix(t.mid, t.horizon, 0.22), mix(t.mid, t.accent, 0.28), t.mid, mix(t.far, t.mid, 0.5))[int(pick * 5)]
        body = lit(s, body, 0.22 if bright else -0.22)
        body = aired(s, body, depth)
        dark = mix(body, t.shade, 0.45)
        roof_tone = aired(s, snowy(s, mix(t.near, t.shade, 0.3), 0.85), depth)
        walls = [wall(x, z0, z1, 0.0, tall)]
        out = sign * 60.0
        fronts = [face(min(x, out), max(x, out), z0, 0.0, tall)]
        cornice = [wall(x - sign * 0.15, z0, z1, tall - 0.25, tall + 0.25), wall(x - sign * 0.05, z0, z1, 3.7, 3.95)]
        on, off, glass, awn, bars = [], [], [], [], []
        floors = max(1, int((tall - 4.2) / 3.1))
        bays = max(2, round((z1 - z0) * 2.6 / (1 + 0.45 * z0)))
        for b in range(bays):
            w0 = z0 + (z1 - z0) * (b + 0.27) / bays
            w1 = z0 + (z1 - z0) * (b + 0.73) / bays
            for f in range(min(floors, 7)):
                y = 4.7 + 3.1 * f
                (on if rng.random() < share else off).append(wall(x, w0, w1, y, y + 1.75))
        if shops:
            glass.append(wall(x, z0 + (z1 - z0) * 0.10, z0 + (z1 - z0) * 0.62, 0.7, 2.9))
            for k in (0.10, 0.27, 0.45, 0.61):
                zz = z0 + (z1 - z0) * k
                bars.append(wall(x, zz, zz + 0.03 * (z1 - z0), 0.6, 3.0))
            bars.append(wall(x, z0 + (z1 - z0) * 0.10, z0 + (z1 - z0) * 0.62, 2.35, 2.45))
            off.append(wall(x, z0 + (z1 - z0) * 0.72, z0 + (z1 - z0) * 0.88, 0.0, 2.6))
            if rng.random() < 0.6:
                a, b_ = z0 + (z1 - z0) * 0.06, z0 + (z1 - z0) * 0.66
                awn.append(np.array([[x, 3.4, a], [x, 3.4, b_], [x - sign * 1.1, 2.75, b_], [x - sign * 1.1, 2.75, a]], float))
        stacks = {k: ground.stacked(v) for k, v in (("on", on), ("off", off), ("glass", glass), ("awn", awn), ("bars", bars))}
        lamp = aired(s, t.practical, depth * 0.3)
        shop = lamp if share > 0.12 else mix(dark, t.sky, 0.45)
        cloth = aired(s, mix(t.accent, t.shade, 0.15 if bright else 0.4), depth)
        band = lit(s, body, 0.25)

        def draw(c: Any, pose: Pose, time: float, walls: Any = walls, fronts: Any = fronts, cornice: Any = cornice, stacks: Any = stacks,
                 body: RGB = body, dark: RGB = dark, lamp: RGB = lamp, shop: RGB = shop, cloth: RGB = cloth, band: RGB = band, tall: float = tall,
                 z: float = middle, x: float = x, roof_tone: RGB = roof_tone) -> None:  # fmt: skip
            path = s.path(pose, walls)
            box = path.getBounds()
            front = s.path(pose, fronts)
            if box.isEmpty() and front.getBounds().isEmpty():
                return
            c.drawPath(front, ink(mix(body, t.shade, 0.30)))
            c.drawPath(path, wash(mix(body, t.light, 0.06), mix(body, t.shade, 0.30), 0, max(-s.h, box.top()), 0, min(2 * s.h, box.bottom())))
            c.drawPath(s.path(pose, stacks["off"]), ink(dark, 0.85))
            c.drawPath(s.path(pose, stacks["on"]), ink(lamp))
            glass = s.path(pose, stacks["glass"])
            low = glass.getBounds()
            c.drawPath(glass, wash(mix(shop, dark, 0.15), mix(shop, dark, 0.62), 0, low.top(), 0, low.bottom()))
            c.drawPath(s.path(pose, stacks["bars"]), ink(mix(dark, t.shade, 0.3)))
            c.drawPath(s.path(pose, cornice), ink(band, 0.8))
            c.drawPath(s.path(pose, stacks["awn"]), ink(cloth))

        def plane(pose: Pose, xs: np.ndarray, ys: np.ndarray, x: float = x) -> np.ndarray:
            a = (xs - s.cx) / pose.zoom - pose.pan - s.rig.foe[0] + s.cx
            den = x * s.metre - pose.truck + a * pose.dolly
            return np.clip((a - s.vx + s.rig.foe[0]) / np.where(np.abs(den) < 1e-3, 1e-3, den), 0.0, 4.0) + 0.0 * ys

        s.still(depth, draw, plane=plane)


def street(s: Stage, *, half: float = 5.2, cars: bool = True) -> None:
    """A street between houses, with lamps and wires."""
    t = s.tones
    sky.paint_sky(s)
    if s.rig.overhead:
        plan_of_streets(s)
        return
    roofs(s, 0.965, 0.20, name="end", lights=1.0, colour=t.far)
    tar = snowy(s, mix(t.ground, t.shade, 0.22), 0.6)
    ground.plane(s, tar, far=aired(s, mix(tar, t.horizon, 0.4), 0.8))
    ground.road(s, half * 0.62, colour=tar, kerb=mix(tar, t.air, 0.35))
    pave = snowy(s, mix(t.ground, t.horizon, 0.22))
    ground.lay(s, [quad(sgn * half * 0.66, sgn * (half + 2), 0.2, 60) for sgn in (-1, 1)], pave, 1.0, 0.928)
    joints = [quad(sgn * half * 0.66, sgn * (half + 1), z, z + 0.015 * z) for sgn in (-1, 1) for z in np.geomspace(0.3, 14, 22)]
    ground.lay(s, joints, mix(pave, t.shade, 0.5), 0.35, 0.927)
    if t.key:
        cast = np.array([[math.copysign(half + 1, t.key), 0, 0.2], [math.copysign(half + 1, t.key), 0, 40], [math.copysign(half * 0.15, t.key), 0, 40], [math.copysign(half * 0.15, t.key), 0, 0.2]], float)
        if s.plan.sky.weather == "clear" and not t.night:
            ground.lay(s, [cast], mix(t.shade, tar, 0.15), 0.42, 0.925)
    facades(s, half)
    if s.plan.sky.weather in ("rain", "storm") or t.night:
        ground.puddles(s, 20, half=3.5)
    lamps(s, (0.62, 0.40, 0.12), side=0.40)
    wires(s)
    banner_glow(s)
    if cars:
        parked(s)


def banner_glow(s: Stage) -> None:
    """At night a street has signs: small squares of accent with a halo."""
    if not s.tones.night:
        return

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("signs")
        for i in range(5):
            sign = -1 if i % 2 else 1
            x = s.vx + sign * s.rig.fw * rng.uniform(0.14, 0.36)
            y = s.yh - s.rig.fh * rng.uniform(0.05, 0.28)
            w, h = s.rig.fh * rng.uniform(0.02, 0.045), s.rig.fh * rng.uniform(0.05, 0.12)
            colour = s.tones.accent if i % 2 == 0 else s.tones.practical
            c.drawPaint(glow(colour, x, y, h * 1.8, 0.5))
            c.drawRRect(skia.RRect.MakeRectXY(skia.Rect(x - w / 2, y - h / 2, x + w / 2, y + h / 2), 2 * s.u, 2 * s.u), ink(mix(colour, s.tones.light, 0.3)))
            for k in range(3):
                c.drawRect(skia.Rect.MakeXYWH(x - w * 0.25, y - h * 0.35 + k * h * 0.25, w * 0.5, h * 0.12), ink(mix(colour, s.tones.shade, 0.6)))

    s.flat(0.34, paint, 0, s.yh + 20)


def parked(s: Stage) -> None:
    """Cars at the kerb, as plain shapes."""
    for depth, sign in ((0.5, -1), (0.33, 1), (0.2, -1)):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        x = s.vx + sign * 3.9 * k
        if abs(x - s.cx) > s.rig.fw * 0.62 or (s.rig.focus and s.rig.focus.role == "vehicle"):
            continue
        col = aired(s, mix(s.tones.near, (s.tones.accent, s.tones.mid, s.tones.far)[int(depth * 10) % 3], 0.4), depth)

        def paint(c: Any, x0: float, x1: float, x: float = x, base: float = base, k: float = k, col: RGB = col, sign: int = sign) -> None:
            w = 0.95 * k
            c.drawOval(skia.Rect(x - w * 1.15, base - 0.12 * k, x + w * 1.15, base + 0.14 * k), ink(s.tones.shade, 0.6))
            for dx in (-0.75, 0.75):
                c.drawRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x + dx * w - 0.13 * k, base - 0.5 * k, 0.26 * k, 0.55 * k), 0.1 * k, 0.1 * k), ink(s.tones.shade))
            body = skia.Path()
            body.addRRect(skia.RRect.MakeRectXY(skia.Rect(x - w, base - 0.88 * k, x + w, base - 0.22 * k), 0.22 * k, 0.22 * k))
            cabin = skia.Path()
            cabin.addPoly([skia.Point(x - w * 0.88, base - 0.8 * k), skia.Point(x - w * 0.66, base - 1.42 * k), skia.Point(x + w * 0.66, base - 1.42 * k), skia.Point(x + w * 0.88, base - 0.8 * k)], True)
            paper.sheet(c, s, cabin, col, base - 1.4 * k, base, mist=0, rim=0.7)
            glass = skia.Path()
            glass.addPoly([skia.Point(x - w * 0.72, base - 0.86 * k), skia.Point(x - w * 0.56, base - 1.3 * k), skia.Point(x + w * 0.56, base - 1.3 * k), skia.Point(x + w * 0.72, base - 0.86 * k)], True)
            c.drawPath(glass, wash(mix(s.tones.sky, s.tones.horizon, 0.5), mix(col, s.tones.shade, 0.5), 0, base - 1.3 * k, 0, base - 0.8 * k))
            paper.sheet(c, s, body, col, base - 0.9 * k, base - 0.2 * k, mist=0, shade=0.4, rim=0.6)
            lamp = s.tones.accent if sign > 0 else mix(s.tones.light, s.tones.practical, 0.5)
            for dx in (-0.72, 0.72):
                c.drawRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x + dx * w - 0.14 * k, base - 0.7 * k, 0.28 * k, 0.13 * k), 0.05 * k, 0.05 * k), ink(lamp))

        s.flat(depth, paint, base - 1.7 * k, base + 0.3 * k)


def wires(s: Stage) -> None:
    """Lines that swing over the street."""
    col = aired(s, s.tones.shade, 0.2)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("wires")
        for _ in range(4):
            y = s.yh - s.rig.fh * rng.uniform(0.22, 0.48)
            path = skia.Path()
            path.moveTo(s.vx - 0.55 * s.rig.fw, y - rng.uniform(0, 60) * s.u)
            path.quadTo(s.vx + rng.uniform(-50, 50) * s.u, y + 50 * s.u, s.vx + 0.55 * s.rig.fw, y - rng.uniform(0, 60) * s.u)
            c.drawPath(path, pen(col, 1.3 * s.u, 0.75))

    s.flat(0.26, paint, s.yh - 0.7 * s.rig.fh, s.yh)


def alley(s: Stage) -> None:
    """A gap between tall walls: little sky, pipes, steam, one lamp."""
    t = s.tones
    sky.paint_sky(s, clouds=False)
    if s.rig.overhead:
        plan_of_streets(s)
        return
    roofs(s, 0.965, 0.3, name="end")
    g = snowy(s, mix(t.ground, t.shade, 0.4), 0.5)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.15), mix(g, t.shade, 0.4)), count=60, alpha=0.4, spread=2.5)
    ground.puddles(s, 18, half=1.6)
    facades(s, 2.3, low=16, high=30, name="alley", shops=False, step=(0.6, 1.5))
    laundry(s)
    lamps(s, (0.45,), side=0.20, both=False)
    from .nature import smoke

    smoke(s, 0.3, -0.25, 0.5, mix(t.air, t.light, 0.2))


def laundry(s: Stage) -> None:
    """Washing on lines between the walls."""
    for depth, y in ((0.55, 0.22), (0.3, 0.36)):

        def paint(c: Any, x0: float, x1: float, depth: float = depth, y: float = y) -> None:
            rng = s.rng(f"laundry{depth}")
            k = s.metre * p_of(depth)
            yy = s.yh - y * s.rig.fh
            c.drawLine(s.vx - 2.6 * k, yy - 6 * s.u, s.vx + 2.6 * k, yy, pen(s.tones.shade, 1.2 * s.u))
            x = s.vx - 1.9 * k
            while x < s.vx + 1.7 * k:
                w, h = k * rng.uniform(0.35, 0.6), k * rng.uniform(0.5, 0.9)
                colour = aired(s, rng.choice((s.tones.accent, s.tones.light, s.tones.mid, s.tones.horizon)), depth)
                c.drawRect(skia.Rect(x, yy - 2, x + w, yy + h), wash(colour, mix(colour, s.tones.shade, 0.35), 0, yy, 0, yy + h))
                x += w + k * rng.uniform(0.05, 0.3)

        s.flat(depth, paint, s.yh - (y + 0.06) * s.rig.fh, s.yh)


def road(s: Stage, *, bridge: bool = False) -> None:
    """A country road to the horizon with poles."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, t.mid, 0.4))
    if not s.rig.overhead:
        paper.mountains(s, 0.95, 0.14, t.far, wave=640)
        paper.hills(s, 0.9, 0.07, mix(t.far, t.mid, 0.5), wave=700)
    if bridge:
        from . import water

        water.sea(s, calm=0.5)
        roofs(s, 0.945, 0.12, name="town")
        if not s.rig.overhead:
            pylons(s)
    else:
        ground.plane(s, g)
        ground.dabs(s, (mix(g, t.light, 0.2), mix(g, t.shade, 0.25)), count=110, alpha=0.4)
    ground.road(s, 3.8)
    if bridge and not s.rig.overhead:
        rails(s)
    elif not s.rig.overhead:
        poles(s)
        tree_row(s, 0.5, 6, gap=3.5, avoid=0.2, name="roadside")


def pylons(s: Stage) -> None:
    """Two portals of a hanging bridge with their cables."""
    t = s.tones
    for depth in (0.66, 0.30):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        col = aired(s, mix(t.near, t.accent, 0.35), depth)

        def paint(c: Any, x0: float, x1: float, base: float = base, k: float = k, col: RGB = col) -> None:
            for sign in (-1, 1):
                x = s.vx + sign * 4.9 * k
                c.drawRect(skia.Rect(x - 0.5 * k, base - 22 * k, x + 0.5 * k, base + 2), wash(lit(s, col, 0.15), col, 0, base - 22 * k, 0, base))
                c.drawRect(skia.Rect(x + (0.2 if t.key > 0 else -0.5) * k, base - 22 * k, x + (0.5 if t.key > 0 else -0.2) * k, base), ink(t.light, 0.35))
            for y in (8, 15, 21.4):
                c.drawRect(skia.Rect(s.vx - 5 * k, base - y * k, s.vx + 5 * k, base - (y - 0.8) * k), ink(col))

        s.flat(depth, paint, base - 23 * k, base + 4)

    def cables(c: Any, pose: Pose, time: float) -> None:
        out = skia.Path()
        for sign in (-1, 1):
            last = None
            for i in range(40):
                z = 0.3 + 0.24 * i
                towers = (1.0 / p_of(0.30), 1.0 / p_of(0.66))
                gap = min(abs(z - towers[0]), abs(z - towers[1]))
                y = max(1.6, 21.0 - 9.0 * gap + 1.1 * gap * gap)
                q = s.poly(pose, np.array([[sign * 4.9, y, z], [sign * 4.9, 1.0, z], [sign * 4.9, y, z]]))
                if q is None or len(q) < 3:
                    continue
                if last is not None:
                    out.moveTo(*last)
                    out.lineTo(float(q[0][0]), float(q[0][1]))
                if i % 2 == 0:
                    out.moveTo(float(q[0][0]), float(q[0][1]))
                    out.lineTo(float(q[1][0]), float(q[1][1]))
                last = (float(q[0][0]), float(q[0][1]))
        c.drawPath(out, pen(aired(s, t.near, 0.3), 1.5 * s.u, 0.8))

    s.still(0.29, cables)


def rails(s: Stage) -> None:
    """The parapet of a bridge on both sides."""
    t = s.tones
    bars = [wall(sgn * 4.6, z, z + 0.03 * (1 + z), 0.0, 1.1) for sgn in (-1, 1) for z in np.geomspace(0.25, 14, 26)]
    hand = [wall(sgn * 4.6, 0.2, 30, y, y + 0.13) for sgn in (-1, 1) for y in (1.05, 0.5)]

    def draw(c: Any, pose: Pose, time: float) -> None:
        col = aired(s, mix(t.near, t.shade, 0.25), 0.2)
        c.drawPath(s.path(pose, np.stack(bars)), ink(col))
        c.drawPath(s.path(pose, np.stack(hand)), ink(mix(col, t.light, 0.25)))

    s.still(0.25, draw)


def poles(s: Stage) -> None:
    """Telegraph poles along one side, with their wires."""
    t = s.tones
    x = 6.0 if t.key <= 0 else -6.0
    zs = [0.62, 1.0, 1.6, 2.5, 4.0, 6.5, 10.5]
    posts = [face(x - 0.11, x + 0.11, z, 0, 8) for z in zs] + [face(x - 0.9, x + 0.9, z, 7.2, 7.4) for z in zs]

    def draw(c: Any, pose: Pose, time: float) -> None:
        col = aired(s, mix(t.near, t.shade, 0.35), 0.3)
        c.drawPath(s.path(pose, np.stack(posts)), ink(col))
        out = skia.Path()
        for dx in (-0.8, 0.8):
            for a, b in zip(zs, zs[1:], strict=False):
                q = s.poly(pose, np.array([[x + dx, 7.4, a], [x + dx, 6.4, (a * b) ** 0.5], [x + dx, 7.4, b]]))
                if q is not None and len(q) == 3:
                    out.moveTo(*map(float, q[0]))
                    out.quadTo(*map(float, q[1]), *map(float, q[2]))
        c.drawPath(out, pen(col, 1.0 * s.u, 0.6))

    s.still(0.4, draw)


def tunnel(s: Stage) -> None:
    """A tube of concrete with rows of lamps and a bright mouth."""
    t = s.tones
    if s.rig.overhead:
        plan_of_streets(s)
        return
    mouth = mix(t.horizon, t.light, 0.3)
    inside = mix(t.near, t.mid, 0.35)

    def back(c: Any, x0: float, x1: float) -> None:
        c.drawRect(skia.Rect(x0 - 3, -1e5, x1 + 3, 1e5), ink(inside))
        c.drawPaint(glow(mouth, s.vx, s.yh - 20 * s.u, s.rig.fh * 0.5, 0.9, 0.05))

    s.flat(0.99, back, p=0.02, opaque=True)
    rings = np.geomspace(0.22, 22, 20)[::-1]
    k = np.linspace(0, math.pi, 19)
    arc = np.stack([5.4 * np.cos(k), 6.4 * np.sin(k)], -1)

    def draw(c: Any, pose: Pose, time: float) -> None:
        for i in range(len(rings) - 1):
            far, near = rings[i], rings[i + 1]
            shade = min(0.95, 0.25 + 0.035 * i)
            a = np.concatenate([arc, arc[::-1]], 0)
            pts = np.concatenate([np.column_stack([arc, np.full(19, far)]), np.column_stack([arc[::-1], np.full(19, near)])])
            del a
            col = mix(mix(mouth, inside, shade), t.shade, 0.05 + (0.10 if i % 2 else 0.0) + 0.012 * i)
            c.drawPath(s.path(pose, [pts]), ink(col))
        lamp = mix(t.practical, t.light, 0.3)
        strips = [np.array([[x, 5.6, z], [x + 0.5, 5.75, z], [x + 0.5, 5.75, z * 1.12], [x, 5.6, z * 1.12]]) for x in (-2.6, 2.1) for z in np.geomspace(0.4, 16, 16)]
        c.drawPath(s.path(pose, np.stack(strips)), ink(lamp))

    s.still(0.95, draw)
    g = mix(t.ground, t.shade, 0.35)
    ground.lay(s, [quad(-5.4, 5.4, 0.2, 22)], g, 1.0, 0.945)
    ground.road(s, 3.5, colour=mix(g, t.shade, 0.25), depth=0.94)
    for x in (-2.4, 2.4):
        for z in (0.8, 1.4, 2.4, 4.2):
            ground.pool(s, x, z, 1.6, t.practical, 0.35, 0.92)


def plan_of_streets(s: Stage, colour: RGB | None = None) -> None:
    """From above: a street, pavements, roofs at both sides."""
    t = s.tones
    tar = snowy(s, colour or mix(t.ground, t.shade, 0.3), 0.5)
    ground.plane(s, tar)
    ground.lay(s, [quad(-60, 60, -30, -2.6), quad(-60, 60, 10.8, 60)], snowy(s, mix(t.ground, t.horizon, 0.3)), 1.0, 0.94)
    ground.lay(s, [quad(x, x + 1.6, 3.95, 4.15) for x in np.arange(-40, 40, 3.4)], mix(t.light, tar, 0.25), 0.8, 0.93)
    ground.lay(s, [quad(-2.6 + i * 0.9, -2.1 + i * 0.9, -2.2, 10.4) for i in range(5)], mix(t.light, tar, 0.3), 0.6, 0.929)
    ground.dabs(s, (mix(tar, t.light, 0.15), mix(tar, t.shade, 0.3)), count=50, alpha=0.3, depth=0.92)
    ground.lay(s, [quad(-60, 60, -3.0, -2.6), quad(-60, 60, 10.8, 11.2)], mix(t.light, t.ground, 0.5), 0.8, 0.919)


def skyline(s: Stage) -> None:
    """The city from afar, in many sheets."""
    t = s.tones
    sky.paint_sky(s)
    if s.rig.overhead:
        plan_of_streets(s)
        return
    low = s.yh + 0.10 * s.rig.fh
    for depth, tall, tone in ((0.97, 0.34, 0.0), (0.94, 0.40, 0.3), (0.88, 0.36, 0.55), (0.78, 0.28, 0.8)):
        roofs(s, depth, tall, name="city", colour=mix(t.far, t.near, tone * 0.85), width=0.055 + 0.03 * tone, base=low + (0.97 - depth) * 0.9 * s.rig.fh * 0.5, towers=0.3)
    g = mix(t.near, t.shade, 0.2)
    ground.plane(s, g, far=aired(s, mix(g, t.mid, 0.4), 0.6), depth=0.775)
    roofs(s, 0.55, 0.20, name="front", colour=mix(t.near, t.mid, 0.25), width=0.13, base=s.yh + 0.36 * s.rig.fh)
    ledge(s)


def ledge(s: Stage, depth: float = -0.16) -> None:
    """The parapet of the roof one stands on."""
    p = p_of(depth)
    y, k = s.ground_at(p), s.metre * p
    t = s.tones
    col = snowy(s, mix(t.near, t.mid, 0.35), 0.6)

    def paint(c: Any, x0: float, x1: float) -> None:
        top = y - 0.5 * k
        c.drawRect(skia.Rect(x0 - 3, top, x1 + 3, y + s.h * 2), wash(mix(col, t.shade, 0.25), mix(col, t.shade, 0.55), 0, y, 0, y + 0.5 * s.rig.fh))
        c.drawRect(skia.Rect(x0 - 3, top, x1 + 3, y), wash(lit(s, col, 0.1), mix(col, t.shade, 0.35), 0, top, 0, y))
        c.drawRect(skia.Rect(x0 - 3, top - 0.09 * k, x1 + 3, top + 0.06 * k), ink(lit(s, col, 0.4)))

    s.flat(depth, paint, y - 0.7 * k, None)


def rooftop(s: Stage) -> None:
    """On a roof over the city: tanks, vents, a parapet."""
    skyline(s)
    if s.rig.overhead:
        return
    t = s.tones
    for depth, x in ((-0.15, -0.38), (-0.14, 0.36)):
        p = p_of(depth)
        base, k = s.ground_at(p), s.metre * p
        col = mix(t.near, t.mid, 0.25)

        def paint(c: Any, x0: float, x1: float, base: float = base, k: float = k, x: float = x, col: RGB = col) -> None:
            px = s.cx + x * s.rig.fw
            if x < 0:
                for dx in (-0.9, 0.0, 0.9):
                    c.drawRect(skia.Rect(px + dx * k - 0.07 * k, base - 2 * k, px + dx * k + 0.07 * k, base + 3), ink(mix(col, t.shade, 0.5)))
                tank = skia.Path()
                tank.addRect(skia.Rect(px - 1.2 * k, base - 4.2 * k, px + 1.2 * k, base - 1.8 * k))
                tank.addPoly([skia.Point(px - 1.35 * k, base - 4.2 * k), skia.Point(px, base - 5.1 * k), skia.Point(px + 1.35 * k, base - 4.2 * k)], True)
                paper.sheet(c, s, tank, col, base - 5 * k, base - 2 * k, mist=0, shade=0.3, rim=0.8)
            else:
                box = skia.Path()
                box.addRect(skia.Rect(px - 1.3 * k, base - 2.4 * k, px + 1.5 * k, base + 3))
                paper.sheet(c, s, box, col, base - 2.4 * k, base, mist=0, shade=0.3, rim=0.8)
                c.drawRect(skia.Rect(px - 0.5 * k, base - 2.0 * k, px + 0.4 * k, base), ink(t.practical if t.night else mix(col, t.shade, 0.6)))
                c.drawLine(px + 1.1 * k, base - 2.4 * k, px + 1.1 * k, base - 5.4 * k, pen(col, 0.07 * k))
                for i in range(4):
                    c.drawLine(px + (0.7 + 0.05 * i) * k, base - (5.2 - 0.45 * i) * k, px + (1.5 - 0.05 * i) * k, base - (5.2 - 0.45 * i) * k, pen(col, 0.04 * k))

        s.flat(depth, paint, base - 5.8 * k, base + 5)


def square(s: Stage) -> None:
    """A paved square with houses around, a fountain and lamps."""
    t = s.tones
    sky.paint_sky(s)
    pave = snowy(s, mix(t.horizon, t.ground, 0.6))
    if not s.rig.overhead:
        roofs(s, 0.95, 0.26, name="behind")
        front(s, 0.86, 15.0, 0.0, 60.0)
        steeple(s, 0.9, 0.22)
    ground.plane(s, pave)
    stones = [quad(x - 0.03, x + 0.03, 0.2, 14) for x in np.arange(-24, 25, 2.0)] + [quad(-40, 40, z, z * 1.012) for z in np.geomspace(0.3, 10, 18)]
    ground.lay(s, stones, mix(pave, t.shade, 0.4), 0.3)
    ground.dabs(s, (mix(pave, t.light, 0.2), mix(pave, t.shade, 0.25)), count=60, alpha=0.35)
    if s.rig.overhead:
        return
    facades(s, 13.0, low=11, high=17, name="square", far=7.0, step=(1.2, 2.4))
    lamps(s, (0.55, 0.32), side=0.36)
    fountain(s)


def front(s: Stage, depth: float, tall: float, x: float, width: float) -> None:
    """A terrace of houses that face the lens."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    share = lights_on(s)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"front{depth}")
        px = max(x0, s.cx + x - width * k)
        while px < min(x1, s.cx + x + width * k):
            w, h = k * rng.uniform(5, 9), k * tall * rng.uniform(0.75, 1.1)
            col = aired(s, mix(s.tones.mid, rng.choice((s.tones.horizon, s.tones.accent, s.tones.near, s.tones.far)), rng.uniform(0.15, 0.45)), depth)
            path = skia.Path()
            path.addRect(skia.Rect(px, base - h, px + w + 0.5, base + 3))
            if rng.random() < 0.6:
                path.addPoly([skia.Point(px, base - h + 1), skia.Point(px + w / 2, base - h - w * 0.3), skia.Point(px + w, base - h + 1)], True)
            paper.sheet(c, s, path, col, base - h, base, mist=0.25, rim=0.5)
            paper.windows(c, (px + w * 0.1, base - h + k, px + w * 0.9, base - 3 * k), max(2, int(w / (1.9 * k))), max(1, int((h - 4 * k) / (3 * k))),
                          aired(s, s.tones.practical, depth * 0.3), mix(col, s.tones.shade, 0.5), share, rng, 0.42)  # fmt: skip
            shop = s.tones.practical if share > 0.1 else mix(col, s.tones.shade, 0.5)
            c.drawRect(skia.Rect(px + w * 0.15, base - 2.5 * k, px + w * 0.6, base - 0.4 * k), ink(aired(s, shop, depth * 0.3)))
            c.drawRect(skia.Rect(px + w * 0.1, base - 3.1 * k, px + w * 0.9, base - 2.6 * k), ink(aired(s, mix(s.tones.accent, col, 0.3), depth)))
            px += w

    s.flat(depth, paint, base - tall * 1.6 * k, base + 4)


def fountain(s: Stage) -> None:
    """A basin with a jet that plays."""
    depth = 0.48
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    x = s.vx - 4.5 * k if s.rig.focus and s.rig.focus.x > -0.1 else s.vx + 4.5 * k
    col = aired(s, mix(s.tones.horizon, s.tones.mid, 0.5), depth)
    rng = s.rng("jet")
    drops = [(rng.uniform(-1, 1), rng.random(), rng.uniform(0.8, 1.2)) for _ in range(50)]

    def draw(c: Any, pose: Pose, t: float) -> None:
        c.save()
        s.rig.lay(c, pose, p)
        c.drawOval(skia.Rect(x - 2.4 * k, base - 0.5 * k, x + 2.4 * k, base + 0.3 * k), ink(mix(col, s.tones.shade, 0.5)))
        c.drawRRect(skia.RRect.MakeRectXY(skia.Rect(x - 2.4 * k, base - 0.75 * k, x + 2.4 * k, base + 0.1 * k), 0.3 * k, 0.3 * k), wash(lit(s, col, 0.3), mix(col, s.tones.shade, 0.3), 0, base - 0.7 * k, 0, base))
        c.drawRect(skia.Rect(x - 0.2 * k, base - 2.2 * k, x + 0.2 * k, base - 0.6 * k), ink(col))
        c.drawOval(skia.Rect(x - 0.9 * k, base - 2.5 * k, x + 0.9 * k, base - 2.1 * k), ink(lit(s, col, 0.3)))
        path = skia.Path()
        for v, f, speed in drops:
            a = (t * 0.9 * speed + f) % 1.0
            path.addCircle(x + v * a * 1.3 * k, base - (2.3 + 2.6 * a - 4.2 * a * a) * k, 0.06 * k)
        c.drawPath(path, ink(mix(s.tones.light, s.tones.horizon, 0.2), 0.8))
        c.restore()

    s.live(depth, draw, solid=True)


def parking(s: Stage) -> None:
    """Bays, lamps and a long low building."""
    t = s.tones
    sky.paint_sky(s)
    tar = snowy(s, mix(t.ground, t.shade, 0.3), 0.55)
    if not s.rig.overhead:
        roofs(s, 0.95, 0.16, name="behind")
        front(s, 0.84, 7.0, 0.0, 60.0)
    ground.plane(s, tar)
    line = mix(t.light, tar, 0.2)
    bays = [quad(x - 0.06, x + 0.06, z, z + 0.75) for x in np.arange(-26, 27, 2.6) for z in (0.55, 2.1, 4.0)] if not s.rig.overhead else [quad(x - 0.06, x + 0.06, z, z + 4.2) for x in np.arange(-30, 31, 2.6) for z in (-2.0, 6.0)]
    ground.lay(s, bays, line, 0.75)
    ground.dabs(s, (mix(tar, t.light, 0.12), mix(tar, t.shade, 0.4)), count=60, alpha=0.35)
    if s.plan.sky.weather in ("rain", "storm"):
        ground.puddles(s, 26)
    if not s.rig.overhead:
        lamps(s, (0.58, 0.3), side=0.34)
        parked(s)


# ---- stations and works -------------------------------------------------------------------------------------


def platform(s: Stage) -> None:
    """Rails to the vanishing point, a platform under a roof on iron columns."""
    t = s.tones
    sky.paint_sky(s)
    bed = snowy(s, mix(t.near, t.mid, 0.35), 0.5)
    if s.rig.overhead:
        ground.plane(s, bed)
        ground.lay(s, [quad(-60, 60, -3, 3.2)], snowy(s, mix(t.horizon, t.ground, 0.55)), 1.0, 0.94)
        ground.lay(s, [quad(-60, 60, 2.6, 2.9)], t.practical, 0.9, 0.93)
        ground.lay(s, [quad(-60, 60, z, z + 0.12) for z in (4.4, 6.2)], mix(t.light, bed, 0.3), 0.9, 0.93)
        return
    roofs(s, 0.95, 0.14, name="beyond")
    tree_row(s, 0.9, 8, gap=0.7, name="line side", rim=0.0)
    ground.plane(s, bed)
    side = 1.0 if t.key <= 0 else -1.0  # the platform's side
    ties = [quad(-side * 5.6, -side * 2.2, z, z * 1.035) for z in np.geomspace(0.25, 20, 50)]
    ties = [np.array([[min(q[:, 0]), 0, q[0, 2]], [max(q[:, 0]), 0, q[0, 2]], [max(q[:, 0]), 0, q[2, 2]], [min(q[:, 0]), 0, q[2, 2]]]) for q in ties]
    ground.lay(s, ties, mix(bed, t.shade, 0.5), 0.8)
    ground.lay(s, [quad(x - 0.06, x + 0.06, 0.2, 60) for x in (-side * 4.9, -side * 3.0)], mix(t.light, bed, 0.25), 0.95, 0.935)
    slab = snowy(s, mix(t.horizon, t.ground, 0.6), 0.5)
    top, edge = [quad(-side * 1.3, side * 14, 0.2, 40, 0.0)], [quad(-side * 1.25, -side * 0.95, 0.2, 40)]
    ground.lay(s, [wall(-side * 1.3, 0.2, 40, -1.0, 0.0)], mix(bed, t.shade, 0.6), 1.0, 0.93)
    ground.lay(s, top, slab, 1.0, 0.929)
    ground.lay(s, edge, mix(t.practical, slab, 0.2), 0.9, 0.928)
    ground.lay(s, [quad(-side * 1.3, side * 14, z, z * 1.008) for z in np.geomspace(0.3, 14, 22)], mix(slab, t.shade, 0.4), 0.35, 0.927)
    ground.dabs(s, (mix(slab, t.light, 0.15), mix(slab, t.shade, 0.3)), count=40, alpha=0.25, depth=0.926)
    under = mix(t.near, t.shade, 0.35)
    roof = [np.array([[-side * 1.6, 5.0, 0.2], [-side * 1.6, 5.0, 26], [side * 9, 5.6, 26], [side * 9, 5.6, 0.2]], float)]
    lip = [wall(-side * 1.6, 0.2, 26, 4.75, 5.15)]
    beams = [np.array([[-side * 1.6, 4.98, z], [side * 9, 5.55, z], [side * 9, 5.55, z * 1.03], [-side * 1.6, 4.98, z * 1.03]], float) for z in np.geomspace(0.35, 14, 14)]
    backwall = [wall(side * 6.5, 0.2, 26, 0.0, 5.4)]
    doors, glass = [], []
    for z in np.geomspace(0.5, 10, 8):
        glass.append(wall(side * 6.48, z, z * 1.22, 1.0, 3.2))
        doors.append(wall(side * 6.48, z * 1.28, z * 1.36, 0.0, 3.0))
    zs = np.geomspace(0.55, 12, 8)
    posts = [face(side * 0.9 - 0.12, side * 0.9 + 0.12, z, 0, 5.0) for z in zs]
    on = lights_on(s) > 0.08 or s.plan.sky.weather in ("rain", "storm", "fog")

    def shelter(c: Any, pose: Pose, time: float) -> None:
        body = aired(s, mix(t.mid, t.near, 0.4), 0.4)
        c.drawPath(s.path(pose, backwall), ink(body))
        c.drawPath(s.path(pose, glass), ink(t.practical if on else mix(body, t.sky, 0.4), 0.9))
        c.drawPath(s.path(pose, doors), ink(mix(body, t.shade, 0.6)))
        path = s.path(pose, roof)
        box = path.getBounds()
        c.drawPath(path, wash(under, aired(s, mix(under, t.mid, 0.6), 0.7), 0, box.top(), 0, s.yh))
        c.drawPath(s.path(pose, np.stack(beams)), ink(mix(under, t.shade, 0.5)))
        c.drawPath(s.path(pose, lip), ink(mix(under, t.light, 0.35)))
        if on:
            tubes = [np.array([[side * 3.0, 4.9, z], [side * 3.4, 4.9, z], [side * 3.4, 4.9, z * 1.2], [side * 3.0, 4.9, z * 1.2]], float) for z in np.geomspace(0.5, 10, 8)]
            c.drawPath(s.path(pose, np.stack(tubes)), ink(mix(t.practical, t.light, 0.5)))

    s.still(0.55, shelter)
    if on:
        for z in (0.75, 1.3, 2.3, 4.0):
            ground.pool(s, side * 3.2, z, 2.2, t.practical, 0.38, 0.548)

    def columns(c: Any, pose: Pose, time: float) -> None:
        c.drawPath(s.path(pose, np.stack(posts)), ink(mix(t.near, t.shade, 0.2)))
        thin = [face(side * 0.9 - 0.12, side * 0.9 - 0.05, z, 0, 5.0) for z in zs] if t.key < 0 else [face(side * 0.9 + 0.05, side * 0.9 + 0.12, z, 0, 5.0) for z in zs]
        c.drawPath(s.path(pose, np.stack(thin)), ink(mix(t.near, t.light, 0.55)))

    s.still(0.5, columns)
    clock(s, side)


def clock(s: Stage, side: float) -> None:
    """A clock that hangs from the roof and keeps time."""
    depth = 0.25
    p = p_of(depth)
    k = s.metre * p
    x, y = s.vx + side * 1.9 * k, s.yh + s.rig.g * p - 4.0 * k

    def draw(c: Any, pose: Pose, t: float) -> None:
        c.save()
        s.rig.lay(c, pose, p)
        c.drawRect(skia.Rect(x - 0.04 * k, y - 1.2 * k, x + 0.04 * k, y), ink(s.tones.shade))
        c.drawCircle(x, y, 0.48 * k, ink(s.tones.shade))
        c.drawCircle(x, y, 0.40 * k, ink(mix(s.tones.light, s.tones.horizon, 0.3)))
        for length, turn in ((0.22, 1.1 + t / 600), (0.33, 4.4 + t / 60)):
            c.drawLine(x, y, x + math.sin(turn) * length * k, y - math.cos(turn) * length * k, pen(s.tones.shade, 0.05 * k))
        c.restore()

    s.live(depth, draw, solid=True)


def airfield(s: Stage) -> None:
    """A runway with its lights, hangars and a tower."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, t.mid, 0.4))
    tar = snowy(s, mix(t.ground, t.shade, 0.35), 0.4)
    if not s.rig.overhead:
        paper.hills(s, 0.95, 0.06, t.far, wave=900)
        base = s.ground_at(p_of(0.82))

        def hangars(c: Any, x0: float, x1: float) -> None:
            col = aired(s, mix(t.mid, t.near, 0.4), 0.75)
            k = s.metre * p_of(0.82) * 1.2
            for i, x in enumerate((-0.42, -0.27, 0.36)):
                px, w, h = s.cx + x * s.rig.fw, 9 * k, 7.5 * k
                path = skia.Path()
                path.moveTo(px - w, base + 3)
                path.lineTo(px - w, base - h * 0.4)
                path.quadTo(px, base - h * 1.55, px + w, base - h * 0.4)
                path.lineTo(px + w, base + 3)
                path.close()
                paper.sheet(c, s, path, mix(col, t.shade, 0.1 * i), base - h, base, mist=0.3, rim=0.6)
                c.drawRect(skia.Rect(px - w * 0.7, base - h * 0.6, px + w * 0.7, base + 2), ink(t.practical if t.night and i == 1 else mix(col, t.shade, 0.5)))
            px = s.cx + 0.20 * s.rig.fw
            c.drawRect(skia.Rect(px - 1.2 * k, base - 15 * k, px + 1.2 * k, base + 3), ink(col))
            tower = skia.Path()
            tower.addPoly([skia.Point(px - 1.8 * k, base - 15 * k), skia.Point(px - 2.9 * k, base - 18.5 * k), skia.Point(px + 2.9 * k, base - 18.5 * k), skia.Point(px + 1.8 * k, base - 15 * k)], True)
            c.drawPath(tower, ink(t.practical if t.night else mix(t.sky, t.horizon, 0.5)))
            c.drawRect(skia.Rect(px - 3.1 * k, base - 19.2 * k, px + 3.1 * k, base - 18.3 * k), ink(mix(col, t.shade, 0.3)))
            c.drawLine(px, base - 19 * k, px, base - 23 * k, pen(col, 0.3 * k))

        s.flat(0.82, hangars, base - 0.45 * s.rig.fh, base + 4)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.18), mix(g, t.shade, 0.25)), count=80, alpha=0.35)
    ground.lay(s, [quad(-7, 7, 0.2, 60)], tar, 1.0, 0.94)
    ground.lay(s, [quad(-0.2, 0.2, z, z + 0.6) for z in np.arange(0.3, 16, 1.3)] + [quad(sgn * 6.5 - 0.1, sgn * 6.5 + 0.1, 0.2, 60) for sgn in (-1, 1)], mix(t.light, tar, 0.15), 0.85, 0.93)
    ground.lay(s, [quad(x, x + 0.55, 0.42, 0.85) for x in np.arange(-5.6, 5.6, 1.15)], mix(t.light, tar, 0.15), 0.8, 0.929)
    if t.night:
        lamps_ = [face(sgn * 7.2 - 0.12, sgn * 7.2 + 0.12, z, 0, 0.3) for sgn in (-1, 1) for z in np.geomspace(0.4, 20, 22)]
        ground.lay(s, lamps_, t.practical, 1.0, 0.9)


def factory(s: Stage) -> None:
    """Saw-tooth roofs, stacks with smoke, tanks and a yard."""
    from .nature import smoke

    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, t.shade, 0.22), 0.6)
    if not s.rig.overhead:
        chimneys(s, 0.93, mix(t.far, t.mid, 0.25), 0.34)
        chimneys(s, 0.84, mix(t.mid, t.far, 0.35), 0.26)
        for x in (-0.5, 0.1, 0.62):
            smoke(s, 0.9, x, 1.0, mix(t.air, t.shade, 0.35))
        sheds(s, 0.70)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.15), mix(g, t.shade, 0.4)), count=90, alpha=0.4)
    ground.lay(s, [quad(x - 0.07, x + 0.07, 0.2, 30) for x in (-2.1, -0.9)], mix(t.light, g, 0.5), 0.6)
    ground.puddles(s, 14)
    if not s.rig.overhead:
        lamps(s, (0.5, 0.2), side=0.38)
        pipes(s)


def chimneys(s: Stage, depth: float, colour: RGB, tall: float) -> None:
    """Stacks, tanks and frames against the sky."""
    base = s.ground_at(p_of(depth))
    col = aired(s, colour, depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"stacks{depth}")
        h = tall * s.rig.fh * s.m
        x = x0
        while x < x1:
            kind = rng.random()
            path = skia.Path()
            if kind < 0.35:
                w, hh = h * 0.075, h * rng.uniform(0.8, 1.25)
                path.addPoly([skia.Point(x - w, base + 4), skia.Point(x - w * 0.62, base - hh), skia.Point(x + w * 0.62, base - hh), skia.Point(x + w, base + 4)], True)
                paper.sheet(c, s, path, col, base - hh, base, mist=0.5, rim=0.5)
                for i in range(2):
                    c.drawRect(skia.Rect(x - w * 0.7, base - hh * (0.95 - 0.12 * i), x + w * 0.7, base - hh * (0.91 - 0.12 * i)), ink(aired(s, s.tones.accent, depth), 0.7))
                if s.tones.night:
                    c.drawCircle(x, base - hh, 3 * s.u, ink(s.tones.accent))
                x += h * rng.uniform(0.2, 0.5)
            elif kind < 0.6:
                w, hh = h * rng.uniform(0.14, 0.24), h * rng.uniform(0.25, 0.42)
                path.addRRect(skia.RRect.MakeRectXY(skia.Rect(x, base - hh, x + w, base + hh), w * 0.3, w * 0.2))
                c.save()
                c.clipRect(skia.Rect(x - 5, base - h * 2, x + w + 5, base + 4))
                paper.sheet(c, s, path, col, base - hh, base, mist=0.4, rim=0.5)
                c.restore()
                x += w * rng.uniform(1.0, 1.4)
            elif kind < 0.78:
                w, hh = h * 0.4, h * rng.uniform(0.5, 0.8)
                tower = skia.Path()
                tower.moveTo(x, base + 4)
                tower.cubicTo(x + w * 0.2, base - hh * 0.5, x + w * 0.2, base - hh * 0.6, x + w * 0.12, base - hh)
                tower.lineTo(x + w * 0.88, base - hh)
                tower.cubicTo(x + w * 0.8, base - hh * 0.6, x + w * 0.8, base - hh * 0.5, x + w, base + 4)
                tower.close()
                paper.sheet(c, s, tower, col, base - hh, base, mist=0.5, rim=0.5)
                x += w * 1.25
            else:
                w, hh = h * rng.uniform(0.3, 0.7), h * rng.uniform(0.18, 0.34)
                path.addRect(skia.Rect(x, base - hh, x + w, base + 4))
                paper.sheet(c, s, path, col, base - hh, base, mist=0.4, rim=0.5)
                paper.windows(c, (x + w * 0.05, base - hh * 0.85, x + w * 0.95, base - hh * 0.2), 8, 2, s.tones.practical, mix(col, s.tones.shade, 0.3), lights_on(s), rng, 0.6)
                x += w

    s.flat(depth, paint, base - tall * 1.5 * s.rig.fh * s.m, base + 5)


def sheds(s: Stage, depth: float) -> None:
    """A long hall with a saw-tooth roof and a row of windows."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p * 1.1
    col = aired(s, mix(s.tones.mid, s.tones.near, 0.5), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("sheds")
        wall_h, tooth = 7 * k, 6 * k
        path = skia.Path()
        path.moveTo(x0 - 2, base + 4)
        x = x0 - 2
        path.lineTo(x, base - wall_h)
        while x < x1:
            path.lineTo(x, base - wall_h - 2.8 * k)
            path.lineTo(x + tooth, base - wall_h)
            x += tooth
        path.lineTo(x, base + 4)
        path.close()
        paper.sheet(c, s, path, col, base - wall_h - 3 * k, base, mist=0.2, rim=0.7)
        cells = int((x1 - x0) / (2.2 * k))
        paper.windows(c, (x0, base - 6 * k, x1, base - 2.6 * k), cells, 2, aired(s, s.tones.practical, 0.2), mix(col, s.tones.shade, 0.45), lights_on(s) * 1.3, rng, 0.66)

    s.flat(depth, paint, base - 12 * k, base + 5)


def pipes(s: Stage) -> None:
    """A run of pipes and a valve at one side, near."""
    side = 1 if s.tones.key <= 0 else -1
    base = s.ground_at(p_of(0.0))
    col = mix(s.tones.near, s.tones.mid, 0.25)
    k = s.metre * p_of(0.0)

    def paint(c: Any, x0: float, x1: float) -> None:
        x = s.cx + side * s.rig.fw * 0.40
        out = s.cx + side * s.rig.fw * 1.2
        for i, (y, w) in enumerate(((0.6, 0.36), (1.4, 0.28), (2.1, 0.5))):
            a, b = min(x + side * i * 0.5 * k, out), max(x + side * i * 0.5 * k, out)
            c.drawRect(skia.Rect(a, base - (y + w) * k, b, base - y * k), wash(mix(col, s.tones.light, 0.35), mix(col, s.tones.shade, 0.5), 0, base - (y + w) * k, 0, base - y * k))
            px = x + side * i * 0.5 * k
            c.drawRect(skia.Rect(px - 0.2 * k, base - (y + w + 0.08) * k, px + 0.2 * k, base - (y - 0.08) * k), ink(mix(col, s.tones.accent, 0.35)))
            c.drawRect(skia.Rect(px + side * 0.6 * k, base - y * k, px + side * 0.75 * k, base + 4), ink(mix(col, s.tones.shade, 0.5)))

    s.flat(0.0, paint, base - 3 * k, base + 6)


def docks(s: Stage) -> None:
    """Cranes, stacked containers and a ship's side."""
    from . import water

    t = s.tones
    sky.paint_sky(s)
    if not s.rig.overhead:
        chimneys(s, 0.955, t.far, 0.14)
    water.sea(s, depth=0.95, calm=0.6)
    g = snowy(s, mix(t.ground, t.shade, 0.22), 0.5)
    if s.rig.overhead:
        ground.lay(s, [np.array([[-60, 0, -30], [60, 0, -30], [60, 0, 5], [-60, 0, 5]], float)], g, 1.0, 0.9)
        return
    light_columns(s, 0.94)
    for depth, x in ((0.74, -0.2), (0.62, 0.30)):
        gantry(s, depth, x)
    containers(s, 0.45, -1)
    containers(s, 0.32, 1)
    water.quay(s, 0.24)
    lamps(s, (0.2,), side=0.42)


def gantry(s: Stage, depth: float, x: float) -> None:
    """A dock crane."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    col = aired(s, mix(s.tones.near, s.tones.accent, 0.3), depth)

    def paint(c: Any, x0: float, x1: float) -> None:
        px = s.cx + x * s.rig.fw
        h = min(30 * k, s.rig.fh * 0.55)
        w = h * 0.035
        for dx in (-0.18, 0.12):
            c.drawRect(skia.Rect(px + dx * h - w / 2, base - h * 0.72, px + dx * h + w / 2, base + 4), ink(col))
        c.drawRect(skia.Rect(px - 0.2 * h, base - h * 0.42, px + 0.14 * h, base - h * 0.39), ink(col))
        c.drawRect(skia.Rect(px - 0.55 * h, base - h * 0.76, px + 0.75 * h, base - h * 0.71), ink(col))
        c.drawRect(skia.Rect(px - 0.14 * h, base - h * 0.84, px + 0.1 * h, base - h * 0.75), ink(mix(col, s.tones.shade, 0.2)))
        path = skia.Path()
        path.moveTo(px - 0.52 * h, base - h * 0.75)
        path.lineTo(px, base - h)
        path.lineTo(px + 0.72 * h, base - h * 0.75)
        path.moveTo(px, base - h)
        path.lineTo(px, base - 0.8 * h)
        path.moveTo(px + 0.45 * h, base - 0.72 * h)
        path.lineTo(px + 0.45 * h, base - 0.45 * h)
        c.drawPath(path, pen(col, w * 0.5))
        c.drawRect(skia.Rect(px + 0.39 * h, base - 0.45 * h, px + 0.51 * h, base - 0.38 * h), ink(aired(s, s.tones.accent, depth)))
        if s.tones.night:
            c.drawCircle(px, base - h, 3 * s.u, ink(s.tones.accent))

    s.flat(depth, paint, base - 0.6 * s.rig.fh, base + 5)


def containers(s: Stage, depth: float, side: int) -> None:
    """Stacks of boxes at one side of the frame."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"containers{depth}")
        w, h = 6.1 * k, 2.6 * k
        for col_n in range(4):
            for row in range(rng.randint(2, 4) - (col_n == 0)):
                x = s.cx + side * (s.rig.fw * 0.26 + col_n * w)
                colour = aired(s, mix(rng.choice((t.accent, t.mid, t.far, t.near)), t.near, rng.uniform(0.1, 0.4)), depth)
                r = skia.Rect(min(x, x + side * w), base - h * (row + 1), max(x, x + side * w), base - h * row)
                c.drawRect(r, wash(lit(s, colour, 0.12), mix(colour, t.shade, 0.28), 0, r.top(), 0, r.bottom()))
                for i in range(12):
                    c.drawRect(skia.Rect.MakeXYWH(r.left() + w * (i + 0.5) / 12, r.top() + h * 0.08, w * 0.02, h * 0.84), ink(t.shade, 0.3))
                c.drawRect(skia.Rect(r.left(), r.top(), r.right(), r.top() + h * 0.05), ink(t.light, 0.35))

    s.flat(depth, paint, base - 11 * k, base + 5)


def scrapyard(s: Stage) -> None:
    """Heaps of wrecks under a crane."""
    t = s.tones
    sky.paint_sky(s)
    g = snowy(s, mix(t.ground, t.near, 0.3), 0.6)
    if not s.rig.overhead:
        chimneys(s, 0.94, t.far, 0.2)
        gantry(s, 0.8, 0.18)
        for depth, tall in ((0.72, 0.20), (0.5, 0.22)):
            heap(s, depth, tall)
    ground.plane(s, g)
    ground.dabs(s, (mix(g, t.light, 0.15), mix(g, t.shade, 0.4), mix(g, t.accent, 0.2)), count=110, alpha=0.4)
    ground.puddles(s, 10)
    if not s.rig.overhead:
        heap(s, 0.2, 0.3, 0.27)


def heap(s: Stage, depth: float, tall: float, avoid: float = 0.0) -> None:
    """A pile of car bodies, tyres and sheets."""
    base = s.ground_at(p_of(depth))
    t = s.tones

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng(f"heap{depth}")
        line = paper.noise(rng, x0, x1, 380 * s.u, 3)
        h, q = tall * s.rig.fh, 0.05 * s.rig.fh * (1.4 - depth)
        many = int((x1 - x0) / q * 3.2)
        pieces = sorted(((rng.uniform(x0, x1), rng.random()) for _ in range(many)), key=lambda v: -v[1])
        for x, v in pieces:
            if abs(x - s.cx) < avoid * s.rig.fw:
                continue
            y = base - v * h * (0.55 + 0.55 * line(x))
            col = aired(s, mix(rng.choice((t.near, t.mid, t.accent, t.far, t.near)), t.shade, rng.uniform(0.1, 0.45)), depth)
            c.save()
            c.translate(x, y)
            c.rotate(rng.uniform(-25, 25))
            w, hh = q * rng.uniform(0.9, 2.4), q * rng.uniform(0.5, 0.9)
            if rng.random() < 0.22:
                c.drawCircle(0, 0, hh * 0.6, ink(t.shade))
                c.drawCircle(0, 0, hh * 0.3, ink(col))
            else:
                path = skia.Path()
                path.addRRect(skia.RRect.MakeRectXY(skia.Rect(-w / 2, -hh / 2, w / 2, hh), hh * 0.25, hh * 0.25))
                if rng.random() < 0.5:
                    path.addPoly([skia.Point(-w * 0.3, -hh * 0.45), skia.Point(-w * 0.2, -hh), skia.Point(w * 0.15, -hh), skia.Point(w * 0.3, -hh * 0.45)], True)
                paper.sheet(c, s, path, col, -hh, hh, mist=0, shade=0.3, rim=0.6)
            c.restore()

    s.flat(depth, paint, base - tall * 1.4 * s.rig.fh, base + 0.09 * s.rig.fh)


DRESSERS = {
    "skyline": skyline, "rooftop": rooftop, "square": square, "street": street, "alley": alley, "road": road,
    "bridge": lambda s: road(s, bridge=True), "tunnel": tunnel, "parking lot": parking, "platform": platform,
    "airfield": airfield, "factory": factory, "docks": docks, "scrapyard": scrapyard,
}  # fmt: skip
_ = (argb, depth_of_p)

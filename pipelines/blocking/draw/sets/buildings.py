"""Buildings and street furniture that many sets share: skylines, houses, lamps, reflections."""

from __future__ import annotations

from typing import Any

import skia

from .. import paper
from ..camera import Pose, p_of
from ..paints import glow, ink, pen, wash
from ..stage import Stage, aired, lit
from ..tones import RGB, mix
from .greenery import snowy


def lights_on(s: Stage) -> float:
    """The share of windows with a lamp behind them."""
    return {"night": 0.42, "dusk": 0.34, "dawn": 0.10, "sunset": 0.16}.get(s.plan.light.time, 0.03) + 0.08 * (
        s.plan.sky.weather == "storm"
    )


def roofs(
    s: Stage,
    depth: float,
    tall: float,
    *,
    name: str = "roofs",
    lights: float = 1.0,
    colour: RGB | None = None,
    gap: tuple[float, float] = (0.0, 0.0),
    width: float = 0.07,
    base: float | None = None,
    towers: float = 0.2,
) -> None:
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
                path.addPoly(
                    [
                        skia.Point(x + w * 0.1, top + 1),
                        skia.Point(x + w * 0.5, top - w * 0.45),
                        skia.Point(x + w * 0.9, top + 1),
                    ],
                    True,
                )
            elif kind < 0.38:
                q = w * 0.14
                path.addRect(skia.Rect(x + w * 0.3, top - q * 2.2, x + w * 0.3 + q * 2, top - q * 0.5))
                path.addRect(skia.Rect(x + w * 0.3 + q * 0.2, top - q * 0.6, x + w * 0.3 + q * 0.5, top + 1))
                path.addRect(skia.Rect(x + w * 0.3 + q * 1.4, top - q * 0.6, x + w * 0.3 + q * 1.7, top + 1))
            elif kind < 0.50:
                path.addRect(skia.Rect(x + w * 0.48, top - hh * 0.16, x + w * 0.48 + max(1.0, w * 0.03), top + 1))
            paper.sheet(c, s, path, tone, top, base_y, mist=0.5)
            lit_x = x + w * 0.72 if side > 0 else x
            c.drawRect(
                skia.Rect(lit_x, top, lit_x + w * 0.28, base_y),
                wash(s.tones.light, s.tones.light, 0, top, 0, base_y, 0.20, 0.0),
            )
            cell = max(5.5 * s.u, 0.020 * s.rig.fh * s.m)
            cols, rows = int(w / cell), int(hh / (cell * 1.25))
            if cols >= 2 and rows >= 2:
                paper.windows(
                    c,
                    (x + w * 0.08, top + cell * 0.5, x + w * 0.92, base_y),
                    cols,
                    rows,
                    warm,
                    mix(tone, s.tones.shade, 0.35),
                    share,
                    rng,
                    0.46,
                    0.85,
                )
            x += w * rng.uniform(0.82, 1.12)

    s.flat(depth, paint, base_y - h * 1.75, base_y + 6)


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
            col = aired(
                s,
                mix(
                    s.tones.mid,
                    rng.choice((s.tones.horizon, s.tones.accent, s.tones.near, s.tones.far)),
                    rng.uniform(0.15, 0.45),
                ),
                depth,
            )
            path = skia.Path()
            path.addRect(skia.Rect(px, base - h, px + w + 0.5, base + 3))
            if rng.random() < 0.6:
                path.addPoly(
                    [
                        skia.Point(px, base - h + 1),
                        skia.Point(px + w / 2, base - h - w * 0.3),
                        skia.Point(px + w, base - h + 1),
                    ],
                    True,
                )
            paper.sheet(c, s, path, col, base - h, base, mist=0.25, rim=0.5)
            paper.windows(
                c,
                (px + w * 0.1, base - h + k, px + w * 0.9, base - 3 * k),
                max(2, int(w / (1.9 * k))),
                max(1, int((h - 4 * k) / (3 * k))),
                aired(s, s.tones.practical, depth * 0.3),
                mix(col, s.tones.shade, 0.5),
                share,
                rng,
                0.42,
            )
            shop = s.tones.practical if share > 0.1 else mix(col, s.tones.shade, 0.5)
            c.drawRect(
                skia.Rect(px + w * 0.15, base - 2.5 * k, px + w * 0.6, base - 0.4 * k), ink(aired(s, shop, depth * 0.3))
            )
            c.drawRect(
                skia.Rect(px + w * 0.1, base - 3.1 * k, px + w * 0.9, base - 2.6 * k),
                ink(aired(s, mix(s.tones.accent, col, 0.3), depth)),
            )
            px += w

    s.flat(depth, paint, base - tall * 1.6 * k, base + 4)


def cottage(s: Stage, depth: float, x: float, tall: float, *, barn: bool = False) -> None:
    """A house seen at a corner: gable, long side, roof, chimney; ``x`` -1..1 across the frame, metres tall."""
    p = p_of(depth)
    base, k = s.ground_at(p), s.metre * p
    h = min(tall * k * s.m, s.rig.fh * 0.75)
    col = aired(
        s,
        mix(s.tones.accent, s.tones.near, 0.55)
        if barn
        else mix(mix(s.tones.horizon, s.tones.mid, 0.45), s.tones.near, 0.15),
        depth,
    )
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
        front.addPoly(
            [
                skia.Point(g0, base + 3),
                skia.Point(g0, base - eave),
                skia.Point((g0 + g1) / 2, base - h),
                skia.Point(g1, base - eave),
                skia.Point(g1, base + 3),
            ],
            True,
        )
        flank = skia.Path()
        l1 = g0 - long * facing
        flank.addPoly(
            [
                skia.Point(g0, base + 3),
                skia.Point(g0, base - eave),
                skia.Point(l1, base - eave * 0.98),
                skia.Point(l1, base + 2),
            ],
            True,
        )
        slope = skia.Path()
        over = h * 0.05
        slope.addPoly(
            [
                skia.Point(g0 + over * facing, base - eave + over),
                skia.Point((g0 + g1) / 2, base - h - over * 0.4),
                skia.Point((g0 + g1) / 2 - long * facing, base - h * 0.98),
                skia.Point(l1 - over * facing, base - eave * 0.98 + over),
            ],
            True,
        )
        front_lit = (facing > 0) == light_right
        a, b = lit(s, col, 0.28), mix(col, s.tones.shade, 0.38)
        chim = px - long * facing * 0.55
        c.drawRect(
            skia.Rect(chim - h * 0.05, base - h * 1.15, chim + h * 0.05, base - h * 0.8),
            ink(mix(col, s.tones.shade, 0.4)),
        )
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
        path.addPoly(
            [
                skia.Point(px - 0.07 * h, base + 3),
                skia.Point(px - 0.07 * h, base - 0.55 * h),
                skia.Point(px - 0.09 * h, base - 0.55 * h),
                skia.Point(px, base - h),
                skia.Point(px + 0.09 * h, base - 0.55 * h),
                skia.Point(px + 0.07 * h, base - 0.55 * h),
                skia.Point(px + 0.07 * h, base - 0.36 * h),
                skia.Point(px + 0.30 * h, base - 0.42 * h),
                skia.Point(px + 0.44 * h, base - 0.24 * h),
                skia.Point(px + 0.44 * h, base + 3),
            ],
            True,
        )
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

        def paint(
            c: Any, x0: float, x1: float, base: float = base, k: float = k, spread: float = spread, col: RGB = col
        ) -> None:
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
                    cone.addPoly(
                        [
                            skia.Point(lx - 0.2 * k, ly),
                            skia.Point(lx + 0.2 * k, ly),
                            skia.Point(lx + 1.9 * k, base + 0.1 * k),
                            skia.Point(lx - 1.9 * k, base + 0.1 * k),
                        ],
                        True,
                    )
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
    if lights_on(s) < 0.12 or s.rig.overhead:
        return
    y = s.ground_at(p_of(0.95))
    wet = s.plan.sky.weather in ("rain", "storm") or s.plan.ground.place in ("sea", "industrial")

    def paint(c: Any, x0: float, x1: float) -> None:
        rng = s.rng("columns of light")
        for _ in range(int(26 * (x1 - x0) / s.rig.fw)):
            x, w, h = rng.uniform(x0, x1), rng.uniform(2, 7) * s.u, s.rig.fh * rng.uniform(0.05, 0.28)
            colour = rng.choice((s.tones.practical, s.tones.practical, s.tones.accent, s.tones.light))
            if not wet:
                w, h = w * 0.7, h * 0.45
            c.drawRect(skia.Rect(x, y, x + w, y + h), wash(colour, colour, 0, y, 0, y + h, 0.6 if wet else 0.3, 0.0))

    s.flat(depth, paint, y, y + 0.3 * s.rig.fh, blur=2.2 * s.u, solid=False, p=0.06)


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
        c.drawOval(
            skia.Rect(x - 2.4 * k, base - 0.5 * k, x + 2.4 * k, base + 0.3 * k), ink(mix(col, s.tones.shade, 0.5))
        )
        c.drawRRect(
            skia.RRect.MakeRectXY(
                skia.Rect(x - 2.4 * k, base - 0.75 * k, x + 2.4 * k, base + 0.1 * k), 0.3 * k, 0.3 * k
            ),
            wash(lit(s, col, 0.3), mix(col, s.tones.shade, 0.3), 0, base - 0.7 * k, 0, base),
        )
        c.drawRect(skia.Rect(x - 0.2 * k, base - 2.2 * k, x + 0.2 * k, base - 0.6 * k), ink(col))
        c.drawOval(skia.Rect(x - 0.9 * k, base - 2.5 * k, x + 0.9 * k, base - 2.1 * k), ink(lit(s, col, 0.3)))
        path = skia.Path()
        for v, f, speed in drops:
            a = (t * 0.9 * speed + f) % 1.0
            path.addCircle(x + v * a * 1.3 * k, base - (2.3 + 2.6 * a - 4.2 * a * a) * k, 0.06 * k)
        c.drawPath(path, ink(mix(s.tones.light, s.tones.horizon, 0.2), 0.8))
        c.restore()

    s.live(depth, draw, solid=True)

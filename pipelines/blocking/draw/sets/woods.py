"""Inside a wood: trunks, the canopy, lianas, and the light that stands between them."""

from __future__ import annotations

from typing import Any

import skia

from .. import paper, plants, sky
from ..camera import p_of
from ..paints import glow, ink, pen, wash
from ..stage import Stage, aired
from ..tones import RGB, mix
from .greenery import leafy


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

"""The sky: gradient, sun or moon with its glow, stars, clouds."""

from __future__ import annotations

import math
from typing import Any

import skia

from . import paper
from .camera import Pose
from .oklab import distance, lightened, to_lab
from .paints import argb, glow, ink
from .stage import Stage
from .tones import RGB, mix


def sky_colours(s: Stage) -> tuple[RGB, RGB, RGB]:
    """Top, middle and horizon of the sky."""
    t = s.tones
    plain = mix(t.sky, t.horizon, 0.48)
    if s.plan.sky.weather != "clear" or s.plan.light.time not in ("dawn", "sunset", "dusk"):
        return t.sky, plain, t.horizon
    goal = to_lab(plain)
    # between two hues the plain mix is grey: a swatch of that lightness keeps the sky in the palette
    best = min(
        t.swatches,
        key=lambda c: 3.0 * abs(to_lab(c)[0] - goal[0]) - 0.5 * math.hypot(*to_lab(c)[1:]) + 0.6 * distance(c, plain),
        default=plain,
    )
    return t.sky, mix(plain, lightened(best, goal[0], 0.8), 0.62), t.horizon


def sun_at(s: Stage) -> tuple[float, float]:
    """Where the sun or moon stands in the picture at rest; low suns keep near the horizon."""
    sky = s.plan.sky
    x = s.cx + sky.sun_x * s.rig.fw / 2
    y = s.cy - sky.sun_y * s.rig.fh / 2
    if s.plan.light.time in ("dawn", "sunset"):
        y = max(y, s.yh - 0.30 * s.rig.fh)
    y = min(y, s.yh - (0.02 if s.plan.light.time in ("dawn", "sunset") else 0.14) * s.rig.fh)
    return x, y


def paint_sky(s: Stage, *, clouds: bool = True, stars: bool = True) -> None:
    """Everything behind the horizon. Sets with a roof never call this."""
    if s.rig.overhead:
        return
    t, u = s.tones, s.u
    time, weather = s.plan.light.time, s.plan.sky.weather
    top, middle, low = sky_colours(s)
    sx, sy = sun_at(s)
    veiled = {"fog": 0.75, "rain": 1.0, "storm": 1.0, "snow": 0.95}.get(weather, 0.0)
    height = s.rig.fh * max(0.75, min(1.4, (s.yh - (s.cy - s.rig.fh / 2)) / s.rig.fh + 0.15))

    def paint(c: Any, x0: float, x1: float) -> None:
        y0 = s.yh - height
        shader = skia.GradientShader.MakeLinear(
            [skia.Point(0, y0), skia.Point(0, s.yh + 10 * u)], [argb(top), argb(middle), argb(low)], [0.0, 0.55, 1.0]
        )
        c.drawRect(skia.Rect(x0 - 2, -1e5, x1 + 2, 1e5), skia.Paint(Shader=shader, Dither=True))
        spread = s.rig.fh * (1.1 if time in ("dawn", "sunset") else 0.7)
        power = {"dawn": 0.6, "day": 0.42, "sunset": 0.8, "dusk": 0.35, "night": 0.32}[time] * (1 - 0.7 * veiled)
        warm = mix(t.light, t.horizon, 0.25)
        gx, gy = (sx, sy) if time != "dusk" else (sx, s.yh)
        c.save()
        c.translate(gx, gy)
        c.scale(1.35, 1.0)
        c.drawPaint(glow(warm, 0, 0, spread, power))
        c.restore()
        if stars and t.night and veiled < 0.5:
            rng = s.rng("stars")
            for _ in range(int((260 if time == "night" else 70) * (x1 - x0) / s.rig.fw)):
                x, k = rng.uniform(x0, x1), rng.random()
                y = y0 + (s.yh - y0) * k**1.3 * 0.95
                r = u * (0.5 + 1.3 * rng.random() ** 5)
                c.drawCircle(x, y, r, ink(mix(t.light, t.horizon, 0.15), (0.9 - 0.75 * k) * rng.uniform(0.4, 1.0)))
        if veiled < 0.9 and time != "dusk":
            r = s.rig.fh * {"dawn": 0.05, "day": 0.035, "sunset": 0.075, "night": 0.042}[time] * (0.7 + 0.3 * s.m)
            disc = mix(t.light, (1.0, 1.0, 1.0), 0.25)
            c.drawPaint(glow(disc, sx, sy, r * 4.5, 0.55 * (1 - veiled), 0.15))
            c.drawCircle(sx, sy, r, ink(disc, 1.0 - 0.5 * veiled))
            if time == "night":
                sea = mix(disc, t.sky, 0.16)
                for dx, dy, k in ((-0.3, -0.2, 0.3), (0.25, 0.1, 0.22), (-0.05, 0.45, 0.2), (0.4, -0.4, 0.12)):
                    c.drawCircle(sx + dx * r, sy + dy * r, r * k, ink(sea, 0.7))

    s.flat(1.0, paint, p=0.0, blur=0.0)
    if not clouds:
        return
    amount = max(s.plan.sky.cloud, {"storm": 0.95, "rain": 0.85, "snow": 0.7, "fog": 0.3}.get(weather, 0.0))
    for deck, (depth, base, size) in enumerate(((0.995, 0.10, 0.34), (0.99, 0.29, 0.58), (0.985, 0.49, 0.9))):
        many = round(amount * (9, 5, 4)[deck])
        if many == 0:
            continue

        def heap(
            c: Any, x0: float, x1: float, deck: int = deck, base: float = base, size: float = size, many: int = many
        ) -> None:
            rng = s.rng(f"cloud{deck}")
            n = max(1, round(many * (x1 - x0) / s.rig.fw))
            for i in range(n):
                x = x0 + (i + rng.uniform(0.1, 0.9)) / n * (x1 - x0)
                y = s.yh - height * (base + rng.uniform(-0.09, 0.14))
                w = s.rig.fh * size * rng.uniform(0.5, 1.15)
                near_sun = math.exp(-(((x - sx) ** 2 + (y - sy) ** 2) ** 0.5) / (0.6 * s.rig.fh))
                body = mix(middle, low, 0.65 - 0.4 * base)
                if veiled > 0.8:
                    cap, belly = mix(body, t.sky, 0.35), mix(t.sky, t.shade, 0.30 + 0.25 * (weather == "storm"))
                elif time == "day":
                    cap, belly = mix(t.light, body, 0.12), mix(body, t.sky, 0.35)
                elif time == "night":
                    cap, belly = mix(mix(body, t.sky, 0.4), t.light, 0.25 * near_sun), mix(body, t.sky, 0.6)
                else:
                    cap = mix(mix(t.sky, t.far, 0.5), t.horizon, 0.25 + 0.55 * near_sun)
                    belly = mix(mix(t.light, t.accent, 0.2), t.horizon, 0.55 - 0.4 * near_sun)
                paper.cloud(c, x, y, w, cap, belly, rng, t.key, 0.92 if veiled > 0.8 else 0.82)

        speed = (1.2, 2.6, 5.0)[deck] * u * (4.0 if weather == "storm" else 1.0)
        s.flat(
            depth,
            heap,
            None,
            s.yh + 4 * u,
            p=(0.001, 0.004, 0.01)[deck],
            blur=max(0.0, s.focus * 0.8),
            drift=speed,
            solid=False,
        )


def lightning(s: Stage) -> None:
    """A storm's rare flash: the sky lifts for three frames and a bolt stands in it."""
    rng = s.rng("bolt")
    flashes = []
    when = rng.uniform(0.6, 2.2)
    while when < s.rig.seconds + 1.0:
        flashes.append((when, rng.uniform(0.15, 0.85)))
        when += rng.uniform(2.2, 5.0)

    def draw(c: Any, pose: Pose, t: float) -> None:
        for when, x in flashes:
            age = t - when
            if not 0.0 <= age < 0.32:
                continue
            power = (1.0 if age < 0.08 else 0.25 if age < 0.14 else 0.7 if age < 0.2 else 0.2) * (1 - age)
            c.drawPaint(ink(s.tones.light, 0.30 * power))
            if power > 0.5 and not s.rig.overhead:
                path = skia.Path()
                bolt = s.rng(f"bolt{when:.3f}")
                px, py = s.w * x, -5.0
                path.moveTo(px, py)
                _, _, ty = s.rig.matrix(pose, 0.0)
                end = s.yh + ty
                while py < end:
                    px += bolt.uniform(-0.035, 0.035) * s.w
                    py += bolt.uniform(0.03, 0.09) * s.h
                    path.lineTo(px, min(py, end))
                stroke = skia.Paint(
                    Color=argb(s.tones.light, power),
                    AntiAlias=True,
                    Style=skia.Paint.kStroke_Style,
                    StrokeWidth=2.4 * s.u,
                )
                c.drawPath(path, stroke)

    s.live(0.97, draw)

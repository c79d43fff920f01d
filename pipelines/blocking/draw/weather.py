"""Weather and air that lives: rain, snow, fog that drifts, motes in a shaft of light."""

from __future__ import annotations

import math
from typing import Any

import skia

from .camera import Pose
from .paints import argb, glow, ink
from .stage import Stage
from .tones import mix


def fog(s: Stage, depth: float, thick: float, *, low: bool = True) -> None:
    """A bank of mist between two layers: low res, because mist is soft, and slowly drifting."""
    colour = mix(s.tones.air, s.tones.light, 0.06)
    u = s.u
    base = s.ground_at(((1 - depth) / 2) ** 2 * 1.6)
    tall = s.rig.fh * (0.34 if low else 0.7)

    def paint(c: Any, x0: float, x1: float) -> None:
        stops = [0.0, 0.5, 0.72, 1.0]
        shader = skia.GradientShader.MakeLinear(
            [skia.Point(0, base - tall), skia.Point(0, base + tall * 0.7)],
            [argb(colour, 0.0), argb(colour, thick), argb(colour, thick), argb(colour, thick * 0.15)],
            stops,
        )
        c.drawRect(skia.Rect(x0 - 2, base - tall, x1 + 2, base + tall * 0.7), skia.Paint(Shader=shader, Dither=True))
        rng = s.rng(f"fog{depth}")
        for _ in range(int(7 * (x1 - x0) / s.rig.fw) + 1):
            x, r = rng.uniform(x0, x1), tall * rng.uniform(0.35, 0.8)
            c.save()
            c.translate(x, base - tall * rng.uniform(-0.1, 0.45))
            c.scale(2.6, 0.6)
            c.drawCircle(0, 0, r, glow(colour, 0, 0, r, thick * 0.5))
            c.restore()

    s.flat(
        depth,
        paint,
        base - tall * 1.2,
        base + tall * 0.7,
        blur=6.0 * u,
        drift=(7.0 + 9.0 * (1 - depth)) * u,
        solid=False,
    )


def rain(s: Stage, heavy: float = 1.0) -> None:
    """Three depths of streaks; each drop falls at its own speed and comes again, and splashes on the ground."""
    rng = s.rng("rain")
    wind = (0.16 + 0.22 * (heavy > 1.2)) * (1 if s.tones.key < 0 else -1)
    decks = []
    for deck, (many, size, alpha) in enumerate(((170, 0.5, 0.22), (110, 0.9, 0.32), (36, 1.9, 0.30))):
        drops = [(rng.random(), rng.random(), rng.uniform(0.8, 1.25)) for _ in range(int(many * heavy))]
        decks.append((drops, size, alpha, 1.5 + 0.8 * deck))
    splashes = [
        (rng.random(), rng.random() ** 0.7, rng.random(), rng.uniform(0.35, 0.6)) for _ in range(int(46 * heavy))
    ]
    colour = mix(s.tones.light, s.tones.horizon, 0.4)

    def fall(which: slice) -> Any:
        def draw(c: Any, pose: Pose, t: float) -> None:
            for drops, size, alpha, speed in decks[which]:
                length = 46 * s.u * size
                path = skia.Path()
                slide = pose.pan * 0.8
                for x, y, k in drops:
                    py = ((y + t * speed * k) % 1.15 - 0.07) * s.h
                    px = ((x * 1.3 * s.w + slide - py * wind) % (1.3 * s.w)) - 0.15 * s.w
                    path.moveTo(px, py)
                    path.lineTo(px + length * wind, py - length)
                c.drawPath(
                    path,
                    skia.Paint(
                        Color=argb(colour, alpha),
                        AntiAlias=True,
                        Style=skia.Paint.kStroke_Style,
                        StrokeWidth=max(0.6, 1.25 * s.u * size),
                    ),
                )

        return draw

    def splash(c: Any, pose: Pose, t: float) -> None:
        z, _, ty = s.rig.matrix(pose, 0.0)
        top = min(s.h, s.yh * z + ty) if not s.rig.overhead else 0.0
        path = skia.Path()
        for x, y, f, length in splashes:
            age = ((t + f * 3.0) % length) / length
            py = top + (s.h - top) * y
            r = (2.0 + 11.0 * y) * s.u * (0.3 + age)
            px = (x * s.w + pose.pan) % s.w
            path.addOval(skia.Rect(px - r, py - r * 0.3, px + r, py + r * 0.3))
        c.drawPath(
            path,
            skia.Paint(
                Color=argb(colour, 0.28), AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=max(0.5, s.u)
            ),
        )

    s.live(0.30, fall(slice(0, 1)))
    s.live(0.20, splash)
    s.live(-0.9, fall(slice(1, 3)))


def snow(s: Stage) -> None:
    """Flakes in three depths that sway as they sink; the nearest are large and out of focus."""
    rng = s.rng("snow")
    decks = []
    for many, r, alpha, speed in ((150, 1.3, 0.65, 0.07), (80, 2.6, 0.8, 0.12), (16, 8.0, 0.35, 0.2)):
        flakes = [(rng.random(), rng.random(), rng.uniform(0.7, 1.3), rng.uniform(0, 6.28)) for _ in range(many)]
        decks.append((flakes, r, alpha, speed))
    colour = mix(s.tones.light, (1.0, 1.0, 1.0), 0.35)

    def fall(which: slice) -> Any:
        def draw(c: Any, pose: Pose, t: float) -> None:
            for flakes, r, alpha, speed in decks[which]:
                path = skia.Path()
                for x, y, k, f in flakes:
                    py = ((y + t * speed * k) % 1.1 - 0.05) * s.h
                    px = (x * s.w + pose.pan + math.sin(t * 0.9 * k + f) * 14 * s.u * k + t * 18 * s.u) % (
                        1.06 * s.w
                    ) - 0.03 * s.w
                    path.addCircle(px, py, r * k * s.u)
                c.drawPath(path, ink(colour, alpha))

        return draw

    s.live(0.30, fall(slice(0, 1)))
    s.live(-0.9, fall(slice(1, 3)))


def motes(s: Stage, count: int = 44, warm: float = 0.0) -> None:
    """Dust that hangs in the light of a room, or pollen in a wood."""
    rng = s.rng("motes")
    specks = [(rng.random(), rng.random(), rng.uniform(0.5, 1.6), rng.uniform(0, 6.28)) for _ in range(count)]
    colour = mix(s.tones.light, s.tones.practical, warm)

    def draw(c: Any, pose: Pose, t: float) -> None:
        path = skia.Path()
        for x, y, k, f in specks:
            px = (x * s.w + pose.pan * 0.9 + math.sin(t * 0.35 * k + f) * 22 * s.u) % s.w
            py = (y * s.h + math.cos(t * 0.27 * k + f) * 15 * s.u - t * 3.0 * s.u * k) % s.h
            path.addCircle(px, py, s.u * k * (0.75 + 0.35 * math.sin(t * 0.8 + f)))
        c.drawPath(path, ink(colour, 0.42))

    s.live(-0.72, draw)


def outdoors(s: Stage) -> None:
    """What the weather of the plan puts into the air of an exterior."""
    weather = s.plan.sky.weather
    if weather == "fog":
        for depth, thick in ((0.7, 0.5), (0.35, 0.38), (-0.15, 0.26)):
            fog(s, depth, thick, low=False)
    elif weather in ("rain", "storm"):
        fog(s, 0.55, 0.3)
        rain(s, 1.5 if weather == "storm" else 1.0)
    elif weather == "snow":
        fog(s, 0.55, 0.32)
        snow(s)
    elif s.plan.light.time in ("dawn", "night", "sunset"):
        fog(s, 0.72, {"dawn": 0.42, "night": 0.22, "sunset": 0.26}[s.plan.light.time])

"""Lamp, candle, lantern and torch: things that burn."""

from __future__ import annotations

import math
import random

from pipelines.blocking.draw.cuts import Cut, Ink, oval, placed, smooth, tube


def _light(x: float, y: float, r: float, t: float, always: bool = True) -> list[Cut]:
    flicker = 1.0 + 0.06 * math.sin(t * 11.0) + 0.04 * math.sin(t * 23.0)
    return [Cut(oval(x, y, 0.05), ("flame", 0.2), glow=r * flicker, alpha=0.75, solid=False, night=not always)]


def _flame(x: float, y: float, high: float, t: float) -> list[Cut]:
    sway = 0.18 * math.sin(t * 7.0) + 0.1 * math.sin(t * 17.0)
    w = high * 0.3

    def drop(k: float, ink: Ink, alpha: float) -> Cut:
        tip = (x + sway * high * 0.5 * k, y - high * k)
        return Cut(
            smooth(
                [
                    (x, y + w * 0.15),
                    (x - w * k, y - high * 0.22 * k),
                    (x - w * 0.45 * k + sway * high * 0.2, y - high * 0.6 * k),
                    tip,
                    (x + w * 0.5 * k + sway * high * 0.2, y - high * 0.55 * k),
                    (x + w * k, y - high * 0.22 * k),
                ],
                corners=(3,),
            ),
            ink,
            0.0,
            0.0,
            alpha=alpha,
            solid=False,
        )

    return [drop(1.0, ("accent", 0.1), 0.9), drop(0.68, ("flame", 0.15), 0.95), drop(0.36, ("white", 0.6), 0.95)]


def lamp(t: float, chance: random.Random) -> list[Cut]:
    shade = smooth([(-0.2, -0.5), (0.2, -0.5), (0.4, -0.06), (0.0, -0.02), (-0.4, -0.06)], corners=(0, 1, 2, 4))
    glow = Cut(oval(0.0, -0.2, 0.3, 0.3), ("flame", 0.6), 0.0, 0.0, alpha=0.85, soft=True)
    stem = smooth(
        [
            (-0.03, -0.06),
            (0.03, -0.06),
            (0.035, 0.06),
            (0.12, 0.2),
            (0.13, 0.32),
            (0.04, 0.42),
            (0.24, 0.49),
            (-0.24, 0.49),
            (-0.04, 0.42),
            (-0.13, 0.32),
            (-0.12, 0.2),
            (-0.035, 0.06),
        ],
        corners=(0, 1, 6, 7),
    )
    return [
        Cut(stem, ("base", -0.1), 1.0, 1.0, shadow=0.03),
        Cut(shade, ("flame", 0.1), 0.5, 0.8, inside=(glow,)),
        *_light(0.0, -0.16, 1.2, 0.0),
    ]


def candle(t: float, chance: random.Random) -> list[Cut]:
    wax = smooth([(-0.11, -0.12), (0.0, -0.1), (0.11, -0.13), (0.115, 0.42), (-0.115, 0.42)], corners=(0, 2, 3, 4))
    drip = Cut(
        smooth([(-0.11, -0.12), (-0.06, -0.11), (-0.055, 0.1), (-0.08, 0.14), (-0.1, 0.08)]), ("paper", 0.15), 0.4, 0.6
    )
    warm = Cut(oval(0.0, -0.12, 0.16, 0.16), ("flame", 0.4), 0.0, 0.0, alpha=0.8, soft=True)
    dish = [
        Cut(oval(0.0, 0.43, 0.34, 0.07), ("brass", -0.05), 0.9, 1.0, shadow=0.015),
        Cut(
            smooth([(0.28, 0.42), (0.44, 0.34), (0.44, 0.47), (0.3, 0.46)], closed=False),
            ("brass", 0.0),
            0.0,
            0.0,
            stroke=0.03,
        ),
    ]
    wick = Cut(tube([(0.0, -0.1), (0.008, -0.17)], [0.007, 0.006]), ("dark", 0.0), 0.0, 0.0)
    return [
        *dish,
        Cut(wax, ("paper", 0.0), 0.9, 0.9, shadow=0.03, inside=(warm,)),
        drip,
        wick,
        *_flame(0.006, -0.15, 0.3, t),
        *_light(0.0, -0.27, 1.1, t),
    ]


def lantern(t: float, chance: random.Random) -> list[Cut]:
    swing = 3.0 * math.sin(t * 1.5)
    bail = Cut(
        smooth([(-0.24, -0.14), (-0.2, -0.42), (0.0, -0.49), (0.2, -0.42), (0.24, -0.14)], closed=False),
        ("metal", -0.3),
        0.0,
        0.0,
        stroke=0.02,
    )
    top = Cut(
        smooth(
            [(-0.08, -0.36), (0.08, -0.36), (0.12, -0.26), (0.24, -0.18), (-0.24, -0.18), (-0.12, -0.26)],
            corners=(0, 1, 3, 4),
        ),
        ("base", -0.15),
        0.9,
        1.0,
        shadow=0.03,
    )
    globe = Cut(
        smooth([(-0.18, -0.17), (0.18, -0.17), (0.23, 0.06), (0.18, 0.28), (-0.18, 0.28), (-0.23, 0.06)]),
        ("flame", 0.25),
        0.2,
        0.6,
        alpha=0.75,
    )
    foot = Cut(
        smooth(
            [(-0.2, 0.27), (0.2, 0.27), (0.27, 0.36), (0.26, 0.48), (-0.26, 0.48), (-0.27, 0.36)], corners=(0, 1, 3, 4)
        ),
        ("base", -0.1),
        1.0,
        1.0,
        shadow=0.04,
    )
    bars = [
        Cut(
            smooth([(s * 0.2, -0.18), (s * 0.28, 0.06), (s * 0.21, 0.3)], closed=False),
            ("base", -0.3),
            0.0,
            0.0,
            stroke=0.016,
        )
        for s in (-1.0, 1.0)
    ]
    return [
        placed(
            [bail, globe, *_flame(0.0, 0.22, 0.26, t), top, foot, *bars, *_light(0.0, 0.06, 1.3, t)], 0.0, 0.0, swing
        )
    ]


def torch(t: float, chance: random.Random) -> list[Cut]:
    out = [
        Cut(tube([(0.0, -0.1), (0.0, 0.2), (0.01, 0.49)], [0.05, 0.042, 0.036]), ("wood", -0.1), 0.9, 1.0, shadow=0.02)
    ]
    out += [
        Cut(
            smooth(
                [
                    (-0.075, -0.02 - 0.06 * k),
                    (0.075, -0.05 - 0.06 * k),
                    (0.08, -0.1 - 0.06 * k),
                    (-0.08, -0.07 - 0.06 * k),
                ]
            ),
            ("paper", -0.4 - 0.05 * k),
            0.5,
            0.6,
        )
        for k in range(2)
    ]
    out += _flame(-0.03, -0.08, 0.3, t + 1.0) + _flame(0.03, -0.08, 0.34, t + 2.3) + _flame(0.0, -0.08, 0.42, t)
    return [*out, *_light(0.0, -0.25, 1.3, t)]

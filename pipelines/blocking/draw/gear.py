"""More things for inserts: arms, lights, clothes, luggage, machines, toys and furniture."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from pipelines.blocking.draw.arms import glove, gun, hat, helmet, knife, sword
from pipelines.blocking.draw.cuts import Cut, Ink, box, oval, poly, smooth, tube
from pipelines.blocking.draw.engines import camera, guitar, radio, screen, tool, wheel
from pipelines.blocking.draw.keepsakes import ball, coin, flower, mirror, plate, ring, toy
from pipelines.blocking.draw.lights import candle, lamp, lantern, torch

Maker = Callable[[float, random.Random], list[Cut]]


def umbrella(t: float, chance: random.Random) -> list[Cut]:
    out = [
        Cut(
            smooth([(0.0, -0.3), (0.0, 0.38), (0.03, 0.48), (0.1, 0.48), (0.12, 0.4)], closed=False),
            ("wood", 0.0),
            0.0,
            0.0,
            stroke=0.026,
        )
    ]
    n = 5
    xs = [-0.62 + 1.24 * k / n for k in range(n + 1)]
    top = (0.0, -0.46)
    for k in range(n):
        a, b = xs[k], xs[k + 1]
        ay, by = 0.02 - 0.05 * (1 - (a / 0.62) ** 2), 0.02 - 0.05 * (1 - (b / 0.62) ** 2)
        panel = smooth(
            [
                top,
                (a * 0.62, -0.36 + 0.16 * (a / 0.62) ** 2),
                (a, ay),
                ((a + b) / 2, (ay + by) / 2 - 0.07),
                (b, by),
                (b * 0.62, -0.36 + 0.16 * (b / 0.62) ** 2),
            ],
            corners=(0, 2, 4),
        )
        out.append(Cut(panel, ("accent" if k % 2 == 0 else "base", 0.06 * (k % 2)), 0.9, 0.8, shadow=0.012))
    return [*out, Cut(tube([(0.0, -0.45), (0.0, -0.5)], [0.014, 0.006]), ("metal", 0.0), 0.0, 0.6)]


def suitcase(t: float, chance: random.Random) -> list[Cut]:
    handle = Cut(
        smooth([(-0.14, -0.34), (-0.12, -0.46), (0.12, -0.46), (0.14, -0.34)], closed=False),
        ("leather", -0.2),
        0.0,
        0.0,
        stroke=0.05,
    )
    straps = tuple(Cut(box(x - 0.04, -0.6, x + 0.04, 0.6), ("leather", -0.25), 0.4, 0.0) for x in (-0.36, 0.36))
    corners = tuple(Cut(oval(x, y, 0.11), ("leather", -0.3), 0.5, 0.0) for x in (-0.64, 0.64) for y in (-0.34, 0.48))
    sticker = (
        Cut(oval(0.12, 0.16, 0.13, 0.1), ("accent", 0.1), 0.2, 0.0),
        Cut(box(-0.2, -0.05, 0.0, 0.08), ("paper", 0.0), 0.2, 0.0),
    )
    seam = Cut(box(-0.7, 0.0, 0.7, 0.012), ("leather", -0.5), 0.0, 0.0)
    locks = [Cut(box(x - 0.05, -0.02, x + 0.05, 0.07, 0.01), ("brass", 0.1), 0.6, 1.0) for x in (-0.2, 0.22)]
    return [
        handle,
        Cut(
            box(-0.64, -0.34, 0.64, 0.48, 0.05),
            ("leather", 0.08),
            1.0,
            1.0,
            shadow=0.04,
            inside=(*sticker, *corners, seam, *straps),
        ),
        *locks,
    ]


def crate(t: float, chance: random.Random) -> list[Cut]:
    front = poly([(-0.56, -0.24), (0.3, -0.28), (0.3, 0.5), (-0.54, 0.44)])
    side = poly([(0.3, -0.28), (0.6, -0.36), (0.58, 0.34), (0.3, 0.5)])
    top = poly([(-0.56, -0.24), (-0.2, -0.46), (0.6, -0.36), (0.3, -0.28)])
    planks = tuple(
        Cut(
            poly(
                [(-0.6, -0.24 + 0.18 * k), (0.3, -0.28 + 0.195 * k), (0.3, -0.27 + 0.195 * k), (-0.6, -0.23 + 0.18 * k)]
            ),
            ("wood", -0.5),
            0.0,
            0.0,
        )
        for k in range(1, 4)
    )
    mark = Cut(tube([(-0.3, 0.2), (-0.12, 0.0), (0.06, 0.2)], [0.012] * 3), ("dark", 0.1), 0.0, 0.0, alpha=0.7, size=80)
    return [
        Cut(top, ("wood", 0.25), 0.5, 1.0),
        Cut(side, ("wood", -0.3), 0.6, 0.6),
        Cut(front, ("wood", 0.05), 0.8, 0.8, inside=(*planks, mark)),
    ]


def bag(t: float, chance: random.Random) -> list[Cut]:
    handles = [
        Cut(
            smooth([(-0.2 + d, -0.1), (-0.16 + d, -0.44), (0.16 + d, -0.44), (0.2 + d, -0.1)], closed=False),
            ("leather", -0.25 + d),
            0.0,
            0.0,
            stroke=0.035,
        )
        for d in (0.05, 0.0)
    ]
    body = smooth([(-0.4, -0.14), (0.4, -0.16), (0.52, 0.16), (0.5, 0.48), (-0.5, 0.49), (-0.52, 0.16)], corners=(3, 4))
    flap = Cut(
        smooth([(-0.5, -0.2), (0.5, -0.2), (0.46, 0.1), (0.0, 0.18), (-0.46, 0.1)]),
        ("base", 0.12),
        0.6,
        0.5,
        shadow=0.02,
    )
    return [
        handles[0],
        Cut(body, ("base", -0.05), 1.0, 1.0, shadow=0.05, inside=(flap,)),
        handles[1],
        Cut(box(-0.05, 0.1, 0.05, 0.2, 0.015), ("brass", 0.1), 0.6, 1.0),
    ]


def flag(t: float, chance: random.Random) -> list[Cut]:
    """A chequered flag on its pole."""
    n, rows = 8, 5

    def at(u: float, v: float) -> tuple[float, float]:
        wave = math.sin(u * 5.0 - t * 5.0)
        return -0.45 + u * 1.1 + 0.02 * wave * u, -0.44 + v * 0.6 + 0.06 * wave * (0.2 + 0.8 * u)

    edge = [at(k / n, 0.0) for k in range(n + 1)] + [at(k / n, 1.0) for k in range(n, -1, -1)]
    squares = tuple(
        Cut(
            poly(
                [
                    at(i / n, j / rows),
                    at((i + 1) / n, j / rows),
                    at((i + 1) / n, (j + 1) / rows),
                    at(i / n, (j + 1) / rows),
                ]
            ),
            ("dark", -0.1),
            0.0,
            0.0,
        )
        for i in range(n)
        for j in range(rows)
        if (i + j) % 2 == 0
    )
    folds = tuple(
        Cut(
            poly([at(u - 0.08, 0), at(u + 0.08, 0), at(u + 0.08, 1), at(u - 0.08, 1)]),
            ("shade", 0.0),
            0.0,
            0.0,
            alpha=0.28,
        )
        for u in ((0.31 + t * 0.8) % 1.0, (0.94 + t * 0.8) % 1.0)
    )
    return [
        Cut(tube([(-0.46, -0.5), (-0.44, 0.5)], [0.016, 0.018]), ("wood", 0.1), 0.6, 1.0),
        Cut(smooth(edge, corners=(0, n, n + 1, 2 * n + 1)), ("white", 0.0), 0.8, 1.0, inside=(*squares, *folds)),
    ]


def rope(t: float, chance: random.Random) -> list[Cut]:
    out: list[Cut] = []
    for k in range(5):
        y = 0.36 - 0.13 * k
        ring_ = oval(0.03 * (k % 2), y, 0.52 - 0.03 * k, 0.16)
        out.append(Cut(ring_, ("wood", 0.25 - 0.12 * (k % 2)), 0.0, 0.0, stroke=0.105))
        twist = [
            Cut(
                tube(
                    [
                        ((0.52 - 0.03 * k) * math.cos(a) - 0.035, y + 0.16 * math.sin(a) + 0.035),
                        ((0.52 - 0.03 * k) * math.cos(a) + 0.035, y + 0.16 * math.sin(a) - 0.035),
                    ],
                    [0.007, 0.007],
                ),
                ("wood", -0.2),
                0.0,
                0.0,
                size=80,
                solid=False,
            )
            for a in (math.pi * i / 14 for i in range(15))
        ]
        out += twist
    return [
        *out,
        Cut(
            smooth([(0.4, -0.18), (0.66, -0.1), (0.72, 0.2), (0.6, 0.44)], closed=False),
            ("wood", 0.2),
            0.0,
            0.0,
            stroke=0.09,
        ),
    ]


def chair(t: float, chance: random.Random) -> list[Cut]:
    wood: Ink = ("wood", 0.0)
    back = [
        Cut(tube([(x, -0.48), (x * 0.98, 0.0), (x * 1.02, 0.5)], [0.024, 0.026, 0.022]), ("wood", -0.2), 0.5, 0.9)
        for x in (-0.24, 0.2)
    ]
    slats = [
        Cut(
            smooth(
                [(-0.26, y), (-0.02, y - 0.03), (0.22, y), (0.22, y + 0.07), (-0.02, y + 0.045), (-0.26, y + 0.07)],
                corners=(0, 2, 3, 5),
            ),
            wood,
            0.6,
            1.0,
        )
        for y in (-0.45, -0.3, -0.15)
    ]
    seat = Cut(poly([(-0.26, 0.04), (0.22, 0.04), (0.32, 0.16), (-0.32, 0.16)]), ("wood", 0.25), 0.6, 1.0)
    front = [Cut(tube([(x, 0.16), (x * 1.03, 0.5)], [0.028, 0.021]), wood, 0.6, 1.0) for x in (-0.29, 0.29)]
    return [
        *back,
        *slats,
        Cut(box(-0.3, 0.34, 0.3, 0.365), ("wood", -0.3), 0.2, 0.5),
        seat,
        Cut(box(-0.32, 0.155, 0.32, 0.2), ("wood", -0.15), 0.5, 0.8),
        *front,
    ]


GEAR: dict[str, Maker] = {
    "knife": knife,
    "gun": gun,
    "sword": sword,
    "lamp": lamp,
    "candle": candle,
    "lantern": lantern,
    "torch": torch,
    "helmet": helmet,
    "hat": hat,
    "glove": glove,
    "ring": ring,
    "flower": flower,
    "umbrella": umbrella,
    "suitcase": suitcase,
    "box": crate,
    "bag": bag,
    "radio": radio,
    "camera": camera,
    "screen": screen,
    "guitar": guitar,
    "ball": ball,
    "toy": toy,
    "tool": tool,
    "wheel": wheel,
    "flag": flag,
    "rope": rope,
    "mirror": mirror,
    "coin": coin,
    "plate": plate,
    "chair": chair,
}

"""Small things people keep: ring, flower, coin, mirror, toy."""

from __future__ import annotations

import math
import random

from pipelines.blocking.draw.cuts import Cut, Ink, Path, oval, placed, poly, smooth, tube


def ring(t: float, chance: random.Random) -> list[Cut]:
    twinkle = max(0.0, math.sin(t * 2.3)) ** 6
    band = [
        Cut(oval(0.0, 0.14, 0.3, 0.32), ("brass", 0.05), 0.0, 0.0, stroke=0.075),
        Cut(
            smooth([(-0.28, 0.06), (-0.3, 0.18), (-0.24, 0.32), (-0.1, 0.44)], closed=False),
            ("white", 0.4),
            0.0,
            0.0,
            stroke=0.02,
            alpha=0.7,
            solid=False,
        ),
    ]
    stone = poly([(-0.1, -0.42), (0.1, -0.42), (0.18, -0.32), (0.0, -0.14), (-0.18, -0.32)])
    facets = (
        Cut(poly([(-0.1, -0.42), (0.0, -0.32), (-0.18, -0.32)]), ("white", 0.6), 0.0, 0.0, alpha=0.8),
        Cut(poly([(0.1, -0.42), (0.18, -0.32), (0.0, -0.32)]), ("accent", -0.3), 0.0, 0.0, alpha=0.7),
        Cut(poly([(-0.18, -0.32), (0.0, -0.32), (0.0, -0.14)]), ("accent", 0.3), 0.0, 0.0, alpha=0.7),
    )
    claws = [
        Cut(tube([(s * 0.16, -0.13), (s * 0.15, -0.3)], [0.02, 0.012]), ("brass", 0.1), 0.3, 0.8) for s in (-1.0, 1.0)
    ]
    return [
        *band,
        Cut(stone, ("accent", 0.1), 0.6, 1.0, inside=facets),
        *claws,
        Cut(oval(-0.06, -0.36, 0.03), ("white", 0.8), glow=0.3, alpha=twinkle, solid=False),
    ]


def flower(t: float, chance: random.Random) -> list[Cut]:
    sway = 0.02 * math.sin(t * 1.2)
    hx, hy = 0.03 + sway, -0.28
    out = [Cut(tube([(0.0, 0.5), (-0.03, 0.15), (hx, hy)], [0.014, 0.016, 0.012]), ("green", 0.0), 0.4, 0.8)]
    for s, y in ((-1.0, 0.2), (1.0, 0.06)):
        out.append(
            Cut(
                smooth([(-0.02, y), (s * 0.14, y - 0.1), (s * 0.27, y - 0.12), (s * 0.16, y + 0.0)], corners=(0, 2)),
                ("green", 0.1 * s),
                0.7,
                0.9,
                shadow=0.01,
            )
        )
    for k in range(7):
        a = math.tau * k / 7 + 0.3
        out.append(Cut(_petal(hx, hy, a, 0.2), ("accent", 0.12 if k % 2 else -0.08), 0.7, 0.7, shadow=0.012))
    for k in range(5):
        a = math.tau * k / 5
        out.append(Cut(_petal(hx, hy, a, 0.12), ("accent", 0.2), 0.6, 0.5, shadow=0.01))
    return [*out, Cut(oval(hx, hy, 0.045), ("brass", 0.2), 0.8, 0.6)]


def _petal(x: float, y: float, a: float, long: float) -> Path:
    c, s = math.cos(a), math.sin(a)
    return smooth(
        [
            (x + u * c * long - v * s * long, y + u * s * long + v * c * long)
            for u, v in ((0.0, -0.1), (0.5, -0.42), (1.0, -0.2), (1.05, 0.12), (0.6, 0.42), (0.0, 0.1))
        ]
    )


def ball(t: float, chance: random.Random) -> list[Cut]:
    roll = t * 0.8
    inside: list[Cut] = []
    for k in range(6):
        a = roll + math.tau * k / 6
        inside.append(
            Cut(
                smooth(
                    [
                        (0.0, 0.0),
                        (0.6 * math.cos(a), 0.6 * math.sin(a)),
                        (0.6 * math.cos(a + 0.52), 0.6 * math.sin(a + 0.52)),
                    ],
                    corners=(0, 1, 2),
                ),
                ("accent" if k % 2 else "white", 0.0),
                0.3,
                0.0,
            )
        )
    inside.append(Cut(oval(0.0, 0.0, 0.09), ("white", 0.0), 0.0, 0.0))
    inside.append(Cut(oval(0.2, 0.28, 0.42, 0.34), ("shade", 0.0), 0.0, 0.0, alpha=0.5, soft=True))
    inside.append(Cut(oval(-0.18, -0.24, 0.1, 0.07), ("white", 0.6), 0.0, 0.0, alpha=0.6, soft=True))
    return [Cut(oval(0.0, 0.0, 0.5), ("base", 0.1), 0.8, 1.0, shadow=0.1, inside=tuple(inside))]


def toy(t: float, chance: random.Random) -> list[Cut]:
    """A teddy bear."""
    fur: Ink = ("wood", 0.3)
    nod = 2.0 * math.sin(t * 1.1)
    head = [
        *(
            Cut(
                oval(s * 0.17, -0.42, 0.085),
                fur,
                0.8,
                1.0,
                inside=(Cut(oval(s * 0.17, -0.41, 0.045), ("wood", 0.0), 0.2, 0.0),),
            )
            for s in (-1.0, 1.0)
        ),
        Cut(oval(0.0, -0.26, 0.225, 0.2), fur, 1.0, 1.0, shadow=0.04),
        Cut(oval(0.0, -0.19, 0.1, 0.08), ("wood", 0.55), 0.5, 0.0),
        Cut(oval(0.0, -0.225, 0.034, 0.024), ("dark", -0.2), 0.0, 0.0),
        *(Cut(oval(s * 0.085, -0.29, 0.024), ("dark", -0.3), 0.0, 0.0) for s in (-1.0, 1.0)),
        *(Cut(oval(s * 0.085 - 0.007, -0.298, 0.008), ("white", 0.6), 0.0, 0.0) for s in (-1.0, 1.0)),
        Cut(
            smooth([(-0.04, -0.165), (0.0, -0.15), (0.04, -0.165)], closed=False), ("dark", 0.0), 0.0, 0.0, stroke=0.01
        ),
    ]
    limbs = [
        Cut(tube([(s * 0.14, -0.04), (s * 0.3, 0.1), (s * 0.34, 0.18)], [0.08, 0.08, 0.06]), fur, 0.9, 1.0, shadow=0.02)
        for s in (-1.0, 1.0)
    ]
    legs = [
        Cut(tube([(s * 0.12, 0.28), (s * 0.3, 0.38), (s * 0.33, 0.4)], [0.1, 0.1, 0.09]), fur, 0.9, 1.0, shadow=0.02)
        for s in (-1.0, 1.0)
    ]
    soles = [Cut(oval(s * 0.36, 0.39, 0.06, 0.07), ("wood", 0.55), 0.4, 0.3) for s in (-1.0, 1.0)]
    belly = Cut(
        oval(0.0, 0.16, 0.23, 0.26),
        fur,
        1.0,
        1.0,
        shadow=0.04,
        inside=(Cut(oval(0.0, 0.2, 0.13, 0.17), ("wood", 0.5), 0.4, 0.0),),
    )
    bow = [
        Cut(poly([(0.0, -0.05), (s * 0.12, -0.1), (s * 0.12, 0.01)]), ("accent", 0.0), 0.6, 0.8) for s in (-1.0, 1.0)
    ]
    return [
        *limbs,
        *legs,
        *soles,
        belly,
        placed(head, 0.0, 0.0, nod),
        *bow,
        Cut(oval(0.0, -0.05, 0.026), ("accent", -0.15), 0.4, 0.6),
    ]


def mirror(t: float, chance: random.Random) -> list[Cut]:
    pane = Cut(
        oval(0.0, -0.1, 0.28, 0.34),
        ("glass", 0.15),
        1.0,
        0.0,
        inside=(
            Cut(poly([(-0.3, 0.1), (0.1, -0.5), (0.24, -0.5), (-0.2, 0.3)]), ("white", 0.5), 0.0, 0.0, alpha=0.4),
            Cut(poly([(0.0, 0.2), (0.3, -0.3), (0.34, -0.2), (0.1, 0.3)]), ("white", 0.5), 0.0, 0.0, alpha=0.25),
        ),
    )
    return [
        Cut(
            smooth([(-0.06, 0.22), (0.06, 0.22), (0.045, 0.34), (0.07, 0.47), (-0.07, 0.47), (-0.045, 0.34)]),
            ("brass", -0.1),
            0.9,
            1.0,
        ),
        Cut(oval(0.0, -0.1, 0.34, 0.4), ("brass", 0.0), 1.0, 1.0, shadow=0.03),
        pane,
    ]


def coin(t: float, chance: random.Random) -> list[Cut]:
    c = math.cos(t * 2.2)
    w = 0.5 * max(0.07, abs(c))
    if abs(c) < 0.2:
        return [Cut(oval(0.0, 0.0, w + 0.03, 0.5), ("brass", -0.1), 1.0, 1.0)]
    rim = tuple(
        Cut(oval(w * 0.87 * math.cos(a), 0.435 * math.sin(a), 0.012), ("brass", -0.4), 0.0, 0.0, size=80)
        for a in (math.tau * k / 32 for k in range(32))
    )
    head = smooth(
        [
            (-0.1 * w * 2, 0.3),
            (-0.06 * w * 2, 0.1),
            (-0.16 * w * 2, -0.05),
            (-0.08 * w * 2, -0.26),
            (0.1 * w * 2, -0.27),
            (0.18 * w * 2, -0.1),
            (0.24 * w * 2, 0.0),
            (0.16 * w * 2, 0.04),
            (0.14 * w * 2, 0.14),
            (0.05 * w * 2, 0.16),
            (0.08 * w * 2, 0.3),
        ]
    )
    return [
        Cut(oval(0.035, 0.0, w, 0.5), ("brass", -0.4), 0.3, 0.6),
        Cut(
            oval(0.0, 0.0, w, 0.5),
            ("brass", 0.1),
            1.0,
            1.0,
            shadow=0.03,
            inside=(*rim, Cut(head, ("brass", -0.25), 0.8, 0.0)),
        ),
    ]


def plate(t: float, chance: random.Random) -> list[Cut]:
    food = [
        Cut(
            smooth([(-0.3, 0.06), (-0.1, -0.12), (0.16, -0.1), (0.2, 0.08), (-0.05, 0.16)]),
            ("leather", 0.1),
            0.8,
            0.8,
            shadow=0.03,
        ),
        *(
            Cut(oval(0.3 + 0.1 * (k % 3), -0.02 + 0.07 * (k // 3), 0.055, 0.045), ("green", 0.1), 0.7, 0.7)
            for k in range(5)
        ),
        *(Cut(oval(-0.2 + 0.12 * k, -0.18 + 0.02 * (k % 2), 0.06, 0.05), ("accent", 0.1), 0.7, 0.7) for k in range(3)),
    ]
    fork = [
        Cut(tube([(-1.02, -0.1), (-1.02, 0.4)], [0.02, 0.028]), ("metal", 0.2), 0.5, 0.8),
        *(
            Cut(tube([(-1.06 + 0.04 * k, -0.4), (-1.06 + 0.04 * k, -0.14)], [0.01, 0.012]), ("metal", 0.2), 0.0, 0.6)
            for k in range(3)
        ),
        Cut(oval(-1.02, -0.12, 0.06, 0.05), ("metal", 0.2), 0.4, 0.6),
    ]
    blade = [
        Cut(
            smooth([(1.0, -0.42), (1.08, -0.2), (1.07, 0.04), (1.0, 0.04)], corners=(0, 2, 3)),
            ("metal", 0.25),
            0.6,
            0.8,
        ),
        Cut(tube([(1.03, 0.04), (1.03, 0.4)], [0.024, 0.03]), ("metal", 0.05), 0.6, 0.8),
    ]
    return [
        *fork,
        *blade,
        Cut(oval(0.0, 0.02, 0.84, 0.47), ("white", -0.05), 0.8, 1.0, shadow=0.02),
        Cut(oval(0.0, 0.02, 0.58, 0.31), ("white", -0.14), 0.5, 0.0),
        *food,
    ]

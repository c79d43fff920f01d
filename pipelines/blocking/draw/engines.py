"""Things with works: radio, camera, screen, guitar, tools."""

from __future__ import annotations

import math
import random

from pipelines.blocking.draw.cuts import Cut, box, oval, placed, poly, smooth, tube


def radio(t: float, chance: random.Random) -> list[Cut]:
    cloth = Cut(
        box(-0.58, -0.26, 0.08, 0.28, 0.06),
        ("paper", -0.2),
        0.6,
        0.0,
        inside=tuple(
            Cut(box(-0.6 + 0.07 * k, -0.3, -0.575 + 0.07 * k, 0.4), ("wood", 0.1), 0.0, 0.0) for k in range(10)
        ),
    )
    dial = Cut(
        box(0.18, -0.22, 0.6, 0.04, 0.02),
        ("flame", 0.45),
        0.5,
        0.0,
        inside=(
            *(
                Cut(box(0.22 + 0.05 * k, -0.16, 0.225 + 0.05 * k, -0.08 + 0.03 * (k % 2)), ("dark", 0.0), 0.0, 0.0)
                for k in range(7)
            ),
            Cut(
                box(0.36 + 0.05 * math.sin(t * 0.5), -0.22, 0.37 + 0.05 * math.sin(t * 0.5), 0.04),
                ("accent", -0.2),
                0.0,
                0.0,
            ),
        ),
    )
    knobs = [Cut(oval(x, 0.22, 0.07), ("brass", 0.0), 0.9, 1.0, shadow=0.02) for x in (0.27, 0.5)]
    body = smooth([(-0.7, 0.44), (-0.7, -0.2), (-0.56, -0.44), (0.56, -0.44), (0.7, -0.2), (0.7, 0.44)], corners=(0, 5))
    return [
        *(Cut(box(x - 0.06, 0.42, x + 0.06, 0.5), ("dark", 0.0), 0.2, 0.4) for x in (-0.5, 0.5)),
        Cut(body, ("wood", 0.0), 1.0, 1.0, shadow=0.05, inside=(cloth, dial)),
        *knobs,
        Cut(oval(0.39, -0.1, 0.1), ("flame", 0.3), glow=0.45, alpha=0.5, night=True, solid=False),
    ]


def camera(t: float, chance: random.Random) -> list[Cut]:
    hump = Cut(poly([(-0.18, -0.28), (-0.1, -0.46), (0.16, -0.46), (0.24, -0.28)]), ("metal", 0.05), 0.7, 1.0)
    body = Cut(
        box(-0.68, -0.3, 0.68, 0.42, 0.08),
        ("dark", 0.12),
        0.9,
        1.0,
        shadow=0.04,
        inside=(
            Cut(box(-0.8, -0.4, 0.8, -0.14), ("metal", 0.1), 0.6, 0.0),
            Cut(box(-0.8, 0.34, 0.8, 0.5), ("metal", -0.1), 0.4, 0.0),
        ),
    )
    lens = [
        Cut(oval(0.03, 0.1, 0.3), ("metal", -0.2), 0.9, 1.0, shadow=0.03),
        Cut(oval(0.03, 0.1, 0.24), ("dark", -0.1), 0.3, 0.0),
        Cut(oval(0.03, 0.1, 0.17), ("glass", -0.5), 0.9, 0.0),
        Cut(oval(-0.03, 0.03, 0.055), ("white", 0.5), 0.0, 0.0, alpha=0.8),
        Cut(oval(0.09, 0.17, 0.03), ("accent", 0.3), 0.0, 0.0, alpha=0.6),
    ]
    bits = [
        Cut(oval(-0.46, -0.34, 0.1, 0.05), ("metal", 0.1), 0.6, 1.0),
        Cut(box(0.36, -0.38, 0.56, -0.29, 0.02), ("metal", 0.0), 0.6, 1.0),
        Cut(box(0.42, -0.24, 0.58, -0.17, 0.01), ("glass", -0.4), 0.4, 0.4),
        Cut(box(-0.06, -0.42, 0.12, -0.34, 0.01), ("glass", -0.45), 0.4, 0.0),
    ]
    strap = Cut(
        smooth([(-0.66, -0.16), (-0.8, 0.1), (-0.72, 0.46), (-0.5, 0.5)], closed=False),
        ("leather", -0.1),
        0.0,
        0.0,
        stroke=0.035,
    )
    return [strap, hump, body, *lens, *bits]


def screen(t: float, chance: random.Random) -> list[Cut]:
    shown: list[Cut] = [Cut(box(-0.8, -0.5, 0.8, 0.4), ("shade", -0.2), 0.3, 0.0)]
    for k in range(7):
        y = -0.32 + 0.075 * k
        long = 0.18 + 0.4 * chance.random()
        if (t * 3.0) % 9.0 > k - 2:
            shown.append(
                Cut(
                    box(-0.58, y, -0.58 + long, y + 0.022, 0.01),
                    ("accent" if k % 3 == 0 else "rim", 0.1),
                    0.0,
                    0.0,
                    alpha=0.85,
                )
            )
    wave = [
        (0.05 + 0.5 * u, 0.0 + 0.12 * math.sin(u * 14.0 + t * 5.0) * math.sin(u * 3.1))
        for u in (i / 30 for i in range(31))
    ]
    shown.append(Cut(smooth(wave, closed=False), ("accent", 0.2), 0.0, 0.0, stroke=0.014))
    shown.append(
        Cut(poly([(-0.7, -0.5), (-0.2, -0.5), (-0.5, 0.4), (-0.9, 0.4)]), ("white", 0.2), 0.0, 0.0, alpha=0.08)
    )
    return [
        Cut(
            smooth(
                [(-0.12, 0.3), (0.12, 0.3), (0.16, 0.46), (0.34, 0.5), (-0.34, 0.5), (-0.16, 0.46)],
                corners=(0, 1, 3, 4),
            ),
            ("metal", -0.3),
            0.7,
            0.8,
        ),
        Cut(box(-0.74, -0.48, 0.74, 0.36, 0.04), ("dark", 0.1), 0.6, 1.0),
        Cut(box(-0.68, -0.43, 0.68, 0.3, 0.02), ("shade", 0.0), 0.0, 0.0, inside=tuple(shown)),
        Cut(oval(0.0, -0.06, 0.3), ("rim", 0.2), glow=1.0, alpha=0.35, night=True, solid=False),
    ]


def guitar(t: float, chance: random.Random) -> list[Cut]:
    body = smooth(
        [
            (-0.13, 0.02),
            (-0.08, -0.04),
            (0.08, -0.04),
            (0.13, 0.02),
            (0.11, 0.12),
            (0.19, 0.26),
            (0.16, 0.44),
            (0.0, 0.49),
            (-0.16, 0.44),
            (-0.19, 0.26),
            (-0.11, 0.12),
        ]
    )
    neck = Cut(box(-0.024, -0.42, 0.024, 0.08), ("leather", -0.1), 0.5, 0.8)
    head = Cut(
        smooth([(-0.03, -0.38), (0.03, -0.38), (0.045, -0.5), (-0.045, -0.5)], corners=range(4)),
        ("wood", -0.3),
        0.5,
        0.8,
    )
    hole = (
        Cut(oval(0.0, 0.14, 0.066), ("brass", 0.0), 0.0, 0.0),
        Cut(oval(0.0, 0.14, 0.055), ("dark", -0.3), 0.0, 0.0),
        Cut(box(-0.09, 0.33, 0.09, 0.36, 0.01), ("dark", 0.1), 0.0, 0.0),
    )
    strings = [
        Cut(
            tube([(x, -0.42), (x + 0.0016 * math.sin(t * 40.0 + k), -0.05), (x, 0.34)], [0.0016] * 3),
            ("metal", 0.5),
            0.0,
            0.0,
            solid=False,
            size=160,
        )
        for k, x in enumerate((-0.016, -0.0095, -0.003, 0.0035, 0.01, 0.0165))
    ]
    pegs = [
        Cut(oval(s * 0.055, -0.48 + 0.035 * k, 0.014, 0.01), ("metal", 0.3), 0.3, 0.6)
        for s in (-1.0, 1.0)
        for k in range(3)
    ]
    frets = [
        Cut(box(-0.024, -0.36 + 0.045 * k, 0.024, -0.357 + 0.045 * k), ("metal", 0.2), 0.0, 0.0, solid=False, size=160)
        for k in range(9)
    ]
    return [
        placed(
            [*pegs, head, Cut(body, ("wood", 0.35), 1.0, 1.0, shadow=0.03, inside=hole), neck, *frets, *strings],
            0.0,
            0.0,
            14.0,
        )
    ]


def tool(t: float, chance: random.Random) -> list[Cut]:
    """A spanner."""
    shape = smooth(
        [
            (-0.05, -0.2),
            (-0.15, -0.3),
            (-0.14, -0.44),
            (-0.06, -0.5),
            (-0.05, -0.36),
            (0.0, -0.33),
            (0.05, -0.36),
            (0.06, -0.5),
            (0.14, -0.44),
            (0.15, -0.3),
            (0.05, -0.2),
            (0.045, 0.22),
            (0.1, 0.3),
            (0.12, 0.4),
            (0.06, 0.49),
            (-0.06, 0.49),
            (-0.12, 0.4),
            (-0.1, 0.3),
            (-0.045, 0.22),
        ],
        corners=(3, 4, 6, 7),
    )
    slot = Cut(box(-0.018, -0.14, 0.018, 0.18, 0.018), ("metal", -0.35), 0.3, 0.0)
    return [
        placed(
            [
                Cut(
                    shape,
                    ("metal", 0.1),
                    1.0,
                    1.0,
                    shadow=0.025,
                    inside=(slot, Cut(oval(0.0, 0.39, 0.05), ("dark", -0.3), 0.0, 0.0)),
                )
            ],
            0.0,
            0.0,
            32.0,
        )
    ]


def wheel(t: float, chance: random.Random) -> list[Cut]:
    inside: list[Cut] = [Cut(oval(0.0, 0.0, 0.34), ("metal", -0.4), 0.6, 0.4)]
    for k in range(5):
        a = t * 1.2 + math.tau * k / 5
        inside.append(
            Cut(
                tube(
                    [(0.06 * math.cos(a), 0.06 * math.sin(a)), (0.33 * math.cos(a), 0.33 * math.sin(a))], [0.06, 0.042]
                ),
                ("metal", 0.15),
                0.5,
                0.6,
            )
        )
    inside += [
        Cut(oval(0.0, 0.0, 0.34), ("metal", 0.2), 0.0, 0.0, stroke=0.035),
        Cut(oval(0.0, 0.0, 0.08), ("metal", 0.2), 0.7, 0.8),
        *(
            Cut(oval(0.05 * math.cos(k * 1.257), 0.05 * math.sin(k * 1.257), 0.012), ("dark", 0.0), 0.0, 0.0)
            for k in range(5)
        ),
    ]
    tread = tuple(
        Cut(
            tube(
                [(0.44 * math.cos(a), 0.44 * math.sin(a)), (0.5 * math.cos(a + 0.05), 0.5 * math.sin(a + 0.05))],
                [0.008, 0.008],
            ),
            ("dark", -0.3),
            0.0,
            0.0,
            size=80,
        )
        for a in (t * 1.2 + math.tau * k / 36 for k in range(36))
    )
    return [Cut(oval(0.0, 0.0, 0.5), ("tyre", 0.06), 1.0, 1.0, shadow=0.04, inside=(*tread, *inside))]

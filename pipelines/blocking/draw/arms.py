"""Knife, sword, gun, and what is worn on head and hand."""

from __future__ import annotations

import random

from pipelines.blocking.draw.cuts import Cut, Ink, box, oval, placed, poly, smooth, tube


def knife(t: float, chance: random.Random) -> list[Cut]:
    blade = smooth([(-0.06, 0.1), (-0.075, -0.2), (0.02, -0.5), (0.065, -0.3), (0.06, 0.1)], corners=(0, 2, 4))
    edge = Cut(smooth([(-0.1, 0.1), (-0.1, -0.5), (-0.01, -0.5), (-0.03, 0.1)]), ("white", 0.3), 0.0, 0.0, alpha=0.5)
    grip = smooth(
        [(-0.06, 0.12), (0.06, 0.12), (0.07, 0.3), (0.06, 0.48), (-0.05, 0.49), (-0.045, 0.3)], corners=(0, 1)
    )
    rivets = tuple(Cut(oval(0.005, y, 0.014), ("brass", 0.1), 0.3, 0.0) for y in (0.2, 0.3, 0.4))
    return [
        placed(
            [
                Cut(blade, ("metal", 0.15), 1.0, 1.0, inside=(edge,)),
                Cut(box(-0.1, 0.085, 0.1, 0.125, 0.015), ("brass", 0.0), 0.6, 1.0),
                Cut(grip, ("wood", -0.1), 0.9, 1.0, shadow=0.02, inside=rivets),
            ],
            0,
            0,
            24.0,
        )
    ]


def sword(t: float, chance: random.Random) -> list[Cut]:
    blade = smooth([(-0.035, 0.24), (-0.03, -0.42), (0.0, -0.5), (0.03, -0.42), (0.035, 0.24)], corners=(0, 1, 2, 3, 4))
    half = Cut(box(0.0, -0.6, 0.1, 0.3), ("metal", -0.3), 0.2, 0.0)
    guard = tube([(-0.15, 0.22), (0.0, 0.25), (0.15, 0.22)], [0.016, 0.026, 0.016])
    return [
        placed(
            [
                Cut(blade, ("metal", 0.25), 0.7, 1.0, inside=(half,)),
                Cut(tube([(0, 0.26), (0, 0.43)], [0.024, 0.02]), ("leather", -0.1), 0.7, 0.8),
                Cut(guard, ("brass", 0.0), 0.8, 1.0, shadow=0.01),
                Cut(oval(0, 0.46, 0.036), ("brass", 0.05), 0.8, 1.0),
            ],
            0,
            0,
            16.0,
        )
    ]


def gun(t: float, chance: random.Random) -> list[Cut]:
    """A revolver, side on."""
    frame = smooth(
        [(-0.2, -0.3), (0.16, -0.32), (0.2, -0.02), (0.06, 0.06), (-0.2, 0.04), (-0.32, -0.04), (-0.34, -0.22)],
        corners=(1, 2),
    )
    grip = smooth(
        [(-0.2, -0.02), (-0.36, -0.1), (-0.46, 0.1), (-0.52, 0.44), (-0.3, 0.5), (-0.24, 0.24), (-0.12, 0.06)]
    )
    barrel = box(0.1, -0.31, 0.82, -0.17, 0.02)
    drum_ = Cut(
        box(-0.16, -0.29, 0.12, -0.04, 0.06),
        ("metal", 0.05),
        1.0,
        1.0,
        shadow=0.02,
        inside=tuple(Cut(box(-0.14, y, 0.1, y + 0.035, 0.015), ("dark", 0.1), 0.2, 0.0) for y in (-0.25, -0.18, -0.11)),
    )
    hammer = Cut(smooth([(-0.3, -0.26), (-0.42, -0.38), (-0.36, -0.4), (-0.24, -0.3)]), ("metal", -0.2), 0.6, 1.0)
    guard = Cut(
        smooth([(-0.12, 0.04), (-0.1, 0.2), (0.04, 0.22), (0.12, 0.06)], closed=False),
        ("metal", -0.25),
        0.0,
        0.0,
        stroke=0.032,
    )
    trigger = Cut(tube([(-0.02, 0.04), (0.0, 0.1), (-0.03, 0.16)], [0.016, 0.014, 0.006]), ("metal", 0.1), 0.0, 0.5)
    sight = Cut(poly([(0.7, -0.31), (0.78, -0.36), (0.8, -0.31)]), ("metal", -0.2), 0.0, 0.5)
    shine = Cut(
        tube([(0.16, -0.275), (0.5, -0.28), (0.8, -0.275)], [0.004, 0.01, 0.004]),
        ("white", 0.3),
        0.0,
        0.0,
        alpha=0.6,
        solid=False,
    )
    return [
        guard,
        trigger,
        Cut(grip, ("wood", -0.1), 1.0, 1.0, shadow=0.04),
        hammer,
        sight,
        Cut(barrel, ("metal", -0.25), 1.0, 1.0, shadow=0.03),
        Cut(frame, ("metal", -0.2), 1.0, 1.0, shadow=0.03),
        drum_,
        shine,
    ]


def helmet(t: float, chance: random.Random) -> list[Cut]:
    """A racing driver's open-faced helmet with goggles."""
    shell = smooth(
        [
            (-0.44, 0.3),
            (-0.5, -0.02),
            (-0.42, -0.32),
            (-0.18, -0.48),
            (0.12, -0.48),
            (0.38, -0.3),
            (0.46, -0.08),
            (0.2, -0.05),
            (0.06, 0.08),
            (0.04, 0.34),
            (-0.1, 0.44),
            (-0.36, 0.44),
        ],
        corners=(6, 9),
    )
    stripe = Cut(
        smooth(
            [
                (-0.6, -0.06),
                (-0.34, -0.36),
                (0.0, -0.52),
                (0.5, -0.34),
                (0.5, -0.2),
                (0.0, -0.36),
                (-0.28, -0.2),
                (-0.52, 0.12),
            ]
        ),
        ("white", 0.0),
        0.4,
        0.0,
    )
    roundel = Cut(
        oval(-0.2, 0.04, 0.15),
        ("white", 0.0),
        0.2,
        0.0,
        inside=(Cut(tube([(-0.22, -0.04), (-0.18, -0.06), (-0.18, 0.13)], [0.018] * 3), ("dark", 0.0), 0.0, 0.0),),
    )
    lining = Cut(
        smooth([(0.42, -0.08), (0.2, -0.05), (0.06, 0.08), (0.04, 0.34), (0.16, 0.3), (0.2, 0.1), (0.36, 0.0)]),
        ("leather", -0.2),
        0.4,
        0.3,
    )
    band = Cut(
        smooth(
            [
                (-0.52, -0.1),
                (-0.1, -0.16),
                (0.3, -0.22),
                (0.46, -0.2),
                (0.46, -0.1),
                (0.3, -0.12),
                (-0.1, -0.07),
                (-0.52, 0.0),
            ]
        ),
        ("dark", 0.05),
        0.3,
        0.3,
    )
    goggles = smooth([(0.2, -0.3), (0.44, -0.32), (0.52, -0.22), (0.5, -0.1), (0.3, -0.06), (0.2, -0.14)])
    shine = Cut(
        tube([(0.27, -0.25), (0.36, -0.27), (0.46, -0.24)], [0.006, 0.018, 0.004]), ("white", 0.6), 0.0, 0.0, alpha=0.8
    )
    strap = Cut(
        smooth([(-0.02, 0.36), (0.06, 0.5), (0.16, 0.46)], closed=False), ("leather", -0.1), 0.0, 0.0, stroke=0.03
    )
    glint = Cut(
        tube([(-0.34, -0.16), (-0.26, -0.32), (-0.1, -0.4)], [0.006, 0.024, 0.006]), ("white", 0.5), 0.0, 0.0, alpha=0.6
    )
    return [
        strap,
        lining,
        Cut(shell, ("accent", 0.0), 1.0, 1.0, shadow=0.07, inside=(stripe, roundel, band, glint)),
        Cut(goggles, ("glass", -0.3), 0.9, 1.0, inside=(shine,)),
        Cut(goggles, ("dark", 0.0), 0.0, 0.0, stroke=0.024),
    ]


def hat(t: float, chance: random.Random) -> list[Cut]:
    brim = smooth(
        [(-0.85, 0.2), (-0.5, 0.32), (0.0, 0.42), (0.5, 0.32), (0.85, 0.2), (0.5, 0.12), (0.0, 0.1), (-0.5, 0.12)]
    )
    crown = smooth(
        [
            (-0.44, 0.26),
            (-0.42, -0.2),
            (-0.3, -0.46),
            (-0.08, -0.38),
            (0.12, -0.48),
            (0.34, -0.42),
            (0.42, -0.16),
            (0.45, 0.26),
            (0.0, 0.34),
        ],
        corners=(0, 7),
    )
    ribbon = Cut(
        smooth([(-0.6, 0.06), (0.0, 0.14), (0.6, 0.06), (0.6, 0.28), (0.0, 0.4), (-0.6, 0.28)]),
        ("accent", -0.15),
        0.4,
        0.0,
    )
    pinch = Cut(
        smooth([(-0.06, -0.4), (0.02, -0.2), (0.12, -0.02), (0.0, -0.16)]), ("shade", 0.0), 0.0, 0.0, alpha=0.35
    )
    return [
        Cut(brim, ("base", -0.2), 0.8, 1.0, shadow=0.03),
        Cut(crown, ("base", 0.0), 1.0, 1.0, shadow=0.08, inside=(pinch, ribbon)),
    ]


def glove(t: float, chance: random.Random) -> list[Cut]:
    ink: Ink = ("leather", 0.1)
    fingers = [
        Cut(tube([(x0, 0.0), ((x0 + x1) / 2, -0.2), (x1, y1)], [0.062, 0.058, 0.046]), ink, 0.8, 1.0, shadow=0.014)
        for x0, x1, y1 in ((0.14, 0.2, -0.36), (0.05, 0.06, -0.46), (-0.05, -0.07, -0.44), (-0.13, -0.19, -0.34))
    ]
    thumb = Cut(tube([(0.16, 0.2), (0.3, 0.08), (0.36, -0.08)], [0.08, 0.062, 0.045]), ink, 0.8, 1.0, shadow=0.016)
    palm = smooth([(-0.18, -0.04), (0.0, -0.08), (0.2, -0.02), (0.2, 0.2), (0.15, 0.34), (-0.15, 0.34), (-0.2, 0.16)])
    seams = tuple(
        Cut(smooth([(x, -0.04), (x * 1.1, 0.12)], closed=False), ("leather", -0.4), 0.0, 0.0, stroke=0.009)
        for x in (-0.08, 0.0, 0.08)
    )
    cuff = Cut(
        smooth([(-0.15, 0.3), (0.15, 0.3), (0.22, 0.48), (-0.22, 0.48)], corners=range(4)),
        ("leather", -0.15),
        0.8,
        1.0,
        shadow=0.03,
    )
    return [thumb, *fingers, Cut(palm, ink, 0.9, 0.6, shadow=0.03, inside=seams), cuff]

"""Letter, book, photograph and map: paper for inserts."""

from __future__ import annotations

import math
import random

from pipelines.blocking.draw.cuts import Cut, Ink, box, oval, poly, smooth, tube


def writing(
    left: float, top: float, right: float, lines: int, gap: float, chance: random.Random, ink: Ink = ("shade", -0.1)
) -> list[Cut]:
    """Lines of a hand: words as wavering strokes."""
    out: list[Cut] = []
    for row in range(lines):
        y = top + gap * row
        x = left + (gap if row % 5 == 0 else 0.0)
        end = right if row < lines - 1 else left + (right - left) * 0.55
        while x < end - gap * 0.6:
            long = min(chance.uniform(gap * 0.7, gap * 2.6), end - x)
            n = max(3, int(long / (gap * 0.22)))
            points = [
                (x + long * i / n, y + gap * (0.16 if i % 2 else -0.1) * chance.uniform(0.3, 1.2)) for i in range(n + 1)
            ]
            out.append(
                Cut(smooth(points, closed=False), ink, 0.0, 0.0, stroke=gap * 0.1, alpha=0.85, solid=False, size=120)
            )
            x += long + gap * 0.45
    return out


def letter(t: float, chance: random.Random) -> list[Cut]:
    sheet = smooth(
        [(-0.35, -0.48), (0.34, -0.5), (0.36, 0.0), (0.345, 0.47), (0.0, 0.485), (-0.36, 0.47), (-0.345, 0.0)],
        corners=(0, 1, 3, 5),
        pull=0.1,
    )
    folds = [
        Cut(poly([(-0.4, -0.17), (0.4, -0.175), (0.4, -0.16), (-0.4, -0.15)]), ("paper", -0.3), 0.0, 0.0, alpha=0.6),
        Cut(poly([(-0.4, 0.16), (0.4, 0.155), (0.4, 0.5), (-0.4, 0.5)]), ("shade", 0.0), 0.0, 0.0, alpha=0.1),
        Cut(poly([(-0.4, -0.5), (0.4, -0.5), (0.4, -0.17), (-0.4, -0.16)]), ("white", 0.2), 0.0, 0.0, alpha=0.2),
    ]
    lines = writing(-0.28, -0.36, 0.28, 14, 0.052, chance)
    sign = [(0.02 + 0.2 * u, 0.39 + 0.035 * math.sin(u * 19.0) * (1.0 - u)) for u in (k / 14.0 for k in range(15))]
    name = Cut(smooth(sign, closed=False), ("accent", -0.35), 0.0, 0.0, stroke=0.008, solid=False, size=60)
    return [Cut(sheet, ("paper", 0.0), 0.9, 0.7, inside=(*folds, *lines, name), shadow=0.01)]


def book(t: float, chance: random.Random) -> list[Cut]:
    left = smooth(
        [(0.0, -0.34), (-0.3, -0.42), (-0.78, -0.36), (-0.8, 0.36), (-0.3, 0.32), (0.0, 0.42)], corners=(0, 2, 3, 5)
    )
    right = smooth(
        [(0.0, -0.34), (0.3, -0.42), (0.78, -0.36), (0.8, 0.36), (0.3, 0.32), (0.0, 0.42)], corners=(0, 2, 3, 5)
    )
    cover = smooth(
        [(0.0, -0.32), (-0.84, -0.4), (-0.86, 0.46), (0.0, 0.5), (0.86, 0.46), (0.84, -0.4)], corners=range(6)
    )
    gutter = Cut(poly([(0.0, -0.4), (-0.09, -0.4), (-0.05, 0.5), (0.0, 0.5)]), ("shade", 0.0), 0.0, 0.0, alpha=0.25)
    leaf = 0.5 + 0.5 * math.sin(t * 0.7)
    turning = smooth(
        [
            (0.0, -0.34),
            (0.22 - 0.1 * leaf, -0.52),
            (0.5 - 0.3 * leaf, -0.48),
            (0.52 - 0.3 * leaf, 0.26),
            (0.2 - 0.1 * leaf, 0.28),
            (0.0, 0.42),
        ],
        corners=(0, 2, 3, 5),
    )
    return [
        Cut(cover, ("accent", -0.2), 0.8, 1.0),
        Cut(right, ("paper", -0.04), 0.8, 0.6, inside=tuple(writing(0.1, -0.28, 0.7, 12, 0.05, chance))),
        Cut(left, ("paper", 0.0), 0.8, 0.6, inside=(gutter, *writing(-0.7, -0.28, -0.12, 12, 0.05, chance))),
        Cut(turning, ("paper", 0.06), 0.9, 0.8, shadow=0.03),
    ]


def photograph(t: float, chance: random.Random) -> list[Cut]:
    """A print with a white edge: two people before a horizon."""
    frame = box(-0.62, -0.48, 0.62, 0.48, 0.01)
    scene = box(-0.56, -0.42, 0.56, 0.42)
    picture = (
        Cut(box(-0.6, -0.5, 0.6, 0.12), ("rim", -0.25), 0.8, 0.0),
        Cut(
            smooth(
                [(-0.7, 0.02), (-0.3, -0.12), (0.0, 0.0), (0.34, -0.18), (0.7, 0.02), (0.7, 0.6), (-0.7, 0.6)],
                corners=(5, 6),
            ),
            ("second", 0.25),
            0.4,
            0.0,
        ),
        Cut(box(-0.6, 0.18, 0.6, 0.5), ("base", -0.1), 0.6, 0.0),
        *(
            Cut(
                smooth(
                    [
                        (x - 0.12 * k, 0.5),
                        (x - 0.1 * k, 0.0),
                        (x - 0.04 * k, -0.06),
                        (x + 0.04 * k, -0.06),
                        (x + 0.1 * k, 0.0),
                        (x + 0.13 * k, 0.5),
                    ]
                ),
                ink,
                0.4,
                0.4,
            )
            for x, k, ink in ((-0.12, 1.0, ("shade", 0.1)), (0.14, 0.85, ("accent", -0.1)))
        ),
        *(Cut(oval(x, y, 0.052, 0.07), ("skin", -0.1), 0.5, 0.4) for x, y in ((-0.12, -0.13), (0.14, -0.08))),
        *(
            Cut(
                smooth(
                    [
                        (x - 0.058, y + 0.01),
                        (x - 0.04, y - 0.07),
                        (x + 0.04, y - 0.07),
                        (x + 0.058, y + 0.0),
                        (x, y - 0.03),
                    ]
                ),
                ("hair", -0.1),
                0.3,
                0.3,
            )
            for x, y in ((-0.12, -0.14), (0.14, -0.09))
        ),
    )
    crease = Cut(
        tube([(0.2, -0.5), (0.3, -0.36), (0.62, -0.26)], [0.003, 0.004, 0.003]), ("white", 0.2), 0.0, 0.0, alpha=0.7
    )
    return [Cut(frame, ("paper", 0.08), 0.5, 0.8, inside=(Cut(scene, ("rim", 0.0), 0.0, 0.0, inside=picture), crease))]


def map_(t: float, chance: random.Random) -> list[Cut]:
    sheet = [
        (-0.75, -0.46),
        (-0.38, -0.5),
        (0.0, -0.45),
        (0.38, -0.5),
        (0.75, -0.46),
        (0.76, 0.46),
        (0.38, 0.5),
        (0.0, 0.45),
        (-0.38, 0.5),
        (-0.76, 0.46),
    ]
    inside: list[Cut] = [
        Cut(
            smooth([(-0.9, -0.5), (-0.2, -0.5), (-0.3, -0.2), (-0.05, 0.0), (-0.3, 0.3), (-0.2, 0.6), (-0.9, 0.6)]),
            ("glass", 0.25),
            0.2,
            0.0,
            alpha=0.7,
        ),
        Cut(
            smooth([(0.2, -0.3), (0.45, -0.35), (0.6, -0.1), (0.4, 0.05), (0.22, -0.08)]),
            ("green", 0.3),
            0.2,
            0.0,
            alpha=0.6,
        ),
        Cut(
            smooth([(0.3, -0.5), (0.2, -0.1), (0.35, 0.2), (0.15, 0.6)], closed=False),
            ("glass", 0.0),
            0.0,
            0.0,
            stroke=0.018,
        ),
    ]
    for k in range(4):
        x, y = 0.42 + 0.07 * (k % 2), 0.18 + 0.07 * k
        inside.append(
            Cut(smooth([(x - 0.06, y), (x, y - 0.07), (x + 0.06, y)], corners=(0, 1, 2)), ("wood", 0.1), 0.0, 0.0)
        )
    route = [(-0.24 + 0.085 * i, 0.24 - 0.05 * i + 0.06 * math.sin(i * 1.1)) for i in range(10)]
    shown = route[: 2 + int(t * 2.0) % 9]
    inside += [
        Cut(tube([(x - 0.02, y + 0.008), (x + 0.02, y - 0.008)], [0.009, 0.009]), ("accent", -0.1), 0.0, 0.0)
        for x, y in shown
    ]
    ex, ey = route[-1]
    inside += [
        Cut(tube([(ex - d, ey - 0.03), (ex + d, ey + 0.03)], [0.012, 0.012]), ("accent", -0.2), 0.0, 0.0)
        for d in (-0.03, 0.03)
    ]
    for k, x in enumerate((-0.38, 0.0, 0.38)):
        inside.append(
            Cut(
                poly([(x, -0.6), (x + 0.37, -0.6), (x + 0.37, 0.6), (x, 0.6)]),
                ("shade", 0.0),
                0.0,
                0.0,
                alpha=0.14 if k % 2 == 0 else 0.0,
            )
        )
    inside += writing(-0.66, 0.3, -0.44, 3, 0.04, chance)
    return [Cut(poly(sheet), ("paper", -0.08), 0.7, 0.8, inside=tuple(inside))]

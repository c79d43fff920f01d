"""The spaceship."""

from __future__ import annotations

import math

from pipelines.blocking.draw.cuts import Cut, hull, oval, smooth, tube
from pipelines.blocking.draw.flyers import flat_wing
from pipelines.blocking.draw.solid import Knot, View, bulge, drum


def spaceship(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A long ship with a glass nose, fins and a glowing engine."""
    view = View(view.facing, 0.045, 0.55)
    side = view.side
    flicker = 1.0 + 0.12 * math.sin(t * 31.0) + 0.08 * math.sin(t * 53.0)
    rings = (
        (1.75, 0.46, 0.02),
        (1.55, 0.47, 0.09),
        (1.1, 0.5, 0.19),
        (0.5, 0.52, 0.26),
        (-0.3, 0.53, 0.28),
        (-0.9, 0.53, 0.24),
        (-1.2, 0.53, 0.17),
    )
    burn = 0.5 + 0.9 * min(1.0, speed * 2.0)
    jets: list[Cut] = []
    for s in (-0.16, 0.16):
        jets += drum(
            view, ((-1.15, 0.52, 0.11), (-1.42, 0.52, 0.14)), ("dark", 0.1), ("flame", 0.3), offset=s, shadow=0.03
        )
    flames: list[Cut] = []
    for s in (-0.16, 0.16):
        root, tip = view.at(-1.42, 0.52, s), view.at(-1.42 - burn * flicker, 0.52, s)
        flames.append(
            Cut(
                tube([root, ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2), tip], [0.11, 0.075, 0.005]),
                ("accent", 0.2),
                0.0,
                0.0,
                alpha=0.75,
                solid=False,
            )
        )
        flames.append(
            Cut(
                tube([root, ((root[0] * 2 + tip[0]) / 3, (root[1] * 2 + tip[1]) / 3)], [0.07, 0.01]),
                ("white", 0.6),
                0.0,
                0.0,
                alpha=0.9,
                solid=False,
            )
        )
        flames.append(Cut(oval(root[0], root[1], 0.1), ("accent", 0.25), glow=0.62 * flicker, alpha=0.8, solid=False))
    plates = tuple(
        Cut(
            smooth(
                view.line(
                    [(x, 0.53 + 0.28 * math.sin(a), side * 0.28 * math.cos(a)) for a in (-1.4, -0.7, 0.0, 0.7, 1.4)]
                ),
                closed=False,
            ),
            ("base", -0.5),
            0.0,
            0.0,
            stroke=0.008,
            size=60,
        )
        for x in (0.7, 0.25, -0.25, -0.75)
    )
    stripe = Cut(
        smooth(
            view.line(
                [
                    (1.4, 0.5, side * 0.15),
                    (0.4, 0.53, side * 0.27),
                    (-1.2, 0.56, side * 0.2),
                    (-1.2, 0.47, side * 0.2),
                    (0.4, 0.46, side * 0.27),
                ]
            )
        ),
        ("accent", 0.0),
        0.2,
        0.0,
    )
    windows = tuple(
        Cut(oval(*view.at(0.1 - 0.2 * k, 0.63, side * 0.25), 0.05 * abs(view.c), 0.05), ("rim", 0.3), 0.0, 0.0, size=50)
        for k in range(4)
    )
    belly = Cut(
        smooth(view.line([(1.8, 0.4, 0.0), (0.0, 0.36, 0.0), (-1.4, 0.42, 0.0), (-1.2, 0.1, 0.0), (1.0, 0.1, 0.0)])),
        ("base", -0.4),
        0.2,
        0.0,
        alpha=0.75,
    )
    body = Cut(bulge(view, rings), ("base", 0.12), 1.0, 1.0, shadow=0.06, inside=(belly, *plates, stripe, *windows))
    canopy: tuple[Knot, ...] = (
        (1.25, 0.62, 0.08),
        (1.02, 0.74, 0.12),
        (0.8, 0.8, 0.13),
        (0.5, 0.8, 0.13),
        (0.28, 0.75, 0.1),
    )
    dome = Cut(
        smooth(hull(view.line([(x, y, s * w) for x, y, w in canopy for s in (-1.0, 1.0)])), pull=0.14),
        ("glass", -0.2),
        0.9,
        1.0,
        inside=(
            Cut(
                tube(view.line([(1.12, 0.7, 0.0), (0.9, 0.77, 0.0), (0.7, 0.78, 0.0)]), [0.004, 0.022, 0.004]),
                ("white", 0.5),
                0.0,
                0.0,
                alpha=0.7,
            ),
        ),
    )
    wings: list[tuple[float, Cut]] = []
    for s in (-1.0, 1.0):
        wings += [
            (
                s * view.c,
                flat_wing(
                    view,
                    [(0.1, 0.46, s * 0.22), (-0.9, 0.34, s * 1.05), (-1.3, 0.34, s * 1.05), (-1.1, 0.46, s * 0.22)],
                    0.025,
                    ("base", 0.05 if s == side else -0.15),
                    shadow=0.03,
                    inside=(Cut(oval(*view.at(-1.0, 0.36, s * 0.95), 0.1, 0.3), ("accent", -0.05), 0.2, 0.0),),
                ),
            )
        ]
    wings.sort(key=lambda w: w[0])
    fin = flat_wing(
        view, [(-0.5, 0.76, 0.0), (-1.05, 0.99, 0.0), (-1.35, 0.99, 0.0), (-1.2, 0.66, 0.0)], 0.012, ("accent", -0.05)
    )
    tail = [*flames, *jets] if view.s >= 0 else []
    head = [] if view.s >= 0 else [*jets, *flames]
    return [*tail, wings[0][1], fin, body, dome, wings[1][1], *head]

"""Things that fly: plane, helicopter, spaceship."""

from __future__ import annotations

import math

from pipelines.blocking.draw.cuts import Cut, Ink, hull, oval, smooth, tube
from pipelines.blocking.draw.solid import Spot3, View, bulge, drum, lamp, rod


def flat_wing(view: View, points: list[Spot3], thick: float, ink: Ink, **more: object) -> Cut:
    """A thin flat wing that keeps its thickness when seen edge on."""
    both = [(x, y + d, s) for x, y, s in points for d in (thick, -thick)]
    return Cut(smooth(hull(view.line(both)), pull=0.06), ink, 0.8, 1.0, **more)  # type: ignore[arg-type]


def _disc(view: View, x: float, y: float, s: float, r: float, alpha: float) -> list[Cut]:
    """A turning propeller that faces forward."""
    cx, cy = view.at(x, y, s)
    return [Cut(oval(cx, cy, r * max(0.07, abs(view.s)), r), ("metal", 0.3), 0.0, 0.0, alpha=alpha, solid=False)]


def plane(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A twin-engined airliner of the forties, in the air."""
    bank = 0.02 * math.sin(t * 0.9)
    view = View(view.facing, 0.05, 0.62 + bank)
    body: Ink = ("base", 0.1)
    side = view.side
    rings = (
        (1.55, 0.46, 0.06),
        (1.45, 0.47, 0.16),
        (1.2, 0.49, 0.235),
        (0.8, 0.5, 0.27),
        (0.1, 0.5, 0.27),
        (-0.6, 0.52, 0.2),
        (-1.2, 0.56, 0.11),
        (-1.6, 0.6, 0.05),
    )
    windows = tuple(
        Cut(
            oval(*view.at(0.62 - 0.21 * k, 0.54, side * 0.26), 0.045 * abs(view.c), 0.055),
            ("glass", -0.45),
            0.0,
            0.0,
            size=50,
        )
        for k in range(6)
    )
    stripe = Cut(
        smooth(
            view.line(
                [
                    (1.5, 0.47, side * 0.15),
                    (0.8, 0.45, side * 0.27),
                    (-0.6, 0.48, side * 0.2),
                    (-1.55, 0.58, side * 0.05),
                    (-0.6, 0.44, side * 0.2),
                    (0.8, 0.39, side * 0.26),
                ]
            )
        ),
        ("accent", 0.0),
        0.2,
        0.0,
    )
    screen = Cut(
        smooth(
            view.line(
                [(1.36, 0.6, side * 0.02), (1.22, 0.7, side * 0.02), (1.08, 0.7, side * 0.18), (1.2, 0.58, side * 0.23)]
            ),
            pull=0.06,
        ),
        ("glass", -0.4),
        0.5,
        0.0,
    )
    if view.s > 0.6:  # the other half of the windscreen
        pts = [
            (1.36, 0.6, -side * 0.02),
            (1.22, 0.7, -side * 0.02),
            (1.08, 0.7, -side * 0.18),
            (1.2, 0.58, -side * 0.23),
        ]
        windows = (*windows, Cut(smooth(view.line(pts), pull=0.06), ("glass", -0.4), 0.5, 0.0))
    belly = Cut(
        smooth(view.line([(1.6, 0.36, 0.0), (0.0, 0.34, 0.0), (-1.7, 0.5, 0.0), (-1.0, 0.0, 0.0), (1.0, 0.0, 0.0)])),
        ("base", -0.35),
        0.3,
        0.0,
        alpha=0.7,
    )
    fuselage = Cut(bulge(view, rings), body, 1.0, 1.0, shadow=0.06, inside=(belly, stripe, *windows, screen))
    fin = flat_wing(
        view,
        [(-1.15, 0.6, 0.0), (-1.45, 0.98, 0.0), (-1.66, 0.98, 0.0), (-1.68, 0.6, 0.0)],
        0.004,
        ("accent", 0.0),
        shadow=0.03,
    )
    wings: list[tuple[float, list[Cut]]] = []
    for s in (-1.0, 1.0):
        wing = flat_wing(
            view,
            [(0.62, 0.34, s * 0.2), (0.2, 0.46, s * 1.85), (-0.05, 0.46, s * 1.85), (-0.22, 0.34, s * 0.2)],
            0.022,
            ("base", 0.16 if s == side else -0.06),
        )
        tail = flat_wing(
            view,
            [(-1.25, 0.62, s * 0.04), (-1.5, 0.64, s * 0.7), (-1.64, 0.64, s * 0.7), (-1.64, 0.62, s * 0.04)],
            0.012,
            ("base", 0.1 if s == side else -0.1),
        )
        pod = drum(
            view,
            ((0.86, 0.37, 0.11), (0.5, 0.38, 0.125), (0.0, 0.4, 0.05)),
            ("base", 0.0 if s == side else -0.15),
            ("dark", 0.1),
            offset=s * 0.75,
            shadow=0.03,
        )
        cx, cy = view.at(0.93, 0.37, s * 0.75)
        a = t * 31.0
        blades = [
            Cut(
                tube(
                    [(cx, cy), (cx + 0.3 * math.cos(a + k) * max(0.06, abs(view.s)), cy + 0.3 * math.sin(a + k))],
                    [0.018, 0.008],
                ),
                ("dark", 0.1),
                0.0,
                0.0,
                alpha=0.5,
                solid=False,
            )
            for k in (0.0, math.tau / 3, 2 * math.tau / 3)
        ]
        prop = [*blades, *_disc(view, 0.93, 0.37, s * 0.75, 0.31, 0.25)]
        wings.append((s * view.c, [tail, wing, *pod, *prop]))
    wings.sort(key=lambda w: w[0])
    tips = [
        Cut(oval(*view.at(0.1, 0.47, s * 1.86), 0.02), (ink, 0.0), glow=0.16, night=True, solid=False)
        for s, ink in ((-1.0, "lip"), (1.0, "green"))
    ]
    far, near = wings[0][1], wings[1][1]
    if view.s >= 0:
        return [fin, *far, fuselage, *near, *tips]
    return [*far, fuselage, fin, *near, *tips]


def helicopter(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A small helicopter with a glass nose."""
    view = View(view.facing, 0.05, 0.7 + 0.015 * math.sin(t * 1.7))
    side = view.side
    a = t * 27.0
    out: list[Cut] = []
    boom = Cut(
        bulge(view, ((-0.3, 0.56, 0.14), (-0.8, 0.62, 0.07), (-1.6, 0.68, 0.035))),
        ("base", -0.08),
        0.9,
        1.0,
        shadow=0.02,
    )
    fin = flat_wing(
        view,
        [
            (-1.5, 0.68, 0.0),
            (-1.66, 0.9, 0.0),
            (-1.76, 0.9, 0.0),
            (-1.7, 0.66, 0.0),
            (-1.74, 0.5, 0.0),
            (-1.62, 0.52, 0.0),
        ],
        0.005,
        ("accent", 0.0),
    )
    tx, ty = view.at(-1.66, 0.7, side * 0.06)
    c = max(0.08, abs(view.c))
    rotor = [
        Cut(
            tube(
                [
                    (tx - 0.17 * c * math.cos(a * 1.7), ty - 0.17 * math.sin(a * 1.7)),
                    (tx + 0.17 * c * math.cos(a * 1.7), ty + 0.17 * math.sin(a * 1.7)),
                ],
                [0.012, 0.012],
            ),
            ("dark", 0.1),
            0.0,
            0.0,
        ),
        Cut(oval(tx, ty, 0.18 * c, 0.18), ("metal", 0.3), 0.0, 0.0, alpha=0.2, solid=False),
    ]
    rings = (
        (0.72, 0.44, 0.1),
        (0.62, 0.47, 0.2),
        (0.4, 0.5, 0.27),
        (0.1, 0.52, 0.28),
        (-0.25, 0.55, 0.2),
        (-0.45, 0.57, 0.12),
    )
    glass = smooth(
        view.line(
            [
                (0.75, 0.46, side * 0.05),
                (0.62, 0.64, side * 0.12),
                (0.36, 0.75, side * 0.16),
                (0.16, 0.74, side * 0.22),
                (0.14, 0.5, side * 0.28),
                (0.45, 0.44, side * 0.27),
                (0.66, 0.42, side * 0.16),
            ]
        ),
        corners=(3, 4),
    )
    px, py = view.at(0.3, 0.58, 0.0)
    pilot = (
        Cut(oval(px, py + 0.17, 0.12, 0.14), ("second", -0.1), 0.4, 0.0),
        Cut(oval(px, py, 0.06, 0.075), ("skin", -0.2), 0.4, 0.3),
        Cut(oval(px - 0.01 * view.c, py - 0.035, 0.07, 0.055), ("accent", 0.0), 0.4, 0.4),
    )
    shine = Cut(
        tube(
            view.line([(0.6, 0.6, side * 0.12), (0.42, 0.7, side * 0.18), (0.3, 0.72, side * 0.2)]),
            [0.004, 0.02, 0.004],
        ),
        ("white", 0.3),
        0.0,
        0.0,
        alpha=0.5,
        size=60,
    )
    band = Cut(
        smooth(
            view.line(
                [
                    (0.8, 0.42, side * 0.2),
                    (0.0, 0.44, side * 0.29),
                    (-0.6, 0.55, side * 0.15),
                    (0.0, 0.37, side * 0.28),
                    (0.7, 0.35, side * 0.2),
                ]
            )
        ),
        ("accent", 0.0),
        0.2,
        0.0,
        size=40,
    )
    if view.s > 0.55:
        glass = smooth(
            hull(
                view.line(
                    [
                        (x, y, k * w)
                        for k in (-1.0, 1.0)
                        for x, y, w in ((0.7, 0.42, 0.14), (0.62, 0.6, 0.17), (0.4, 0.74, 0.14), (0.45, 0.46, 0.24))
                    ]
                )
            ),
            pull=0.12,
        )
    pane = Cut(glass, ("glass", -0.25), 0.8, 0.0, inside=(*pilot, shine))
    cabin = Cut(bulge(view, rings), ("base", 0.0), 1.0, 1.0, shadow=0.05, inside=(band, pane))
    mast = rod(view, [(-0.05, 0.74, 0.0), (-0.05, 0.94, 0.0)], 0.035, ("metal", -0.3), form=0.5)
    skids: list[list[Cut]] = []
    for s in (-1.0, 1.0):
        skids += [
            [
                rod(view, [(x, 0.3, s * 0.16), (x, 0.1, s * 0.3)], 0.016, ("metal", -0.2), form=0.2)
                for x in (0.35, -0.15)
            ]
            + [
                rod(
                    view,
                    [(0.62, 0.15, s * 0.3), (0.52, 0.09, s * 0.3), (-0.5, 0.09, s * 0.3)],
                    0.02,
                    ("metal", -0.1),
                    form=0.2,
                )
            ]
        ]
    if side < 0:
        skids.reverse()
    blades: list[Cut] = []
    hx, hy = view.at(-0.05, 0.95, 0.0)
    for k in range(3):
        b = a + math.tau * k / 3
        dx, dy = 1.45 * math.cos(b), 0.15 * math.sin(b)
        blades.append(Cut(tube([(hx, hy), (hx + dx, hy + dy)], [0.02, 0.012]), ("dark", 0.1), 0.0, 0.3, alpha=0.75))
    sweep = Cut(oval(hx, hy, 1.46, 0.15), ("metal", 0.2), 0.0, 0.0, alpha=0.16, solid=False)
    tail = [boom, fin, *rotor]
    body = [*tail, mast, cabin] if view.s >= -0.1 else [mast, cabin, *tail]
    lights = lamp(view, 0.5, 0.26, 0.0, 0.04, ("flame", 0.5), 1.0, 1.3)
    blink = (
        [Cut(oval(*view.at(-1.7, 0.92, 0.0), 0.02), ("lip", 0.1), glow=0.22, night=True, solid=False)]
        if int(t * 2.0) % 2 == 0
        else []
    )
    out += [*skids[0], *body, *skids[1], sweep, *blades, *lights, *blink]
    return out

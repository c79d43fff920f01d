"""Things that float; the ground of the spot is the water line."""

from __future__ import annotations

import math

from pipelines.blocking.draw.cuts import Cut, Ink, hull, oval, smooth
from pipelines.blocking.draw.figures import rider
from pipelines.blocking.draw.solid import Knot, View, lamp, rod, shell


def _wake(view: View, front: float, back: float, t: float, speed: float, size: float) -> list[Cut]:
    """Foam along the water line."""
    out: list[Cut] = []
    strong = 0.25 + 0.6 * min(1.0, speed * 2.0)
    for k in range(9):
        u = k / 8.0
        x, y = view.at(front + (back - front) * u, 0.0, 0.0)
        lap = 0.5 + 0.5 * math.sin(t * 2.2 + k * 1.9)
        out.append(
            Cut(
                oval(x, y + 0.01, size * (1.2 + 0.6 * u), size * (0.16 + 0.08 * lap)),
                ("white", 0.0),
                0.0,
                0.0,
                alpha=strong * (0.4 + 0.4 * lap),
                soft=True,
                solid=False,
            )
        )
    if speed > 0.05:
        for k in range(5):
            age = (t * 0.7 + k / 5.0) % 1.0
            x, y = view.at(back - age * 1.6, 0.0, 0.0)
            out.append(
                Cut(
                    oval(x, y, size * (1.0 + 1.6 * age), size * 0.22),
                    ("white", 0.0),
                    0.0,
                    0.0,
                    alpha=0.5 * (1.0 - age),
                    soft=True,
                    solid=False,
                )
            )
    return out


def _hull(view: View, knots: tuple[Knot, ...], ink: Ink, band: Ink, trim: Ink, deck: Ink) -> list[Cut]:
    """A hull from its sheer line, bow to stern (x, height of the deck edge, half width); it narrows to the water."""
    side = view.side
    low = [(x * 0.94, 0.0, w * 0.72) for x, y, w in knots]
    near_top = [view.at(x, y, side * w) for x, y, w in knots]
    far_top = [view.at(x, y, -side * w) for x, y, w in knots]
    near_low = [view.at(x, y, side * w) for x, y, w in low]
    far_low = [view.at(x, y, -side * w) for x, y, w in low]
    n = len(knots)
    if abs(view.c) < 0.3:
        return _end_on(view, knots, ink, band, trim, deck)
    out = [
        Cut(
            smooth([*far_top, *reversed(far_low)], corners=(0, n - 1, n, 2 * n - 1)), (ink[0], ink[1] - 0.35), 0.6, 0.5
        ),
        Cut(
            smooth(
                hull(
                    [
                        *near_low,
                        *far_low,
                        *[
                            ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 0.03)
                            for a, b in zip(near_top, far_top, strict=True)
                        ],
                    ]
                ),
                pull=0.08,
            ),
            (ink[0], ink[1] - 0.3),
            0.6,
            0.5,
        ),
        Cut(smooth([*near_top, *reversed(far_top)], corners=(0, n - 1, n, 2 * n - 1)), deck, 0.5, 0.3),
    ]
    inside: list[Cut] = []
    line = [view.at(x * 0.95, y * 0.22, side * w * 0.8) for x, y, w in knots]
    inside.append(Cut(smooth([*line, *reversed(near_low)], corners=(0, n - 1, n, 2 * n - 1)), band, 0.3, 0.0, size=30))
    flank = Cut(
        smooth([*near_top, *reversed(near_low)], corners=(0, n - 1, n, 2 * n - 1)),
        ink,
        0.9,
        1.0,
        shadow=0.02,
        inside=tuple(inside),
    )
    out.append(flank)
    if abs(view.s) > 0.3:  # bow or stern seen head on
        end = 0 if view.s > 0 else -1
        (x, y, w), (lx, _, lw) = knots[end], low[end]
        if w > 0.05:
            out.append(
                Cut(
                    smooth(view.line([(x, y, -w), (x, y, w), (lx, 0, lw), (lx, 0, -lw)]), pull=0.05),
                    (ink[0], ink[1] - 0.15),
                    0.6,
                    0.7,
                )
            )
        elif view.s > 0:
            far = Cut(
                smooth([*far_top[: n // 2 + 1], *reversed(far_low[: n // 2 + 1])], pull=0.05),
                (ink[0], ink[1] - 0.28),
                0.6,
                0.5,
            )
            out.insert(3, far)
    out.append(Cut(smooth(near_top, closed=False), trim, 0.0, 0.0, stroke=0.022, size=30, solid=False))
    return out


def _end_on(view: View, knots: tuple[Knot, ...], ink: Ink, band: Ink, trim: Ink, deck: Ink) -> list[Cut]:
    """A hull seen from its bow or its stern."""
    wide = max(range(len(knots)), key=lambda i: knots[i][2])
    run = knots[: wide + 1] if view.s > 0 else knots[wide:][::-1]
    rail = [view.at(x, y, w) for x, y, w in reversed(run)] + [view.at(x, y, -w) for x, y, w in run]
    sole = [view.at(x * 0.94, 0.0, -w * 0.72) for x, y, w in reversed(run)] + [
        view.at(x * 0.94, 0.0, w * 0.72) for x, y, w in run
    ]
    low = max(y for _, y in sole)
    left, right = min(rail)[0], max(rail)[0]
    shape = smooth(
        [*rail, (rail[-1][0] * 0.72, low), (rail[0][0] * 0.72, low)],
        corners=(0, len(rail) - 1, len(rail), len(rail) + 1),
    )
    top = min(y for _, y in rail)
    inside = (
        Cut(
            smooth([(left, low - 0.06), (right, low - 0.06), (right, low + 0.1), (left, low + 0.1)], pull=0.0),
            band,
            0.2,
            0.0,
            size=30,
        ),
        Cut(
            smooth([(0.0, top), (0.03, low), (right, low), (right, top)], pull=0.05),
            (ink[0], ink[1] - 0.3),
            0.0,
            0.0,
            alpha=0.7,
        ),
    )
    back = Cut(smooth(hull(rail), pull=0.1), deck, 0.3, 0.3)
    body = Cut(shape, ink, 0.9, 1.0, inside=inside if view.s > 0 else inside[:1])
    edge = Cut(smooth(rail, closed=False), trim, 0.0, 0.0, stroke=0.022, size=30, solid=False)
    return [back, back, back, body, edge]


def boat(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A fishing boat, a sailing boat or a rowing boat, by its name."""
    return (_fishing, _sailing, _rowing)[seed % 3](view, t, speed, seed)


def _rocked(view: View, t: float) -> View:
    return View(view.facing + 1.5 * math.sin(t * 0.8), view.depth, view.eye + 0.012 * math.sin(t * 1.4))


def _fishing(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    view = _rocked(view, t)
    knots: tuple[Knot, ...] = (
        (0.95, 0.44, 0.01),
        (0.8, 0.4, 0.13),
        (0.5, 0.33, 0.25),
        (0.1, 0.28, 0.29),
        (-0.4, 0.27, 0.28),
        (-0.8, 0.31, 0.2),
    )
    house: tuple[Knot, ...] = (
        (0.28, 0.25, 0.16),
        (0.3, 0.62, 0.16),
        (0.36, 0.65, 0.18),
        (-0.2, 0.68, 0.18),
        (-0.24, 0.64, 0.17),
        (-0.18, 0.25, 0.16),
    )
    side = view.side
    panes = tuple(
        Cut(
            smooth(
                view.line(
                    [
                        (x + 0.07, 0.58, side * 0.165),
                        (x - 0.07, 0.58, side * 0.165),
                        (x - 0.07, 0.46, side * 0.165),
                        (x + 0.07, 0.46, side * 0.165),
                    ]
                ),
                pull=0.05,
            ),
            ("glass", -0.4),
            0.5,
            0.0,
        )
        for x in (0.17, -0.05)
    )
    cabin = shell(
        view,
        house,
        ((0, 1, ("white", -0.25)), (2, 3, ("accent", -0.1)), (4, 5, ("white", -0.3))),
        ("white", -0.08),
        (),
        panes,
        0.03,
    )
    mast = [
        rod(view, [(-0.1, 0.64, 0.0), (-0.12, 1.0, 0.0)], 0.014, ("wood", 0.0), form=0.3),
        rod(view, [(-0.12, 0.72, 0.0), (-0.62, 0.9, 0.0)], 0.01, ("wood", 0.0), form=0.2),
    ]
    lines = [
        rod(view, [(-0.12, 0.98, 0.0), (0.93, 0.45, 0.0)], 0.003, ("dark", 0.2), form=0.0, size=70, solid=False),
        rod(view, [(-0.62, 0.9, 0.0), (-0.75, 0.34, 0.0)], 0.003, ("dark", 0.2), form=0.0, size=70, solid=False),
    ]
    body = _hull(view, knots, ("base", 0.0), ("second", -0.1), ("white", -0.1), ("wood", 0.05))
    glow = lamp(view, 0.34, 0.72, 0.0, 0.03, ("flame", 0.4), 1.0, 1.4)
    return [*body[:3], *mast, *lines, *cabin, *body[3:], *glow, *_wake(view, 0.9, -0.85, t, speed, 0.12)]


def _sailing(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    view = _rocked(view, t)
    knots: tuple[Knot, ...] = (
        (0.52, 0.17, 0.01),
        (0.4, 0.15, 0.06),
        (0.1, 0.125, 0.12),
        (-0.2, 0.12, 0.12),
        (-0.46, 0.135, 0.08),
    )
    body = _hull(view, knots, ("base", 0.0), ("second", 0.0), ("white", -0.1), ("wood", 0.1))
    full = 0.08 + 0.01 * math.sin(t * 1.2)
    top = (0.06, 0.99, 0.0)
    main = [top, (-0.16, 0.56, full * 1.3), (-0.42, 0.2, full), (0.04, 0.2, 0.0)]
    jib = [(0.07, 0.9, 0.0), (0.2, 0.5, full * 1.5), (0.5, 0.19, 0.02), (0.24, 0.21, full * 1.6), (0.12, 0.4, full)]
    seams = tuple(
        Cut(
            smooth(view.line([(0.04, y, 0.0), (-0.2, y - 0.02, full), (-0.5, y - 0.01, full)]), closed=False),
            ("paper", -0.3),
            0.0,
            0.0,
            stroke=0.004,
            size=80,
        )
        for y in (0.8, 0.62, 0.44, 0.3)
    )
    sails = [
        Cut(smooth(view.line(main), corners=(0, 2, 3)), ("paper", 0.0), 1.0, 0.9, shadow=0.02, inside=seams),
        Cut(smooth(view.line(jib), corners=(0, 2)), ("accent", 0.1), 1.0, 0.9, shadow=0.015),
    ]
    spars = [
        rod(view, [(0.05, 0.13, 0.0), (0.06, 1.0, 0.0)], 0.009, ("wood", 0.0), form=0.2),
        rod(view, [(0.05, 0.19, 0.0), (-0.44, 0.19, full)], 0.008, ("wood", 0.0), form=0.2),
    ]
    sailor = rider("man", f"sailor {seed}", "plain", "row", view.facing, t * 0.2, -1.0, view.at(-0.28, 0.15, 0.0), 0.22)
    return [*body[:3], sailor, *spars, *sails, *body[3:], *_wake(view, 0.5, -0.48, t, speed, 0.08)]


def _rowing(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    view = _rocked(view, t)
    knots: tuple[Knot, ...] = (
        (1.25, 0.42, 0.01),
        (1.0, 0.34, 0.16),
        (0.4, 0.26, 0.3),
        (-0.3, 0.26, 0.3),
        (-0.95, 0.33, 0.18),
        (-1.1, 0.38, 0.08),
    )
    body = _hull(view, knots, ("base", 0.0), ("second", 0.0), ("accent", 0.0), ("wood", -0.2))
    rower = rider(
        "man" if seed % 2 else "woman",
        f"rower {seed}",
        "plain",
        "row",
        view.facing + 180.0,
        t,
        -1.0,
        view.at(0.0, 0.3, 0.0),
        1.25,
    )
    a = math.sin(t * 2.4)
    b = math.cos(t * 2.4)
    oars = []
    for s in (-1.0, 1.0):
        reach = 0.55 * a
        oars.append(
            rod(
                view,
                [
                    (-0.28 - 0.15 * a, 0.48, s * 0.1),
                    (-0.25, 0.3, s * 0.3),
                    (-0.25 + reach, 0.02 + 0.1 * max(0.0, b), s * 0.95),
                ],
                0.017,
                ("wood", 0.1),
                form=0.3,
            )
        )
    return [
        *body[:3],
        oars[0] if view.side > 0 else oars[1],
        rower,
        *body[3:],
        oars[1] if view.side > 0 else oars[0],
        *_wake(view, 1.2, -1.1, t, speed, 0.14),
    ]


def ship(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A steamer with two funnels."""
    view = View(view.facing, 0.045, 0.5)
    knots: tuple[Knot, ...] = (
        (2.0, 0.44, 0.01),
        (1.7, 0.4, 0.14),
        (1.2, 0.35, 0.26),
        (0.4, 0.32, 0.31),
        (-0.8, 0.32, 0.31),
        (-1.5, 0.35, 0.27),
        (-1.85, 0.4, 0.12),
    )
    body = _hull(view, knots, ("base", -0.1), ("accent", -0.25), ("white", -0.05), ("wood", 0.1))
    side = view.side
    decks: list[Cut] = []
    glows: list[Cut] = []
    for k, (a, b, low, high, w) in enumerate(
        ((1.05, -1.3, 0.3, 0.44, 0.25), (0.85, -1.0, 0.44, 0.55, 0.21), (0.75, 0.3, 0.55, 0.66, 0.17))
    ):
        block: tuple[Knot, ...] = ((a + 0.02, low, w), (a, high, w), (b, high, w), (b, low, w))
        holes = []
        count = int((a - b) / 0.15)
        for i in range(count):
            x, y = view.at(a - 0.1 - (a - b - 0.16) * i / max(1, count - 1), (low + high) / 2, side * w)
            holes.append(Cut(oval(x, y, 0.026 * abs(view.c), 0.03), ("glass", -0.45), 0.0, 0.0, size=70))
            if (i * 7 + k) % 3 == 0:
                glows.append(Cut(oval(x, y, 0.02), ("flame", 0.3), glow=0.1, alpha=0.8, night=True, solid=False))
        decks += shell(
            view,
            block,
            ((0, 1, ("white", -0.25)), (1, 2, ("wood", 0.15)), (2, 3, ("white", -0.3))),
            ("white", -0.07),
            range(4),
            tuple(holes),
            0.02,
        )
    funnels: list[Cut] = []
    spots = (0.1, -0.55) if view.s < 0 else (-0.55, 0.1)
    for x in spots:
        (ax, ay), (bx, by) = view.at(x, 0.54, 0.0), view.at(x - 0.06, 0.9, 0.0)
        w = 0.1
        stack = smooth([(ax - w, ay), (bx - w, by), (bx, by - 0.03), (bx + w, by), (ax + w, ay)], corners=(0, 1, 3, 4))
        band = smooth(
            [
                (bx - w - 0.1, by + 0.09),
                (bx, by + 0.12),
                (bx + w + 0.1, by + 0.09),
                (bx + w + 0.1, by - 0.1),
                (bx - w - 0.1, by - 0.1),
            ],
            corners=(0, 2, 3, 4),
        )
        funnels.append(Cut(stack, ("accent", 0.0), 0.9, 1.0, shadow=0.04, inside=(Cut(band, ("dark", 0.0), 0.3, 0.0),)))
        for k in range(6):
            age = (t * 0.3 + k / 6.0) % 1.0
            px, py = view.at(x - 0.06 - age * (0.3 + 1.6 * min(1.0, speed * 2.0)), 0.94 + 0.35 * age, 0.0)
            funnels.append(
                Cut(
                    oval(px, py, 0.08 + 0.25 * age, 0.06 + 0.14 * age),
                    ("smoke", -0.35),
                    0.0,
                    0.0,
                    alpha=0.5 * (1 - age),
                    soft=True,
                    solid=False,
                )
            )
    masts = [
        rod(view, [(x, 0.34, 0.0), (x, h, 0.0)], 0.012, ("wood", 0.0), form=0.2)
        for x, h in ((1.35, 0.98), (-1.4, 0.94))
    ]
    holes = (
        [
            Cut(
                oval(*view.at(1.4 - 0.2 * i, 0.22, side * 0.27), 0.018, 0.018),
                ("dark", -0.2),
                0.0,
                0.0,
                size=90,
                solid=False,
            )
            for i in range(15)
        ]
        if abs(view.c) > 0.3
        else []
    )
    return [*body[:3], *masts, *decks, *funnels, *body[3:], *holes, *glows, *_wake(view, 1.95, -1.85, t, speed, 0.13)]

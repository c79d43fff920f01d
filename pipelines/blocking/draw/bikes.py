"""Things ridden or drawn: motorcycle, bicycle, carriage with a horse."""

from __future__ import annotations

import math

from pipelines.blocking.draw.beasts import beast
from pipelines.blocking.draw.cuts import Cut, Ink, hull, oval, placed, smooth
from pipelines.blocking.draw.figures import rider
from pipelines.blocking.draw.solid import Knot, View, dust, lamp, rod, shell, wheel


def _person(seed: int) -> tuple[str, str]:
    return ("man", f"rider {seed}") if seed % 2 else ("woman", f"rider {seed}")


def motorcycle(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A sixties road racer with its rider."""
    turn = t * (8.0 + 22.0 * speed) * view.side if speed > 0.02 else 0.4
    kind, name = _person(seed)
    out = dust(view, -0.5, t, speed, 0.45)
    wheels = [wheel(view, x, 0.03 * view.side, 0.205, turn, 9, ("metal", 0.05), 0.26, wide=0.07) for x in (-0.44, 0.47)]
    if view.s < 0:
        wheels.reverse()
    metal: Ink = ("metal", 0.0)
    fork = [
        rod(view, [(0.47, 0.205, s), (0.36, 0.46, s), (0.29, 0.6, s)], 0.016, metal, form=0.3) for s in (-0.05, 0.05)
    ]
    bars = rod(
        view,
        [(0.22, 0.66, -0.2), (0.3, 0.63, -0.1), (0.3, 0.63, 0.1), (0.22, 0.66, 0.2)],
        0.013,
        ("dark", 0.1),
        form=0.0,
    )
    engine = hull(
        view.line(
            [
                (x, y, s)
                for x, y in ((-0.12, 0.2), (0.16, 0.18), (0.2, 0.34), (0.05, 0.44), (-0.14, 0.4))
                for s in (-0.08, 0.08)
            ]
        )
    )
    frame = [
        rod(
            view,
            [(-0.44, 0.205, 0.05), (-0.1, 0.22, 0.05), (0.18, 0.2, 0.0), (0.29, 0.56, 0.0)],
            0.017,
            ("dark", 0.12),
            form=0.0,
        ),
        rod(view, [(-0.44, 0.205, 0.06), (-0.32, 0.48, 0.06)], 0.016, metal, form=0.0),
    ]
    tank: tuple[Knot, ...] = (
        (0.24, 0.46, 0.05),
        (0.28, 0.56, 0.06),
        (0.2, 0.61, 0.09),
        (0.02, 0.59, 0.1),
        (-0.08, 0.53, 0.07),
        (-0.06, 0.46, 0.06),
    )
    seat = hull(
        view.line(
            [
                (x, y, s)
                for x, y in ((-0.06, 0.49), (-0.08, 0.54), (-0.34, 0.55), (-0.44, 0.6), (-0.46, 0.55), (-0.3, 0.48))
                for s in (-0.08, 0.08)
            ]
        )
    )
    pipe = rod(
        view,
        [
            (0.18, 0.3, view.side * 0.09),
            (0.12, 0.19, view.side * 0.1),
            (-0.2, 0.18, view.side * 0.1),
            (-0.58, 0.21, view.side * 0.1),
        ],
        0.028,
        ("metal", 0.2),
        form=0.6,
    )
    person = rider(kind, name, "racing suit", "straddle", view.facing, t, -1.0, view.at(-0.2, 0.58, 0.0), 0.98)
    mud = [
        rod(
            view,
            [(0.67, 0.3, 0.0), (0.6, 0.4, 0.0), (0.47, 0.43, 0.0), (0.34, 0.4, 0.0)],
            0.025,
            ("base", 0.0),
            form=0.4,
        ),
        rod(
            view,
            [(-0.26, 0.36, 0.0), (-0.38, 0.43, 0.0), (-0.54, 0.41, 0.0), (-0.66, 0.3, 0.0)],
            0.027,
            ("base", 0.0),
            form=0.4,
        ),
    ]
    core = [
        *frame,
        Cut(smooth(engine), ("metal", -0.3), 0.7, 0.8, shadow=0.02),
        *shell(view, tank, ((1, 3, ("base", 0.2)),), ("base", 0.0), (), (), 0.02),
        Cut(smooth(seat), ("leather", -0.3), 0.5, 0.8),
        pipe,
    ]
    light = lamp(view, 0.38, 0.57, 0.0, 0.055, ("flame", 0.5), 1.0) + lamp(
        view, -0.5, 0.5, 0.0, 0.025, ("lip", 0.0), -1.0
    )
    if view.s >= 0:
        return [*out, *wheels[0], mud[1], *core, person, *wheels[1], mud[0], *fork, bars, *light]
    return [*out, *wheels[0], mud[0], *fork, bars, person, *core, *wheels[1], mud[1], *light]


def bicycle(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A bicycle and somebody who pedals it."""
    moving = speed > 0.02
    turn = t * 7.0 * view.side if moving else 0.4
    kind, name = _person(seed)
    wheels = []
    for x in (-0.3, 0.32):
        cx, cy = view.at(x, 0.195, 0.0)
        c = max(0.08, abs(view.c))
        ring = oval(cx, cy, 0.18 * c, 0.18)
        spokes = []
        for k in range(7):
            a = turn + math.tau * k / 7
            spokes.append(
                Cut(
                    smooth([(cx, cy), (cx + 0.17 * c * math.cos(a), cy + 0.17 * math.sin(a))], closed=False),
                    ("metal", 0.2),
                    0.0,
                    0.0,
                    stroke=0.004,
                    solid=False,
                    size=120,
                )
            )
        wheels.append(
            [
                *spokes,
                Cut(ring, ("tyre", 0.0), 0.0, 0.0, stroke=0.022),
                Cut(ring, ("metal", 0.3), 0.0, 0.0, stroke=0.005, solid=False, size=120),
            ]
        )
    if view.s < 0:
        wheels.reverse()
    ink: Ink = ("accent", 0.0)
    crank, head, seat, rear, front = (-0.03, 0.2), (0.2, 0.46), (-0.11, 0.46), (-0.3, 0.195), (0.32, 0.195)
    bars = [
        rod(view, [(*a, 0.0), (*b, 0.0)], 0.011, ink, form=0.2)
        for a, b in ((crank, head), (crank, seat), (rear, seat), (rear, crank), (head, seat))
    ]
    bars.append(
        rod(view, [(*front, 0.0), (0.25, 0.36, 0.0), (*head, 0.0), (0.18, 0.54, 0.0)], 0.011, ("metal", 0.0), form=0.2)
    )
    grip = rod(
        view,
        [(0.14, 0.555, -0.12), (0.2, 0.56, -0.04), (0.2, 0.56, 0.04), (0.14, 0.555, 0.12)],
        0.012,
        ("dark", 0.1),
        form=0.0,
    )
    saddle = rod(
        view, [(-0.2, 0.505, 0.0), (-0.12, 0.515, 0.0), (-0.04, 0.505, 0.0)], 0.019, ("leather", 0.0), form=0.4
    )
    a = t * math.tau * 1.1
    pedals = []
    for side, phase in ((-1.0, 0.0), (1.0, math.pi)):
        px, py = crank[0] + 0.075 * math.cos(a + phase), crank[1] - 0.075 * math.sin(a + phase)
        pedals.append(
            rod(view, [(*crank, side * 0.03), (px, py, side * 0.05)], 0.008, ("metal", -0.2), form=0.0, size=60)
        )
    person = rider(
        kind, name, "plain", "pedal", view.facing, t if moving else 0.4, -1.0, view.at(-0.12, 0.53, 0.0), 0.93
    )
    gear = [Cut(oval(*view.at(*crank, 0.02), 0.04 * max(0.2, abs(view.c)), 0.04), ("metal", -0.1), 0.2, 0.4, size=60)]
    if view.s >= 0:
        return [*wheels[0], *bars, saddle, *pedals, *gear, person, *wheels[1], grip]
    return [*wheels[0], grip, *bars[-1:], person, *bars[:-1], saddle, *pedals, *gear, *wheels[1]]


def carriage(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A closed carriage, its coachman and one horse."""
    turn = t * 5.0 * view.side if speed > 0.02 else 0.3
    side = view.side
    body: tuple[Knot, ...] = (
        (-0.1, 0.34, 0.26),
        (0.0, 0.5, 0.29),
        (-0.02, 0.84, 0.31),
        (-0.1, 0.9, 0.31),
        (-0.86, 0.9, 0.31),
        (-0.94, 0.84, 0.31),
        (-0.96, 0.5, 0.29),
        (-0.84, 0.34, 0.26),
    )
    pane = [(-0.34, 0.8, 0.315), (-0.62, 0.8, 0.315), (-0.62, 0.58, 0.31), (-0.34, 0.58, 0.31)]
    door = [(-0.3, 0.86, 0.315), (-0.66, 0.86, 0.315), (-0.66, 0.36, 0.3), (-0.3, 0.36, 0.3)]

    def lay(points: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
        return view.line([(x, y, side * s) for x, y, s in points])

    flank = (
        Cut(smooth(lay(door), pull=0.05), ("base", 0.14), 0.5, 0.4, size=40),
        Cut(smooth(lay(pane), pull=0.08), ("glass", -0.4), 0.6, 0.0, size=30),
        Cut(oval(*view.at(-0.48, 0.46, side * 0.3), 0.03 * abs(view.c), 0.04), ("brass", 0.1), 0.3, 0.0, size=80),
    )
    coach = shell(
        view,
        body,
        ((1, 2, ("base", -0.15)), (2, 5, ("second", 0.0)), (5, 6, ("base", -0.2))),
        ("base", 0.0),
        (),
        flank,
        0.03,
    )
    chassis = [rod(view, [(-0.95, 0.3, 0.0), (-0.3, 0.26, 0.0), (0.35, 0.3, 0.0)], 0.022, ("dark", 0.1), form=0.2)]
    wheels_far = [
        wheel(view, x, -side * 0.3, r, turn, 10, ("brass", -0.1), 0.14, wide=0.03, far=True)
        for x, r in ((-0.78, 0.27), (0.2, 0.2))
    ]
    wheels_near = [
        wheel(view, x, side * 0.3, r, turn, 10, ("brass", -0.05), 0.14, wide=0.03)
        for x, r in ((-0.78, 0.27), (0.2, 0.2))
    ]
    box_seat = Cut(
        smooth(
            hull(
                view.line(
                    [(x, y, s) for x, y in ((0.02, 0.5), (0.3, 0.46), (0.36, 0.36), (0.0, 0.34)) for s in (-0.22, 0.22)]
                )
            ),
            pull=0.08,
        ),
        ("base", -0.2),
        0.6,
        0.8,
    )
    coachman = rider(
        "man", f"coachman {seed}", "hat and coat", "sit", view.facing, t, -1.0, view.at(0.14, 0.56, 0.0), 0.72
    )
    coachman = Cut(
        coachman.path, coachman.ink, group=coachman.group[3 + 1 :], place=coachman.place
    )  # without the stool
    hx, hy = view.at(1.1, 0.0, 0.0)
    size = 0.78 * (1.0 + view.near(1.1, 0.0) * view.depth)
    horse = placed(
        beast("horse", view.facing, t, min(speed, 0.2) if speed else 0.0, seed), hx, hy - size * 0.5, 0.0, size
    )
    shafts = [
        rod(view, [(0.25, 0.34, s), (0.8, 0.42, s), (1.35, 0.5, s)], 0.012, ("wood", 0.0), form=0.2)
        for s in (-0.14, 0.14)
    ]
    reins = rod(
        view, [(0.36, 0.72, 0.04), (0.9, 0.58, 0.06), (1.45, 0.62, 0.05)], 0.004, ("leather", -0.2), form=0.0, size=100
    )
    lights = lamp(view, 0.0, 0.7, side * 0.35, 0.04, ("flame", 0.3), 1.0) if abs(view.c) > 0.2 else []
    front = [shafts[0], horse, shafts[1], reins]
    cart = [*(c for w in wheels_far for c in w), *chassis]
    if view.s >= 0:
        return [
            *dust(view, -0.9, t, speed, 0.4),
            *cart,
            *coach,
            box_seat,
            coachman,
            *(c for w in wheels_near for c in w),
            *lights,
            *front,
        ]
    return [
        *dust(view, -0.9, t, speed, 0.4),
        *front,
        *cart,
        box_seat,
        coachman,
        *coach,
        *(c for w in wheels_near for c in w),
        *lights,
    ]

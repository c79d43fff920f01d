"""Racing cars: an endurance prototype and a single seater."""

from __future__ import annotations

import math
import random

from pipelines.blocking.draw.cars import GLASS, arches, crease, driver, lamp_pairs, spin, underside, wheel_pairs
from pipelines.blocking.draw.cuts import Cut, Ink, oval, smooth, tube
from pipelines.blocking.draw.solid import Knot, View, dust, panel, rod, shell, strip

PROTO: tuple[Knot, ...] = (  # an endurance prototype: low nose, high wings, cut-off tail
    (1.95, 0.1, 0.72),
    (2.12, 0.15, 0.66),
    (2.16, 0.22, 0.62),
    (2.05, 0.32, 0.7),
    (1.82, 0.44, 0.82),
    (1.5, 0.56, 0.88),
    (1.2, 0.575, 0.9),
    (0.9, 0.52, 0.9),
    (0.5, 0.47, 0.9),
    (0.0, 0.47, 0.9),
    (-0.5, 0.545, 0.91),
    (-1.0, 0.655, 0.92),
    (-1.4, 0.68, 0.92),
    (-1.75, 0.655, 0.9),
    (-1.98, 0.63, 0.86),
    (-2.06, 0.56, 0.85),
    (-2.02, 0.3, 0.84),
    (-1.9, 0.13, 0.82),
)


PROTO_TOP: tuple[Knot, ...] = (
    (1.02, 0.47, 0.6),
    (0.72, 0.66, 0.5),
    (0.42, 0.845, 0.42),
    (0.18, 0.94, 0.385),
    (-0.08, 0.985, 0.37),
    (-0.35, 0.985, 0.37),
    (-0.7, 0.92, 0.38),
    (-1.2, 0.79, 0.4),
    (-1.75, 0.67, 0.42),
)


PROTO_WHEELS = ((1.27, 0.83, 0.305), (-1.22, 0.85, 0.335))


def prototype(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A sports prototype of the sixties, with a stripe, a roundel and a number."""
    chance = random.Random(seed)
    number = str(chance.choice((1, 2, 3, 5, 6, 7, 8, 9, 11, 12, 17, 20, 22, 23, 26)))
    turn = spin(t, speed, 0.3, view)
    view = View(view.facing, view.depth * 0.9)
    out = dust(view, -1.9, t, speed, 0.9)
    out += [underside(view, 1.9, -1.9, 0.76, 0.18)]
    out += wheel_pairs(view, PROTO_WHEELS, turn, 5, ("brass", -0.1), near=False, wide=0.24)
    out += wheel_pairs(view, PROTO_WHEELS, turn, 5, ("brass", -0.1), near=True, wide=0.24, part="tread")
    body: Ink = ("base", 0.0)
    side = view.side
    flank: list[Cut] = [*arches(view, PROTO_WHEELS, 1.1)]
    flank.append(
        crease(
            view,
            [(2.05, 0.2, 0.7), (1.0, 0.22, 0.92), (-0.6, 0.22, 0.93), (-2.0, 0.24, 0.84)],
            ("accent", 0.0),
            0.035,
            30.0,
            1.0,
        )
    )
    flank.append(crease(view, [(1.5, 0.12, 0.86), (0.0, 0.12, 0.9), (-1.7, 0.13, 0.86)], ("base", -0.7), 0.03, 30.0))
    flank.append(
        crease(
            view,
            [(1.9, 0.4, 0.82), (1.5, 0.545, 0.89), (1.2, 0.56, 0.91), (0.6, 0.46, 0.91)],
            ("base", 0.4),
            0.016,
            40.0,
            0.7,
        )
    )
    flank.append(
        crease(
            view,
            [(-0.3, 0.5, 0.92), (-1.0, 0.635, 0.93), (-1.45, 0.66, 0.93), (-1.95, 0.61, 0.87)],
            ("base", 0.4),
            0.016,
            40.0,
            0.7,
        )
    )
    flank.append(crease(view, [(0.55, 0.46, 0.91), (0.5, 0.3, 0.92), (0.58, 0.15, 0.9)], ("base", -0.55), 0.007, 120.0))
    vent = [(-0.5, 0.46, 0.925), (-0.2, 0.41, 0.925), (-0.24, 0.31, 0.925), (-0.46, 0.34, 0.925)]
    flank.append(
        Cut(
            smooth(view.line([(x, y, side * s) for x, y, s in vent]), corners=(0, 1, 2, 3)),
            ("dark", -0.2),
            0.0,
            0.0,
            size=40,
        )
    )
    nx, ny = view.at(0.16, 0.305, side * 0.93)
    flank.append(Cut(oval(nx, ny, 0.18 * abs(view.c), 0.145), ("white", 0.0), 0.2, 0.0, size=24))
    flank += _number(view, number, 0.16, 0.305, side * 0.93, 0.19)
    bands = (
        (0, 3, ("base", -0.1)),
        (3, 6, ("base", 0.12)),
        (6, 9, ("base", -0.02)),
        (9, 12, ("base", 0.06)),
        (12, 14, ("base", 0.2)),
        (14, 16, ("base", -0.25)),
    )
    pod = tuple((x, y, 0.17 * w / 0.92) for x, y, w in PROTO)
    far = shell(view, pod, bands, ("base", -0.22), (0, 17), (), 0.0, 0.0, offset=-side * 0.75, crown=0.03)
    middle = tuple((x, min(y, 0.46 if x > 0 else 0.6), w * 0.8) for x, y, w in PROTO)
    out += far + shell(view, middle, bands, ("base", -0.1), (0, 17), (), 0.0, 0.0)
    out += _stripes(view)
    person = driver(view, 0.08, 0.74, 0.16, seed, helmet=True)
    window = [
        (0.72, 0.56, 0.54),
        (0.36, 0.84, 0.43),
        (0.15, 0.905, 0.4),
        (-0.1, 0.935, 0.385),
        (-0.3, 0.9, 0.39),
        (-0.38, 0.7, 0.44),
        (-0.36, 0.545, 0.52),
    ]
    glass = smooth(view.line([(x, y, side * w) for x, y, w in window]), corners=(0, 5, 6))
    glint = crease(view, [(0.38, 0.58, 0.5), (0.22, 0.74, 0.45), (0.14, 0.9, 0.4)], ("white", 0.2), 0.028, 60.0, 0.3)
    pane = Cut(glass, GLASS, 0.9, 0.0, inside=(*person, glint))
    louvres = tuple(
        crease(
            view,
            [
                (-0.8 - 0.16 * k, 0.86 - 0.045 * k, 0.4),
                (-0.84 - 0.16 * k, 0.76 - 0.03 * k, 0.43),
                (-0.86 - 0.16 * k, 0.68, 0.46),
            ],
            ("dark", 0.0),
            0.016,
            90.0,
        )
        for k in range(4)
    )
    out += shell(
        view,
        PROTO_TOP,
        ((0, 3, GLASS), (3, 5, ("base", 0.22)), (5, 8, ("base", 0.08))),
        body,
        (0, 8),
        (pane, *louvres),
        0.03,
        crown=0.015,
    )
    if view.s > 0.25:  # the driver seen through the windscreen
        screen = strip(view, PROTO_TOP[0:3])
        out.append(
            Cut(
                smooth(screen, corners=(0, 2, 3, 5)),
                GLASS,
                0.8,
                0.0,
                inside=(*driver(view, 0.35, 0.7, 0.15, seed, helmet=True),),
                solid=False,
            )
        )
    out += shell(view, pod, bands, body, (0, 17), tuple(flank), 0.05, offset=side * 0.75, crown=0.03)
    out += _ends(view)
    out += wheel_pairs(view, PROTO_WHEELS, turn, 5, ("brass", -0.1), near=True, wide=0.24, part="face")
    out += lamp_pairs(view, 1.96, 0.385, 0.7, 0.07, -2.07, 0.47, 0.66, 0.055)
    return out


def _stripes(view: View) -> list[Cut]:
    """Twin stripes over the nose and the tail."""
    out: list[Cut] = []
    runs = [((2.15, 0.235), (2.03, 0.33), (1.8, 0.43), (1.4, 0.475), (1.0, 0.48))] if view.s > 0.1 else []
    for lane in (-0.13, 0.13):
        for run in runs:
            left = [(x, y + 0.004, lane - 0.07) for x, y in run]
            right = [(x, y + 0.004, lane + 0.07) for x, y in run]
            out.append(
                Cut(
                    smooth(view.line([*left, *reversed(right)]), corners=(0, 4, 5, 9)),
                    ("accent", 0.05),
                    0.3,
                    0.0,
                    solid=False,
                    size=30,
                )
            )
    return out


def _ends(view: View) -> list[Cut]:
    """The mouth in front, the panel and pipes behind."""
    out: list[Cut] = []
    if view.s > 0.12:
        mouth = [(2.17, 0.21, -0.4), (2.17, 0.21, 0.4), (2.1, 0.135, 0.42), (2.1, 0.135, -0.42)]
        out.append(panel(view, mouth, ("dark", -0.2), True, form=0.0, rim=0.0, size=30))
    elif view.s < -0.12:
        tail = [(-2.06, 0.54, -0.78), (-2.06, 0.54, 0.78), (-2.03, 0.36, 0.76), (-2.03, 0.36, -0.76)]
        out.append(panel(view, tail, ("dark", -0.1), form=0.2, rim=0.3, size=30))
        for s in (-0.16, 0.16):
            ex, ey = view.at(-2.1, 0.27, s)
            out.append(
                Cut(
                    oval(ex, ey, 0.06),
                    ("metal", -0.1),
                    0.5,
                    1.0,
                    size=40,
                    inside=(Cut(oval(ex, ey, 0.038), ("dark", -0.5), 0.0, 0.0),),
                )
            )
    return out


DIGITS = {  # seven strokes of a race number: top, upper left, upper right, middle, lower left, lower right, bottom
    "0": "1110111",
    "1": "0010010",
    "2": "1011101",
    "3": "1011011",
    "4": "0111010",
    "5": "1101011",
    "6": "1101111",
    "7": "1010010",
    "8": "1111111",
    "9": "1111011",
}


def _number(view: View, text: str, x: float, y: float, s: float, high: float) -> list[Cut]:
    """Numbers as strokes on the flank."""
    wide = high * 0.46
    sign = 1.0 if view.c >= 0 else -1.0
    lines = (
        ((0, 2), (1, 2)),
        ((0, 2), (0, 1)),
        ((1, 2), (1, 1)),
        ((0, 1), (1, 1)),
        ((0, 1), (0, 0)),
        ((1, 1), (1, 0)),
        ((0, 0), (1, 0)),
    )
    out: list[Cut] = []
    full = len(text) * wide + (len(text) - 1) * wide * 0.45
    for i, digit in enumerate(text):
        left = -full / 2.0 + i * wide * 1.45
        for on, ((ax, ay), (bx, by)) in zip(DIGITS[digit], lines, strict=True):
            if on == "0":
                continue

            def at(u: float, v: float, left: float = left) -> tuple[float, float]:
                across, up = left + u * wide, (v - 1.0) * high / 2.0
                return view.at(x + across * sign, y + up, s)

            out.append(
                Cut(tube([at(ax, ay), at(bx, by)], [high * 0.085] * 2), ("dark", 0.0), 0.0, 0.0, solid=False, size=46)
            )
    return out


SINGLE: tuple[Knot, ...] = (
    (1.9, 0.2, 0.17),
    (2.02, 0.3, 0.12),
    (1.95, 0.4, 0.16),
    (1.5, 0.49, 0.26),
    (0.9, 0.55, 0.32),
    (0.45, 0.58, 0.34),
    (0.2, 0.6, 0.35),
    (-0.35, 0.6, 0.35),
    (-0.8, 0.6, 0.34),
    (-1.4, 0.52, 0.28),
    (-1.85, 0.42, 0.16),
    (-1.86, 0.32, 0.15),
    (-1.4, 0.2, 0.26),
    (0.0, 0.15, 0.34),
)


SINGLE_WHEELS = ((1.3, 0.72, 0.3), (-1.25, 0.76, 0.34))


def single_seater(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A cigar-shaped single seater: open wheels, a driver in the wind."""
    chance = random.Random(seed)
    number = str(chance.choice((1, 2, 4, 5, 6, 8, 9, 11, 12, 14, 18)))
    turn = spin(t, speed, 0.3, view)
    side = view.side
    out = dust(view, -1.7, t, speed, 0.8)
    out += wheel_pairs(view, SINGLE_WHEELS, turn, 6, ("metal", 0.1), near=False, tyre=0.42, wide=0.3)
    for x, y in ((1.3, 0.34), (1.22, 0.24), (-1.25, 0.4), (-1.1, 0.26)):
        out.append(
            rod(view, [(x, y, -0.72), (x - 0.05, y + 0.02, 0.0), (x, y, 0.72)], 0.018, ("metal", -0.3), form=0.0)
        )
    flank: list[Cut] = [
        crease(
            view,
            [(1.95, 0.36, 0.16), (0.9, 0.4, 0.36), (-0.6, 0.42, 0.37), (-1.8, 0.4, 0.18)],
            ("accent", 0.0),
            0.05,
            30.0,
            1.0,
        ),
        crease(view, [(1.5, 0.2, 0.26), (0.0, 0.18, 0.36), (-1.3, 0.22, 0.28)], ("base", -0.6), 0.035, 30.0),
    ]
    nx, ny = view.at(0.62, 0.42, side * 0.36)
    flank.append(Cut(oval(nx, ny, 0.15 * abs(view.c), 0.13), ("white", 0.0), 0.2, 0.0, size=24))
    flank += _number(view, number, 0.62, 0.42, side * 0.36, 0.16)
    out += _single_driver(view, t, seed)
    out += shell(
        view,
        SINGLE,
        ((0, 2, ("dark", 0.0)), (2, 5, ("base", 0.14)), (8, 10, ("base", 0.1)), (10, 12, ("dark", 0.0))),
        ("base", 0.0),
        (13,),
        tuple(flank),
        0.05,
    )
    screen = [(0.62, 0.57, 0.2), (0.4, 0.7, 0.22), (0.3, 0.7, 0.25), (0.22, 0.6, 0.34)]
    for s in (-side, side):
        out.append(
            Cut(
                smooth(view.line([(x, y, s * w) for x, y, w in screen])),
                ("glass", 0.2),
                0.2,
                1.0,
                alpha=0.55,
                solid=False,
                size=40,
            )
        )
    for s in (-0.1, 0.1):
        out.append(rod(view, [(-1.2, 0.5, s), (-1.7, 0.47, s), (-2.1, 0.46, s)], 0.035, ("metal", 0.1), form=0.6))
    out += wheel_pairs(view, SINGLE_WHEELS, turn, 6, ("metal", 0.1), near=True, tyre=0.42, wide=0.3)
    return out


def _single_driver(view: View, t: float, seed: int) -> list[Cut]:
    from pipelines.blocking.draw.cuts import placed
    from pipelines.blocking.draw.heads import head
    from pipelines.blocking.draw.skulls import Mood
    from pipelines.blocking.draw.traits import traits_of

    who = traits_of("man", f"driver {seed}")
    yaw = round((90.0 - view.facing + 180.0) % 360.0 - 180.0)
    back, front = head(who, float(yaw), Mood(frown=0.4), -1.0, "racing helmet")
    x, y = view.at(-0.12, 0.8, 0.0)
    bx, by = view.at(-0.2, 0.6, 0.0)
    nod = math.sin(t * 9.0) * 0.6
    hoop = rod(
        view,
        [(-0.42, 0.55, -0.2), (-0.44, 0.9, -0.14), (-0.44, 0.95, 0.0), (-0.44, 0.9, 0.14), (-0.42, 0.55, 0.2)],
        0.022,
        ("metal", 0.1),
        form=0.3,
    )
    chest = Cut(
        smooth(
            [(bx - 0.24, by + 0.1), (bx - 0.2, by - 0.06), (x, y + 0.14), (bx + 0.24, by - 0.04), (bx + 0.3, by + 0.1)]
        ),
        ("second", 0.1),
        0.5,
        0.8,
    )
    return [hoop, chest, placed(back, x, y, nod, 0.3), placed(front, x, y, nod, 0.3)]

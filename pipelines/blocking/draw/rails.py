"""A steam train: locomotive, tender, carriages, smoke."""

from __future__ import annotations

import math

from pipelines.blocking.draw.cuts import Cut, Ink, box, oval, smooth
from pipelines.blocking.draw.solid import Knot, View, drum, lamp, rod, shell, wheel

BLACK: Ink = ("base", -0.1)


def train(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """The locomotive stands around the anchor, the carriages follow it."""
    view = View(view.facing, 0.05, 0.8)
    engine = _engine(view, t, speed)
    tender = _tender(view, t, speed)
    cars = [_coach(view, -3.1 - 2.75 * k, t, speed, k + seed) for k in range(3)]
    smoke = _smoke(view, t, speed)
    parts = [*reversed(cars), tender, engine] if view.s >= 0.0 else [engine, tender, *cars]
    out = [c for part in parts for c in part]
    return [*out, *smoke] if view.s < 0.5 else [*smoke, *out]


def _turn(view: View, t: float, speed: float, r: float) -> float:
    return t * (0.9 + 2.2 * min(1.0, speed)) / r * view.side if speed > 0.02 else 0.6


def _engine(view: View, t: float, speed: float) -> list[Cut]:
    side = view.side
    out: list[Cut] = []
    drivers = ((0.62, 0.215), (0.14, 0.215), (-0.34, 0.215))
    pilots = ((1.12, 0.12), (0.92, 0.12), (-0.78, 0.14))
    for x, r in (*drivers, *pilots):
        out += wheel(
            view, x, -side * 0.22, r, _turn(view, t, speed, r), 10, ("accent", -0.25), 0.16, wide=0.05, far=True
        )
    out.append(rod(view, [(1.32, 0.3, 0.0), (-0.9, 0.3, 0.0)], 0.06, ("dark", -0.2), form=0.2))
    deck: tuple[Knot, ...] = ((1.36, 0.3, 0.3), (1.36, 0.37, 0.3), (-0.95, 0.37, 0.3), (-0.95, 0.3, 0.3))
    out += shell(view, deck, ((0, 1, ("accent", -0.1)), (1, 2, ("dark", 0.15))), ("accent", -0.12), range(4), (), 0.01)
    cab: tuple[Knot, ...] = (
        (-0.42, 0.36, 0.3),
        (-0.4, 0.82, 0.3),
        (-0.34, 0.88, 0.32),
        (-0.6, 0.925, 0.32),
        (-0.95, 0.92, 0.32),
        (-1.02, 0.87, 0.32),
        (-0.93, 0.84, 0.3),
        (-0.93, 0.36, 0.3),
    )
    pane = [(-0.5, 0.78, 0.305), (-0.82, 0.78, 0.305), (-0.82, 0.6, 0.305), (-0.5, 0.6, 0.305)]
    glow = Cut(
        oval(*view.at(-0.66, 0.66, side * 0.3), 0.1), ("flame", 0.0), glow=0.4, alpha=0.7, night=True, solid=False
    )
    opening = Cut(
        smooth(view.line([(x, y, side * s) for x, y, s in pane]), pull=0.08),
        ("dark", -0.3),
        0.4,
        0.0,
        inside=_crew(view),
    )
    hut = shell(
        view,
        cab,
        ((0, 1, ("base", -0.3)), (2, 5, ("dark", 0.1)), (6, 7, ("dark", -0.3))),
        ("base", 0.0),
        (0, 7),
        (opening,),
        0.03,
    )
    boiler = drum(
        view,
        ((-0.42, 0.6, 0.225), (0.5, 0.6, 0.215), (1.18, 0.6, 0.215)),
        BLACK,
        inside=tuple(_hoops(view)),
        shadow=0.07,
    )
    box_ = drum(view, ((0.92, 0.6, 0.225), (1.24, 0.6, 0.225)), ("dark", 0.05), ("dark", 0.16), shadow=0.06)
    tops = [
        _post(view, 1.04, 0.78, 0.985, 0.07, 0.1, ("dark", 0.05)),
        _post(view, 0.5, 0.78, 0.9, 0.1, 0.1, ("brass", 0.05)),
        _post(view, 0.02, 0.78, 0.87, 0.08, 0.08, BLACK),
    ]
    if view.s >= 0:
        out += [*hut, *boiler, *reversed(tops), *box_]
    else:
        out += [*box_, *tops, *boiler, *hut]
    if view.s > 0.1:
        x, y = view.at(1.26, 0.6, 0.0)
        out.append(Cut(oval(x, y, 0.17 * view.s, 0.17), ("dark", 0.3), 0.5, 0.6, size=60))
        out.append(Cut(oval(x, y, 0.03), ("brass", 0.2), 0.3, 0.5, size=60))
    for k, (x, r) in enumerate((*pilots, *drivers)):
        ink: Ink = ("accent", -0.05)
        out += wheel(view, x, side * 0.25, r, _turn(view, t, speed, r), 10 if k > 2 else 7, ink, 0.16, wide=0.05)
    a = _turn(view, t, speed, 0.215)
    ox, oy = 0.1 * math.cos(a) * side, -0.1 * math.sin(a)
    if abs(view.c) > 0.2:
        out.append(rod(view, [(x + ox, r + oy, side * 0.27) for x, r in drivers], 0.022, ("metal", 0.25), form=0.3))
        out.append(
            rod(
                view,
                [(1.0 + ox * 0.55, 0.24, side * 0.29), (0.62 + ox, 0.215 + oy, side * 0.29)],
                0.018,
                ("metal", 0.35),
                form=0.3,
            )
        )
        out.append(
            rod(
                view,
                [(1.2, 0.24, side * 0.29), (0.98, 0.24, side * 0.29)],
                0.075,
                ("base", -0.05),
                form=0.8,
                shadow=0.02,
            )
        )
    cow = [(1.36, 0.28, -0.28), (1.36, 0.28, 0.28), (1.55, 0.06, 0.16), (1.55, 0.06, -0.16)]
    out.append(
        Cut(
            smooth(view.line(cow), pull=0.02)
            if abs(view.s) > 0.2
            else smooth(view.line([(1.34, 0.28, 0.2), (1.56, 0.06, 0.1), (1.3, 0.06, 0.2)]), pull=0.02),
            ("accent", -0.2),
            0.6,
            0.9,
        )
    )
    for s in (-0.2, 0.2):
        if view.s > -0.1:
            bx, by = view.at(1.4, 0.335, s)
            out.append(Cut(oval(bx, by, 0.05 * max(0.35, view.s), 0.05), ("metal", -0.1), 0.5, 0.9))
    out += lamp(view, 1.28, 0.85, 0.0, 0.06, ("flame", 0.5), 1.0, 1.5)
    out.append(glow)
    return out


def _crew(view: View) -> tuple[Cut, ...]:
    x, y = view.at(-0.62, 0.66, 0.1)
    return (
        Cut(oval(x, y + 0.16, 0.1, 0.12), ("second", 0.0), 0.3, 0.0),
        Cut(oval(x, y, 0.045, 0.055), ("skin", -0.1), 0.3, 0.3),
        Cut(box(x - 0.05, y - 0.075, x + 0.05, y - 0.03, 0.02), ("second", -0.2), 0.0, 0.3),
    )


def _hoops(view: View) -> list[Cut]:
    out = []
    for x in (-0.2, 0.15, 0.5, 0.82):
        points = [
            view.at(x, 0.6 + 0.23 * math.sin(a), 0.23 * math.cos(a))
            for a in (math.tau * k / 24 for k in range(25))
            if view.near(0, math.cos(a)) * 1.0 > -0.1 or math.sin(a) > 0.3
        ]
        if len(points) > 3:
            out.append(Cut(smooth(points, closed=False), ("brass", 0.0), 0.0, 0.0, stroke=0.014, size=60))
    return out


def _post(view: View, x: float, low: float, high: float, r: float, top: float, ink: Ink) -> Cut:
    (ax, ay), (bx, by) = view.at(x, low, 0.0), view.at(x, high, 0.0)
    flat = 0.03
    points = [
        (ax - r, ay),
        (ax - r * 0.85, (ay + by) / 2),
        (bx - top, by),
        (bx, by - flat),
        (bx + top, by),
        (ax + r * 0.85, (ay + by) / 2),
        (ax + r, ay),
        (ax, ay + flat),
    ]
    return Cut(smooth(points, corners=(2, 4)), ink, 0.9, 1.0, shadow=0.03)


def _tender(view: View, t: float, speed: float) -> list[Cut]:
    side = view.side
    out: list[Cut] = []
    spots = (-1.2, -1.5, -1.72)
    for x in spots:
        out += wheel(
            view, x, -side * 0.22, 0.13, _turn(view, t, speed, 0.13), 7, ("accent", -0.25), 0.2, wide=0.05, far=True
        )
    body: tuple[Knot, ...] = ((-1.05, 0.26, 0.3), (-1.05, 0.68, 0.3), (-1.86, 0.68, 0.3), (-1.86, 0.26, 0.3))
    coal = Cut(
        smooth(view.line([(-1.08, 0.66, 0.1), (-1.25, 0.78, 0.0), (-1.5, 0.76, 0.0), (-1.82, 0.66, -0.1)])),
        ("dark", -0.1),
        0.5,
        0.7,
    )
    stripe = Cut(
        smooth(
            view.line(
                [
                    (-1.1, 0.62, side * 0.305),
                    (-1.81, 0.62, side * 0.305),
                    (-1.81, 0.32, side * 0.305),
                    (-1.1, 0.32, side * 0.305),
                ]
            ),
            pull=0.02,
        ),
        ("accent", 0.0),
        0.0,
        0.0,
        stroke=0.014,
        size=50,
    )
    out.append(coal)
    out += shell(
        view,
        body,
        ((0, 1, ("base", -0.2)), (1, 2, ("dark", 0.0)), (2, 3, ("base", -0.25))),
        ("base", 0.0),
        range(4),
        (stripe,),
        0.03,
    )
    for x in spots:
        out += wheel(view, x, side * 0.25, 0.13, _turn(view, t, speed, 0.13), 7, ("accent", -0.05), 0.2, wide=0.05)
    return out


def _coach(view: View, x: float, t: float, speed: float, seed: int) -> list[Cut]:
    """One passenger carriage with its middle at ``x``."""
    side = view.side
    out: list[Cut] = []
    spots = (x - 0.95, x - 0.68, x + 0.68, x + 0.95)
    for at in spots:
        out += wheel(
            view, at, -side * 0.2, 0.11, _turn(view, t, speed, 0.11), 6, ("metal", -0.3), 0.2, wide=0.05, far=True
        )
    half = 1.3
    body: tuple[Knot, ...] = (
        (x + half, 0.2, 0.29),
        (x + half, 0.8, 0.3),
        (x + half + 0.04, 0.82, 0.32),
        (x + half - 0.14, 0.905, 0.26),
        (x, 0.915, 0.25),
        (x - half + 0.14, 0.905, 0.26),
        (x - half - 0.04, 0.82, 0.32),
        (x - half, 0.8, 0.3),
        (x - half, 0.2, 0.29),
    )
    inside: list[Cut] = []
    band = [
        (x + half, 0.48, side * 0.305),
        (x - half, 0.48, side * 0.305),
        (x - half, 0.2, side * 0.295),
        (x + half, 0.2, side * 0.295),
    ]
    inside.append(Cut(smooth(view.line(band), pull=0.0), ("second", 0.05), 0.3, 0.0, size=30))
    glows: list[Cut] = []
    for k in range(6):
        wx = x + 1.0 - 0.4 * k
        pane = view.line(
            [
                (wx + 0.13, 0.74, side * 0.306),
                (wx - 0.13, 0.74, side * 0.306),
                (wx - 0.13, 0.54, side * 0.306),
                (wx + 0.13, 0.54, side * 0.306),
            ]
        )
        px, py = view.at(wx, 0.58, side * 0.3)
        head = (
            (
                Cut(oval(px, py, 0.05, 0.07), ("skin", -0.4), 0.3, 0.0),
                Cut(oval(px, py + 0.12, 0.1, 0.08), ("second", -0.2), 0.0, 0.0),
            )
            if (seed * 7 + k * 5) % 3 == 0
            else ()
        )
        inside.append(Cut(smooth(pane, pull=0.06), ("glass", -0.35), 0.6, 0.0, inside=head))
        glows.append(Cut(oval(px, py, 0.1), ("flame", 0.3), glow=0.24, alpha=0.65, night=True, solid=False))
    out += shell(
        view,
        body,
        ((0, 1, ("base", -0.25)), (3, 5, ("dark", 0.25)), (7, 8, ("base", -0.28))),
        ("base", 0.06),
        (0, 8),
        tuple(inside),
        0.03,
    )
    out += glows if abs(view.c) > 0.25 else []
    for at in spots:
        out += wheel(view, at, side * 0.23, 0.11, _turn(view, t, speed, 0.11), 6, ("metal", -0.2), 0.2, wide=0.05)
    return out


def _smoke(view: View, t: float, speed: float) -> list[Cut]:
    """Puffs from the chimney, left behind as the train goes."""
    out: list[Cut] = []
    going = min(1.0, speed * 2.0)
    for k in range(13):
        age = (t * 0.42 + k / 13.0) % 1.0
        drift = age * (0.35 + 4.2 * going)
        x, y = view.at(
            1.04 - drift,
            1.04 + (0.75 - 0.25 * going) * age**0.7 + 0.04 * math.sin(k * 2.3 + t),
            0.05 * math.sin(k * 1.7),
        )
        r = 0.12 + 0.42 * age
        out.append(
            Cut(
                oval(x, y, r * 1.25, r),
                ("smoke", 0.35 - 0.7 * age),
                0.0,
                0.0,
                alpha=0.9 * (1.0 - age) ** 0.8,
                soft=True,
                solid=False,
            )
        )
    return out

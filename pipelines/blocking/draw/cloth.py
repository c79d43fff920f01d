"""What lies on the trunk: lapels, buttons, belts, collars, aprons and cloaks."""

from __future__ import annotations

import math

from pipelines.blocking.draw.body import Body
from pipelines.blocking.draw.costumes import Wear, mid
from pipelines.blocking.draw.cuts import Cut, Ink, box, oval, smooth, tube


def front(body: Body, wear_: Wear) -> list[Cut]:
    """What lies on the trunk, clipped to it."""
    g, out = wear_.bulk, []
    top = wear_.top

    def lay(
        knots: tuple[tuple[float, float], ...], ink: Ink, form: float = 0.2, size: float = 60.0, sharp: bool = True
    ) -> None:
        points = body.sheet(knots, g)
        out.append(Cut(smooth(points, corners=range(len(points)) if sharp else ()), ink, form, 0.0, size=size))

    def line(knots: tuple[tuple[float, float], ...], ink: Ink, wide: float, size: float = 120.0) -> None:
        if body.seen(sum(b for _, b in knots) / len(knots), 0.05):
            points = body.sheet(knots, g)
            radii = [wide] * len(points)
            radii[0] = radii[-1] = wide * 0.4
            out.append(Cut(tube(points, radii), ink, 0.0, 0.0, size=size))

    dark: Ink = (top[0], top[1] - 0.4)
    seen = body.seen(0.0, -0.3)
    if wear_.name == "suit" and seen:
        lay(((0.42, -2.0), (0.95, -34.0), (1.08, -60.0), (1.08, 60.0), (0.95, 34.0), (0.42, 2.0)), ("white", -0.05))
        lay(
            ((0.98, -7.0), (0.98, 7.0), (0.92, 4.0), (0.6, 8.0), (0.48, 0.0), (0.6, -8.0), (0.92, -4.0)),
            ("accent", 0.0),
        )
        for s in (-1.0, 1.0):
            lay(
                ((0.42, 0.0), (0.78, s * 42.0), (0.84, s * 33.0), (0.88, s * 48.0), (1.07, s * 64.0), (1.04, s * 30.0)),
                (top[0], top[1] + 0.08 if s > 0 else top[1] - 0.14),
            )
        line(((0.42, 0.0), (0.2, 3.0), (-0.1, 6.0)), dark, 0.0022)
        lay(((0.78, 30.0), (0.8, 46.0), (0.83, 44.0), (0.81, 30.0)), ("white", 0.0), size=200)
    elif wear_.name == "coat":
        if seen:
            lay(((0.62, 0.0), (0.95, -26.0), (1.08, -40.0), (1.08, 40.0), (0.95, 26.0)), ("second", 0.15))
            for s in (-1.0, 1.0):
                lay(
                    (
                        (0.56, s * -4.0),
                        (0.82, s * 48.0),
                        (0.9, s * 42.0),
                        (0.94, s * 62.0),
                        (1.08, s * 80.0),
                        (1.06, s * 32.0),
                    ),
                    (top[0], top[1] + 0.1 if s > 0 else top[1] - 0.12),
                )
            line(((0.58, 0.0), (0.3, 2.0), (-0.1, 3.0)), dark, 0.003)
            for u in (0.5, 0.36, 0.08):
                for s in (-12.0, 14.0):
                    _button(body, out, u, s, g, ("dark", 0.1))
        lay(
            tuple((0.28, b) for b in range(-180, 181, 30)) + tuple((0.2, b) for b in range(180, -181, -30)),
            (top[0], top[1] - 0.28),
            0.0,
            90.0,
            False,
        )
    elif wear_.name == "uniform":
        if seen:
            line(((1.0, 0.0), (0.6, 0.0), (0.25, 0.0), (-0.1, 0.0)), dark, 0.003)
            for u in (0.9, 0.76, 0.62, 0.48, 0.34):
                _button(body, out, u, 8.0, g, ("brass", 0.15))
            for s in (-1.0, 1.0):
                lay(((0.72, s * 24.0), (0.72, s * 48.0), (0.62, s * 48.0), (0.6, s * 36.0), (0.62, s * 24.0)), dark)
                lay(((0.99, s * 4.0), (1.08, s * 6.0), (1.08, s * 60.0), (1.0, s * 50.0)), ("accent", -0.1))
        lay(
            tuple((0.3, b) for b in range(-180, 181, 30)) + tuple((0.21, b) for b in range(180, -181, -30)),
            ("leather", -0.2),
            0.2,
            60.0,
            False,
        )
        if seen:
            lay(((0.7, 38.0), (0.7, 56.0), (0.73, 56.0), (0.73, 38.0)), ("accent", 0.2), size=160)
    elif wear_.name == "racing suit":
        for s in (-1.0, 1.0):
            lay(
                (
                    (-0.14, s * 62.0),
                    (0.4, s * 62.0),
                    (0.85, s * 54.0),
                    (1.0, s * 60.0),
                    (1.0, s * 84.0),
                    (0.85, s * 74.0),
                    (0.4, s * 90.0),
                    (-0.14, s * 90.0),
                ),
                ("accent", 0.0),
                0.3,
            )
        if seen:
            line(((1.0, 0.0), (0.6, 0.0), (0.25, 0.0), (-0.1, 0.0)), dark, 0.0026)
            lay(((0.98, -62.0), (1.05, -60.0), (1.05, 60.0), (0.98, 62.0), (0.97, 0.0)), ("white", -0.05))
            _button(body, out, 0.78, -32.0, g, ("white", -0.05), 3.6)
        lay(
            tuple((0.3, b) for b in range(-180, 181, 30)) + tuple((0.25, b) for b in range(180, -181, -30)),
            ("white", -0.05),
            0.2,
            60.0,
            False,
        )
    elif wear_.name == "spacesuit":
        if seen:
            lay(((0.78, -30.0), (0.78, 30.0), (0.5, 32.0), (0.5, -32.0)), ("metal", 0.05), 0.6)
            for b, u, ink in (
                (-16.0, 0.7, "accent"),
                (0.0, 0.7, "glass"),
                (16.0, 0.7, "rim"),
                (-8.0, 0.58, "dark"),
                (12.0, 0.58, "accent"),
            ):
                _button(body, out, u, b, g, (ink, 0.0), 2.2)
            lay(((0.84, 36.0), (0.84, 58.0), (0.74, 58.0), (0.74, 36.0)), ("accent", 0.0))
        lay(
            tuple((0.2, b) for b in range(-180, 181, 30)) + tuple((0.13, b) for b in range(180, -181, -30)),
            ("accent", -0.1),
            0.2,
            60.0,
            False,
        )
    elif wear_.name == "armour":
        if seen:
            line(((1.0, 0.0), (0.7, 0.0), (0.34, 0.0)), ("metal", 0.5), 0.004)
            lay(((0.99, -60.0), (1.08, -50.0), (1.08, 50.0), (0.99, 60.0), (0.94, 0.0)), ("metal", -0.25))
            lay(((0.9, -26.0), (0.9, 26.0), (0.6, 20.0), (0.48, 0.0), (0.6, -20.0)), ("base", 0.0), 0.5)
            lay(((0.84, -5.0), (0.84, 5.0), (0.56, 4.0), (0.52, 0.0), (0.56, -4.0)), ("accent", 0.1), 0.3)
        for u in (0.34, 0.2, 0.06):
            lay(
                tuple((u, b) for b in range(-180, 181, 30)) + tuple((u - 0.03, b) for b in range(180, -181, -30)),
                ("metal", -0.45),
                0.0,
                90.0,
                False,
            )
    elif wear_.name == "robe":
        if seen:
            lay(((0.7, 0.0), (1.0, -24.0), (1.08, -40.0), (1.08, 40.0), (1.0, 24.0)), ("second", 0.1))
            line(((0.72, 0.0), (0.4, 5.0), (0.2, 4.0)), dark, 0.004)
        lay(
            tuple((0.3, b) for b in range(-180, 181, 30)) + tuple((0.25, b) for b in range(180, -181, -30)),
            ("accent", -0.1),
            0.2,
            60.0,
            False,
        )
    elif wear_.name in ("dress", "frock"):
        if seen and wear_.name == "dress":
            lay(
                ((0.8, 0.0), (0.92, -20.0), (1.08, -44.0), (1.08, 44.0), (0.92, 20.0)),
                ("skin", -max(0.0, body.who.dark)),
                0.3,
            )
        lay(
            tuple((0.44, b) for b in range(-180, 181, 30)) + tuple((0.38, b) for b in range(180, -181, -30)),
            ("accent", -0.08),
            0.2,
            60.0,
            False,
        )
        if seen and wear_.name == "frock":
            for s in (-1.0, 1.0):
                lay(((1.0, 0.0), (0.93, s * 26.0), (0.96, s * 44.0), (1.08, s * 50.0)), ("white", -0.05))
    elif wear_.name == "jacket" and seen:
        lay(
            (
                (-0.14, -5.0),
                (0.5, -4.0),
                (0.95, -20.0),
                (1.08, -40.0),
                (1.08, 40.0),
                (0.95, 20.0),
                (0.5, 4.0),
                (-0.14, 5.0),
            ),
            ("second", 0.38),
        )
        for s in (-1.0, 1.0):
            lay(
                ((0.8, s * 14.0), (0.92, s * 50.0), (1.08, s * 78.0), (1.06, s * 26.0)),
                (top[0], top[1] + 0.1 if s > 0 else top[1] - 0.12),
            )
    elif wear_.name == "sweater":
        lay(
            (
                (1.0, -180.0),
                (1.02, -90.0),
                (1.0, -40.0),
                (0.975, 0.0),
                (1.0, 40.0),
                (1.02, 90.0),
                (1.0, 180.0),
                (1.08, 180.0),
                (1.08, 0.0),
                (1.08, -180.0),
            ),
            (top[0], top[1] + 0.14),
            0.2,
            60.0,
            False,
        )
        if body.who.seed % 2 and seen:
            lay(
                tuple((0.74, b) for b in range(-180, 181, 30)) + tuple((0.64, b) for b in range(180, -181, -30)),
                ("accent", -0.1),
                0.2,
                60.0,
                False,
            )
        lay(
            tuple((-0.06, b) for b in range(-180, 181, 30)) + tuple((-0.16, b) for b in range(180, -181, -30)),
            (top[0], top[1] - 0.2),
            0.2,
            90.0,
            False,
        )
    elif wear_.name == "apron" and seen:
        for s in (-1.0, 1.0):
            lay(((1.0, 0.0), (0.93, s * 26.0), (0.96, s * 44.0), (1.08, s * 50.0)), ("white", -0.05))
    # a fold or two where the trunk bends
    line(((0.5, 50.0), (0.4, 30.0), (0.36, 8.0)), (top[0], top[1] - 0.35), 0.003, 260.0)
    line(((0.36, -60.0), (0.3, -38.0), (0.31, -16.0)), (top[0], top[1] - 0.3), 0.0028, 260.0)
    return out


def _button(body: Body, out: list[Cut], u: float, bearing: float, grow: float, ink: Ink, size: float = 1.0) -> None:
    (x, y), depth = body.on(u, bearing, grow)
    if depth > 0.012:
        narrow = max(0.4, math.cos(math.radians(bearing + body.turn.yaw)))
        out.append(Cut(oval(x, y, 0.0042 * size * narrow, 0.0042 * size), ink, 0.4, 0.0, size=180))


def over(body: Body, wear_: Wear) -> list[Cut]:
    """What lies over trunk and skirt and may stand out from them."""
    out: list[Cut] = []
    if wear_.name == "apron" and body.seen(0.0, -0.2):
        j = body.j
        knees = [body.at(k) for k in j.knees]
        points = body.sheet(((0.86, -26.0), (0.86, 26.0), (0.42, 60.0), (0.1, 74.0)), 0.006)
        low = body.sheet(((0.1, -74.0), (0.42, -60.0)), 0.006)
        hem = [(max(knees)[0] + 0.035, max(knees)[1] + 0.03), (min(knees)[0] - 0.035, min(knees)[1] + 0.03)]
        shape = smooth([*points, *hem, *low], corners=(0, 1, 4, 5), pull=0.12)
        out.append(
            Cut(
                shape,
                ("white", -0.1),
                0.7,
                0.8,
                shadow=0.016,
                inside=(Cut(box(-1, 0, 1, 0.001), ("white", 0.0), 0.0, 0.0),),
            )
        )
        for s in (-1.0, 1.0):
            strap = body.sheet(((0.86, s * 24.0), (1.0, s * 44.0)), 0.004)
            out.append(Cut(tube(strap, [0.006, 0.005]), ("white", -0.2), 0.0, 0.0, size=80))
    if wear_.name in ("suit", "apron", "frock", "jacket") and body.seen(0.0, -0.4):
        ink: Ink = ("second", 0.38) if wear_.name == "jacket" else ("white", -0.05)
        for s in (-1.0, 1.0):
            wing = body.sheet(
                (
                    (1.085, s * 105.0),
                    (1.065, s * 45.0),
                    (1.025, s * 3.0),
                    (0.95, s * 22.0),
                    (0.995, s * 52.0),
                    (1.04, s * 100.0),
                ),
                0.002,
            )
            out.append(
                Cut(
                    smooth(wing, corners=(0, 2, 3, 5)),
                    (ink[0], ink[1] - (0.0 if s * body.key > 0 else 0.16)),
                    0.3,
                    0.4,
                    shadow=0.003,
                    size=70,
                )
            )
    if wear_.name == "spacesuit":
        ring = body.edge(1.0, 0.03)
        cx, cy = mid(ring[0], ring[1], 0.5)
        out.append(Cut(oval(cx, cy, 0.085, 0.022), ("metal", 0.0), 0.8, 1.0, shadow=0.008))
    if wear_.name == "uniform":
        for s in (-1.0, 1.0):
            if body.seen(s * 90.0, -0.75):
                board = body.sheet(((1.0, s * 70.0), (0.965, s * 90.0)), 0.004)
                out.append(Cut(tube(board, [0.011, 0.013]), ("accent", 0.0), 0.4, 1.0, size=80))
    return out


def behind(body: Body, wear_: Wear) -> list[Cut]:
    """A cloak, behind everything but the legs."""
    left, right = body.edge(0.96, 0.012)
    knees = [body.at(k) for k in body.j.ankles]
    s = math.sin(math.radians(body.yaw))
    x, y = mid(knees[0], knees[1], 0.5)
    low, high = min(left, right), max(left, right)
    flow = -s * 0.1
    shape = smooth(
        [
            low,
            (low[0] - 0.03 + flow * 0.6, (low[1] + y) / 2),
            (x - 0.13 + flow * 1.2, y - 0.02),
            (x + flow, y),
            (x + 0.13 + flow * 0.9, y - 0.03),
            (high[0] + 0.03 + flow * 0.4, (high[1] + y) / 2),
            high,
        ],
        corners=(0, 2, 4, 6),
    )
    return [Cut(shape, ("base", -0.15), 0.9, 1.0, shadow=0.03)]

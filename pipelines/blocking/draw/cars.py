"""Things with engines on roads: car, racing cars, truck, bus."""

from __future__ import annotations

from pipelines.blocking.draw.cuts import Cut, Ink, hull, oval, smooth, tube
from pipelines.blocking.draw.solid import Knot, View, dust, lamp, panel, rod, shell, wheel

GLASS: Ink = ("glass", -0.45)


def spin(t: float, speed: float, r: float, view: View) -> float:
    """Angle of a wheel; it turns the way the machine goes."""
    return (
        t * (5.0 + 16.0 * min(1.0, speed)) / max(0.1, r) * 0.22 * (1.0 if view.c >= 0 else -1.0)
        if speed > 0.02
        else 0.35
    )


def wheel_pairs(
    view: View,
    spots: tuple[tuple[float, float, float], ...],
    turn: float,
    spokes: int,
    rim: Ink,
    near: bool,
    tyre: float = 0.32,
    wide: float = 0.16,
    part: str = "both",
) -> list[Cut]:
    """The wheels of one side, (x, s, r) each; the farther ones first."""
    side = view.side if near else -view.side
    out: list[Cut] = []
    for x, s, r in sorted(spots, key=lambda w: view.near(w[0], side * w[1])):
        out += wheel(view, x, side * s, r, turn, spokes, rim, tyre, wide=wide, far=not near, part=part)
    return out


def arches(view: View, spots: tuple[tuple[float, float, float], ...], grow: float = 1.16) -> tuple[Cut, ...]:
    """Dark openings over the wheels, cut into the flank."""
    out = []
    for x, s, r in spots:
        px, py = view.at(x, r, view.side * s)
        k = (1.0 + view.near(x, view.side * s) * view.depth) * r * grow
        out.append(Cut(oval(px, py, k * abs(view.c), k), ("dark", -0.3), 0.0, 0.0))
    return tuple(out)


def underside(view: View, front: float, back: float, half: float, high: float = 0.22) -> Cut:
    """The dark below a body, between the wheels."""
    corners = [(x, y, s) for x in (front, back) for s in (half, -half) for y in (0.06, high)]
    return Cut(smooth(hull(view.line(corners)), pull=0.02), ("dark", -0.4), 0.0, 0.0)


def crease(
    view: View,
    points: list[tuple[float, float, float]],
    ink: Ink,
    wide: float = 0.012,
    size: float = 60.0,
    alpha: float = 0.8,
) -> Cut:
    flat = view.line([(x, y, view.side * s) for x, y, s in points])
    radii = [wide * 0.2, *([wide] * (len(flat) - 2)), wide * 0.2]
    return Cut(tube(flat, radii), ink, 0.0, 0.0, solid=False, size=size, alpha=alpha)


CAR: tuple[Knot, ...] = (
    (1.55, 0.17, 0.54),
    (1.69, 0.24, 0.52),
    (1.735, 0.36, 0.5),
    (1.70, 0.46, 0.51),
    (1.58, 0.525, 0.54),
    (1.2, 0.585, 0.6),
    (0.72, 0.625, 0.63),
    (-0.2, 0.64, 0.64),
    (-1.0, 0.65, 0.62),
    (-1.45, 0.615, 0.57),
    (-1.68, 0.565, 0.53),
    (-1.75, 0.46, 0.52),
    (-1.72, 0.3, 0.53),
    (-1.6, 0.17, 0.54),
)


CAR_TOP: tuple[Knot, ...] = (
    (0.86, 0.61, 0.57),
    (0.55, 0.775, 0.5),
    (0.26, 0.925, 0.44),
    (0.05, 0.975, 0.425),
    (-0.25, 0.998, 0.42),
    (-0.55, 0.97, 0.42),
    (-0.85, 0.875, 0.45),
    (-1.15, 0.745, 0.5),
    (-1.42, 0.62, 0.53),
)


CAR_WHEELS = ((1.08, 0.60, 0.255), (-1.06, 0.60, 0.255))


def car(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A long-nosed fastback coupé."""
    turn = spin(t, speed, 0.25, view)
    out = dust(view, -1.6, t, speed, 0.7)
    out += [underside(view, 1.5, -1.55, 0.52)]
    out += wheel_pairs(view, CAR_WHEELS, turn, 8, ("metal", 0.1), near=False)
    out += wheel_pairs(view, CAR_WHEELS, turn, 8, ("metal", 0.1), near=True, part="tread")
    body: Ink = ("base", 0.0)
    flank = (
        *arches(view, CAR_WHEELS),
        crease(
            view, [(1.66, 0.44, 0.52), (0.6, 0.475, 0.65), (-0.6, 0.48, 0.65), (-1.7, 0.45, 0.52)], ("base", 0.3), 0.011
        ),
        crease(view, [(1.4, 0.2, 0.56), (0.0, 0.2, 0.64), (-1.4, 0.2, 0.56)], ("base", -0.6), 0.035, 40.0),
        crease(view, [(0.66, 0.62, 0.63), (0.68, 0.4, 0.65), (0.58, 0.2, 0.62)], ("base", -0.55), 0.006, 120.0),
        crease(view, [(-0.42, 0.63, 0.64), (-0.5, 0.4, 0.65), (-0.44, 0.2, 0.62)], ("base", -0.55), 0.006, 120.0),
    )
    out += shell(
        view,
        CAR,
        ((1, 4, ("base", -0.12)), (4, 6, ("base", 0.16)), (8, 10, ("base", 0.12)), (10, 12, ("base", -0.16))),
        body,
        (0, 13),
        flank,
        0.05,
        crown=0.02,
    )
    out += _nose(view, t)
    side = view.side
    window = [
        (0.70, 0.655, 0.57),
        (0.26, 0.885, 0.46),
        (0.02, 0.93, 0.44),
        (-0.3, 0.945, 0.435),
        (-0.58, 0.915, 0.44),
        (-0.86, 0.8, 0.47),
        (-0.98, 0.68, 0.53),
    ]
    glass = smooth(view.line([(x, y, side * w) for x, y, w in window]), corners=(0, 6))
    post = crease(view, [(-0.36, 0.95, 0.44), (-0.4, 0.8, 0.5), (-0.42, 0.64, 0.56)], body, 0.016, 40.0, 1.0)
    person = driver(view, 0.02, 0.72, 0.17, seed)
    glint = crease(view, [(0.3, 0.68, 0.54), (0.12, 0.82, 0.48), (0.02, 0.92, 0.44)], ("white", 0.2), 0.03, 60.0, 0.28)
    shade = Cut(glass, GLASS, 0.9, 0.0, inside=(*person, glint))
    out += shell(
        view,
        CAR_TOP,
        ((0, 2, GLASS), (2, 5, ("base", 0.24)), (5, 8, ("glass", -0.55))),
        body,
        (0, 8),
        (shade, post),
        0.03,
        crown=0.02,
    )
    if abs(view.c) > 0.2:  # door handle, mirror
        hx, hy = view.at(-0.24, 0.555, side * 0.65)
        out.append(
            Cut(
                tube([(hx - 0.05 * abs(view.c), hy), (hx + 0.05 * abs(view.c), hy)], [0.009, 0.009]),
                ("metal", 0.4),
                0.0,
                0.0,
                solid=False,
                size=120,
            )
        )
    mx, my = view.at(0.66, 0.7, side * 0.66)
    out.append(Cut(oval(mx, my, 0.045, 0.034), ("base", -0.1), 0.4, 1.0, size=90))
    out += wheel_pairs(view, CAR_WHEELS, turn, 8, ("metal", 0.1), near=True, part="face")
    out += lamp_pairs(view, 1.71, 0.43, 0.37, 0.068, -1.745, 0.5, 0.4, 0.045)
    return out


def _nose(view: View, t: float) -> list[Cut]:
    """Grille and bumper, or the tail's bumper and plate."""
    out: list[Cut] = []
    if view.s > 0.12:
        grille = [(1.755, 0.42, -0.26), (1.755, 0.42, 0.26), (1.76, 0.33, 0.24), (1.76, 0.33, -0.24)]
        out.append(panel(view, grille, ("dark", -0.1), True, form=0.0, rim=0.3, size=40))
        out.append(
            rod(view, [(1.72, 0.27, -0.52), (1.79, 0.265, 0.0), (1.72, 0.27, 0.52)], 0.025, ("metal", 0.25), form=0.7)
        )
    elif view.s < -0.12:
        out.append(
            panel(
                view,
                [(-1.77, 0.42, -0.15), (-1.77, 0.42, 0.15), (-1.77, 0.35, 0.15), (-1.77, 0.35, -0.15)],
                ("paper", -0.1),
                form=0.0,
                size=60,
            )
        )
        out.append(
            rod(view, [(-1.72, 0.28, -0.52), (-1.8, 0.275, 0.0), (-1.72, 0.28, 0.52)], 0.025, ("metal", 0.2), form=0.7)
        )
    return out


def lamp_pairs(
    view: View, fx: float, fy: float, fs: float, fr: float, bx: float, by: float, bs: float, br: float
) -> list[Cut]:
    out: list[Cut] = []
    for s in (-1.0, 1.0):
        out += lamp(view, fx, fy, s * fs, fr, ("flame", 0.55), 1.0)
        out += lamp(view, bx, by, s * bs, br, ("lip", 0.0), -1.0, 0.8)
    return out


def driver(view: View, x: float, y: float, size: float, seed: int, helmet: bool = False) -> tuple[Cut, ...]:
    """Head and shoulders behind glass."""
    px, py = view.at(x, y, 0.0)
    lean = view.c * size * 0.12
    head: list[Cut] = [
        Cut(
            smooth(
                [
                    (px - size * 0.95, py + size * 1.9),
                    (px - size * 0.7, py + size * 0.95),
                    (px - lean, py + size * 0.6),
                    (px + size * 0.7, py + size * 0.95),
                    (px + size * 0.9, py + size * 1.9),
                ]
            ),
            ("second", -0.3),
            0.4,
            0.4,
        )
    ]
    head.append(Cut(oval(px + lean, py + size * 0.1, size * 0.44, size * 0.56), ("skin", -0.25), 0.5, 0.5))
    cap = smooth(
        [
            (px - size * 0.5 - lean * 0.4, py + size * 0.3),
            (px - size * 0.5, py - size * 0.35),
            (px, py - size * 0.62),
            (px + size * 0.46, py - size * 0.35),
            (px + size * (0.3 + 0.12 * view.c), py - size * 0.12),
            (px - size * 0.1 + lean, py - size * 0.08),
            (px - lean * 2.4, py + size * 0.35),
        ]
    )
    head.append(Cut(cap, ("accent", -0.05) if helmet else ("hair", -0.15), 0.5, 0.8))
    return tuple(head)

"""Truck and bus."""

from __future__ import annotations

from pipelines.blocking.draw.cars import GLASS, arches, crease, driver, lamp_pairs, spin, underside, wheel_pairs
from pipelines.blocking.draw.cuts import Cut, oval, smooth
from pipelines.blocking.draw.solid import Knot, View, dust, rod, shell


def truck(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A lorry: cab and box."""
    wheels = ((0.86, 0.4, 0.165), (-0.55, 0.4, 0.165), (-0.95, 0.4, 0.165))
    turn = spin(t, speed, 0.17, view)
    side = view.side
    box_: tuple[Knot, ...] = (
        (0.48, 0.22, 0.44),
        (0.48, 0.97, 0.44),
        (0.45, 1.0, 0.43),
        (-1.3, 1.0, 0.43),
        (-1.33, 0.97, 0.44),
        (-1.33, 0.22, 0.44),
    )
    cab: tuple[Knot, ...] = (
        (1.22, 0.13, 0.4),
        (1.26, 0.3, 0.4),
        (1.24, 0.46, 0.4),
        (1.08, 0.53, 0.4),
        (0.96, 0.8, 0.37),
        (0.86, 0.845, 0.36),
        (0.58, 0.85, 0.36),
        (0.54, 0.82, 0.38),
        (0.54, 0.13, 0.4),
    )
    out = dust(view, -1.3, t, speed, 0.6)
    out += [underside(view, 1.15, -1.3, 0.38, 0.24)]
    out += wheel_pairs(view, wheels, turn, 6, ("metal", -0.1), near=False)
    out += wheel_pairs(view, wheels, turn, 6, ("metal", -0.1), near=True, part="tread")
    ribs = tuple(
        crease(
            view,
            [(0.4 - 0.28 * k, 0.24, 0.445), (0.4 - 0.28 * k, 0.6, 0.445), (0.4 - 0.28 * k, 0.97, 0.445)],
            ("second", -0.35),
            0.006,
            60.0,
        )
        for k in range(7)
    )
    flank = (
        *ribs,
        crease(
            view, [(0.48, 0.62, 0.445), (-0.4, 0.62, 0.445), (-1.33, 0.62, 0.445)], ("accent", 0.0), 0.06, 30.0, 1.0
        ),
    )
    crate = shell(
        view,
        box_,
        ((0, 1, ("second", -0.2)), (2, 3, ("second", 0.2)), (4, 5, ("second", -0.2))),
        ("second", 0.12),
        range(6),
        flank,
        0.04,
    )
    pane = [(0.9, 0.79, 0.375), (0.66, 0.8, 0.375), (0.64, 0.56, 0.395), (1.0, 0.56, 0.395)]
    glass = Cut(
        smooth(view.line([(x, y, side * w) for x, y, w in pane]), corners=range(4)),
        GLASS,
        0.8,
        0.0,
        inside=driver(view, 0.78, 0.68, 0.1, seed),
    )
    door = crease(view, [(0.62, 0.5, 0.405), (0.62, 0.3, 0.405), (0.64, 0.18, 0.405)], ("base", -0.5), 0.006, 80.0)
    front = shell(
        view,
        cab,
        ((0, 2, ("base", -0.15)), (2, 3, ("base", 0.16)), (3, 4, GLASS), (4, 6, ("base", 0.2)), (7, 8, ("base", -0.3))),
        ("base", 0.0),
        (0, 8),
        (glass, door, *arches(view, wheels[:1])),
        0.04,
    )
    out += [*front, *crate] if view.s < 0 else [*crate, *front]
    if view.s > 0.15:
        for k in range(4):
            y = 0.24 + 0.045 * k
            out.append(
                rod(view, [(1.275, y, -0.24), (1.275, y, 0.24)], 0.012, ("dark", 0.1), form=0.0, size=50, rim=0.0)
            )
        out.append(rod(view, [(1.27, 0.15, -0.4), (1.3, 0.15, 0.4)], 0.028, ("metal", 0.1)))
    elif view.s < -0.15:
        out.append(
            rod(
                view,
                [(-1.34, 0.24, 0.0), (-1.34, 0.6, 0.0), (-1.34, 0.97, 0.0)],
                0.008,
                ("second", -0.5),
                form=0.0,
                size=50,
            )
        )
    out += wheel_pairs(view, wheels, turn, 6, ("metal", -0.1), near=True, part="face")
    out += lamp_pairs(view, 1.265, 0.36, 0.31, 0.05, -1.34, 0.27, 0.36, 0.03)
    return out


def bus(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A rounded coach of the fifties."""
    wheels = ((1.05, 0.38, 0.165), (-1.0, 0.38, 0.165))
    turn = spin(t, speed, 0.17, view)
    side = view.side
    hull_: tuple[Knot, ...] = (
        (1.55, 0.12, 0.4),
        (1.64, 0.22, 0.39),
        (1.66, 0.45, 0.39),
        (1.6, 0.62, 0.4),
        (1.46, 0.9, 0.39),
        (1.3, 0.975, 0.37),
        (1.0, 1.0, 0.36),
        (-1.3, 1.0, 0.36),
        (-1.55, 0.96, 0.37),
        (-1.66, 0.84, 0.39),
        (-1.68, 0.5, 0.4),
        (-1.66, 0.2, 0.4),
        (-1.58, 0.12, 0.4),
    )
    out = dust(view, -1.6, t, speed, 0.6)
    out += [underside(view, 1.5, -1.5, 0.36, 0.18)]
    out += wheel_pairs(view, wheels, turn, 6, ("metal", 0.0), near=False)
    out += wheel_pairs(view, wheels, turn, 6, ("metal", 0.0), near=True, part="tread")
    flank: list[Cut] = [
        crease(view, [(1.7, 0.7, 0.4), (0.0, 0.72, 0.405), (-1.7, 0.72, 0.405)], ("white", -0.08), 0.2, 20.0, 1.0)
    ]
    for k in range(7):
        x = 1.16 - 0.4 * k
        pane = smooth(
            view.line(
                [
                    (a, b, side * 0.405)
                    for a, b in ((x + 0.16, 0.84), (x - 0.16, 0.84), (x - 0.16, 0.6), (x + 0.16, 0.6))
                ]
            ),
            pull=0.06,
        )
        heads: tuple[Cut, ...] = driver(view, x + 0.03, 0.7, 0.09, seed + k) if (seed >> k) & 1 or k == 0 else ()
        flank.append(Cut(pane, GLASS, 0.8, 0.0, inside=heads))
        px, py = view.at(x, 0.72, side * 0.4)
        flank.append(Cut(oval(px, py, 0.1), ("flame", 0.2), glow=0.3, alpha=0.5, night=True, solid=False))
    flank.append(
        crease(view, [(1.66, 0.46, 0.4), (0.0, 0.47, 0.41), (-1.68, 0.47, 0.41)], ("accent", 0.0), 0.025, 30.0, 1.0)
    )
    flank += arches(view, wheels)
    out += shell(
        view,
        hull_,
        ((0, 3, ("base", -0.1)), (3, 4, GLASS), (4, 7, ("white", -0.04)), (8, 9, GLASS), (9, 11, ("base", -0.18))),
        ("base", 0.0),
        (0, 12),
        tuple(flank),
        0.04,
    )
    if view.s > 0.15:
        out.append(rod(view, [(1.67, 0.2, -0.38), (1.72, 0.2, 0.0), (1.67, 0.2, 0.38)], 0.025, ("metal", 0.2)))
        out.append(rod(view, [(1.555, 0.64, 0.0), (1.49, 0.88, 0.0)], 0.012, ("base", 0.0), form=0.0, size=50))
    out += wheel_pairs(view, wheels, turn, 6, ("metal", 0.0), near=True, part="face")
    out += lamp_pairs(view, 1.655, 0.34, 0.28, 0.055, -1.69, 0.36, 0.33, 0.035)
    return out

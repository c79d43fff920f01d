"""Things with engines on roads: car, racing cars, truck, bus."""

from __future__ import annotations

import math
import random

from pipelines.blocking.draw.cuts import Cut, Ink, oval, smooth, tube
from pipelines.blocking.draw.solid import Knot, View, dust, facing_us, lamp, panel, rod, shell, strip, wheel

GLASS: Ink = ("glass", -0.45)


def _spin(t: float, speed: float, r: float, view: View) -> float:
    """Angle of a wheel; it turns the way the machine goes."""
    return t * (5.0 + 16.0 * min(1.0, speed)) / max(0.1, r) * 0.22 * (1.0 if view.c >= 0 else -1.0) if speed > 0.02 else 0.35


def _wheels(view: View, spots: tuple[tuple[float, float, float], ...], turn: float, spokes: int, rim: Ink, near: bool, tyre: float = 0.32,
            wide: float = 0.16, part: str = "both") -> list[Cut]:  # fmt: skip
    """The wheels of one side, (x, s, r) each; the farther ones first."""
    side = view.side if near else -view.side
    out: list[Cut] = []
    for x, s, r in sorted(spots, key=lambda w: view.near(w[0], side * w[1])):
        out += wheel(view, x, side * s, r, turn, spokes, rim, tyre, wide=wide, far=not near, part=part)
    return out


def _arches(view: View, spots: tuple[tuple[float, float, float], ...], grow: float = 1.16) -> tuple[Cut, ...]:
    """Dark openings over the wheels, cut into the flank."""
    out = []
    for x, s, r in spots:
        px, py = view.at(x, r, view.side * s)
        k = (1.0 + view.near(x, view.side * s) * view.depth) * r * grow
        out.append(Cut(oval(px, py, k * abs(view.c), k), ("dark", -0.3), 0.0, 0.0))
    return tuple(out)


def _underside(view: View, front: float, back: float, half: float, high: float = 0.22) -> Cut:
    """The dark below a body, between the wheels."""
    corners = [(x, y, s) for x in (front, back) for s in (half, -half) for y in (0.06, high)]
    from pipelines.blocking.draw.costumes import _hull

    return Cut(smooth(_hull(view.line(corners)), pull=0.02), ("dark", -0.4), 0.0, 0.0)


def _crease(view: View, points: list[tuple[float, float, float]], ink: Ink, wide: float = 0.012, size: float = 60.0, alpha: float = 0.8) -> Cut:
    flat = view.line([(x, y, view.side * s) for x, y, s in points])
    radii = [wide * 0.2, *([wide] * (len(flat) - 2)), wide * 0.2]
    return Cut(tube(flat, radii), ink, 0.0, 0.0, solid=False, size=size, alpha=alpha)


CAR: tuple[Knot, ...] = (
    (1.55, 0.17, 0.54), (1.69, 0.24, 0.52), (1.735, 0.36, 0.5), (1.70, 0.46, 0.51), (1.58, 0.525, 0.54), (1.2, 0.585, 0.6), (0.72, 0.625, 0.63),
    (-0.2, 0.64, 0.64), (-1.0, 0.65, 0.62), (-1.45, 0.615, 0.57), (-1.68, 0.565, 0.53), (-1.75, 0.46, 0.52), (-1.72, 0.3, 0.53), (-1.6, 0.17, 0.54),
)  # fmt: skip
CAR_TOP: tuple[Knot, ...] = (
    (0.86, 0.61, 0.57), (0.55, 0.775, 0.5), (0.26, 0.925, 0.44), (0.05, 0.975, 0.425), (-0.25, 0.998, 0.42), (-0.55, 0.97, 0.42), (-0.85, 0.875, 0.45),
    (-1.15, 0.745, 0.5), (-1.42, 0.62, 0.53),
)  # fmt: skip
CAR_WHEELS = ((1.08, 0.60, 0.255), (-1.06, 0.60, 0.255))


def car(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A long-nosed fastback coupé."""
    turn = _spin(t, speed, 0.25, view)
    out = dust(view, -1.6, t, speed, 0.7)
    out += [_underside(view, 1.5, -1.55, 0.52)]
    out += _wheels(view, CAR_WHEELS, turn, 8, ("metal", 0.1), near=False)
    out += _wheels(view, CAR_WHEELS, turn, 8, ("metal", 0.1), near=True, part="tread")
    body: Ink = ("base", 0.0)
    flank = (
        *_arches(view, CAR_WHEELS),
        _crease(view, [(1.66, 0.44, 0.52), (0.6, 0.475, 0.65), (-0.6, 0.48, 0.65), (-1.7, 0.45, 0.52)], ("base", 0.3), 0.011),
        _crease(view, [(1.4, 0.2, 0.56), (0.0, 0.2, 0.64), (-1.4, 0.2, 0.56)], ("base", -0.6), 0.035, 40.0),
        _crease(view, [(0.66, 0.62, 0.63), (0.68, 0.4, 0.65), (0.58, 0.2, 0.62)], ("base", -0.55), 0.006, 120.0),
        _crease(view, [(-0.42, 0.63, 0.64), (-0.5, 0.4, 0.65), (-0.44, 0.2, 0.62)], ("base", -0.55), 0.006, 120.0),
    )
    out += shell(view, CAR, ((1, 4, ("base", -0.12)), (4, 6, ("base", 0.16)), (8, 10, ("base", 0.12)), (10, 12, ("base", -0.16))), body, (0, 13), flank, 0.05, crown=0.02)
    out += _nose(view, t)
    side = view.side
    window = [(0.70, 0.655, 0.57), (0.26, 0.885, 0.46), (0.02, 0.93, 0.44), (-0.3, 0.945, 0.435), (-0.58, 0.915, 0.44), (-0.86, 0.8, 0.47), (-0.98, 0.68, 0.53)]
    glass = smooth(view.line([(x, y, side * w) for x, y, w in window]), corners=(0, 6))
    post = _crease(view, [(-0.36, 0.95, 0.44), (-0.4, 0.8, 0.5), (-0.42, 0.64, 0.56)], body, 0.016, 40.0, 1.0)
    person = _driver(view, 0.02, 0.72, 0.17, seed)
    glint = _crease(view, [(0.3, 0.68, 0.54), (0.12, 0.82, 0.48), (0.02, 0.92, 0.44)], ("white", 0.2), 0.03, 60.0, 0.28)
    shade = Cut(glass, GLASS, 0.9, 0.0, inside=(*person, glint))
    out += shell(view, CAR_TOP, ((0, 2, GLASS), (2, 5, ("base", 0.24)), (5, 8, ("glass", -0.55))), body, (0, 8), (shade, post), 0.03, crown=0.02)
    if abs(view.c) > 0.2:  # door handle, mirror
        hx, hy = view.at(-0.24, 0.555, side * 0.65)
        out.append(Cut(tube([(hx - 0.05 * abs(view.c), hy), (hx + 0.05 * abs(view.c), hy)], [0.009, 0.009]), ("metal", 0.4), 0.0, 0.0, solid=False, size=120))
    mx, my = view.at(0.66, 0.7, side * 0.66)
    out.append(Cut(oval(mx, my, 0.045, 0.034), ("base", -0.1), 0.4, 1.0, size=90))
    out += _wheels(view, CAR_WHEELS, turn, 8, ("metal", 0.1), near=True, part="face")
    out += _lights(view, 1.71, 0.43, 0.37, 0.068, -1.745, 0.5, 0.4, 0.045)
    return out


def _nose(view: View, t: float) -> list[Cut]:
    """Grille and bumper, or the tail's bumper and plate."""
    out: list[Cut] = []
    if view.s > 0.12:
        grille = [(1.755, 0.42, -0.26), (1.755, 0.42, 0.26), (1.76, 0.33, 0.24), (1.76, 0.33, -0.24)]
        out.append(panel(view, grille, ("dark", -0.1), True, form=0.0, rim=0.3, size=40))
        out.append(rod(view, [(1.72, 0.27, -0.52), (1.79, 0.265, 0.0), (1.72, 0.27, 0.52)], 0.025, ("metal", 0.25), form=0.7))
    elif view.s < -0.12:
        out.append(panel(view, [(-1.77, 0.42, -0.15), (-1.77, 0.42, 0.15), (-1.77, 0.35, 0.15), (-1.77, 0.35, -0.15)], ("paper", -0.1), form=0.0, size=60))
        out.append(rod(view, [(-1.72, 0.28, -0.52), (-1.8, 0.275, 0.0), (-1.72, 0.28, 0.52)], 0.025, ("metal", 0.2), form=0.7))
    return out


def _lights(view: View, fx: float, fy: float, fs: float, fr: float, bx: float, by: float, bs: float, br: float) -> list[Cut]:
    out: list[Cut] = []
    for s in (-1.0, 1.0):
        out += lamp(view, fx, fy, s * fs, fr, ("flame", 0.55), 1.0)
        out += lamp(view, bx, by, s * bs, br, ("lip", 0.0), -1.0, 0.8)
    return out


def _driver(view: View, x: float, y: float, size: float, seed: int, helmet: bool = False) -> tuple[Cut, ...]:
    """Head and shoulders behind glass."""
    px, py = view.at(x, y, 0.0)
    lean = view.c * size * 0.12
    head: list[Cut] = [Cut(smooth([(px - size * 0.95, py + size * 1.9), (px - size * 0.7, py + size * 0.95), (px - lean, py + size * 0.6),
                                   (px + size * 0.7, py + size * 0.95), (px + size * 0.9, py + size * 1.9)]), ("second", -0.3), 0.4, 0.4)]  # fmt: skip
    head.append(Cut(oval(px + lean, py + size * 0.1, size * 0.44, size * 0.56), ("skin", -0.25), 0.5, 0.5))
    cap = smooth([(px - size * 0.5 - lean * 0.4, py + size * 0.3), (px - size * 0.5, py - size * 0.35), (px, py - size * 0.62), (px + size * 0.46, py - size * 0.35),
                  (px + size * (0.3 + 0.12 * view.c), py - size * 0.12), (px - size * 0.1 + lean, py - size * 0.08), (px - lean * 2.4, py + size * 0.35)])  # fmt: skip
    head.append(Cut(cap, ("accent", -0.05) if helmet else ("hair", -0.15), 0.5, 0.8))
    return tuple(head)


PROTO: tuple[Knot, ...] = (  # an endurance prototype: low nose, high wings, cut-off tail
    (1.95, 0.1, 0.72), (2.12, 0.15, 0.66), (2.16, 0.22, 0.62), (2.05, 0.32, 0.7), (1.82, 0.44, 0.82), (1.5, 0.56, 0.88), (1.2, 0.575, 0.9), (0.9, 0.52, 0.9),
    (0.5, 0.47, 0.9), (0.0, 0.47, 0.9), (-0.5, 0.545, 0.91), (-1.0, 0.655, 0.92), (-1.4, 0.68, 0.92), (-1.75, 0.655, 0.9), (-1.98, 0.63, 0.86), (-2.06, 0.56, 0.85),
    (-2.02, 0.3, 0.84), (-1.9, 0.13, 0.82),
)  # fmt: skip
PROTO_TOP: tuple[Knot, ...] = (
    (1.02, 0.47, 0.6), (0.72, 0.66, 0.5), (0.42, 0.845, 0.42), (0.18, 0.94, 0.385), (-0.08, 0.985, 0.37), (-0.35, 0.985, 0.37), (-0.7, 0.92, 0.38), (-1.2, 0.79, 0.4),
    (-1.75, 0.67, 0.42),
)  # fmt: skip
PROTO_WHEELS = ((1.27, 0.83, 0.305), (-1.22, 0.85, 0.335))


def prototype(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A sports prototype of the sixties, with a stripe, a roundel and a number."""
    chance = random.Random(seed)
    number = str(chance.choice((1, 2, 3, 5, 6, 7, 8, 9, 11, 12, 17, 20, 22, 23, 26)))
    turn = _spin(t, speed, 0.3, view)
    view = View(view.facing, view.depth * 0.9)
    out = dust(view, -1.9, t, speed, 0.9)
    out += [_underside(view, 1.9, -1.9, 0.76, 0.18)]
    out += _wheels(view, PROTO_WHEELS, turn, 5, ("brass", -0.1), near=False, wide=0.24)
    out += _wheels(view, PROTO_WHEELS, turn, 5, ("brass", -0.1), near=True, wide=0.24, part="tread")
    body: Ink = ("base", 0.0)
    side = view.side
    flank: list[Cut] = [*_arches(view, PROTO_WHEELS, 1.1)]
    flank.append(_crease(view, [(2.05, 0.2, 0.7), (1.0, 0.22, 0.92), (-0.6, 0.22, 0.93), (-2.0, 0.24, 0.84)], ("accent", 0.0), 0.035, 30.0, 1.0))
    flank.append(_crease(view, [(1.5, 0.12, 0.86), (0.0, 0.12, 0.9), (-1.7, 0.13, 0.86)], ("base", -0.7), 0.03, 30.0))
    flank.append(_crease(view, [(1.9, 0.4, 0.82), (1.5, 0.545, 0.89), (1.2, 0.56, 0.91), (0.6, 0.46, 0.91)], ("base", 0.4), 0.016, 40.0, 0.7))
    flank.append(_crease(view, [(-0.3, 0.5, 0.92), (-1.0, 0.635, 0.93), (-1.45, 0.66, 0.93), (-1.95, 0.61, 0.87)], ("base", 0.4), 0.016, 40.0, 0.7))
    flank.append(_crease(view, [(0.55, 0.46, 0.91), (0.5, 0.3, 0.92), (0.58, 0.15, 0.9)], ("base", -0.55), 0.007, 120.0))
    vent = [(-0.5, 0.46, 0.925), (-0.2, 0.41, 0.925), (-0.24, 0.31, 0.925), (-0.46, 0.34, 0.925)]
    flank.append(Cut(smooth(view.line([(x, y, side * s) for x, y, s in vent]), corners=(0, 1, 2, 3)), ("dark", -0.2), 0.0, 0.0, size=40))
    nx, ny = view.at(0.16, 0.305, side * 0.93)
    flank.append(Cut(oval(nx, ny, 0.18 * abs(view.c), 0.145), ("white", 0.0), 0.2, 0.0, size=24))
    flank += _number(view, number, 0.16, 0.305, side * 0.93, 0.19)
    bands = ((0, 3, ("base", -0.1)), (3, 6, ("base", 0.12)), (6, 9, ("base", -0.02)), (9, 12, ("base", 0.06)), (12, 14, ("base", 0.2)), (14, 16, ("base", -0.25)))
    pod = tuple((x, y, 0.17 * w / 0.92) for x, y, w in PROTO)
    far = shell(view, pod, bands, ("base", -0.22), (0, 17), (), 0.0, 0.0, offset=-side * 0.75, crown=0.03)
    middle = tuple((x, min(y, 0.46 if x > 0 else 0.6), w * 0.8) for x, y, w in PROTO)
    out += far + shell(view, middle, bands, ("base", -0.1), (0, 17), (), 0.0, 0.0)
    out += _stripes(view)
    person = _driver(view, 0.08, 0.74, 0.16, seed, helmet=True)
    window = [(0.72, 0.56, 0.54), (0.36, 0.84, 0.43), (0.15, 0.905, 0.4), (-0.1, 0.935, 0.385), (-0.3, 0.9, 0.39), (-0.38, 0.7, 0.44), (-0.36, 0.545, 0.52)]
    glass = smooth(view.line([(x, y, side * w) for x, y, w in window]), corners=(0, 5, 6))
    glint = _crease(view, [(0.38, 0.58, 0.5), (0.22, 0.74, 0.45), (0.14, 0.9, 0.4)], ("white", 0.2), 0.028, 60.0, 0.3)
    pane = Cut(glass, GLASS, 0.9, 0.0, inside=(*person, glint))
    louvres = tuple(_crease(view, [(-0.8 - 0.16 * k, 0.86 - 0.045 * k, 0.4), (-0.84 - 0.16 * k, 0.76 - 0.03 * k, 0.43), (-0.86 - 0.16 * k, 0.68, 0.46)], ("dark", 0.0), 0.016, 90.0) for k in range(4))  # noqa: E501
    out += shell(view, PROTO_TOP, ((0, 3, GLASS), (3, 5, ("base", 0.22)), (5, 8, ("base", 0.08))), body, (0, 8), (pane, *louvres), 0.03, crown=0.015)
    if view.s > 0.25:  # the driver seen through the windscreen
        screen = strip(view, PROTO_TOP[0:3])
        out.append(Cut(smooth(screen, corners=(0, 2, 3, 5)), GLASS, 0.8, 0.0, inside=(*_driver(view, 0.35, 0.7, 0.15, seed, helmet=True),), solid=False))
    out += shell(view, pod, bands, body, (0, 17), tuple(flank), 0.05, offset=side * 0.75, crown=0.03)
    out += _ends(view)
    out += _wheels(view, PROTO_WHEELS, turn, 5, ("brass", -0.1), near=True, wide=0.24, part="face")
    out += _lights(view, 1.96, 0.385, 0.7, 0.07, -2.07, 0.47, 0.66, 0.055)
    return out


def _stripes(view: View) -> list[Cut]:
    """Twin stripes over the nose and the tail."""
    out: list[Cut] = []
    runs = [((2.15, 0.235), (2.03, 0.33), (1.8, 0.43), (1.4, 0.475), (1.0, 0.48))] if view.s > 0.1 else []
    for lane in (-0.13, 0.13):
        for run in runs:
            left = [(x, y + 0.004, lane - 0.07) for x, y in run]
            right = [(x, y + 0.004, lane + 0.07) for x, y in run]
            out.append(Cut(smooth(view.line([*left, *reversed(right)]), corners=(0, 4, 5, 9)), ("accent", 0.05), 0.3, 0.0, solid=False, size=30))
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
            out.append(Cut(oval(ex, ey, 0.06), ("metal", -0.1), 0.5, 1.0, size=40, inside=(Cut(oval(ex, ey, 0.038), ("dark", -0.5), 0.0, 0.0),)))
    return out


DIGITS = {  # seven strokes of a race number: top, upper left, upper right, middle, lower left, lower right, bottom
    "0": "1110111", "1": "0010010", "2": "1011101", "3": "1011011", "4": "0111010", "5": "1101011", "6": "1101111", "7": "1010010", "8": "1111111", "9": "1111011",
}  # fmt: skip


def _number(view: View, text: str, x: float, y: float, s: float, high: float) -> list[Cut]:
    """Numbers as strokes on the flank."""
    wide = high * 0.46
    sign = 1.0 if view.c >= 0 else -1.0
    lines = (((0, 2), (1, 2)), ((0, 2), (0, 1)), ((1, 2), (1, 1)), ((0, 1), (1, 1)), ((0, 1), (0, 0)), ((1, 1), (1, 0)), ((0, 0), (1, 0)))
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

            out.append(Cut(tube([at(ax, ay), at(bx, by)], [high * 0.085] * 2), ("dark", 0.0), 0.0, 0.0, solid=False, size=46))
    return out


SINGLE: tuple[Knot, ...] = (
    (1.9, 0.2, 0.17), (2.02, 0.3, 0.12), (1.95, 0.4, 0.16), (1.5, 0.49, 0.26), (0.9, 0.55, 0.32), (0.45, 0.58, 0.34), (0.2, 0.6, 0.35), (-0.35, 0.6, 0.35),
    (-0.8, 0.6, 0.34), (-1.4, 0.52, 0.28), (-1.85, 0.42, 0.16), (-1.86, 0.32, 0.15), (-1.4, 0.2, 0.26), (0.0, 0.15, 0.34),
)  # fmt: skip
SINGLE_WHEELS = ((1.3, 0.72, 0.3), (-1.25, 0.76, 0.34))


def single_seater(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A cigar-shaped single seater: open wheels, a driver in the wind."""
    chance = random.Random(seed)
    number = str(chance.choice((1, 2, 4, 5, 6, 8, 9, 11, 12, 14, 18)))
    turn = _spin(t, speed, 0.3, view)
    side = view.side
    out = dust(view, -1.7, t, speed, 0.8)
    out += _wheels(view, SINGLE_WHEELS, turn, 6, ("metal", 0.1), near=False, tyre=0.42, wide=0.3)
    for x, y in ((1.3, 0.34), (1.22, 0.24), (-1.25, 0.4), (-1.1, 0.26)):
        out.append(rod(view, [(x, y, -0.72), (x - 0.05, y + 0.02, 0.0), (x, y, 0.72)], 0.018, ("metal", -0.3), form=0.0))
    flank: list[Cut] = [
        _crease(view, [(1.95, 0.36, 0.16), (0.9, 0.4, 0.36), (-0.6, 0.42, 0.37), (-1.8, 0.4, 0.18)], ("accent", 0.0), 0.05, 30.0, 1.0),
        _crease(view, [(1.5, 0.2, 0.26), (0.0, 0.18, 0.36), (-1.3, 0.22, 0.28)], ("base", -0.6), 0.035, 30.0),
    ]
    nx, ny = view.at(0.62, 0.42, side * 0.36)
    flank.append(Cut(oval(nx, ny, 0.15 * abs(view.c), 0.13), ("white", 0.0), 0.2, 0.0, size=24))
    flank += _number(view, number, 0.62, 0.42, side * 0.36, 0.16)
    out += _single_driver(view, t, seed)
    out += shell(view, SINGLE, ((0, 2, ("dark", 0.0)), (2, 5, ("base", 0.14)), (8, 10, ("base", 0.1)), (10, 12, ("dark", 0.0))), ("base", 0.0), (13,), tuple(flank), 0.05)
    screen = [(0.62, 0.57, 0.2), (0.4, 0.7, 0.22), (0.3, 0.7, 0.25), (0.22, 0.6, 0.34)]
    for s in (-side, side):
        out.append(Cut(smooth(view.line([(x, y, s * w) for x, y, w in screen])), ("glass", 0.2), 0.2, 1.0, alpha=0.55, solid=False, size=40))
    for s in (-0.1, 0.1):
        out.append(rod(view, [(-1.2, 0.5, s), (-1.7, 0.47, s), (-2.1, 0.46, s)], 0.035, ("metal", 0.1), form=0.6))
    out += _wheels(view, SINGLE_WHEELS, turn, 6, ("metal", 0.1), near=True, tyre=0.42, wide=0.3)
    return out


def _single_driver(view: View, t: float, seed: int) -> list[Cut]:
    from pipelines.blocking.draw import faces
    from pipelines.blocking.draw.cuts import placed
    from pipelines.blocking.draw.hair import head
    from pipelines.blocking.draw.traits import _traits

    who = _traits("man", f"driver {seed}")
    yaw = round((90.0 - view.facing + 180.0) % 360.0 - 180.0)
    back, front = head(who, float(yaw), faces.Mood(frown=0.4), -1.0, "racing helmet")
    x, y = view.at(-0.12, 0.8, 0.0)
    bx, by = view.at(-0.2, 0.6, 0.0)
    nod = math.sin(t * 9.0) * 0.6
    hoop = rod(view, [(-0.42, 0.55, -0.2), (-0.44, 0.9, -0.14), (-0.44, 0.95, 0.0), (-0.44, 0.9, 0.14), (-0.42, 0.55, 0.2)], 0.022, ("metal", 0.1), form=0.3)
    chest = Cut(smooth([(bx - 0.24, by + 0.1), (bx - 0.2, by - 0.06), (x, y + 0.14), (bx + 0.24, by - 0.04), (bx + 0.3, by + 0.1)]), ("second", 0.1), 0.5, 0.8)
    return [hoop, chest, placed(back, x, y, nod, 0.3), placed(front, x, y, nod, 0.3)]


def truck(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A lorry: cab and box."""
    wheels = ((0.86, 0.4, 0.165), (-0.55, 0.4, 0.165), (-0.95, 0.4, 0.165))
    turn = _spin(t, speed, 0.17, view)
    side = view.side
    box_: tuple[Knot, ...] = ((0.48, 0.22, 0.44), (0.48, 0.97, 0.44), (0.45, 1.0, 0.43), (-1.3, 1.0, 0.43), (-1.33, 0.97, 0.44), (-1.33, 0.22, 0.44))
    cab: tuple[Knot, ...] = (
        (1.22, 0.13, 0.4), (1.26, 0.3, 0.4), (1.24, 0.46, 0.4), (1.08, 0.53, 0.4), (0.96, 0.8, 0.37), (0.86, 0.845, 0.36), (0.58, 0.85, 0.36), (0.54, 0.82, 0.38), (0.54, 0.13, 0.4),
    )  # fmt: skip
    out = dust(view, -1.3, t, speed, 0.6)
    out += [_underside(view, 1.15, -1.3, 0.38, 0.24)]
    out += _wheels(view, wheels, turn, 6, ("metal", -0.1), near=False)
    out += _wheels(view, wheels, turn, 6, ("metal", -0.1), near=True, part="tread")
    ribs = tuple(_crease(view, [(0.4 - 0.28 * k, 0.24, 0.445), (0.4 - 0.28 * k, 0.6, 0.445), (0.4 - 0.28 * k, 0.97, 0.445)], ("second", -0.35), 0.006, 60.0) for k in range(7))
    flank = (*ribs, _crease(view, [(0.48, 0.62, 0.445), (-0.4, 0.62, 0.445), (-1.33, 0.62, 0.445)], ("accent", 0.0), 0.06, 30.0, 1.0))
    crate = shell(view, box_, ((0, 1, ("second", -0.2)), (2, 3, ("second", 0.2)), (4, 5, ("second", -0.2))), ("second", 0.12), range(6), flank, 0.04)
    pane = [(0.9, 0.79, 0.375), (0.66, 0.8, 0.375), (0.64, 0.56, 0.395), (1.0, 0.56, 0.395)]
    glass = Cut(smooth(view.line([(x, y, side * w) for x, y, w in pane]), corners=range(4)), GLASS, 0.8, 0.0, inside=_driver(view, 0.78, 0.68, 0.1, seed))
    door = _crease(view, [(0.62, 0.5, 0.405), (0.62, 0.3, 0.405), (0.64, 0.18, 0.405)], ("base", -0.5), 0.006, 80.0)
    front = shell(view, cab, ((0, 2, ("base", -0.15)), (2, 3, ("base", 0.16)), (3, 4, GLASS), (4, 6, ("base", 0.2)), (7, 8, ("base", -0.3))), ("base", 0.0), (0, 8),
                  (glass, door, *_arches(view, wheels[:1])), 0.04)  # fmt: skip
    out += [*front, *crate] if view.s < 0 else [*crate, *front]
    if view.s > 0.15:
        for k in range(4):
            y = 0.24 + 0.045 * k
            out.append(rod(view, [(1.275, y, -0.24), (1.275, y, 0.24)], 0.012, ("dark", 0.1), form=0.0, size=50, rim=0.0))
        out.append(rod(view, [(1.27, 0.15, -0.4), (1.3, 0.15, 0.4)], 0.028, ("metal", 0.1)))
    elif view.s < -0.15:
        out.append(rod(view, [(-1.34, 0.24, 0.0), (-1.34, 0.6, 0.0), (-1.34, 0.97, 0.0)], 0.008, ("second", -0.5), form=0.0, size=50))
    out += _wheels(view, wheels, turn, 6, ("metal", -0.1), near=True, part="face")
    out += _lights(view, 1.265, 0.36, 0.31, 0.05, -1.34, 0.27, 0.36, 0.03)
    return out


def bus(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    """A rounded coach of the fifties."""
    wheels = ((1.05, 0.38, 0.165), (-1.0, 0.38, 0.165))
    turn = _spin(t, speed, 0.17, view)
    side = view.side
    hull_: tuple[Knot, ...] = (
        (1.55, 0.12, 0.4), (1.64, 0.22, 0.39), (1.66, 0.45, 0.39), (1.6, 0.62, 0.4), (1.46, 0.9, 0.39), (1.3, 0.975, 0.37), (1.0, 1.0, 0.36), (-1.3, 1.0, 0.36),
        (-1.55, 0.96, 0.37), (-1.66, 0.84, 0.39), (-1.68, 0.5, 0.4), (-1.66, 0.2, 0.4), (-1.58, 0.12, 0.4),
    )  # fmt: skip
    out = dust(view, -1.6, t, speed, 0.6)
    out += [_underside(view, 1.5, -1.5, 0.36, 0.18)]
    out += _wheels(view, wheels, turn, 6, ("metal", 0.0), near=False)
    out += _wheels(view, wheels, turn, 6, ("metal", 0.0), near=True, part="tread")
    flank: list[Cut] = [_crease(view, [(1.7, 0.7, 0.4), (0.0, 0.72, 0.405), (-1.7, 0.72, 0.405)], ("white", -0.08), 0.2, 20.0, 1.0)]
    for k in range(7):
        x = 1.16 - 0.4 * k
        pane = smooth(view.line([(a, b, side * 0.405) for a, b in ((x + 0.16, 0.84), (x - 0.16, 0.84), (x - 0.16, 0.6), (x + 0.16, 0.6))]), pull=0.06)
        heads: tuple[Cut, ...] = _driver(view, x + 0.03, 0.7, 0.09, seed + k) if (seed >> k) & 1 or k == 0 else ()
        flank.append(Cut(pane, GLASS, 0.8, 0.0, inside=heads))
        px, py = view.at(x, 0.72, side * 0.4)
        flank.append(Cut(oval(px, py, 0.1), ("flame", 0.2), glow=0.3, alpha=0.5, night=True, solid=False))
    flank.append(_crease(view, [(1.66, 0.46, 0.4), (0.0, 0.47, 0.41), (-1.68, 0.47, 0.41)], ("accent", 0.0), 0.025, 30.0, 1.0))
    flank += _arches(view, wheels)
    out += shell(view, hull_, ((0, 3, ("base", -0.1)), (3, 4, GLASS), (4, 7, ("white", -0.04)), (8, 9, GLASS), (9, 11, ("base", -0.18))), ("base", 0.0), (0, 12), tuple(flank), 0.04)
    if view.s > 0.15:
        out.append(rod(view, [(1.67, 0.2, -0.38), (1.72, 0.2, 0.0), (1.67, 0.2, 0.38)], 0.025, ("metal", 0.2)))
        out.append(rod(view, [(1.555, 0.64, 0.0), (1.49, 0.88, 0.0)], 0.012, ("base", 0.0), form=0.0, size=50))
    out += _wheels(view, wheels, turn, 6, ("metal", 0.0), near=True, part="face")
    out += _lights(view, 1.655, 0.34, 0.28, 0.055, -1.69, 0.36, 0.33, 0.035)
    return out

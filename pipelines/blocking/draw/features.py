"""Nose, mouth, eyes and ears, laid on the skull and turned with it."""

from __future__ import annotations

import math
from functools import lru_cache

from pipelines.blocking.draw.cuts import Cut, Ink, Point, oval, smooth, tube
from pipelines.blocking.draw.skulls import EYE, NOSE_Y, Mood, skin_ink, skull
from pipelines.blocking.draw.traits import Traits
from pipelines.blocking.draw.turn import Turn, level


@lru_cache(maxsize=512)
def nose_cuts(who: Traits, turn: Turn, key: float) -> list[Cut]:
    n = who.nose
    tip_z = 0.356 + 0.128 * n
    wing = 0.068 * (0.75 + 0.25 * n)
    top, tip, under = (0.0, -0.02, 0.352), (0.0, NOSE_Y - 0.02, tip_z), (0.0, 0.222, 0.385)
    out: list[Cut] = []
    root = turn.at(*top)
    end = turn.at(*tip)
    for side in (-1.0, 1.0):
        inner = turn.at(side * 0.062, 0.005, 0.30)
        fold = turn.at(side * wing, 0.2, 0.365)
        bridge = turn.at(side * 0.035, 0.08, 0.36)
        area = (end[0] - root[0]) * (fold[1] - root[1]) - (end[1] - root[1]) * (fold[0] - root[0])
        if area * side > -0.0004:
            continue  # that side of the nose looks away from us
        lit = key * side * turn.c > 0.0 if abs(turn.c) > 0.3 else key * turn.s > 0.0
        if lit:
            out.append(
                Cut(
                    smooth([root, bridge, fold, end], corners=(0, 2, 3)),
                    skin_ink(who, 0.18),
                    0.0,
                    0.0,
                    alpha=0.55,
                    size=40,
                )
            )
            continue
        deep = -0.5 if turn.c > 0.3 else -0.32
        out.append(
            Cut(
                smooth([root, inner, bridge, fold, turn.at(0.0, 0.205, tip_z - 0.03), end], corners=(0, 3)),
                skin_ink(who, deep),
                0.0,
                0.0,
                alpha=0.75,
                size=20,
            )
        )
    a, b = turn.at(-wing, 0.196, 0.36), turn.at(wing, 0.196, 0.36)
    low = turn.at(*under)
    ball = turn.at(0.0, 0.19, tip_z - 0.012)
    out.append(Cut(smooth([a, ball, b, low], corners=(0, 2)), skin_ink(who, -0.62), 0.0, 0.0, alpha=0.85, size=26))
    for side in (-1.0, 1.0):
        if turn.near(side * 0.04, 0.38) > 0.13:
            x, y = turn.at(side * 0.036, 0.207, 0.405)
            out.append(Cut(oval(x, y, 0.02 * max(0.35, abs(turn.c)), 0.0085), skin_ink(who, -0.9), 0.0, 0.0, size=70))
        # wing
        if turn.near(side, 0.15) > 0.0 and abs(turn.yaw) > 25.0:
            x, y = turn.at(side * wing, 0.175, 0.372)
            curl = [(x - 0.03 * turn.s, y - 0.02), (x - 0.045 * turn.s, y + 0.008), (x - 0.03 * turn.s, y + 0.026)]
            out.append(Cut(tube(curl, [0.002, 0.0055, 0.002]), skin_ink(who, -0.6), 0.0, 0.0, size=70))
    x, y = turn.at(0.0, NOSE_Y - 0.035, tip_z - 0.03)
    if turn.c > 0.1:
        out.append(
            Cut(oval(x + key * 0.02, y - 0.008, 0.016, 0.012), ("rim", 0.0), 0.0, 0.0, alpha=0.45, soft=True, size=60)
        )
        out.append(Cut(oval(x, y + 0.01, 0.07, 0.05), ("blush", 0.0), 0.0, 0.0, alpha=0.18, soft=True, size=60))
    return out


@lru_cache(maxsize=512)
def mouth_cuts(who: Traits, turn: Turn, mood: Mood, key: float) -> list[Cut]:
    half = 0.105 * (0.85 + 0.15 * who.lips)
    lift = -0.012 * mood.smile
    y = 0.302
    gap = 0.05 * mood.open
    thick = 0.024 * who.lips

    def edge(points: tuple[tuple[float, float], ...]) -> list[Point]:
        return [
            turn.at(u * half, v, 0.39 - 0.1 * abs(u) ** 1.6)
            for u, v in points
            if turn.near(u * half, 0.39 - 0.1 * abs(u)) > 0.02
        ]

    corner = y + lift
    upper = edge(
        (
            (-1, corner),
            (-0.5, y - thick * 0.9),
            (-0.16, y - thick * 1.5),
            (0, y - thick * 1.15),
            (0.16, y - thick * 1.5),
            (0.5, y - thick * 0.9),
            (1, corner),
        )
    )
    seam = edge(((-1, corner), (-0.5, y - 0.002), (0, y + 0.003), (0.5, y - 0.002), (1, corner)))
    seam_low = edge(((-1, corner), (-0.5, y + gap * 0.8), (0, y + 0.003 + gap), (0.5, y + gap * 0.8), (1, corner)))
    lower = edge(
        (
            (-1, corner),
            (-0.55, y + gap + thick * 1.1),
            (0, y + gap + thick * 1.85),
            (0.55, y + gap + thick * 1.1),
            (1, corner),
        )
    )
    if len(seam) < 2 or len(upper) < 3 or len(lower) < 3:
        return []
    tone = 0.35 + 0.4 * (who.lips - 0.8)
    ends = (0, len(upper) - 1)
    out = [
        Cut(
            smooth([*upper, *reversed(seam)], corners=(0, len(upper) - 1, len(upper), len(upper) + len(seam) - 1)),
            ("lip", -0.28),
            0.0,
            0.0,
            alpha=min(0.95, 0.55 + tone),
            size=26,
        ),
        Cut(
            smooth(
                [*seam_low, *reversed(lower)],
                corners=(0, len(seam_low) - 1, len(seam_low), len(seam_low) + len(lower) - 1),
            ),
            ("lip", 0.1),
            0.0,
            0.0,
            alpha=min(0.9, 0.25 + tone),
            size=36,
        ),
    ]
    if gap > 0.004:
        inner = smooth(
            [*seam, *reversed(seam_low)], corners=(0, len(seam) - 1, len(seam), len(seam) + len(seam_low) - 1)
        )
        teeth = smooth(
            [(a, b - 0.004) for a, b in seam] + [(a, b + gap * 0.3) for a, b in reversed(seam)], corners=ends
        )
        out.append(
            Cut(inner, ("shade", -0.2), 0.0, 0.0, size=30, inside=(Cut(teeth, ("white", -0.15), 0.0, 0.0, size=80),))
        )
    widths = [0.0015] + [0.0065] * (len(seam) - 2) + [0.0015]
    out.append(Cut(tube(seam, widths), ("shade", 0.0), 0.0, 0.0, alpha=0.8, size=16))
    x, by = turn.at(0.0, y + gap + thick * 2.5, 0.375)
    out.append(
        Cut(
            oval(x, by, 0.055 * max(0.3, abs(turn.c)), 0.014),
            skin_ink(who, -0.5),
            0.0,
            0.0,
            alpha=0.6,
            soft=True,
            size=40,
        )
    )
    return out


@lru_cache(maxsize=512)
def eye_cuts(who: Traits, turn: Turn, side: float, mood: Mood, key: float) -> list[Cut]:
    ex, ey, ez = EYE
    slant = 27.0 * side
    angle = math.radians(turn.yaw + slant)
    wide = math.cos(angle)
    if wide < 0.08 or turn.near(ex * side, ez) < 0.03:
        return []
    cx, cy = turn.at(ex * side, ey, ez)
    w = 0.084 * who.eyes**0.5
    h = 0.034 * who.eyes * (1.0 if who.age < 0.9 else 0.85)
    lids = max(0.0, mood.lids)
    top = h * 1.18 * lids - h * 0.35 * (1.0 - lids)
    low = -h * 0.72

    def at(u: float, v: float) -> Point:  # u to the outside of the eye, v up; the ball bulges forward
        bulge = 0.03 * (1.0 - u * u)
        return (cx + u * w * side * wide + bulge * math.sin(angle), cy - v)

    inner, outer = at(-1.0, -0.006), at(1.0, 0.006 + 0.006 * who.lash)
    crown = [at(-0.55, top * 0.72), at(-0.05, top), at(0.5, top * 0.82)]
    floor = [at(0.55, low * 0.85), at(0.0, low), at(-0.5, low * 0.62)]
    socket = smooth(
        [at(-1.25, 0.045), at(-0.2, 0.078), at(1.1, 0.06), at(1.35, 0.0), at(0.5, -0.045), at(-0.8, -0.038)]
    )
    shape = smooth([inner, *crown, outer, *floor], corners=(0, 4))
    out = [Cut(socket, skin_ink(who, -0.38), 0.0, 0.0, alpha=0.42, size=20)]
    # gaze: the iris slides over the ball towards where the person looks
    look = math.sin(angle + math.radians(mood.gaze)) * 0.052 - math.sin(angle) * 0.012
    r = 0.0345 * who.eyes**0.6
    ix, iy = cx + look - wide * 0.012 * side, cy - h * 0.1
    squash = max(0.35, math.cos(angle * 0.8 + math.radians(mood.gaze)))
    iris: Ink = ("iris", 0.0) if who.seed % 5 > 1 else ("glass", -0.35)
    if lids > 0.15:
        ball = (
            Cut(
                oval(ix, iy, r * squash, r),
                iris,
                0.0,
                0.0,
                size=50,
                inside=(
                    Cut(
                        oval(ix - key * 0.008, iy + 0.012, r * squash * 0.75, r * 0.6),
                        ("accent", 0.12),
                        0.0,
                        0.0,
                        alpha=0.35,
                        soft=True,
                    ),
                ),
            ),
            Cut(oval(ix, iy, r * 0.47 * squash, r * 0.47), ("shade", -0.5), 0.0, 0.0, size=60),
            Cut(
                tube([at(-1.0, top * 0.2), at(0.0, top * 0.92), at(1.0, top * 0.3)], [0.006, 0.014, 0.008]),
                ("shade", 0.0),
                0.0,
                0.0,
                alpha=0.4,
                size=80,
            ),
            Cut(
                oval(ix + key * r * 0.36 * squash, iy - r * 0.4, r * 0.26, r * 0.28), ("white", 0.9), 0.0, 0.0, size=44
            ),
            Cut(
                oval(ix - key * r * 0.4 * squash, iy + r * 0.42, r * 0.1, r * 0.1),
                ("white", 0.3),
                0.0,
                0.0,
                alpha=0.6,
                size=120,
            ),
        )
        dim = -0.14 if key * turn.at(ex * side, 0, ez)[0] > -0.02 else -0.42
        out.append(Cut(shape, ("white", dim), 0.0, 0.0, inside=ball, size=52))
        out.append(
            Cut(oval(ix, iy, max(0.02, r * squash), r * 0.95 * lids), ("shade", -0.3), 0.0, 0.0, size=11, until=52)
        )
        floor_line = tube([inner, *floor[::-1], outer], [0.001, 0.0028, 0.004, 0.004, 0.002])
        out.append(Cut(floor_line, skin_ink(who, -0.75), 0.0, 0.0, alpha=0.55, size=70))
    lash = 0.0065 + 0.006 * who.lash
    flick = at(1.0 + 0.16 * who.lash, 0.012 + 0.016 * who.lash)
    line = [inner, *crown, flick]
    out.append(
        Cut(tube(line, [0.0015, lash * 0.6, lash * 0.9, lash * 0.95, 0.0012]), ("shade", -0.4), 0.0, 0.0, size=11)
    )
    crease = [at(-0.75, top + 0.004), at(-0.1, h * 1.18 + 0.022), at(0.6, h * 0.95 + 0.02), at(1.12, 0.018)]
    out.append(Cut(tube(crease, [0.0015, 0.0045, 0.004, 0.001]), skin_ink(who, -0.72), 0.0, 0.0, alpha=0.7, size=64))
    if lids < 0.5:
        lid = smooth([inner, at(-0.4, h * 1.0), at(0.2, h * 1.05), outer, *crown[::-1]], corners=(0, 3))
        out.insert(1, Cut(lid, skin_ink(who, -0.2), 0.0, 0.0, size=50))
    # brow, wrapped round the bone
    f = mood.frown
    knots = (
        (0.058, -0.092 + 0.022 * f, 0.352),
        (0.12, -0.112 + 0.006 * f, 0.345),
        (0.19, -0.116 - 0.002 * f, 0.305),
        (0.252, -0.088 - 0.004 * f, 0.235),
    )
    spine = [turn.at(side * x, y, z) for x, y, z in knots if turn.near(side * x, z) > -0.02]
    if len(spine) > 1:
        thick = 0.0155 * who.brows
        out.append(
            Cut(
                tube(spine, [thick * 0.8, thick, thick * 0.75, thick * 0.25][: len(spine)]),
                ("hair", -0.3 if who.age < 0.9 else 0.05),
                0.0,
                0.0,
                size=13,
            )
        )
    return out


@lru_cache(maxsize=512)
def ear_cuts(who: Traits, turn: Turn, side: float) -> tuple[list[Cut], float]:
    w = level(skull(who), 0.06)[1]
    x, y = turn.at(side * (w + 0.005), 0.055, -0.03)
    depth = turn.near(side * 0.3, -0.03)
    open_ = max(0.3, abs(turn.s)) if depth > 0 else 0.42 * abs(turn.c)
    if depth < -0.12:
        return [], depth
    lean = turn.s * -0.02
    out = side * turn.c * 0.018
    pts = [
        (0.0, -0.1),
        (0.055, -0.085),
        (0.068, -0.03),
        (0.048, 0.035),
        (0.018, 0.095),
        (-0.025, 0.08),
        (-0.035, 0.0),
        (-0.03, -0.06),
    ]
    back = -1.0 if turn.s >= 0 else 1.0
    if abs(turn.s) < 0.35:
        back = side
    shape = smooth([(x + out + back * a * (0.45 + 0.55 * open_) + lean, y + b) for a, b in pts])
    bowl = smooth([(x + out + back * (0.012 + a * 0.5) * open_ + lean, y - 0.012 + b * 0.55) for a, b in pts])
    inner = (Cut(bowl, skin_ink(who, -0.5), 0.0, 0.0, alpha=0.7, size=34),)
    return [Cut(shape, skin_ink(who, -0.12), 0.4, 0.7, inside=inner)], depth

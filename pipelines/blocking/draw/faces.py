"""Heads and faces, in head units: crown to chin is one, the eyes are at (0, 0). Any yaw, from one set of slices."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from pipelines.blocking.draw.cuts import Cut, Ink, Path, Point, oval, poly, smooth, tube
from pipelines.blocking.draw.traits import Traits
from pipelines.blocking.draw.turn import Slice, Turn, curve, level

SKULL: tuple[Slice, ...] = (  # y, half width, to the front, to the back
    (-0.492, 0.015, 0.00, 0.08),
    (-0.482, 0.085, 0.075, 0.16),
    (-0.452, 0.160, 0.165, 0.25),
    (-0.39, 0.233, 0.255, 0.335),
    (-0.30, 0.285, 0.322, 0.41),
    (-0.18, 0.312, 0.355, 0.455),
    (-0.07, 0.315, 0.365, 0.455),
    (0.00, 0.302, 0.330, 0.43),
    (0.09, 0.300, 0.345, 0.36),
    (0.18, 0.288, 0.352, 0.21),
    (0.24, 0.272, 0.351, 0.09),
    (0.30, 0.258, 0.348, 0.045),
    (0.36, 0.232, 0.345, -0.02),
    (0.42, 0.196, 0.345, -0.115),
    (0.48, 0.140, 0.325, -0.17),
    (0.525, 0.05, 0.25, -0.15),
)
RIDGE: tuple[tuple[float, float, float], ...] = (  # y, reach of the midline, half width of what sticks out there
    (-0.12, 0.360, 0.05), (-0.065, 0.388, 0.05), (0.0, 0.362, 0.04), (0.06, 0.405, 0.04), (0.12, 0.452, 0.045),
    (0.158, 0.484, 0.05), (0.185, 0.480, 0.05), (0.208, 0.43, 0.05), (0.222, 0.392, 0.05), (0.245, 0.388, 0.06),
    (0.272, 0.404, 0.06), (0.288, 0.398, 0.06), (0.300, 0.380, 0.06), (0.315, 0.398, 0.06), (0.332, 0.394, 0.06),
    (0.358, 0.368, 0.06), (0.395, 0.374, 0.08), (0.435, 0.392, 0.09), (0.475, 0.376, 0.08), (0.508, 0.31, 0.06),
)  # fmt: skip
EYE = (0.142, 0.0, 0.292)
NOSE_Y = 0.185


@dataclass(frozen=True)
class Mood:
    """What a face does at one instant; numbers are rounded before they get here, so that faces can be kept."""

    open: float = 0.0  # mouth, 0..1
    lids: float = 1.0  # 1 open .. 0 shut
    gaze: float = 0.0  # degrees right of the nose, of the picture
    frown: float = 0.0  # -1 worried .. 1 grim
    smile: float = 0.0


def living(who: Traits, t: float, frown: float = 0.0) -> Mood:
    """Blinks, small looks aside and a mouth that sometimes speaks: the idle life of a face."""
    a = (who.seed % 997) / 997.0
    period = 3.1 + 1.8 * a
    phase = (t + a * period) % period
    lids = 1.0 if phase > 0.2 else abs(phase - 0.1) / 0.1
    step = int(t / 1.7 + a * 7.0)
    gaze = (((step * 7919 + who.seed) >> 3) % 7 - 3) * 1.6
    speech = max(0.0, math.sin(t * 1.1 + a * 6.28)) ** 0.7
    mouth = max(0.0, math.sin(t * 13.0 + a * 9.0) * 0.5 + math.sin(t * 7.3 + a * 4.0) * 0.5) * speech
    return Mood(round(mouth * 0.8, 1), round(lids, 1), round(gaze, 0), round(frown, 1), round(math.sin(a * 40.0) * 0.5, 1))


@lru_cache(maxsize=256)
def skull(who: Traits) -> tuple[Slice, ...]:
    """The skull of one person, with a slice at every level its silhouette needs."""
    rows = []
    levels = sorted({row[0] for row in SKULL} | {row[0] for row in RIDGE})
    for y in levels:
        _, w, f, b = level(SKULL, y)
        w *= who.face
        if y > 0.1:
            u = min(1.0, (y - 0.1) / 0.3)
            w *= 1.0 + (who.jaw - 1.0) * u
            w *= 1.0 + (0.09 if who.age == 0.0 else 0.03 * (who.build - 1.0) * 4.0) * (1.0 - abs(u - 0.35))
        else:
            w *= 1.0 + (0.05 if who.age == 0.0 else 0.0)
        rows.append((y, w, f, b))
    return tuple(rows)


def ridge(who: Traits) -> list[tuple[float, float, float]]:
    """Profile of the midline: brow, nose, lips and chin of one person."""
    out = []
    for y, z, half in RIDGE:
        flat = 0.356
        factor = who.nose if 0.0 < y < 0.23 else who.chin if y > 0.37 else who.lips if y > 0.24 else who.brows
        span = z - flat
        out.append((y, flat + span * (0.55 + 0.45 * factor if not 0.0 < y < 0.23 else factor), half))
    return out


@lru_cache(maxsize=2048)
def contour(who: Traits, yaw: float) -> Path:
    """Silhouette of the bare head."""
    turn = Turn(yaw)
    line, drop = ridge(who), who.low
    reach, broad = [(y, z) for y, z, _ in line], [(y, half) for y, _, half in line]
    left: list[Point] = []
    right: list[Point] = []
    for row in skull(who):
        a, b = turn.reach(row)
        if line[0][0] <= row[0] <= line[-1][0]:
            z, half = curve(reach, row[0]), curve(broad, row[0])
            tip, wide = z * turn.s, half * abs(turn.c)
            a, b = min(a, tip - wide), max(b, tip + wide)
        y = row[0] * drop if row[0] > 0.0 else row[0]
        left.append((a, y))
        right.append((b, y))
    return smooth([*right, *reversed(left)])


@lru_cache(maxsize=768)
def face(who: Traits, yaw: float, mood: Mood, key: float, ears: bool = True) -> tuple[Cut, ...]:
    """The head without its hair: ears, planes of light and shade, features."""
    turn = Turn(yaw, low=who.low)
    features: list[Cut] = [*_light(who, turn, key)]
    if turn.c > -0.45:
        features += _nose(who, turn, key)
        features += _mouth(who, turn, Mood(open=mood.open, smile=mood.smile), key)
        for side in (-1.0, 1.0):
            features += _eye(who, turn, side, Mood(lids=mood.lids, gaze=mood.gaze, frown=mood.frown), key)
        features += _age(who, turn)
        features += _beard(who, turn)
    head = Cut(contour(who, yaw), ("skin", -who.dark if who.dark > 0 else -who.dark * 0.6), 0.55, inside=tuple(features))
    far, near = [], []
    for side in (-1.0, 1.0) if ears else ():
        ear, depth = _ear(who, turn, side)
        (near if depth > -0.02 else far).extend(ear)
    glasses = _glasses(who, turn) if who.glasses and turn.c > -0.3 else []
    return (*far, head, *near, *glasses)


def _skin(who: Traits, more: float) -> Ink:
    return ("skin", (-who.dark if who.dark > 0 else -who.dark * 0.6) + more)


@lru_cache(maxsize=512)
def _light(who: Traits, turn: Turn, key: float) -> list[Cut]:
    """The shadow shape: everything past the line where the form turns from the key light."""
    side = 1.0 if key >= 0.0 else -1.0
    base = 34.0 + 24.0 * (1.0 - abs(key))
    planes = ((-0.4, 12.0), (-0.2, 8.0), (-0.07, 2.0), (0.0, -16.0), (0.06, -8.0), (0.12, 6.0), (0.19, 2.0), (0.27, -14.0),
              (0.34, -12.0), (0.42, -2.0), (0.5, -16.0))  # fmt: skip
    line: list[Point] = []
    for y in (-0.47, -0.38, -0.28, -0.18, -0.08, -0.02, 0.04, 0.1, 0.16, 0.23, 0.3, 0.37, 0.44, 0.53):
        line.append((turn.facing(level(skull(who), y), -side * (base + curve(planes, y))), y * who.low if y > 0.0 else y))
    shape = smooth([*line, (-side * 1.2, 0.6), (-side * 1.2, -0.5)], corners=(0, len(line) - 1, len(line), len(line) + 1))
    out = [Cut(shape, _skin(who, -0.42), 0.0, 0.0, alpha=0.92)]
    # blush: blood in cheeks and nose, the warm middle third
    for x in (-0.2, 0.2):
        if turn.near(x, 0.27) > 0.1:
            cx, cy = turn.at(x, 0.16, 0.26)
            out.append(Cut(oval(cx, cy, 0.1, 0.075), ("blush", 0.0), 0.0, 0.0, alpha=0.2 + 0.08 * who.lash, soft=True, size=40))
    # under the jaw the head turns from the sky
    out.append(Cut(oval(turn.s * 0.1, 0.66, 0.6, 0.21), _skin(who, -0.5), 0.0, 0.0, alpha=0.5, soft=True, size=24))
    return out


@lru_cache(maxsize=512)
def _nose(who: Traits, turn: Turn, key: float) -> list[Cut]:
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
            out.append(Cut(smooth([root, bridge, fold, end], corners=(0, 2, 3)), _skin(who, 0.18), 0.0, 0.0, alpha=0.55, size=40))
            continue
        deep = -0.5 if turn.c > 0.3 else -0.32
        out.append(Cut(smooth([root, inner, bridge, fold, turn.at(0.0, 0.205, tip_z - 0.03), end], corners=(0, 3)),
                       _skin(who, deep), 0.0, 0.0, alpha=0.75, size=20))  # fmt: skip
    a, b = turn.at(-wing, 0.196, 0.36), turn.at(wing, 0.196, 0.36)
    low = turn.at(*under)
    ball = turn.at(0.0, 0.19, tip_z - 0.012)
    out.append(Cut(smooth([a, ball, b, low], corners=(0, 2)), _skin(who, -0.62), 0.0, 0.0, alpha=0.85, size=26))
    for side in (-1.0, 1.0):
        if turn.near(side * 0.04, 0.38) > 0.13:
            x, y = turn.at(side * 0.036, 0.207, 0.405)
            out.append(Cut(oval(x, y, 0.02 * max(0.35, abs(turn.c)), 0.0085), _skin(who, -0.9), 0.0, 0.0, size=70))
        # wing
        if turn.near(side, 0.15) > 0.0 and abs(turn.yaw) > 25.0:
            x, y = turn.at(side * wing, 0.175, 0.372)
            curl = [(x - 0.03 * turn.s, y - 0.02), (x - 0.045 * turn.s, y + 0.008), (x - 0.03 * turn.s, y + 0.026)]
            out.append(Cut(tube(curl, [0.002, 0.0055, 0.002]), _skin(who, -0.6), 0.0, 0.0, size=70))
    x, y = turn.at(0.0, NOSE_Y - 0.035, tip_z - 0.03)
    if turn.c > 0.1:
        out.append(Cut(oval(x + key * 0.02, y - 0.008, 0.016, 0.012), ("rim", 0.0), 0.0, 0.0, alpha=0.45, soft=True, size=60))
        out.append(Cut(oval(x, y + 0.01, 0.07, 0.05), ("blush", 0.0), 0.0, 0.0, alpha=0.18, soft=True, size=60))
    return out


@lru_cache(maxsize=512)
def _mouth(who: Traits, turn: Turn, mood: Mood, key: float) -> list[Cut]:
    half = 0.105 * (0.85 + 0.15 * who.lips)
    lift = -0.012 * mood.smile
    y = 0.302
    gap = 0.05 * mood.open
    thick = 0.024 * who.lips

    def edge(points: tuple[tuple[float, float], ...]) -> list[Point]:
        return [turn.at(u * half, v, 0.39 - 0.1 * abs(u) ** 1.6) for u, v in points if turn.near(u * half, 0.39 - 0.1 * abs(u)) > 0.02]

    corner = y + lift
    upper = edge(((-1, corner), (-0.5, y - thick * 0.9), (-0.16, y - thick * 1.5), (0, y - thick * 1.15), (0.16, y - thick * 1.5),
                  (0.5, y - thick * 0.9), (1, corner)))  # fmt: skip
    seam = edge(((-1, corner), (-0.5, y - 0.002), (0, y + 0.003), (0.5, y - 0.002), (1, corner)))
    seam_low = edge(((-1, corner), (-0.5, y + gap * 0.8), (0, y + 0.003 + gap), (0.5, y + gap * 0.8), (1, corner)))
    lower = edge(((-1, corner), (-0.55, y + gap + thick * 1.1), (0, y + gap + thick * 1.85), (0.55, y + gap + thick * 1.1), (1, corner)))
    if len(seam) < 2 or len(upper) < 3 or len(lower) < 3:
        return []
    tone = 0.35 + 0.4 * (who.lips - 0.8)
    ends = (0, len(upper) - 1)
    out = [
        Cut(smooth([*upper, *reversed(seam)], corners=(0, len(upper) - 1, len(upper), len(upper) + len(seam) - 1)),
            ("lip", -0.28), 0.0, 0.0, alpha=min(0.95, 0.55 + tone), size=26),
        Cut(smooth([*seam_low, *reversed(lower)], corners=(0, len(seam_low) - 1, len(seam_low), len(seam_low) + len(lower) - 1)),
            ("lip", 0.1), 0.0, 0.0, alpha=min(0.9, 0.25 + tone), size=36),
    ]  # fmt: skip
    if gap > 0.004:
        inner = smooth([*seam, *reversed(seam_low)], corners=(0, len(seam) - 1, len(seam), len(seam) + len(seam_low) - 1))
        teeth = smooth([(a, b - 0.004) for a, b in seam] + [(a, b + gap * 0.3) for a, b in reversed(seam)], corners=ends)
        out.append(Cut(inner, ("shade", -0.2), 0.0, 0.0, size=30, inside=(Cut(teeth, ("white", -0.15), 0.0, 0.0, size=80),)))
    widths = [0.0015] + [0.0065] * (len(seam) - 2) + [0.0015]
    out.append(Cut(tube(seam, widths), ("shade", 0.0), 0.0, 0.0, alpha=0.8, size=16))
    x, by = turn.at(0.0, y + gap + thick * 2.5, 0.375)
    out.append(Cut(oval(x, by, 0.055 * max(0.3, abs(turn.c)), 0.014), _skin(who, -0.5), 0.0, 0.0, alpha=0.6, soft=True, size=40))
    return out


@lru_cache(maxsize=512)
def _eye(who: Traits, turn: Turn, side: float, mood: Mood, key: float) -> list[Cut]:
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
    socket = smooth([at(-1.25, 0.045), at(-0.2, 0.078), at(1.1, 0.06), at(1.35, 0.0), at(0.5, -0.045), at(-0.8, -0.038)])
    shape = smooth([inner, *crown, outer, *floor], corners=(0, 4))
    out = [Cut(socket, _skin(who, -0.38), 0.0, 0.0, alpha=0.42, size=20)]
    # gaze: the iris slides over the ball towards where the person looks
    look = math.sin(angle + math.radians(mood.gaze)) * 0.052 - math.sin(angle) * 0.012
    r = 0.0345 * who.eyes**0.6
    ix, iy = cx + look - wide * 0.012 * side, cy - h * 0.1
    squash = max(0.35, math.cos(angle * 0.8 + math.radians(mood.gaze)))
    iris: Ink = ("iris", 0.0) if who.seed % 5 > 1 else ("glass", -0.35)
    if lids > 0.15:
        ball = (
            Cut(oval(ix, iy, r * squash, r), iris, 0.0, 0.0, size=50, inside=(
                Cut(oval(ix - key * 0.008, iy + 0.012, r * squash * 0.75, r * 0.6), ("accent", 0.12), 0.0, 0.0, alpha=0.35, soft=True),)),
            Cut(oval(ix, iy, r * 0.47 * squash, r * 0.47), ("shade", -0.5), 0.0, 0.0, size=60),
            Cut(tube([at(-1.0, top * 0.2), at(0.0, top * 0.92), at(1.0, top * 0.3)], [0.006, 0.014, 0.008]),
                ("shade", 0.0), 0.0, 0.0, alpha=0.4, size=80),
            Cut(oval(ix + key * r * 0.36 * squash, iy - r * 0.4, r * 0.2, r * 0.22), ("white", 0.7), 0.0, 0.0, size=60),
            Cut(oval(ix - key * r * 0.4 * squash, iy + r * 0.42, r * 0.1, r * 0.1), ("white", 0.3), 0.0, 0.0, alpha=0.6, size=120),
        )  # fmt: skip
        dim = -0.12 if key * turn.at(ex * side, 0, ez)[0] > -0.02 else -0.34
        out.append(Cut(shape, ("white", dim), 0.0, 0.0, inside=ball, size=52))
        out.append(Cut(oval(ix, iy, max(0.02, r * squash), r * 0.95 * lids), ("shade", -0.3), 0.0, 0.0, size=11, until=52))
        floor_line = tube([inner, *floor[::-1], outer], [0.001, 0.0028, 0.004, 0.004, 0.002])
        out.append(Cut(floor_line, _skin(who, -0.75), 0.0, 0.0, alpha=0.55, size=70))
    lash = 0.0065 + 0.006 * who.lash
    flick = at(1.0 + 0.16 * who.lash, 0.012 + 0.016 * who.lash)
    line = [inner, *crown, flick]
    out.append(Cut(tube(line, [0.0015, lash * 0.6, lash * 0.9, lash * 0.95, 0.0012]), ("shade", -0.4), 0.0, 0.0, size=11))
    crease = [at(-0.75, top + 0.004), at(-0.1, h * 1.18 + 0.022), at(0.6, h * 0.95 + 0.02), at(1.12, 0.018)]
    out.append(Cut(tube(crease, [0.0015, 0.0045, 0.004, 0.001]), _skin(who, -0.72), 0.0, 0.0, alpha=0.7, size=64))
    if lids < 0.5:
        lid = smooth([inner, at(-0.4, h * 1.0), at(0.2, h * 1.05), outer, *crown[::-1]], corners=(0, 3))
        out.insert(1, Cut(lid, _skin(who, -0.2), 0.0, 0.0, size=50))
    # brow, wrapped round the bone
    f = mood.frown
    knots = ((0.058, -0.092 + 0.022 * f, 0.352), (0.12, -0.112 + 0.006 * f, 0.345), (0.19, -0.116 - 0.002 * f, 0.305),
             (0.252, -0.088 - 0.004 * f, 0.235))  # fmt: skip
    spine = [turn.at(side * x, y, z) for x, y, z in knots if turn.near(side * x, z) > -0.02]
    if len(spine) > 1:
        thick = 0.0155 * who.brows
        out.append(Cut(tube(spine, [thick * 0.8, thick, thick * 0.75, thick * 0.25][: len(spine)]),
                       ("hair", -0.3 if who.age < 0.9 else 0.05), 0.0, 0.0, size=13))  # fmt: skip
    return out


@lru_cache(maxsize=512)
def _ear(who: Traits, turn: Turn, side: float) -> tuple[list[Cut], float]:
    w = level(skull(who), 0.06)[1]
    x, y = turn.at(side * (w + 0.005), 0.055, -0.03)
    depth = turn.near(side * 0.3, -0.03)
    open_ = max(0.3, abs(turn.s)) if depth > 0 else 0.42 * abs(turn.c)
    if depth < -0.12:
        return [], depth
    lean = turn.s * -0.02
    out = side * turn.c * 0.018
    pts = [(0.0, -0.1), (0.055, -0.085), (0.068, -0.03), (0.048, 0.035), (0.018, 0.095), (-0.025, 0.08), (-0.035, 0.0), (-0.03, -0.06)]
    back = -1.0 if turn.s >= 0 else 1.0
    if abs(turn.s) < 0.35:
        back = side
    shape = smooth([(x + out + back * a * (0.45 + 0.55 * open_) + lean, y + b) for a, b in pts])
    bowl = smooth([(x + out + back * (0.012 + a * 0.5) * open_ + lean, y - 0.012 + b * 0.55) for a, b in pts])
    inner = (Cut(bowl, _skin(who, -0.5), 0.0, 0.0, alpha=0.7, size=34),)
    return [Cut(shape, _skin(who, -0.12), 0.4, 0.7, inside=inner)], depth


@lru_cache(maxsize=512)
def _age(who: Traits, turn: Turn) -> list[Cut]:
    """Folds beside the mouth, bags and lines, for those who have earned them."""
    out: list[Cut] = []
    if who.age < 0.3:
        return out
    strong = 0.18 if who.age < 0.9 else 0.75
    for side in (-1.0, 1.0):
        if turn.near(side * 0.12, 0.34) < 0.06:
            continue
        fold = [turn.at(side * 0.085, 0.19, 0.36), turn.at(side * 0.13, 0.245, 0.335), turn.at(side * 0.142, 0.31, 0.31)]
        out.append(Cut(tube(fold, [0.0015, 0.006, 0.0015]), _skin(who, -0.6), 0.0, 0.0, alpha=strong, size=60))
        if who.age > 0.9:
            bag = [turn.at(side * 0.085, 0.05, 0.315), turn.at(side * 0.14, 0.066, 0.305), turn.at(side * 0.2, 0.05, 0.26)]
            out.append(Cut(tube(bag, [0.001, 0.005, 0.001]), _skin(who, -0.6), 0.0, 0.0, alpha=0.7, size=60))
            for k in range(2):
                crow = [turn.at(side * 0.235, 0.0 + 0.02 * k, 0.22), turn.at(side * 0.27, -0.012 + 0.04 * k, 0.15)]
                out.append(Cut(tube(crow, [0.004, 0.001]), _skin(who, -0.55), 0.0, 0.0, alpha=0.6, size=90))
    if who.age > 0.9 and turn.c > 0.1:
        for k in range(2):
            y = -0.2 - 0.05 * k
            line = [turn.at(x, y + 0.01 * abs(x) * 5, 0.355 - 1.2 * x * x) for x in (-0.15, -0.05, 0.06, 0.16)]
            out.append(Cut(tube(line, [0.001, 0.004, 0.004, 0.001]), _skin(who, -0.5), 0.0, 0.0, alpha=0.55, size=90))
    return out


@lru_cache(maxsize=512)
def _beard(who: Traits, turn: Turn) -> list[Cut]:
    if not who.beard:
        return []
    table = skull(who)
    out: list[Cut] = []
    if who.beard in ("full", "stubble"):
        edge = ((0.0, 0.352), (14.0, 0.34), (24.0, 0.285), (34.0, 0.262), (48.0, 0.26), (66.0, 0.2), (80.0, 0.08), (100.0, 0.06), (180.0, 0.06))
        line: list[Point] = []
        for theta in range(-90, 91, 12):
            bearing = (theta - turn.yaw + 180.0) % 360.0 - 180.0
            y = curve(edge, abs(bearing))
            line.append((turn.around(level(table, y), bearing)[0], y))
        shape = smooth([*line, (0.9, 0.3), (0.9, 0.9), (-0.9, 0.9), (-0.9, 0.3)], corners=(0, len(line) - 1))
        full = who.beard == "full"
        out.append(Cut(shape, ("hair", min(0.7, who.hair_shade - 0.08)), 0.3, 0.0, alpha=0.95 if full else 0.17, size=10))
        lip = turn.at(0.0, 0.372, 0.375)
        if full and turn.c > 0.2:
            out.append(Cut(oval(lip[0], lip[1], 0.05 * turn.c, 0.012), _skin(who, -0.4), 0.0, 0.0, alpha=0.5, soft=True, size=50))
    if who.beard in ("full", "moustache"):
        for side in (-1.0, 1.0):
            if turn.near(side * 0.08, 0.38) < 0.02:
                continue
            spine = [turn.at(0.0, 0.25, 0.398), turn.at(side * 0.06, 0.258, 0.388), turn.at(side * 0.118, 0.298, 0.335)]
            out.append(Cut(tube(spine, [0.015, 0.024, 0.006]), ("hair", min(0.7, who.hair_shade - 0.15)), 0.0, 0.0, size=12))
    return out


@lru_cache(maxsize=512)
def _glasses(who: Traits, turn: Turn) -> list[Cut]:
    out: list[Cut] = []
    for side in (-1.0, 1.0):
        x, y = turn.at(0.145 * side, 0.012, 0.36)
        wide = math.cos(math.radians(turn.yaw + 14.0 * side))
        if wide < 0.06:
            continue
        lens = oval(x, y, 0.112 * wide, 0.1)
        out.append(Cut(lens, ("glass", 0.5), 0.0, 0.0, alpha=0.14, solid=False, size=30))
        out.append(Cut(lens, ("dark", 0.0), 0.0, 0.0, stroke=0.013, solid=False, size=16))
        if turn.near(side * 0.3, 0.1) > 0.0:
            arm = [turn.at(side * 0.25, -0.02, 0.32), turn.at(side * 0.31, -0.01, -0.02)]
            out.append(Cut(poly(arm, False), ("dark", 0.0), 0.0, 0.0, stroke=0.013, solid=False, size=24))
    if turn.c > 0.15:
        bridge = [turn.at(-0.04, 0.0, 0.372), turn.at(0.0, -0.014, 0.39), turn.at(0.04, 0.0, 0.372)]
        out.append(Cut(smooth(bridge, closed=False), ("dark", 0.0), 0.0, 0.0, stroke=0.012, solid=False, size=24))
    return out

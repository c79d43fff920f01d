"""Heads and faces, in head units: crown to chin is one, the eyes are at (0, 0). Any yaw, from one set of slices."""

from __future__ import annotations

import math
from functools import lru_cache

from pipelines.blocking.draw.cuts import Cut, Point, oval, poly, smooth, tube
from pipelines.blocking.draw.features import ear_cuts, eye_cuts, mouth_cuts, nose_cuts
from pipelines.blocking.draw.skulls import Mood, contour, skin_ink, skull
from pipelines.blocking.draw.traits import Traits
from pipelines.blocking.draw.turn import Turn, curve, level


@lru_cache(maxsize=768)
def face(who: Traits, yaw: float, mood: Mood, key: float, ears: bool = True) -> tuple[Cut, ...]:
    """The head without its hair: ears, planes of light and shade, features."""
    turn = Turn(yaw, low=who.low)
    features: list[Cut] = [*_light(who, turn, key)]
    if turn.c > -0.45:
        features += nose_cuts(who, turn, key)
        features += mouth_cuts(who, turn, Mood(open=mood.open, smile=mood.smile), key)
        for side in (-1.0, 1.0):
            features += eye_cuts(who, turn, side, Mood(lids=mood.lids, gaze=mood.gaze, frown=mood.frown), key)
        features += _age(who, turn)
        features += _beard(who, turn)
    head = Cut(
        contour(who, yaw), ("skin", -who.dark if who.dark > 0 else -who.dark * 0.6), 0.55, inside=tuple(features)
    )
    far: list[Cut] = []
    near: list[Cut] = []
    for side in (-1.0, 1.0) if ears else ():
        ear, depth = ear_cuts(who, turn, side)
        (near if depth > -0.02 else far).extend(ear)
    glasses = _glasses(who, turn) if who.glasses and turn.c > -0.3 else []
    return (*far, head, *near, *glasses)


@lru_cache(maxsize=512)
def _light(who: Traits, turn: Turn, key: float) -> list[Cut]:
    """The shadow shape: everything past the line where the form turns from the key light."""
    side = 1.0 if key >= 0.0 else -1.0
    base = 34.0 + 24.0 * (1.0 - abs(key))
    planes = (
        (-0.4, 12.0),
        (-0.2, 8.0),
        (-0.07, 2.0),
        (0.0, -16.0),
        (0.06, -8.0),
        (0.12, 6.0),
        (0.19, 2.0),
        (0.27, -14.0),
        (0.34, -12.0),
        (0.42, -2.0),
        (0.5, -16.0),
    )
    line: list[Point] = [
        (turn.facing(level(skull(who), y), -side * (base + curve(planes, y))), y * who.low if y > 0.0 else y)
        for y in (-0.47, -0.38, -0.28, -0.18, -0.08, -0.02, 0.04, 0.1, 0.16, 0.23, 0.3, 0.37, 0.44, 0.53)
    ]
    shape = smooth(
        [*line, (-side * 1.2, 0.6), (-side * 1.2, -0.5)], corners=(0, len(line) - 1, len(line), len(line) + 1)
    )
    out = [Cut(shape, skin_ink(who, -0.39), 0.0, 0.0)]
    # blush: blood in cheeks and nose, the warm middle third
    for x in (-0.2, 0.2):
        if turn.near(x, 0.27) > 0.1:
            cx, cy = turn.at(x, 0.16, 0.26)
            out.append(
                Cut(oval(cx, cy, 0.1, 0.075), ("blush", 0.0), 0.0, 0.0, alpha=0.2 + 0.08 * who.lash, soft=True, size=40)
            )
    # under the jaw the head turns from the sky
    out.append(Cut(oval(turn.s * 0.1, 0.6, 0.44, 0.16), skin_ink(who, -0.5), 0.0, 0.0, alpha=0.5, soft=True, size=24))
    return out


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
        fold = [
            turn.at(side * 0.085, 0.19, 0.36),
            turn.at(side * 0.13, 0.245, 0.335),
            turn.at(side * 0.142, 0.31, 0.31),
        ]
        out.append(Cut(tube(fold, [0.0015, 0.006, 0.0015]), skin_ink(who, -0.6), 0.0, 0.0, alpha=strong, size=60))
        if who.age > 0.9:
            bag = [
                turn.at(side * 0.085, 0.05, 0.315),
                turn.at(side * 0.14, 0.066, 0.305),
                turn.at(side * 0.2, 0.05, 0.26),
            ]
            out.append(Cut(tube(bag, [0.001, 0.005, 0.001]), skin_ink(who, -0.6), 0.0, 0.0, alpha=0.7, size=60))
            for k in range(2):
                crow = [turn.at(side * 0.235, 0.0 + 0.02 * k, 0.22), turn.at(side * 0.27, -0.012 + 0.04 * k, 0.15)]
                out.append(Cut(tube(crow, [0.004, 0.001]), skin_ink(who, -0.55), 0.0, 0.0, alpha=0.6, size=90))
    if who.age > 0.9 and turn.c > 0.1:
        for k in range(2):
            y = -0.2 - 0.05 * k
            line = [turn.at(x, y + 0.01 * abs(x) * 5, 0.355 - 1.2 * x * x) for x in (-0.15, -0.05, 0.06, 0.16)]
            out.append(
                Cut(tube(line, [0.001, 0.004, 0.004, 0.001]), skin_ink(who, -0.5), 0.0, 0.0, alpha=0.55, size=90)
            )
    return out


@lru_cache(maxsize=512)
def _beard(who: Traits, turn: Turn) -> list[Cut]:
    if not who.beard:
        return []
    table = skull(who)
    out: list[Cut] = []
    if who.beard in ("full", "stubble"):
        edge = (
            (0.0, 0.352),
            (14.0, 0.34),
            (24.0, 0.285),
            (34.0, 0.262),
            (48.0, 0.26),
            (66.0, 0.2),
            (80.0, 0.08),
            (100.0, 0.06),
            (180.0, 0.06),
        )
        line: list[Point] = []
        for theta in range(-90, 91, 12):
            bearing = (theta - turn.yaw + 180.0) % 360.0 - 180.0
            y = curve(edge, abs(bearing))
            line.append((turn.around(level(table, y), bearing)[0], y))
        shape = smooth([*line, (0.9, 0.3), (0.9, 0.9), (-0.9, 0.9), (-0.9, 0.3)], corners=(0, len(line) - 1))
        full = who.beard == "full"
        out.append(
            Cut(shape, ("hair", min(0.7, who.hair_shade - 0.08)), 0.3, 0.0, alpha=0.95 if full else 0.17, size=10)
        )
        lip = turn.at(0.0, 0.372, 0.375)
        if full and turn.c > 0.2:
            out.append(
                Cut(
                    oval(lip[0], lip[1], 0.05 * turn.c, 0.012),
                    skin_ink(who, -0.4),
                    0.0,
                    0.0,
                    alpha=0.5,
                    soft=True,
                    size=50,
                )
            )
    if who.beard in ("full", "moustache"):
        for side in (-1.0, 1.0):
            if turn.near(side * 0.08, 0.38) < 0.02:
                continue
            spine = [turn.at(0.0, 0.25, 0.398), turn.at(side * 0.06, 0.258, 0.388), turn.at(side * 0.118, 0.298, 0.335)]
            out.append(
                Cut(tube(spine, [0.015, 0.024, 0.006]), ("hair", min(0.7, who.hair_shade - 0.15)), 0.0, 0.0, size=12)
            )
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

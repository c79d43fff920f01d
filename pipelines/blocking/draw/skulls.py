"""The bone of a head, in head units: crown to chin is one, the eyes are at (0, 0); its silhouette for every yaw."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from pipelines.blocking.draw.cuts import Ink, Path, Point, smooth
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
    (-0.12, 0.360, 0.05),
    (-0.065, 0.388, 0.05),
    (0.0, 0.362, 0.04),
    (0.06, 0.405, 0.04),
    (0.12, 0.452, 0.045),
    (0.158, 0.484, 0.05),
    (0.185, 0.480, 0.05),
    (0.208, 0.43, 0.05),
    (0.222, 0.392, 0.05),
    (0.245, 0.388, 0.06),
    (0.272, 0.404, 0.06),
    (0.288, 0.398, 0.06),
    (0.300, 0.380, 0.06),
    (0.315, 0.398, 0.06),
    (0.332, 0.394, 0.06),
    (0.358, 0.368, 0.06),
    (0.395, 0.374, 0.08),
    (0.435, 0.392, 0.09),
    (0.475, 0.376, 0.08),
    (0.508, 0.31, 0.06),
)


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
    return Mood(
        round(mouth * 0.8, 1), round(lids, 1), round(gaze, 0), round(frown, 1), round(math.sin(a * 40.0) * 0.5, 1)
    )


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


def skin_ink(who: Traits, more: float) -> Ink:
    return ("skin", (-who.dark if who.dark > 0 else -who.dark * 0.6) + more)

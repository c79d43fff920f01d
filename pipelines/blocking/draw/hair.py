"""Hair, hats, helmets and hoods: caps round a head, cut by a line that runs from the forehead to the nape.

A style is the volume (slices in head units) and the edge: how far down the cap comes at each bearing, 0 the forehead,
180 the nape. The same cut serves a fringe, a hood and the opening of a helmet.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import lru_cache

from pipelines.blocking.draw.cuts import Cut, Ink, Path, Point, oval, smooth, tube
from pipelines.blocking.draw.skulls import SKULL, skull
from pipelines.blocking.draw.styles import Edge, Style
from pipelines.blocking.draw.traits import Traits
from pipelines.blocking.draw.turn import Slice, Turn, curve, level


@lru_cache(maxsize=256)
def hair_volume(who: Traits, style: Style) -> tuple[Slice, ...]:
    crown, sides, back = style.lift
    rows: list[Slice] = []
    top = SKULL[0][0]
    rows.append((top - crown, 0.02, 0.0, 0.06))
    for y, w, f, b in SKULL[1:]:
        if y > 0.2:
            break
        rise = min(1.0, max(0.0, (y - top) / (-0.18 - top)))
        lifted = y - crown * (1.0 - rise)
        rows.append(
            (
                lifted,
                w * who.face + sides * (0.5 + 0.5 * rise) + 0.012,
                f + style.front * (0.4 + 0.6 * rise) + 0.012,
                (max(b, 0.3) if y > -0.1 else b) + back * (0.4 + 0.6 * rise),
            )
        )
    if style.length > 0.3:  # long hair falls straight from where the head is deepest
        broad, deep = max(row[1] for row in rows), max(row[3] for row in rows)
        rows = [(y, max(w, broad * 0.97), f, max(b, deep * 0.95)) if y > -0.14 else (y, w, f, b) for y, w, f, b in rows]
    last = rows[-1]
    if style.length == 0.0 and style.lift[2] < 0.1:  # short at the back: the nape goes in
        rows[-1] = (last[0], last[1], last[2], 0.25 + back)
        last = (last[0], last[1], last[2], 0.22 + back)
    end = max(0.5, style.length)
    for k in (0.33, 0.66, 1.0):
        y = 0.2 + (end + 0.1 - 0.2) * k
        rows.append(
            (y, last[1] - 0.02 * k + style.flare * k, last[2] - 0.05 * k, last[3] + style.flare * k * 0.6 - 0.04 * k)
        )
    return tuple(rows)


@lru_cache(maxsize=512)
def cap(who: Traits, style: Style, yaw: float, drop: float = 0.0, sway: float = 0.0) -> Path:
    """The front paper of a style: from the silhouette down to the edge line as far as it is seen from here."""
    turn = Turn(yaw)
    volume = hair_volume(who, style)
    line: list[Point] = []
    jags: list[int] = []
    bearings: list[float] = []
    for i, theta in enumerate(range(-90, 91, 9)):
        bearing = (theta - yaw + 180.0) % 360.0 - 180.0
        y = curve(style.edge, abs(bearing)) + drop
        if style.jag and abs(bearing) < 66.0:  # a fringe of points
            tooth = int((bearing + 360.0 + who.seed % 20) // 14.0)
            y += style.jag * (1.0 if tooth % 2 else -0.6)
            jags.append(i)
        y += style.sweep * math.sin(math.radians(bearing)) * who.part * max(0.0, math.cos(math.radians(bearing)))
        line.append((_edge_x(who, turn, volume, y, bearing), y))
        bearings.append(bearing)
    if style.length:
        line = _no_sliver(line, bearings, style)
    low, high = line[0][1], line[-1][1]
    if max(y for _, y in line) < volume[0][0]:
        return smooth([(0, 0), (0, 0), (0, 0)])
    tuck = 0.05 if style.length == 0.0 else 0.0
    left = [(_tuck(turn.reach(row)[0], row[0], low, tuck), row[0]) for row in volume if row[0] < low - 0.015]
    right = [(_tuck(turn.reach(row)[1], row[0], high, tuck), row[0]) for row in volume if row[0] < high - 0.015]
    line = [(x * (1.0 - tuck), y) for x, y in line]
    if style.bumps:
        left, right = _curl(left, style.bumps, who.seed, -1.0), _curl(right, style.bumps, who.seed + 1, 1.0)
    points = [*right, *reversed(line), *reversed(left)]
    if sway:
        points = [(x + sway * max(0.0, y) ** 2, y) for x, y in points]
    last = len(right) + len(line) - 1
    return smooth(points, corners=(len(right), last, *(last - i for i in jags)))


def _edge_x(who: Traits, turn: Turn, volume: Sequence[Slice], y: float, bearing: float) -> float:
    """Hair grows out of the head: its edge lies on the skin, lower down on the hair itself."""
    out = turn.around(level(volume, y), bearing)[0]
    if y > 0.42:
        return out
    on = turn.around(level(skull(who), y), bearing)[0] * 1.02
    k = max(0.0, min(1.0, (y - 0.12) / 0.3))
    return on + (out - on) * k


def _no_sliver(line: list[Point], bearings: list[float], style: Style) -> list[Point]:
    """A curtain of hair of which only a thread would show on the far side is left to the hair behind."""
    fringe = curve(style.edge, 42.0)
    out = list(line)
    for order in (range(len(line)), range(len(line) - 1, -1, -1)):
        run = []
        for i in order:
            if line[i][1] < 0.0 or abs(bearings[i]) > 90.0:
                break
            run.append(i)
        if 0 < len(run) <= (2 if style.extra == "hood" else 3):
            for i in run:
                out[i] = (out[i][0], fringe)
    return out


def _tuck(x: float, y: float, end: float, much: float) -> float:
    """Hair lies closer to the head towards its edge."""
    u = min(1.0, max(0.0, (y - end + 0.16) / 0.16))
    return x * (1.0 - much * u * u)


@lru_cache(maxsize=512)
def ring(who: Traits, style: Style, yaw: float) -> list[Path]:
    """The wreath of a bald head, one piece for each run of it in sight."""
    turn, volume = Turn(yaw), hair_volume(who, style)
    upper: Edge = ((74.0, 0.02), (84.0, -0.12), (100.0, -0.22), (130.0, -0.24), (180.0, -0.17))
    runs: list[list[tuple[Point, Point]]] = [[]]
    for theta in range(-90, 91, 6):
        bearing = (theta - yaw + 180.0) % 360.0 - 180.0
        if abs(bearing) < 74.0:
            if runs[-1]:
                runs.append([])
            continue
        high, low = curve(upper, abs(bearing)), curve(style.edge, abs(bearing))
        runs[-1].append(
            (
                (turn.around(level(skull(who), high), bearing)[0] * 1.01, high),
                (turn.around(level(volume, low), bearing)[0], low),
            )
        )
    return [smooth([*(a for a, _ in run), *(b for _, b in reversed(run))]) for run in runs if len(run) > 1]


def _curl(edge: list[Point], size: float, seed: int, side: float) -> list[Point]:
    """Push every other point of a silhouette out, so that it curls."""
    chance = random.Random(seed)
    out: list[Point] = []
    for i, (x, y) in enumerate(edge):
        if i:
            px, py = edge[i - 1]
            steps = max(1, round(math.hypot(x - px, y - py) / 0.07))
            for k in range(1, steps):
                u = k / steps
                out.append(
                    (
                        px + (x - px) * u + side * size * (1.6 if k % 2 else -0.2) * chance.uniform(0.6, 1.2),
                        py + (y - py) * u,
                    )
                )
        out.append((x, y))
    return out


@lru_cache(maxsize=512)
def behind(who: Traits, style: Style, yaw: float, sway: float) -> Path | None:
    """Hair that hangs behind the neck."""
    if style.length < 0.3:
        return None
    turn = Turn(yaw)
    left: list[Point] = []
    right: list[Point] = []
    for y, w, f, b in hair_volume(who, style):
        row = (y, w, 0.02 if y > 0.1 else f, b)
        if y > style.length:
            row = (style.length, w, 0.0, b)
        a, z = turn.reach(row)
        swing = sway * max(0.0, row[0]) ** 2
        left.append((a + swing, row[0]))
        right.append((z + swing, row[0]))
        if y > style.length:
            break
    if style.bumps:
        left, right = _curl(left, style.bumps, who.seed, -1.0), _curl(right, style.bumps, who.seed + 1, 1.0)
    middle = ((left[-1][0] + right[-1][0]) / 2.0, style.length + 0.05)
    return smooth([*right, middle, *reversed(left)])


def hair_ink(who: Traits, more: float = 0.0) -> Ink:
    return ("hair", max(-0.6, min(0.75, who.hair_shade + more)))


@lru_cache(maxsize=512)
def strands(who: Traits, style: Style, turn: Turn, own: Ink, locks: bool = False) -> list[Cut]:
    """A few broad strokes of lighter and darker hair that follow the head; ``locks`` run all the way down."""
    if style.extra == "bald":
        return []
    volume = hair_volume(who, style)
    chance = random.Random(who.seed)
    out: list[Cut] = []
    end = max(0.3, min(style.length, 1.2))
    for k in range(12):
        bearing = -165.0 + 30.0 * k + chance.uniform(-9.0, 9.0)
        bow = chance.uniform(-10.0, 10.0)
        spine: list[Point] = []
        lowest = end * chance.uniform(0.85, 1.0) if locks else chance.uniform(-0.1, end)
        for u in (0.0, 0.3, 0.6, 1.0):
            y = -0.43 - style.lift[0] * 0.6 + (lowest + 0.43) * u
            x, depth = turn.around(level(volume, y), bearing * (0.35 + 0.65 * min(1.0, u * 1.6)) + bow * u)
            if depth < 0.02 and u > 0.2:
                spine = []
                break
            spine.append((x, y))
        wide = chance.uniform(0.014, 0.034) if locks else chance.uniform(0.008, 0.022)
        lighter = k % 3 == 0
        if spine:
            tone = (own[0], min(0.8, own[1] + ((0.5 if locks else 0.16) if lighter else -0.3)))
            out.append(Cut(tube(spine, [0.001, wide, wide * 0.8, 0.001]), tone, 0.0, 0.0, alpha=0.55, size=70))
    return out


def extras(
    who: Traits, style: Style, turn: Turn, own: Ink, back: list[Cut], front: list[Cut], sway: float, behind_head: bool
) -> None:
    """Buns, tails, quiffs: drawn before the face where they lie behind it, after it where they lie before."""
    away = turn.c < -0.05
    if style.extra in ("bun", "tail"):
        if behind_head == away:
            return
        pile = front
        x, y = turn.at(0.0, -0.2, -0.5) if style.extra == "bun" else turn.at(0.0, -0.15, -0.4)
        if style.extra == "bun":
            pile.append(Cut(oval(x, y, 0.165, 0.15), (own[0], own[1] - 0.05), 0.8, 1.0, shadow=0.04))
        else:
            end = turn.at(0.0, 0.62, -0.6)
            mid = turn.at(0.0, 0.15, -0.68)
            root = turn.at(0.0, -0.13, -0.56)
            spine = [(x, y), root, (mid[0] + sway * 0.3, mid[1]), (end[0] + sway, end[1])]
            (pile if away or abs(turn.s) > 0.3 else back).append(
                Cut(tube(spine, [0.06, 0.07, 0.1, 0.03]), (own[0], own[1] - 0.05), 0.8, 1.0, shadow=0.03)
            )
    elif style.extra == "bunches":
        for side in (-1.0, 1.0):
            depth = turn.near(side * 0.35, -0.1)
            if (depth < 0.0) != behind_head:
                continue
            x, y = turn.at(side * 0.36, -0.08, -0.12)
            ex, ey = turn.at(side * 0.5, 0.32, -0.14)
            front.append(
                Cut(
                    tube([(x, y), (ex, (y + ey) / 2 - 0.03), (ex * 0.94 + sway, ey)], [0.055, 0.095, 0.03]),
                    own,
                    0.8,
                    1.0,
                    shadow=0.03,
                )
            )
            front.append(Cut(oval(x, y, 0.04), ("accent", 0.0), 0.3, 0.5))
    elif style.extra == "quiff" and not behind_head and turn.c > -0.3:
        spine = [
            turn.at(-0.13, -0.37, 0.3),
            turn.at(0.0, -0.49, 0.36),
            turn.at(0.15 * who.part, -0.44, 0.26),
            turn.at(0.2 * who.part, -0.38, 0.1),
        ]
        front.append(Cut(tube(spine, [0.05, 0.085, 0.075, 0.02]), (own[0], own[1] + 0.03), 0.3, 0.3))

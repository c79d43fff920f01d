"""Contact sheets of what the painter can do: places by time, sizes, moves, weather, sets. Plans are built by rule.

python -m pipelines.blocking.sheets OUTDIR
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from . import vocabulary as v
from .draw.painter import Painter
from .plan import Camera, Ground, Light, Plan, Sky, Subject

RATE = Fraction(24)
# eyes' height in the frame, figure's scale, horizon: what a size means for one standing person
SIZES: dict[str, tuple[float, float, float]] = {
    "ECU": (0.12, 6.0, 0.1),
    "CU": (0.22, 3.2, 0.15),
    "MCU": (0.34, 2.2, 0.2),
    "MS": (0.42, 1.5, 0.25),
    "MLS": (0.48, 1.05, 0.25),
    "FS": (0.44, 0.78, 0.2),
    "WS": (0.05, 0.44, 0.0),
    "EWS": (-0.30, 0.14, -0.1),
}
_FIRST_SETS = {place: next(s for s, p in v.SETS.items() if p == place) for place in v.PLACES} | {
    "interior": "living room",
    "mountain": "valley",
    "city": "skyline",
}


def sample(
    place: str,
    name: str,
    *,
    size: str = "WS",
    time: str = "day",
    weather: str = "clear",
    move: str = "static",
    angle: str = "eye",
    seed: int = 3,
    people: int = 1,
) -> Plan:
    """A plain plan of one place: a person (or what belongs there) off the middle, the key from one side."""
    y, scale, horizon = SIZES[size]
    horizon += {"low": -0.45, "high": 0.55}.get(angle, 0.0)
    key = -0.7 if seed % 2 else 0.7
    figures: tuple[Subject, ...] = ()
    vehicles: tuple[Subject, ...] = ()
    x = -0.26 if key < 0 else 0.26
    if place == "circuit" and size in ("WS", "EWS", "FS"):
        vehicles = (
            Subject("vehicle", "racing car", x=x, y=y - 0.55, depth=-0.1, scale=0.18, facing=20, motion=(0.25, 0.0)),
        )
    elif place == "space":
        vehicles = (Subject("vehicle", "spaceship", x=x, y=0.0, depth=0.0, scale=0.2, facing=0, motion=(0.05, 0.0)),)
    elif place == "sky":
        vehicles = (Subject("vehicle", "plane", x=x, y=0.1, depth=0.2, scale=0.14, facing=0, motion=(0.06, 0.0)),)
    elif name == "open sea":
        vehicles = (Subject("vehicle", "boat", x=x, y=-0.12, depth=0.25, scale=0.2, facing=0, motion=(0.03, 0.0)),)
    elif place == "underwater":
        figures = (Subject("figure", "person", x=x, y=0.1, depth=0.1, scale=0.35, facing=20, pose="fall"),)
    else:
        spots = ((x, 0.0), (x + 0.34 if x < 0 else x - 0.34, 0.06), (0.62 if x < 0 else -0.62, 0.15))
        figures = tuple(
            Subject(
                "figure",
                ("woman", "man", "boy")[i],
                x=px,
                y=y - dy * 0.5,
                depth=0.0 + dy,
                scale=scale * (1 - dy),
                facing=(30, 200, 120)[i],
                pose="stand" if size in ("CU", "ECU", "MCU") else ("walk", "stand", "stand")[i],
                costume=("coat", "plain", "plain")[i],
                motion=(0.12 if move == "track" else 0.0, 0.0),
            )
            for i, (px, dy) in enumerate(spots[:people])
        )
    low = time in ("dawn", "sunset")
    return Plan(
        camera=Camera(size=size, angle=angle, move=move, horizon=horizon, speed=0.6),
        light=Light(time=time, key=key, height=0.15 if low else 0.5, contrast=0.75 if low or time == "night" else 0.55),
        sky=Sky(weather=weather, cloud=0.45, sun_x=0.42 if key > 0 else -0.42, sun_y=0.12 if low else 0.62),
        ground=Ground(place=place, set=name, vanish=0.15 if key < 0 else -0.15),
        figures=figures,
        vehicles=vehicles,
        seed=seed,
    )


def picture(
    plan: Plan, width: int, height: int, at: float = 0.5, frames: int = 48, palette: tuple[str, ...] = ()
) -> np.ndarray:
    """One frame of a plan, as BGR."""
    painter = Painter(plan, palette, width, height, frames, RATE)
    return cv2.cvtColor(painter.frame(round(at * (frames - 1))), cv2.COLOR_RGBA2BGR)


def sheet(rows: list[list[np.ndarray]], labels: list[list[str]] | None = None, gap: int = 6) -> np.ndarray:
    """Pictures in rows, with small labels below."""
    h, w = rows[0][0].shape[:2]
    foot = 16 if labels else 0
    cols = max(len(r) for r in rows)
    out = np.full((len(rows) * (h + gap + foot) + gap, cols * (w + gap) + gap, 3), 24, np.uint8)
    for j, row in enumerate(rows):
        for i, one in enumerate(row):
            y, x = gap + j * (h + gap + foot), gap + i * (w + gap)
            out[y : y + h, x : x + w] = one
            if labels:
                cv2.putText(
                    out,
                    labels[j][i],
                    (x + 2, y + h + 12),
                    cv2.FONT_HERSHEY_SIMPLEX,
                    0.36,
                    (190, 190, 190),
                    1,
                    cv2.LINE_AA,
                )
    return out


def grid(pictures: list[np.ndarray], labels: list[str], cols: int) -> np.ndarray:
    """A list of pictures as a sheet of ``cols`` columns."""
    blank = np.full_like(pictures[0], 24)
    n = -(-len(pictures) // cols) * cols
    pictures, labels = pictures + [blank] * (n - len(pictures)), labels + [""] * (n - len(labels))
    return sheet([pictures[i : i + cols] for i in range(0, n, cols)], [labels[i : i + cols] for i in range(0, n, cols)])


def places_by_time(w: int = 240, h: int = 100) -> np.ndarray:
    """Every place at every time."""
    rows = [[picture(sample(p, _FIRST_SETS[p], time=t), w, h) for t in v.TIMES] for p in v.PLACES]
    return sheet(rows, [[f"{p} / {t}" for t in v.TIMES] for p in v.PLACES])


def sets(time: str = "day", w: int = 320, h: int = 180) -> np.ndarray:
    """Every set at one time."""
    return grid(
        [picture(sample(p, s, time=time, seed=3 + i % 2), w, h) for i, (s, p) in enumerate(v.SETS.items())],
        list(v.SETS),
        6,
    )


def sizes(w: int = 320, h: int = 180) -> np.ndarray:
    """Every size in four sets."""
    where = (
        ("street", "street", "dusk"),
        ("forest", "forest", "dawn"),
        ("interior", "kitchen", "day"),
        ("desert", "dunes", "sunset"),
    )
    rows = [[picture(sample(p, s, size=z, time=t), w, h) for z in v.SIZES] for p, s, t in where]
    return sheet(rows, [[f"{s} {z}" for z in v.SIZES] for _, s, _ in where])


def angles(w: int = 320, h: int = 180) -> np.ndarray:
    """Every angle in six sets."""
    where = (
        ("street", "street", "day"),
        ("interior", "living room", "sunset"),
        ("circuit", "track", "day"),
        ("sea", "beach", "dawn"),
        ("field", "wheat field", "sunset"),
    )
    return sheet(
        [[picture(sample(p, s, angle=a, time=t), w, h) for a in v.ANGLES] for p, s, t in where],
        [[f"{s} {a}" for a in v.ANGLES] for _, s, _ in where],
    )


def moves(w: int = 320, h: int = 134) -> np.ndarray:
    """Every move as first, middle and last frame, twice on a row."""
    rows, labels = [], []
    for i in range(0, len(v.MOVES), 2):
        row, names = [], []
        for move in v.MOVES[i : i + 2]:
            where = ("street", "street") if i % 4 == 0 else ("mountain", "valley")
            painter = Painter(sample(*where, move=move, time="sunset", size="FS", people=2), (), w, h, 72, RATE)
            for k in (0, 35 if "whip" not in move else 14, 71):
                row.append(cv2.cvtColor(painter.frame(k), cv2.COLOR_RGBA2BGR))
                names.append(f"{move} {k}")
        rows.append(row)
        labels.append(names)
    return sheet(rows, labels)


def weather(w: int = 320, h: int = 134) -> np.ndarray:
    """Every weather in six places."""
    where = (
        ("street", "street", "night"),
        ("forest", "forest", "day"),
        ("sea", "open sea", "dusk"),
        ("field", "farm", "dawn"),
        ("circuit", "track", "day"),
        ("mountain", "valley", "sunset"),
    )
    return sheet(
        [[picture(sample(p, s, time=t, weather=x), w, h) for x in v.WEATHERS] for p, s, t in where],
        [[f"{s} {t} {x}" for x in v.WEATHERS] for _, s, t in where],
    )


def one(plan: Plan, **camera: object) -> Plan:
    """A plan with another camera."""
    return replace(plan, camera=replace(plan.camera, **camera))  # type: ignore[arg-type]


SHEETS: dict[str, Callable[[], np.ndarray]] = {
    "places": places_by_time,
    "sets-day": lambda: sets("day"),
    "sets-night": lambda: sets("night"),
    "sizes": sizes,
    "angles": angles,
    "moves": moves,
    "weather": weather,
}


def main(arguments: list[str]) -> int:
    """Write the sheets named (or all) into a folder."""
    if not arguments:
        print("usage: python -m pipelines.blocking.sheets OUTDIR [NAME ...]", file=sys.stderr)
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    for name in arguments[1:] or list(SHEETS):
        cv2.imwrite(str(out / f"{name}.jpg"), SHEETS[name](), [cv2.IMWRITE_JPEG_QUALITY, 88])
        print(out / f"{name}.jpg")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Animals: four-legged ones from one skeleton with a table of shapes, then birds and fish."""

from __future__ import annotations

import math
import random
import zlib

from pipelines.blocking.draw.beasts import beast, chain
from pipelines.blocking.draw.breeds import BEASTS
from pipelines.blocking.draw.cuts import Cut, Ink, oval, poly, smooth, tube
from pipelines.blocking.draw.solid import View
from pipelines.blocking.plan import Subject


def bird(facing: float, t: float, speed: float, seed: int, glide: float = 0.0) -> list[Cut]:
    """A bird in flight; standing still it hovers on the wind."""
    view = View(facing, 0.04, 0.5)
    start = (seed % 53) / 53.0
    beat = math.sin(math.tau * (t * (2.6 if glide == 0.0 else 1.6) + start))
    tip = math.sin(math.tau * (t * (2.6 if glide == 0.0 else 1.6) + start) - 0.9)
    y0 = 0.5 - 0.05 * beat
    body = chain(
        [view.at(x, y0 + dy, 0.0) for x, dy in ((-0.5, 0.0), (-0.3, 0.01), (0.0, 0.0), (0.26, 0.03), (0.4, 0.08))],
        [0.02, 0.075, 0.125, 0.1, 0.07],
    )
    out: list[Cut] = []
    wings: list[tuple[float, Cut]] = []
    for side in (-1.0, 1.0):
        span = [
            (0.16, 0.08, 0.06),
            (0.2, 0.34, 0.3),
            (0.08, 0.62, 0.62),
            (-0.14, 0.95, 0.95),
            (-0.2, 0.66, 0.66),
            (-0.16, 0.36, 0.36),
            (-0.18, 0.08, 0.08),
        ]
        points = []
        for x, s, u in span:
            rise = u * (0.5 * beat * (1 - u * 0.4) + 0.35 * tip * u) + 0.06 * u
            points.append(view.at(x, y0 + 0.06 + rise, side * s))
        depth = side * view.side
        ink: Ink = ("base", 0.05 if depth > 0 else -0.3)
        feathers = (Cut(poly([points[2], points[3], points[4]]), ("second", -0.1), 0.2, 0.0, size=40),)
        wings.append((depth, Cut(smooth(points, corners=(0, 3, 6)), ink, 0.7, 0.9, inside=feathers)))
    wings.sort(key=lambda w: w[0])
    tail = poly(
        [
            view.at(-0.4, y0 + 0.03, 0.0),
            view.at(-0.82, y0 + 0.02, 0.14),
            view.at(-0.74, y0, 0.0),
            view.at(-0.82, y0 + 0.02, -0.14),
        ]
    )
    bx, by = view.at(0.46, y0 + 0.09, 0.0)
    ex, ey = view.at(0.58, y0 + 0.06, 0.0)
    out += [wings[0][1], Cut(tail, ("second", -0.1), 0.4, 0.6)]
    out.append(Cut(tube([(bx, by), (ex, ey)], [0.03, 0.004]), ("accent", 0.0), 0.2, 0.5))
    belly = Cut(oval(*view.at(0.05, y0 - 0.08, 0.0), 0.26, 0.08), ("paper", -0.1), 0.0, 0.0, alpha=0.6, size=60)
    out += [Cut(body, ("base", 0.0), 0.8, 1.0, shadow=0.02, inside=(belly,)), wings[1][1]]
    hx, hy = view.at(0.43, y0 + 0.11, view.side * 0.05)
    out.append(Cut(oval(hx, hy, 0.014), ("dark", -0.3), 0.0, 0.0, solid=False, size=90))
    return out


def flock(facing: float, t: float, speed: float, seed: int) -> list[Cut]:
    """Many small birds, each with its own beat."""
    chance = random.Random(seed)
    way = 1.0 if math.cos(math.radians(facing)) >= 0 else -1.0
    out: list[Cut] = []
    for k in range(15):
        x, y, size = chance.uniform(-1.1, 1.1), chance.uniform(-0.44, 0.44), chance.uniform(0.1, 0.2)
        x += 0.1 * math.sin(t * 0.7 + k)
        y += 0.04 * math.sin(t * 0.9 + k * 2.0)
        if k == 0:
            x, y = 0.0, 0.0
        beat = math.sin(math.tau * (t * chance.uniform(2.0, 3.0) + chance.random()))
        wing = size * 0.75
        up = wing * (0.25 + 0.6 * beat)
        lean = way * size * 0.16
        shape = [
            (x - wing, y - up),
            (x - wing * 0.45 + lean, y - up * 0.75 - size * 0.06),
            (x + lean, y - size * 0.06),
            (x + wing * 0.45 + lean, y - up * 0.75 - size * 0.06),
            (x + wing, y - up),
            (x + wing * 0.4, y - up * 0.45 + size * 0.06),
            (x + way * size * 0.34, y + size * 0.05),
            (x - way * size * 0.34, y + size * 0.12),
            (x - wing * 0.4, y - up * 0.45 + size * 0.06),
        ]
        out.append(Cut(smooth(shape, corners=(0, 4, 6, 7)), ("base", -0.1 * (k % 3)), 0.3, 0.6))
    return out


def fish(facing: float, t: float, speed: float, seed: int) -> list[Cut]:
    """A fish with a beating tail."""
    view = View(facing, 0.04, 0.5)
    start = (seed % 31) / 31.0

    def s_at(x: float) -> float:
        return 0.16 * (0.7 - x) * math.sin(math.tau * (t * 1.3 + start) + x * 2.2)

    rows = ((-0.85, 0.05), (-0.6, 0.13), (-0.2, 0.27), (0.2, 0.33), (0.55, 0.27), (0.82, 0.15), (0.95, 0.05))
    flat = [view.at(x, 0.5, s_at(x)) for x, _ in rows]
    body = chain(flat, [h for _, h in rows], 4)
    a, b = (
        view.at(-0.85, 0.5, s_at(-0.85)),
        [view.at(x, y, s_at(x) * 1.4) for x, y in ((-1.3, 0.86), (-1.16, 0.5), (-1.3, 0.14))],
    )
    tail = smooth([a, b[0], b[1], b[2]], corners=(0, 1, 3))
    fin = smooth(
        [
            view.at(0.3, 0.8, 0),
            view.at(-0.1, 1.0, s_at(-0.1)),
            view.at(-0.55, 0.86, s_at(-0.5)),
            view.at(-0.5, 0.6, s_at(-0.5)),
        ],
        corners=(0, 1, 2),
    )
    side = view.side
    wave = math.sin(t * 5.0)
    pect = smooth(
        [
            view.at(0.36, 0.42, side * 0.2),
            view.at(0.05, 0.2 + 0.05 * wave, side * 0.34),
            view.at(0.12, 0.38, side * 0.24),
        ],
        corners=(0, 1),
    )
    belly = Cut(
        chain([(x, y + h * 0.6) for (x, y), (_, h) in zip(flat, rows, strict=True)], [h * 0.6 for _, h in rows], 2),
        ("paper", -0.05),
        0.2,
        0.0,
        alpha=0.75,
    )
    gill = Cut(
        tube(
            [view.at(0.5, 0.68, side * 0.2), view.at(0.42, 0.5, side * 0.24), view.at(0.5, 0.32, side * 0.2)],
            [0.004, 0.018, 0.004],
        ),
        ("base", -0.5),
        0.0,
        0.0,
        size=60,
    )
    stripes = tuple(
        Cut(
            tube(
                [view.at(x, 0.8, side * 0.2), view.at(x - 0.06, 0.5, side * 0.26), view.at(x, 0.3, side * 0.2)],
                [0.01, 0.035, 0.004],
            ),
            ("second", 0.0),
            0.0,
            0.0,
            alpha=0.6,
        )
        for x in (0.15, -0.1, -0.35)
    )
    ex, ey = view.at(0.72, 0.56, side * 0.16)
    return [
        Cut(tail, ("second", 0.05), 0.6, 0.9),
        Cut(fin, ("second", 0.0), 0.6, 0.9),
        Cut(body, ("base", 0.0), 1.0, 1.0, shadow=0.05, inside=(belly, *stripes, gill)),
        Cut(pect, ("second", 0.15), 0.5, 0.9),
        Cut(oval(ex, ey, 0.055), ("white", 0.0), 0.0, 0.0, solid=False, size=40),
        Cut(oval(ex, ey, 0.034), ("dark", -0.3), 0.0, 0.0, solid=False, size=24),
    ]


def animal(subject: Subject, t: float) -> list[Cut]:
    """All the cuts of an animal, back to front."""
    seed = zlib.crc32((subject.who.strip().upper() or f"{subject.kind} {subject.x:.1f}").encode())
    speed = max(abs(subject.motion[0]), abs(subject.motion[1]) * 1.5)
    facing = (subject.facing + 180.0) % 360.0 - 180.0
    if subject.kind == "bird":
        return bird(facing, t, speed, seed)
    if subject.kind == "flock":
        return flock(facing, t, speed, seed)
    if subject.kind == "fish":
        return fish(facing, t, speed, seed)
    return beast(subject.kind if subject.kind in BEASTS else "dog", facing, t, speed, seed)

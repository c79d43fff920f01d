"""Four-legged animals: one skeleton with a gait, and a table of shapes."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Sequence

import skia

from pipelines.blocking.draw.breeds import BEASTS, Beast
from pipelines.blocking.draw.cuts import Cut, Ink, Path, Point, oval, poly, smooth, tube
from pipelines.blocking.draw.solid import View, dust

Place = Callable[[float, float, float], Point]  # from the animal to the picture


Bend = Callable[[float, float], Point]  # with the neck or the head as it is held now


def chain(points: Sequence[Point], radii: Sequence[float], fine: int = 3) -> Path:
    """A smooth string of beads: round bodies that look right from any side, even end on."""
    dense: list[tuple[float, float, float]] = []
    n = len(points)
    for i in range(n - 1):
        p, a, b, q = points[max(0, i - 1)], points[i], points[i + 1], points[min(n - 1, i + 2)]
        ra, rb = radii[i], radii[i + 1]
        for k in range(fine):
            u = k / fine
            u2, u3 = u * u, u * u * u
            x, y = (
                0.5
                * (
                    2 * a[d]
                    + (b[d] - p[d]) * u
                    + (2 * p[d] - 5 * a[d] + 4 * b[d] - q[d]) * u2
                    + (3 * a[d] - p[d] - 3 * b[d] + q[d]) * u3
                )
                for d in (0, 1)
            )
            dense.append((x, y, ra + (rb - ra) * u * u * (3 - 2 * u)))
    dense.append((*points[-1], radii[-1]))
    path = skia.Path()
    for x, y, r in dense:
        path.addCircle(x, y, r)
    for (ax, ay, ar), (bx, by, br) in itertools.pairwise(dense):
        dx, dy = bx - ax, by - ay
        long = math.hypot(dx, dy)
        if long < 1e-4:
            continue
        dx, dy = dx / long, dy / long
        quad = [
            (ax + dy * ar, ay - dx * ar),
            (bx + dy * br, by - dx * br),
            (bx - dy * br, by + dx * br),
            (ax - dy * ar, ay + dx * ar),
        ]
        path.addPath(poly(quad))
    return path


def _gait(kind: str, speed: float, t: float, start: float) -> tuple[list[tuple[float, float]], float, float]:
    """(swing, flex) in degrees for left and right fore, left and right hind leg; lift of the body; its pitch."""
    if speed < 0.05:
        shift = 1.5 * math.sin(t * 0.6 + start)
        return [(1.0 + shift, 2.0), (-4.0, 2.0), (-3.0 - shift, 2.0), (4.0, 4.0)], 0.0, 0.0
    gallop = speed > 0.22 and kind != "cow"
    rate = (2.1 if gallop else 1.15) * (1.25 if kind in ("dog", "cat", "wolf") else 1.0)
    p = t * rate + start
    phases = (0.0, 0.12, 0.5, 0.62) if gallop else (0.0, 0.5, 0.75, 0.25) if speed < 0.12 else (0.0, 0.5, 0.5, 0.0)
    reach = (38.0 if kind != "horse" else 33.0) if gallop else 20.0
    legs = []
    for k, offset in enumerate(phases):
        a = math.tau * (p + offset)
        flex = (86.0 if gallop else 44.0) * max(0.0, math.cos(a + 0.5)) ** 1.4
        legs.append((reach * math.sin(a) + (2.0 if k < 2 else -4.0), 4.0 + flex))
    lift = 0.04 * math.sin(math.tau * p + 1.0) if gallop else 0.008 * math.sin(2.0 * math.tau * p)
    return legs, lift, (6.0 * math.sin(math.tau * p + 2.2) if gallop else 0.0)


def beast(kind: str, facing: float, t: float, speed: float, seed: int) -> list[Cut]:
    """A four-legged animal."""
    b = BEASTS[kind]
    start = (seed % 89) / 89.0
    view = View(facing, 0.04, 0.9)
    legs, lift, pitch = _gait(kind, speed, t, start)
    running = speed > 0.22 and kind != "cow"
    nod = (5.0 * math.sin(t * 1.1 + start * 6.0) if speed < 0.05 else 6.0 * math.sin(math.tau * t * 2.0)) - (
        14.0 if running else 0.0
    )
    grazing = kind in ("cow", "deer", "horse") and speed < 0.05 and seed % 3 == 0
    if grazing:
        nod -= 74.0 + 4.0 * math.sin(t * 2.0)
    cp, sp = math.cos(math.radians(pitch)), math.sin(math.radians(pitch))

    def at(x: float, y: float, s: float) -> Point:
        return view.at(x * cp - (y - 0.6) * sp, 0.6 + x * sp + (y - 0.6) * cp + lift, s)

    pivot = b.neck[0]
    cn, sn = math.cos(math.radians(nod)), math.sin(math.radians(nod))
    ch, sh = math.cos(math.radians(nod * 0.35)), math.sin(math.radians(nod * 0.35))

    def neck(x: float, y: float) -> tuple[float, float]:
        dx, dy = x - pivot[0], y - pivot[1]
        return pivot[0] + dx * cn - dy * sn, pivot[1] + dx * sn + dy * cn

    poll = b.neck[-1]

    def head(x: float, y: float) -> tuple[float, float]:
        dx, dy = x - poll[0], y - poll[1]
        px, py = neck(poll[0], poll[1])
        k = -0.4 if not grazing else 0.75
        c, s = (math.cos(math.radians(nod * k)), math.sin(math.radians(nod * k))) if grazing else (ch, -sh)
        return px + dx * c - dy * s, py + dx * s + dy * c

    coat: Ink = ("base", 0.0)
    light: Ink = ("base", 0.22)
    dark: Ink = ("second", -0.05)
    near = view.side
    body: Path = chain([at(x, y, 0.0) for x, y, _ in b.spine], [r for _, _, r in b.spine], 6)
    neck_points = [(*neck(x, y), r) for x, y, r in b.neck]
    body.addPath(chain([at(x, y, 0.0) for x, y, _ in neck_points], [r for _, _, r in neck_points]))
    head_points = [(*head(x, y), r) for x, y, r in b.head]
    face = chain([at(x, y, 0.0) for x, y, _ in head_points], [r for _, _, r in head_points])
    toward = view.s > 0.0
    marks: list[Cut] = []
    belly = [at(x, y - r * 0.75, 0.0) for x, y, r in b.spine]
    marks.append(
        Cut(
            chain(belly, [r * 0.42 for _, _, r in b.spine], 1),
            light if kind in ("deer", "dog", "wolf") else ("base", -0.3),
            0.0,
            0.0,
            alpha=0.6,
            size=60,
        )
    )
    if b.patches:
        chance = random.Random(seed)
        for k in range(4):
            x, y = -0.5 + 0.32 * k + chance.uniform(-0.06, 0.06), 0.72 + chance.uniform(-0.1, 0.1)
            px, py = at(x, y, near * 0.15)
            blob = [
                (
                    px + chance.uniform(0.07, 0.14) * math.cos(a) * max(0.3, abs(view.c)),
                    py + chance.uniform(0.06, 0.12) * math.sin(a),
                )
                for a in (math.tau * i / 7 for i in range(7))
            ]
            marks.append(Cut(smooth(blob), ("paper", -0.05), 0.3, 0.0, size=24))
    out = dust(view, -0.5, t, speed, 0.35, strength=0.22) if running else []
    order = sorted(
        range(4), key=lambda k: view.near((b.shoulder if k < 2 else b.hip)[0], b.half * (1.0 if k % 2 else -1.0))
    )
    tail = _tail(b, at, t, speed, start)
    tail_cut = Cut(chain(tail[0], tail[1]), ("second" if b.mane or kind == "cow" else "base", -0.05), 0.6, 0.8)
    head_cuts = _head(b, kind, view, at, head, face, coat, light, near)
    for k in order[:2]:
        out += _leg(b, kind, at, k, legs[k], coat, True)
    if toward:
        out.append(tail_cut)
    else:
        out += head_cuts
    mane = _mane(b, at, neck, head, t, speed) if b.mane else []
    trunk = Cut(body, coat, 1.0, 1.0, shadow=0.035, inside=tuple(marks))
    rear = order[2:] if abs(view.c) > 0.35 else []
    for k in order[2:]:
        if k not in rear:
            out += _leg(b, kind, at, k, legs[k], coat, False)
    out.append(trunk)
    for k in rear:
        out += _leg(b, kind, at, k, legs[k], coat, False)
    out += mane
    if toward:
        out += head_cuts
    else:
        out.append(tail_cut)
    _ = dark
    return out


def _leg(b: Beast, kind: str, at: Place, k: int, angles: tuple[float, float], coat: Ink, far: bool) -> list[Cut]:
    fore, side = k < 2, (1.0 if k % 2 else -1.0)
    x, y = b.shoulder if fore else b.hip
    s = side * b.half
    swing, flex = (math.radians(a) for a in angles)
    high = y
    r = b.leg
    if fore:
        a, c = high * 0.47, high * 0.42
        knee = (x + a * math.sin(swing), y - a * math.cos(swing))
        foot = (knee[0] + c * math.sin(swing - flex), knee[1] - c * math.cos(swing - flex))
        points = [
            (x, y + r[0] * 0.2),
            ((x + knee[0]) / 2, (y + knee[1]) / 2),
            knee,
            ((knee[0] + foot[0]) / 2, (knee[1] + foot[1]) / 2),
            foot,
        ]
        radii = [r[0], r[0] * 0.72, r[1] * 1.05, r[2] * 1.05, r[2] * 1.12]
    else:
        swing = max(swing, -0.44)
        a, c, d = high * 0.36, high * 0.34, high * 0.32
        stifle = (x + a * math.sin(swing + 0.32), y - a * math.cos(swing + 0.32))
        back = swing - 0.52 - flex * 0.35
        hock = (stifle[0] + c * math.sin(back), stifle[1] - c * math.cos(back))
        low = swing + 0.1 - flex * 0.75
        foot = (hock[0] + d * math.sin(low), hock[1] - d * math.cos(low))
        points = [(x, y + r[0] * 0.25), stifle, ((stifle[0] + hock[0]) / 2, (stifle[1] + hock[1]) / 2), hock, foot]
        radii = [r[0] * 1.35, r[0] * 1.0, r[1] * 1.15, r[1] * 0.86, r[2] * 1.05]
    flat = [at(px, py, s) for px, py in points]
    ink: Ink = (coat[0], coat[1] - (0.3 if far else 0.03))
    toe = at(foot[0] + r[2] * (0.9 if b.hoof else 1.5), foot[1] - r[2] * 0.9, s)
    shoe = Cut(
        chain([flat[-1], toe], [r[2] * 1.1, r[2] * (0.95 if b.hoof else 0.85)], 1),
        ("second", -0.3) if b.hoof else ink,
        0.4,
        0.5,
    )
    sock = (
        ()
        if kind not in ("deer", "wolf", "cat")
        else (Cut(chain(flat[-2:], [r[2] * 1.5] * 2, 1), (coat[0], coat[1] + 0.05), 0.0, 0.0, alpha=0.3, size=80),)
    )
    return [shoe, Cut(chain(flat, radii), ink, 0.7, 0.3 if far else 0.12, shadow=0.0 if far else 0.009, inside=sock)]


def _tail(b: Beast, at: Place, t: float, speed: float, start: float) -> tuple[list[Point], list[float]]:
    points, radii = [], []
    wave = b.wag * math.sin(t * (7.0 if b.wag > 0.8 else 1.8) + start * 6.0)
    root = b.tail[0]
    for i, (x, y, r) in enumerate(b.tail):
        u = i / max(1, len(b.tail) - 1)
        fly = min(1.0, speed * 2.5) * u * 0.7
        px, py = x - fly * 0.18, y + (root[1] - y) * fly
        points.append(at(px + 0.02 * wave * u, py, wave * 0.16 * u))
        radii.append(r)
    return points, radii


def _head(
    b: Beast, kind: str, view: View, at: Place, head: Bend, face: Path, coat: Ink, light: Ink, near: float
) -> list[Cut]:
    poll, nose = b.head[0], b.head[-1]
    out: list[Cut] = []
    ears: list[tuple[float, list[Cut]]] = []
    long, wide = b.ears
    spread = poll[2] * 0.75
    for side in (-1.0, 1.0):
        hx, hy = head(poll[0] - 0.01, poll[1] + poll[2] * 0.6)
        if kind == "dog":
            tip = head(poll[0] - long * 0.35, poll[1] - long * 0.55)
            spine = [
                at(hx, hy, side * spread),
                at(*head(poll[0] - long * 0.3, poll[1] + 0.02), side * spread * 1.5),
                at(*tip, side * spread * 1.5),
            ]
            shape = tube(spine, [wide * 0.5, wide, wide * 0.5])
        else:
            out_ = 2.6 if kind in ("deer", "cow") else 1.25
            rise = 0.35 if kind == "cow" else 0.75 if kind == "deer" else 1.0
            tip = head(poll[0] - long * 0.22, poll[1] + poll[2] * 0.6 + long * rise)
            a, c = at(hx, hy, side * spread), at(*tip, side * spread * out_)
            shape = tube([a, ((a[0] + c[0]) / 2, (a[1] + c[1]) / 2), c], [wide * 0.9, wide, wide * 0.15])
        depth = view.near(poll[0], side * spread)
        ears.append((depth, [Cut(shape, (coat[0], coat[1] - (0.2 if side != near else 0.0)), 0.5, 0.9)]))
    ears.sort(key=lambda e: e[0])
    out += ears[0][1]
    out += _horns(b, kind, at, head, near)
    inside: list[Cut] = []
    if kind in ("wolf", "deer", "dog"):
        jaw = [at(*head(x, y - r * 0.7), 0.0) for x, y, r in b.head]
        inside.append(Cut(chain(jaw, [r * 0.55 for _, _, r in b.head], 1), light, 0.0, 0.0, alpha=0.65, size=70))
    if kind == "cow":
        blaze = [at(*head(x, y + r * 0.5), 0.0) for x, y, r in b.head]
        inside.append(Cut(chain(blaze, [r * 0.4 for _, _, r in b.head], 1), ("paper", -0.05), 0.0, 0.0, size=50))
    out.append(Cut(face, coat, 0.9, 0.8, shadow=0.02, inside=tuple(inside)))
    nx, ny = at(*head(nose[0] + nose[2] * 0.55, nose[1] + (nose[2] * 0.2 if not b.hoof else -nose[2] * 0.1)), 0.0)
    if view.s > -0.5:
        out.append(
            Cut(
                oval(nx, ny, nose[2] * 0.5, nose[2] * 0.45),
                ("dark", 0.0) if not b.hoof else ("second", -0.3),
                0.3,
                0.3,
                solid=False,
                size=60,
            )
        )
    for side in (-1.0, 1.0):
        ex, ey = head(*b.eye)
        width = poll[2] * (0.62 if b.hoof else 0.5)
        if view.near(b.eye[0] - poll[0] + 0.02, side * width) > 0.0:
            px, py = at(ex, ey, side * width)
            r = poll[2] * (0.17 if kind != "cat" else 0.22)
            out.append(
                Cut(
                    oval(px, py, r * 0.85, r),
                    ("dark", -0.3) if kind not in ("cat", "wolf") else ("accent", 0.15),
                    0.0,
                    0.0,
                    solid=False,
                    size=50,
                )
            )
            out.append(Cut(oval(px, py, r * 0.35, r * 0.9), ("dark", -0.3), 0.0, 0.0, solid=False, size=80))
            out.append(
                Cut(oval(px - r * 0.3, py - r * 0.35, r * 0.22), ("white", 0.5), 0.0, 0.0, solid=False, size=120)
            )
    out += ears[1][1]
    return out


def _horns(b: Beast, kind: str, at: Place, head: Bend, near: float) -> list[Cut]:
    poll = b.head[0]
    out: list[Cut] = []
    if b.horns == "short":
        for s in (-1.0, 1.0):
            root = head(poll[0], poll[1] + poll[2] * 0.8)
            tip = head(poll[0] + 0.04, poll[1] + poll[2] + 0.13)
            out.append(
                Cut(
                    tube(
                        [at(*root, s * 0.06), at(root[0] + 0.02, root[1] + 0.03, s * 0.14), at(*tip, s * 0.17)],
                        [0.022, 0.018, 0.004],
                    ),
                    ("paper", -0.2),
                    0.4,
                    0.8,
                )
            )
    elif b.horns == "antlers":
        for s in (-1.0, 1.0):

            def q(x: float, y: float, w: float, s: float = s) -> Point:
                return at(*head(poll[0] + x, poll[1] + y), s * w)

            beam = [q(0.0, 0.03, 0.025), q(-0.06, 0.1, 0.09), q(-0.05, 0.18, 0.13), q(0.02, 0.25, 0.12)]
            ink: Ink = ("wood", 0.1 if s == near else -0.2)
            out.append(Cut(tube(beam, [0.013, 0.011, 0.009, 0.003]), ink, 0.3, 0.8))
            for base, end in (
                ((-0.045, 0.08, 0.075), (0.04, 0.13, 0.08)),
                ((-0.062, 0.14, 0.115), (0.0, 0.19, 0.1)),
                ((-0.03, 0.2, 0.13), (-0.075, 0.26, 0.14)),
            ):
                out.append(Cut(tube([q(*base), q(*end)], [0.008, 0.002]), ink, 0.0, 0.6))
    return out


def _mane(b: Beast, at: Place, neck: Bend, head: Bend, t: float, speed: float) -> list[Cut]:
    """Hair along the crest, flying back at a gallop."""
    fly = min(1.0, speed * 2.5)
    top, low = [], []
    for i, u in enumerate((0.0, 0.25, 0.5, 0.75, 1.0)):
        x = b.neck[0][0] + (b.neck[-1][0] - b.neck[0][0]) * u - 0.02
        y = b.neck[0][1] + (b.neck[-1][1] - b.neck[0][1]) * u + b.neck[0][2] * 0.55 * (1 - u) + 0.055 * u + 0.035
        nx, ny = neck(x - 0.02, y)
        wave = 0.012 * math.sin(t * 6.0 + i * 1.3)
        top.append(at(nx, ny, 0.0))
        low.append(at(nx - 0.03 - 0.1 * fly * (0.4 + u * 0.6) + wave, ny - 0.09 + 0.09 * fly + wave, 0.02))
    return [Cut(smooth([*top, *reversed(low)], corners=(4, 5)), ("second", -0.05), 0.5, 0.8, shadow=0.008)]

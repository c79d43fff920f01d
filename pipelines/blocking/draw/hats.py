"""What heads wear: helmets, hoods, hats and caps; most are cut like hair."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pipelines.blocking.draw.cuts import Cut, Ink, oval, smooth, tube
from pipelines.blocking.draw.hair import behind, cap, hair_volume
from pipelines.blocking.draw.skulls import contour
from pipelines.blocking.draw.styles import Style
from pipelines.blocking.draw.traits import Traits
from pipelines.blocking.draw.turn import Slice, Turn, level

WORN: dict[str, Style] = {
    "racing helmet": Style(
        ((0, -0.17), (42, -0.16), (60, -0.06), (70, 0.2), (78, 0.34), (100, 0.4), (180, 0.36)),
        (0.13, 0.13, 0.13),
        front=0.115,
        extra="racing",
    ),
    "armour helmet": Style(
        ((0, -0.12), (28, -0.12), (40, 0.02), (48, 0.3), (60, 0.42), (180, 0.48)),
        (0.12, 0.075, 0.08),
        front=0.07,
        extra="crest",
    ),
    "hood": Style(
        ((0, -0.28), (34, -0.26), (56, -0.08), (66, 0.25), (74, 0.6), (180, 0.72)),
        (0.15, 0.1, 0.16),
        length=0.72,
        flare=0.14,
        front=0.1,
        extra="hood",
    ),
    "coif": Style(
        ((0, -0.22), (40, -0.2), (58, 0.0), (62, 0.3), (54, 0.5), (180, 0.6)), (0.05, 0.05, 0.05), length=0.6
    ),
}


def headgear(who: Traits, worn: str, turn: Turn) -> tuple[list[Cut], list[Cut]]:
    back: list[Cut] = []
    front: list[Cut] = []
    if worn in WORN:
        style = WORN[worn]
        ink: Ink = {"racing helmet": ("accent", 0.0), "armour helmet": ("metal", 0.0), "coif": ("metal", -0.3)}.get(
            worn, ("base", -0.06)
        )
        mass = behind(who, style, turn.yaw, 0.0)
        if mass is not None:
            (front if turn.c < -0.25 else back).append(Cut(mass, (ink[0], ink[1] - 0.4), 0.6, 0.6))
        volume = hair_volume(who, style)
        inside: list[Cut] = []
        if worn == "racing helmet":  # a stripe over the crown
            stripe = [turn.around(level(volume, y), b)[0] for b, y in ((-16.0, -0.1), (-20.0, -0.3), (-40.0, -0.52))]
            other = [turn.around(level(volume, y), b)[0] for b, y in ((16.0, -0.1), (20.0, -0.3), (40.0, -0.52))]
            ys = (-0.1, -0.3, -0.58)
            if turn.c > 0.05:
                band = [*zip(stripe, ys, strict=True), *reversed(list(zip(other, ys, strict=True)))]
                inside.append(Cut(smooth(band, corners=(0, 2, 3, 5)), ("white", -0.05), 0.4, 0.0))
        if worn == "racing helmet":
            inside += _goggles(turn, volume)
        shape = cap(who, style, turn.yaw)
        front.append(Cut(shape, ink, 0.9, 1.0, shadow=0.07, inside=tuple(inside)))
        if worn == "racing helmet" and turn.c > -0.3:
            front.append(_chin_strap(turn))
        if worn == "armour helmet":
            spine = [
                turn.at(0.0, y, z) for y, z in ((-0.2, 0.43), (-0.48, 0.3), (-0.62, 0.0), (-0.5, -0.35), (-0.1, -0.55))
            ]
            front.append(Cut(tube(spine, [0.01, 0.035, 0.05, 0.045, 0.02]), ("accent", -0.1), 0.6, 1.0))
            if turn.c > 0.0:
                guard = [turn.at(0.0, -0.16, 0.42), turn.at(0.0, 0.04, 0.45), turn.at(0.0, 0.14, 0.49)]
                front.append(Cut(tube(guard, [0.03, 0.026, 0.014]), ("metal", -0.1), 0.5, 1.0))
    elif worn in ("hat", "cap"):
        front += _hat(who, turn, worn)
    elif worn == "bubble":
        front.append(Cut(oval(0.0 - turn.s * 0.04, 0.03, 0.66, 0.64), ("glass", 0.35), 0.0, 0.0, alpha=0.13))
        front.append(
            Cut(oval(0.0 - turn.s * 0.04, 0.03, 0.655, 0.635), ("metal", 0.1), 0.0, 0.0, stroke=0.03, solid=False)
        )
        glint = [(-0.52, 0.05), (-0.5, -0.2), (-0.36, -0.42), (-0.18, -0.54)]
        front.append(Cut(tube(glint, [0.004, 0.03, 0.035, 0.006]), ("white", 0.6), 0.0, 0.0, alpha=0.6, solid=False))
    return back, front


def _goggles(turn: Turn, volume: Sequence[Slice]) -> list[Cut]:
    """Goggles pushed up on the shell and their strap round it; cut to the shell."""

    def run(first: int, last: int, drop: float, step: int = 12) -> list[tuple[float, float]]:
        points = []
        for b in range(first, last + 1, step):
            x, depth = turn.around(level(volume, -0.26), float(b))
            if depth > -0.03:
                nose = 0.035 * max(0.0, 1.0 - abs(b) / 14.0) if drop > 0.0 else 0.0
                points.append((x, -0.3 + drop + 0.05 * depth - nose))
        return points

    out: list[Cut] = []
    strap = sorted(run(-180, 180, 0.0, 15))
    if len(strap) > 1:
        out.append(Cut(tube(strap, [0.032] * len(strap)), ("dark", 0.06), 0.0, 0.3))
    low, high = run(-48, 48, 0.075), run(-48, 48, -0.075)
    if len(low) > 2:
        shape = smooth([*low, *reversed(high)])
        glint: tuple[Cut, ...] = ()
        if len(high) > 4:
            shine = [(x, y + 0.035) for x, y in high[1:-1]]
            glint = (Cut(tube(shine, [0.014] * len(shine)), ("white", 0.3), 0.0, 0.0, alpha=0.5),)
        out.append(Cut(shape, ("glass", -0.3), 0.8, 0.6, inside=glint))
        out.append(Cut(shape, ("dark", 0.0), 0.0, 0.0, stroke=0.028, solid=False, size=24))
    return out


def _chin_strap(turn: Turn) -> Cut:
    ends = [
        turn.at(s * 0.27, 0.3, -0.02) if turn.near(s * 0.27, 0.0) > -0.06 else turn.at(s * 0.12, 0.5, 0.16)
        for s in (-1.0, 1.0)
    ]
    spine = [ends[0], turn.at(-0.15, 0.48, 0.14), turn.at(0.0, 0.54, 0.24), turn.at(0.15, 0.48, 0.14), ends[1]]
    return Cut(smooth(spine, closed=False), ("dark", 0.0), 0.0, 0.0, stroke=0.024, solid=False, size=24)


def _hat(who: Traits, turn: Turn, worn: str) -> list[Cut]:
    """A felt hat with a brim, or a uniform cap with a peak."""
    ink: Ink = ("base", -0.18)
    w = 0.335 * who.face
    left, right = [], []
    rows = (
        (-0.19, w + 0.015, 0.385, 0.46),
        (-0.32, w, 0.37, 0.44),
        (-0.46, w - 0.03, 0.34, 0.41),
        (-0.565, w - 0.07, 0.28, 0.34),
        (-0.59, w - 0.15, 0.2, 0.2),
    )
    if worn == "cap":
        rows = (
            (-0.2, w + 0.015, 0.385, 0.46),
            (-0.33, w + 0.01, 0.38, 0.45),
            (-0.44, w + 0.09, 0.46, 0.5),
            (-0.5, w + 0.05, 0.42, 0.46),
            (-0.56, w - 0.12, 0.2, 0.25),
        )
    for row in rows:
        a, b = turn.reach(row)
        left.append((a, row[0]))
        right.append((b, row[0]))
    crown = smooth([*left, *reversed(right)], corners=(0, 2 * len(left) - 1))
    a, b = turn.reach(rows[0])
    ribbon = smooth(
        [
            (a - 0.02, -0.14),
            (a - 0.02, -0.3),
            ((a + b) / 2, -0.27),
            (b + 0.02, -0.3),
            (b + 0.02, -0.14),
            ((a + b) / 2, -0.1),
        ]
    )
    band = Cut(ribbon, ("accent", -0.25) if worn == "hat" else ("shade", -0.1), 0.4, 0.0)
    out: list[Cut] = []
    ring = [
        turn.at(0.62 * w / 0.335 * math.sin(p) * 0.93, 0.0, 0.6 * math.cos(p) - 0.03)
        for p in (k * math.pi / 8 for k in range(16))
    ]
    nears = [turn.near(0.62 * math.sin(p), 0.6 * math.cos(p)) for p in (k * math.pi / 8 for k in range(16))]
    if worn == "hat":
        wave = [
            (x, -0.2 + 0.115 * n + 0.03 * abs(x) - 0.09 * abs(x) ** 3) for (x, _), n in zip(ring, nears, strict=True)
        ]
        shape = smooth(wave)
        shade = Cut(
            oval(turn.s * 0.2, -0.05, 0.26 + 0.06 * abs(turn.c), 0.14),
            ("shade", 0.0),
            0.0,
            0.0,
            alpha=0.5,
            soft=True,
            solid=False,
            size=24,
        )
        shaded = Cut(contour(who, turn.yaw), ("skin", 0.0), 0.0, 0.0, alpha=0.0, inside=(shade,), size=24)
        out += [
            shaded,
            Cut(shape, ("base", -0.32), 0.6, 1.0, shadow=0.03),
            Cut(crown, ink, 0.8, 1.0, shadow=0.06, inside=(band,)),
        ]
    else:
        out.append(Cut(crown, ink, 0.8, 1.0, shadow=0.06, inside=(band,)))
        if turn.c > -0.5:
            peak = [
                turn.at(x, y, z)
                for x, y, z in (
                    (-0.27, -0.2, 0.25),
                    (-0.2, -0.15, 0.5),
                    (0.0, -0.125, 0.58),
                    (0.2, -0.15, 0.5),
                    (0.27, -0.2, 0.25),
                    (0.0, -0.21, 0.38),
                )
            ]
            out.append(Cut(smooth(peak), ("dark", -0.1), 0.6, 1.0))
        if turn.c > 0.2:
            x, y = turn.at(0.0, -0.4, 0.47)
            out.append(Cut(oval(x, y, 0.035 * turn.c, 0.04), ("brass", 0.1), 0.5, 1.0, size=30))
    return out

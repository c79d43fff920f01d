"""Things for inserts: each drawn well enough to fill half a frame. One unit high, the middle at (0, 0)."""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Callable

from pipelines.blocking.draw import gear
from pipelines.blocking.draw.cuts import Cut, Ink, box, oval, placed, smooth, tube
from pipelines.blocking.draw.papers import book, letter, map_, photograph, writing
from pipelines.blocking.plan import Subject

Maker = Callable[[float, random.Random], list[Cut]]


def phone(t: float, chance: random.Random) -> list[Cut]:
    """A desk telephone with a dial."""
    body = smooth(
        [(-0.2, -0.16), (0.2, -0.16), (0.34, 0.1), (0.5, 0.36), (0.52, 0.5), (-0.52, 0.5), (-0.5, 0.36), (-0.34, 0.1)],
        corners=(4, 5),
    )
    dial = [Cut(oval(0.0, 0.16, 0.2), ("metal", 0.15), 0.6, 0.6), Cut(oval(0.0, 0.16, 0.08), ("paper", 0.0), 0.3, 0.0)]
    for k in range(10):
        a = 0.6 + k * 0.5
        dial.append(Cut(oval(0.145 * math.cos(a), 0.16 + 0.145 * math.sin(a), 0.029), ("dark", -0.2), 0.0, 0.0))
    ring = 0.008 * math.sin(t * 60.0) * (1.0 if t % 3.0 < 1.2 else 0.0)
    hand = [
        (-0.56, -0.2),
        (-0.52, -0.4),
        (-0.3, -0.42),
        (-0.22, -0.34),
        (0.22, -0.34),
        (0.3, -0.42),
        (0.52, -0.4),
        (0.56, -0.2),
        (0.46, -0.14),
        (0.34, -0.16),
        (0.26, -0.22),
        (-0.26, -0.22),
        (-0.34, -0.16),
        (-0.46, -0.14),
    ]
    cradle = [Cut(box(x - 0.05, -0.26, x + 0.05, -0.08, 0.02), ("dark", 0.1), 0.4, 0.6) for x in (-0.2, 0.2)]
    cord = [(-0.48, 0.44), *((-0.58 - 0.05 * (i % 2), 0.4 - 0.05 * i) for i in range(11)), (-0.5, -0.16)]
    return [
        Cut(smooth(cord, closed=False), ("dark", 0.05), 0.0, 0.0, stroke=0.022),
        Cut(body, ("base", -0.05), 1.0, 1.0, shadow=0.05),
        *cradle,
        *dial,
        Cut(smooth([(x, y + ring - 0.03) for x, y in hand]), ("base", -0.1), 1.0, 1.0, shadow=0.03),
    ]


def key(t: float, chance: random.Random) -> list[Cut]:
    swing = 3.0 * math.sin(t * 1.8)
    ring = Cut(oval(0.0, -0.32, 0.13, 0.15), ("brass", 0.05), 0.0, 0.0, stroke=0.062)
    shine = Cut(
        smooth([(-0.13, -0.36), (-0.08, -0.45), (0.02, -0.47)], closed=False),
        ("white", 0.3),
        0.0,
        0.0,
        stroke=0.014,
        alpha=0.7,
        solid=False,
    )
    bit = smooth(
        [(0.0, 0.24), (0.17, 0.24), (0.17, 0.31), (0.11, 0.31), (0.11, 0.35), (0.19, 0.35), (0.19, 0.43), (0.0, 0.43)],
        corners=range(8),
    )
    parts = [
        Cut(bit, ("brass", -0.1), 0.8, 1.0, shadow=0.012),
        ring,
        Cut(
            tube([(0.0, -0.17), (0.0, 0.2), (0.0, 0.46)], [0.042, 0.038, 0.038]), ("brass", 0.0), 1.0, 1.0, shadow=0.014
        ),
        Cut(tube([(-0.055, -0.14), (0.055, -0.14)], [0.028, 0.028]), ("brass", 0.1), 0.6, 1.0),
        shine,
    ]
    return [placed(parts, 0.0, 0.0, swing)]


def watch(t: float, chance: random.Random) -> list[Cut]:
    """A pocket watch with its chain; the hands tell the shot's seconds."""
    out: list[Cut] = []
    for k in range(9):
        a = k / 8.0
        x, y = 0.05 + 0.5 * a, -0.44 - 0.05 * math.sin(a * 3.0) + 0.42 * a * a
        out.append(Cut(oval(x, y, 0.038, 0.022 if k % 2 else 0.03), ("brass", 0.0), 0.0, 0.0, stroke=0.014))
    out += [
        Cut(oval(0.0, -0.4, 0.06, 0.06), ("brass", 0.0), 0.0, 0.0, stroke=0.025),
        Cut(box(-0.045, -0.37, 0.045, -0.26, 0.02), ("brass", -0.1), 0.6, 0.8),
    ]
    marks: list[Cut] = []
    cy = 0.1
    for k in range(60):
        a = math.tau * k / 60
        long = 0.045 if k % 5 == 0 else 0.015
        inner = 0.29 - long
        marks.append(
            Cut(
                smooth(
                    [(math.cos(a) * inner, cy + math.sin(a) * inner), (math.cos(a) * 0.29, cy + math.sin(a) * 0.29)],
                    closed=False,
                ),
                ("dark", 0.0),
                0.0,
                0.0,
                stroke=0.012 if k % 5 == 0 else 0.004,
                size=60 if k % 5 == 0 else 200,
            )
        )
    second = math.tau * (math.floor(t * 2.0) / 2.0 / 60.0) - 1.2
    minute = math.tau * ((chance.random() * 60.0 + t / 60.0) / 60.0)
    hour = math.tau * chance.random()

    def hand(a: float, long: float, wide: float, ink: Ink) -> Cut:
        dx, dy = math.cos(a - math.pi / 2), math.sin(a - math.pi / 2)
        return Cut(
            tube(
                [
                    (-dx * long * 0.16, cy - dy * long * 0.16),
                    (dx * long * 0.6, cy + dy * long * 0.6),
                    (dx * long, cy + dy * long),
                ],
                [wide, wide * 1.5, wide * 0.2],
            ),
            ink,
            0.0,
            0.0,
        )

    sub = [Cut(oval(0.0, cy + 0.16, 0.07), ("dark", 0.1), 0.0, 0.0, stroke=0.006, size=80)]
    dial = Cut(
        oval(0.0, cy, 0.315),
        ("paper", 0.06),
        0.7,
        0.0,
        inside=(
            *marks,
            *sub,
            hand(hour, 0.17, 0.014, ("dark", -0.2)),
            hand(minute, 0.26, 0.01, ("dark", -0.2)),
            hand(second, 0.28, 0.005, ("accent", 0.0)),
            Cut(oval(0.0, cy, 0.02), ("brass", 0.0), 0.0, 0.0),
            Cut(
                smooth([(-0.3, 0.1), (-0.2, -0.16), (0.1, -0.24), (-0.05, -0.05)]), ("white", 0.4), 0.0, 0.0, alpha=0.25
            ),
        ),
    )
    return [
        *out,
        Cut(oval(0.0, cy, 0.4), ("brass", 0.0), 1.0, 1.0, shadow=0.03),
        Cut(oval(0.0, cy, 0.345), ("brass", -0.35), 0.4, 0.0),
        dial,
    ]


def cup(t: float, chance: random.Random) -> list[Cut]:
    handle = Cut(
        smooth([(0.3, -0.06), (0.5, -0.08), (0.52, 0.14), (0.28, 0.2)], closed=False),
        ("white", -0.1),
        0.0,
        0.0,
        stroke=0.055,
    )
    body = smooth(
        [(-0.36, -0.2), (0.36, -0.2), (0.32, 0.12), (0.16, 0.34), (-0.16, 0.34), (-0.32, 0.12)], corners=(0, 1)
    )
    band = Cut(box(-0.5, -0.08, 0.5, -0.02), ("accent", 0.0), 0.3, 0.0)
    saucer = [
        Cut(oval(0.0, 0.38, 0.62, 0.11), ("white", -0.08), 0.7, 1.0, shadow=0.02),
        Cut(oval(0.0, 0.37, 0.3, 0.05), ("shade", 0.0), 0.0, 0.0, alpha=0.25),
    ]
    return [
        *saucer,
        handle,
        Cut(body, ("white", 0.0), 1.0, 1.0, shadow=0.06, inside=(band,)),
        Cut(
            oval(0.0, -0.2, 0.36, 0.075),
            ("white", -0.2),
            0.3,
            0.6,
            inside=(Cut(oval(0.0, -0.185, 0.31, 0.055), ("leather", -0.3), 0.5, 0.0),),
        ),
        *_steam(t, 0.0, -0.26, 0.24),
    ]


def _steam(t: float, x: float, y: float, high: float) -> list[Cut]:
    out = []
    for k in range(5):
        age = (t * 0.35 + k / 5.0) % 1.0
        px = x + 0.07 * math.sin(age * 5.0 + k)
        out.append(
            Cut(
                oval(px, y - age * high, 0.05 + 0.06 * age, 0.06),
                ("white", 0.2),
                0.0,
                0.0,
                alpha=0.3 * math.sin(math.pi * age),
                soft=True,
                solid=False,
            )
        )
    return out


def bottle(t: float, chance: random.Random) -> list[Cut]:
    shape = smooth(
        [
            (-0.05, -0.46),
            (0.05, -0.46),
            (0.055, -0.2),
            (0.16, -0.02),
            (0.165, 0.2),
            (0.16, 0.49),
            (-0.16, 0.49),
            (-0.165, 0.2),
            (-0.16, -0.02),
            (-0.055, -0.2),
        ],
        corners=(0, 1, 5, 6),
    )
    label = Cut(
        box(-0.2, 0.08, 0.2, 0.36),
        ("paper", 0.0),
        0.7,
        0.0,
        inside=(
            Cut(box(-0.2, 0.12, 0.2, 0.15), ("accent", 0.0), 0.0, 0.0),
            *writing(-0.12, 0.2, 0.12, 3, 0.04, chance),
        ),
    )
    shine = Cut(
        tube([(-0.1, 0.0), (-0.12, 0.1), (-0.12, 0.42)], [0.006, 0.016, 0.006]), ("white", 0.4), 0.0, 0.0, alpha=0.5
    )
    fill = Cut(box(-0.3, -0.02, 0.3, 0.6), ("accent", -0.5), 0.4, 0.0, alpha=0.5)
    cork = Cut(box(-0.045, -0.5, 0.045, -0.43, 0.01), ("wood", 0.2), 0.5, 0.8)
    return [
        cork,
        Cut(shape, ("green", -0.2), 1.0, 1.0, shadow=0.03, inside=(fill, label, shine)),
        Cut(box(-0.062, -0.44, 0.062, -0.37, 0.01), ("accent", -0.1), 0.5, 0.8),
    ]


def glass(t: float, chance: random.Random) -> list[Cut]:
    """A stemmed glass of wine."""
    tilt = 0.012 * math.sin(t * 1.6)
    bowl = smooth(
        [
            (-0.2, -0.48),
            (0.2, -0.48),
            (0.245, -0.2),
            (0.16, 0.02),
            (0.03, 0.1),
            (-0.03, 0.1),
            (-0.16, 0.02),
            (-0.245, -0.2),
        ],
        corners=(0, 1),
    )
    wine = Cut(
        smooth([(-0.4, -0.22 - tilt), (0.4, -0.22 + tilt), (0.4, 0.3), (-0.4, 0.3)], corners=range(4)),
        ("accent", -0.3),
        0.8,
        0.0,
        alpha=0.9,
    )
    shine = Cut(
        tube([(-0.16, -0.42), (-0.19, -0.22), (-0.12, -0.04)], [0.006, 0.02, 0.006]),
        ("white", 0.5),
        0.0,
        0.0,
        alpha=0.7,
    )
    foot = [
        Cut(oval(0.0, 0.46, 0.2, 0.035), ("glass", 0.4), 0.6, 1.0),
        Cut(tube([(0.0, 0.08), (0.0, 0.3), (0.0, 0.46)], [0.02, 0.014, 0.03]), ("glass", 0.35), 0.7, 1.0),
    ]
    return [
        *foot,
        Cut(
            bowl,
            ("glass", 0.45),
            0.5,
            1.0,
            inside=(wine, Cut(oval(0.0, -0.22, 0.235, 0.035), ("accent", -0.1), 0.2, 0.0, alpha=0.9), shine),
        ),
    ]


PROPS: dict[str, Maker] = {
    "letter": letter,
    "book": book,
    "phone": phone,
    "photograph": photograph,
    "map": map_,
    "key": key,
    "watch": watch,
    "cup": cup,
    "bottle": bottle,
    "glass": glass,
    **gear.GEAR,
}


def prop(subject: Subject, t: float) -> list[Cut]:
    """All the cuts of a thing, back to front."""
    name = subject.who.strip().upper() or subject.kind
    return PROPS.get(subject.kind, gear.GEAR["box"])(t, random.Random(zlib.crc32(name.encode())))

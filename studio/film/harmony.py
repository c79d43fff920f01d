"""Harmonies: the swatches of a palette turned to hues that go together, each as light as it was.

The hues stand at fixed angles from the key colour's, in OKLCH, where equal steps look equal. Every unlocked swatch
goes to the nearest of them; one that would stay empty takes the swatch that has the least way to go. Greys stay grey.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

from studio.film.oklch import NEUTRAL, hex_at, oklch
from studio.film.palette import Swatch, oklab

# What people call it -> degrees from the key colour's hue.
HARMONIES: dict[str, tuple[float, ...]] = {
    "Complement": (0, 180),
    "Split": (0, 150, 210),
    "Analogous": (0, 30, 330),
    "Triad": (0, 120, 240),
    "Tetrad": (0, 90, 180, 270),
    "Monochrome": (0,),
}


def harmonised(swatches: Sequence[Swatch], key: int, kind: str, kept: Collection[int] = ()) -> tuple[str, ...]:
    """The colours of the swatches in harmony with the ``key``-th, as "#rrggbb"; ``kept`` are the places of those
    that stay. Lightness stays, so that what was darker is darker. Raises ValueError for an unknown harmony."""
    if kind not in HARMONIES:
        raise ValueError(f"{kind!r} is not a harmony; use {', '.join(HARMONIES)}")
    places = [oklch(s.rgb) for s in swatches]
    hues = [(places[key][2] + turn) % 360 for turn in HARMONIES[kind]]
    free = [
        n for n in range(len(swatches)) if n != key and n not in kept and places[n][1] >= NEUTRAL
    ]  # the key colour is what the others come to
    wanted = {n: min(range(len(hues)), key=lambda h: _turn(places[n][2], hues[h])) for n in free}
    for empty in range(1, len(hues)):
        crowd = [n for n in free if sum(to == wanted[n] for to in wanted.values()) > 1 or wanted[n] == 0]
        if empty not in wanted.values() and crowd:
            wanted[min(crowd, key=lambda n: _turn(places[n][2], hues[empty]))] = empty
    return tuple(
        hex_at(places[n][0], places[n][1], hues[wanted[n]], seen=0) if n in wanted else swatch.hex
        for n, swatch in enumerate(swatches)
    )


def between(swatches: Sequence[Swatch]) -> str:
    """A colour for a palette's next swatch: in the middle of its widest gap between light and dark."""
    if not swatches:
        return "#808080"
    places = sorted(oklab(s.rgb) for s in swatches)
    ends = [(0.12, places[0][1], places[0][2]), *places, (0.96, places[-1][1], places[-1][2])]
    low, high = max(pairwise(ends), key=lambda pair: pair[1][0] - pair[0][0])
    light, a, b = ((one + other) / 2 for one, other in zip(low, high, strict=True))
    return hex_at(light, math.hypot(a, b), math.degrees(math.atan2(b, a)))


def _turn(one: float, other: float) -> float:
    """Degrees between two hues, the short way round."""
    return abs((one - other + 180) % 360 - 180)

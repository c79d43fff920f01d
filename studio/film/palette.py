"""A palette: named colours, how far two colours are apart, and how well a picture keeps to a palette."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

RGB = tuple[int, int, int]

# In a palette a wrong hue shows sooner than a wrong brightness, so lightness counts 1/1.6 of what a and b count.
LIGHTNESS_SHARE = 1.6
NEAR = 0.10  # closer than this, a colour passes for the swatch
_LONGEST = 200  # characters of a name
_NEAREST = 50  # coverage looks at the nearest 1/50, two in a hundred, of the colours

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def hex_of(text: str) -> str:
    """ "#a04020" from "A04020", "#a04020" or "#a42". Raises ValueError with one plain sentence."""
    found = _HEX.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is not a colour; write it as #rrggbb, for example #a04020")
    digits = found[1].lower()
    return "#" + ("".join(d * 2 for d in digits) if len(digits) == 3 else digits)


def one_line(text: str) -> str:
    """A name as one line without control characters, for every palette format keeps names in lines."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "" for c in text).split())[:_LONGEST].rstrip()


@dataclass(frozen=True)
class Swatch:
    """One named colour, sRGB with 8 bits a channel."""

    name: str
    hex: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name))
        object.__setattr__(self, "hex", hex_of(self.hex))

    @classmethod
    def of(cls, name: str, rgb: RGB) -> Swatch:
        """A swatch from three whole numbers, 0 to 255."""
        return cls(name, "#{:02x}{:02x}{:02x}".format(*rgb))

    @property
    def rgb(self) -> RGB:
        """Red, green and blue, 0 to 255."""
        return int(self.hex[1:3], 16), int(self.hex[3:5], 16), int(self.hex[5:7], 16)


@dataclass(frozen=True)
class Palette:
    """The colours of a film or of one scene. ``id`` also names its file: ``palettes/<id>.gpl``."""

    id: str
    name: str
    swatches: tuple[Swatch, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name))

    def recoloured(self, name: str, colour: str) -> Palette:
        """The palette with the swatch ``name`` in another colour; itself when nothing changes."""
        new = tuple(replace(s, hex=colour) if s.name == name else s for s in self.swatches)
        return self if new == self.swatches else replace(self, swatches=new)


@dataclass(frozen=True)
class Adherence:
    """How well colours keep to a palette.

    ``precision``: the mean distance of a colour to its nearest swatch, 0 is best. ``coverage``: the mean distance of
    each swatch to its nearest two per cent of the colours, 0 is best. ``within``: the share of colours nearer than
    0.10 to a swatch, 1 is best.
    """

    precision: float
    coverage: float
    within: float


def oklab(rgb: RGB) -> tuple[float, float, float]:
    """sRGB (0 to 255) in OKLab: lightness 0 to 1, a and b about -0.4 to 0.4. Source: B. Ottosson, 2020."""
    r, g, b = (_linear(c / 255) for c in rgb)
    return oklab_of((r, g, b))


def oklab_of(linear: tuple[float, float, float]) -> tuple[float, float, float]:
    """OKLab of linear light, 0 to 1."""
    r, g, b = linear
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def distance(one: RGB, other: RGB) -> float:
    """How far two colours are apart in OKLab, lightness divided by 1.6. Black to white is 0.625."""
    return _apart(oklab(one), oklab(other))


def adherence(colours: Iterable[RGB], palette: Palette) -> Adherence:
    """Measure colours (the pixels of a small picture) against a palette. Raises ValueError when either is empty."""
    points = [oklab(c) for c in colours]
    swatches = [oklab(s.rgb) for s in palette.swatches]
    if not points or not swatches:
        raise ValueError("there is nothing to measure: a palette and a picture need one colour at least")
    table = [[_apart(point, swatch) for swatch in swatches] for point in points]
    nearest = [min(row) for row in table]
    share = max(1, len(points) // _NEAREST)
    reached = [sum(sorted(column)[:share]) / share for column in zip(*table, strict=True)]
    return Adherence(
        sum(nearest) / len(nearest),
        sum(reached) / len(reached),
        sum(d < NEAR for d in nearest) / len(nearest),
    )


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)


def _apart(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return math.hypot((one[0] - other[0]) / LIGHTNESS_SHARE, one[1] - other[1], one[2] - other[2])

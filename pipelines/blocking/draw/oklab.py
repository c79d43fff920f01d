"""sRGB to OKLab and back, by the published matrices: the space in which colours are chosen and compared."""

from __future__ import annotations

import math

RGB = tuple[float, float, float]
Lab = tuple[float, float, float]


def _linear(v: float) -> float:
    return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4


def _gamma(v: float) -> float:
    v = min(1.0, max(0.0, v))
    return v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055


def to_lab(rgb: RGB) -> Lab:
    """OKLab of an sRGB colour (0..1)."""
    r, g, b = (_linear(v) for v in rgb)
    lo = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    me = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    sh = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * lo + 0.7936177850 * me - 0.0040720468 * sh,
        1.9779984951 * lo - 2.4285922050 * me + 0.4505937099 * sh,
        0.0259040371 * lo + 0.7827717662 * me - 0.8086757660 * sh,
    )


def _raw(lab: Lab) -> RGB:
    lightness, a, b = lab
    lo = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    me = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    sh = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * lo - 3.3077115913 * me + 0.2309699292 * sh,
        -1.2684380046 * lo + 2.6097574011 * me - 0.3413193965 * sh,
        -0.0041960863 * lo - 0.7034186147 * me + 1.7076147010 * sh,
    )


def from_lab(lab: Lab) -> RGB:
    """sRGB of an OKLab colour; what no screen can show keeps its lightness and hue and loses chroma."""
    scale, rgb = 1.0, _raw(lab)
    for _ in range(12):
        rgb = _raw((lab[0], lab[1] * scale, lab[2] * scale))
        if all(-0.002 <= v <= 1.002 for v in rgb):
            break
        scale *= 0.9
    r, g, b = (_gamma(v) for v in rgb)
    return (r, g, b)


def from_hex(text: str) -> RGB:
    """``#rrggbb`` (or ``#rgb``) as sRGB 0..1. Raises ValueError when it is neither."""
    t = text.strip().lstrip("#")
    t = "".join(ch * 2 for ch in t) if len(t) == 3 else t
    if len(t) != 6:
        raise ValueError(f"not a colour: {text!r}")
    return (int(t[0:2], 16) / 255, int(t[2:4], 16) / 255, int(t[4:6], 16) / 255)


def lightened(rgb: RGB, lightness: float, amount: float = 1.0) -> RGB:
    """``rgb`` moved towards a lightness (0..1) by ``amount``, hue kept, chroma eased near black and white."""
    lab = to_lab(rgb)
    new = lab[0] + (lightness - lab[0]) * amount
    room = min(1.0, max(0.25, 1.0 - 0.9 * max(0.0, abs(new - 0.55) - 0.30) / 0.4))
    if abs(new - lab[0]) < 0.02:
        room = 1.0
    return from_lab((new, lab[1] * room, lab[2] * room))


def distance(a: RGB, b: RGB) -> float:
    """OKLab distance of two sRGB colours."""
    return math.dist(to_lab(a), to_lab(b))

"""OKLCH: a colour as people speak of it, by lightness, chroma and hue; and what of it a screen can show.

Out of gamut colours are mapped as CSS Color Module Level 4 says, section 13.2 (binary search with local MINDE): chroma
goes down at one lightness and hue until clipping the rest cannot be seen. OKLab itself: B. Ottosson, 2020.
"""

from __future__ import annotations

import math

from studio.film.palette import RGB, oklab, oklab_of

Lch = tuple[float, float, float]  # lightness 0 to 1, chroma 0 to about 0.4, hue 0 to 360 degrees
_Lab = tuple[float, float, float]

MOST_CHROMA = 0.33  # a little more than the most colourful sRGB colour has
NEUTRAL = 0.02  # below this chroma a hue means nothing
_SEEN = 0.02  # the smallest difference that is seen, in OKLab
_CLOSE = 0.0001


def oklch(rgb: RGB) -> Lch:
    """sRGB (0 to 255) in OKLCH. Greys have the hue 0."""
    light, a, b = oklab(rgb)
    chroma = math.hypot(a, b)
    return light, chroma, math.degrees(math.atan2(b, a)) % 360 if chroma > 1e-4 else 0.0


def shown(light: float, chroma: float, hue: float) -> bool:
    """Whether a screen can show this very colour."""
    return _inside(_linear(_lab(light, chroma, hue)))


def rgb_of(light: float, chroma: float, hue: float, seen: float = _SEEN) -> RGB:
    """The nearest colour that sRGB has. ``seen`` 0 keeps lightness and hue as they are and gives up chroma alone."""
    if light >= 1:
        return 255, 255, 255
    if light <= 0:
        return 0, 0, 0
    linear = _linear(_lab(light, chroma, hue))
    if _inside(linear):
        return _eight_bit(linear)
    lab = _lab(light, chroma, hue)
    clipped = _clipped(linear)
    if math.dist(oklab_of(clipped), lab) < seen:
        return _eight_bit(clipped)
    low, high, low_inside = 0.0, chroma, True
    while high - low > _CLOSE:
        middle = (low + high) / 2
        lab = _lab(light, middle, hue)
        linear = _linear(lab)
        if low_inside and _inside(linear):
            low = middle
            continue
        clipped = _clipped(linear)
        apart = math.dist(oklab_of(clipped), lab)
        if apart < seen:
            if seen - apart < _CLOSE:
                return _eight_bit(clipped)
            low, low_inside = middle, False
        else:
            high = middle
    return _eight_bit(_clipped(_linear(_lab(light, low, hue))))


def hex_at(light: float, chroma: float, hue: float, seen: float = _SEEN) -> str:
    """The same as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*rgb_of(light, chroma, hue, seen))


def most_chroma(light: float, hue: float) -> float:
    """How far chroma can go at this lightness and hue before a screen gives up."""
    if not 0 < light < 1:
        return 0.0
    low, high = 0.0, 0.4
    while high - low > 0.001:
        middle = (low + high) / 2
        low, high = (middle, high) if shown(light, middle, hue) else (low, middle)
    return low


def _lab(light: float, chroma: float, hue: float) -> _Lab:
    turn = math.radians(hue)
    return light, chroma * math.cos(turn), chroma * math.sin(turn)


def _linear(lab: _Lab) -> _Lab:
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _inside(linear: _Lab) -> bool:
    return min(linear) >= -1e-6 and max(linear) <= 1 + 1e-6


def _clipped(linear: _Lab) -> _Lab:
    r, g, b = (min(1.0, max(0.0, c)) for c in linear)
    return r, g, b


def _eight_bit(linear: _Lab) -> RGB:
    r, g, b = (round(255 * (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)) for c in _clipped(linear))
    return r, g, b

"""The shapes that set pieces are built of: a block, a polygon, and the two sides of a round thing."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import skia

from ..paints import pen, wash
from ..tones import RGB, Tint, mix

Draw = Callable[[Any, Tint, random.Random, float], None]  # canvas, colours, chance, seconds


def two(k: Tint, c: RGB) -> tuple[RGB, RGB]:
    """Colours of the left and the right side of a round thing."""
    bright, dark = mix(c, k.rim, 0.22), mix(c, k.shade, 0.5)
    return (bright, dark) if k.key <= 0 else (dark, bright)


def block(
    c: Any, k: Tint, x0: float, y0: float, x1: float, y1: float, colour: RGB | None = None, r: float = 0.0
) -> None:
    """A box, lit from the key's side, in its own colour or the piece's; ``r`` rounds its corners."""
    a, b = two(k, colour or k.base)
    rect = skia.Rect(x0, -y1, x1, -y0)
    c.drawRRect(skia.RRect.MakeRectXY(rect, r, r), wash(a, b, x0, 0, x1, 0))
    edge = x0 if k.key <= 0 else x1
    c.drawLine(edge, -y0, edge, -y1, pen(k.rim, 0.012, 0.7 * k.rim_width))
    c.drawLine(x0, -y1, x1, -y1, pen(k.rim, 0.012, 0.5 * k.rim_width))


def poly(c: Any, points: list[tuple[float, float]], paint: Any) -> None:
    """A closed polygon, y up."""
    path = skia.Path()
    path.addPoly([skia.Point(x, -y) for x, y in points], True)
    c.drawPath(path, paint)

"""What everything is painted with: flat ink, a pen, a wash from one colour to another, a soft glow."""

from __future__ import annotations

from typing import Any

import skia

from .tones import RGB


def argb(c: RGB, alpha: float = 1.0) -> int:
    """A colour as skia takes it."""
    return int(
        skia.Color4f(min(1.0, max(0.0, c[0])), min(1.0, max(0.0, c[1])), min(1.0, max(0.0, c[2])), alpha).toColor()
    )


def ink(c: RGB, alpha: float = 1.0) -> Any:
    """A flat, antialiased fill."""
    return skia.Paint(Color=argb(c, alpha), AntiAlias=True)


def pen(c: RGB, width: float, alpha: float = 1.0) -> Any:
    """A round stroke."""
    return skia.Paint(
        Color=argb(c, alpha),
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=max(1e-4, width),
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def wash(a: RGB, b: RGB, x0: float, y0: float, x1: float, y1: float, alpha_a: float = 1.0, alpha_b: float = 1.0) -> Any:
    """A gradient from ``a`` at the first point to ``b`` at the second, dithered so that it does not band."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(x0, y0), skia.Point(x1, y1)], [argb(a, alpha_a), argb(b, alpha_b)]
    )
    return skia.Paint(Shader=shader, AntiAlias=True, Dither=True)


def glow(c: RGB, x: float, y: float, r: float, alpha: float, core: float = 0.0) -> Any:
    """A soft round light that falls off to nothing at ``r``."""
    stops = [0.0, max(0.001, core), core + (1 - core) * 0.35, 1.0]
    shader = skia.GradientShader.MakeRadial(
        skia.Point(x, y), max(r, 0.5), [argb(c, alpha), argb(c, alpha), argb(c, alpha * 0.34), argb(c, 0.0)], stops
    )
    return skia.Paint(Shader=shader, AntiAlias=True, Dither=True)

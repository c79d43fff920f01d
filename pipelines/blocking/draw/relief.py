"""Light on a whole subject: one soft edge towards the key, a slow turn into shade, and a lens out of focus.

A rim cut by cut follows every sleeve like piping. Here the pile is laid on a sheet of its own, and the light is found
from the silhouette alone: what the silhouette, moved away from the key and blurred, leaves bare is lit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import skia

from pipelines.blocking.draw.cuts import Cut, paint
from pipelines.blocking.draw.tones import RGB, Spot, Tint, mix

NEAREST = skia.SamplingOptions()
NATIVE = skia.ImageInfo.MakeN32Premul(1, 1).colorType()  # the order of the bytes of a sheet
SMALL = 70.0  # a subject of fewer pixels is painted straight onto the picture
INNER = {"figure": 0.0, "animal": 0.2, "vehicle": 0.35}  # how much of the rim is left to the edges inside


def lay(canvas: Any, cuts: Sequence[Cut], spot: Spot, tint: Tint, role: str) -> None:
    """Paint a pile at the spot with the light of the whole on it."""
    area = _area(canvas, cuts, spot, tint.soft)
    if area is None:
        return
    left, top, right, bottom = area
    fine = 1.0 if tint.soft < 1.5 else max(0.25, min(0.5, 1.6 / tint.soft))
    wide, high = math.ceil((right - left) * fine), math.ceil((bottom - top) * fine)
    sheet = np.zeros((high, wide, 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(skia.ImageInfo.MakeN32Premul(wide, high), sheet, wide * 4)
    own = surface.getCanvas()
    own.scale(fine, fine)
    own.translate(-left, -top)
    rim = mix(tint.rim, tint.base, 0.85) if tint.soft > 0.4 else tint.rim  # out of focus nothing inside shines
    _put(own, cuts, spot, replace(tint, rim_width=tint.rim_width * INNER.get(role, 0.0), rim=rim), glows=False)
    surface.flushAndSubmit()
    light = _light(sheet[..., 3], tint, spot.height * fine, tint.soft * fine)
    own.resetMatrix()
    own.drawImage(_image(light, wide, high), 0, 0, NEAREST, skia.Paint(BlendMode=skia.BlendMode.kSrcATop))
    surface.flushAndSubmit()
    if tint.soft > 0.4:
        cv2.GaussianBlur(sheet, (0, 0), tint.soft * fine, dst=sheet, borderType=cv2.BORDER_REPLICATE)
    canvas.drawImage(_image(sheet, round(wide / fine), round(high / fine)), left, top)
    _put(canvas, cuts, spot, tint, glows=True)


def _image(sheet: np.ndarray, wide: int, high: int) -> Any:
    """A sheet as a picture of a size: to draw it pixel for pixel is several times as fast as to let skia stretch it."""
    if sheet.shape[:2] != (high, wide):
        sheet = cv2.resize(sheet, (wide, high), interpolation=cv2.INTER_LINEAR)
    return skia.Image.fromarray(
        sheet, NATIVE, skia.kPremul_AlphaType, copy=True
    )  # the sheet is gone before the picture


def _put(canvas: Any, cuts: Sequence[Cut], spot: Spot, tint: Tint, glows: bool) -> None:
    canvas.save()
    canvas.translate(spot.x, spot.y)
    canvas.rotate(spot.roll)
    canvas.scale(spot.height, spot.height)
    paint(canvas, cuts, tint, spot.height, glows)
    canvas.restore()


def _area(canvas: Any, cuts: Sequence[Cut], spot: Spot, soft: float) -> tuple[int, int, int, int] | None:
    """The whole pixels the pile may touch on this canvas."""
    m = skia.Matrix()
    m.setTranslate(spot.x, spot.y)
    m.preRotate(spot.roll)
    m.preScale(spot.height, spot.height)
    box = skia.Rect(0, 0, 0, 0)
    for rect in _boxes(cuts, m):
        box.join(rect)
    more = 2.0 + 3.0 * soft
    box.outset(more, more)
    clip = canvas.getLocalClipBounds()
    if not box.intersect(clip):
        return None
    area = math.floor(box.left()), math.floor(box.top()), math.ceil(box.right()), math.ceil(box.bottom())
    return area if area[2] > area[0] and area[3] > area[1] else None


def _boxes(cuts: Sequence[Cut], m: Any) -> list[Any]:
    out: list[Any] = []
    for cut in cuts:
        if cut.group:
            x, y, turn, scale = cut.place
            inner = skia.Matrix()
            inner.preTranslate(x, y).preRotate(turn).preScale(scale, scale)
            out += _boxes(cut.group, skia.Matrix.Concat(m, inner))
        elif not cut.glow:
            bounds = cut.path.getBounds()
            grow = cut.stroke + (0.4 * max(bounds.width(), bounds.height()) if cut.soft else 0.004)
            out.append(m.mapRect(bounds.makeOutset(grow, grow)))
    return out


def _light(alpha: np.ndarray, tint: Tint, unit: float, soft: float) -> np.ndarray:
    """The light and the shade to lay over a silhouette, as a small picture."""
    toward = 1.0 if tint.key >= 0.0 else -1.0
    strength = 0.4 + 0.6 * abs(tint.key)
    rim = max(1.1, min(11.0, 0.8 + unit * 0.0042)) + soft * 0.6
    step = max(1, min(5, int(rim / 1.2)))
    high, wide = alpha.shape
    size = max(1, wide // step), max(1, high // step)
    near = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA) if step > 1 else np.ascontiguousarray(alpha)
    r = rim / step
    edge = _bare(near, -toward * r * strength * 1.25, r * 0.55, r * 0.42)
    # form: the same at the scale of a limb or a head, from a picture of a few thousand pixels
    turn = max(2.0, unit * 0.035)
    much = max(1, round(turn / step / 2.5))
    tiny_size = max(1, size[0] // much), max(1, size[1] // much)
    tiny = cv2.resize(near, tiny_size, interpolation=cv2.INTER_AREA) if much > 1 else near
    r = turn / (step * much)
    wrap = cv2.resize(_bare(tiny, -toward * r * strength, r * 0.5, r * 0.8), size, interpolation=cv2.INTER_LINEAR)
    dim = cv2.resize(_bare(tiny, toward * r * 1.1, -r * 0.7, r * 0.9), size, interpolation=cv2.INTER_LINEAR)
    power = min(1.0, 0.30 + 0.62 * tint.rim_width) if tint.rim_width > 0.0 else 0.0
    lit = np.maximum(
        edge.astype(np.float32) * power, wrap.astype(np.float32) * (power * (0.14 if soft > 0.4 else 0.42))
    ) * (1.0 / 255.0)
    shade = dim.astype(np.float32) * (0.34 / 255.0) * (1.0 - lit)
    out = np.empty((size[1], size[0], 4), np.float32)
    for k, (a, b) in enumerate(zip(_order(tint.rim), _order(tint.shade), strict=True)):
        np.multiply(lit, a * 255.0, out=out[..., k])
        out[..., k] += shade * (b * 255.0)
    out[..., 3] = (lit + shade) * 255.0
    return np.minimum(out + 0.5, out[..., 3:] + 0.5).astype(np.uint8)


def _bare(alpha: np.ndarray, dx: float, dy: float, sigma: float) -> np.ndarray:
    """255 where the silhouette, moved and blurred, is not."""
    high, wide = alpha.shape
    move = np.array([[1.0, 0.0, dx], [0.0, 1.0, dy]])
    gone = cv2.warpAffine(alpha, move, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if sigma > 0.3:
        gone = cv2.GaussianBlur(gone, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    out: np.ndarray = cv2.bitwise_not(gone)
    return out


def _order(c: RGB) -> RGB:
    """A colour in the order of skia's own pixels."""
    return c if skia.kRGBA_8888_ColorType == NATIVE else (c[2], c[1], c[0])

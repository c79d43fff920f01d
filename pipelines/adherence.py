"""How well pictures keep to a palette: one set of numbers for every model, in OKLab with lightness over 1.6."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from .results import Adherence

WIDE = 160  # pixels: pictures are shrunk to this width before they are judged
NEAR = 0.10
NEAREST = 0.02  # share of the picture a swatch is looked for in
_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def seen(rgb: NDArray[np.uint8]) -> NDArray[np.float64]:
    """sRGB (..., 3) of 0..255 as OKLab with lightness over 1.6, so that hue counts as much as light."""
    value = rgb.astype(np.float64) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    lab: NDArray[np.float64] = np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T
    lab[..., 0] /= 1.6
    return lab


def swatch(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` as three numbers of 0..255."""
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def adherence(pictures: Sequence[NDArray[np.uint8]], palette: tuple[str, ...]) -> Adherence | None:
    """Judge pictures, (height, width, 3 or 4) RGB each, as one. None without a palette or pictures."""
    if not palette or not pictures:
        return None
    small = [
        cv2.resize(p[..., :3], (WIDE, max(1, round(WIDE * p.shape[0] / p.shape[1]))), interpolation=cv2.INTER_AREA)
        for p in pictures
    ]
    pixels = seen(np.concatenate([p.reshape(-1, 3) for p in small]))
    swatches = seen(np.array([swatch(c) for c in palette], np.uint8))
    far = np.linalg.norm(pixels[:, None] - swatches[None], axis=-1)
    nearest = far.min(1)
    count = max(1, round(len(pixels) * NEAREST))
    coverage = np.partition(far, count - 1, axis=0)[:count].mean()
    return Adherence(
        round(float(nearest.mean()), 4), round(float(coverage), 4), round(float((nearest <= NEAR).mean()), 4)
    )

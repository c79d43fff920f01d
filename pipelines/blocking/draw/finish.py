"""The last pass over the picture: vignette, the tooth of the paper, film grain on twos."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

_TILES = 6


class Finish:
    """Built once for a size; each frame costs two passes of saturating arithmetic over the bytes."""

    def __init__(
        self,
        width: int,
        height: int,
        seed: int,
        strength: float = 1.0,
        gobo: np.ndarray | None = None,
        exposure: float = 1.0,
    ) -> None:
        rng = np.random.default_rng(seed & 0xFFFFFFFF)
        self.width, self.height, self.exposure = width, height, exposure
        u = max(0.5, height / 720.0)
        calm = min(1.0, 0.35 + 0.65 * height / 720.0)  # a thumbnail shows no grain
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        r = np.hypot((x - width / 2) / width, (y - height * 0.48) / height) * 1.35
        vignette = 1.0 - 0.30 * strength * np.clip(r - 0.28, 0.0, 1.0) ** 1.6 * 2.0
        tooth = _soft(rng, height, width, 1.4 * u) * 0.012 * calm + _soft(rng, height, width, 26 * u) * 0.008 * calm
        light = vignette + tooth if gobo is None else (vignette + tooth) * gobo
        self._tooth = np.repeat((np.clip(light, 0, 1.0) * 255.0).astype(np.uint8)[..., None], 4, axis=2)
        self._tooth[..., 3] = 255
        self._grain = []
        self._lift: Any = (16.0, 16.0, 16.0, 0.0)  # grain is kept a little above zero, and taken down after
        tiles = _TILES if width * height < 3_000_000 else 3  # the grain of a large frame is fine: fewer will do
        for _ in range(tiles):
            grain = (
                _soft(rng, height + 0, width + 0, 0.55 * u) * 2.6 * strength * calm
                + rng.random((height, width), dtype=np.float32)
                - 0.5
            )
            tile = np.repeat(np.clip(np.rint(grain) + 16, 0, 32).astype(np.uint8)[..., None], 4, axis=2)
            tile[..., 3] = 16
            self._grain.append(tile)

    def __call__(self, picture: np.ndarray, frame: int, rate: float) -> np.ndarray:
        """A finished copy of a uint8 (h, w, 4) picture; grain changes twelve times a second."""
        picture = cv2.multiply(picture, self._tooth, scale=self.exposure / 255.0)
        beat = int(frame / max(1.0, rate) * 12.0 + 1e-6)
        n = len(self._grain)
        grain = self._grain[(beat * 5 + beat // n) % n]
        cv2.add(picture, grain, dst=picture)
        cv2.subtract(picture, self._lift, dst=picture)
        return picture


def _soft(rng: np.random.Generator, height: int, width: int, sigma: float) -> np.ndarray:
    """Gaussian noise of unit spread, about ``sigma`` pixels across."""
    step = max(1.0, sigma / 2.0)
    small = rng.standard_normal((int(height / step) + 4, int(width / step) + 4)).astype(np.float32)
    soft = cv2.GaussianBlur(small, (0, 0), max(0.35, sigma / step))
    out = cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR) if step > 1.0 else soft[:height, :width]
    return np.ascontiguousarray(out / max(1e-6, float(out.std())))

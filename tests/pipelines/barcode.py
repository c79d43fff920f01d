"""Frames that say who they are: a clip's number and a frame's number as black and white cells over a moving texture."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from pipelines import ffmpeg, whole
from pipelines.requests import Clip

WIDTH, HEIGHT, CELL, BITS = 320, 180, 16, 16
Picture = NDArray[np.uint8]


def picture(clip: int, frame: int) -> Picture:
    """One RGBA frame, (HEIGHT, WIDTH, 4)."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    out = np.empty((HEIGHT, WIDTH, 4), np.uint8)
    out[..., 0] = 128 + 60 * np.sin((x + 3 * frame) / 23.0 + clip)
    out[..., 1] = 110 + 50 * np.sin((y + 2 * frame) / 17.0)
    out[..., 2] = 90 + 70 * np.sin((x + y) / 31.0 + clip * 2)
    out[..., 3] = 255
    for bit in range(BITS):
        lit = (clip << 8 | frame) >> bit & 1
        out[8 : 8 + 2 * CELL, bit * CELL + 32 : (bit + 1) * CELL + 32, :3] = 235 if lit else 20
    return out


def read(luma: NDArray[np.uint8]) -> tuple[int, int] | None:
    """(clip, frame) of a decoded luma plane; None where two clips are mixed or nothing is written."""
    value = 0
    for bit in range(BITS):
        cell = float(luma[14 : 2 * CELL + 2, bit * CELL + 36 : (bit + 1) * CELL + 28].mean())
        if 70 < cell < 180:
            return None
        value |= (cell > 125) << bit
    return value >> 8, value & 255


def clip_file(folder: Path, clip: int, frames: int, rate: Fraction = Fraction(24)) -> Path:
    """A clip of barcoded frames, encoded as a take is."""
    path = folder / f"clip{clip}.mp4"
    with ffmpeg.encoder(path, WIDTH, HEIGHT, rate) as film:
        for n in range(frames):
            film.write(picture(clip, n))
    return path


def clip(path: Path, stop: int, start: int = 0, **more: object) -> Clip:
    """A clip of the cut that shows a file."""
    return Clip(str(path), whole.digest(path), start, stop, **more)  # type: ignore[arg-type]


def decoded(path: Path) -> tuple[list[Picture], list[Fraction]]:
    """Every frame's luma plane and its time, by another decoder than the one that wrote it."""
    planes, times = [], []
    with av.open(str(path)) as film:
        for frame in film.decode(video=0):
            planes.append(frame.to_ndarray()[:HEIGHT])
            assert frame.pts is not None and frame.time_base is not None
            times.append(frame.pts * frame.time_base)
    return planes, times

"""A picture that stands: a board as long as its clip, black where nothing is, the last frame of a take held on."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from . import ffmpeg, whole
from .report import Refused, Report
from .requests import StillRequest, rate_of
from .results import Take, beside, found
from .stamp import stamp

Picture = NDArray[np.uint8]
EVERY = 24  # frames between two words of progress


def still(request: StillRequest, report: Report) -> Take:
    """Encode the picture as often as it is wanted, or hand back the clip that is there. Raises Refused, Cancelled."""
    if isinstance(there := found(request.key, request.out), Take):
        return there
    began, rate = time.monotonic(), rate_of(request.rate)
    path = beside(request.out, ".mp4")
    moving = Path(request.file).suffix == ".mp4"
    picture = _frame_of(request) if moving else _picture(request)
    with ffmpeg.encoder(path, request.width, request.height, rate, "yuv420p" if moving else "rgb24") as film:
        for n in range(request.frames):
            film.write(picture)
            if n % EVERY == 0:
                report(n / request.frames, "holding a picture")
    made = Take(
        key=request.key,
        file=str(path),
        sha256=whole.digest(path),
        bytes=path.stat().st_size,
        frames=request.frames,
        rate=str(rate),
        width=request.width,
        height=request.height,
        stamp=stamp(request, "still", began),
    )
    whole.write(beside(request.out, ".json"), made.to_json(request.to_json()).encode("utf-8"))
    report(1.0, "done")
    return made


def _frame_of(request: StillRequest) -> Picture:
    """One frame of a clip, in planes of yuv420p."""
    clip = Path(request.file)
    return next(ffmpeg.frames(clip, request.frame, request.frame + 1, request.width, request.height))


def _picture(request: StillRequest) -> Picture:
    """The picture fitted into the film's size, RGB; black around it, and black without one."""
    canvas = np.zeros((request.height, request.width, 3), np.uint8)
    if not request.file:
        return canvas
    try:
        read = cv2.imdecode(np.frombuffer(Path(request.file).read_bytes(), np.uint8), cv2.IMREAD_COLOR_RGB)
    except (OSError, cv2.error) as wrong:
        raise Refused(f"the picture {request.file} cannot be read ({wrong}); draw that board again") from wrong
    if read is None:
        raise Refused(f"the picture {request.file} cannot be read; draw that board again")
    share = min(request.width / read.shape[1], request.height / read.shape[0])
    wide, high = max(1, round(read.shape[1] * share)), max(1, round(read.shape[0] * share))
    if (wide, high) != (read.shape[1], read.shape[0]):
        read = cv2.resize(read, (wide, high), interpolation=cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC)
    left, top = (request.width - wide) // 2, (request.height - high) // 2
    canvas[top : top + high, left : left + wide] = read
    return canvas

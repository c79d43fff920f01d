"""Frames become a take on disk: the clip, a strip of eight frames, a poster, and the manifest last of all.

A take is only there when its manifest is. Whatever stops the work on the way leaves nothing under a final name but what
is whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from . import whole
from .adherence import adherence
from .ffmpeg import encoder
from .report import Report
from .requests import CreditsRequest, TakeRequest, TitleRequest, rate_of
from .results import Take, beside, found
from .stamp import stamp

Picture = NDArray[np.uint8]
STRIP, THUMB, POSTER = 8, 160, 640  # frames in a strip; width of each and of the poster, in pixels
EVERY = 12  # frames between two previews


class Painting(Protocol):
    """Whatever can paint frame ``i`` as uint8 RGBA, (height, width, 4)."""

    def frame(self, i: int) -> Picture: ...


def shoot(
    request: TakeRequest | TitleRequest | CreditsRequest,
    report: Report,
    work: str,
    begin: Callable[[], Painting],
    missing: Callable[[], tuple[str, ...]] = tuple,
) -> Take:
    """Paint and encode every frame of ``request``, or hand back the take that is there already.

    ``begin`` makes the painter; it is only called when there is something to paint. Raises Refused and Cancelled.
    """
    if isinstance(there := found(request.key, request.out), Take):
        return there
    rate = rate_of(request.rate)
    clip, strip, poster = (beside(request.out, end) for end in (".mp4", ".strip.jpg", ".poster.jpg"))
    began = time.monotonic()
    report(0.0, "dressing the set")
    painting = begin()
    wanted = {(2 * n + 1) * request.frames // (2 * STRIP) for n in range(STRIP)}
    kept: list[Picture] = []
    with encoder(clip, request.width, request.height, rate) as film:
        for i in range(request.frames):
            picture = painting.frame(i)
            film.write(picture)
            if i in wanted:
                kept.append(picture.copy())
            told = f"frame {i + 1} of {request.frames}"
            report((i + 1) / (request.frames + 1), told, None if i % EVERY else _jpeg(_small(picture, THUMB)))
    whole.write(strip, _jpeg(np.hstack([_small(p, THUMB) for p in kept])))
    whole.write(poster, _jpeg(_small(kept[len(kept) // 2], POSTER)))
    take = Take(
        key=request.key,
        file=str(clip),
        sha256=whole.digest(clip),
        bytes=clip.stat().st_size,
        frames=request.frames,
        rate=str(rate),
        width=request.width,
        height=request.height,
        strip=str(strip),
        poster=str(poster),
        adherence=adherence(kept, request.palette),
        missing=missing(),
        stamp=stamp(request, work, began),
    )
    whole.write(beside(request.out, ".json"), take.to_json(request.to_json()).encode("utf-8"))
    report(1.0, "done")
    return take


def _small(picture: Picture, wide: int) -> Picture:
    height, width = picture.shape[:2]
    wide = min(wide, width)
    return cv2.resize(
        picture[..., :3], (wide, max(1, round(wide * height / width))), interpolation=cv2.INTER_AREA
    ).astype(np.uint8)


def _jpeg(rgb: Picture) -> bytes:
    return cv2.imencode(".jpg", rgb[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 88])[1].tobytes()

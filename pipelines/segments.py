"""A cut compiled to segments: a shot's body, or a dissolve with its two handles, each with a key of what decides it.

A whole take that nothing changes is its own segment. Everything is composed in planes of yuv420p: no trip through RGB.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from . import frozen
from .adherence import swatch
from .ffmpeg import planes
from .report import Refused
from .requests import Clip, CutRequest
from .results import Caption

Picture = NDArray[np.uint8]
WORTH = 24  # frames: a shorter run is encoded with its neighbours


@dataclass(frozen=True)
class Segment:
    """Frames ``start`` to ``stop`` of ``clip``; over the whole of it a dissolve into ``into`` from its first frame.

    ``captions`` are those drawn into the picture, in frames from the segment's own start.
    """

    clip: Clip
    start: int
    stop: int
    into: Clip | None = None
    captions: tuple[Caption, ...] = ()
    copied: bool = False  # whole groups of a take, packet by packet

    @property
    def length(self) -> int:
        """Frames it lasts."""
        return self.stop - self.start

    @property
    def fades(self) -> bool:
        """Whether a fade falls into it."""
        clip = self.clip
        return self.start < clip.start + clip.fade_in or self.stop > clip.stop - clip.fade_out

    def is_whole(self, frames: int) -> bool:
        """Whether it is a take of that many frames from its first to its last, as it is."""
        return (self.start, self.stop) == (0, frames) and not (self.into or self.fades or self.captions)

    def key(self, request: CutRequest) -> str:
        """A digest of everything that decides its pixels; where it stands in the film does not."""
        bare = replace(self, clip=_silent(self.clip), into=self.into and _silent(self.into))
        tree = [frozen.plain(bare, places=False), request.width, request.height, request.rate, request.tools]
        return hashlib.sha256(frozen.text(tree).encode()).hexdigest()[:20]

    def part(self, start: int, stop: int, copied: bool = False) -> Segment:
        """The frames ``start`` to ``stop`` of it, which are counted as its own are."""
        here = tuple(
            replace(c, start=max(c.start + self.start, start) - start, stop=min(c.stop + self.start, stop) - start)
            for c in self.captions
            if c.start + self.start < stop and c.stop + self.start > start
        )
        return replace(self, start=start, stop=stop, captions=here, copied=copied)

    def split(self, keys: Sequence[int], frames: int) -> list[Segment]:
        """Itself, or the groups of frames that nothing touches apart from the rest, so that they can be copied.

        ``keys`` are the key frames of the take, ``frames`` how many it has. Nothing is split for a few frames.
        """
        if self.into:
            return [self]
        ends = [k for k in (*keys, frames) if self.start <= k <= self.stop and k not in (self.start + 1, self.stop - 1)]
        parts, at = [], self.start
        for first, last in self._untouched():
            inside = [k for k in ends if first <= k <= last and k >= at]
            if inside and inside[-1] - inside[0] >= WORTH:
                parts += [self.part(at, inside[0])] if inside[0] > at else []
                parts.append(self.part(inside[0], inside[-1], copied=True))
                at = inside[-1]
        return [*parts, *([self.part(at, self.stop)] if at < self.stop else [])]

    def _untouched(self) -> list[tuple[int, int]]:
        """Runs of frames that are neither faded nor drawn over, as frames of the take."""
        at = max(self.start, self.clip.start + self.clip.fade_in)
        end = min(self.stop, self.clip.stop - self.clip.fade_out)
        runs = []
        for caption in self.captions:
            runs.append((at, min(end, self.start + caption.start)))
            at = self.start + caption.stop
        return [(a, b) for a, b in (*runs, (at, end)) if b > a]


def _silent(clip: Clip) -> Clip:
    return replace(clip, spoken=())


def compiled(request: CutRequest, captions: Sequence[Caption] = ()) -> tuple[Segment, ...]:
    """The segments of a cut in order; ``captions`` are drawn where they fall. Raises Refused for impossible joins."""
    segments: list[Segment] = []
    last = len(request.clips) - 1
    lead = 0
    for n, clip in enumerate(request.clips):
        tail = clip.dissolve if n < last else 0
        _check(n, clip, lead, tail, n == last)
        if clip.stop - tail > clip.start + lead:
            segments.append(Segment(clip, clip.start + lead, clip.stop - tail))
        if tail:
            after = request.clips[n + 1]
            if tail > after.length:
                raise Refused(
                    f"the dissolve after clip {n + 1} takes {tail} frames of a clip of {after.length}; make it shorter"
                )
            segments.append(Segment(clip, clip.stop - tail, clip.stop, after))
        lead = tail
    return _drawn(segments, captions) if captions else tuple(segments)


def _check(n: int, clip: Clip, lead: int, tail: int, is_last: bool) -> None:
    where = f"clip {n + 1} ({clip.file})"
    if not 0 <= clip.start < clip.stop:
        raise Refused(f"{where} shows frames {clip.start} to {clip.stop}, which is nothing; trim it otherwise")
    if min(clip.fade_in, clip.fade_out, clip.dissolve) < 0:
        raise Refused(f"{where} has a transition of less than no frames")
    if is_last and clip.dissolve:
        raise Refused(f"{where} is the last one and dissolves into nothing; let it fade out")
    if (lead and clip.fade_in) or (tail and clip.fade_out):
        raise Refused(f"{where} fades and dissolves at the same end; choose one")
    if max(lead, clip.fade_in) + max(tail, clip.fade_out) > clip.length:
        raise Refused(f"{where} is {clip.length} frames long, too short for its transitions; make them shorter")


def _drawn(segments: Sequence[Segment], captions: Sequence[Caption]) -> tuple[Segment, ...]:
    found: list[Segment] = []
    at = 0
    for segment in segments:
        end = at + segment.length
        here = tuple(
            replace(c, start=max(c.start, at) - at, stop=min(c.stop, end) - at)
            for c in captions
            if c.start < end and c.stop > at
        )
        found.append(replace(segment, captions=here))
        at = end
    return tuple(found)


def yuv(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` in BT.709 of limited range."""
    r, g, b = (v / 255 for v in swatch(colour))
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return round(16 + 219 * y), round(128 + 224 * (b - y) / 1.8556), round(128 + 224 * (r - y) / 1.5748)


def faded(picture: Picture, colour: tuple[int, int, int], share: float) -> Picture:
    """A picture of which ``share`` (0..1) is left, the rest is ``colour``. Planes of yuv420p in and out."""
    out = picture.copy()
    for plane, value in zip(planes(out), colour, strict=True):
        plane[:] = np.rint(value + (plane.astype(np.float32) - value) * share).astype(np.uint8)
    return out


def fade_at(clip: Clip, frame: int) -> float:
    """How much of the picture is left at that frame of the take: 1 outside the fades, never 0 nor 1 within them."""
    share = 1.0
    if frame < clip.start + clip.fade_in:
        share = min(share, float(Fraction(frame - clip.start + 1, clip.fade_in + 1)))
    if frame >= clip.stop - clip.fade_out:
        share = min(share, float(Fraction(clip.stop - frame, clip.fade_out + 1)))
    return share * share * (3 - 2 * share)  # slow at both ends, as a lens closes


def composed(segment: Segment, first: Iterator[Picture], second: Iterator[Picture] | None) -> Iterator[Picture]:
    """The pictures of a segment from those of its clip, and of the clip it dissolves into."""
    colour = yuv(segment.clip.colour)
    for n, picture in enumerate(first):
        if second is not None:
            share = (n + 1) / (segment.length + 1)
            yield cv2.addWeighted(picture, 1.0 - share, next(second), share, 0.0).astype(np.uint8)
        else:
            left = fade_at(segment.clip, segment.start + n)
            yield faded(picture, colour, left) if left < 1.0 else picture

"""Where everything in a track stands: the places of its parts, what media a clip has left, and its changes of picture.

A change takes ``before`` frames of the clip before the cut, with as many that lie before the next clip's first; and
``after`` frames of the next, with as many that lie behind the last of the clip before. Those hidden frames are the
handles. What the media does not have is not shown: a change is never longer than its handles.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.film.cut import BOARD, Clip, Other, Part, Transition
from studio.film.film import Film

ENDLESS = 1 << 40  # frames: a drawn board can be looked at for as long as one likes


@dataclass(frozen=True)
class Place:
    """A clip or a gap and the frames of the track that it fills; ``nth`` is its place among the track's parts."""

    part: Clip | Other
    start: int
    nth: int

    @property
    def end(self) -> int:
        """The frame after its last."""
        return self.start + self.part.length


@dataclass(frozen=True)
class Join:
    """A change of picture as it can really be played. ``left`` or ``right`` is None where the track begins or ends."""

    at: int  # the cut under it
    before: int
    after: int
    left: Place | None
    right: Place | None
    nth: int  # among the track's parts

    @property
    def length(self) -> int:
        """Frames it lasts."""
        return self.before + self.after


def placed(parts: Sequence[Part]) -> tuple[Place, ...]:
    """The clips and gaps of a track in order, with where they stand."""
    found, at = [], 0
    for nth, part in enumerate(parts):
        if not isinstance(part, Transition):
            found.append(Place(part, at, nth))
            at += part.length
    return tuple(found)


def under(places: Sequence[Place], frame: int) -> int | None:
    """Which of them is seen at that frame; None outside."""
    nth = bisect_right(places, frame, key=lambda p: p.start) - 1
    return nth if nth >= 0 and places[nth].start <= frame < places[nth].end else None


def within(film: Film, first: int, end: int) -> tuple[Part, ...]:
    """What the picture track shows from one frame up to another; changes not wholly between them are left out."""
    parts = film.cut.picture.parts
    changes = {j.nth for j in joins(film, parts) if first <= j.at - j.before and j.at + j.after <= end}
    places = {p.nth: p for p in placed(parts)}
    found: list[Part] = []
    for nth, part in enumerate(parts):
        if isinstance(part, Transition):
            found += [part] if nth in changes else []
            continue
        start, stop = max(places[nth].start, first), min(places[nth].end, end)
        if start < stop and isinstance(part, Clip):
            found.append(replace(part, start=part.start + start - places[nth].start, length=stop - start))
        elif start < stop:
            found.append(part if part.carried else Other(stop - start))
    return tuple(found)


def media(film: Film, clip: Clip) -> int:
    """How many frames there are of what a clip plays, at the film's rate; ENDLESS for what stands still."""
    take = film.take_by_id.get(clip.active) if clip.active not in ("", BOARD) else None
    return int(take.frames * film.settings.rate.fps / take.rate) if take else ENDLESS


def head(film: Film, part: Part | None) -> int:
    """How many frames a part has before the first it shows."""
    if isinstance(part, Clip) and media(film, part) != ENDLESS:
        return part.start
    return ENDLESS


def tail(film: Film, part: Part | None) -> int:
    """How many frames a part has behind the last it shows."""
    if isinstance(part, Clip):
        return max(0, media(film, part) - part.start - part.length)
    return ENDLESS


def joins(film: Film, parts: Sequence[Part]) -> tuple[Join, ...]:
    """The changes of picture of a track, none longer than its handles, none overlapping another."""
    places = placed(parts)
    by_nth = {p.nth: p for p in places}
    found: list[Join] = []
    for nth, part in enumerate(parts):
        if not isinstance(part, Transition):
            continue
        left, right = by_nth.get(nth - 1), by_nth.get(nth + 1)
        if left is None and right is None:
            continue
        mine = found[-1].after if found and left and found[-1].right is left else 0  # held by the change before
        before = min(part.before, left.part.length - mine, head(film, right.part) if right else ENDLESS) if left else 0
        after = min(part.after, right.part.length, tail(film, left.part) if left else ENDLESS) if right else 0
        before, after = max(0, before), max(0, after)
        at = left.end if left else right.start if right else 0
        if before + after:
            found.append(Join(at, before, after, left, right, nth))
    return tuple(found)

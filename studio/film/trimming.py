"""The editor's verbs on the picture track: ripple, roll, slip, split, lift, extract, move, dissolve, swap a take.

Each gives back the same film when its clip is gone or there is no room left, and goes as far as the media and the
changes of picture allow when less than was wanted is possible: that is what a drag expects. No clip ever comes to show
frames that its media does not have. Markers behind a place where time is put in or taken out go along with the picture.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Literal

from studio.film.cut import BOARD, Clip, Cut, Marker, Other, Part, Transition
from studio.film.cutting import play
from studio.film.film import Film
from studio.film.places import ENDLESS, Join, Place, head, joins, media, placed, tail, under

Edge = Literal["head", "tail"]


@dataclass(frozen=True)
class Room:
    """How far a clip can go: ``earlier`` and ``later`` frames its media still has, ``less`` frames it can lose."""

    earlier: int
    later: int
    less: int


def ripple(film: Film, clip: str, edge: Edge, by: int) -> Film:
    """Move one edge of a clip by so many frames, later for more than 0; all that follows makes room."""
    place, room = _spot(film, clip)
    if place is None:
        return film
    old, wanted = _clip(place), by if edge == "tail" else -by
    most = room.later if edge == "tail" else room.earlier
    longer = max(-room.less, min(most, wanted))
    if not longer:
        return film
    if edge == "tail":
        new, since = replace(old, length=old.length + longer), place.end + min(longer, 0)
    else:
        new, since = replace(old, start=max(0, old.start - longer), length=old.length + longer), place.start
    return _with(film, _put(film, {place.nth: (new,)}), since, longer)


def roll(film: Film, clip: str, by: int) -> Film:
    """Move the cut after a clip; the film stays as long as it is."""
    place, room = _spot(film, clip)
    after = _after(film, place)
    if place is None or after is None:
        return ripple(film, clip, "tail", by) if place else film
    left, right = _clip(place), after.part
    if isinstance(right, Other):
        by = max(-room.less, min(room.later, by, right.length if _plain(right) else 0))
        if not by or not _plain(right):
            return film
        gap: tuple[Part, ...] = (Other(right.length - by),) if right.length > by else ()
        return _with(film, _put(film, {place.nth: (replace(left, length=left.length + by),), after.nth: gap}))
    other = _room(film, after)
    by = max(-room.less, -other.earlier, min(room.later, other.less, by))
    if not by:
        return film
    fresh = replace(right, start=max(0, right.start + by), length=right.length - by)
    return _with(film, _put(film, {place.nth: (replace(left, length=left.length + by),), after.nth: (fresh,)}))


def slip(film: Film, clip: str, by: int) -> Film:
    """Show other frames of the same media for as long, at the same place."""
    place, room = _spot(film, clip)
    if place is None or media(film, _clip(place)) == ENDLESS:
        return film
    by = max(-room.earlier, min(room.later, by))
    old = _clip(place)
    return _with(film, _put(film, {place.nth: (replace(old, start=old.start + by),)})) if by else film


def split(film: Film, at: int) -> Film:
    """Cut the clip under that frame in two, the second beginning with it. Raises ValueError within a dissolve."""
    places = placed(film.cut.picture.parts)
    nth = under(places, at)
    if nth is None or places[nth].start == at or not isinstance(places[nth].part, Clip):
        return film
    for join in joins(film, film.cut.picture.parts):
        if join.at - join.before < at < join.at + join.after:
            raise ValueError("there is a dissolve at this moment; take it out before cutting here")
    old, first = _clip(places[nth]), at - places[nth].start
    second = replace(old, id=_child(film.cut, old.id), start=old.start + first, length=old.length - first)
    return _with(film, _put(film, {places[nth].nth: (replace(old, length=first), second)}))


def extract(film: Film, clips: Collection[str]) -> Film:
    """Take clips out and close the space they leave; their shots stay in the list."""
    places = placed(film.cut.picture.parts)
    gone = [p for p in places if isinstance(p.part, Clip) and p.part.id in clips]
    if not gone:
        return film
    cut = film.cut.with_picture(_arranged(film.cut.picture.parts, [p.part for p in places if p not in gone]))
    for place in reversed(gone):
        cut = _shifted(cut, place.start, -place.part.length)
    return replace(film, cut=cut)


def lift(film: Film, clips: Collection[str]) -> Film:
    """Take clips out and leave the space they filled as a gap."""
    places = placed(film.cut.picture.parts)
    order = [Other(p.part.length) if isinstance(p.part, Clip) and p.part.id in clips else p.part for p in places]
    if all(new is p.part for new, p in zip(order, places, strict=True)):
        return film
    return _with(film, _arranged(film.cut.picture.parts, _joined(order)))


def open_gap(film: Film, at: int, frames: int) -> Film:
    """Put black of so many frames in at that moment; a clip there is cut in two."""
    if frames < 1:
        raise ValueError(f"a gap is one frame long at least, not {frames}")
    film = split(film, at)
    places = placed(film.cut.picture.parts)
    order: list[Clip | Other] = [p.part for p in places]
    nth = next((n for n, p in enumerate(places) if p.end > at), len(places))
    if nth < len(places) and _plain(places[nth].part) and places[nth].start < at:
        nth += 1
    order.insert(nth, Other(frames))
    return _with(film, _arranged(film.cut.picture.parts, _joined(order, ends=False)), at, frames)


def close_gap(film: Film, at: int) -> Film:
    """Take the gap at that moment out."""
    places = placed(film.cut.picture.parts)
    nth = under(places, at)
    if nth is None or not _plain(places[nth].part):
        return film
    order = [p.part for n, p in enumerate(places) if n != nth]
    parts = _arranged(film.cut.picture.parts, order)
    return _with(film, parts, places[nth].start, -places[nth].part.length)


def move(film: Film, clip: str, at: int) -> Film:
    """Take a clip out and put it in again at the cut nearest to that moment, or into the gap that is there."""
    places = placed(film.cut.picture.parts)
    own = next((p for p in places if isinstance(p.part, Clip) and p.part.id == clip), None)
    if own is None:
        return film
    order: list[Clip | Other] = []
    inserted = False
    for place in places:
        part = place.part
        if place is own:
            continue
        if not inserted and _plain(part) and place.start <= at < place.end and not _beside(places, own, place):
            early, length = at - place.start, own.part.length
            late = part.length - early - length
            order += [Other(early)] if early else []
            order += [own.part, *([Other(late)] if late > 0 else [])]
            inserted = True
            continue
        if not inserted and at < (place.start + place.end) / 2:
            order.append(own.part)
            inserted = True
        order.append(part)
    order += [] if inserted else [own.part]
    if [p.part for p in places] == order:
        return film
    return _with(film, _arranged(film.cut.picture.parts, _joined(order)))


def dissolve(film: Film, clip: str, frames: int, edge: Edge = "tail") -> Film:
    """Let a clip go over into the next, or come out of the one before, within so many frames; from and to black at the
    ends of the film and beside gaps.

    Where a take has no frames left to overlap with, the clips are trimmed to make room, so that the film gets shorter
    by that. Raises ValueError when a clip is too short.
    """
    if frames < 1:
        raise ValueError(f"a dissolve is one frame long at least, not {frames}")
    parts = film.cut.picture.parts
    places = placed(parts)
    at = next((n for n, p in enumerate(places) if isinstance(p.part, Clip) and p.part.id == clip), None)
    if at is None:
        return film
    left, right = (places[at], _get(places, at + 1)) if edge == "tail" else (_get(places, at - 1), places[at])
    bare = _without_join(parts, left, right)
    before = frames // 2 if left and right else frames if left else 0
    after = frames - before
    lost_left = max(0, after - tail(film, left.part)) if left else 0
    lost_right = max(0, before - head(film, right.part)) if right else 0
    for place, lost, need in ((left, lost_left, before), (right, lost_right, after)):
        if place is None:
            continue
        held = sum(
            (j.after if j.right is not None and j.right.nth == place.nth else 0)
            + (j.before if j.left is not None and j.left.nth == place.nth else 0)
            for j in joins(film, parts)
            if not _between(j, left, right)
        )
        if place.part.length - lost - held < max(need, 1):
            name = place.part.name if isinstance(place.part, Clip) else "the gap"
            raise ValueError(f"{name} is too short for a dissolve of {frames} frames; make it longer or ask for less")
    change = Transition(before=before, after=after)
    new: list[Part] = []
    for nth, part in bare:
        if right and nth == right.nth:
            shorter = _cut_head(part, lost_right)
            new += [change, shorter]
        elif left and nth == left.nth:
            new += [_cut_tail(part, lost_left), *([] if right else [change])]
        else:
            new.append(part)
    since = left.end if left else 0
    return _with(film, tuple(new), since, -(lost_left + lost_right))


def hard_cut(film: Film, clip: str, edge: Edge = "tail") -> Film:
    """Take the change of picture at an end of a clip away."""
    places = placed(film.cut.picture.parts)
    at = next((n for n, p in enumerate(places) if isinstance(p.part, Clip) and p.part.id == clip), None)
    if at is None:
        return film
    left, right = (places[at], _get(places, at + 1)) if edge == "tail" else (_get(places, at - 1), places[at])
    return _with(film, tuple(part for _, part in _without_join(film.cut.picture.parts, left, right)))


def swap(film: Film, clip: str, active: str) -> Film:
    """Play another take, or the board, in the place of what plays, with the same trims.

    A take that is too short for them gives what it has: first earlier frames, then fewer.
    """
    new = play(film, clip, active)
    if new is film or active == BOARD:
        return new
    place, _ = _spot(new, clip)
    if place is None:
        return new
    old = _clip(place)
    there = media(new, old)
    length = max(1, min(old.length, there))
    start = max(0, min(old.start, there - length))
    if (start, length) == (old.start, old.length):
        return new
    return _with(
        new, _put(new, {place.nth: (replace(old, start=start, length=length),)}), place.end, length - old.length
    )


def unmark(film: Film, at: int) -> Film:
    """Take the markers at that frame away."""
    markers = tuple(m for m in film.cut.markers if m.at != at)
    return film if markers == film.cut.markers else replace(film, cut=replace(film.cut, markers=markers))


def note_marker(film: Film, marker: Marker, name: str, colour: str = "") -> Film:
    """What a marker says, and in which colour."""
    new = replace(marker, name=name, colour=colour or marker.colour)
    if new == marker or marker not in film.cut.markers:
        return film
    markers = tuple(new if m is marker or m == marker else m for m in film.cut.markers)
    return replace(film, cut=replace(film.cut, markers=markers))


# ---- within


def _clip(place: Place) -> Clip:
    assert isinstance(place.part, Clip)  # noqa: S101 - whoever asks has looked
    return place.part


def _plain(part: Part) -> bool:
    """A gap that is nothing but a gap."""
    return isinstance(part, Other) and not part.carried


def _get(places: Sequence[Place], nth: int) -> Place | None:
    return places[nth] if 0 <= nth < len(places) else None


def _beside(places: Sequence[Place], one: Place, other: Place) -> bool:
    return abs(places.index(one) - places.index(other)) == 1


def _spot(film: Film, clip: str) -> tuple[Place | None, Room]:
    places = placed(film.cut.picture.parts)
    place = next((p for p in places if isinstance(p.part, Clip) and p.part.id == clip), None)
    return (place, _room(film, place)) if place else (None, Room(0, 0, 0))


def _room(film: Film, place: Place) -> Room:
    """What the media still has beside a clip, less what the changes at its ends need."""
    before = after = held = 0
    for join in joins(film, film.cut.picture.parts):
        if join.right and join.right.nth == place.nth:
            before, held = join.before if join.left else 0, held + join.after
        if join.left and join.left.nth == place.nth:
            after, held = join.after if join.right else 0, held + join.before
    return Room(
        max(0, head(film, place.part) - before),
        max(0, tail(film, place.part) - after),
        max(0, place.part.length - max(1, held)),
    )


def _after(film: Film, place: Place | None) -> Place | None:
    return next((p for p in placed(film.cut.picture.parts) if place and p.nth > place.nth), None)


def _put(film: Film, new: dict[int, tuple[Part, ...]]) -> tuple[Part, ...]:
    return tuple(p for nth, part in enumerate(film.cut.picture.parts) for p in new.get(nth, (part,)))


def _with(film: Film, parts: tuple[Part, ...], since: int = 0, by: int = 0) -> Film:
    cut = film.cut.with_picture(parts)
    cut = _shifted(cut, since, by) if by else cut
    return film if cut is film.cut else replace(film, cut=cut)


def _shifted(cut: Cut, since: int, by: int) -> Cut:
    """Markers from ``since`` on, moved with the picture; those in time that was taken out stand where it was."""
    if not by or not any(m.at >= since for m in cut.markers):
        return cut
    markers = tuple(m if m.at < since else replace(m, at=max(since, m.at + by)) for m in cut.markers)
    return replace(cut, markers=tuple(sorted(markers, key=lambda m: m.at)))


def _arranged(old: Sequence[Part], order: Sequence[Clip | Other]) -> tuple[Part, ...]:
    """The parts in another order; a change of picture stays only between the two it was made for."""
    between: dict[tuple[int, int], Transition] = {}
    for nth, part in enumerate(old):
        if isinstance(part, Transition):
            left, right = (old[nth - 1] if nth else None), (old[nth + 1] if nth + 1 < len(old) else None)
            between[id(left), id(right)] = part
    new: list[Part] = []
    before: Part | None = None
    for each in order:
        if (change := between.get((id(before), id(each)))) is not None:
            new.append(change)
        new.append(each)
        before = each
    if before is not None and (change := between.get((id(before), id(None)))) is not None:
        new.append(change)
    return tuple(new)


def _joined(order: Sequence[Clip | Other], ends: bool = True) -> list[Clip | Other]:
    """Plain gaps side by side as one; with ``ends``, none at the end."""
    found: list[Clip | Other] = []
    for part in order:
        if found and _plain(part) and _plain(found[-1]):
            found[-1] = Other(found[-1].length + part.length)
        else:
            found.append(part)
    while ends and found and _plain(found[-1]):
        found.pop()
    return found


def _without_join(parts: Sequence[Part], left: Place | None, right: Place | None) -> list[tuple[int, Part]]:
    """The parts with their places among all, without the changes between two neighbours."""
    first, last = left.nth if left else -1, right.nth if right else len(parts)
    return [(n, p) for n, p in enumerate(parts) if not (first < n < last and isinstance(p, Transition))]


def _between(join: Join, left: Place | None, right: Place | None) -> bool:
    same_left = (join.left.nth if join.left else None) == (left.nth if left else None)
    return same_left and (join.right.nth if join.right else None) == (right.nth if right else None)


def _cut_head(part: Part, by: int) -> Part:
    return replace(part, start=part.start + by, length=part.length - by) if by and isinstance(part, Clip) else part


def _cut_tail(part: Part, by: int) -> Part:
    return replace(part, length=part.length - by) if by and isinstance(part, Clip) else part


def _child(cut: Cut, clip: str) -> str:
    """An id for a clip that comes out of another: the same cut split the same way has the same ids."""
    known = {c.id for c in cut.clips}
    nth = 2
    while (new := blake2b(f"{clip}/{nth}".encode(), digest_size=8).hexdigest()) in known:
        nth += 1
    return new

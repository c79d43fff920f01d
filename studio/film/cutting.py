"""What a person can do to the cut: lay shots, trim, move and drop clips, choose what plays, join and mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b

from studio.film.cut import BOARD, Clip, Cut, Marker, Part, Transition
from studio.film.film import Film
from studio.film.shots import Shot


def lay(film: Film, afresh: bool = False) -> Film:
    """Put the shots into the cut in script order.

    Clips that are there keep their order and trims, new shots go in after the shot before them, and clips of shots
    that are gone leave. ``afresh`` throws the order and the trims away.
    """
    if afresh:
        return replace(film, cut=film.cut.with_picture(tuple(_clip(film, s) for s in film.shots)))
    living = {s.id for s in film.shots} | {s.id for s in film.orphans}
    cut = without(film.cut, {c.shot for c in film.cut.clips} - living)
    old = cut.picture.parts
    last = {p.shot: i for i, p in enumerate(old) if isinstance(p, Clip)}
    following: defaultdict[str, list[Part]] = defaultdict(list)  # the shot before -> new clips
    before = ""
    for shot in film.shots:
        if shot.id in last:
            before = shot.id
        else:
            following[before].append(_clip(film, shot))
    opening = next((i for i, p in enumerate(old) if not isinstance(p, Transition)), len(old))  # a fade in stays first
    parts = [*old[:opening], *following[""]]
    for i, part in enumerate(old[opening:], opening):
        parts.append(part)
        if isinstance(part, Clip) and last[part.shot] == i:
            parts.extend(following[part.shot])
    cut = cut.with_picture(tuple(parts))
    return film if cut is film.cut else replace(film, cut=cut)


def trim(film: Film, clip: str, start: int, length: int) -> Film:
    """Which frames of its shot a clip shows."""
    if start < 0 or length < 1:
        raise ValueError(f"a clip starts at frame 0 or later and is one frame long at least, not {start} and {length}")
    old = _clip_of(film, clip)
    if old is None or (old.start, old.length) == (start, length):
        return film
    return replace(film, cut=film.cut.with_clip(replace(old, start=start, length=length)))


def move_clip(film: Film, clip: str, to: int) -> Film:
    """Take a clip of the picture track out and put it in again as the ``to``-th clip, from 0."""
    parts = list(film.cut.picture.parts)
    old = next((p for p in parts if isinstance(p, Clip) and p.id == clip), None)
    if old is None:
        return film
    parts.remove(old)
    places = [i for i, p in enumerate(parts) if isinstance(p, Clip)]
    parts.insert(places[to] if 0 <= to < len(places) else len(parts), old)
    return replace(film, cut=film.cut.with_picture(_sound(parts)))


def drop_clip(film: Film, clip: str) -> Film:
    """Take a clip out of the cut; its shot stays in the list."""
    if _clip_of(film, clip) is None:
        return film
    tracks = tuple(
        replace(t, parts=_sound([p for p in t.parts if not (isinstance(p, Clip) and p.id == clip)]))
        if any(c.id == clip for c in t.clips)
        else t
        for t in film.cut.tracks
    )
    return replace(film, cut=replace(film.cut, tracks=tracks))


def play(film: Film, clip: str, active: str) -> Film:
    """What a clip plays: "board" or the id of a take of its shot."""
    old = _clip_of(film, clip)
    if old is None or old.active == active:
        return film
    take = film.take_by_id.get(active)
    if active != BOARD and (take is None or take.shot != old.shot):
        return film
    return replace(film, cut=film.cut.with_clip(replace(old, active=active)))


def join(film: Film, clip: str, frames: int, kind: str = "SMPTE_Dissolve") -> Film:
    """How a clip goes over into the next: a change of that many frames, or a hard cut for 0."""
    if frames < 0:
        raise ValueError(f"a transition cannot last {frames} frames; use 0 for a hard cut")
    parts = list(film.cut.picture.parts)
    at = next((i for i, p in enumerate(parts) if isinstance(p, Clip) and p.id == clip), None)
    if at is None:
        return film
    if at + 1 < len(parts) and isinstance(parts[at + 1], Transition):
        del parts[at + 1]
    if frames and at + 1 < len(parts):
        parts.insert(at + 1, Transition(kind, frames // 2, frames - frames // 2))
    return replace(film, cut=film.cut.with_picture(tuple(parts)))


def mark(film: Film, marker: Marker) -> Film:
    """Pin a note to a moment of the cut."""
    markers = tuple(sorted((*film.cut.markers, marker), key=lambda m: m.at))
    return replace(film, cut=replace(film.cut, markers=markers))


def playing(film: Film, shot: str, choose: Callable[[str], str]) -> Film:
    """The film with the clips of a shot playing what ``choose`` makes of what they play now."""
    if not any(c.shot == shot and choose(c.active) != c.active for c in film.cut.clips):
        return film
    tracks = tuple(
        replace(
            t,
            parts=tuple(
                replace(p, active=choose(p.active)) if isinstance(p, Clip) and p.shot == shot else p for p in t.parts
            ),
        )
        for t in film.cut.tracks
    )
    return replace(film, cut=replace(film.cut, tracks=tracks))


def _clip_of(film: Film, clip: str) -> Clip | None:
    return next((c for c in film.cut.clips if c.id == clip), None)


def _clip(film: Film, shot: Shot) -> Clip:
    """A clip that shows the whole of a shot. Its id comes from the shot's, so that laying twice gives equal cuts."""
    best = film.best_take(shot.id)
    active = best.id if best else BOARD if film.boards_of[shot.id] else ""
    return Clip(
        blake2b(f"clip/{shot.id}".encode(), digest_size=8).hexdigest(), shot.id, 0, shot.frames, active, shot.slate
    )


def fitted(cut: Cut, shot: str, old: int, new: int) -> Cut:
    """Clips that showed a whole shot show the whole of it at its new length; trimmed ones stay within it."""
    for clip in cut.clips:
        if clip.shot != shot:
            continue
        if (clip.start, clip.length) == (0, old):
            cut = cut.with_clip(replace(clip, length=new))
        elif clip.start + clip.length > new:
            start = min(clip.start, new - 1)
            cut = cut.with_clip(replace(clip, start=start, length=min(clip.length, new - start)))
    return cut


def without(cut: Cut, shots: set[str]) -> Cut:
    """The cut without the clips of some shots, and without transitions that have lost a side."""
    if not any(c.shot in shots for c in cut.clips):
        return cut
    tracks = tuple(
        replace(t, parts=_sound([p for p in t.parts if not (isinstance(p, Clip) and p.shot in shots)]))
        if any(c.shot in shots for c in t.clips)
        else t
        for t in cut.tracks
    )
    return replace(cut, tracks=tracks)


def _sound(parts: list[Part]) -> tuple[Part, ...]:
    """No two transitions side by side: after a clip between them went, the second one goes too."""
    result: list[Part] = []
    for part in parts:
        if isinstance(part, Transition) and result and isinstance(result[-1], Transition):
            continue
        result.append(part)
    return tuple(result)

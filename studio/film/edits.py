"""What a person can do to a film: each verb takes a film and gives another one that shares the rest.

A verb that names a shot, a take, a palette or a clip that is gone gives back the same film: a finished job may come
home to a shot that was dropped meanwhile. A value that cannot be (a clip of no length, a colour that is none) raises
ValueError with one plain sentence.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from hashlib import blake2b

from studio.film.boards import Board
from studio.film.colouring import (
    add_palette,
    add_swatch,
    bring_palette,
    drop_palette,
    drop_swatch,
    harmonise,
    lock_swatch,
    move_swatch,
    name_palette,
    name_swatch,
    recolour,
    sort_swatches,
    take_colours,
    tune_swatch,
    use_palette,
)
from studio.film.cut import BOARD, Clip, Part, Transition
from studio.film.cutting import drop_clip, fitted, join, lay, mark, move_clip, play, playing, trim, without
from studio.film.film import ByHand, Film, Settings
from studio.film.rewriting import broken_down, in_script_order, next_slate, rewritten
from studio.film.shots import SIZES, Shot
from studio.film.takes import Take
from studio.film.time import Rate

__all__ = [
    "add_board",
    "add_palette",
    "add_swatch",
    "add_take",
    "begin",
    "break_down",
    "bring_palette",
    "circle",
    "drop_clip",
    "drop_palette",
    "drop_shot",
    "drop_swatch",
    "harmonise",
    "join",
    "lay",
    "lock_swatch",
    "mark",
    "move_clip",
    "move_swatch",
    "name_palette",
    "name_swatch",
    "note_take",
    "play",
    "put_aside",
    "rate_take",
    "recolour",
    "reseed",
    "resize",
    "restage",
    "restore_shot",
    "retitle",
    "set_rate",
    "set_seconds",
    "sort_swatches",
    "split_shot",
    "take_colours",
    "trim",
    "tune_swatch",
    "use_palette",
    "write_script",
]

# What a person may set of a shot; the rest is what the script says.
STAGED = ("size", "framing", "angle", "move", "lens", "weather", "cast", "action", "side", "transition")


# ---- the words


def begin(text: str, title: str = "", settings: Settings | None = None) -> Film:
    """A new film from a screenplay: broken down, and laid into a cut. Without a title, the title page gives one."""
    film = write_script(Film(settings=settings or Settings()), text)
    typed = " ".join(film.script.title.get("Title", "").replace("*", "").replace("_", "").split())
    return lay(replace(film, title=title or typed))


def write_script(film: Film, text: str) -> Film:
    """Another text: shots whose words did not change keep everything, the others say why they are stale."""
    return rewritten(film, text)


def retitle(film: Film, title: str) -> Film:
    """Another title."""
    return film if title == film.title else replace(film, title=title)


# ---- shots


def set_seconds(film: Film, shot: str, seconds: float) -> Film:
    """How long a shot lasts; clips that showed the whole of it follow."""
    old = film.shot_by_id.get(shot)
    if not 0 < seconds <= 3600:
        raise ValueError(f"a shot cannot last {seconds} seconds; use more than 0 and at most 3600")
    frames = film.settings.rate.frames(seconds)
    if old is None or (old.frames, old.seconds) == (frames, seconds):
        return film
    film = _with_shot(film, replace(old, seconds=seconds, frames=frames), ("seconds", "frames"))
    return replace(film, cut=fitted(film.cut, shot, old.frames, frames))


def restage(film: Film, shot: str, **wanted: object) -> Film:
    """Another size, angle, move, lens ... of a shot: ``restage(film, id, size="CU", move="push in")``."""
    old = film.shot_by_id.get(shot)
    if wrong := [name for name in wanted if name not in STAGED]:
        raise ValueError(f"{wrong[0]!r} of a shot cannot be set; use {', '.join(STAGED)}")
    if wanted.get("size", "WS") not in SIZES:
        raise ValueError(f"{wanted['size']!r} is not a size; use {', '.join(SIZES)}")
    if old is None:
        return film
    new: Shot = replace(old, **wanted)  # type: ignore[arg-type]
    return film if new == old else _with_shot(film, new, tuple(wanted))


def split_shot(film: Film, shot: str, line: int) -> Film:
    """Two shots out of one: the second begins at ``line`` of the script. Takes and boards stay with the first."""
    old = film.shot_by_id.get(shot)
    if old is None:
        return film
    if any(h.joined and h.origin.id == shot for h in film.by_hand):
        raise ValueError(f"shot {old.slate} was joined out of several; take it apart again before splitting it")
    first, last = old.lines
    if not first < line <= last:
        raise ValueError(f"shot {old.slate} covers lines {first} to {last}; split it at a line after the first of them")
    spoken = [e.lines[0] for e in film.script.elements if e.kind == "character" and first <= e.lines[0] <= last]
    kept = min(len(old.dialogue), sum(at < line for at in spoken))
    frames = min(old.frames - 1, max(1, old.frames * (line - first) // (last - first + 1)))
    if frames < 1:
        raise ValueError(f"shot {old.slate} is one frame long; make it longer before splitting it")
    rate = film.settings.rate
    one = replace(
        old, lines=(first, line - 1), dialogue=old.dialogue[:kept], frames=frames, seconds=float(rate.seconds(frames))
    )
    two = replace(
        old,
        id=_child_id(old.id, film),
        slate=next_slate(old.scene, (s.slate for s in film.shots)),
        lines=(line, last),
        dialogue=old.dialogue[kept:],
        stale="",
        frames=old.frames - frames,
        seconds=float(rate.seconds(old.frames - frames)),
    )
    at = next((i for i, s in enumerate(film.shots) if s.id == shot), None)
    if at is None:  # an orphan has no words to split
        return film
    shots = (*film.shots[:at], one, two, *film.shots[at + 1 :])
    family = next((h for h in film.by_hand if shot in h.parts), None)
    if family:
        where = family.parts.index(shot) + 1
        hand = replace(family, parts=(*family.parts[:where], two.id, *family.parts[where:]))
    else:
        mine = next((h for h in film.by_hand if h.origin.id == shot), ByHand(old))
        hand = replace(mine, parts=(shot, two.id))
    cut = fitted(film.cut, shot, old.frames, one.frames)
    return replace(film, shots=shots, by_hand=with_hand(film.by_hand, hand), cut=cut)


def drop_shot(film: Film, shot: str) -> Film:
    """A shot that is not wanted: it leaves the list and the cut. Its boards and takes stay on disk."""
    old = film.shot_by_id.get(shot)
    if old is None:
        return film
    return replace(
        film,
        shots=tuple(s for s in film.shots if s.id != shot),
        orphans=tuple(s for s in film.orphans if s.id != shot),
        dropped=(*film.dropped, old),
        cut=without(film.cut, {shot}),
    )


def restore_shot(film: Film, shot: str) -> Film:
    """A dropped shot is wanted again."""
    back = next((s for s in film.dropped if s.id == shot), None)
    if back is None:
        return film
    dropped = tuple(s for s in film.dropped if s.id != shot)
    return broken_down(replace(film, dropped=dropped, shots=in_script_order(film.shots, (back,))))


def break_down(film: Film) -> Film:
    """Break the script down anew, as after a change of the rules; what a person did by hand stays."""
    return broken_down(film)


# ---- boards and takes


def add_board(film: Film, board: Board) -> Film:
    """A drawn board comes home to its shot."""
    shot = film.shot_by_id.get(board.shot)
    if shot is None or any(b.id == board.id for b in film.boards_of[board.shot]):
        return film
    board = replace(board, words=board.words or shot.words)
    film = replace(film, boards=(*film.boards, board))
    film = _fresh(film, shot, board.words)
    return playing(film, board.shot, lambda active: active or BOARD)


def add_take(film: Film, take: Take) -> Film:
    """A finished take comes home to its shot. Clips that played the best take so far play the best one now."""
    shot = film.shot_by_id.get(take.shot)
    if shot is None or take.id in film.take_by_id:
        return film
    number = take.number or 1 + max((t.number for t in film.takes_of[take.shot]), default=0)
    take = replace(take, number=number, words=take.words or shot.words)
    return _fresh(_following(film, take.shot, replace(film, takes=(*film.takes, take))), shot, take.words)


def circle(film: Film, take: str, circled: bool = True) -> Film:
    """Circle a take: it is the one to use, and clips of its shot play it."""
    film = _with_take(film, take, circled=circled)
    return playing(film, film.take_by_id[take].shot, lambda _: take) if circled and take in film.take_by_id else film


def rate_take(film: Film, take: str, rating: int) -> Film:
    """How good a take is, 1 to 5; 0 takes the rating away."""
    if rating not in range(6):
        raise ValueError(f"a rating is a whole number from 0 to 5, not {rating}")
    return _with_take(film, take, rating=rating)


def note_take(film: Film, take: str, note: str) -> Film:
    """A remark about a take."""
    return _with_take(film, take, note=note)


def put_aside(film: Film, take: str, aside: bool = True) -> Film:
    """A take nobody wants to see; its file stays."""
    return _with_take(film, take, aside=aside)


# ---- settings


def resize(film: Film, size: tuple[int, int]) -> Film:
    """Another picture size, in even pixels."""
    if min(size) < 16 or max(size) > 8192 or size[0] % 2 or size[1] % 2:
        raise ValueError(f"a picture cannot be {size[0]}x{size[1]}; use even numbers from 16 to 8192, as 1280x720")
    return film if size == film.settings.size else replace(film, settings=replace(film.settings, size=size))


def reseed(film: Film, seed: int) -> Film:
    """Another seed: every shot is staged anew."""
    return film if seed == film.settings.seed else replace(film, settings=replace(film.settings, seed=seed))


def set_rate(film: Film, rate: Rate) -> Film:
    """Another frame rate: shots and clips last as long as before, to the nearest frame."""
    old = film.settings.rate
    if rate == old:
        return film
    ratio = Fraction(rate.fps, old.fps)

    def scaled(part: Part) -> Part:
        if isinstance(part, Clip):
            return replace(part, start=round(part.start * ratio), length=max(1, round(part.length * ratio)))
        if isinstance(part, Transition):
            return replace(part, before=round(part.before * ratio), after=round(part.after * ratio))
        return replace(part, length=round(part.length * ratio))

    tracks = tuple(replace(t, parts=tuple(scaled(p) for p in t.parts)) for t in film.cut.tracks)
    markers = tuple(
        replace(m, at=round(m.at * ratio), length=max(1, round(m.length * ratio))) for m in film.cut.markers
    )
    return replace(
        film,
        settings=replace(film.settings, rate=rate),
        shots=tuple(replace(s, frames=rate.frames(s.seconds)) for s in film.shots),
        orphans=tuple(replace(s, frames=rate.frames(s.seconds)) for s in film.orphans),
        dropped=tuple(replace(s, frames=rate.frames(s.seconds)) for s in film.dropped),
        cut=replace(film.cut, tracks=tracks, markers=markers),
    )


# ---- within


def _child_id(shot: str, film: Film) -> str:
    """An id for a new shot that comes out of another: the same film split the same way has the same ids."""
    known = {s.id for s in (*film.shots, *film.orphans, *film.dropped)} | {p for h in film.by_hand for p in h.parts}
    nth = 1
    while (new := blake2b(f"{shot}/{nth}".encode(), digest_size=8).hexdigest()) in known:
        nth += 1
    return new


def with_hand(hands: tuple[ByHand, ...], hand: ByHand) -> tuple[ByHand, ...]:
    """What a person did to the shots, with another record for one of them; an empty record goes."""
    others = tuple(h for h in hands if h.origin.id != hand.origin.id)
    return (*others, hand) if hand.kept or hand.parts or hand.joined else others


def _with_shot(film: Film, shot: Shot, fields: tuple[str, ...]) -> Film:
    """The film with a shot changed by hand, remembering which fields a person set."""
    old = film.shot_by_id[shot.id]
    hands = film.by_hand
    if not any(shot.id in h.parts for h in hands):
        mine = next((h for h in hands if h.origin.id == shot.id), ByHand(old))
        hands = with_hand(hands, replace(mine, kept=tuple(dict.fromkeys((*mine.kept, *fields)))))
    return replace(
        film,
        shots=tuple(shot if s is old else s for s in film.shots),
        orphans=tuple(shot if s is old else s for s in film.orphans),
        by_hand=hands,
    )


def _with_take(film: Film, take: str, **opinion: object) -> Film:
    old = film.take_by_id.get(take)
    if old is None:
        return film
    new: Take = replace(old, **opinion)  # type: ignore[arg-type]
    if new == old:
        return film
    return _following(film, old.shot, replace(film, takes=tuple(new if t is old else t for t in film.takes)))


def _fresh(film: Film, shot: Shot, words: str) -> Film:
    """Something was made for the words the shot has now: it is not stale any more."""
    if not shot.stale or words != shot.words:
        return film
    fresh = replace(shot, stale="")
    return replace(film, shots=tuple(fresh if s.id == shot.id else s for s in film.shots))


def _following(before: Film, shot: str, film: Film) -> Film:
    """Clips that played nothing, the board or the best take go on to the best take there is now."""
    old, new = before.best_take(shot), film.best_take(shot)
    follows = {"", BOARD} | ({old.id} if old else set())
    chosen = new.id if new else BOARD if film.boards_of[shot] else ""
    return playing(film, shot, lambda active: chosen if active in follows else active)

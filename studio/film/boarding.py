"""What a person does with the panels of a storyboard: several at once, their order in the film, two made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from studio.film.boards import Board
from studio.film.cut import Clip, Part, Transition
from studio.film.cutting import fitted, lay, without
from studio.film.edits import STAGED, add_board, restage, set_seconds, with_hand
from studio.film.film import ByHand, Film
from studio.film.joining import merged
from studio.film.shots import Shot


def restage_all(film: Film, shots: Sequence[str], **wanted: object) -> Film:
    """The same size, angle, move ... for several shots: see ``edits.restage``."""
    for shot in shots:
        film = restage(film, shot, **wanted)
    return film


def set_all_seconds(film: Film, shots: Sequence[str], seconds: float) -> Film:
    """The same length for several shots."""
    for shot in shots:
        film = set_seconds(film, shot, seconds)
    return film


def move_shots(film: Film, shots: Sequence[str], before: str = "") -> Film:
    """Put the clips of these shots, in the order they have, before the first clip of another; at the end without one.

    The shot list stays in the order of the script. A dissolve stays with the clip it leaves.
    """
    taken = set(shots)
    if before in taken:
        return film
    blocks = _blocks(film.cut.picture.parts)
    moving = [b for b in blocks if _shot(b) in taken]
    rest = [b for b in blocks if _shot(b) not in taken]
    at = next((n for n, b in enumerate(rest) if _shot(b) == before), None) if before else len(rest)
    if not moving or at is None:
        return film
    parts = [part for block in (*rest[:at], *moving, *rest[at:]) for part in block]
    while parts and isinstance(parts[-1], Transition) and parts[-1].after:
        parts.pop()  # nothing comes after it any more
    return film if tuple(parts) == film.cut.picture.parts else replace(film, cut=film.cut.with_picture(tuple(parts)))


def _blocks(parts: Sequence[Part]) -> list[list[Part]]:
    """Each clip with what follows it up to the next one; what stands before the first clip is a block of its own."""
    blocks: list[list[Part]] = []
    for part in parts:
        if isinstance(part, Clip) or not blocks:
            blocks.append([part])
        else:
            blocks[-1].append(part)
    return blocks


def _shot(block: list[Part]) -> str:
    return block[0].shot if isinstance(block[0], Clip) else ""


def join_shots(film: Film, shot: str) -> Film:
    """One shot out of this one and the next of its scene. Boards and takes of the first stay, and are stale."""
    at = next((n for n, s in enumerate(film.shots) if s.id == shot), None)
    if at is None:
        return film
    one = film.shots[at]
    two = film.shots[at + 1] if at + 1 < len(film.shots) else None
    if two is None or two.scene != one.scene:
        raise ValueError(f"shot {one.slate} is the last of its scene; only neighbours of one scene can be joined")
    whole = merged(one, two)
    made = film.boards_of[shot] or film.takes_of[shot]
    if whole.words != one.words and made:
        whole = replace(whole, stale=f"it was joined with {two.slate}")
    hands, orphans = film.by_hand, film.orphans
    family = next((h for h in hands if one.id in h.parts or two.id in h.parts), None)
    if family is None:
        mine = next((h for h in hands if h.origin.id == one.id), ByHand(one))
        other = next((h for h in hands if h.origin.id == two.id), ByHand(two))
        hands = tuple(h for h in hands if h.origin.id != two.id)
        hands = with_hand(hands, replace(mine, joined=(*mine.joined, _unjoined(two, other), *other.joined)))
    elif one.id in family.parts and two.id in family.parts:
        parts = tuple(p for p in family.parts if p != two.id)
        if len(parts) == 1:
            kept = [f for f in (*STAGED, "seconds", "frames") if getattr(whole, f) != getattr(family.origin, f)]
            hands = with_hand(hands, ByHand(family.origin, tuple(dict.fromkeys((*family.kept, *kept)))))
        else:
            hands = with_hand(hands, replace(family, parts=parts))
        if film.boards_of[two.id] or film.takes_of[two.id]:
            orphans = (*orphans, replace(two, stale=f"it was joined with {one.slate}"))
    else:
        raise ValueError(
            f"one of {one.slate} and {two.slate} came out of a split; join the parts of that shot again first"
        )
    cut = without(fitted(film.cut, shot, one.frames, whole.frames), {two.id})
    shots = (*film.shots[:at], whole, *film.shots[at + 2 :])
    return replace(film, shots=shots, orphans=orphans, by_hand=hands, cut=cut)


def _unjoined(shot: Shot, hand: ByHand) -> Shot:
    """A shot without what it took in itself, but with what a person set of it."""
    return replace(hand.origin, **{name: getattr(shot, name) for name in hand.kept}) if hand.joined else shot


def take_apart(film: Film, shot: str) -> Film:
    """A joined shot is the shots again that it was."""
    hand = next((h for h in film.by_hand if h.origin.id == shot and h.joined), None)
    at = next((n for n, s in enumerate(film.shots) if s.id == shot), None)
    if hand is None or at is None:
        return film
    now = film.shots[at]
    one = replace(hand.origin, **{name: getattr(now, name) for name in hand.kept})
    made = {b.words for b in film.boards_of[shot]} | {t.words for t in film.takes_of[shot]}
    one = replace(one, stale="" if one.words in made or not made else f"{now.slate} was taken apart")
    shots = (*film.shots[:at], one, *hand.joined, *film.shots[at + 1 :])
    cut = fitted(film.cut, shot, now.frames, one.frames)
    return lay(replace(film, shots=shots, by_hand=with_hand(film.by_hand, replace(hand, joined=())), cut=cut))


def land_board(film: Film, board: Board) -> Film:
    """A board comes home as the newest of its shot; a picture of the person's own stays above it while it fits."""
    shot, those = film.shot_by_id.get(board.shot), film.boards_of[board.shot]
    if shot is None:
        return film
    newest = those[-1] if those and those[-1].words == shot.words else None
    above = newest if newest and newest.by == "picture" else None
    if newest and board.by != "picture" and not above:
        board = replace(board, ink=board.ink or newest.ink)  # what was drawn over it is still meant
    film = use_board(film, board.id) if any(b.id == board.id for b in those) else add_board(film, board)
    return use_board(film, above.id) if above and board.by != "picture" else film


def ink_board(film: Film, board: str, file: str) -> Film:
    """Something else is drawn over a board; an empty ``file`` is nothing."""
    boards = tuple(replace(b, ink=file) if b.id == board and b.ink != file else b for b in film.boards)
    return film if all(a is b for a, b in zip(boards, film.boards, strict=True)) else replace(film, boards=boards)


def use_board(film: Film, board: str) -> Film:
    """An older board of a shot is the one to look at again: it becomes the newest."""
    old = next((b for b in film.boards if b.id == board), None)
    if old is None or film.boards_of[old.shot][-1] is old:
        return film
    return replace(film, boards=(*(b for b in film.boards if b is not old), old))


def drop_board(film: Film, board: str) -> Film:
    """A board that is not wanted: it leaves the film; its file stays."""
    boards = tuple(b for b in film.boards if b.id != board)
    return film if len(boards) == len(film.boards) else replace(film, boards=boards)

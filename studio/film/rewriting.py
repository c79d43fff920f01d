"""A new text, and what lives on of the shots: ids, what a person set, split or dropped, and what lost its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.film.breakdown import breakdown
from studio.film.film import ByHand, Film
from studio.film.script import Script
from studio.film.shots import Shot, slate_letters


def rewritten(film: Film, text: str) -> Film:
    """The film with another text; the film itself when the text is the same."""
    script = Script.from_text(text, film.script)
    return film if script is film.script else broken_down(replace(film, script=script))


def broken_down(film: Film) -> Film:
    """The film with its script broken down anew. Shots that a person changed stay as that person left them."""
    hands = {hand.origin.id: hand for hand in film.by_hand}
    old = film.shot_by_id
    before = _before(film, hands)
    after = breakdown(film.script, film.settings.rate, before)
    shots: list[Shot] = []
    kept_hands: list[ByHand] = []
    for shot in after:
        hand = hands.get(shot.id)
        if hand is None:
            shots.append(shot)
            continue
        kept_hands.append(_followed(hand, shot))
        shots.extend(_as_left(hand, shot, old))
    shots = [_with_stale(film, s, old.get(s.id)) for s in _distinct_slates(shots)]
    living = {s.id for s in shots} | {h.origin.id for h in kept_hands if h.dropped}
    lost = tuple(
        replace(s, stale=s.stale or "the words it stood on are gone from the script")
        for s in (*film.orphans, *film.shots)
        if s.id not in living and (film.takes_of[s.id] or film.boards_of[s.id] or s.id in hands)
    )
    # What a person did to a shot that is lost is remembered as long as the shot is.
    gone = {s.id for s in lost}
    kept_hands += [h for h in film.by_hand if h.origin.id in gone]
    return replace(
        film,
        shots=_shared(shots, old),
        orphans=_shared(lost, old),
        by_hand=tuple(kept_hands),
        scene_palettes=_moved_palettes(film, shots),
    )


def next_slate(scene: str, taken: Iterable[str]) -> str:
    """The first slate of a scene that no shot has."""
    used, nth = set(taken), 0
    while scene + slate_letters(nth) in used:
        nth += 1
    return scene + slate_letters(nth)


def _before(film: Film, hands: dict[str, ByHand]) -> tuple[Shot, ...]:
    """The shots as the last breakdown made them: split ones whole again, dropped ones back in their places."""
    pieces = {part for hand in film.by_hand for part in hand.parts[1:]}
    shots = [_as_made(s, hands) for s in film.shots if s.id not in pieces]
    for hand in film.by_hand:
        if hand.dropped:
            at = next((i for i, s in enumerate(shots) if s.lines[0] > hand.origin.lines[0]), len(shots))
            shots.insert(at, hand.origin)
    return (*shots, *(_as_made(s, hands) for s in film.orphans if s.id not in pieces))


def _as_made(shot: Shot, hands: dict[str, ByHand]) -> Shot:
    """The shot without what a person set, as stale as it is."""
    return replace(hands[shot.id].origin, stale=shot.stale) if shot.id in hands else shot


def _followed(hand: ByHand, shot: Shot) -> ByHand:
    """What was done by hand, on the shot as the new breakdown has it."""
    if hand.parts and shot.words != hand.origin.words:
        return ByHand(shot, hand.kept, (), hand.dropped)
    return replace(hand, origin=shot)


def _as_left(hand: ByHand, shot: Shot, old: Mapping[str, Shot]) -> list[Shot]:
    """The shot, or the shots it was split into, with everything a person set."""
    now = old.get(shot.id, shot)
    if hand.parts and shot.words == hand.origin.words:
        shift = shot.lines[0] - hand.origin.lines[0]
        pieces = [
            replace(
                p,
                lines=(p.lines[0] + shift, p.lines[1] + shift),
                scene=shot.scene,
                heading=shot.heading,
                slate=shot.slate if p.id == shot.id else shot.scene + p.slate.removeprefix(p.scene),
            )
            for p in (old[part] for part in hand.parts if part in old)
        ]
        if hand.dropped:
            return [p for p in pieces if p.id != shot.id]
        if pieces and pieces[0].id != shot.id:  # the first part was dropped and is wanted again
            pieces.insert(0, replace(shot, lines=(shot.lines[0], max(shot.lines[0], pieces[0].lines[0] - 1))))
        return pieces or [shot]
    if hand.dropped:
        return []
    if hand.parts:
        reason = "it was split by hand and its words changed: it is one shot again"
        return [replace(shot, stale=shot.stale or reason)]
    return [replace(shot, **{name: getattr(now, name) for name in hand.kept})]


def _distinct_slates(shots: list[Shot]) -> list[Shot]:
    """No two shots with one slate: the later one takes the next free letters of its scene."""
    count = Counter(s.slate for s in shots)
    if len(count) == len(shots):
        return shots
    taken, seen, result = set(count), set(), []
    for shot in shots:
        free = shot if shot.slate not in seen else replace(shot, slate=next_slate(shot.scene, taken))
        taken.add(free.slate)
        seen.add(free.slate)
        result.append(free)
    return result


def _with_stale(film: Film, shot: Shot, was: Shot | None) -> Shot:
    """A shot is stale while something was made for it that no longer fits; words that came back fit again."""
    made = [t.words for t in film.takes_of[shot.id] if not t.aside] + [b.words for b in film.boards_of[shot.id]]
    came_back = was is not None and was.words != shot.words and shot.words in made
    return replace(shot, stale="") if shot.stale and (not made or came_back) else shot


def _shared(shots: Iterable[Shot], old: Mapping[str, Shot]) -> tuple[Shot, ...]:
    """Equal shots are the very ones there were, so that who draws them sees at a glance what changed."""
    return tuple(old[s.id] if old.get(s.id) == s else s for s in shots)


def _moved_palettes(film: Film, shots: list[Shot]) -> tuple[tuple[str, str], ...]:
    """Scene numbers move when a scene is put in before them; a scene's palette goes where most of its shots went."""
    if not film.scene_palettes:
        return ()
    now = {s.id: s.scene for s in shots}
    went: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for shot in film.shots:
        if shot.id in now:
            went[shot.scene][now[shot.id]] += 1
    moved = {(went[scene].most_common(1)[0][0] if went[scene] else scene): palette
             for scene, palette in film.scene_palettes}  # fmt: skip
    return tuple(moved.items())

"""A new text, and what lives on of the shots: ids, what a person set, split or dropped, and what lost its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.film.breakdown import breakdown
from studio.film.film import ByHand, Film
from studio.film.joining import merged, still_joined
from studio.film.script import Script
from studio.film.shots import Shot, slate_letters


def rewritten(film: Film, text: str) -> Film:
    """The film with another text; the film itself when the text is the same."""
    script = Script.from_text(text, film.script)
    return film if script is film.script else broken_down(replace(film, script=script))


def broken_down(film: Film) -> Film:
    """The film with its script broken down anew. Shots that a person changed stay as that person left them."""
    hands = {hand.origin.id: hand for hand in film.by_hand}
    old = {s.id: s for s in (*film.dropped, *film.orphans, *film.shots)}
    unwanted = {s.id for s in film.dropped}
    shots: list[Shot] = []
    kept_hands: list[ByHand] = []
    told = breakdown(film.script, film.settings.rate, _before(film, hands))
    joined = still_joined(told, film.by_hand)
    within = {s.id for more in joined.values() for s in more}
    for shot in told:
        hand = hands.get(shot.id)
        if shot.id in within:
            continue
        if hand is None:
            shots.append(shot)
        elif hand.joined:
            more = joined.get(shot.id, ())
            whole = merged(shot, *more) if more else _apart_again(shot)
            shots += _as_left(replace(hand, joined=()), whole, old)
            kept_hands += [replace(hand, origin=shot, joined=more)] if hand.kept or more else []
        elif hand.parts and shot.words != hand.origin.words:
            shots.append(_whole_again(shot))
            kept_hands += [ByHand(shot, hand.kept)] if hand.kept else []
            # One part of it was wanted, so all of it is now; parts that something was made for become orphans.
            unwanted -= set() if unwanted.issuperset(hand.parts) else {shot.id}
            unwanted -= set(hand.parts[1:])
        else:
            shots += _as_left(hand, shot, old)
            kept_hands.append(replace(hand, origin=shot))
    shots = [_with_stale(film, s, old.get(s.id)) for s in _distinct_slates(shots)]
    living = {s.id for s in shots}
    lost = tuple(
        replace(s, stale=s.stale or "the words it stood on are gone from the script")
        for s in old.values()
        if s.id not in living
        and s.id not in unwanted
        and (film.takes_of[s.id] or film.boards_of[s.id] or s.id in hands)
    )
    waiting = tuple(s for s in film.dropped if s.id in unwanted and s.id not in living)
    # What a person did to a shot that is lost is remembered as long as the shot is.
    remembered = {s.id for s in (*lost, *waiting)}
    return replace(
        film,
        shots=_shared((s for s in shots if s.id not in unwanted), old),
        orphans=_shared(lost, old),
        dropped=_shared((*(s for s in shots if s.id in unwanted), *waiting), old),
        by_hand=(*kept_hands, *(h for h in film.by_hand if h.origin.id in remembered)),
        scene_palettes=_moved_palettes(film, shots),
    )


def in_script_order(shots: tuple[Shot, ...], more: Iterable[Shot]) -> tuple[Shot, ...]:
    """Shots with some more put in where their lines are."""
    result = list(shots)
    for shot in more:
        at = next((i for i, s in enumerate(result) if s.lines[0] > shot.lines[0]), len(result))
        result.insert(at, shot)
    return tuple(result)


def next_slate(scene: str, taken: Iterable[str]) -> str:
    """The first slate of a scene that no shot has."""
    used, nth = set(taken), 0
    while scene + slate_letters(nth) in used:
        nth += 1
    return scene + slate_letters(nth)


def _before(film: Film, hands: dict[str, ByHand]) -> tuple[Shot, ...]:
    """The shots as the last breakdown made them: split ones whole again, dropped ones back in their places."""
    pieces = {part for hand in film.by_hand for part in hand.parts[1:]}
    placed = (*in_script_order(film.shots, film.dropped), *film.orphans)
    whole: list[Shot] = []
    for shot in placed:
        if shot.id not in pieces:
            hand = hands.get(shot.id)
            whole += [replace(hand.origin, stale=shot.stale), *hand.joined] if hand else [shot]
    return tuple(whole)


def _whole_again(shot: Shot) -> Shot:
    reason = "it was split by hand and its words changed: it is one shot again"
    return replace(shot, stale=shot.stale or reason)


def _apart_again(shot: Shot) -> Shot:
    reason = "it was joined by hand and its words changed: it is a shot of its own again"
    return replace(shot, stale=shot.stale or reason)


def _as_left(hand: ByHand, shot: Shot, old: Mapping[str, Shot]) -> list[Shot]:
    """The shot, or the shots it was split into, with everything a person set."""
    if not hand.parts:
        return [replace(shot, **{name: getattr(old[shot.id], name) for name in hand.kept})]
    shift = shot.lines[0] - hand.origin.lines[0]
    return [
        replace(
            p,
            lines=(p.lines[0] + shift, p.lines[1] + shift),
            scene=shot.scene,
            heading=shot.heading,
            slate=shot.slate if p.id == shot.id else shot.scene + p.slate.removeprefix(p.scene),
        )
        for p in (old[part] for part in hand.parts if part in old)
    ]


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

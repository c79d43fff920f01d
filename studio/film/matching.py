"""After the script changed: which new shot is which old one, and what in it no longer fits.

A shot whose words are the same is the same shot, wherever its lines went. What stands between two such shots and reads
alike is the old shot with new words: it keeps its id and says why it is stale. What finds no partner is new, or lost.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from studio.film.shots import Shot
from studio.film.time import Rate

ALIKE = 0.4  # how much of the words two shots must share to be one


def matched(new: Sequence[Shot], before: Sequence[Shot], rate: Rate) -> tuple[Shot, ...]:
    """The new shots with the ids of the old ones they are, and fresh ids where they are none."""
    partner = _same_words(new, before)
    _same_place(new, before, partner)
    taken = {shot.id for shot in before}
    shots = []
    for nth, shot in enumerate(new):
        old = before[partner[nth]] if nth in partner else None
        if old is None:
            shots.append(replace(shot, id=_fresh(shot, taken)))
        elif old.words == shot.words:
            shots.append(_kept(shot, old, rate))
        else:
            shots.append(_changed(shot, old))
    return tuple(shots)


def orphans(before: Sequence[Shot], after: Sequence[Shot]) -> tuple[Shot, ...]:
    """The old shots that found no words in the new script, in their old order."""
    living = {shot.id for shot in after}
    return tuple(shot for shot in before if shot.id not in living)


def _same_words(new: Sequence[Shot], before: Sequence[Shot]) -> dict[int, int]:
    waiting: dict[str, list[int]] = defaultdict(list)
    for at, old in enumerate(before):
        waiting[old.words].append(at)
    partner = {}
    for nth, shot in enumerate(new):
        if shot.words and waiting[shot.words]:
            partner[nth] = waiting[shot.words].pop(0)
    return partner


def _same_place(new: Sequence[Shot], before: Sequence[Shot], partner: dict[int, int]) -> None:
    """Pair what is left between shots that stayed: first by the same words under another heading, then by likeness."""
    used = set(partner.values())
    told: dict[tuple[str, object], list[int]] = defaultdict(list)
    for at, old in enumerate(before):
        if at not in used and (old.action or old.dialogue):
            told[(old.action, old.dialogue)].append(at)
    for nth, shot in enumerate(new):
        if nth not in partner and (same := told.get((shot.action, shot.dialogue))):
            partner[nth] = same.pop(0)
            used.add(partner[nth])
    nth = 0
    while nth < len(new):
        if nth in partner:
            nth += 1
            continue
        end = nth
        while end < len(new) and end not in partner:
            end += 1
        low = partner[nth - 1] + 1 if nth else 0
        high = partner[end] if end < len(new) else len(before)
        gap = [at for at in range(low, high) if at not in used]
        for a, b in _pairs([new[i] for i in range(nth, end)], [before[at] for at in gap]):
            partner[nth + a] = gap[b]
            used.add(gap[b])
        nth = end


def _pairs(new: list[Shot], old: list[Shot]) -> list[tuple[int, int]]:
    """Which of the new shots of a gap are which of the old ones: the most alike first, never crossing."""
    if not new or not old or len(new) * len(old) > 4_000:
        return []
    if len(new) == len(old) == 1 and new[0].heading == old[0].heading:
        return [(0, 0)]
    texts_new, texts_old = [_told(s) for s in new], [_told(s) for s in old]
    alike = []
    for b, text in enumerate(texts_old):
        matcher = SequenceMatcher(None, "", text, autojunk=False)
        for a, other in enumerate(texts_new):
            matcher.set_seq1(other)
            if (
                matcher.real_quick_ratio() >= ALIKE
                and matcher.quick_ratio() >= ALIKE
                and (ratio := matcher.ratio()) >= ALIKE
            ):
                alike.append((ratio, -abs(a - b), a, b))
    pairs: list[tuple[int, int]] = []
    for _, _, a, b in sorted(alike, reverse=True):
        if all((a < x) == (b < y) and a != x and b != y for x, y in pairs):
            pairs.append((a, b))
    return pairs


def _told(shot: Shot) -> str:
    return "\n".join([*(line.text for line in shot.dialogue), shot.action])[:400]


def _kept(shot: Shot, old: Shot, rate: Rate) -> Shot:
    """The old shot where the script now has it. Its camera stays; the world around it is as the script says today."""
    frames = rate.frames(old.seconds)
    stale = old.stale
    if not stale and shot.weather != old.weather:
        stale = f"the weather changed: {shot.weather or 'none is written'}"
    elif not stale and shot.time != old.time:
        stale = f"the time of day changed: {shot.time or 'none is written'}"
    return replace(
        shot,
        id=old.id,
        size=old.size,
        framing=old.framing,
        angle=old.angle,
        move=old.move,
        lens=old.lens,
        cast=old.cast,
        side=old.side,
        action=old.action,
        seconds=float(rate.seconds(frames)),
        frames=frames,
        stale=stale,
    )


def _changed(shot: Shot, old: Shot) -> Shot:
    if shot.heading != old.heading and (shot.action, shot.dialogue) == (old.action, old.dialogue):
        reason = f"the heading changed: {shot.heading or 'there is none now'}"
    elif [(x.who, x.text) for x in shot.dialogue] != [(x.who, x.text) for x in old.dialogue]:
        said = shot.dialogue[0].text if shot.dialogue else ""
        reason = f"the dialogue changed: {_short(said)}" if said else "the dialogue was cut"
    elif shot.action != old.action:
        reason = f"the action changed: {_short(shot.action)}"
    else:
        reason = "the words changed"
    return replace(shot, id=old.id, stale=reason)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + "..."


def _fresh(shot: Shot, taken: set[str]) -> str:
    """A new id, the same for the same script every time, and nobody else's."""
    nth = 0
    while True:
        seed = hashlib.sha256(f"{shot.words}\0{nth}".encode()).digest()
        name = str(uuid.UUID(bytes=seed[:16], version=4))
        if name not in taken:
            taken.add(name)
            return name
        nth += 1

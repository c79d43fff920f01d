"""Shots that a person joined: what they are together, and whether a new text still lets them be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from hashlib import sha256

from studio.film.film import ByHand
from studio.film.shots import Shot

_HEADS = {1: "single", 2: "two-shot", 3: "three-shot"}


def merged(first: Shot, *more: Shot) -> Shot:
    """One shot of neighbours: everything that is said and done in them, with the camera of the first."""
    return reduce(_two, more, first)


def _two(a: Shot, b: Shot) -> Shot:
    cast = tuple(dict.fromkeys((*a.cast, *b.cast)))
    framing = a.framing
    if cast != a.cast and framing in ("single", "two-shot", "three-shot", "empty"):
        framing = _HEADS.get(len(cast), "group")
    same = a.words == b.words  # two halves of one shot that was split
    return replace(
        a,
        framing=framing,
        cast=cast,
        lines=(min(a.lines[0], b.lines[0]), max(a.lines[1], b.lines[1])),
        action=a.action if same or not b.action else "\n".join(filter(None, (a.action, b.action))),
        dialogue=(*a.dialogue, *b.dialogue),
        seconds=a.seconds + b.seconds,
        frames=a.frames + b.frames,
        transition=b.transition,
        words=a.words if same else sha256(f"{a.words}+{b.words}".encode()).hexdigest()[:32],
    )


def still_joined(shots: Sequence[Shot], hands: Iterable[ByHand]) -> dict[str, tuple[Shot, ...]]:
    """Shot id -> those after it that it still takes in: the same words, with nothing new between them."""
    at = {shot.id: n for n, shot in enumerate(shots)}
    found = {}
    for hand in hands:
        if not hand.joined or hand.origin.id not in at:
            continue
        start = at[hand.origin.id]
        those = tuple(shots[start : start + 1 + len(hand.joined)])
        before = (hand.origin, *hand.joined)
        if [(s.id, s.words) for s in those] == [(s.id, s.words) for s in before]:
            found[hand.origin.id] = those[1:]
    return found

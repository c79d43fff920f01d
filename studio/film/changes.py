"""What changed: the words a shot had before they became others, and which words are new."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from studio.film.history import History
from studio.film.shots import Shot

_BACK = 200  # steps that are looked at
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def before_it_changed(history: History, shot: Shot) -> Shot | None:
    """The shot as it was when what was made for it still fitted; None when that was before the film was opened."""
    seen: tuple[Shot, ...] | None = None
    for step in reversed(history.done[-_BACK:]):
        if step.before.shots is seen:
            continue
        seen = step.before.shots
        # not ``shot_by_id``: every film of the history would keep a table for it
        old = next((one for one in seen if one.id == shot.id), None)
        if old is None:
            return None
        if not old.stale:
            return old
    return None


def told(shot: Shot) -> str:
    """What a shot tells, in one line: its action, and what is said."""
    said = [f"{line.who}: {line.text}" for line in shot.dialogue]
    return " ".join(" ".join([shot.action, *said]).split())


def new_words(before: str, now: str) -> list[tuple[int, int]]:
    """The stretches of ``now`` (start and end) whose words do not stand in ``before`` in that order."""
    old = [word.casefold() for word in _WORD.findall(before)]
    words = list(_WORD.finditer(now))
    matcher = SequenceMatcher(None, old, [word[0].casefold() for word in words], autojunk=False)
    return [
        (words[first].start(), words[last - 1].end())
        for tag, _, _, first, last in matcher.get_opcodes()
        if tag in ("insert", "replace") and last > first
    ]

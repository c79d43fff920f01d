"""What changed: the words a shot had before they became others, and which words are new."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from studio.film.history import History
from studio.film.shots import Shot

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def before_it_changed(history: History, shot: Shot) -> Shot | None:
    """The shot as it was when what was made for it still fitted; None when that was before the film was opened."""
    for step in reversed(history.done):
        old = step.before.shot_by_id.get(shot.id)
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

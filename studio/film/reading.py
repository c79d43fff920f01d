"""How long words take: speech as it is spoken, action as it fills the page, one page a minute."""

from __future__ import annotations

import math
import re

LINE = 60 / 50  # seconds of one printed line: 50 lines of words fill a page, a page is about a minute
WIDTH = 60  # characters of action on a printed line of 12-point Courier

WORDS_A_SECOND = 2.5
BREATH = 0.7  # before somebody speaks

SHORTEST, LONGEST = 1.5, 12.0  # seconds of any shot we plan by ourselves
ESTABLISHING = 3.25

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
# Scripts without spaces between words: two signs take about as long as one word.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_PAUSES = re.compile(r"\b(?:beat|pause|pauses|silence|long moment|after a while|waits)\b", re.IGNORECASE)
_SLOW = re.compile(
    r"\b(?:slow|slowly|silence|silent|a beat|a moment|long moment|pause|waits?|still|stillness|for a while|hesitates?"
    r"|nobody moves|nothing happens|stares?|at last|finally)\b",
    re.IGNORECASE,
)
_FAST = re.compile(
    (
        r"\b(?:sudden|suddenly|fast|snaps?|jerks?|bang|crash|slams?|whips?|leaps?|bursts?|flash|flashes"
        r"|explodes?|darts?)\b"
    ),
    re.IGNORECASE,
)


def words(text: str) -> float:
    """How many words a text has; signs of scripts without spaces count half."""
    dense = len(_DENSE.findall(text))
    return len(_WORD.findall(_DENSE.sub(" ", text) if dense else text)) + dense / 2


def spoken(text: str, how: str = "") -> float:
    """Seconds to say a speech: 2.5 words a second, a breath before it, a moment for each pause that is written."""
    pauses = 0.3 * text.count("...") + 0.3 * text.count("…") + 0.12 * len(re.findall(r"[.!?][\"”’]?\s", text))
    return BREATH + words(text) / WORDS_A_SECOND + pauses + (1.0 if _PAUSES.search(how) else 0.0)


def printed(text: str) -> int:
    """Lines a paragraph of action takes on the page, the blank one after it included."""
    return max(1, math.ceil((len(text) + len(_DENSE.findall(text))) / WIDTH)) + 1


def played(text: str) -> float:
    """Seconds a paragraph of action plays, before anything is clamped."""
    seconds = printed(text) * LINE
    if _SLOW.search(text):
        seconds += 0.8
    if _FAST.search(text):
        seconds *= 0.85
    return seconds


def pages(printed_lines: float) -> float:
    """Pages of the standard layout."""
    return printed_lines * LINE / 60

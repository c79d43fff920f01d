"""Sentences: where one ends, where a long one may be cut, how near the camera wants to be to its words."""

from __future__ import annotations

import re

from studio.film import lexicon as lex
from studio.film import reading
from studio.film.shots import SIZES

LONG = 30  # words of action one shot carries before we look for a cut in it

_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|_)(?=\S)|(?<=\S)(?<!\\)(?:\*{1,3}|_)")

_ESCAPED = re.compile(r"\\([*_\\])")

_SENTENCE_END = re.compile(r"(?:[.!?…]+[\"”'’)\]]*(?=\s)|[。！？]+[」』）]*)")

_CUT_SHORT = re.compile(
    (
        r"(?:\b(?:mr|mrs|ms|dr|st|no|vs|jr|sr|prof|sgt|lt|capt|col|gen|etc|a\.m|p\.m|approx)|\b[A-ZА-Я]"
        r"|^\s*(?:\d{1,2}|[A-Z]))\.$"
    ),
    re.IGNORECASE,
)

_CLAUSE = re.compile(r"(?:;|\s[–—]|\s--|,\s+(?:and\s+)?then\b|,\s+(?:while|as|until|before)\b|,\s+(?=[\"“]))\s*")


def plain(text: str) -> str:
    """Words without emphasis marks, every line where it was."""
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text)) if "*" in text or "_" in text or "\\" in text else text


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a text; Mr. and J. end none."""
    spans, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        if (
            _CUT_SHORT.search(text, max(start, end.start() - 12), end.start() + 1)
            and text[end.start() : end.end()] == "."
        ):
            continue
        if end[0][:3] in ("...", "…") and text[end.end() :].lstrip()[:1].islower():
            continue
        if text[start : end.end()].strip():
            spans.append((start, end.end()))
            start = end.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in spans]


def clauses(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """A very long sentence cut at a semicolon, a dash or "then" into pieces one shot can carry."""
    if reading.words(text[span[0] : span[1]]) <= LONG * 1.5:
        return [span]
    pieces, start = [], span[0]
    for mark in _CLAUSE.finditer(text, span[0], span[1]):
        if reading.words(text[start : mark.start()]) >= 10 and reading.words(text[mark.end() : span[1]]) >= 6:
            cut = mark.start() if mark[0].lstrip().startswith(",") else mark.end()
            pieces.append((start, cut))
            start = cut
    return [*pieces, (start, span[1])]


_GAZE_WORDS = "look stare gaze glance watch peer squint draw write read paint sketch"
_GAZE = frozenset(_GAZE_WORDS.split())

MODIFIERS = re.compile(r"\b(?:racing|riding|running|driving|boxing|walking|wedding|fishing)\s+(?=[a-z])", re.IGNORECASE)

# "a racing suit" is not a race.
_CAMERA_WORDS = re.compile(
    r"\b(?:we|(?:the )?camera)\s+\w+(?:\s+\w+ly)?(?:\s+(?:in|back|out|away|up|down|with|on|along)\b)*,?", re.IGNORECASE
)


def nearness(text: str) -> dict[str, float]:
    """How much each size of shot is worth to the words of a text; what comes first counts most.

    Who looks is nearer than what is looked at: behind "looks at" words count little.
    """
    worth: dict[str, float] = {}
    looked = 1.0
    for nth, word in enumerate(re.findall(r"[^\W\d_]+|[.!?]", MODIFIERS.sub("", _CAMERA_WORDS.sub("", text)))):
        if word in ".!?":
            looked = 1.0
            continue
        found = next((lex.NEAR[form] for form in lex.stems(word) if form in lex.NEAR), None)
        if found:
            worth[found[0]] = worth.get(found[0], 0.0) + looked * found[1] * (
                1.6 if nth < 6 else 1.0 if nth < 14 else 0.6
            )
        if any(form in _GAZE for form in lex.stems(word)):
            worth["MCU"] = worth.get("MCU", 0.0) + 1.6 * looked
            looked = 0.3
    return worth


def nearest(text: str) -> int:
    """The size, as its place in SIZES, that the words of a text ask for most; -1 when they do not say."""
    worth = nearness(text)
    return max(range(len(SIZES)), key=lambda i: worth.get(SIZES[i], 0.0)) if worth else -1

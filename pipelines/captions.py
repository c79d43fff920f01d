"""What is said becomes captions: two short lines at a time, inside their shots, never over one another.

Limits after common practice for adults: two lines of 42 letters, one second at least, seven at most, 17 letters a
second where the shot leaves the room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import ceil
from unicodedata import east_asian_width

from .requests import Clip, Spoken
from .results import Caption

WIDE, LINES = 42, 2  # letters in a line, lines in a caption; a letter of Chinese or Japanese counts twice
SPEED = 17  # letters a second
SHORTEST, LONGEST = Fraction(1), Fraction(7)  # seconds
GAP = 2  # frames of clear picture between two captions, when there is room
LEAD = Fraction(1, 4)  # seconds of the shot before anybody is read

_NEVER_FIRST = (
    " 、。，．！？：；」』）】》…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"  # no line begins with one of these
)
_ENDS = re.compile(r"(?<=[.!?…:;,。！？、，—])\s*")
_HARMLESS = str.maketrans({"{": "(", "}": ")", "<": "‹", ">": "›", "\\": "/"})  # what subtitle formats would obey
_OFF = re.compile(r"\b(V\.?\s?O|O\.?\s?S|O\.?\s?C|OFF)\b", re.IGNORECASE)


def width(text: str) -> int:
    """How many letters wide a text is read: full-width letters count twice, combining marks not at all."""
    return sum(2 if east_asian_width(c) in "WF" else 0 if 0x300 <= ord(c) < 0x370 else 1 for c in text)


def lines(text: str) -> list[str]:
    """A text in lines of at most WIDE letters, none of them lost, two neighbours about equally long."""
    rows: list[str] = []
    for word in _words(text):
        joined = f"{rows[-1]}{word}" if rows else word
        if rows and width(joined.rstrip()) <= WIDE:
            rows[-1] = joined
        else:
            rows.append(word)
    return [row.strip() for row in rows if row.strip()]


def _words(text: str) -> list[str]:
    """Pieces a line may break between, each with the blank after it; a piece is never wider than a line."""
    pieces: list[str] = []
    for word in re.findall(r"\S+\s*", " ".join(text.split())):
        tight = word.rstrip()
        if width(tight) <= WIDE and not any(east_asian_width(c) in "WF" for c in tight):
            pieces.append(word)
            continue
        held = ""
        for letter in word:  # scripts without blanks break between letters, and so does what is too long for a line
            wide = east_asian_width(letter) in "WF"
            if (
                held
                and letter not in _NEVER_FIRST
                and (width(held + letter) > WIDE or (wide and east_asian_width(held[-1]) in "WF"))
            ):
                pieces.append(held)
                held = ""
            held += letter
        pieces.append(held)
    return pieces


def chunks(text: str) -> list[str]:
    """A speech in captions of at most two lines, broken after sentences and clauses where that is possible."""
    found: list[str] = []
    for clause in filter(None, _ENDS.split(" ".join(text.split()))):
        blank = "" if found and east_asian_width(found[-1][-1]) in "WF" else " "
        joined = f"{found[-1]}{blank}{clause}" if found else clause
        full = found and re.search(r"[.!?…。！？]$", found[-1]) and width(found[-1]) > WIDE
        if found and not full and len(lines(joined)) <= LINES:
            found[-1] = joined
        else:
            rows = lines(clause)
            found += [
                " ".join(rows[n : n + LINES]) if not _tight(clause) else "".join(rows[n : n + LINES])
                for n in range(0, len(rows), LINES)
            ]
    return found


def _tight(text: str) -> bool:
    return sum(east_asian_width(c) in "WF" for c in text) > len(text) / 2


def balanced(text: str) -> str:
    """One caption as one line, or as two of about the same length with the break where a reader would breathe."""
    if width(text) <= WIDE:
        return text
    pieces = _words(text)
    cuts = [("".join(pieces[:n]).strip(), "".join(pieces[n:]).strip()) for n in range(1, len(pieces))]
    good = [(a, b) for a, b in cuts if width(a) <= WIDE and width(b) <= WIDE]
    if not good:
        return "\n".join(lines(text))
    best = min(good, key=lambda ab: abs(width(ab[0]) - width(ab[1])) - _breath(ab[0]))
    return "\n".join(best)


def _breath(line: str) -> int:
    """How many letters of unevenness a break after this line is worth."""
    return 24 if line[-1] in ".!?…。！？" else 12 if line[-1] in ":;,—、，：；" else 0


def captions(clips: Sequence[Clip], rate: Fraction) -> tuple[Caption, ...]:
    """The captions of a whole cut, in frames of the film, in order and apart from one another."""
    starts: list[int] = []
    at = 0
    for clip in clips:
        starts.append(at)
        at += clip.length - clip.dissolve
    total = at + (clips[-1].dissolve if clips else 0)
    speaking = [n for n, clip in enumerate(clips) if any(s.text.strip() for s in clip.spoken)]
    found: list[Caption] = []
    for k, n in enumerate(speaking):
        clip, begin = clips[n], max(starts[n], found[-1].stop if found else 0)
        end = starts[n] + clip.length
        after = starts[speaking[k + 1]] if k + 1 < len(speaking) else total
        found += _within(clip.spoken, begin, min(end, max(after, begin + 1)), after, rate)
    return tuple(found)


def _within(spoken: tuple[Spoken, ...], begin: int, end: int, after: int, rate: Fraction) -> list[Caption]:
    """The captions of one shot from frame ``begin`` to ``end``; if that is too short, on to ``after`` at most."""
    said = [(chunk, bool(_OFF.search(s.how))) for s in spoken for chunk in chunks(s.text)]
    shortest = ceil(SHORTEST * rate)
    lead = min(round(LEAD * rate), max(0, (end - begin - len(said) * (shortest + GAP)) // 2))
    start = begin + lead
    if end - start < len(said) * (shortest + GAP):
        end = min(after, start + len(said) * (shortest + GAP))  # held over the cut rather than too short to read
    said = said[: max(1, end - start)]
    gap = GAP if end - start >= len(said) * (shortest + GAP) else 0
    wished = [min(max(ceil(Fraction(width(text), SPEED) * rate), shortest), int(LONGEST * rate)) for text, _ in said]
    room = end - start - gap * len(said)
    spans = _shares(wished, room, min(shortest, room // max(1, len(said))))
    placed: list[Caption] = []
    for (text, off), span in zip(said, spans, strict=True):
        placed.append(Caption(start, start + span, balanced(text), off))
        start += span + gap
    return placed


def _shares(wished: list[int], room: int, least: int) -> list[int]:
    """As wished where it fits; else cut down, the long ones first, none below ``least``."""
    spans = list(wished)
    while sum(spans) > room:
        over = sum(spans) - room
        loose = [n for n, span in enumerate(spans) if span > least]
        if not loose:
            break
        longest = max(loose, key=lambda n: spans[n])
        spans[longest] -= max(1, min(over // len(loose), spans[longest] - least))
    return spans


def srt(all_of_them: Sequence[Caption], rate: Fraction) -> str:
    """The captions as a SubRip text: UTF-8, milliseconds, italics for somebody who is not seen."""
    import pysubs2

    subs = pysubs2.SSAFile()
    for caption in all_of_them:
        text = caption.text.translate(_HARMLESS).replace("\n", "\\N")
        event = pysubs2.SSAEvent(
            start=round(caption.start * 1000 / rate),
            end=round(caption.stop * 1000 / rate),
            text=f"{{\\i1}}{text}{{\\i0}}" if caption.off else text,
        )
        subs.append(event)
    return str(subs.to_string("srt"))

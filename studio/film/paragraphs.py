"""A paragraph of action cut into the words of each shot, with their lines and what is asked of each."""

from __future__ import annotations

import re
from itertools import pairwise

from studio.film import cues, reading
from studio.film import lexicon as lex
from studio.film.ask import Ask
from studio.film.camera_words import within
from studio.film.people import Cast
from studio.film.sentences import LONG, clauses, nearest, sentences
from studio.film.shots import SIZES

# Things that show something else: what is told after a look at one of them is what is in it.
_PICTURES = re.compile(
    r"\b(?:photograph|photo|picture|painting|portrait|screen|monitor|television|tv|letter|note|poster"
    r"|drawing|sketch|newspaper|headline"
    r"|postcard|page|book|diary|map|video|footage|message)s?\b",
    re.IGNORECASE,
)


def still_on(close: str, text: str) -> bool:
    """Whether a few words go on about the thing the shot before is close on: "The boots stop."."""
    thing = re.escape(close.rsplit(maxsplit=1)[-1].lower())
    return reading.words(text) <= 8 and bool(
        re.match(rf"\s*(?:the|its?|his|her|their)\s+(?:\w+\s+)?{thing}\b", text.lower())
    )


def continues(ask: Ask, text: str, cast: Cast) -> bool:
    """Whether a paragraph goes on about what the bare slug before it looks at."""
    if ask.framing == "pov" or not ask.on:
        return True
    if _PICTURES.search(ask.on) and not re.match(r"\s*(?:He|She|They)\b", text):
        return True
    named = {w.lower() for w in re.findall(r"[^\W\d_]{3,}", ask.on)} - {"the", "his", "her", "their"}
    if named & {form for w in re.findall(r"[^\W\d_]{3,}", text) for form in lex.stems(w)}:
        return True
    if ask.size in ("ECU", "CU") or ask.framing == "insert":
        near = nearest(text) < SIZES.index("MLS") or reading.words(text) <= 8
        return near and not re.match(r"\s*(?:He|She|They)\b", text) and not list(cast.found(text.split(".", 1)[0]))
    return True


def groups(
    text: str, lines: tuple[int, int], notes: int, cast: Cast, montage: bool
) -> list[tuple[str, tuple[int, int], Ask]]:
    """A paragraph cut into the words of each shot, with their lines and what is asked of each.

    With shot notes it has as many shots as notes, as far as it has sentences: one note is one shot.
    """
    if notes:
        spans = sentences(text) or [(0, len(text))]
        count = min(notes, len(spans))
        cuts = [round(len(spans) * k / count) for k in range(count + 1)]
        return _finish(text, [spans[a:b] for a, b in pairwise(cuts)], lines)
    if montage or re.match(r"\s*(?:[-–—•*]+)\s+\S", text):
        cuts = [m.start() for m in re.finditer(r"(?m)^", text) if cues.ITEM.match(text, m.start())]
        if cuts:
            cuts = sorted({0, *cuts})
            return _finish(text, [[s] for s in pairwise([*cuts, len(text)])], lines, strip=True)
        if montage:
            return _finish(text, [[(0, len(text))]], lines)
    groups: list[list[tuple[int, int]]] = []
    size = 0.0
    for span in [piece for s in sentences(text) for piece in clauses(text, s)]:
        words = text[span[0] : span[1]]
        weight = reading.words(words)
        if groups and not _cut_before(cast, text, groups[-1], span, size, weight):
            groups[-1].append(span)
            size += weight
        else:
            groups.append([span])
            size = weight
    return _finish(text, groups or [[(0, len(text))]], lines)


def _cut_before(
    cast: Cast, text: str, group: list[tuple[int, int]], span: tuple[int, int], size: float, count: float
) -> bool:
    before, words = text[group[0][0] : group[-1][1]], text[span[0] : span[1]]
    asked = within(words)
    if cues.slug(words) or (asked.written and (size >= 12 or asked.size or asked.framing)):
        return True
    if size + count > LONG:
        return True
    if size < 4 or count < 3 or reading.printed(text) < 4:
        return False
    a, b = nearest(before), nearest(words)
    if a >= 0 and b >= 0 and abs(a - b) >= 4 and size + count >= 12:
        return True
    first, second = set(cast.seen_in(before)), set(cast.seen_in(words))
    return bool(first and second and not first & second) and size + count >= 12


def _finish(
    text: str, groups: list[list[tuple[int, int]]], lines: tuple[int, int], strip: bool = False
) -> list[tuple[str, tuple[int, int], Ask]]:
    # A note over several lines leaves fewer line ends in the text than in the file: then the last group takes the rest.
    def line(position: int) -> int:
        return min(lines[0] + text.count("\n", 0, position), lines[1])

    found = []
    for nth, group in enumerate(groups):
        start, end = group[0][0], group[-1][1]
        raw = text[start:end]
        words = re.sub(r"\s+", " ", cues.ITEM.sub("", raw, count=1) if strip else raw).strip(" \n,;")
        direction = cues.slug(words)
        ask = Ask()
        if direction:
            ask, rest = direction
            words = rest or capital(words)
        ask = ask.also(within(words))
        first = line(start + len(raw) - len(raw.lstrip()))
        last = line(start + len(raw.rstrip())) if nth + 1 < len(groups) else lines[1]
        found.append((capital(words), (first, last), ask))
    whole: list[tuple[str, tuple[int, int], Ask]] = []
    for nth, (words, (first, last), ask) in enumerate(found):
        begin = lines[0] if nth == 0 else min(first, whole[-1][1][1] + 1)
        whole.append((words, (begin, max(begin, last)), ask))
    return whole


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]

"""Fountain, read line by line: every paragraph of a screenplay with its kind and the lines it stands on.

The rules are those of fountain.io. A line is judged by itself, the line before and the line after, so reading is
linear and never fails: what is nothing else is action. Notes ``[[ ]]`` and boneyards ``/* */`` are veiled by as many
characters as they have, so that every line keeps its number, and come back as elements of their own. Capitals are
``str.isupper()``, which knows every alphabet that has them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from studio.film.heading import opens_scene, split_number

SPOKEN = frozenset({"character", "parenthetical", "dialogue", "lyric"})
HIDDEN = frozenset({"note", "boneyard"})

_LINE_END = re.compile(r"\r\n|\n|\r")
_OPENING = re.compile(r"/\*|\[\[")
_EMPTY_LINE = re.compile(r"(?>\r\n|\n|\r)[ \t]?(?:\r\n|\n|\r)")
_KEY = re.compile(r"([^\s:：][^:：]{0,60})[:：](.*)", re.DOTALL)
_ONE_WORD_KEYS = (
    "title credit author authors source draft date contact copyright notes revision palette format language subtitle "
    "series episode company producer director"
)
_KNOWN_KEYS = {*_ONE_WORD_KEYS.split(), "draft date", "written by", "story by", "based on", "scene numbers"}


@dataclass(frozen=True)
class Element:
    """One paragraph. ``lines`` are its first and last line, counted from 1.

    ``kind`` is heading, action, character, parenthetical, dialogue, transition, section, synopsis, page break, lyric,
    centred, note or boneyard. ``number`` is the scene number somebody typed, ``level`` the depth of a section, ``dual``
    marks the second speaker of two who speak at once. Emphasis stays in ``text`` as typed.
    """

    kind: str
    text: str
    lines: tuple[int, int]
    dual: bool = False
    number: str = ""
    level: int = 0


@dataclass(frozen=True)
class Reading:
    """What a text says: its title page (key, text) with the line it ends on (0: none), and its elements in order."""

    title: tuple[tuple[str, str], ...]
    title_end: int
    elements: tuple[Element, ...]


def read(text: str) -> Reading:
    """Read a whole Fountain text. Never raises; time grows with the length of the text and nothing else."""
    spans = _hidden_spans(text)
    lines = _Lines(text, spans)
    title, title_end, at = _title_page(lines)
    hidden = [
        Element(kind, text[start + 2 : end - 2], (lines.number(start), lines.number(end - 1)))
        for start, end, kind in spans
    ]
    found = sorted([*_elements(lines.rows[at:]), *hidden], key=lambda e: (e.lines[0], e.kind in HIDDEN))
    return Reading(title, title_end, tuple(found))


def _hidden_spans(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of every note and boneyard. One that never ends, and a note over an empty line, is text."""
    spans: list[tuple[int, int, str]] = []
    at, closing, empty, boneyard_end = 0, -1, -1, -1
    while opening := _OPENING.search(text, at):
        start, inside = opening.span()
        if opening[0] == "/*":
            if boneyard_end < inside and boneyard_end != len(text):
                boneyard_end = text.find("*/", inside)
                boneyard_end = len(text) if boneyard_end < 0 else boneyard_end
            end = boneyard_end + 2 if boneyard_end < len(text) else 0
        else:
            if closing < inside:
                closing = text.find("]]", inside)
                closing = len(text) if closing < 0 else closing
            if empty < inside - 1:
                line = _EMPTY_LINE.search(text, inside)
                empty = line.start() if line else len(text)
            end = closing + 2 if closing < min(empty, len(text)) else 0
        if end:
            spans.append((start, end, "boneyard" if opening[0] == "/*" else "note"))
        at = end or inside
    return spans


@dataclass(frozen=True)
class Row:
    """A line as a reader sees it, with the first and last line of the file it comes from, counted from 1."""

    first: int
    last: int
    text: str  # tabs as four spaces, nothing left at its end
    wide: bool = False  # a blank line of two spaces or more, which goes on with a speech


class _Lines:
    """The lines of a text with its notes and boneyards veiled, and what each line is worth to its neighbours."""

    def __init__(self, text: str, spans: list[tuple[int, int, str]]) -> None:
        used = set(text)
        # A character the text does not have stands for each hidden one.
        self.veil = next((c for c in map(chr, range(0xE000, 0xF900)) if c not in used), "\0")
        pieces, at = [], 0
        for start, end, _ in spans:
            pieces += [text[at:start], re.sub(r"[^\r\n]", self.veil, text[start:end])]
            at = end
        veiled = "".join([*pieces, text[at:]])
        ends = list(_LINE_END.finditer(veiled))
        self._starts = [0, *(end.end() for end in ends)]
        self.raw = _LINE_END.split(veiled)
        self.raw[0] = self.raw[0].removeprefix("\ufeff")
        # Whether the end of line i lies within a note or boneyard: then the next line goes on where this one stopped.
        self.joined, nth = [], 0
        for position in (end.start() for end in ends):
            while nth < len(spans) and spans[nth][1] <= position:
                nth += 1
            self.joined.append(nth < len(spans) and spans[nth][0] < position)
        self.joined.append(False)
        self.clear = [line.replace(self.veil, "") if spans else line for line in self.raw]
        self.rows = list(self._logical())

    def _logical(self) -> Iterator[Row]:
        """The lines as a reader sees them: a line end within a note ends nothing, and a line that is nothing but veil
        is not there at all, neither text nor a blank line."""
        i = 0
        while i < len(self.raw):
            if not self.joined[i] and self.veil not in self.raw[i]:  # nothing hidden here, as in nearly every line
                text = self.raw[i]
                plain = text.replace("\t", "    ").rstrip()
                yield Row(i + 1, i + 1, plain, wide=not plain and len(text) > 1)
                i += 1
                continue
            last = i
            while self.joined[last]:
                last += 1
            hidden = last > i or self.veil in self.raw[i]
            held = [k for k in range(i, last + 1) if self.clear[k].strip()]
            text = "".join(self.clear[i : last + 1])
            if held:
                yield Row(held[0] + 1, held[-1] + 1, text.replace("\t", "    ").rstrip())
            elif not hidden:
                yield Row(i + 1, i + 1, "", wide=len(text) > 1)
            i = last + 1

    def number(self, position: int) -> int:
        """The number, from 1, of the line that holds a position of the text."""
        return bisect_right(self._starts, position)


def _title_page(lines: _Lines) -> tuple[tuple[tuple[str, str], ...], int, int]:
    """The title page, the last line of it, and the index in ``lines.rows`` where the script begins."""
    head: list[str] = []
    for line in lines.clear:
        if not line.strip():
            break
        head.append(line)
    if not head:
        return (), 0, 0
    keys = [_KEY.match(line) for line in head]
    first = keys[0]
    if not first:
        return (), 0, 0
    word = first[1].strip()
    if word.casefold() not in _KNOWN_KEYS and (word.isupper() or opens_scene(word) or not any(keys[1:])):
        return (), 0, 0
    pages: list[tuple[str, list[str]]] = []
    for line, key in zip(head, keys, strict=True):
        if key:
            name = key[1].strip()
            known = name.casefold() in _KNOWN_KEYS
            pages.append((name.capitalize() if known else name, [key[2].strip()]))
        else:
            pages[-1][1].append(line.strip())
    title = tuple((key, "\n".join(part for part in value if part)) for key, value in pages)
    return title, len(head), next((k for k, row in enumerate(lines.rows) if row.first > len(head)), len(lines.rows))


def _is_break(line: str) -> bool:
    """Lines that never print and may stand anywhere: sections, synopses, page breaks."""
    return line.startswith("=") or (line.startswith("#") and bool(line.strip("# ")))


def _is_own(line: str) -> bool:
    """Lines that are an element by themselves wherever they stand."""
    return _is_break(line) or line[:1] in (">", "~")


def _is_cue(line: str) -> bool:
    name = line.removesuffix("^").rstrip()
    if name.endswith((")", "）")):
        name = re.split(r"[(（]", name, maxsplit=1)[0]
    return name.isupper()


def _elements(rows: list[Row]) -> Iterator[Element]:
    texts = [row.text.strip() for row in rows]
    last_kind = ""
    open_before = True  # whether the line before lets a heading, cue or transition begin here
    k = 0
    while k < len(rows):
        line, here = texts[k], (rows[k].first, rows[k].last)
        if not line:
            open_before, k = True, k + 1
            continue
        after = texts[k + 1] if k + 1 < len(rows) else ""
        element = _one_line(line, here, open_before, closed_after=not after or _is_break(after))
        if element is None:  # action: all lines up to a blank one or one that is something by itself
            end = k + 1
            while end < len(rows) and texts[end] and not _is_own(texts[end]):
                end += 1
            text = "\n".join(row.text for row in rows[k:end])
            if line[0] == "!":
                text = re.sub(r"(?m)^ *!", "", text)
            element, k = Element("action", text, (rows[k].first, rows[end - 1].last)), end
        elif element.kind == "character":
            k += 1
            end = k
            while end < len(rows) and (texts[end] or (rows[end].wide and any(texts[end + 1 : end + 2]))):
                end += 1
            yield replace(element, dual=element.dual and last_kind in SPOKEN)
            yield from _speech(rows[k:end], texts[k:end])
            last_kind, open_before, k = "dialogue", True, end
            continue
        else:
            k += 1
        yield element
        last_kind, open_before = element.kind, element.kind in ("heading", "section", "synopsis", "page break")


def _one_line(line: str, here: tuple[int, int], open_before: bool, closed_after: bool) -> Element | None:
    """The element a line is by itself or opens as a name; None for action. ``closed_after``: nothing printed below."""
    if _is_own(line):
        return _own(line, here)
    if not open_before or line[0] == "!":
        return None
    forced = line[0] == "." and line[1:2].isalnum()  # the standard: a full stop before a letter or a digit
    if forced or (closed_after and opens_scene(line)):
        text, typed = split_number(line[forced:])
        return Element("heading", text, here, number=typed)
    if closed_after:
        return Element("transition", line, here) if line.endswith("TO:") and line.isupper() else None
    if (line[0] == "@" and line[1:].strip(" ^")) or (_is_cue(line) and not opens_scene(line)):
        name = line.removeprefix("@")
        return Element("character", name.removesuffix("^").strip(), here, dual=name.endswith("^"))
    return None


def _own(line: str, here: tuple[int, int]) -> Element:
    if line.startswith("===") and not line.strip("="):
        return Element("page break", "", here)
    if line[0] == "=":
        return Element("synopsis", line[1:].strip(), here)
    if line[0] == "#":
        text = line.lstrip("#")
        return Element("section", text.strip(), here, level=len(line) - len(text))
    if line[0] == "~":
        return Element("lyric", line[1:].strip(), here)
    if len(line) > 1 and line.endswith("<"):
        return Element("centred", line[1:-1].strip(), here)
    return Element("transition", line[1:].strip(), here)


def _speech(rows: list[Row], texts: list[str]) -> Iterator[Element]:
    """What follows a name: dialogue, parentheticals and lyrics, up to the blank line."""
    k, said = 0, 0  # rows[said:k] are dialogue nobody has yielded yet
    while k < len(rows):
        end = _aside(texts, k)
        if end == k and texts[k][:1] != "~":
            k += 1
            continue
        if said < k:
            yield _said(rows[said:k], texts[said:k])
        if end > k:
            aside = " ".join(texts[k:end])[1:-1].strip()
            yield Element("parenthetical", aside, (rows[k].first, rows[end - 1].last))
            k = end
        else:
            yield Element("lyric", texts[k][1:].strip(), (rows[k].first, rows[k].last))
            k += 1
        said = k
    if said < k:
        yield _said(rows[said:k], texts[said:k])


def _aside(texts: list[str], k: int) -> int:
    """Where the parenthetical that opens at ``k`` ends (it may run over a few lines), or ``k`` when there is none."""
    if texts[k][:1] in ("(", "（"):
        for end in range(k, min(k + 4, len(texts))):
            if texts[end].endswith((")", "）")):
                return end + 1
    return k


def _said(rows: list[Row], texts: list[str]) -> Element:
    return Element("dialogue", "\n".join(texts), (rows[0].first, rows[-1].last))

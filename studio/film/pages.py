"""How long a screenplay is on paper: rows, pages and the eighths that a day's work is counted in.

The measure is the trade's: Courier of ten characters an inch, an inch and a half on the left, some 54 rows a page, and
a minute a page. A name is never left alone at the foot of a page, nor a heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.film.fountain import HIDDEN, SPOKEN, Element
from studio.film.script import Part, Script

WIDTH = 61  # characters of a full line
ROWS = 54  # a page
# Where each kind stands: characters from the left edge of the text, and how many there are in its line.
COLUMNS: dict[str, tuple[int, int]] = {
    "action": (0, WIDTH), "heading": (0, WIDTH), "centred": (0, WIDTH), "transition": (0, WIDTH),
    "character": (22, WIDTH - 22), "parenthetical": (16, 26), "dialogue": (10, 36), "lyric": (10, 36),
    "section": (0, WIDTH), "synopsis": (0, WIDTH), "note": (0, WIDTH), "boneyard": (0, WIDTH), "title": (0, WIDTH),
    "page break": (0, WIDTH), "": (0, WIDTH),
}  # fmt: skip
_SILENT = HIDDEN | {"section", "synopsis"}  # never printed


@dataclass(frozen=True)
class Measured:
    """A script on paper. ``starts`` are the line (from 1) and the row in it that each page begins with."""

    starts: tuple[tuple[int, int], ...] = ((1, 0),)
    eighths: tuple[int, ...] = ()  # of each scene
    _known: dict[int, _Paper] = field(default_factory=dict, repr=False, compare=False)

    @property
    def pages(self) -> int:
        """How many pages there are; a script of nothing is one empty page."""
        return len(self.starts)

    def page_of(self, line: int) -> int:
        """The page, from 1, on which a line begins."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= (line, 0) else (low, middle)
        return low + 1


@dataclass(frozen=True)
class _Printed:
    kind: str
    line: int  # in its part, from 1
    rows: tuple[int, ...]  # of each of its lines


@dataclass(frozen=True)
class _Paper:
    part: Part
    printed: tuple[_Printed, ...]
    eighths: int  # 0 where no scene begins


def measured(script: Script, before: Measured | None = None) -> Measured:
    """Lay a script out on pages. Parts that ``before`` had too are not measured again."""
    known = before._known if before else {}
    papers = {id(part): known.get(id(part)) or _put_on_paper(part) for part in script.parts}
    starts = [(1, 0)]
    room, shift = ROWS, 0
    for part in script.parts:
        for start, room_left in _broken(papers[id(part)].printed, room):
            if start:
                starts.append((start[0] + shift, start[1]))
            room = room_left
        shift += part.height
    eighths = tuple(papers[id(part)].eighths for part in script.parts if papers[id(part)].eighths)
    return Measured(tuple(starts), eighths, papers)


def rows_of(text: str, width: int) -> int:
    """How many rows a line takes when it is wrapped at words."""
    if len(text) <= width:
        return 1
    rows, used = 1, 0
    for word in text.split(" "):
        need = len(word)
        if used and used + 1 + need > width:
            rows, used = rows + 1, 0
        used += need + (1 if used else 0)
        if used > width:
            rows, used = rows + (used - 1) // width, (used - 1) % width + 1
    return rows


def in_eighths(eighths: int) -> str:
    """As it stands in a breakdown: "2 3/8"."""
    whole, rest = divmod(eighths, 8)
    return f"{whole} {rest}/8" if whole and rest else str(whole) if whole else f"{rest}/8"


def _put_on_paper(part: Part) -> _Paper:
    printed = tuple(_printed(part))
    return _Paper(part, printed, _eighths(printed) if part.elements[:1] and part.elements[0].kind == "heading" else 0)


def _printed(part: Part) -> Iterator[_Printed]:
    for element in part.elements:
        if element.kind in _SILENT:
            continue
        yield _Printed(element.kind, element.lines[0], _rows(element))


def _rows(element: Element) -> tuple[int, ...]:
    if element.kind == "page break":
        return ()
    width = COLUMNS[element.kind][1]
    return tuple(rows_of(line, width) for line in element.text.split("\n"))


def _gap(printed: _Printed) -> int:
    return 0 if printed.kind in SPOKEN - {"character"} or printed.kind == "page break" else 1


def _eighths(printed: tuple[_Printed, ...]) -> int:
    rows = sum(sum(one.rows) + _gap(one) for one in printed)
    return max(1, round(rows * 8 / ROWS))


def _broken(printed: tuple[_Printed, ...], room: int) -> Iterator[tuple[tuple[int, int] | None, int]]:
    """Each element put on paper with ``room`` rows left: where a new page begins, if one does, and the rows left."""
    for nth, one in enumerate(printed):
        if one.kind == "page break":
            after = printed[nth + 1].line if nth + 1 < len(printed) else one.line
            yield ((after, 0), ROWS) if room < ROWS else (None, room)
            room = ROWS
            continue
        gap = _gap(one) if room < ROWS else 0
        tall = sum(one.rows)
        if gap + tall + _keeps(printed, nth) <= room:
            room -= gap + tall
            yield None, room
            continue
        fits = room - gap
        if one.kind in ("action", "dialogue", "lyric") and fits >= 2 and tall - fits >= 2:
            while tall > fits:
                yield (_at(one, fits), ROWS)
                tall, fits = tall - fits, ROWS
            room = ROWS - tall
            yield None, room
        elif room < ROWS:
            yield (one.line, 0), ROWS
            room = ROWS - tall % ROWS
            yield None, room
        else:  # taller than a page, and cannot be split
            room = max(0, ROWS - tall)
            yield None, room


def _keeps(printed: tuple[_Printed, ...], nth: int) -> int:
    """How many rows must follow on the same page: below a heading and a name."""
    if printed[nth].kind not in ("heading", "character", "parenthetical") or nth + 1 >= len(printed):
        return 0
    below = printed[nth + 1]
    return _gap(below) + min(2, sum(below.rows)) + (_keeps(printed, nth + 1) if below.kind != "dialogue" else 0)


def _at(one: _Printed, rows: int) -> tuple[int, int]:
    """The line and the row in it that stand ``rows`` below the top of an element."""
    line = one.line
    for tall in one.rows:
        if rows < tall:
            return line, rows
        rows, line = rows - tall, line + 1
    return line, 0

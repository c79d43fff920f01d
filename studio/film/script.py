"""The screenplay: the writer's exact text, its scenes and its paragraphs.

The text is kept in parts, one a scene, and a part keeps what was read in it with lines counted from its own first. So
an edit of one scene shares every other part with the script before it, which is what makes a thousand undo steps cheap;
scenes and elements with the lines of the whole script are views made when somebody asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from studio.film import fountain
from studio.film.fountain import Element
from studio.film.heading import Heading, parse
from studio.film.shots import slate_letters


@dataclass(frozen=True)
class Part:
    """A stretch of the text from one scene heading to the next (or all before the first), line ends included.

    ``height`` is the number of line ends in it; the lines of its elements count from 1 at its first line.
    """

    text: str
    height: int
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Scene:
    """One scene. ``lines`` are its first and last line in the script, the heading's line first."""

    number: str  # as typed, or counted
    heading: str
    int_ext: str  # INT, EXT, INT/EXT; empty when a forced heading does not say
    place: str
    time: str  # in capitals, or empty
    lines: tuple[int, int]
    part: Part
    typed: bool = False  # whether somebody typed the number

    @property
    def elements(self) -> tuple[Element, ...]:
        """All paragraphs of the scene, its heading first, with the lines of the whole script."""
        return _moved(self.part, self.lines[0] - 1)


@dataclass(frozen=True)
class Script:
    """A screenplay. ``text`` gives back exactly what was read."""

    parts: tuple[Part, ...] = ()
    title_page: tuple[tuple[str, str], ...] = ()
    title_end: int = 0  # the last line of the title page, 0 when there is none

    @classmethod
    def from_text(cls, text: str, before: Script | None = None) -> Script:
        """Read a text; parts that ``before`` has too are taken from it, so that both share them. Never raises."""
        reading = fountain.read(text)
        cuts = [e.lines[0] for e in reading.elements if e.kind == "heading"]
        known = {part.text: part for part in before.parts} if before else {}
        lines = _with_ends(text)
        bounds = [1, *cuts, len(lines) + 1] if not cuts or cuts[0] > 1 else [*cuts, len(lines) + 1]
        parts, nth, elements = [], 0, reading.elements
        for first, next_first in pairwise(bounds):
            start = nth
            while nth < len(elements) and elements[nth].lines[0] < next_first:
                nth += 1
            own = tuple(_at(e, 1 - first) for e in elements[start:nth])
            words = "".join(lines[first - 1 : next_first - 1])
            part, old = Part(words, next_first - first, own), known.get(words)
            parts.append(old if old == part else part)
        shared = tuple(parts)
        script = cls(shared, reading.title, reading.title_end)
        return before if before == script else script

    @property
    def text(self) -> str:
        """The writer's text, every character of it."""
        return "".join(part.text for part in self.parts)

    @property
    def title(self) -> dict[str, str]:
        """The title page: key -> text. Known keys are written as in the standard ("Draft date")."""
        return dict(self.title_page)

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every paragraph of the script in order."""
        return tuple(e for part, first in self._placed() for e in _moved(part, first))

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """Every scene in order, numbered as typed, or counted where nobody typed a number."""
        placed = [(part, first) for part, first in self._placed() if part.elements[:1] and _opens(part)]
        numbers = _numbered([part.elements[0].number for part, _ in placed])
        scenes = []
        for (part, first), number in zip(placed, numbers, strict=True):
            heading = part.elements[0]
            said: Heading = parse(heading.text)
            last = first + _height_of_words(part)
            scenes.append(
                Scene(
                    number,
                    heading.text,
                    said.int_ext,
                    said.place,
                    said.time,
                    (first + 1, last),
                    part,
                    bool(heading.number),
                )
            )
        return tuple(scenes)

    def _placed(self) -> list[tuple[Part, int]]:
        """Each part with the number of lines before it."""
        return list(zip(self.parts, accumulate((part.height for part in self.parts), initial=0), strict=False))


def _with_ends(text: str) -> list[str]:
    """The lines of a text with their ends, joined again the same text; always at least one line."""
    pieces = re.split(r"(\r\n|\n|\r)", text)
    return [a + b for a, b in zip(pieces[::2], [*pieces[1::2], ""], strict=True)]


def _opens(part: Part) -> bool:
    return part.elements[0].kind == "heading"


def _height_of_words(part: Part) -> int:
    """How many lines of the part there are up to its last element: blank lines at its end are nobody's."""
    return min(max(e.lines[1] for e in part.elements), max(1, part.height))


def _at(element: Element, shift: int) -> Element:
    e, (first, last) = element, element.lines
    return Element(e.kind, e.text, (first + shift, last + shift), e.dual, e.number, e.level)


def _moved(part: Part, shift: int) -> tuple[Element, ...]:
    return tuple(_at(e, shift) for e in part.elements) if shift else part.elements


def _numbered(typed: list[str]) -> list[str]:
    """A number for every scene: the typed one, else the next that is free; between 10 and 11 comes 10A, as on set."""
    used = {number for number in typed if number}
    leading = [int(found[0]) if (found := re.match(r"\d{1,9}", number)) else None for number in typed]
    # The next number somebody typed after each scene: counting on must stay below it.
    ceilings: list[int | None] = [None] * len(typed)
    ceiling: int | None = None
    for i in range(len(typed) - 1, -1, -1):
        ceilings[i] = ceiling
        if leading[i] is not None:
            ceiling = leading[i]
    numbers: list[str] = []
    last, stem, letter = 0, "", 0
    for given, lead, limit in zip(typed, leading, ceilings, strict=True):
        number = given
        if number:
            last, stem, letter = (lead if lead is not None else last), number, 0
        elif str(last + 1) not in used and (limit is None or last + 1 < limit or limit <= last):
            last, stem, letter = last + 1, str(last + 1), 0
            number = str(last)
        else:
            while True:
                number = (stem or "0") + slate_letters(letter)
                letter += 1
                if number not in used:
                    break
        used.add(number)
        numbers.append(number)
    return numbers

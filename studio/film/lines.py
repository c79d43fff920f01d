"""What every line of a script is, kept true while somebody types: only the paragraph that changed is read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from studio.film.fountain import HIDDEN, Element, read


class Ink(NamedTuple):
    """How a line is read. ``kind`` is an element's, "title" for the title page, empty for a blank line.

    ``hidden`` says how it lies in a note or boneyard of several lines: "opens", "inside", "closes", or not at all.
    """

    kind: str = ""
    hidden: str = ""


BLANK = Ink()


def inks_of(elements: Iterable[Element], title_end: int, count: int) -> list[Ink]:
    """The ink of each of ``count`` lines of a text that was read whole."""
    inks = [BLANK] * count
    inks[: min(title_end, count)] = [Ink("title")] * min(title_end, count)
    veiled: list[Element] = []
    for element in elements:
        if element.kind in HIDDEN:
            veiled.append(element)
            continue
        first, last = element.lines
        for n in range(first - 1, min(last, count)):
            inks[n] = Ink(element.kind)
    for element in veiled:
        first, last = element.lines
        for n in range(first - 1, min(last, count)):
            place = "" if first == last else "opens" if n == first - 1 else "closes" if n == last - 1 else "inside"
            inks[n] = Ink(inks[n].kind or element.kind, place)
    return inks


def relined(lines: Sequence[str], inks: Sequence[Ink], first: int, last: int) -> tuple[int, list[Ink]]:
    """Read lines ``first`` to ``last`` (from 0) again after they changed, with the paragraphs they stand in.

    Gives the line where the new inks begin, and the inks. ``inks`` are those before, in step with ``lines``. A note or
    boneyard over several lines is only known to a reading of the whole; within one, a line stays hidden.
    """
    around = inks[first - 1] if first else BLANK
    if around.hidden in ("opens", "inside") and not any(
        "*/" in line or "]]" in line for line in lines[first : last + 1]
    ):
        hidden = "note" if around.kind == "note" else "boneyard"
        return first, [Ink(hidden, "inside")] * (last + 1 - first)
    while first and _goes_on(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _goes_on(lines[last + 1]):
        last += 1
    # an empty line ahead: what follows is no title page
    ahead = 1 if first else 0
    said = read("\n" * ahead + "\n".join(lines[first : last + 1]) + "\n")
    return first, inks_of(said.elements, said.title_end, last + 1 - first + ahead)[ahead:]


def _goes_on(line: str) -> bool:
    """Whether a line ends no paragraph: it has words, or the two spaces that keep a speech going."""
    return bool(line.strip()) or len(line) > 1

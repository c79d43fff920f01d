"""How a line must be written so that Fountain reads it as what the writer means it to be."""

from __future__ import annotations

import re

from studio.film.fountain import read
from studio.film.heading import opens_scene

CYCLE = ("action", "character", "transition", "heading")  # what Tab goes through
_FORCED = re.compile(r"^(?:>\s*(?P<centred>.*?)\s*<|(?:[!@~]|\.(?=\w)|>|=+|#+)\s*(?P<rest>.*))$", re.DOTALL)


def bare(line: str) -> str:
    """The words of a line without the mark that forces its kind."""
    line = line.strip()
    found = _FORCED.match(line)
    if found:
        return found["centred"] or found["rest"] or ""
    if line.startswith("(") and line.endswith(")") and "(" not in line[1:]:
        return line[1:-1].strip()
    return line


def written_as(line: str, kind: str, below: bool = False) -> str:
    """The line as ``kind``, with a forcing mark only where it would be read otherwise. An empty line stays empty.

    ``below`` says that words follow on the next line.
    """
    words = bare(line)
    if not words:
        return ""
    loud = words.upper()
    if kind == "heading":
        return loud if opens_scene(loud) else f".{loud}"
    if kind == "character":
        return loud if _read(loud, spoken=True) == "character" else f"@{words}"
    if kind == "transition":
        return loud if _read(loud) == "transition" else f"> {loud}"
    if kind == "action":
        return words if _read(words, spoken=below) == "action" else f"!{words}"
    frame = {
        "parenthetical": "({})", "centred": "> {} <", "lyric": "~{}", "section": "# {}", "synopsis": "= {}",
        "note": "[[{}]]",
    }.get(kind, "{}")  # fmt: skip
    return frame.format(words)


def _read(line: str, spoken: bool = False) -> str:
    """What the line is as a paragraph of its own, or with a line of speech below it."""
    found = read(f"\n{line}\n{'so' if spoken else ''}\n").elements
    return found[0].kind if found else ""

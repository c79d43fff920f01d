"""The phrase files (``words/*.txt``): reading them, choosing a line, and spelling one of its wordings."""

from __future__ import annotations

import math
import random
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("words")

# Opposites are written in pairs; a pair must be held out together, or its twin in training gives it away.
_OPPOSITES = re.compile(
    r"\b(left|right|up|upward|upwards|down|downward|downwards|in|out|inward|outward|closer|away|forward|forwards|back|backward|"
    r"backwards|rises?|sinks?|rising|sinking|l|r|clockwise|anticlockwise|leftward|rightward|leftwards|rightwards|his|her|their)\b"
)


@dataclass(frozen=True)
class Phrase:
    """One line: its mark ("of", "on", "num", "head", "noun" or ""), its pattern, and whether training may see it."""

    mark: str
    pattern: str
    held_out: bool


def is_held_out(pattern: str) -> bool:
    """Whether a line belongs to the tenth that training never sees: by the hash of its words, opposites made equal."""
    plain = _OPPOSITES.sub("~", re.sub(r"[^\w ]+", " ", pattern.lower()))
    return zlib.crc32(" ".join(plain.split()).encode()) % 10 == 0


@cache
def phrases(name: str) -> dict[str, tuple[Phrase, ...]]:
    """The sections of ``words/<name>.txt``: value -> its lines."""
    found: dict[str, list[Phrase]] = {}
    section = ""
    for raw in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if heading := re.fullmatch(r"\[(.+)\]", line):
            section = heading[1].strip()
            found.setdefault(section, [])
            continue
        marked = re.match(r"(of|on|num|head|noun):\s*(.+)", line)
        mark, pattern = (marked[1], marked[2]) if marked else ("", line)
        found[section].append(Phrase(mark, pattern, is_held_out(pattern)))
    return {key: tuple(lines) for key, lines in found.items()}


def split_top(pattern: str, divider: str) -> list[str]:
    """Split at ``divider`` outside brackets."""
    parts, depth, last = [], 0, 0
    for at, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if letter == divider and depth == 0:
            parts.append(pattern[last:at])
            last = at + 1
    return [*parts, pattern[last:]]


def spell(pattern: str, rng: random.Random) -> str:
    """One wording of a pattern: every ``(a|b|)`` chosen, spaces tidied."""
    return " ".join(_choose(pattern, rng).split()).replace(" ,", ",")


def spellings(pattern: str) -> list[str]:
    """Every wording of a pattern, spaces tidied."""
    found = [""]
    while (start := pattern.find("(")) >= 0:
        depth = 0
        for at in range(start, len(pattern)):
            depth += (pattern[at] == "(") - (pattern[at] == ")")
            if depth == 0:
                break
        inner = [wording for choice in split_top(pattern[start + 1 : at], "|") for wording in spellings(choice)]
        found = [before + pattern[:start] + wording for before in found for wording in inner]
        pattern = pattern[at + 1 :]
    return [" ".join((before + pattern).split()) for before in found]


def _choose(pattern: str, rng: random.Random) -> str:
    start = pattern.find("(")
    if start < 0:
        return pattern
    depth = 0
    for at in range(start, len(pattern)):
        depth += (pattern[at] == "(") - (pattern[at] == ")")
        if depth == 0:
            inner = rng.choice(split_top(pattern[start + 1 : at], "|"))
            return pattern[:start] + _choose(inner, rng) + _choose(pattern[at + 1 :], rng)
    return pattern  # an open bracket is a letter like any other


def pick(
    name: str, value: str, rng: random.Random, held_out: bool = False, marks: tuple[str, ...] = ("",)
) -> Phrase | None:
    """A line of a section with one of the marks, of the training or of the held-out lines; None if there is none."""
    lines = [p for p in phrases(name).get(value, ()) if p.held_out == held_out and p.mark in marks]
    return usual(lines, rng, held_out) if lines else None


def usual(lines: Sequence[Phrase], rng: random.Random, evenly: bool = False) -> Phrase:
    """One of the lines. Each section begins with what crews say every day, so that the first lines come more often."""
    if evenly:
        return rng.choice(lines)
    return rng.choices(lines, [1.0 + 6.0 * math.exp(-n / 3.0) for n in range(len(lines))])[0]


def noun(pattern: str, rng: random.Random, plural: bool = False) -> str:
    """A noun of a pattern such as ``(rusty|) policeman/policemen``; a regular plural is made when none is written."""
    parts = split_top(pattern, "/")
    if len(parts) > 1:
        # the adjectives before the last word of the singular serve the plural too
        single, many = parts[0], parts[1]
        if not plural:
            return spell(single, rng)
        head = single.rsplit(" ", 1)[0] + " " if " " in single and " " not in many.strip() and "(" in single else ""
        return spell(head + many, rng)
    word = spell(pattern, rng)
    if not plural:
        return word
    first, of, rest = word.partition(" of ")
    if re.search(r"(s|x|z|ch|sh)$", first):
        first += "es"
    elif re.search(r"[^aeiou]y$", first):
        first = first[:-1] + "ies"
    elif first.endswith("fe"):
        first = first[:-2] + "ves"
    elif first.endswith("man"):
        first = first[:-3] + "men"
    else:
        first += "s"
    return first + of + rest


def verb(pattern: str, rng: random.Random, form: str = "third") -> str:
    """A verb phrase of ``third/ing rest``: form "third", "ing" or "plain" (for plurals: "they walk")."""
    parts = split_top(pattern, "/")
    if len(parts) < 2:
        return spell(pattern, rng)
    third, after = parts[0].strip(), "/".join(parts[1:]).strip()
    bits = split_top(after, " ")
    ing, rest = bits[0], " ".join(bits[1:])
    if form == "ing":
        return spell(f"{ing} {rest}", rng)
    word = spell(third, rng)
    if form == "plain":
        first, _, more = word.partition(" ")
        first = {"is": "are", "has": "have", "does": "do", "goes": "go"}.get(first, first)
        if first.endswith("ies") and len(first) > 4:
            first = first[:-3] + "y"
        elif re.search(r"(sses|shes|ches|xes|zzes)$", first):
            first = first[:-2]
        elif first.endswith("s") and not first.endswith("ss"):
            first = first[:-1]
        word = f"{first} {more}".strip()
    return f"{word} {spell(rest, rng)}".strip()

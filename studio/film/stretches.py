"""The film as a table of contents: acts, synopses and scenes in order, each scene with how long it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.film.film import Film
from studio.film.pages import Measured, in_eighths
from studio.film.script import Scene


@dataclass(frozen=True)
class Stretch:
    """One entry. ``kind`` is scene, section or synopsis; ``line`` (from 0) is where it begins."""

    kind: str
    line: int
    words: str
    number: str = ""
    length: str = ""  # in eighths of a page
    time: str = ""  # as shot
    level: int = 0  # how deep a section lies
    stale: bool = False


def minutes(seconds: float) -> str:
    """As it stands on a call sheet: "1:08"."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def stretches(film: Film, scenes: Sequence[Scene], paper: Measured) -> Iterator[Stretch]:
    """Acts, synopses and scenes (those of the script), with how long each is on paper and as shot."""
    shot: defaultdict[str, int] = defaultdict(int)
    stale: set[str] = set()
    for one in film.shots:
        shot[one.scene] += one.frames
        if one.stale:
            stale.add(one.scene)
    rate, before = film.settings.rate, 0
    nth = 0
    for part in film.script.parts:
        for element in part.elements:
            line = before + element.lines[0] - 1
            if element.kind == "heading" and nth < len(scenes):
                scene, eighths = scenes[nth], paper.eighths[nth] if nth < len(paper.eighths) else 0
                time_ = minutes(float(rate.seconds(shot[scene.number])))
                yield Stretch(
                    "scene", line, scene.heading, scene.number, in_eighths(eighths), time_, stale=scene.number in stale
                )
                nth += 1
            elif element.kind in ("section", "synopsis"):
                yield Stretch(element.kind, line, element.text, level=element.level)
        before += part.height

"""Plans a shot as part of its scene: one place, one light, one side of the key through all its shots."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from functools import lru_cache
from typing import Protocol

from pipelines.requests import Hints

from .phrases import phrases, spellings, split_top
from .plan import Plan
from .vocabulary import SETS

VOTES = 3  # stagings of each reading of a scene that decide where it is: one alone may misread a line


class Planner(Protocol):
    """What plans shots: the BlockingPipeline, or a stand-in of tests."""

    def __call__(self, words: list[str], hints: Hints, seeds: list[int]) -> list[Plan]: ...

    def __hash__(self) -> int: ...  # what a scene looks like is remembered by planner


def direct(pipe: Planner, words: str, hints: Hints, seed: int, scene: str = "", scene_seed: int = 0) -> Plan:
    """The plan of one shot. ``scene`` is the scene's heading and first words; empty plans the shot by itself.

    Place, set, light and sky are decided once from the scene's words and seed, so that every shot of it
    agrees; what the hints say of them still wins. The key light keeps its side: a gaffer would not move the sun
    between two close-ups.
    """
    if not scene:
        return pipe([words], hints, seeds=[seed])[0]
    hints = dataclasses.replace(hints, absent=unnamed(words))
    about = Hints(time=hints.time, weather=hints.weather, place=hints.place, set=hints.set, outside=hints.outside)
    whole = look(pipe, scene, about, scene_seed)
    agreed = dataclasses.replace(
        hints,
        time=hints.time or whole.light.time,
        weather=hints.weather or whole.sky.weather,
        place=hints.place or whole.ground.place,
        set=hints.set or whole.ground.set,
    )
    plan = pipe([words], agreed, seeds=[seed])[0]
    return dataclasses.replace(
        plan,
        light=dataclasses.replace(whole.light, time=plan.light.time),
        sky=dataclasses.replace(whole.sky, weather=plan.sky.weather),
        ground=dataclasses.replace(
            whole.ground, place=plan.ground.place, set=plan.ground.set, vanish=plan.ground.vanish
        ),
    )


_RACED = dict.fromkeys(("straight", "hairpin", "chicane"), "track")  # CHAPEL STRAIGHT has a chapel only in its name


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """What a scene heading may call a place -> its section of the phrase file; a name of two sets is left out."""
    found: dict[str, set[str]] = {}
    for section, lines in phrases("place").items():
        for line in lines:
            if line.mark == "head":
                for name in spellings(line.pattern.lower()):
                    found.setdefault(name, set()).add(section)
    sets = {name: sections & SETS.keys() or sections for name, sections in found.items()}
    return {name: next(iter(sections)) for name, sections in sets.items() if len(sections) == 1} | _RACED


# Last words of some nouns that mean something else in most sentences.
_OTHERWISE = {
    "out", "shot", "shots", "stands", "hammers", "pull", "end", "leaves", "figures", "white", "head", "heads", "shape",
    "hand", "hands", "sea", "flat", "light", "lights", "flare", "in", "on", "up", "one", "two", "it", "there", "back",
    "way", "case", "piece", "down", "off", "set",
}  # fmt: skip


@lru_cache(maxsize=1)
def _things() -> dict[str, set[str]]:
    """Kind of thing -> the last word of every noun the phrase files have for it, singular and plural."""
    found: dict[str, set[str]] = {}
    for name in ("prop", "vehicle", "animal"):
        lines = [line.pattern for some in phrases(name).values() for line in some]
        nouns = {noun for line in lines for part in split_top(line, "/") for noun in spellings(part.lower()) if noun}
        words = {re.split(r"\s+(?:of|with|in|on|from|for)\s+", noun)[0].split()[-1] for noun in nouns}
        found[name + "s"] = words | {word + "s" for word in words} | {word + "es" for word in words}
    found["props"] -= found["vehicles"] | found["animals"]  # a toy car is a car before it is a toy
    return {name: words - _OTHERWISE for name, words in found.items()}


def unnamed(words: str) -> tuple[str, ...]:
    """Which kinds of things the words of a shot do not name: a prop master would not bring a plate to a race."""
    said = set(re.findall(r"[\w'-]+", words.lower().replace("'s", "")))
    return tuple(name for name, nouns in _things().items() if not said & nouns)


def named(heading: str, hints: Hints) -> Hints:
    """The hints with the set that the heading names, when its last words are a name every crew knows.

    INT. RACING CAR - NIGHT is a car, VERA'S KITCHEN a kitchen, whatever the action under it speaks of.
    """
    if hints.set or (hints.place and hints.place != "interior"):
        return hints
    place = re.sub(r"^(?:int|ext|est|i|e)[./ ]*(?:(?:int|ext|i|e)[./ ]+)?", "", heading.lower().strip(" ."))
    words = re.sub(r"[^\w' ]+", " ", re.split(r"\s[-–—]\s|/", place)[0]).split()
    for start in range(len(words)):
        section = _names().get(" ".join(words[start:]), "")
        where = section.removeprefix("place: ") if section.startswith("place: ") else SETS.get(section, "")
        if not section or (hints.outside and where == "interior") or (hints.place and where != hints.place):
            continue
        if section.startswith("place: "):
            return dataclasses.replace(hints, place=where)
        return dataclasses.replace(hints, place=where, set=section)
    return hints


@lru_cache(maxsize=64)  # every shot of a scene asks the same
def look(pipe: Planner, scene: str, hints: Hints, seed: int) -> Plan:
    """The first of several stagings of a scene that is where most of them are: its place, its set, then its weather.

    It is read as a whole, by its heading with the first sentence, and by that sentence alone: long texts name much
    that is not the place. A line end divides the scene's sentences.
    """
    lines = [line for line in scene.split("\n") if line.strip()]
    hints = named(lines[0], hints)
    first = lines[1] if len(lines) > 1 else lines[0]
    readings = [" ".join(lines), f"{lines[0]} {first}", first] * VOTES
    plans = pipe(readings, hints, seeds=[seed + n for n in range(len(readings))])
    place = Counter(plan.ground.place for plan in plans).most_common(1)[0][0]
    there = [plan for plan in plans if plan.ground.place == place]
    set_ = Counter(plan.ground.set for plan in there).most_common(1)[0][0]
    there = [plan for plan in there if plan.ground.set == set_]
    weather = Counter(plan.sky.weather for plan in plans).most_common(1)[0][0]  # a sky that burns down is no rain
    return next((plan for plan in there if plan.sky.weather == weather), there[0])

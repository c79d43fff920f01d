"""Draws what a line of words might want, so that every value and every pair of neighbours is met often."""

from __future__ import annotations

import random
from dataclasses import replace

from . import vocabulary as v
from .asked import Asked, AskedSubject
from .framing import ROOMS_FOR_CARS

LOOKS_INWARD = {"left": "right", "right": "left"}
_GLOBALS = ("size", "angle", "move", "time", "weather", "place")
_MOVES_FLAT = (2.2, 1.1, 1.1, 1, 1, 1.6, 1.4, 1.5, 1, 1, 1, 1, 1.4, 0.8, 0.8, 1.1)


def _maybe(rng: random.Random, chance: float) -> bool:
    return rng.random() < chance


def _motion_of(pose: str | None, rng: random.Random) -> str | None:
    likely = {"walk": 0.4, "run": 0.45, "ride": 0.4, "drive": 0.15}.get(pose or "", 0.06)
    return rng.choices(("left", "right", "toward", "away"), (3, 3, 2, 2))[0] if _maybe(rng, likely) else None


_POSE_WEIGHTS = (5, 4, 2.5, 3, 1, 1, 0.8, 1, 1, 0.6, 0.6, 0.6, 0.6, 1, 1.4, 0.6)


def _figure(rng: random.Random, several: bool) -> AskedSubject:
    pose = rng.choices(v.POSES, _POSE_WEIGHTS)[0] if _maybe(rng, 0.55) else None
    goes = _motion_of(pose, rng)
    looks = None
    if goes is None and _maybe(rng, 0.22):
        looks = rng.choice(tuple(v.FACINGS))
    return AskedSubject(
        kind=rng.choices(v.FIGURES, (4, 4, 4, 1.2, 1.2, 1.2, 1.2))[0],
        side=rng.choices(v.SIDES, (3, 1, 3))[0] if _maybe(rng, 0.33 if several else 0.2) else None,
        layer=rng.choices(v.DEPTHS, (4, 2, 4))[0] if _maybe(rng, 0.2 if several else 0.12) else None,
        looks=looks,
        goes=goes,
        pose=pose,
        costume=rng.choice(v.COSTUMES) if _maybe(rng, 0.18) else None,
    )


def _groups(count: int, alike: bool, rng: random.Random) -> tuple[AskedSubject, ...]:
    """People in one group ("three monks"), or unless all are ``alike`` in two ("a priest and two altar boys")."""
    split = rng.randint(1, count - 1) if not alike and _maybe(rng, 0.5) else count
    figures: list[AskedSubject] = []
    for many in (split, count - split):
        one = _figure(rng, many > 1)
        same = (
            one
            if many == 1
            else AskedSubject(one.kind, pose=one.pose, goes=one.goes, looks=one.looks, costume=one.costume)
        )
        figures += [same] * many
    return tuple(figures)


def _thing(kinds: tuple[str, ...], rng: random.Random, turns: bool) -> AskedSubject:
    goes = (
        rng.choices(("left", "right", "toward", "away", "still"), (2, 2, 2, 2, 1))[0]
        if turns and _maybe(rng, 0.3)
        else None
    )
    return AskedSubject(
        kind=rng.choice(kinds),
        side=rng.choices(v.SIDES, (3, 1, 3))[0] if _maybe(rng, 0.18) else None,
        layer=rng.choice(v.DEPTHS) if _maybe(rng, 0.1) else None,
        looks=rng.choice(tuple(v.FACINGS)) if turns and goes is None and _maybe(rng, 0.12) else None,
        goes=goes,
    )


def _things_of(kinds: tuple[str, ...], rng: random.Random) -> tuple[AskedSubject, ...]:
    """One to three of a kind, or now and then two of two kinds ("a lorry overtakes a bus")."""
    one = _thing(kinds, rng, True)
    if _maybe(rng, 0.12) and len(kinds) > 1:
        return one, _thing(tuple(k for k in kinds if k != one.kind), rng, True)
    return (one,) * rng.choices((1, 2, 3), (12, 1.5, 1))[0]


def ask(rng: random.Random) -> Asked:
    """What one line of words wants of a shot, drawn so that every value and every pair of neighbours is met often."""
    if _maybe(rng, 0.1):
        return _ask_one(rng)
    if _maybe(rng, 0.25):
        return _ask_things(rng)
    chosen: dict[str, str | None] = {}
    for name, values in (("size", v.SIZES), ("angle", v.ANGLES), ("time", v.TIMES), ("weather", v.WEATHERS)):
        chosen[name] = (
            rng.choice(values)
            if _maybe(rng, {"size": 0.5, "angle": 0.35, "time": 0.5, "weather": 0.32}[name])
            else None
        )
    chosen["move"] = rng.choices(v.MOVES, _MOVES_FLAT)[0] if _maybe(rng, 0.42) else None
    place = fine = None
    if _maybe(rng, 0.6):
        place = rng.choices(v.PLACES, (5, 1.6, 2, 1.6, 1.4, 1.4, 1.9, 1.6, 1.6, 1.5, *[0.8] * 8))[0]
        if _maybe(rng, 0.72):
            fine = rng.choice([name for name, at in v.SETS.items() if at == place])
    framing = None
    people = rng.choices((None, 0, 1, 2, 3, 4, 5, 6, v.CROWD), (20, 6, 34, 25, 7, 3, 2.5, 2, 3))[0]
    figures: tuple[AskedSubject, ...] = ()
    each_other = side_by_side = False
    if _maybe(rng, 0.2):
        framing = rng.choice(v.FRAMINGS)
        people = {
            "single": 1,
            "two-shot": 2,
            "three-shot": 3,
            "group": rng.choice((4, 5, 6)),
            "over-the-shoulder": 2,
        }.get(framing, 0)
        if framing == "pov" and _maybe(rng, 0.45):
            people = rng.choice((1, 1, 2, 3))
    if people == v.CROWD or (people and people >= 3 and _maybe(rng, 0.85 if people > 3 else 0.55)):
        figures = _groups(min(people, v.MAX_FIGURES), people == v.CROWD, rng)
    elif people == 2 and framing != "over-the-shoulder" and _maybe(rng, 0.4):
        figures = _groups(2, True, rng)  # "two nuns"
        if _maybe(rng, 0.4):
            each_other, pose = True, figures[0].pose if figures[0].pose not in ("walk", "run") else None
            figures = (AskedSubject(figures[0].kind, pose=pose, costume=figures[0].costume),) * 2
    elif people:
        figures = tuple(_figure(rng, people > 1) for _ in range(people))
        if people == 2 and framing in (None, "two-shot"):
            if _maybe(rng, 0.1):  # "a girl on the left faces right, a boy on the right faces left"
                sides = rng.choice((("left", "right"), ("right", "left")))
                figures = tuple(
                    replace(f, side=side, looks=LOOKS_INWARD[side], goes=None, layer=None)
                    for f, side in zip(figures, sides, strict=True)
                )
            elif _maybe(rng, 0.34):
                each_other = True
                figures = tuple(
                    AskedSubject(
                        f.kind, side=f.side, pose=f.pose if f.pose not in ("walk", "run") else None, costume=f.costume
                    )
                    for f in figures
                )
            elif _maybe(rng, 0.08):
                side_by_side = True
        if people == 2 and figures[0].side:  # two people rarely share a side; the other is told to be elsewhere
            other = {"left": "right", "right": "left", "centre": rng.choice(("left", "right"))}[figures[0].side]
            second = figures[1]
            if second.side == figures[0].side:
                figures = (
                    figures[0],
                    AskedSubject(
                        second.kind, other, second.layer, second.looks, second.goes, second.pose, second.costume
                    ),
                )
        if framing == "over-the-shoulder":
            figures = tuple(AskedSubject(f.kind, costume=f.costume) for f in figures)
    vehicles: tuple[AskedSubject, ...] = ()
    animals: tuple[AskedSubject, ...] = ()
    props: tuple[AskedSubject, ...] = ()
    pieces: tuple[AskedSubject, ...] = ()
    free = people in (None, 0) and framing != "empty"
    if framing != "insert":
        if _maybe(rng, 0.5 if free else 0.13):
            vehicles = _things_of(v.VEHICLES if place != "interior" or fine in ROOMS_FOR_CARS else ("bicycle",), rng)
        if _maybe(rng, (0.25 if vehicles else 0.4) if free else 0.1):
            animals = _things_of(v.ANIMALS, rng)
    if framing == "insert" or _maybe(rng, 0.27):
        props = tuple(_thing(v.PROPS, rng, False) for _ in range(rng.choices((1, 2), (7, 1))[0]))
    if framing != "insert" and _maybe(rng, 0.1):
        pieces = (_thing(v.PIECES, rng, False),)
    if framing in ("empty", "pov") and vehicles and _maybe(rng, 0.7):
        vehicles = animals = ()
    return Asked(
        **chosen, framing=framing, place=place, set=fine, people=people, figures=figures, vehicles=vehicles,
        animals=animals, props=props, pieces=pieces, each_other=each_other, side_by_side=side_by_side,
    )  # fmt: skip


def _ask_things(rng: random.Random) -> Asked:
    """Few words, and something in them that is no person: "the ute crosses a paddock", "her glove in the snow"."""
    place = rng.choice(v.PLACES) if _maybe(rng, 0.45) else None
    fine = rng.choice([name for name, at in v.SETS.items() if at == place]) if place and _maybe(rng, 0.7) else None
    people = rng.choices((None, 0, 1, 2, 3), (36, 8, 40, 12, 4))[0]
    figures = tuple(_figure(rng, people > 1) for _ in range(people)) if people else ()
    vehicles: tuple[AskedSubject, ...] = ()
    animals: tuple[AskedSubject, ...] = ()
    props: tuple[AskedSubject, ...] = ()
    while not (vehicles or animals or props):
        if (place != "interior" or fine in ROOMS_FOR_CARS) and _maybe(rng, 0.4):
            vehicles = _things_of(v.VEHICLES, rng)
        if _maybe(rng, 0.22):
            animals = _things_of(v.ANIMALS, rng)
        if _maybe(rng, 0.5):
            props = tuple(_thing(v.PROPS, rng, False) for _ in range(rng.choices((1, 2), (6, 1))[0]))
    return Asked(
        size=rng.choice(v.SIZES) if _maybe(rng, 0.3) else None,
        framing="insert" if props and not people and _maybe(rng, 0.2) else None,
        move=rng.choices(v.MOVES, _MOVES_FLAT)[0] if _maybe(rng, 0.22) else None,
        time=rng.choice(v.TIMES) if _maybe(rng, 0.25) else None,
        weather=rng.choice(v.WEATHERS) if _maybe(rng, 0.15) else None,
        place=place, set=fine, people=people, figures=figures, vehicles=vehicles, animals=animals, props=props,
    )  # fmt: skip


def ask_plainly(rng: random.Random) -> Asked:
    """Two to five things and no more, as a shot list or a line of prose says them: "castle, fog, three guards, low"."""
    names = ("size", "angle", "move", "time", "weather", "place", "framing", "people", "vehicle", "animal", "prop")
    odds = (5, 3, 5, 5, 4, 7, 1.5, 9, 4, 2, 5)
    said: set[str] = set()
    for _ in range(rng.choices((2, 3, 4, 5), (3, 4, 3, 1))[0]):
        said.update(rng.choices(names, odds))
    place = fine = None
    if "place" in said:
        fine = rng.choice(tuple(v.SETS)) if _maybe(rng, 0.75) else None
        place = v.SETS[fine] if fine else rng.choice(v.PLACES)
    people, figures, each_other = _people_plainly(rng) if "people" in said else (None, (), False)
    framing = rng.choice(("insert", "pov", "empty")) if "framing" in said and not people else None
    drives = place != "interior" or fine in ROOMS_FOR_CARS
    return Asked(
        size=rng.choice(v.SIZES) if "size" in said else None,
        framing=framing,
        angle=rng.choice(v.ANGLES) if "angle" in said else None,
        move=rng.choices(v.MOVES, _MOVES_FLAT)[0] if "move" in said else None,
        time=rng.choice(v.TIMES) if "time" in said else None,
        weather=rng.choice(v.WEATHERS) if "weather" in said else None,
        place=place, set=fine, people=people, figures=figures, each_other=each_other,
        vehicles=_things_of(v.VEHICLES, rng) if "vehicle" in said and drives and framing is None else (),
        animals=_things_of(v.ANIMALS, rng) if "animal" in said and framing is None else (),
        props=(_thing(v.PROPS, rng, False),) if "prop" in said and framing != "empty" else (),
    )  # fmt: skip


def _people_plainly(rng: random.Random) -> tuple[int | str, tuple[AskedSubject, ...], bool]:
    """How many, who, and whether they face each other: mostly one or two, each with little said of them."""
    many = rng.choices((1, 2, 3, 4, 5, 6, v.CROWD), (50, 30, 8, 4, 3, 2, 3))[0]
    if many == v.CROWD or many > 2:
        return many, _groups(min(many, v.MAX_FIGURES), many == v.CROWD or _maybe(rng, 0.7), rng), False
    figures = tuple(_less(_figure(rng, many > 1), rng, 2 if many == 1 else 1) for _ in range(many))
    if many == 2 and _maybe(rng, 0.25):
        poses = [f.pose if f.pose not in ("walk", "run") else None for f in figures]
        return (
            many,
            tuple(AskedSubject(f.kind, f.side, pose=pose) for f, pose in zip(figures, poses, strict=True)),
            True,
        )
    if many == 2 and _maybe(rng, 0.2):  # one near, one far
        layers = rng.sample(v.DEPTHS, 2)
        figures = tuple(replace(f, layer=layer) for f, layer in zip(figures, layers, strict=True))
    if many == 2 and figures[0].side and figures[0].side == figures[1].side:
        figures = figures[0], replace(figures[1], side=None)
    return many, figures, False


def _less(figure: AskedSubject, rng: random.Random, most: int) -> AskedSubject:
    """The same figure with ``most`` things said of it at most."""
    said = [name for name in ("side", "layer", "looks", "goes", "pose", "costume") if getattr(figure, name)]
    gone = rng.sample(said, max(0, len(said) - most))
    return replace(figure, **dict.fromkeys(gone))


def _ask_one(rng: random.Random) -> Asked:
    """A bare phrase: one attribute and nothing else."""
    name = rng.choice((*_GLOBALS, "framing", "place", "move", "people"))
    if name == "people":
        return Asked(people=0)
    if name == "place":
        fine = rng.choice(tuple(v.SETS))
        return Asked(place=v.SETS[fine], set=fine) if _maybe(rng, 0.6) else Asked(place=rng.choice(v.PLACES))
    table = {
        "size": v.SIZES,
        "framing": v.FRAMINGS,
        "angle": v.ANGLES,
        "move": v.MOVES,
        "time": v.TIMES,
        "weather": v.WEATHERS,
    }
    return replace(Asked(), **{name: rng.choice(table[name])})  # type: ignore[arg-type]

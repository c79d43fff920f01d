"""A plan as numbers and back: the typed tokens the network denoises.

Every token is a row of one-hot groups (in -1..1, so that noise and signal have the same spread) followed by continuous
fields in about -1..1. Where exactness matters to a person (which side, how deep, where it looks, where it goes) the
class is a group and the continuous field is only the rest within the class, so that "left" can never drift to centre.
Counts are groups of their own: they decide how many slots of each kind are filled, in the order the words name them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from . import vocabulary as v
from .plan import Camera, Ground, Light, Plan, Role, Sky, Subject

Array = npt.NDArray[np.float32]

SET_NAMES: tuple[str, ...] = tuple(v.SETS)
GOES: tuple[str, ...] = ("still", "left", "right", "toward", "away")
LOOKS: tuple[str, ...] = tuple(v.FACINGS)

_SIDE_MIDDLE = {"left": -0.52, "centre": 0.0, "right": 0.52}
_SIDE_HALF = {"left": 0.33, "centre": 0.17, "right": 0.33}
_DEPTH_MIDDLE = {"foreground": -0.66, "midground": 0.0, "background": 0.66}
_DEPTH_HALF = 0.32


@dataclass(frozen=True)
class Group:
    """A one-hot group: its name, its values, and its columns in the flat vector."""

    token: int
    name: str
    values: tuple[str, ...]
    start: int

    @property
    def stop(self) -> int:
        return self.start + len(self.values)


@dataclass(frozen=True)
class Token:
    """One row: its type, which of its kind it is, and its columns in the flat vector."""

    type: str
    slot: int
    start: int
    stop: int
    fields: int  # where its continuous columns begin


def _numbers(upto: int, last: str = "") -> tuple[str, ...]:
    return tuple(str(n) for n in range(upto + 1)) + ((last,) if last else ())


_PLACED = (("side", v.SIDES), ("layer", v.DEPTHS))
_TURNED = (*_PLACED, ("looks", LOOKS), ("goes", GOES))

# type -> (how many, groups, continuous fields)
LAYOUT: dict[str, tuple[int, tuple[tuple[str, tuple[str, ...]], ...], int]] = {
    "camera": (1, (("size", v.SIZES), ("framing", v.FRAMINGS), ("angle", v.ANGLES), ("move", v.MOVES)), 3),
    "counts": (
        1,
        (
            ("people", _numbers(v.MAX_FIGURES, "crowd")),
            ("vehicles", _numbers(v.MAX_VEHICLES)),
            ("animals", _numbers(v.MAX_ANIMALS)),
            ("props", _numbers(v.MAX_PROPS)),
            ("pieces", _numbers(v.MAX_PIECES)),
        ),
        0,
    ),
    "light": (1, (("time", v.TIMES),), 3),
    "sky": (1, (("weather", v.WEATHERS),), 3),
    "ground": (1, (("place", v.PLACES), ("set", SET_NAMES)), 2),
    "figure": (v.MAX_FIGURES, (("kind", v.FIGURES), ("costume", v.COSTUMES), ("pose", v.POSES), *_TURNED), 6),
    "vehicle": (v.MAX_VEHICLES, (("kind", v.VEHICLES), *_TURNED), 6),
    "animal": (v.MAX_ANIMALS, (("kind", v.ANIMALS), *_TURNED), 6),
    "prop": (v.MAX_PROPS, (("kind", v.PROPS), *_PLACED), 4),
    "piece": (v.MAX_PIECES, (("kind", v.PIECES), *_PLACED), 4),
}

COUNTED: dict[str, Role] = {
    "people": "figure",
    "vehicles": "vehicle",
    "animals": "animal",
    "props": "prop",
    "pieces": "piece",
}


def _lay_out() -> tuple[tuple[Token, ...], tuple[Group, ...], int]:
    tokens: list[Token] = []
    groups: list[Group] = []
    at = 0
    for type_, (many, named, continuous) in LAYOUT.items():
        for slot in range(many):
            start = at
            for name, values in named:
                groups.append(Group(len(tokens), name, values, at))
                at += len(values)
            tokens.append(Token(type_, slot, start, at + continuous, at))
            at += continuous
    return tuple(tokens), tuple(groups), at


TOKENS, GROUPS, WIDTH = _lay_out()
_GROUP = {(TOKENS[g.token].type, TOKENS[g.token].slot, g.name): g for g in GROUPS}
_TOKEN = {(t.type, t.slot): t for t in TOKENS}

TURNED: frozenset[str] = frozenset({"figure", "vehicle", "animal"})

# Which groups a hint may name, and how the request calls them.
HINTED: tuple[tuple[str, str], ...] = (
    ("camera", "size"), ("camera", "framing"), ("camera", "angle"), ("camera", "move"), ("light", "time"),
    ("sky", "weather"), ("ground", "place"), ("ground", "set"), ("counts", "people"),
)  # fmt: skip


def group(type_: str, name: str, slot: int = 0) -> Group:
    """The one-hot group called ``name`` of a token."""
    return _GROUP[(type_, slot, name)]


def _put(row: Array, type_: str, slot: int, name: str, value: str) -> None:
    g = _GROUP[(type_, slot, name)]
    row[g.start : g.stop] = -1.0
    row[g.start + g.values.index(value)] = 1.0


def _clip(value: float) -> float:
    return min(1.0, max(-1.0, value))


def _rest(facing: float, looks: str) -> float:
    """How far (in eighths of a turn) ``facing`` is from the middle of its class."""
    return _clip(((facing - v.FACINGS[looks] + 180.0) % 360.0 - 180.0) / 45.0)


def _fields(subject: Subject, type_: Literal["turned", "placed"]) -> list[float]:
    place = [
        _clip((subject.x - _SIDE_MIDDLE[subject.side]) / _SIDE_HALF[subject.side]),
        _clip(subject.y),
        _clip((subject.depth - _DEPTH_MIDDLE[subject.layer]) / _DEPTH_HALF),
        _clip(math.log2(max(subject.scale, 0.02)) / 3.0),
    ]
    if type_ == "placed":
        return place
    return [*place, _rest(subject.facing, subject.looks), _clip(max(map(abs, subject.motion)) * 2.0 - 1.0)]


def encode(plan: Plan) -> Array:
    """The flat vector of a plan, float32 [WIDTH]. Slots that are not filled are zero."""
    row = np.zeros(WIDTH, np.float32)
    camera, light, sky, ground = plan.camera, plan.light, plan.sky, plan.ground
    for name in ("size", "framing", "angle", "move"):
        _put(row, "camera", 0, name, getattr(camera, name))
    _put(row, "light", 0, "time", light.time)
    _put(row, "sky", 0, "weather", sky.weather)
    _put(row, "ground", 0, "place", ground.place)
    _put(row, "ground", 0, "set", ground.set)
    continuous = {
        "camera": (_clip(camera.horizon), _clip(math.log2(camera.lens / 40.0) / 1.5), camera.speed * 2 - 1),
        "light": (light.key, light.height * 2 - 1, light.contrast * 2 - 1),
        "sky": (sky.cloud * 2 - 1, sky.sun_x, sky.sun_y),
        "ground": (ground.relief * 2 - 1, ground.vanish),
    }
    for type_, values in continuous.items():
        token = _TOKEN[(type_, 0)]
        row[token.fields : token.stop] = values
    for name, role in COUNTED.items():
        slots: tuple[Subject, ...] = getattr(plan, "figures" if name == "people" else name)[: LAYOUT[role][0]]
        count = "crowd" if name == "people" and plan.crowd else str(len(slots))
        _put(row, "counts", 0, name, count)
        for slot, subject in enumerate(slots):
            for group_name, _ in LAYOUT[role][1]:
                _put(row, role, slot, group_name, getattr(subject, group_name))
            token = _TOKEN[(role, slot)]
            row[token.fields : token.stop] = _fields(subject, "turned" if role in TURNED else "placed")
    return row


def read(row: Array, type_: str, name: str, slot: int = 0, among: tuple[str, ...] = ()) -> str:
    """The value of a one-hot group: its highest column, or the highest among the allowed values."""
    g = _GROUP[(type_, slot, name)]
    columns = row[g.start : g.stop]
    if not among:
        return g.values[int(columns.argmax())]
    return max(among, key=lambda value: float(columns[g.values.index(value)]))


def _decode_subject(row: Array, role: Role, slot: int) -> Subject:
    token = _TOKEN[(role, slot)]
    x, y, depth, scale, *turned = (float(value) for value in np.clip(row[token.fields : token.stop], -1.0, 1.0))
    side, layer = read(row, role, "side", slot), read(row, role, "layer", slot)
    facing, motion, pose, costume = 90.0, (0.0, 0.0), "stand", "plain"
    if role in TURNED:
        facing = (v.FACINGS[read(row, role, "looks", slot)] + turned[0] * 44.0) % 360.0
        speed = max(0.06, (turned[1] + 1.0) / 2.0)
        motion = {"left": (-speed, 0.0), "right": (speed, 0.0), "toward": (0.0, speed), "away": (0.0, -speed)}.get(
            read(row, role, "goes", slot), motion
        )
    if role == "figure":
        pose, costume = read(row, role, "pose", slot), read(row, role, "costume", slot)
    return Subject(
        role=role,
        kind=read(row, role, "kind", slot),
        x=round(_SIDE_MIDDLE[side] + x * _SIDE_HALF[side] * 0.97, 4),
        y=round(y, 4),
        depth=round(_DEPTH_MIDDLE[layer] + depth * _DEPTH_HALF, 4),
        scale=round(2.0 ** (scale * 3.0), 4),
        facing=round(facing, 2),
        pose=pose,
        costume=costume,
        motion=(round(motion[0], 4), round(motion[1], 4)),
    )


def decode(row: Array, seed: int = 0) -> Plan:
    """The plan a flat vector [WIDTH] stands for. A set is read among those of its place only."""
    fields: dict[str, list[float]] = {}
    for type_ in ("camera", "light", "sky", "ground"):
        token = _TOKEN[(type_, 0)]
        fields[type_] = [round(float(x), 4) for x in np.clip(row[token.fields : token.stop], -1.0, 1.0)]
    place = read(row, "ground", "place")
    sets = tuple(name for name, at in v.SETS.items() if at == place)
    horizon, lens, speed = fields["camera"]
    key, height, contrast = fields["light"]
    cloud, sun_x, sun_y = fields["sky"]
    relief, vanish = fields["ground"]
    people = read(row, "counts", "people")
    counts = {name: read(row, "counts", name) for name in COUNTED}
    many = {name: v.MAX_FIGURES if count == "crowd" else int(count) for name, count in counts.items()}
    placed = {
        role: tuple(_decode_subject(row, role, slot) for slot in range(many[name])) for name, role in COUNTED.items()
    }
    return Plan(
        camera=Camera(
            size=read(row, "camera", "size"),
            framing=read(row, "camera", "framing"),
            angle=read(row, "camera", "angle"),
            move=read(row, "camera", "move"),
            horizon=horizon,
            lens=round(40.0 * 2.0 ** (lens * 1.5)),
            speed=round((speed + 1) / 2, 4),
        ),
        light=Light(read(row, "light", "time"), key, round((height + 1) / 2, 4), round((contrast + 1) / 2, 4)),
        sky=Sky(read(row, "sky", "weather"), round((cloud + 1) / 2, 4), sun_x, sun_y),
        ground=Ground(place, read(row, "ground", "set", among=sets), round((relief + 1) / 2, 4), vanish),
        crowd=people == "crowd",
        seed=seed,
        figures=placed["figure"],
        vehicles=placed["vehicle"],
        animals=placed["animal"],
        props=placed["prop"],
        pieces=placed["piece"],
    )

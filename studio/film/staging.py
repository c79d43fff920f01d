"""The staging of a board: who stands where, the horizon, the light and the camera, as a person moves them by hand.

It is read from and written to the JSON of a plan (pipelines/blocking/plan.py has its words); what is not touched stays
as it was. Positions are in the frame: ``x`` from -1 (left) to 1 (right), ``y`` from -1 (bottom) to 1 (top); ``scale``
is the height of a thing over that of the frame; ``facing`` in degrees seen from above, 0 right, 90 into the camera.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

VERSION = 1
GROUPS = ("figures", "vehicles", "animals", "props", "pieces")
SMALLEST, LARGEST = 0.01, 8.0  # scale
_FAR = 1.6  # how far out of the frame something may be put
# How much of a figure's height is below its eyes, by pose; the rest stands.
_DROP = {"sit": 0.66, "drive": 0.66, "ride": 0.66, "kneel": 0.66, "crouch": 0.55, "lie": 0.12}
# How long things are, seen from the side, over their height.
_LONG = {
    "car": 2.9, "racing car": 4.2, "truck": 2.3, "bus": 2.9, "train": 6.0, "motorcycle": 1.5, "bicycle": 1.5,
    "horse": 1.1, "cow": 1.3, "dog": 1.2, "cat": 1.1, "deer": 0.9, "wolf": 1.3, "carriage": 1.7, "ship": 2.6,
    "boat": 2.2, "plane": 2.6, "spaceship": 2.2, "helicopter": 1.8, "fish": 1.8, "flock": 2.0, "bird": 1.2,
    "house": 1.3, "fence": 2.2, "wall": 2.0, "table": 1.6, "bed": 2.0, "sofa": 2.0, "desk": 1.7, "bench": 1.9,
    "counter": 2.2, "grandstand": 3.0, "pier": 2.4, "lamp post": 0.25, "column": 0.35, "mast": 0.3, "door": 0.5,
    "tower": 0.5, "pine": 0.6, "flag": 0.8,
}  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """One figure, vehicle, animal, prop or set piece. ``at`` is its group and its place in it."""

    at: tuple[str, int]
    kind: str
    x: float
    y: float
    depth: float
    scale: float
    facing: float
    who: str = ""
    pose: str = "stand"

    @property
    def name(self) -> str:
        """What to call it."""
        return self.who.title() or self.kind

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in the frame's own height: x is not yet divided by the shape of the picture.

        Half widths are in units of half the frame's height, like y.
        """
        if self.at[0] == "figures":
            drop = _DROP.get(self.pose, 0.93)
            top, bottom = self.y + 0.14 * self.scale, self.y - 2 * drop * self.scale
            half = self.scale * (0.95 if self.pose == "lie" else 0.26)
            return -half, bottom, half, top
        side = abs(math.cos(math.radians(self.facing))) if self.at[0] in ("vehicles", "animals") else 1.0
        half = self.scale * max(0.35, _LONG.get(self.kind, 1.0) * (0.35 + 0.65 * side))
        return -half, self.y - self.scale, half, self.y + self.scale


class Staging:
    """One staging: a value that is never changed; each verb gives another one."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self._tree = tree

    @classmethod
    def of(cls, text: str) -> Staging:
        """Read the JSON of a plan. Raises ValueError with one plain sentence when it is none."""
        try:
            tree = json.loads(text)
            made, version = cls(tree), int(tree["version"])
            numbers = [n for t in made.things for n in (t.x, t.y, t.depth, t.scale, t.facing)]
            numbers += [made.horizon, made.key, made.height, made.speed, float(tree["sky"]["sun_x"])]
            made.holds("", "")
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as wrong:
            raise ValueError(f"this board has no staging that can be read ({wrong}); draw the board again") from wrong
        if version > VERSION:
            raise ValueError(f"this staging is of version {version}; update Workprint to change it")
        if not all(math.isfinite(n) for n in numbers):
            raise ValueError("this board's staging is damaged: a number in it is none; draw the board again")
        return made

    def to_json(self) -> str:
        """The JSON of the plan, keys sorted: the same staging is always the same text."""
        return json.dumps(self._tree, sort_keys=True, ensure_ascii=False)

    # ---- what is there

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Everything that stands in the shot, farthest first."""
        found = [
            Thing(
                (group, n), str(one["kind"]), float(one["x"]), float(one["y"]), float(one["depth"]),
                float(one["scale"]), float(one["facing"]), str(one["who"]), str(one["pose"]),
            )
            for group in GROUPS
            for n, one in enumerate(self._tree[group])
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda t: -t.depth))

    def thing(self, at: tuple[str, int]) -> Thing | None:
        """What stands at that place of that group."""
        return next((t for t in self.things if t.at == at), None)

    @property
    def horizon(self) -> float:
        """The height of the horizon in the frame."""
        return float(self._tree["camera"]["horizon"])

    @property
    def key(self) -> float:
        """The side of the key light, -1 left to 1 right."""
        return float(self._tree["light"]["key"])

    @property
    def height(self) -> float:
        """How high the key light is, 0 to 1."""
        return float(self._tree["light"]["height"])

    @property
    def speed(self) -> float:
        """How strong the camera's move is, 0 to 1."""
        return float(self._tree["camera"]["speed"])

    @property
    def move(self) -> str:
        """What the camera does."""
        return str(self._tree["camera"]["move"])

    @property
    def overhead(self) -> bool:
        """Whether everything is seen from straight above."""
        return bool(self._tree["camera"]["angle"] == "overhead")

    @property
    def roll(self) -> float:
        """Degrees that the finished picture is turned by, clockwise."""
        if self._tree["camera"]["angle"] != "dutch":
            return 0.0
        return 11.0 if self.key <= 0 else -11.0

    @property
    def zoom(self) -> float:
        """How much larger the picture is in the middle of the camera's move than at rest."""
        strength = 0.35 + 0.9 * min(1.0, max(0.0, self.speed))
        if self.move in ("zoom in", "zoom out"):
            return math.exp(0.25 * strength)
        return 1.0 + 0.05 * strength if self.move in ("push in", "pull out") else 1.0

    # ---- what a person does

    def moved(self, at: tuple[str, int], x: float, y: float) -> Staging:
        """Put something elsewhere in the frame."""
        return self._with(at, x=_kept(x, -_FAR, _FAR), y=_kept(y, -8.0, 8.0))

    def scaled(self, at: tuple[str, int], scale: float) -> Staging:
        """Make something larger or smaller: on the ground it stands on when that is seen, else around its middle."""
        thing = self.thing(at)
        if thing is None:
            return self
        scale = _kept(scale, SMALLEST, LARGEST)
        foot = thing.box[1]
        if foot < -1.15 or self.overhead:
            return self._with(at, scale=scale)
        below = (thing.y - foot) / thing.scale
        return self._with(at, scale=scale, y=_kept(foot + below * scale, -8.0, 8.0))

    def turned(self, at: tuple[str, int], degrees: float) -> Staging:
        """Turn something to face that way."""
        return self._with(at, facing=round(degrees % 360.0, 2) % 360.0)

    def deeper(self, at: tuple[str, int], depth: float) -> Staging:
        """Put something nearer or farther: what is nearer stands before the rest."""
        return self._with(at, depth=_kept(depth, -1.0, 1.0))

    def without(self, at: tuple[str, int]) -> Staging:
        """Take something out of the shot."""
        group, nth = at
        if self.thing(at) is None:
            return self
        return Staging({**self._tree, group: [one for n, one in enumerate(self._tree[group]) if n != nth]})

    def with_horizon(self, height: float) -> Staging:
        """Another height of the horizon."""
        return self._part("camera", horizon=_kept(height, -1.1, 1.6))

    def lit(self, key: float, height: float) -> Staging:
        """The key light from another side and height; the sun or moon goes along."""
        key, height = _kept(key, -1.0, 1.0), _kept(height, 0.0, 1.0)
        made = self._part("light", key=key, height=height)
        return made._part("sky", sun_x=round(key * 0.8, 4), sun_y=round(-0.1 + height, 4))

    def with_camera(self, **words: object) -> Staging:
        """Another move, speed, size or angle of the camera."""
        if "speed" in words:
            words["speed"] = _kept(float(str(words["speed"])), 0.0, 1.0)
        return self._part("camera", **words)

    def with_seed(self, seed: int) -> Staging:
        """The same staging with other chance in everything that nobody decided."""
        return Staging({**self._tree, "seed": seed})

    def holds(self, size: str, angle: str) -> bool:
        """Whether it was made for this size and angle: one for a wide shot is none for a close-up."""
        camera = self._tree["camera"]
        return (camera["size"], camera["angle"]) == (size, angle)

    def _with(self, at: tuple[str, int], **values: float) -> Staging:
        group, nth = at
        if self.thing(at) is None:
            return self
        old = self._tree[group][nth]
        if all(old[name] == value for name, value in values.items()):
            return self
        those = [{**one, **values} if n == nth else one for n, one in enumerate(self._tree[group])]
        return Staging({**self._tree, group: those})

    def _part(self, name: str, **values: object) -> Staging:
        old = self._tree[name]
        if all(old.get(word) == value for word, value in values.items()):
            return self
        return Staging({**self._tree, name: {**old, **values}})


def _kept(value: float, low: float, high: float) -> float:
    return round(min(high, max(low, value)), 4) + 0.0

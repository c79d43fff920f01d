"""The plan of a shot: who stands where, what the light does, how the camera moves. A person can read and edit it.

Positions are in the frame: ``x`` runs from -1 (left edge) to 1 (right edge), ``y`` from -1 (bottom) to 1 (top).
``scale`` is the full height of the thing over the height of the frame (a figure: head to toe, standing), so a close-up
has figures of scale 3 whose feet lie far below the frame. ``depth`` runs from -1 (at the lens) to 1 (at the horizon).
``facing`` is an angle seen from above in degrees: 0 looks to the right edge, 90 into the camera, 180 left, 270 away.
``y`` is where the *anchor* sits: the eyes of a figure, the middle of everything else.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from . import vocabulary as v

VERSION = 1

Role = Literal["figure", "vehicle", "animal", "prop", "piece"]


@dataclass(frozen=True)
class Camera:
    """What the camera is and does. ``lens`` is full-frame, in mm; ``speed`` 0..1 is how strong the move is."""

    size: str = "WS"
    framing: str = "single"
    angle: str = "eye"
    move: str = "static"
    horizon: float = 0.0  # height of the horizon line in the frame, -1..1
    lens: int = 35
    speed: float = 0.5


@dataclass(frozen=True)
class Light:
    """Time of day and key light. ``key`` is its side, -1 left .. 1 right; ``height`` 0 low .. 1 high."""

    time: str = "day"
    key: float = -0.6
    height: float = 0.5
    contrast: float = 0.5  # 0 flat .. 1 hard


@dataclass(frozen=True)
class Sky:
    """Weather, how much cloud (0..1), and where the sun or moon stands in the frame."""

    weather: str = "clear"
    cloud: float = 0.3
    sun_x: float = 0.4
    sun_y: float = 0.5


@dataclass(frozen=True)
class Ground:
    """The place, its set, how rough the ground is (0..1) and where its lines of perspective meet (``vanish``, x)."""

    place: str = "field"
    set: str = "meadow"
    relief: float = 0.4
    vanish: float = 0.0


@dataclass(frozen=True)
class Subject:
    """One figure, vehicle, animal, prop or set piece.

    ``motion`` is (across, toward): frame widths per second to the right, and depth units per second toward the lens.
    ``who`` is the character's name as the script gives it; it never comes out of the network, only out of a hint.
    """

    role: Role
    kind: str
    x: float = 0.0
    y: float = 0.0
    depth: float = 0.0
    scale: float = 0.8
    facing: float = 90.0
    pose: str = "stand"  # figures only
    costume: str = "plain"  # figures only
    motion: tuple[float, float] = (0.0, 0.0)
    who: str = ""

    @property
    def side(self) -> str:
        """left, centre or right of the frame."""
        return "left" if self.x < -0.18 else "right" if self.x > 0.18 else "centre"

    @property
    def looks(self) -> str:
        """right, camera, left or away: the nearest of the four facings."""
        return min(v.FACINGS, key=lambda name: abs((self.facing - v.FACINGS[name] + 180.0) % 360.0 - 180.0))

    @property
    def layer(self) -> str:
        """foreground, midground or background."""
        return "foreground" if self.depth < -0.33 else "background" if self.depth > 0.33 else "midground"

    @property
    def goes(self) -> str:
        """still, left, right, toward or away: the chief direction of the motion."""
        across, toward = self.motion
        if max(abs(across), abs(toward)) < 0.05:
            return "still"
        if abs(across) >= abs(toward):
            return "right" if across > 0 else "left"
        return "toward" if toward > 0 else "away"


@dataclass(frozen=True)
class Plan:
    """The whole plan of one shot. Figures stand in the order they were named."""

    camera: Camera = Camera()
    light: Light = Light()
    sky: Sky = Sky()
    ground: Ground = Ground()
    figures: tuple[Subject, ...] = ()
    vehicles: tuple[Subject, ...] = ()
    animals: tuple[Subject, ...] = ()
    props: tuple[Subject, ...] = ()
    pieces: tuple[Subject, ...] = ()
    crowd: bool = False  # more people than are placed one by one
    seed: int = 0
    version: int = field(default=VERSION)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Everything that stands in the shot, farthest first: the order of painting."""
        everything = self.pieces + self.figures + self.vehicles + self.animals + self.props
        return tuple(sorted(everything, key=lambda s: -s.depth))

    def to_json(self) -> str:
        """The plan as JSON text with sorted keys: the same plan is always the same text."""
        return json.dumps(dataclasses.asdict(self), sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """Read a plan back. Raises ValueError when it is not one, or was written by a newer version."""
        try:
            raw: dict[str, Any] = json.loads(text)
            if raw["version"] > VERSION:
                raise ValueError(f"this plan is of version {raw['version']}; this program reads up to {VERSION}")
            many = {
                name: tuple(map(_subject, raw[name])) for name in ("figures", "vehicles", "animals", "props", "pieces")
            }
            return cls(
                camera=Camera(**raw["camera"]),
                light=Light(**raw["light"]),
                sky=Sky(**raw["sky"]),
                ground=Ground(**raw["ground"]),
                crowd=bool(raw["crowd"]),
                seed=int(raw["seed"]),
                figures=many["figures"],
                vehicles=many["vehicles"],
                animals=many["animals"],
                props=many["props"],
                pieces=many["pieces"],
            )
        except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as wrong:
            raise ValueError(f"not a plan of a shot: {wrong}") from wrong


def _subject(raw: dict[str, Any]) -> Subject:
    across, toward = raw["motion"]
    return Subject(**{**raw, "motion": (float(across), float(toward))})

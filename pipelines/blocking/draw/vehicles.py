"""Every vehicle of the vocabulary, by name."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from pipelines.blocking.draw import bikes, cars, flyers, lorries, racing, rails, rockets, ships
from pipelines.blocking.draw.cuts import Cut
from pipelines.blocking.draw.solid import View
from pipelines.blocking.plan import Subject

Maker = Callable[[View, float, float, int], list[Cut]]


def _racing_car(view: View, t: float, speed: float, seed: int) -> list[Cut]:
    return (racing.single_seater if seed % 4 == 0 else racing.prototype)(view, t, speed, seed)


VEHICLES: dict[str, Maker] = {
    "car": cars.car,
    "racing car": _racing_car,
    "truck": lorries.truck,
    "bus": lorries.bus,
    "motorcycle": bikes.motorcycle,
    "bicycle": bikes.bicycle,
    "carriage": bikes.carriage,
    "train": rails.train,
    "boat": ships.boat,
    "ship": ships.ship,
    "plane": flyers.plane,
    "helicopter": flyers.helicopter,
    "spaceship": rockets.spaceship,
}


def vehicle(subject: Subject, t: float) -> list[Cut]:
    """All the cuts of a machine, back to front."""
    seed = zlib.crc32((subject.who.strip().upper() or f"{subject.kind} {subject.x:.1f}").encode())
    speed = max(abs(subject.motion[0]), abs(subject.motion[1]) * 1.5)
    facing = (subject.facing + 180.0) % 360.0 - 180.0
    return VEHICLES.get(subject.kind, cars.car)(View(facing), t, speed, seed)

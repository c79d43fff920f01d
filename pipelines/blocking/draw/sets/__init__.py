"""Set dressing: one function a set, in a table; a place has a first set for names it does not know."""

from __future__ import annotations

from collections.abc import Callable

from .. import ground, sky, weather
from ..stage import Stage
from . import (
    bridges,
    cabins,
    circuit,
    city,
    harbours,
    heavens,
    interiors,
    nature,
    ruins,
    shelters,
    shores,
    stations,
    streets,
    underwater,
    water,
    wild,
    works,
)

Dresser = Callable[[Stage], None]

DRESSERS: dict[str, Dresser] = {
    **bridges.DRESSERS,
    **cabins.DRESSERS,
    **circuit.DRESSERS,
    **city.DRESSERS,
    **harbours.DRESSERS,
    **heavens.DRESSERS,
    **interiors.DRESSERS,
    **nature.DRESSERS,
    **ruins.DRESSERS,
    **shelters.DRESSERS,
    **shores.DRESSERS,
    **stations.DRESSERS,
    **streets.DRESSERS,
    **underwater.DRESSERS,
    **water.DRESSERS,
    **wild.DRESSERS,
    **works.DRESSERS,
}

_FIRST: dict[str, str] = {
    "interior": "room",
    "city": "skyline",
    "street": "street",
    "forest": "forest",
    "desert": "dunes",
    "mountain": "valley",
    "sea": "open sea",
    "field": "meadow",
    "circuit": "track",
    "space": "orbit",
    "river": "riverbank",
    "village": "village",
    "station": "platform",
    "park": "park",
    "industrial": "factory",
    "ruins": "castle",
    "sky": "clouds",
    "underwater": "seabed",
}


def dress(s: Stage) -> None:
    """Dress the stage with its set and its weather."""
    place, name = s.plan.ground.place, s.plan.ground.set
    dresser = DRESSERS.get(name) or DRESSERS[_FIRST.get(place, "meadow")]
    dresser(s)
    if place == "interior" or name == "tunnel":
        weather.motes(s, 40, 0.4 if s.tones.night else 0.1)
        return
    if place in ("space", "underwater"):
        return
    if place != "sea" and name not in ("cliff", "lake", "harbour", "docks"):
        ground.sunlit(s)
    weather.outdoors(s)
    if s.plan.sky.weather == "storm":
        sky.lightning(s)

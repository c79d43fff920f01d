"""Plans a shot as part of its scene: one place, one light, one side of the key through all its shots."""

from __future__ import annotations

import dataclasses
from typing import Protocol

from pipelines.requests import Hints

from .plan import Plan


class Planner(Protocol):
    """What plans a shot: the BlockingPipeline, or a stand-in of tests."""

    def __call__(self, words: str, hints: Hints, seeds: int) -> list[Plan]: ...


def direct(pipe: Planner, words: str, hints: Hints, seed: int, scene: str = "", scene_seed: int = 0) -> Plan:
    """The plan of one shot. ``scene`` is the scene's heading and first words; empty plans the shot by itself.

    Place, set, light and sky are decided once from the scene's words and seed, so that every shot of it
    agrees; what the hints say of them still wins. The key light keeps its side: a gaffer would not move the sun
    between two close-ups.
    """
    if not scene:
        return pipe(words, hints, seeds=seed)[0]
    about = Hints(time=hints.time, weather=hints.weather, place=hints.place, set=hints.set, outside=hints.outside)
    whole = pipe(scene, about, seeds=scene_seed)[0]
    agreed = dataclasses.replace(
        hints,
        time=hints.time or whole.light.time,
        weather=hints.weather or whole.sky.weather,
        place=hints.place or whole.ground.place,
        set=hints.set or whole.ground.set,
    )
    plan = pipe(words, agreed, seeds=seed)[0]
    return dataclasses.replace(
        plan,
        light=dataclasses.replace(whole.light, time=plan.light.time),
        sky=dataclasses.replace(whole.sky, weather=plan.sky.weather),
        ground=dataclasses.replace(
            whole.ground, place=plan.ground.place, set=plan.ground.set, vanish=plan.ground.vanish
        ),
    )

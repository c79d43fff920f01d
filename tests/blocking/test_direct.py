"""A scene is decided once from its words: where it is, and what the sky does, by the most of several readings."""

from __future__ import annotations

import pytest

from pipelines.blocking.direct import look, named
from pipelines.blocking.plan import Plan, Sky
from pipelines.requests import Hints


class Nervous:
    """Hears rain in the whole scene, and nothing of the sort in its heading and first sentence."""

    def __call__(self, words: list[str], hints: Hints, seeds: list[int]) -> list[Plan]:
        return [Plan(sky=Sky(weather="rain" if "burning" in line else "clear")) for line in words]


def test_a_sky_that_burns_in_one_reading_does_not_make_it_rain_through_the_scene() -> None:
    scene = "EXT. RING - DUSK.\nAn abandoned circuit.\nThe whole sky burning down behind it."
    assert look(Nervous(), scene, Hints(time="dusk"), 7).sky.weather == "clear"


@pytest.mark.parametrize(
    ("heading", "set_"),
    [
        ("EXT. CHAPEL STRAIGHT - NIGHT.", "track"),
        ("INT. VERA'S KITCHEN - DAY.", "kitchen"),
        ("EXT. SOMEWHERE ELSE - DAY.", None),
    ],
)
def test_a_heading_names_the_set_by_its_last_words(heading: str, set_: str | None) -> None:
    assert named(heading, Hints(outside=heading.startswith("EXT"))).set == set_

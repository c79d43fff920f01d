"""A staging changed by hand is still a plan that the painter reads, and only what was touched is another."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.blocking.plan import Camera, Plan, Subject
from studio.film.staging import Staging

PLAN = Plan(
    camera=Camera("MS", "two-shot", "dutch", "push in", 0.1),
    figures=(
        Subject("figure", "woman", x=-0.3, y=0.2, depth=0.1, scale=0.7, who="VERA"),
        Subject("figure", "man", x=0.4, y=0.2, depth=-0.2, scale=0.8, pose="sit"),
    ),
    vehicles=(Subject("vehicle", "racing car", x=0.1, y=-0.4, depth=0.5, scale=0.2, facing=0.0),),
    pieces=(Subject("piece", "tree", x=0.8, y=0.0, depth=0.8, scale=0.5),),
)


@pytest.fixture
def staging() -> Staging:
    return Staging.of(PLAN.to_json())


def plan(staging: Staging) -> Plan:
    return Plan.from_json(staging.to_json())


def test_what_is_read_is_what_is_written(staging: Staging) -> None:
    assert staging.to_json() == PLAN.to_json()
    assert [t.name for t in staging.things] == ["tree", "racing car", "Vera", "man"]  # farthest first


def test_somebody_is_moved_and_everything_else_stays(staging: Staging) -> None:
    after = plan(staging.moved(("figures", 1), 0.9, 0.1))
    assert after == replace(PLAN, figures=(PLAN.figures[0], replace(PLAN.figures[1], x=0.9, y=0.1)))


numbers = st.floats(-1e6, 1e6, allow_nan=False)


@given(st.sampled_from(["figures", "vehicles", "pieces"]), numbers, numbers)
@settings(max_examples=80, deadline=None)
def test_whatever_a_hand_does_is_a_plan_the_painter_reads(group: str, a: float, b: float) -> None:
    staging, at = Staging.of(PLAN.to_json()), (group, 0)
    for after in (
        staging.moved(at, a, b), staging.scaled(at, a), staging.turned(at, a), staging.deeper(at, a),
        staging.with_horizon(a), staging.lit(a, b), staging.with_camera(speed=a),
    ):  # fmt: skip
        made = plan(after)
        assert Staging.of(after.to_json()).to_json() == after.to_json() == made.to_json()
        assert len(made.subjects) == len(PLAN.subjects)
        for one in made.subjects:
            assert -8 <= one.y <= 8 and 0 < one.scale <= 8 and 0 <= one.facing < 360 and -1 <= one.depth <= 1


def test_a_larger_figure_still_stands_on_its_feet(staging: Staging) -> None:
    before = staging.thing(("figures", 0))
    after = staging.scaled(("figures", 0), 0.35).thing(("figures", 0))
    assert before and after
    assert after.box[1] == pytest.approx(before.box[1], abs=1e-3)
    assert after.y < before.y


def test_the_light_takes_the_sun_along(staging: Staging) -> None:
    made = plan(staging.lit(1.0, 0.9))
    assert made.light.key == 1.0 and made.light.height == 0.9
    assert made.sky.sun_x > 0 and made.sky.sun_y > 0.5


def test_taken_out_is_out(staging: Staging) -> None:
    made = plan(staging.without(("figures", 0)))
    assert [f.kind for f in made.figures] == ["man"]
    assert staging.without(("figures", 9)) is staging and staging.moved(("props", 0), 0, 0) is staging


def test_it_is_for_one_size_and_angle(staging: Staging) -> None:
    assert staging.holds("MS", "dutch") and not staging.holds("CU", "dutch") and not staging.holds("MS", "eye")


def test_doing_nothing_is_the_same_staging(staging: Staging) -> None:
    vera = staging.thing(("figures", 0))
    assert vera and staging.moved(vera.at, vera.x, vera.y) is staging
    assert staging.with_horizon(0.1) is staging


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '{"version": 99}', "[" * 100_000,
        PLAN.to_json().replace('"x": -0.3', '"x": NaN'), PLAN.to_json().replace('"x": -0.3', '"x": "left"'),
        json.dumps({**json.loads(PLAN.to_json()), "figures": 3}),
    ],
)  # fmt: skip
def test_what_is_no_staging_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"staging"):
        Staging.of(text)

"""A plan and its numbers are the same plan: what the rules write, the network's row gives back."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.blocking import tokens
from pipelines.blocking.ask import ask
from pipelines.blocking.asked import Asked, AskedSubject
from pipelines.blocking.compose import compose
from pipelines.blocking.plan import Plan


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_a_plan_comes_back_from_its_columns(seed: int) -> None:
    rng = random.Random(seed)
    plan = compose(ask(rng), rng)
    back = tokens.decode(tokens.encode(plan))
    assert back.camera.size == plan.camera.size and back.camera.move == plan.camera.move
    assert (back.ground.place, back.ground.set) == (plan.ground.place, plan.ground.set)
    assert (back.light.time, back.sky.weather, back.crowd) == (plan.light.time, plan.sky.weather, plan.crowd)
    for name in ("figures", "vehicles", "animals", "props", "pieces"):
        before, after = getattr(plan, name), getattr(back, name)
        assert len(before) == len(after)
        for a, b in zip(before, after, strict=True):
            assert (a.kind, a.side, a.layer, a.looks, a.goes, a.pose) == (
                b.kind,
                b.side,
                b.layer,
                b.looks,
                b.goes,
                b.pose,
            )
            assert abs(a.x - b.x) < 0.08 and abs(a.depth - b.depth) < 0.08


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32))
def test_any_row_is_a_valid_plan(seed: int) -> None:
    row = np.random.default_rng(seed).normal(0, 2, tokens.WIDTH).astype(np.float32)
    plan = tokens.decode(row)
    assert Plan.from_json(plan.to_json()) == plan
    assert all(abs(s.x) <= 1 and abs(s.y) <= 1 and 0.1 < s.scale < 9 for s in plan.subjects)


def test_what_is_asked_is_what_the_rules_give() -> None:
    for seed in range(400):
        rng = random.Random(seed)
        asked = ask(rng)
        plan = compose(asked, rng)
        for name in ("size", "angle", "move", "framing"):
            assert getattr(asked, name) in (None, getattr(plan.camera, name))
        assert asked.time in (None, plan.light.time) and asked.weather in (None, plan.sky.weather)
        assert asked.place in (None, plan.ground.place)
        if asked.people is not None and not plan.crowd:
            assert len(plan.figures) == asked.people
        for want, got in zip(asked.figures, plan.figures, strict=False):
            if plan.camera.framing != "over-the-shoulder":
                assert (
                    want.side in (None, got.side) and want.looks in (None, got.looks) and want.goes in (None, got.goes)
                )


def test_two_who_face_each_other_do() -> None:
    pair = (AskedSubject("man"), AskedSubject("woman"))
    for seed in range(60):
        plan = compose(Asked(people=2, figures=pair, each_other=True, size="MS"), random.Random(seed))
        left, right = sorted(plan.figures, key=lambda f: f.x)
        assert (left.looks, right.looks) == ("right", "left")


def test_the_near_shoulder_is_large_at_the_edge_and_turned_away() -> None:
    for seed in range(40):
        seen, near = compose(Asked(framing="over-the-shoulder"), random.Random(seed)).figures
        assert near.scale > seen.scale and abs(near.x) > abs(seen.x) and near.looks == "away"
        assert near.x * seen.x < 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 99}', "not json"])
def test_what_is_no_plan_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"plan|version"):
        Plan.from_json(text)

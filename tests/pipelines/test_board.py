"""A board is a plan and its picture; the same request is the same board, and a model that does not open is told."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import cv2
import pytest

from pipelines import board as stage
from pipelines.blocking.plan import Camera, Plan, Subject
from pipelines.report import Refused, quietly
from pipelines.requests import BoardRequest, FigureHint, Hints, StagedRequest


class Planner:
    """Stages a shot without a model: obeys the hints, and lets chance decide where somebody stands."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, words: list[str], hints: Hints, seeds: list[int]) -> list[Plan]:
        self.asked.append(words)
        return [self.plan(hints, seed) for seed in seeds]

    @staticmethod
    def plan(hints: Hints, seed: int) -> Plan:
        x = random.Random(seed).uniform(-0.5, 0.5)
        figures = tuple(Subject("figure", "woman", x=x, who=f.who) for f in hints.figures)
        return Plan(camera=Camera(hints.size or "WS"), figures=figures, seed=seed)


@pytest.fixture
def planner(monkeypatch: pytest.MonkeyPatch) -> Planner:
    pytest.importorskip("torch")
    made = Planner()
    monkeypatch.setattr(stage, "_model", lambda folder: made)
    return made


def asked(at: Path, /, **more: object) -> BoardRequest:
    known = Hints(size="CU", figures=(FigureHint("VERA"),))
    given = {"hints": known, "width": 160, "height": 90, "model": "m", "tools": "t", "out": str(at / "1A")}
    return BoardRequest("Vera waits.", **{**given, **more})  # type: ignore[arg-type]


def test_a_board_is_a_plan_a_picture_and_what_was_drawn(planner: Planner, tmp_path: Path) -> None:
    made = stage.board(asked(tmp_path), quietly)
    picture = cv2.imread(made.picture)
    assert picture is not None and picture.shape == (90, 160, 3) and picture.std() > 3
    plan = Plan.from_json(made.plan)
    assert plan.camera.size == "CU" and plan.figures[0].who == "VERA"
    shape = json.loads(made.shape)
    assert (shape["size"], shape["people"], shape["seconds"]) == ("CU", 1, 3.0)


def test_a_board_is_made_once_and_is_the_same_bytes_elsewhere(planner: Planner, tmp_path: Path) -> None:
    one = stage.board(asked(tmp_path / "a"), quietly)
    assert stage.board(asked(tmp_path / "a"), quietly) == one and len(planner.asked) == 1
    assert stage.board(asked(tmp_path / "b"), quietly).sha256 == one.sha256
    other = stage.board(asked(tmp_path / "a", seed=1), quietly)
    assert other.sha256 != one.sha256 and other.plan != one.plan


def test_a_plan_set_by_hand_is_drawn_as_it_is_and_without_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_model", lambda folder: pytest.fail("the model was asked"))
    plan = Plan(camera=Camera("MS"), figures=(Subject("figure", "woman", x=-0.5, scale=0.9),), seed=3)

    def ask(plan: str, name: str) -> StagedRequest:
        return StagedRequest(plan, width=160, height=90, tools="t", out=str(tmp_path / name))

    made = stage.staged(ask(plan.to_json(), "a"), quietly)
    assert Plan.from_json(made.plan) == plan
    assert made.stamp.stage == "staged" and made.stamp.model == ""
    assert stage.staged(ask(plan.to_json(), "a"), quietly) == made
    moved = replace(plan, figures=(replace(plan.figures[0], x=0.5),))
    other = stage.staged(ask(moved.to_json(), "b"), quietly)
    one, two = cv2.imread(made.picture), cv2.imread(other.picture)
    assert one is not None and two is not None and (one[:, :70] != two[:, :70]).any()


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"version": 99}', Plan().to_json().replace('"figures": []', '"figures": [{"role": 3}]')]
)
def test_what_is_not_a_plan_is_refused_in_words(text: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be drawn"):
        stage.staged(StagedRequest(text, width=160, height=90, tools="t", out=str(tmp_path / "x")), quietly)
    assert not list(tmp_path.iterdir())


def test_a_board_drawn_by_hand_looks_like_the_model_s_when_the_plan_is(planner: Planner, tmp_path: Path) -> None:
    made = stage.board(asked(tmp_path), quietly)
    again = StagedRequest(made.plan, width=160, height=90, tools="t", out=str(tmp_path / "again"))
    assert stage.staged(again, quietly).sha256 == made.sha256


def test_a_model_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    with pytest.raises(Refused, match=r"built-in model is not in .*nothing"):
        stage.board(asked(tmp_path, folder=str(tmp_path / "nothing")), quietly)
    assert not list(tmp_path.iterdir())

"""Before shooting an honest range, after it what it took: from what this machine measured, and said when it did not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.requests import BoardRequest, TakeRequest, TitleRequest
from pipelines.results import Stamp, Take
from studio.cli import main
from studio.commands.schedule import span
from studio.crew.measures import Measures, units_of
from studio.schedule import estimate

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "assets" / "films" / "the-lamplighter.fountain"


def take(frames: int = 48, width: int = 640, height: int = 360) -> TakeRequest:
    return TakeRequest("{}", width=width, height=height, frames=frames)


def made(request: TakeRequest, seconds: float, n: int = 0) -> Take:
    stamp = Stamp(request.key, "take", seconds=seconds, memory=200_000_000, made=f"2026-01-01T00:00:{n:02}Z")
    return Take(request.key, "x.mp4", bytes=1000, frames=request.frames, stamp=stamp)


def test_a_first_estimate_is_wide_and_says_that_it_is_assumed(tmp_path: Path) -> None:
    found = estimate([("take 1A", "1", "s", take())], Measures(tmp_path), 2)
    (row,) = found.rows
    assert not row.measured and row.high >= 4 * row.low > 0
    assert found.to_json()["measured"] is False and "assumed" in found.watts_from


def test_what_was_measured_is_what_is_expected_next(tmp_path: Path) -> None:
    measures = Measures(tmp_path)
    old = [take(frames) for frames in (24, 48, 96, 120)]
    things = [(request, made(request, units_of(request) * 0.5, n)) for n, request in enumerate(old)]
    measures.note(things)
    measures.note(things)  # noted once
    assert measures.spread("take").known == 4
    (row,) = estimate([("take 1A", "1", "s", take(480))], measures, 1).rows
    assert row.measured and row.seconds == pytest.approx(units_of(take(480)) * 0.5, rel=0.01)
    assert row.memory == 200_000_000
    assert measures.spread("board").known == 0  # another kind of work is another experience


@given(
    st.lists(st.tuples(st.integers(1, 500), st.sampled_from(["board", "take"])), min_size=1, max_size=12),
    st.integers(1, 8),
)
def test_more_workers_never_take_longer_and_the_range_holds_the_middle(
    things: list[tuple[int, str]], workers: int
) -> None:
    import tempfile

    asked = [
        (f"{kind} {n}", str(n % 3), str(n), take(frames) if kind == "take" else BoardRequest("words"))
        for n, (frames, kind) in enumerate(things)
    ]
    with tempfile.TemporaryDirectory() as folder:
        measures = Measures(Path(folder))
        one, many = estimate(asked, measures, 1), estimate(asked, measures, workers)
        measures.close()
    assert many.wall() <= one.wall() + 1e-9
    assert many.wall("low") <= many.wall() <= many.wall("high")
    assert many.wall() >= max(row.seconds for row in many.rows)
    assert sum(scene["seconds"] for scene in one.to_json()["scenes"]) == pytest.approx(one.wall(), abs=0.5)


def test_a_larger_picture_takes_longer_and_a_card_is_not_a_take() -> None:
    assert units_of(take(width=1280, height=720)) == 4 * units_of(take())
    card = TitleRequest("X", width=640, height=360, frames=48)
    assert units_of(card) == units_of(replace(take(), frames=48))


def test_the_schedule_of_a_screenplay_that_was_never_shot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schedule", str(SAMPLE), "--json"]) == 0
    tree = json.loads(capsys.readouterr().out)
    shots = [job for job in tree["jobs"] if job["work"] == "take"]
    assert len(shots) == 28 and {job["label"] for job in tree["jobs"]} >= {
        "board 1A",
        "take 1A",
        "title card",
        "the cut",
    }
    total = tree["total"]
    assert 0 < total["low"] < total["seconds"] < total["high"] and total["bytes"] > 1e6 and total["kwh"] > 0
    assert not list(tmp_path.iterdir())  # asking makes nothing
    assert main(["schedule", str(SAMPLE)]) == 0
    told = capsys.readouterr().out
    assert "scene 1:" in told and "never measured on this machine" in told


def test_wrap_of_nothing_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wrap", str(tmp_path / "no.film")]) == 2
    assert "is not a film folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.82, "0.8 s"), (42, "42 s"), (60, "1 min"), (89, "1 min 29 s"), (7800, "2 h 10 min")]
)
def test_time_as_people_say_it(seconds: float, said: str) -> None:
    assert span(seconds) == said

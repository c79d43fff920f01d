"""The whole path as a person walks it: a screenplay goes in, a film comes out, and nothing is made twice."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest

from pipelines.blocking.sample import FOLDER
from studio.cli import main

pytestmark = pytest.mark.skipif(not (FOLDER / "transformer").exists(), reason="the weights are not there")

SCRIPT = """Title: The Door
Author: A. Writer

EXT. FIELD - SUNSET

A horse stands alone in the tall grass.

INT. KITCHEN - NIGHT

IDA (40), a woman in an apron, puts a letter on the table.

IDA
He is late again.

She blows out the candle.
"""
SMALL = ("--size", "160x90", "--rate", "12")


def _film(folder: Path, text: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    script = folder / "the-door.fountain"
    script.write_text(text, encoding="utf-8")
    assert main(["film", str(script), "--folder", str(folder / "door.film"), *SMALL, "--json", *more]) == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("path")


def test_a_screenplay_becomes_a_film(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = _film(place, SCRIPT, capsys)
    assert made["boards"] == made["takes"] == made["shots"] >= 3
    with av.open(made["film"]) as film:
        picture, sound, words = film.streams.video[0], film.streams.audio[0], film.streams.subtitles[0]
        assert (picture.codec_context.name, picture.width, picture.height) == ("h264", 160, 90)
        assert picture.codec_context.pix_fmt == "yuv420p" and picture.average_rate == 12
        assert (sound.codec_context.name, sound.rate, sound.layout.name) == ("aac", 48000, "stereo")
        assert words.codec_context.name == "mov_text"
        frames = list(film.decode(picture))
        assert len(frames) == made["frames"]
        steps = {b.pts - a.pts for a, b in pairwise(frames) if a.pts is not None and b.pts is not None}
        assert len(steps) == 1  # constant rate
        assert (frames[0].colorspace, frames[0].color_range) == (1, 1)  # bt709, limited
        assert len({frame.to_ndarray().tobytes() for frame in frames}) > len(frames) // 2  # it moves
    assert "He is late again." in Path(made["film"]).with_suffix(".srt").read_text("utf-8")


def test_nothing_changed_makes_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = hashlib.sha256(Path(place / "the-door.mp4").read_bytes()).hexdigest()
    made = _film(place, SCRIPT, capsys)
    assert (made["boards"], made["takes"], made["segments"]) == (0, 0, 0)
    assert hashlib.sha256(Path(made["film"]).read_bytes()).hexdigest() == before


def test_one_changed_line_makes_only_its_shots(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = {path.name for path in (place / "door.film/takes").glob("*.mp4")}
    made = _film(place, SCRIPT.replace("She blows out the candle.", "She opens the window and listens."), capsys)
    assert 1 <= made["takes"] < made["shots"]
    assert kept <= {path.name for path in (place / "door.film/takes").glob("*.mp4")}  # a take is never removed


def test_the_record_of_a_take_says_how_it_was_made(place: Path) -> None:
    record = json.loads(next((place / "door.film/takes").glob("*.json")).read_text("utf-8"))
    request = json.loads(record["stamp"]["request"])
    assert request["ask"] == "TakeRequest" and json.loads(request["plan"])["camera"]


def test_what_the_folder_may_lose_costs_no_take(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import shutil

    shutil.rmtree(place / "door.film/.workprint")
    made = _film(place, SCRIPT.replace("She blows out the candle.", "She opens the window and listens."), capsys)
    assert made["takes"] == 0


def test_the_same_words_are_the_same_bytes(tmp_path: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = _film(tmp_path, SCRIPT, capsys)
    again = _film(place, SCRIPT, capsys)
    assert Path(one["film"]).read_bytes() == Path(again["film"]).read_bytes()


def test_stopped_halfway_keeps_what_is_finished(tmp_path: Path) -> None:
    script = tmp_path / "the-door.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    words = [sys.executable, "-m", "studio", "film", str(script), "--folder", str(tmp_path / "f.film"), *SMALL]
    run = subprocess.Popen(
        words, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    )  # fmt: skip
    until = time.monotonic() + 120
    while time.monotonic() < until and not list((tmp_path / "f.film").glob("boards/*/*.json")):
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    said = run.communicate(timeout=60)[1]
    assert run.returncode == 130 and "Traceback" not in said
    assert list((tmp_path / "f.film").glob("boards/*/*.png")) and (tmp_path / "f.film/film.json").exists()
    assert not list((tmp_path / "f.film").rglob("*.part*"))


def test_a_burned_film_shows_its_words(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = _film(place, SCRIPT, capsys, "--burn", "-o", str(place / "burned.mp4"))
    assert made["takes"] == 0 and made["segments"] >= 1


def test_a_film_of_somebody_else_is_not_overwritten(
    tmp_path: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script, theirs = tmp_path / "holiday.fountain", tmp_path / "holiday.mp4"
    script.write_text(SCRIPT, encoding="utf-8")
    theirs.write_bytes(b"the only copy")
    assert main(["film", str(script), "--folder", str(tmp_path / "h.film"), *SMALL]) == 2
    assert "was not touched" in capsys.readouterr().err and theirs.read_bytes() == b"the only copy"


def test_the_storyboard_is_a_pdf(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script, out = place / "the-door.fountain", place / "boards.pdf"
    assert main(["boards", str(script), "-o", str(out), "--folder", str(place / "door.film"), *SMALL]) == 0
    assert out.read_bytes().startswith(b"%PDF") and out.stat().st_size > 10_000


def test_one_line_through_the_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "Close-up of a woman at night in the rain, the camera pushes in"
    picture = tmp_path / "a.png"
    assert main(["block", words, "--json", "--seed", "3", "--size", "160x90", "-o", str(picture)]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert (plan["size"], plan["time"], plan["weather"], plan["move"], plan["people"]) == (
        "CU",
        "night",
        "rain",
        "push in",
        1,
    )
    assert set(plan) >= {"framing", "angle", "figures", "vehicles", "animals", "props", "place", "seed", "seconds"}
    assert picture.read_bytes().startswith(b"\x89PNG")

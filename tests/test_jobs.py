"""``workprint jobs`` and ``workprint crew`` as a person types them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.requests import TitleRequest
from studio.cli import main
from studio.crew.home import PLACE, Home
from studio.crew.job import Wish
from studio.crew.queue import Queue
from studio.files.project import create
from studio.film import edits
from studio.film.film import Settings

ROOT = Path(__file__).parents[1]
SCRIPT = "EXT. FIELD - DAY\n\nA horse stands alone.\n"


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film folder with three jobs that wait: no crew is at work."""
    monkeypatch.setenv(PLACE, str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "horse.film"
    create(folder, edits.begin(SCRIPT, "Horse", Settings()))
    queue = Queue(Home().folder)
    queue.add(
        [
            Wish(TitleRequest(f"Card {n}", out=str(folder / ".workprint" / f"c{n}")), folder, f"card {n}")
            for n in range(3)
        ]
    )
    queue.close()
    return folder


def listed(film: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main(["jobs", str(film), *words, "--json"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["jobs"]
    return found


def test_the_list_says_where_every_job_stands(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(film, capsys)
    assert [job["label"] for job in found] == ["card 0", "card 1", "card 2"]
    assert set(found[0]) == {"id", "label", "state", "attempts", "progress", "reason", "machine", "made"}
    (film.parent / "horse.fountain").write_text(SCRIPT)
    assert main(["jobs", "horse.fountain"]) == 0  # the screenplay means its film
    out = capsys.readouterr().out
    assert "card 1" in out and "3 waiting" in out


def test_order_pause_and_cancel(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = [str(job["id"]) for job in listed(film, capsys)]
    assert [job["id"] for job in listed(film, capsys, "first", ids[2])] == [ids[2], ids[0], ids[1]]
    states = {job["id"]: job["state"] for job in listed(film, capsys, "pause", ids[0])}
    assert states == {ids[0]: "paused", ids[1]: "waiting", ids[2]: "waiting"}
    assert {job["state"] for job in listed(film, capsys, "cancel")} == {"cancelled"}
    assert main(["jobs", str(film), "pause"]) == 0
    assert "held: it was paused by hand; go on with: workprint jobs horse.film resume" in capsys.readouterr().out
    assert main(["jobs", str(film), "resume"]) == 0 and "held" not in capsys.readouterr().out


def test_hours_are_kept_and_taken_back(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["jobs", str(film), "hours", "22:00-7:00"]) == 0
    assert "only between 22:00 and 07:00" in capsys.readouterr().out
    assert main(["jobs", str(film), "hours", "any"]) == 0 and "only" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["horse.film", "cancel", "nonesuch"], "has no job nonesuch"),
        (["horse.film", "first"], "say which jobs"),
        (["horse.film", "hours"], "say which hours"),
        (["horse.film", "hours", "25:00-26:00"], "are no hours"),
        (["nowhere.film"], "is not a film folder"),
    ],
)
def test_mistakes_are_one_sentence(film: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["jobs", *words]) == 2
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1


def test_nobody_at_work_is_said_so(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["crew", "status"]) == 0
    assert capsys.readouterr().out == "nobody is at work; 3 jobs wait\n"
    assert main(["crew", "status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["processes"] == []
    assert main(["crew", "stop"]) == 0 and capsys.readouterr().out == "nobody is at work\n"


def test_asking_who_is_at_work_loads_no_road_and_no_certificates(film: Path) -> None:
    program = (
        "import sys; from studio.cli import main; main(['crew', 'status']);"
        "print(*({'cryptography', 'distributed', 'dask', 'torch'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["nobody is at work; 3 jobs wait", ""]

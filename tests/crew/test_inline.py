"""The crew makes everything that is asked, once, and leaves nothing half-made behind when it is stopped."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.report import Cancelled, Refused
from pipelines.requests import CreditsRequest, TitleRequest
from pipelines.results import Result, Take
from studio.crew import inline

ROOT = Path(__file__).parents[2]


def card(folder: Path, n: int, frames: int = 6) -> TitleRequest:
    return TitleRequest(f"Card {n}", width=128, height=72, frames=frames, out=str(folder / f"card{n}"))


def test_every_result_comes_at_its_requests_place(tmp_path: Path) -> None:
    asked = [card(tmp_path, n, 4 + 3 * n) for n in range(3)]
    told: list[tuple[float, str]] = []
    landed: list[str] = []
    made = inline.make_all(
        asked,
        lambda done, words="", preview=None: told.append((done, words)),
        lambda request, result: landed.append(request.key),
        workers=2,
    )
    assert [m.frames for m in made if isinstance(m, Take)] == [4, 7, 10]
    assert sorted(landed) == sorted(r.key for r in asked)
    shares = [done for done, _ in told]
    assert shares == sorted(shares) and shares[-1] == pytest.approx(1.0) and told[-1][1].startswith("3 of 3")


def test_a_worker_makes_the_same_bytes_as_this_process(tmp_path: Path) -> None:
    asked = [card(tmp_path / "pool", n) for n in range(2)]
    spread = inline.make_all(asked, workers=2)
    here = [inline.make(dataclasses.replace(r, out=str(tmp_path / "here" / Path(r.out).name))) for r in asked]
    assert [m.sha256 for m in spread if isinstance(m, Take)] == [m.sha256 for m in here if isinstance(m, Take)]


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    asked = [card(tmp_path, n) for n in range(2)]
    first = inline.make_all(asked, workers=1)
    times = {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    assert inline.make_all([*asked, card(tmp_path, 2)], workers=1)[:2] == first
    assert {p: p.stat().st_mtime_ns for p in times} == times


@pytest.mark.parametrize("workers", [1, 2])
def test_stopping_keeps_what_is_finished_and_nothing_else(tmp_path: Path, workers: int) -> None:
    asked = [card(tmp_path, 0, 3), CreditsRequest("X", width=128, height=72, frames=20_000, out=str(tmp_path / "end"))]
    kept: list[Result] = []

    def stop(done: float, words: str = "", preview: bytes | None = None) -> None:
        if kept:
            raise Cancelled

    with pytest.raises(Cancelled):
        inline.make_all(asked, stop, lambda request, result: kept.append(result), workers=workers)
    assert len(kept) == 1
    names = {p.name for p in tmp_path.iterdir()}
    assert names == {"card0.mp4", "card0.json", "card0.strip.jpg", "card0.poster.jpg"}


def test_one_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    bad = dataclasses.replace(card(tmp_path, 1), plan="no plan")
    with pytest.raises(Refused, match="not a plan"):
        inline.make_all([card(tmp_path, 0), bad], workers=2)
    assert not list(tmp_path.glob(".*"))


def gone(group: int) -> bool:
    """Whether a process group is empty, or is so within some seconds: Python's own tracker leaves a little later."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def started(folder: Path) -> subprocess.Popen[bytes]:
    """A crew of two at long work, in a process group of its own, once both have begun."""
    script = folder / "script.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\n"
        "from studio.crew import inline\nfrom tests.crew.test_inline import card\n"
        "if __name__ == '__main__':\n"
        f"    folder = Path({str(folder)!r})\n"
        "    try:\n"
        "        inline.make_all([card(folder, n, 50_000) for n in range(2)], workers=2)\n"
        "    except KeyboardInterrupt:\n"
        "        sys.exit(130)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        [sys.executable, str(script)], cwd=ROOT, env=env, stderr=subprocess.PIPE, start_new_session=True
    )
    until = time.monotonic() + 60
    while len(list(folder.glob(".*.part"))) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    assert len(list(folder.glob(".*.part"))) == 2
    return run


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal")
def test_ctrl_c_ends_every_child_and_removes_every_temporary(tmp_path: Path) -> None:
    run = started(tmp_path)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to the whole group
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"Traceback" not in told
    assert {p.name for p in tmp_path.iterdir()} == {"script.py"}
    assert gone(run.pid), "a process of the crew runs on"


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_workers_of_a_crew_that_was_killed_leave_too(tmp_path: Path) -> None:
    run = started(tmp_path)
    run.kill()
    run.communicate(timeout=60)
    assert gone(run.pid), "a process of the crew runs on"
    assert not list(tmp_path.glob("*.mp4"))

"""A film by the crew: whoever asked is killed, the jobs go on, and the same command finishes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.blocking.sample import FOLDER
from studio.crew.home import PLACE, Home
from studio.crew.job import OPEN
from studio.crew.queue import Queue

pytestmark = [
    pytest.mark.skipif(not (FOLDER / "reader").exists(), reason="the weights are not there"),
    pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals"),
]

ROOT = Path(__file__).parents[2]
SCRIPT = """Title: The Door

EXT. FIELD - SUNSET

A horse stands alone in the tall grass.

INT. KITCHEN - NIGHT

IDA (40), a woman in an apron, puts a letter on the table.

She blows out the candle.
"""


def test_a_killed_command_is_typed_again_and_finds_its_jobs(tmp_path: Path) -> None:
    script = tmp_path / "the-door.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = os.environ | {PLACE: str(tmp_path / "state"), "PYTHONPATH": str(ROOT)}
    workprint = [sys.executable, "-m", "studio"]

    def run(*words: str) -> str:
        done = subprocess.run(
            [*workprint, *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    film = ["film", str(script), "--size", "160x90", "--rate", "12", "--crew", "local", "--json"]
    first = subprocess.Popen([*workprint, *film], cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
    queue = Queue(Home(tmp_path / "state" / "crew").folder)
    try:
        until = time.monotonic() + 120
        while not any(job.state in ("running", "done") for job in queue.jobs()):
            assert time.monotonic() < until and first.poll() is None
            time.sleep(0.05)
        first.kill()
        first.wait()
        while queue.jobs(states=OPEN):  # nobody is asking any more
            assert time.monotonic() < until
            time.sleep(0.1)
        assert {job.state for job in queue.jobs()} == {"done"}
        before = {job.id: job.attempts for job in queue.jobs()}
        made = json.loads(run(*film))
        assert Path(made["film"]).stat().st_size > 10_000 and made["boards"] == made["takes"] == made["shots"]
        assert {job.id: job.attempts for job in queue.jobs() if job.id in before} == before  # nothing twice
        states = json.loads(run("jobs", "the-door.film", "--json"))["jobs"]
        assert {job["state"] for job in states} == {"done"} and len(states) == 2 * made["shots"] + 2

        assert json.loads(run("schedule", "the-door.film", "--json"))["total"]["jobs"] == 0
        wrap = json.loads(run("wrap", "the-door.film", "--json"))
        assert wrap["total"]["takes"] == made["shots"] and wrap["total"]["actual"] > 0 and wrap["total"]["estimate"] > 0
        assert wrap["total"]["ratio"] == pytest.approx(1.0, abs=0.2)
        status = json.loads(run("crew", "status", "--json"))
        assert status["processes"][0]["name"] == "crew" and all(p["memory"] for p in status["processes"])
    finally:
        first.kill()
        subprocess.run([*workprint, "crew", "stop", "--now"], cwd=tmp_path, env=environment, timeout=120, check=False)
        queue.close()

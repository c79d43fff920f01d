"""A film by the crew: whoever asked is killed, the jobs go on, and the same command finishes it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.blocking.sample import FOLDER
from studio.crew.home import PLACE, Home
from studio.crew.job import OPEN, Job
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


class Machine:
    """A state folder and a place to type: all that two machines have apart from each other."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state = folder, folder / "state"
        self.environment = os.environ | {PLACE: str(self.state), "PYTHONPATH": str(ROOT)}
        self.folder.mkdir()

    def begin(self, *words: str) -> subprocess.Popen[bytes]:
        """A command that somebody will kill."""
        return subprocess.Popen(
            [sys.executable, "-m", "studio", *words], cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL
        )

    def run(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "studio", *words], cwd=self.folder, env=self.environment, capture_output=True,
            text=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Machine, str]]:
    """A machine with a crew where others may ask, and its address."""
    machine = Machine(tmp_path_factory.mktemp("there") / "host")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    try:
        machine.run("crew", "host", "--listen", address, "--invite", "my.invite")
        yield machine, address
    finally:
        machine.run("crew", "stop", "--now")


def test_a_killed_command_is_typed_again_and_finds_its_jobs(host: tuple[Machine, str]) -> None:
    machine, _address = host
    (machine.folder / "the-door.fountain").write_text(SCRIPT, encoding="utf-8")
    film = ["film", "the-door.fountain", "--size", "160x90", "--rate", "12", "--crew", "local", "--json"]
    first = machine.begin(*film)
    queue = Queue(Home(machine.state / "crew").folder)
    try:
        until = time.monotonic() + 240
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
        made = json.loads(machine.run(*film))
        assert (machine.folder / made["film"]).stat().st_size > 10_000
        assert made["boards"] == made["takes"] == made["shots"]
        assert {job.id: job.attempts for job in queue.jobs() if job.id in before} == before  # nothing twice
        states = json.loads(machine.run("jobs", "the-door.film", "--json"))["jobs"]
        assert {job["state"] for job in states} == {"done"} and len(states) == 2 * made["shots"] + 2

        assert json.loads(machine.run("schedule", "the-door.film", "--json"))["total"]["jobs"] == 0
        wrap = json.loads(machine.run("wrap", "the-door.film", "--json"))
        assert wrap["total"]["takes"] == made["shots"] and wrap["total"]["actual"] > 0 and wrap["total"]["estimate"] > 0
        assert wrap["total"]["ratio"] == pytest.approx(1.0, abs=0.2)
        status = json.loads(machine.run("crew", "status", "--json"))
        assert status["processes"][0]["name"] == "crew" and all(p["memory"] for p in status["processes"])
    finally:
        first.kill()
        queue.close()


def test_a_film_is_made_by_a_crew_on_another_machine(host: tuple[Machine, str], tmp_path: Path) -> None:
    (there, address), mine = host, Machine(tmp_path / "mine")
    (mine.folder / "horse.fountain").write_text("EXT. FIELD - SUNSET\n\nA horse stands alone in the tall grass.\n")
    invite = str(there.folder / "my.invite")
    film = ["film", "horse.fountain", "--size", "160x90", "--rate", "12", "--json", "--crew", address]
    queue = Queue(Home(there.state / "crew").folder)

    def jobs() -> list[Job]:
        return [job for job in queue.jobs() if "/orders/" in job.film]

    first = mine.begin(*film, "--invite", invite)
    try:
        until = time.monotonic() + 240
        while not jobs():
            assert time.monotonic() < until and first.poll() is None
            time.sleep(0.05)
        first.kill()
        first.wait()
        made = json.loads(mine.run(*film, "--invite", invite))  # the very same words
        assert (mine.folder / made["film"]).stat().st_size > 5_000
        assert made["boards"] == made["takes"] == made["shots"]
        assert {(job.state, job.attempts) for job in jobs()} == {("done", 1)}
        assert len(jobs()) == 2 * made["shots"] + 2  # boards, takes and cards there, the cut here
        assert not list((there.state / "crew" / "orders").rglob("*.mp4"))
        listed = json.loads(mine.run("jobs", "horse.film", "--crew", address, "--json"))["jobs"]
        assert {job["state"] for job in listed} == {"done"} and len(listed) == len(jobs())
        assert not (mine.state / "crew" / "jobs.db").exists()  # nothing was asked of this machine's own crew
    finally:
        first.kill()
        queue.close()

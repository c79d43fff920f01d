"""A job once accepted is finished, once, or says in words why not: with real workers, real kills and real stops."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from pipelines.report import Refused
from pipelines.requests import CreditsRequest, TitleRequest
from pipelines.results import Take, found
from studio.crew.home import Home, Standing
from studio.crew.job import Job, Needs, Wish
from studio.crew.local import Local, start
from studio.crew.queue import Queue
from studio.crew.rules import lacking, within

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")


def card(film: Path, n: int, frames: int = 6) -> TitleRequest:
    return TitleRequest(f"Card {n}", width=128, height=72, frames=frames, out=str(film / f"card{n}"))


def endless(film: Path, name: str = "end") -> CreditsRequest:
    return CreditsRequest(name, width=128, height=72, frames=50_000, out=str(film / name))


def until(true: Callable[[], object], seconds: float = 60.0) -> float:
    """Wait for it; how long it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, "it never came"
        time.sleep(0.02)
    return time.monotonic() - began


class Stage:
    """A crew of our own for one test: its home, its queue, and everything ended afterwards."""

    def __init__(self, folder: Path, workers: int = 2, silence: float = 60.0) -> None:
        self.home, self.film = Home(folder / "crew"), folder / "a.film"
        self.film.mkdir()
        self.queue = Queue(self.home.folder)
        self.workers, self.silence, self.idle = workers, silence, 600.0
        self.pids: set[int] = set()

    def open(self) -> Standing:
        command = [sys.executable, "-m", "studio.crew.engine", "--home", str(self.home.folder)]
        command += ["--workers", str(self.workers), "--silence", str(self.silence), "--idle", str(self.idle)]
        with self.home.log.open("ab") as log:
            subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
        until(self.home.standing)
        return self.standing

    @property
    def standing(self) -> Standing:
        there = self.home.standing()
        assert there is not None
        self.pids |= {there.pid, *there.workers.values()}
        return there

    def add(self, *asked: TitleRequest | CreditsRequest) -> list[str]:
        return list(self.queue.add([Wish(r, self.film, Path(r.out).name) for r in asked]))

    def job(self, id_: str) -> Job:
        return self.queue.job(id_)

    def worker_of(self, id_: str) -> int:
        """The process that works on a job, as soon as there is one."""
        until(lambda: self.job(id_).state == "running" and self.job(id_).done > 0)
        return self.standing.workers[self.job(id_).machine]

    def over(self, *ids: str) -> None:
        until(lambda: all(self.job(n).state in ("done", "failed", "cancelled") for n in ids), 90)

    def close(self) -> None:
        self.queue.close()
        if there := self.home.standing():
            self.pids |= {there.pid, *there.workers.values()}
        for pid in self.pids:
            try:
                family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            except psutil.Error:
                continue
            for process in family:
                try:
                    process.kill()
                    process.wait(10)
                except psutil.Error:
                    continue


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


def test_a_crew_makes_what_is_asked_and_the_next_one_who_asks_finds_it(stage: Stage) -> None:
    there = stage.open()
    for worker in there.workers.values():  # with it every picture's memory is fetched anew: a fifth of a take's time
        assert "MALLOC_TRIM_THRESHOLD_" not in psutil.Process(worker).environ()
    asked = [card(stage.film, n) for n in range(5)]
    landed: list[str] = []
    crew = Local(stage.film, stage.home)
    made = crew.make_all(asked, landed=lambda request, _result: landed.append(request.key))
    assert [isinstance(m, Take) for m in made] == [True] * 5 and sorted(landed) == sorted(r.key for r in asked)
    assert all(found(r.key, r.out) for r in asked)
    before = len(stage.queue.jobs())
    assert crew.make_all(asked) == made and len(stage.queue.jobs()) == before


def test_nothing_answers_without_a_certificate_and_nothing_listens_to_others(stage: Stage) -> None:
    there = stage.open()
    processes = [psutil.Process(there.pid)]
    processes += processes[0].children(recursive=True)
    listening = [c.laddr for p in processes for c in p.net_connections() if c.status == psutil.CONN_LISTEN]
    assert listening and all(address.ip == "127.0.0.1" for address in listening)
    for address in listening:
        with socket.create_connection((address.ip, address.port), timeout=10) as line:
            line.settimeout(1)
            line.sendall(b"\x00" * 64)
            with suppress(ConnectionError, TimeoutError):  # no answer is an answer
                assert line.recv(64)[:1] in (b"", b"\x15", b"H")  # closed, a TLS alert, or the health page's refusal

    async def knock() -> None:
        from distributed import Client

        async with Client(there.address.replace("tls", "tcp"), asynchronous=True, set_as_default=False, timeout=3):
            pass

    with pytest.raises(OSError, match=r".*"):
        asyncio.run(knock())
    (job,) = stage.add(card(stage.film, 1))
    stage.over(job)
    assert stage.job(job).state == "done"
    for path in (stage.home.certificates / "ca.key", stage.home.certificates / "node.key"):
        assert path.stat().st_mode & 0o077 == 0


def test_a_killed_worker_is_replaced_and_its_job_done_once_more(stage: Stage) -> None:
    stage.open()
    job, other = stage.add(card(stage.film, 1, 4000), card(stage.film, 2))
    os.kill(stage.worker_of(job), signal.SIGKILL)
    until(lambda: stage.job(job).attempts == 2, 10)
    stage.over(job, other)
    assert [stage.job(n).state for n in (job, other)] == ["done", "done"]
    assert (stage.job(job).attempts, stage.job(other).attempts) == (2, 1)
    assert not list(stage.film.glob("*.part*"))


def test_a_job_that_kills_its_workers_is_failed_after_two_and_nobody_else_is_blamed(stage: Stage) -> None:
    stage.open()
    bad, *good = stage.add(endless(stage.film, "poison"), *(card(stage.film, n) for n in range(6)))
    for attempt in (1, 2):
        until(lambda attempt=attempt: stage.job(bad).attempts == attempt)
        os.kill(stage.worker_of(bad), signal.SIGKILL)
    stage.over(bad, *good)
    assert stage.job(bad).state == "failed" and "second time" in stage.job(bad).reason
    assert len(set(stage.job(bad).failed_on)) == 2  # the second try is on another worker
    assert [stage.job(n).state for n in good] == ["done"] * 6 and not any(stage.job(n).failed_on for n in good)


def test_a_worker_that_says_nothing_is_replaced(tmp_path: Path) -> None:
    stage = Stage(tmp_path, workers=2, silence=3.0)
    try:
        stage.open()
        (job,) = stage.add(card(stage.film, 1, 4000))
        pid = stage.worker_of(job)
        os.kill(pid, signal.SIGSTOP)
        assert until(lambda: stage.job(job).attempts == 2, 20) < 3.0 + 10.0
        stage.over(job)
        assert stage.job(job).state == "done"
    finally:
        stage.close()


def test_sleep_restarts_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path, workers=1, silence=3.0)
    try:
        there = stage.open()
        (job,) = stage.add(card(stage.film, 1, 2500))
        stage.worker_of(job)
        family = [psutil.Process(there.pid), *psutil.Process(there.pid).children(recursive=True)]
        for process in family:
            process.suspend()
        time.sleep(8.0)
        for process in reversed(family):
            process.resume()
        stage.over(job)
        assert (stage.job(job).state, stage.job(job).attempts) == ("done", 1)
    finally:
        stage.close()


def test_stop_is_heard_at_once_and_the_worker_is_free(stage: Stage) -> None:
    stage.workers = 1
    stage.open()
    job, following = stage.add(endless(stage.film), card(stage.film, 2))
    stage.worker_of(job)
    stage.queue.cancel([job])
    assert until(lambda: stage.job(job).state == "cancelled", 10) < 3.0  # a step and 0.2 s, on a busy machine
    stage.over(following)
    assert stage.job(following).state == "done"
    assert not list(stage.film.glob("end*"))  # nothing half-made is left


def test_a_crew_that_was_killed_is_followed_by_one_that_makes_nothing_twice(stage: Stage) -> None:
    there = stage.open()
    ids = stage.add(*(card(stage.film, n, 300) for n in range(4)))
    until(lambda: stage.job(ids[0]).state == "done")
    os.kill(there.pid, signal.SIGKILL)
    made = {p: p.stat().st_mtime_ns for p in stage.film.glob("*.mp4")}
    stage.open()
    stage.over(*ids)
    assert [stage.job(n).state for n in ids] == ["done"] * 4
    assert {p: p.stat().st_mtime_ns for p in made} == made
    assert all(stage.job(n).attempts <= 2 and not stage.job(n).failed_on for n in ids)


def test_whoever_asked_may_be_killed_and_the_jobs_go_on(stage: Stage) -> None:
    stage.open()
    code = (
        "import sys\nfrom pathlib import Path\nsys.path.insert(0, 'tests/crew')\n"
        "from test_engine import card\nfrom studio.crew.home import Home\nfrom studio.crew.local import Local\n"
        f"film = Path({str(stage.film)!r})\n"
        f"Local(film, Home(Path({str(stage.home.folder)!r}))).make_all([card(film, n, 150) for n in range(6)])\n"
    )
    window = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    until(lambda: len(stage.queue.jobs()) == 6 and any(j.state == "running" for j in stage.queue.jobs()))
    window.kill()
    window.wait()
    stage.over(*(job.id for job in stage.queue.jobs()))
    assert [job.state for job in stage.queue.jobs()] == ["done"] * 6


def test_what_nobody_can_do_is_refused_with_the_arithmetic(stage: Stage) -> None:
    request = card(stage.film, 1)
    (job,) = stage.queue.add([Wish(request, stage.film, "card", needs=Needs(gpu=24_000_000_000))])
    stage.open()
    stage.over(job)
    assert stage.job(job).reason == "it needs 24.0 GB of GPU memory, and nobody in this crew has a GPU"
    assert lacking(Needs(memory=40 * 10**9), 16 * 10**9) == "it needs 40.0 GB of memory, and this machine has 16.0 GB"
    assert lacking(Needs(memory=10**9), 16 * 10**9) == ""


def test_held_jobs_wait_and_what_cannot_be_made_says_why(stage: Stage) -> None:
    stage.queue.settle(stage.film, "held", "no space left")
    stage.open()
    (job,) = stage.add(card(stage.film, 1))
    time.sleep(1.0)
    assert stage.job(job).state == "waiting"
    with pytest.raises(Refused, match="held: no space left"):
        Local(stage.film, stage.home).make_all([card(stage.film, 1)])
    stage.queue.settle(stage.film, "held", "")
    stage.over(job)
    stage.film.joinpath("card2").mkdir()
    blocked = TitleRequest("X", width=128, height=72, frames=4, plan="{no plan", out=str(stage.film / "bad"))
    with pytest.raises(Refused, match=r"^the title: "):
        Local(stage.film, stage.home).make_all([blocked, card(stage.film, 3)], labels=["the title", "card 3"])
    assert found(card(stage.film, 3).key, card(stage.film, 3).out)  # the others are made all the same


def test_equal_requests_are_one_job_with_two_results(stage: Stage) -> None:
    stage.open()
    asked = [card(stage.film, 1), card(stage.film, 2), card(stage.film, 1)]
    made = Local(stage.film, stage.home).make_all(asked)
    assert made[0] == made[2] != made[1] and len(stage.queue.jobs()) == 2


def test_a_crew_with_nothing_to_do_leaves_by_itself_and_another_comes_at_once(stage: Stage) -> None:
    stage.idle = 1.0
    first = stage.open()
    assert Local(stage.film, stage.home).make_all([card(stage.film, 1)])
    until(lambda: stage.home.standing() is None, 40)
    assert Local(stage.film, stage.home).make_all([card(stage.film, 2)]) and stage.standing.pid != first.pid


def test_a_worker_that_is_stuck_before_its_first_word_is_replaced(stage: Stage) -> None:
    stage.workers, stage.silence = 1, 3.0
    os.kill(stage.open().workers["cpu0"], signal.SIGSTOP)
    (job,) = stage.add(card(stage.film, 1))
    until(lambda: stage.job(job).state == "done", 80)
    assert stage.job(job).failed_on == ()  # it was not the job's fault


def test_only_one_crew_works_through_a_queue(stage: Stage) -> None:
    there = stage.open()
    again = subprocess.run(
        [sys.executable, "-m", "studio.crew.engine", "--home", str(stage.home.folder)],
        cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip
    assert again.returncode == 0 and start(stage.home) == there


@pytest.mark.parametrize(
    ("hours", "now", "inside"),
    [("22:00-07:00", "23:10", True), ("22:00-07:00", "06:59", True), ("22:00-07:00", "07:00", False),
     ("22:00-07:00", "12:00", False), ("09:00-17:30", "09:00", True), ("09:00-17:30", "17:30", False)],
)  # fmt: skip
def test_hours_may_go_over_midnight(hours: str, now: str, inside: bool) -> None:
    assert within(hours, now) is inside

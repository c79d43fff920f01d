"""The queue keeps every job that was accepted, whatever happens to the file, the crew or the people."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pipelines.report import Refused
from pipelines.requests import TitleRequest
from studio.crew.job import OPEN, Wish, plain
from studio.crew.queue import Queue

ROOT = Path(__file__).parents[2]


def wish(film: Path, n: int, priority: int = 0) -> Wish:
    request = TitleRequest(f"Card {n}", width=128, height=72, frames=4, out=str(film / f"card{n}"))
    return Wish(request, film, f"card {n}", priority=priority)


def order(queue: Queue) -> list[str]:
    return [job.label for job in queue.jobs(states=("waiting",))]


def test_jobs_come_in_the_order_they_were_asked_for_and_first_goes_first(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    ids = queue.add([wish(tmp_path, n) for n in range(4)])
    assert order(queue) == ["card 0", "card 1", "card 2", "card 3"]
    queue.first([ids[2], ids[3]])
    assert order(queue) == ["card 2", "card 3", "card 0", "card 1"]
    queue.pause([ids[2]])
    assert order(queue) == ["card 3", "card 0", "card 1"]
    queue.resume([ids[2]])
    assert order(queue)[0] == "card 2"


def test_the_same_work_is_one_job(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    (first,) = queue.add([wish(tmp_path, 1)])
    assert queue.add([wish(tmp_path, 1), wish(tmp_path, 2)])[0] == first
    assert len(queue.jobs()) == 2
    queue.send(first, "cpu0")
    queue.fail(first, "no paint")
    assert queue.add([wish(tmp_path, 1)]) == (first,)  # asked for again
    job = queue.job(first)
    assert (job.state, job.attempts, job.reason, job.failed_on) == ("waiting", 0, "", ())


def test_a_result_outside_the_film_folder_is_refused_and_nothing_is_accepted(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    inside, film = wish(tmp_path / "a.film", 1), tmp_path / "a.film"
    for out in (tmp_path / "elsewhere", film / ".." / "b", Path("/etc/cards")):
        request = TitleRequest("X", width=128, height=72, frames=4, out=str(out))
        with pytest.raises(Refused, match="outside the film folder"):
            queue.add([inside, Wish(request, film, "X")])
    assert queue.jobs() == ()


def test_two_tries_then_the_reason(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    (job,) = queue.add([wish(tmp_path, 1)])
    assert queue.send(job, "cpu0") and not queue.send(job, "cpu1")
    assert queue.give_back(job, "its process ended", blame=True)
    assert queue.job(job).state == "waiting" and queue.job(job).failed_on == ("cpu0",)
    queue.send(job, "cpu1")
    assert queue.give_back(job, "", blame=False) and queue.job(job).attempts == 1  # the crew's death is nobody's fault
    queue.send(job, "cpu1")
    assert not queue.give_back(job, "its process ended, the second time", blame=True)
    told = plain(queue.job(job))
    assert told["state"] == "failed" and "second time" in told["reason"] and told["attempts"] == 2
    queue.retry([job])
    assert queue.job(job).state == "waiting" and queue.job(job).failed_on == ()


def test_cancelling_waits_for_who_runs_and_ends_who_waits(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    runs, waits = queue.add([wish(tmp_path, 1), wish(tmp_path, 2)])
    queue.send(runs, "cpu0")
    queue.cancel([runs, waits])
    assert queue.job(waits).state == "cancelled" and not queue.send(waits, "cpu0")
    assert queue.job(runs).state == "running" and queue.job(runs).stop
    queue.give_back(runs, "its process ended", blame=True)  # it died instead of answering: that is a stop too
    assert queue.job(runs).state == "cancelled"


def test_a_new_crew_adopts_what_is_finished_and_gives_the_rest_back(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    ids = queue.add([wish(tmp_path, n) for n in range(3)])
    for n in ids[:2]:
        queue.send(n, "cpu0")
    there = queue.job(ids[0]).key
    found = queue.adopt(lambda request: "{}" if request.key == there else None)
    assert found == (1, 1)
    assert [queue.job(n).state for n in ids] == ["done", "waiting", "waiting"] and queue.job(ids[1]).attempts == 0


def test_a_stop_that_a_crew_did_not_live_to_obey_is_obeyed(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    stopped, later = queue.add([wish(tmp_path, 1), wish(tmp_path, 2)])
    queue.send(stopped, "cpu0")
    queue.cancel([stopped])
    queue.adopt(lambda _request: None)
    assert queue.job(stopped).state == "cancelled" and queue.job(later).state == "waiting"


def test_what_three_crews_died_over_waits_for_the_person(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    (job,) = queue.add([wish(tmp_path, 1)])
    for _ in range(3):
        queue.send(job, "cpu0")
        queue.adopt(lambda _request: None)
    assert queue.job(job).state == "paused" and "three times" in queue.job(job).reason
    queue.resume([job])
    assert queue.send(job, "cpu0")


def test_a_row_of_another_workprint_is_failed_in_words_and_stops_nobody(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "q")
    strange, sound = queue.add([wish(tmp_path, 1), wish(tmp_path, 2)])
    for job in (strange, sound):
        queue.send(job, "cpu0")
    queue._db.execute("update job set request=? where id=?", ('{"version": 99}', strange))
    queue.adopt(lambda _request: None)
    assert queue.job(strange).state == "failed" and "version 99" in queue.job(strange).reason
    assert queue.job(sound).state == "waiting"


def test_a_damaged_queue_never_replaces_the_good_copy(tmp_path: Path) -> None:
    queue = Queue(tmp_path)
    queue.add([wish(tmp_path, n) for n in range(50)])
    queue.keep_copy()
    good = (tmp_path / "jobs.good.db").read_bytes()
    queue._db.execute("pragma wal_checkpoint(truncate)")
    with (tmp_path / "jobs.db").open("r+b") as file:
        file.seek(4096)
        file.write(bytes([255]) * 8192)
    with suppress(sqlite3.DatabaseError):
        queue.keep_copy()
    assert (tmp_path / "jobs.good.db").read_bytes() == good and not list(tmp_path.glob("*.new"))


def test_a_folder_is_the_same_however_it_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    queue = Queue(tmp_path / "q")
    request = TitleRequest("X", out=str(tmp_path / "a.film" / "x"))
    queue.add([Wish(request, Path("../a.film"), "x")])
    assert len(queue.jobs(tmp_path / "a.film")) == len(queue.jobs(Path("../a.film"))) == 1


def test_a_queue_of_a_newer_workprint_is_left_alone(tmp_path: Path) -> None:
    Queue(tmp_path).close()
    db = sqlite3.connect(tmp_path / "jobs.db")
    db.execute("pragma user_version=9")
    db.close()
    before = (tmp_path / "jobs.db").read_bytes()
    with pytest.raises(Refused, match="newer Workprint"):
        Queue(tmp_path)
    assert (tmp_path / "jobs.db").read_bytes() == before


@pytest.mark.parametrize("damage", ["text", "cut", "middle"])
def test_a_broken_queue_comes_back_from_its_last_good_copy_and_says_so(tmp_path: Path, damage: str) -> None:
    queue = Queue(tmp_path)
    queue.add([wish(tmp_path, n) for n in range(50)])
    queue.keep_copy()
    queue.close()
    file = tmp_path / "jobs.db"
    content = file.read_bytes()
    half = len(content) // 2
    file.write_bytes(
        {"text": b"not a table", "cut": content[:half], "middle": content[:4096] + b"\xff" * 4096 + content[8192:]}[
            damage
        ]
    )
    told: list[str] = []
    again = Queue(tmp_path, told.append)
    assert len(again.jobs()) == 50 and len(told) == 1 and "last good copy" in told[0]
    assert list(tmp_path.glob("jobs.broken-*.db"))


def test_what_was_accepted_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    """A process adds jobs one by one, says each aloud when it is accepted, and is killed in the middle."""
    told = tmp_path / "told"
    code = (
        "import sys\nfrom pathlib import Path\nsys.path.insert(0, 'tests/crew')\n"
        "from studio.crew.queue import Queue\nfrom test_queue import wish\n"
        f"queue, film = Queue(Path({str(tmp_path / 'q')!r})), Path({str(tmp_path)!r})\n"
        f"told = open({str(told)!r}, 'w')\n"
        "for n in range(100000):\n    queue.add([wish(film, n)])\n    print(n, file=told, flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    try:
        until = time.monotonic() + 60
        while (not told.exists() or len(told.read_text().splitlines()) < 20) and time.monotonic() < until:
            time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
    accepted = len(told.read_text().splitlines())
    assert accepted >= 20
    assert accepted <= len(Queue(tmp_path / "q").jobs()) <= accepted + 1


class Wishes(RuleBasedStateMachine):
    """Whatever people and crews do, in any order: no job is lost, twice there, or past its tries."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = Path(tempfile.mkdtemp())
        self.queue, self.ids = Queue(self.folder / "q"), set[str]()

    @rule(n=st.integers(0, 5))
    def add(self, n: int) -> None:
        self.ids.update(self.queue.add([wish(self.folder, n)]))

    @rule(n=st.integers(0, 9), what=st.sampled_from(["cancel", "pause", "resume", "first", "retry"]))
    def wishes(self, n: int, what: str) -> None:
        if self.ids:
            getattr(self.queue, what)([sorted(self.ids)[n % len(self.ids)]])

    @rule(outcome=st.sampled_from(["finish", "fail", "stopped", "lost", "back"]))
    def works(self, outcome: str) -> None:
        waiting = self.queue.jobs(states=("waiting",))
        if waiting and self.queue.send(waiting[0].id, "cpu0"):
            id_ = waiting[0].id
            if outcome == "finish":
                self.queue.finish(id_, "{}", 1.0)
            elif outcome == "fail":
                self.queue.fail(id_, "because")
            elif outcome == "stopped":
                self.queue.stopped(id_)
            else:
                self.queue.give_back(id_, "lost", blame=outcome == "lost")

    @rule()
    def crew_dies(self) -> None:
        if waiting := self.queue.jobs(states=("waiting",)):
            self.queue.send(waiting[0].id, "cpu0")
        self.queue.close()
        self.queue = Queue(self.folder / "q")
        self.queue.adopt(lambda _request: None)

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "queue"):
            return
        jobs = self.queue.jobs()
        assert {job.id for job in jobs} == self.ids and len({job.key for job in jobs}) == len(jobs)
        for job in jobs:
            assert job.state != "running" and len(job.failed_on) <= 2
            assert bool(job.reason) or job.state != "failed"
            assert job.state in OPEN or job.ended

    def teardown(self) -> None:
        self.queue.close()


Wishes.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestWishes = Wishes.TestCase

"""A look at the queue sees what ended, what came, and everything when nothing was open."""

from __future__ import annotations

from pathlib import Path

from pipelines.requests import TitleRequest
from studio.crew.home import Home
from studio.crew.job import Wish
from studio.crew.queue import Queue
from studio.desk.watching import read


def test_a_look_follows_the_queue_through_all_that_happens_to_it(home: Home, tmp_path: Path) -> None:
    queue, film = Queue(home.folder), tmp_path / "a.film"
    wishes = [Wish(TitleRequest(f"Card {n}", out=str(film / f"{n}")), film, f"card {n}") for n in range(4)]
    one, two, three = queue.add(wishes[:3])
    seen = read(queue, film, ())
    queue.send(one, "here")
    queue.finish(one, "{}", 1.0)
    queue.cancel([two])
    (four,) = queue.add(wishes[3:])
    seen = read(queue, film, seen)
    assert {job.id: job.state for job in seen} == {
        three: "waiting", four: "waiting", one: "done", two: "cancelled",
    }  # fmt: skip
    queue.retry([two])
    assert {job.state for job in read(queue, film, seen) if job.id == two} == {"waiting"}
    queue.cancel([two, three, four])
    seen = read(queue, film, read(queue, film, seen))
    assert sorted(seen, key=lambda job: job.id) == sorted(queue.jobs(film), key=lambda job: job.id)
    queue.close()

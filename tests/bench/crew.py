"""What the crew costs: the queue with 2,000 jobs, an idle crew, one job more than its stage, and two workers for one.

python -m tests.bench.crew
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from pipelines import stages
from pipelines.report import quietly
from pipelines.requests import BoardRequest, TitleRequest
from studio.crew import hands
from studio.crew.certs import certificates
from studio.crew.home import PLACE, Home, Standing
from studio.crew.job import Wish
from studio.crew.local import Local, start
from studio.crew.queue import Queue


def card(film: Path, n: int, frames: int = 4, width: int = 128) -> TitleRequest:
    height = width * 9 // 16 // 2 * 2
    return TitleRequest(f"Card {n}", width=width, height=height, frames=frames, out=str(film / f"card{n}"))


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def queue(folder: Path) -> None:
    """2,000 jobs: in, listed, one put first."""
    table, film = Queue(folder / "queue"), folder / "a.film"
    wishes = [Wish(card(film, n), film, f"card {n}") for n in range(2000)]
    ids: list[str] = []
    into = timed(lambda: ids.extend(table.add(wishes)))
    listed = timed(table.jobs)
    first = timed(lambda: table.first([ids[-1]]))
    print(f"2,000 jobs: added in {into:.2f} s, listed in {listed:.2f} s, one put first in {first * 1000:.0f} ms")
    table.close()


def family(there: Standing) -> list[psutil.Process]:
    chief = psutil.Process(there.pid)
    return [chief, *chief.children(recursive=True)]


def idle(there: Standing, seconds: float = 20.0) -> None:
    """Processor and memory of a crew that waits, by process."""
    processes = family(there)
    before = [sum(p.cpu_times()[:2]) for p in processes]
    time.sleep(seconds)
    shares = [(sum(p.cpu_times()[:2]) - b) / seconds for p, b in zip(processes, before, strict=True)]
    own = [p.memory_full_info().uss / 1e6 for p in processes]
    print(
        f"idle: {sum(shares):.2%} of a core in {len(processes)} processes ({shares[0]:.2%} the crew's own), "
        f"{sum(own):.0f} MB of their own ({own[0]:.0f} MB the crew's own)"
    )


def overhead(folder: Path, home: Home) -> None:
    """A job of some ten seconds by the crew, against the stage called directly; the median of three of each."""
    film = folder / "b.film"
    film.mkdir()
    crew = Local(film, home)
    crew.make_all([card(film, 900 + n) for n in range(4)])  # libraries loaded on both sides
    stages.make(card(film, 990), quietly)
    here, there = [], []
    for n in range(3):
        here.append(timed(lambda n=n: stages.make(card(film, 910 + n, 700, 1280), quietly)))
        there.append(timed(lambda n=n: crew.make_all([card(film, 920 + n, 700, 1280)])))
    ratio = statistics.median(there) / statistics.median(here)
    print(f"a job of {statistics.median(here):.1f} s: {ratio - 1:+.1%} by the crew")


def spread(folder: Path) -> None:
    """Sixteen jobs of one core (boards: their net and their painter take one thread) by one worker and by two."""

    def boards(film: Path, first: int, count: int) -> list[BoardRequest]:
        return [
            BoardRequest("two riders cross the dunes at dusk", seed=n, out=str(film / f"b{n}"))
            for n in range(first, first + count)
        ]

    took = {}
    for workers in (1, 2):
        home, film = Home(folder / f"crew{workers}"), folder / f"s{workers}.film"
        film.mkdir()
        there = start(home, workers)
        crew = Local(film, home)
        crew.make_all(boards(film, 100, 4 * workers))  # every worker has loaded the model
        took[workers] = timed(lambda film=film, crew=crew: crew.make_all(boards(film, 0, 16)))
        end(there)
    print(f"16 jobs: {took[1]:.1f} s by one worker, {took[2]:.1f} s by two: {took[1] / took[2]:.2f} times as fast")


async def _latency(there: Standing, home: Home) -> list[float]:
    from distributed import Client

    late: list[float] = []
    security = certificates(home.certificates).security()
    async with Client(there.address, security=security, asynchronous=True, set_as_default=False) as client:
        client.subscribe_topic("bench", lambda event: late.append(time.time() - event[1]["at"]))

        def send() -> None:
            from distributed import get_worker

            for _ in range(100):
                get_worker().log_event("bench", {"at": time.time(), "jpeg": os.urandom(20_000)})
                time.sleep(0.05)

        await client.submit(send, pure=False)
        await asyncio.sleep(0.5)
    return sorted(late)


def latency(there: Standing, home: Home) -> None:
    """How late a progress event with a picture of 20 kB comes, from a worker to whoever looks."""
    late = asyncio.run(_latency(there, home))
    print(
        f"progress with 20 kB: {statistics.median(late) * 1000:.1f} ms in the middle, "
        f"{late[int(len(late) * 0.95)] * 1000:.1f} ms for 95 in 100 ({hands.TOPIC} uses the same road)"
    )


def end(there: Standing) -> None:
    for process in reversed(family(there)):
        process.kill()
        process.wait()


def main() -> None:
    if "OMP_NUM_THREADS" not in os.environ:  # one thread here too, as a worker has: compare like with like
        os.environ |= {"OMP_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1"}
        os.execv(sys.executable, [sys.executable, "-m", "tests.bench.crew"])  # noqa: S606
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ[PLACE] = name
        queue(folder)
        home = Home(folder / "crew")
        there = start(home, 1)
        idle(there)
        latency(there, home)
        overhead(folder, home)
        end(there)
        spread(folder)
        print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

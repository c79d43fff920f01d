"""The crew under fire: real takes while workers, crews and whoever asks are killed at random; nothing may be lost.

python -m tests.bench.soak [MINUTES]
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psutil

from pipelines.blocking.ask import ask
from pipelines.blocking.compose import compose
from pipelines.requests import TakeRequest
from pipelines.results import found
from studio.crew.home import PLACE, Home
from studio.crew.job import OPEN
from studio.crew.local import Local, start
from studio.crew.queue import Queue

ROOT = Path(__file__).parents[2]
BATCH = 12


def takes(film: Path, batch: int) -> list[TakeRequest]:
    """A batch of takes of about two to eight seconds of work each; the same for the same number."""
    rng = random.Random(batch)
    return [
        TakeRequest(
            compose(ask(rng), rng).to_json(), width=640, height=360, frames=rng.randrange(48, 200), seed=batch,
            out=str(film / f"take-{batch}-{n}"),
        )
        for n in range(BATCH)
    ]  # fmt: skip


def client(home: Path, film: Path, batch: int) -> None:
    """What a window does: ask for a batch, and wait."""
    Local(film, Home(home)).make_all(takes(film, batch))


def ours(home: Path) -> list[psutil.Process]:
    """Every process that belongs to this crew, by its environment."""
    found_ = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(PLACE) == str(home.parent) and process.pid != os.getpid():
                found_.append(process)
    return found_


def main(minutes: float) -> None:
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        os.environ[PLACE] = name
        home, film = Home(), Path(name) / "a.film"
        film.mkdir()
        queue = Queue(home.folder)
        asking: subprocess.Popen[bytes] | None = None
        batch, killed, memory = 0, Counter[str](), []
        began = time.monotonic()
        while time.monotonic() - began < minutes * 60:
            if asking is None or asking.poll() is not None:
                batch += asking is not None and asking.returncode == 0
                command = [sys.executable, "-m", "tests.bench.soak", "client", str(home.folder), str(film), str(batch)]
                asking = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
            time.sleep(rng.uniform(4, 14))
            there = home.standing()
            what = rng.choices(("worker", "crew", "client"), (5, 2, 2))[0]
            pid = {"client": asking.pid, "crew": there.pid if there else 0}.get(what, 0)
            if what == "worker" and there and there.workers:
                pid = rng.choice(list(there.workers.values()))
            if there:
                with suppress(psutil.Error):
                    memory.append(psutil.Process(there.pid).memory_info().rss / 1e6)
            if pid:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    killed[what] += 1
        if asking:
            asking.kill()
            asking.wait()
        start(home)
        until = time.monotonic() + 600
        while queue.jobs(states=OPEN) and time.monotonic() < until:
            start(home)
            time.sleep(0.5)
        jobs = queue.jobs()
        states = Counter(job.state for job in jobs)
        whole = sum(found(job.key, job.out) is not None for job in jobs if job.state == "done")
        told = sum(bool(job.reason) for job in jobs if job.state == "failed")
        files = len(list(film.glob("*.mp4")))
        print(f"{minutes:.0f} minutes, killed: {dict(killed)}")
        print(f"{len(jobs)} jobs accepted: {dict(states)}; {whole} results whole, {told} failed with their reason")
        halves = len(list(film.glob(".*part*")))
        print(f"{files} films on the disk, {halves} half-made; tries {dict(Counter(job.attempts for job in jobs))}")
        half = len(memory) // 2
        first, last = sum(memory[:half]) / max(1, half), sum(memory[half:]) / max(1, len(memory) - half)
        print(f"the crew's memory: {first:.0f} MB in the first half, {last:.0f} MB in the second")
        queue.settle(None, "leave", "now")
        until = time.monotonic() + 60
        while (left := ours(home.folder)) and time.monotonic() < until:
            time.sleep(0.5)
        print(f"{len(left)} processes left behind")
        for process in left:
            process.kill()


if __name__ == "__main__":
    if sys.argv[1:2] == ["client"]:
        client(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 20.0)

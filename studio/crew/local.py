"""The crew of this machine, as a command or a window asks it: jobs go into the queue, and results are waited for.

Whoever waits may be killed at any time: the jobs go on, and the same ask finds them again.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from pipelines import results
from pipelines.report import Refused, Report, quietly
from pipelines.requests import BoardRequest, Request
from pipelines.results import Result

from . import inline
from .home import Home, Standing
from .job import Job, Needs, Wish, plain_path
from .port import Landed, nothing
from .queue import Queue

LOOK = 0.1  # seconds between two looks at the table
AWAY = "away"  # the rule that says: the crew was told to leave, do not call it back by yourself
COME_UP = 60.0  # seconds a crew has to come up


class Local:
    """Makes what is asked for one film folder by the crew of this machine, started when it is not at work."""

    def __init__(self, film: Path, home: Home | None = None) -> None:
        self.film, self.home = Path(plain_path(film)), home or Home()

    def make_all(
        self,
        asked: Sequence[Request],
        report: Report = quietly,
        landed: Landed = nothing,
        labels: Sequence[str] = (),
    ) -> tuple[Result, ...]:
        """All of ``asked``, like inline.make_all; what is to be written outside the film folder is made here.

        Raises Refused with the first reason when some cannot be made, after all others are done.
        """
        done, todo = inline.at_hand(asked, report, landed, lambda request: inline.inside(request, self.film))
        if todo:
            self._wait(asked, todo, done, report, landed, labels)
        return tuple(done[n] for n in range(len(asked)))

    def _wait(
        self,
        asked: Sequence[Request],
        todo: Sequence[int],
        done: dict[int, Result],
        report: Report,
        landed: Landed,
        labels: Sequence[str],
    ) -> None:
        queue = Queue(self.home.folder, lambda words: print(f"note: {words}", file=sys.stderr))
        try:
            wishes = [
                Wish(asked[n], self.film, labels[n] if labels else type(asked[n]).__name__, needs=needs_of(asked[n]))
                for n in todo
            ]
            ids: dict[str, list[int]] = {}
            for id_, n in zip(queue.add(wishes), todo, strict=True):  # equal requests are one job
                ids.setdefault(id_, []).append(n)
            queue.settle(None, AWAY, "")
            queue.keep_copy()
            start(self.home)
            bad: list[Job] = []
            seen = -1
            while ids:
                if (now := queue.changes()) != seen:
                    seen = now
                    jobs = queue.those(list(ids))
                    for job in jobs:
                        if job.state == "done":
                            for n in ids.pop(job.id):
                                done[n] = results.from_json(job.result)
                                landed(asked[n], done[n])
                        elif job.state in ("failed", "cancelled"):
                            ids.pop(job.id)
                            bad.append(job)
                    parts = sum(job.done for job in jobs if job.state == "running") + len(done)
                    report(min(1.0, parts / len(asked)), f"{len(done)} of {len(asked)}")
                    if held := queue.rule(self.film, "held"):
                        raise Refused(f"the jobs of this film are held: {held}; go on with: workprint jobs FILM resume")
                    if queue.rule(None, AWAY):
                        raise Refused("the crew was told to leave; the jobs wait, and go on with the same command")
                if ids:
                    start(self.home)
                    time.sleep(LOOK)
        finally:
            queue.close()
        if bad:
            first = bad[0]
            why = first.reason or ("it was cancelled" if first.state == "cancelled" else "no reason was given")
            raise Refused(f"{first.label}: {why}" + (f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""))


def needs_of(request: Request) -> Needs:
    """What a worker must have for it, as measured for the built-in stages."""
    if isinstance(request, BoardRequest):
        return Needs(memory=900_000_000, model="blocking")
    pixels = getattr(request, "width", 1280) * getattr(request, "height", 720)
    return Needs(memory=250_000_000 + pixels * 60)


def start(home: Home, workers: int = 0, listen: str = "") -> Standing:
    """The crew at work; started in a process of its own when there is none. Raises Refused when it does not come up.

    ``listen`` is the address for other machines to join at; without it nobody else can reach the crew.
    """
    if there := home.standing():
        return there
    command = [sys.executable, "-m", "studio.crew.engine", "--home", str(home.folder)]
    if workers:
        command += ["--workers", str(workers)]
    if listen:
        command += ["--listen", listen]
    apart: dict[str, Any] = {"creationflags": 0x08000200} if sys.platform == "win32" else {"start_new_session": True}
    root = Path(__file__).parents[2]
    with home.log.open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **apart,
        )
    until = time.monotonic() + COME_UP
    while time.monotonic() < until:
        if there := home.standing():
            return there
        if process.poll() == 0:  # another crew had the queue when it came, and may have left since
            return start(home, workers, listen) if time.monotonic() < until - 1 else _not_up(home)
        if process.poll() is not None:
            break
        time.sleep(LOOK)
    return _not_up(home)


def _not_up(home: Home) -> NoReturn:
    raise Refused(f"the crew did not come up; {home.log} says why")

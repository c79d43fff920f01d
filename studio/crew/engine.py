"""The crew at work: one process that feeds the queue to worker processes, and outlives whoever started it.

    python -m studio.crew.engine [--workers N]

Dask distributed is only the road: it starts workers, carries one job to each free one and brings the outcome back. What
waits, in which order, how often it is tried and what became of it is in the queue. Never more than one job a worker is
handed over, because Dask blames waiting jobs for the death of a worker, and forgets them all with its scheduler.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import secrets
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dask
import psutil
from distributed import Client, KilledWorker, Nanny, Scheduler
from filelock import Timeout

from pipelines import requests, results, stages
from pipelines.requests import Request

from . import carry, farm, hands
from .certs import certificates
from .home import Home, Standing
from .inline import cores
from .queue import Job, Queue
from .road import CONFIG, LOOPBACK
from .rules import lacking, travels, within

TICK = 0.05  # seconds between two looks at the queue while there is work; four times as long while there is none
ARRIVE = 30.0  # seconds within which a job that was handed over says its first word
SILENCE = 120.0  # seconds of silence that are always forgiven: weights load, a codec ends a file
IDLE = 600.0  # seconds without work after which the crew leaves
ASLEEP = 2.0  # seconds between two looks after which it was we who did not listen
COPY = 60.0  # seconds between two good copies of the queue

_log = logging.getLogger("workprint.crew")


@dataclass
class _Run:
    """A job in a worker's hands, and when it was last heard of, by a clock that sleep and people cannot change."""

    job: Job
    machine: str
    sent: float
    heard: float
    arrived: bool = False
    gaps: list[float] = field(default_factory=list)
    told: float = 0.0
    hung: bool = False
    told_to_stop: bool = False
    address: str = ""
    task: asyncio.Task[None] | None = None
    ending: asyncio.Task[None] | None = None

    def hear(self, now: float) -> None:
        self.gaps.append(now - self.heard)
        del self.gaps[:-50]
        self.heard, self.arrived = now, True

    def limit(self, silence: float) -> float:
        """How long it may be silent: ten times its usual gap, never less than ``silence``."""
        return max(silence, 10 * statistics.median(self.gaps)) if self.gaps else silence


class Crew:
    """One crew over one queue."""

    def __init__(
        self, home: Home, workers: int, idle: float = IDLE, silence: float = SILENCE, listen: str = "127.0.0.1"
    ) -> None:
        self.home, self.count, self.idle, self.silence, self.listen = home, workers, idle, silence, listen
        self.queue = Queue(home.folder, _log.warning)
        self.running: dict[str, _Run] = {}  # machine -> what it does
        self.nannies: dict[str, Any] = {}
        self.failures: dict[str, list[str]] = {}  # machine -> jobs that ended its process, one after the other
        self.loaded: dict[str, str] = {}  # machine -> the model it loaded last
        self.stirred = False  # we changed the queue ourselves, which `changes` does not tell
        self.scheduler: Any = None
        self.client: Any = None
        self.said: Standing | None = None
        self.token = secrets.token_hex(8)
        self.admitted: set[str] = set()  # names of other machines
        self.since = datetime.now(UTC).isoformat(timespec="seconds")

    async def work(self) -> None:
        """Until there has been nothing to do for a while, or somebody said stop."""
        done, back = self.queue.adopt(_finished)
        _log.info("found %d finished and %d unfinished jobs of an earlier crew", done, back)
        self.home.tidy()
        security = certificates(self.home.certificates).security()
        dask.config.set({**CONFIG, "temporary-directory": str(self.home.scratch)})
        async with AsyncExitStack() as stack:
            host, _, port = self.listen.rpartition(":") if ":" in self.listen else (self.listen, "", "0")
            where = LOOPBACK | {"host": host, "port": int(port)}
            self.scheduler = await stack.enter_async_context(Scheduler(security=security, **where))
            self.scheduler.handlers[farm.ASK] = self._admit
            self.admitted |= set(self.home.members())
            self.client = await stack.enter_async_context(
                Client(self.scheduler.address, security=security, asynchronous=True, set_as_default=False)
            )
            self.client.subscribe_topic(hands.TOPIC, self._hear)
            for n in range(self.count):
                name = f"cpu{n}"
                nanny = Nanny(
                    self.scheduler.address,
                    nthreads=1,
                    name=name,
                    security=security,
                    memory_limit=0,  # Dask's own limit is a share of the memory and kills what exceeds it
                    local_directory=str(self.home.scratch),
                    death_timeout="30s",
                    env={"OMP_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1"},  # as many workers as cores
                    **LOOPBACK,
                )
                self.nannies[name] = await stack.enter_async_context(nanny)
            self._say()
            try:
                await self._until_nothing_is_left()
            finally:
                self.home.say(None)
                for run in list(self.running.values()):  # whatever is half-made belongs to the next crew
                    self.queue.give_back(run.job.id, "", blame=False)
        self.queue.keep_copy()
        self.queue.close()

    async def _until_nothing_is_left(self) -> None:
        busy = copied = time.monotonic()
        seen, waiting, looked = -1, False, busy
        while True:
            if (slept := time.monotonic() - looked) > ASLEEP:  # the machine slept, or all of us were stopped
                for run in self.running.values():
                    run.sent, run.heard = run.sent + slept, run.heard + slept
            looked = time.monotonic()
            if self.running or waiting or self.stirred or self.queue.changes() != seen:
                seen, self.stirred = self.queue.changes(), False
                leave = self.queue.rule(None, "leave")
                if leave == "now" or (leave and not self.running):
                    self.queue.settle(None, "leave", "")
                    return
                self._obey()
                if not leave:
                    self._feed()
                self._watch()
                waiting = bool(self.queue.jobs(states=("waiting",)))
            self._say()
            now = time.monotonic()
            if self.running or waiting:
                busy = now
            elif now - busy > self.idle and len(self.scheduler.clients) <= 1:
                return
            if now - copied > COPY and busy > copied:
                copied = now
                self.queue.keep_copy()
            await asyncio.sleep(TICK if self.running else 4 * TICK)

    # ---- feeding ----------------------------------------------------------------------------------------------------

    def _obey(self) -> None:
        """Who was told to stop hears of it."""
        for run in self.running.values():
            if not run.told_to_stop and self.queue.job(run.job.id).stop:
                run.told_to_stop = True
                if run.machine in self.nannies:
                    (self.home.stops / run.job.id).touch()
                else:  # beside the job, not behind it: the other machine's event loop hears it at once
                    run.ending = asyncio.create_task(self.client.run(carry.stop, run.job.id, workers=[run.address]))

    def _feed(self) -> None:
        free = [w for w in self.scheduler.workers.values() if w.name not in self.running and self._may_work(w.name)]
        if not free:
            return
        waiting = []
        for job in self.queue.jobs(states=("waiting",)):
            if words := lacking(job.needs, psutil.virtual_memory().total):
                self.queue.fail(job.id, words)
            elif self._may_run(job):
                waiting.append(job)
        for worker in free:
            fit = waiting if worker.name in self.nannies else [j for j in waiting if travels(j)]
            found = self._next(fit, worker.name)
            if found is None:
                continue
            waiting.remove(found)
            if self.queue.send(found.id, worker.name):
                now = time.monotonic()
                run = self.running[worker.name] = _Run(found, worker.name, now, now, address=worker.address)
                run.task = asyncio.create_task(self._carry(run, worker.address))

    def _may_run(self, job: Job) -> bool:
        if self.queue.rule(Path(job.film), "held") or self.queue.rule(None, "held"):
            return False
        hours = self.queue.rule(Path(job.film), "hours") or self.queue.rule(None, "hours")
        return not hours or within(hours, datetime.now().astimezone().strftime("%H:%M"))

    def _next(self, waiting: Sequence[Job], machine: str) -> Job | None:
        """The first that may go to this worker; of equal rank, one that needs what it has loaded already."""
        names = {w.name for w in self.scheduler.workers.values()}
        fit = [j for j in waiting if machine not in j.failed_on or not names - set(j.failed_on)]
        if not fit:
            return None
        best = [job for job in fit if job.priority == fit[0].priority]
        return next((job for job in best if job.needs.model == self.loaded.get(machine)), best[0])

    def _may_work(self, name: str) -> bool:
        ours = name in self.nannies or str(name).partition("/")[0] in self.admitted
        return ours and not self._set_aside(name)

    def _set_aside(self, machine: str) -> bool:
        """Whoever lost its process over three different jobs in a row gets no more, while others are there."""
        bad = len(set(self.failures.get(machine, ()))) >= 3
        return bad and any(len(set(self.failures.get(name, ()))) < 3 for name in self.nannies if name != machine)

    async def _carry(self, run: _Run, address: str) -> None:
        """Hand over, wait, and write down what became of it."""
        job, stop = run.job, self.home.stops / run.job.id
        asked = {"id": job.id, "request": job.request}
        if run.machine in self.nannies:
            locks = {"lock": str(self.home.locks / run.machine), "work": str(self.home.work_lock(job.id))}
            asked |= {"stop": str(stop), **locks}
        else:
            asked |= {"share": self._share(Path(job.film))}
        future = self.client.submit(
            hands.run,
            json.dumps(asked),
            key=f"job-{job.id}-{time.monotonic_ns()}",
            workers=[address],
            retries=0,
            pure=False,
        )
        try:
            answer = json.loads(await future)
            self.failures.pop(run.machine, None)
            if answer.get("files"):
                answer["result"] = await self._bring(run, answer, address)
            self._settle(job, answer)
        except (KilledWorker, asyncio.CancelledError, Exception) as error:  # noqa: BLE001  the road itself may break
            self._lost(run, error)
        finally:
            self.loaded[run.machine] = job.needs.model
            stop.unlink(missing_ok=True)
            self.running.pop(run.machine, None)
            self.stirred = True

    def _share(self, film: Path) -> str:
        """A word in the film folder by which another machine knows that it sees the same one."""
        file = film / carry.SHARE
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.token, encoding="utf-8")
        return self.token

    async def _bring(self, run: _Run, answer: dict[str, Any], address: str) -> str:
        """What another machine made, carried home and checked; the result as it is here."""
        job = run.job

        async def fetch(name: str, at: int) -> bytes:
            run.hear(time.monotonic())
            piece = self.client.submit(carry.piece, job.id, name, at, workers=[address], pure=False)
            return bytes(await piece)

        made = await carry.bring(
            results.from_json(answer["result"]), requests.from_json(job.request), answer["files"], fetch
        )
        await self.client.submit(carry.forget, job.id, workers=[address], pure=False)
        return made.to_json()

    def _settle(self, job: Job, answer: dict[str, Any]) -> None:
        kind = answer["kind"]
        _log.info("%s (%s): %s %s", job.label, job.id, kind, answer.get("reason", ""))
        if kind == "done":
            self.queue.finish(job.id, answer["result"], answer["seconds"])
        elif kind == "stopped":
            self.queue.stopped(job.id)
        elif kind == "disk":  # nobody's fault: everything of this film waits until somebody has made room
            self.queue.settle(Path(job.film), "held", answer["reason"])
            self.queue.give_back(job.id, answer["reason"], blame=False)
        else:
            self.queue.fail(job.id, answer["reason"])

    def _lost(self, run: _Run, error: BaseException) -> None:
        """No outcome: the process died, was ended because it hung, or never got the job."""
        job = run.job
        _log.warning("%s (%s) on %s: %r", job.label, job.id, run.machine, error)
        if isinstance(error, KilledWorker):
            stages.sweep(requests.from_json(job.request))
        if run.arrived or isinstance(error, KilledWorker):
            self.failures.setdefault(run.machine, []).append(job.id)
            what = "it said nothing for too long and was ended" if run.hung else "its process ended"
            times = len(job.failed_on) + 1
            self.queue.give_back(
                job.id, f"{what} on {run.machine}{', the second time' if times > 1 else ''}", blame=True
            )
        else:
            self.queue.give_back(job.id, "", blame=False)

    # ---- watching ---------------------------------------------------------------------------------------------------

    def _hear(self, event: tuple[float, dict[str, Any]]) -> None:
        said, now = event[1], time.monotonic()
        for run in self.running.values():
            if run.job.id == said.get("job"):
                run.hear(now)
                if now - run.told > 0.5:
                    run.told = now
                    self.queue.tell(run.job.id, said["done"], said["words"])

    def _watch(self) -> None:
        now = time.monotonic()
        for run in list(self.running.values()):
            if run.hung:
                continue
            if not run.arrived and now - run.sent > ARRIVE:  # its worker was replaced under it
                run.hung = True
                if run.task:
                    run.task.cancel()
            elif run.arrived and now - run.heard > run.limit(self.silence):
                run.hung = True
                run.ending = asyncio.create_task(self._replace(run.machine))  # others are fed meanwhile

    async def _replace(self, machine: str) -> None:
        """A new process for a worker that no longer answers."""
        for worker in list(self.scheduler.workers.values()):
            if worker.name == machine:
                await self.client.restart_workers([worker.address], timeout=30, raise_for_error=False)

    async def _admit(self, token: str, machine: str, versions: dict[str, str]) -> dict[str, str]:
        """Another machine asks to be let in."""
        answer = farm.admit(self.home, self.admitted, token, machine, versions)
        _log.info("%s asked to be let in: %s", machine, answer.get("refused") or f"as {answer['name']}")
        if name := answer.get("name"):
            self.admitted.add(name)
            self.home.keep_members(self.admitted)
        return answer

    def _say(self) -> None:
        pids = {name: nanny.pid for name, nanny in self.nannies.items() if nanny.pid}
        others = {str(w.name): w.address for w in self.scheduler.workers.values() if w.name not in self.nannies}
        standing = Standing(os.getpid(), self.scheduler.address, self.since, pids, others)
        if standing != self.said:
            self.said = standing
            self.home.say(standing)


def _finished(request: Request) -> str | None:
    out = str(getattr(request, "out", ""))
    made = results.found(request.key, out) if out else None
    return made.to_json() if made else None


def main(words: Sequence[str] | None = None) -> int:
    """The crew's own process; ends at once when another crew works through this queue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--workers", type=int, default=0, help="0: one for each core")
    parser.add_argument("--idle", type=float, default=IDLE)
    parser.add_argument("--silence", type=float, default=SILENCE)
    parser.add_argument("--listen", default="127.0.0.1", help="ADDRESS or ADDRESS:PORT for other machines")
    given = parser.parse_args(words)
    home = Home(given.home)
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    _log.setLevel(logging.INFO)
    with suppress(Timeout), home.lock().acquire(timeout=2):
        asyncio.run(Crew(home, given.workers or cores(), given.idle, given.silence, given.listen).work())
    return 0


if __name__ == "__main__":
    sys.exit(main())

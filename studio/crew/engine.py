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
import sqlite3
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import dask
import psutil
from distributed import Client, KilledWorker, Scheduler
from filelock import Timeout

from pipelines import requests, results, stages
from pipelines.report import Refused
from pipelines.requests import Request

from . import carry, hands
from .address import split
from .certs import certificates
from .desk import desk
from .home import Home, Standing
from .inline import cores
from .invites import same
from .job import Job
from .local import AWAY
from .orders import Orders
from .queue import Queue
from .road import CONFIG, LOOPBACK, worker
from .rules import lacking, may_run, travels
from .runs import Run

TICK = 0.05  # seconds between two looks at the queue while there is work; four times as long while there is none
AGAIN = 5.0  # seconds after which waiting jobs are looked at again though nothing changed: hours begin and end
SILENCE = 120.0  # seconds of silence that are always forgiven: weights load, a codec ends a file
IDLE = 600.0  # seconds without work after which the crew leaves, unless other machines may come
ASLEEP = 2.0  # seconds between two looks after which it was we who did not listen
LOCAL = "127.0.0.1"  # this machine alone
COPY = 60.0  # seconds between two good copies of the queue
DAY = 86_400.0  # seconds after which what is long over is forgotten

_log = logging.getLogger("workprint.crew")


class Crew:
    """One crew over one queue."""

    def __init__(self, home: Home, workers: int, idle: float, silence: float, listen: str) -> None:
        self.home, self.count, self.idle, self.silence = home, workers, idle, silence
        self.queue = Queue(home.folder, _log.warning)
        self.listen = listen or self.queue.rule(None, "listen") or LOCAL
        self.running: dict[str, Run] = {}  # machine -> what it does
        self.nannies: dict[str, Any] = {}
        self.failures: dict[str, list[str]] = {}  # machine -> jobs that ended its process, one after the other
        self.loaded: dict[str, str] = {}  # machine -> the model it loaded last
        self.stirred = True  # something changed that the queue's own `changes` does not tell
        self.scheduler: Any = None
        self.client: Any = None
        self.desk = ""
        self.said: Standing | None = None
        self.token = secrets.token_hex(8)
        self.same = same()
        self.admitted: set[str] = set()  # names of other machines
        self.orders = Orders(home, self.queue, self.admitted, self._stir)
        self.endings: dict[str, asyncio.Task[None]] = {}  # machines whose process is being replaced
        self.since = datetime.now(UTC).isoformat(timespec="seconds")

    async def work(self) -> None:
        """Until there has been nothing to do for a while, or somebody said stop."""
        self.home.say(None)  # of a crew that was killed
        self.queue.settle(None, "leave", "")
        self.queue.settle(None, AWAY, "")  # whoever called this crew wants one again
        self.queue.settle(None, "listen", "" if self.listen == LOCAL else self.listen)
        done, back = self.queue.adopt(_finished)
        _log.info("found %d finished and %d unfinished jobs of an earlier crew", done, back)
        self.home.tidy()
        security = certificates(self.home.certificates).security()
        dask.config.set({**CONFIG, "temporary-directory": str(self.home.scratch)})
        async with AsyncExitStack() as stack:
            host, port = split(self.listen)
            where = LOOPBACK | {"host": host, "port": port}
            self.scheduler = await stack.enter_async_context(Scheduler(security=security, **where))
            self.admitted |= set(self.home.members())
            self.desk = await stack.enter_async_context(desk(self.home, host, port + 1 if port else 0, self.orders))
            self.client = await stack.enter_async_context(
                Client(self.scheduler.address, security=security, asynchronous=True, set_as_default=False)
            )
            self.client.subscribe_topic(hands.TOPIC, self._hear)
            for n in range(self.count):
                nanny = worker(self.scheduler.address, f"cpu{n}", security, self.home)
                self.nannies[f"cpu{n}"] = await stack.enter_async_context(nanny)
            try:
                await self._until_nothing_is_left()
            finally:
                for run in list(self.running.values()):  # whatever is half-made belongs to the next crew
                    with suppress(sqlite3.Error):
                        self.queue.give_back(run.job.id, "", blame=False)
        self.home.say(None)  # after the last worker has gone, so that nobody calls the next crew too early
        with suppress(sqlite3.Error, OSError):
            self.queue.keep_copy()
        self.queue.close()

    async def _until_nothing_is_left(self) -> None:
        busy = copied = looked = fed = time.monotonic()
        seen, waiting, tidied = -1, False, -DAY
        while True:
            now = time.monotonic()
            if now - looked > ASLEEP:  # the machine slept, or all of us were stopped
                for run in self.running.values():
                    run.sleep(now - looked)
            looked = now
            try:
                if self.stirred or self.queue.changes() != seen or (waiting and now - fed > AGAIN):
                    seen, self.stirred, fed = self.queue.changes(), False, now
                    leave = self.queue.rule(None, "leave")
                    if leave == "now" or (leave and not self.running):
                        self.queue.settle(None, "leave", "")
                        return
                    self._obey()
                    if not leave:
                        self._feed()
                    waiting = self.queue.some("waiting")
                if now - tidied > DAY:
                    tidied = now
                    self.queue.prune()
                    self.orders.tidy()
                if now - copied > COPY and busy > copied:
                    copied = now
                    self.queue.keep_copy()
                self._say()
            except (sqlite3.Error, OSError) as error:  # a full disk, most often: the jobs wait until there is room
                _log.warning("the queue could not be read or written: %s", error)
                self.stirred = True
                await asyncio.sleep(1.0)
            self._watch()
            guests = len(self.scheduler.workers) > len(self.nannies)
            if self.running or waiting or guests:
                busy = now
            elif self.listen == LOCAL and now - busy > self.idle and not self._attached():
                return
            await asyncio.sleep(TICK if self.running else 4 * TICK)

    def _attached(self) -> bool:
        """Whether somebody else looks on: Dask counts itself and us among its clients."""
        return len([name for name in self.scheduler.clients if name not in ("fire-and-forget", self.client.id)]) > 0

    # ---- feeding ----------------------------------------------------------------------------------------------------

    def _obey(self) -> None:
        """Who was told to stop hears of it."""
        for run in self.running.values():
            if not self.queue.job(run.job.id).stop:
                continue
            if run.ours:
                (self.home.stops / run.job.id).touch()
            elif run.stopping is None or (run.stopping.done() and run.stopping.exception()):
                # beside the job, not behind it: the other machine's event loop hears it at once
                run.stopping = asyncio.create_task(self.client.run(carry.stop, run.job.id, workers=[run.address]))

    def _feed(self) -> None:
        workers = {str(w.name): w for w in self.scheduler.workers.values() if self._may_work(str(w.name))}
        free = [name for name in workers if name not in self.running]
        if not free:
            return
        rules, clock = self.queue.rules(), datetime.now().astimezone().strftime("%H:%M")
        memory = psutil.virtual_memory().total
        waiting = []
        for job in self.queue.jobs(states=("waiting",)):
            if words := lacking(job.needs, memory):
                self.queue.fail(job.id, words)
            elif may_run(job, rules, clock):
                waiting.append(job)
        for name in free:
            ours = name in self.nannies
            held = sum(run.job.needs.memory for run in self.running.values() if run.ours)
            fit = [j for j in waiting if travels(j)] if not ours else [
                j for j in waiting if not held or held + j.needs.memory <= memory
            ]  # fmt: skip
            chosen = self._next(fit, name, workers)
            if chosen is None:
                continue
            waiting.remove(chosen)
            if self.queue.send(chosen.id, name):
                now = time.monotonic()
                run = self.running[name] = Run(chosen, name, workers[name].address, ours, now, now)
                run.task = asyncio.create_task(self._carry(run))

    def _next(self, waiting: Sequence[Job], machine: str, workers: Mapping[str, Any]) -> Job | None:
        """The first that may go to this worker; of equal rank, one that needs what it has loaded already."""

        def may_go(job: Job) -> bool:
            others = {name for name in workers if name in self.nannies or travels(job)} - set(job.failed_on)
            return machine not in job.failed_on or not others

        fit = [job for job in waiting if may_go(job)]
        if not fit:
            return None
        best = [job for job in fit if job.priority == fit[0].priority]
        return next((job for job in best if job.needs.model == self.loaded.get(machine)), best[0])

    def _may_work(self, name: str) -> bool:
        ours = name in self.nannies or name.partition("/")[0] in self.admitted
        return ours and name not in self.endings and not self._set_aside(name)

    def _set_aside(self, machine: str) -> bool:
        """Whoever failed three different jobs in a row gets no more, while one of our own is sound."""
        bad = len(set(self.failures.get(machine, ()))) >= 3
        return bad and any(len(set(self.failures.get(name, ()))) < 3 for name in self.nannies if name != machine)

    # ---- carrying ---------------------------------------------------------------------------------------------------

    async def _carry(self, run: Run) -> None:
        """Hand over, wait, and write down what became of it, however long that cannot be written."""
        job, stop = run.job, self.home.stops / run.job.id
        asked: dict[str, Any] = {"id": job.id, "request": job.request}
        if run.ours:
            locks = {"lock": str(self.home.locks / run.machine), "work": str(self.home.work_lock(job.id))}
            asked |= {"stop": str(stop), **locks}
        else:
            asked |= {"share": self._share(Path(job.film)), "same": self.same}
        key = f"job-{job.id}-{time.monotonic_ns()}"
        try:
            answer = json.loads(
                await self.client.submit(
                    hands.run, json.dumps(asked), key=key, workers=[run.address], retries=0, pure=False
                )
            )
            write = partial(self._settle, run, answer if run.ours else await self._home(run, answer))
        except (asyncio.CancelledError, Exception) as error:  # noqa: BLE001  the road itself may break
            write = partial(self._lost, run, error)
        while True:
            try:
                write()
                break
            except (sqlite3.Error, OSError) as error:
                _log.warning("what became of %s cannot be written yet: %s", job.label, error)
                await asyncio.sleep(1.0)
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

    async def _home(self, run: Run, answer: dict[str, Any]) -> dict[str, Any]:
        """A guest's answer, checked here: its files brought home, its failures its own until we have tried."""
        request = requests.from_json(run.job.request)
        if answer["kind"] == "stopped":
            return answer
        if answer["kind"] != "done":
            return {"kind": "guest", "reason": f"{run.machine} could not: {answer['reason']}"}

        async def fetch(name: str, at: int) -> bytes:
            run.hear(time.monotonic())
            piece = self.client.submit(carry.piece, run.job.id, name, at, workers=[run.address], pure=False)
            return bytes(await piece)

        try:
            if answer["files"]:
                await carry.bring(results.from_json(answer["result"]), request, answer["files"], fetch)
                await self.client.submit(carry.forget, run.job.id, workers=[run.address], pure=False)
            # what counts is what lies here, never what somebody says
            return answer | {"result": carry.checked(request).to_json()}
        except (Refused, OSError) as error:
            found = hands.outcome(error, run.job.request)
            return found if found["kind"] == "disk" else {"kind": "guest", "reason": f"{run.machine}: {error}"}

    def _settle(self, run: Run, answer: dict[str, Any]) -> None:
        kind, job = answer["kind"], run.job
        _log.info("%s (%s) on %s: %s %s", job.label, job.id, run.machine, kind, answer.get("reason", ""))
        if kind == "guest":
            self.failures.setdefault(run.machine, []).append(job.id)
            self.queue.give_back(job.id, answer["reason"], blame=True)
            return
        self.failures.pop(run.machine, None)
        if kind == "done":
            self.queue.finish(job.id, answer["result"], answer["seconds"])
        elif kind == "stopped":
            self.queue.stopped(job.id)
        elif kind == "disk":  # nobody's fault: everything of this film waits until somebody has made room
            self.queue.settle(Path(job.film), "held", answer["reason"])
            self.queue.give_back(job.id, answer["reason"], blame=False)
        else:
            self.queue.fail(job.id, answer["reason"])

    def _lost(self, run: Run, error: BaseException) -> None:
        """No outcome: the process died, was ended because it hung, or never got the job."""
        job = run.job
        _log.warning("%s (%s) on %s: %r", job.label, job.id, run.machine, error)
        if isinstance(error, KilledWorker) and run.ours:
            stages.sweep(requests.from_json(job.request))
        if run.arrived or (isinstance(error, KilledWorker) and not run.hung):
            self.failures.setdefault(run.machine, []).append(job.id)
            what = "it said nothing for too long and was ended" if run.hung else "its process ended"
            again = ", the second time" if job.failed_on else ""
            self.queue.give_back(job.id, f"{what} on {run.machine}{again}", blame=True)
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
                    with suppress(sqlite3.Error):
                        self.queue.tell(run.job.id, said["done"], said["words"])

    def _watch(self) -> None:
        """Whoever says nothing for too long is replaced; others are fed meanwhile."""
        now = time.monotonic()
        for run in list(self.running.values()):
            if not run.hung and run.silent(now, self.silence):
                run.hung = True
                if not run.arrived and run.task:  # handed to a worker that was replaced under it, or is stuck itself
                    run.task.cancel()
                self.endings[run.machine] = asyncio.create_task(self._replace(run.machine, run.address))

    async def _replace(self, machine: str, address: str) -> None:
        """A new process for a worker that no longer answers; nothing is handed to it until then."""
        if address in self.scheduler.workers:
            with suppress(Exception):  # it may be gone by now
                await self.client.restart_workers([address], timeout=30, raise_for_error=False)
        self.endings.pop(machine, None)
        self.stirred = True

    def _stir(self, words: str) -> None:
        """The desk changed the queue, by this very process, which the queue's own ``changes`` does not tell."""
        _log.info("%s", words)
        self.stirred = True

    def _say(self) -> None:
        pids = {name: nanny.pid for name, nanny in self.nannies.items() if nanny.pid}
        others = {str(w.name): w.address for w in self.scheduler.workers.values() if w.name not in self.nannies}
        standing = Standing(os.getpid(), self.scheduler.address, self.since, pids, others, self.desk)
        if standing != self.said:
            self.home.say(standing)
            self.said, self.stirred = standing, True


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
    parser.add_argument("--listen", default="", help="ADDRESS or ADDRESS:PORT for other machines")
    given = parser.parse_args(words)
    home = Home(given.home)
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    _log.setLevel(logging.INFO)
    with suppress(Timeout), home.lock().acquire(timeout=2):
        asyncio.run(Crew(home, given.workers or cores(), given.idle, given.silence, given.listen).work())
    return 0


if __name__ == "__main__":
    sys.exit(main())

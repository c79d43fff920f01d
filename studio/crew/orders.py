"""What other machines ask this crew to make: taken into its queue, made under its rules, kept until they have it.

Whoever asks says what, never where: each film of each machine has a folder of the crew's own, a file in it is named by
the digest of its request, and only the one who asked can see or fetch it. Every question may be asked twice.
"""

from __future__ import annotations

import asyncio
import dataclasses
import re
import shutil
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pipelines import requests, results
from pipelines.report import Refused
from pipelines.results import Result

from . import carry, invites
from .home import Home
from .job import OPEN, Job, Wish, plain, plain_path, printable
from .local import AWAY, needs_of
from .queue import KEEP, Queue
from .rules import asked_from_afar
from .wishes import wish

MOST = 5_000  # jobs of one machine that may wait at a time
BATCH = 200  # jobs in one question
ROOM = 1_000_000_000  # bytes that stay free on this machine's disk
WISHES = ("pause", "resume", "cancel", "retry")

Answer = tuple[dict[str, Any], bytes]


class Orders:
    """What the desk answers, over the crew's own queue. ``changed`` tells the crew that it should look there.

    ``admitted`` are the names of the machines that were let in; the crew sees those that come.
    """

    def __init__(self, home: Home, queue: Queue, admitted: set[str], changed: Callable[[str], None]) -> None:
        self.home, self.queue, self.admitted, self.changed = home, queue, admitted, changed
        self._folder = Path(plain_path(home.orders))
        self._asks: Mapping[str, Callable[[str, Path, Mapping[str, Any]], Awaitable[Answer]]] = {
            "add": self._add, "look": self._look, "made": self._made, "piece": self._piece, "had": self._had,
            "jobs": self._jobs, "wish": self._wish,
        }  # fmt: skip

    def knows(self, who: str) -> bool:
        """See desk.Answers."""
        return who in self.admitted

    def admit(self, asked: Mapping[str, Any]) -> dict[str, str]:
        """See desk.Answers."""
        token, machine, versions = str(asked["token"]), str(asked["machine"]), dict(asked["versions"])
        to = str(asked.get("to", invites.LEND))
        answer = invites.admit(self.home, self.admitted, token, machine, versions, to)
        if name := answer.get("name"):
            self.admitted.add(name)
            self.home.keep_members(self.admitted)
        self.changed(f"{machine!r:.60} asked to be let in: {answer.get('refused') or f'as {name}'}")
        return answer

    async def order(self, who: str, asked: Mapping[str, Any]) -> Answer:
        """See desk.Answers."""
        ask = self._asks.get(str(asked["ask"]))
        film = str(asked["film"])
        if ask is None or not re.fullmatch(r"[0-9a-f]{32}", film):
            raise ValueError("nobody asks that")
        if not self.knows(who) or not re.fullmatch(r"\w[\w.-]*", who):
            raise Refused("this machine is not let in any more; ask the host for another invite")
        try:
            return await ask(who, self._folder / who / film, asked)
        except (OSError, sqlite3.Error) as wrong:
            why = getattr(wrong, "strerror", None) or type(wrong).__name__  # without the paths of this machine
            raise Refused(f"the host cannot read or write what is its own now ({why}); try again later") from wrong

    # ---- the questions ----------------------------------------------------------------------------------------------

    async def _add(self, who: str, folder: Path, asked: Mapping[str, Any]) -> Answer:
        """Take jobs into the queue: "wishes", each with its "request" and "label"; back come their "ids", in order.

        What is made already is not made again while its files are here.
        """
        wishes = [self._wished(who, folder, one) for one in asked["wishes"][:BATCH]]
        rows = [self.queue.work(wish.request.key, str(folder / wish.request.key)) for wish in wishes]
        there = {n: row.id for n, row in enumerate(rows) if row and (row.state in OPEN or _found(row))}
        todo = [n for n in range(len(wishes)) if n not in there]
        if todo:
            self._check_room(folder.parent, len(todo))
        there |= zip(todo, self.queue.add([wishes[n] for n in todo]), strict=True)
        self.changed(f"{who} asked for {len(wishes)} jobs, {len(todo)} of them new")
        return {"ids": [there[n] for n in range(len(wishes))]}, b""

    def _check_room(self, folder: Path, more: int) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if shutil.disk_usage(self._folder).free < ROOM:
            raise Refused("its disk is nearly full, and nothing new is taken on; make some room there")
        if self.queue.open_under(folder) + more > MOST:
            raise Refused(f"more than {MOST} jobs of this machine wait there already; let some of them be done first")

    def _wished(self, who: str, folder: Path, one: Mapping[str, Any]) -> Wish:
        request = requests.from_json(str(one["request"]))
        if words := asked_from_afar(request):
            raise Refused(words)
        request = dataclasses.replace(request, out=str(folder / request.key))  # type: ignore[call-arg]
        return Wish(request, folder, f"{printable(str(one['label']))[:60]} for {who}", needs=needs_of(request))

    async def _look(self, _who: str, folder: Path, asked: Mapping[str, Any]) -> Answer:
        """Where the jobs with these "ids" stand; those that nobody knows any more are left out."""
        jobs = [job for id_ in asked["ids"][:BATCH] if (job := self._known(folder, id_))]
        seen = [{"id": job.id, "state": job.state, "done": job.done, "reason": job.reason} for job in jobs]
        return {"jobs": seen, "held": self.queue.rule(folder, "held"), "away": self.queue.rule(None, AWAY)}, b""

    async def _made(self, _who: str, folder: Path, asked: Mapping[str, Any]) -> Answer:
        """The result of a finished job and its files; "gone" when they are not here any more."""
        job = self._own(folder, asked)
        made = _found(job)
        if made is None:
            return {"gone": True}, b""
        files = await asyncio.to_thread(carry.listed, made, folder)
        return {"result": results.moved(made, job.key).to_json(), "files": files}, b""

    async def _piece(self, _who: str, folder: Path, asked: Mapping[str, Any]) -> Answer:
        """The bytes of a "name"d file of a finished job, from "at" on."""
        job, name, at = self._own(folder, asked), str(asked["name"]), int(asked["at"])
        if not re.fullmatch(re.escape(job.key) + r"(\.\w{1,20}){1,3}", name) or not 0 <= at < 1 << 50:
            raise Refused("that file does not belong to that job")
        return {}, await asyncio.to_thread(carry.part, folder / name, at)

    async def _had(self, _who: str, folder: Path, asked: Mapping[str, Any]) -> Answer:
        """Whoever asked has all of a job: nothing of it is kept here."""
        job = self._own(folder, asked)
        carry.swept(folder, job.key)
        return {}, b""

    async def _jobs(self, _who: str, folder: Path, _asked: Mapping[str, Any]) -> Answer:
        """All jobs of the film, as ``workprint jobs`` lists them, and what holds them."""
        rules = {name: self.queue.rule(folder, name) for name in ("held", "hours")}
        return {"jobs": [plain(job) for job in self.queue.jobs(folder)], **rules}, b""

    async def _wish(self, who: str, folder: Path, asked: Mapping[str, Any]) -> Answer:
        """What should become of the jobs with these "ids", or of all of the film."""
        what, ids = str(asked["what"]), [str(id_) for id_ in asked["ids"]]
        if what not in WISHES:
            raise Refused(f"a machine elsewhere may {', '.join(WISHES)}; the rest is settled on the host itself")
        wish(self.queue, folder, what, ids)
        self.changed(f"{who} wishes: {what} {' '.join(ids)[:200] or 'all of a film'}")
        return {}, b""

    # ---- whose is it ------------------------------------------------------------------------------------------------

    def _known(self, folder: Path, id_: object) -> Job | None:
        """A job of that film and machine; to everybody else it does not exist."""
        with suppress(Refused):
            job = self.queue.job(str(id_))
            return job if job.film == str(folder) else None
        return None

    def _own(self, folder: Path, asked: Mapping[str, Any]) -> Job:
        job = self._known(folder, asked["id"])
        if job is None or job.state != "done":
            raise Refused("there is no such finished job")
        return job

    def tidy(self) -> None:
        """Forget what nobody fetched for a month."""
        before = time.time() - KEEP.total_seconds()
        for path in list(self._folder.glob("*/*/*")):
            with suppress(OSError):
                if path.is_file() and path.stat().st_mtime < before:
                    path.unlink()
                    path.parent.rmdir()  # the last one takes its folder with it


def _found(job: Job) -> Result | None:
    return results.found(job.key, job.out) if job.state == "done" else None

"""A crew on another machine, as a command asks it: jobs go into its queue, and what it made comes to the film here.

Whoever waits may be killed at any time: the jobs go on there, and the same ask finds them again and fetches what was
finished meanwhile. What needs the files of the film (a cut, the storyboard on paper) is made here.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipelines import results, stages
from pipelines.report import Refused, Report, quietly
from pipelines.requests import Request
from pipelines.results import Result

from . import carry, inline
from .job import OPEN, plain_path, printable
from .line import Line
from .port import Landed, nothing
from .rules import asked_from_afar

LOOK = 0.5  # seconds between two looks at what became of the jobs
BATCH = 100  # jobs in one question
QUESTION = 150_000  # bytes of one question, more or less
TIMES = 3  # that one thing may be made anew because it was gone before it came here


def film_there(film: Path) -> str:
    """How a film folder of this machine is called at a host: nothing that tells where it lies."""
    return hashlib.sha256(plain_path(film).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Remote:
    """Makes what is asked for one film folder by the crew at ``address``; ``kept`` has the certificate to ask with."""

    def __init__(self, film: Path, address: str, kept: Path) -> None:
        self.film, self.address, self.kept = Path(plain_path(film)), address, kept

    def make_all(
        self,
        asked: Sequence[Request],
        report: Report = quietly,
        landed: Landed = nothing,
        labels: Sequence[str] = (),
    ) -> tuple[Result, ...]:
        """All of ``asked``, like inline.make_all; what cannot be asked for from afar is made here.

        Raises Refused with the first reason when some cannot be made, after all others are done.
        """

        def away(request: Request) -> bool:
            return inline.inside(request, self.film) and not asked_from_afar(_bare(request))

        done, todo = inline.at_hand(asked, report, landed, away)
        if todo:
            with Line(self.address, self.kept) as line:
                errand = _Errand(line, film_there(self.film), asked, labels, done)
                errand.add(todo)
                while errand.ids:
                    for n in errand.look():
                        landed(asked[n], done[n])
                        report(errand.share, f"{len(done)} of {len(asked)}")
                    report(errand.share, f"{len(done)} of {len(asked)}")
                    if errand.ids:
                        time.sleep(LOOK)
            if errand.bad:
                more = f" (and {len(errand.bad) - 1} more)" if len(errand.bad) > 1 else ""
                raise Refused(f"{errand.bad[0]}{more}")
        return tuple(done[n] for n in range(len(asked)))


class _Errand:
    """One ask at a host: which of its jobs are open, what came home, and what could not be made."""

    def __init__(
        self, line: Line, film: str, asked: Sequence[Request], labels: Sequence[str], done: dict[int, Result]
    ) -> None:
        self.line, self.film, self.asked, self.done = line, film, asked, done
        self.labels = labels or [type(request).__name__ for request in asked]
        self.ids: dict[str, list[int]] = {}  # open job there -> what it makes; equal requests are one job
        self.bad: list[str] = []
        self._parts = 0.0  # of what is running there
        self._times: Counter[int] = Counter()

    def add(self, wanted: Sequence[int]) -> None:
        """Ask for them, or attach to the jobs that make them already."""
        wishes = [(n, {"request": _bare(self.asked[n]).to_json(), "label": self.labels[n]}) for n in wanted]
        for some in _batches(wishes):
            told = self.line.ask("add", film=self.film, wishes=[wish for _n, wish in some])["ids"]
            for (n, _wish), id_ in zip(some, told, strict=True):
                self.ids.setdefault(str(id_), []).append(n)

    def look(self) -> Iterator[int]:
        """What comes home, one after the other. Raises Refused when nothing goes on there."""
        ids, held, parts = list(self.ids), "", 0.0
        for at in range(0, len(ids), BATCH):
            told = self.line.ask("look", film=self.film, ids=ids[at : at + BATCH])
            held = self._held(told) or held
            there = {str(job["id"]): job for job in told["jobs"]}
            for id_ in ids[at : at + BATCH]:
                job = there.get(id_, {"state": "gone"})
                parts += float(job["done"]) if job["state"] == "running" else 0.0
                if job["state"] not in OPEN:
                    yield from self._over(id_, job)
        self._parts = parts
        if held and self.ids:
            raise Refused(held)

    @property
    def share(self) -> float:
        """How much of all that was asked is done, 0..1."""
        return min(1.0, (len(self.done) + self._parts) / len(self.asked))

    def _held(self, told: Mapping[str, Any]) -> str:
        where = self.line.address
        if told["held"]:
            return (
                f"the jobs of this film are held at {where}: {printable(str(told['held']))}; "
                f"go on with: workprint jobs FILM resume --crew {where}"
            )
        return f"the crew at {where} was told to leave; the jobs wait until it is hosted again" if told["away"] else ""

    def _over(self, id_: str, job: Mapping[str, Any]) -> list[int]:
        """A job that is not open any more: fetch what it made, ask anew for what is gone."""
        mine = self.ids.pop(id_)
        if job["state"] in ("failed", "cancelled"):
            otherwise = "it was cancelled" if job["state"] == "cancelled" else "no reason was given"
            self.bad.append(f"{self.labels[mine[0]]}: {printable(str(job['reason'])) or otherwise}")
            return []
        if job["state"] == "done" and all(self._fetch(id_, n) for n in mine):
            self.line.ask("had", film=self.film, id=id_)
            return mine
        landed = [n for n in mine if n in self.done]
        left = [n for n in mine if n not in self.done]
        self._times.update(left)
        if any(self._times[n] > TIMES for n in left):
            raise Refused(f"{self.labels[left[0]]} was made at {self.line.address} and gone each time it was fetched")
        self.add(left)
        return landed

    def _fetch(self, id_: str, n: int) -> bool:
        """Bring one result home and look at it here; False when the host has it no more."""
        request = self.asked[n]
        there = results.found(request.key, str(getattr(request, "out", "")))  # an equal request may have brought it
        if there is None:
            told = self.line.ask("made", film=self.film, id=id_)
            if told.get("gone"):
                return False

            async def fetch(name: str, at: int) -> bytes:
                return self.line.piece(film=self.film, id=id_, name=name, at=at)

            stages.sweep(request)  # of an ask that was killed while it fetched
            made = results.from_json(str(told["result"]))
            asyncio.run(carry.bring(made, request, told["files"], fetch, request.key))
            there = carry.checked(request)  # what counts is what lies here, never what somebody says
        self.done[n] = there
        return True


def _bare(request: Request) -> Request:
    """The request without a word on where it is to be written."""
    return replace(request, out="") if getattr(request, "out", "") else request  # type: ignore[call-arg]


def _batches(wanted: Sequence[tuple[int, dict[str, str]]]) -> Iterator[list[tuple[int, dict[str, str]]]]:
    """As many as fit into a question each time. Raises Refused for one that fits into none."""
    some: list[tuple[int, dict[str, str]]] = []
    size = 0
    for n, wish in wanted:
        long = len(json.dumps(wish))
        if long > QUESTION:
            raise Refused(f"{wish['label']} is too long to be asked for from afar; make it with --crew local")
        if some and (size + long > QUESTION or len(some) == BATCH):
            yield some
            some, size = [], 0
        some.append((n, wish))
        size += long
    if some:
        yield some

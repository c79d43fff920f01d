"""The crew without a queue: makes what is asked here and now, the painting spread over processes, and waits for it.

One contract, the same for every engine: a request and a report go in, a result comes out, and only JSON travels. What
is there already is found by its key. Stopped halfway, everything finished is kept and everything half-made is gone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from queue import Empty
from typing import Any

from pipelines import requests, results, stages
from pipelines.report import Cancelled, Refused, Report, quietly
from pipelines.requests import Request
from pipelines.results import Result

from .port import Landed, nothing

OFTEN = 0.1  # seconds between two words of progress from one worker
PATIENCE = 10.0  # seconds a worker has to put its things away after a stop

_told: Queue[tuple[int, float, str, bytes | None]]
_stop: Event


def make(request: Request, report: Report = quietly) -> Result:
    """One request, in this process. Raises Refused and Cancelled."""
    with _in_words(request):
        return _found(request) or stages.make(request, report)


def at_hand(
    asked: Sequence[Request], report: Report, landed: Landed, away: Callable[[Request], bool]
) -> tuple[dict[int, Result], list[int]]:
    """What is there or is made here and now, by place in ``asked``, and the places of what is to be made ``away``."""
    done: dict[int, Result] = {}
    todo: list[int] = []
    for n, request in enumerate(asked):
        there = _found(request)
        if there is None and away(request):
            todo.append(n)
        else:
            done[n] = there or make(request, report)
            landed(request, done[n])
    return done, todo


def inside(request: Request, film: Path) -> bool:
    """Whether its result is written into that film folder."""
    return Path(os.path.normpath(str(getattr(request, "out", "")))).is_relative_to(film)


def make_all(
    asked: Sequence[Request],
    report: Report = quietly,
    landed: Landed = nothing,
    workers: int = 0,
) -> tuple[Result, ...]:
    """All of ``asked``, each result at its request's place; ``landed`` is called with each as soon as it is there.

    Boards, cuts and sheets are made in this process and in order; takes and cards by ``workers`` processes (0: one for
    each core). Raises Refused when one of them cannot be made and Cancelled or KeyboardInterrupt when told to stop;
    what was finished until then lies on the disk and is found next time.
    """
    board = _Progress(asked, report)
    done: dict[int, Result] = {}

    def land(n: int, result: Result) -> None:
        done[n] = result
        landed(asked[n], result)
        board.tell(n, 1.0)

    todo: list[int] = []
    for n, request in enumerate(asked):
        there = _found(request)
        if there is not None:
            land(n, there)
        else:
            todo.append(n)
    spread = [n for n in todo if type(asked[n]) in stages.SPREAD]
    hands = min(workers or cores(), len(spread))
    if hands < 2:
        spread = []
    for n in todo:
        if n not in spread:
            land(n, make(asked[n], lambda *told, n=n: board.tell(n, *told)))
    if spread:
        try:
            _spread(asked, spread, land, board, hands)
        except BrokenProcessPool:
            left = [n for n in spread if n not in done]
            for n in left:
                stages.sweep(asked[n])
            try:  # a process died, most often for want of memory: once more, fewer at a time
                _spread(asked, left, land, board, max(1, hands // 2))
            except BrokenProcessPool as error:
                raise Refused(
                    "a process that paints was ended twice from outside, most often for want of memory; "
                    "close other programs or use a smaller size, and start again: what is finished is kept"
                ) from error
    return tuple(done[n] for n in range(len(asked)))


class Inline:
    """This process and its children as a crew: no queue, and gone with whoever asked."""

    def make_all(
        self,
        asked: Sequence[Request],
        report: Report = quietly,
        landed: Landed = nothing,
        labels: Sequence[str] = (),
    ) -> tuple[Result, ...]:
        """See port.Crew."""
        return make_all(asked, report, landed)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Progress:
    """Adds up what the requests tell, each weighed by its frames, and passes it on."""

    def __init__(self, asked: Sequence[Request], report: Report) -> None:
        self._weights = [float(getattr(request, "frames", 0) or 24) for request in asked]
        self._parts, self._report = [0.0] * len(asked), report

    def tell(self, n: int, done: float, words: str = "", preview: bytes | None = None) -> None:
        self._parts[n] = max(self._parts[n], min(1.0, done))
        finished = sum(part >= 1.0 for part in self._parts)
        share = sum(p * w for p, w in zip(self._parts, self._weights, strict=True)) / sum(self._weights)
        self._report(share, f"{finished} of {len(self._parts)}" + (f", {words}" if words else ""), preview)


def _found(request: Request) -> Result | None:
    out = getattr(request, "out", "")
    return results.found(request.key, out) if out else None


def _spread(
    asked: Sequence[Request], todo: Sequence[int], land: Callable[[int, Result], None], board: _Progress, hands: int
) -> None:
    """Make ``todo`` in processes of their own, the longest first so that none is left alone at the end."""
    context = multiprocessing.get_context("spawn")
    told, stop = context.Queue(), context.Event()
    pool = ProcessPoolExecutor(hands, context, _begin, (told, stop))
    jobs: dict[Future[str], int] = {}
    try:
        with _deaf_to_ctrl_c():
            for n in sorted(todo, key=lambda n: -getattr(asked[n], "frames", 0)):
                jobs[pool.submit(_work, n, asked[n].to_json())] = n
        waiting = set(jobs)
        while waiting:
            over, waiting = wait(waiting, OFTEN, FIRST_COMPLETED)
            for job in over:
                with _in_words(asked[jobs[job]]):
                    answer = job.result()
                land(jobs[job], results.from_json(answer))
            for news in _news(told):
                board.tell(*news)
    except BaseException:
        stop.set()
        for job in jobs:
            job.cancel()
        wait([job for job in jobs if job.running()], PATIENCE)
        raise
    finally:
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        _end(processes, told)
        for n in todo:
            stages.sweep(asked[n])


def _end(processes: Sequence[Any], told: Queue[Any]) -> None:
    """Nothing of ours runs on: whoever does not leave by itself is ended."""
    until = time.monotonic() + PATIENCE
    for process in processes:
        process.join(max(0.0, until - time.monotonic()))
        if process.is_alive():
            process.kill()
            process.join()
    told.close()
    told.cancel_join_thread()


def _news(told: Queue[Any]) -> Iterator[Any]:
    with suppress(Empty):
        while True:
            yield told.get_nowait()


@contextmanager
def _in_words(request: Request) -> Iterator[None]:
    """What nobody foresaw becomes one sentence too; the rest of the crew's errors pass."""
    try:
        yield
    except (Refused, Cancelled, BrokenProcessPool):
        raise
    except MemoryError as error:
        raise Refused("there is not enough memory; close other programs or use a smaller size") from error
    except Exception as error:
        what = f"{type(request).__name__.removesuffix('Request').lower()} {getattr(request, 'out', '')}".strip()
        raise Refused(
            f"the {what} failed in a way nobody foresaw ({type(error).__name__}: {error}); please report it"
        ) from error


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Processes that are started now never hear a Ctrl-C: it is answered here, by telling them to stop."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# ---- in a worker ----------------------------------------------------------------------------------------------------


def _begin(told: Queue[Any], stop: Event) -> None:
    global _told, _stop
    _told, _stop = told, stop
    told.cancel_join_thread()
    threading.Thread(target=_leave_with_the_crew, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OPENCV_FOR_THREADS_NUM", "OMP_NUM_THREADS"):  # as many workers as cores: one thread each
        os.environ[name] = "1"


def _leave_with_the_crew() -> None:
    """A worker whose crew was killed would wait for work for ever."""
    if crew := multiprocessing.parent_process():
        crew.join()
        os._exit(1)


def _work(number: int, asked: str) -> str:
    """One request as JSON to one result as JSON."""
    last = 0.0

    def report(done: float, words: str = "", preview: bytes | None = None) -> None:
        nonlocal last
        if _stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - last >= OFTEN:
            last = now
            _told.put((number, min(done, 0.999), words, preview))

    return stages.make(requests.from_json(asked), report).to_json()

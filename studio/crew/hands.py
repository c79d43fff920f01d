"""What runs in a worker: one job as JSON to one outcome as JSON. Nothing else ever travels to it.

An outcome is an answer, never an exception: only a process that dies leaves none. Progress goes out as events; the wish
to stop comes in as a file, which needs no scheduler to be alive.
"""

from __future__ import annotations

import errno
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipelines import requests, results, stages
from pipelines.report import Cancelled, Refused
from pipelines.requests import Request

from . import carry, invites
from .home import Home

OFTEN = 0.1  # seconds between two words of progress
PREVIEW = 200_000  # bytes of the largest preview that is passed on
TOPIC = "progress"
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.EACCES, errno.EPERM)


def run(job: str) -> str:
    """``job`` is {"id", "request", "stop", "lock", "work"}; the outcome has "kind" and what belongs to it.

    done: "result", "seconds" · stopped · refused: "reason" · memory: "reason" · disk: "reason". On another machine the
    job has "share" for the last three, and done also has "files" to be carried home.
    """
    asked = json.loads(job)
    guest = "share" in asked
    if guest:
        asked |= _own_places(asked["id"])
        Path(asked["stop"]).unlink(missing_ok=True)  # of an earlier try
        if words := invites.difference(invites.same(), asked["same"]):
            return json.dumps({"kind": "refused", "reason": words})
    start = time.perf_counter()
    try:
        tell = _Telling(asked["id"], Path(asked["stop"]))
        tell(0.0, "starting")  # the watchdog hears that the job has arrived
        request = requests.from_json(asked["request"])
        if guest:
            request = carry.away(request, asked["id"], asked["share"])
        with _alone(asked["lock"], tell), _alone(asked["work"], tell):
            out = str(getattr(request, "out", ""))
            made = results.found(request.key, out) if out else None  # another worker's, finished when nobody looked
            if made is None:
                stages.sweep(request)  # of a process that was killed over it
                made = stages.make(request, tell)
        answer: dict[str, Any] = {"kind": "done", "result": made.to_json(), "seconds": time.perf_counter() - start}
        if guest:
            answer["files"] = carry.packed(made, asked["id"])
    except Cancelled:
        answer = {"kind": "stopped"}
    except Exception as error:  # noqa: BLE001  whatever it was, it is an answer
        answer = outcome(error, asked["request"])
    if guest:
        Path(asked["stop"]).unlink(missing_ok=True)
        if answer["kind"] != "done":
            carry.forget(asked["id"])
    return json.dumps(answer)


def _own_places(job: str) -> dict[str, str]:
    """Where a machine that is not the host looks for the wish to stop, and locks its device."""
    from distributed import get_worker

    home = Home()
    device = str(get_worker().name).replace("/", "-")
    return {"stop": str(home.stops / job), "lock": str(home.locks / device), "work": str(home.work_lock(job))}


def outcome(error: Exception, request: str) -> dict[str, Any]:
    """What an error means for the job, in words."""
    if type(error).__name__ == "OutOfMemoryError" or isinstance(error, MemoryError):
        return {"kind": "memory", "reason": _smaller(request)}
    if isinstance(error, Refused):
        cause = error.__cause__
        if isinstance(cause, OSError) and cause.errno in NO_SPACE:
            return {"kind": "disk", "reason": str(error)}
        return {"kind": "refused", "reason": str(error)}
    if isinstance(error, OSError) and error.errno in NO_SPACE:
        return {"kind": "disk", "reason": f"nothing can be written: {error.strerror}"}
    return {
        "kind": "refused",
        "reason": f"it failed in a way nobody foresaw ({type(error).__name__}: {error}); please report it",
    }


def _smaller(request: str) -> str:
    """Out of memory is an answer too: how large it was, and what would fit better."""
    asked: Request | None = None
    with suppress(Refused):
        asked = requests.from_json(request)
    width, height = getattr(asked, "width", 0), getattr(asked, "height", 0)
    if not width:
        return "there was not enough memory; close other programs and try again"
    smaller = f"{max(64, width * 3 // 8 * 2)}x{max(64, height * 3 // 8 * 2)}"
    return f"there was not enough memory for {width}x{height}; close other programs, or try --size {smaller}"


class _Telling:
    """The report of a job: tells at most ten times a second and looks for the wish to stop every time."""

    def __init__(self, job: str, stop: Path) -> None:
        self._job, self._stop, self._last = job, stop, 0.0

    def __call__(self, done: float, words: str = "", preview: bytes | None = None) -> None:
        if self._stop.exists():
            raise Cancelled
        now = time.monotonic()
        if now - self._last < OFTEN:
            return
        self._last = now
        said: dict[str, Any] = {"job": self._job, "done": min(float(done), 0.999), "words": words}
        if preview and len(preview) <= PREVIEW:
            said["jpeg"] = preview
        with suppress(Exception):  # nobody listens any more: the job is finished all the same
            from distributed import get_worker

            get_worker().log_event(TOPIC, said)


@contextmanager
def _alone(lock: str, tell: _Telling) -> Iterator[None]:
    """One job a device, and one worker a job: whoever outlived its crew holds both until its take is finished."""
    from filelock import FileLock, Timeout

    held = FileLock(lock)
    while True:
        try:
            held.acquire(timeout=1.0)
            break
        except Timeout:
            tell(0.0, "waiting for an earlier worker to finish")
    try:
        yield
    finally:
        held.release()

"""What a person wishes for the jobs of one film, here or from another machine: pause, resume, cancel, retry, first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipelines.report import Refused

from .queue import Queue


def wish(queue: Queue, folder: Path, what: str, ids: Sequence[str]) -> None:
    """Write it down for the jobs named, or for the whole film. Raises Refused for a job of another film."""
    mine = {job.id: job for job in queue.jobs(folder)}
    for id_ in ids:
        if id_ not in mine:
            raise Refused(f"this film has no job {id_}; see: workprint jobs FILM")
    if what == "first" and not ids:
        raise Refused("say which jobs should come first, by their ids")
    if not ids and what == "pause":
        queue.settle(folder, "held", "it was paused by hand")
    if not ids and what == "resume":
        queue.settle(folder, "held", "")
    if ids or what != "pause":
        every = [id_ for id_, job in mine.items() if what != "retry" or job.state == "failed"]
        getattr(queue, what)(list(ids or every))

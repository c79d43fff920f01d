"""Looking at the crew's queue from the window's own thread: no more of it than has changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studio.crew.job import OPEN, Job
from studio.crew.queue import Queue


def read(queue: Queue, folder: Path, before: Sequence[Job]) -> tuple[Job, ...]:
    """The film's jobs, those that are open first. ``before`` is what was read last; empty reads everything.

    While something is open only that is read, and what was: of a long film thousands are done, and progress comes ten
    times a second.
    """
    was = [job.id for job in before if job.state in OPEN]
    if not was:
        return queue.jobs(folder)
    now = queue.jobs(folder, OPEN)
    left = {job.id for job in now}
    ended = queue.those([id_ for id_ in was if id_ not in left])
    fresh = left | {job.id for job in ended}
    return (*now, *ended, *(job for job in before if job.id not in fresh))

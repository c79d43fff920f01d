"""``workprint jobs``: what the crew makes of a film, in words or as JSON, and what should become of it."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from studio.commands import options
from studio.crew.home import Home
from studio.crew.job import OPEN, Job, plain
from studio.crew.local import start
from studio.crew.queue import Queue
from studio.trouble import Trouble

OFTEN = 0.5  # seconds between two looks while watching


def jobs(given: argparse.Namespace) -> int:
    """Run the verb."""
    folder = options.film_folder(given.film)
    home = Home()
    queue = Queue(home.folder, lambda words: print(f"note: {words}"))
    try:
        if given.what == "hours":
            if len(given.ids) != 1:
                raise Trouble(f"say which hours, for example: workprint jobs {given.film} hours 22:00-07:00")
            try:
                queue.settle(folder, "hours", options.hours(given.ids[0]))
            except argparse.ArgumentTypeError as wrong:
                raise Trouble(str(wrong)) from wrong
        elif given.what != "list":
            _wish(queue, folder, given.what, given.ids)
        if given.what in ("resume", "retry") and queue.jobs(folder, ("waiting",)):
            start(home)
        _show(queue, folder, given.json)
        while given.watch and queue.jobs(folder, OPEN):
            seen = queue.changes()
            while queue.changes() == seen:
                time.sleep(OFTEN)
            _show(queue, folder, given.json)
    finally:
        queue.close()
    return 0


def _wish(queue: Queue, folder: Path, what: str, ids: Sequence[str]) -> None:
    """What the person wants, for the jobs named or for the whole film."""
    mine = {job.id: job for job in queue.jobs(folder)}
    for id_ in ids:
        if id_ not in mine:
            raise Trouble(f"{folder.name} has no job {id_}; see: workprint jobs {folder.name}")
    if what == "first" and not ids:
        raise Trouble("say which jobs should come first, by their ids")
    if not ids and what == "pause":
        queue.settle(folder, "held", "it was paused by hand")
    if not ids and what == "resume":
        queue.settle(folder, "held", "")
    if ids or what != "pause":
        every = [id_ for id_, job in mine.items() if what != "retry" or job.state == "failed"]
        getattr(queue, what)(list(ids or every))


def _show(queue: Queue, folder: Path, as_json: bool) -> None:
    found = queue.jobs(folder)
    if as_json:
        print(json.dumps({"jobs": [plain(job) for job in found]}, ensure_ascii=False), flush=True)
        return
    for job in found:
        print(_line(job))
    counts = {state: sum(job.state == state for job in found) for state in dict.fromkeys(job.state for job in found)}
    print(", ".join(f"{count} {state}" for state, count in counts.items()) or "no jobs", flush=True)
    if held := queue.rule(folder, "held"):
        print(f"held: {held}; go on with: workprint jobs {folder.name} resume")
    if hours := queue.rule(folder, "hours"):
        print(f"only between {hours.replace('-', ' and ')}")


def _line(job: Job) -> str:
    share = f"{job.done:4.0%}" if job.state == "running" else "    "
    more = job.reason if job.state == "failed" else job.machine if job.state == "running" else ""
    again = f" (try {job.attempts})" if job.attempts > 1 else ""
    return f"{job.id}  {job.label:16} {job.state:9} {share} {more}{again}".rstrip()

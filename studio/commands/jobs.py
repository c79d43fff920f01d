"""``workprint jobs``: what the crew makes of a film, in words or as JSON, and what should become of it."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from studio.commands import options
from studio.crew.home import Home
from studio.crew.job import OPEN, plain, printable
from studio.crew.local import start
from studio.crew.queue import Queue
from studio.crew.wishes import wish
from studio.trouble import Trouble

OFTEN = 0.5  # seconds between two looks while watching


def jobs(given: argparse.Namespace) -> int:
    """Run the verb."""
    folder = options.film_folder(given.film)
    return _afar(given, folder) if options.afar(given.crew) else _here(given, folder)


def _here(given: argparse.Namespace, folder: Path) -> int:
    """The jobs of this machine's own crew."""
    home = Home()
    queue = Queue(home.folder, lambda words: print(f"note: {words}"))

    def show() -> None:
        rules = {name: queue.rule(folder, name) for name in ("held", "hours")}
        _show(folder.name, [plain(job) for job in queue.jobs(folder)], rules, given.json)

    try:
        if given.what == "hours":
            if len(given.ids) != 1:
                raise Trouble(f"say which hours, for example: workprint jobs {given.film} hours 22:00-07:00")
            try:
                queue.settle(folder, "hours", options.hours(given.ids[0]))
            except argparse.ArgumentTypeError as wrong:
                raise Trouble(str(wrong)) from wrong
        elif given.what != "list":
            wish(queue, folder, given.what, given.ids)
        if given.what in ("resume", "retry") and queue.jobs(folder, ("waiting",)):
            start(home)
        show()
        while given.watch and queue.jobs(folder, OPEN):
            seen = queue.changes()
            while queue.changes() == seen:
                time.sleep(OFTEN)
            show()
    finally:
        queue.close()
    return 0


def _afar(given: argparse.Namespace, folder: Path) -> int:
    """The jobs of this film at a crew on another machine."""
    from studio.crew.farm import let_in
    from studio.crew.line import Line
    from studio.crew.remote import film_there

    film, where = film_there(folder), f" --crew {given.crew}"
    with Line(given.crew, let_in(Home(), given.crew, None)) as line:
        if given.what != "list":
            line.ask("wish", film=film, what=given.what, ids=given.ids)
        before = None
        while True:
            told = line.ask("jobs", film=film)
            if told != before:
                _show(folder.name, told["jobs"], told, given.json, where)
            if not (given.watch and any(job["state"] in OPEN for job in told["jobs"])):
                return 0
            before = told
            time.sleep(OFTEN)


def _show(name: str, found: Sequence[Mapping[str, Any]], rules: Mapping[str, str], as_json: bool, at: str = "") -> None:
    if as_json:
        print(json.dumps({"jobs": list(found)}, ensure_ascii=False), flush=True)
        return
    for job in found:
        print(printable(_line(job)))
    states = [str(job["state"]) for job in found]
    counts = {state: states.count(state) for state in dict.fromkeys(states)}
    print(", ".join(f"{count} {state}" for state, count in counts.items()) or "no jobs", flush=True)
    if held := rules["held"]:
        print(printable(f"held: {held}; go on with: workprint jobs {name} resume{at}"))
    if hours := rules["hours"]:
        print(printable(f"only between {hours.replace('-', ' and ')}"))


def _line(job: Mapping[str, Any]) -> str:
    share = f"{job['progress']:4.0%}" if job["state"] == "running" else "    "
    more = job["reason"] if job["state"] == "failed" else job["machine"] if job["state"] == "running" else ""
    again = f" (try {job['attempts']})" if job["attempts"] > 1 else ""
    return f"{job['id']}  {job['label']:16} {job['state']:9} {share} {more}{again}".rstrip()

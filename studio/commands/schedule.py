"""``workprint schedule`` before shooting and ``workprint wrap`` after it: what a film will take, and what it took."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from studio.commands import options
from studio.commands.progress import Progress
from studio.crew.home import Home
from studio.crew.inline import cores
from studio.crew.measures import Measures
from studio.files.project import SUFFIX, holds_film, open_film
from studio.files.script import read_script, title_of
from studio.film import edits
from studio.film.film import Settings
from studio.schedule import Schedule, Wrap, estimate, span
from studio.schedule import wrap as wrapped
from studio.shoot import Shoot


def schedule(given: argparse.Namespace) -> int:
    """Everything that is not made yet, with its time, memory, disk and electricity."""
    path = Path(given.film)
    folder = options.beside(given.film, SUFFIX)
    if path.suffix != SUFFIX and not holds_film(folder):  # nothing was begun yet: the screenplay says enough
        script = read_script(path)
        film = edits.begin(script.text, title_of(script, path), Settings())
    else:
        folder = options.film_folder(given.film)
        film = open_film(folder)
    measures = Measures(Home().folder)
    try:
        shoot = Shoot(film, folder, Progress(quiet=True))
        found = estimate(shoot.missing(), measures, cores())
    finally:
        measures.close()
    if given.json:
        print(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        _tell_schedule(found)
    return 0


def wrap(given: argparse.Namespace) -> int:
    """What the shooting took, against what was thought."""
    folder = options.film_folder(given.film)
    found = wrapped(open_film(folder), folder)
    if given.json:
        print(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        _tell_wrap(found)
    return 0


def _tell_schedule(found: Schedule) -> None:
    if not found.rows:
        print("nothing is left to be made")
        return
    scene = None
    for row in found.rows:
        if row.scene != scene:
            scene = row.scene
            total = sum(r.seconds for r in found.rows if r.scene == scene)
            print(f"scene {scene}: {span(total)} of one worker" if scene else "the whole film")
        print(f"  {row.label:16} {span(row.seconds):>9}  ({span(row.low)} to {span(row.high)})")
    plain = found.to_json()["total"]
    print(
        f"{plain['jobs']} jobs by {found.workers} workers: about {span(plain['seconds'])} "
        f"({span(plain['low'])} to {span(plain['high'])}), {plain['memory'] / 1e9:.1f} GB of memory a worker, "
        f"{plain['bytes'] / 1e6:.0f} MB on the disk, {plain['kwh'] * 1000:.1f} Wh ({found.watts_from})"
    )
    if not all(row.measured for row in found.rows):
        print("some of it was never measured on this machine: the range is wide until a film has been made here")


def _tell_wrap(found: Wrap) -> None:
    if not found.table():
        print("nothing was shot yet")
        return
    for slate, *numbers in found.table()[:-1]:
        print(f"{slate:6} " + " ".join(f"{number:>12}" for number in numbers))
    total = found.to_json()["total"]
    print(
        f"in all {span(total['actual'])} of one worker; where there was an estimate: "
        f"{span(total['estimate'])} thought, {span(total['actual_of_estimated'])} taken"
    )
    ratio = f"{total['ratio']} s made for each second used" if total["ratio"] is not None else "nothing is used yet"
    print(f"{total['takes']} takes, {total['takes_a_shot']} a shot; {ratio}")

"""How quick the viewer is: seeks in a cut of 200 clips, playback across cuts, and a timeline of 2,000 shots.

    PYTHONPATH=. python tests/bench/playback.py FILM_FOLDER [--seconds 40]

FILM_FOLDER has takes; it is only read. Light copies are made in a temporary folder first. Milliseconds of CPU are of
the decoding thread (what it takes on a core of its own), those of the wall say how busy the machine is besides.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from pipelines import stages
from pipelines.report import quietly
from pipelines.requests import ProxyRequest
from studio.desk.desk import Desk
from studio.files.project import open_film
from studio.film import trimming
from studio.film.cut import Clip, Cut, Track
from studio.film.film import Film
from studio.film.moments import Programme
from studio.look.theme import dress
from studio.panels.strip_of import Strips
from studio.widgets.monitor import Monitor
from studio.widgets.pictures import Pictures
from studio.widgets.player import AHEAD, READY, Player
from studio.widgets.reels import Reels, Seen, Sight
from studio.widgets.timeline import Timeline

ROOM = QSize(928, 522)


def spread(name: str, times: list[float]) -> None:
    times = sorted(times)
    at = lambda share: 1000 * times[min(len(times) - 1, int(len(times) * share))]  # noqa: E731
    print(f"{name:50s} median {at(0.5):7.2f}  95 % {at(0.95):7.2f}  worst {1000 * times[-1]:7.1f} ms")


def many(film: Film, count: int) -> Film:
    """A cut of so many clips out of the takes there are, trimmed here and there."""
    chance = random.Random(1)
    takes, clips = film.takes, []
    for n in range(count):
        take = takes[n % len(takes)]
        start = chance.randrange(0, max(1, take.frames // 3))
        length = chance.randrange(24, max(25, take.frames - start))
        clips.append(Clip(f"c{n}", take.shot, start, min(length, take.frames - start), take.id, str(n)))
    return replace(film, cut=Cut((Track(parts=tuple(clips)),)))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--seconds", type=float, default=40)
    ask.add_argument(
        "--real", action="store_true", help="also play by the clock; only says something on a quiet machine"
    )
    ask.add_argument("--few", type=int, default=0, help="use only so many takes")
    given = ask.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, "dark")
    film = open_film(given.folder)
    film = many(replace(film, takes=film.takes[: given.few or None]), 200)
    with tempfile.TemporaryDirectory() as folder:
        began, spent = time.perf_counter(), os.times()
        light: dict[str, Path] = {}
        for take in film.takes:
            out = Path(folder) / take.id
            stages.make(ProxyRequest(str(given.folder / take.file), take.id, out=str(out)), quietly)
            light[take.id] = out.with_name(f"{take.id}.mp4")
        now = os.times()
        frames = sum(t.frames for t in film.takes)
        cpu = now.children_user + now.children_system - spent.children_user - spent.children_system
        size = sum(p.stat().st_size for p in light.values())
        each = f"{cpu / frames * 1000:.1f} CPU ms and {size / frames / 1000:.0f} kB a frame"
        print(f"light copies of {frames} frames: {each}, {time.perf_counter() - began:.0f} s")
        programme = Programme(film)

        def seen(frame: int, here: Programme = programme) -> Seen:
            def sight(look: object) -> Sight | None:
                take = here.film.take_by_id.get(getattr(look, "id", ""))
                return Sight(given.folder / take.file, look.frame, light=light[take.id]) if take else None  # type: ignore[attr-defined]

            moment = here.at(frame)
            return Seen(sight(moment.look), sight(moment.into), moment.mix)

        chance = random.Random(2)
        for name, is_light in (("from light copies", True), ("from the takes", False)):
            for how in ("anywhere", "dragging, 7 frames an event"):
                if how != "anywhere" and not is_light:
                    continue
                reels, walls, cpus, at = Reels(), [], [], 0
                for _ in range(400 if is_light else 60):
                    at = chance.randrange(programme.length) if how == "anywhere" else (at + 7) % programme.length
                    wall, thread = time.perf_counter(), time.thread_time()
                    reels.frame(seen(at), ROOM, is_light)
                    walls.append(time.perf_counter() - wall)
                    cpus.append(time.thread_time() - thread)
                spread(f"seek {name}, {how}: CPU", cpus)
                spread(f"seek {name}, {how}: wall", walls)
                reels.close()
        for name, kept in (("hard cuts", film), ("dissolves", _dissolved(film))):
            for kind, is_light in (("takes", False), ("light copies", True)):
                _alone(f"{name}, {kind}", kept, seen, is_light, given.seconds)
            if given.real:
                _play(app, name, kept, seen, given.seconds)
    _timeline(app, given.folder, film)


def _dissolved(film: Film) -> Film:
    for clip in film.cut.clips[:40]:
        try:
            film = trimming.dissolve(film, clip.id, 12)
        except ValueError:
            continue
    return film


def _alone(name: str, film: Film, seen: object, light: bool, seconds: float) -> None:
    """Play by the CPU's clock: as a decoding thread does that has a core to itself, with the player's own queue."""
    programme, reels, now = Programme(film), Reels(), 0.0
    due: list[float] = []
    late, worst, busy = 0, 0.0, 0.0
    count = min(programme.length, round(seconds * 24))
    for k in range(count):
        began = time.thread_time()
        reels.frame(seen(k, programme), ROOM, light)  # type: ignore[operator]
        spent = time.thread_time() - began
        busy, worst = busy + spent, max(worst, spent)
        if k == READY:  # the clock starts
            due = [now + n / 24 for n in range(count)]
        if due and k >= AHEAD:
            now = max(now, due[k - AHEAD])  # the queue was full until a frame was taken from it
        now += spent
        late += bool(due) and now > due[k]
    cuts = sum(place.start < count for place in programme.places)
    print(
        f"play {name}: {count} frames over {cuts} cuts, {late} late, worst frame {1000 * worst:.0f} ms,"
        f" {busy / count * 24:.0%} of a core"
    )
    reels.close()


def _play(app: QApplication, name: str, film: Film, seen: object, seconds: float) -> None:
    programme, player = Programme(film), Player()
    monitor = Monitor(player)
    monitor.resize(ROOM.width(), ROOM.height() + 40)
    monitor.show()
    player.show(lambda frame: seen(frame, programme), programme.length, Fraction(24), film.settings.size)  # type: ignore[operator]
    until = time.monotonic() + 1
    while time.monotonic() < until:
        app.processEvents()
    player.play()
    spent, until = time.process_time(), time.monotonic() + seconds
    shown: list[float] = []
    player.shown.connect(lambda: shown.append(time.perf_counter()))
    while time.monotonic() < until and player.speed:
        app.processEvents()
        time.sleep(0.001)
    spent = time.process_time() - spent
    cuts = sum(place.start <= player.frame for place in programme.places)
    gaps = [b - a for a, b in pairwise(shown)]
    print(
        f"play {name} by the clock: {player.played} frames over {cuts} cuts, {player.dropped} dropped,"
        f" {spent / seconds:.0%} of a core"
    )
    spread(f"play {name}: between two pictures", gaps)
    player.close()
    monitor.close()


def _timeline(app: QApplication, folder: Path, film: Film) -> None:
    for count in (200, 2000):
        big = many(film, count)
        desk = Desk()
        desk.folder = folder
        strips, pictures = Strips(desk), Pictures()
        timeline = Timeline(pictures)
        timeline.resize(1100, 260)
        timeline.show()
        timeline.show_strip(strips.strip(Programme(big)), Fraction(24))
        for _ in range(20):
            app.processEvents()
            timeline.grab()
            pictures.settle()
        times = []
        timeline.zoom(30, 500)
        for n in range(100):
            timeline.horizontalScrollBar().setValue(n * 97)
            began = time.thread_time()
            timeline.viewport().repaint()
            times.append(time.thread_time() - began)
        spread(f"timeline of {count}: scroll, CPU a repaint", times)
        timeline.fit()
        times = []
        for _ in range(20):
            began = time.thread_time()
            timeline.viewport().repaint()
            times.append(time.thread_time() - began)
        spread(f"timeline of {count}: all of it, CPU a repaint", times)
        times = []
        now = big
        for n in range(20):
            began = time.thread_time()
            now = trimming.ripple(now, f"c{n * 7}", "tail", -1)
            timeline.show_strip(strips.strip(Programme(now)), Fraction(24))
            timeline.viewport().repaint()
            times.append(time.thread_time() - began)
        spread(f"timeline of {count}: ripple to repaint, CPU", times)
        timeline.close()
        desk.folder = None


if __name__ == "__main__":
    main()

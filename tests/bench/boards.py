"""How the storyboard page keeps up with a film of 2,000 shots: layout, scrolling, one edit to the repaint.

PYTHONPATH=. QT_QPA_PLATFORM=offscreen python tests/bench/boards.py [SHOTS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from studio.crew.home import Home
from studio.desk.desk import Desk
from studio.desk.jobs import Jobs
from studio.desk.settings import Settings
from studio.files.media import board_file
from studio.film import boarding, edits
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.history import History
from studio.look.theme import dress
from studio.panels.boards import STRIP, BoardsPanel
from studio.panels.panel import Room
from studio.widgets.pictures import Pictures

SCENE = "INT. ROOM {n} - DAY\n\nA lamp burns. IDA (40) waits at the window of room {n}.\n\nIDA\nIs it {n} already?\n\n"


def film_of(shots: int, folder: Path) -> Film:
    """A film of that many shots, each with a board of its own on the disk (twenty pictures, linked)."""
    film = edits.begin("Title: Long\n\n" + "".join(SCENE.format(n=n) for n in range(shots)))
    film = replace(film, shots=film.shots[:shots])
    film = edits.lay(film, afresh=True)
    pictures = []
    for n in range(20):
        made = QImage(1280, 720, QImage.Format.Format_RGB32)
        for y in range(720):
            for x in range(0, 1280, 16):
                made.setPixelColor(x, y, QColor.fromHsv((n * 18 + x // 9) % 360, 120, 60 + (x * y) % 150))
        pictures.append(folder / f"{n}.png")
        made.save(str(pictures[-1]))
    boards = []
    for n, shot in enumerate(film.shots):
        file = folder / board_file(shot.id, f"b{n}")
        file.parent.mkdir(parents=True)
        os.link(pictures[n % 20], file)
        boards.append(Board(f"b{n}", shot.id, board_file(shot.id, f"b{n}"), (1280, 720), f"k{n}", words=shot.words))
    return replace(film, boards=tuple(boards))


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of this thread's own work: what a busy machine takes away meanwhile is not counted."""
    start = time.thread_time()
    call()
    return (time.thread_time() - start) * 1000


def told(name: str, times: list[float]) -> None:
    """The middle, the 95th of a hundred, the worst."""
    times.sort()
    late = times[int(len(times) * 0.95)]
    print(f"{name:42s} {times[len(times) // 2]:7.2f} ms, 95 %: {late:7.2f}, worst {times[-1]:7.2f}")


def main(shots: int) -> None:
    app = QApplication(sys.argv[:1])
    dress(app)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        film = film_of(shots, folder)
        desk = Desk()
        desk.folder, desk._history = folder, History(film, saved=film)
        desk._gone_wrong = True  # nothing is saved
        room = Room(desk, Jobs(desk, Home(folder / "crew"), lambda _: None), Pictures(app), Settings(folder / "i"))
        room.jobs.asleep = True
        page = BoardsPanel(room)
        page.resize(1400, 820)
        print(f"{len(film.shots)} shots; first show {timed(lambda: (page.show(), app.processEvents())):.0f} ms")
        for wall, name in ((page.grid, "grid"), (page.strip, "strip")):
            if wall is page.strip:
                page._view(STRIP)
                app.processEvents()
            bar = wall.horizontalScrollBar() if wall is page.strip else wall.verticalScrollBar()
            room.pictures.settle()
            app.processEvents()
            for step, what in ((30, "slow wheel"), (400, "fast drag of the bar")):
                bar.setValue(0)
                app.processEvents()
                go = lambda n, step=step, bar=bar: (bar.setValue(n * step), app.processEvents())  # noqa: E731
                frames = [timed(lambda n=n, go=go: go(n)) for n in range(240)]
                told(f"{name}, {what}, {step} px a frame", frames)
        page._view(0)
        app.processEvents()
        room.pictures.settle()
        app.processEvents()
        ids = [shot.id for shot in film.shots]
        sizes = ("CU", "MS", "WS", "ECU")
        edit = lambda n: desk.edit("Size", boarding.restage_all, [ids[n]], size=sizes[n % 4])  # noqa: E731
        told("one size to the repaint", [timed(lambda n=n: (edit(n), app.processEvents())) for n in range(60)])
        move = lambda n: desk.edit("Move", boarding.move_shots, [ids[n]], ids[n + 9])  # noqa: E731
        told("one panel moved to the repaint", [timed(lambda n=n: (move(n), app.processEvents())) for n in range(30)])
        pick = lambda n: desk.select(shot=ids[n])  # noqa: E731
        told("another panel chosen", [timed(lambda n=n: (pick(n), app.processEvents())) for n in range(0, 300, 7)])
        page.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)

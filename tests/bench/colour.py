"""The Colour page over a film of 2,000 shots: from an edit to the repainted page, scrolling, zooming, measuring.

PYTHONPATH=. QT_QPA_PLATFORM=offscreen python tests/bench/colour.py [SHOTS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QThreadPool
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.app import make_window
from studio.crew.home import Home
from studio.desk.settings import Settings
from studio.files.project import create, save_film
from studio.film import edits
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.palette import Palette, Swatch
from studio.look.theme import dress
from studio.panels.palette import PalettePanel
from studio.window import Window

COLOURS = ("#09141f", "#123442", "#26626c", "#7eaaa8", "#e8d6b2", "#f2a640", "#e0482a", "#7a2228")


def drawn(path: Path, nth: int) -> None:
    """A board with a gradient and some shapes in it."""
    made = QImage(640, 360, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    sky = QLinearGradient(0, 0, 0, 360)
    sky.setColorAt(0, QColor(COLOURS[nth % 8]))
    sky.setColorAt(1, QColor(COLOURS[(nth + 3) % 8]))
    painter.fillRect(made.rect(), sky)
    for n in range(12):
        painter.fillRect(53 * n, (n * 71 + nth * 13) % 300, 40, 60, QColor(COLOURS[(n + nth) % 8]))
    painter.end()
    made.save(str(path), quality=90)  # type: ignore[call-overload]


def film_of(many: int, folder: Path) -> Film:
    """A film of about that many shots, each with a board, every third scene in a palette of its own."""
    scene = "\n\n".join(f"Somebody looks at thing {n} and waits. Then a door opens." for n in range(8))
    words, n, film = [], 0, Film()
    while len(film.shots) < many:
        for _ in range(max(1, (many - len(film.shots)) // 10)):
            n += 1
            words.append(f"INT. ROOM {n} - NIGHT\n\n{scene}\n")
        film = edits.begin("\n".join(words))
    palettes = [
        Palette(f"p{n}", f"Palette {n}", tuple(Swatch(f"c{i}", COLOURS[i - n]) for i in range(8 - n))) for n in range(3)
    ]
    film = replace(film, palettes=tuple(palettes), palette="p0")
    scenes = list(dict.fromkeys(shot.scene for shot in film.shots))
    film = replace(film, scene_palettes=tuple((scene, f"p{1 + n % 2}") for n, scene in enumerate(scenes) if n % 3 == 0))
    (folder / "boards").mkdir(parents=True)
    for n in range(24):
        drawn(folder / "boards" / f"{n}.jpg", n)
    boards = []
    for n, shot in enumerate(film.shots):
        file = f"boards/{shot.id}.jpg"
        os.link(folder / "boards" / f"{n % 24}.jpg", folder / file)
        boards.append(Board(f"b{n}", shot.id, file, (640, 360), f"k{n}", words=shot.words))
    return replace(film, boards=tuple(boards))


def timed(name: str, do: Callable[[int], object], app: QApplication, times: int = 15) -> None:
    """Doing something and painting what it changed: by the clock, and of it what this thread worked."""
    took, worked = [], []
    for n in range(times):
        start, own = time.perf_counter(), time.thread_time()
        do(n)
        app.processEvents()
        took.append((time.perf_counter() - start) * 1000)
        worked.append((time.thread_time() - own) * 1000)
    clock, work = statistics.median(took), statistics.median(worked)
    print(f"  {name:44s} median {clock:6.1f} ms (worked {work:5.1f})   worst {max(took):6.1f} ({max(worked):5.1f})")


def settle(made: Window, page: PalettePanel, app: QApplication) -> int:
    """Paint until nothing is measured any more; how often it was painted."""
    quiet = rounds = 0
    while quiet < 8:
        before = len(page.look.strip._fits)
        made.room.pictures.settle()
        page.look.contents.settle()
        QThreadPool.globalInstance().waitForDone()
        QTest.qWait(60)
        app.processEvents()
        rounds += 1
        quiet = quiet + 1 if len(page.look.strip._fits) == before else 0
    return rounds


def main(many: int = 2000) -> None:
    """Open the page, measure, and print."""
    app = QApplication([])
    dress(app)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "long.film"
        film = film_of(many, Path(name) / "kept")
        create(folder, film)
        (Path(name) / "kept" / "boards").rename(folder / "boards.new")
        (folder / "boards").rmdir()
        (folder / "boards.new").rename(folder / "boards")
        save_film(film, folder)
        made = make_window(Settings(Path(name) / "ini"), Home(Path(name) / "crew"), start=lambda _: None)
        made.room.jobs.asleep = True
        made.resize(1440, 900)
        made.show()
        made.take(folder)
        start = time.perf_counter()
        page = made.go("Colour")
        app.processEvents()
        assert isinstance(page, PalettePanel)
        print(f"{len(film.shots)} shots, load {os.getloadavg()[0]:.1f}")
        print(f"  the page is there after {(time.perf_counter() - start) * 1000:.0f} ms")
        start = time.perf_counter()
        rounds = settle(made, page, app)
        strip = page.look.strip
        print(f"  {len(strip._fits)} shots measured in {time.perf_counter() - start:.1f} s, {rounds} paintings apart")
        desk = made.desk
        timed("a swatch is dragged: edit to repaint", lambda n: desk.edit(
            "x", edits.tune_swatch, "p0", 2, f"#2662{0x60 + n:02x}", gesture="drag"), app)  # fmt: skip
        timed("another shot is chosen", lambda n: desk.select(shot=film.shots[n * 50].id), app)
        timed("the pointer moves over the strip", lambda n: QTest.mouseMove(
            strip.viewport(), QPoint(200 + n * 30, 80)), app)  # fmt: skip
        timed("zoom in", lambda _: strip.zoom(1.3), app)
        bar = strip.horizontalScrollBar()
        timed("scroll, close", lambda n: bar.setValue(n * 400), app, 40)
        strip.zoom_whole()
        timed("scroll, far (the whole film)", lambda _: strip._again(), app)
        timed("a shot is recut to another length", lambda n: desk.edit(
            "x", edits.set_seconds, film.shots[5].id, 2 + n / 4), app)  # fmt: skip
        desk.read_only = "measured"
        made.close()


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:2]))

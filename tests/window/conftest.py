"""A real window, offscreen, over a real film folder; a crew that never comes up, so that tests decide what is made."""

from __future__ import annotations

import gc
import subprocess
import weakref
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import imageio_ffmpeg
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app import make_window
from studio.crew.home import Home
from studio.desk.desk import Desk
from studio.desk.settings import Settings
from studio.files.media import board_file, take_file
from studio.files.project import create
from studio.film import edits
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.film import Settings as FilmSettings
from studio.film.palette import Palette, Swatch
from studio.film.takes import Take
from studio.look.theme import dress
from studio.window import Window

SCRIPT = """Title: The Kiln

INT. POTTERY - NIGHT

A kiln glows in the dark. ADA (60) feeds it wood.

ADA
It wants more.

BEN (20) carries a log in from the rain.

BEN
It always wants more.

EXT. YARD - DAWN

Smoke over the roofs. Ada sits on the step, a cup in her hands.

INT. POTTERY - DAY

The kiln is open. A blue bowl, whole.
"""


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["workprint"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """In the dark theme, and as the application has it: no garbage is collected in the threads of the window."""
    if qapp.property("theme") != "dark":
        dress(qapp, "dark")
    gc.disable()
    gc.freeze()  # what was there before need not be looked through after every test
    yield
    gc.collect()
    gc.enable()


def picture(path: Path, colour: str, size: tuple[int, int] = (320, 180)) -> None:
    """A picture with a shape in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    painter = QPainter(made)
    painter.fillRect(size[0] // 3, size[1] // 3, size[0] // 3, size[1] // 3, QColor("#e8d8b0"))
    painter.end()
    assert made.save(str(path))


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real film of 96 frames, each another picture."""
    out = tmp_path_factory.mktemp("clip") / "clip.mp4"
    ask = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=24:duration=4", "-pix_fmt", "yuv420p", "-g", "12"]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", *ask, str(out)], check=True)
    return out


def begun(text: str = SCRIPT) -> Film:
    """A film of the script in a palette of its own."""
    ember = Palette(
        "ember", "Ember", (Swatch("Coal", "#1c1a1f"), Swatch("Ember", "#c8552b"), Swatch("Clay", "#d9b48a"))
    )
    return edits.use_palette(
        edits.add_palette(edits.begin(text, settings=FilmSettings(size=(320, 180))), ember), "ember"
    )


@pytest.fixture
def folder(tmp_path: Path, clip: Path) -> Path:
    """A film folder: every shot has a board, the first two shots have a take."""
    where = tmp_path / "The Kiln.film"
    film = begun()
    create(where, film)
    for n, shot in enumerate(film.shots):
        file = board_file(shot.id, f"board{n}")
        picture(where / file, ("#4a2a1c", "#1d2b3a", "#5b6b4a")[n % 3])
        film = edits.add_board(film, Board(f"board{n}", shot.id, file, (320, 180), f"key{n}"))
    for n, shot in enumerate(film.shots[:2]):
        file = take_file(f"take{n}")
        (where / file).write_bytes(clip.read_bytes())
        film = edits.add_take(film, Take(f"take{n}", shot.id, file, 96, Fraction(24), (320, 180), key=f"take{n}"))
    from studio.files.project import save_film

    save_film(film, where)
    return where


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "crew")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, folder: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """The window with the film open; afterwards nothing of it may be left."""
    monkeypatch.setattr("studio.crew.local.start", lambda *_: None)
    made = make_window(Settings(tmp_path / "window.ini"), home, start=lambda _home: None)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    assert made.take(folder)
    yield made
    made.close()
    QThreadPool.globalInstance().waitForDone()
    gone = weakref.ref(made)
    made.deleteLater()
    del made
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    gc.collect()
    assert gone() is None or not _alive(gone()), "the window is still there after it was closed"


def _alive(window: Window | None) -> bool:
    import shiboken6

    return window is not None and shiboken6.isValid(window)


@pytest.fixture
def desk(window: Window) -> Desk:
    return window.desk

"""Makes everything and joins it: the only file that does."""

from __future__ import annotations

import argparse
import faulthandler
import importlib
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QThread, QTimer
from PySide6.QtWidgets import QApplication

from studio.crew import local
from studio.crew.home import Home
from studio.desk.begin import begin_film, sample_film
from studio.desk.desk import Desk
from studio.desk.garbage import Garbage
from studio.desk.jobs import Jobs
from studio.desk.settings import Settings
from studio.look.theme import dress
from studio.panels.panel import Panel, Room
from studio.panels.projector import Projector
from studio.trouble import Trouble
from studio.widgets.pictures import Pictures
from studio.window import Page, Side, Window


def _later(where: str) -> Callable[[Room], Panel]:
    """A panel by "module:class", loaded when its page is first shown, so that the first one is there at once."""

    def make(room: Room) -> Panel:
        module, _, name = where.partition(":")
        made: Panel = getattr(importlib.import_module(module), name)(room)
        return made

    return make


PAGES: tuple[Page, ...] = (
    Page("Write", "pencil-line", _later("studio.panels.script:ScriptPanel")),
    Page("Board", "squares-four", _later("studio.panels.boards:BoardsPanel")),
    Page("Colour", "palette", _later("studio.panels.palette:PalettePanel")),
    Page("Shoot", "video-camera", _later("studio.panels.takes:TakesPanel")),
    Page("Cut", "scissors", _later("studio.panels.timeline:TimelinePanel"), without=("Viewer", "Jobs")),
)
SIDES: tuple[Side, ...] = (
    Side("Viewer", _later("studio.panels.viewer:ViewerPanel")),
    Side("Jobs", _later("studio.panels.jobs:JobsPanel")),
)


def make_window(
    settings: Settings | None = None, home: Home | None = None, start: Callable[[Home], object] = local.start
) -> Window:
    """The window with all that stands behind it, nothing open yet."""
    settings = settings or Settings()
    desk = Desk()
    jobs = Jobs(desk, home, start)
    room = Room(desk, jobs, Pictures(desk), settings, Projector(desk, jobs, settings))

    def begin(script: Path) -> bool:
        return begin_film(desk, script)

    return Window(room, PAGES, SIDES, begin)


def window(given: argparse.Namespace) -> int:
    """``workprint`` without a verb: the window, or pictures of every page of it."""
    shots = getattr(given, "screenshots", None)
    if shots:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Trouble("there is no display to open a window on; make films without it: workprint film SCRIPT")
    QCoreApplication.setApplicationName("workprint")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101
    settings = Settings()
    dress(app, given.theme or settings.theme)
    made = make_window(settings)
    if given.size:
        made.resize(*given.size)
    wanted = given.folder or given.film
    if shots:
        return _screenshots(app, made, Path(shots), wanted)
    _tell_what_breaks(made)
    garbage = Garbage(made)
    made.desk.opened.connect(garbage.settle)
    if not given.size:
        made.restore()
    made.show()
    # the first frame is painted before the film is read
    QTimer.singleShot(0, lambda: _open(made, wanted))
    return app.exec()


def _open(made: Window, wanted: str | None) -> None:
    """What was named, else the last film, else the sample film."""
    recent = made.room.settings.recent
    if wanted:
        made.take(Path(wanted))
    elif recent:
        made.take(recent[0])
    else:
        sample_film(made.desk)


def _screenshots(app: QApplication, made: Window, folder: Path, wanted: str | None) -> int:
    """One PNG a page, without a display; nothing is made and nothing is saved."""
    folder.mkdir(parents=True, exist_ok=True)
    made.room.jobs.asleep = True
    if wanted is None and made.room.settings.recent:
        wanted = str(made.room.settings.recent[0])
    if wanted is None or not made.take(Path(wanted)):
        raise Trouble(f"there is no film to show: {made.remarks.text or 'name one with --film FOLDER'}")
    made.show()
    for page in PAGES:
        panel = made.go(page.name)
        for _ in range(40):  # pictures are read in the background, and each may ask for more
            made.room.pictures.settle()
            panel.settle()
            QThread.msleep(10)
            app.processEvents()
        made.grab().save(str(folder / f"{page.name.lower()}.png"))
    made.close()
    return 0


def _tell_what_breaks(made: Window) -> None:
    """A mistake of ours is told in the quiet bar and kept in a file; the window goes on."""
    kept = Home().folder / "window.log"
    log = kept.open("a", encoding="utf-8")
    faulthandler.enable(log)

    def broke(kind: type[BaseException], wrong: BaseException, trace: TracebackType | None) -> Any:
        if issubclass(kind, KeyboardInterrupt):
            made.close()
            return
        traceback.print_exception(kind, wrong, trace, file=log)
        log.flush()
        traceback.print_exception(kind, wrong, trace)
        made.desk.say(f"something broke that should not have; the film is safe, and {kept} says more", "bad")

    sys.excepthook = broke

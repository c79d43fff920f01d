"""Which boards and takes were made in other colours than are planned now: counted in a thread, after an edit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from studio.desk.desk import Desk
from studio.files.media import inside
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.takes import Take
from studio.trouble import Trouble

AFTER = 350  # milliseconds without another edit


@dataclass(frozen=True)
class Differing:
    """Ids of shots: those whose newest board, and those whose best take, was made in other colours."""

    boards: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


class Differs(QObject):
    """Watches the open film while ``watching``; ``counted`` tells when there is something new to say."""

    counted = Signal(object)  # Differing

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.now = Differing()
        self._job: _Count | None = None
        self._known: dict[str, tuple[str, ...]] = {}  # file -> what it was made in: it never changes
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER)
        self._soon.timeout.connect(self._count)
        desk.opened.connect(self._other)

    def ask(self) -> None:
        """Count again soon."""
        self._soon.start()

    def _other(self) -> None:
        self._known = {}
        self.now = Differing()
        self.counted.emit(self.now)

    def _count(self) -> None:
        if self._desk.folder is None:
            return
        if self._job is not None:
            self._soon.start()
            return
        self._job = _Count(self._desk.film, self._desk.folder, self._known)
        self._job.told.done.connect(self._done)
        QThreadPool.globalInstance().start(self._job)

    def _done(self, job: _Count) -> None:
        if job is not self._job:
            return
        self._job = None
        if job.folder != self._desk.folder:
            return
        self._known.update(job.found)
        if job.film is not self._desk.film:
            self._soon.start()
        self.now = job.result
        self.counted.emit(self.now)


def differing(film: Film, folder: Path, known: dict[str, tuple[str, ...]]) -> Differing:
    """Count them; ``known`` is what boards and takes were made in, as far as it was read, and learns the rest."""
    colours = {p.id: tuple(s.hex for s in p.swatches) for p in film.palettes}
    boards: list[str] = []
    takes: list[str] = []
    for shot in film.shots:
        palette, drawn, take = film.palette_of(shot.scene), film.boards_of[shot.id], film.best_take(shot.id)
        if palette is None:
            continue
        for made, differ in ((drawn[-1] if drawn else None, boards), (take, takes)):
            if made is None:
                continue
            if made.file not in known:
                known[made.file] = _colours_of(folder, made)
            if known[made.file] not in ((), colours[palette.id]):
                differ.append(shot.id)
    return Differing(tuple(boards), tuple(takes))


def _colours_of(folder: Path, made: Board | Take) -> tuple[str, ...]:
    """The colours it was asked for in, as the file beside it says; empty when that does not say."""
    try:
        written = json.loads(inside(folder, made.file).with_suffix(".json").read_bytes())
        request = written["request"] if isinstance(made, Board) else written["stamp"]["request"]
    except (OSError, KeyError, ValueError, TypeError, RecursionError, Trouble):
        return ()
    return colours_asked(request)


def colours_asked(request: object) -> tuple[str, ...]:
    """The colours in a request, given as JSON or what was read from it; empty when it has none."""
    try:
        tree = json.loads(request) if isinstance(request, str) else request
        return tuple(str(colour) for colour in tree["palette"])  # type: ignore[index]
    except (KeyError, ValueError, TypeError, RecursionError):
        return ()


class _Told(QObject):
    done = Signal(object)


class _Count(QRunnable):
    def __init__(self, film: Film, folder: Path, known: dict[str, tuple[str, ...]]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.film, self.folder, self.told = film, folder, _Told()
        self.found = dict(known)
        self.result = Differing()

    def run(self) -> None:
        self.result = differing(self.film, self.folder, self.found)
        self.told.done.emit(self)

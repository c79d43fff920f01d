"""What every panel is: a widget that draws the film when it changes, and never keeps any of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from studio.actions import Action
from studio.desk.desk import Desk
from studio.desk.jobs import Jobs
from studio.desk.selection import Selection
from studio.desk.settings import Settings
from studio.files.media import inside
from studio.film.film import Film
from studio.panels.projector import Projector
from studio.trouble import Trouble
from studio.widgets.pictures import Pictures


@dataclass(frozen=True)
class Room:
    """What every panel is handed: the desk, the jobs, the pictures of this window, the settings, what plays the cut."""

    desk: Desk
    jobs: Jobs
    pictures: Pictures
    settings: Settings
    projector: Projector


class Panel(QWidget):
    """Draws one part of the film. A subclass builds its widgets, then overrides ``draw`` and ``choose``.

    A hidden panel does not draw; when it is shown it draws everything it missed in one go. While it draws, ``drawing``
    is true, and what its widgets emit must not become an edit: ask it before calling ``desk.edit``.
    """

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.desk, self.jobs, self.pictures = room.desk, room.jobs, room.pictures
        self.drawing = False
        self._drawn: Film | None = None
        self._chosen: Selection | None = None
        self.desk.film_changed.connect(self._changed)
        self.desk.opened.connect(self._other)
        self.desk.selected.connect(self._selected)

    # ---- for the subclass

    def draw(self, before: Film | None, film: Film) -> None:
        """Draw ``film``; ``before`` is what was drawn last, None at first or when another film was opened.

        Compare parts by identity (``before.shots is film.shots``) and leave alone what is the same.
        """

    def choose(self, selection: Selection) -> None:
        """Show what is chosen now."""

    def actions_offered(self) -> Sequence[Action]:
        """Lines of its own for the menus; asked once, when the panel is made."""
        return ()

    def settle(self) -> None:
        """Wait until what it reads in the background is read; for screenshots."""

    # ---- within

    def _changed(self, _before: Film, _film: Film) -> None:
        if self.isVisible():
            self._draw()

    def _other(self) -> None:
        self._drawn = self._chosen = None

    def _selected(self, _selection: Selection) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        film, chosen = self.desk.film, self.desk.selection
        with self.quietly():
            if film is not self._drawn:
                before, self._drawn = self._drawn, film
                self.draw(before, film)
            if chosen != self._chosen:
                self._chosen = chosen
                self.choose(chosen)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """While it lasts, ``drawing`` is true."""
        was, self.drawing = self.drawing, True
        try:
            yield
        finally:
            self.drawing = was

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what was missed."""
        super().showEvent(event)
        self._draw()


def board_file(film: Film, folder: Path | None, shot: str) -> Path | None:
    """The newest board of a shot that leads nowhere else, None when there is none."""
    return _inside(folder, film.boards_of[shot][-1].file) if film.boards_of[shot] else None


def ink_file(film: Film, folder: Path | None, shot: str) -> Path | None:
    """What is drawn over the newest board of a shot, None when nothing is."""
    boards = film.boards_of[shot]
    return _inside(folder, boards[-1].ink) if boards and boards[-1].ink else None


def take_file(film: Film, folder: Path | None, take: str) -> Path | None:
    """The file of a take, None when the film has no such take."""
    own = film.take_by_id.get(take)
    return _inside(folder, own.file) if own else None


def _inside(folder: Path | None, file: str) -> Path | None:
    try:
        return inside(folder, file) if folder else None
    except Trouble:
        return None

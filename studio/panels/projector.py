"""Joins the open film and the player: what the cut shows at every moment, and one head for all pages.

The desk keeps the head as ``selection.frame``. Choosing a shot puts the head on its clip; putting the head somewhere
chooses the shot that is seen there, when it stands still.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from studio.desk.desk import Desk
from studio.desk.jobs import Jobs
from studio.desk.selection import Selection
from studio.desk.settings import Settings
from studio.files.media import inside
from studio.film.cut import Clip
from studio.film.film import Film
from studio.film.moments import MODES, Look, Mode, Programme
from studio.film.takes import Take
from studio.trouble import Trouble
from studio.widgets.player import Player
from studio.widgets.reels import Seen, Sight

SETTLED = 60  # milliseconds after the last move of the head, after which the pages hear of it
LIGHTEN = 1500  # milliseconds after a change, after which light copies are asked for


class Projector(QObject):
    """Gives the player its programme, and keeps its head and the desk's the same."""

    def __init__(self, desk: Desk, jobs: Jobs, settings: Settings) -> None:
        super().__init__(desk)
        self.desk, self.jobs, self._settings = desk, jobs, settings
        self.player = Player(self)
        self.programme = Programme(desk.film)
        kept = str(settings.get("viewer/mode", "best"))
        self.player.mode = kept if kept in MODES else "best"
        self._files: dict[str, tuple[Take, Path | None, Path | None]] = {}
        self._telling = False
        self._settle, self._load, self._lighten = QTimer(self), QTimer(self), QTimer(self)
        for timer, wait, call in (
            (self._settle, SETTLED, self._tell),
            (self._load, 0, self._loaded),
            (self._lighten, LIGHTEN, self._ask_light),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(call)
        desk.film_changed.connect(self._film)
        desk.opened.connect(self._opened)
        desk.selected.connect(self._selected)
        jobs.landed.connect(self._landed)
        self.player.moved.connect(self._moved)
        self.player.changed.connect(self._mode)

    # ---- from the film

    def _opened(self) -> None:
        self.player.stop()
        self.player.unmark()
        self._files.clear()
        self.player.frame = 0

    def _film(self, before: Film, film: Film) -> None:
        parts = ("cut", "takes", "boards", "settings", "shots")
        if any(getattr(before, name) is not getattr(film, name) for name in parts):
            self._load.start()

    def _loaded(self) -> None:
        self._load.stop()
        film = self.desk.film
        mode: Mode = next(m for m in MODES if m == self.player.mode)
        self.programme = programme = Programme(film, mode)
        rate = film.settings.rate.fps
        self.player.show(lambda frame: self._seen(programme, frame), programme.length, rate, film.settings.size)
        self._lighten.start()

    def up_to_date(self) -> Programme:
        """The programme of the film as it is now."""
        if self._load.isActive():
            self._loaded()
        return self.programme

    def _mode(self) -> None:
        if self.player.mode != self.programme.mode:
            self._settings.keep("viewer/mode", self.player.mode)
            self._loaded()

    def _moved(self, _frame: int) -> None:
        self._settle.start()

    def _landed(self, kind: str, _shot: str) -> None:
        if kind == "light":
            self._files.clear()

    def _ask_light(self) -> None:
        self.jobs.lighten()

    # ---- the head

    def _selected(self, chosen: Selection) -> None:
        if self._telling:
            return
        self.up_to_date()
        here = self.programme.clip_at(self.player.frame)
        if chosen.frame != self.player.frame and not self._settle.isActive():
            self.player.seek(chosen.frame)
        elif chosen.shot and not (here and isinstance(here.part, Clip) and here.part.shot == chosen.shot):
            place = self.programme.of_shot(chosen.shot)
            if place and not self.player.speed:
                self.player.seek(place.start)

    def _tell(self) -> None:
        if self.player.speed or self.desk.folder is None:
            return
        here = self.up_to_date().clip_at(self.player.frame)
        shot = here.part.shot if here and isinstance(here.part, Clip) else None
        self._telling = True
        try:
            if shot == self.desk.selection.shot:
                self.desk.select(frame=self.player.frame)
            else:
                self.desk.select(frame=self.player.frame, shot=shot)
        finally:
            self._telling = False

    def close(self) -> None:
        """Let every file go."""
        for timer in (self._settle, self._load, self._lighten):
            timer.stop()
        self.player.close()

    # ---- what is seen

    def _seen(self, programme: Programme, frame: int) -> Seen:
        moment = programme.at(frame)
        return Seen(
            self._sight(programme.film, moment.look),
            self._sight(programme.film, moment.into) if moment.into else None,
            moment.mix,
        )

    def _sight(self, film: Film, look: Look) -> Sight | None:
        shot = film.shot_by_id.get(look.shot)
        slate = shot.slate if shot else ""
        if look.kind == "take":
            take = film.take_by_id[look.id]
            path, light = self._take_files(take)
            return Sight(path, look.frame, light=light, words=f"{slate}-T{take.number:02d}")
        if look.kind == "board":
            board = next(b for b in film.boards_of[look.shot] if b.id == look.id)
            return Sight(self._inside(board.file), still=True, words=slate)
        if look.kind == "nothing":
            return Sight(
                None, words=f"{slate}\n" + ("no take yet" if film.boards_of[look.shot] else "nothing drawn yet")
            )
        return None

    def _take_files(self, take: Take) -> tuple[Path | None, Path | None]:
        known = self._files.get(take.id)
        if known is None or known[0] is not take:
            light = self.jobs.light_file(take.id)
            known = take, self._inside(take.file), light if light and light.is_file() else None
            self._files[take.id] = known
        return known[1], known[2]

    def _inside(self, file: str) -> Path | None:
        folder = self.desk.folder
        try:
            return inside(folder, file) if folder else None
        except Trouble:
            return None

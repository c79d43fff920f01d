"""The desk: the one film that is open, and the one door through which it changes.

Panels listen to ``film_changed`` and draw; whatever a person or a finished job does comes in through ``edit``. It is
saved by itself, moments after it changed, in a thread of its own: a film is one frozen value, so that saving it while
the next edit is made is no trouble.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from studio.desk.selection import Selection
from studio.files.lock import Held
from studio.files.project import create, hold, open_told, save_film
from studio.film.film import Film
from studio.film.history import History
from studio.trouble import Trouble

SAVE_AFTER = 1200  # milliseconds after an edit; a burst of edits is saved once, and never later than LATEST after it
LATEST = 2000


@dataclass(frozen=True)
class Remark:
    """One sentence for the quiet bar. ``kind`` is "told" or "bad"; an ``offer`` is a button that does ``act``."""

    text: str
    kind: str = "told"
    offer: str = ""
    act: Callable[[], None] | None = None


class Desk(QObject):
    """The open film, its history, what is chosen. ``folder`` is None while nothing is open."""

    film_changed = Signal(object, object)  # the film before, the film now
    opened = Signal()  # another film is open, or none
    selected = Signal(object)  # Selection
    said = Signal(object)  # Remark
    saving_changed = Signal()  # dirty, saved or read-only: see ``standing``
    collecting = Signal()  # what a page holds and has not made an edit of yet must come in now

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(Film(), saved=None)
        self.folder: Path | None = None
        self.read_only = ""  # why, in words; empty when it can be saved
        self.selection = Selection()
        self._held = ExitStack()
        self._saving: _Save | None = None
        self._gone_wrong = False
        self._soon, self._latest = QTimer(self), QTimer(self)
        for timer, wait in ((self._soon, SAVE_AFTER), (self._latest, LATEST)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.save)

    # ---- what is open

    @property
    def film(self) -> Film:
        """The film now."""
        return self._history.film

    @property
    def history(self) -> History:
        """How the film came about: for the names of what can be undone."""
        return self._history

    @property
    def standing(self) -> str:
        """How the film stands to its folder, in words: "saved", "saving", "not saved" or why it is only read."""
        if self.read_only:
            return self.read_only
        if self._saving:
            return "saving"
        return "not saved" if self.folder and self._history.dirty else "saved"

    def open(self, folder: Path) -> bool:
        """Open a film folder in place of what is open now. Says what is wrong and stays as it was when it cannot."""
        folder = folder.absolute()
        if folder == self.folder and not self.read_only:
            return True
        held, read_only = ExitStack(), ""
        try:
            try:
                held.enter_context(hold(folder))
            except Held as other:
                read_only = str(other)
            except Trouble as wrong:
                if not folder.is_dir():
                    raise
                read_only = str(wrong)
            told = open_told(folder)
        except Trouble as wrong:
            held.close()
            self.say(str(wrong), "bad")
            return False
        self.close()
        self._held, self.folder, self.read_only = held, folder, read_only
        self._start(History(told.film, saved=told.film))
        for remark in (*told.remarks, *([read_only] if read_only and read_only not in told.remarks else [])):
            self.say(remark)
        return True

    def begin(self, folder: Path, film: Film) -> bool:
        """Make a new film folder with that film in it, and open it."""
        try:
            create(folder, film)
        except Trouble as wrong:
            self.say(str(wrong), "bad")
            return False
        return self.open(folder)

    def close(self) -> None:
        """Save, wait until it is on the disk, and let go of the folder."""
        if self.folder:
            self.collecting.emit()
            self.save()
            self.settle()
        self._held.close()
        self._held = ExitStack()
        self.folder, self.read_only = None, ""

    def _start(self, history: History) -> None:
        before, self._history = self._history.film, history
        self._gone_wrong = False
        self.selection = Selection()
        self.opened.emit()
        self.film_changed.emit(before, self.film)
        first = self.film.shots[:1]
        self.select(shot=first[0].id if first else "", scene=first[0].scene if first else "")
        self.saving_changed.emit()

    # ---- the one door

    def edit(
        self, label: str, verb: Callable[..., Film], *words: Any, gesture: Hashable | None = None, **named: Any
    ) -> bool:
        """Do ``verb(film, *words, **named)`` to the film as a step called ``label``; whether anything changed.

        A verb that refuses is told in the quiet bar, and the film stays. Edits of one ``gesture`` are one undo step.
        """
        if self.read_only:
            self.say(f"this film can only be looked at: {self.read_only}", "bad")
            return False
        try:
            film = verb(self.film, *words, **named)
        except (ValueError, Trouble) as wrong:
            self.say(str(wrong), "bad")
            return False
        return self._go(self._history.edited(label, film, gesture))

    def undo(self) -> None:
        """One step back, and say which."""
        self.collecting.emit()
        done = self._history.done
        if done and self._go(self._history.undo()):
            self.say(f"Undone: {done[-1].label}")

    def redo(self) -> None:
        """One step on again, and say which."""
        self.collecting.emit()
        undone = self._history.undone
        if undone and self._go(self._history.redo()):
            self.say(f"Done again: {undone[-1].label}")

    def _go(self, history: History) -> bool:
        before = self._history.film
        if history is self._history or self.read_only:
            return False
        self._history = history
        if before is history.film:
            return False
        chosen = self.selection.within(history.film)
        self.film_changed.emit(before, history.film)
        if chosen != self.selection:
            self._choose(chosen)
        if self.folder and not self._gone_wrong:
            self._soon.start()
            if not self._latest.isActive():
                self._latest.start()
        self.saving_changed.emit()
        return True

    # ---- what is chosen

    def select(
        self,
        scene: str | None = None,
        shot: str | None = None,
        shots: Sequence[str] | None = None,
        take: str | None = None,
        frame: int | None = None,
    ) -> None:
        """Choose something; what is not named stays, but another shot means another scene and no take."""
        now = self.selection
        if shots is not None:
            order = {s.id: n for n, s in enumerate(self.film.shots)}
            wanted = tuple(sorted(dict.fromkeys(shots), key=lambda s: order.get(s, len(order))))
            now = replace(now, shots=wanted, shot=wanted[0] if wanted and now.shot not in wanted else now.shot)
        if shot is not None and shot != now.shot:
            own = self.film.shot_by_id.get(shot)
            now = replace(now, shot=shot, take="", scene=own.scene if own else now.scene)
        if shot is not None and shots is None:
            now = replace(now, shots=(shot,) if shot else ())
        if scene is not None:
            now = replace(now, scene=scene)
        if take is not None:
            now = replace(now, take=take)
        if frame is not None:
            now = replace(now, frame=max(0, frame))
        if now != self.selection:
            self._choose(now)

    def _choose(self, now: Selection) -> None:
        self.selection = now
        self.selected.emit(now)

    # ---- words

    def say(self, text: str, kind: str = "told", offer: str = "", act: Callable[[], None] | None = None) -> None:
        """One sentence in the quiet bar."""
        self.said.emit(Remark(text, kind, offer, act))

    # ---- the disk

    def save_now(self) -> None:
        """Save everything, what a page still holds too."""
        self.collecting.emit()
        self.save()

    def save(self) -> None:
        """Save in a thread of its own; an edit made meanwhile is saved right after."""
        self._soon.stop()
        self._latest.stop()
        if self.folder is None or self.read_only or self._saving or not self._history.dirty:
            return
        self._saving = _Save(self.film, self.folder, self._history.saved)
        self._saving.told.done.connect(self._saved)
        QThreadPool.globalInstance().start(self._saving)
        self.saving_changed.emit()

    def settle(self) -> None:
        """Wait until what is being saved is on the disk, and whatever was edited meanwhile too."""
        tries = 0
        while self._saving and tries < 3:
            QThreadPool.globalInstance().waitForDone()
            self._saved(self._saving)
            self.save()
            tries += 1

    def _saved(self, done: _Save) -> None:
        if done is not self._saving:  # told twice: once by the wait, once by the event loop
            return
        self._saving = None
        if done.wrong:
            self._gone_wrong = True  # it is not tried again behind the person's back
            self.say(done.wrong, "bad", "Try again", self._try_again)
        else:
            kept = self._history.kept() if done.film is self.film else self._history
            self._history = replace(kept, saved=done.film)
            if self._history.dirty:
                self._soon.start()
        self.saving_changed.emit()

    def _try_again(self) -> None:
        self._gone_wrong = False
        self.save()


class _Told(QObject):
    done = Signal(object)  # the _Save


class _Save(QRunnable):
    """One save of one film value; ``wrong`` is the sentence when it could not be done."""

    def __init__(self, film: Film, folder: Path, before: Film | None) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.film, self.folder, self.before = film, folder, before
        self.told, self.wrong = _Told(), ""

    def run(self) -> None:
        try:
            save_film(self.film, self.folder, self.before)
        except Trouble as wrong:
            self.wrong = str(wrong)
        self.told.done.emit(self)

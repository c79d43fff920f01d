"""Words on their way into the film: what is typed becomes an edit when the writer pauses, and never holds the keys up.

A new text means a new breakdown, a second of work for a long script. It is made in a thread, of frozen values, and
lands as the edit; when the film became another one meanwhile, the text is broken down over that one instead.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Hashable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from studio.desk.desk import Desk
from studio.film import edits
from studio.film.film import Film

PAUSE = 600  # milliseconds without a key before words become an edit; longer where a breakdown is
_TURN = 0.0003  # seconds that a thread may hold the interpreter while somebody types; Python's own 5 ms would be felt


class Typing(QObject):
    """``type`` says that ``text()`` is another one; it lands after a pause, on ``commit``, or when the desk asks."""

    landed = Signal()
    _made = Signal(object)

    def __init__(self, desk: Desk, text: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._text = desk, text
        self._more = False  # there are words that no edit has yet
        self._gesture: Hashable = None
        self._label = "Type"
        self._work: _Work | None = None
        self._took = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.commit)
        self._made.connect(self._land)
        desk.collecting.connect(self.settle)

    @property
    def waiting(self) -> bool:
        """Whether there are words that are not yet in the film."""
        return self._more or self._work is not None

    def type(self, gesture: Hashable, label: str = "Type") -> None:
        """The text is another one now. Words of one ``gesture`` are one step of undo."""
        self._more, self._gesture, self._label = True, gesture, label
        self._pause.start(max(PAUSE, min(3000, round(1500 * self._took))))

    def commit(self) -> None:
        """Begin to make an edit of what was typed; if one is being made, the rest follows it."""
        self._pause.stop()
        if not self._more or self._work:
            return
        work = _Work(self._desk.film, self._text(), self._label, self._gesture)
        self._more, self._work = False, work
        work.start(self._made.emit)

    def settle(self) -> None:
        """Wait until every word that was typed is in the film."""
        while self.waiting:
            if self._work:
                self._work.wait()
                self._land(self._work)
            else:
                self.commit()

    def forget(self) -> None:
        """Another film is open: what was typed into the last one is not for this one."""
        self._pause.stop()
        self._more, self._work = False, None

    def _land(self, work: _Work) -> None:
        if work is not self._work:
            return
        self._work, self._took = None, work.took
        if work.wrong is not None:
            raise work.wrong
        self._desk.edit(work.label, work.put, gesture=work.gesture)
        self.landed.emit()
        if self._more and not self._pause.isActive():
            self.commit()


class _Work:
    """One text over one film, broken down in a thread."""

    def __init__(self, film: Film, text: str, label: str, gesture: Hashable) -> None:
        self.film, self.text, self.label, self.gesture = film, text, label, gesture
        self.made: Film | None = None
        self.wrong: Exception | None = None
        self.took = 0.0
        self._thread: threading.Thread | None = None

    def start(self, told: Callable[[_Work], object]) -> None:
        def run() -> None:
            turn, began = sys.getswitchinterval(), time.thread_time()
            sys.setswitchinterval(_TURN)
            try:
                self.made = edits.write_script(self.film, self.text)
            except Exception as wrong:  # noqa: BLE001 - told in the window's own thread
                self.wrong = wrong
            finally:
                sys.setswitchinterval(turn)
                self.took = time.thread_time() - began
            with suppress(RuntimeError):  # the window is gone
                told(self)

        self._thread = threading.Thread(target=run, name="breakdown", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        if self._thread:
            self._thread.join()

    def put(self, film: Film) -> Film:
        """The verb: what was made, where the film is still the one it was made of."""
        return self.made if self.made is not None and film is self.film else edits.write_script(film, self.text)

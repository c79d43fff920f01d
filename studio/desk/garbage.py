"""Garbage is collected in the window's own thread only, between two events.

Python looks for dead cycles in whichever thread happens to make an object, and widgets hang in cycles: one that dies in
the player's thread, or in the one that breaks a script down, takes the process with it. And a collection in the middle
of a key press is a pause that people feel.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK = 500  # milliseconds between two looks
YOUNG = 2_000  # new objects since the last look that make one worth it; Python's own asks for 700
OLD = 20  # young collections to one of everything


class Garbage(QObject):
    """Takes over from Python's collector for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._young = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due: mostly the young, now and then everything."""
        if gc.get_count()[0] < YOUNG:
            return
        self._young += 1
        if self._young >= OLD:
            self._young = 0
            gc.collect()
        else:
            gc.collect(1)

    def settle(self) -> None:
        """What is there now is there to stay: a film and its widgets need not be looked through every time."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

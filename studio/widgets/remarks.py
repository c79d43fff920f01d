"""The quiet bar: one sentence at the foot of the window, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from studio.look.icons import icon
from studio.look.theme import mark

STAYS = 7000  # milliseconds that a sentence stays; trouble stays until it is answered or put away


class RemarkBar(QWidget):
    """Shows one sentence. What comes from files is shown as plain text, never as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Messages")
        self._bad = False
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setMinimumWidth(0)
        self._offer = QPushButton(self)
        self._away = QPushButton(self)
        self._away.setFlat(True)
        self._away.setIcon(icon("x", role="dim"))
        self._away.setAccessibleName("Put this message away")
        self._away.setToolTip("Put this message away")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._offer)
        row.addWidget(self._away)
        self._act: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self._offer.clicked.connect(self._do)
        self._away.clicked.connect(self.clear)
        self.clear()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def tell(self, text: str, bad: bool = False, offer: str = "", act: Callable[[], None] | None = None) -> None:
        """Say something; trouble stays, the rest goes by itself. Trouble is not talked over by mere news."""
        if self._bad and not bad and self.text:
            return
        self._bad, self._act = bad, act
        mark(self._words, "bad" if bad else "dim")
        self._words.setText(text)
        self._words.setToolTip(text if len(text) > 90 else "")
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))
        self._away.setVisible(bad or bool(offer))
        if bad or offer:
            self._timer.stop()
        else:
            self._timer.start(STAYS)

    def clear(self) -> None:
        """Say nothing."""
        self._bad, self._act = False, None
        self._words.setText("")
        self._words.setToolTip("")
        self._offer.hide()
        self._away.hide()

    def _do(self) -> None:
        act = self._act
        self.clear()
        if act:
            act()

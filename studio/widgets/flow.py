"""A grid that fits as many columns as there is room for, all of one width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class FlowArea(QScrollArea):
    """Lays widgets into equal columns at least ``narrowest`` pixels wide, row by row, and scrolls."""

    def __init__(self, narrowest: int = 260, gap: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrowest, self._gap = narrowest, gap
        self._inside = QWidget(self)
        self._cards: list[QWidget] = []
        self.setWidget(self._inside)
        self.setWidgetResizable(False)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """These, in this order; those that are not among them any more are thrown away."""
        for card in self._cards:
            if card not in cards:
                card.hide()
                card.deleteLater()
        self._cards = list(cards)
        for card in self._cards:
            card.setParent(self._inside)
            card.show()
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width, another number of columns."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        room, gap = self.viewport().width(), self._gap
        columns = max(1, (room - gap) // (self._narrowest + gap))
        columns = min(columns, max(2, len(self._cards)))  # a few are shown larger, one alone not too large
        wide = (room - gap * (columns + 1)) // columns
        top, row = gap, 0
        for n, card in enumerate(self._cards):
            column = n % columns
            if column == 0 and n:
                top, row = top + row + gap, 0
            card.setFixedWidth(wide)
            height = card.heightForWidth(wide) if card.hasHeightForWidth() else card.sizeHint().height()
            card.setGeometry(QRect(gap + column * (wide + gap), top, wide, height))
            row = max(row, height)
        self._inside.resize(QSize(room, top + row + gap))

"""A short list under the cursor of words that could come next. The keys stay with the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_MOST = 8  # lines shown at once


class Completions(QListWidget):
    """Shows choices below a place of its parent; ``chosen`` is called with the one that is taken."""

    def __init__(self, chosen: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName("Suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._chosen, self._over = chosen, parent
        self.itemClicked.connect(lambda _item: self.take())
        self.hide()

    @property
    def choices(self) -> list[str]:
        """What is offered now, nothing while it is hidden."""
        return [] if self.isHidden() else [self.item(n).text() for n in range(self.count())]

    def offer(self, choices: Sequence[str], below: QRect) -> None:
        """Show these below a place of the parent, above it where there is no room; none hides the list."""
        if not choices:
            self.hide()
            return
        if list(choices) != [self.item(n).text() for n in range(self.count())]:
            self.clear()
            for choice in choices:
                self.addItem(QListWidgetItem(choice))
        self.setCurrentRow(0)
        row = self.sizeHintForRow(0)
        wide = max(self.sizeHintForColumn(0) + 40, 180)
        high = row * min(_MOST, len(choices)) + 2 * self.frameWidth() + 2
        room = self._over.rect()
        top = below.bottom() + 4
        if top + high > room.bottom():
            top = below.top() - high - 4
        self.setGeometry(max(0, min(below.left() - 8, room.right() - wide)), top, wide, high)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Up or down, round the ends."""
        self.setCurrentRow((self.currentRow() + by) % max(1, self.count()))

    def take(self) -> None:
        """Take the current one."""
        row = self.currentRow()
        self.hide()
        if row >= 0:
            self._chosen(self.item(row).text())

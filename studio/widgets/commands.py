"""The palette of commands (Ctrl+K): type some letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget


@dataclass(frozen=True)
class Entry:
    """One line to choose from."""

    text: str
    keys: str
    do: Callable[[], object]


class CommandPalette(QDialog):
    """Finds an entry by the letters typed, in order but not side by side: "mk6" finds "Make six takes"."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName("Commands")
        self.resize(520, 380)
        self._entries = entries
        self._typed = QLineEdit(self)
        self._typed.setPlaceholderText("What would you like to do?")
        self._typed.installEventFilter(self)
        self._list = QListWidget(self)
        self._list.setObjectName("palette")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self._typed)
        box.addWidget(self._list)
        self._typed.textChanged.connect(self._find)
        self._typed.returnPressed.connect(self._do)
        self._list.itemClicked.connect(lambda _item: self._do())
        self._find("")

    def _find(self, typed: str) -> None:
        ranked = sorted(
            ((rank, n) for n, entry in enumerate(self._entries) if (rank := fit(typed, entry.text)) is not None)
        )
        self._list.clear()
        for _, n in ranked:
            entry = self._entries[n]
            line = QListWidgetItem(f"{entry.text}\t{entry.keys}" if entry.keys else entry.text)
            line.setData(Qt.ItemDataRole.UserRole, n)
            self._list.addItem(line)
        self._list.setCurrentRow(0)

    def _do(self) -> None:
        chosen = [self._entries[line.data(Qt.ItemDataRole.UserRole)] for line in self._list.selectedItems()]
        self.close()
        for entry in chosen:
            entry.do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Up and down move in the list while one goes on typing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step:
                row = max(0, min(self._list.count() - 1, self._list.currentRow() + step))
                self._list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)


def fit(typed: str, text: str) -> tuple[int, int] | None:
    """How well typed letters fit a text, smaller is better; None when they do not stand in it in that order."""
    typed, text = typed.casefold().replace(" ", ""), text.casefold()
    at = gaps = 0
    first = -1
    for letter in typed:
        found = text.find(letter, at)
        if found < 0:
            return None
        first = found if first < 0 else first
        starts = found == 0 or not text[found - 1].isalnum()
        gaps += 0 if found == at or starts else 1
        at = found + 1
    return gaps, max(first, 0)

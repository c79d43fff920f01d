"""The list of keys: what each action is bound to, and another key for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.look.theme import mark


@dataclass(frozen=True)
class Binding:
    """One action: its id, what people call it, its key now and its usual one, in Qt's portable words.

    ``page`` is where its key works, or empty: two pages may give one key two meanings.
    """

    id: str
    text: str
    keys: str
    usual: str
    page: str = ""


class ShortcutDialog(QDialog):
    """Shows every binding. ``rebind(id, keys)`` is called for each that a person changed, when they say so."""

    def __init__(
        self, bindings: Sequence[Binding], rebind: Callable[[str, str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(620, 640)
        self._bindings, self._rebind = list(bindings), rebind
        self._find = QLineEdit(self)
        self._find.setPlaceholderText("Find an action or a key")
        self._find.textChanged.connect(self._filter)
        self._table = QTableWidget(len(self._bindings), 2, self)
        self._table.setHorizontalHeaderLabels(["Action", "Key"])
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.setColumnWidth(1, 190)
        self._edits: list[QKeySequenceEdit] = []
        for row, binding in enumerate(self._bindings):
            words = QTableWidgetItem(binding.text)
            words.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._table.setItem(row, 0, words)
            edit = QKeySequenceEdit(QKeySequence(binding.keys), self._table)
            edit.setClearButtonEnabled(True)
            edit.setMaximumSequenceLength(1)
            edit.setAccessibleName(f"Key of {binding.text}")
            edit.keySequenceChanged.connect(self._check)
            self._table.setCellWidget(row, 1, edit)
            self._edits.append(edit)
        self._wrong = mark(QLabel(self), "bad")
        usual, self._done = QPushButton("Back to the usual ones", self), mark(QPushButton("Done", self), "main")
        usual.clicked.connect(self._usual)
        self._done.clicked.connect(self._keep)
        row_ = QHBoxLayout()
        row_.addWidget(usual)
        row_.addWidget(self._wrong, 1)
        row_.addWidget(self._done)
        box = QVBoxLayout(self)
        box.addWidget(self._find)
        box.addWidget(self._table, 1)
        box.addLayout(row_)

    def _keys(self) -> list[str]:
        return [edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText) for edit in self._edits]

    def _check(self, *_told: object) -> None:
        """One key, one action: say which two share one, and do not keep that."""
        seen: dict[str, list[Binding]] = {}
        wrong = ""
        for binding, keys in zip(self._bindings, self._keys(), strict=True):
            for other in seen.setdefault(keys, []) if keys else ():
                if "" in (binding.page, other.page) or binding.page == other.page:
                    wrong = f"{keys} is both {other.text} and {binding.text}"
            seen.setdefault(keys, []).append(binding)
        self._wrong.setText(wrong)
        self._done.setEnabled(not wrong)

    def _filter(self, typed: str) -> None:
        for row, (binding, keys) in enumerate(zip(self._bindings, self._keys(), strict=True)):
            self._table.setRowHidden(row, typed.casefold() not in f"{binding.text} {keys}".casefold())

    def _usual(self) -> None:
        for binding, edit in zip(self._bindings, self._edits, strict=True):
            edit.setKeySequence(QKeySequence(binding.usual))

    def _keep(self) -> None:
        for binding, keys in zip(self._bindings, self._keys(), strict=True):
            if keys != binding.keys:
                self._rebind(binding.id, keys)
        self.accept()

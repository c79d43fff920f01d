"""Find and replace: a bar at the foot of the sheet, never a dialog over it."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from studio.look.icons import icon
from studio.look.theme import mark, theme_now
from studio.look.tokens import GAP, SMALL, TINY
from studio.widgets.ink import units
from studio.widgets.sheet import Sheet

_SHOWN = 400  # places that are marked at once; all are counted


class FindBar(QWidget):
    """Finds in a sheet while one types. Closing it puts the cursor where it was found."""

    replaced = Signal(int)  # how many, all at once

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sheet = sheet
        self._found: list[tuple[int, int, int]] = []  # line, start and length in Qt's letters
        self._at = -1
        self._field, self._instead = QLineEdit(self), QLineEdit(self)
        for field, words in ((self._field, "Find"), (self._instead, "Replace with")):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setMinimumWidth(200)
            field.setMaximumWidth(560)
        self._count = mark(QLabel(self), "dim")
        self._count.setMinimumWidth(80)
        self._case = self._button("text-aa", "Match capitals", self._find, True)
        self._word = self._button("text-t", "Whole words only", self._find, True)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._field, 4)
        for widget in (self._case, self._word, self._count):
            top.addWidget(widget)
        top.addWidget(self._button("caret-up", "Find the one before (Shift+F3)", lambda: self.step(-1)))
        top.addWidget(self._button("caret-down", "Find the next (F3)", lambda: self.step(1)))
        top.addWidget(self._button("x", "Close (Esc)", self.leave))
        top.addStretch(1)
        self._second = QWidget(self)
        self._second.setLayout(below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._instead, 4)
        self._one, self._every = QPushButton("Replace", self), QPushButton("Replace all", self)
        self._one.clicked.connect(self.replace_one)
        self._every.clicked.connect(self.replace_all)
        below.addWidget(self._one)
        below.addWidget(self._every)
        below.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP, SMALL, GAP, SMALL)
        box.setSpacing(TINY)
        box.addLayout(top)
        box.addWidget(self._second)
        self._field.textChanged.connect(self._find)
        sheet.typed.connect(lambda _line, _more: self._stale())
        for widget in (sheet, self._field, self._instead):
            widget.installEventFilter(self)
        self.hide()

    def _button(self, name: str, words: str, call: object, switch: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setCheckable(switch)
        button.clicked.connect(call)
        return button

    @property
    def count(self) -> int:
        """How many places were found."""
        return len(self._found)

    def ask(self, replacing: bool = False) -> None:
        """Show the bar, with what is selected as the words to find."""
        chosen = self._sheet.textCursor().selectedText()
        self._second.setVisible(replacing)
        self.show()
        if chosen and "\u2029" not in chosen:
            self._field.setText(chosen)
        self._field.setFocus()
        self._field.selectAll()
        self._find()

    def leave(self) -> None:
        """Put the bar away."""
        self.hide()
        self._found, self._at = [], -1
        self._sheet.mark("found", (), QTextCharFormat())
        self._sheet.setFocus()

    def step(self, by: int) -> None:
        """To the next place, or the one before; round the ends."""
        if self.isHidden():
            self.ask()
            return
        self._look()
        if self._found:
            here = self._sheet.textCursor()
            key = (here.block().blockNumber(), here.selectionStart() - here.block().position())
            ahead = [n for n, (line, start, _) in enumerate(self._found) if (line, start) > key]
            behind = [n for n, (line, start, _) in enumerate(self._found) if (line, start) < key]
            self._go(ahead[0] if by > 0 and ahead else behind[-1] if by < 0 and behind else 0 if by > 0 else -1)
        self._tell()

    def replace_one(self) -> None:
        """Replace the place that is chosen, and go to the next."""
        cursor = self._sheet.textCursor()
        if self._at >= 0 and cursor.hasSelection() and self._pattern() and not self._sheet.isReadOnly():
            cursor.insertText(self._instead.text())
            self._sheet.setTextCursor(cursor)
        self.step(1)

    def replace_all(self) -> None:
        """Replace every place, as one step."""
        self._look()
        if not self._found or self._sheet.isReadOnly():
            return
        many, document = len(self._found), self._sheet.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for line, start, length in reversed(self._found):
            at = document.findBlockByNumber(line).position() + start
            cursor.setPosition(at)
            cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self._instead.text())
        cursor.endEditBlock()
        self._find()
        self.replaced.emit(many)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes on, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._instead.hasFocus():
                self.replace_one()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """While the bar is open, F3 finds, as it does everywhere, instead of showing another page."""
        keys = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if isinstance(event, QKeyEvent) and event.type() in keys and event.key() == Qt.Key.Key_F3 and self.isVisible():
            if event.type() == QEvent.Type.KeyPress:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            event.accept()
            return True
        return False

    def _pattern(self) -> re.Pattern[str] | None:
        words = self._field.text()
        if not words:
            return None
        told = re.escape(words)
        if self._word.isChecked():
            told = rf"(?<!\w){told}(?!\w)"
        return re.compile(told, 0 if self._case.isChecked() else re.IGNORECASE)

    def _look(self) -> None:
        pattern = self._pattern()
        self._found = []
        if pattern:
            for n, text in enumerate(self._sheet.lines):
                for hit in pattern.finditer(text):
                    start = units(text, hit.start())
                    self._found.append((n, start, units(text, hit.end()) - start))

    def _find(self) -> None:
        """Look again, and go to the first place from the cursor on."""
        self._look()
        here = self._sheet.textCursor()
        key = (here.block().blockNumber(), here.selectionStart() - here.block().position())
        if self._found:
            self._go(next((n for n, (line, start, _) in enumerate(self._found) if (line, start) >= key), 0))
        self._tell()

    def _go(self, nth: int) -> None:
        self._at = nth % len(self._found)
        line, start, length = self._found[self._at]
        block = self._sheet.document().findBlockByNumber(line)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
        self._sheet.setTextCursor(cursor)
        where = self._sheet.cursorRect()
        if not 0 <= where.top() <= self._sheet.viewport().height() - 2 * where.height():
            self._sheet.go_to(line, 0.4, cursor=False)

    def _stale(self) -> None:
        """The text changed under it."""
        if self.isVisible() and not self._field.hasFocus():
            self._look()
            self._tell()

    def _tell(self) -> None:
        many = len(self._found)
        nothing = "not found" if self._field.text() else ""
        self._count.setText(f"{self._at + 1} of {many}" if many and self._at >= 0 else nothing)
        theme = theme_now()
        wash = QColor(theme.accent)
        wash.setAlphaF(0.22)
        look = QTextCharFormat()
        look.setBackground(wash)
        near = self._found[max(0, self._at - _SHOWN // 2) : max(0, self._at) + _SHOWN // 2]
        self._sheet.mark("found", near, look)
        self._one.setEnabled(bool(many))
        self._every.setEnabled(bool(many))

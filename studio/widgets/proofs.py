"""The sheet read for spelling: misspelt words underlined, words that may have been meant, words to be learned."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from studio.widgets.ink import WORD, units
from studio.widgets.sheet import Sheet
from studio.widgets.spelling import Spelling


class Proofs(QObject):
    """Reads a sheet while it is turned on."""

    learned = Signal(str)  # a word that is right in this film

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.spelling = Spelling(self)
        self.spelling.ready.connect(sheet.inker.soon)
        sheet.inker.wrong = self.spelling.wrong
        self._words: tuple[str, ...] = ()

    @property
    def on(self) -> bool:
        """Whether words are looked at."""
        return self.spelling.on

    def turn(self, on: bool) -> None:
        """On or off."""
        self.spelling.turn(on)
        self._sheet.inker.soon()

    def take_words(self, words: Iterable[str]) -> None:
        """These are right in this film: names, places, and what the writer added."""
        self._words = tuple(words)
        if self.spelling.take_words(self._words) and self.on:
            self._sheet.inker.soon()

    def offer(self, menu: QMenu, at: QPoint) -> None:
        """Put into a menu what can be done about a misspelt word there."""
        cursor = self._sheet.cursorForPosition(at)
        block, column = cursor.block(), cursor.positionInBlock()
        text = block.text()
        word = next((w for w in WORD.finditer(text) if units(text, w.start()) <= column <= units(text, w.end())), None)
        if word is None or self._sheet.isReadOnly() or not self.spelling.wrong(word[0]):
            return
        start = block.position() + units(text, word.start())
        for better in self.spelling.suggestions(word[0]):
            menu.addAction(better, partial(self._put, start, len(word[0]), better))
        if menu.isEmpty():
            menu.addAction("No suggestion").setEnabled(False)
        menu.addSeparator()
        menu.addAction(f"Add “{word[0]}” to this film's words", partial(self._learn, word[0]))
        menu.addSeparator()

    def _put(self, start: int, length: int, word: str) -> None:
        cursor = self._sheet.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word)

    def _learn(self, word: str) -> None:
        self.take_words([*self._words, word])
        self.learned.emit(word)

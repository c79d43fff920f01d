"""How each kind of line looks on the sheet: its place, its weight, and the marks that only the reader needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlockFormat, QTextCharFormat, QTextDocument

from studio.film.lines import Ink
from studio.film.pages import COLUMNS, WIDTH
from studio.look.tokens import Theme

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ONE_LINE = re.compile(r"\[\[.*?\]\]|/\*.*?\*/")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_)(?=\S)(.+?)(?<=\S)(?<!\\)\1")
_MARK = re.compile(r"\s*(?:!|@|~|>|=+|#+|\.(?=\w))")
_TAIL = re.compile(r"\s*(?:<|\^|#[^#]+#)\s*$")
_KEY = re.compile(r"[^\s:：][^:：]*[:：]")
_AT_ONCE = 60  # lines looked at again between two keys
_NOTES = frozenset({"note", "boneyard"})


def placed(kind: str, wide: float) -> QTextBlockFormat:
    """Where a line of that kind stands; ``wide`` is the width of one letter in pixels."""
    made = QTextBlockFormat()
    left, width = COLUMNS.get(kind, (0, WIDTH))
    made.setLeftMargin(left * wide)
    made.setRightMargin((WIDTH - left - width) * wide)
    if kind == "transition":
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
    elif kind == "centred":
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


class Inker(QSyntaxHighlighter):
    """Colours the document by what ``ink_of(line)`` says; a word that ``wrong`` says is wrong is underlined."""

    def __init__(self, document: QTextDocument, ink_of: Callable[[int], Ink]) -> None:
        super().__init__(document)
        self._ink_of = ink_of
        self.wrong: Callable[[str], bool] | None = None
        self.busy = -1  # where somebody types: the word there is not finished, and not wrong
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        self._next = 0
        self._formats: dict[str, QTextCharFormat] = {}

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme; whoever calls it asks for the document to be drawn anew."""

        def ink(colour: str, bold: bool = False, italic: bool = False) -> QTextCharFormat:
            made = QTextCharFormat()
            made.setForeground(QColor(colour))
            if bold:
                made.setFontWeight(QFont.Weight.Bold)
            made.setFontItalic(italic)
            return made

        wrong = QTextCharFormat()
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        wrong.setUnderlineColor(QColor(theme.bad))
        self._formats = {
            "heading": ink(theme.script, bold=True), "section": ink(theme.dim, bold=True),
            "synopsis": ink(theme.dim, italic=True), "note": ink(theme.dim, italic=True),
            "boneyard": ink(theme.faint), "title": ink(theme.script), "page break": ink(theme.faint),
            "parenthetical": ink(theme.script, italic=True), "lyric": ink(theme.script, italic=True),
            "transition": ink(theme.script), "mark": ink(theme.faint), "key": ink(theme.dim), "wrong": wrong,
        }  # fmt: skip

    def soon(self) -> None:
        """Look at every line again, some at a time between two keys."""
        self._next = 0
        self._turn.start()

    def _go_on(self) -> None:
        document = self.document()
        for n in range(self._next, self._next + _AT_ONCE):
            block = document.findBlockByNumber(n)
            if not block.isValid():
                self._turn.stop()
                return
            if block.length() > 1:
                self.rehighlightBlock(block)
        self._next += _AT_ONCE

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """One line."""
        if not text:
            return
        kind, hidden = self._ink_of(self.currentBlock().blockNumber())
        wide = any(ord(c) > 0xFFFF for c in text)  # Qt counts such a letter as two
        put = self._put_wide if wide else self._put
        if kind in self._formats:
            put(text, 0, len(text), self._formats[kind])
        for start, end, name in _spans(text, kind, hidden):
            put(text, start, end, self._formats[name])
        if kind not in _NOTES and ("*" in text or "_" in text):
            self._emphasis(text, kind, put)
        if self.wrong and kind not in ("character", "heading", "boneyard", "title", "transition"):
            typing = self.busy - self.currentBlock().position()
            for found in WORD.finditer(text):
                if self.wrong(found[0]) and not found.start() < typing <= found.end():
                    for at in range(*found.span()):
                        made = QTextCharFormat(self.format(at))
                        made.setUnderlineStyle(self._formats["wrong"].underlineStyle())
                        made.setUnderlineColor(self._formats["wrong"].underlineColor())
                        put(text, at, at + 1, made)

    def _emphasis(self, text: str, kind: str, put: Callable[[str, int, int, QTextCharFormat], None]) -> None:
        for found in _EMPHASIS.finditer(text):
            sign = found[1]
            made = QTextCharFormat(self._formats.get(kind, QTextCharFormat()))
            if sign == "_":
                made.setFontUnderline(True)
            if len(sign) > 1:
                made.setFontWeight(QFont.Weight.Bold)
            if sign in ("*", "***"):
                made.setFontItalic(True)
            put(text, found.start(2), found.end(2), made)
            put(text, found.start(), found.start(2), self._formats["mark"])
            put(text, found.end(2), found.end(), self._formats["mark"])

    def _put(self, _text: str, start: int, end: int, made: QTextCharFormat) -> None:
        self.setFormat(start, end - start, made)

    def _put_wide(self, text: str, start: int, end: int, made: QTextCharFormat) -> None:
        first = units(text, start)
        self.setFormat(first, units(text, end) - first, made)


def units(text: str, at: int) -> int:
    """The place of a letter as Qt counts them: one outside the first plane is two."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _spans(text: str, kind: str, hidden: str) -> Iterator[tuple[int, int, str]]:
    """What in a line looks different from the rest of it."""
    if kind == "title":
        if key := _KEY.match(text):
            yield 0, key.end(), "key"
    elif kind not in _NOTES and kind:
        if (mark := _MARK.match(text)) and (kind != "action" or "!" in mark[0]) and kind != "dialogue":
            yield 0, mark.end(), "mark"
        if kind in ("heading", "character", "centred") and (tail := _TAIL.search(text)):
            yield tail.start(), tail.end(), "mark"
    for found in _ONE_LINE.finditer(text):
        yield found.start(), found.end(), "note" if found[0][0] == "[" else "boneyard"
    if hidden == "inside":
        yield 0, len(text), "note" if kind == "note" else "boneyard"
    elif hidden:
        note, bone = ("[[", "/*") if hidden == "opens" else ("]]", "*/")
        found_at = {name: text.rfind(sign) if hidden == "opens" else text.find(sign)
                    for name, sign in (("note", note), ("boneyard", bone))}  # fmt: skip
        there = {name: at for name, at in found_at.items() if at >= 0}
        if there:
            name = max(there, key=lambda n: there[n]) if hidden == "opens" else min(there, key=lambda n: there[n])
            yield (there[name], len(text), name) if hidden == "opens" else (0, there[name] + 2, name)

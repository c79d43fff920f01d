"""The sheet: a page of the screenplay as it is read, every line at its margin, over exactly the writer's own text.

The text is kept as lines with the ends they came with, beside Qt's document, which knows neither carriage returns nor
which line is a name. Qt's undo is off: the desk undoes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from studio.film.fountain import Element
from studio.film.lines import BLANK, Ink, inks_of, relined
from studio.film.pages import WIDTH
from studio.look.theme import theme_now
from studio.look.tokens import LABEL, VAST, WIDE
from studio.widgets.ink import Inker, placed, units
from studio.widgets.paper import Paper

_ENDS = re.compile("\r\n|[\n\r\u2029\ufdd0\ufdd1]")  # what Qt takes for the end of a line
_STRANGE = re.compile("[\r\u2029\ufdd0\ufdd1]")
_FEW = 50  # lines
_NAKED = Ink("?")  # as Qt makes it
_KEPT = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X)
_OWN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Sheet(Paper):
    """Shows and changes a text. ``typed`` tells every change by the writer's hand."""

    typed = Signal(int, int)  # the line, and how many lines more there are
    undoing = Signal()  # a step back or on is asked for: what was typed must be a step by then
    moved = Signal(int, int)  # lines were put in or taken out: the line, and how many (less than 0: taken out)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[str] = [""]
        self.inks: list[Ink] = [BLANK]
        self._ends: list[str] = [""]
        self._end = "\n"  # what a new line ends with
        self._worn: list[Ink] = [_NAKED]  # how each block of the document looks
        self._quiet = False  # the document changes, but not by the writer's hand
        self.focused = False  # all but the paragraph under the cursor is dimmed
        self.starts: Sequence[tuple[int, int]] = ()  # line and row that each page begins with, lines from 1
        self.numbers: dict[int, str] = {}  # scene numbers by line, from 0
        self.setAccessibleName("Screenplay")
        self.setObjectName("sheet")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(False)
        self.document().contentsChange.connect(self._changed)
        self._inker = Inker(self.document(), self._ink_shown)
        self.document().contentsChanged.connect(self._dress)
        self.cursorPositionChanged.connect(self._stepped)
        self._dirty: tuple[int, int] | None = None
        self._line = 0
        self._behind: list[int] = []  # lines that the cursor left and that are not told of yet
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(0)
        self._leaving.timeout.connect(self.settle_lines)
        self.wear()

    # ---- the text

    @property
    def text(self) -> str:
        """Exactly what stands on the sheet, with the ends that its lines have."""
        return "".join(a + b for a, b in zip(self.lines, self._ends, strict=True))

    def show_text(self, text: str, elements: Iterable[Element], title_end: int) -> None:
        """Show a text that was read; only what differs from what is shown is touched, and the cursor goes there."""
        lines, ends = _split(text)
        self._end = max(("\n", "\r\n", "\r"), key=ends.count)
        old = self.lines
        if lines == old:
            self._ends = ends
            self.settle_inks(elements, title_end)
            return
        same = next((n for n, (a, b) in enumerate(zip(old, lines, strict=False)) if a != b), min(len(old), len(lines)))
        most = min(len(old), len(lines)) - same
        tail = next((n for n in range(most) if old[-1 - n] != lines[-1 - n]), most)
        first, gone, put = same, len(old) - tail, len(lines) - tail
        self.lines, self._ends = lines, ends
        self.inks = inks_of(elements, title_end, len(lines))
        self._worn[first:gone] = [_NAKED] * (put - first)
        self._quiet = True
        self._replace(first, gone, put)
        if self.document().blockCount() != len(lines):
            self.setPlainText("\n".join(lines))
            self._worn = [_NAKED] * len(lines)
        self._quiet = False
        if len(lines) != len(old):
            self.moved.emit(first, len(lines) - len(old))
        self._dress(range(len(lines)))

    def _replace(self, first: int, gone: int, put: int) -> None:
        """Lines ``first`` to ``gone`` of the document become the new lines ``first`` to ``put``."""
        document, lines = self.document(), self.lines
        if first == 0 and gone >= document.blockCount():
            self.setPlainText("\n".join(lines))
            self.moveCursor(QTextCursor.MoveOperation.Start)
            return
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        if put == len(lines) and gone == document.blockCount() and first:  # up to the end: take the line end before
            cursor.setPosition(_end_of(document.findBlockByNumber(first - 1)))
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("".join("\n" + line for line in lines[first:put]))
        elif first in (gone, put):
            cursor.setPosition(document.findBlockByNumber(first).position())
            if first < gone:
                cursor.setPosition(document.findBlockByNumber(gone).position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("".join(line + "\n" for line in lines[first:put]))
        else:
            a, b = document.findBlockByNumber(first), document.findBlockByNumber(gone - 1)
            was, now = b.text(), lines[put - 1]
            left, right = 0, 0
            if gone - first == put - first == 1:  # one line: only its letters that differ
                left = _alike(was, now)
                right = _alike(was[left:][::-1], now[left:][::-1])
            cursor.setPosition(a.position() + units(was, left))
            cursor.setPosition(_end_of(b) - units(was[len(was) - right :], right), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("\n".join(lines[first:put])[left : -right or None])
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def settle_inks(self, elements: Iterable[Element], title_end: int) -> None:
        """What a reading of the whole says of the lines."""
        self.inks = inks_of(elements, title_end, len(self.lines))
        self._dress(range(len(self.lines)))

    def _changed(self, at: int, _removed: int, added: int) -> None:
        """The document changed: keep lines and inks in step, and read what changed again."""
        if self._quiet:
            return
        document = self.document()
        self._inker.busy = at + added
        first = document.findBlock(at).blockNumber()
        block = document.findBlock(at + added)
        last = block.blockNumber() if block.isValid() else document.blockCount() - 1
        more = document.blockCount() - len(self.lines)
        old = last - more
        if old < first - 1 or old >= len(self.lines):  # Qt told of more than there is: take all of it
            first, last, old = 0, document.blockCount() - 1, len(self.lines) - 1
        block, new = document.findBlockByNumber(first), []
        for _ in range(first, last + 1):
            new.append(block.text())
            block = block.next()
        ends = self._ends[first : old + 1]
        put = len(new)
        if put > len(ends):
            ends = [*ends[:-1], *[self._end] * (put - len(ends)), *ends[-1:]]
        elif put < len(ends):
            ends = [*ends[: put - 1], ends[-1]]
        worn = self._worn[first : old + 1]
        self.lines[first : old + 1] = new
        self._ends[first : old + 1] = ends
        self.inks[first : old + 1] = [BLANK] * put
        # a new line has the margins of the one it was broken from
        self._worn[first : old + 1] = (worn + worn[-1:] * put)[:put] if worn else [_NAKED] * put
        begin, inks = relined(self.lines, self.inks, first, last)
        self.inks[begin : begin + len(inks)] = inks
        self._dirty = (max(0, min(begin, first) - 1), max(begin + len(inks), last + 1) + 1)
        if more:
            self.moved.emit(first, more)
        self.edited(first, more)
        self.typed.emit(first, more)

    # ---- how it looks

    def meant(self, line: int) -> str:
        """The kind that a line is meant to be before its words say so; a subclass knows."""
        del line
        return ""

    def shown(self, line: int) -> str:
        """The kind that a line is shown as."""
        return self._ink_shown(line).kind

    def _ink_shown(self, line: int) -> Ink:
        if line >= len(self.inks):
            return BLANK
        ink, meant = self.inks[line], self.meant(line)
        return Ink(meant, ink.hidden) if meant else ink

    def _dress(self, lines: Iterable[int] | None = None) -> None:
        """Give lines the margins of their kinds, where they have others. None: those that were just changed."""
        if self._quiet:
            return
        if lines is None:
            dirty, self._dirty = self._dirty, None
            if dirty is None:
                return
            lines = range(dirty[0], min(dirty[1], len(self.lines)))
        wanted = [(n, ink) for n in lines if self._worn[n] != (ink := self._ink_shown(n))]
        if wanted:
            self._put_on(wanted)

    def _put_on(self, wanted: Sequence[tuple[int, Ink]]) -> None:
        self._quiet = True
        document, wide = self.document(), self.letter
        formats = {kind: placed(kind, wide) for kind in {ink.kind for _, ink in wanted}}
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block, at = document.findBlockByNumber(wanted[0][0]), wanted[0][0]
        for n, ink in wanted:
            block = block.next() if n == at + 1 else block if n == at else document.findBlockByNumber(n)
            at = n
            cursor.setPosition(block.position())
            cursor.setBlockFormat(formats[ink.kind])
            self._worn[n] = ink
        cursor.endEditBlock()
        self._quiet = False
        if len(wanted) > _FEW:
            self.document().pageCount()  # lays out to the end, where Qt would do it bit by bit under the writer's hands
        self.laid.emit()

    def redress(self, lines: Iterable[int]) -> None:
        """Some lines may be shown as another kind now."""
        self._dress([n for n in lines if 0 <= n < len(self.lines)])

    @property
    def inker(self) -> Inker:
        """What colours the lines."""
        return self._inker

    def wear(self) -> None:
        """Font, colours and the frame of the paper, for this theme and zoom."""
        self._quiet = True
        self.put_on_paper()
        self._inker.wear(theme_now())
        self._quiet = False
        self._worn = [_NAKED] * len(self.lines)
        self._inker.rehighlight()
        self.lay_out()
        self._dress(range(len(self.lines)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme, other ink."""
        if event.type() == QEvent.Type.ThemeChange and hasattr(self, "_inker"):
            self.wear()
        super().changeEvent(event)

    # ---- where lines are

    def paragraph(self, line: int) -> tuple[int, int]:
        """The first and last line of the paragraph that a line stands in."""
        first = last = line
        while first and self.lines[first].strip() and self.lines[first - 1].strip():
            first -= 1
        while last + 1 < len(self.lines) and self.lines[last].strip() and self.lines[last + 1].strip():
            last += 1
        return first, last

    def _stepped(self) -> None:
        line = self.textCursor().blockNumber()
        if self.focused:
            middle = self.cursorRect().center().y() - self.viewport().height() // 2
            if abs(middle) > self._size:
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + middle)
            self.viewport().update()
        before, self._line = self._line, line
        if before != line:
            self._inker.busy = -1
            self._behind.append(before)
            self._leaving.start()

    def edited(self, line: int, more: int) -> None:
        """The writer changed a line, and put ``more`` lines in there."""

    def settle_lines(self) -> None:
        """Tell of the lines that the cursor left. Never in the midst of a change, where Qt tells of no further one."""
        self._leaving.stop()
        behind, self._behind = self._behind, []
        for line in behind:
            self.left(line)

    def left(self, line: int) -> None:
        """The cursor went from a line to another."""

    # ---- keys and wheel

    def event(self, event: QEvent) -> bool:
        """Undo is the desk's: its keys go to the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in _OWN)
        ):
            self.undoing.emit()
            event.ignore()
            return False
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
            and event.key() not in _KEPT
        ):
            event.ignore()  # some systems' habits (Ctrl+K, Ctrl+U cut a line) would hide the window's own keys
            return False
        return super().event(event)

    # ---- paint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The words; between pages a hairline, in the margin the scene's number; dimmed around the focus."""
        super().paintEvent(event)
        theme, painter = theme_now(), QPainter(self.viewport())
        if self.document().isEmpty():
            self.invite(painter)
        breaks = {line - 1: (row, nth) for nth, (line, row) in enumerate(self.starts, 1) if nth > 1}
        first, last = self.paragraph(self.textCursor().blockNumber()) if self.focused else (0, 0)
        small = self.font()
        small.setPixelSize(max(9, min(LABEL, self._size - 4)))
        painter.setFont(small)
        wide, high = self.viewport().width(), self.viewport().height()
        right = round((self.left_out + WIDTH) * self.letter)
        top, bottom = (0.0, 0.0) if self.focused else (0.0, float(high))
        for n, block, where in self.seen():
            if n in breaks:
                row, nth = breaks[n]
                layout = block.layout()
                y = where.top() + (layout.lineAt(row).y() if 0 < row < layout.lineCount() else -self._size * 0.55)
                painter.setPen(QPen(QColor(theme.line), 1))
                painter.drawLine(0, round(y), wide, round(y))
                painter.setPen(QColor(theme.dim))
                painter.drawText(QRectF(right, y + 3, wide - right - WIDE, 20), Qt.AlignmentFlag.AlignRight, f"{nth}.")
            if n in self.numbers:
                painter.setPen(QColor(theme.dim))
                painter.drawText(
                    QRectF(right, where.top(), wide - right - VAST, where.height()),
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
                    self.numbers[n],
                )
            if first <= n <= last:
                top = where.top() if n == first else top
                bottom = where.bottom()
        if self.focused:
            veil = QColor(theme.paper)
            veil.setAlphaF(0.72)
            painter.fillRect(QRectF(0, 0, wide, max(0.0, top)), veil)
            painter.fillRect(QRectF(0, bottom, wide, max(0.0, high - bottom)), veil)


def _split(text: str) -> tuple[list[str], list[str]]:
    """Lines, and the end of each; the last one has none."""
    if not _STRANGE.search(text):
        lines = text.split("\n")
        return lines, [*["\n"] * (len(lines) - 1), ""]
    lines, ends, at = [], [], 0
    for end in _ENDS.finditer(text):
        lines.append(text[at : end.start()])
        ends.append(end[0])
        at = end.end()
    return [*lines, text[at:]], [*ends, ""]


def _end_of(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _alike(a: str, b: str) -> int:
    """How many letters two texts begin with alike."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))

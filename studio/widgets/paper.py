"""The paper that a screenplay stands on: in the middle of the page, as wide as a page is, larger or smaller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from studio.film.pages import WIDTH
from studio.look.theme import script_font, theme_now

SMALLEST, USUAL, LARGEST = 10, 17, 40  # pixels of the letters
LEFT, RIGHT = 15, 9  # characters beside the text: the lines of coverage stand in the left ones
LEAST = 8  # characters on the left where there is little room


class Paper(QTextEdit):
    """A text edit of plain text in the script's face, laid out in letters, not in pixels."""

    zoomed = Signal(int)
    laid = Signal()  # where lines stand on the screen is another now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = USUAL  # as large as is asked for
        self._size = USUAL  # as large as there is room for
        self.left_out = LEFT  # characters of the paper left of the text
        self.invitation = ("", "")  # what an empty sheet shows: an example, and what one can do
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self._beside = [_Desk(self), _Desk(self)]
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(0)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.laid.emit())

    @property
    def letter(self) -> float:
        """The width of a letter in pixels."""
        return QFontMetricsF(self.document().defaultFont()).horizontalAdvance("0")

    @property
    def paper(self) -> int:
        """The width of the whole paper in pixels."""
        return round((LEFT + WIDTH + RIGHT) * self.letter)

    @property
    def size_shown(self) -> int:
        """The height of the letters in pixels, which is less than ``zoom`` where a line would not fit."""
        return self._size

    @property
    def zoom(self) -> int:
        """The height of the letters in pixels, as it is asked for."""
        return self._pixels

    @zoom.setter
    def zoom(self, pixels: int) -> None:
        pixels = max(SMALLEST, min(LARGEST, pixels))
        if pixels != self._pixels:
            self._pixels = pixels
            self._size, self.left_out = self._fitting()
            self.wear()
            self.zoomed.emit(pixels)

    def wear(self) -> None:
        """Another theme or zoom: a subclass draws its lines anew."""
        self.put_on_paper()
        self.lay_out()

    def put_on_paper(self) -> None:
        """Font, colours and the frame of the paper, for this theme and zoom."""
        theme = theme_now()
        font = script_font(self._size)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.setStyleSheet(
            f"QTextEdit#sheet {{ background: {theme.paper}; color: {theme.script}; border: none; border-radius: 0;"
            f" padding: 0; font-size: {self._size}px; selection-background-color: {theme.line};"
            f" selection-color: {theme.ink}; }}"
        )
        self._frame()

    def _frame(self) -> None:
        frame = QTextFrameFormat()
        frame.setLeftMargin(self.left_out * self.letter)
        frame.setTopMargin(3 * self._size)
        frame.setBottomMargin(12 * self._size)
        self.document().rootFrame().setFrameFormat(frame)

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _fitting(self) -> tuple[int, int]:
        """How large letters can be so that a whole line can be seen, and how many fit to the left of the text."""
        room, each = self._room(), QFontMetricsF(script_font(100)).horizontalAdvance("0") / 100
        size = max(SMALLEST, min(self._pixels, int(room / each / (LEAST + WIDTH + 1))))
        spare = int(room / each / size) - WIDTH
        return size, LEFT if spare >= LEFT + RIGHT else max(LEAST, min(LEFT, spare - 1))

    def lay_out(self) -> None:
        """The paper in the middle, as wide as a page, or as there is room for."""
        fitting = self._fitting()
        if fitting != (self._size, self.left_out) and self.isVisible():
            resized = fitting[0] != self._size
            self._size, self.left_out = fitting
            if resized:
                self.wear()
                return
            self._frame()
        room = self._room()
        beside = max(0, room - self.paper)
        self.setViewportMargins(beside // 2, 0, beside - beside // 2, 0)
        for shade, left, wide in (
            (self._beside[0], 0, beside // 2),
            (self._beside[1], room - beside // 2, self.width()),
        ):
            shade.setGeometry(left, 0, wide, self.height())
            shade.lower()
        wide = round((self.left_out + WIDTH) * self.letter) + 2
        if self.lineWrapColumnOrWidth() != wide:  # setting it lays everything out anew
            self.setLineWrapColumnOrWidth(wide)
        self.laid.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The paper stays in the middle."""
        self.lay_out()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl with plus, minus and nought: larger, smaller, as it was."""
        if isinstance(event, QKeyEvent) and (step := _zooming(event)) is not None:
            if event.type() == QEvent.Type.KeyPress:
                self.zoom = self._size + step if step else USUAL
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Ctrl and the wheel: larger, smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom = self._size + (1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Words, but no files: a screenplay dropped here is opened by the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Only the words of what is pasted."""
        if self.canInsertFromMimeData(source):
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def invite(self, painter: QPainter) -> None:
        """On an empty sheet, what one could begin with."""
        theme = theme_now()
        painter.setFont(self.document().defaultFont())
        painter.setPen(QColor(theme.faint))
        metrics = QFontMetricsF(self.document().defaultFont())
        left, row = round(self.left_out * self.letter), round(metrics.lineSpacing())
        top = 3 * self._size + round(metrics.ascent())
        example, words = self.invitation
        painter.drawText(left + 3, top, example)
        painter.setFont(QApplication.font())
        painter.setPen(QColor(theme.dim))
        below = QRectF(left, top + row, WIDTH * self.letter, 200)
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), words)

    # ---- where lines are

    def place(self, line: int) -> QRectF:
        """Where a line (from 0) stands in the viewport."""
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            return QRectF()
        return (
            self.document().documentLayout().blockBoundingRect(block).translated(0, -self.verticalScrollBar().value())
        )

    def seen(self) -> Iterator[tuple[int, QTextBlock, QRectF]]:
        """The lines that can be seen now, with where they stand in the viewport."""
        block = self.cursorForPosition(QPoint(0, 0)).block()
        layout, scrolled, high = (
            self.document().documentLayout(),
            self.verticalScrollBar().value(),
            self.viewport().height(),
        )
        while block.isValid():
            where = layout.blockBoundingRect(block).translated(0, -scrolled)
            if where.top() > high:
                return
            yield block.blockNumber(), block, where
            block = block.next()

    def mark(self, name: str, places: Iterable[tuple[int, int, int]], look: QTextCharFormat) -> None:
        """Show places (line, start and length in Qt's letters) in another look, until they are marked anew by name."""
        made = []
        for line, start, length in places:
            block = self.document().findBlockByNumber(line)
            if not block.isValid() or start + length >= block.length():
                continue
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = cursor, look
            made.append(one)
        if made or self._marks.get(name):
            self._marks[name] = made
            self.setExtraSelections([one for all_ in self._marks.values() for one in all_])

    def go_to(self, line: int, top: float = 0.25, cursor: bool = True) -> None:
        """Bring a line into view, some way below the top, and put the cursor there."""
        block = self.document().findBlockByNumber(max(0, min(line, self.document().blockCount() - 1)))
        if cursor:
            made = QTextCursor(block)
            self.setTextCursor(made)
        where = self.document().documentLayout().blockBoundingRect(block)
        self.verticalScrollBar().setValue(round(where.top() - top * self.viewport().height()))


class _Desk(QWidget):
    """What the paper lies on, to its left and right."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The page's grey, and the paper's edge."""
        theme, painter = theme_now(), QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.page))
        painter.fillRect(self.width() - 1 if self.x() == 0 else 0, 0, 1, self.height(), QColor(theme.line))


def _zooming(event: QKeyEvent) -> int | None:
    """Larger, smaller, or as it usually is; None for any other key."""
    if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
        return None
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    return {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}.get(Qt.Key(event.key()))

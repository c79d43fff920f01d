"""The lined script: down the left margin of the sheet one line a shot, over the words it covers.

A straight line is covered and fresh; a wavy one stands over words that changed since its pictures were made. Where no
line is, nothing is shot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from studio.film.shots import Shot
from studio.look.theme import theme_now
from studio.look.tokens import LINED, SMALL, TINY
from studio.widgets.ink import units
from studio.widgets.sheet import Sheet

_WAVE = 7.0  # pixels from crest to crest


@dataclass
class Covered:
    """One line of coverage. Lines count from 0; ``mark`` is the slate; ``lane`` is how far it stands from the words.

    Where two shots share a line of the text, ``begins`` is the letter the later one begins at, and ``ends`` of the
    earlier one is the same.
    """

    id: str
    first: int
    last: int
    mark: str
    about: str = ""  # a word or two beside the slate, when it is chosen
    stale: bool = False
    begins: int = 0
    ends: int = 0  # 0: all of its last line
    lane: int = 0
    hue: int = 0


class LinedMargin(QWidget):
    """Lies over the sheet's left margin and moves with it."""

    picked = Signal(str)

    def __init__(self, sheet: Sheet, tip: Callable[[str], str]) -> None:
        super().__init__(sheet)
        self._tip = tip  # what is told of a shot when the pointer rests on its line
        self._sheet = sheet
        self._lines: list[Covered] = []
        self._drawn: list[tuple[QRectF, Covered]] = []
        self._chosen = self._over = ""
        self.setAccessibleName("Shots over the words they cover")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # a key beside it does not draw it anew
        sheet.moved.connect(self._moved)
        sheet.laid.connect(self.follow)
        sheet.document().documentLayout().documentSizeChanged.connect(self._grown)

    def show_lines(self, lines: Sequence[Covered]) -> None:
        """Other lines of coverage, in the order of the script; each takes the first lane that is free."""
        ends: list[tuple[int, int]] = []
        for nth, line in enumerate(lines):
            start = (line.first, line.begins)
            free = next((lane for lane, end in enumerate(ends) if end <= start), len(ends))
            ends[free : free + 1] = [(line.last, line.ends) if line.ends else (line.last + 1, 0)]
            line.lane, line.hue = free, nth % len(LINED)
        self._lines = list(lines)
        self.update()

    def choose(self, id_: str) -> None:
        """This one is chosen."""
        if id_ != self._chosen:
            self._chosen = id_
            self.update()

    @property
    def chosen(self) -> Covered | None:
        """The chosen line."""
        return next((line for line in self._lines if line.id == self._chosen), None)

    def at_line(self, line: int) -> Covered | None:
        """The line of coverage over a line of the script."""
        at = bisect_right(self._lines, line, key=lambda one: one.first)
        return next((one for one in reversed(self._lines[max(0, at - 8) : at]) if one.last >= line), None)

    def where(self, id_: str) -> QRectF:
        """Where a line of coverage was drawn last; for a pointer."""
        return next((area for area, line in self._drawn if line.id == id_), QRectF())

    def follow(self) -> None:
        """Lie where the sheet's margin is."""
        view = self._sheet.viewport().geometry()
        self.setGeometry(view.left(), view.top(), round((self._sheet.left_out - 1) * self._sheet.letter), view.height())
        self.update()

    def _grown(self, _size: QSizeF) -> None:
        self.update()

    def _moved(self, first: int, more: int) -> None:
        """Lines were put in or taken out: what stands below goes along."""
        for line in self._lines:
            if line.first > first:
                line.first = max(first, line.first + more)
            if line.last >= first:
                line.last = max(line.first, line.last + more)
        self.update()

    # ---- paint

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Every line that can be seen."""
        painter, theme = QPainter(self), theme_now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.paper))
        self._drawn = []
        rows = [(n, where) for n, _, where in self._sheet.seen()]
        if not rows:
            return
        top, bottom = rows[0][0], rows[-1][0]
        tops = dict(rows)
        font = QFont(self._sheet.window().font())
        font.setPixelSize(max(9, min(12, self._sheet.size_shown - 5)))
        painter.setFont(font)
        for line in self._lines:
            if line.last < top or line.first > bottom:
                continue
            y1 = tops[line.first].top() + self._row(line.first, line.begins) + TINY if line.first in tops else -20.0
            y2 = self.height() + 20.0
            if line.last in tops:
                below = self._row(line.last, line.ends) if line.ends else tops[line.last].height()
                y2 = tops[line.last].top() + below - TINY
            self._draw(painter, line, y1, max(y2, y1 + 8))

    def _row(self, line: int, letter: int) -> float:
        """How far below the top of a line the row with that letter begins."""
        if not letter:
            return 0.0
        block = self._sheet.document().findBlockByNumber(line)
        row = block.layout().lineForTextPosition(min(units(block.text(), letter), max(0, block.length() - 1)))
        return row.y() if row.isValid() else 0.0

    def _draw(self, painter: QPainter, line: Covered, y1: float, y2: float) -> None:
        theme = theme_now()
        chosen, over = line.id == self._chosen, line.id == self._over
        x = self.width() - SMALL - 2 - line.lane * 34.0
        colour = QColor(LINED[line.hue])
        colour.setAlphaF(1.0 if chosen or over else 0.6 if line.stale else 0.9)
        pen = QPen(colour, 4 if chosen else 3 if over else 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if line.stale:
            painter.drawPath(_wave(x, y1, y2))
        else:
            painter.drawLine(QPointF(x, y1), QPointF(x, y2))
        metrics = painter.fontMetrics()
        slate_y = min(max(y1, TINY), y2 - metrics.height()) if y1 < 0 else y1
        area = QRectF(x - 6 - 60, slate_y - 2, 60, metrics.height())
        painter.setPen(QColor(theme.ink if chosen else theme.stale if line.stale else theme.dim))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(area, right, line.mark)
        if chosen and line.about and y2 - y1 > 1.8 * metrics.height():
            painter.setPen(QColor(theme.stale if line.stale else theme.dim))
            painter.drawText(area.translated(0, metrics.height()), right, line.about)
        self._drawn.append((QRectF(x - 40, y1 - 2, 46, y2 - y1 + 4), line))

    # ---- the pointer and the keys

    def _under(self, at: QPointF) -> Covered | None:
        found = [(abs(area.right() - 6 - at.x()), n) for n, (area, _) in enumerate(self._drawn) if area.contains(at)]
        return self._drawn[min(found)[1]][1] if found else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The line under the pointer stands out."""
        line = self._under(event.position())
        over = line.id if line else ""
        if over != self._over:
            self._over = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing stands out."""
        self._over = ""
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Chosen."""
        line = self._under(event.position())
        if line and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and down go from shot to shot."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        ids = [line.id for line in self._lines]
        if step and ids:
            at = ids.index(self._chosen) + step if self._chosen in ids else 0
            self.picked.emit(ids[max(0, min(len(ids) - 1, at))])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802
        """The sheet scrolls."""
        self._sheet.wheelEvent(event)  # type: ignore[arg-type]

    def event(self, event: QEvent) -> bool:
        """What a line is, when the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self._under(QPointF(event.pos()))
            # a tooltip guesses at markup: this one never has any
            told = self._tip(line.id) if line else ""
            text = told.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<p style='white-space: pre-wrap'>{text}</p>" if text else "", self)
            return True
        return super().event(event)


def _wave(x: float, y1: float, y2: float) -> QPainterPath:
    path = QPainterPath(QPointF(x, y1))
    y, side = y1, 1
    while y < y2:
        step = min(_WAVE, y2 - y)
        path.quadTo(QPointF(x + 3.2 * side, y + step / 2), QPointF(x, y + step))
        y, side = y + step, -side
    return path


def coverage(shots: Sequence[Shot], lines: Sequence[str]) -> list[Covered]:
    """The shots as lines of coverage; two that share a line of the text meet at the words where the later begins."""
    found: list[Covered] = []
    for shot in shots:
        covered = Covered(shot.id, shot.lines[0] - 1, shot.lines[1] - 1, shot.slate, shot.size, stale=bool(shot.stale))
        before = found[-1] if found else None
        if before and before.last == covered.first < len(lines):
            head = " ".join(shot.action.casefold().split()[:3])
            at = lines[covered.first].casefold().find(head) if head else -1
            if at > max(0, before.begins if before.first == before.last else 0):
                before.ends = covered.begins = at
        found.append(covered)
    return found

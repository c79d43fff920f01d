"""The navigator: acts, synopses and scenes in order, each with how long it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.film.stretches import Stretch
from studio.look.theme import theme_now
from studio.look.tokens import GAP, LABEL, SMALL, TINY

_Index = QModelIndex | QPersistentModelIndex


class Navigator(QListView):
    """Shows stretches from top to bottom; a click or Enter goes there."""

    gone = Signal(int)  # to a line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Stretches()
        self.setModel(self._model)
        self.setItemDelegate(_StretchPainter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setAccessibleName("Scenes")
        self.clicked.connect(self._go)
        self.activated.connect(self._go)

    @property
    def stretches(self) -> Sequence[Stretch]:
        """What is shown."""
        return self._model.stretches

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Other rows."""
        if list(stretches) != self._model.stretches:
            self._model.show(list(stretches))

    def choose_line(self, line: int) -> None:
        """The scene that a line stands in is the current one. Nothing is told."""
        row = -1
        for n, stretch in enumerate(self._model.stretches):
            if stretch.line > line:
                break
            row = n if stretch.kind == "scene" else row
        if row >= 0 and row != self.currentIndex().row():
            index = self._model.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.gone.emit(self._model.stretches[index.row()].line)


class _Stretches(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.stretches: list[Stretch] = []

    def show(self, stretches: list[Stretch]) -> None:
        if [(s.kind, s.words) for s in stretches] == [(s.kind, s.words) for s in self.stretches]:
            self.stretches = stretches
            self.dataChanged.emit(self.index(0), self.index(len(stretches) - 1))
            return
        self.beginResetModel()
        self.stretches = stretches
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.stretches)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        stretch = self.stretches[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return stretch
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            length = f"{stretch.length} pages" if stretch.length else ""
            return ", ".join(filter(None, (stretch.number, stretch.words, length, stretch.time)))
        return None


class _StretchPainter(QStyledItemDelegate):
    def __init__(self, view: Navigator) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        stretch: Stretch = index.data(Qt.ItemDataRole.UserRole)
        high = {"scene": 46, "section": 34}.get(stretch.kind, 0)
        if high:
            return QSize(180, high)
        wide = max(120, self._view.viewport().width() - 2 * GAP)
        given: Any = option
        small = QFont(given.font)
        small.setPixelSize(LABEL)
        small.setItalic(True)
        words = QFontMetrics(small).boundingRect(QRect(0, 0, wide, 1000), Qt.TextFlag.TextWordWrap, stretch.words)
        return QSize(180, min(words.height(), 60) + SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        stretch: Stretch = index.data(Qt.ItemDataRole.UserRole)
        theme, given = theme_now(), option
        state: Any = given.state
        area: QRect = given.rect
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected) and stretch.kind == "scene"
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.hover if chosen else theme.raised))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 2, area.height()), QColor(theme.accent))
        inner = area.adjusted(GAP, TINY, -GAP, -TINY)
        font = QFont(given.font)
        small = QFont(font)
        small.setPixelSize(LABEL)
        if stretch.kind == "section":
            painter.setFont(small)
            painter.setPen(QColor(theme.dim))
            inner.setLeft(inner.left() + max(0, stretch.level - 1) * GAP)
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, stretch.words)
        elif stretch.kind == "synopsis":
            small.setItalic(True)
            painter.setFont(small)
            painter.setPen(QColor(theme.dim))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            painter.drawText(inner, int(flags), stretch.words)
        else:
            painter.setFont(font)
            number = QRect(inner.left(), inner.top(), 30, inner.height() // 2)
            painter.setPen(QColor(theme.dim))
            painter.drawText(number, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, stretch.number)
            words = inner.adjusted(32, 0, 0, -inner.height() // 2)
            painter.setPen(QColor(theme.ink))
            fitted = painter.fontMetrics().elidedText(stretch.words, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
            painter.setFont(small)
            under = inner.adjusted(32, inner.height() // 2, 0, 0)
            painter.setPen(QColor(theme.dim))
            length = f"{stretch.length} pg" if stretch.length else ""
            painter.drawText(under, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, length)
            painter.setPen(QColor(theme.stale if stretch.stale else theme.dim))
            time = f"stale  {stretch.time}" if stretch.stale else stretch.time
            painter.drawText(under, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        painter.restore()

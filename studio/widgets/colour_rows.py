"""Rows with a few colours in each: palettes to drag, or scenes to drop a palette on. It knows no film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.look.theme import theme_now
from studio.look.tokens import GAP, LABEL, SMALL, TINY

_Index = QModelIndex | QPersistentModelIndex
ROW = 50  # pixels of height
PALETTE = "application/x-workprint-palette"  # the id of a palette that is dragged


@dataclass(frozen=True)
class Row:
    """One row. ``faded`` colours are somebody else's: the film's, where a scene has none of its own."""

    id: str
    title: str
    words: str = ""
    colours: tuple[str, ...] = ()
    faded: bool = False


class ColourRows(QListView):
    """Shows rows from top to bottom. ``gives`` lets rows be dragged, ``takes`` lets palettes be dropped on them."""

    picked = Signal(str)
    opened = Signal(str)  # a double click, or Enter
    given = Signal(str, str)  # the row, and the palette that was dropped on it
    menu_asked = Signal(str, QPoint)

    def __init__(self, name: str, gives: bool = False, takes: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = _Rows()
        self.setModel(self._model)
        self._look = _RowPainter(self)
        self.setItemDelegate(self._look)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.DragOnly if gives else mode.DropOnly if takes else mode.NoDragDrop)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._quiet = False
        self.customContextMenuRequested.connect(self._menu)
        self.activated.connect(lambda index: self.opened.emit(self._model.rows[index.row()].id))
        self.selectionModel().currentChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; what was chosen stays chosen."""
        if list(rows) == self._model.rows:
            return
        chosen = self.chosen
        self._quiet = True
        self._model.show(list(rows))
        self.choose(chosen)
        self._quiet = False

    @property
    def rows(self) -> list[Row]:
        """What is shown."""
        return self._model.rows

    @property
    def chosen(self) -> str:
        """The id of the row that is chosen, or empty."""
        row = self.currentIndex().row()
        return self._model.rows[row].id if 0 <= row < len(self._model.rows) else ""

    def choose(self, row: str) -> None:
        """Choose one, and bring it into view; nothing is told."""
        quiet, self._quiet = self._quiet, True
        nth = next((n for n, one in enumerate(self._model.rows) if one.id == row), -1)
        if nth < 0:
            self.setCurrentIndex(QModelIndex())
        elif nth != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(nth))
        self._quiet = quiet

    def place(self, row: str) -> QRect:
        """Where a row stands, in the viewport."""
        nth = next(n for n, one in enumerate(self._model.rows) if one.id == row)
        return self.visualRect(self._model.index(nth))

    def _tell(self, now: QModelIndex) -> None:
        if not self._quiet and now.isValid():
            self.picked.emit(self._model.rows[now.row()].id)

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_asked.emit(self._model.rows[index.row()].id, self.viewport().mapToGlobal(at))

    # ---- drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A palette of ours."""
        if self.acceptDrops() and event.mimeData().hasFormat(PALETTE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show on which row it would land."""
        index = self.indexAt(event.position().toPoint())
        self._look.under = index.row() if index.isValid() else -1
        self.viewport().update()
        if index.isValid() and event.mimeData().hasFormat(PALETTE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """It went elsewhere."""
        self._look.under = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """The row takes the palette."""
        index = self.indexAt(event.position().toPoint())
        self._look.under = -1
        self.viewport().update()
        if index.isValid() and event.mimeData().hasFormat(PALETTE):
            event.acceptProposedAction()
            self.given.emit(
                self._model.rows[index.row()].id,
                bytes(event.mimeData().data(PALETTE).data()).decode("utf-8", "replace"),
            )


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(filter(None, (row.title, row.words)))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [PALETTE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        carried = QMimeData()
        if indexes:
            carried.setData(PALETTE, self.rows[indexes[0].row()].id.encode())
        return carried


class _RowPainter(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.under = -1  # the row that something is dragged over

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(160, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        theme, area = theme_now(), option.rect
        state: Any = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.hover if chosen else theme.raised))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 2, area.height()), QColor(theme.accent))
        text = area.adjusted(GAP, TINY + 1, -GAP, -area.height() // 2 + 1)
        small = QFont(option.font)
        small.setPixelSize(LABEL)
        painter.setFont(small)
        taken = min(painter.fontMetrics().horizontalAdvance(row.words) + SMALL, text.width() // 2) if row.words else 0
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, taken)
        painter.setPen(QColor(theme.dim))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.ink))
        room = text.width() - taken - SMALL
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        band = QRect(area.left() + GAP, area.top() + area.height() // 2 + TINY, area.width() - 2 * GAP, 12)
        if row.faded:
            band.adjust(0, 4, 0, -4)
        for n, colour in enumerate(row.colours):
            left = band.left() + band.width() * n // len(row.colours)
            right = band.left() + band.width() * (n + 1) // len(row.colours)
            painter.fillRect(QRect(left, band.top(), right - left, band.height()), QColor(colour))
        if index.row() == self.under:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()

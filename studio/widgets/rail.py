"""A rail of pictures with words beside them: pick one, or several, by mouse or keys. It knows no film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.look.theme import theme_now
from studio.look.tokens import LABEL, SMALL, TINY
from studio.widgets.pictures import Pictures

_Index = QModelIndex | QPersistentModelIndex
_THUMB = 96  # pixels wide


@dataclass(frozen=True)
class Stop:
    """One place on the rail. ``marks`` are short words at its right edge; ``stale`` gives them the colour for that."""

    id: str
    title: str
    words: str = ""
    marks: str = ""
    picture: Path | None = None
    stale: bool = False


class Rail(QListView):
    """Shows stops from top to bottom."""

    picked = Signal(list)  # the ids that are chosen, the current one first

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Stops()
        self.setModel(self._model)
        self.setItemDelegate(_StopPainter(pictures, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self._quiet = False
        pictures.ready.connect(self._seen)
        self.selectionModel().selectionChanged.connect(self._tell)

    def show_stops(self, stops: Sequence[Stop]) -> None:
        """Other stops; what was chosen stays chosen where it is still there."""
        if list(stops) == self._model.stops:
            return
        chosen = self.chosen
        self._quiet = True
        self._model.show(list(stops))
        self.choose(chosen)
        self._quiet = False

    @property
    def chosen(self) -> list[str]:
        """The ids that are chosen, the current one first."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        ids = [self._model.stops[row].id for row in rows]
        here = self.currentIndex().row()
        first = self._model.stops[here].id if 0 <= here < len(self._model.stops) else ""
        return [first, *(one for one in ids if one != first)] if first in ids else ids

    def choose(self, ids: Sequence[str]) -> None:
        """Choose these, the first as the current one, and bring it into view. Nothing is told."""
        if ids == self.chosen:
            return
        quiet, self._quiet = self._quiet, True
        rows = {stop.id: n for n, stop in enumerate(self._model.stops)}
        wanted = QItemSelection()
        for one in ids:
            if one in rows:
                wanted.select(self._model.index(rows[one]), self._model.index(rows[one]))
        if ids and ids[0] in rows:
            index = self._model.index(rows[ids[0]])
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = quiet

    def _seen(self, _path: str) -> None:
        self.viewport().update()

    def _tell(self) -> None:
        if not self._quiet:
            self.picked.emit(self.chosen)


class _Stops(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.stops: list[Stop] = []

    def show(self, stops: list[Stop]) -> None:
        if [stop.id for stop in stops] == [stop.id for stop in self.stops]:
            changed = [n for n, (old, new) in enumerate(zip(self.stops, stops, strict=True)) if old != new]
            self.stops = stops
            for n in changed:
                self.dataChanged.emit(self.index(n), self.index(n))
            return
        self.beginResetModel()
        self.stops = stops
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.stops)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        stop = self.stops[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return stop
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (stop.title, stop.words, stop.marks)))
        return None


class _StopPainter(QStyledItemDelegate):
    def __init__(self, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(200, _THUMB * 9 // 16 + 2 * TINY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        stop: Stop = index.data(Qt.ItemDataRole.UserRole)
        theme = theme_now()
        state: Any = option.state
        area: QRect = option.rect
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.hover if chosen else theme.raised))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 2, area.height()), QColor(theme.accent))
        thumb = QRect(area.left() + SMALL, area.top() + TINY, _THUMB, area.height() - 2 * TINY)
        painter.fillRect(thumb, QColor(theme.void))
        scale = painter.device().devicePixelRatio()
        made = self._pictures.picture(stop.picture, round(_THUMB * scale)) if stop.picture else None
        if made:
            fitted = made.size().scaled(thumb.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(thumb.topLeft(), fitted)
            place.moveCenter(thumb.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, made)
        text = area.adjusted(_THUMB + 2 * SMALL + TINY, TINY, -SMALL, -TINY)
        upper, lower = text.adjusted(0, 0, 0, -text.height() // 2), text.adjusted(0, text.height() // 2, 0, 0)
        font = QFont(option.font)
        painter.setFont(font)
        painter.setPen(QPen(QColor(theme.ink)))
        painter.drawText(upper, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, stop.title)
        small = QFont(font)
        small.setPixelSize(LABEL)
        painter.setFont(small)
        if stop.marks:
            painter.setPen(QPen(QColor(theme.stale if stop.stale else theme.dim)))
            painter.drawText(upper, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, stop.marks)
        painter.setPen(QPen(QColor(theme.dim)))
        words = painter.fontMetrics().elidedText(stop.words, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

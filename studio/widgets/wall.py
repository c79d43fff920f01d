"""What a person does with a storyboard on the wall: picks panels, drags them elsewhere, stretches them, opens one.

It knows no film: what a person does comes out as signals, and nothing moves until other cards are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from studio.widgets.cards import RULER
from studio.widgets.painted import PaintedWall
from studio.widgets.pictures import Pictures

_EDGE = 6  # pixels: how near to a panel's right edge one takes hold of it
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff")


@dataclass(eq=False)
class _Drag:
    """What the mouse has taken hold of: cards to move, or the right edge of one."""

    start: QPoint
    card: int
    edge: bool
    moving: bool = False
    alone: bool = False  # let go without moving, it becomes the only one chosen


class Wall(PaintedWall):
    """A painted wall that answers to mouse and keys."""

    picked = Signal(list)  # the ids that are chosen, the current one first
    opened = Signal(str)  # a double click, or Enter
    moved = Signal(list, str)  # these ids go before that one; empty for the end
    stretched = Signal(str, float, object)  # that id shall last so many seconds; the gesture it is part of
    asked = Signal(QPoint)  # what can be done here? a point of the screen
    removed = Signal()  # Delete: what is chosen is not wanted
    brought = Signal(str, object)  # a picture file was dropped on that id

    def __init__(self, pictures: Pictures, across: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(pictures, across, parent)
        self.fixed_order = ""  # why panels cannot be dragged; empty when they can
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)

    # ---- picking

    def _pick(self, nth: int, modifiers: Qt.KeyboardModifier) -> None:
        one = self.cards[nth].id
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._anchor in self._rows:
            first, last = sorted((self._rows[self._anchor], nth))
            self._chosen = {card.id: None for card in self.cards[first : last + 1]}
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            if one in self._chosen and len(self._chosen) > 1:
                del self._chosen[one]
                one = next(iter(self._chosen))
            else:
                self._chosen[one] = None
            self._anchor = one
        else:
            self._chosen, self._anchor = {one: None}, one
        self._here = one
        self.bring(one)
        self._say_where()
        self.viewport().update()
        self.picked.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go, Shift takes along, Enter opens; Alt and an arrow moves the panel."""
        key, modifiers = event.key(), event.modifiers()
        if not self.cards:
            super().keyPressEvent(event)
            return
        at = self._rows.get(self._here, 0)
        page = max(1, self.viewport().height() // max(1, self._laid.places[0].height()))
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if key == Qt.Key.Key_Escape and self._drag:
            self._let_go()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._chosen = {card.id: None for card in self.cards}
            self._here = self._here or self.cards[0].id
            self.viewport().update()
            self.picked.emit(self.chosen)
        elif step and modifiers & Qt.KeyboardModifier.AltModifier:
            self._push(step)
        elif step:
            self._pick(min(len(self.cards) - 1, max(0, at + step)), modifiers)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self._across:
            self._pick(self._laid.beside(at, 1 if key == Qt.Key.Key_Down else -1), modifiers)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not self._across:
            for _ in range(page):
                at = self._laid.beside(at, 1 if key == Qt.Key.Key_PageDown else -1)
            self._pick(at, modifiers)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._pick(0 if key == Qt.Key.Key_Home else len(self.cards) - 1, modifiers)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self.opened.emit(self._here)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not modifiers:
            self.removed.emit()
        elif event.text() in ("+", "=", "-"):
            self.set_zoom(self.zoom + (-0.08 if event.text() == "-" else 0.08))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keys go here."""
        super().focusInEvent(event)
        if not self._here and self.cards:
            self._pick(0, Qt.KeyboardModifier.NoModifier)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done, at the panel that is meant."""
        at = self._laid.at(event.pos() + self._offset())
        if event.reason() == QContextMenuEvent.Reason.Mouse and at >= 0 and self.cards[at].id not in self._chosen:
            self._pick(at, Qt.KeyboardModifier.NoModifier)
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._here in self._rows:
            where = self.viewport().mapToGlobal(self.place_of(self._here).center())
        self.asked.emit(where)

    # ---- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick, or take hold."""
        point = event.position().toPoint() + self._offset()
        at, edge = self._hit(point)
        if event.button() != Qt.MouseButton.LeftButton or at < 0:
            return
        one = self.cards[at].id
        plain = not event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        held = plain and one in self._chosen and len(self._chosen) > 1 and not edge
        if not held:
            self._pick(at, event.modifiers())
        self._drag = _Drag(point, at, edge, alone=held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag what is held; show where an edge can be taken hold of."""
        point = event.position().toPoint() + self._offset()
        if self._drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            at, edge = self._hit(point)
            self.viewport().setCursor(_CURSORS[edge] if at >= 0 else Qt.CursorShape.ArrowCursor)
            return
        if not self._drag.moving:
            if (point - self._drag.start).manhattanLength() < QApplication.startDragDistance():
                return
            self._drag.moving = True
        if self._drag.edge:
            card = self.cards[self._drag.card]
            place = self._laid.places[self._drag.card]
            seconds = max(0.1, (point.x() - place.left() + 2) / self._zoom)
            self.stretched.emit(card.id, round(seconds, 2), self._drag)
        elif not self.fixed_order:
            self._scroll_at_edge(event.position().toPoint())
            self._drop = self._laid.gap(point)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()
        elif self._drop != -2:
            self._drop = -2
            QToolTip.showText(event.globalPosition().toPoint(), self.fixed_order, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go: what was dragged goes there."""
        drag, drop = self._drag, self._drop
        self._let_go()
        if drag is None:
            return
        if drag.moving and drop >= 0:
            self._move_to(drop)
        elif drag.alone and not drag.moving:
            self._pick(drag.card, Qt.KeyboardModifier.NoModifier)
        event.accept()

    def _let_go(self) -> None:
        self._drag, self._drop, self._over = None, -1, -1
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Opened."""
        at = self._laid.at(event.position().toPoint() + self._offset())
        if at >= 0:
            self.opened.emit(self.cards[at].id)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Ctrl zooms; a strip also scrolls by a plain wheel."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + turned / 120 * 0.06)
        elif self._across and not event.angleDelta().x():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned)
        else:
            super().wheelEvent(event)

    def _hit(self, point: QPoint) -> tuple[int, bool]:
        """The card at a point, and whether it is its right edge."""
        if not self._across:
            return self._laid.at(point), False
        for n in self._laid.within(QRect(point.x() - _EDGE, 0, 2 * _EDGE, 4)):
            right = self._laid.places[n].right()
            if abs(point.x() - right) <= _EDGE and point.y() >= RULER and self._laid.places[n].width() > _EDGE:
                return n, True
        return self._laid.at(point), False

    def _scroll_at_edge(self, point: QPoint) -> None:
        bar = self.horizontalScrollBar() if self._across else self.verticalScrollBar()
        where, room = (point.x(), self.viewport().width()) if self._across else (point.y(), self.viewport().height())
        if where < 40:
            bar.setValue(bar.value() - 24)
        elif where > room - 40:
            bar.setValue(bar.value() + 24)

    def _push(self, step: int) -> None:
        """The chosen panels one place on."""
        rows = sorted(self._rows[one] for one in self._chosen)
        if rows and not self.fixed_order:
            to = rows[-1] + 2 if step > 0 else rows[0] - 1
            if 0 <= to <= len(self.cards):
                self._move_to(to)

    def _move_to(self, drop: int) -> None:
        while drop < len(self.cards) and self.cards[drop].id in self._chosen:
            drop += 1
        before = self.cards[drop].id if drop < len(self.cards) else ""
        ids = [card.id for card in self.cards if card.id in self._chosen]
        self.moved.emit(ids, before)

    # ---- pictures from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A picture may be dropped on a panel."""
        if picture_in(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show on which."""
        self._over = self._laid.at(event.position().toPoint() + self._offset())
        self.viewport().update()
        event.setAccepted(self._over >= 0)

    def dragLeaveEvent(self, _event: QEvent) -> None:  # noqa: N802
        """Gone again."""
        self._over = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Dropped."""
        at, file = self._laid.at(event.position().toPoint() + self._offset()), picture_in(event)
        self._over = -1
        self.viewport().update()
        if at >= 0 and file:
            event.acceptProposedAction()
            self.brought.emit(self.cards[at].id, file)


def picture_in(event: QDropEvent) -> Path | None:
    """The picture file that somebody drags here."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower() in PICTURES), None)


_CURSORS = {True: Qt.CursorShape.SplitHCursor, False: Qt.CursorShape.ArrowCursor}

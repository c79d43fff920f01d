"""Colour chips in a grid: pick, name, drag, lock and drop them. It knows no film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QToolTip, QWidget

from studio.film.oklch import oklch
from studio.look.icons import icon
from studio.look.theme import theme_now
from studio.look.tokens import GAP, LABEL, SMALL, TINY
from studio.widgets.one_undo import OneUndo

CHIP = "application/x-workprint-chip"  # the place of a chip that is dragged
_NARROWEST, _WIDEST, _NAMES = 96, 190, 46  # pixels: a chip, and the room for its words


@dataclass(frozen=True)
class Chip:
    """One colour with its name; ``hex`` is "#rrggbb"."""

    name: str
    hex: str
    locked: bool = False


class Chips(QWidget):
    """Shows chips; the last place is for a new one. Drag to move, or out of the window as a colour."""

    picked = Signal(int)
    renamed = Signal(int, str)
    moved = Signal(int, int)
    dropped = Signal(int)  # taken away
    lock_asked = Signal(int)
    added = Signal(str, int)  # "#rrggbb" and its place; empty for the person's own next colour
    menu_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Swatches")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.tall = 118  # pixels of a chip's colour
        self._chips: tuple[Chip, ...] = ()
        self._chosen, self._over, self._gap, self._naming = 0, -1, -1, -1
        self._pressed: QPoint | None = None
        self._name = QLineEdit(self)
        self._name.setAccessibleName("Name of the swatch")
        self._name.hide()
        self._name.editingFinished.connect(self._named)
        OneUndo(self).watch(self._name)
        self._name.installEventFilter(self)

    # ---- what is shown

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """These; the chosen place stays."""
        if tuple(chips) == self._chips:
            return
        self._chips = tuple(chips)
        self._chosen = max(0, min(self._chosen, len(self._chips) - 1))
        self._name.hide()
        self._naming = -1
        self.updateGeometry()
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self._say()
        self.update()

    def choose(self, nth: int) -> None:
        """Mark one; nothing is told."""
        self._chosen = max(0, min(nth, len(self._chips) - 1))
        self._say()
        self.update()

    @property
    def chosen(self) -> int:
        """The place that is marked."""
        return self._chosen

    def _say(self) -> None:
        if self._chips:
            chip = self._chips[self._chosen]
            self.setAccessibleDescription(f"{chip.name}, {chip.hex}{', locked' if chip.locked else ''}")

    # ---- places

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """As high as its rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Rows of chips."""
        columns, _ = self._columns(width)
        rows = -(-(len(self._chips) + 1) // columns)
        self.tall = 132 if rows == 1 else 78
        return rows * (self.tall + _NAMES + GAP)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for what there is."""
        return QSize(600, self.heightForWidth(max(600, self.width())))

    def resizeEvent(self, _event: object) -> None:  # noqa: N802
        """Another number of columns."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _columns(self, width: int) -> tuple[int, int]:
        many = len(self._chips) + 1
        most = max(1, (width + SMALL) // (_NARROWEST + SMALL))
        columns = min(most, many)
        if many > most:  # rows of one length look better than one chip alone in the last
            columns = -(-many // -(-many // most))
        return columns, min(_WIDEST, (width + SMALL) // columns - SMALL)

    def place(self, nth: int) -> QRect:
        """Where a chip stands; the one after the last is the place for a new one."""
        columns, wide = self._columns(self.width())
        row, column = divmod(nth, columns)
        return QRect(column * (wide + SMALL), row * (self.tall + _NAMES + GAP), wide, self.tall + _NAMES)

    def _at(self, at: QPoint) -> int:
        return next((n for n in range(len(self._chips) + 1) if self.place(n).contains(at)), -1)

    def _gap_at(self, at: QPoint) -> int:
        """Before which chip something would be put in."""
        for n in range(len(self._chips)):
            place = self.place(n)
            if place.top() - GAP <= at.y() <= place.bottom() + GAP and at.x() < place.center().x():
                return n
            after = self.place(n + 1)
            if after.top() > place.top() and place.top() <= at.y() <= place.bottom():
                return n + 1
        return len(self._chips)

    def lock_place(self, nth: int) -> QRect:
        """Where the lock of a chip is."""
        place = self.place(nth)
        return QRect(place.right() - 27, place.top() + TINY, 24, 24)

    # ---- a person

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick; the lock locks; the last place adds."""
        at = event.position().toPoint()
        nth = self._at(at)
        if event.button() != Qt.MouseButton.LeftButton or nth < 0:
            return
        if nth == len(self._chips):
            self.added.emit("", nth)
        elif self.lock_place(nth).contains(at):
            self.lock_asked.emit(nth)
        else:
            self._pressed = at
            self._pick(nth)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position().toPoint()
        if self._pressed and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            nth, self._pressed = self._at(self._pressed), None
            if 0 <= nth < len(self._chips):
                self._drag(nth)
            return
        over = self._at(at)
        if over != self._over:
            self._over = over
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Name it."""
        nth = self._at(event.position().toPoint())
        if 0 <= nth < len(self._chips) and not self.lock_place(nth).contains(event.position().toPoint()):
            self._pick(nth)
            self.name(nth)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is under the pointer."""
        self._over = -1
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows pick, Alt and arrows move, Enter names, L locks, Delete takes away, + adds."""
        key, row = event.key(), self._columns(self.width())[0]
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}.get(Qt.Key(key))
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Insert):
            self.added.emit("", len(self._chips))
        elif not self._chips:
            super().keyPressEvent(event)
        elif step is not None:
            to = max(0, min(len(self._chips) - 1, self._chosen + step))
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                was, self._chosen = self._chosen, to
                self.moved.emit(was, to)
                self.picked.emit(to)
            else:
                self._pick(to)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.name(self._chosen)
        elif key == Qt.Key.Key_L and not event.modifiers():
            self.lock_asked.emit(self._chosen)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.dropped.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done to a chip."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        nth = self._chosen if by_key else self._at(event.pos())
        if 0 <= nth < len(self._chips):
            self._pick(nth)
            self.menu_asked.emit(nth, self.mapToGlobal(self.place(nth).center()) if by_key else event.globalPos())

    def _pick(self, nth: int) -> None:
        self._chosen = nth
        self._say()
        self.update()
        self.picked.emit(nth)

    # ---- names

    def name(self, nth: int) -> None:
        """Let the person type a name."""
        place = self.place(nth)
        self._naming = nth
        self._name.setText(self._chips[nth].name)
        self._name.setGeometry(place.left(), place.top() + self.tall + 2, place.width(), 28)
        self._name.show()
        self._name.selectAll()
        self._name.setFocus()

    def _named(self) -> None:
        nth, self._naming = self._naming, -1
        if self._name.isVisible():
            self._name.hide()
            self.setFocus()
        if 0 <= nth < len(self._chips) and self._name.text() != self._chips[nth].name:
            self.renamed.emit(nth, self._name.text())

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """Enter gives the name, Escape leaves it as it was; neither goes on to the chips."""
        if watched is not self._name or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._named()
            return True
        if event.key() != Qt.Key.Key_Escape:
            return False
        self._naming = -1
        self._named()
        return True

    # ---- drag and drop

    def _drag(self, nth: int) -> None:
        chip = self._chips[nth]
        carried = QMimeData()
        carried.setData(CHIP, str(nth).encode())
        carried.setColorData(QColor(chip.hex))
        carried.setText(chip.hex)
        picture = QPixmap(44, 44)
        picture.fill(QColor(chip.hex))
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(picture)
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A chip of ours, or a colour from elsewhere."""
        carried = event.mimeData()
        if carried.hasFormat(CHIP) or (carried.hasColor() and not carried.hasImage()):
            event.acceptProposedAction()
        else:
            event.ignore()  # the page may know what to do with it

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show where it would go."""
        self._gap = self._gap_at(event.position().toPoint())
        self.update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """It went elsewhere."""
        self._gap = -1
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Put it there."""
        to, self._gap = self._gap_at(event.position().toPoint()), -1
        self.update()
        event.acceptProposedAction()
        if event.mimeData().hasFormat(CHIP) and event.source() in (self, None):
            nth = int(bytes(event.mimeData().data(CHIP).data()))
            to = to - 1 if to > nth else to
            if to != nth:
                self._chosen = to
                self.moved.emit(nth, to)
                self.picked.emit(to)
        else:
            self.added.emit(QColor(event.mimeData().colorData()).name(), to)

    # ---- painting

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            nth = self._at(event.pos())
            if 0 <= nth < len(self._chips):
                lock = "Unlock" if self._chips[nth].locked else "Lock: harmonies and pictures leave it alone"
                over_lock = self.lock_place(nth).contains(event.pos())
                words = f"{lock} (L)" if over_lock else "Double-click to name, drag to move, Delete to take away"
                QToolTip.showText(event.globalPos(), words, self)
                return True
            QToolTip.hideText()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Every chip, and the place for a new one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n, chip in enumerate(self._chips):
            self._paint(painter, n, chip)
        theme, place = theme_now(), self.place(len(self._chips)).adjusted(0, 0, 0, -_NAMES)
        painter.setPen(QPen(QColor(theme.dim if self._over == len(self._chips) else theme.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), 3, 3)
        icon("plus", theme, "dim").paint(painter, QRect(place.center() - QPoint(10, 10), QSize(20, 20)))
        if self._gap >= 0:
            mark = self.place(self._gap)
            painter.fillRect(max(0, mark.left() - SMALL // 2 - 1), mark.top(), 2, self.tall, QColor(theme.accent))

    def _paint(self, painter: QPainter, nth: int, chip: Chip) -> None:
        theme, place = theme_now(), self.place(nth)
        block = QRect(place.left(), place.top(), place.width(), self.tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chip.hex))
        painter.drawRoundedRect(block, 3, 3)
        light, chroma, hue = oklch((int(chip.hex[1:3], 16), int(chip.hex[3:5], 16), int(chip.hex[5:7], 16)))
        ink = QColor(10, 10, 12, 190) if light > 0.62 else QColor(255, 255, 255, 200)
        chosen = nth == self._chosen
        if chip.locked or self._over == nth or (chosen and self.hasFocus()):
            name = "lock-simple" if chip.locked else "lock-simple-open"
            lock = self.lock_place(nth).adjusted(4, 4, -4, -4)
            made = icon(name, theme, "ink").pixmap(QSize(16, 16) * 2)
            tint = QPainter(made)
            tint.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            tint.fillRect(made.rect(), ink)
            tint.end()
            painter.drawPixmap(lock, made)
        small = QFont(self.font())
        small.setPixelSize(LABEL)
        painter.setFont(small)
        painter.setPen(ink)
        if place.width() > 60:
            rest = f"  C {chroma:.2f}" + (f"  H {hue:.0f}" if chroma >= 0.02 else "")
            words = f"L {light * 100:.0f}" + (rest if place.width() >= 140 else "")
            painter.drawText(
                block.adjusted(SMALL, 0, -TINY, -6), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words
            )
        if chosen:
            painter.fillRect(block.left(), block.bottom() + 3, block.width(), 2, QColor(theme.accent))
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.accent), 1.5))
                painter.drawRoundedRect(block.adjusted(1, 1, -1, -1), 3, 3)
        if nth == self._naming:
            return
        painter.setFont(self.font())
        painter.setPen(QColor(theme.ink))
        upper = QRect(place.left(), block.bottom() + 7, place.width(), 19)
        name = painter.fontMetrics().elidedText(chip.name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(small)
        painter.setPen(QColor(theme.dim))
        painter.drawText(
            upper.translated(0, 17), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, chip.hex.upper()
        )

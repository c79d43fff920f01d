"""A slider whose groove shows what the value would be: a row of colours with a handle, by mouse, wheel and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.look.theme import theme_now

_HANDLE = 7  # pixels, half of its width


class Groove(QWidget):
    """A value from 0 to 1. ``pressed`` begins a drag; every ``moved`` until ``released`` belongs to it."""

    pressed = Signal()
    moved = Signal(float)
    released = Signal()

    def __init__(self, name: str, step: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._step, self._value, self._round = step, 0.0, False
        self._colours: tuple[str, ...] = ()
        self._edge = 1.0
        self._held = False

    def set_round(self) -> None:
        """Beyond one end is the other, as with hues."""
        self._round = True

    def show_value(self, value: float, colours: Sequence[str], edge: float = 1.0) -> None:
        """Another value, the colours from 0 to 1, and up to where a screen can show them."""
        self._value, self._colours, self._edge = max(0.0, min(1.0, value)), tuple(colours), edge
        self.update()

    @property
    def value(self) -> float:
        """Where the handle is."""
        return self._value

    def sizeHint(self) -> QSize:  # noqa: N802
        """A groove as high as a finger needs."""
        return QSize(160, 24)

    def _x(self, value: float) -> float:
        return _HANDLE + value * (self.width() - 2 * _HANDLE)

    def _go(self, value: float) -> None:
        value = value % 1.0 if self._round and not 0 <= value <= 1 else max(0.0, min(1.0, value))
        if value != self._value:
            self._value = value
            self.update()
            self.moved.emit(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a drag; the handle comes to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self.pressed.emit()
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag."""
        if self._held:
            self._follow(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """The drag is over."""
        if self._held:
            self._held = False
            self.released.emit()

    def _follow(self, event: QMouseEvent) -> None:
        at = (event.position().x() - _HANDLE) / max(1, self.width() - 2 * _HANDLE)
        self._go(max(0.0, min(1.0, at)))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A notch is a step, while it has the focus; else the page scrolls."""
        if not self.hasFocus():
            event.ignore()
            return
        self._go(self._value + self._step * (1 if event.angleDelta().y() > 0 else -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows are a step, with Shift or as Page keys ten; Home and End go to the ends."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0.0 if key == Qt.Key.Key_Home else 1.0)
            return
        way = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10,
        }.get(key)  # fmt: skip
        if way is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        big = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self._go(self._value + way * big * self._step)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The row of colours, where they end, and the handle."""
        theme, painter = theme_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(_HANDLE - 4, self.height() / 2 - 5, self.width() - 2 * _HANDLE + 8, 10)
        gradient = QLinearGradient(QPointF(self._x(0), 0), QPointF(self._x(1), 0))
        for n, colour in enumerate(self._colours):
            gradient.setColorAt(n / max(1, len(self._colours) - 1), QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRoundedRect(groove, 5, 5)
        if self._edge < 1:
            painter.fillRect(QRectF(self._x(self._edge), groove.top() - 4, 1, groove.height() + 8), QColor(theme.dim))
        middle = QPointF(self._x(self._value), self.height() / 2)
        at = min(len(self._colours) - 1, round(self._value * (len(self._colours) - 1))) if self._colours else -1
        painter.setBrush(QColor(self._colours[at]) if at >= 0 else QColor(theme.raised))
        painter.setPen(QPen(QColor(theme.void), 4.5))
        painter.drawEllipse(middle, _HANDLE, _HANDLE)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.ink), 2))
        painter.drawEllipse(middle, _HANDLE, _HANDLE)

"""A picture that moves while the pointer is over it: a strip of frames side by side, shown one after the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.look.theme import theme_now
from studio.look.tokens import RADIUS
from studio.widgets.pictures import Pictures

_PACE = 160  # milliseconds a frame


class Moving(QWidget):
    """Shows ``still``; while the pointer is over it, the ``tiles`` frames of ``strip``. Keeps the shape of 16:9."""

    pressed = Signal()
    opened = Signal()  # a double click, or Enter

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._still: Path | None = None
        self._strip: Path | None = None
        self._tiles, self._at = 8, 0
        self.chosen = self.circled = False
        self.corner = ""  # a short word in the upper left
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE)
        self._timer.timeout.connect(self._next)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pictures.ready.connect(self._ready)

    def show_pictures(self, still: Path | None, strip: Path | None = None, tiles: int = 8) -> None:
        """Other pictures; None shows an empty frame."""
        if (still, strip, tiles) != (self._still, self._strip, self._tiles):
            self._still, self._strip, self._tiles, self._at = still, strip, tiles, 0
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it may be, in the shape of a picture."""
        return QSize(240, 135)

    def resizeEvent(self, _event: object) -> None:  # noqa: N802
        """The height follows the width."""
        self.setFixedHeight(round(self.width() * 9 / 16))

    def _ready(self, path: str) -> None:
        if path in (str(self._still), str(self._strip)):
            self.update()

    def _next(self) -> None:
        self._at = (self._at + 1) % max(1, self._tiles)
        self.update()

    def enterEvent(self, _event: QEnterEvent) -> None:  # noqa: N802
        """Begin to move."""
        if self._strip:
            self._timer.start()

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: N802
        """Stand still again."""
        self._timer.stop()
        self._at = 0
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Chosen."""
        self.pressed.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Opened."""
        self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The still, or the frame of the strip whose turn it is."""
        theme, painter = theme_now(), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = self.rect().adjusted(1, 1, -1, -1)
        painter.fillRect(area, QColor(theme.void))
        scale = self.devicePixelRatio()
        moving = self._timer.isActive() and self._strip
        strip = self._pictures.picture(self._strip, 1280) if moving and self._strip else None
        still = self._pictures.picture(self._still, round(self.width() * scale)) if self._still else None
        if strip:
            wide = strip.width() / self._tiles
            painter.drawPixmap(area, strip, QRect(round(self._at * wide), 0, round(wide), strip.height()))
        elif still:
            fitted = still.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(area.topLeft(), fitted)
            place.moveCenter(area.center())
            painter.drawPixmap(place, still)
        if self.corner:
            painter.setPen(QPen(QColor("#ffffff")))
            box = painter.fontMetrics().boundingRect(self.corner).adjusted(-5, -2, 5, 2)
            box.moveTopLeft(area.topLeft())
            painter.fillRect(box, QColor(0, 0, 0, 150))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.corner)
        if self.circled:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawEllipse(QRect(area.right() - 25, area.top() + 7, 18, 18))
        if self.chosen or self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent if self.chosen else theme.dim), 2))
            painter.drawRoundedRect(area, RADIUS / 2, RADIUS / 2)

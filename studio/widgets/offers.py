"""Offers: buttons that show the colours one would get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from studio.look.theme import theme_now
from studio.look.tokens import LABEL, SMALL, TINY


class Offers(QWidget):
    """A grid of named offers, each a row of colours."""

    picked = Signal(str)

    def __init__(self, names: Sequence[str], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(TINY)
        self.buttons: dict[str, _Offer] = {}
        for n, name in enumerate(names):
            button = self.buttons[name] = _Offer(name, self)
            button.clicked.connect(lambda _=False, name=name: self.picked.emit(name))
            grid.addWidget(button, n // columns, n % columns)

    def show_offers(self, offers: Mapping[str, Sequence[str]]) -> None:
        """The colours of each."""
        for name, colours in offers.items():
            self.buttons[name].colours = tuple(colours)
            self.buttons[name].update()


class _Offer(QAbstractButton):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(f"{name}: see what it would be")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.colours: tuple[str, ...] = ()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = theme_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(QPen(QColor(theme.dim if self.hasFocus() else theme.line), 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() or self.isDown() else theme.raised))
        painter.drawRoundedRect(area, 4, 4)
        small = QFont(self.font())
        small.setPixelSize(LABEL)
        painter.setFont(small)
        painter.setPen(QColor(theme.ink))
        words = area.adjusted(SMALL, 3, -SMALL, -area.height() // 2 + 3)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        band = QRect(area.left() + SMALL, area.bottom() - 16, area.width() - 2 * SMALL, 10)
        for n, colour in enumerate(self.colours):
            left, right = band.width() * n // len(self.colours), band.width() * (n + 1) // len(self.colours)
            painter.fillRect(QRect(band.left() + left, band.top(), right - left, band.height()), QColor(colour))

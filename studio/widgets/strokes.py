"""A clear sheet over a picture: strokes of a pen as heavy as the hand presses, and an eraser that takes them away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPen

WIDE = 1280  # pixels of a new sheet; the height follows the picture
COLOURS = {"Ink": "#141416", "Paper": "#f6f2e9", "Red": "#d8432b", "Blue": "#3f7fc4"}
THICK = {"Fine": 2.5, "Medium": 5.0, "Bold": 11.0}  # pixels of the sheet at full pressure
ERASER = 34.0


class Ink:
    """One sheet. ``image`` is what is on it now; a stroke begins, goes on and is over."""

    def __init__(self) -> None:
        self.image: QImage | None = None
        self.colour, self.thick = COLOURS["Red"], THICK["Medium"]
        self._last: tuple[QPointF, float] | None = None
        self._file: Path | None = None

    def show_file(self, file: Path | None) -> None:
        """The sheet that lies in a file; None, or a file that is no sheet, is an empty one."""
        if file == self._file:
            return
        self._file, self.image = file, None
        if file:
            reader = QImageReader(str(file))
            size = reader.size()
            if size.isValid() and size.width() * size.height() <= 16_000_000:
                made = reader.read()
                self.image = None if made.isNull() else made.convertToFormat(_FORMAT)

    def begin(self, at: QPointF, pressure: float, shape: float, erase: bool) -> None:
        """The pen comes down at a place of the picture, both from 0 to 1."""
        if self.image is None:
            self.image = QImage(WIDE, max(1, round(WIDE / shape)), _FORMAT)
            self.image.fill(0)
        self._last = (self._place(at), pressure)
        self.go(at, pressure, erase)

    def go(self, at: QPointF, pressure: float, erase: bool) -> None:
        """The pen goes on to there."""
        if self.image is None or self._last is None:
            return
        (start, before), end = self._last, self._place(at)
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = ERASER if erase else self.thick * (0.25 + 0.75 * (pressure + before) / 2)
        if erase:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.setPen(QPen(QColor(self.colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if start == end:
            painter.drawPoint(start)
        else:
            painter.drawLine(start, end)
        painter.end()
        self._last = (end, pressure)

    def over(self) -> None:
        """The pen is lifted."""
        self._last = None
        self._file = None  # what is on the sheet now is in no file yet

    @property
    def empty(self) -> bool:
        """Whether nothing is on it."""
        if self.image is None:
            return True
        seen = self.image.convertToFormat(QImage.Format.Format_Alpha8)
        return not bytes(seen.constBits()).strip(b"\0")

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Lay the sheet over a picture."""
        if self.image:
            painter.drawImage(area, self.image)

    def _place(self, at: QPointF) -> QPointF:
        assert self.image is not None  # noqa: S101
        return QPointF(at.x() * self.image.width(), at.y() * self.image.height())


_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


def over(picture: QImage, sheet: Path) -> QImage:
    """A picture with a sheet laid over it."""
    ink = Ink()
    ink.show_file(sheet)
    made = picture.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    ink.paint(painter, QRectF(made.rect()))
    painter.end()
    return made

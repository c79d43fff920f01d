"""Tuning one colour: lightness, chroma and hue with what each would give, numbers, a hex field, before and after.

What a screen cannot show is mapped as ``studio.film.oklch`` says: chroma is reduced (CSS Color Module Level 4, section
13.2), so that a groove never shows a colour that cannot be had; a tick in the groove tells where chroma ends.
"""

from __future__ import annotations

import time
from collections.abc import Hashable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.film.oklch import MOST_CHROMA, Lch, hex_at, most_chroma, oklch
from studio.film.palette import Swatch, hex_of
from studio.look.theme import mark, theme_now
from studio.look.tokens import GAP, SMALL
from studio.widgets.groove import Groove
from studio.widgets.one_undo import OneUndo

_STOPS = 20  # colours in a groove
# Qt gives the field of a styled spin box without buttons no room at all; buttons without width do.
_NO_BUTTONS = "QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }"
_BURST = 0.9  # seconds between two keys that are one change


class Tuner(QWidget):
    """Shows one colour. ``tuned`` gives "#rrggbb" and a gesture: all of one drag, or of one burst of keys, have one."""

    tuned = Signal(str, object)
    told = Signal(str)  # what was typed is no colour

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hex, self._lch = "#000000", oklch((0, 0, 0))
        self._quiet = False
        self._gesture: Hashable = object()
        self._held, self._when = False, 0.0
        self._sides = BeforeAfter(self)
        self._sides.back.connect(self._take)
        self._typed = QLineEdit(self)
        self._typed.setAccessibleName("Colour as #rrggbb")
        self._typed.setMaxLength(24)
        self._typed.setFixedWidth(92)
        self._typed.editingFinished.connect(self._written)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self._sides, 1)
        top.addWidget(self._typed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(6)
        self.grooves: list[Groove] = []
        self.numbers: list[QDoubleSpinBox] = []
        for row, (name, most, digits, step) in enumerate(
            (("Lightness", 100.0, 1, 1.0), ("Chroma", MOST_CHROMA, 3, 0.005), ("Hue", 360.0, 1, 1.0))
        ):
            groove, number = Groove(name, step / most, self), QDoubleSpinBox(self)
            number.setAccessibleName(f"{name} in numbers")
            number.setRange(0, most)
            number.setDecimals(digits)
            number.setSingleStep(step)
            number.setFixedWidth(70)
            number.setStyleSheet(_NO_BUTTONS)
            number.lineEdit().setTextMargins(6, 0, 0, 0)
            number.setWrapping(name == "Hue")
            number.setKeyboardTracking(False)
            groove.pressed.connect(self._press)
            groove.released.connect(self._release)
            groove.moved.connect(lambda value, row=row: self._turn(row, value))
            number.valueChanged.connect(lambda value, row=row: self._number(row, value))
            grid.addWidget(mark(QLabel(name, self), "dim"), row, 0)
            grid.addWidget(groove, row, 1)
            grid.addWidget(number, row, 2)
            self.grooves.append(groove)
            self.numbers.append(number)
        self.grooves[2].set_round()
        OneUndo(self).watch(self._typed, *self.numbers)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addLayout(top)
        box.addLayout(grid)

    # ---- what is shown

    def show_colour(self, colour: str, afresh: bool) -> None:
        """Another colour. ``afresh`` makes it the one before as well: another swatch was chosen."""
        if afresh:
            self._sides.before = colour
        if colour != self._hex or afresh:
            if afresh or hex_at(*self._lch) != colour:
                self._lch = self._seen(colour)
            self._hex = colour
            self._show()

    def _seen(self, colour: str) -> Lch:
        """Where a colour is; a grey keeps the hue that the handle stands at."""
        light, chroma, hue = oklch(Swatch("", colour).rgb)
        return light, chroma, hue if chroma > 0.004 else self._lch[2]

    def _show(self) -> None:
        self._quiet = True
        light, chroma, hue = self._lch
        marks = [n / (_STOPS - 1) for n in range(_STOPS)]
        self.grooves[0].show_value(light, [hex_at(m, chroma, hue) for m in marks])
        edge = min(1.0, most_chroma(light, hue) / MOST_CHROMA)
        self.grooves[1].show_value(chroma / MOST_CHROMA, [hex_at(light, m * MOST_CHROMA, hue) for m in marks], edge)
        self.grooves[2].show_value(hue / 360, [hex_at(light, max(chroma, 0.04), m * 360) for m in marks])
        for number, value in zip(self.numbers, (light * 100, chroma, hue), strict=True):
            if not number.hasFocus() or abs(number.value() - value) > 0.5 * 10 ** -number.decimals():
                number.setValue(value)
        if not self._typed.hasFocus():
            self._typed.setText(self._hex)
        self._sides.now = self._hex
        self._sides.update()
        self._quiet = False

    # ---- a person

    def _press(self) -> None:
        self._held, self._gesture = True, object()

    def _release(self) -> None:
        self._held, self._gesture = False, object()

    def _turn(self, row: int, value: float) -> None:
        most = (1.0, MOST_CHROMA, 360.0)[row]
        self._set(row, value * most)

    def _number(self, row: int, value: float) -> None:
        if not self._quiet:
            self._set(row, value / 100 if row == 0 else value)

    def _set(self, row: int, value: float) -> None:
        light, chroma, hue = self._lch
        self._lch = (value, chroma, hue) if row == 0 else (light, value, hue) if row == 1 else (light, chroma, value)
        now = time.monotonic()
        if not self._held and now - self._when > _BURST:
            self._gesture = object()
        self._when = now
        new = hex_at(*self._lch)
        changed, self._hex = new != self._hex, new
        self._show()
        if changed:
            self.tuned.emit(new, self._gesture)

    def _written(self) -> None:
        text = self._typed.text()
        try:
            colour = hex_of(text)
        except ValueError as wrong:
            self._typed.setText(self._hex)
            self.told.emit(str(wrong))
            return
        self._typed.setText(colour)
        self._take(colour)

    def _take(self, colour: str) -> None:
        if colour != self._hex:
            self._lch, self._hex = self._seen(colour), colour
            self._show()
            self.tuned.emit(colour, object())


class BeforeAfter(QWidget):
    """A chip of two halves: how it was when it was chosen, and how it is. A click on the left goes back."""

    back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = self.now = "#000000"
        self.setAccessibleName("Before and after")
        self.setToolTip("Left: as it was. Click it to go back.")
        self.setMinimumHeight(44)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Large enough to compare."""
        return QSize(160, 44)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Back to how it was."""
        if event.position().x() < self.width() / 2:
            self.back.emit(self.before)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Two halves without a gap: an edge would hide a small difference."""
        painter, middle = QPainter(self), self.width() // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.before))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.setClipRect(QRect(middle, 0, self.width(), self.height()))
        painter.setBrush(QColor(self.now))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.setClipping(False)
        if self.before != self.now:
            painter.fillRect(middle, self.height() - 5, 1, 5, QColor(theme_now().ink))

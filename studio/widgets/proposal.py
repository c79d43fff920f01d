"""A proposal: other colours beside the ones there are, to be used or to be left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpinBox, QToolButton, QVBoxLayout, QWidget

from studio.look.icons import icon
from studio.look.theme import mark, theme_now
from studio.look.tokens import GAP, SMALL, TINY
from studio.widgets.one_undo import OneUndo


class Proposal(QWidget):
    """Says what it would be, shows it, and asks. Enter uses it, Escape leaves it."""

    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Proposal")
        self._use: Callable[[], object] | None = None
        self._keep: Callable[[], object] | None = None
        self._count: Callable[[int], Sequence[str]] | None = None
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setMinimumWidth(110)
        self.rows = _Compared(self)
        self.picture = _Picture(self)
        self.many = QSpinBox(self)
        self.many.setRange(2, 16)
        self.many.setAccessibleName("How many colours")
        self.many.setSuffix(" colours")
        self.many.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }")
        self.many.lineEdit().setTextMargins(4, 0, 0, 0)
        self.many.setFixedWidth(92)
        self.many.valueChanged.connect(self._counted)
        OneUndo(self).watch(self.many)
        self.fewer, self.more = QToolButton(self), QToolButton(self)
        for button, words, picture, step in (
            (self.fewer, "Fewer colours", "minus", self.many.stepDown),
            (self.more, "More colours", "plus", self.many.stepUp),
        ):
            button.setIcon(icon(picture, role="dim"))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setAutoRepeat(True)
            button.clicked.connect(step)
        self.use = mark(QPushButton("Use these", self), "main")
        self.keep = QPushButton("As a new one", self)
        self.leave = QToolButton(self)
        self.leave.setIcon(icon("x", role="dim"))
        self.leave.setToolTip("Leave it (Esc)")
        self.leave.setAccessibleName("Leave it")
        self.use.clicked.connect(lambda: self._answer(self._use))
        self.keep.clicked.connect(lambda: self._answer(self._keep))
        self.leave.clicked.connect(lambda: self._answer(None))
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.words, 1)
        for widget in (self.fewer, self.many, self.more, self.keep, self.use, self.leave):
            buttons.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.picture)
        row.addWidget(self.rows, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, GAP)
        box.setSpacing(SMALL)
        box.addLayout(buttons)
        box.addLayout(row)
        self.hide()

    def ask(
        self,
        words: str,
        now: Sequence[str],
        new: Sequence[str],
        use: Callable[[], object],
        keep: Callable[[], object] | None = None,
        picture: QImage | None = None,
        count: Callable[[int], Sequence[str]] | None = None,
    ) -> None:
        """Propose ``new`` in place of ``now``; ``count`` gives the colours for another number of them."""
        self._use, self._keep, self._count = use, keep, count
        self.words.setText(words)
        self.words.setToolTip(words)
        self.rows.now, self.rows.new = tuple(now), tuple(new)
        self.rows.update()
        self.picture.image = picture
        self.picture.setVisible(picture is not None)
        self.keep.setVisible(keep is not None)
        self.use.setVisible(bool(now))
        for widget in (self.fewer, self.many, self.more):
            widget.setVisible(count is not None)
        self.many.blockSignals(True)
        self.many.setValue(len(new))
        self.many.blockSignals(False)
        self.picture.update()
        self.show()
        (self.use if now else self.keep).setFocus()

    def _counted(self, many: int) -> None:
        if self._count:
            self.rows.new = tuple(self._count(many))
            self.rows.update()

    def _answer(self, call: Callable[[], object] | None) -> None:
        self.close_it()
        if call:
            call()

    def close_it(self) -> None:
        """Ask no more."""
        self._use = self._keep = self._count = None
        self.hide()
        self.over.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self._answer(None)
        else:
            super().keyPressEvent(event)


class _Compared(QWidget):
    """Two rows of colours: now, and how it would be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.now: tuple[str, ...] = ()
        self.new: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(300, 78)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), theme_now()
        rows = [(colours, name) for colours, name in ((self.now, "Now"), (self.new, "New")) if colours]
        tall = (self.height() - TINY) // max(1, len(rows))
        for nth, (colours, name) in enumerate(rows):
            top = nth * (tall + TINY)
            painter.setPen(QColor(theme.dim))
            painter.drawText(QRect(0, top, 34, tall), Qt.AlignmentFlag.AlignVCenter, name)
            wide = self.width() - 38
            for n, colour in enumerate(colours):
                left, right = 38 + wide * n // len(colours), 38 + wide * (n + 1) // len(colours)
                painter.fillRect(left, top, right - left - 1, tall, QColor(colour))


class _Picture(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.setFixedSize(138, 78)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(theme_now().void))
        if self.image:
            size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(self.rect().center())
            painter.drawImage(place, self.image)

"""Pick lists beside what is chosen: one value for one thing or for several, blank where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.look.theme import mark
from studio.look.tokens import GAP, SMALL, WIDE


@dataclass(frozen=True)
class Choice:
    """One pick list: ``options`` are (value, what the list says)."""

    name: str
    title: str
    options: tuple[tuple[object, str], ...]
    hint: str = ""


class Inspector(QScrollArea):
    """Fields above, words below. ``picked`` tells the name of a field and its new value."""

    picked = Signal(str, object)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(WIDE, GAP, WIDE, GAP)
        self._column.setSpacing(SMALL)
        self._title, self._sub = mark(QLabel(inside), "title"), mark(QLabel(inside), "dim")
        self._stale = mark(QLabel(inside), "stale")
        form = QFormLayout()
        form.setContentsMargins(0, SMALL, 0, SMALL)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.lists: dict[str, QComboBox] = {}
        for choice in choices:
            box = QComboBox(inside)
            for value, words in choice.options:
                box.addItem(words, value)
            box.setAccessibleName(choice.title)
            box.setToolTip(choice.hint)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.installEventFilter(self)
            box.activated.connect(lambda nth, name=choice.name, box=box: self.picked.emit(name, box.itemData(nth)))
            form.addRow(mark(QLabel(choice.title, inside), "dim"), box)
            self.lists[choice.name] = box
        self.seconds = QDoubleSpinBox(inside)
        self.seconds.setRange(0.0, 3600.0)
        self.seconds.setDecimals(2)
        self.seconds.setSingleStep(0.25)
        self.seconds.setSuffix(" s")
        self.seconds.setSpecialValueText("several")
        self.seconds.setKeyboardTracking(False)
        self.seconds.setAccessibleName("Seconds")
        self.seconds.lineEdit().setTextMargins(5, 0, 0, 0)
        self.seconds.installEventFilter(self)
        self.seconds.valueChanged.connect(lambda value: self.picked.emit("seconds", value) if value > 0 else None)
        form.addRow(mark(QLabel("Seconds", inside), "dim"), self.seconds)
        self._column.addWidget(self._title)
        self._column.addWidget(self._sub)
        self._column.addWidget(self._stale)
        self._column.addLayout(form)
        self._words, self._said = QLabel(inside), mark(QLabel(inside), "dim")
        self._notes = mark(QLabel(inside), "dim")
        for label in (self._title, self._sub, self._stale, self._words, self._said, self._notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for label in (self._words, self._said, self._notes):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(label)
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_words(
        self, title: str, sub: str = "", stale: str = "", words: str = "", said: str = "", notes: str = ""
    ) -> None:
        """What stands above and below the lists; what is empty takes no room."""
        labels = (self._title, self._sub, self._stale, self._words, self._said, self._notes)
        for label, text in zip(labels, (title, sub, stale, words, said, notes), strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def show_values(self, values: dict[str, Sequence[object]], seconds: Sequence[float]) -> None:
        """The values that the chosen things have; nothing is told."""
        for name, box in self.lists.items():
            with QSignalBlocker(box):
                found = list(dict.fromkeys(values.get(name, ())))
                box.setEnabled(bool(found))
                if len(found) == 1 and box.findData(found[0]) < 0:
                    box.addItem(str(found[0]), found[0])
                box.setCurrentIndex(box.findData(found[0]) if len(found) == 1 else -1)
                box.setPlaceholderText("several" if len(found) > 1 else "")
        with QSignalBlocker(self.seconds):
            each = list(dict.fromkeys(seconds))
            self.seconds.setEnabled(bool(each))
            self.seconds.setValue(each[0] if len(each) == 1 else 0.0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The wheel scrolls past a list that nobody is at; it never changes a film by accident."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

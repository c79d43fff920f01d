"""The picture and what moves it: a screen, the transport below, and the keys that every editor's hands know."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.film.time import Rate
from studio.film.timecode import moment, smpte
from studio.look.icons import icon
from studio.look.theme import mark, theme_now
from studio.look.tokens import GAP, SMALL, TINY
from studio.widgets.player import Player
from studio.widgets.reels import fitted

MODES = (("best", "Best we have"), ("takes", "Takes only"), ("animatic", "Animatic"))


class Screen(QWidget):
    """Shows the player's picture as large as it fits, or the words that stand in for one."""

    pressed = Signal()
    opened = Signal()  # a double click

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Picture")
        player.shown.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A picture's shape."""
        return QSize(320, 180)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The picture, black around it."""
        painter, theme, area = QPainter(self), theme_now(), self.rect()
        painter.fillRect(area, QColor(theme.void))
        picture = self._player.picture
        shape = picture.image.size() if picture.image else QSize(16, 9)
        place = QRect(area.topLeft(), shape.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(area.center())
        if picture.image:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, picture.image)
            return
        painter.fillRect(place, QColor("#000000"))
        if picture.words:
            painter.setPen(QPen(QColor("#a3a19c")))
            inside = place.adjusted(GAP, GAP, -GAP, -GAP)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, picture.words)

    def _tell(self) -> None:
        size = self.size() * self.devicePixelRatio() if self.isVisible() else None
        self._player.room(self, fitted(QSize(1920, 1080), size) if size else None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Frames are made for another size."""
        super().resizeEvent(event)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Frames are made for this one too."""
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Not any more."""
        super().hideEvent(event)
        self._tell()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """A click gives the keys to the picture."""
        self.pressed.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Full screen, or back."""
        self.opened.emit()


class TransportKeys:
    """J K L, space, arrows, in and out: the same wherever the hands are."""

    def __init__(self, player: Player, full: Callable[[], object]) -> None:
        self._player, self._full = player, full
        self._held = False  # K is down: J and L go one frame

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what the key says; whether it said anything."""
        player, key, mods = self._player, event.key(), event.modifiers()
        shift, ctrl, alt = (
            bool(mods & m)
            for m in (
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.AltModifier,
            )
        )
        if ctrl or (alt and key != Qt.Key.Key_X):
            return False
        second = max(1, round(player.rate))
        moves: dict[int, Callable[[], object] | None] = {
            Qt.Key.Key_Left: lambda: player.step(-second if shift else -1),
            Qt.Key.Key_Right: lambda: player.step(second if shift else 1),
            Qt.Key.Key_Home: lambda: player.seek(0),
            Qt.Key.Key_End: lambda: player.seek(player.length - 1),
            Qt.Key.Key_Space: player.toggle,
            Qt.Key.Key_K: player.stop,
            Qt.Key.Key_J: lambda: player.step(-1) if self._held else player.shuttle(-1),
            Qt.Key.Key_L: lambda: player.step(1) if self._held else player.shuttle(1),
            Qt.Key.Key_I: lambda: player.seek(player.first or 0) if shift else player.mark_in(),
            Qt.Key.Key_O: lambda: (
                player.seek(player.length - 1 if player.last is None else player.last) if shift else player.mark_out()
            ),
            Qt.Key.Key_X: player.unmark if alt else None,
            Qt.Key.Key_F: self._full,
            Qt.Key.Key_Slash: lambda: player.set_loop(not player.loop),
        }
        once = (Qt.Key.Key_Space, Qt.Key.Key_K, Qt.Key.Key_I, Qt.Key.Key_O, Qt.Key.Key_F, Qt.Key.Key_Slash)
        do = moves.get(key)
        if do is None:
            return False
        if not (event.isAutoRepeat() and (key in once or (key in (Qt.Key.Key_J, Qt.Key.Key_L) and not self._held))):
            do()
        if key == Qt.Key.Key_K:
            self._held = True
        return True

    def released(self, event: QKeyEvent) -> None:
        """K is up again."""
        if event.key() == Qt.Key.Key_K and not event.isAutoRepeat():
            self._held = False


class Monitor(QWidget):
    """A screen with its transport. Several may show the same player."""

    def __init__(self, player: Player, parent: QWidget | None = None, extra: Sequence[QWidget] = ()) -> None:
        super().__init__(parent)
        self.player = player
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Viewer")
        self.screen_ = Screen(player, self)
        self.screen_.pressed.connect(self.setFocus)
        self.screen_.opened.connect(self.full)
        self.keys = TransportKeys(player, self.full)
        self._whole: _Whole | None = None
        self.code = QLineEdit(self)
        self.code.setAccessibleName("Timecode: type a moment to go there")
        self.code.setToolTip("Type a moment: 1:30:12, 13012, +24")
        self.code.setFixedWidth(self.fontMetrics().horizontalAdvance("00:00:00:00") + 28)
        self.code.setFrame(False)
        self.code.returnPressed.connect(self._typed)
        self.code.editingFinished.connect(self._show_code)
        tabular(self.code)
        self._length = mark(QLabel(self), "dim")
        tabular(self._length)
        self._modes = QComboBox(self)
        self._modes.setAccessibleName("What is played")
        self._modes.setToolTip("What is played")
        for key, words in MODES:
            self._modes.addItem(words, key)
        self._modes.activated.connect(lambda n: player.set_mode(MODES[n][0]))
        self._buttons: dict[str, QToolButton] = {}
        middle = [
            self._button("skip-back", "To the start (Home)", lambda: player.seek(0)),
            self._button("caret-left", "One frame back (Left)", lambda: player.step(-1)),
            self._button("play", "Play (Space)", player.toggle),
            self._button("caret-right", "One frame on (Right)", lambda: player.step(1)),
            self._button("skip-forward", "To the end (End)", lambda: player.seek(player.length - 1)),
        ]
        loop = self._button("repeat", "Begin anew at the end; between in and out where set (/)", self._loop)
        loop.setCheckable(True)
        full = self._button("corners-out", "Full screen (F)", self.full)
        self._speed = mark(QLabel(self), "dim")
        self._speed.setFixedWidth(30)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.code)
        left.addWidget(self._length)
        left.addStretch(1)
        right.addWidget(self._speed)
        right.addStretch(1)
        for widget in (self._modes, loop, *extra, full):
            right.addWidget(widget)
        row = QHBoxLayout()
        row.setContentsMargins(SMALL, TINY, SMALL, TINY)
        row.setSpacing(2)
        row.addLayout(left, 1)
        for button in middle:
            row.addWidget(button)
        row.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.screen_, 1)
        box.addLayout(row)
        player.moved.connect(self._show_code)
        player.changed.connect(self._show)
        self._show()

    def _button(self, picture: str, words: str, call: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words)
        button.setAccessibleName(words.partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setStyleSheet("padding: 4px;")
        button.clicked.connect(lambda _=False: call())
        self._buttons[picture] = button
        return button

    def narrow(self) -> None:
        """For little room: without length, and without the words for what is played."""
        self._length.hide()
        for name in ("skip-back", "skip-forward", "repeat"):
            self._buttons[name].hide()

    # ---- showing

    def _show(self) -> None:
        player = self.player
        for name, button in self._buttons.items():
            if name != "play":
                button.setIcon(icon(name))
        self._buttons["play"].setIcon(icon("pause" if player.speed else "play"))
        self._buttons["repeat"].setChecked(player.loop)
        self._speed.setText(f"{player.speed}x" if abs(player.speed) > 1 or player.speed < 0 else "")
        self._length.setText(f"/ {smpte(player.length, Rate(player.rate))}")
        self._modes.setCurrentIndex([key for key, _ in MODES].index(player.mode))
        self._show_code()

    def _show_code(self, _frame: int = 0) -> None:
        if not (self.code.hasFocus() and self.code.isModified()):
            self.code.setText(smpte(self.player.frame, Rate(self.player.rate)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme draws the icons anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self._show()

    # ---- what a person does

    def _typed(self) -> None:
        try:
            frame = moment(self.code.text(), Rate(self.player.rate), self.player.frame)
        except ValueError:
            frame = self.player.frame
        self.code.setModified(False)
        self.player.seek(frame)
        self._show_code()
        self.setFocus()

    def _loop(self) -> None:
        self.player.set_loop(not self.player.loop)

    def full(self) -> None:
        """The picture over the whole screen, and back."""
        if self._whole is not None:
            self._whole.close()
            return
        self._whole = _Whole(self.player, self)
        self._whole.gone.connect(self._back)
        self._whole.showFullScreen()

    def _back(self) -> None:
        if self._whole is not None:
            self._whole.deleteLater()
            self._whole = None
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The transport's keys."""
        if not self.keys.pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """K held is another J and L."""
        self.keys.released(event)
        super().keyReleaseEvent(event)


class _Whole(QWidget):
    """The picture alone, over everything."""

    gone = Signal()

    def __init__(self, player: Player, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Workprint")
        self.keys = TransportKeys(player, self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        screen = Screen(player, self)
        screen.opened.connect(self.close)
        box.addWidget(screen)
        self.setCursor(Qt.CursorShape.BlankCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The transport's keys; Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not self.keys.pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """K held is another J and L."""
        self.keys.released(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Back to the page."""
        super().closeEvent(event)
        self.gone.emit()


def tabular(widget: QWidget) -> None:
    """Figures of one width, so that running numbers stand still."""
    font = QFont(widget.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    widget.setFont(font)

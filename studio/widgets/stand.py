"""One board, large, with handles over it: drag a figure or a car, turn it, scale it; horizon, light and camera too.

What a hand does is seen at once as outlines over the picture, and told when it lets go; the picture of it comes later,
from whoever draws. A staging is a value: the one that is shown, and the draft a hand makes of it.
"""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from studio.film.staging import Staging, Thing
from studio.look.theme import theme_now
from studio.look.tokens import GAP, SMALL
from studio.widgets.cardpaint import Shown, arrow, paint_picture
from studio.widgets.handles import (
    CAMERA,
    CORNERS,
    HORIZON,
    LIGHT,
    MOVE,
    TURN,
    Frame,
    described,
    paint_frame_handles,
    paint_thing,
)
from studio.widgets.pictures import Pictures
from studio.widgets.strokes import Ink
from studio.widgets.wall import picture_in

_REACH = 9.0  # pixels from a handle that still take hold of it
_PAUSE = 500  # milliseconds after the last key, before what the keys did is told
_KEYS: dict[Qt.Key, tuple[float, float]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


class Stand(QWidget):
    """Shows one board. ``staged`` tells a new staging and what was done, such as "Move Vera"."""

    staged = Signal(object, str)
    asked = Signal(object)  # what can be done here? a point of the screen
    brought = Signal(object)  # a picture file was dropped
    inked = Signal(bool)  # a stroke was drawn; True when it was the eraser's
    left = Signal()  # Escape, and nothing was chosen
    told = Signal(str)  # what is chosen, in words

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._picture: Path | None = None
        self._shown: Staging | None = None
        self.draft: Staging | None = None
        self.chosen: tuple[str, int] | None = None
        self.handles = True
        self.ink = Ink()
        self.tool = ""  # "pen" or "eraser"; else the handles are at work
        self._drawing = False
        self.shape = 16 / 9
        self.move_words = ""
        self.empty = ""
        self.note = ""  # a word in the lower corner: drawing
        self._hover: tuple[str, int] | None = None
        self._held = ""
        self._grip = QPointF()
        self._before: Staging | None = None
        self._over = False
        self._keyed = QTimer(self)
        self._keyed.setSingleShot(True)
        self._keyed.setInterval(_PAUSE)
        self._keyed.timeout.connect(self._tell)
        self._label = ""
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The chosen board")
        pictures.ready.connect(self._ready)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Large."""
        return QSize(960, 540)

    # ---- what it shows

    def show_board(self, picture: Path | None, staging: Staging | None, draft: Staging | None = None) -> None:
        """Another board; ``draft`` is what a hand made of it that is not drawn yet."""
        self._commit()
        if self._held:
            return  # a hand is at it
        if (picture, staging, draft) != (self._picture, self._shown, self.draft):
            self._picture, self._shown, self.draft = picture, staging, draft or staging
            if self.chosen and (self.draft is None or self.draft.thing(self.chosen) is None):
                self._choose(None)
            self.update()

    @property
    def thing(self) -> Thing | None:
        """What is chosen."""
        return self.draft.thing(self.chosen) if self.draft and self.chosen else None

    def frame(self) -> Frame:
        """Where the picture is, and how the staging lies over it."""
        room = QRectF(self.rect()).adjusted(GAP, GAP, -GAP, -GAP)
        size = QSize(1600, round(1600 / self.shape)).scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(room.center())
        turned = QTransform()
        if self.draft:
            turned.translate(area.center().x(), area.center().y())
            turned.rotate(self.draft.roll)
            turned.scale(self.draft.zoom, self.draft.zoom)
            turned.translate(-area.center().x(), -area.center().y())
        return Frame(area, turned)

    def _ready(self, path: str) -> None:
        if path == str(self._picture):
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The picture; over it what is there to take hold of."""
        theme, painter, frame = theme_now(), QPainter(self), self.frame()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(theme.void))
        area = frame.area.toRect()
        wide = round(area.width() * self.devicePixelRatioF())
        made = self._pictures.picture(self._picture, wide) if self._picture else None
        paint_picture(painter, area, Shown(made), "" if self._picture else self.empty)
        painter.setClipRect(area)
        self.ink.paint(painter, frame.area)
        if self.draft and self.handles and not self.tool:
            live = self._over or self.hasFocus() or bool(self._held) or self.draft is not self._shown
            if live:
                paint_frame_handles(painter, frame, self.draft, self._shown)
            for thing in self.draft.things:
                was = self._shown.thing(thing.at) if self._shown else None
                state = "chosen" if thing.at == self.chosen else "moved" if thing != was else ""
                if not state and thing.at == self._hover:
                    state = "near"
                if state or live:
                    paint_thing(painter, frame, thing, state)
        speed = self.draft.speed if self.draft else 1.0
        arrow(painter, frame.area, self.move_words, 0.4 + 0.6 * speed)
        if self.note:
            painter.setPen(QColor("#f2efe8"))
            box = painter.fontMetrics().boundingRect(self.note).adjusted(-8, -3, 8, 3)
            box.moveBottomRight(area.bottomRight())
            box.translate(-SMALL, -SMALL)
            painter.fillRect(box, QColor(0, 0, 0, 150))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.note)

    # ---- pen and eraser

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802
        """A pen on a tablet: as heavy as it presses; its other end erases."""
        erase = self.tool == "eraser" or event.pointerType() == QPointingDevice.PointerType.Eraser
        if not self.tool:
            event.ignore()  # it comes again as a mouse
            return
        kind = {QEvent.Type.TabletPress: 0, QEvent.Type.TabletMove: 1, QEvent.Type.TabletRelease: 2}[event.type()]
        self._stroke(kind, event.position(), event.pressure(), erase)
        event.accept()

    def _stroke(self, kind: int, at: QPointF, pressure: float, erase: bool) -> None:
        """The pen comes down (0), goes on (1) or is lifted (2)."""
        area = self.frame().area
        place = QPointF((at.x() - area.left()) / area.width(), (at.y() - area.top()) / area.height())
        if kind == 0:
            self._drawing = True
            self.ink.begin(place, pressure, self.shape, erase)
        elif self._drawing and kind == 1:
            self.ink.go(place, pressure, erase)
        elif self._drawing:
            self._drawing = False
            self.ink.over()
            self.inked.emit(erase)
        self.update()

    # ---- the mouse

    def _hit(self, point: QPointF) -> tuple[str, tuple[str, int] | None]:
        """Which handle is at a point, and whose."""
        draft, frame, thing = self.draft, self.frame(), self.thing
        if draft is None or not self.handles:
            return "", None
        if thing:
            if _near(point, frame.knob(thing)):
                return TURN, thing.at
            for name, corner in zip(CORNERS, frame.corners(thing), strict=True):
                if _near(point, corner):
                    return name, thing.at
        if _near(point, frame.light(draft)):
            return LIGHT, None
        if draft.move != "static" and _near(point, frame.speed(draft)):
            return CAMERA, None
        within = [t for t in draft.things if frame.outline(t).containsPoint(point, Qt.FillRule.WindingFill)]
        if thing and thing in within:
            return MOVE, thing.at
        if within:
            return MOVE, min(within, key=lambda t: (t.box[2] - t.box[0]) * (t.box[3] - t.box[1])).at
        if frame.area.contains(point) and abs(frame.back(point).y() - draft.horizon) * frame.area.height() / 2 < 7:
            return HORIZON, None
        return "", None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose, and take hold."""
        if event.button() == Qt.MouseButton.LeftButton and self.tool and self._picture:
            self._stroke(0, event.position(), 1.0, self.tool == "eraser")
        if event.button() != Qt.MouseButton.LeftButton or self.draft is None or self.tool:
            return
        self._commit()
        held, whose = self._hit(event.position())
        self._choose(whose)
        self._held, self._before = held, self.draft
        here = self.frame().back(event.position())
        thing = self.thing
        self._grip = QPointF(here.x() - thing.x, here.y() - thing.y) if held == MOVE and thing else here

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """What is held follows."""
        if self.tool:
            self.setCursor(Qt.CursorShape.CrossCursor)
            self._stroke(1, event.position(), 1.0, self.tool == "eraser")
            return
        if not self._held or self._before is None:
            held, hover = self._hit(event.position())
            self.setCursor(_CURSORS.get(held, Qt.CursorShape.ArrowCursor))
            self._over = True
            if hover != self._hover:
                self._hover = hover
            self.update()
            return
        here, before = self.frame().back(event.position()), self._before
        whose = before.thing(self.chosen) if self.chosen else None
        if whose and self._held == MOVE:
            x, y = here.x() - self._grip.x(), here.y() - self._grip.y()
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                x, y = (x, whose.y) if abs(x - whose.x) * self.shape > abs(y - whose.y) else (whose.x, y)
            self._draft(before.moved(whose.at, x, y), f"Move {whose.name}")
        elif whose and self._held == TURN:
            self._draft(before.turned(whose.at, self.frame().angle(whose, event.position())), f"Turn {whose.name}")
        elif whose and self._held in CORNERS:
            middle = whose.y if whose.box[1] < -1.15 else whose.box[1]
            was, now = abs(self._grip.y() - middle), abs(here.y() - middle)
            if self._held in CORNERS[2:] and middle == whose.box[1]:  # a lower corner: by its distance to the side
                was, now = abs(self._grip.x() - whose.x), abs(here.x() - whose.x)
            if was > 0.005:
                self._draft(before.scaled(whose.at, whose.scale * now / was), f"Scale {whose.name}")
        elif self._held == HORIZON:
            self._draft(before.with_horizon(here.y()), "Move the horizon")
        elif self._held == LIGHT:
            self._draft(before.lit(*self.frame().light_at(event.position())), "Move the light")
        elif self._held == CAMERA:
            self._draft(before.with_camera(speed=self.frame().speed_at(event.position())), "Camera path")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go: it is told."""
        if self.tool:
            self._stroke(2, event.position(), 1.0, self.tool == "eraser")
            return
        self._held = ""
        self._tell()

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: N802
        """The handles fade from view."""
        self._over, self._hover = False, None
        self.update()

    def _draft(self, draft: Staging, label: str) -> None:
        self.draft, self._label = draft, label
        self.told.emit(self.words())
        self.update()

    def _tell(self) -> None:
        """A new staging is told once; a hand that came back to where it began did nothing."""
        self._keyed.stop()
        draft, before, self._before = self.draft, self._before, None
        if draft and before and draft is not before and draft.to_json() != before.to_json():
            self.staged.emit(draft, self._label)
        self.update()

    def _commit(self) -> None:
        if self._keyed.isActive():
            self._tell()

    def _choose(self, at: tuple[str, int] | None) -> None:
        if at != self.chosen:
            self.chosen = at
            self.setAccessibleDescription(self.words())
            self.told.emit(self.words())
        self.update()

    def words(self) -> str:
        """What is chosen and how it stands."""
        return described(self.thing) if self.thing else ""

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move, + and - scale, comma and full stop turn, Page keys go nearer and farther, Delete takes out."""
        key, thing = Qt.Key(event.key()), self.thing
        if key == Qt.Key.Key_Escape:
            self._escape()
            return
        if self.draft is None or thing is None or not self.handles or self._held:
            super().keyPressEvent(event)
            return
        if self._before is None:
            self._before = self.draft
        far = 0.05 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
        draft, name, at, typed = self.draft, thing.name, thing.at, event.text()
        if key in _KEYS:
            dx, dy = _KEYS[key]
            self._key(draft.moved(at, thing.x + dx * far, thing.y + dy * far), f"Move {name}")
        elif typed in ("+", "=", "-"):
            self._key(draft.scaled(at, thing.scale * (1 / 1.04 if typed == "-" else 1.04)), f"Scale {name}")
        elif typed in (",", "."):
            self._key(draft.turned(at, thing.facing + (15 if typed == "," else -15)), f"Turn {name}")
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = 0.1 if key == Qt.Key.Key_PageUp else -0.1
            self._key(draft.deeper(at, thing.depth + step), f"Move {name}")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._draft(draft.without(at), f"Take {name} out")
            self._choose(None)
            self._tell()
        else:
            super().keyPressEvent(event)

    def _key(self, draft: Staging, label: str) -> None:
        self._draft(draft, label)
        self._keyed.start()

    def _escape(self) -> None:
        if self._before is not None:  # what is not told yet is taken back
            self._keyed.stop()
            self.draft, self._before, self._held = self._before, None, ""
            self.update()
        elif self.chosen:
            self._choose(None)
        else:
            self.left.emit()

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802
        """Tab goes from one thing to the next before it goes on."""
        things = self.draft.things if self.draft and self.handles else ()
        at = next((n for n, t in enumerate(things) if t.at == self.chosen), -1 if on else len(things))
        at += 1 if on else -1
        if 0 <= at < len(things):
            self._commit()
            self._choose(things[at].at)
            return True
        self._choose(None)
        return super().focusNextPrevChild(on)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done."""
        self.asked.emit(event.globalPos())

    # ---- pictures from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A picture may be dropped on the board."""
        if picture_in(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Dropped."""
        if file := picture_in(event):
            event.acceptProposedAction()
            self.brought.emit(file)


def _near(a: QPointF, b: QPointF) -> bool:
    return math.hypot(a.x() - b.x(), a.y() - b.y()) <= _REACH


_CURSORS = {
    MOVE: Qt.CursorShape.SizeAllCursor, TURN: Qt.CursorShape.PointingHandCursor, LIGHT: Qt.CursorShape.SizeAllCursor,
    HORIZON: Qt.CursorShape.SizeVerCursor, CAMERA: Qt.CursorShape.SizeHorCursor,
    CORNERS[0]: Qt.CursorShape.SizeFDiagCursor, CORNERS[1]: Qt.CursorShape.SizeBDiagCursor,
    CORNERS[2]: Qt.CursorShape.SizeFDiagCursor, CORNERS[3]: Qt.CursorShape.SizeBDiagCursor,
}  # fmt: skip

"""A strip of frames to look at: zoom by the wheel, a head, in and out, and what lies under a pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.look.theme import theme_now
from studio.widgets import timeline_paint as look
from studio.widgets.pictures import Pictures
from studio.widgets.strip import HEADS, PINS, RULER, THICK, TITLE_ROW, Strip

EDGE = 7  # pixels beside a cut that take hold of it
NEAR = 8  # pixels within which things snap
LEFT = HEADS + 10  # where the first frame begins, so that the head can be taken hold of there
WIDEST = 24.0  # pixels a frame
Kind = Literal["head", "tail", "body", "ruler", "pin", "none"]


@dataclass(frozen=True)
class Hit:
    """What is under the pointer: a bar by its place, and which part of it; or a pin."""

    kind: Kind
    nth: int = -1


@dataclass
class Drag:
    kind: str  # scrub, press, trim, roll, slip, move
    id: str
    edge: str
    from_: float  # the frame where it began
    at: QPointF
    gesture: object
    snap_from: int = 0  # the frame of the edge that snaps


class TimelineView(QAbstractScrollArea):
    """Shows a strip of frames, and knows what is where on it."""

    tool_changed = Signal(str)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.strip = Strip()
        self.rate = Fraction(24)
        self.head = 0
        self.marks: tuple[int | None, int | None] = (None, None)
        self.chosen: tuple[str, ...] = ()
        self.tool: Literal["select", "razor"] = "select"
        self.snapping = True
        self._wide = 2.0  # pixels a frame
        self._fitted = True  # nobody has zoomed yet: the whole film is seen
        self._drag: Drag | None = None
        self._snapped: int | None = None
        self._held_head = 0
        self._drop: int | None = None  # where a moved bar would go
        self._ghost: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._fresh = QTimer(self)  # pictures come one by one; they are drawn together
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(30)
        self._fresh.timeout.connect(self.viewport().update)
        pictures.ready.connect(self._pictured)

    def _pictured(self, _path: str) -> None:
        self._fresh.start()

    # ---- what is shown

    def show_strip(self, strip: Strip, rate: Fraction) -> None:
        """Another strip; where one looks stays, and an edit never zooms."""
        fresh = not self.strip.bars
        self.strip, self.rate = strip, rate
        self._lay(fit=fresh)
        self.viewport().update()

    def choose(self, ids: Sequence[str], see: bool = False) -> None:
        """Choose bars; ``see`` brings the first into view."""
        self.chosen = tuple(i for i in ids if i in self.strip.nth)
        if see and self.chosen:
            n = self.strip.nth[self.chosen[0]]
            self._see(self.strip.starts[n], self.strip.starts[n] + self.strip.bars[n].length)
        self.viewport().update()

    def set_head(self, frame: int, follow: bool = True) -> None:
        """Where the head stands; it stays in view when it is to be followed."""
        before, self.head = self.head, frame
        high = self.viewport().height()
        if follow and self._drag is None:
            x, right = self._scale.x(frame), self.viewport().width()
            if not HEADS <= x <= right - 24:
                self.horizontalScrollBar().setValue(round(frame * self._wide) - (right - HEADS) // 6)
                return self.viewport().update()
        for at in (before, frame):
            self.viewport().update(QRect(round(self._scale.x(at)) - 8, 0, 17, high))
        return None

    def set_marks(self, first: int | None, last: int | None) -> None:
        """In and out."""
        self.marks = first, last
        self.viewport().update()

    def set_tool(self, tool: Literal["select", "razor"]) -> None:
        """Arrow or blade."""
        self.tool = tool
        self.viewport().unsetCursor()
        self.tool_changed.emit(tool)

    # ---- zoom and scroll

    @property
    def _scale(self) -> look.Scale:
        return look.Scale(LEFT - self.horizontalScrollBar().value(), self._wide)

    @property
    def _room(self) -> int:
        return max(50, self.viewport().width() - LEFT)

    def zoom(self, by: float, x: float | None = None) -> None:
        """Wider or narrower around a place, or around the head."""
        at = self._scale.frame(x) if x is not None else float(self.head)
        place = x if x is not None else self._scale.x(self.head)
        self._fitted = False
        self._wide = max(min(self._fit_wide() * 0.5, 2.0), min(WIDEST, self._wide * by))
        self._lay()
        self.horizontalScrollBar().setValue(round(at * self._wide - (place - LEFT)))
        self.viewport().update()

    def fit(self) -> None:
        """The whole film."""
        self._fitted = True
        self._lay()
        self.viewport().update()

    def _fit_wide(self) -> float:
        return (self._room - 40) / max(1, self.strip.length)

    def _lay(self, fit: bool = True) -> None:
        if fit and self._fitted and self.strip.length:
            self._wide = min(WIDEST, max(0.002, self._fit_wide()))
        bar = self.horizontalScrollBar()
        beyond = 30 if self._fitted else self._room // 4
        bar.setRange(0, max(0, round(self.strip.length * self._wide) + beyond - self._room))
        bar.setPageStep(self._room)
        bar.setSingleStep(40)
        upright = self.verticalScrollBar()
        upright.setRange(0, max(0, self.strip.rows.end - self.viewport().height()))
        upright.setPageStep(self.viewport().height())

    def _see(self, first: int, last: int) -> None:
        left, right = self._scale.x(first), self._scale.x(last)
        if left < HEADS or right > self.viewport().width():
            self.horizontalScrollBar().setValue(round(first * self._wide) - self._room // 6)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width."""
        super().resizeEvent(event)
        self._lay()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel goes along the film; with Ctrl it zooms."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015**turn, event.position().x())
        else:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - turn)
        event.accept()

    # ---- what is under the pointer

    def hit(self, at: QPointF) -> Hit:
        """What is there."""
        y = at.y() + self.verticalScrollBar().value()
        if y < RULER:
            return Hit("ruler")
        if y < RULER + PINS:
            near = [n for n, pin in enumerate(self.strip.pins) if abs(self._scale.x(pin.at) - at.x()) < NEAR]
            return Hit("pin", near[0]) if near else Hit("ruler")
        top = self.strip.rows.picture
        n = self.strip.under(self._scale.frame(at.x())) if top <= y < top + THICK else None
        if n is None:
            last = len(self.strip.bars) - 1
            end = self._scale.x(self.strip.length)
            if last >= 0 and top <= y < top + THICK and 0 <= at.x() - end < EDGE:
                return Hit("tail", last)
            return Hit("none")
        left = self._scale.x(self.strip.starts[n])
        right = self._scale.x(self.strip.starts[n] + self.strip.bars[n].length)
        hold = min(EDGE, (right - left) / 4)
        if at.x() - left < hold:
            return Hit("head", n)
        return Hit("tail", n) if right - at.x() <= hold else Hit("body", n)

    def _frame(self, x: float) -> int:
        return max(0, round(self._scale.frame(x)))

    def _snap(self, frame: float, without: str = "", head: bool = True) -> int:
        """The frame, or a cut, the head or a pin when one is near."""
        self._snapped = None
        if self.snapping:
            first, last = frame - NEAR / self._wide, frame + NEAR / self._wide
            cuts = [self.strip.starts[n] for n in self.strip.between(first, last) if self.strip.bars[n].id != without]
            cuts += (
                [p.at for p in self.strip.pins]
                + [self.strip.length]
                + ([self._held_head if self._drag else self.head] if head else [])
            )
            near = min((c for c in cuts if first <= c <= last), key=lambda c: abs(c - frame), default=None)
            if near is not None:
                self._snapped = near
                return near
        return round(frame)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A thin line shows where the keys go."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """They go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Only what has changed, and of that only what is seen."""
        theme, painter, area = theme_now(), QPainter(self.viewport()), event.rect()
        painter.fillRect(area, QColor(theme.page))
        lowered = self.verticalScrollBar().value()
        high = self.viewport().height() + lowered
        painter.translate(0, -lowered)
        scale = self._scale
        seen = area.translated(0, lowered).adjusted(-1, 0, 1, 0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.setClipRect(seen.intersected(QRect(HEADS, 0, self.viewport().width(), high)))
        lifted = self._drag.id if self._drag and self._drag.kind == "move" else ""
        look.paint_bars(painter, seen, scale, self.strip, self._pictures, set(self.chosen), lifted)
        look.paint_speeches(painter, seen, scale, self.strip)
        look.paint_lanes(painter, seen, scale, self.strip)
        look.paint_pins(painter, seen, scale, self.strip)
        look.paint_ruler(painter, seen, scale, self.rate, self.marks)
        if self._snapped is not None and self._drag:
            painter.setPen(QPen(QColor(theme.stale), 1))
            x = round(scale.x(self._snapped))
            painter.drawLine(x, RULER, x, high)
        self._paint_move(painter, scale)
        look.paint_head(painter, scale.x(self.head), high)
        painter.restore()
        if area.left() < HEADS:
            look.paint_heads(painter, high, self.strip)

    def _paint_move(self, painter: QPainter, scale: look.Scale) -> None:
        drag, theme, top = self._drag, theme_now(), self.strip.rows.picture
        if drag is None or drag.kind != "move" or self._drop is None or self._ghost is None:
            return
        n = self.strip.nth.get(drag.id)
        if n is None:
            return
        bar = self.strip.bars[n]
        x = scale.x(self._drop)
        painter.fillRect(QRectF(x - 1.5, top - 4, 3, THICK + 8), QColor(theme.accent))
        grabbed = (drag.from_ - drag.snap_from) * self._wide
        box = QRectF(self._ghost.x() - grabbed, top - 8, bar.length * self._wide, TITLE_ROW)
        colour = QColor(theme.hover)
        colour.setAlpha(230)
        painter.fillRect(box, colour)
        painter.setPen(QPen(QColor(theme.accent)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setPen(QPen(QColor(theme.ink)))
        painter.drawText(box.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, bar.title)

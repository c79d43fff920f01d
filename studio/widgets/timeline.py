"""A timeline that a hand knows: bars to trim, roll, slip and move, a head to scrub, pins.

It knows no film: it tells what a hand wants done, and is shown what came of it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from studio.widgets.pictures import Pictures
from studio.widgets.strip import HEADS
from studio.widgets.timeline_view import Drag, Hit, TimelineView

FAR = 6  # pixels a pointer goes before it drags
_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Timeline(TimelineView):
    """Tells what a hand does to the strip."""

    scrubbed = Signal(int)
    picked = Signal(list)  # ids, the last one pressed first
    trimmed = Signal(str, str, int, object)  # id, edge, frames since the drag began, gesture
    rolled = Signal(str, int, object)  # the bar before the cut
    slipped = Signal(str, int, object)
    moved = Signal(str, int)  # to that frame
    razed = Signal(int)
    menu = Signal(QPoint, str, int)  # where on the screen, bar or "", frame
    pin_opened = Signal(int)
    let_go = Signal()  # after a trim, a roll or a slip

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(pictures, parent)
        self._count = 0  # of drags

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of something."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._drag = Drag("pan", "", "", float(self.horizontalScrollBar().value()), event.position(), None)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, mods, hit = event.position(), event.modifiers(), self.hit(event.position())
        frame = self._scale.frame(at.x())
        self._count += 1
        self._held_head = self.head  # what is trimmed takes the head along; it snaps to where that was
        token = (id(self), self._count)
        if hit.kind in ("ruler", "pin", "none"):
            if hit.kind == "none":
                self._pick(())
            self._drag = Drag("scrub", "", "", frame, at, token)
            self._scrub(self.strip.pins[hit.nth].at if hit.kind == "pin" else frame, snap=hit.kind != "pin")
            return
        bar, start = self.strip.bars[hit.nth], self.strip.starts[hit.nth]
        if self.tool == "razor":
            self.razed.emit(self._snap(frame, head=True))
            return
        if bar.kind in ("gap", "other") and hit.kind != "body":
            hit = Hit("body", hit.nth)
        if hit.kind in ("head", "tail"):
            edge, end = hit.kind, start + (bar.length if hit.kind == "tail" else 0)
            if mods & _CTRL:  # the cut itself: of the bar before it
                left = hit.nth if edge == "tail" else hit.nth - 1
                if left < 0 or self.strip.bars[left].kind in ("gap", "other"):
                    return
                self._drag = Drag("roll", self.strip.bars[left].id, "tail", frame, at, token, end)
            else:
                self._drag = Drag("trim", bar.id, edge, frame, at, token, end)
            self.choose((bar.id,))  # without a word: the head stays where it is
        elif mods & _ALT and bar.kind not in ("gap", "other"):
            self.choose((bar.id,))
            self._drag = Drag("slip", bar.id, "", frame, at, token)
        else:
            self._press(hit.nth, mods)
            self._drag = Drag("press", bar.id, "", frame, at, token, start)

    def _press(self, nth: int, mods: Qt.KeyboardModifier) -> None:
        one = self.strip.bars[nth].id
        if mods & _CTRL:
            kept = tuple(i for i in self.chosen if i != one)
            self._pick(kept if one in self.chosen else (one, *kept))
        elif mods & _SHIFT and self.chosen:
            first = self.strip.nth[self.chosen[0]]
            low, high = min(first, nth), max(first, nth)
            between = [self.strip.bars[n].id for n in range(low, high + 1)]
            self._pick((self.chosen[0], *(i for i in between if i != self.chosen[0])))
        elif one not in self.chosen or len(self.chosen) > 1:
            self._pick((one,))

    def _pick(self, ids: tuple[str, ...]) -> None:
        if ids != self.chosen:
            self.chosen = ids
            self.viewport().update()
            self.picked.emit(list(ids))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag what is held."""
        drag, at = self._drag, event.position()
        if drag is None:
            self._cursor(self.hit(at), event.modifiers())
            return
        if drag.kind not in ("pan", "slip"):
            self._go_along(at.x())
        frame = self._scale.frame(at.x())
        by = frame - drag.from_
        if drag.kind == "pan":
            self.horizontalScrollBar().setValue(round(drag.from_ - (at.x() - drag.at.x())))
        elif drag.kind == "scrub":
            self._scrub(frame, snap=bool(event.modifiers() & _SHIFT))
        elif drag.kind in ("trim", "roll"):
            to = self._snap(drag.snap_from + by, drag.id)
            total = to - drag.snap_from
            if drag.kind == "trim":
                self.trimmed.emit(drag.id, drag.edge, total, drag.gesture)
            else:
                self.rolled.emit(drag.id, total, drag.gesture)
        elif drag.kind == "slip":
            self.slipped.emit(drag.id, -round(by), drag.gesture)
        elif drag.kind == "press" and (at - drag.at).manhattanLength() > FAR:
            n = self.strip.nth.get(drag.id)
            if n is not None and self.strip.bars[n].kind not in ("gap", "other"):
                drag.kind = "move"
        if drag.kind == "move":
            self._ghost = at
            self._drop = self._landing(drag, by, frame)
        self.viewport().update()

    def _go_along(self, x: float) -> None:
        """What is dragged over an edge takes the film along."""
        beyond = min(0.0, x - HEADS) or max(0.0, x - self.viewport().width() + 4)
        if beyond:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(beyond))

    def _landing(self, drag: Drag, by: float, frame: float) -> int:
        """The frame a moved bar would begin at: the cut nearest to the pointer, or a place within a gap."""
        n = self.strip.under(frame)
        if n is None:
            self._snapped = None
            return self.strip.length if frame > 0 else 0
        bar, start = self.strip.bars[n], self.strip.starts[n]
        if bar.kind == "gap":
            wanted = self._snap(drag.snap_from + by, drag.id)
            return max(start, min(start + bar.length - 1, wanted))
        self._snapped = start if frame < start + bar.length / 2 else start + bar.length
        return self._snapped

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        drag, self._drag = self._drag, None
        drop, self._drop, self._ghost, self._snapped = self._drop, None, None, None
        if drag and drag.kind == "move" and drop is not None:
            self.moved.emit(drag.id, drop)
        elif drag and drag.kind in ("trim", "roll", "slip"):
            self.let_go.emit()
        self._cursor(self.hit(event.position()), event.modifiers())
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """On a pin: its words. On a bar: the head goes to its first frame."""
        hit = self.hit(event.position())
        if hit.kind == "pin":
            self.pin_opened.emit(hit.nth)
        elif hit.nth >= 0:
            self.scrubbed.emit(self.strip.starts[hit.nth])
        else:
            self.mousePressEvent(event)

    def _scrub(self, frame: float, snap: bool) -> None:
        to = self._snap(frame, head=False) if snap and self.snapping else round(frame - 0.5)
        self.scrubbed.emit(max(0, min(self.strip.length - 1, to)))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc lets a moved bar go; everything else is for whoever shows the timeline."""
        if event.key() == Qt.Key.Key_Escape and self._drag:
            self._drag = self._drop = self._ghost = self._snapped = None
            self.viewport().update()
            return
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with what is there."""
        at = QPointF(self.viewport().mapFromGlobal(event.globalPos()))
        hit = self.hit(at)
        one = self.strip.bars[hit.nth].id if hit.nth >= 0 and hit.kind not in ("pin", "ruler") else ""
        if one and one not in self.chosen:
            self._pick((one,))
        self.menu.emit(event.globalPos(), one, self._frame(at.x()))

    def _cursor(self, hit: Hit | None, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self.tool == "razor" and hit and hit.nth >= 0 and hit.kind != "pin":
            shape = Qt.CursorShape.SplitHCursor
        elif hit and hit.kind in ("head", "tail") and self.strip.bars[hit.nth].kind not in ("gap", "other"):
            shape = Qt.CursorShape.SplitHCursor if mods & _CTRL else Qt.CursorShape.SizeHorCursor
        elif hit and hit.kind == "body" and mods & _ALT:
            shape = Qt.CursorShape.ClosedHandCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tips for bars and pins."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.hit(QPointF(event.pos()))
            tip = ""
            if hit.nth >= 0:
                tip = self.strip.pins[hit.nth].name if hit.kind == "pin" else self.strip.bars[hit.nth].tip
            plain = tip.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<p style='white-space:pre'>{plain}</p>" if tip else "", self)
            return True
        return super().viewportEvent(event)

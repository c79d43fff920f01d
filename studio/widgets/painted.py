"""A storyboard on the wall, painted: thousands of panels in a grid or in a strip, of which only those in view cost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from studio.look.theme import theme_now
from studio.look.tokens import GAP, SMALL
from studio.widgets.cardpaint import Shown, fonts, paint_card, paint_frame
from studio.widgets.cards import FOOT, RULER, Card, Laid, grid, strip
from studio.widgets.pictures import Pictures

SMALLEST, LARGEST = 96, 560  # pixels of a panel in the grid
SLOWEST, FASTEST = 8.0, 200.0  # pixels of a second in the strip
_AT_ONCE = 12  # pictures asked for at one time: what is in view now is read before what flew past


class PaintedWall(QAbstractScrollArea):
    """Shows cards; ``across`` makes it a strip whose widths are seconds. What a person does with them is Wall's."""

    zoomed = Signal()

    def __init__(self, pictures: Pictures, across: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._across = pictures, across
        self.cards: tuple[Card, ...] = ()
        self._rows: dict[str, int] = {}
        self._starts: list[float] = []  # of a strip: the second each card begins at
        self._chosen: dict[str, None] = {}  # in the order they were picked
        self._here, self._anchor = "", ""
        self._laid = Laid((), (), 0, 0, across)
        self._zoom = 48.0 if across else 250.0
        self.shape = 16 / 9
        self.empty = ""
        self._drop = self._over = -1
        self._skipped = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if across:
            self.setVerticalScrollBarPolicy(off)
        else:
            self.setHorizontalScrollBarPolicy(off)
        pictures.ready.connect(self._ready)

    # ---- what it shows

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Other cards; what was chosen stays chosen where it is still there."""
        new = tuple(cards)
        if new == self.cards:
            return
        old, self.cards = self.cards, new
        self._rows = {card.id: n for n, card in enumerate(new)}
        self._chosen = {one: None for one in self._chosen if one in self._rows}
        lasting = [(card.id, card.scene, card.seconds if self._across else 0) for card in old]
        if lasting == [(card.id, card.scene, card.seconds if self._across else 0) for card in new]:
            for n, (before, now) in enumerate(zip(old, new, strict=True)):
                if before != now:
                    self._touch(n)
        else:
            self._lay()

    @property
    def chosen(self) -> list[str]:
        """The ids that are chosen, the current one first."""
        return [self._here, *(one for one in self._chosen if one != self._here)] if self._here in self._chosen else []

    def choose(self, ids: Sequence[str]) -> None:
        """Choose these, the first as the current one, and bring it into view. Nothing is told."""
        known = [one for one in ids if one in self._rows]
        if known == self.chosen:
            return
        here = self._here
        self._chosen = dict.fromkeys(known)
        self._here = known[0] if known else ""
        if self._anchor not in self._chosen:
            self._anchor = self._here
        if self._here and self._here != here:
            self.bring(self._here)
        self._say_where()
        self.viewport().update()

    def bring(self, one: str) -> None:
        """Scroll until a card is in view."""
        if one not in self._rows or not self._laid.places:
            return
        place = self._laid.places[self._rows[one]]
        bar = self.horizontalScrollBar() if self._across else self.verticalScrollBar()
        room = self.viewport().width() if self._across else self.viewport().height()
        low, high = (place.left(), place.right()) if self._across else (place.top(), place.bottom())
        if low - GAP < bar.value():
            bar.setValue(low - (GAP if self._across else GAP + 40))
        elif high + GAP > bar.value() + room:
            bar.setValue(min(low - GAP, high + GAP - room))

    @property
    def zoom(self) -> float:
        """How large: 0 is the smallest, 1 the largest."""
        low, high = (SLOWEST, FASTEST) if self._across else (SMALLEST, LARGEST)
        return (self._zoom - low) / (high - low)

    def set_zoom(self, share: float) -> None:
        """0 to 1; the current card stays in view."""
        low, high = (SLOWEST, FASTEST) if self._across else (SMALLEST, LARGEST)
        wanted = low + (high - low) * min(1.0, max(0.0, share))
        if wanted != self._zoom:
            self._zoom = wanted
            self._lay()
            self.bring(self._here)
            self.zoomed.emit()

    def place_of(self, one: str) -> QRect:
        """Where a card is now, in the viewport."""
        return self._laid.places[self._rows[one]].translated(-self._offset())

    # ---- where

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _lay(self) -> None:
        port = self.viewport().size()
        if self._across:
            self._starts = list(accumulate((card.seconds for card in self.cards), initial=0.0))
            self._laid = strip(self.cards, port.height(), self._zoom)
        else:
            self._laid = grid(self.cards, port.width(), round(self._zoom), self.shape)
        self.verticalScrollBar().setPageStep(port.height())
        self.horizontalScrollBar().setPageStep(port.width())
        self.verticalScrollBar().setRange(0, 0 if self._across else max(0, self._laid.height - port.height()))
        self.horizontalScrollBar().setRange(0, max(0, self._laid.width - port.width()) if self._across else 0)
        self.viewport().update()

    def _in_view(self, nth: int) -> bool:
        room = QRect(self._offset(), self.viewport().size())
        return nth < len(self._laid.places) and self._laid.places[nth].intersects(room)

    def _touch(self, nth: int) -> None:
        self.viewport().update(self._laid.places[nth].translated(-self._offset()).adjusted(-4, -4, 4, 4))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another room, another layout."""
        seen = self._here in self._rows and self._in_view(self._rows[self._here])
        super().resizeEvent(event)
        self._lay()
        if seen:
            self.bring(self._here)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for some panels."""
        return QSize(640, 180 if self._across else 480)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """What is painted moves as it is; only what comes into view is painted."""
        if self._drop >= 0:
            self.viewport().update()
        else:
            self.viewport().scroll(dx, dy)

    # ---- painting

    def _ready(self, path: str) -> None:
        if self._skipped:
            self._late.start()
            return
        area = QRect(self._offset(), self.viewport().size())
        for n in self._laid.within(area):
            if path in (str(self.cards[n].picture), str(self.cards[n].ink)):
                self._touch(n)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """What is in view of it."""
        theme, painter = theme_now(), QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(theme.page))
        if not self.cards:
            painter.setPen(QColor(theme.dim))
            painter.drawText(self.viewport().rect().adjusted(40, 0, -40, 0), _MIDDLE, self.empty)
            return
        offset = self._offset()
        area = event.rect().translated(offset)
        painter.translate(-offset)
        font = painter.font()
        draw = paint_frame if self._across else paint_card
        scale = self.devicePixelRatioF()
        if area == QRect(offset, self.viewport().size()):
            self._skipped = False
        for n in self._laid.within(area):
            card, place = self.cards[n], self._laid.places[n]
            wide = place.width() if not self._across else round((place.height() - FOOT) * self.shape)
            painter.setFont(font)
            draw(painter, place, card, self._shown(card, round(wide * scale)), self.shape, card.id in self._chosen)
        painter.setFont(font)
        self._paint_heads(painter, area)
        if self._across:
            self._paint_ruler(painter, area)
        self._paint_mark(painter)

    def _shown(self, card: Card, wide: int) -> Shown:
        return Shown(self._picture(card.picture, wide), self._picture(card.ink, wide))

    def _picture(self, file: Path | None, wide: int) -> QPixmap | None:
        if file is None:
            return None
        if self._pictures.waiting >= _AT_ONCE and not self._pictures.has(file, wide):
            self._skipped = True
            return None
        return self._pictures.picture(file, wide)

    def _paint_heads(self, painter: QPainter, area: QRect) -> None:
        theme, (name, _, small) = theme_now(), fonts(painter.font())
        for place, nth in self._laid.heads_within(area):
            card = self.cards[nth]
            if self._across:
                painter.fillRect(QRect(place.left(), 4, 1, RULER - 4), QColor(theme.dim))
                continue
            painter.setFont(name)
            painter.setPen(QColor(theme.ink))
            row = place.adjusted(0, SMALL, 0, 0)
            if nth:
                painter.fillRect(QRect(place.left(), place.top() + SMALL // 2, place.width(), 1), QColor(theme.line))
            painter.drawText(row, _LEFT, card.scene)
            left = painter.fontMetrics().horizontalAdvance(card.scene) + GAP
            painter.setFont(small)
            painter.setPen(QColor(theme.dim))
            words = painter.fontMetrics().elidedText(card.heading, Qt.TextElideMode.ElideRight, row.width() - left)
            painter.drawText(row.adjusted(left, 0, 0, 0), _LEFT, words)

    def _paint_ruler(self, painter: QPainter, area: QRect) -> None:
        theme, (_, _, small) = theme_now(), fonts(painter.font())
        painter.setFont(small)
        painter.setPen(QColor(theme.dim))
        heads = {nth for _, nth in self._laid.heads_within(area)}
        free = -1000
        for n in self._laid.within(area.adjusted(-120, 0, 0, 0)):
            place, at = self._laid.places[n], self._starts[n]
            scene = f"{self.cards[n].scene}   " if n in heads else ""
            text = f"{scene}{int(at // 60)}:{at % 60:04.1f}"
            if place.left() + 5 > free:
                wide = painter.fontMetrics().horizontalAdvance(text)
                painter.drawText(QRect(place.left() + (5 if scene else 0), 0, wide + 4, RULER), _LEFT, text)
                free = place.left() + wide + 16

    def _paint_mark(self, painter: QPainter) -> None:
        theme = theme_now()
        places = self._laid.places
        if self._over >= 0:
            painter.setPen(QPen(QColor(theme.accent), 3))
            painter.drawRect(places[self._over].adjusted(-3, -3, 3, 3))
        if self._drop < 0:
            return
        at = places[self._drop] if self._drop < len(places) else places[-1]
        gap = 2 if self._across else 8
        x = at.left() - gap if self._drop < len(places) else at.right() + gap
        if not self._across and 0 < self._drop < len(places) and places[self._drop - 1].top() != at.top():
            point = self.viewport().mapFromGlobal(self.cursor().pos()) + self._offset()
            if point.y() < at.top() - 30:  # the end of the row before is meant
                at = places[self._drop - 1]
                x = at.right() + gap
        painter.fillRect(QRect(x - 1, at.top(), 3, at.height()), QColor(theme.accent))

    def event(self, event: QEvent) -> bool:
        """Another theme is painted at once."""
        if event.type() == QEvent.Type.ThemeChange:
            self.viewport().update()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """What a panel says in full, while the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._laid.at(event.pos() + self._offset())
            if at >= 0:
                card = self.cards[at]
                lines = (f"{card.title}  {card.camera}  {card.seconds:.1f} s", card.heading, card.action, card.said)
                stale = f"Stale: {card.stale}" if card.stale else ""
                text = "\n".join(filter(None, (*lines, stale)))
                QToolTip.showText(event.globalPos(), _plain(text), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _say_where(self) -> None:
        self.setAccessibleDescription(self.cards[self._rows[self._here]].words if self._here in self._rows else "")


def _plain(text: str) -> str:
    """Words from a film as a tooltip shows them: a text that begins like markup would be taken for it."""
    return text.replace("<", "\u2039").replace(">", "\u203a")


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap

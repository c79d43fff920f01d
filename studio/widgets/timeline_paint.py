"""How the timeline looks: quiet bars with the film's own pictures in them, and nothing else in colour."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygonF

from studio.film.time import Rate
from studio.film.timecode import smpte
from studio.look.theme import theme_now
from studio.look.tokens import LABEL, SMALL
from studio.widgets.pictures import Pictures
from studio.widgets.strip import HEADS, PINS, RULER, SAID, SOUND, THICK, THIN, TITLE_ROW, Bar, Strip, ticks

_TILES = 8  # frames in a film strip
_LEAST = 26  # pixels: a narrower bar has no words


class Scale:
    """Frames to pixels: ``left`` is the pixel of frame 0, ``wide`` how many pixels a frame has."""

    def __init__(self, left: float, wide: float) -> None:
        self.left, self.wide = left, wide

    def x(self, frame: float) -> float:
        """Where a frame begins."""
        return self.left + frame * self.wide

    def frame(self, x: float) -> float:
        """Which frame is there."""
        return (x - self.left) / self.wide


def paint_ruler(
    painter: QPainter, area: QRect, scale: Scale, rate: Fraction, marks: tuple[int | None, int | None]
) -> None:
    """Timecode along the upper edge, with what lies between in and out lit."""
    theme = theme_now()
    painter.fillRect(area.left(), 0, area.width(), RULER, QColor(theme.raised))
    first, last = marks
    if first is not None or last is not None:
        start = scale.x(first or 0)
        end = scale.x(last + 1) if last is not None else area.right()
        painter.fillRect(QRectF(start, RULER - 3, end - start, 3), QColor(theme.dim))
    label, step = ticks(1 / scale.wide, max(1, round(rate)))
    frame = max(0, int(scale.frame(area.left() - 90)) // step * step)
    end_frame = scale.frame(area.right()) + 1
    small = QFont(painter.font())
    small.setPixelSize(LABEL - 1)
    small.setFeature(QFont.Tag("tnum"), 1)
    painter.setFont(small)
    while frame <= end_frame:
        x = round(scale.x(frame))
        big = frame % label == 0
        painter.setPen(QPen(QColor(theme.faint)))
        painter.drawLine(x, RULER - (9 if big else 4), x, RULER - 1)
        if big:
            painter.setPen(QPen(QColor(theme.dim)))
            painter.drawText(x + SMALL, 0, 90, RULER - 4, Qt.AlignmentFlag.AlignVCenter, smpte(frame, Rate(rate)))
        frame += step
    painter.setPen(QPen(QColor(theme.line)))
    painter.drawLine(area.left(), RULER, area.right(), RULER)


def paint_pins(painter: QPainter, area: QRect, scale: Scale, strip: Strip) -> None:
    """Markers, with their names where there is room."""
    theme = theme_now()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for n, pin in enumerate(strip.pins):
        x = scale.x(pin.at)
        room = scale.x(strip.pins[n + 1].at) - x - 14 if n + 1 < len(strip.pins) else 220
        if not area.left() - 220 <= x <= area.right() + 10:
            continue
        colour = QColor(pin.colour) if QColor(pin.colour).isValid() else QColor(theme.stale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = RULER + 4
        shape = [(x - 4, top), (x + 4, top), (x + 4, top + 6), (x, top + 11), (x - 4, top + 6)]
        painter.drawPolygon(QPolygonF([QPointF(a, b) for a, b in shape]))
        if pin.name and room > 20:
            painter.setPen(QPen(QColor(theme.dim)))
            box = QRectF(x + SMALL, RULER, min(220.0, room), PINS)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, pin.name)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_bars(
    painter: QPainter, area: QRect, scale: Scale, strip: Strip, pictures: Pictures, chosen: set[str], lifted: str
) -> None:
    """The picture track, as far as it is within ``area``."""
    top = strip.rows.picture
    for n in strip.between(scale.frame(area.left()), scale.frame(area.right())):
        bar = strip.bars[n]
        left, right = scale.x(strip.starts[n]), scale.x(strip.starts[n] + bar.length)
        box = QRectF(left, top, max(1.0, right - left - 1), THICK)
        painter.setOpacity(0.35 if bar.id == lifted else 1.0)
        _bar(painter, area, box, bar, pictures, bar.id in chosen, scale)
    painter.setOpacity(1.0)
    for change in strip.changes:
        left, right = scale.x(change.start), scale.x(change.end)
        if right < area.left() or left > area.right():
            continue
        _change(painter, QRectF(left, top + TITLE_ROW, right - left, THICK - TITLE_ROW), change.left, change.right)


def _bar(painter: QPainter, area: QRect, box: QRectF, bar: Bar, pictures: Pictures, chosen: bool, scale: Scale) -> None:
    theme = theme_now()
    if bar.kind == "gap":
        painter.fillRect(box, QColor(theme.void))
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    painter.fillRect(box, QColor(theme.hover if chosen else theme.raised))
    painter.fillRect(box.adjusted(0, TITLE_ROW, 0, 0), QColor(theme.void))
    frame = box.adjusted(0, TITLE_ROW, 0, 0)
    if box.width() > 6:
        _pictures(painter, area, frame, bar, pictures, scale)
    if bar.over:
        held = QRectF(frame)
        held.setLeft(max(frame.left(), frame.right() - bar.over * scale.wide))
        hatch = QColor(theme.stale)
        hatch.setAlpha(150)
        painter.fillRect(held, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    if box.width() > _LEAST:
        left = max(box.left(), HEADS) + 6  # a clip that begins before the edge still says its name
        row = QRectF(left, box.top(), box.right() - left - 2, TITLE_ROW)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        letters = painter.fontMetrics()
        if row.width() > letters.horizontalAdvance(bar.title):
            painter.setPen(QPen(QColor(theme.stale if bar.stale else theme.ink)))
            painter.drawText(row, flags, bar.title)
            used = letters.horizontalAdvance(bar.title) + SMALL
            if bar.words and row.width() - used > letters.horizontalAdvance(bar.words):
                painter.setPen(QPen(QColor(theme.dim)))
                painter.drawText(row.adjusted(used, 0, 0, 0), flags, bar.words)
    if chosen:
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))


def _pictures(painter: QPainter, area: QRect, frame: QRectF, bar: Bar, pictures: Pictures, scale: Scale) -> None:
    """Frames of the clip side by side, each about the moment it stands at; or one picture at its head."""
    theme = theme_now()
    tile = frame.height() * 16 / 9
    film = pictures.picture(bar.film, 1280) if bar.film and frame.width() > tile + 4 else None
    seen = frame.intersected(QRectF(area))
    if film:
        wide, n = film.width() / _TILES, max(0, int((seen.left() - frame.left()) // tile))
        while frame.left() + n * tile < seen.right():
            left = frame.left() + n * tile
            at = bar.offset + (n * tile + tile / 2) / scale.wide
            which = max(0, min(_TILES - 1, int(at * _TILES / max(1, bar.whole))))
            place = QRectF(left, frame.top(), min(tile, frame.right() - left), frame.height())
            source = QRectF(which * wide, 0, wide * place.width() / tile, film.height())
            painter.drawPixmap(place, film, source)
            n += 1
        return
    still = pictures.picture(bar.picture, 160) if bar.picture else None
    if still:
        wide = min(tile, frame.width())
        place = QRectF(frame.left(), frame.top(), wide, frame.height())
        share = wide / tile
        painter.drawPixmap(place, still, QRectF(0, 0, still.width() * share, still.height()))
        if bar.kind == "board":  # a still goes on as long as it stands
            left = frame.left() + tile
            while left < seen.right():
                wide = min(tile, frame.right() - left)
                if left + wide > seen.left():
                    painter.setOpacity(painter.opacity() * 0.45)
                    source = QRectF(0, 0, still.width() * wide / tile, still.height())
                    painter.drawPixmap(QRectF(left, frame.top(), wide, frame.height()), still, source)
                    painter.setOpacity(min(1.0, painter.opacity() / 0.45))
                left += tile
    elif bar.kind in ("nothing", "other") and frame.width() > 60:
        painter.setPen(QPen(QColor(theme.faint)))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, "nothing yet" if bar.kind == "nothing" else bar.words)


def _change(painter: QPainter, box: QRectF, left: int, right: int) -> None:
    """Two pictures that go over into one another: one rises where the other falls."""
    theme = theme_now()
    veil = QColor(theme.void)
    veil.setAlpha(150)
    painter.fillRect(box, veil)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 1.2))
    if left >= 0:
        painter.drawLine(box.topLeft(), box.bottomRight())
    if right >= 0:
        painter.drawLine(box.bottomLeft(), box.topRight())
    painter.setPen(QPen(QColor(theme.dim), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_speeches(painter: QPainter, area: QRect, scale: Scale, strip: Strip) -> None:
    """What is said, under the pictures it is said in."""
    theme, top = theme_now(), strip.rows.said
    small = QFont(painter.font())
    small.setPixelSize(LABEL)
    painter.setFont(small)
    for said in strip.speeches:
        left, right = scale.x(said.start), scale.x(said.end)
        if right < area.left() or left > area.right() or right - left < 3:
            continue
        box = QRectF(left, top, right - left - 1, SAID)
        painter.fillRect(box, QColor(theme.raised))
        painter.fillRect(QRectF(left, top, 2, SAID), QColor(theme.faint))
        if box.width() > _LEAST:
            painter.save()
            painter.setClipRect(box.intersected(QRectF(area)))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
            painter.setPen(QPen(QColor(theme.dim)))
            painter.drawText(box.adjusted(7, 3, 400, 0), flags, said.who)
            painter.setPen(QPen(QColor(theme.ink)))
            painter.drawText(box.adjusted(7, SAID / 2, 2000, 0), flags, said.text)
            painter.restore()


def paint_lanes(painter: QPainter, area: QRect, scale: Scale, strip: Strip) -> None:
    """Other tracks: what another program put there, or sound."""
    theme = theme_now()
    for lane in strip.lanes:
        top, high = strip.rows.lanes[lane.name], SOUND if lane.sound else THIN
        for bar, start in zip(lane.bars, lane.starts, strict=True):
            left, right = scale.x(start), scale.x(start + bar.length)
            if bar.kind == "gap" or right < area.left() or left > area.right():
                continue
            box = QRectF(left, top, max(1.0, right - left - 1), high)
            painter.fillRect(box, QColor(theme.raised))
            painter.setPen(QPen(QColor(theme.faint)))
            painter.drawLine(QPointF(left, top + high / 2), QPointF(box.right(), top + high / 2))
            painter.setPen(QPen(QColor(theme.dim)))
            painter.drawText(box.adjusted(6, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, bar.title)


def paint_heads(painter: QPainter, height: int, strip: Strip) -> None:
    """The names of the tracks, at the left edge."""
    theme, rows = theme_now(), strip.rows
    painter.fillRect(0, 0, HEADS, height, QColor(theme.page))
    painter.setPen(QPen(QColor(theme.line)))
    painter.drawLine(HEADS - 1, 0, HEADS - 1, height)
    small = QFont(painter.font())
    small.setPixelSize(LABEL)
    painter.setFont(small)
    painter.setPen(QPen(QColor(theme.dim)))
    names = [(strip.name, rows.picture, THICK), ("Lines", rows.said, SAID)]
    names += [(lane.name, rows.lanes[lane.name], SOUND if lane.sound else THIN) for lane in strip.lanes]
    for name, top, high in names:
        painter.drawText(QRect(SMALL, top, HEADS - SMALL - 2, high), Qt.AlignmentFlag.AlignVCenter, name)


def paint_head(painter: QPainter, x: float, height: int) -> None:
    """Where the head stands."""
    theme = theme_now()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 1.4))
    painter.drawLine(QPointF(x, RULER - 6), QPointF(x, height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    shape = [(x - 6, 2), (x + 6, 2), (x + 6, 12), (x, RULER - 4), (x - 6, 12)]
    painter.drawPolygon(QPolygonF([QPointF(a, b) for a, b in shape]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

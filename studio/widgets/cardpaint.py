"""Draws one panel of a storyboard: picture, name, camera, seconds, words, and an arrow for the camera's move."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF, QTextLayout, QTextOption

from studio.look.theme import theme_now
from studio.look.tokens import LABEL, RADIUS, SMALL, TINY
from studio.widgets.cards import FOOT, LINE, Card, caption_lines

# Where the arrow of a move lies (as shares of the picture), and which way it points: inside the frame subjects move,
# on the frame's edge the camera moves.
_ARROWS: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "pan left": ((0.30, 0.93, 0.04, 0.93),),
    "pan right": ((0.70, 0.93, 0.96, 0.93),),
    "whip pan left": ((0.30, 0.93, 0.12, 0.93), (0.20, 0.93, 0.03, 0.93)),
    "whip pan right": ((0.70, 0.93, 0.88, 0.93), (0.80, 0.93, 0.97, 0.93)),
    "track": ((0.34, 0.95, 0.66, 0.95),),
    "tilt up": ((0.965, 0.42, 0.965, 0.08),),
    "tilt down": ((0.965, 0.58, 0.965, 0.92),),
    "crane up": ((0.035, 0.75, 0.035, 0.25),),
    "crane down": ((0.035, 0.25, 0.035, 0.75),),
    "push in": ((0.02, 0.03, 0.13, 0.2), (0.98, 0.03, 0.87, 0.2), (0.02, 0.97, 0.13, 0.8), (0.98, 0.97, 0.87, 0.8)),
    "pull out": ((0.13, 0.2, 0.02, 0.03), (0.87, 0.2, 0.98, 0.03), (0.13, 0.8, 0.02, 0.97), (0.87, 0.8, 0.98, 0.97)),
    "orbit": ((0.66, 0.95, 0.34, 0.95),),
}
_ARROWS["zoom in"], _ARROWS["zoom out"] = _ARROWS["push in"], _ARROWS["pull out"]


def fonts(base: QFont) -> tuple[QFont, QFont, QFont]:
    """For a panel's name, for its words, and for small marks."""
    name, words, small = QFont(base), QFont(base), QFont(base)
    name.setWeight(QFont.Weight.DemiBold)
    words.setPixelSize(LABEL)
    small.setPixelSize(LABEL - 1)
    return name, words, small


@lru_cache(maxsize=20_000)
def wrapped(text: str, font: str, width: int, lines: int) -> tuple[str, ...]:
    """Words in at most so many lines of a width; the last one is cut with an ellipsis where they do not fit."""
    if not text or lines < 1 or width < 8:
        return ()
    face = QFont()
    face.fromString(font)
    layout = QTextLayout(text[:400].replace("\n", "\u2028"), face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        if len(found) == lines - 1:
            rest = text[start:].replace("\n", " ")[:240]
            found.append(QFontMetrics(face).elidedText(rest, Qt.TextElideMode.ElideRight, width))
        else:
            found.append(text[start : start + length].strip())
    layout.endLayout()
    return tuple(found)


@dataclass(frozen=True)
class Shown:
    """The pictures of one panel that can be had now."""

    board: QPixmap | None
    ink: QPixmap | None = None


def paint_picture(painter: QPainter, area: QRect, shown: Shown, empty: str = "") -> None:
    """The picture, fitted into its area, and what is drawn over it; words where there is none."""
    theme = theme_now()
    painter.fillRect(area, QColor(theme.void))
    if shown.board:
        fitted = shown.board.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(0, 0), fitted)
        place.moveCenter(area.center())
        painter.drawPixmap(place, shown.board)
        if shown.ink:
            painter.drawPixmap(area, shown.ink)
    elif empty:
        painter.setPen(QColor(theme.faint))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, empty)


def paint_card(painter: QPainter, place: QRect, card: Card, shown: Shown, shape: float, chosen: bool) -> None:
    """A panel of the grid."""
    theme, (name, words, small) = theme_now(), fonts(painter.font())
    picture = QRect(place.left(), place.top(), place.width(), round(place.width() / shape))
    painter.setFont(words)
    paint_picture(painter, picture, shown, "drawing …" if card.busy else "no board yet" if card.picture is None else "")
    arrow(painter, picture, card.move)
    _corner(painter, picture, card, small)
    if chosen:
        frame(painter, picture)
    y = picture.bottom() + TINY
    row = QRect(place.left(), y, place.width(), LINE + TINY)
    painter.setFont(words)
    painter.setPen(QColor(theme.dim))
    seconds = f"{card.seconds:.1f} s"
    right = painter.fontMetrics().horizontalAdvance(seconds)
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, seconds)
    left = QFontMetrics(name).horizontalAdvance(card.title) + SMALL
    room = row.width() - left - right - SMALL
    if room > 30:
        camera = painter.fontMetrics().elidedText(card.camera, Qt.TextElideMode.ElideRight, room)
        painter.drawText(row.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, camera)
    painter.setFont(name)
    painter.setPen(QColor(theme.stale if card.stale else theme.ink))
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, card.title)
    lines, face = caption_lines(place.width()), words.toString()
    if not lines:
        return
    painter.setFont(words)
    y = row.bottom() + 1
    stale = wrapped(f"Stale: {card.stale}", face, place.width(), 1) if card.stale else ()
    said = wrapped(card.said, face, place.width(), 2 if not stale else 1)
    action = wrapped(card.action, face, place.width(), lines - len(stale) - len(said))
    for some, colour in ((stale, theme.stale), (action, theme.ink), (said, theme.dim)):
        painter.setPen(QColor(colour))
        for line in some:
            painter.drawText(QRect(place.left(), y, place.width(), LINE), Qt.AlignmentFlag.AlignVCenter, line)
            y += LINE


def paint_frame(painter: QPainter, place: QRect, card: Card, shown: Shown, shape: float, chosen: bool) -> None:
    """A panel of the strip: as wide as it is long, the picture from its left edge."""
    theme, (name, words, small) = theme_now(), fonts(painter.font())
    picture = QRect(place.left(), place.top(), place.width(), place.height() - FOOT)
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    painter.fillRect(picture, QColor(theme.void))
    if shown.board:
        tall = picture.height()
        wide = round(shown.board.width() * tall / max(1, shown.board.height()))
        painter.drawPixmap(QRect(picture.left(), picture.top(), wide, tall), shown.board)
        if shown.ink:
            painter.drawPixmap(QRect(picture.left(), picture.top(), round(tall * shape), tall), shown.ink)
    painter.setFont(name)
    row = QRect(place.left(), picture.bottom() + 1, place.width(), FOOT)
    painter.setPen(QColor(theme.stale if card.stale else theme.ink))
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, card.title)
    left = painter.fontMetrics().horizontalAdvance(card.title) + SMALL
    painter.setFont(words)
    painter.setPen(QColor(theme.dim))
    rest = f"{card.seconds:.1f} s"
    if row.width() - left > painter.fontMetrics().horizontalAdvance(rest):
        painter.drawText(row.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, rest)
    if card.busy:
        painter.setFont(small)
        painter.drawText(picture, Qt.AlignmentFlag.AlignCenter, "drawing …")
    if chosen:
        frame(painter, picture)
    painter.restore()


def frame(painter: QPainter, area: QRect) -> None:
    """The ring around what is chosen."""
    theme = theme_now()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.void), 4))
    painter.drawRect(area.adjusted(2, 2, -3, -3))
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.drawRect(area.adjusted(1, 1, -2, -2))


def _corner(painter: QPainter, picture: QRect, card: Card, font: QFont) -> None:
    """A word in the upper corner: that a person staged it, that it is being drawn."""
    said = "drawing …" if card.busy and card.picture else card.corner
    if not said:
        return
    painter.setFont(font)
    box = painter.fontMetrics().boundingRect(said).adjusted(-6, -2, 6, 2)
    box.moveTopRight(picture.topRight() + QPoint(-6, 6))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawRoundedRect(box, RADIUS - 1, RADIUS - 1)
    painter.setPen(QColor("#f2efe8"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def arrow(painter: QPainter, area: QRect | QRectF, move: str, share: float = 1.0) -> None:
    """The camera's move as arrows on the frame's edge; ``share`` draws them shorter."""
    lines = _ARROWS.get(move, ())
    if not lines and move != "handheld":
        return
    box = QRectF(area)
    thick = max(2.0, min(5.0, box.height() / 55))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("#f4f1ea"))
    painter.setPen(QPen(QColor(10, 10, 12, 190), 1))
    if move == "handheld":
        points = [
            QPointF(box.left() + box.width() * (0.38 + 0.04 * n), box.bottom() - box.height() * (0.05 + 0.03 * (n % 2)))
            for n in range(7)
        ]
        for pen in (QPen(QColor(10, 10, 12, 190), thick), QPen(QColor("#f4f1ea"), thick * 0.6)):
            painter.setPen(pen)
            painter.drawPolyline(points)
    for x0, y0, x1, y1 in lines:
        start = QPointF(box.left() + x0 * box.width(), box.top() + y0 * box.height())
        end = QPointF(box.left() + x1 * box.width(), box.top() + y1 * box.height())
        end = start + (end - start) * max(0.25, share)
        painter.drawPolygon(block_arrow(start, end, thick))
    painter.restore()


def block_arrow(start: QPointF, end: QPointF, thick: float) -> QPolygonF:
    """The outline of an arrow with a head."""
    along = end - start
    length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    unit = along / length
    side = QPointF(-unit.y(), unit.x()) * thick
    neck = end - unit * min(length * 0.6, thick * 3.0)
    half = side * 0.5
    return QPolygonF([start + half, neck + half, neck + side * 1.6, end, neck - side * 1.6, neck - half, start - half])

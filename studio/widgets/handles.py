"""Where the handles of a staging lie over its picture, and how they look."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from studio.film.staging import Staging, Thing

MOVE, TURN, HORIZON, LIGHT, CAMERA = "move", "turn", "horizon", "light", "camera"
CORNERS = ("left top", "right top", "right bottom", "left bottom")
_LINE, _DARK, _HOT = QColor("#f6f2e9"), QColor(8, 8, 10, 170), QColor("#ffc46b")
_TRACK = 0.16  # of the picture's width: the camera's speed from none to full


@dataclass(frozen=True)
class Frame:
    """The picture's place in the widget, and how it was turned and enlarged there."""

    area: QRectF
    turned: QTransform

    def to(self, x: float, y: float) -> QPointF:
        """A place in the frame (-1 to 1) as a place in the widget."""
        centre = self.area.center()
        point = QPointF(centre.x() + x * self.area.width() / 2, centre.y() - y * self.area.height() / 2)
        return self.turned.map(point)

    def back(self, point: QPointF) -> QPointF:
        """The other way round."""
        inverse, _ = self.turned.inverted()
        flat, centre = inverse.map(point), self.area.center()
        return QPointF(
            (flat.x() - centre.x()) * 2 / self.area.width(), (centre.y() - flat.y()) * 2 / self.area.height()
        )

    def corners(self, thing: Thing) -> tuple[QPointF, ...]:
        """Left top, right top, right bottom, left bottom of a thing; kept within sight where it is larger."""
        left, bottom, right, top = thing.box
        narrow = self.area.height() / self.area.width()
        left, right = thing.x + left * narrow, thing.x + right * narrow
        left, right, bottom, top = max(left, -0.97), min(right, 0.97), max(bottom, -0.96), min(top, 0.96)
        if right - left < 0.02 or top - bottom < 0.02:  # out of the frame: held at its edge
            x, y = min(0.97, max(-0.97, thing.x)), min(0.96, max(-0.96, thing.y))
            left, right, bottom, top = x - 0.02, x + 0.02, y - 0.02, y + 0.02
        return self.to(left, top), self.to(right, top), self.to(right, bottom), self.to(left, bottom)

    def outline(self, thing: Thing) -> QPolygonF:
        """The thing's box."""
        return QPolygonF(self.corners(thing))

    def ring(self, thing: Thing) -> tuple[QPointF, float, float]:
        """The circle on the ground around a thing, seen from the camera: its middle and its two radii in pixels."""
        _, _, right, bottom = self.corners(thing)
        wide = math.hypot(right.x() - bottom.x(), right.y() - bottom.y())
        across = max(24.0, min(wide * 0.75, self.area.width() * 0.2))
        return (right + bottom) / 2, across, across * 0.34

    def knob(self, thing: Thing) -> QPointF:
        """The handle that turns it: on the ring, where it looks."""
        middle, across, down = self.ring(thing)
        way = math.radians(thing.facing)
        return middle + QPointF(across * math.cos(way), down * math.sin(way))

    def angle(self, thing: Thing, point: QPointF) -> float:
        """The way from the middle of a thing's ring to a point, in degrees seen from above."""
        middle, across, down = self.ring(thing)
        away = point - middle
        return math.degrees(math.atan2(away.y() / down, away.x() / across)) % 360.0

    def light(self, staging: Staging) -> QPointF:
        """The handle of the key light: from left to right its side, from below to above its height."""
        centre, area = self.area.center(), self.area
        return QPointF(
            centre.x() + staging.key * 0.46 * area.width(), area.top() + (0.55 - 0.48 * staging.height) * area.height()
        )

    def light_at(self, point: QPointF) -> tuple[float, float]:
        """Side and height of a light at a point."""
        key = (point.x() - self.area.center().x()) / (0.46 * self.area.width())
        height = (0.55 - (point.y() - self.area.top()) / self.area.height()) / 0.48
        return min(1.0, max(-1.0, key)), min(1.0, max(0.0, height))

    def speed(self, staging: Staging) -> QPointF:
        """The handle of the camera's path: how far it goes."""
        start = self._track()
        return start + QPointF(_TRACK * self.area.width() * min(1.0, max(0.0, staging.speed)), 0)

    def speed_at(self, point: QPointF) -> float:
        """How far the camera goes when its handle is at a point."""
        return min(1.0, max(0.0, (point.x() - self._track().x()) / (_TRACK * self.area.width())))

    def _track(self) -> QPointF:
        area = self.area
        return QPointF(area.center().x() - _TRACK / 2 * area.width(), area.bottom() - max(26.0, 0.09 * area.height()))


def paint_frame_handles(painter: QPainter, frame: Frame, draft: Staging, shown: Staging | None) -> None:
    """Horizon, light and the camera's path."""
    painter.save()
    other = shown is not None and shown.horizon != draft.horizon
    line = (frame.to(-2, draft.horizon), frame.to(2, draft.horizon))
    for colour, width in ((_DARK, 2.4), (_HOT if other else _LINE, 1.0)):
        pen = QPen(colour, width, Qt.PenStyle.DashLine)
        pen.setDashPattern([6 / width, 7 / width])
        painter.setPen(pen)
        painter.drawLine(*line)
    label(painter, frame.to(-1, draft.horizon) + QPointF(10, -5), "horizon")
    at = frame.light(draft)
    moved = shown is not None and (shown.key, shown.height) != (draft.key, draft.height)
    painter.setBrush(_DARK)
    painter.setPen(QPen(_HOT if moved else _LINE, 1.4))
    painter.drawEllipse(at, 8, 8)
    for n in range(8):
        way = math.radians(45 * n)
        ray = QPointF(math.cos(way), math.sin(way))
        painter.drawLine(at + ray * 11, at + ray * 14.5)
    label(painter, at + QPointF(19, 4), "light")
    if draft.move != "static":
        start, knob = frame.speed(draft.with_camera(speed=0.0)), frame.speed(draft)
        end = frame.speed(draft.with_camera(speed=1.0))
        for colour, width in ((_DARK, 4.0), (_LINE, 1.2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(start, end)
        painter.setBrush(_LINE)
        painter.setPen(QPen(_DARK, 1))
        painter.drawEllipse(knob, 6.5, 6.5)
        label(painter, end + QPointF(14, 4), draft.move)
    painter.restore()


def paint_thing(painter: QPainter, frame: Frame, thing: Thing, state: str) -> None:
    """A dot where nothing is done; an outline where the pointer is or a hand moved it; handles where it is chosen."""
    painter.save()
    middle = sum(frame.corners(thing), QPointF()) / 4
    if not state:
        painter.setPen(QPen(_DARK, 1))
        painter.setBrush(_LINE)
        painter.drawEllipse(middle, 3.2, 3.2)
        painter.restore()
        return
    ink = _HOT if state == "moved" else _LINE
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_DARK, 3.0), (ink, 1.2)):
        painter.setPen(QPen(colour, width))
        if thing.at[0] == "figures" and thing.pose != "lie":
            painter.drawPath(figure_path(frame, thing))
        if thing.at[0] != "figures" or thing.pose == "lie" or state == "chosen":
            painter.drawPolygon(frame.outline(thing))
    if state == "chosen":
        at, across, down = frame.ring(thing)
        if thing.at[0] not in ("props", "pieces"):
            for colour, width in ((_DARK, 3.0), (ink, 1.2)):
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(at, across, down)
                painter.drawLine(at, frame.knob(thing))
        painter.setPen(QPen(_DARK, 1))
        painter.setBrush(_LINE)
        if thing.at[0] not in ("props", "pieces"):
            painter.drawEllipse(frame.knob(thing), 6, 6)
        for corner in frame.corners(thing):
            painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8))
    top = min(frame.corners(thing), key=lambda p: (round(p.y()), p.x()))
    label(painter, top + QPointF(2, -8 if top.y() - frame.area.top() > 24 else 20), thing.name)
    painter.restore()


def described(thing: Thing) -> str:
    """Who or what it is and how it stands, in words."""
    ways = ("right", "toward us, right", "toward us", "toward us, left", "left", "away, left", "away", "away, right")
    facing = ways[round(thing.facing / 45) % 8]
    layer = "near" if thing.depth < -0.33 else "far" if thing.depth > 0.33 else "midway"
    kind = f", {thing.kind}" if thing.who else ""
    pose = f", {thing.pose}" if thing.at[0] == "figures" else ""
    turn = "" if thing.at[0] in ("props", "pieces") else f"  ·  faces {facing}"
    return f"{thing.name}{kind}{pose}  ·  {thing.scale:.0%} of the frame{turn}  ·  {layer}"


def figure_path(frame: Frame, thing: Thing) -> QPainterPath:
    """Head and body of somebody, as an outline."""
    narrow, tall = frame.area.height() / frame.area.width(), thing.scale
    _, bottom, _, top = thing.box
    path = QPainterPath()
    head = frame.to(thing.x, top - 0.13 * tall)
    radius = 0.065 * tall * frame.area.height() * math.hypot(frame.turned.m11(), frame.turned.m12())
    path.addEllipse(head, radius * 0.8, radius)
    neck, hip = top - 0.28 * tall, top - min(1.02 * tall, (top - bottom) * 0.62)
    half = 0.21 * tall * narrow
    body = [
        (thing.x - half, neck - 0.06 * tall), (thing.x - half * 0.4, neck), (thing.x + half * 0.4, neck),
        (thing.x + half, neck - 0.06 * tall), (thing.x + half * 0.72, hip), (thing.x + half * 0.5, bottom),
        (thing.x - half * 0.5, bottom), (thing.x - half * 0.72, hip),
    ]  # fmt: skip
    path.addPolygon(QPolygonF([frame.to(x, y) for x, y in body]))
    path.closeSubpath()
    return path


def label(painter: QPainter, at: QPointF, words: str) -> None:
    """A word over a picture, light with a dark edge, so that it is read on anything."""
    font = painter.font()
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(_DARK)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        painter.drawText(at + QPointF(dx, dy), words)
    painter.setPen(_LINE)
    painter.drawText(at, words)

"""One storyboard panel's picture: the board in its frame, and arrows for what moves.

The old rule: inside the frame the subject moves, on the frame's edge the camera moves. Books do not agree on the shapes
of pan and truck, so every arrow carries its word.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import skia

from . import whole
from .blocking.plan import Plan, Subject
from .lettering import Setting, Style
from .report import Refused
from .requests import Panel

INK, PAPER, SIGNAL = 0xFF16181C, 0xFFFFFFFF, 0xFFD23A1C
WIDE = 1000  # pixels: boards are put on paper no wider than this
SHORT_MOVES = {
    "pan left": "PAN L", "pan right": "PAN R", "whip pan left": "WHIP PAN L", "whip pan right": "WHIP PAN R",
    "track left": "TRACK L", "tilt up": "TILT UP", "tilt down": "TILT DN",
    "crane up": "CRANE UP", "crane down": "CRANE DN",
}  # fmt: skip
SHORT_FRAMINGS = {
    "two-shot": "2S", "three-shot": "3S", "group": "GROUP",
    "over-the-shoulder": "OTS", "pov": "POV", "insert": "INSERT",
}  # fmt: skip
SHORT_ANGLES = {"low": "LOW", "high": "HIGH", "overhead": "OVERHEAD", "dutch": "DUTCH"}


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, in points; y grows downward."""

    x: float
    y: float
    w: float
    h: float

    def inset(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The same without so much at each side, as shares of its width and height."""
        return Box(
            self.x + left * self.w, self.y + top * self.h, self.w * (1 - left - right), self.h * (1 - top - bottom)
        )

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Left top, right top, right bottom, left bottom."""
        return (
            (self.x, self.y),
            (self.x + self.w, self.y),
            (self.x + self.w, self.y + self.h),
            (self.x, self.y + self.h),
        )


def abbreviations(panel: Panel) -> str:
    """Size, framing, angle, move and lens as a shot list has them."""
    move = SHORT_MOVES.get(panel.move, panel.move.upper())
    lens = f"{panel.lens}mm" if panel.lens else ""
    parts = (panel.size, SHORT_FRAMINGS.get(panel.framing, ""), SHORT_ANGLES.get(panel.angle, ""), move, lens)
    return "  ".join(part for part in parts if part and part != "STATIC")


def load(panel: Panel) -> Any:
    """The board as an image that a PDF keeps as the JPEG it is, or None when the shot has no board yet."""
    if not panel.picture:
        return None
    path = Path(panel.picture)
    if panel.sha256 and whole.digest(path) != panel.sha256:
        raise Refused(f"{path} is not the board of shot {panel.slate}: it was changed since; draw that board again")
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None:
        raise Refused(f"{path} is not a picture; draw the board of shot {panel.slate} again")
    if picture.shape[1] > WIDE:
        size = (WIDE, max(1, round(WIDE * picture.shape[0] / picture.shape[1])))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 86])[1].tobytes()
    return skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(encoded))


def draw(canvas: Any, box: Box, panel: Panel, image: Any) -> None:
    """The frame of one panel: picture, subject arrows inside, camera arrows on the edge."""
    canvas.save()
    canvas.clipRect(skia.Rect.MakeXYWH(box.x, box.y, box.w, box.h))
    if image is None:
        canvas.drawRect(skia.Rect.MakeXYWH(box.x, box.y, box.w, box.h), skia.Paint(Color=0xFFE9E7E2))
        words(canvas, "no board yet", box.x + box.w / 2, box.y + box.h / 2, "centre")
    else:
        canvas.drawImageRect(
            image, skia.Rect.MakeXYWH(box.x, box.y, box.w, box.h), skia.SamplingOptions(skia.FilterMode.kLinear)
        )
    if panel.plan:
        _subjects(canvas, box, panel.plan)
    canvas.restore()
    edge = skia.Paint(Color=INK, AntiAlias=True, StrokeWidth=1.1, Style=skia.Paint.kStroke_Style)
    canvas.drawRect(skia.Rect.MakeXYWH(box.x, box.y, box.w, box.h), edge)
    CAMERA.get(panel.move, _nothing)(canvas, box, SHORT_MOVES.get(panel.move, panel.move.upper()))


# ---- the camera, on the edge ----------------------------------------------------------------------------------------


def _nothing(canvas: Any, box: Box, said: str) -> None:
    """A camera that stands still."""


def _pan(way: int, speed: int = 1) -> Callable[[Any, Box, str], None]:
    def pan(canvas: Any, box: Box, said: str) -> None:
        start, stop = (box.inset(0.03, 0.05, 0.21, 0.05), box.inset(0.21, 0.05, 0.03, 0.05))[::way]
        _inner(canvas, start, "START", False)
        _inner(canvas, stop, "STOP", True)
        edge, y, u = (box.x + box.w if way > 0 else box.x), box.y + box.h / 2, box.h / 10
        for n in range(speed):
            back = n * 1.25 * u * way
            arrow(canvas, edge - 1.5 * u * way - back, y, edge + 0.5 * u * way - back, y, 0.62 * u, False)
        words(canvas, said, edge - (1.75 + 1.25 * (speed - 1)) * u * way, y, "right" if way > 0 else "left")

    return pan


def _tilt(way: int) -> Callable[[Any, Box, str], None]:
    def tilt(canvas: Any, box: Box, said: str) -> None:
        start, stop = (box.inset(0.04, 0.04, 0.04, 0.24), box.inset(0.04, 0.24, 0.04, 0.04))[::way]
        _inner(canvas, start, "START", False)
        _inner(canvas, stop, "STOP", True)
        edge, x, u = (box.y + box.h if way > 0 else box.y), box.x + box.w / 2, box.h / 10
        arrow(canvas, x, edge - 1.5 * u * way, x, edge + 0.5 * u * way, 0.62 * u, False)
        words(canvas, said, x, edge - 2.1 * u * way, "centre")

    return tilt


def _crane(way: int) -> Callable[[Any, Box, str], None]:
    def crane(canvas: Any, box: Box, said: str) -> None:
        start, stop = (box.inset(0.04, 0.04, 0.04, 0.24), box.inset(0.04, 0.24, 0.04, 0.04))[::way]
        _inner(canvas, start, "START", False)
        _inner(canvas, stop, "STOP", True)
        u, y = box.h / 10, box.y + box.h / 2
        arrow(canvas, box.x, y - 2.2 * u * way, box.x, y + 2.2 * u * way, 0.62 * u, False)
        words(canvas, said, box.x + 0.8 * u, y, "left")

    return crane


def _track(canvas: Any, box: Box, said: str) -> None:
    """Along the bottom edge; to the side the picture's subjects go, which the caller has put into the word."""
    way = -1 if said.endswith(" L") else 1
    start, stop = (box.inset(0.03, 0.05, 0.21, 0.05), box.inset(0.21, 0.05, 0.03, 0.05))[::way]
    _inner(canvas, start, "START", False)
    _inner(canvas, stop, "STOP", True)
    u, x, y = box.h / 10, box.x + box.w / 2, box.y + box.h
    arrow(canvas, x - 3.2 * u * way, y, x + 3.2 * u * way, y, 0.62 * u, False)
    words(canvas, said, x, y - 0.95 * u, "centre")


def _dolly(way: int) -> Callable[[Any, Box, str], None]:
    def dolly(canvas: Any, box: Box, said: str) -> None:
        """Four corner arrows, inward or outward, narrowing into depth."""
        u = box.h / 10
        middle = (box.x + box.w / 2, box.y + box.h / 2)
        for x, y in box.corners:
            length = math.dist((x, y), middle)
            dx, dy = (middle[0] - x) / length, (middle[1] - y) / length
            near, far = (x + 0.2 * u * dx, y + 0.2 * u * dy), (x + 2.3 * u * dx, y + 2.3 * u * dy)
            if way > 0:
                arrow(canvas, *near, *far, 0.62 * u, False, taper=0.5)
            else:
                arrow(canvas, *far, *near, 0.34 * u, False, taper=1.8)
        words(canvas, said, middle[0], box.y + box.h - 0.75 * u, "centre")

    return dolly


def _zoom(way: int) -> Callable[[Any, Box, str], None]:
    def zoom(canvas: Any, box: Box, said: str) -> None:
        """A frame within the frame, joined corner to corner by arrows; inwards is in."""
        inner, u = box.inset(0.24, 0.24, 0.24, 0.24), box.h / 10
        _inner(canvas, inner, "STOP" if way > 0 else "START", way > 0)
        for (x0, y0), (x1, y1) in zip(box.corners, inner.corners, strict=True):
            ends = (x0, y0, x1, y1) if way > 0 else (x1, y1, x0, y0)
            arrow(canvas, *ends, 0.16 * u, False, head=2.6)
        words(canvas, said, box.x + box.w / 2, box.y + box.h - 0.75 * u, "centre")

    return zoom


def _handheld(canvas: Any, box: Box, said: str) -> None:
    """A wavy line along the bottom edge."""
    u, path = box.h / 10, skia.Path()
    x0, y = box.x + box.w / 2 - 3 * u, box.y + box.h
    path.moveTo(x0, y)
    for n in range(6):
        path.quadTo(x0 + (n + 0.5) * u, y + (0.75 if n % 2 else -0.75) * u, x0 + (n + 1) * u, y)
    for colour, thick in ((PAPER, 3.4), (INK, 1.5)):
        canvas.drawPath(
            path, skia.Paint(Color=colour, AntiAlias=True, StrokeWidth=thick, Style=skia.Paint.kStroke_Style)
        )
    words(canvas, said, box.x + box.w / 2, y - 1.0 * u, "centre")


def _orbit(canvas: Any, box: Box, said: str) -> None:
    """An arc that goes round the foot of the picture."""
    u = box.h / 10
    x, y, rx, ry = box.x + box.w / 2, box.y + box.h - 0.9 * u, 3.6 * u, 1.0 * u
    path = skia.Path()
    path.addArc(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry), 175, -150)
    for colour, thick in ((INK, 4.6), (PAPER, 2.9)):
        canvas.drawPath(
            path, skia.Paint(Color=colour, AntiAlias=True, StrokeWidth=thick, Style=skia.Paint.kStroke_Style)
        )
    end = math.radians(25)
    tip = (x + rx * math.cos(end), y + ry * math.sin(end))
    arrow(canvas, tip[0] - 0.2 * u, tip[1] + 0.14 * u, tip[0] + 0.55 * u, tip[1] - 0.5 * u, 0.3 * u, False, head=2.6)
    words(canvas, said, x, y - 0.35 * u, "centre")


CAMERA: dict[str, Callable[[Any, Box, str], None]] = {
    "pan left": _pan(-1),
    "pan right": _pan(1),
    "whip pan left": _pan(-1, 2),
    "whip pan right": _pan(1, 2),
    "tilt up": _tilt(-1),
    "tilt down": _tilt(1),
    "crane up": _crane(-1),
    "crane down": _crane(1),
    "track": _track,
    "track left": _track,
    "push in": _dolly(1),
    "pull out": _dolly(-1),
    "zoom in": _zoom(1),
    "zoom out": _zoom(-1),
    "handheld": _handheld,
    "orbit": _orbit,
}


def _inner(canvas: Any, box: Box, said: str, dashed: bool) -> None:
    """A frame within the frame by its corners: where the move starts (whole) or stops (dashed)."""
    path, arm = skia.Path(), 0.16 * box.h
    for n, (x, y) in enumerate(box.corners):
        dx, dy = (1 if n in (0, 3) else -1) * arm, (1 if n < 2 else -1) * arm
        path.moveTo(x + dx, y)
        path.lineTo(x, y)
        path.lineTo(x, y + dy)
    for colour, thick in ((INK, 2.2), (PAPER, 1.1)):
        ink = skia.Paint(Color=colour, AntiAlias=True, StrokeWidth=thick, Style=skia.Paint.kStroke_Style)
        if dashed:
            ink.setPathEffect(skia.DashPathEffect.Make([3.2, 1.8], 0.0))
        canvas.drawPath(path, ink)
    left = said == "START"
    words(canvas, said, box.x + 3 if left else box.x + box.w - 3, box.y + 6.5, "left" if left else "right", 4.6)


# ---- the subjects, inside -------------------------------------------------------------------------------------------


def _subjects(canvas: Any, box: Box, plan: str) -> None:
    found = Plan.from_json(plan)
    moving = [s for s in (*found.figures, *found.vehicles, *found.animals) if s.goes != "still"]
    for subject in sorted(moving, key=lambda s: -s.scale)[:3]:
        _subject(canvas, box, subject)


def _subject(canvas: Any, box: Box, subject: Subject) -> None:
    """A full arrow beside somebody or something: across, or narrowing into the depth, or widening out of it."""
    u = box.h / 10
    lower = subject.y - (0.75 * subject.scale if subject.role == "figure" else 0.0)
    x = box.x + box.w * (0.5 + 0.5 * max(-0.72, min(0.72, subject.x)))
    y = box.y + box.h * (0.5 - 0.5 * max(-0.62, min(0.55, lower)))
    said = subject.who or subject.kind
    across = {"left": -1, "right": 1}.get(subject.goes)
    if across:
        start = x + across * min(2.2, 0.6 + subject.scale) * u
        start = max(box.x + 1.2 * u, min(box.x + box.w - 1.2 * u, start))
        end = max(box.x + 0.4 * u, min(box.x + box.w - 0.4 * u, start + across * 2.6 * u))
        if abs(end - start) < 1.4 * u:
            start = end - across * 2.0 * u
        arrow(canvas, start, y, end, y, 0.5 * u, True)
        words(canvas, said.upper(), (start + end) / 2, y + 0.95 * u, "centre", 4.8)
        return
    near = 1 if subject.goes == "toward" else -1
    aside = 1.5 * u * (1 if subject.x < 0 else -1)
    arrow(
        canvas,
        x + aside,
        y - near * 0.9 * u,
        x + aside,
        y + near * 1.1 * u,
        (0.34 if near > 0 else 0.62) * u,
        True,
        taper=1.8 if near > 0 else 0.5,
    )
    words(canvas, said.upper(), x + aside, y + 1.75 * u, "centre", 4.8)


def arrow(
    canvas: Any,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    thick: float,
    solid: bool,
    taper: float = 1.0,
    head: float = 1.9,
) -> None:
    """A block arrow from (x0, y0) to (x1, y1). ``thick`` at the tail, ``taper`` times that at the head.

    Solid ones, in red, are subjects; outlined ones, in white, are the camera: they differ in black and white too.
    """
    length = math.dist((x0, y0), (x1, y1)) or 1.0
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    wide = head * thick * max(1.0, taper) / 2
    neck = max(0.0, length - 1.5 * wide)
    path = skia.Path()
    outline = (
        (0.0, thick / 2), (neck, thick * taper / 2), (neck, wide), (length, 0.0),
        (neck, -wide), (neck, -thick * taper / 2), (0.0, -thick / 2),
    )  # fmt: skip
    for n, (along, aside) in enumerate(outline):
        point = (x0 + dx * along - dy * aside, y0 + dy * along + dx * aside)
        path.lineTo(*point) if n else path.moveTo(*point)
    path.close()
    canvas.drawPath(path, skia.Paint(Color=SIGNAL if solid else PAPER, AntiAlias=True))
    edge = skia.Paint(Color=PAPER if solid else INK, AntiAlias=True, StrokeWidth=0.8, Style=skia.Paint.kStroke_Style)
    edge.setStrokeJoin(skia.Paint.kMiter_Join)
    canvas.drawPath(path, edge)


def words(canvas: Any, text: str, x: float, y: float, align: str, size: float = 5.4) -> None:
    """A word on a small white plate, its middle line at ``y``."""
    setting = Setting(text, Style("bold", size, INK, 0.04, 1.15), 400)
    width, pad = setting.width, 1.6
    left = {"left": x, "centre": x - width / 2, "right": x - width}[align]
    plate = skia.Rect.MakeXYWH(left - pad, y - setting.height / 2 - 0.5, width + 2 * pad, setting.height + 1.0)
    canvas.drawRoundRect(plate, 1.4, 1.4, skia.Paint(Color=0xE6FFFFFF, AntiAlias=True))
    setting.paint(canvas, left, y - setting.height / 2)

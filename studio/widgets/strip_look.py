"""How the colour script is painted: its rows, the bands of a plan, the colours of a picture in their shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from studio.film.colour_words import word_for
from studio.film.palette import NEAR, RGB, Swatch, oklab
from studio.look.theme import theme_now
from studio.look.tokens import SMALL, TINY
from studio.widgets.contents import COLUMN, Content, Fit
from studio.widgets.pictures import Pictures

GUTTER = 104  # pixels for the names of the rows
HEAD, FOOT = 26, 22
NEAR_ENOUGH = 0.6  # a smaller share within 0.10 is marked
ROWS = (("Planned", 0.30), ("Pictures", 0.25), ("In the pictures", 0.30), ("Near the plan", 0.15))


Plans = Mapping[str, tuple[str, ...]]  # scene -> the colours it is planned in, "#rrggbb"


@dataclass(frozen=True)
class Piece:
    """One shot on the strip. ``content`` are files: the first that is there is measured."""

    id: str
    title: str
    seconds: float
    scene: str
    heading: str = ""
    words: str = ""
    content: tuple[Path, ...] = ()
    pictures: tuple[Path, ...] = ()
    board: str = ""  # which drawing the last of them is

    @property
    def slate(self) -> str:
        """The first word of its title."""
        return self.title.split("  ")[0]


@lru_cache(maxsize=256)
def by_light(colours: tuple[str, ...]) -> tuple[str, ...]:
    """From the lightest to the darkest."""
    return tuple(sorted(colours, key=lambda c: -oklab(Swatch("", c).rgb)[0]))


def said_of(piece: Piece, planned: bool, fit: Fit | None) -> str:
    """How a piece keeps to its plan, in a sentence: "3B  MS · 4.2 s · 71% within 0.10 of the plan: near it"."""
    words = f"{piece.title}  ·  {piece.seconds:.1f} s"
    if not planned or fit is None:
        return f"{words}  ·  {'nothing made yet' if planned else 'no palette'}"
    said = f"{words}  ·  {fit.within:.0%} within 0.10 of the plan: {fit.words}"
    if fit.apart >= NEAR:
        red, green, blue = fit.worst.rgb
        colour = f"{word_for(fit.worst.rgb).lower()} #{red:02x}{green:02x}{blue:02x}"
        said += f"  ·  farthest: {colour}, {fit.worst.share:.0%} of it, {fit.apart:.2f} away"
    return said


def places(view: QRect) -> list[QRect]:
    """The rows between head and foot."""
    gap, room = TINY, view.width() - GUTTER - SMALL
    height = view.height() - HEAD - FOOT - gap * (len(ROWS) - 1)
    rows, top = [], HEAD
    for nth, (_, share) in enumerate(ROWS):
        last = nth == len(ROWS) - 1
        tall = view.height() - FOOT - top if last else round(height * share)
        rows.append(QRect(GUTTER, top, room, max(1, tall)))
        top += tall + gap
    return rows


def name_rows(painter: QPainter, rows: Sequence[QRect], mean: float | None) -> None:
    """What each row is, and the share near the plan over all."""
    theme = theme_now()
    for row, (name, _) in zip(rows, ROWS, strict=True):
        painter.setPen(QColor(theme.dim))
        place = QRect(0, row.top(), GUTTER - SMALL - TINY, row.height())
        text = name if row is not rows[-1] or mean is None else f"{name}\n{mean:.0%}"
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def paint_plan(
    painter: QPainter, pieces: Sequence[Piece], plans: Plans, row: QRect, columns: Sequence[tuple[int, int, int]]
) -> None:
    """What each scene is planned in: one block for all its shots."""
    for _, group in groupby(columns, key=lambda c: pieces[c[0]].scene):
        shots = list(group)
        piece, left, right = pieces[shots[0][0]], GUTTER + shots[0][1], GUTTER + shots[-1][2]
        gap = 1 if right - left > 6 else 0
        block = QRect(left, row.top(), right - left - gap, row.height())
        bands(painter, block, by_light(plans.get(piece.scene, ())))


def paint_scenes(painter: QPainter, pieces: Sequence[Piece], columns: Sequence[tuple[int, int, int]]) -> None:
    """Numbers and headings of the scenes."""
    theme = theme_now()
    for scene, group in groupby(columns, key=lambda c: pieces[c[0]].scene):
        shots = list(group)
        piece, left, right = pieces[shots[0][0]], GUTTER + shots[0][1], GUTTER + shots[-1][2]
        if right - left < 12:
            continue
        painter.fillRect(left, TINY, 1, HEAD - TINY, QColor(theme.faint))
        place = QRect(max(GUTTER, left) + TINY + 1, 0, right - max(GUTTER, left) - SMALL, HEAD - 2)
        painter.setPen(QColor(theme.ink))
        number = f"{scene} "
        wide = painter.fontMetrics().horizontalAdvance(number)
        if wide <= place.width() + 4:
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number)
        rest = place.adjusted(wide + TINY, 0, 0, 0)
        if rest.width() > 40:
            painter.setPen(QColor(theme.dim))
            words = painter.fontMetrics().elidedText(piece.heading, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def paint_picture(painter: QPainter, pictures: Pictures, piece: Piece, place: QRect) -> None:
    """The middle of its picture, as high as the row."""
    if place.width() < 4:
        return
    path = next((p for p in piece.pictures if str(p) not in pictures.bad), None)
    wide = max(place.width(), place.height() * 16 // 9)
    made = pictures.picture(path, round(wide * painter.device().devicePixelRatioF())) if path else None
    if made is None:
        return
    size = made.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    ratio = made.width() / size.width()
    taken = QRect(0, 0, round(place.width() * ratio), round(place.height() * ratio))
    taken.moveCenter(made.rect().center())
    painter.drawPixmap(place, made, taken)


def paint_bar(painter: QPainter, place: QRect, fit: Fit | None) -> None:
    """The share near the plan; hatched where it is small."""
    theme = theme_now()
    painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(theme.line))
    if fit is None:
        return
    short = fit.within < NEAR_ENOUGH
    bar = QRect(place)
    bar.setTop(place.bottom() - max(1, round(fit.within * (place.height() - 1))))
    painter.fillRect(bar, QColor(theme.hover))
    if short:
        painter.fillRect(bar, QBrush(QColor(theme.stale), Qt.BrushStyle.BDiagPattern))
    painter.fillRect(bar.left(), bar.top(), bar.width(), 2, QColor(theme.stale if short else theme.dim))
    if place.width() > 24:
        painter.setPen(QColor(theme.stale if short else theme.ink))
        inside = bar.height() > 19 and not short
        where = bar.adjusted(0, 4, 0, 0) if inside else QRect(place.left(), bar.top() - 15, place.width(), 14)
        where.setHeight(14)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, f"{fit.within * 100:.0f}")


def paint_flag(painter: QPainter, piece: Piece, frame: QRect, view: QRect) -> None:
    """The slate of what is chosen, below its column however narrow that is."""
    theme, title = theme_now(), piece.slate
    width = painter.fontMetrics().horizontalAdvance(title) + 2 * SMALL
    left = max(GUTTER, min(view.width() - width, frame.center().x() - width // 2))
    place = QRect(left, frame.bottom() + 3, width, FOOT - 5)
    painter.fillRect(place, QColor(theme.accent))
    painter.setPen(QColor(theme.on_accent))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, title)


def columns_image(columns: Sequence[NDArray[np.uint8] | None], widths: Sequence[int]) -> QImage:
    """Many narrow columns of pixels as one picture: a thousand of them cost as much as a few to paint."""
    none = np.zeros((COLUMN, 3), np.uint8)
    stood = np.stack([none if column is None else column for column in columns], axis=1)
    wide = np.ascontiguousarray(np.repeat(stood, widths, axis=1))
    tall, long = wide.shape[:2]
    return QImage(wide.tobytes(), long, tall, 3 * long, QImage.Format.Format_RGB888).copy()


@lru_cache(maxsize=256)
def bands_column(colours: tuple[str, ...]) -> NDArray[np.uint8]:
    """Equal bands as a column of pixels."""
    if not colours:
        return np.zeros((COLUMN, 3), np.uint8)
    picked = np.arange(COLUMN) * len(colours) // COLUMN
    return np.array([rgb(colour) for colour in colours], np.uint8)[picked]


def bars_image(fits: Sequence[Fit | None], widths: Sequence[int], tall: int) -> QImage:
    """The bars of many narrow columns as one picture; short ones are hatched, as in ``paint_bar``."""
    theme = theme_now()
    tops = np.array([tall if fit is None else tall - max(1, round(fit.within * (tall - 1))) for fit in fits])
    short = np.array([fit is not None and fit.within < NEAR_ENOUGH for fit in fits])
    tops, short = np.repeat(tops, widths), np.repeat(short, widths)
    down, along = np.arange(tall)[:, None], np.arange(len(tops))[None, :]
    made = np.empty((tall, len(tops), 3), np.uint8)
    made[:] = rgb(theme.page)
    made[down >= tops] = rgb(theme.hover)
    made[(down >= tops) & short & ((down + along) % 6 == 0)] = rgb(theme.stale)
    edge = (down >= tops) & (down < tops + 2)
    made[edge & ~short] = rgb(theme.dim)
    made[edge & short] = rgb(theme.stale)
    return QImage(made.tobytes(), len(tops), tall, 3 * len(tops), QImage.Format.Format_RGB888).copy()


def rgb(colour: str) -> RGB:
    """Red, green and blue of "#rrggbb"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def bands(painter: QPainter, place: QRect, colours: Sequence[str]) -> None:
    """Equal bands, the lightest on top."""
    for n, colour in enumerate(colours):
        top = place.top() + place.height() * n // len(colours)
        bottom = place.top() + place.height() * (n + 1) // len(colours)
        painter.fillRect(place.left(), top, place.width(), bottom - top, QColor(colour))


def stack(painter: QPainter, place: QRect, content: Content) -> None:
    """Bands as tall as their share, the lightest on top."""
    whole, done = sum(part.share for part in content.parts) or 1.0, 0.0
    for part in reversed(content.parts):
        top = place.top() + round(place.height() * done)
        done += part.share / whole
        bottom = place.top() + round(place.height() * done)
        painter.fillRect(place.left(), top, place.width(), bottom - top, QColor(*part.rgb))

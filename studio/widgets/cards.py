"""Panels of a storyboard as plain values, and where each one goes: in a grid by scenes, or in a strip by seconds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect

from studio.look.tokens import GAP, SMALL, TINY, WIDE

HEAD = 34  # pixels of a scene's heading above its panels
LINE = 17  # pixels of one line of a caption
LEAST = 190  # pixels: narrower panels say only their name
RULER = 22  # pixels of the strip's time
FOOT = 24  # pixels of the strip's names


@dataclass(frozen=True)
class Card:
    """One panel: its picture and what stands below it. ``busy`` says that a picture of it is on the way."""

    id: str
    title: str
    camera: str = ""
    move: str = ""
    seconds: float = 1.0
    action: str = ""
    said: str = ""
    picture: Path | None = None
    ink: Path | None = None  # what is drawn over it
    stale: str = ""
    scene: str = ""
    heading: str = ""
    busy: bool = False
    corner: str = ""  # a word on the picture: by hand

    @property
    def words(self) -> str:
        """All of it in one sentence, for who listens instead of looking."""
        stale = f"stale: {self.stale}" if self.stale else ""
        parts = (self.title, self.camera, f"{self.seconds:.1f} seconds", self.action, self.said, stale)
        return ". ".join(filter(None, parts))


@dataclass(frozen=True)
class Laid:
    """Where everything is. ``heads`` are (place, index of the first card); ``tops`` is what places are sorted by."""

    places: tuple[QRect, ...]
    heads: tuple[tuple[QRect, int], ...]
    width: int
    height: int
    across: bool  # a strip: sorted from left to right

    def at(self, point: QPoint) -> int:
        """The card at a point, -1 for none."""
        return next((n for n, place in enumerate(self.places) if place.contains(point)), -1)

    def within(self, area: QRect) -> range:
        """The cards that may be seen in an area; some of its row may not."""
        if self.across:
            first = bisect_left(self.places, area.left(), key=QRect.right)
            last = bisect_left(self.places, area.right() + 1, key=QRect.left)
        else:
            first = bisect_left(self.places, area.top(), key=QRect.bottom)
            last = bisect_left(self.places, area.bottom() + 1, key=QRect.top)
        return range(first, max(first, last))

    def heads_within(self, area: QRect) -> tuple[tuple[QRect, int], ...]:
        """The headings that may be seen in an area."""
        low, high = (QRect.left, QRect.right) if self.across else (QRect.top, QRect.bottom)
        first = bisect_left(self.heads, low(area), key=lambda head: high(head[0]))
        last = bisect_left(self.heads, high(area) + 1, key=lambda head: low(head[0]))
        return self.heads[first:last]

    def gap(self, point: QPoint) -> int:
        """Before which card something dropped at a point goes; the count of cards for the end."""
        if not self.places:
            return 0
        if self.across:
            return bisect_left(self.places, point.x(), key=lambda r: r.center().x())
        row = [n for n, r in enumerate(self.places) if r.top() - SMALL <= point.y() <= r.bottom() + HEAD]
        if not row:
            return 0 if point.y() < self.places[0].top() else len(self.places)
        row = [n for n in row if self.places[n].top() == self.places[row[-1]].top()]
        return next((n for n in row if point.x() < self.places[n].center().x()), row[-1] + 1)

    def beside(self, at: int, down: int) -> int:
        """The card above (-1) or below (1) another one, the nearest in the next row; itself at the edge."""
        here = self.places[at]
        rows = [n for n, r in enumerate(self.places) if (r.top() - here.top()) * down > 0]
        if not rows:
            return at
        nearest = min(rows, key=lambda n: abs(self.places[n].top() - here.top()))
        row = [n for n in rows if self.places[n].top() == self.places[nearest].top()]
        return min(row, key=lambda n: abs(self.places[n].center().x() - here.center().x()))


def caption_lines(width: int) -> int:
    """How many lines stand below the name of a panel of that width."""
    return 4 if width >= LEAST else 0


def grid(cards: Sequence[Card], room: int, wanted: int, shape: float) -> Laid:
    """Rows of equal panels about ``wanted`` pixels wide, a heading where a scene begins; ``shape``: width by height."""
    inner = max(80, room - 2 * WIDE)
    gap = GAP + TINY if wanted >= LEAST else GAP
    columns = max(1, (inner + gap) // (wanted + gap))
    wide = min((inner - gap * (columns - 1)) // columns, round(wanted * 1.6))
    tall = round(wide / shape) + LINE + SMALL + LINE * caption_lines(wide)
    places, heads = [], []
    y = SMALL
    for first in range(0, len(cards), columns):
        row = range(first, min(first + columns, len(cards)))
        starts = [n for n in row if n == 0 or cards[n].scene != cards[n - 1].scene]
        y += HEAD if starts else 0
        places += [QRect(WIDE + (n - first) * (wide + gap), y, wide, tall) for n in row]
        for n, end in zip(starts, [*starts[1:], first + columns], strict=False):
            heads.append((QRect(places[n].left(), y - HEAD, (end - n) * (wide + gap) - gap, HEAD), n))
        y += tall + gap
    return Laid(tuple(places), tuple(heads), room, y - gap + WIDE if cards else 0, across=False)


def strip(cards: Sequence[Card], tall: int, a_second: float) -> Laid:
    """One row: every panel as wide as it is long, ``a_second`` pixels for each second of it."""
    places, heads = [], []
    x, scene = float(GAP), None
    for nth, card in enumerate(cards):
        wide = max(10.0, card.seconds * a_second)
        place = QRect(round(x), RULER, max(1, round(x + wide) - round(x) - 2), max(10, tall - RULER - 2))
        if card.scene != scene:
            heads.append((QRect(place.left(), RULER, place.width(), LINE), nth))
            scene = card.scene
        places.append(place)
        x += wide
    return Laid(tuple(places), tuple(heads), round(x) + WIDE * 4, tall, across=True)

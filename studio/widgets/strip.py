"""What a timeline shows, as plain values: bars on a strip of frames, changes between them, what is said, pins."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

RULER, PINS, THIN, THICK, SAID, SOUND = 26, 18, 22, 96, 38, 40  # heights of the rows, in pixels
HEADS = 46  # width of the tracks' names
TITLE_ROW = 22  # above the pictures of a thick row


@dataclass(frozen=True)
class Bar:
    """One clip. ``film`` is a strip of ``tiles`` frames of its media, which is ``whole`` frames long; ``offset`` is
    where in it the bar begins. ``over`` counts frames at its end for which there is no media."""

    id: str
    length: int
    title: str = ""
    words: str = ""
    kind: str = "take"  # take, board, nothing, gap, other
    picture: Path | None = None
    film: Path | None = None
    offset: int = 0
    whole: int = 1
    over: int = 0
    stale: bool = False
    tip: str = ""


@dataclass(frozen=True)
class Change:
    """A dissolve or fade from ``start`` to ``end``; ``left`` and ``right`` are bars, -1 at the ends of the strip."""

    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True)
class Speech:
    """Something said, in frames of the strip."""

    start: int
    end: int
    who: str
    text: str


@dataclass(frozen=True)
class Pin:
    """A marker. ``colour`` is any that Qt knows."""

    at: int
    name: str = ""
    colour: str = "#cfa35c"


@dataclass(frozen=True)
class Lane:
    """Another track, above the pictures, or below them when it is ``sound``."""

    name: str
    bars: tuple[Bar, ...]
    starts: tuple[int, ...]
    sound: bool = False


@dataclass(frozen=True)
class Strip:
    """Everything on the timeline. ``bars`` follow one another without a hole; ``starts`` says where."""

    bars: tuple[Bar, ...] = ()
    starts: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    speeches: tuple[Speech, ...] = ()
    pins: tuple[Pin, ...] = ()
    lanes: tuple[Lane, ...] = ()
    name: str = "V1"

    @cached_property
    def length(self) -> int:
        """Frames in all."""
        return self.starts[-1] + self.bars[-1].length if self.bars else 0

    @cached_property
    def nth(self) -> dict[str, int]:
        """Bar id -> its place."""
        return {bar.id: n for n, bar in enumerate(self.bars)}

    def under(self, frame: float) -> int | None:
        """The bar at that frame."""
        n = bisect_right(self.starts, frame) - 1
        return n if n >= 0 and frame < self.starts[n] + self.bars[n].length else None

    def between(self, first: float, last: float) -> range:
        """The bars that are seen between two frames."""
        start = max(0, bisect_right(self.starts, first) - 1)
        return range(start, bisect_right(self.starts, last))

    @cached_property
    def rows(self) -> Rows:
        """Where the rows are."""
        upper = [lane for lane in self.lanes if not lane.sound]
        lower = [lane for lane in self.lanes if lane.sound]
        y = RULER + PINS
        tops: dict[str, int] = {}
        for lane in reversed(upper):
            tops[lane.name] = y
            y += THIN + 2
        picture = y
        said = picture + THICK + 2
        y = said + SAID + 2
        for lane in lower:
            tops[lane.name] = y
            y += SOUND + 2
        return Rows(picture, said, tops, y)


@dataclass(frozen=True)
class Rows:
    """Tops of the rows, in pixels from the upper edge: pictures, what is said, other lanes by name, and the end."""

    picture: int
    said: int
    lanes: dict[str, int]
    end: int


def ticks(frames_a_pixel: float, second: int) -> tuple[int, int]:
    """Frames between two labels of a ruler and between two of its marks, so that labels are 90 pixels apart."""
    steps = [1, 2, 5, 10, second]
    steps += [second * n for n in (2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000)]
    label = next((s for s in steps if s >= 90 * frames_a_pixel), steps[-1])
    marks = next((s for s in steps if s >= 9 * frames_a_pixel and label % s == 0), label)
    return label, marks

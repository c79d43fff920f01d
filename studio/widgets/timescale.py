"""Lengths one after the other, laid along a line of pixels that can be zoomed and scrolled. Plain numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

MOST = 400.0  # pixels a unit at the closest


class Timescale:
    """Where each length begins and ends; ``zoom`` 1 shows all of them in ``room`` pixels."""

    def __init__(self, lengths: Sequence[float] = (), room: int = 1) -> None:
        self.ends = list(accumulate(lengths))
        self.starts = [0.0, *self.ends[:-1]] if self.ends else []
        self.whole = self.ends[-1] if self.ends else 0.0
        self.room = max(1, room)
        self.zoom = 1.0
        self.scroll = 0.0  # pixels that are hidden on the left

    @property
    def scale(self) -> float:
        """Pixels a unit."""
        return self.room * self.zoom / self.whole if self.whole else 0.0

    @property
    def hidden(self) -> float:
        """How far it can be scrolled, in pixels."""
        return max(0.0, self.room * self.zoom - self.room)

    def x(self, nth: int) -> tuple[float, float]:
        """Where the ``nth`` begins and ends, in pixels of the view."""
        return self.starts[nth] * self.scale - self.scroll, self.ends[nth] * self.scale - self.scroll

    def at(self, x: float) -> int | None:
        """Which one is there."""
        if not self.whole or not 0 <= x + self.scroll <= self.whole * self.scale + 0.5:
            return None
        return min(len(self.ends) - 1, bisect_right(self.ends, (x + self.scroll) / self.scale))

    def seen(self) -> range:
        """Those of which some part is in view."""
        if not self.whole:
            return range(0)
        first = bisect_right(self.ends, self.scroll / self.scale)
        last = bisect_right(self.starts, (self.scroll + self.room) / self.scale)
        return range(min(first, len(self.ends) - 1), max(last, first + 1) if first < len(self.ends) else len(self.ends))

    def columns(self) -> list[tuple[int, int, int]]:
        """What to paint: (which one, first pixel, first pixel after it), no two of them on one pixel.

        Where many lie on one pixel, one of them stands for all: never more columns than pixels.
        """
        result: list[tuple[int, int, int]] = []
        seen = self.seen()
        if len(seen) <= self.room:
            for nth in seen:
                left, right = self.x(nth)
                result.append((nth, round(left), max(round(left), round(right))))
            return [column for column in result if column[2] > column[1]]
        for pixel in range(self.room):
            there = self.at(pixel + 0.5)
            if there is None:
                continue
            if result and result[-1][0] == there:
                result[-1] = (there, result[-1][1], pixel + 1)
            else:
                result.append((there, pixel, pixel + 1))
        return result

    def zoom_at(self, x: float, by: float) -> None:
        """Zoom by a factor; what is under ``x`` stays under it."""
        if not self.whole:
            return
        here = (x + self.scroll) / self.scale
        self.zoom = max(1.0, min(self.zoom * by, max(1.0, MOST * self.whole / self.room)))
        self.scroll_to(here * self.scale - x)

    def scroll_to(self, scroll: float) -> None:
        """Scroll, as far as there is anything."""
        self.scroll = max(0.0, min(self.hidden, scroll))

    def show(self, nth: int) -> None:
        """Scroll as little as needed to have one of them in view."""
        left, right = self.x(nth)
        if left < 0:
            self.scroll_to(self.scroll + left - 24)
        elif right > self.room:
            self.scroll_to(self.scroll + min(right - self.room + 24, left))

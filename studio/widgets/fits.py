"""How pictures keep to their plans, measured little by little so that no painting waits for it."""

from __future__ import annotations

import time

from studio.widgets.contents import Content, Fit
from studio.widgets.strip_look import Piece, Plans, rgb

_BUDGET = 0.010  # seconds of this thread's work in one painting; the rest follows in the next
_PLANS = 64  # palettes that are remembered: every step of a drag is one


class Fits:
    """``of`` measures until the budget is spent, and then gives what was known last; ``short`` says that it was."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], dict[Content, Fit]] = {}
        self._last: dict[str, Fit] = {}
        self._left = 0.0
        self.short = False

    def begin(self) -> None:
        """Another painting."""
        self._left, self.short = _BUDGET, False
        if len(self._known) > _PLANS:
            self._known.clear()

    def of(self, piece: str, planned: tuple[str, ...], content: Content | None) -> Fit | None:
        """The fit of a piece; None without a plan, without a picture, or when it was never measured yet."""
        if not planned or content is None:
            return None
        known = self._known.setdefault(planned, {})
        if content not in known:
            if self._left <= 0:
                self.short = True
                return self._last.get(piece)
            start = time.thread_time()
            known[content] = content.fit([rgb(c) for c in planned])
            self._left -= time.thread_time() - start
        self._last[piece] = known[content]
        return known[content]

    def last(self, piece: str) -> Fit | None:
        """What was known last."""
        return self._last.get(piece)

    def __len__(self) -> int:
        return len(self._last)

    def mean(self, pieces: tuple[Piece, ...], plans: Plans) -> float | None:
        """The share near the plan over the time of all that is measured."""
        whole = near = 0.0
        for piece in pieces:
            fit = self._last.get(piece.id)
            if fit and plans.get(piece.scene):
                whole += piece.seconds
                near += piece.seconds * fit.within
        return near / whole if whole else None

"""How work tells about itself: progress, small previews, the wish to stop, and a refusal in one clear sentence."""

from __future__ import annotations

from typing import Protocol


class Refused(ValueError):
    """What was asked cannot be made: one sentence that says what is wrong, where, and what to do."""


class Cancelled(Exception):
    """The person said stop. Everything finished so far is kept, everything half-made is gone."""


class Report(Protocol):
    """Called by a stage as it goes. Raises Cancelled when the person said stop."""

    def __call__(self, done: float, words: str = "", preview: bytes | None = None) -> None:
        """``done`` is 0..1 of this request, ``words`` say what is being done, ``preview`` is a small JPEG."""


def quietly(done: float, words: str = "", preview: bytes | None = None) -> None:
    """A report that nobody reads."""

"""A board: a drawn picture of a shot, to be looked at before anything moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Board:
    """One drawing of a shot.

    ``file`` is relative to the film folder, with forward slashes: ``boards/<shot>/<id>.png``. ``key`` is the key of the
    request that drew it, so that the same request is never drawn twice. ``words`` is the shot's digest when it was
    drawn: while the shot's own is the same, the board still fits. ``by`` says who staged it: the built-in model, a
    person's hand on its plan (takes are made from it while it fits), or nobody, when it is a picture from elsewhere.
    ``ink`` is what was drawn over it: a picture that is clear where nothing was, relative to the film folder; or empty.
    """

    id: str
    shot: str
    file: str
    size: tuple[int, int] = (0, 0)  # pixels, width and height
    key: str = ""
    stamp: str = ""
    words: str = ""
    note: str = ""
    by: Literal["model", "hand", "picture"] = "model"
    ink: str = ""

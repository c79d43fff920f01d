"""What a finished job becomes: a short JSON in its row, and the edits that bring it home."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pipelines.requests import Request
from pipelines.results import Take as MadeTake
from studio import shoot
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.shots import Shot


@dataclass(frozen=True)
class Landing:
    """What a finished job becomes: ``board`` of its shot, ``take``, or ``staging``, the plan of take ``nth``.

    ``paper`` and ``contact`` are the storyboard on paper and its contact sheet; ``words`` is the file it goes to then.

    ``light`` is a copy of take ``nth`` to scrub in, and no part of the film.

    ``label`` is what undo calls it, where it is not what the job is called by.
    """

    to: str
    shot: str
    words: str  # the shot's digest when it was asked for: what comes home to other words does not make it fresh
    nth: int = 1
    label: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, text: str) -> Landing | None:
        """The landing of a job's row; None for a job that somebody else asked for."""
        try:
            tree = json.loads(text)
            label = str(tree.get("label", ""))
            return cls(str(tree["to"]), str(tree["shot"]), str(tree["words"]), int(tree["nth"]), label)
        except (ValueError, TypeError, KeyError):
            return None


def own(board: Board, shot: Shot) -> bool:
    """Whether it is a picture of the person's own that still fits: nothing is to be drawn over it."""
    return board.by == "picture" and board.words == shot.words


def with_take(film: Film, folder: Path, shot: Shot, request: Request, made: MadeTake, words: str) -> Film:
    return shoot.with_take(film, folder, shot, request, made, words)[0]

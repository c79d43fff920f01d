"""What is seen at every moment of the cut: which picture, which frame of it, and how two of them mix.

The window's player, and whoever else wants to know, ask here; nothing is decoded and no file is opened.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from studio.film.cut import BOARD, Clip, Other
from studio.film.film import Film
from studio.film.places import Join, Place, joins, placed, under
from studio.film.time import Rate

Mode = Literal["best", "takes", "animatic"]
MODES: tuple[Mode, ...] = ("best", "takes", "animatic")


@dataclass(frozen=True)
class Look:
    """One picture: ``frame`` of a take, or a board, or nothing that was made yet.

    ``held`` says that the take is over and its last frame stands.
    """

    kind: Literal["take", "board", "nothing", "black"]
    id: str = ""  # of the take, or of the board
    shot: str = ""
    clip: str = ""
    frame: int = 0
    held: bool = False


BLACK = Look("black")


@dataclass(frozen=True)
class Moment:
    """What is seen: one look, or two of which ``mix`` (0..1) of the second has come."""

    look: Look
    into: Look | None = None
    mix: float = 0.0


@dataclass(frozen=True)
class Programme:
    """The picture track as it plays in one ``mode``: the board of every clip, its take, or the best we have."""

    film: Film
    mode: Mode = "best"

    @property
    def rate(self) -> Rate:
        """Frames a second."""
        return self.film.settings.rate

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Clips and gaps where they stand."""
        return placed(self.film.cut.picture.parts)

    @cached_property
    def joins(self) -> tuple[Join, ...]:
        """The changes of picture."""
        return joins(self.film, self.film.cut.picture.parts)

    @cached_property
    def length(self) -> int:
        """Frames from the first to the end."""
        return self.places[-1].end if self.places else 0

    def clip_at(self, frame: int) -> Place | None:
        """The clip or gap under that frame."""
        nth = under(self.places, frame)
        return None if nth is None else self.places[nth]

    def of_shot(self, shot: str) -> Place | None:
        """The first place of a shot."""
        return self._first_of.get(shot)

    @cached_property
    def _first_of(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for place in self.places:
            if isinstance(place.part, Clip):
                found.setdefault(place.part.shot, place)
        return found

    def at(self, frame: int) -> Moment:
        """What is seen at that frame; black outside the cut."""
        nth = bisect_right(self.joins, frame, key=lambda j: j.at - j.before) - 1
        if nth >= 0 and frame < (join := self.joins[nth]).at + join.after:
            share = (frame - (join.at - join.before) + 1) / (join.length + 1)
            return Moment(self._look(join.left, frame), self._look(join.right, frame), share)
        return Moment(self._look(self.clip_at(frame), frame))

    def _look(self, place: Place | None, frame: int) -> Look:
        if place is None or isinstance(place.part, Other):
            return BLACK
        clip = place.part
        return look(self.film, clip, max(0, clip.start + frame - place.start), self.mode)


def look(film: Film, clip: Clip, frame: int, mode: Mode = "best") -> Look:
    """What a clip shows at a frame of its own media, counted at the film's rate."""
    take = None
    if mode != "animatic":
        take = film.take_by_id.get(clip.active)
        if take is None and (mode == "takes" or clip.active != BOARD):
            take = film.best_take(clip.shot)
    if take is not None:
        own = int(frame * take.rate / film.settings.rate.fps)
        return Look("take", take.id, clip.shot, clip.id, min(own, max(0, take.frames - 1)), own >= take.frames)
    boards = film.boards_of[clip.shot]
    if boards and mode != "takes":
        return Look("board", boards[-1].id, clip.shot, clip.id)
    return Look("nothing", "", clip.shot, clip.id)

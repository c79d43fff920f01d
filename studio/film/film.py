"""The film: one frozen value that holds everything a person made or decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from studio.film.boards import Board
from studio.film.cut import Cut
from studio.film.palette import Palette
from studio.film.script import Script
from studio.film.shots import Shot
from studio.film.takes import Take
from studio.film.time import Rate


@dataclass(frozen=True)
class Settings:
    """What every shot is made with."""

    rate: Rate = field(default_factory=Rate)
    size: tuple[int, int] = (1280, 720)  # pixels, width and height
    seed: int = 1


@dataclass(frozen=True)
class ByHand:
    """What a person changed of a shot, so that a new breakdown does not take it back.

    ``origin`` is the shot as the breakdown made it. ``kept`` names the fields a person set. ``parts`` are the ids of
    the shots it was split into, its own first; ``joined`` the neighbours it took in, as they were before.
    """

    origin: Shot
    kept: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    joined: tuple[Shot, ...] = ()


@dataclass(frozen=True)
class Film:
    """A film. Changing it means making another one that shares the rest: see ``studio.film.edits``."""

    title: str = ""
    script: Script = field(default_factory=Script)
    shots: tuple[Shot, ...] = ()
    orphans: tuple[Shot, ...] = ()  # shots that lost their words but have boards, takes or a person's work
    dropped: tuple[Shot, ...] = ()  # shots a person does not want; a new text does not bring them back
    by_hand: tuple[ByHand, ...] = ()
    boards: tuple[Board, ...] = ()
    takes: tuple[Take, ...] = ()
    palettes: tuple[Palette, ...] = ()
    palette: str = ""  # the id of the film's palette, or empty
    scene_palettes: tuple[tuple[str, str], ...] = ()  # (scene number, palette id)
    locked: tuple[tuple[str, str], ...] = ()  # (palette id, name of a swatch) that harmonies and pictures leave alone
    cut: Cut = field(default_factory=Cut)
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def shot_by_id(self) -> Mapping[str, Shot]:
        """Every shot, orphans too, by id; not those that were dropped."""
        return MappingProxyType({s.id: s for s in (*self.orphans, *self.shots)})

    @cached_property
    def takes_of(self) -> Mapping[str, tuple[Take, ...]]:
        """Shot id -> its takes in the order they were made; asking for a shot without takes gives ()."""
        found: defaultdict[str, list[Take]] = defaultdict(list)
        for take in self.takes:
            found[take.shot].append(take)
        return defaultdict(tuple, {shot: tuple(takes) for shot, takes in found.items()})

    @cached_property
    def boards_of(self) -> Mapping[str, tuple[Board, ...]]:
        """Shot id -> its boards in the order they were drawn; asking for a shot without boards gives ()."""
        found: defaultdict[str, list[Board]] = defaultdict(list)
        for board in self.boards:
            found[board.shot].append(board)
        return defaultdict(tuple, {shot: tuple(boards) for shot, boards in found.items()})

    @cached_property
    def take_by_id(self) -> Mapping[str, Take]:
        """Every take by id."""
        return MappingProxyType({t.id: t for t in self.takes})

    def best_take(self, shot: str) -> Take | None:
        """The newest circled take, else the newest that fits the words, else the newest; none that was put aside."""
        wanted = [t for t in self.takes_of[shot] if not t.aside]
        words = self.shot_by_id[shot].words if shot in self.shot_by_id else ""
        return max(
            enumerate(wanted), key=lambda nth: (nth[1].circled, nth[1].words == words, nth[0]), default=(0, None)
        )[1]

    def palette_by_id(self, palette: str) -> Palette | None:
        """The palette of that id, or none."""
        return next((p for p in self.palettes if p.id == palette), None)

    def palette_of(self, scene: str) -> Palette | None:
        """The palette of a scene: its own, else the film's, else none."""
        return self.palette_by_id(dict(self.scene_palettes).get(scene, self.palette))

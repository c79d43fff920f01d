"""Undo and redo: the films that were, each with the name of the step that led on from it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from studio.film.film import Film

_STEPS = 1000  # as far back as undo goes; a film shares nearly all of itself with the one before


@dataclass(frozen=True)
class Step:
    """One edit a person made. ``gesture`` is the same for all moves of one drag, or all keys of one burst of typing."""

    label: str
    before: Film
    after: Film
    gesture: Hashable | None = None


@dataclass(frozen=True)
class History:
    """The film now, how it came about, what was undone, and which film is on disk."""

    film: Film
    saved: Film | None = None
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()  # the next to redo last

    @property
    def dirty(self) -> bool:
        """Whether the film now is another one than the film on disk."""
        return self.film is not self.saved

    def edited(self, label: str, film: Film, gesture: Hashable | None = None) -> History:
        """One more step; the same history when nothing changed. Moves of one gesture become one step."""
        if film is self.film:
            return self
        last = self.done[-1] if self.done else None
        if last and gesture is not None and last.gesture == gesture and not self.undone:
            return replace(self, film=film, done=(*self.done[:-1], replace(last, after=film)))
        step = Step(label, self.film, film, gesture)
        return replace(self, film=film, done=(*self.done, step)[-_STEPS:], undone=())

    def undo(self) -> History:
        """One step back; the same history when there is none."""
        if not self.done:
            return self
        step = self.done[-1]
        return replace(self, film=step.before, done=self.done[:-1], undone=(*self.undone, step))

    def redo(self) -> History:
        """One step on again; the same history when nothing was undone."""
        if not self.undone:
            return self
        step = self.undone[-1]
        # What is done again is over: a drag that goes on starts a step of its own.
        return replace(self, film=step.after, done=(*self.done, replace(step, gesture=None)), undone=self.undone[:-1])

    def kept(self) -> History:
        """After a save: the film now is the film on disk, and a gesture that goes on starts a step of its own."""
        done = (*self.done[:-1], replace(self.done[-1], gesture=None)) if self.done else ()
        return replace(self, saved=self.film, done=done)

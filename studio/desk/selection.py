"""What a person has chosen: one scene, shot or take, and the moment of the cut that is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from studio.film.film import Film


@dataclass(frozen=True)
class Selection:
    """Ids, empty where nothing is chosen. ``frame`` is the moment of the cut; ``shots`` holds ``shot`` when any is."""

    scene: str = ""
    shot: str = ""  # the one that pages show
    shots: tuple[str, ...] = ()  # all that are chosen, in the order of the film
    take: str = ""
    frame: int = 0

    def within(self, film: Film) -> Selection:
        """The same without what the film does not hold any more."""
        known = film.shot_by_id
        shots = tuple(s for s in self.shots if s in known)
        shot = self.shot if self.shot in known else (shots[0] if shots else "")
        take = self.take if self.take in film.take_by_id else ""
        now = Selection(self.scene, shot, shots or ((shot,) if shot else ()), take, self.frame)
        return self if now == self else now

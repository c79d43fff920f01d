"""What a person does to the panels of a storyboard, each thing one step of the film; and the boards it asks for."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QObject, QTimer

from studio.film import boarding, edits
from studio.film.film import Film
from studio.panels.boards_large import back_to_model
from studio.panels.panel import Panel

ASK_AFTER = 400  # milliseconds after the last change of a camera, before its boards are asked for anew


class BoardEdits(QObject):
    """The edits of one panel's page."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._panel, self._desk, self._jobs = panel, panel.desk, panel.jobs
        self._wanting: set[str] = set()
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(ASK_AFTER)
        self._ask.timeout.connect(self._ask_boards)

    def _of(self, shots: Sequence[str]) -> str:
        if len(shots) != 1:
            return f"{len(shots)} shots"
        return self._desk.film.shot_by_id[shots[0]].slate

    def set(self, name: str, value: object) -> None:
        """Another size, framing, angle, move, lens or length for all that are chosen, in one step."""
        shots = self._desk.selection.shots
        if self._panel.drawing or not shots:
            return
        if name == "seconds" and isinstance(value, float):
            done = self._desk.edit(f"{value:g} s for {self._of(shots)}", boarding.set_all_seconds, shots, value)
        else:
            said = f"{value} mm" if name == "lens" else str(value)
            done = self._desk.edit(f"{said} for {self._of(shots)}", boarding.restage_all, shots, **{name: value})
        if done and name != "lens":
            self._want(shots)

    def stretch(self, shot: str, seconds: float, gesture: Hashable) -> None:
        """A shot lasts so long while its edge is dragged: one gesture, one step."""
        if self._panel.drawing:
            return
        label = f"Length of {self._of([shot])}"
        if self._desk.edit(label, edits.set_seconds, shot, seconds, gesture=gesture):
            self._want([shot])

    def move(self, shots: list[str], before: str) -> None:
        """Other places in the film for these shots."""
        if not self._panel.drawing and self._desk.edit(
            f"Move {self._of(shots)} in the film", boarding.move_shots, shots, before
        ):
            self._desk.say(f"Moved {self._of(shots)} in the film. The shot list keeps the order of the script.")

    def split(self, line: int) -> None:
        """Two shots out of one; the second begins at a line of the script."""
        shot = self._desk.selection.shot
        if self._desk.edit(f"Split {self._of([shot])}", _split, shot, line):
            film = self._desk.film
            at = next(n for n, s in enumerate(film.shots) if s.id == shot)
            self._want([shot, film.shots[at + 1].id])

    def join(self) -> None:
        """The chosen shot and the next one become one, or all that are chosen."""
        shots = self._desk.selection.shots
        film, first = self._desk.film, shots[0] if shots else ""
        if len(shots) > 1 and not _neighbours(film, shots):
            self._desk.say("only neighbours in the script can be joined; choose shots that follow one another", "bad")
        elif first and self._desk.edit(f"Join {self._of(shots)}", _joined, first, max(1, len(shots) - 1)):
            self._want([first])

    def is_joined(self) -> bool:
        """Whether the chosen shot was joined out of several."""
        return any(h.joined and h.origin.id == self._desk.selection.shot for h in self._desk.film.by_hand)

    def apart(self) -> None:
        """The chosen shot is the shots again that it was joined out of."""
        shot = self._desk.selection.shot
        if self._desk.edit(f"Take {self._of([shot])} apart", boarding.take_apart, shot):
            self._want([shot])

    def drop(self) -> None:
        """The chosen shots leave the list and the cut."""
        shots = self._desk.selection.shots
        said = self._of(shots) if shots else ""
        if shots and self._desk.edit(f"Leave {said} out", _without, shots):
            self._desk.say(f"{said} left out; boards and takes stay on disk", offer="Undo", act=self._desk.undo)

    def back_to_model(self, shots: Sequence[str]) -> None:
        """The model stages these again: its own board where there is one for these words, else a new one."""
        if shots and self._desk.edit(f"Model's staging of {self._of(shots)}", back_to_model, shots):
            self._want(shots)

    def draw_missing(self) -> None:
        """Ask for every board that is missing or does not fit any more."""
        asked = self._jobs.draw_boards()
        self._desk.say(f"{asked} boards are on the way" if asked else "every shot has its board")

    def _want(self, shots: Sequence[str]) -> None:
        """Their boards are asked for anew when nothing more is changed for a moment."""
        self._wanting |= set(shots)
        self._ask.start()

    def _ask_boards(self) -> None:
        shots, self._wanting = self._wanting, set()
        self._jobs.draw_boards([s for s in shots if s in self._desk.film.shot_by_id])


def _neighbours(film: Film, shots: Sequence[str]) -> bool:
    at = sorted(n for n, shot in enumerate(film.shots) if shot.id in shots)
    return at == list(range(at[0], at[0] + len(at))) if at else False


def _split(film: Film, shot: str, line: int) -> Film:
    return edits.lay(edits.split_shot(film, shot, line))


def _joined(film: Film, first: str, times: int) -> Film:
    for _ in range(times):
        film = boarding.join_shots(film, first)
    return film


def _without(film: Film, shots: Sequence[str]) -> Film:
    for shot in shots:
        film = edits.drop_shot(film, shot)
    return film

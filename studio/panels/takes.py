"""Shoot: the shots on a rail, the takes of the chosen one as moving pictures, and what makes more of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.actions import Action
from studio.crew.job import OPEN
from studio.desk.landing import Landing
from studio.desk.selection import Selection
from studio.film import edits
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.shots import Shot
from studio.film.takes import Take
from studio.look.icons import icon
from studio.look.theme import mark
from studio.look.tokens import GAP, SMALL, WIDE
from studio.panels.panel import Panel, Room, board_file, take_file
from studio.widgets.flow import FlowArea
from studio.widgets.moving import Moving
from studio.widgets.rail import Rail, Stop


class TakesPanel(Panel):
    """The page where takes are asked for, looked at and judged."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._rail = Rail(self.pictures, self)
        self._rail.setAccessibleName("Shots")
        self._rail.picked.connect(self._picked)
        self._cards: dict[str, _Card] = {}
        self._stops: dict[str, _Stop] = {}
        self._flow = FlowArea(parent=self)
        self._slate = mark(QLabel(self), "title")
        self._words, self._said, self._stale = QLabel(self), QLabel(self), mark(QLabel(self), "stale")
        self._about = mark(QLabel(self), "dim")
        for label in (self._slate, self._words, self._said, self._stale, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        mark(self._said, "dim")
        self._none = mark(QLabel(self), "dim")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        self._one = mark(QPushButton("Make a take", self), "main")
        self._six, self._all = QPushButton("Make six", self), QPushButton("Make all that are missing or stale", self)
        self._one.clicked.connect(lambda: self._make(1))
        self._six.clicked.connect(lambda: self._make(6))
        self._all.clicked.connect(self._make_stale)
        self._busy = mark(QLabel(self), "dim")
        self._put_together()
        self.jobs.changed.connect(self._show_busy)

    def _put_together(self) -> None:
        head = QWidget(self)
        column = QVBoxLayout(head)
        column.setContentsMargins(WIDE, GAP, WIDE, GAP)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._slate, 1)
        for button in (self._one, self._six, self._all):
            top.addWidget(button)
        column.addLayout(top)
        for label in (self._about, self._words, self._said, self._stale, self._busy):
            column.addWidget(label)
        right = QWidget(self)
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self._none, 1)
        box.addWidget(self._flow, 4)
        split = QSplitter(self)
        split.addWidget(self._rail)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([290, 900])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def actions_offered(self) -> Sequence[Action]:
        """Making and judging, from the keys."""
        chosen = lambda: bool(self.desk.selection.shot)  # noqa: E731
        taken = lambda: bool(self.desk.selection.take)  # noqa: E731
        offered = (
            Action("shoot.one", "Make a take", lambda: self._make(1), "Ctrl+Return", "video-camera", chosen),
            Action("shoot.six", "Make six takes", lambda: self._make(6), "Ctrl+Shift+Return", "", chosen),
            Action("shoot.stale", "Make all that are missing or stale", self._make_stale, "Ctrl+Alt+Return", ""),
            Action("shoot.circle", "Circle the take", self._circle, "Ctrl+E", "circle", taken, rule=True),
            *(
                Action(f"shoot.rate{n}", f"Rate {n}", partial(self._rate, n), f"Alt+{n}", "star", taken)
                for n in range(1, 6)
            ),
            Action("shoot.aside", "Put the take aside", self._aside, "Ctrl+Backspace", "archive", taken),
        )
        return tuple(replace(action, anywhere=True) for action in offered)  # a take is judged wherever one sees it

    # ---- drawing

    def draw(self, before: Film | None, film: Film) -> None:
        """Shots, and the takes of the chosen one."""
        folder = self.desk.folder
        if before is None or (before.shots, before.takes, before.boards) != (film.shots, film.takes, film.boards):
            stops = {s.id: self._stops.get(s.id) for s in film.shots} if before else {}
            self._stops = {s.id: _kept(stops.get(s.id), film, s, folder) for s in film.shots}
            self._rail.show_stops([stop for _, stop in self._stops.values()])
        self._show_takes(film)
        self._all.setEnabled(bool(self._wanting(film)))

    def choose(self, selection: Selection) -> None:
        """The takes of the shot that is chosen now."""
        ids = [selection.shot, *(s for s in selection.shots if s != selection.shot)] if selection.shot else []
        self._rail.choose(ids)
        self._show_takes(self.desk.film)

    def _show_takes(self, film: Film) -> None:
        shot = film.shot_by_id.get(self.desk.selection.shot)
        takes = [take for take in film.takes_of[shot.id] if not take.aside] if shot else []
        self._slate.setText(f"{shot.slate}  {shot.heading}" if shot else "No shot is chosen")
        self._about.setText(_about(film, shot) if shot else "")
        self._words.setText(" ".join(shot.action.split()) if shot else "")
        said = "\n".join(f"{line.who}: {line.text}" for line in shot.dialogue) if shot else ""
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._stale.setText(f"Stale: {shot.stale}" if shot and shot.stale else "")
        self._stale.setVisible(bool(shot and shot.stale))
        for button in (self._one, self._six):
            button.setEnabled(shot is not None and not self.desk.read_only)
        self._none.setVisible(not takes)
        self._none.setText(
            "No take yet. Make one: the built-in model films the board, and your own models can do better later."
            if shot
            else "Write a scene, and its shots stand here."
        )
        self._flow.setVisible(bool(takes))
        made = {}
        for take in takes:
            card = self._cards.get(take.id) or _Card(self, take.id)
            card.show_take(film, take, self.desk.folder)
            made[take.id] = card
        self._cards = made
        self._flow.set_cards(list(made.values()))
        self._show_busy()

    def _show_busy(self) -> None:
        shot = self.desk.selection.shot
        mine = [
            job
            for job in self.jobs.jobs
            if job.state in OPEN and (landing := Landing.of(job.landing)) and landing.shot == shot
        ]
        running = [job for job in mine if job.state == "running"]
        words = f"{len(mine)} on the way" if mine else ""
        if running:
            words += f": {running[0].label} {running[0].done:.0%}"
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    # ---- what a person does

    def _picked(self, ids: list[str]) -> None:
        if not self.drawing and ids:
            self.desk.select(shots=ids)
            self.desk.select(shot=ids[0], shots=ids)

    def _make(self, many: int) -> None:
        shots = self.desk.selection.shots or (self.desk.selection.shot,)
        asked = self.jobs.make_takes([shot for shot in shots if shot], many)
        if asked:
            self.desk.say(f"{asked} {'take is' if asked == 1 else 'takes are'} on the way")

    def _wanting(self, film: Film) -> list[str]:
        """Shots without a take for the words they have now."""
        return [s.id for s in film.shots if not any(t.words == s.words and not t.aside for t in film.takes_of[s.id])]

    def _make_stale(self) -> None:
        asked = self.jobs.make_takes(self._wanting(self.desk.film))
        self.desk.say(f"{asked} takes are on the way" if asked else "every shot has a take for its words")

    def _circle(self) -> None:
        take = self.desk.film.take_by_id.get(self.desk.selection.take)
        if take:
            label = f"Circle {name_of(self.desk.film, take)}" if not take.circled else "Take the circle away"
            self.desk.edit(label, edits.circle, take.id, not take.circled)

    def _rate(self, stars: int) -> None:
        take = self.desk.film.take_by_id.get(self.desk.selection.take)
        if take:
            self.desk.edit(f"Rate {name_of(self.desk.film, take)}", edits.rate_take, take.id, stars)

    def _aside(self) -> None:
        take = self.desk.film.take_by_id.get(self.desk.selection.take)
        if take:
            self.desk.edit(f"Put {name_of(self.desk.film, take)} aside", edits.put_aside, take.id)


def name_of(film: Film, take: Take) -> str:
    """How crews call a take: slate and number, 3B-T07."""
    shot = film.shot_by_id.get(take.shot)
    return f"{shot.slate if shot else '?'}-T{take.number:02d}"


def _about(film: Film, shot: Shot) -> str:
    seconds = float(film.settings.rate.seconds(shot.frames))
    parts = (shot.size, shot.framing, shot.angle if shot.angle != "eye" else "", shot.move, f"{shot.lens} mm")
    return "  ·  ".join(filter(None, (*parts, f"{seconds:.1f} s")))


_Stop = tuple[tuple[Shot, tuple[Board, ...], tuple[Take, ...]], Stop]  # what it was made from, and itself


def _kept(old: _Stop | None, film: Film, shot: Shot, folder: Path | None) -> _Stop:
    """The stop there was while its shot, boards and takes are the same: 2,000 files looked up take 120 ms."""
    now = shot, film.boards_of[shot.id], film.takes_of[shot.id]
    return old if old and old[0] == now else (now, _stop(film, shot, folder))


def _stop(film: Film, shot: Shot, folder: Path | None) -> Stop:
    takes = [take for take in film.takes_of[shot.id] if not take.aside]
    circled = any(take.circled for take in takes)
    marks = "stale" if shot.stale else ("circled " if circled else "") + (f"{len(takes)} T" if takes else "")
    words = " ".join(shot.action.split()) or shot.heading
    return Stop(
        shot.id, f"{shot.slate}  {shot.size}", words, marks, board_file(film, folder, shot.id), bool(shot.stale)
    )


class _Card(QWidget):
    """One take: its picture, its name, and what a person thinks of it."""

    def __init__(self, panel: TakesPanel, take: str) -> None:
        super().__init__()
        self._panel, self._take = panel, take
        self._picture = Moving(panel.pictures, self)
        self._picture.pressed.connect(self._choose)
        self._name, self._facts = QLabel(self), mark(QLabel(self), "dim")
        self._stars: list[QToolButton] = []
        self._ring = self._button("circle", "Circle: this is the take to use", self._circled)
        self._ring.setCheckable(True)
        self._note = QLineEdit(self)
        self._note.setPlaceholderText("Note")
        self._note.editingFinished.connect(self._noted)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._name)
        row.addSpacing(SMALL)
        row.addWidget(self._facts, 1)
        for n in range(1, 6):
            star = self._button("star", f"{n} of 5", partial(self._rated, n))
            self._stars.append(star)
            row.addWidget(star)
        row.addWidget(self._ring)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._picture)
        box.addLayout(row)
        box.addWidget(self._note)

    def _button(self, name: str, words: str, call: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, role="dim"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.setStyleSheet("padding: 2px;")
        button.clicked.connect(call)
        return button

    def show_take(self, film: Film, take: Take, folder: Path | None) -> None:
        """Draw it as it is now."""
        shot, file = film.shot_by_id.get(take.shot), take_file(film, folder, take.id)
        beside = folder / ".workprint" / "made" / take.id if folder else None
        strip = beside.with_name(f"{take.id}.strip.jpg") if beside else None
        poster = beside.with_name(f"{take.id}.poster.jpg") if beside else None
        there = poster if poster and poster.exists() else board_file(film, folder, take.shot)
        self._picture.show_pictures(there, strip if strip and strip.exists() else None)
        self._picture.circled = take.circled
        self._picture.chosen = self._panel.desk.selection.take == take.id
        self._picture.corner = "" if file and file.exists() else "missing"
        self._picture.update()
        self._name.setText(name_of(film, take))
        fits = shot is not None and take.words == shot.words
        self._facts.setText(f"{float(take.frames / take.rate):.1f} s" + ("" if fits else "  older words"))
        for n, star in enumerate(self._stars, 1):
            star.setIcon(icon("star-fill" if n <= take.rating else "star", role="ink" if n <= take.rating else "faint"))
        self._ring.setChecked(take.circled)
        if not self._note.hasFocus():
            self._note.setText(take.note)

    def _choose(self) -> None:
        self._panel.desk.select(take=self._take)

    def _circled(self, on: bool) -> None:
        self._panel.desk.edit("Circle a take" if on else "Take a circle away", edits.circle, self._take, on)

    def _rated(self, stars: int, _checked: bool = False) -> None:
        take = self._panel.desk.film.take_by_id.get(self._take)
        if take:
            self._panel.desk.edit("Rate a take", edits.rate_take, self._take, 0 if take.rating == stars else stars)

    def _noted(self) -> None:
        if self._take in self._panel.desk.film.take_by_id:
            self._panel.desk.edit("Note on a take", edits.note_take, self._take, self._note.text())

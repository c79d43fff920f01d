"""Board: the whole film as panels; chosen, moved, stretched, split and joined, and staged by hand in the large view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.actions import Action
from studio.crew.job import OPEN
from studio.desk.landing import Landing
from studio.desk.selection import Selection
from studio.film.cut import Clip
from studio.film.film import Film
from studio.film.shots import Shot
from studio.film.terms import ANGLES, FRAMINGS, LENSES, MOVES, SIZES, camera_of
from studio.look.icons import icon
from studio.look.theme import mark
from studio.look.tokens import GAP, SMALL, WIDE
from studio.panels.boards_edits import BoardEdits
from studio.panels.boards_large import Large
from studio.panels.boards_papers import Papers
from studio.panels.panel import Panel, Room, board_file, ink_file
from studio.widgets.cards import Card
from studio.widgets.inspector import Choice, Inspector
from studio.widgets.wall import Wall

GRID, STRIP, ONE = range(3)

_ANGLE = {"eye": "eye level", "low": "low angle", "high": "high angle", "dutch": "dutch tilt"}
_CHOICES = (
    Choice("size", "Size", tuple((word, f"{word}   {said}") for word, said in SIZES.items())),
    Choice("framing", "Framing", tuple((word, f"{short}   {word}") for word, short in FRAMINGS.items())),
    Choice("angle", "Angle", tuple((word, f"{short}   {_ANGLE.get(word, word)}") for word, short in ANGLES.items())),
    Choice("move", "Move", tuple((word, f"{short}   {word}") for word, short in MOVES.items())),
    Choice(
        "lens", "Lens", tuple((mm, f"{mm} mm") for mm in LENSES), "Full frame. It is for the crew and your own models"
    ),
)
_NO_DRAG = "The list stands as the script does. Show it as cut to drag panels into another order."


class BoardsPanel(Panel):
    """The page of the storyboard."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._made: dict[str, tuple[Shot, object, bool, Card]] = {}
        self.edits = BoardEdits(self)
        self.grid = Wall(self.pictures, parent=self)
        self.strip = Wall(self.pictures, across=True, parent=self)
        self.grid.setAccessibleName("Panels of the film")
        self.strip.setAccessibleName("Panels of the film by their length")
        self.grid.empty = self.strip.empty = "No shots yet. Write a scene, and its panels stand here."
        self.inspector = Inspector(_CHOICES, self)
        self.inspector.picked.connect(self.edits.set)
        self._count = mark(QLabel(self), "dim")
        self._views = QButtonGroup(self)
        self._order = QComboBox(self)
        self._order.addItem("As cut", "cut")
        self._order.addItem("As written", "script")
        self._order.setAccessibleName("Order of the panels")
        self._order.setToolTip(
            "As cut: the order of the film, which dragging changes. As written: the order of the script"
        )
        self._order.activated.connect(lambda _: self._show(self.desk.film))
        self._zoom = QSlider(Qt.Orientation.Horizontal, self)
        self._zoom.setRange(0, 100)
        self._zoom.setFixedWidth(110)
        self._zoom.setAccessibleName("Size of the panels")
        self._zoom.setToolTip("Size of the panels (Ctrl and the wheel, or + and -)")
        self._zoom.valueChanged.connect(self._zoomed)
        self.large = Large(room, self)
        self.large.stand.left.connect(lambda: self._view(GRID))
        self.large.stand.asked.connect(self._menu)
        self.papers = Papers(self.desk, self.jobs, self)
        self.large.picture_wanted.connect(self._ask_picture)
        self.large.stand.brought.connect(lambda file: self.papers.put_in(self.desk.selection.shot, file))
        self.large.model_wanted.connect(lambda shot: self.edits.back_to_model([shot]))
        self._put_together()
        for wall in (self.grid, self.strip):
            wall.picked.connect(self._picked)
            wall.opened.connect(partial(self._open, wall))
            wall.moved.connect(self.edits.move)
            wall.stretched.connect(self.edits.stretch)
            wall.asked.connect(self._menu)
            wall.removed.connect(self.edits.drop)
            wall.brought.connect(self.papers.put_in)
            wall.zoomed.connect(self._zoom_shown)
        self.jobs.changed.connect(self._busy_changed)
        self._view(GRID)

    def _put_together(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(WIDE, SMALL, WIDE, SMALL)
        bar.setSpacing(2)
        for nth, (name, picture, words) in enumerate(
            (("Grid", "squares-four", "All panels"), ("Strip", "film-strip", "One large, and the film by its seconds"),
             ("One", "frame-corners", "One large"))
        ):  # fmt: skip
            button = QToolButton(self)
            button.setText(name)
            button.setIcon(icon(picture))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setCheckable(True)
            button.setToolTip(words)
            self._views.addButton(button, nth)
            bar.addWidget(button)
        self._views.idClicked.connect(self._view)
        bar.addSpacing(GAP)
        bar.addWidget(self._order)
        bar.addStretch(1)
        bar.addWidget(self._count)
        bar.addSpacing(GAP)
        bar.addWidget(self._zoom)
        self._large = QSplitter(Qt.Orientation.Vertical, self)
        self._large.addWidget(self.large)
        self._large.addWidget(self.strip)
        self._large.setStretchFactor(0, 1)
        self._large.setSizes([600, 190])
        self._large.setChildrenCollapsible(False)
        self.strip.setMinimumHeight(110)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._large)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(self.inspector)
        split.setStretchFactor(0, 1)
        split.setSizes([1000, 270])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def actions_offered(self) -> Sequence[Action]:
        """Views and what is done to the chosen panels."""
        chosen = lambda: bool(self.desk.selection.shots)  # noqa: E731
        return (
            Action("board.grid", "All panels", partial(self._view, GRID), "Ctrl+1", "squares-four"),
            Action("board.strip", "One large, with the strip", partial(self._view, STRIP), "Ctrl+2", "film-strip"),
            Action("board.one", "One large", partial(self._view, ONE), "Ctrl+3", "frame-corners"),
            Action(
                "board.join", "Join with the next shot", self.edits.join, "Ctrl+Shift+J", "arrows-in-line-horizontal",
                chosen, hint="Several chosen neighbours become one", rule=True,
            ),
            Action(
                "board.apart", "Take the joined shot apart", self.edits.apart, "", "arrows-out-line-horizontal",
                self.edits.is_joined,
            ),
            Action(
                "board.drop", "Leave the shot out", self.edits.drop, "", "trash", chosen,
                hint="It leaves the list and the cut; its boards and takes stay on disk",
            ),
            Action("board.model", "Back to the model's staging",
                   lambda: self.edits.back_to_model(self.desk.selection.shots), "", "arrow-counter-clockwise", chosen),
            Action("board.picture", "Own picture …", self._ask_picture, "", "image", chosen),
            Action("board.draw", "Draw what is missing", self.edits.draw_missing, "", "pencil-line", rule=True),
            *self.papers.actions(),
        )  # fmt: skip

    # ---- drawing

    def draw(self, before: Film | None, film: Film) -> None:
        """The panels whose shot or board changed, and the inspector."""
        if before is None:
            self._made.clear()
        self._show(film)
        self._inspect(film)

    def choose(self, _selection: Selection) -> None:
        """The chosen panels, the current one first."""
        self._wall().choose(self._picked_ids())
        self._inspect(self.desk.film)

    def _picked_ids(self) -> list[str]:
        now = self.desk.selection
        return [now.shot, *(shot for shot in now.shots if shot != now.shot)] if now.shot else []

    def _show(self, film: Film) -> None:
        busy = self._busy()
        cut = self._order.currentData() == "cut"
        cards = [self._card(film, shot, shot.id in busy) for shot in (in_cut_order(film) if cut else film.shots)]
        width, height = film.settings.size
        for wall in (self.grid, self.strip):
            wall.shape = width / height
            wall.fixed_order = "" if cut else _NO_DRAG
        self._wall().show_cards(cards)  # the other one when it is looked at
        seconds = round(sum(card.seconds for card in cards))
        self._count.setText(f"{len(cards)} panels  ·  {seconds // 60}:{seconds % 60:02d}" if cards else "")

    def _card(self, film: Film, shot: Shot, busy: bool) -> Card:
        board = film.boards_of[shot.id][-1] if film.boards_of[shot.id] else None
        there = self._made.get(shot.id)
        if there and there[0] is shot and there[1] is board and there[2] == busy:
            return there[3]
        card = Card(
            id=shot.id,
            title=shot.slate,
            camera=camera_of(shot),
            move=shot.move,
            seconds=float(film.settings.rate.seconds(shot.frames)),
            action=" ".join(shot.action.split()),
            said="  ".join(f"{line.who}: {line.text}" for line in shot.dialogue),
            picture=board_file(film, self.desk.folder, shot.id),
            ink=ink_file(film, self.desk.folder, shot.id),
            stale=shot.stale,
            scene=shot.scene,
            heading=shot.heading,
            busy=busy,
            corner={"hand": "by hand", "picture": "own picture"}.get(board.by, "") if board else "",
        )
        self._made[shot.id] = (shot, board, busy, card)
        return card

    def _inspect(self, film: Film) -> None:
        chosen = self.desk.selection
        shots = [film.shot_by_id[one] for one in chosen.shots if one in film.shot_by_id]
        self.inspector.show_values(
            {choice.name: [getattr(shot, choice.name) for shot in shots] for choice in _CHOICES},
            [round(float(film.settings.rate.seconds(shot.frames)), 2) for shot in shots],
        )
        shot = film.shot_by_id.get(chosen.shot)
        if self._stack.currentIndex():
            self.large.show_shot(film, shot)
        if shot is None:
            self.inspector.show_words("Nothing is chosen", "Pick a panel to see and change its camera.")
        elif len(shots) > 1:
            self.inspector.show_words(f"{len(shots)} shots", "What is set here is set for all of them, in one step.")
        else:
            self.inspector.show_words(
                shot.slate,
                shot.heading,
                f"Stale: {shot.stale}" if shot.stale else "",
                " ".join(shot.action.split()),
                "\n".join(f"{line.who}: {line.text}" for line in shot.dialogue),
                f"In it: {', '.join(shot.cast)}" if shot.cast else "",
            )

    def _busy(self) -> set[str]:
        """The shots whose board is on the way."""
        landings = [Landing.of(job.landing) for job in self.jobs.jobs if job.state in OPEN]
        return {one.shot for one in landings if one and (one.to == "board" or (one.to == "staging" and one.nth == 1))}

    def _busy_changed(self) -> None:
        if self.isVisible():
            self._show(self.desk.film)

    # ---- views

    def _view(self, which: int) -> None:
        self._views.button(which).setChecked(True)
        self._stack.setCurrentIndex(0 if which == GRID else 1)
        self.strip.setVisible(which != ONE)
        if self._drawn is not None:
            self._show(self.desk.film)
            self._wall().choose(self._picked_ids())
        if which != GRID:
            self.large.show_shot(self.desk.film, self.desk.film.shot_by_id.get(self.desk.selection.shot))
        QTimer.singleShot(0, self, self._bring)  # when everything has its place
        at = self.large.stand if which == ONE else self._wall()
        self.setFocusProxy(at)
        at.setFocus()
        self._zoom.setVisible(which != ONE)
        self._zoom_shown()

    def _bring(self) -> None:
        self._wall().bring(self.desk.selection.shot)

    def _wall(self) -> Wall:
        return self.grid if self._stack.currentIndex() == 0 else self.strip

    def _zoomed(self, value: int) -> None:
        self._wall().set_zoom(value / 100)

    def _zoom_shown(self) -> None:
        blocked = self._zoom.blockSignals(True)
        self._zoom.setValue(round(self._wall().zoom * 100))
        self._zoom.blockSignals(blocked)

    def _open(self, wall: Wall, _one: str) -> None:
        self._view(STRIP if wall is self.grid else GRID)

    # ---- what a person does

    def _picked(self, ids: list[str]) -> None:
        if not self.drawing and ids:
            self.desk.select(shots=ids)
            self.desk.select(shot=ids[0], shots=ids)

    def _ask_picture(self) -> None:
        self.papers.ask_picture(self.desk.selection.shot)

    # ---- the menu of a panel

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        self.fill_menu(menu)
        menu.exec(at)

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the chosen panels."""
        film, shot = self.desk.film, self.desk.film.shot_by_id.get(self.desk.selection.shot)
        if shot is None:
            return
        one = len(self.desk.selection.shots) == 1
        split = menu.addMenu("Split where")
        split.setEnabled(False)
        lines = film.script.text.split("\n") if one else []
        for n in range(shot.lines[0] + 1, min(shot.lines[1], len(lines)) + 1):
            words = lines[n - 1].strip()
            if words:
                split.setEnabled(True)
                split.addAction(f"before  {words[:60].replace('&', '&&')}", partial(self.edits.split, n))
        self._line(menu, "Join with the next" if one else "Join these", self.edits.join)
        self._line(menu, "Take apart", self.edits.apart, self.edits.is_joined())
        menu.addSeparator()
        self._line(menu, "Earlier in the film", partial(self.grid._push, -1), not self.grid.fixed_order)
        self._line(menu, "Later in the film", partial(self.grid._push, 1), not self.grid.fixed_order)
        menu.addSeparator()
        self._line(menu, "Own picture …", partial(self.papers.ask_picture, shot.id))
        boards = film.boards_of[shot.id]
        theirs = bool(boards) and boards[-1].by != "model"
        self._line(menu, "Back to the model's staging", partial(self.edits.back_to_model, [shot.id]), theirs)
        menu.addSeparator()
        self._line(menu, "Leave out", self.edits.drop)

    @staticmethod
    def _line(menu: QMenu, text: str, call: Callable[[], object], can: bool = True) -> None:
        menu.addAction(text, call).setEnabled(can)


def in_cut_order(film: Film) -> list[Shot]:
    """Each shot once, where its first clip is; shots that are not in the cut follow the shot before them."""
    known = {shot.id: shot for shot in film.shots}
    found = dict.fromkeys(p.shot for p in film.cut.picture.parts if isinstance(p, Clip) and p.shot in known)
    if len(found) == len(known):
        return [known[one] for one in found]
    ordered = list(found)
    before = ""
    for shot in film.shots:
        if shot.id not in found:
            ordered.insert(ordered.index(before) + 1 if before else 0, shot.id)
        before = shot.id
    return [known[one] for one in ordered]

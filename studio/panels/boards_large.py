"""The large board of the storyboard page: staged by hand, asked for picture by picture, and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio import shoot
from studio.crew.job import OPEN
from studio.desk.landing import Landing
from studio.film import boarding
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.shots import Shot
from studio.film.staging import Staging
from studio.look.icons import icon
from studio.look.theme import mark
from studio.look.tokens import SMALL, TINY, WIDE
from studio.panels.boards_papers import keep_drawing
from studio.panels.panel import Room, board_file, ink_file
from studio.trouble import Trouble
from studio.widgets.stand import Stand
from studio.widgets.strokes import COLOURS, THICK


class Large(QWidget):
    """One board at a time. What a hand does to it becomes one request after the other, never two of a shot at once."""

    model_wanted = Signal(str)  # the model shall stage this shot again
    picture_wanted = Signal()  # a picture of one's own is to be chosen

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = room.desk, room.jobs
        self._shot = ""
        self._read: dict[str, Staging | None] = {}  # board id -> its staging
        self._drafts: dict[str, tuple[Staging, str]] = {}  # shot -> what a hand made of it, and what that was
        self._asked: dict[str, Staging] = {}  # shot -> what is being drawn
        self.stand = Stand(room.pictures, self)
        self.stand.staged.connect(self._staged)
        self.stand.told.connect(self._told)
        self._words = mark(QLabel(self), "dim")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._handles = self._button("cursor", "Handles", "Show what can be taken hold of (H)")
        self._handles.setCheckable(True)
        self._handles.setChecked(True)
        self._key("H", self._handles)
        self._handles.clicked.connect(lambda on: self._mode("handles" if on else ""))
        self._pen = self._button("pencil", "Pen", "Draw over the board (P); the arrow has colours and widths")
        self._eraser = self._button("eraser", "Eraser", "Take away what was drawn (E)")
        for tool, button, key in (("pen", self._pen, "P"), ("eraser", self._eraser, "E")):
            button.setCheckable(True)
            self._key(key, button)
            button.clicked.connect(lambda on, tool=tool: self._mode(tool if on else "handles"))
        self._pen.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._pen.setMenu(self._pens())
        self.stand.inked.connect(self._inked)
        self._own = self._button("image", "Own picture …", "Put in a picture of your own, or drop one on the panel")
        self._own.clicked.connect(self.picture_wanted)
        self._back = self._button("arrow-counter-clockwise", "Model's staging", "Let the built-in model stage it again")
        self._back.clicked.connect(lambda: self.model_wanted.emit(self._shot))
        row = QHBoxLayout()
        row.setContentsMargins(WIDE, TINY, WIDE, TINY)
        row.setSpacing(SMALL)
        row.addWidget(self._words, 1)
        for button in (self._back, self._own, self._pen, self._eraser, self._handles):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stand, 1)
        column.addLayout(row)
        room.jobs.changed.connect(self._look)
        room.desk.opened.connect(self._other)

    def _button(self, picture: str, text: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setIcon(icon(picture))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(hint)
        return button

    def _key(self, key: str, button: QToolButton) -> None:
        """A letter that works while one is at the board, and leaves fields and lists their letters."""
        QShortcut(QKeySequence(key), self, button.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ---- what it shows

    def show_shot(self, film: Film, shot: Shot | None) -> None:
        """The newest board of a shot, with what a hand made of it since."""
        self._shot = shot.id if shot else ""
        stand = self.stand
        stand.shape = film.settings.size[0] / film.settings.size[1]
        if shot is None:
            stand.move_words, stand.note, stand.empty = "", "", "Nothing is chosen."
            stand.ink.show_file(None)
            stand.show_board(None, None)
            self._buttons(None)
            return
        boards = film.boards_of[shot.id]
        newest = boards[-1] if boards else None
        staging = self.staging_of(newest) if newest and newest.by != "picture" else None
        draft, _ = self._drafts.get(shot.id, (None, ""))
        if draft and staging and draft.with_camera(move=shot.move).to_json() == staging.to_json():
            self._drafts.pop(shot.id)
            draft = None
        stand.ink.show_file(ink_file(film, self._desk.folder, shot.id))
        stand.move_words = shot.move
        stand.empty = "The board is being drawn." if shot.id in self._coming(False) else "No board yet."
        stand.note = "drawing …" if shot.id in self._asked else ""
        stand.show_board(board_file(film, self._desk.folder, shot.id), staging, draft)
        stand.update()
        self._buttons(newest)

    def _buttons(self, newest: Board | None) -> None:
        self._own.setEnabled(bool(self._shot) and not self._desk.read_only)
        self._back.setVisible(newest is not None and newest.by != "model")
        self._told(self.stand.words())

    def staging_of(self, board: Board) -> Staging | None:
        """How a board was staged, read once."""
        if board.id not in self._read and self._desk.folder:
            self._read[board.id] = shoot.staging_of(self._desk.folder, board)
        return self._read.get(board.id)

    def _told(self, words: str) -> None:
        self._words.setText(words or self._hint())

    def _hint(self) -> str:
        if self.stand.draft is None:
            return ""
        return "Drag a figure, its ring or corners, the horizon, the light. Tab goes from one to the next."

    def _mode(self, mode: str) -> None:
        """What the pointer does at the board: "handles", "pen", "eraser", or nothing."""
        self.stand.tool = mode if mode in ("pen", "eraser") else ""
        self.stand.handles = mode == "handles"
        for name, button in (("handles", self._handles), ("pen", self._pen), ("eraser", self._eraser)):
            button.setChecked(name == mode)
        self.stand.update()

    # ---- pen and eraser

    def _pens(self) -> QMenu:
        menu = QMenu(self._pen)
        for title, names, kind in (("Colour", COLOURS, "colour"), ("Width", THICK, "thick")):
            menu.addSection(title)
            group = QActionGroup(menu)
            for name, value in names.items():
                line = menu.addAction(name)
                line.setCheckable(True)
                line.setChecked(value == getattr(self.stand.ink, kind))
                line.triggered.connect(lambda _=False, kind=kind, value=value: self._take_pen(kind, value))
                group.addAction(line)
        return menu

    def _take_pen(self, kind: str, value: object) -> None:
        setattr(self.stand.ink, kind, value)
        self._mode("pen")

    def _inked(self, erased: bool) -> None:
        """What is on the sheet now is kept beside the board, and is one step."""
        desk, film = self._desk, self._desk.film
        boards, shot, image = film.boards_of[self._shot], film.shot_by_id.get(self._shot), self.stand.ink.image
        if boards and shot and image and desk.folder and not desk.read_only:
            try:
                file = "" if self.stand.ink.empty else keep_drawing(desk.folder, shot.id, image, "ink")[1]
                label = f"Erase on {shot.slate}" if erased else f"Draw on {shot.slate}"
                desk.edit(label, boarding.ink_board, boards[-1].id, file)
            except (ValueError, OSError, Trouble) as wrong:
                desk.say(str(wrong), "bad")
        elif desk.read_only:
            desk.say(f"this film can only be looked at: {desk.read_only}", "bad")
        self.show_shot(desk.film, shot)

    # ---- what a hand did

    def _staged(self, staging: Staging, label: str) -> None:
        shot = self._shot
        if self._desk.read_only:
            self._desk.say(f"this film can only be looked at: {self._desk.read_only}", "bad")
            self._drafts.pop(shot, None)
            self.show_shot(self._desk.film, self._desk.film.shot_by_id.get(shot))
            return
        self._drafts[shot] = (staging, label)
        self._ask(shot)

    def _ask(self, shot: str) -> None:
        """Ask for the picture of the draft, unless one of this shot is being drawn: then it is asked for after that."""
        if shot in self._asked or shot not in self._drafts:
            return
        staging, label = self._drafts[shot]
        own = self._desk.film.shot_by_id.get(shot)
        if own is None:
            self._drafts.pop(shot)
            return
        staging = staging.with_camera(size=own.size, angle=own.angle, move=own.move)
        self._drafts[shot] = (staging, label)
        self._asked[shot] = staging
        if not self._jobs.stage(shot, staging, label):
            self._asked.pop(shot, None)
        self.show_shot(self._desk.film, self._desk.film.shot_by_id.get(self._shot))

    def _look(self) -> None:
        """What was asked for has come home, or never will."""
        for shot in [one for one in self._asked if one not in self._coming(True)]:
            asked = self._asked.pop(shot)
            draft, _ = self._drafts.get(shot, (None, ""))
            if draft is asked:  # drawn, or it failed: either way the picture says what is
                self._drafts.pop(shot, None)
            else:
                self._ask(shot)
        if self.isVisible():
            self.show_shot(self._desk.film, self._desk.film.shot_by_id.get(self._shot))

    def _coming(self, by_hand: bool) -> set[str]:
        """The shots of which a board is on the way, or one that was staged by hand."""
        landings = [Landing.of(job.landing) for job in self._jobs.jobs if job.state in OPEN]
        return {one.shot for one in landings if one and one.to == "board" and (one.label or not by_hand)}

    def _other(self) -> None:
        for kept in (self._read, self._drafts, self._asked):
            kept.clear()


def model_board(film: Film, shot: str) -> str:
    """The newest board of a shot that the model staged for the words it has now; empty when there is none."""
    own = film.shot_by_id.get(shot)
    found = [b.id for b in film.boards_of[shot] if b.by == "model" and own and b.words == own.words]
    return found[-1] if found else ""


def back_to_model(film: Film, shots: Sequence[str]) -> Film:
    """The model's own boards are the newest again; where there is none for these words, the newest is put away."""
    for shot in shots:
        there = film.boards_of[shot]
        if board := model_board(film, shot):
            film = boarding.use_board(film, board)
        elif there and there[-1].by != "model":
            film = boarding.drop_board(film, there[-1].id)
    return film

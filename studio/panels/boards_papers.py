"""What leaves the storyboard page as files, and pictures that come in: PDF, contact sheet, shot lists, own boards."""

from __future__ import annotations

import secrets
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.actions import Action
from studio.desk.desk import Desk
from studio.desk.jobs import Jobs
from studio.files.media import board_file as home_of
from studio.files.media import inside, keep_board
from studio.files.names import plain_name
from studio.files.save import replace_file
from studio.files.shotlist import shots_csv, shots_xlsx
from studio.film import boarding
from studio.film.boards import Board
from studio.panels.panel import board_file, ink_file
from studio.trouble import Trouble
from studio.widgets.gate import FILTER, picture_from
from studio.widgets.strokes import over


class Papers(QObject):
    """File dialogs, and what is written when one is answered."""

    def __init__(self, desk: Desk, jobs: Jobs, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._jobs, self._over = desk, jobs, over
        jobs.printed.connect(self._printed)

    def actions(self) -> tuple[Action, ...]:
        """The lines of the menu."""
        there = lambda: bool(self._desk.film.shots) and self._desk.folder is not None  # noqa: E731
        return (
            Action(
                "board.pdf", "Storyboard as PDF …", partial(self._ask_print, False), "", "file-pdf", there, rule=True
            ),
            Action("board.contact", "Contact sheet …", partial(self._ask_print, True), "", "squares-four", there),
            Action("board.csv", "Shot list as CSV …", partial(self._ask_list, ".csv"), "", "table", there),
            Action("board.xlsx", "Shot list as XLSX …", partial(self._ask_list, ".xlsx"), "", "table", there),
        )

    def _where(self, title: str, name: str, suffix: str, kind: str) -> Path | None:
        """The file a person wants; None when they changed their mind."""
        assert self._desk.folder is not None  # noqa: S101
        stem = plain_name(self._desk.film.title or self._desk.folder.stem)
        beside = self._desk.folder.parent / f"{stem}-{name}{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self._over, title, str(beside), f"{kind} (*{suffix})")
        if not chosen:
            return None
        out = Path(chosen)
        return out if out.suffix.lower() == suffix else out.with_name(out.name + suffix)

    def _ask_print(self, contact: bool) -> None:
        words = ("Contact sheet", "contact", ".png", "PNG") if contact else ("Storyboard", "storyboard", ".pdf", "PDF")
        out = self._where(*words)
        if out and self._jobs.print_boards(out, contact, self._drawn_over()):
            self._desk.say(f"the {words[0].lower()} is on its way to {out.name}")

    def _drawn_over(self) -> dict[str, Path]:
        """Shot -> its board with what was drawn over it, as a picture of its own."""
        film, folder, found = self._desk.film, self._desk.folder, {}
        for shot in film.shots:
            ink, board = ink_file(film, folder, shot.id), board_file(film, folder, shot.id)
            if folder and ink and board and ink.exists():
                made = folder / ".workprint" / "papers" / f"{shot.id}.png"
                made.parent.mkdir(parents=True, exist_ok=True)
                if over(QImage(str(board)), ink).save(str(made), "PNG"):  # type: ignore[call-overload]
                    found[shot.id] = made
        return found

    def _printed(self, kind: str, out: Path) -> None:
        self._offer(f"The {'contact sheet' if kind == 'contact' else 'storyboard'} is in {out}", out)

    def _ask_list(self, suffix: str) -> None:
        out = self._where("Shot list", "shots", suffix, suffix[1:].upper())
        if out is None:
            return
        film = self._desk.film
        try:
            replace_file(out, shots_csv(film.shots) if suffix == ".csv" else shots_xlsx(film.shots, film.title))
        except OSError as wrong:
            self._desk.say(f"{out} could not be written: {wrong.strerror or wrong}", "bad")
            return
        self._offer(f"The list of {len(film.shots)} shots is in {out}", out)

    def _offer(self, text: str, out: Path) -> None:
        folder = QUrl.fromLocalFile(str(out.parent))
        self._desk.say(text, offer="Open the folder", act=lambda: _open(folder))

    # ---- pictures of one's own

    def ask_picture(self, shot: str) -> None:
        """Choose a picture for a shot."""
        chosen, _ = QFileDialog.getOpenFileName(self._over, "A picture for this panel", str(Path.home()), FILTER)
        if chosen:
            self.put_in(shot, Path(chosen))

    def put_in(self, shot: str, file: Path) -> bool:
        """A picture of one's own becomes the board of a shot: drawn anew into the film's folder, whatever it was."""
        desk, own = self._desk, self._desk.film.shot_by_id.get(shot)
        if own is None or desk.folder is None:
            return False
        if desk.read_only:
            desk.say(f"this film can only be looked at: {desk.read_only}", "bad")
            return False
        try:
            picture = picture_from(file)
            name, kept = keep_drawing(desk.folder, shot, picture, "own")
            size = picture.width(), picture.height()
            board = Board(name, shot, kept, size, name, words=own.words, by="picture")
        except (ValueError, OSError, Trouble) as wrong:
            desk.say(str(wrong), "bad")
            return False
        return desk.edit(f"Own picture for {own.slate}", boarding.land_board, board)


def keep_drawing(folder: Path, shot: str, image: QImage, kind: str) -> tuple[str, str]:
    """Keep what was drawn here among the boards of a shot: its id, and its file in the film folder.

    The same picture is kept once. Raises Trouble or ValueError when it cannot be.
    """
    made = folder / ".workprint" / "pictures" / f"{secrets.token_hex(8)}.png"
    made.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(made), "PNG"):  # type: ignore[call-overload]
        raise ValueError(f"the picture could not be kept in {folder}; is the disk full?")
    name = f"{kind}-{sha256(made.read_bytes()).hexdigest()[:16]}"
    file = home_of(shot, name)
    if inside(folder, file).exists():
        made.unlink()
    else:
        keep_board(folder, made, Board(name, shot, file))
    return name, file


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)

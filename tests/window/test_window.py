"""The window as a person uses it: keys and clicks, and what then stands in the film and on the disk."""

from __future__ import annotations

import gc
import threading
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.crew.home import Home
from studio.crew.queue import Queue
from studio.desk.desk import Desk
from studio.desk.garbage import YOUNG, Garbage
from studio.files.project import open_film
from studio.film import edits
from studio.widgets.commands import CommandPalette, fit
from studio.widgets.shortcuts import ShortcutDialog
from studio.window import Window


def test_it_opens_with_the_film_and_its_first_shot(window: Window, desk: Desk) -> None:
    assert "The Kiln" in window.windowTitle()
    assert desk.selection.shot == desk.film.shots[0].id
    assert desk.standing == "saved"


def test_an_edit_is_on_the_disk_two_seconds_later_without_being_asked(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    desk.edit("Retitle", edits.retitle, "The Oven")
    assert desk.standing == "not saved"
    qtbot.waitUntil(lambda: desk.standing == "saved", timeout=8000)
    assert open_film(folder).title == "The Oven"


def test_undo_and_redo_by_keys_with_their_labels(qtbot: QtBot, window: Window, desk: Desk) -> None:
    desk.edit("Retitle", edits.retitle, "The Oven")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.film.title == "The Kiln"
    assert window.remarks.text == "Undone: Retitle"
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, ctrl_shift)
    assert desk.film.title == "The Oven"


def test_closing_saves_what_was_just_done(window: Window, desk: Desk, folder: Path) -> None:
    desk.edit("Retitle", edits.retitle, "The Oven")
    window.close()
    assert open_film(folder).title == "The Oven"


def test_a_film_that_another_window_has_is_only_looked_at(window: Window, folder: Path) -> None:
    del window
    other = Desk()
    # one process cannot hold a folder against itself: what another process has written stands for it
    (folder / ".workprint" / "lock").write_text('{"host": "elsewhere", "process": 1, "since": "today"}')
    said: list[str] = []
    other.said.connect(lambda remark: said.append(remark.text))
    from studio.files import lock

    held, lock._held = lock._held, set()
    try:
        assert other.open(folder)
        assert other.read_only
        assert not other.edit("Retitle", edits.retitle, "Mine")
        assert "only be looked at" in said[-1]
    finally:
        other.close()
        lock._held = held


def test_what_cannot_be_opened_is_told_and_the_film_stays(window: Window, desk: Desk, tmp_path: Path) -> None:
    before = desk.film
    assert not window.take(tmp_path / "nothing here")
    assert "nothing here" in window.remarks.text
    empty = tmp_path / "empty.film"
    empty.mkdir()
    assert not window.take(empty)
    assert desk.film is before


def test_markup_in_a_title_is_only_text(window: Window, desk: Desk) -> None:
    desk.edit("Retitle", edits.retitle, "<b>Bold</b>")
    assert "<b>Bold</b>" in window._title.text()
    assert window._title.textFormat() == Qt.TextFormat.PlainText


def test_the_palette_of_commands_finds_by_letters_and_does_it(qtbot: QtBot, window: Window, desk: Desk) -> None:
    desk.edit("Retitle", edits.retitle, "The Oven")
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    qtbot.keyClicks(palette._typed, "undo")
    qtbot.keyClick(palette._typed, Qt.Key.Key_Return)
    assert desk.film.title == "The Kiln"


@pytest.mark.parametrize(
    ("typed", "better", "worse"), [("mk6", "Make six (6)", "Mark 16"), ("und", "Edit: Undo", "Round up")]
)
def test_letters_at_the_start_of_words_come_first(typed: str, better: str, worse: str) -> None:
    first, second = fit(typed, better), fit(typed, worse)
    assert first is not None
    assert second is None or first <= second
    assert fit("zzz", better) is None


def test_a_key_of_ones_own_works_and_is_remembered(qtbot: QtBot, window: Window, desk: Desk) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    dialog = window.findChild(ShortcutDialog)
    assert isinstance(dialog, ShortcutDialog)
    row = next(n for n, binding in enumerate(dialog._bindings) if binding.id == "edit.undo")
    dialog._edits[row].setKeySequence(QKeySequence("Ctrl+S"))
    done = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Done")
    assert not done.isEnabled()  # it is the key of saving
    dialog._edits[row].setKeySequence(QKeySequence("Ctrl+J"))
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    desk.edit("Retitle", edits.retitle, "The Oven")
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.film.title == "The Kiln"
    assert window.room.settings.shortcut("edit.undo", "Ctrl+Z") == "Ctrl+J"


def test_on_every_page_a_key_belongs_to_one_action_only(window: Window) -> None:
    for page in window._pages:
        window.go(page.name)
    for page in window._pages:
        window.go(page.name)
        keys = [made.shortcut().toString() for made in window.menus.actions.values() if not made.shortcut().isEmpty()]
        assert sorted(keys) == sorted(set(keys)), page.name


def test_a_line_of_the_menu_goes_to_its_page_first(window: Window) -> None:
    window.go("Board")
    window.go("Write")
    window.menus.actions["board.strip"].trigger()
    assert window.page == "Board"


def test_garbage_is_collected_in_the_windows_own_thread_only(qtbot: QtBot) -> None:
    class Ring:
        def __init__(self) -> None:
            self.me = self

    died: list[int] = []
    garbage = Garbage()
    assert not gc.isenabled()
    ring = Ring()
    weakref.finalize(ring, lambda: died.append(threading.get_ident()))
    del ring
    more = threading.Thread(target=lambda: [Ring() for _ in range(YOUNG + 1000)])
    more.start()
    more.join()
    assert not died
    garbage.look()
    assert died == [threading.get_ident()]


def test_opening_asks_for_the_boards_that_are_missing_and_for_no_other(
    window: Window, desk: Desk, home: Home, folder: Path
) -> None:
    crew = Queue(home.folder)
    assert not crew.jobs(folder)  # every shot has a board that fits its words, whoever drew it
    last = desk.film.shots[-1]
    desk.edit("Forget a board", lambda film: replace(film, boards=tuple(b for b in film.boards if b.shot != last.id)))
    desk.close()
    assert window.take(folder)
    assert [job.label for job in crew.jobs(folder)] == [f"board {last.slate}"]
    crew.close()

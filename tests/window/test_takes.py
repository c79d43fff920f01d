"""The Shoot page: looking at takes, judging them, and asking for more by real jobs of a real queue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from pipelines import requests, results, stages
from pipelines.requests import TakeRequest
from pipelines.results import Board as MadeBoard
from pipelines.results import Take as MadeTake
from studio.crew.home import Home
from studio.crew.queue import Queue
from studio.desk.desk import Desk
from studio.files.project import open_film
from studio.panels.takes import TakesPanel
from studio.widgets.moving import Moving
from studio.widgets.rail import Rail
from studio.window import Window


@pytest.fixture
def page(window: Window) -> TakesPanel:
    panel = window.go("Shoot")
    assert isinstance(panel, TakesPanel)
    return panel


def _button(page: TakesPanel, words: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == words)


def test_a_click_on_the_rail_shows_that_shots_takes(qtbot: QtBot, page: TakesPanel, desk: Desk) -> None:
    rail = page.findChild(Rail)
    assert isinstance(rail, Rail)
    index = rail.model().index(1, 0)
    qtbot.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=rail.visualRect(index).center())
    assert desk.selection.shot == desk.film.shots[1].id
    assert [card.isVisible() for card in page.findChildren(Moving)].count(True) == 1


def test_circle_rate_and_note_a_take_and_undo_it(
    qtbot: QtBot, window: Window, page: TakesPanel, desk: Desk, folder: Path
) -> None:
    take = desk.film.takes[0].id
    qtbot.mouseClick(page.findChildren(Moving)[0], Qt.MouseButton.LeftButton)
    assert desk.selection.take == take
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert desk.film.take_by_id[take].circled
    stars = [b for b in page.findChildren(QToolButton) if b.accessibleName() == "4 of 5"]
    qtbot.mouseClick(stars[0], Qt.MouseButton.LeftButton)
    assert desk.film.take_by_id[take].rating == 4
    note = page.findChildren(QLineEdit)[0]
    qtbot.mouseClick(note, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(note, "the smoke is right")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert desk.film.take_by_id[take].note == "the smoke is right"
    desk.save()
    desk.settle()
    assert open_film(folder).take_by_id[take].note == "the smoke is right"
    for _ in range(3):
        desk.undo()
    assert desk.film.take_by_id[take] == open_film(folder).take_by_id[take].__class__(
        **{**vars(desk.film.take_by_id[take]), "circled": False, "rating": 0, "note": ""}
    )


def test_a_take_asked_for_is_staged_filmed_and_comes_home(
    qtbot: QtBot, page: TakesPanel, desk: Desk, home: Home, folder: Path
) -> None:
    """The queue and the landings are real; the two stages run here in the crew's place."""
    shot = desk.film.shots[2]
    desk.select(shot=shot.id)
    assert not desk.film.takes_of[shot.id]
    qtbot.mouseClick(_button(page, "Make a take"), Qt.MouseButton.LeftButton)
    crew = Queue(home.folder)
    for _ in range(2):  # its staging, then the take itself
        jobs = [job for job in crew.jobs(folder) if job.state == "waiting" and "take" in job.label]
        assert [job.label for job in jobs] == [f"take {shot.slate}-T01"]
        request = requests.from_json(jobs[0].request)
        crew.send(jobs[0].id, "here")
        made = _small(request)
        crew.finish(jobs[0].id, made.to_json(), 1.0)
        page.jobs.look()
    crew.close()
    take = desk.film.takes_of[shot.id][0]
    assert (folder / take.file).exists() and take.number == 1 and take.words == shot.words
    assert [m for m in page.findChildren(Moving) if m.isVisible()]


def _small(request: requests.Request) -> results.Result:
    """The real stage; a take is cut short so that the test is."""
    made = stages.make(request, lambda *_: None)
    assert isinstance(made, MadeTake if isinstance(request, TakeRequest) else MadeBoard)
    return made


def test_what_was_finished_while_no_window_was_open_comes_home(
    qtbot: QtBot, window: Window, page: TakesPanel, desk: Desk, home: Home, folder: Path
) -> None:
    shot = desk.film.shots[2]
    known = {board.key for board in desk.film.boards}
    page.jobs.draw_boards([shot.id])
    window.close()
    crew = Queue(home.folder)
    job = next(job for job in crew.jobs(folder) if job.label == f"board {shot.slate}")
    crew.send(job.id, "here")
    crew.finish(job.id, stages.make(requests.from_json(job.request), lambda *_: None).to_json(), 1.0)
    crew.close()
    assert desk.open(folder)
    assert any(board.shot == shot.id and board.key not in known for board in desk.film.boards)
    desk.close()


def test_a_failed_job_is_told_with_its_reason_and_a_way_to_try_again(
    qtbot: QtBot, window: Window, page: TakesPanel, desk: Desk, home: Home, folder: Path
) -> None:
    page.jobs.draw_boards([desk.film.shots[2].id])
    crew = Queue(home.folder)
    job = crew.jobs(folder)[0]
    crew.send(job.id, "here")
    crew.fail(job.id, "the disk is full")
    page.jobs.look()
    assert "the disk is full" in window.remarks.text
    again = next(b for b in window.remarks.findChildren(QPushButton) if b.text() == "Try again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert crew.job(job.id).state == "waiting"
    crew.close()

"""The Board page as a person uses it: picking, dragging, lists, staging by hand, papers; then the film and disk."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from pipelines import requests, stages
from pipelines.blocking.plan import Camera, Plan, Subject
from pipelines.requests import BoardRequest, SheetRequest, StagedRequest, TakeRequest
from pipelines.results import Board as MadeBoard
from pipelines.results import Sheet
from studio import shoot
from studio.crew.home import Home
from studio.crew.job import Job
from studio.crew.queue import Queue
from studio.desk.desk import Desk
from studio.files.project import open_film, save_film
from studio.film import edits
from studio.film.cut import Clip
from studio.panels.boards import BoardsPanel
from studio.widgets.handles import CORNERS
from studio.widgets.wall import Wall
from studio.window import Window

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> BoardsPanel:
    panel = window.go("Board")
    assert isinstance(panel, BoardsPanel)
    QApplication.processEvents()
    return panel


@pytest.fixture
def crew(home: Home) -> Iterator[Queue]:
    queue = Queue(home.folder)
    yield queue
    queue.close()


def place(wall: Wall, nth: int) -> QPoint:
    area = wall.place_of(wall.cards[nth].id)
    return QPoint(area.left() + 30, area.top() + 30)


def click(qtbot: QtBot, wall: Wall, nth: int, keys: Qt.KeyboardModifier = NONE) -> None:
    qtbot.mouseClick(wall.viewport(), LEFT, keys, place(wall, nth))


def drag(qtbot: QtBot, widget: object, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(widget, LEFT, NONE, start)
    for share in (0.3, 0.7, 1.0):
        qtbot.mouseMove(widget, start + (end - start) * share)
    qtbot.mouseRelease(widget, LEFT, NONE, end)


def order(desk: Desk) -> list[str]:
    return [p.shot for p in desk.film.cut.picture.parts if isinstance(p, Clip)]


def waiting(crew: Queue, folder: Path, kind: type[requests.Request]) -> list[Job]:
    return [j for j in crew.jobs(folder) if j.state == "waiting" and isinstance(requests.from_json(j.request), kind)]


def finish(crew: Queue, page: BoardsPanel, job: Job) -> None:
    """The real stage, in the crew's place."""
    crew.send(job.id, "here")
    made = stages.make(requests.from_json(job.request), lambda *_: None)
    crew.finish(job.id, made.to_json(), 1.0)
    page.jobs.look()


def staged(desk: Desk, folder: Path, plan: Plan, nth: int = 2) -> str:
    """Gives a shot a board that has a plan; its id."""
    shot = desk.film.shots[nth]
    own = shoot.briefs.boards(desk.film)[nth]
    size = desk.film.settings.size
    request = StagedRequest(plan.to_json(), own.palette, *size, own.rate, own.frames, own.seed, tools="t")
    made = stages.make(shoot.at_home(request, folder, shot), lambda *_: None)
    assert isinstance(made, MadeBoard)
    manifest = Path(made.picture).with_suffix(".json")
    told = json.loads(manifest.read_text())
    told["stamp"]["stage"] = "board"  # as if the model had staged it
    manifest.write_text(json.dumps(told))
    told_as = MadeBoard(made.key, made.plan, made.picture, width=160, height=90)
    desk.edit("Board", shoot.with_board, shot, told_as)
    desk.select(shot=shot.id)
    return shot.id


PLAN = Plan(
    camera=Camera("WS", horizon=-0.1),
    figures=(Subject("figure", "woman", x=-0.4, y=0.3, depth=-0.1, scale=0.5, facing=0.0, who="ADA"),),
    vehicles=(Subject("vehicle", "car", x=0.5, y=-0.2, depth=0.3, scale=0.25, facing=0.0),),
)


@pytest.fixture
def small(desk: Desk) -> None:
    desk.edit("Small", edits.resize, (160, 90))


@pytest.fixture
def hand(qtbot: QtBot, page: BoardsPanel, desk: Desk, folder: Path, small: None) -> str:
    """A shot in the large view whose board has somebody and a car in it."""
    shot = desk.film.shots[2]
    plan = Plan(
        Camera(shot.size, angle=shot.angle, move=shot.move), **{k: getattr(PLAN, k) for k in ("figures", "vehicles")}
    )
    staged(desk, folder, plan)
    page._view(2)
    QApplication.processEvents()
    return shot.id


# ---- picking and looking


def test_clicks_shift_and_ctrl_choose_as_everywhere(qtbot: QtBot, page: BoardsPanel, desk: Desk) -> None:
    ids = [card.id for card in page.grid.cards]
    click(qtbot, page.grid, 1)
    assert desk.selection.shots == (ids[1],)
    click(qtbot, page.grid, 3, SHIFT)
    assert desk.selection.shots == tuple(ids[1:4])
    click(qtbot, page.grid, 2, CTRL)
    assert desk.selection.shots == (ids[1], ids[3])
    qtbot.keyClick(page.grid, Qt.Key.Key_Home)
    assert desk.selection.shots == (ids[0],)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    assert desk.selection.shots == tuple(ids[:2])
    qtbot.keyClick(page.grid, Qt.Key.Key_A, CTRL)
    assert desk.selection.shots == tuple(ids)


def test_enter_shows_it_large_and_the_size_of_panels_is_zoomed(qtbot: QtBot, page: BoardsPanel) -> None:
    before = page.grid.place_of(page.grid.cards[0].id).width()
    for _ in range(4):  # columns come in whole numbers
        qtbot.keyClick(page.grid, "+")
    assert page.grid.place_of(page.grid.cards[0].id).width() > before
    click(qtbot, page.grid, 1)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.large.stand.isVisible() and page.strip.isVisible()
    wide = [page.strip.place_of(card.id).width() / card.seconds for card in page.strip.cards]
    assert max(wide) / min(wide) < 1.1  # as wide as they are long


def test_what_is_chosen_is_in_view_in_every_view(qtbot: QtBot, page: BoardsPanel, desk: Desk) -> None:
    last = desk.film.shots[-1].id
    page.grid.set_zoom(1.0)
    desk.select(shot=last)
    page._view(1)
    QApplication.processEvents()
    page._view(0)
    qtbot.waitUntil(lambda: page.grid.viewport().rect().contains(page.grid.place_of(last).center()), timeout=2000)
    page.grid.viewport().grab()
    qtbot.keyClick(page.grid, Qt.Key.Key_Home)
    assert page.grid.viewport().rect().contains(page.grid.place_of(page.grid.cards[0].id).center())


def test_a_stale_panel_says_why(page: BoardsPanel, desk: Desk) -> None:
    shot = desk.film.shots[1]
    desk.edit("Rewrite", edits.write_script, desk.film.script.text.replace("kiln glows", "kiln roars"))
    stale = next(s for s in desk.film.shots if s.stale)
    assert next(c for c in page.grid.cards if c.id == stale.id).stale == stale.stale
    desk.select(shot=stale.id)
    assert f"Stale: {stale.stale}" in page.inspector._stale.text()
    assert shot.id in {c.id for c in page.grid.cards}


# ---- pick lists


def test_one_choice_for_several_shots_is_one_step_and_asks_for_their_boards(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, crew: Queue, folder: Path
) -> None:
    before = desk.film
    click(qtbot, page.grid, 0)
    click(qtbot, page.grid, 2, SHIFT)
    box = page.inspector.lists["size"]
    assert box.currentIndex() == -1 and box.placeholderText() == "several"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)  # the first of the list
    assert [s.size for s in desk.film.shots[:3]] == ["ECU"] * 3
    known = {job.id for job in waiting(crew, folder, BoardRequest)}
    qtbot.waitUntil(lambda: len(waiting(crew, folder, BoardRequest)) > len(known), timeout=3000)
    new = [requests.from_json(j.request) for j in waiting(crew, folder, BoardRequest) if j.id not in known]
    assert {r.hints.size for r in new if isinstance(r, BoardRequest)} == {"ECU"}
    desk.undo()
    assert desk.film is before


def test_seconds_typed_are_the_shot_s_and_its_clip_s(qtbot: QtBot, page: BoardsPanel, desk: Desk) -> None:
    click(qtbot, page.grid, 1)
    field = page.inspector.seconds
    field.selectAll()
    qtbot.keyClicks(field, "7.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    shot = desk.film.shots[1]
    assert shot.frames == 180
    assert next(c.length for c in desk.film.cut.clips if c.shot == shot.id) == 180


# ---- order, length, joining


def test_a_panel_dragged_elsewhere_moves_in_the_film_and_not_in_the_list(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, window: Window, folder: Path
) -> None:
    ids, shots = order(desk), desk.film.shots
    last = page.grid.place_of(page.grid.cards[1].id)
    drag(qtbot, page.grid.viewport(), place(page.grid, 0), QPoint(last.right() - 5, last.top() + 40))
    assert order(desk) == [ids[1], ids[0], *ids[2:]] and desk.film.shots is shots
    assert "keeps the order of the script" in window.remarks.text
    assert [card.id for card in page.grid.cards] == order(desk)
    desk.save()
    desk.settle()
    assert [c.shot for c in open_film(folder).cut.picture.clips] == order(desk)
    desk.undo()
    assert order(desk) == ids


def test_as_written_nothing_can_be_dragged(qtbot: QtBot, page: BoardsPanel, desk: Desk) -> None:
    page._order.setCurrentIndex(1)
    page._order.activated.emit(1)
    before, last = desk.film, page.grid.place_of(page.grid.cards[1].id)
    drag(qtbot, page.grid.viewport(), place(page.grid, 0), QPoint(last.right() - 5, last.top() + 40))
    assert desk.film is before


def test_the_right_edge_in_the_strip_is_the_length_and_one_step(qtbot: QtBot, page: BoardsPanel, desk: Desk) -> None:
    page._view(1)
    QApplication.processEvents()
    before, shot = desk.film, desk.film.shots[0]
    area = page.strip.place_of(shot.id)
    edge = QPoint(area.right(), area.center().y())
    drag(qtbot, page.strip.viewport(), edge, edge + QPoint(60, 0))
    longer = desk.film.shots[0].seconds - shot.seconds
    assert longer == pytest.approx(60 / page.strip._zoom, abs=0.1)
    area = page.strip.place_of(shot.id)
    edge = QPoint(area.right(), area.center().y())
    drag(qtbot, page.strip.viewport(), edge, edge + QPoint(60, 0))
    desk.undo()
    assert desk.film.shots[0].seconds - shot.seconds == pytest.approx(longer, abs=0.1)
    desk.undo()
    assert desk.film is before


def test_join_take_apart_split_and_leave_out(qtbot: QtBot, page: BoardsPanel, desk: Desk, window: Window) -> None:
    before = desk.film
    click(qtbot, page.grid, 1)
    qtbot.keyClick(window, Qt.Key.Key_J, CTRL | SHIFT)
    assert len(desk.film.shots) == len(before.shots) - 1
    menu = QMenu()
    page.fill_menu(menu)
    lines = {action.text(): action for action in menu.actions()}
    assert lines["Take apart"].isEnabled()
    lines["Take apart"].trigger()
    assert desk.film.shots == before.shots
    long = next(s for s in desk.film.shots if s.lines[1] > s.lines[0])
    desk.select(shot=long.id)
    menu = QMenu()
    page.fill_menu(menu)
    split = next(m for m in menu.findChildren(QMenu) if m.title() == "Split where")
    split.actions()[0].trigger()
    assert len(desk.film.shots) == len(before.shots) + 1 == len(order(desk))
    page.fill_menu(menu := QMenu())
    next(a for a in menu.actions() if a.text() == "Leave out").trigger()
    assert long.id not in order(desk) and long.id not in {c.id for c in page.grid.cards}


def test_delete_leaves_a_shot_out_and_offers_to_take_that_back(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, window: Window
) -> None:
    before = desk.film
    click(qtbot, page.grid, 1)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert before.shots[1].id not in {card.id for card in page.grid.cards}
    qtbot.mouseClick(window.remarks._offer, LEFT)
    assert desk.film is before and len(page.grid.cards) == len(before.shots)


# ---- staging by hand


def test_somebody_dragged_is_drawn_there_as_one_step_and_filmed_there(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, crew: Queue, folder: Path, hand: str
) -> None:
    stand, before = page.large.stand, desk.film
    ada = stand.draft.thing(("figures", 0)) if stand.draft else None
    assert ada
    start = (sum(stand.frame().corners(ada), QPointF()) / 4).toPoint()
    drag(qtbot, stand, start, start + QPoint(200, 0))
    moved = stand.draft.thing(("figures", 0)) if stand.draft else None
    assert moved and moved.x == pytest.approx(ada.x + 400 / stand.frame().area.width(), abs=0.01)
    assert moved.y == pytest.approx(ada.y, abs=0.005)
    assert desk.film is before  # the picture is on its way; the outline stands
    [job] = waiting(crew, folder, StagedRequest)
    old = cv2.imread(str(folder / before.boards_of[hand][-1].file))
    finish(crew, page, job)
    board = desk.film.boards_of[hand][-1]
    assert board.by == "hand" and [s.label for s in desk.history.done][-1] == "Move Ada"
    new = cv2.imread(str(folder / board.file))
    assert old is not None and new is not None and np.abs(new.astype(int) - old).max() > 30
    page.jobs.make_takes([hand])
    [take] = [requests.from_json(j.request) for j in waiting(crew, folder, TakeRequest)]
    assert isinstance(take, TakeRequest)
    assert Plan.from_json(take.plan).figures[0].x == moved.x
    asked = dict(zip([s.id for s in desk.film.shots], shoot.board_requests(desk.film, folder), strict=True))[hand]
    assert isinstance(asked, StagedRequest) and asked.key == board.key  # a film made by command takes it too
    desk.undo()
    assert desk.film.boards == before.boards


def test_what_was_undone_stays_undone_when_the_film_is_opened_again(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, crew: Queue, folder: Path, hand: str
) -> None:
    stand = page.large.stand
    start = (sum(stand.frame().corners(stand.draft.things[-1]), QPointF()) / 4).toPoint()  # type: ignore[union-attr]
    drag(qtbot, stand, start, start + QPoint(80, 0))
    finish(crew, page, waiting(crew, folder, StagedRequest)[0])
    assert desk.film.boards_of[hand][-1].by == "hand"
    desk.undo()
    desk.close()
    assert desk.open(folder)
    assert "hand" not in {board.by for board in desk.film.boards}
    desk.close()


def test_several_things_done_quickly_are_drawn_one_after_the_other(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, crew: Queue, folder: Path, hand: str
) -> None:
    stand = page.large.stand
    stand.setFocus()
    car = stand.draft.thing(("vehicles", 0)) if stand.draft else None
    assert car
    start = (sum(stand.frame().corners(car), QPointF()) / 4).toPoint()
    qtbot.mouseClick(stand, LEFT, NONE, start)
    assert "car" in page.large._words.text()
    drag(qtbot, stand, stand.frame().knob(stand.thing).toPoint(), start + QPoint(0, 200))  # type: ignore[arg-type]
    assert 60 < stand.thing.facing < 120  # type: ignore[union-attr]
    corner = stand.frame().corners(stand.thing)[CORNERS.index("left top")].toPoint()  # type: ignore[arg-type]
    drag(qtbot, stand, corner, corner - QPoint(0, 60))
    assert stand.thing.scale > car.scale * 1.2  # type: ignore[union-attr]
    [first] = waiting(crew, folder, StagedRequest)
    finish(crew, page, first)
    [second] = waiting(crew, folder, StagedRequest)
    finish(crew, page, second)
    assert [s.label for s in desk.history.done][-2:] == ["Turn car", "Scale car"]
    plan = shoot.staging_of(folder, desk.film.boards_of[hand][-1])
    assert plan and plan.thing(("vehicles", 0)) == stand.thing


def test_horizon_light_and_keys(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, crew: Queue, folder: Path, hand: str
) -> None:
    stand = page.large.stand
    before = stand.draft
    assert before
    at = stand.frame().to(0.0, before.horizon).toPoint()
    drag(qtbot, stand, at, at - QPoint(0, 50))
    assert stand.draft and stand.draft.horizon == pytest.approx(
        before.horizon + 100 / stand.frame().area.height(), abs=0.02
    )
    light = stand.frame().light(stand.draft).toPoint()
    drag(qtbot, stand, light, light + QPoint(120, -40))
    assert stand.draft.key > before.key and stand.draft.height > before.height
    stand.setFocus()
    qtbot.keyClick(stand, Qt.Key.Key_Tab)
    assert stand.thing and stand.thing.kind == "car"  # the farthest first
    x = stand.thing.x
    qtbot.keyClick(stand, Qt.Key.Key_Right)
    qtbot.keyClick(stand, Qt.Key.Key_Right, SHIFT)
    assert stand.thing.x == pytest.approx(x + 0.06)
    qtbot.keyClick(stand, Qt.Key.Key_Escape)
    assert stand.thing.x == x  # taken back before it was told
    qtbot.keyClick(stand, Qt.Key.Key_Delete)
    assert not [t for t in stand.draft.things if t.kind == "car"]
    finish(crew, page, waiting(crew, folder, StagedRequest)[0])
    finish(crew, page, waiting(crew, folder, StagedRequest)[0])
    plan = shoot.staging_of(folder, desk.film.boards_of[hand][-1])
    assert plan and not [t for t in plan.things if t.kind == "car"] and plan.horizon == stand.draft.horizon


def test_another_size_is_the_model_s_again_and_the_way_back_is_there(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, crew: Queue, folder: Path, hand: str
) -> None:
    stand = page.large.stand
    start = (sum(stand.frame().corners(stand.draft.things[-1]), QPointF()) / 4).toPoint()  # type: ignore[union-attr]
    drag(qtbot, stand, start, start + QPoint(80, 0))
    finish(crew, page, waiting(crew, folder, StagedRequest)[0])
    by_hand = desk.film.boards_of[hand][-1].id
    nth = next(n for n, s in enumerate(desk.film.shots) if s.id == hand)
    other = "ECU" if desk.film.shots[nth].size != "ECU" else "WS"
    size = desk.film.shots[nth].size
    page.inspector.picked.emit("size", other)
    assert isinstance(shoot.board_requests(desk.film, folder)[nth], BoardRequest)
    page.inspector.picked.emit("size", size)
    assert isinstance(shoot.board_requests(desk.film, folder)[nth], StagedRequest)
    assert page.large._back.isVisible()
    qtbot.mouseClick(page.large._back, LEFT)
    assert desk.film.boards_of[hand][-1].by == "model"
    desk.undo()
    assert desk.film.boards_of[hand][-1].id == by_hand


# ---- pictures and papers


def test_a_picture_dropped_on_a_panel_is_its_board_and_bombs_are_not(
    page: BoardsPanel, desk: Desk, folder: Path, tmp_path: Path, window: Window
) -> None:
    good = tmp_path / "mine.jpg"
    cv2.imwrite(str(good), np.full((90, 160, 3), 200, np.uint8))
    liar = tmp_path / "liar.png"
    liar.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    bomb = tmp_path / "bomb.png"
    cv2.imwrite(str(bomb), np.zeros((8000, 8000), np.uint8))
    shot = page.grid.cards[1].id
    before = desk.film
    for file in (liar, bomb):
        drop(page.grid, place(page.grid, 1), file)
        assert desk.film is before and file.name in window.remarks.text
        window.remarks.clear()
    drop(page.grid, place(page.grid, 1), good)
    board = desk.film.boards_of[shot][-1]
    assert board.by == "picture" and board.file.startswith("boards/")
    made = cv2.imread(str(folder / board.file))
    assert made is not None and made.shape == (90, 160, 3)
    assert good.exists()
    known = len(desk.film.boards)
    assert page.jobs.draw_boards([shot]) == 0 and len(desk.film.boards) == known  # nothing is drawn over it
    desk.undo()
    assert desk.film.boards == before.boards


def drop(wall: Wall, at: QPoint, file: Path) -> None:
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, told, LEFT, NONE)
    wall.dropEvent(event)


def test_pen_and_eraser_leave_a_sheet_over_the_board(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, folder: Path, hand: str
) -> None:
    stand, before = page.large.stand, desk.film.boards_of[hand][-1]
    middle = stand.frame().area.center().toPoint()
    page.large._pen.click()
    drag(qtbot, stand, middle - QPoint(100, 0), middle + QPoint(100, 0))
    board = desk.film.boards_of[hand][-1]
    assert board.id == before.id and board.file == before.file and board.ink.startswith("boards/")
    sheet = cv2.imread(str(folder / board.ink), cv2.IMREAD_UNCHANGED)
    assert sheet is not None and sheet[..., 3].any() and (sheet[..., 3] == 0).mean() > 0.9
    assert desk.history.done[-1].label.startswith("Draw on")
    assert next(c for c in page.strip.cards if c.id == hand).ink == folder / board.ink
    page.large._eraser.click()
    assert not page.large._pen.isChecked()
    for down in (-12, 0, 12):
        drag(qtbot, stand, middle + QPoint(-130, down), middle + QPoint(130, down))
    assert desk.film.boards_of[hand][-1].ink == ""  # nothing is left on it
    while desk.history.done[-1].label.startswith("Erase"):
        desk.undo()
    assert desk.film.boards_of[hand][-1].ink == board.ink
    assert stand.ink.image is not None and not stand.ink.empty
    stand.setFocus()
    qtbot.keyClick(stand, Qt.Key.Key_E)
    assert stand.tool == "" and stand.handles and page.large._handles.isChecked()
    page.large._pen.click()
    page.large._handles.click()
    assert stand.tool == "" and not page.large._pen.isChecked()


def test_the_storyboard_on_paper_and_the_lists_go_where_one_says(
    page: BoardsPanel,
    desk: Desk,
    crew: Queue,
    folder: Path,
    tmp_path: Path,
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(name: str) -> Path:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
        return tmp_path / name

    actions = {action.id: action for action in page.actions_offered()}
    out = answer("shots.csv")
    actions["board.csv"].call()
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert len([r for r in rows if r]) >= len(desk.film.shots) + 1
    assert "Open the folder" in [b.text() for b in window.remarks.findChildren(type(window.remarks._offer))]
    window.remarks.clear()
    out = answer("shots.xlsx")
    actions["board.xlsx"].call()
    assert out.read_bytes()[:2] == b"PK"
    window.remarks.clear()
    out = answer("board.pdf")
    actions["board.pdf"].call()
    [job] = waiting(crew, folder, SheetRequest)
    finish(crew, page, job)
    assert out.read_bytes()[:5] == b"%PDF-" and str(out) in window.remarks.text
    assert isinstance(crew.job(job.id).result, str) and Sheet.__name__ in crew.job(job.id).result
    window.remarks.clear()
    out = answer("sheet.png")
    actions["board.contact"].call()
    finish(crew, page, waiting(crew, folder, SheetRequest)[0])
    assert cv2.imread(str(out)) is not None


def test_an_empty_film_says_what_to_do(page: BoardsPanel, desk: Desk) -> None:
    desk.edit("Nothing", edits.write_script, "Title: Nothing\n")
    assert not page.grid.cards and "Write a scene" in page.grid.empty
    page.grab()
    page._view(1)
    page.grab()


def test_a_film_that_is_only_looked_at_is_not_staged(
    qtbot: QtBot, page: BoardsPanel, desk: Desk, window: Window, hand: str
) -> None:
    desk.read_only = "it is on a read-only disk"
    stand, before = page.large.stand, desk.film
    start = (sum(stand.frame().corners(stand.draft.things[-1]), QPointF()) / 4).toPoint()  # type: ignore[union-attr]
    drag(qtbot, stand, start, start + QPoint(80, 0))
    assert desk.film is before and "only be looked at" in window.remarks.text
    assert stand.draft is stand._shown
    desk.read_only = ""


def test_save_keeps_who_staged_a_board(desk: Desk, folder: Path, hand: str) -> None:
    save_film(desk.film, folder)
    assert open_film(folder).boards == desk.film.boards

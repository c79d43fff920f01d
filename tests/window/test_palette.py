"""The Colour page as a person uses it: what is clicked, dragged and typed stands in the film, and undo undoes it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPainter,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from studio.desk.desk import Desk
from studio.files.palette import read_palette
from studio.files.project import open_film
from studio.film import edits
from studio.film.oklch import oklch
from studio.film.palette import Palette, Swatch
from studio.panels.palette import PalettePanel
from studio.widgets.chips import CHIP
from studio.widgets.colour_rows import PALETTE
from studio.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: Window) -> Iterator[PalettePanel]:
    made = window.go("Colour")
    assert isinstance(made, PalettePanel)
    yield made
    made.look.contents.settle()


def swatches(desk: Desk, nth: int = 0) -> list[tuple[str, str]]:
    return [(s.name, s.hex) for s in desk.film.palettes[nth].swatches]


def click_chip(qtbot: QtBot, page: PalettePanel, nth: int) -> None:
    chips = page.look.chips
    qtbot.mouseClick(chips, LEFT, pos=chips.place(nth).center() - QPoint(0, 20))


def drop(target: QWidget, at: QPoint, carried: QMimeData) -> None:
    """Carry something into a widget and let it go: whoever accepts it on the way up gets it, as with a real drag."""
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(at, action, carried, LEFT, none))
    QApplication.sendEvent(target, QDragMoveEvent(at, action, carried, LEFT, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(at), action, carried, LEFT, none))


def painted(path: Path, *colours: str) -> Path:
    made = QImage(40 * len(colours), 60, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    for n, colour in enumerate(colours):
        painter.fillRect(40 * n, 0, 40, 60, QColor(colour))
    painter.end()
    assert made.save(str(path))
    return path


# ---- swatches


def test_the_plus_adds_a_colour_in_the_widest_gap_of_light(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    click_chip(qtbot, page, 3)
    assert len(swatches(desk)) == 4
    lights = sorted(oklch(s.rgb)[0] for s in desk.film.palettes[0].swatches)
    assert max(b - a for a, b in pairwise(lights)) < 0.3
    assert page.look.chips.chosen == 3
    desk.undo()
    assert len(swatches(desk)) == 3


def test_a_name_is_typed_on_the_chip_and_a_taken_one_is_refused(
    qtbot: QtBot, page: PalettePanel, desk: Desk, window: Window
) -> None:
    chips = page.look.chips
    qtbot.mouseDClick(chips, LEFT, pos=chips.place(1).center() - QPoint(0, 20))
    qtbot.keyClicks(chips._name, "Furnace mouth")
    qtbot.keyClick(chips._name, Qt.Key.Key_Return)
    assert swatches(desk)[1] == ("Furnace mouth", "#c8552b")
    chips.setFocus()
    qtbot.keyClick(chips, Qt.Key.Key_Return)
    qtbot.keyClicks(chips._name, "Coal")
    qtbot.keyClick(chips._name, Qt.Key.Key_Return)
    assert swatches(desk)[1][0] == "Furnace mouth" and "name of another swatch" in window.remarks.text
    qtbot.keyClick(chips, Qt.Key.Key_Return)
    qtbot.keyClicks(chips._name, "No")
    qtbot.keyClick(chips._name, Qt.Key.Key_Escape)
    assert swatches(desk)[1][0] == "Furnace mouth"


def test_chips_move_by_keys_and_by_dragging_and_leave_by_delete(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    chips = page.look.chips
    click_chip(qtbot, page, 0)
    qtbot.keyClick(chips, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [n for n, _ in swatches(desk)] == ["Ember", "Coal", "Clay"] and chips.chosen == 1
    carried = QMimeData()
    carried.setData(CHIP, b"1")
    drop(chips, chips.place(2).center() + QPoint(10, 0), carried)
    assert [n for n, _ in swatches(desk)] == ["Ember", "Clay", "Coal"]
    qtbot.keyClick(chips, Qt.Key.Key_Delete)
    assert [n for n, _ in swatches(desk)] == ["Ember", "Clay"]
    for _ in range(3):
        desk.undo()
    assert [n for n, _ in swatches(desk)] == ["Coal", "Ember", "Clay"]


def test_a_colour_dropped_from_another_program_is_added_where_it_fell(page: PalettePanel, desk: Desk) -> None:
    carried = QMimeData()
    carried.setColorData(QColor("#1f7377"))
    drop(page.look.chips, page.look.chips.place(1).topLeft() + QPoint(4, 30), carried)
    assert swatches(desk)[1] == ("Teal", "#1f7377")


def test_a_lock_holds_against_a_harmony_and_is_on_the_disk(
    qtbot: QtBot, page: PalettePanel, desk: Desk, folder: Path
) -> None:
    chips, look = page.look.chips, page.look
    click_chip(qtbot, page, 2)
    qtbot.keyClick(chips, Qt.Key.Key_L)
    qtbot.mouseClick(chips, LEFT, pos=chips.lock_place(0).center())
    assert desk.film.locked == (("ember", "Clay"), ("ember", "Coal"))
    click_chip(qtbot, page, 1)
    before = desk.film
    qtbot.mouseClick(look.harmonies.buttons["Triad"], LEFT)
    assert desk.film is before, "it is shown first"
    assert look.proposal.isVisible() and look.proposal.rows.now == tuple(h for _, h in swatches(desk))
    qtbot.mouseClick(look.proposal.use, LEFT)
    assert [h for _, h in swatches(desk)] == ["#1c1a1f", "#c8552b", "#d9b48a"], "all are locked but the key"
    qtbot.keyClick(chips, Qt.Key.Key_Left)
    qtbot.keyClick(chips, Qt.Key.Key_L)
    desk.save()
    desk.settle()
    assert open_film(folder).locked == (("ember", "Clay"),)


def test_a_harmony_is_looked_at_then_used_or_left(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    click_chip(qtbot, page, 1)
    look, before = page.look, swatches(desk)
    qtbot.mouseClick(look.harmonies.buttons["Complement"], LEFT)
    qtbot.keyClick(look.proposal.use, Qt.Key.Key_Escape)
    assert not look.proposal.isVisible() and swatches(desk) == before
    qtbot.mouseClick(look.harmonies.buttons["Complement"], LEFT)
    offered = look.proposal.rows.new
    qtbot.keyClick(look.proposal.use, Qt.Key.Key_Space)
    assert tuple(h for _, h in swatches(desk)) == offered != tuple(h for _, h in before)
    desk.undo()
    assert swatches(desk) == before


# ---- one colour


def test_a_drag_of_a_slider_is_one_step_and_shows_before_and_after(
    qtbot: QtBot, page: PalettePanel, desk: Desk
) -> None:
    click_chip(qtbot, page, 1)
    tuner, steps = page.look.tuner, len(desk.history.done)
    hue = tuner.grooves[2]
    y = hue.height() // 2
    qtbot.mousePress(hue, LEFT, pos=QPoint(20, y))
    for x in (40, 60, 80):
        qtbot.mouseMove(hue, QPoint(x, y))
    qtbot.mouseRelease(hue, LEFT, pos=QPoint(80, y))
    light, chroma, _ = oklch(Swatch("", swatches(desk)[1][1]).rgb)
    was = oklch(Swatch("", "#c8552b").rgb)
    assert swatches(desk)[1][1] != "#c8552b" and light == pytest.approx(was[0], abs=0.02)
    assert len(desk.history.done) == steps + 1
    assert (tuner._sides.before, tuner._sides.now) == ("#c8552b", swatches(desk)[1][1])
    assert chroma <= was[1] + 0.01
    desk.undo()
    assert swatches(desk)[1][1] == "#c8552b" == tuner._typed.text()


def test_two_drags_are_two_steps_and_a_click_on_before_goes_back(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    click_chip(qtbot, page, 1)
    steps, light = len(desk.history.done), page.look.tuner.grooves[0]
    for x in (30, light.width() - 40):
        qtbot.mouseClick(light, LEFT, pos=QPoint(x, light.height() // 2))
    assert len(desk.history.done) == steps + 2
    qtbot.mouseClick(page.look.tuner._sides, LEFT, pos=QPoint(10, 10))
    assert swatches(desk)[1][1] == "#c8552b"


def test_keys_numbers_and_hex_do_what_the_slider_does(
    qtbot: QtBot, page: PalettePanel, desk: Desk, window: Window
) -> None:
    click_chip(qtbot, page, 1)
    tuner, steps = page.look.tuner, len(desk.history.done)
    was = oklch(Swatch("", "#c8552b").rgb)
    for _ in range(5):
        qtbot.keyClick(tuner.grooves[0], Qt.Key.Key_Right)
    assert oklch(Swatch("", swatches(desk)[1][1]).rgb)[0] == pytest.approx(was[0] + 0.05, abs=0.01)
    assert len(desk.history.done) == steps + 1, "a burst of keys is one step"
    number = tuner.numbers[2]
    number.selectAll()
    qtbot.keyClicks(number, "250")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert oklch(Swatch("", swatches(desk)[1][1]).rgb)[2] == pytest.approx(250, abs=3)
    tuner._typed.selectAll()
    qtbot.keyClicks(tuner._typed, "A04020")
    qtbot.keyClick(tuner._typed, Qt.Key.Key_Return)
    assert swatches(desk)[1][1] == "#a04020"
    tuner._typed.selectAll()
    qtbot.keyClicks(tuner._typed, "rust")
    qtbot.keyClick(tuner._typed, Qt.Key.Key_Return)
    assert swatches(desk)[1][1] == "#a04020" and "is not a colour" in window.remarks.text


@pytest.mark.parametrize("field", ["hex", "number", "name"])
def test_undo_in_a_field_is_the_films_undo(
    qtbot: QtBot, page: PalettePanel, desk: Desk, window: Window, field: str
) -> None:
    click_chip(qtbot, page, 1)
    tuner, before = page.look.tuner, desk.film
    widget = {"hex": tuner._typed, "number": tuner.numbers[0].lineEdit(), "name": page.look.title}[field]
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, {"hex": "#123456", "number": "80", "name": "Cinders"}[field])
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert desk.film is not before and widget.hasFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.film is before


def test_chroma_may_go_to_nothing_and_come_back_with_its_hue(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    click_chip(qtbot, page, 1)
    chroma = page.look.tuner.grooves[1]
    qtbot.keyClick(chroma, Qt.Key.Key_Home)
    grey = Swatch("", swatches(desk)[1][1]).rgb
    assert max(grey) - min(grey) <= 1
    for _ in range(2):
        qtbot.keyClick(chroma, Qt.Key.Key_PageUp)
    hue = oklch(Swatch("", swatches(desk)[1][1]).rgb)[2]
    assert hue == pytest.approx(oklch(Swatch("", "#c8552b").rgb)[2], abs=3)


# ---- palettes and scenes


def test_a_palette_dragged_onto_a_scene_is_its_own_until_the_film_has_it_back(
    qtbot: QtBot, page: PalettePanel, desk: Desk, folder: Path
) -> None:
    desk.edit("x", edits.bring_palette, Palette("dawn", "Dawn", (Swatch("Sky", "#cfe0ea"), Swatch("Roof", "#51403a"))))
    scenes = page.look.scenes
    carried = page.look.palettes.model().mimeData([page.look.palettes.model().index(1, 0)])
    assert bytes(carried.data(PALETTE).data()) == b"dawn"
    drop(scenes.viewport(), scenes.place("2").center(), carried)
    assert desk.film.scene_palettes == (("2", "dawn"),)
    assert [row.words for row in scenes.rows] == ["Ember", "film's", "Dawn", "film's"]
    assert page.look.strip._plans["2"] == ("#cfe0ea", "#51403a")
    strip = page.look.strip
    last = desk.film.shots[-1]
    drop(strip.viewport(), strip.column(last.id).center(), carried)
    assert dict(desk.film.scene_palettes)[last.scene] == "dawn"
    desk.save()
    desk.settle()
    assert open_film(folder).palette_of("2").name == "Dawn"  # type: ignore[union-attr]
    page._use("2", "")
    assert dict(desk.film.scene_palettes).get("2") is None
    drop(scenes.viewport(), scenes.place("").center(), carried)
    assert desk.film.palette == "dawn"


def choosing(text: str) -> None:
    """The menu that opens next is answered by the line of that text; without such a line it is closed."""

    def answer() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            line = next((line for line in menu.actions() if line.text() == text and line.isEnabled()), None)
            if line:
                menu.setActiveAction(line)
                QTest.keyClick(menu, Qt.Key.Key_Return)
            else:
                menu.close()

    QTimer.singleShot(30, answer)


def test_the_menus_of_a_swatch_a_palette_and_a_scene(page: PalettePanel, desk: Desk) -> None:
    chips, palettes, scenes = page.look.chips, page.look.palettes, page.look.scenes

    def open_menu(widget: QWidget, at: QPoint) -> None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)

    choosing("Duplicate")
    open_menu(chips, chips.place(1).center())
    assert swatches(desk)[2][1] == "#c8552b" and swatches(desk)[2][0] not in ("", "Ember")
    choosing("Take away")
    open_menu(chips, chips.place(2).center())
    choosing("Lock")
    open_menu(chips, chips.place(1).center())
    assert desk.film.locked == (("ember", "Ember"),) and len(swatches(desk)) == 3
    choosing("Duplicate")
    open_menu(palettes.viewport(), palettes.place("ember").center())
    assert [p.name for p in desk.film.palettes] == ["Ember", "Ember copy"]
    choosing("Ember copy")
    open_menu(scenes.viewport(), scenes.place("3").center())
    assert desk.film.scene_palettes == (("3", desk.film.palettes[1].id),)
    choosing("The film's palette")
    open_menu(scenes.viewport(), scenes.place("3").center())
    assert desk.film.scene_palettes == ()
    choosing("Use it for the film")
    open_menu(palettes.viewport(), palettes.place(desk.film.palettes[1].id).center())
    assert desk.film.palette == desk.film.palettes[1].id
    choosing("Drop")
    open_menu(palettes.viewport(), palettes.place("ember").center())
    assert [p.name for p in desk.film.palettes] == ["Ember copy"] and desk.film.locked == ()


def test_another_scene_brings_its_palette_to_the_table(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    desk.edit("x", edits.bring_palette, Palette("dawn", "Dawn", (Swatch("Sky", "#cfe0ea"),)))
    desk.edit("x", edits.use_palette, "dawn", "2")
    assert page.look.title.text() == "Ember"
    desk.select(shot=next(s.id for s in desk.film.shots if s.scene == "2"))
    assert page.look.title.text() == "Dawn" and page.look.chips._chips[0].name == "Sky"
    assert page.look.used.text() == "Scene 2"


def test_a_new_palette_is_named_at_once_and_dropping_it_is_undone(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    qtbot.mouseClick(page.look.add, LEFT)
    assert page.look.title.hasFocus()
    qtbot.keyClicks(page.look.title, "Night")
    qtbot.keyClick(page.look.title, Qt.Key.Key_Return)
    assert [p.name for p in desk.film.palettes] == ["Ember", "Night"]
    desk.edit("Drop", edits.drop_palette, desk.film.palettes[1].id)
    assert page.look.title.text() == "Ember"
    desk.undo()
    assert [row.title for row in page.look.palettes.rows] == ["Ember", "Night"]


def test_a_film_without_a_palette_says_what_to_do_and_takes_one_from_a_picture(
    qtbot: QtBot, page: PalettePanel, desk: Desk, tmp_path: Path
) -> None:
    desk.edit("Drop", edits.drop_palette, "ember")
    assert page.look.empty.isVisible() and "Drop a picture" in page.look.empty.text()
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(painted(tmp_path / "sea.png", "#101830", "#e8d8b0")))])
    drop(page, QPoint(300, 600), carried)
    qtbot.mouseClick(page.look.proposal.keep, LEFT)
    assert [h for _, h in swatches(desk)] == ["#101830", "#e8d8b0"]
    assert desk.film.palette == desk.film.palettes[0].id and desk.film.palettes[0].name == "sea"
    assert not page.look.empty.isVisible()


def test_without_shots_and_without_a_film_it_says_what_to_do(window: Window, page: PalettePanel, desk: Desk) -> None:
    desk.edit("Empty", edits.write_script, "Title: Nothing yet")
    desk.edit("Drop", edits.drop_palette, "ember")
    assert not page.look.strip.isVisible() and "Write a scene" in page.look.blank.text()
    assert page.look.take.isEnabled() and page.look.scenes.rows == []
    desk.undo()
    desk.undo()
    assert page.look.strip.isVisible() and page.look.chips.isVisible()


# ---- from pictures and files


def test_a_picture_gives_its_colours_and_leaves_what_is_locked(
    qtbot: QtBot, page: PalettePanel, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = painted(tmp_path / "sea.png", "#101830", "#2a7a6a", "#e8d8b0", "#c8552b")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    desk.edit("x", edits.lock_swatch, "ember", 1)
    page._sources.ask_picture()
    proposal = page.look.proposal
    assert proposal.many.value() == 2 and "beside 1 locked" in proposal.words.text()
    proposal.many.setValue(3)
    assert len(proposal.rows.new) == 3
    qtbot.mouseClick(proposal.use, LEFT)
    assert [h for _, h in swatches(desk)] == ["#101830", "#2a7a6a", "#c8552b", "#e8d8b0"], "the locked one among them"
    assert len({n for n, _ in swatches(desk)}) == 4
    desk.undo()
    assert [n for n, _ in swatches(desk)] == ["Coal", "Ember", "Clay"]


def test_the_board_and_the_frame_in_view_give_their_colours(
    qtbot: QtBot, page: PalettePanel, desk: Desk, folder: Path
) -> None:
    page._sources.from_board()
    assert "#4a2a1c" in page.look.proposal.rows.new, "the colour of the first board"
    qtbot.mouseClick(page.look.proposal.leave, LEFT)
    made = folder / ".workprint" / "made"
    made.mkdir(parents=True, exist_ok=True)
    colours = ("#202020", "#303030", "#404040", "#505050", "#606060", "#a04020", "#808080", "#909090")
    painted(made / "take0.strip.png", *colours).rename(made / "take0.strip.jpg")
    desk.select(frame=64)  # of 96: the sixth of eight
    page._sources.from_frame()
    assert page.look.proposal.rows.new == ("#a04020",)


@pytest.mark.parametrize("suffix", [".gpl", ".ase", ".aco", ".swatches", ".hex"])
def test_palettes_go_out_and_come_in_by_the_dialogs(
    page: PalettePanel, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    out = tmp_path / f"ember out{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), f"Kind (*{suffix})"))
    page._sources.export()
    assert [s.hex for s in read_palette(out).swatches] == [h for _, h in swatches(desk)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(out)], ""))
    page._sources.bring_in()
    assert [h for _, h in swatches(desk, 1)] == [h for _, h in swatches(desk)]
    assert len({n for n, _ in swatches(desk, 1)}) == 3, "Procreate has no names; ours are told apart"
    desk.save()
    desk.settle()
    assert desk.standing == "saved"


def test_what_is_no_palette_is_told(page: PalettePanel, desk: Desk, tmp_path: Path, window: Window) -> None:
    (tmp_path / "bad.ase").write_bytes(b"nothing")
    before = desk.film
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "bad.ase"))])
    drop(page, QPoint(300, 600), carried)
    assert desk.film is before and "not a palette" in window.remarks.text


def test_colours_are_copied_and_a_list_is_pasted(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    click_chip(qtbot, page, 1)
    qtbot.keyClick(page.look.chips, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "#c8552b"
    QGuiApplication.clipboard().setText("#112233\tDeep\nhttps://coolors.co/aabbcc-ddeeff")
    qtbot.keyClick(page.look.chips, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert swatches(desk)[3] == ("Deep", "#112233") and len(swatches(desk)) > 4
    desk.undo()
    assert len(swatches(desk)) == 3, "pasting is one step"


# ---- the colour script


def measured(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    strip = page.look.strip

    def known() -> bool:
        strip.viewport().repaint()
        return all(strip.fit_of(shot.id) for shot in desk.film.shots)

    qtbot.waitUntil(known, timeout=8000)


def test_the_strip_measures_every_board_and_says_how_far_it_is(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    measured(qtbot, page, desk)
    strip, moss = page.look.strip, desk.film.shots[2]
    desk.select(shot=moss.id)
    fit = strip.fit_of(moss.id)
    assert fit is not None
    # its board is eight ninths of #5b6b4a, far from every swatch, and one of #e8d8b0, near Clay
    assert fit.within == pytest.approx(1 / 9, abs=0.04)
    assert Swatch.of("", fit.worst.rgb).hex == "#5b6b4a"
    assert "within 0.10 of the plan: far from it" in page.look.told.text() and "#5b6b4a" in page.look.told.text()
    desk.edit("x", edits.add_swatch, "ember", "#5b6b4a")
    measured(qtbot, page, desk)
    now = strip.fit_of(moss.id)
    assert now is not None and now.within > 0.99
    assert "keeps to it" in page.look.told.text()


def test_a_click_on_the_strip_goes_there_and_the_pointer_tells(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    strip, third = page.look.strip, desk.film.shots[2]
    qtbot.mouseClick(strip.viewport(), LEFT, pos=strip.column(third.id).center())
    assert desk.selection.shot == third.id
    other = desk.film.shots[0]
    qtbot.mouseMove(strip.viewport(), strip.column(other.id).center())
    assert page.look.told.text().startswith(other.slate)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert desk.selection.shot == desk.film.shots[3].id
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    qtbot.keyClick(strip, Qt.Key.Key_PageDown)
    assert desk.film.shot_by_id[desk.selection.shot].scene == "2"


def test_zooming_brings_the_chosen_shot_into_view(qtbot: QtBot, page: PalettePanel, desk: Desk) -> None:
    strip = page.look.strip
    narrow = strip.column(desk.film.shots[-1].id).width()
    for _ in range(6):
        qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert strip.column(desk.film.shots[-1].id).width() > 5 * narrow
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert strip.viewport().rect().intersects(strip.column(desk.film.shots[-1].id))
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert strip.viewport().rect().contains(strip.column(desk.film.shots[0].id).topLeft() + QPoint(2, 2))
    qtbot.keyClick(strip, Qt.Key.Key_0)
    assert strip.zoomed == 1


# ---- what was made in other colours


def test_a_change_says_how_many_boards_differ_and_redraws_them(
    qtbot: QtBot, page: PalettePanel, desk: Desk, folder: Path
) -> None:
    film = desk.film
    for shot in film.shots:
        board = film.boards_of[shot.id][-1]
        colours = ", ".join(f'"{h}"' for _, h in swatches(desk))
        (folder / board.file).with_suffix(".json").write_text('{"request": {"palette": [' + colours + "]}}")
    page._differs.ask()
    with qtbot.waitSignal(page._differs.counted):
        pass
    assert not page.look.differ.isVisible()
    # what was asked for before the change is in the old colours, and does not count
    page.jobs.draw_boards()
    assert sum(job.label.startswith("board") for job in page.jobs.jobs) == len(film.shots)
    desk.edit("x", edits.tune_swatch, "ember", 0, "#000000")
    with qtbot.waitSignal(page._differs.counted):
        pass
    many = len(film.shots)
    assert page.look.differing.text() == f"{many} boards made in other colours"
    qtbot.mouseClick(page.look.redraw, LEFT)
    assert sum(job.label.startswith("board") for job in page.jobs.jobs) == 2 * many
    assert not page.look.differ.isVisible(), "they are on the way"
    desk.undo()
    with qtbot.waitSignal(page._differs.counted):
        pass
    assert not page.look.differ.isVisible()

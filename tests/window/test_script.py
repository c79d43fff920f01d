"""Writing as a person does it: keys on the sheet, and what then stands in the film, on the disk and in the margin."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from studio.desk.desk import Desk
from studio.files.project import open_film
from studio.film import edits
from studio.film.lines import inks_of
from studio.film.pages import COLUMNS
from studio.panels.script import ScriptPanel
from studio.widgets.finding import FindBar
from studio.widgets.lined import LinedMargin
from studio.widgets.scenes import Navigator
from studio.widgets.typewriter import Typewriter
from studio.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> ScriptPanel:
    panel = window.go("Write")
    assert isinstance(panel, ScriptPanel)
    window.activateWindow()
    qtbot.waitUntil(panel.sheet.hasFocus)
    return panel


@pytest.fixture
def sheet(page: ScriptPanel) -> Typewriter:
    return page.sheet


def put_cursor(sheet: Typewriter, words: str, after: bool = True) -> None:
    """The cursor to the end of some words (or before them), by a search of the document."""
    found = sheet.document().find(words)
    assert not found.isNull(), words
    cursor = sheet.textCursor()
    cursor.setPosition(found.selectionEnd() if after else found.selectionStart())
    sheet.setTextCursor(cursor)


def landed(qtbot: QtBot, page: ScriptPanel) -> None:
    qtbot.waitUntil(lambda: not page._typing.waiting, timeout=5000)


def left_of(sheet: Typewriter, line: int) -> int:
    """How many letters from the left edge a line stands."""
    block = sheet.document().findBlockByNumber(line)
    return round(block.blockFormat().leftMargin() / sheet.letter)


def write_anew(qtbot: QtBot, page: ScriptPanel, text: str) -> None:
    """The script is that text, by the desk's own door."""
    page.desk.edit("Write", edits.write_script, text)
    assert page.sheet.text == text


# ---- the words


def test_every_line_stands_at_the_margin_of_its_kind(page: ScriptPanel, sheet: Typewriter) -> None:
    assert sheet.text == page.desk.film.script.text
    there = {text: left_of(sheet, n) for n, text in enumerate(sheet.lines)}
    assert there["INT. POTTERY - NIGHT"] == 0
    assert there["ADA"] == COLUMNS["character"][0]
    assert there["It wants more."] == COLUMNS["dialogue"][0]


def test_what_is_typed_is_in_the_film_and_on_the_disk_after_a_pause(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter, folder: Path
) -> None:
    put_cursor(sheet, "A kiln glows in the dark.")
    qtbot.keyClicks(sheet, " It hums.")
    assert "It hums." not in page.desk.film.script.text
    landed(qtbot, page)
    assert page.desk.film.script.text == sheet.text
    assert "dark. It hums. ADA" in sheet.text
    qtbot.waitUntil(lambda: page.desk.standing == "saved", timeout=8000)
    assert "It hums." in open_film(folder).script.text


def test_undo_takes_back_what_was_typed_even_before_the_pause_and_puts_the_cursor_there(
    qtbot: QtBot, window: Window, page: ScriptPanel, sheet: Typewriter
) -> None:
    before = sheet.text
    put_cursor(sheet, "glows")
    qtbot.keyClicks(sheet, " red")
    put_cursor(sheet, "It always wants more.")
    qtbot.keyClick(sheet, Key.Key_Z, CTRL)
    assert sheet.text == before == page.desk.film.script.text
    assert sheet.textCursor().block().text().startswith("A kiln")
    assert sheet.textCursor().positionInBlock() in (len("A kiln glows"), len("A kiln glows "))
    qtbot.keyClick(sheet, Key.Key_Z, CTRL | SHIFT)
    assert "glows red in" in sheet.text == page.desk.film.script.text


def test_a_burst_is_one_step_and_another_line_is_another(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    steps = len(page.desk.history.done)
    put_cursor(sheet, "glows")
    qtbot.keyClicks(sheet, " red")
    landed(qtbot, page)
    qtbot.keyClicks(sheet, " hot")
    landed(qtbot, page)
    assert len(page.desk.history.done) == steps + 1
    put_cursor(sheet, "Smoke over")
    qtbot.keyClicks(sheet, " all")
    landed(qtbot, page)
    assert [step.label for step in page.desk.history.done[steps:]] == ["Type", "Type"]


def test_closing_the_window_keeps_what_was_just_typed(
    qtbot: QtBot, window: Window, sheet: Typewriter, folder: Path
) -> None:
    put_cursor(sheet, "glows")
    qtbot.keyClicks(sheet, " red")
    window.close()
    assert "glows red in" in open_film(folder).script.text


def test_carriage_returns_and_strange_letters_stay_as_they_were(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter
) -> None:
    text = "INT. MILL - DAY\r\n\r\nA\u00a0wheel.\u2028It turns \U0001f3a1 slowly.\r\n\r\nMARTA\r\nNo.\r\n"
    write_anew(qtbot, page, text)
    put_cursor(sheet, "slowly.")
    qtbot.keyClicks(sheet, " On.")
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClicks(sheet, "Then")
    landed(qtbot, page)
    wanted = text.replace("slowly.", "slowly. On.\r\n\r\nThen")
    assert page.desk.film.script.text == sheet.text == wanted
    sheet.selectAll()
    qtbot.keyClick(sheet, Key.Key_Delete)
    landed(qtbot, page)
    assert sheet.text == ""
    qtbot.keyClick(sheet, Key.Key_Z, CTRL)
    assert sheet.text == wanted


def test_an_edit_from_elsewhere_while_one_types_loses_neither(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter
) -> None:
    put_cursor(sheet, "glows")
    qtbot.keyClicks(sheet, " red")
    page._typing.commit()
    page.desk.edit("Retitle", edits.retitle, "The Oven")
    qtbot.keyClicks(sheet, " hot")
    landed(qtbot, page)
    assert page.desk.film.title == "The Oven"
    assert "glows red hot in" in sheet.text == page.desk.film.script.text


# ---- the keyboard's habits


def test_tab_begins_a_name_enter_goes_to_what_is_said_and_on(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter
) -> None:
    write_anew(qtbot, page, "INT. MILL - DAY\n\nThe wheel turns.")
    put_cursor(sheet, "turns.")
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClick(sheet, Key.Key_Tab)
    assert left_of(sheet, sheet.textCursor().blockNumber()) == COLUMNS["character"][0]
    qtbot.keyClicks(sheet, "marta")
    qtbot.keyClick(sheet, Key.Key_Return)
    assert left_of(sheet, sheet.textCursor().blockNumber()) == COLUMNS["dialogue"][0]
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.keyClicks(sheet, "quietly")
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClicks(sheet, "It wants more.")
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClick(sheet, Key.Key_Return)  # the habit of two is one here
    qtbot.keyClicks(sheet, "She waits.")
    landed(qtbot, page)
    assert page.desk.film.script.text == (
        "INT. MILL - DAY\n\nThe wheel turns.\n\nMARTA\n(quietly)\nIt wants more.\n\nShe waits."
    )
    kinds = [e.kind for e in page.desk.film.script.elements]
    assert kinds == ["heading", "action", "character", "parenthetical", "dialogue", "action"]
    qtbot.keyClick(sheet, Key.Key_Return, SHIFT)
    assert sheet.text.endswith("She waits.\n")


def test_tab_goes_round_the_kinds_and_a_heading_that_needs_it_is_forced(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter
) -> None:
    put_cursor(sheet, "A blue bowl, whole.")
    qtbot.keyClick(sheet, Key.Key_Return)
    line = sheet.textCursor().blockNumber()
    shown = []
    for _ in range(4):
        qtbot.keyClick(sheet, Key.Key_Tab)
        shown.append(sheet.shown(line))
    assert shown[:3] == ["character", "transition", "heading"]
    qtbot.keyClick(sheet, Key.Key_Backtab)
    qtbot.keyClicks(sheet, "later")
    qtbot.keyClick(sheet, Key.Key_Return)
    assert sheet.lines[line] == ".LATER"
    assert sheet.inks[line].kind == "heading"


def test_names_places_times_and_extensions_complete(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    put_cursor(sheet, "It always wants more.")
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClick(sheet, Key.Key_Tab)
    assert sheet.completions.choices[:2] == ["ADA", "BEN"]  # Ben spoke last, so it is Ada's turn
    qtbot.keyClicks(sheet, "b")
    assert sheet.completions.choices == ["BEN"]
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.keyClicks(sheet, " (v")
    assert sheet.completions.choices == ["V.O.)"]
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClicks(sheet, "So.")
    assert "\nBEN (V.O.)\nSo.\n" in sheet.text
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClicks(sheet, "int. p")
    assert sheet.completions.choices == ["POTTERY - "]
    qtbot.keyClick(sheet, Key.Key_Tab)
    assert sheet.completions.choices
    qtbot.keyClicks(sheet, "n")
    qtbot.keyClick(sheet, Key.Key_Return)
    assert "\nINT. POTTERY - NIGHT\n\n\n" in sheet.text
    landed(qtbot, page)
    assert [s.heading for s in page.desk.film.script.scenes][1] == "INT. POTTERY - NIGHT"


def test_escape_puts_the_list_away_and_the_words_stay(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    put_cursor(sheet, "It always wants more.")
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.keyClicks(sheet, "be")
    qtbot.keyClick(sheet, Key.Key_Escape)
    assert sheet.completions.isHidden()
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClicks(sheet, "No.")
    assert "\nBE\nNo.\n" in sheet.text


def test_a_line_becomes_another_kind_by_its_key(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    put_cursor(sheet, "Smoke over")
    qtbot.keyClick(sheet, Key.Key_6, CTRL)
    line = sheet.textCursor().blockNumber()
    assert sheet.lines[line].startswith("> SMOKE OVER")
    qtbot.keyClick(sheet, Key.Key_2, CTRL)
    assert sheet.lines[line].startswith("SMOKE OVER")
    assert sheet.shown(line) == "action"


# ---- the lined script


def test_a_click_on_a_line_of_coverage_chooses_its_shot(qtbot: QtBot, page: ScriptPanel) -> None:
    margin = page.findChild(LinedMargin)
    assert isinstance(margin, LinedMargin)
    margin.repaint()
    shot = page.desk.film.shots[1]
    area = margin.where(shot.id)
    place = QPoint(round(area.right()) - 6, round(area.center().y()))
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place)
    assert page.desk.selection.shot == shot.id
    assert margin.chosen is not None and margin.chosen.mark == shot.slate
    assert page.sheet.place(shot.lines[0] - 1).top() < place.y() < page.sheet.place(shot.lines[1] - 1).bottom()


def test_changed_words_make_only_their_shot_stale_and_the_change_is_shown(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter
) -> None:
    put_cursor(sheet, "Smoke over the roofs.")
    qtbot.keyClicks(sheet, " A cat.")
    landed(qtbot, page)
    stale = [shot for shot in page.desk.film.shots if shot.stale]
    assert len(stale) == 1 and "cat" in stale[0].action
    page.desk.select(shot=stale[0].id)
    assert page._was.isVisible()
    assert "was made for: Smoke over the roofs." in page._was.text() and "cat" not in page._was.text()
    marked = [one.cursor.selectedText() for one in sheet.extraSelections()]
    assert marked == ["A cat"]
    qtbot.keyClick(sheet, Key.Key_Z, CTRL)
    assert not any(shot.stale for shot in page.desk.film.shots)
    assert not page._was.isVisible()


def test_two_shots_of_one_paragraph_meet_at_the_words_where_the_later_begins(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter
) -> None:
    write_anew(
        qtbot,
        page,
        "INT. HALL - DAY\n\nAda crosses the hall, which is long and cold and dark, and opens the door. CLOSE ON her "
        "hand. It holds a letter that has been opened and closed again more often than is good for a letter.\n",
    )
    one, two = page.desk.film.shots
    assert one.lines[1] == two.lines[0]
    margin = page.findChild(LinedMargin)
    assert isinstance(margin, LinedMargin)
    margin.repaint()
    above, below = margin.where(one.id), margin.where(two.id)
    assert above.right() == below.right()
    assert above.bottom() <= below.top() + 4
    assert below.height() > 20


def test_lines_of_coverage_go_along_while_one_types_above(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    margin = page.findChild(LinedMargin)
    assert isinstance(margin, LinedMargin)
    last = page.desk.film.shots[-1]
    line = margin.at_line(last.lines[0] - 1)
    assert line is not None and line.id == last.id
    put_cursor(sheet, "A kiln glows in the dark.")
    qtbot.keyClick(sheet, Key.Key_Return)
    assert line.first == last.lines[0] - 1 + 2
    landed(qtbot, page)
    now = page.desk.film.shot_by_id[last.id]
    assert now.lines[0] == last.lines[0] + 2


def test_a_shot_chosen_elsewhere_brings_its_words_into_view(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    write_anew(qtbot, page, page.desk.film.script.text + "\n\nSmoke stands still." * 80 + "\n\nA door shuts.\n")
    at = sheet.textCursor().position()
    page.desk.select(shot=page.desk.film.shots[-1].id)
    line = page.desk.film.shots[-1].lines[0] - 1
    assert 0 <= sheet.place(line).top() < sheet.viewport().height()
    assert sheet.textCursor().position() == at


# ---- getting about


def test_the_navigator_tells_lengths_and_goes_there(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    write_anew(qtbot, page, "# Act\n\n= A bowl.\n\n" + page.desk.film.script.text.partition("\n\n")[2])
    scenes = page.findChild(Navigator)
    assert isinstance(scenes, Navigator)
    rows = scenes.stretches
    assert [row.kind for row in rows] == ["section", "synopsis", "scene", "scene", "scene"]
    assert [row.number for row in rows if row.kind == "scene"] == ["1", "2", "3"]
    assert rows[2].length == "2/8" and rows[2].time.startswith("0:")
    where = scenes.visualRect(scenes.model().index(4, 0)).center()
    qtbot.mouseClick(scenes.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert sheet.textCursor().block().text() == "INT. POTTERY - DAY"
    assert sheet.hasFocus()


def test_find_goes_round_and_replace_all_is_one_step(
    qtbot: QtBot, window: Window, page: ScriptPanel, sheet: Typewriter
) -> None:
    qtbot.keyClick(sheet, Key.Key_F, CTRL)
    bar = page.findChild(FindBar)
    assert isinstance(bar, FindBar) and bar.isVisible()
    field, instead = bar.findChildren(QLineEdit)
    qtbot.keyClicks(field, "more")
    assert bar.count == 2
    first = sheet.textCursor().blockNumber()
    qtbot.keyClick(field, Key.Key_F3)
    assert window.page == "Write"
    assert sheet.textCursor().selectedText() == "more" and sheet.textCursor().blockNumber() > first
    qtbot.keyClick(field, Key.Key_Return)
    assert sheet.textCursor().blockNumber() == first
    qtbot.keyClick(sheet, Key.Key_H, CTRL)
    qtbot.keyClicks(instead, "less")
    qtbot.mouseClick(bar._every, Qt.MouseButton.LeftButton)
    landed(qtbot, page)
    assert page.desk.film.script.text.count("less") == 2 and "more" not in sheet.text
    assert page.desk.history.done[-1].label == "Replace 2"
    qtbot.keyClick(field, Key.Key_Escape)
    assert not bar.isVisible() and sheet.hasFocus()
    qtbot.keyClick(sheet, Key.Key_Z, CTRL)
    assert sheet.text.count("more") == 2


def test_notes_are_made_and_found(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    put_cursor(sheet, "A kiln glows in the dark.")
    qtbot.keyClick(sheet, Key.Key_M, CTRL | SHIFT)
    qtbot.keyClicks(sheet, "how hot?")
    assert "dark.[[how hot?]] ADA" in sheet.text
    put_cursor(sheet, "A blue bowl")
    qtbot.keyClick(sheet, Key.Key_F8)
    assert sheet.textCursor().selectedText() == "[[how hot?]]"


def test_pages_are_counted_as_one_writes(qtbot: QtBot, page: ScriptPanel, sheet: Typewriter) -> None:
    assert page._where.text() == "Page 1 of 1"
    write_anew(qtbot, page, page.desk.film.script.text + "\n\nSmoke stands still." * 40)
    sheet.moveCursor(QTextCursor.MoveOperation.End)
    assert page._where.text() == "Page 2 of 2"


def test_focus_dims_and_zoom_grows_and_is_kept(qtbot: QtBot, window: Window, page: ScriptPanel) -> None:
    sheet = page.sheet
    put_cursor(sheet, "Smoke over")
    bright = sheet.grab().toImage()
    qtbot.keyClick(sheet, Key.Key_F, CTRL | SHIFT)
    dim = sheet.grab().toImage()
    assert _brightest(dim, sheet, "A kiln glows") < _brightest(bright, sheet, "A kiln glows") - 60
    qtbot.keyClick(sheet, Key.Key_F, CTRL | SHIFT)
    zoom, wide = sheet.zoom, sheet.letter
    qtbot.keyClick(sheet, Key.Key_Equal, CTRL)
    assert sheet.zoom == zoom + 1 and sheet.letter > wide
    assert int(window.room.settings.get("script.zoom")) == zoom + 1
    line = sheet.lines.index("ADA")
    assert left_of(sheet, line) == COLUMNS["character"][0]


def test_a_whole_line_can_be_seen_in_a_narrow_window(qtbot: QtBot, window: Window, page: ScriptPanel) -> None:
    sheet = page.sheet
    long = "It goes on and on and never ends. " * 6
    write_anew(qtbot, page, f"INT. HALL - DAY\n\n{long.strip()}\n\n> CLOSE UP:\n")
    for wide in (1440, 1100, 1000):
        window.resize(wide, 800)
        qtbot.wait(10)
        layout = sheet.document().findBlockByNumber(2).layout()
        longest = max(layout.lineAt(n).naturalTextRect().right() for n in range(layout.lineCount()))
        assert layout.lineCount() == 4
        assert 0 < longest + sheet.left_out * sheet.letter < sheet.viewport().width()
    assert sheet.size_shown < sheet.zoom
    window.resize(1440, 800)
    qtbot.wait(10)
    assert sheet.size_shown == sheet.zoom


def _brightest(image: object, sheet: Typewriter, words: str) -> int:
    line = next(n for n, text in enumerate(sheet.lines) if text.startswith(words))
    where = sheet.place(line).translated(sheet.viewport().pos().toPointF())
    return max(
        image.pixelColor(x, round(where.top()) + y).lightness()  # type: ignore[attr-defined]
        for x in range(round(where.left()), round(where.left()) + 200)
        for y in range(2, 16)
    )


def test_misspelt_words_are_underlined_corrected_and_learned(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter
) -> None:
    assert page._proofs.spelling.on  # the script is in English
    page._proofs.spelling.wait()
    put_cursor(sheet, "Smoke over")
    qtbot.keyClicks(sheet, " wrold Kestrix")
    sheet.moveCursor(QTextCursor.MoveOperation.Start)
    assert (
        page._proofs.spelling.wrong("wrold")
        and not page._proofs.spelling.wrong("WROLD")
        and not page._proofs.spelling.wrong("Ada")
    )
    assert not any(
        page._proofs.spelling.wrong(word) for word in ("grey", "colour", "realised", "theatre", "it’s", "Ben’s")
    )
    qtbot.waitUntil(lambda: "wrold" in _underlined(sheet), timeout=3000)
    found = sheet.document().find("wrold")
    menu = page.menu_at(sheet.cursorRect(found).center())
    assert menu.actions()[0].text() == "world"
    menu.actions()[0].trigger()
    assert "over world Kestrix" in sheet.text
    found = sheet.document().find("Kestrix")
    learn = next(a for a in page.menu_at(sheet.cursorRect(found).center()).actions() if "Add" in a.text())
    learn.trigger()
    assert not page._proofs.spelling.wrong("Kestrix")
    assert page.room.settings.get(page._key("words")) == ["Kestrix"]


def _underlined(sheet: Typewriter) -> list[str]:
    block, found = sheet.document().begin(), []
    while block.isValid():
        letters = [
            (span.start + n) for span in block.layout().formats() if span.format.fontUnderline() or
            span.format.underlineStyle() == span.format.UnderlineStyle.SpellCheckUnderline
            for n in range(span.length)
        ]  # fmt: skip
        if letters:
            found.append(block.text()[min(letters) : max(letters) + 1])
        block = block.next()
    return [word for text in found for word in text.split()]


def test_a_film_that_can_only_be_looked_at_is_not_typed_into(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter
) -> None:
    before = sheet.text
    page.desk.read_only = "it is elsewhere"
    page._drawn = None
    page._draw()
    put_cursor(sheet, "glows")
    qtbot.keyClicks(sheet, "xxx")
    qtbot.keyClick(sheet, Key.Key_Tab)
    qtbot.keyClick(sheet, Key.Key_1, CTRL)
    assert sheet.text == before
    page.desk.read_only = ""


@pytest.mark.parametrize("seed", range(3))
def test_whatever_keys_are_pressed_the_text_is_what_is_seen(
    qtbot: QtBot, page: ScriptPanel, sheet: Typewriter, seed: int
) -> None:
    chance = random.Random(seed)
    edges = [Key.Key_Return, Key.Key_Tab, Key.Key_Backtab, Key.Key_Backspace, Key.Key_Delete, Key.Key_Up, Key.Key_Down,
             Key.Key_Left, Key.Key_Home, Key.Key_End, Key.Key_Escape]  # fmt: skip
    first = sheet.text
    for n in range(160):
        done = chance.random()
        if done < 0.45:
            qtbot.keyClicks(sheet, chance.choice(["a", "B", "(", ")", ".", " ", "int. ", "TO:", ">", "[["]))
        elif done < 0.85:
            qtbot.keyClick(sheet, chance.choice(edges))
        elif done < 0.9:
            qtbot.keyClick(sheet, chance.choice([Key.Key_Left, Key.Key_Down]), SHIFT)
        elif done < 0.95:
            cursor = sheet.textCursor()
            cursor.setPosition(chance.randrange(sheet.document().characterCount()))
            sheet.setTextCursor(cursor)
        elif done < 0.96:
            QApplication.clipboard().setText("A wheel \U0001f3a1 turns.\r\n\nMARTA\nNo.")
            sheet.paste()
        elif done < 0.98:
            qtbot.keyClick(sheet, chance.choice([Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_5, Key.Key_6]), CTRL)
        else:
            qtbot.keyClick(sheet, Key.Key_Z, CTRL if n % 2 else CTRL | SHIFT)
        blocks = [sheet.document().findBlockByNumber(k).text() for k in range(sheet.document().blockCount())]
        assert sheet.lines == blocks
    page._typing.settle()
    script = page.desk.film.script
    assert script.text == sheet.text
    assert sheet.inks == inks_of(script.elements, script.title_end, len(sheet.lines))
    while page.desk.history.done:
        qtbot.keyClick(sheet, Key.Key_Z, CTRL)
    assert sheet.text == first == "".join(line + "\n" for line in sheet.lines)[:-1]


def test_a_screenplay_dropped_on_the_sheet_is_opened_not_pasted(
    qtbot: QtBot, window: Window, sheet: Typewriter, tmp_path: Path
) -> None:
    script = tmp_path / "other.fountain"
    script.write_text("EXT. SEA - DAY\n\nNothing.\n", "utf-8")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(script))])
    at, action = QPointF(300, 200), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at.toPoint(), action, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(sheet.viewport(), enter)
    assert "other.fountain" not in sheet.text
    drop = QDropEvent(at, action, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(sheet.viewport() if enter.isAccepted() else window, drop)
    assert sheet.text == "EXT. SEA - DAY\n\nNothing.\n"


def test_another_film_is_another_text(qtbot: QtBot, window: Window, page: ScriptPanel, tmp_path: Path) -> None:
    put_cursor(page.sheet, "glows")
    qtbot.keyClicks(page.sheet, " red")
    script = tmp_path / "other.fountain"
    script.write_text("EXT. SEA - DAY\n\nNothing.\n", "utf-8")
    assert window.take(script)
    assert page.sheet.text == "EXT. SEA - DAY\n\nNothing.\n"
    assert not page._typing.waiting


def test_the_desk_gives_what_is_typed_when_it_is_asked(qtbot: QtBot, desk: Desk, sheet: Typewriter) -> None:
    put_cursor(sheet, "glows")
    qtbot.keyClicks(sheet, " red")
    qtbot.keyClick(sheet, Key.Key_S, CTRL)
    assert "glows red" in desk.film.script.text

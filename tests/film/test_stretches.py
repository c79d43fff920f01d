"""The table of contents of a film, and what changed in a shot."""

from __future__ import annotations

from studio.film import edits
from studio.film.boards import Board
from studio.film.changes import before_it_changed, new_words, told
from studio.film.history import History
from studio.film.pages import measured
from studio.film.stretches import minutes, stretches

TEXT = "# Act\n\n= A bowl.\n\nINT. MILL - DAY\n\nThe wheel turns.\n\nEXT. YARD - DAWN #7A#\n\nSmoke over the roofs.\n"


def test_acts_synopses_and_scenes_stand_in_order_with_their_lengths() -> None:
    film = edits.begin(TEXT)
    found = list(stretches(film, film.script.scenes, measured(film.script)))
    assert [(s.kind, s.line, s.words, s.number) for s in found] == [
        ("section", 0, "Act", ""),
        ("synopsis", 2, "A bowl.", ""),
        ("scene", 4, "INT. MILL - DAY", "1"),
        ("scene", 8, "EXT. YARD - DAWN", "7A"),
    ]
    frames = sum(shot.frames for shot in film.shots if shot.scene == "7A")
    assert found[3].time == minutes(float(film.settings.rate.seconds(frames)))
    assert found[3].length == "1/8"


def test_minutes_are_told_as_a_clock_tells_them() -> None:
    assert [minutes(s) for s in (0, 59.6, 68, 3600)] == ["0:00", "1:00", "1:08", "60:00"]


def test_what_a_shot_was_made_for_is_found_while_it_is_stale() -> None:
    film = edits.begin(TEXT)
    history = History(edits.add_board(film, Board("b", film.shots[0].id, "boards/b.png", (16, 9), "key")))
    for words in ("The wheel turns slowly.", "The wheel turns slowly, at last."):
        text = TEXT.replace("The wheel turns.", words)
        history = history.edited("Type", edits.write_script(history.film, text))
    shot = next(s for s in history.film.shots if "wheel" in s.action)
    assert shot.stale
    old = before_it_changed(history, shot)
    assert old is not None and told(old) == "The wheel turns."
    assert before_it_changed(History(history.film), shot) is None


def test_new_words_are_those_that_were_not_there() -> None:
    now = "The old wheel turns, slowly now."
    assert [now[a:b] for a, b in new_words("The wheel turns.", now)] == ["old", "slowly now"]
    assert new_words("The wheel turns.", "the wheel turns") == []

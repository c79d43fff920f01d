"""Undo gives back the very films that were; a drag is one step; dirty means that the disk has another film."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.film import edits
from studio.film.film import Film
from studio.film.history import History


def titled(history: History, title: str, gesture: str | None = None) -> History:
    return history.edited(f"Call it {title}", edits.retitle(history.film, title), gesture)


def test_undo_and_redo_give_back_the_very_films() -> None:
    start = History(Film())
    one = titled(start, "one")
    two = titled(one, "two")
    assert two.undo().film is one.film and two.undo().undo().film is start.film
    assert two.undo().undo().redo().redo().film is two.film
    assert start.undo() is start and two.redo() is two


def test_an_edit_after_an_undo_ends_what_could_be_redone() -> None:
    history = titled(titled(History(Film()), "one").undo(), "other")
    assert history.redo() is history and history.film.title == "other"


def test_a_drag_is_one_step() -> None:
    history = titled(History(Film()), "before")
    for n in range(50):
        history = titled(history, f"at {n}", gesture="drag 1")
    assert [s.label for s in history.done] == ["Call it before", "Call it at 0"]
    assert history.undo().film.title == "before"
    assert history.undo().redo().film.title == "at 49"
    assert len(titled(history, "x", gesture="drag 2").done) == 3


def test_a_drag_does_not_reach_back_over_an_undo_or_a_save() -> None:
    history = titled(titled(History(Film()), "a", "drag"), "b", "drag")
    again = titled(history.undo().redo(), "c", "drag")
    assert again.undo().film.title == "b"
    saved = titled(history.kept(), "c", "drag")
    assert saved.undo().film is saved.saved and not saved.undo().dirty


def test_dirty_is_another_film_than_the_saved_one() -> None:
    history = History(Film(), saved=None)
    assert history.dirty
    history = history.kept()
    assert not history.dirty
    assert titled(history, "x").dirty and not titled(history, "x").undo().dirty


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    history = titled(History(Film()), "one")
    assert titled(history, "one") is history


@given(st.lists(st.sampled_from(["edit", "drag", "undo", "redo", "save"]), max_size=60))
def test_however_one_goes_back_and_forth_the_films_line_up(moves: list[str]) -> None:
    history = History(Film())
    for nth, move in enumerate(moves):
        match move:
            case "edit":
                history = titled(history, str(nth))
            case "drag":
                history = titled(history, str(nth), "drag")
            case "undo":
                history = history.undo()
            case "redo":
                history = history.redo()
            case _:
                history = history.kept()
        steps = [*history.done, *reversed(history.undone)]
        assert all(a.after is b.before for a, b in pairwise(steps))
        assert not history.done or history.done[-1].after is history.film
        assert not history.undone or history.undone[-1].before is history.film

"""A line written as something is read as that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.film.forcing import bare, written_as
from studio.film.fountain import read

WORDS = st.from_regex(r"[A-Za-zÀ-Öà-ö0-9][A-Za-zÀ-Öà-ö0-9 .,!?'-]{0,30}", fullmatch=True)


@given(st.sampled_from(["", "!", "@", ".", "> ", "# ", "= ", "~"]), WORDS,
       st.sampled_from(["heading", "transition", "action", "centred", "lyric", "section", "synopsis"]))  # fmt: skip
def test_it_is_read_as_what_it_was_written_as(mark: str, words: str, kind: str) -> None:
    said = read(f"\n{written_as(mark + words, kind)}\n\n").elements
    assert [e.kind for e in said] == [kind]


@given(WORDS)
def test_a_name_is_read_as_one_when_it_speaks(words: str) -> None:
    said = read(f"\n{written_as(words, 'character')}\nHello.\n\n").elements
    assert [e.kind for e in said] == ["character", "dialogue"]


@pytest.mark.parametrize(
    ("line", "kind", "written"),
    [
        ("marta", "character", "MARTA"),
        ("23", "character", "@23"),
        ("int. mill - day", "heading", "INT. MILL - DAY"),
        ("the mill", "heading", ".THE MILL"),
        ("cut to:", "transition", "CUT TO:"),
        ("iris out.", "transition", "> IRIS OUT."),
        ("CUT TO:", "action", "!CUT TO:"),
        ("(beat)", "dialogue", "beat"),
        ("beat", "parenthetical", "(beat)"),
        ("", "character", ""),
    ],
)
def test_a_mark_is_put_only_where_it_is_needed(line: str, kind: str, written: str) -> None:
    assert written_as(line, kind) == written


def test_words_come_back_bare() -> None:
    assert [bare(x) for x in ("> THE END <", ".KEYHOLE", "...and", "@deLuca", "(beat)", "(a) b (c)")] == [
        "THE END", "KEYHOLE", "...and", "deLuca", "beat", "(a) b (c)"
    ]  # fmt: skip


def test_loud_words_are_a_name_only_above_others() -> None:
    assert written_as("BOOM", "action") == "BOOM"
    assert written_as("BOOM", "action", below=True) == "!BOOM"

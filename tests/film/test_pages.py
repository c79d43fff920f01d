"""Pages and eighths, as a production counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studio.film.pages import ROWS, in_eighths, measured, rows_of
from studio.film.script import Script

PARAGRAPHS = st.lists(
    st.sampled_from(["INT. MILL - DAY", "The wheel turns.", "MARTA\nNo.\n(beat)\nYes, and so on. " + "And more. " * 30,
                     "Long. " * 90, "===", "CUT TO:", "# Act", "[[note]]"]),
    max_size=60,
)  # fmt: skip


def test_a_page_holds_its_rows_and_no_more() -> None:
    one = Script.from_text("\n\n".join(["A line."] * (ROWS // 2)))
    assert measured(one).pages == 1
    two = Script.from_text("\n\n".join(["A line."] * (ROWS // 2 + 1)))
    assert measured(two).starts == ((1, 0), (ROWS + 1, 0))


def test_a_heading_is_not_left_at_the_foot_of_a_page() -> None:
    lines = ["A line."] * (ROWS // 2 - 1) + ["INT. MILL - DAY", "The wheel turns."]
    found = measured(Script.from_text("\n\n".join(lines)))
    assert found.starts[1] == (2 * (ROWS // 2 - 1) + 1, 0)


def test_a_page_break_begins_a_page() -> None:
    assert measured(Script.from_text("A.\n\n===\n\nB.")).starts == ((1, 0), (5, 0))


def test_a_long_paragraph_goes_on_where_the_page_begins() -> None:
    text = "\n\n".join(["A."] * 25 + ["Long words here. " * 40])
    starts = measured(Script.from_text(text)).starts
    assert starts[1] == (51, ROWS - 50)


@given(PARAGRAPHS, st.integers(0, 59))
def test_pages_go_forward_and_an_edit_measures_as_the_whole(paragraphs: list[str], at: int) -> None:
    script = Script.from_text("\n\n".join(paragraphs))
    found = measured(script)
    assert list(found.starts) == sorted(set(found.starts))
    assert len(found.eighths) == len(script.scenes)
    assert all(found.page_of(line) == sum(start <= (line, 0) for start in found.starts) for line in range(1, 60))
    paragraphs[at : at + 1] = ["Another thing."]
    after = Script.from_text("\n\n".join(paragraphs), script)
    assert measured(after, found) == measured(after)


@given(st.text(alphabet="ab cde", max_size=400), st.integers(1, 61))
def test_rows_hold_all_letters(text: str, width: int) -> None:
    assert rows_of(text, width) * width >= len(text.replace(" ", ""))


def test_eighths_are_told_as_on_set() -> None:
    assert [in_eighths(n) for n in (1, 8, 11, 16)] == ["1/8", "1", "1 3/8", "2"]

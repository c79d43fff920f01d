"""Lines read again where they changed are the lines read whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studio.film.fountain import read
from studio.film.lines import Ink, inks_of, relined

LINES = st.sampled_from(
    [
        "", "", "", "  ", " ", "INT. MILL - DAY", "MARTA", "PETER (V.O.) ^", "The wheel is stuck.", "(beat)", "CUT TO:",
        "> Iris out.", "> THE END <", "~la", "# Act", "= Meet her.", "===", "!LOUD", "@deLuca", ".KEYHOLE", "...and so",
        "Title: X", "\ttabbed", "(open", "closed)",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, min_size=1, max_size=14)


def whole(lines: list[str]) -> list[Ink]:
    said = read("\n".join(lines))
    return inks_of(said.elements, said.title_end, len(lines))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 13), st.integers(0, 2), st.lists(LINES, max_size=3)), max_size=6))
def test_reading_what_changed_is_reading_all(lines: list[str], edits: list[tuple[int, int, list[str]]]) -> None:
    inks = whole(lines)
    for where, many, instead in edits:
        at, put = min(where, len(lines) - 1), instead or [""]
        gone = min(many, len(lines) - at)
        lines[at : at + gone] = put
        inks[at : at + gone] = [Ink()] * len(put)
        first, new = relined(lines, inks, at, at + len(put) - 1)
        inks[first : first + len(new)] = new
        assert inks == whole(lines)


def test_a_line_within_a_boneyard_stays_hidden() -> None:
    lines = ["A.", "", "/*", "", "INT. DEAD - DAY", "", "*/", "", "B."]
    inks = whole(lines)
    assert [ink.hidden for ink in inks] == ["", "", "opens", "inside", "inside", "inside", "closes", "", ""]
    lines[4] = "INT. DEAD - NIGHT"
    assert relined(lines, inks, 4, 4) == (4, [Ink("boneyard", "inside")])


def test_a_note_in_one_line_leaves_the_line_what_it_is() -> None:
    assert whole(["A note [[yes]] here.", "", "[[alone]]"]) == [Ink("action"), Ink(), Ink("note")]

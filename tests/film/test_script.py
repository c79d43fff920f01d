"""A script gives back the writer's exact text, knows its scenes, and shares what an edit did not touch."""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.film import heading
from studio.film.script import Script

FILMS = sorted((Path(__file__).parents[1] / "films").glob("*.fountain"))

WORDS = st.sampled_from(
    ["INT. MILL - DAY", "int. x", "EXT/INT", ".FORCED", ". not", "...", "MARTA", "MARTA (O.S.) ^", "@deLuca", "К9 ^", "(beat", "beat)",
     "(", ")", "[[", "]]", "/*", "*/", "# Act", "=", "===", "= syn", ">", "> x <", "~la", "!x", "CUT TO:", "Title: x", "Key：y", "  ", "\t",
     "\u2028", "\0", "\ufeff", "😆", "#7#", "Text.", "日本", "\ud800", "\ue000", "--", " - NIGHT", "a" * 300]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", ""])
SCRIPTS = st.one_of(
    st.lists(st.tuples(WORDS, ENDS), max_size=40).map(lambda rows: "".join(a + b for a, b in rows)),
    st.text(max_size=300),
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(e.kind, e.text) for e in Script.from_text(text).elements]


@given(SCRIPTS)
@settings(max_examples=400, deadline=None)
def test_any_text_comes_back_and_every_line_is_in_the_file(text: str) -> None:
    script = Script.from_text(text)
    assert script.text == text
    height = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    first = 0
    for element in script.elements:
        assert 1 <= element.lines[0] <= element.lines[1] <= height
        assert element.lines[0] >= first
        first = element.lines[0]
    headings = [e for e in script.elements if e.kind == "heading"]
    scenes = script.scenes
    assert [scene.lines[0] for scene in scenes] == [e.lines[0] for e in headings]
    assert all(scene.lines[0] <= scene.lines[1] <= height for scene in scenes)


@given(SCRIPTS, SCRIPTS)
@settings(max_examples=150, deadline=None)
def test_reading_after_another_script_changes_nothing_but_what_is_shared(before: str, text: str) -> None:
    assert Script.from_text(text, Script.from_text(before)) == Script.from_text(text)


def test_an_edit_of_one_scene_shares_all_others() -> None:
    text = "".join(f"INT. ROOM {n} - DAY\n\nMarta waits.\n\nMARTA\nHello.\n\n" for n in range(50))
    before = Script.from_text(text)
    after = Script.from_text(
        text.replace("ROOM 7 - DAY\n\nMarta waits.", "ROOM 7 - DAY\n\nMarta waits.\n\nShe goes.\n\n\n"), before
    )
    assert sum(a is not b for a, b in zip(before.parts, after.parts, strict=True)) == 1
    assert after.scenes[8].lines[0] == before.scenes[8].lines[0] + 5
    assert after.scenes[8].elements[1].lines == (after.scenes[8].lines[0] + 2,) * 2
    assert Script.from_text(text, before) is before


@pytest.mark.parametrize("path", FILMS, ids=[path.stem for path in FILMS])
def test_scripts_from_the_wild_come_back_and_have_scenes(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    script = Script.from_text(text)
    assert script.text == text
    assert script.scenes


def test_title_page() -> None:
    script = Script.from_text("title: The Mill\n   At Night\nDraft Date: 1/20/2026\nMoon: full\n\nINT. X - DAY\n\nB.")
    assert script.title == {"Title": "The Mill\nAt Night", "Draft date": "1/20/2026", "Moon": "full"}
    assert script.title_end == 4
    assert Script.from_text("Title：映画\nAuthor：匿名\n\nX.").title == {"Title": "映画", "Author": "匿名"}
    assert Script.from_text("Title: X\n/* a source */\nINT. Y - DAY\n\nZ.").scenes[0].lines == (3, 5)


@pytest.mark.parametrize(
    "text", ["FADE IN:\nOn a gate.\n\nB.", "INT: X\nSUPER: Y\n\nB.", "He said: no\n\nB.", "\nTitle: X\n\nB."]
)
def test_no_title_page(text: str) -> None:
    assert Script.from_text(text).title == {}
    assert kinds(text)[0][0] in ("action", "character")


def test_notes_and_boneyards_are_kept_as_elements_with_their_lines() -> None:
    elements = Script.from_text("A. [[one\ntwo]] b.\n\n/*\nINT. DEAD - DAY\n*/\n\n[[c]]").elements
    assert [(e.kind, e.text, e.lines) for e in elements] == [
        ("action", "A.  b.", (1, 2)),
        ("note", "one\ntwo", (1, 2)),
        ("boneyard", "\nINT. DEAD - DAY\n", (4, 6)),
        ("note", "c", (8, 8)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A [[never\n\nended", [("action", "A [[never"), ("action", "ended")]),
        ("A /* never\n\nended", [("action", "A /* never"), ("action", "ended")]),
        ("[[a\n\nb]]\n\nC.", [("action", "[[a"), ("action", "b]]"), ("action", "C.")]),
        ("A.\n\n[[n]]\nINT. X - DAY\n[[n]]\n\nB.", [("action", "A."), ("note", "n"), ("heading", "INT. X - DAY"), ("note", "n"), ("action", "B.")]),
        ("MARTA\n[[n]]\nHi.", [("character", "MARTA"), ("note", "n"), ("dialogue", "Hi.")]),
        ("\n. NOT A HEADER??", [("action", ". NOT A HEADER??")]),
        ("INT. X\n= syn\n\nB.", [("heading", "INT. X"), ("synopsis", "syn"), ("action", "B.")]),
        ("MARTA (as McGregor (young))\nHi.", [("character", "MARTA (as McGregor (young))"), ("dialogue", "Hi.")]),
        ("JIM😆\nBye!", [("character", "JIM😆"), ("dialogue", "Bye!")]),
        ("MARTA\n(to herself,\nquietly)\nHi.\n(beat", [("character", "MARTA"), ("parenthetical", "to herself, quietly"), ("dialogue", "Hi.\n(beat")]),
        ("a.\rb\u2028c", [("action", "a.\nb\u2028c")]),
        ("\nA\0B", [("action", "A\0B")]),
        ("***A _b", [("action", "***A _b")]),
    ],
)  # fmt: skip
def test_beyond_the_table(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_a_caret_without_a_partner_is_one_voice() -> None:
    script = Script.from_text("INT. X\n\nMarta.\n\nPETER ^\nNot today.\n\nMARTA\nNo.\n\nPETER ^\nNo.")
    assert [(e.text, e.dual) for e in script.elements if e.kind == "character"] == [
        ("PETER", False),
        ("MARTA", False),
        ("PETER", True),
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("INT. MILL - DAY", ("INT", "MILL", "DAY")),
        ("INT./EXT. CAR (MOVING) - MAGIC HOUR", ("INT/EXT", "CAR (MOVING)", "MAGIC HOUR")),
        ("I/E TRAM – STOP – NIGHT – CONTINUOUS", ("INT/EXT", "TRAM - STOP", "NIGHT - CONTINUOUS")),
        ("ext. yard--day", ("EXT", "yard", "DAY")),
        ("EST. HARBOUR", ("EXT", "HARBOUR", "")),
        ("INT. DAY CARE CENTRE - OFFICE", ("INT", "DAY CARE CENTRE - OFFICE", "")),
        ("EXT. QUAY, LATE AFTERNOON", ("EXT", "QUAY", "LATE AFTERNOON")),
        ("EXT. QUAY. NIGHT.", ("EXT", "QUAY", "NIGHT")),
        ("EXT. QUAY - THREE DAYS LATER", ("EXT", "QUAY", "THREE DAYS LATER")),
        ("EXT. ROAD - NIGHT (RAIN)", ("EXT", "ROAD", "NIGHT (RAIN)")),
        ("KEYHOLE", ("", "KEYHOLE", "")),
        ("НАТ. ДВОР – НОЧЬ", ("EXT", "ДВОР", "НОЧЬ")),
        ("INT。 病院-日", ("INT", "病院", "日")),
        ("INNEN. KÜCHE - NACHT", ("INT", "KÜCHE", "NACHT")),
        ("EXT.", ("EXT", "", "")),
    ],
)
def test_headings(line: str, parts: tuple[str, str, str]) -> None:
    said = heading.parse(line)
    assert (said.int_ext, said.place, said.time) == parts


@pytest.mark.parametrize("line", ["ИНТ. КУХНЯ - ДЕНЬ", "інт. кухня - день", "INNEN. KÜCHE - TAG", "内景 - 厨房 - 日"])
def test_headings_of_other_languages_open_a_scene(line: str) -> None:
    assert Script.from_text(f"{line}\n\nX.").scenes[0].heading == line


@pytest.mark.parametrize(
    "line", ["Innen brennt Licht.", "Натурально.", "Internal post is late.", "INTERIOR DECORATORS SHOUT", "Extra care."]
)
def test_words_that_only_begin_like_a_heading(line: str) -> None:
    assert Script.from_text(f"\n{line}\n\nX.").scenes == ()


def test_scene_numbers_are_typed_or_counted_and_never_twice() -> None:
    def numbers(*typed: str) -> list[str]:
        return [
            s.number
            for s in Script.from_text("".join(f"INT. X {f'#{t}#' if t else ''}\n\nY.\n\n" for t in typed)).scenes
        ]

    assert numbers("", "", "") == ["1", "2", "3"]
    assert numbers("10", "", "11", "") == ["10", "10A", "11", "12"]
    assert numbers("", "1", "10A", "", "10B") == ["0A", "1", "10A", "11", "10B"]
    assert numbers("3", "", "5") == ["3", "4", "5"]
    assert numbers("😆", "") == ["😆", "1"]


def test_reading_takes_time_in_proportion() -> None:
    def seconds(text: str) -> float:
        return min(_timed(text) for _ in range(3))

    scene = "INT. ROOM - DAY\n\nMarta waits. [[note]] She looks at the clock, and at the door.\n\nMARTA\n(quietly)\nHello.\n\n"
    assert seconds(scene * 500) < 1.0  # 3,500 lines
    for hostile in (
        "[[",
        "/*",
        "(\n",
        "[[\n\n",
        "MARTA ^\n",
        "#",
        "- ",
        "INT. " + "DAY " * 50,
        "\r",
        " ",
        "Title: x\n",
    ):
        assert seconds(hostile * (100_000 // len(hostile))) < 2.0, hostile
    assert seconds("INT. X - DAY\n\n" + "a word " * 1_500) < 0.5


def _timed(text: str) -> float:
    began = time.process_time()
    assert Script.from_text(text).scenes is not None
    return time.process_time() - began

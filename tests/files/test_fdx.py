"""Final Draft becomes Fountain that our lexer reads to the same kinds; XML made to hurt is refused in time."""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

import time
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.files.fdx import fountain_text
from studio.film.fountain import HIDDEN
from studio.film.script import Script
from studio.trouble import Trouble

CAPITALS = "".join(
    f'<ElementSettings Type="{t}"><FontSpec Style="AllCaps"/></ElementSettings>'
    for t in ("Scene Heading", "Character", "Transition")
)


def fdx(*paragraphs: str, after: str = CAPITALS) -> bytes:
    body = "".join(paragraphs)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<FinalDraft DocumentType="Script" Version="5"><Content>{body}</Content>{after}</FinalDraft>'.encode()


def p(kind: str, text: str, more: str = "", inside: str = "") -> str:
    return f'<Paragraph Type="{kind}" {more}>{inside}<Text>{escape(text)}</Text></Paragraph>'


def elements(raw: bytes) -> list[tuple[str, ...]]:
    found = Script.from_text(fountain_text(raw, "x.fdx")).elements
    return [(e.kind, e.text, *([e.number] if e.number else []), *(["dual"] if e.dual else [])) for e in found]


def printed(raw: bytes) -> list[tuple[str, ...]]:
    return [e for e in elements(raw) if e[0] not in HIDDEN]


def test_a_page_comes_over_whole() -> None:
    raw = fdx(
        p("Scene Heading", "int. mill - day", 'Number="7A"', "<SceneProperties><Summary><Paragraph><Text>She waits.</Text></Paragraph></Summary></SceneProperties>"),
        p("Action", "The wheel turns."),
        p("Character", "marta"),
        p("Parenthetical", "(quietly)"),
        p("Dialogue", "Now.\n\nOr never."),
        p("Transition", "cut to:"),
        p("Scene Heading", "the keyhole"),
        p("Shot", "CLOSE ON THE WHEEL"),
        p("Transition", "fade to black."),
        p("Action", "THE END", 'Alignment="Center"'),
    )  # fmt: skip
    assert elements(raw) == [
        ("heading", "INT. MILL - DAY", "7A"),
        ("synopsis", "She waits."),
        ("action", "The wheel turns."),
        ("character", "MARTA"),
        ("parenthetical", "quietly"),
        ("dialogue", "Now.\n\nOr never."),
        ("transition", "CUT TO:"),
        ("heading", "THE KEYHOLE"),
        ("action", "CLOSE ON THE WHEEL"),
        ("transition", "FADE TO BLACK."),
        ("centred", "THE END"),
    ]


@pytest.mark.parametrize(
    "wrap", ["<Paragraph><DualDialogue>{}</DualDialogue></Paragraph>", "<DualDialogue>{}</DualDialogue>"]
)
def test_dual_dialogue_in_both_nestings(wrap: str) -> None:
    pair = p("Character", "MARTA") + p("Dialogue", "Now.") + p("Character", "PETER") + p("Dialogue", "Not now.")
    assert printed(fdx(p("Scene Heading", "INT. X"), wrap.format(pair)))[1:] == [
        ("character", "MARTA"), ("dialogue", "Now."), ("character", "PETER", "dual"), ("dialogue", "Not now."),
    ]  # fmt: skip


def test_runs_are_joined_and_keep_their_emphasis() -> None:
    runs = '<Paragraph Type="Action"><Text>The </Text><Text Style="Bold+Underline">wheel </Text><Text>turns 2*3_4 times.</Text></Paragraph>'
    assert printed(fdx(p("Scene Heading", "INT. X"), runs))[1] == ("action", "The **_wheel_** turns 2\\*3\\_4 times.")


def test_notes_stay_with_their_paragraph_and_break_no_speech() -> None:
    note = "<ScriptNote><Paragraph><Text>check</Text></Paragraph><Paragraph><Text>the ]] prop</Text></Paragraph></ScriptNote>"
    raw = fdx(
        p("Scene Heading", "INT. X", "", note),
        p("Character", "MARTA"),
        p("Dialogue", "One.", "", note),
        p("Parenthetical", "(beat)"),
        p("Dialogue", "Two."),
    )
    assert [e for e in elements(raw) if e[0] == "note"] == [("note", "check\nthe ] ] prop")] * 2
    assert [e[0] for e in printed(raw)] == ["heading", "character", "dialogue", "parenthetical", "dialogue"]


def test_only_the_body_is_the_script() -> None:
    page = "".join(
        f'<Paragraph Alignment="{a}"><Text>{t}</Text></Paragraph>'
        for a, t in (("Center", "THE MILL"), ("Center", "written by"), ("Center", "M. Rybak"), ("Left", "Draft 3"))
    )
    after = f"<HeaderAndFooter><Header><Paragraph><Text>no script</Text></Paragraph></Header></HeaderAndFooter><TitlePage><Content>{page}</Content></TitlePage>"
    raw = fdx(p("Scene Heading", "INT. X"), p("Action", "Y."), after=after)
    script = Script.from_text(fountain_text(raw, "x.fdx"))
    assert script.title == {"Title": "THE MILL", "Credit": "written by", "Author": "M. Rybak", "Notes": "Draft 3"}
    assert [e.text for e in script.elements] == ["INT. X", "Y."]


def test_small_names_are_forced_where_final_draft_shows_them_small() -> None:
    raw = fdx(p("Scene Heading", "the mill"), p("Character", "deLuca"), p("Dialogue", "Hi."), after="")
    assert "@deLuca" in fountain_text(raw, "x.fdx")
    assert printed(raw)[:2] == [("heading", "the mill"), ("character", "deLuca")]


@pytest.mark.parametrize(
    "text",
    [
        "INT. X - DAY",
        "> odd <",
        "# 1",
        "= x",
        "~x",
        "@x",
        "!x",
        ".x",
        "===",
        "CUT TO:",
        "A\nb",
        "[[no note]]",
        "/* no boneyard */",
        "MARTA\nHi.\n> x",
    ],
)
def test_action_that_looks_like_something_else_stays_action(text: str) -> None:
    kinds = [e[0] for e in elements(fdx(p("Scene Heading", "INT. X"), p("Action", text), p("Action", "After.")))]
    assert kinds == ["heading", "action", "action"]


WORDS = st.sampled_from(
    [
        "INT. X - DAY",
        "marta",
        "MARTA",
        "Hello.",
        "(beat)",
        "CUT TO:",
        "[[x]]",
        "/*",
        "*/",
        "~la",
        "> x <",
        "#3#",
        "=",
        "a\n\nb",
        "",
        " ",
        "^",
        "É",
        "日本",
        "@",
        ".",
        "!",
    ]
)
KINDS = st.sampled_from(
    ["Scene Heading", "Action", "Character", "Parenthetical", "Dialogue", "Transition", "General", "Shot", "Singing"]
)


@given(st.lists(st.tuples(KINDS, WORDS, st.booleans()), max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_paragraphs_become_fountain_or_one_sentence(paragraphs: list[tuple[str, str, bool]]) -> None:
    raw = fdx(*(p(kind, text, 'Alignment="Center"' if centred else "") for kind, text, centred in paragraphs))
    try:
        text = fountain_text(raw, "x.fdx")
    except Trouble as trouble:
        told = str(trouble)
    else:
        told = ""
    assert "\n" not in told
    if told:
        return
    assert Script.from_text(text).text == text
    headings = [t for kind, t, _ in paragraphs if kind == "Scene Heading" and t.strip(" .^")]
    assert len(Script.from_text(text).scenes) >= len([t for t in headings if t.strip("#=~>!@. ")]) - sum(
        "/*" in t or "*/" in t or "[[" in t for t in headings
    )


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><FinalDraft><Content>&b;</Content></FinalDraft>'
BOMBS = {
    "dtd": b'<!DOCTYPE FinalDraft SYSTEM "file:///etc/passwd"><FinalDraft><Content/></FinalDraft>',
    "entity": LAUGHS.encode(),
    "deep": b"<FinalDraft><Content>" + b"<a>" * 300_000 + b"</a>" * 300_000 + b"</Content></FinalDraft>",
    "long token": b"<FinalDraft><Content><Paragraph Type='" + b"x" * 19_000_000,
    "many": b"<FinalDraft><Content>" + b"<a/>" * 4_000_000,
    "big": b"<FinalDraft><Content>" + b"<Paragraph/>" * 1_800_000 + b"</Content></FinalDraft>",
}


@pytest.mark.parametrize("name", BOMBS)
def test_xml_made_to_hurt_is_refused_in_time(name: str) -> None:
    began = time.process_time()
    with pytest.raises(Trouble) as caught:
        fountain_text(BOMBS[name], "bomb.fdx")
    assert time.process_time() - began < 2.0
    assert "bomb.fdx" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<a/>",
        b"<FinalDraft/>",
        b"<FinalDraft><Content>",
        b"INT. X",
        b"\xff\xfe<\0",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
    ],
)
def test_what_is_no_final_draft_script(raw: bytes) -> None:
    with pytest.raises(Trouble):
        fountain_text(raw, "x.fdx")

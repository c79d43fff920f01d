"""The breakdown keeps its promises on any script: every line covered, in order, one name once, ids that stay."""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.film.breakdown import breakdown, orphans
from studio.film.cues import is_transition
from studio.film.script import Script
from studio.film.shots import SIZES, Shot
from studio.film.time import Rate

RATE = Rate()
ROOT = Path(__file__).parents[2]
FILMS = sorted((ROOT / "tests" / "films").glob("*.fountain")) + sorted((ROOT / "assets" / "films").glob("*.fountain"))
PRONOUNS = {"HE", "SHE", "IT", "THEY", "WE", "I", "YOU", "HIM", "HER", "THEM"}

LINES = st.sampled_from(
    [
        "INT. MILL - DAY", "EXT. ROAD - NIGHT #10A#", "EXT. ROAD - CONTINUOUS", ".LATER", "INT. MILL - DAY #1#", "EST. HARBOUR",
        "MARTA", "PETER ^", "PETER (V.O.)", "TWO MECHANICS", "HE", "(quietly)", "Hello there.", "No.", "RADIO", "INTERCUT WITH:",
        "MARTA (34) sits. A BANG. The ENGINE ROARS. She looks up at the OLD MAN.", "CLOSE ON THE WATCH", "BACK TO SCENE", "WIDE",
        "MARTA'S POV", "INSERT - LETTER", "MONTAGE", "- a hand\n- a door", "END MONTAGE", "SUPER: 1974", "FADE IN:", "> FADE OUT.",
        "CUT TO:", "BLACK.", "[[shot: CU, push in, 4s]]", "Marta runs. [[shot: WS]] She falls. [[shot: ECU, 2s]]", "[[a\nnote]]",
        "/* cut\n\nout */", "> THE END <", "~la la", "= syn", "# Act", "===", "Rain.", "The camera pushes in on Marta.", "日本語。雨が降る。",
        "A very long line, " * 30, "Speech goes on and on, he says. " * 12, "!FORCED", "@deLuca", "", "", "", "", "  ", "Title: x",
    ]
)  # fmt: skip
SCRIPTS = st.lists(LINES, max_size=30).map("\n".join)


def shots_of(text: str, before: tuple[Shot, ...] = (), rate: Rate = RATE) -> tuple[Shot, ...]:
    return breakdown(Script.from_text(text), rate, before)


def check(text: str, shots: tuple[Shot, ...], rate: Rate = RATE) -> None:
    """Everything that is true of every shot list."""
    script = Script.from_text(text)
    covered = {n for s in shots for n in range(s.lines[0], s.lines[1] + 1)}
    for e in script.elements:
        if e.kind in ("action", "dialogue", "character", "parenthetical"):
            missing = set(range(e.lines[0], e.lines[1] + 1)) - covered
            assert not missing, (e, missing)
    heights = text.count("\n") + 1
    assert all(1 <= s.lines[0] <= s.lines[1] <= heights for s in shots)
    assert [s.lines[0] for s in shots] == sorted(s.lines[0] for s in shots)
    assert [s.lines[1] for s in shots] == sorted(s.lines[1] for s in shots)
    assert len({s.slate for s in shots}) == len(shots)
    assert len({s.id for s in shots}) == len(shots)
    names = {e.text.upper() for e in script.elements if e.kind == "character"}
    for s in shots:
        assert s.id and s.words and not s.stale
        assert s.slate.startswith(s.scene)
        assert "I" not in s.slate.removeprefix(s.scene) and "O" not in s.slate.removeprefix(s.scene)
        assert s.size in SIZES
        assert s.frames >= 1 and s.seconds == float(rate.seconds(s.frames))
        assert len(set(s.cast)) == len(s.cast)
        assert not PRONOUNS & set(s.cast)
        assert s.int_ext in ("INT", "EXT", "INT/EXT")
        assert s.side in (-1, 0, 1) and s.lens > 0
        assert s.framing != "two-shot" or s.origin == "written" or len(s.cast) <= 2 or names
    said = " ".join(" ".join(e.text.split()) for e in script.elements if e.kind == "dialogue")
    heard = " ".join(line.text for s in shots for line in s.dialogue)
    for word in heard.split():
        assert word in text or word.strip("*_") in text
    if "\\" not in said and "*" not in said and "_" not in said and "CLOSE" not in text and "CUT TO" not in text:
        assert len(heard.split()) <= len(text.split()) * 2


@given(SCRIPTS)
@settings(max_examples=250, deadline=None)
def test_any_script_breaks_down(text: str) -> None:
    shots = shots_of(text)
    check(text, shots)
    assert shots_of(text) == shots
    assert shots_of(text, shots) == shots


@pytest.mark.parametrize("path", FILMS, ids=[p.stem for p in FILMS])
@pytest.mark.parametrize("rate", ["24", "25", "24000/1001"])
def test_films_break_down(path: Path, rate: str) -> None:
    text = path.read_bytes().decode("utf-8")
    shots = shots_of(text, rate=Rate.parse(rate))
    check(text, shots, Rate.parse(rate))
    assert shots


def test_words_before_the_first_heading_are_a_scene_of_their_own() -> None:
    shots = shots_of("Somebody is singing.\n\nINT. MILL - DAY\n\nMarta listens.")
    assert shots[0].scene == "0" and shots[0].action == "Somebody is singing."
    assert shots_of("FADE IN:\n\nINT. MILL - DAY\n\nMarta listens.")[0].scene == "1"
    assert shots_of("") == ()
    assert [s.lines for s in shots_of("INT. MILL - DAY")] == [(1, 1)]


def test_transition_lines_are_told_from_action() -> None:
    assert is_transition("FADE OUT.") and is_transition("CUT TO BLACK.") and not is_transition("THE LAMPS GO OUT")


SCENES = "".join(
    f"EXT. FIELD {n} - DAY\n\nMarta {verb} across field number {n}, looking for the old gate.\n\nMARTA\nWhere is gate {n}?\n\n"
    for n, verb in enumerate(("walks", "runs", "creeps", "limps"))
)


def test_a_scene_put_in_before_leaves_every_later_shot_as_it_was() -> None:
    before = shots_of(SCENES)
    after = shots_of("INT. MILL - NIGHT\n\nThe wheel turns.\n\n" + SCENES, before)
    by_id = {s.id: s for s in after}
    assert not orphans(before, after)
    for old in before:
        new = by_id[old.id]
        assert not new.stale
        assert new.lines == (old.lines[0] + 4, old.lines[1] + 4)
        assert new.scene == str(int(old.scene) + 1)
        assert (new.size, new.move, new.seconds, new.cast) == (old.size, old.move, old.seconds, old.cast)
    assert not {s.id for s in after[:1]} & {s.id for s in before}


def test_a_changed_line_makes_only_its_shots_stale_and_says_why() -> None:
    before = shots_of(SCENES)
    after = shots_of(SCENES.replace("Marta creeps across", "Marta dances across"), before)
    stale = [s for s in after if s.stale]
    assert [s.id for s in after] == [s.id for s in before]
    assert len(stale) == 1
    assert stale[0].stale == "the action changed: Marta dances across field number 2, looking for the old..."
    assert "creeps" not in stale[0].action
    spoken = [s for s in shots_of(SCENES.replace("Where is gate 1?", "Who took gate 1?"), before) if s.stale]
    assert [s.stale for s in spoken] == ["the dialogue changed: Who took gate 1?"]


def test_a_changed_heading_keeps_the_ids_and_says_so() -> None:
    before = shots_of(SCENES)
    after = shots_of(SCENES.replace("EXT. FIELD 2 - DAY", "EXT. FIELD 2 - NIGHT"), before)
    assert [s.id for s in after] == [s.id for s in before]
    assert {s.scene for s in after if s.stale} == {"3"}
    assert all("heading changed" in s.stale or "action changed" in s.stale for s in after if s.stale)


def test_what_vanished_is_an_orphan_and_comes_back_with_its_words() -> None:
    before = shots_of(SCENES)
    cut = SCENES[: SCENES.index("EXT. FIELD 1")] + SCENES[SCENES.index("EXT. FIELD 2") :]
    after = shots_of(cut, before)
    lost = orphans(before, after)
    assert lost and {s.place for s in lost} == {"FIELD 1"}
    assert not [s for s in after if s.stale]
    again = shots_of(SCENES, (*after, *lost))
    assert [s.id for s in again] == [s.id for s in before]


def test_a_new_paragraph_is_a_new_shot_and_disturbs_nobody() -> None:
    before = shots_of(SCENES)
    after = shots_of(
        SCENES.replace("EXT. FIELD 3", "A crow lands on the fence and looks at nothing at all.\n\nEXT. FIELD 3"), before
    )
    new = [s for s in after if s.id not in {o.id for o in before}]
    assert [s.action for s in new] == ["A crow lands on the fence and looks at nothing at all."]
    assert not [s for s in after if s.stale]


def test_what_a_person_set_on_a_shot_survives_other_edits() -> None:
    before = tuple(replace(s, size="ECU", move="orbit") if s.slate == "2A" else s for s in shots_of(SCENES))
    after = shots_of("INT. MILL - NIGHT\n\nThe wheel turns.\n\n" + SCENES, before)
    kept = next(s for s in after if s.id == next(b.id for b in before if b.slate == "2A"))
    assert (kept.size, kept.move, kept.slate) == ("ECU", "orbit", "3A")


def test_a_long_script_takes_less_than_a_second() -> None:
    page = (
        "EXT. HARBOUR {n} - NIGHT\n\nMarta runs along the quay. The rain comes down harder, and behind her the lamps go out one by one.\n\n"
        "PETER (40), a fisherman, lifts a LANTERN.\n\nPETER\n(shouting)\nYou are late! The boat has gone, and the tide with it.\n\n"
        "MARTA\nThen we swim.\n\nPETER\nIn this?\n\nThey look at the black water for a long moment. Neither of them moves.\n\n"
        "CLOSE ON Marta's hand, which finds the rope.\n\nMARTA (CONT'D)\nGo home, Peter. Go home and light the stove.\n\n"
    )
    script = Script.from_text("".join(page.replace("{n}", str(n)) for n in range(170)))  # about 120 pages
    best = 9.0
    for _ in range(3):
        began = time.process_time()
        shots = breakdown(script, RATE)
        best = min(best, time.process_time() - began)
    assert len(shots) > 1_000
    assert best < 1.5  # of one core; 0.6 on a quiet machine

"""The shot list read as an assistant director reads it: does it tell these little films the way they were written?"""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from studio.film.breakdown import breakdown
from studio.film.script import Script
from studio.film.shots import SIZES, Shot
from studio.film.time import Rate
from tests.film.test_breakdown import SCRIPTS

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "assets" / "films").glob("*.fountain"))

CRIME = """INT. POLICE STATION - INTERROGATION ROOM - NIGHT #12#

A bare table. Two chairs. A TAPE RECORDER. Rain on the window.

DETECTIVE HARRIS (50s), unshaven, drops a file on the table. Across from him sits MARTA KOWALSKI (34), arms folded.

HARRIS
Where were you on the night of the fourth?

MARTA
Home.

HARRIS
Alone?

MARTA
With my cat.

HARRIS
(smiling)
The cat got a name?

MARTA
You want to know what happened? I'll tell you what happened. I got up. I fed the cat. I went down to the yard because I heard
the dogs, and there he was, lying in the snow. I sat down next to him. I held his hand until the sun came up. And then I called
you. Because that is what you do.

Harris slides a PHOTOGRAPH across the table.

CLOSE ON THE PHOTOGRAPH

A young man on a motorcycle, laughing.

BACK TO SCENE

MARTA (CONT'D)
That's him.

VOICE (O.S.)
Harris! Phone!

He exits. The door SLAMS.

EXT. POLICE STATION - CONTINUOUS

Harris runs through the rain. TWO OFFICERS watch him from the porch.

OFFICER #1
Where's he going?

OFFICER #2 ^
Not again.

MONTAGE - THE INVESTIGATION

- Harris knocks on doors.
- A WITNESS (20) shakes her head.
- INSERT: a map with red pins.

END MONTAGE

SUPER: THREE DAYS LATER

INT. MARTA'S APARTMENT - DAY

MARTA (V.O.)
I never told him about the ring.

Marta opens her hand. A gold ring. [[shot: ECU, static, 3s]]

INTERCUT WITH:

INT. HARRIS'S CAR - DAY

Harris drives too fast.

HARRIS
(into phone)
Pick up. Pick up.

MARTA
(on phone)
Hello?

SMASH CUT TO:

BLACK.
"""


def shots_of(text: str) -> tuple[Shot, ...]:
    return breakdown(Script.from_text(text), Rate())


CRIME_SHOTS = shots_of(CRIME)


def one(words: str, shots: tuple[Shot, ...] = CRIME_SHOTS) -> Shot:
    """The one shot whose action or dialogue has these words."""
    found = [s for s in shots if words in s.action or any(words in line.text for line in s.dialogue)]
    assert len(found) == 1, (words, [s.action for s in found])
    return found[0]


def test_typed_scene_numbers_make_the_slates() -> None:
    assert [s.slate for s in CRIME_SHOTS][:9] == ["12A", "12B", "12C", "12D", "12E", "12F", "12G", "12H", "12J"]
    assert {s.scene for s in CRIME_SHOTS} == {"12", "13", "14", "15"}
    lettered = shots_of("INT. X - DAY #10A#\n\nMarta waits by the gate for somebody.\n\nMARTA\nHello?")
    assert [s.slate for s in lettered] == ["10AA", "10AB"]


def test_a_new_place_is_established_with_its_time_and_weather() -> None:
    first = CRIME_SHOTS[0]
    assert (first.size, first.framing, first.time, first.weather, first.int_ext) == (
        "WS",
        "empty",
        "NIGHT",
        "rain",
        "INT",
    )
    outside = next(s for s in CRIME_SHOTS if s.scene == "13")
    assert outside.size in ("WS", "EWS")
    assert outside.time == "NIGHT", "CONTINUOUS is still the night of the scene before"
    assert one("about the ring").size == "WS", "a voice over a new place plays over the place"


def test_a_conversation_starts_on_both_and_keeps_to_its_side_of_the_line() -> None:
    talk = [s for s in CRIME_SHOTS if s.scene == "12" and s.dialogue]
    assert talk[0].framing == "two-shot" and talk[0].cast == ("HARRIS", "MARTA")
    assert {s.framing for s in talk[1:]} >= {"over-the-shoulder", "single"}
    sides: dict[str, set[int]] = {}
    for s in talk:
        if s.side:
            sides.setdefault(s.cast[0], set()).add(s.side)
    assert sides == {"HARRIS": {-1}, "MARTA": {1}}


def test_a_long_speech_is_cut_and_somebody_listens() -> None:
    speech = [s for s in CRIME_SHOTS if s.lines[0] <= 24 <= s.lines[1] or 23 <= s.lines[0] <= 26]
    told = " ".join(line.text for s in speech for line in s.dialogue)
    assert told.startswith("You want to know") and told.endswith("that is what you do.")
    assert len(speech) >= 3
    assert any(s.cast == ("HARRIS",) and s.dialogue[0].who == "MARTA" for s in speech), "nobody listens"
    assert max(s.seconds for s in speech) < 15


def test_what_is_written_is_done() -> None:
    photo = one("young man on a motorcycle")
    assert (photo.size, photo.framing, photo.origin, photo.cast) == ("CU", "insert", "written", ())
    assert photo.action.startswith("The photograph.")
    ring = one("gold ring")
    assert (ring.size, ring.move, ring.seconds, ring.origin) == ("ECU", "static", 3.0, "written")
    assert one("map with red pins").framing == "insert"
    assert CRIME_SHOTS[-1].transition in ("smash cut", "cut to black")


def test_montage_items_are_a_shot_each() -> None:
    items = [
        s
        for s in CRIME_SHOTS
        if s.scene == "13" and s.lines[0] >= Script.from_text(CRIME).text[: CRIME.index("MONTAGE")].count("\n") + 1
    ]
    assert [s.action.split(".")[0] for s in items] == [
        "Harris knocks on doors",
        "A WITNESS (20) shakes her head",
        "A map with red pins",
    ]
    assert all(1.0 <= s.seconds <= 4.0 for s in items)


def test_voices_are_heard_and_not_seen() -> None:
    call = one("Harris! Phone!")
    assert call.cast == ("HARRIS",) and call.dialogue[0].who == "VOICE"
    assert not [s for s in CRIME_SHOTS if "VOICE" in s.cast]


def test_two_who_speak_at_once_share_a_shot() -> None:
    both = one("Not again.")
    assert (both.framing, both.cast, len(both.dialogue)) == ("two-shot", ("OFFICER #1", "OFFICER #2"), 2)


def test_people_on_the_telephone_are_never_in_one_shot() -> None:
    for s in CRIME_SHOTS:
        if s.scene == "15":
            assert len(s.cast) <= 1
    assert (one("Hello?").place, one("Pick up.").place) == ("MARTA'S APARTMENT", "HARRIS'S CAR")


def test_a_slug_holds_while_the_words_are_about_its_thing() -> None:
    shots = shots_of(
        "INT. X - DAY\n\nTOM (17) runs.\n\nCLOSE ON TOM'S BOOTS\n\nsplashing through water.\n\nThe boots stop.\n\nTom looks up."
    )
    boots = one("boots, splashing", shots)
    assert boots.action == "Tom's boots, splashing through water. The boots stop." and boots.cast == ("TOM",)
    assert one("Tom looks up.", shots).size != boots.size


def test_an_unrelated_paragraph_after_a_slug_is_its_own_shot() -> None:
    shots = shots_of(
        "EXT. X - DAY\n\nA track.\n\nCLOSE ON THE STOPWATCH\n\nMARTA (30) runs down the steps of the grandstand."
    )
    assert one("The stopwatch.", shots).framing == "insert"
    assert one("runs down", shots).size in ("WS", "FS", "MLS")


def test_the_cast_of_the_film() -> None:
    assert {n for s in CRIME_SHOTS for n in s.cast} == {
        "HARRIS",
        "MARTA",
        "TWO OFFICERS",
        "OFFICER #1",
        "OFFICER #2",
        "WITNESS",
    }


def test_titles_stand_in_the_shot_they_are_over() -> None:
    assert "SUPER: THREE DAYS LATER" in one("map with red pins").action


@pytest.mark.parametrize(
    ("action", "sizes", "move"),
    [
        ("Her eyes widen.", ("ECU", "CU"), "static"),
        ("Marta smiles.", ("CU", "MCU"), "static"),
        ("Marta sits at the desk and types.", ("MS", "MCU", "MLS"), "static"),
        ("Marta walks along the corridor.", ("FS", "MLS", "WS"), "track"),
        ("A valley. Mountains to the horizon.", ("EWS",), None),
        ("The two of them fight on the stairs, a wild brawl.", ("FS", "WS", "MLS", "MS"), "handheld"),
        ("Marta looks up at the tower, which towers over the village.", SIZES, None),
        ("The camera pushes in on Marta.", ("CU", "MCU", "MS"), "push in"),
        ("We are tight on her face.", ("CU",), "static"),
    ],
)
def test_size_and_move_follow_the_words(action: str, sizes: tuple[str, ...], move: str | None) -> None:
    text = (
        f"EXT. PLACE - DAY\n\nMARTA (30) is here. Nothing else is.\n\nThe rain begins.\n\n{action}\n\nThen it is over."
    )
    shot = next(s for s in shots_of(text) if action.split(".", 1)[0] in s.action)
    assert shot.size in sizes
    assert move is None or shot.move == move


def test_weather_goes_on_through_a_scene_and_no_further() -> None:
    shots = shots_of("EXT. ROAD - DAY\n\nA road.\n\nIt begins to rain.\n\nMARTA\nRun!\n\nINT. BARN - DAY\n\nHay.")
    assert [s.weather for s in shots] == ["", "rain", "rain", ""]


def test_a_point_of_view_does_not_show_whoever_looks() -> None:
    shot = one(
        "Peter waves.", shots_of("INT. X - DAY\n\nMARTA (30) and PETER (31) sit.\n\nMARTA'S POV\n\nPeter waves.")
    )
    assert (shot.framing, shot.cast) == ("pov", ("PETER",))


def test_a_prop_in_capitals_gets_its_insert() -> None:
    shots = shots_of(
        "INT. X - DAY\n\nA room.\n\nMARTA (30) bends down and picks a small BRASS KEY from under the carpet, and turns it over in the light."
    )
    assert [s.framing for s in shots][-2:] == ["single", "insert"]
    assert "brass key" in shots[-1].action.lower()
    assert shots[-1].lines == shots[-2].lines


def test_two_shot_notes_in_a_paragraph_are_two_shots() -> None:
    shots = shots_of("INT. X - DAY\n\nShe runs. [[shot: WS]] She falls. [[shot: CU, 2s]]")
    assert [(s.action, s.size) for s in shots] == [("She runs.", "WS"), ("She falls.", "CU")]
    assert shots_of("INT. X - DAY\n\n[[shot: CU]]\n\nShe runs. She falls. She laughs.")[0].size == "CU"


def test_the_last_shot_is_held() -> None:
    text = "EXT. ROAD - DAY\n\nA road.\n\nMarta waits by the gate."
    assert shots_of(text)[-1].seconds >= shots_of(text + "\n\nMarta waits.")[-2].seconds + 1.0


def test_directions_straight_above_their_words_are_no_names() -> None:
    shots = shots_of("INT. X - DAY\n\nMarta sits.\n\nMARTA\nOh.\n\nCLOSE ON THE WATCH\nIt ticks.\n\nSUPER:\n1974")
    assert not [s for s in shots if any(line.who != "MARTA" for line in s.dialogue)]
    assert one("It ticks.", shots).size == "CU"


def pages(text: str) -> float:
    """Pages on paper: 60 characters a line of action, 34 of dialogue, 55 lines a page."""
    lines = 0
    for e in Script.from_text(text).elements:
        if e.kind == "heading":
            lines += 3
        elif e.kind == "action":
            lines += sum(max(1, math.ceil(len(row) / 60)) for row in e.text.split("\n")) + 1
        elif e.kind == "dialogue":
            lines += math.ceil(len(e.text) / 34)
        elif e.kind in ("character", "transition"):
            lines += 2
        elif e.kind == "parenthetical":
            lines += 1
    return lines / 55


@pytest.mark.parametrize(
    "text", [CRIME, *(p.read_text(encoding="utf-8") for p in SAMPLES)], ids=["crime", *(p.stem for p in SAMPLES)]
)
def test_a_page_is_about_a_minute(text: str) -> None:
    assert 0.7 <= sum(s.seconds for s in shots_of(text)) / 60 / pages(text) <= 1.35


@pytest.mark.parametrize("path", SAMPLES, ids=[p.stem for p in SAMPLES])
def test_the_sample_films_break_down_beautifully(path: Path) -> None:
    script = Script.from_text(path.read_text(encoding="utf-8"))
    shots = breakdown(script, Rate())
    assert 20 <= len(shots) <= 28
    assert 110 <= sum(s.seconds for s in shots) <= 130
    sizes = Counter(s.size for s in shots)
    assert len(sizes) >= 6 and max(sizes.values()) <= 0.4 * len(shots)
    assert len({s.move for s in shots}) - 1 >= 3
    assert 0.5 <= sum(s.move == "static" for s in shots) / len(shots) <= 0.85
    assert (ROOT / "assets" / "palettes" / script.title["Palette"]).is_file()
    assert shots[0].size in ("WS", "EWS") and shots[0].transition == "fade in"
    assert shots[-1].transition == "fade out"


@given(SCRIPTS)
@settings(max_examples=150, deadline=None)
def test_no_two_neighbours_jump(text: str) -> None:
    shots = shots_of(text)
    for a, b in pairwise(shots):
        if a.cast and a.cast == b.cast and not a.origin == b.origin == "written":
            assert a.size != b.size


def test_small_slugs_and_page_marks_are_no_shots_of_their_own() -> None:
    text = "INT. BAR - NIGHT\n\nMARTA (30) and PETER (31) drink.\n\nAT THE WINDOW\n\nA stranger waits.\n\nPETER\n\nHe smokes.\n\nLATER\n\nThe bar is empty.\n\n(CONTINUED)\n\nMarta sweeps."
    shots = shots_of(text)
    assert len(shots) == 6  # the bar itself first
    assert one("A stranger waits.", shots).action.startswith("At the window.")
    assert one("He smokes.", shots).cast == ("PETER",)
    assert one("The bar is empty.", shots).lines == (13, 17)

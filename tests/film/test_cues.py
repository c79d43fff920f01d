"""What writers ask of the camera is heard, and plain words that only look like it are not."""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

import pytest

from studio.film import cues
from studio.film.ask import Ask
from studio.film.camera_words import within


def asked(ask: Ask) -> dict[str, object]:
    names = ("size", "framing", "angle", "move", "lens", "seconds", "on", "whose")
    return {name: getattr(ask, name) for name in names if getattr(ask, name)}


@pytest.mark.parametrize(
    ("words", "wanted", "rest"),
    [
        ("CLOSE ON THE STOPWATCH", {"size": "CU", "on": "THE STOPWATCH"}, ""),
        ("CLOSE ON her gloved hand. It waits.", {"size": "CU"}, "her gloved hand. It waits."),
        ("CLOSE-UP: MARTA", {"size": "CU", "on": "MARTA"}, ""),
        ("EXTREME CLOSE UP - EYES", {"size": "ECU", "on": "EYES"}, ""),
        ("ECU Vera's eyes widen.", {"size": "ECU"}, "Vera's eyes widen."),
        ("ANGLE ON MARTA", {"on": "MARTA"}, ""),
        ("INSERT - LETTER", {"framing": "insert", "on": "LETTER"}, ""),
        ("MARTA'S POV", {"framing": "pov", "whose": "MARTA"}, ""),
        ("POV MARTA", {"framing": "pov", "whose": "MARTA"}, ""),
        ("NORA'S POV: eleven hundred faces.", {"framing": "pov", "whose": "NORA"}, "eleven hundred faces."),
        ("WIDE", {"size": "WS"}, ""),
        ("WIDE: the whole pier.", {"size": "WS"}, "the whole pier."),
        ("OVER MARTA'S SHOULDER: the door.", {"framing": "over-the-shoulder", "whose": "MARTA"}, "the door."),
        ("OVER THE SHOULDER", {"framing": "over-the-shoulder"}, ""),
        ("BACK TO SCENE", {}, ""),
        ("LOW ANGLE TRACKING SHOT - THE CAR", {"angle": "low", "move": "track", "on": "THE CAR"}, ""),
        ("TWO-SHOT - MARTA AND PETER", {"framing": "two-shot", "on": "MARTA AND PETER"}, ""),
        ("AERIAL SHOT: THE ISLAND", {"size": "EWS", "angle": "high", "on": "THE ISLAND"}, ""),
        ("CAMERA PANS LEFT", {"move": "pan left"}, ""),
        ("ON MARTA", {"on": "MARTA"}, ""),
        ("EXTREME WIDE. The plain.", {"size": "EWS"}, "The plain."),
    ],
)
def test_slugs(words: str, wanted: dict[str, object], rest: str) -> None:
    found = cues.slug(words)
    assert found is not None
    assert found[0].written
    assert (asked(found[0]), found[1]) == (wanted, rest)


@pytest.mark.parametrize(
    "words",
    ["On the table, a knife.", "Wide fields.", "CLOSE the door, he says.", "MS. HARRIS enters.", "MASTER BEDROOM", "INSIDE THE BOX",
     "MARTA'S HOUSE burns.", "THE CLOSE", "CUT", "I", "", "A", "Track lights hum.", "CRANE OPERATOR"],
)  # fmt: skip
def test_no_slugs(words: str) -> None:
    assert cues.slug(words) is None


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The camera pushes in on Vera.", {"move": "push in"}),
        ("We pull back, and back.", {"move": "pull out"}),
        ("The camera pulls back to reveal the field.", {"move": "pull out"}),
        ("Tracking with her down the hall.", {"move": "track"}),
        ("We follow Marta past the bar.", {"move": "track"}),
        ("We are tight on her face.", {"size": "CU"}),
        ("Seen over Marta's shoulder, he waits.", {"framing": "over-the-shoulder"}),
        ("From above, the car is a toy.", {"angle": "overhead"}),
        ("The camera slowly circles them.", {"move": "orbit"}),
        ("We rise above the city.", {"move": "crane up"}),
        ("Camera pans left across the shelf.", {"move": "pan left"}),
        ("The camera tilts up the tower.", {"move": "tilt up"}),
        ("Whip pan to the door.", {"move": "whip pan right"}),
        ("She looks over her shoulder.", {}),
        ("The walls close on her.", {}),
        ("She pans for gold.", {}),
        ("He tracks mud through the hall.", {}),
        ("We see a door.", {}),
        ("Above them, crows.", {}),
    ],
)
def test_camera_words_within_a_sentence(sentence: str, wanted: dict[str, object]) -> None:
    assert asked(within(sentence)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("shot: CU, push in, 4s", {"size": "CU", "move": "push in", "seconds": 4.0}),
        ("Shot: low angle wide shot, 24mm, 3.5 seconds, dolly out", {"size": "WS", "angle": "low", "move": "pull out", "lens": 24, "seconds": 3.5}),
        ("shot: OTS, MCU; 85 mm", {"size": "MCU", "framing": "over-the-shoulder", "lens": 85}),
        ("shot: extreme close-up, whip pan left, something else", {"size": "ECU", "move": "whip pan left"}),
        ("shot: 9999999s, 1mm", {"seconds": 120.0, "lens": 8}),
    ],
)  # fmt: skip
def test_shot_notes(text: str, wanted: dict[str, object]) -> None:
    ask = cues.note(text)
    assert ask is not None and asked(ask) == wanted


def test_other_notes_ask_nothing() -> None:
    assert cues.note("check the prop") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [("CUT TO:", ""), ("FADE OUT.", "fade out"), ("DISSOLVE TO:", "dissolve"), ("SMASH CUT TO:", "smash cut"), ("MATCH CUT TO:", "match cut"), ("FADE IN:", "fade in"), ("CUT TO BLACK.", "cut to black")],
)  # fmt: skip
def test_transitions(line: str, name: str) -> None:
    assert cues.transition(line) == name
    assert cues.is_transition(line)


@pytest.mark.parametrize("line", ["THE LAMPS GO OUT", "Fade in the carpet.", "BLACK CARS"])
def test_action_in_capitals_is_no_transition(line: str) -> None:
    assert not cues.is_transition(line)

"""The grammar's promises: held-out words stay out of training, pairs of opposites together, wordings tidy."""

from __future__ import annotations

import random

import pytest

from pipelines.blocking import vocabulary as v
from pipelines.blocking.ask import ask
from pipelines.blocking.grammar import tell
from pipelines.blocking.phrases import is_held_out, noun, phrases, pick, spell, verb

SECTIONS = {
    "size": v.SIZES, "framing": v.FRAMINGS, "angle": v.ANGLES, "move": v.MOVES, "time": v.TIMES, "weather": v.WEATHERS,
    "figure": v.FIGURES, "costume": v.COSTUMES, "pose": v.POSES, "vehicle": v.VEHICLES, "animal": v.ANIMALS,
    "prop": v.PROPS, "piece": v.PIECES, "side": v.SIDES, "depth": v.DEPTHS,
}  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_every_value_has_words(name: str) -> None:
    assert set(phrases(name)) == set(SECTIONS[name])
    assert all(len(lines) >= 5 for lines in phrases(name).values())


def test_every_place_and_set_has_words() -> None:
    assert set(phrases("place")) == {*v.SETS, *(f"place: {place}" for place in v.PLACES)}


def test_opposites_are_held_out_together() -> None:
    for pattern in ("pan (slowly|) left", "the camera tilts up", "push in on", "we rise above them"):
        mirror = pattern.replace("left", "right").replace("up", "down").replace(" in ", " out ")
        assert is_held_out(pattern) == is_held_out(mirror)


def test_training_never_draws_a_held_out_line() -> None:
    rng = random.Random(1)
    for name in ("size", "move", "time", "place"):
        for value in phrases(name):
            drawn = {found.pattern for _ in range(40) if (found := pick(name, value, rng))}
            assert not any(is_held_out(pattern) for pattern in drawn)


def test_no_line_is_both_trained_and_held_out() -> None:
    for name in SECTIONS:
        seen = {p.pattern.lower() for lines in phrases(name).values() for p in lines if not p.held_out}
        held = {p.pattern.lower() for lines in phrases(name).values() for p in lines if p.held_out}
        assert held and not seen & held


def test_a_wording_is_tidy_and_never_empty() -> None:
    rng = random.Random(3)
    for n in range(1500):
        text = tell(ask(rng), rng, held_out=n % 3 == 0)
        assert text.strip() and "  " not in text and "(" not in text.replace(" (", "")


def test_the_hand_written_prompts_are_not_in_the_phrase_files() -> None:
    from pipelines.blocking.score import prompts

    rng = random.Random(5)
    told = {tell(ask(rng), rng).lower().strip(" .") for _ in range(4000)}
    assert not told & {words.lower().strip(" .") for words, _ in prompts("free") if len(words.split()) > 3}


def test_spelling() -> None:
    rng = random.Random(0)
    assert {spell("the (slow|) push (in|forward)", rng) for _ in range(60)} == {
        "the slow push in", "the push in", "the slow push forward", "the push forward",
    }  # fmt: skip
    assert noun("policeman/policemen", rng, plural=True) == "policemen"
    assert noun("city", rng, plural=True) == "cities"
    assert verb("walks/walking home", rng, "ing") == "walking home"
    assert verb("walks/walking home", rng, "plain") == "walk home"

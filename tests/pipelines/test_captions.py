"""Captions can be read: two short lines, long enough, never over one another, and no word is lost."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

import pysubs2
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.captions import WIDE, captions, srt, width
from pipelines.requests import Clip, Spoken

RATE = Fraction(24)
words = st.text("abcdefghijklmnop ,.?!'éЖا日本語を、。", min_size=1, max_size=220)
shots = st.lists(
    st.tuples(st.integers(12, 240), st.integers(0, 10), st.lists(words, max_size=3)), min_size=1, max_size=6
)


def film(given_shots: list[tuple[int, int, list[str]]]) -> list[Clip]:
    last = len(given_shots) - 1
    return [
        Clip("x", "", 0, n, dissolve=0 if k == last else d, spoken=tuple(Spoken("A", t) for t in texts))
        for k, (n, d, texts) in enumerate(given_shots)
    ]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(shots)
@settings(max_examples=200, deadline=None)
def test_no_caption_overlaps_and_none_is_outside_the_film(given_shots: list[tuple[int, int, list[str]]]) -> None:
    clips = film(given_shots)
    found = captions(clips, RATE)
    total = sum(c.length - c.dissolve for c in clips)
    assert all(0 <= c.start < c.stop <= total for c in found)
    assert all(a.stop <= b.start for a, b in pairwise(found))
    for caption in found:
        rows = caption.text.split("\n")
        assert len(rows) <= 2 and all(0 < width(row) <= WIDE for row in rows)


@given(st.lists(words, min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_every_word_is_shown_when_there_is_time(texts: list[str]) -> None:
    clips = film([(24 * 120, 0, texts)])
    found = captions(clips, RATE)
    assert bare("".join(c.text for c in found)) == bare("".join(texts))
    assert all(RATE <= c.stop - c.start <= 7 * RATE for c in found)
    begins = [0, *(c.stop for c in found)]
    assert all(c.start > b for c, b in zip(found, begins, strict=False))


def test_a_line_is_shown_in_its_shot() -> None:
    found = captions(film([(48, 0, []), (96, 0, ["They say she never lifted."]), (48, 0, [])]), RATE)
    assert len(found) == 1 and 48 <= found[0].start < found[0].stop <= 144


def test_a_line_too_long_for_its_shot_is_held_over_but_never_into_the_next_speech() -> None:
    long = "One. " * 40
    found = captions(film([(30, 0, [long]), (48, 0, []), (72, 0, ["Yes."])]), RATE)
    assert found[-1].text == "Yes." and found[-1].start >= 78
    assert 30 < found[-2].stop <= 78


def test_lines_break_where_a_reader_would() -> None:
    text = "They say she never lifted at Chapel Bend. Not once, not in the rain."
    [one] = captions(film([(240, 0, [text])]), RATE)
    assert one.text == "They say she never lifted at Chapel Bend.\nNot once, not in the rain."


def test_what_is_said_off_is_in_italics_and_marks_of_the_format_are_only_text() -> None:
    clips = [Clip("x", "", 0, 96, spoken=(Spoken("A", "Run <b>now</b> {\\an8}!", "V.O."),))]
    text = srt(captions(clips, RATE), RATE)
    [event] = pysubs2.SSAFile.from_string(text, format_="srt")
    assert event.text.startswith("{\\i1}") and "an8}" not in event.text and "<b>" not in text
    assert event.start >= 0 and event.end <= 4000

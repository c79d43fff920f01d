"""Timecode is SMPTE's: it comes back as it was, drops numbers where it must, and takes what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.film.time import Rate
from studio.film.timecode import moment, smpte

RATES = ["24", "25", "30", "23.976", "29.97", "59.94", "60", "12.5"]


@given(st.integers(0, 24 * 3600 * 24), st.sampled_from(RATES))
def test_it_comes_back_as_it_was(frame: int, rate: str) -> None:
    assert moment(smpte(frame, Rate.parse(rate)), Rate.parse(rate)) == frame


@pytest.mark.parametrize(
    ("frame", "rate", "text"),
    [(0, "24", "00:00:00:00"), (25, "24", "00:00:01:01"), (86399, "24", "00:59:59:23"), (1799, "29.97", "00:00:59;29"),
     (1800, "29.97", "00:01:00;02"), (17982, "29.97", "00:10:00;00"), (107892, "29.97", "01:00:00;00"),
     (3600, "59.94", "00:01:00;04"), (24, "23.976", "00:00:01:00")],
)  # fmt: skip
def test_numbers_are_dropped_as_smpte_says(frame: int, rate: str, text: str) -> None:
    assert smpte(frame, Rate.parse(rate)) == text


@pytest.mark.parametrize(
    ("typed", "frame"),
    [("1:00", 24), ("100", 24), ("13012", 90 * 24 + 12), ("1:30:12", 90 * 24 + 12), ("+12", 112), ("-1:00", 76),
     ("-500", 0), ("7", 7), (" 00:00:02:00 ", 48)],
)  # fmt: skip
def test_what_people_type(typed: str, frame: int) -> None:
    assert moment(typed, Rate(), 100) == frame


def test_what_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="is not a timecode"):
        moment("soon", Rate())

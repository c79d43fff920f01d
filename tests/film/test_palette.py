"""Colours are apart as people see them, and a palette says how well a picture keeps to it."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from studio.film.palette import Palette, Swatch, adherence, distance, hex_of, oklab, one_line

RGB = st.tuples(*[st.integers(0, 255)] * 3)
DUSK = Palette("dusk", "Dusk", (Swatch("rust", "#a04020"), Swatch("night", "#101830")))


@given(RGB)
def test_oklab_agrees_with_an_independent_library(rgb: tuple[int, int, int]) -> None:
    theirs = Color("srgb", [c / 255 for c in rgb]).convert("oklab").coords()
    assert oklab(rgb) == pytest.approx(theirs, abs=1e-4)


@given(RGB, RGB)
def test_distance_is_a_distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    assert distance(one, other) == distance(other, one) >= 0
    assert (distance(one, other) == 0) == (one == other)


def test_lightness_counts_less_than_hue() -> None:
    assert distance((0, 0, 0), (255, 255, 255)) == pytest.approx(1 / 1.6, abs=1e-3)


def test_a_picture_of_the_palettes_own_colours_keeps_to_it() -> None:
    kept = adherence([s.rgb for s in DUSK.swatches] * 200, DUSK)
    assert (kept.precision, kept.coverage, kept.within) == (0, 0, 1)


def test_a_picture_of_one_swatch_is_precise_but_does_not_cover() -> None:
    kept = adherence([DUSK.swatches[0].rgb] * 100, DUSK)
    assert kept.precision == 0 and kept.within == 1
    assert kept.coverage == pytest.approx(distance(DUSK.swatches[0].rgb, DUSK.swatches[1].rgb) / 2)


def test_coverage_looks_at_the_nearest_two_per_cent() -> None:
    pixels = [DUSK.swatches[0].rgb] * 98 + [DUSK.swatches[1].rgb] * 2
    assert adherence(pixels, DUSK).coverage == 0
    assert adherence(pixels[:99], DUSK).coverage == 0, "one of 99 is more than one in a hundred"


def test_a_foreign_colour_is_neither_near_nor_precise() -> None:
    kept = adherence([(0, 255, 0)] * 3 + [DUSK.swatches[0].rgb], DUSK)
    assert kept.within == 0.25
    assert kept.precision == pytest.approx(0.75 * min(distance((0, 255, 0), s.rgb) for s in DUSK.swatches))


def test_nothing_to_measure_is_said() -> None:
    with pytest.raises(ValueError, match="nothing to measure"):
        adherence([], DUSK)
    with pytest.raises(ValueError, match="nothing to measure"):
        adherence([(0, 0, 0)], Palette("x", "x"))


@pytest.mark.parametrize(("text", "colour"), [("A04020", "#a04020"), (" #A04020 ", "#a04020"), ("#a42", "#aa4422")])
def test_colours_as_people_type_them(text: str, colour: str) -> None:
    assert hex_of(text) == colour


@pytest.mark.parametrize("text", ["", "rust", "#12345", "#1234567", "#gggggg", "#12 456"])
def test_what_is_no_colour_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="is not a colour; write it as #rrggbb"):
        Swatch("x", text)


@given(st.text())
def test_names_are_one_line_for_good(text: str) -> None:
    name = one_line(text)
    assert name == one_line(name) and name.isprintable() and len(name) <= 200


def test_recolouring_what_is_not_there_gives_the_same_palette() -> None:
    assert DUSK.recoloured("teal", "#000000") is DUSK
    assert DUSK.recoloured("rust", "#A04020") is DUSK
    assert DUSK.recoloured("rust", "#000000").swatches == (Swatch("rust", "#000000"), DUSK.swatches[1])

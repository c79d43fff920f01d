"""Lightness, chroma and hue as an independent library has them, and out-of-gamut colours as CSS Color 4 maps them."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.film.colour_words import told_apart, unlike, word_for
from studio.film.harmony import HARMONIES, harmonised
from studio.film.oklch import NEUTRAL, hex_at, most_chroma, oklch, rgb_of, shown
from studio.film.palette import Swatch

RGB = st.tuples(*[st.integers(0, 255)] * 3)
LIGHT, CHROMA, HUE = st.floats(0.02, 0.98), st.floats(0, 0.4), st.floats(0, 359.99)


@given(RGB)
def test_oklch_agrees_with_an_independent_library_and_comes_back(rgb: tuple[int, int, int]) -> None:
    theirs = Color("srgb", [c / 255 for c in rgb]).convert("oklch").coords()
    light, chroma, hue = oklch(rgb)
    assert (light, chroma) == pytest.approx(theirs[:2], abs=1e-4)
    if chroma > NEUTRAL:
        assert abs((hue - theirs[2] + 180) % 360 - 180) < 0.5
    assert rgb_of(light, chroma, hue) == rgb


@given(LIGHT, CHROMA, HUE)
@settings(max_examples=60, deadline=None)
def test_what_a_screen_cannot_show_is_mapped_as_css_says(light: float, chroma: float, hue: float) -> None:
    theirs = Color("oklch", [light, chroma, hue]).convert("srgb").fit(method="oklch-chroma", jnd=0.02)
    assert rgb_of(light, chroma, hue) == pytest.approx([255 * c for c in theirs.coords()], abs=2.5)


@given(LIGHT, CHROMA, HUE)
@settings(deadline=None)
def test_without_clipping_the_lightness_stays(light: float, chroma: float, hue: float) -> None:
    light = max(0.2, light)  # below, one step of eight bits is a wide one
    assert oklch(rgb_of(light, chroma, hue, seen=0))[0] == pytest.approx(light, abs=0.012)


@given(LIGHT, HUE)
@settings(deadline=None)
def test_the_most_chroma_is_the_edge_of_what_is_shown(light: float, hue: float) -> None:
    edge = most_chroma(light, hue)
    assert shown(light, edge, hue) and not shown(light, edge + 0.005, hue)


def test_black_and_white_have_no_hue() -> None:
    assert rgb_of(0, 0.3, 20) == (0, 0, 0) and rgb_of(1, 0.3, 20) == (255, 255, 255)
    assert oklch((128, 128, 128))[2] == 0
    assert most_chroma(0, 20) == most_chroma(1, 20) == 0


SWATCHES = st.lists(st.builds(Swatch.of, st.text(max_size=6), RGB), min_size=1, max_size=9)


@given(SWATCHES, st.sampled_from(sorted(HARMONIES)), st.integers(0, 8), st.sets(st.integers(0, 8)))
@settings(deadline=None)
def test_a_harmony_keeps_what_is_kept_greys_and_the_order_of_lightness(
    swatches: list[Swatch], kind: str, key: int, kept: set[int]
) -> None:
    key %= len(swatches)
    new = harmonised(swatches, key, kind, kept)
    before, after = [oklch(s.rgb) for s in swatches], [oklch(Swatch("", h).rgb) for h in new]
    for n, (old, now) in enumerate(zip(before, after, strict=True)):
        if n == key or n in kept or old[1] < NEUTRAL:
            assert new[n] == swatches[n].hex
        elif now[1] > 0.05:
            turns = [abs((now[2] - before[key][2] - turn + 180) % 360 - 180) for turn in HARMONIES[kind]]
            assert min(turns) < 6, "its hue is one of the harmony's"
    for one in range(len(swatches)):
        for other in range(len(swatches)):
            if max(0.2, before[one][0] + 0.025) < before[other][0]:
                assert after[one][0] < after[other][0]


def test_a_harmony_leaves_no_hue_empty_while_there_are_swatches_for_it() -> None:
    reds = [Swatch("", hex_at(light, 0.08, 30 + n)) for n, light in enumerate((0.3, 0.5, 0.6, 0.7))]
    hues = sorted(round(oklch(Swatch("", h).rgb)[2] / 90) % 4 for h in harmonised(reds, 0, "Tetrad"))
    assert hues == [0, 1, 2, 3]
    with pytest.raises(ValueError, match="is not a harmony; use Complement"):
        harmonised(reds, 0, "Pentad")


@pytest.mark.parametrize(
    ("colour", "word"), [("#000000", "Black"), ("#e0482a", "Vermilion"), ("#164a5c", "Petrol"), ("#808080", "Grey")]
)
def test_a_colour_has_a_word(colour: str, word: str) -> None:
    assert word_for(Swatch("", colour).rgb) == word


@given(SWATCHES)
def test_names_are_told_apart_and_good_ones_stay(swatches: list[Swatch]) -> None:
    new = told_apart(tuple(swatches))
    assert len({s.name for s in new}) == len(new) and all(s.name for s in new)
    assert [s.hex for s in new] == [s.hex for s in swatches]
    assert told_apart(new) is new
    first = {s.name: n for n, s in reversed(list(enumerate(swatches))) if s.name}
    assert all(new[n].name == name or swatches[n - 1].name == "" for name, n in first.items() if n == 0)


def test_a_taken_name_gets_a_number() -> None:
    assert unlike("Rust", {"Rust", "Rust 2"}) == "Rust 3"
    assert len(unlike("x" * 200, {"x" * 200})) <= 200

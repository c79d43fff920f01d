"""Palettes in a person's hands: whatever is done to them, names stay unique, a colour stays, and undo gives it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.film import colouring as verbs
from studio.film.film import Film
from studio.film.harmony import HARMONIES, harmonised
from studio.film.history import History
from studio.film.oklch import oklch
from studio.film.palette import Palette, Swatch, oklab

DUSK = Palette("dusk", "Dusk", (Swatch("rust", "#a04020"), Swatch("night", "#101830"), Swatch("rust", "#c0a080")))
FILM = Film(palettes=(DUSK, Palette("fog", "Fog", (Swatch("", "#888888"),))), palette="dusk")

NTH = st.integers(-1, 5)
NAMES = st.sampled_from(["rust", "night", "Ash", "", "a\nb", "rust 2"])
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: Swatch.of("", rgb).hex)
PALETTES = st.sampled_from(["dusk", "fog", "gone"])
Step = Callable[[Film], Film]


def harmony(film: Film, palette: str, kind: str) -> Film:
    found = film.palette_by_id(palette)
    return verbs.harmonise(film, palette, harmonised(found.swatches, 0, kind)) if found else film


STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda p, c, n, at: lambda f: verbs.add_swatch(f, p, c, n, at), PALETTES, COLOURS, NAMES, NTH),
    st.builds(lambda p, n, c: lambda f: verbs.tune_swatch(f, p, n, c), PALETTES, NTH, COLOURS),
    st.builds(lambda p, n, name: lambda f: verbs.name_swatch(f, p, n, name), PALETTES, NTH, NAMES),
    st.builds(lambda p, n, to: lambda f: verbs.move_swatch(f, p, n, to), PALETTES, NTH, NTH),
    st.builds(lambda p, n: lambda f: verbs.drop_swatch(f, p, n), PALETTES, NTH),
    st.builds(lambda p, n, on: lambda f: verbs.lock_swatch(f, p, n, on), PALETTES, NTH, st.booleans()),
    st.builds(lambda p: lambda f: verbs.sort_swatches(f, p), PALETTES),
    st.builds(lambda p, k: lambda f: harmony(f, p, k), PALETTES, st.sampled_from(sorted(HARMONIES))),
    st.builds(
        lambda p, cs: lambda f: verbs.take_colours(f, p, [Swatch("", c) for c in cs]),
        PALETTES, st.lists(COLOURS, max_size=4),
    ),
    st.builds(lambda p: lambda f: verbs.bring_palette(f, Palette(p, "X", DUSK.swatches)), PALETTES),
    st.builds(lambda p: lambda f: verbs.drop_palette(f, p), PALETTES),
    st.builds(lambda p, s: lambda f: verbs.use_palette(f, p, s), st.sampled_from(["dusk", "fog", ""]), st.just("1")),
)  # fmt: skip


@given(st.lists(STEPS, min_size=1, max_size=12))
@settings(max_examples=200, deadline=None)
def test_whatever_is_done_names_are_unique_a_colour_stays_and_undo_gives_it_back(steps: list[Step]) -> None:
    history = History(FILM)
    for step in steps:
        film = history.film
        try:
            new = step(film)
        except ValueError:
            continue
        changed = history.edited("x", new)
        if changed is history:
            continue
        assert new != film, "a new film is another film"
        assert changed.undo().film is film
        history = changed
        for old, palette in ((film.palette_by_id(p.id), p) for p in new.palettes):
            if palette is not old:
                names = [s.name for s in palette.swatches]
                assert len(set(names)) == len(names) >= 1 and all(names)
        ids = [p.id for p in new.palettes]
        assert len(set(ids)) == len(ids)
        known = {(p.id, s.name) for p in new.palettes for s in p.swatches}
        assert set(new.locked) <= known, "no lock is left behind"
        assert len(set(new.locked)) == len(new.locked)
        assert {p for _, p in new.scene_palettes} <= set(ids) and new.palette in {"", *ids}
    while history.done:
        history = history.undo()
    assert history.film is FILM


def test_a_lock_holds_against_harmonies_and_pictures_but_not_against_a_hand() -> None:
    film = verbs.lock_swatch(FILM, "dusk", 0)
    assert verbs.locked_places(film, "dusk") == {0}
    turned = harmony(film, "dusk", "Monochrome")
    assert turned.palettes[0].swatches[0].hex == "#a04020"
    other = verbs.harmonise(film, "dusk", ["#111111", "#222222", "#333333"])
    assert [s.hex for s in other.palettes[0].swatches] == ["#a04020", "#222222", "#333333"]
    taken = verbs.take_colours(film, "dusk", [Swatch("", "#ffffff"), Swatch("", "#000000")])
    assert [s.hex for s in taken.palettes[0].swatches] == ["#000000", "#a04020", "#ffffff"]
    assert verbs.locked_places(taken, "dusk") == {1}
    assert verbs.tune_swatch(film, "dusk", 0, "#123456").palettes[0].swatches[0].hex == "#123456"


def test_a_lock_goes_with_its_swatch_through_a_new_name_a_new_place_and_away_with_it() -> None:
    film = verbs.name_swatch(verbs.lock_swatch(FILM, "dusk", 0), "dusk", 0, "Brick")
    assert film.locked == (("dusk", "Brick"),)
    film = verbs.move_swatch(film, "dusk", 0, 2)
    assert verbs.locked_places(film, "dusk") == {2}
    assert verbs.drop_swatch(film, "dusk", 2).locked == ()
    assert verbs.lock_swatch(film, "dusk", 2, False).locked == ()
    assert verbs.drop_palette(film, "dusk").locked == ()


def test_two_swatches_of_one_name_are_told_apart_before_anything_is_done() -> None:
    film = verbs.tune_swatch(FILM, "dusk", 2, "#ffffff")
    assert [(s.name, s.hex) for s in film.palettes[0].swatches] == [
        ("rust", "#a04020"), ("night", "#101830"), ("rust 2", "#ffffff"),
    ]  # fmt: skip


def test_what_cannot_be_is_told() -> None:
    with pytest.raises(ValueError, match="keeps one colour"):
        verbs.drop_swatch(FILM, "fog", 0)
    with pytest.raises(ValueError, match="is the name of another swatch"):
        verbs.name_swatch(FILM, "dusk", 0, "night")
    with pytest.raises(ValueError, match="needs a name"):
        verbs.name_swatch(FILM, "dusk", 0, "  ")
    with pytest.raises(ValueError, match="write it as #rrggbb"):
        verbs.add_swatch(FILM, "dusk", "rust")
    with pytest.raises(ValueError, match="no colour to take"):
        verbs.take_colours(FILM, "dusk", [])
    with pytest.raises(ValueError, match="needs one colour"):
        verbs.bring_palette(FILM, Palette("new", "New"))


def test_a_colour_without_a_name_gets_a_word() -> None:
    film = verbs.add_swatch(FILM, "dusk", "#e0482a", at=0)
    assert film.palettes[0].swatches[0] == Swatch("Vermilion", "#e0482a")
    assert film.palettes[1] is FILM.palettes[1]


def test_sorting_is_from_dark_to_light() -> None:
    lights = [oklab(s.rgb)[0] for s in verbs.sort_swatches(FILM, "dusk").palettes[0].swatches]
    assert lights == sorted(lights)


def test_a_palette_that_comes_in_gets_an_id_of_its_own_and_the_film_that_had_none() -> None:
    film = verbs.bring_palette(Film(), DUSK)
    assert film.palette == "dusk"
    again = verbs.bring_palette(film, Palette("DUSK", "Dusk", DUSK.swatches))
    assert [p.id for p in again.palettes] == ["dusk", "DUSK-2"], "some disks take them for one file"
    assert again.palette == "dusk"
    assert verbs.name_palette(again, "DUSK-2", "Dawn").palettes[1].name == "Dawn"


def test_a_monochrome_palette_has_one_hue() -> None:
    film = harmony(FILM, "dusk", "Monochrome")
    hues = {round(oklch(s.rgb)[2] / 12) for s in film.palettes[0].swatches if oklch(s.rgb)[1] > 0.03}
    assert len(hues) == 1

"""film.json holds every value of a film exactly, reads as text a person can merge, and refuses what is not a film."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.files.film import film_parts, film_text, no_constant
from studio.files.upgrade import upgraded
from studio.film.boards import Board
from studio.film.film import ByHand, Film, Settings
from studio.film.shots import SIZES, Line, Shot
from studio.film.takes import Take
from studio.film.time import Rate
from studio.trouble import Trouble

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
RATES = st.fractions(1, 120, max_denominator=1001)
LINES = st.builds(Line, TEXT, TEXT, TEXT)
SHOTS = st.builds(
    Shot, TEXT, TEXT, TEXT, size=st.sampled_from(SIZES), seconds=st.floats(0, 1e6), frames=st.integers(1, 10**9),
    cast=st.lists(TEXT, max_size=3).map(tuple), dialogue=st.lists(LINES, max_size=3).map(tuple), action=TEXT,
    lines=st.tuples(st.integers(), st.integers()), origin=st.sampled_from(["written", "derived"]), stale=TEXT,
)  # fmt: skip
TAKES = st.builds(
    Take, TEXT, TEXT, TEXT, st.integers(), RATES, circled=st.booleans(), rating=st.integers(0, 5), note=TEXT
)
FILMS = st.builds(
    Film,
    title=TEXT,
    shots=st.lists(SHOTS, max_size=4).map(tuple),
    orphans=st.lists(SHOTS, max_size=2).map(tuple),
    dropped=st.lists(SHOTS, max_size=2).map(tuple),
    by_hand=st.lists(st.builds(ByHand, SHOTS, st.just(("size",)), st.lists(TEXT).map(tuple)), max_size=2).map(tuple),
    boards=st.lists(st.builds(Board, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    takes=st.lists(TAKES, max_size=3).map(tuple),
    palette=TEXT,
    scene_palettes=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
    settings=st.builds(Settings, st.builds(Rate, RATES), st.tuples(st.integers(), st.integers()), st.integers()),
)
ELSEWHERE = {"script", "palettes", "cut"}  # what other files of the folder hold


@given(FILMS)
@settings(max_examples=150, deadline=None)
def test_every_value_comes_back_as_it_was(film: Film) -> None:
    parts = film_parts(json.loads(film_text(film, {}), parse_constant=no_constant))
    assert parts.pop("palettes") == ()
    assert replace(Film(), **parts) == film
    assert set(parts) | ELSEWHERE == {f.name for f in fields(Film)}


def test_keys_are_sorted_and_a_field_of_a_shot_has_its_own_line(film: Film) -> None:
    text = film_text(film, {"cut.otio": "00"})
    assert text.endswith("}\n") and text.isprintable() is False
    document = json.loads(text)
    assert list(document) == sorted(document)
    lines = text.splitlines()
    assert f'   "slate": {json.dumps(film.shots[0].slate)},' in lines
    assert sum(line.lstrip().startswith('{"aside"') for line in lines) == len(film.takes)
    assert film_text(film, {"cut.otio": "00"}) == text


def test_a_value_of_the_wrong_kind_is_not_written(film: Film) -> None:
    for wrong, place in (
        (replace(film, title=7), "title is not a text"),  # type: ignore[arg-type]
        (replace(film, shots=(replace(film.shots[0], frames=2.5),)), r"shots\[0\].frames is not a whole number"),  # type: ignore[arg-type]
        (replace(film, shots=(replace(film.shots[0], seconds=float("nan")),)), r"seconds is not a number"),
        (replace(film, shots=list(film.shots)), "shots is not a list"),  # type: ignore[arg-type]
    ):
        with pytest.raises(ValueError, match=place):
            film_text(wrong, {})


def spoiled(film: Film, spoil: object) -> object:
    document = json.loads(film_text(film, {}))
    spoil(document)  # type: ignore[operator]
    return document


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda d: d["shots"][1].update(frames="72"), r"shots\[1\].frames is not a whole number"),
        (lambda d: d["shots"][1].update(frames=True), r"shots\[1\].frames is not a whole number"),
        (lambda d: d["shots"][0].pop("id"), r"shots\[0\] has no id"),
        (lambda d: d["shots"][0].update(origin="guessed"), r"origin is not one of written, derived"),
        (lambda d: d["shots"][0].update(lines=[1]), r"lines does not have 2 values"),
        (lambda d: d["takes"][0].update(rate="24/0"), r"rate is not an exact number"),
        (lambda d: d["settings"].update(rate="fast"), r"settings.rate: .*is not a number of frames"),
        (lambda d: d.update(shots={}), "shots is not a list"),
        (lambda d: d.update(shots=[7]), r"shots\[0\] is not a block"),
        (lambda d: d.update(scene_palettes=[["1"]]), r"scene_palettes\[0\] does not have 2 values"),
    ],
)
def test_a_damaged_place_is_named(film: Film, spoil: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        film_parts(spoiled(film, spoil))  # type: ignore[arg-type]


def test_fields_that_an_older_film_does_not_have_get_their_usual_value(film: Film) -> None:
    document = spoiled(film, lambda d: [d["shots"][0].pop("lens"), d.pop("dropped")])
    parts = film_parts(document)  # type: ignore[arg-type]
    assert parts["shots"][0].lens == 35


KEYS = ["version", "settings", "takes", "shots", "fps", "seconds", "id", "size", "files", "palettes", "title", "good"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, 0, 1, 2]))
@settings(max_examples=300, deadline=None)
def test_any_document_is_a_film_or_a_sentence(document: object, version: int | None) -> None:
    if isinstance(document, dict) and version is not None:
        document["version"] = version
    said = ""
    try:
        film_parts(upgraded(document, "x.film"))
    except (ValueError, Trouble) as error:
        said = str(error)
    assert "\n" not in said


def test_rates_stay_exact(film: Film) -> None:
    take = replace(film.takes[0], rate=Fraction(24000, 1001))
    parts = film_parts(json.loads(film_text(replace(film, takes=(take,)), {})))
    assert parts["takes"][0].rate == Fraction(24000, 1001)

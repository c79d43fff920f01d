"""A request is the same as JSON both ways, and what is not a request is refused in words."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import requests, results
from pipelines.report import Refused
from pipelines.requests import (
    BoardRequest,
    Clip,
    Credit,
    CreditsRequest,
    CutRequest,
    FigureHint,
    Hints,
    LoopRequest,
    Panel,
    ProxyRequest,
    Request,
    SheetRequest,
    Spoken,
    StagedRequest,
    StillRequest,
    TakeRequest,
    TitleRequest,
    rate_of,
)  # fmt: skip
from pipelines.stages import STAGES

EVERY: tuple[Request, ...] = (
    BoardRequest(
        "a man waits", Hints(size="CU", figures=(FigureHint("SAM", "man"),)), palette=("#102030",), seed=4, model="m"
    ),
    StagedRequest("{}", ("#102030",), 640, 360, "24000/1001", 10, 3, out="boards/x"),
    TakeRequest("{}", ("#102030",), 640, 360, "24000/1001", 10, 3, out="takes/x"),
    TitleRequest("Лампа", "Written by", "A. B."),
    CreditsRequest("Ghost", (Credit("Written by", "X"),), ("VERA", "IRO")),
    CutRequest(
        (Clip("a.mp4", "00", 0, 24, 2, 0, 8, spoken=(Spoken("A", "b"),)), Clip("b.mp4", "01", 0, 24)), burn=True
    ),
    StillRequest("b.png", "ab", width=640, height=360, out="s"),
    ProxyRequest("a.mp4", "ab", out="p"),
    LoopRequest("a.mp4", "00"),
    SheetRequest("Ghost", (Panel("1A", dialogue=(Spoken("A", "\u202eb"),)),)),
)


@pytest.mark.parametrize("request_", EVERY, ids=lambda r: type(r).__name__)
def test_a_request_comes_back_from_its_json(request_: Request) -> None:
    again = requests.from_json(request_.to_json())
    assert again == request_ and again.key == request_.key and again.to_json() == request_.to_json()


def test_every_request_has_a_stage_and_a_name() -> None:
    assert set(STAGES) == set(requests.ASKS.values()) == {type(r) for r in EVERY}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a request"), ("[]", "an object"), ("{}", "no version"), ("nul", "not a request"),
        ("[" * 100_000, "not a request"),
        ('{"version": 99, "ask": "TakeRequest"}', "newer Workprint"),
        ('{"version": 1, "ask": "Steal"}', "nobody here makes"),
        ('{"version": 1, "ask": "TakeRequest"}', "not complete"),
        ('{"version": 1, "ask": "TakeRequest", "plan": 3}', "plan should be str"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "frames": "3"}', "frames should be int"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "frames": true}', "frames should be int"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "palette": "#000000"}', "should be a list"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "shell": "rm"}', "does not know"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "width": 641}', "is odd"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "width": 100000}', "out of reach"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "rate": "0"}', "out of reach"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "rate": "1/0"}', "not a number"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "rate": "1e999999999"}', "not a number"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "palette": ["red"]}', "not a colour"),
        ('{"version": 1, "ask": "TakeRequest", "plan": "", "frames": 0}', "cannot be made"),
        ('{"version": 1, "ask": "CutRequest", "clips": []}', "no shots yet"),
    ],
)  # fmt: skip
def test_what_is_not_a_request_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        requests.from_json(text)


trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(EVERY), st.data())
@settings(max_examples=200, deadline=None)
def test_a_request_with_anything_in_a_field_is_read_or_refused(request_: Request, data: st.DataObject) -> None:
    tree = json.loads(request_.to_json())
    tree[data.draw(st.sampled_from(sorted(tree)))] = data.draw(trees)
    try:
        again = requests.from_json(json.dumps(tree))
    except Refused:
        return
    assert requests.from_json(again.to_json()) == again


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_words_travel_unchanged(words: str) -> None:
    one = BoardRequest(words, model="", tools="")
    assert requests.from_json(one.to_json()) == one


def test_results_come_back_from_their_json() -> None:
    stamp = results.Stamp("k", libraries=(("torch", "2"),))
    for made in (
        results.Board("k", "{}", "p.png", stamp=stamp),
        results.Take("k", "f", adherence=results.Adherence(0.1, 0.2, 0.5), missing=("漢",), stamp=stamp),
        results.Cut("k", "f", captions=(results.Caption(1, 9, "a\nb", True),)),
        results.Sheet("k", "f"),
    ):
        assert results.from_json(made.to_json()) == made
        assert results.from_json(made.to_json(EVERY[0].to_json())) == made


def test_the_key_of_a_board_is_what_films_on_disk_know_it_by() -> None:
    one = BoardRequest(
        "a man waits", Hints(size="CU", figures=(FigureHint("SAM", "man"),)), seed=4, model="m", tools="t"
    )
    assert one.key == "95bc047f93b2ee264038"


def test_rates_are_exact() -> None:
    assert rate_of("24000/1001") * 1001 == 24000
    assert rate_of("12.5") * 2 == 25


def test_the_key_forgets_places_and_nothing_else() -> None:
    one = next(r for r in EVERY if isinstance(r, CutRequest))
    moved = dataclasses.replace(
        one, out="x", cache="y", clips=tuple(dataclasses.replace(c, file="z") for c in one.clips)
    )
    assert moved.key == one.key
    assert dataclasses.replace(one, clips=one.clips[::-1]).key != one.key

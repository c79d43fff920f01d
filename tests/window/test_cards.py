"""Where panels go: none over another, none lost, scenes headed once, and every point finds its panel again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from studio.widgets.cardpaint import wrapped
from studio.widgets.cards import Card, grid, strip

CARDS = st.lists(st.tuples(st.integers(0, 3), st.floats(0.04, 60)), min_size=1, max_size=40).map(
    lambda them: [
        Card(str(n), f"{n}", scene=str(sum(s for s, _ in them[: n + 1])), seconds=t) for n, (_, t) in enumerate(them)
    ]
)


@given(CARDS, st.integers(100, 3000), st.integers(96, 560))
@settings(max_examples=80, deadline=None)
def test_a_grid_holds_every_panel_once(cards: list[Card], room: int, wanted: int) -> None:
    laid = grid(cards, room, wanted, 16 / 9)
    assert len(laid.places) == len(cards)
    assert [nth for _, nth in laid.heads] == [n for n, c in enumerate(cards) if n == 0 or c.scene != cards[n - 1].scene]
    every = [*laid.places, *(head for head, _ in laid.heads)]
    assert not any(a.intersects(b) for n, a in enumerate(every) for b in every[:n])
    for n, place in enumerate(laid.places):
        assert laid.at(place.center()) == n
        assert n in laid.within(place)
        assert laid.gap(place.center() - (place.center() - place.topLeft()) / 2) == n
        assert laid.beside(n, 1) >= n >= laid.beside(n, -1)
    whole = QRect(0, 0, laid.width, laid.height)
    assert laid.heads_within(whole) == laid.heads and list(laid.within(whole)) == list(range(len(cards)))


@given(CARDS, st.floats(8, 200))
@settings(max_examples=40, deadline=None)
def test_a_strip_is_as_long_as_the_film(cards: list[Card], a_second: float) -> None:
    laid = strip(cards, 180, a_second)
    assert not any(b.intersects(a) for a, b in zip(laid.places, laid.places[1:], strict=False))
    spans = [place.width() + 2 for place in laid.places]
    for card, span in zip(cards, spans, strict=True):
        assert abs(span - max(10.0, card.seconds * a_second)) <= 2


def test_words_are_wrapped_and_the_last_line_says_that_there_is_more() -> None:
    lines = wrapped("The kiln glows in the dark while the rain comes down outside", "", 90, 2)
    assert len(lines) == 2 and lines[1].endswith("…") and lines[0].startswith("The kiln")
    assert wrapped("", "", 90, 2) == () == wrapped("a", "", 90, 0)
    assert wrapped("窯が暗闇で光っている窯が暗闇で光っている", "", 90, 3)[0]

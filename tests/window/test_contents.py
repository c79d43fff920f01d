"""What a picture contains is told truly, always alike, and as the film's own measure has it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from studio.film.palette import Palette, Swatch, adherence, distance, oklab
from studio.widgets.contents import Content, Contents, content_of, oklabs, parts_of, points_of
from studio.widgets.timescale import Timescale

COLOURS = ("#101830", "#a04020", "#e8d8b0", "#2a7a6a")


def stripes(shares: dict[str, int], size: tuple[int, int] = (200, 100)) -> QImage:
    made = QImage(*size, QImage.Format.Format_RGB32)
    painter, left = QPainter(made), 0
    for colour, share in shares.items():
        painter.fillRect(left, 0, share * size[0] // 100, size[1], QColor(colour))
        left += share * size[0] // 100
    painter.end()
    return made


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=20))
def test_many_colours_at_once_are_where_each_is_alone(colours: list[tuple[int, int, int]]) -> None:
    assert oklabs(np.array(colours, np.uint8)) == pytest.approx(np.array([oklab(c) for c in colours]), abs=1e-5)


def test_the_colours_of_a_picture_with_their_shares_from_dark_to_light() -> None:
    points = points_of(stripes({"#101830": 50, "#a04020": 20, "#e8d8b0": 25, "#2a7a6a": 5}))
    parts = parts_of(points, 4)
    assert [Swatch.of("", p.rgb).hex for p in parts] == ["#101830", "#a04020", "#2a7a6a", "#e8d8b0"]
    assert [round(p.share * 20) for p in parts] == [10, 4, 1, 5]
    assert parts == parts_of(points, 4), "always alike"
    assert len(parts_of(points, 9)) == 4, "no more than there are"


def test_what_is_kept_holds_its_place_and_is_not_found_again() -> None:
    points = points_of(stripes({"#101830": 50, "#a04020": 25, "#e8d8b0": 25}))
    found = [Swatch.of("", p.rgb).hex for p in parts_of(points, 2, [Swatch("", "#a24222").rgb])]
    assert found == ["#101830", "#e8d8b0"]


@given(st.lists(st.sampled_from(["#101830", "#a04020", "#ffffff", "#00ff00"]), min_size=1, max_size=4, unique=True))
@settings(deadline=None, max_examples=12)
def test_the_fit_is_the_films_own_measure(planned: list[str]) -> None:
    points = points_of(stripes({"#101830": 50, "#a04020": 20, "#e8d8b0": 25, "#2a7a6a": 5}))
    swatches = tuple(Swatch("", hex_) for hex_ in planned)
    fit = Content(points, parts_of(points, 6)).fit([s.rgb for s in swatches])
    pixels = [rgb for colour, n in zip(COLOURS, (10, 4, 5, 1), strict=True) for rgb in [Swatch("", colour).rgb] * n]
    truth = adherence(pixels, Palette("x", "x", swatches))
    assert fit.within == pytest.approx(truth.within, abs=0.03)
    assert fit.precision == pytest.approx(truth.precision, abs=0.012)
    farthest = max(pixels, key=lambda c: min(distance(c, s.rgb) for s in swatches))
    assert min(distance(fit.worst.rgb, s.rgb) for s in swatches) == pytest.approx(fit.apart, abs=1e-4)
    assert fit.apart == pytest.approx(min(distance(farthest, s.rgb) for s in swatches), abs=1e-3)


def test_a_transparent_part_of_a_picture_is_no_colour_of_it(tmp_path: Path) -> None:
    made = QImage(100, 100, QImage.Format.Format_ARGB32)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    painter.fillRect(0, 0, 100, 50, QColor("#a04020"))
    painter.end()
    made.save(str(tmp_path / "half.png"))
    found = content_of(tmp_path / "half.png")
    assert found is not None and [Swatch.of("", p.rgb).hex for p in found.parts] == ["#a04020"]


def test_the_first_file_that_is_a_picture_is_read_in_a_thread(qtbot: QtBot, tmp_path: Path) -> None:
    stripes({"#a04020": 100}).save(str(tmp_path / "one.png"))
    (tmp_path / "none.png").write_bytes(b"no picture")
    contents = Contents()
    wanted = (tmp_path / "gone.png", tmp_path / "none.png", tmp_path / "one.png")
    with qtbot.waitSignal(contents.ready):
        assert contents.of(wanted) is None
    found = contents.of(wanted)
    assert found is not None and len(found.parts) == 1
    with qtbot.waitSignal(contents.ready):
        contents.of(wanted[:2])
    assert contents.of(wanted[:2]) is None
    assert contents.of(()) is None


LENGTHS = st.lists(st.floats(0.04, 60), min_size=1, max_size=300)


@given(LENGTHS, st.integers(1, 1200), st.floats(1, 50), st.floats(0, 1))
def test_columns_follow_each_other_and_none_is_painted_outside(
    lengths: list[float], room: int, zoom: float, scrolled: float
) -> None:
    scale = Timescale(lengths, room)
    scale.zoom_at(0, zoom)
    scale.scroll_to(scale.hidden * scrolled)
    columns = scale.columns()
    assert len(columns) <= room + 1
    for (one, _, end), (other, start, _) in pairwise(columns):
        assert one < other and abs(start - end) <= 1
    assert columns[0][1] <= 0 and columns[-1][2] >= room - 1
    for nth, left, right in columns:
        found = scale.at((left + right) / 2)
        assert found is not None and abs(found - nth) <= 1


def test_zooming_keeps_what_is_under_the_pointer_and_showing_scrolls_there() -> None:
    scale = Timescale([2.0] * 100, 500)
    under = scale.at(310)
    scale.zoom_at(310, 8)
    assert scale.at(310) == under
    scale.show(99)
    assert 0 <= scale.x(99)[0] < 500
    scale.zoom_at(0, 1e-9)
    assert scale.scroll == 0 and scale.zoom == 1
    assert Timescale([], 500).at(3) is None and Timescale([], 500).columns() == []

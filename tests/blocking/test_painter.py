"""The painter: the same frame is the same bytes, nothing is left unpainted, and the camera moves the right way."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from pipelines.blocking import vocabulary as v
from pipelines.blocking.draw.oklab import from_hex, from_lab, to_lab
from pipelines.blocking.draw.painter import Painter
from pipelines.blocking.draw.tones import DEFAULT_PALETTES, tones_for
from pipelines.blocking.plan import Plan
from pipelines.blocking.sheets import SIZES, sample

RATE = Fraction(24)
PALETTES = (
    ("#000000", "#ffffff"),
    ("#333333", "#777777", "#bbbbbb"),
    DEFAULT_PALETTES["sunset"],
    (
        "#7a1f1f",
        "#c43c2c",
        "#e8a04a",
        "#f4e3b8",
        "#2f5d50",
        "#16302b",
        "#88a096",
        "#5b3a5e",
        "#d9c2a7",
        "#102030",
        "#406080",
        "#fff4e0",
    ),
)


def _clean(painter: Painter, i: int) -> np.ndarray:
    """The picture without grain and vignette."""
    return painter._clean(i, painter.rig.poses[i], painter._nodes).copy()


@pytest.mark.parametrize("name", list(v.SETS))
def test_every_set_is_painted_to_its_corners_by_day_and_night(name: str) -> None:
    place = v.SETS[name]
    for time in ("day", "night"):
        painter = Painter(sample(place, name, time=time), (), 96, 54, 2, RATE)
        frame = painter.frame(1)
        assert frame.shape == (54, 96, 4) and frame.dtype == np.uint8
        assert (frame[..., 3] == 255).all()
        assert frame[..., :3].std() > 4.0  # there is a picture


@pytest.mark.parametrize("place", v.PLACES)
@pytest.mark.parametrize("weather", v.WEATHERS)
def test_every_place_takes_every_weather_at_every_time(place: str, weather: str) -> None:
    name = next(s for s, p in v.SETS.items() if p == place)
    for time in v.TIMES:
        assert Painter(sample(place, name, time=time, weather=weather), (), 64, 36, 1, RATE).frame(0).shape == (
            36,
            64,
            4,
        )


def test_the_same_arguments_are_the_same_bytes_in_any_order() -> None:
    plan = sample("street", "street", time="night", weather="rain", move="push in", people=2)
    first, second = (Painter(plan, DEFAULT_PALETTES["night"], 160, 90, 24, RATE, seed=5) for _ in range(2))
    ahead = [first.frame(i).tobytes() for i in (0, 11, 23)]
    assert [second.frame(i).tobytes() for i in (23, 11, 0)] == ahead[::-1]
    assert first.frame(11).tobytes() == ahead[1]
    assert Painter(plan, DEFAULT_PALETTES["night"], 160, 90, 24, RATE, seed=6).frame(11).tobytes() != ahead[1]


@pytest.mark.parametrize("move", v.MOVES)
@pytest.mark.parametrize(
    "where", [("forest", "forest"), ("street", "street"), ("interior", "kitchen"), ("sea", "beach")]
)
def test_no_layer_ends_inside_the_frame(move: str, where: tuple[str, str]) -> None:
    """The canvas is cleared to a colour no palette here has: it must never be seen."""
    plan = sample(*where, move=move, people=2)
    plan = replace(plan, camera=replace(plan.camera, speed=1.0))
    painter = Painter(plan, DEFAULT_PALETTES["day"], 96, 54, 48, RATE)
    painter._base = (255, 0, 255)
    for i in (0, 12, 24, 36, 47):
        bgr = _clean(painter, i)[..., :3].astype(int)
        bare = (bgr.min(axis=2) < 8) & (bgr[..., 0] > 240) & (bgr[..., 2] > 240)
        assert not bare.any(), (move, i)


def _shift(a: np.ndarray, b: np.ndarray, axis: int) -> int:
    """How far ``b`` is moved against ``a`` along an axis, by the best match of their means."""
    x, y = (p[..., :3].mean(axis=(1 - axis, 2)) for p in (a.astype(float), b.astype(float)))
    x, y = x - x.mean(), y - y.mean()
    return max(
        range(-30, 31),
        key=lambda k: float(np.corrcoef(x[max(0, -k) : len(x) - max(0, k)], y[max(0, k) : len(y) - max(0, -k)])[0, 1]),
    )


@pytest.mark.parametrize(
    ("move", "axis", "sign"), [("pan left", 1, 1), ("pan right", 1, -1), ("tilt up", 0, 1), ("tilt down", 0, -1)]
)
def test_a_camera_that_turns_moves_the_background_the_other_way(move: str, axis: int, sign: int) -> None:
    plan = replace(sample("city", "skyline", move=move), figures=())
    painter = Painter(plan, (), 192, 108, 24, RATE)
    assert _shift(_clean(painter, 9), _clean(painter, 14), axis) * sign > 0


def test_tracking_holds_the_subject_and_lets_the_background_slide() -> None:
    plan = sample("field", "meadow", move="track")
    painter = Painter(plan, (), 192, 108, 48, RATE)
    a, b = (painter.guides(i).subjects for i in (0, 47))
    middle = [float(np.nonzero(m == 1)[1].mean()) for m in (a, b)]
    assert abs(middle[0] - middle[1]) < 6
    still = Painter(replace(plan, camera=replace(plan.camera, move="static")), (), 192, 108, 48, RATE)
    went = [float(np.nonzero(still.guides(i).subjects == 1)[1].mean()) for i in (0, 47)]
    assert went[1] - went[0] > 20


def test_pushing_in_makes_the_near_grow_more_than_the_far() -> None:
    painter = Painter(sample("field", "meadow", move="push in"), (), 192, 108, 24, RATE)
    near = [np.count_nonzero(painter.guides(i).subjects) for i in (0, 23)]
    assert near[1] > near[0] * 1.15
    scale = [painter.rig.matrix(painter.rig.poses[i], p)[0] for p in (0.02, 0.9) for i in (0, 23)]
    assert scale[3] / scale[2] > scale[1] / scale[0]


@pytest.mark.parametrize("size", [(64, 64), (65, 97), (241, 103), (90, 160), (128, 54)])
def test_any_size_and_shape(size: tuple[int, int]) -> None:
    for angle in v.ANGLES:
        painter = Painter(sample("street", "street", angle=angle), (), *size, 3, Fraction(24000, 1001))
        assert painter.frame(2).shape == (size[1], size[0], 4)


@pytest.mark.parametrize("size", list(SIZES))
def test_guides_fit_the_frame(size: str) -> None:
    plan = sample("interior", "kitchen", size=size, angle="dutch" if size == "MS" else "eye", people=2)
    painter = Painter(plan, (), 97, 55, 4, RATE)
    guides = painter.guides(2)
    assert guides.depth.shape == guides.subjects.shape == guides.edges.shape == (55, 97)
    assert guides.depth.dtype == np.float32 and 0.0 <= guides.depth.min() <= guides.depth.max() <= 1.0
    assert set(np.unique(guides.subjects)) <= {0, 1, 2} and (guides.subjects > 0).any()
    assert set(np.unique(guides.edges)) <= {0, 255}
    assert guides.view.zoom == pytest.approx(1.0)


@pytest.mark.parametrize("palette", PALETTES)
def test_roles_stay_with_the_palette(palette: tuple[str, ...]) -> None:
    """A role is a swatch in more or less light: its hue and chroma are near some swatch of the palette."""
    swatches = [to_lab(from_hex(p)) for p in palette]
    for time in v.TIMES:
        tones = tones_for(palette, sample("field", "meadow", time=time))
        for name in ("sky", "horizon", "light", "far", "mid", "near", "figure", "accent", "shade"):
            lab = to_lab(getattr(tones, name))
            away = min(abs(lab[1] - s[1]) + abs(lab[2] - s[2]) for s in swatches)
            assert away < 0.11, (time, name, palette)
        assert to_lab(tones.near)[0] < to_lab(tones.far)[0] + 0.02


@pytest.mark.parametrize(
    ("place", "name", "time"),
    [("desert", "dunes", "sunset"), ("street", "street", "night"), ("forest", "forest", "day")],
)
def test_the_picture_stays_near_its_palette(place: str, name: str, time: str) -> None:
    """Measured on finished frames: a pixel is within a shade of a swatch, and in hue and chroma nearer still."""
    palette = DEFAULT_PALETTES[time]
    frame = Painter(sample(place, name, time=time), palette, 160, 90, 2, RATE).frame(0)
    pixels = [to_lab(tuple(p)) for p in frame[::6, ::6, :3].reshape(-1, 3) / 255.0]
    swatches = [to_lab(from_hex(p)) for p in palette]
    assert np.mean([min(math.dist(p, s) for s in swatches) for p in pixels]) < 0.11
    assert np.mean([min(math.dist(p[1:], s[1:]) for s in swatches) for p in pixels]) < 0.065


def test_oklab_there_and_back() -> None:
    for text in ("#000000", "#ffffff", "#7a1f1f", "#2c5a6e", "#fcc66e"):
        rgb = from_hex(text)
        assert from_lab(to_lab(rgb)) == pytest.approx(rgb, abs=2e-3)
    with pytest.raises(ValueError, match="not a colour"):
        from_hex("nonsense")


def test_an_impossible_frame_is_refused() -> None:
    for width, height, frames in ((0, 90, 5), (160, 90, 0), (20000, 90, 5)):
        with pytest.raises(ValueError, match="frame"):
            Painter(Plan(), (), width, height, frames, RATE)


def test_a_picture_never_stands_quite_still() -> None:
    painter = Painter(sample("sea", "open sea"), (), 128, 72, 24, RATE)
    assert np.abs(painter.frame(0).astype(int) - painter.frame(12)).mean() > 0.3


@pytest.mark.parametrize("move", ["whip pan left", "whip pan right", "tilt up", "zoom out", "handheld"])
def test_flattening_the_set_changes_nothing_to_speak_of(move: str) -> None:
    """Shots whose camera only turns are painted from fewer, larger pictures: they must show what the many show."""
    painter = Painter(sample("mountain", "valley", move=move), (), 128, 72, 24, RATE)
    assert len(painter._paint_nodes) < len(painter._nodes)
    for i in (0, 12, 23):
        many = _clean(painter, i).astype(int)
        few = painter._clean(i, painter.rig.poses[i], painter._paint_nodes).astype(int)
        assert np.abs(many - few).mean() < 3.0, (move, i)


def test_a_picture_of_a_sheet_has_memory_of_its_own() -> None:
    """A sheet is gone before its picture is: where memory is given back at once, that ended the process."""
    from pipelines.blocking.draw.relief import _image

    sheet = np.zeros((8, 8, 4), np.uint8)
    same, larger = _image(sheet, 8, 8), _image(sheet, 16, 16)
    sheet[:] = 255
    assert not same.toarray().any() and not larger.toarray().any()

"""Every subject of the vocabulary draws, stands where it was put, moves, and stays itself."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from pipelines.blocking import vocabulary as v
from pipelines.blocking.draw import gait
from pipelines.blocking.draw.subjects import draw_subject, outline
from pipelines.blocking.draw.tones import Spot, Tint
from pipelines.blocking.draw.traits import traits
from pipelines.blocking.plan import Subject

TINT = Tint(
    base=(0.55, 0.27, 0.22),
    second=(0.22, 0.24, 0.36),
    skin=(0.86, 0.62, 0.48),
    hair=(0.24, 0.15, 0.13),
    accent=(0.95, 0.55, 0.2),
    shade=(0.17, 0.13, 0.3),
    rim=(1.0, 0.86, 0.62),
    key=-0.7,
    rim_width=0.7,
    detail=1.0,
)
FLAT = Tint(*(((1.0, 1.0, 1.0),) * 7), key=0.0, rim_width=0.0, detail=0.0)
FACINGS = (0.0, 40.0, 90.0, 135.0, 180.0, 225.0, 270.0, 320.0)


def picture(subject: Subject, t: float = 0.0, tint: Tint = TINT, height: float = 150.0) -> np.ndarray:
    surface = skia.Surface(320, 240)
    y = 60.0 if subject.role == "figure" else 120.0
    draw_subject(surface.getCanvas(), subject, Spot(160.0, y, height, 210.0), tint, t)
    return np.array(surface.makeImageSnapshot().toarray())


def check(subject: Subject, t: float = 0.3) -> None:
    """It leaves paint, and its outline is not empty and holds or touches the anchor."""
    spot = Spot(160.0, 120.0, 150.0, 220.0)
    path = outline(subject, spot, t)
    assert not path.isEmpty(), subject
    bounds = path.computeTightBounds()
    assert np.isfinite([bounds.left(), bounds.top(), bounds.right(), bounds.bottom()]).all(), subject
    reach = 0.16 * spot.height
    assert bounds.left() - reach <= spot.x <= bounds.right() + reach, (subject, bounds)
    assert bounds.top() - reach <= spot.y <= bounds.bottom() + reach, (subject, bounds)
    assert bounds.height() < 2.2 * spot.height, (subject, bounds)
    assert picture(subject, t)[..., 3].any(), subject


@pytest.mark.parametrize("pose", v.POSES)
def test_poses_from_all_sides(pose: str) -> None:
    for facing in FACINGS:
        check(Subject("figure", "woman" if facing > 100 else "man", facing=facing, pose=pose, who="MARTA"))


@pytest.mark.parametrize("kind", v.FIGURES)
def test_kinds_from_all_sides(kind: str) -> None:
    for facing in FACINGS:
        check(Subject("figure", kind, facing=facing, who=f"{kind} {facing}"))


@pytest.mark.parametrize("costume", v.COSTUMES)
def test_costumes(costume: str) -> None:
    for facing, pose in ((0.0, "walk"), (60.0, "sit"), (90.0, "stand"), (200.0, "run"), (270.0, "lie")):
        check(Subject("figure", "woman", facing=facing, pose=pose, costume=costume))


@pytest.mark.parametrize("role_kind", [("vehicle", k) for k in v.VEHICLES] + [("animal", k) for k in v.ANIMALS])
def test_machines_and_animals_from_all_sides(role_kind: tuple[str, str]) -> None:
    role, kind = role_kind
    for facing in FACINGS:
        for who, motion in (("A", (0.0, 0.0)), ("B", (0.4, 0.0)), ("C", (0.15, 0.0))):
            check(Subject(role, kind, facing=facing, who=who, motion=motion))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", v.PROPS)
def test_props(kind: str) -> None:
    check(Subject("prop", kind))


def test_a_standing_figure_stands_on_the_ground_below_its_eyes() -> None:
    bounds = outline(
        Subject("figure", "man", who="JOHN", facing=0.0), Spot(100.0, 100.0, 400.0, 475.0), 0.0
    ).computeTightBounds()
    assert abs(bounds.height() - 400.0) < 30.0
    assert abs(bounds.bottom() - 470.0) < 20.0


def test_same_instant_same_picture() -> None:
    for subject in (
        Subject("figure", "woman", pose="walk", who="MARTA"),
        Subject("vehicle", "train", motion=(0.3, 0.0)),
        Subject("animal", "horse"),
        Subject("prop", "watch"),
    ):
        assert (picture(subject, 1.25) == picture(subject, 1.25)).all()


def test_the_walk_goes_on_and_comes_round() -> None:
    subject = Subject("figure", "man", pose="walk", facing=0.0, who="JOHN")
    assert (picture(subject, 0.0) != picture(subject, 0.25)).any()
    who = traits(subject)
    cycle = 1.0 / gait.CADENCE["walk"]
    a, b = gait.stance(who, "walk", 0.2), gait.stance(who, "walk", 0.2 + cycle)
    assert a.legs == (pytest.approx(b.legs[0]), pytest.approx(b.legs[1]))


def test_somebody_is_the_same_in_every_shot_and_nobody_else() -> None:
    marta, again = Subject("figure", "woman", x=0.0, who="MARTA"), Subject("figure", "woman", x=0.4, who="Marta ")
    assert (picture(marta) == picture(again)).all()
    others = {
        picture(Subject("figure", "woman", who=name)).tobytes() for name in ("MARTA", "ELLA", "JUNE", "ROSE", "IDA")
    }
    assert len(others) == 5


def test_left_is_right_mirrored() -> None:
    for subject in (
        Subject("vehicle", "car", who="X"),
        Subject("animal", "dog", who="X"),
        Subject("figure", "man", pose="walk", who="X"),
    ):
        right = (
            picture(Subject(subject.role, subject.kind, facing=0.0, pose=subject.pose, who="X"), 0.1, FLAT)[..., 3]
            > 128
        )
        left = (
            picture(Subject(subject.role, subject.kind, facing=180.0, pose=subject.pose, who="X"), 0.1, FLAT)[..., 3]
            > 128
        )
        left = left[:, ::-1]
        assert (left & right).sum() / (left | right).sum() > 0.7, subject


def test_a_mask_is_one_flat_colour() -> None:
    mask = picture(Subject("figure", "woman", who="MARTA", costume="coat"), 0.0, FLAT)
    solid = mask[mask[..., 3] == 255]
    assert len(solid) > 500 and (solid == 255).all()


def test_speaking_blinking_breathing() -> None:
    subject = Subject("figure", "woman", who="MARTA", facing=70.0)
    frames = [picture(subject, k / 8.0, height=1500.0) for k in range(16)]
    assert len({f.tobytes() for f in frames}) > 4


def test_a_set_piece_is_left_to_the_place() -> None:
    assert outline(Subject("piece", "tree"), Spot(0.0, 0.0, 10.0, 0.0), 0.0).isEmpty()

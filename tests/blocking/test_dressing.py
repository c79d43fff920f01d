"""Set pieces stay behind the people, clear of them, at a size the perspective allows."""

from __future__ import annotations

import dataclasses
import random

from pipelines.blocking import vocabulary as v
from pipelines.blocking.ask import ask
from pipelines.blocking.compose import compose
from pipelines.blocking.dressing import METRES, PERSON, PROP_METRES, dress
from pipelines.blocking.plan import Camera, Ground, Plan, Subject
from pipelines.blocking.rules import FLYING


def test_every_piece_has_a_height() -> None:
    assert set(METRES) == set(v.PIECES) and set(PROP_METRES) == set(v.PROPS)


def test_wheels_and_feet_touch_the_ground() -> None:
    for seed in range(200):
        rng = random.Random(seed)
        plan = compose(ask(rng), rng)
        if plan.camera.angle in ("eye", "dutch"):
            for thing in (*dress(plan).vehicles, *dress(plan).animals):
                if thing.kind not in FLYING and thing.scale < 1.0:
                    assert thing.y - thing.scale < plan.camera.horizon


def test_a_watch_is_no_larger_than_a_head_and_within_reach() -> None:
    man = Subject("figure", "man", x=-0.3, y=0.4, depth=-0.5, scale=1.5, facing=0.0)
    (watch,) = dress(Plan(figures=(man,), props=(Subject("prop", "watch", x=0.8, scale=1.0),))).props
    assert watch.scale < man.scale * 0.15 and 0.0 < watch.x - man.x < 0.5 and watch.depth < man.depth


def test_nobody_is_hidden() -> None:
    for seed in range(300):
        rng = random.Random(seed)
        plan = dress(compose(ask(rng), rng))
        for piece in plan.pieces:
            if METRES[piece.kind] and plan.figures and plan.camera.framing != "over-the-shoulder":
                assert piece.depth >= min(min(f.depth for f in plan.figures) + 0.3, 0.88) - 1e-4
            assert piece.scale <= 1.5
        assert len(plan.pieces) <= 2


def test_a_lamp_post_is_taller_than_a_man_beside_it_and_smaller_far_away() -> None:
    man = Subject("figure", "man", x=-0.4, y=0.1, depth=0.0, scale=0.4)
    scene = Plan(camera=Camera(size="WS"), ground=Ground("field", "meadow"), figures=(man,))
    sizes = []
    for depth in (0.3, 0.8):
        post = Subject("piece", "lamp post", x=0.5, depth=depth, scale=3.0)
        (set_,) = dress(dataclasses.replace(scene, pieces=(post,))).pieces
        sizes.append(set_.scale)
    assert sizes[0] > sizes[1] and sizes[0] < man.scale * METRES["lamp post"] / PERSON


def test_rooms_are_furnished_by_their_set() -> None:
    table, sign = Subject("piece", "table"), Subject("piece", "machine", x=0.6)
    bench = Subject("piece", "bench", x=0.6)
    plan = Plan(ground=Ground("interior", "kitchen"), pieces=(table, sign, bench))
    assert [piece.kind for piece in dress(plan).pieces] == ["bench"]
    assert dress(dataclasses.replace(plan, ground=Ground("interior", "car interior"))).pieces == ()

"""The pipeline as people rely on it: hints are law, seeds decide, a folder comes back as it was saved."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import torch
from diffusers import FlowMatchEulerDiscreteScheduler

from pipelines.blocking import vocabulary as v
from pipelines.blocking.direct import direct, named, unnamed
from pipelines.blocking.net import BlockingTransformer
from pipelines.blocking.reading import AskReader
from pipelines.blocking.sample import FOLDER, BlockingPipeline
from pipelines.blocking.train import save_folder
from pipelines.requests import FigureHint, Hints


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> BlockingPipeline:
    """A small net of random weights: what it says is noise, so that anything obeyed is obeyed by construction."""
    torch.manual_seed(4)
    folder = tmp_path_factory.mktemp("blocking")
    reader = AskReader(width=32, layers=1, lookers=1, heads=2, hidden=32)
    save_folder(reader, BlockingTransformer(width=32, layers=1, heads=2), folder)
    return BlockingPipeline.open(folder)


def test_hints_are_always_obeyed(tiny: BlockingPipeline) -> None:
    rng = random.Random(2)
    wanted = []
    for _ in range(60):
        place = rng.choice(v.PLACES)
        wanted.append(
            Hints(
                size=rng.choice((None, *v.SIZES)), framing=rng.choice((None, *v.FRAMINGS)), angle=rng.choice(v.ANGLES),
                move=rng.choice(v.MOVES), time=rng.choice(v.TIMES), weather=rng.choice(v.WEATHERS), place=place,
                set=rng.choice([name for name, at in v.SETS.items() if at == place]),
                people=rng.choice(("0", "1", "2", "5", "crowd")),
                figures=(FigureHint("ANA", kind="woman", side="left", looks="right", pose="sit", costume="coat"),),
            )
        )  # fmt: skip
    for steps in (1, 4):
        plans = tiny(["night rain, a man alone, wide shot"] * 60, wanted, list(range(60)), steps=steps)
        for hints, plan in zip(wanted, plans, strict=True):
            assert hints.size in (None, plan.camera.size) and hints.framing in (None, plan.camera.framing)
            assert (hints.angle, hints.move) == (plan.camera.angle, plan.camera.move)
            assert (hints.time, hints.weather) == (plan.light.time, plan.sky.weather)
            assert (hints.place, hints.set) == (plan.ground.place, plan.ground.set)
            assert ("crowd" if plan.crowd else str(len(plan.figures))) == hints.people
            if plan.figures:
                ana = plan.figures[0]
                assert (ana.who, ana.kind, ana.side, ana.looks) == ("ANA", "woman", "left", "right")
                assert (ana.pose, ana.costume) == ("sit", "coat")


def test_outside_is_never_an_interior(tiny: BlockingPipeline) -> None:
    plans = tiny(["in the kitchen"] * 40, Hints(outside=True), list(range(40)))
    assert all(plan.ground.place != "interior" for plan in plans)


def test_the_same_seed_is_the_same_plan_alone_or_in_company(tiny: BlockingPipeline) -> None:
    words = ["a rider at dusk", "two nuns in a corridor, push in"]
    again = tiny(words, seeds=[5, 6])
    assert tiny(words, seeds=[5, 6]) == again
    assert tiny(words, seeds=[7, 8]) != again


def test_no_words_at_all_is_a_plan_too(tiny: BlockingPipeline) -> None:
    assert tiny("")[0].camera.size in v.SIZES


def test_a_scene_keeps_its_place_and_light(tiny: BlockingPipeline) -> None:
    plans = [
        direct(tiny, words, Hints(size=size), n, "EXT. PIER - NIGHT", 3)
        for n, (words, size) in enumerate((("a", "CU"), ("b", "WS")))
    ]
    assert plans[0].ground.set == plans[1].ground.set and plans[0].light == plans[1].light
    assert [p.camera.size for p in plans] == ["CU", "WS"]


@pytest.mark.parametrize(
    ("heading", "hints", "place", "fine"),
    [
        ("INT. RACING CAR - NIGHT", Hints(place="interior"), "interior", "car interior"),
        ("INT. VERA'S KITCHEN - DAY", Hints(place="interior"), "interior", "kitchen"),
        ("EXT. BEACH - DUSK", Hints(outside=True), "sea", "beach"),
        ("EXT. KITCHEN - DAY", Hints(outside=True), None, None),  # a kitchen is no place outside
        ("EXT. KESTREL RING - DAY", Hints(outside=True), None, None),  # nobody knows it: the model reads on
        ("INT. KITCHEN - DAY", Hints(place="interior", set="bar"), "interior", "bar"),  # a hint is never overruled
    ],
)
def test_a_heading_names_its_set(heading: str, hints: Hints, place: str | None, fine: str | None) -> None:
    found = named(heading, hints)
    assert (found.place, found.set) == (place, fine)


def test_what_the_words_do_not_name_is_not_brought(tiny: BlockingPipeline) -> None:
    assert unnamed("Ana speaks to Bea.") == ("props", "vehicles", "animals")
    assert "props" not in unnamed("She closes her fingers around the stopwatch.")
    assert unnamed("Two red cars race past a dog.") == ("props",)
    for seed in range(20):
        plan = direct(tiny, "Ana speaks to Bea.", Hints(), seed, "INT. BAR - DAY")
        assert not plan.props and not plan.vehicles and not plan.animals


def test_a_saved_folder_is_safetensors_and_loads_the_same(tiny: BlockingPipeline, tmp_path: Path) -> None:
    save_folder(tiny.reader, tiny.transformer, tmp_path)
    assert not list(tmp_path.rglob("*.bin")) and list(tmp_path.rglob("*.safetensors"))
    assert isinstance(BlockingPipeline.open(tmp_path).scheduler, FlowMatchEulerDiscreteScheduler)


@pytest.mark.skipif(not (FOLDER / "transformer").exists(), reason="the weights are not built yet")
def test_the_shipped_model_understands_plain_words() -> None:
    pipe = BlockingPipeline.open()
    plan = pipe("Close-up of a woman at night in the rain, the camera pushes in", seeds=1)[0]
    assert (plan.camera.size, plan.camera.move) == ("CU", "push in")
    assert (plan.light.time, plan.sky.weather, len(plan.figures)) == ("night", "rain", 1)
    plans = pipe(["two men face to face in the desert at sunset, wide shot"] * 10, seeds=list(range(10)))
    assert len({(round(p.figures[0].x, 2), p.light.key, p.camera.horizon) for p in plans}) == 10
    assert all(p.ground.place == "desert" and len(p.figures) == 2 for p in plans)


def test_an_empty_slot_is_empty_in_the_expectation() -> None:
    from pipelines.blocking import tokens
    from pipelines.blocking.sample import settle

    columns = torch.randn(1, tokens.WIDTH)
    people = tokens.group("counts", "people")
    columns[:, people.start : people.stop] = torch.tensor([-9.0, 9.0, -9.0, -9.0, -9.0, -9.0, -9.0, -9.0])  # one person
    clean = settle(columns)[0]
    figures = [token for token in tokens.TOKENS if token.type == "figure"]
    assert clean[figures[0].start : figures[0].stop].abs().max() > 0.5
    assert all(clean[token.start : token.stop].abs().max() < 1e-3 for token in figures[1:])


def test_two_people_whom_the_words_turn_to_each_other_look_at_each_other() -> None:
    from pipelines.blocking.ask import ask
    from pipelines.blocking.compose import compose
    from pipelines.blocking.describe import eyes_meet
    from pipelines.blocking.framing import meet

    rng = random.Random(3)
    plans = [plan for _ in range(300) if len((plan := compose(ask(rng), rng)).figures) == 2]
    assert plans and all(eyes_meet(meet(plan, Hints())) for plan in plans)
    hinted = Hints(figures=(FigureHint("ANA", looks="away"),))
    assert all(meet(plan, hinted) == plan for plan in plans)

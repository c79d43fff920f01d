"""Training as whoever retrains relies on it: asks are true to the sentence, hints to the plan, and both nets learn."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from pipelines.blocking import asks, tokens
from pipelines.blocking.ask import ask, ask_plainly
from pipelines.blocking.asked import Asked, AskedSubject
from pipelines.blocking.compose import compose
from pipelines.blocking.net import BlockingTransformer
from pipelines.blocking.reading import AskReader, chances
from pipelines.blocking.sentences import Sentences, write_words
from pipelines.blocking.train import course, draw_asked, loss_of, rate_at, reading_loss
from pipelines.blocking.words import encode_words, load_encoder


@given(st.integers(0, 10_000), st.sampled_from((ask, ask_plainly)))
def test_what_is_asked_holds_in_the_plan(seed: int, drawn: Callable[[random.Random], Asked]) -> None:
    rng = random.Random(seed)
    asked = drawn(rng)
    wanted, row = asks.indices(asked), tokens.encode(compose(asked, rng))
    for n, g in enumerate(asks.GROUPS):
        if wanted[n] == len(g.values) or g.type == "piece" or g.name == "meeting":  # pieces are put in an order
            continue
        true = tokens.group(g.type, g.name, g.slot)
        assert row[true.start : true.stop].argmax() == wanted[n], (g, asked)


def test_asks_say_what_the_words_leave_open() -> None:
    asked = Asked(
        size="CU", people=2, figures=(AskedSubject("woman", side="left"), AskedSubject("man")), each_other=True
    )
    wanted = asks.indices(asked)

    def value(type_: str, name: str, slot: int = 0) -> str:
        n = asks.group_at(type_, name, slot)
        return (*asks.GROUPS[n].values, "unsaid")[wanted[n]]

    assert (value("camera", "size"), value("camera", "move"), value("counts", "people")) == ("CU", "unsaid", "2")
    assert (value("figure", "side"), value("figure", "side", 1), value("figure", "kind", 1)) == (
        "left",
        "unsaid",
        "man",
    )
    assert (value("counts", "meeting"), value("counts", "vehicles")) == ("each other", "0")


def test_hints_in_training_are_true_and_nothing_is_told_to_some() -> None:
    rng = random.Random(1)
    wanted = [ask(rng) for _ in range(300)]
    plans = torch.stack([torch.from_numpy(tokens.encode(compose(one, rng))) for one in wanted])
    asked = torch.from_numpy(np.stack([asks.indices(one) for one in wanted]))
    told = draw_asked(plans, asked, torch.Generator().manual_seed(3))
    assert 0.02 < (told.abs().sum(-1) == 0).float().mean() < 0.12
    n = asks.group_at("camera", "size")
    g, true = asks.GROUPS[n], tokens.group("camera", "size")
    part = told[:, g.start : g.stop]
    certain = part[:, :-1].amax(-1) == 1.0
    assert (part.argmax(-1) == plans[:, true.start : true.stop].argmax(-1))[certain].all()
    assert (certain & (asked[:, n] == len(g.values))).any()  # some know the size though no word said it


def test_the_denoiser_learns() -> None:
    torch.manual_seed(0)
    rng = random.Random(1)
    wanted = [ask(rng) for _ in range(16)]
    plans = torch.stack([torch.from_numpy(tokens.encode(compose(one, rng))) for one in wanted])
    asked = torch.from_numpy(np.stack([asks.indices(one) for one in wanted]))
    net = BlockingTransformer(width=32, layers=1, heads=2)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3)
    losses = []
    for step in range(30):
        told = draw_asked(plans, asked, torch.Generator().manual_seed(step))
        loss = loss_of(net(torch.randn_like(plans), torch.ones(16), net.wants(told)).columns, plans)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] * 0.8


def test_the_reader_starts_as_the_encoder_goes_on() -> None:
    tokenizer, whole = load_encoder(layers=6)
    reader = AskReader().eval()
    reader.start_from(whole)
    states, present = encode_words(
        *load_encoder(), ["a wide shot of two riders", "push in on her face at night, slowly"]
    )
    last, _ = encode_words(tokenizer, whole, ["a wide shot of two riders", "push in on her face at night, slowly"])
    with torch.inference_mode():
        x = states
        for layer in reader.upper:
            x = layer(x, src_key_padding_mask=~present)
        found = chances(reader(states, present))
    assert torch.allclose(x[present], last[present], atol=1e-4)
    assert found.shape == (2, asks.WIDTH) and torch.allclose(found.sum(-1), torch.full((2,), float(len(asks.GROUPS))))


def test_training_stops_and_goes_on_where_it_was(tmp_path: Path) -> None:
    write_words(tmp_path, 80, seed=5)
    shards = Sentences(tmp_path)

    def part(net: torch.nn.Module, nth: int, device: torch.device) -> torch.Tensor:
        states, present, asked = shards.batch(random.Random(nth), 4)
        return reading_loss(net(states.to(device), present.to(device)), asked.to(device))

    def train(name: str, *stops: int) -> dict[str, torch.Tensor]:
        for steps in stops:
            torch.manual_seed(1)
            net = AskReader(width=16, layers=1, lookers=1, heads=2, hidden=16)
            course(net, part, [(list(net.parameters()), 1e-3)], tmp_path / name, steps)
        found: dict[str, torch.Tensor] = torch.load(tmp_path / name, weights_only=True)["net"]
        return found

    # the rate falls with the last step, so that the first half of both courses is the same
    once, twice = train("once.pt", 3), train("twice.pt", 3, 3)
    assert all(torch.equal(once[key], twice[key]) for key in once)
    assert any(not torch.equal(once[key], later) for key, later in train("once.pt", 5).items())


def test_the_learning_rate_warms_holds_and_falls() -> None:
    rates = [rate_at(step, 3000) for step in range(3000)]
    assert rates[0] < 0.01 and rates[1000] == 1.0 and rates[-1] < 0.01 and max(rates) == 1.0

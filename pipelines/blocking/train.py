"""Trains the built-in model from nothing but this repository: sentences of a grammar, plans by written rules.

    python -m pipelines.blocking.train words  --folder .training     encode the sentences once
    python -m pipelines.blocking.train read   --folder .training     train the reader: words -> what is asked
    python -m pipelines.blocking.train fit    --folder .training     train the denoiser: what is asked -> plans
    python -m pipelines.blocking.train ship   --folder .training     write assets/models/blocking

Run ``read`` or ``fit`` again to resume; under ``torchrun --nproc-per-node 2 -m`` the same steps take two cores. The two
need nothing of each other. Seeded throughout. On two CPU cores the defaults take three hours; accelerate puts them
on a GPU when there is one.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from accelerate import Accelerator
from diffusers import FlowMatchEulerDiscreteScheduler
from torch import Tensor, nn

from . import asks, tokens
from .ask import ask
from .compose import compose
from .net import BlockingTransformer
from .reading import AskReader, taught
from .sample import FOLDER
from .sentences import PLAIN, Sentences, write_words
from .words import load_encoder

SEED = 20260
BATCH, PARTS = 128, 2  # a step is two half batches, one for each of two processes
READ_STEPS, FIT_STEPS = 5_600, 2_400

# --- read: words to what is asked -------------------------------------------------------------------------------------

_ASK_WEIGHTS = {
    "size": 1.2, "framing": 0.8, "angle": 1.0, "move": 1.3, "time": 1.0, "weather": 1.0, "place": 1.2, "set": 0.8,
    "people": 1.3, "meeting": 1.0, "vehicles": 1.4, "animals": 1.0, "props": 1.4, "kind": 1.0,
    "side": 0.8, "layer": 0.8, "looks": 0.8, "goes": 0.7, "pose": 0.6, "costume": 0.4,
}  # fmt: skip


def reading_loss(logits: Tensor, asked: Tensor) -> Tensor:
    """Cross-entropy of everything that may be asked, "unsaid" being a value; later slots of a kind matter less."""
    total = logits.new_zeros(())
    for n, g in enumerate(asks.GROUPS):
        if taught(g):
            weight = _ASK_WEIGHTS[g.name] * (0.4 if g.type == "piece" else 1.0) * (1.0, 0.9, 0.5, 0.3, 0.3, 0.3)[g.slot]
            total = total + weight * F.cross_entropy(logits[:, g.start : g.stop], asked[:, n])
    return total


def _reading_step(shards: list[Sentences]) -> Callable[[nn.Module, int, torch.device], Tensor]:
    def loss(net: nn.Module, nth: int, device: torch.device) -> Tensor:
        """The loss of one half batch, its states roughened and some pieces gone."""
        rng, generator = random.Random(nth), torch.Generator().manual_seed(nth)
        states, present, asked = rng.choice(shards).batch(rng, BATCH // PARTS)
        states = states + torch.randn(states.shape, generator=generator) * 0.05
        kept = torch.rand(present.shape, generator=generator) > 0.05
        kept[:, 0] = True
        logits = net(states.to(device), (present & kept).to(device))
        return reading_loss(logits, asked.to(device))

    return loss


# --- fit: what is asked to plans --------------------------------------------------------------------------------------

_WEIGHTS = {  # how much a group matters; a slot that is not filled costs nothing
    "size": 1.2, "framing": 0.8, "angle": 1.0, "move": 1.3, "time": 1.0, "weather": 1.0, "place": 1.2, "set": 0.5,
    "people": 1.3, "vehicles": 0.7, "animals": 0.7, "props": 0.5, "pieces": 0.15, "kind": 0.5, "side": 0.7,
    "layer": 0.5, "looks": 0.9, "goes": 0.4, "pose": 0.35, "costume": 0.25,
}  # fmt: skip


def loss_of(columns: Tensor, plans: Tensor) -> Tensor:
    """Cross-entropy of every one-hot group that is filled, plus squared error of the fields of filled tokens."""
    total = columns.new_zeros(())
    for g in tokens.GROUPS:
        target = plans[:, g.start : g.stop]
        filled = (target.amax(-1) > 0).float()
        weight = _WEIGHTS[g.name] * (0.3 if tokens.TOKENS[g.token].type == "piece" else 1.0)
        entropy = F.cross_entropy(columns[:, g.start : g.stop], target.argmax(-1), reduction="none")
        total = total + weight * (entropy * filled).mean()
    for token in tokens.TOKENS:
        if token.fields == token.stop:
            continue
        filled = (plans[:, token.start : token.fields].amax(-1) > 0).float()
        error = (columns[:, token.fields : token.stop] - plans[:, token.fields : token.stop]).square().sum(-1)
        total = total + (0.1 if token.type == "piece" else 0.3) * (error * filled).mean()
    return total


def draw_asked(plans: Tensor, asked: Tensor, generator: torch.Generator) -> Tensor:
    """What the denoiser is told [B, A]: the asks, often blurred as a reader in doubt would, and some hints.

    One in ten is told nothing at all but the hints, which is what guidance is measured from. A hint is the true value
    of its group in the plan.
    """
    size = len(plans)
    told = torch.zeros(size, asks.WIDTH)

    def chance() -> Tensor:
        return torch.rand(size, 1, generator=generator)

    doubting = (chance() < 0.4).float()
    hinting = chance() * (chance() < 0.5)
    for n, g in enumerate(asks.GROUPS):
        values = F.one_hot(asked[:, n], len(g.values) + 1).float()
        doubt = doubting * (chance() < 0.3) * chance() * 0.5
        other = torch.randn(values.shape, generator=generator).mul(2.0).softmax(-1)
        told[:, g.start : g.stop] = (1.0 - doubt) * values + doubt * other
    told = told * (chance() > 0.1)
    for g in asks.GROUPS:
        if g.name == "meeting":
            continue
        true = tokens.group(g.type, g.name, g.slot)
        columns = plans[:, true.start : true.stop]
        given = (chance() < hinting * (1.0 if g.type in _SCENE else 0.4)) & (columns.amax(-1, keepdim=True) > 0)
        values = F.one_hot(columns.argmax(-1), len(g.values) + 1).float()
        told[:, g.start : g.stop] = torch.where(given, values, told[:, g.start : g.stop])
    return told


_SCENE = ("camera", "light", "sky", "ground", "counts")


def _fitting_step(net: Any, nth: int, device: torch.device) -> Tensor:
    """The loss of one half batch of fresh plans under drawn noise, more of it near pure noise, where asks decide."""
    rng, generator = random.Random(nth), torch.Generator().manual_seed(nth)
    wanted = [ask(rng) for _ in range(BATCH // PARTS)]
    for n in range(0, len(wanted), 4):  # two people and how they stand to each other are the hardest to learn
        while len(wanted[n].figures) != 2 or not (wanted[n].each_other or wanted[n].side_by_side or rng.random() < 0.3):
            wanted[n] = ask(rng)
    plans = torch.from_numpy(np.stack([tokens.encode(compose(one, rng)) for one in wanted]))
    told = draw_asked(plans, torch.from_numpy(np.stack([asks.indices(one) for one in wanted])), generator)
    sigma = 1.0 - torch.rand(len(plans), generator=generator) ** 1.5
    noisy = (1 - sigma)[:, None] * plans + sigma[:, None] * torch.randn(plans.shape, generator=generator)
    noisy, sigma, told, plans = (x.to(device) for x in (noisy, sigma, told, plans))
    return loss_of(net(noisy, sigma, net.wants(told)).columns, plans)


# --- the course of a training -----------------------------------------------------------------------------------------


def rate_at(step: int, steps: int) -> float:
    """Warm up over 200 steps, hold, and fall to nothing over the last half: resuming with more steps stays sound."""
    return min(1.0, (step + 1) / 200, max(0.0, (steps - step) / (steps / 2)))


def _share(net: nn.Module, accelerator: Accelerator) -> None:
    """Add up the gradients of all processes; one process has nothing to share."""
    if accelerator.num_processes == 1:
        return
    parameters = [p for p in net.parameters() if p.grad is not None]
    whole = accelerator.reduce(torch.cat([p.grad.flatten() for p in parameters if p.grad is not None]), "sum")
    at = 0
    for p in parameters:
        p.grad = whole[at : at + p.numel()].view_as(p)
        at += p.numel()


def course(
    net: nn.Module,
    loss_of_part: Callable[[nn.Module, int, torch.device], Tensor],
    rates: list[tuple[list[nn.Parameter], float]],
    state: Path,
    steps: int,
) -> None:
    """Train ``net`` to ``steps``, each group of parameters at its peak rate; resumes from ``state`` when it is there.

    The losses go into a .csv beside it.
    """
    accelerator = Accelerator(cpu=not torch.cuda.is_available(), mixed_precision="bf16")
    net.to(accelerator.device)
    steady = copy.deepcopy(net).requires_grad_(False)  # the running average is what ships
    groups: list[dict[str, Any]] = [{"params": parameters, "peak": peak} for parameters, peak in rates]
    optimiser = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.03, betas=(0.9, 0.98))
    step, spent = 0, 0.0
    if state.exists():
        held: dict[str, Any] = torch.load(state, weights_only=True)
        net.load_state_dict(held["net"])
        steady.load_state_dict(held["steady"])
        optimiser.load_state_dict(held["optimiser"])
        step, spent = int(held["step"]), float(held["spent"])
        print(f"resuming at step {step}", flush=True)
    losses: list[float] = []
    start = time.perf_counter() - spent
    with state.with_suffix(".csv").open("a", encoding="utf-8") as curve:
        while step < steps:
            for group in optimiser.param_groups:
                group["lr"] = rate_at(step, steps) * group["peak"]
            optimiser.zero_grad()
            total = 0.0
            for part in range(accelerator.process_index, PARTS, accelerator.num_processes):
                # a step is the same whether resumed or not, on one process or two
                loss = loss_of_part(net, SEED + step * PARTS + part, accelerator.device) / PARTS
                accelerator.backward(loss)
                total += float(loss.detach())
            _share(net, accelerator)
            accelerator.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step += 1
            with torch.no_grad():
                torch._foreach_lerp_(
                    list(steady.parameters()), list(net.parameters()), 1 - min(0.998, step / (step + 20))
                )
            losses.append(total * accelerator.num_processes)
            if step % 50 == 0 and accelerator.is_main_process:
                spent = time.perf_counter() - start
                print(f"{step},{np.mean(losses[-50:]):.4f},{spent:.0f}", file=curve, flush=True)
            if (step % 250 == 0 or step == steps) and accelerator.is_main_process:
                fresh = state.with_suffix(".new")
                kept = {"net": net, "steady": steady, "optimiser": optimiser}
                torch.save(
                    {name: one.state_dict() for name, one in kept.items()} | {"step": step, "spent": spent}, fresh
                )
                fresh.replace(state)


def read(folder: Path, steps: int) -> None:
    """Train the reader; its layers that come from the encoder move slowly, the new ones fast."""
    torch.manual_seed(SEED)
    net = AskReader()
    net.start_from(load_encoder(layers=6)[1])
    shards = [Sentences(part.parent) for part in sorted(folder.glob("**/offsets.npy"))]
    old = list(net.upper.parameters())
    known = {id(p) for p in old}
    new = [p for p in net.parameters() if id(p) not in known]
    course(net, _reading_step(shards), [(old, 2e-4), (new, 1e-3)], folder / "read.pt", steps)


def fit(folder: Path, steps: int) -> None:
    """Train the denoiser."""
    torch.manual_seed(SEED)
    net = BlockingTransformer()
    course(net, _fitting_step, [(list(net.parameters()), 1.5e-3)], folder / "fit.pt", steps)


def ship(folder: Path, target: Path = FOLDER) -> None:
    """Write the averaged weights as a diffusers folder: safetensors, float16, model_index.json."""
    nets: list[Any] = [AskReader(), BlockingTransformer()]
    for name, net in zip(("read", "fit"), nets, strict=True):
        held = torch.load(folder / f"{name}.pt", weights_only=True)
        net.load_state_dict(held["steady"])
        print(f"{name}: step {int(held['step'])}, {float(held['spent']) / 60:.0f} minutes")
    save_folder(nets[0].half(), nets[1].half(), target)


def save_folder(reader: AskReader, net: BlockingTransformer, target: Path) -> None:
    """A diffusers folder of the nets; the encoder is not in it, since its package carries it."""
    reader.save_pretrained(target / "reader", safe_serialization=True)
    net.save_pretrained(target / "transformer", safe_serialization=True)
    FlowMatchEulerDiscreteScheduler(shift=1.0).save_pretrained(target / "scheduler")
    index = {
        "_class_name": "BlockingPipeline",
        "reader": ["pipelines.blocking.reading", "AskReader"],
        "transformer": ["pipelines.blocking.net", "BlockingTransformer"],
        "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
        "text_encoder": ["transformers", "BertModel"],
        "tokenizer": ["transformers", "BertTokenizerFast"],
    }
    (target / "model_index.json").write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")
    write_sums(target)


def write_sums(target: Path) -> None:
    """SHA256SUMS of every file that the model is read from, which ``workprint doctor`` checks."""
    files = sorted(path for path in target.rglob("*") if path.suffix in (".json", ".safetensors"))
    sums = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(target).as_posix()}" for path in files)
    (target / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


def main() -> None:
    """The command line of the training."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("words", "read", "fit", "ship"))
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--sentences", type=int, default=200_000)
    parser.add_argument(
        "--seed", type=int, default=SEED, help="of the sentences: another folder inside takes more of them"
    )
    parser.add_argument("--plain", type=float, default=PLAIN, help="the share of short and plain sentences")
    parser.add_argument("--steps", type=int, default=0, help="0: as many as the shipped weights took")
    parser.add_argument("--target", type=Path, default=FOLDER)
    given = parser.parse_args()
    if given.what == "words":
        write_words(given.folder, given.sentences, given.seed, given.plain)
    elif given.what == "read":
        read(given.folder, given.steps or READ_STEPS)
    elif given.what == "fit":
        fit(given.folder, given.steps or FIT_STEPS)
    else:
        ship(given.folder, given.target)


if __name__ == "__main__":
    main()

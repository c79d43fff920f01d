"""Trains the built-in model from nothing but this repository: sentences of a grammar, plans by written rules.

    python -m pipelines.blocking.train words  --folder .training     encode the sentences once
    python -m pipelines.blocking.train fit    --folder .training     train; run again to resume
    torchrun --nproc-per-node 2 -m pipelines.blocking.train fit      the same steps on two cores, nearly twice as fast
    python -m pipelines.blocking.train ship   --folder .training     write assets/models/blocking

Seeded throughout. On two CPU cores the defaults take under two hours; accelerate puts it on a GPU when there is one.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import pickle
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from accelerate import Accelerator
from diffusers import FlowMatchEulerDiscreteScheduler
from torch import Tensor

from . import tokens
from .ask import ask
from .asked import Asked
from .compose import compose
from .grammar import tell
from .net import BlockingTransformer
from .sample import FOLDER
from .words import encode_words, load_encoder

SEED = 20260
BATCH, PARTS = 128, 2  # a step is two half batches of sentences of two lengths
LENGTHS = 10
PIECES = 40  # word pieces kept of a training sentence


# --- words: sentences and their states, encoded once ------------------------------------------------------------------


def write_words(folder: Path, count: int, seed: int = SEED) -> None:
    """Draw ``count`` sentences, encode them, keep states as one ragged float16 file with its offsets."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    asked = [ask(rng) for _ in range(count)]
    texts = [tell(one, rng) for one in asked]
    tokenizer, encoder = load_encoder(torch.bfloat16 if torch.cpu.is_available() else torch.float32)
    lengths = [min(PIECES, len(ids)) for ids in tokenizer(texts, truncation=True, max_length=PIECES)["input_ids"]]
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    states = np.lib.format.open_memmap(folder / "states.npy", "w+", np.float16, (int(offsets[-1]), 768))
    order = sorted(range(count), key=lengths.__getitem__)
    start = time.perf_counter()
    for at in range(0, count, 256):
        part = order[at : at + 256]
        found, _ = encode_words(tokenizer, encoder, [texts[n] for n in part])
        for row, n in zip(found.half().numpy(), part, strict=True):
            states[offsets[n] : offsets[n + 1]] = row[: lengths[n]]
        if at % 25600 == 0:
            print(f"{at} of {count} sentences, {time.perf_counter() - start:.0f} s", flush=True)
    states.flush()
    np.save(folder / "offsets.npy", offsets)
    (folder / "asked.pickle").write_bytes(pickle.dumps((asked, texts)))  # our own file, read back only here


class Sentences:
    """One folder of encoded sentences, drawn as batches; every draw composes a fresh plan of what the sentence asks."""

    def __init__(self, folder: Path) -> None:
        self.states = np.load(folder / "states.npy", mmap_mode="r")
        self.offsets = np.load(folder / "offsets.npy")
        asked, self.texts = pickle.loads((folder / "asked.pickle").read_bytes())
        self.asked: list[Asked] = asked
        self.by_length = np.array_split(np.argsort(np.diff(self.offsets), kind="stable"), LENGTHS)

    def batch(self, rng: random.Random, size: int) -> tuple[Tensor, Tensor, Tensor]:
        """(states [B, T, 768], present [B, T], plans [B, W]) of sentences of about one length: little padding."""
        alike = rng.choice(self.by_length)
        picked = [int(alike[rng.randrange(len(alike))]) for _ in range(size)]
        lengths = [int(self.offsets[n + 1] - self.offsets[n]) for n in picked]
        states = torch.zeros(size, max(lengths), 768)
        for row, (n, length) in enumerate(zip(picked, lengths, strict=True)):
            states[row, :length] = torch.from_numpy(
                self.states[self.offsets[n] : self.offsets[n + 1]].astype(np.float32)
            )
        present = torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]
        plans = np.stack([tokens.encode(compose(self.asked[n], rng)) for n in picked])
        return states, present, torch.from_numpy(plans)


# --- fit --------------------------------------------------------------------------------------------------------------

_WEIGHTS = {  # how much a group matters; a slot that is not filled costs nothing
    "size": 1.2, "framing": 0.8, "angle": 1.0, "move": 1.3, "time": 1.0, "weather": 1.0, "place": 1.2, "set": 0.5,
    "people": 1.3, "vehicles": 0.7, "animals": 0.7, "props": 0.5, "pieces": 0.15, "kind": 0.5, "side": 0.5,
    "layer": 0.3, "looks": 0.5, "goes": 0.4, "pose": 0.35, "costume": 0.25,
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


_HINTED = [tokens.group(type_, name) for type_, name in tokens.HINTED]


def draw_hints(plans: Tensor, generator: torch.Generator) -> Tensor:
    """The true value of some hinted groups, -1 elsewhere: none half of the time, each with an even chance otherwise."""
    truth = torch.stack([plans[:, g.start : g.stop].argmax(-1) for g in _HINTED], 1)
    given = torch.rand(truth.shape, generator=generator) < torch.rand(len(plans), 1, generator=generator)
    given &= torch.rand(len(plans), 1, generator=generator) < 0.5
    return torch.where(given, truth, -1)


def rate_at(step: int, steps: int, peak: float) -> float:
    """Warm up over 300 steps, hold, and fall to nothing over the last third: resuming with more steps stays sound."""
    return peak * min(1.0, (step + 1) / 300, max(0.0, (steps - step) / (steps / 3)))


def _loss_of_draw(
    net: Any, drawn: tuple[Tensor, Tensor, Tensor], generator: torch.Generator, device: torch.device
) -> Tensor:
    """The loss of one batch under drawn noise, with words roughened, sometimes dropped, and some hints given."""
    states, present, plans = drawn
    size = len(plans)
    states = states + torch.randn(states.shape, generator=generator) * 0.06
    present = present & (torch.rand(present.shape, generator=generator) > 0.05)
    present &= torch.rand(size, 1, generator=generator) > 0.1  # no words at all: what guidance is measured from
    hints = draw_hints(plans, generator)
    sigma = 1.0 - torch.rand(size, generator=generator) ** 1.5
    noisy = (1 - sigma)[:, None] * plans + sigma[:, None] * torch.randn(plans.shape, generator=generator)
    states, present, hints, sigma, noisy, plans = (x.to(device) for x in (states, present, hints, sigma, noisy, plans))
    context, keep = net.read(states, present, hints)
    return loss_of(net(noisy, sigma, context, keep).columns, plans)


def _share(net: torch.nn.Module, accelerator: Accelerator) -> None:
    """Add up the gradients of all processes; one process has nothing to share."""
    if accelerator.num_processes == 1:
        return
    parameters = [p for p in net.parameters() if p.grad is not None]
    whole = accelerator.reduce(torch.cat([p.grad.flatten() for p in parameters if p.grad is not None]), "sum")
    at = 0
    for p in parameters:
        p.grad = whole[at : at + p.numel()].view_as(p)
        at += p.numel()


def fit(folder: Path, steps: int, peak: float = 1.1e-3, width: int = 192, layers: int = 3, readers: int = 2) -> None:
    """Train to ``steps``; resumes from folder/state.pt when it is there."""
    accelerator = Accelerator(cpu=not torch.cuda.is_available())
    torch.manual_seed(SEED)
    shards = [Sentences(part.parent) for part in sorted(folder.glob("**/offsets.npy"))]
    net = BlockingTransformer(width=width, layers=layers, readers=readers, heads=width // 32).to(accelerator.device)
    steady = copy.deepcopy(net).requires_grad_(False)  # the running average is what ships
    optimiser = torch.optim.AdamW(net.parameters(), lr=peak, weight_decay=0.03, betas=(0.9, 0.98))
    step, spent = 0, 0.0
    state = folder / "state.pt"
    if state.exists():
        held: dict[str, Any] = torch.load(state, weights_only=True)
        net.load_state_dict(held["net"])
        steady.load_state_dict(held["steady"])
        optimiser.load_state_dict(held["optimiser"])
        step, spent = int(held["step"]), float(held["spent"])
        print(f"resuming at step {step}", flush=True)
    losses: list[float] = []
    start = time.perf_counter() - spent
    with (folder / "loss.csv").open("a", encoding="utf-8") as curve:
        while step < steps:
            for group in optimiser.param_groups:
                group["lr"] = rate_at(step, steps, peak)
            optimiser.zero_grad()
            total = 0.0
            for part in range(accelerator.process_index, PARTS, accelerator.num_processes):
                nth = SEED + step * PARTS + part  # a step is the same whether resumed or not, on one process or two
                rng, generator = random.Random(nth), torch.Generator().manual_seed(nth)
                drawn = rng.choice(shards).batch(rng, BATCH // PARTS)
                loss = _loss_of_draw(net, drawn, generator, accelerator.device) / PARTS
                accelerator.backward(loss)
                total += float(loss.detach())
            _share(net, accelerator)
            accelerator.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step += 1
            with torch.no_grad():
                torch._foreach_lerp_(
                    list(steady.parameters()), list(net.parameters()), 1 - min(0.999, step / (step + 20))
                )
            losses.append(total * accelerator.num_processes)
            if step % 50 == 0 and accelerator.is_main_process:
                spent = time.perf_counter() - start
                print(f"{step},{np.mean(losses[-50:]):.4f},{spent:.0f}", file=curve, flush=True)
            if (step % 250 == 0 or step == steps) and accelerator.is_main_process:
                fresh = state.with_suffix(".new")
                torch.save(
                    {
                        "net": net.state_dict(),
                        "steady": steady.state_dict(),
                        "optimiser": optimiser.state_dict(),
                        "step": step,
                        "spent": spent,
                    },
                    fresh,
                )
                fresh.replace(state)


def ship(folder: Path, target: Path = FOLDER) -> None:
    """Write the averaged weights as a diffusers folder: safetensors, float16, model_index.json."""
    held = torch.load(folder / "state.pt", weights_only=True)
    shapes = held["steady"]
    width = shapes["place"].shape[1]
    layers = 1 + max(int(name.split(".")[1]) for name in shapes if name.startswith("blocks."))
    readers = 1 + max(int(name.split(".")[1]) for name in shapes if name.startswith("reading."))
    net = BlockingTransformer(width=width, layers=layers, readers=readers, heads=width // 32)
    net.load_state_dict(shapes)
    save_folder(net.half(), target)
    print(f"step {int(held['step'])}, {float(held['spent']) / 60:.0f} minutes, written to {target}")


def save_folder(net: BlockingTransformer, target: Path) -> None:
    """A diffusers folder of the net; the encoder is not in it, since its package carries it."""
    net.save_pretrained(target / "transformer", safe_serialization=True)
    FlowMatchEulerDiscreteScheduler(shift=1.0).save_pretrained(target / "scheduler")
    index = {
        "_class_name": "BlockingPipeline",
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
    parser.add_argument("what", choices=("words", "fit", "ship"))
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--sentences", type=int, default=160_000)
    parser.add_argument(
        "--seed", type=int, default=SEED, help="of the sentences: another folder inside takes more of them"
    )
    parser.add_argument("--steps", type=int, default=9_000)
    parser.add_argument("--target", type=Path, default=FOLDER)
    given = parser.parse_args()
    if given.what == "words":
        write_words(given.folder, given.sentences, given.seed)
    elif given.what == "fit":
        fit(given.folder, given.steps)
    else:
        ship(given.folder, given.target)


if __name__ == "__main__":
    main()

"""Writes the model card: trains nothing, measures everything, so that each figure has the command that made it.

python -m pipelines.blocking.card --folder .training
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import time
from pathlib import Path
from typing import Any

import torch

from . import asks, tokens
from .phrases import FOLDER as WORDS
from .phrases import phrases
from .reading import SILENCE, WHISPER
from .sample import FOLDER, GUIDANCE, STEPS, BlockingPipeline
from .score import accuracy, prompts, sentences, table
from .train import BATCH, write_sums

_SETS = {
    "free": "free prompts, written by hand by another hand, never trained on",
    "known": "sentences of the grammar, phrases that training knows",
    "new": "sentences whose every judged phrase is new to training",
}
_ROWS = (
    "all", "scene", "size", "framing", "angle", "move", "time", "weather", "place", "people", "vehicle", "vehicles",
    "animal", "animals", "prop", "facing each other", "figure side", "figure facing", "figure depth",
    "figure motion", "figure pose",
)  # fmt: skip


def measure(pipe: Any, seeds: int) -> dict[str, Any]:
    """Every figure of the card, as plain numbers."""
    cases = {"free": prompts("free"), "known": sentences(400, False, 101), "new": sentences(400, True, 101)}
    found: dict[str, Any] = {name: table(accuracy(pipe, some, seeds)) for name, some in cases.items()}
    words = [text for text, _ in prompts("free")[:60]]
    layouts = distinct = 0
    for text in words:
        plans = pipe([text] * 10, seeds=list(range(10)))
        layouts += 10
        distinct += len({_layout(plan) for plan in plans})
    found["seeds"] = seeds
    found["distinct"] = distinct / layouts
    start = time.perf_counter()
    for seed in range(100):
        pipe(words[seed % len(words)], seeds=seed)
    found["milliseconds"] = (time.perf_counter() - start) * 10
    return found


def _layout(plan: Any) -> tuple[Any, ...]:
    """What makes two stagings look different: places, sizes and facings of things, horizon and key light."""
    subjects = tuple((s.kind, round(s.x, 1), round(s.scale, 1), s.looks) for s in plan.subjects)
    return subjects, round(plan.camera.horizon, 1), round(plan.light.key, 1), plan.camera.move


def curve(courses: dict[str, list[tuple[int, float, int]]]) -> str:
    """The loss curves as a small SVG, each scaled to its own range."""
    width, height, gap, foot = 640, 200, 30, 26
    text = 'font-family="sans-serif" font-size="11" fill="#555"'
    head = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    parts = [f'<svg {head}><rect width="{width}" height="{height}" fill="#fbfaf7"/>']
    wide = (width - gap * (len(courses) + 1)) / len(courses)
    for n, (name, rows) in enumerate(courses.items()):
        left, last = gap + n * (wide + gap), rows[-1][0]
        top, low = max(loss for _, loss, _ in rows), min(loss for _, loss, _ in rows)
        points = " ".join(
            f"{left + wide * step / last:.1f},{18 + (height - foot - 26) * (top - loss) / (top - low):.1f}"
            for step, loss, _ in rows
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="#b3432b" stroke-width="1.5"/>')
        parts.append(f'<text x="{left}" y="14" {text}>{name}: from {top:.1f} to {low:.1f}</text>')
        parts.append(f'<text x="{left + wide - 60:.0f}" y="{height - 8}" {text}>{last} steps</text>')
    return "".join((*parts, "</svg>\n"))


def card(
    found: dict[str, Any],
    courses: dict[str, list[tuple[int, float, int]]],
    sizes: dict[str, int],
    million: dict[str, float],
) -> str:
    """The text of the card."""
    lines = sum(len(some) for path in WORDS.glob("*.txt") for some in phrases(path.stem).values())
    held = sum(p.held_out for path in WORDS.glob("*.txt") for some in phrases(path.stem).values() for p in some)
    steps = {name: rows[-1][0] for name, rows in courses.items()}
    minutes = {name: rows[-1][2] / 60 for name, rows in courses.items()}
    names = [name for name in _ROWS if any(name in found[s] for s in _SETS)]

    def cell(which: str, name: str) -> str:
        asked, share = found[which].get(name, (0, 0.0))
        return f"{share:.3f} ({asked})" if asked else "-"

    body = "\n".join(
        f"| {name} | {cell('free', name)} | {cell('known', name)} | {cell('new', name)} |" for name in names
    )
    sets = "\n".join(f"- **{name}**: {words}." for name, words in _SETS.items())
    return f"""---
license: apache-2.0
library_name: diffusers
tags: [storyboard, layout, flow-matching]
---
# Blocking, the built-in model

Turns the words of a shot into a plan a person can read and edit: who stands where, what the light and the camera do.
Two nets under the frozen lower half of the sentence encoder all-MiniLM-L6-v2:

- the **reader** ({million["reader"]:.1f} million parameters, {sizes["reader"] / 1e6:.0f} MB in float16) starts as the
  encoder's upper half and says, for each of {len(tokens.TOKENS)} typed scene tokens, what the words ask of it, with
  "nothing" among the answers: {asks.WIDTH:,} chances that a person can read too;
- the **denoiser** ({million["transformer"]:.1f} million parameters, {sizes["transformer"] / 1e6:.0f} MB), a diffusion
  transformer over those tokens ({tokens.WIDTH} columns), turns noise and what is asked into a plan: variational flow
  matching, {STEPS} Euler steps, classifier-free guidance {GUIDANCE} on the logits. Of "the words say nothing of it"
  only {SILENCE:.0%} is believed, since a value that nobody asked for does no harm and one that was not heard does; a
  vehicle, animal or prop is there from a chance of {WHISPER:.0%} on, which one in a hundred lines that name none reach.

Hints (size, move, time, cast ...) are asks that are certain; they are held through the sampling as well, so that they
are always obeyed. Three written rules have the last word over a plan: people are as large as its size says, things
stand on the ground, and where the reader heard that two people face each other their eye-lines meet.

## Data

There is none but code in this repository: sentences from a grammar over {lines:,} lines of phrases
(`pipelines/blocking/words`, each line several wordings; {held:,} lines are held out with their opposites and never
trained on), plans by the written rules of `pipelines/blocking/compose.py`. A fresh plan is composed at every step. All
of it is Apache-2.0 and written for Workprint; no film, picture or scraped text was used.

## Training

    python -m pipelines.blocking.train words --sentences 180000 --plain 0
    python -m pipelines.blocking.train words --folder .training/more --sentences 90000 --seed 777 --plain 0
    python -m pipelines.blocking.train words --folder .training/plain1 --sentences 110000 --seed 901 --plain 0.7
    python -m pipelines.blocking.train words --folder .training/plain2 --sentences 110000 --seed 902 --plain 0.7
    torchrun --nproc-per-node 2 -m pipelines.blocking.train read --steps {steps["reader"]}
    torchrun --nproc-per-node 2 -m pipelines.blocking.train fit --steps {steps["denoiser"]}
    python -m pipelines.blocking.train ship

Batches of {BATCH}; the running average of the weights ships. On two shared CPU cores the reader took
{minutes["reader"]:.0f} minutes and the denoiser {minutes["denoiser"]:.0f}, on a machine that was busy with other work
too. Seeded, resumes where it stopped. The reader was trained in two courses: 3,200 steps on the first two folders, in
which the rate fell to nothing, then from there with the rate raised again on all four, plain sentences among them,
whatever was cut off left out, in bfloat16. For its first 1,250 steps it saw the first folder only, and minded vehicles
and props less. So the commands above train a close relative, not the same bytes.

![loss](loss.svg)

## What it keeps of what is asked

Share of asked attributes that come back in the generated plan, {found["seeds"]} seeds a prompt; in brackets how many
were judged. "scene" is the seven from size to place together.

{sets}

| asked | free | known | new |
| --- | --- | --- | --- |
{body}

Hints: obeyed always, by construction (`tests/blocking/test_sample.py`). Ten seeds of one prompt:
{found["distinct"] * 100:.0f} % distinct stagings. One plan on one thread of a shared core, encoder included:
{found["milliseconds"]:.0f} ms.

Made by `python -m pipelines.blocking.card`.

## Limits

English only. It knows the words of its files and what the encoder brings near them; rare idioms, irony and sentences
with several shots in them are misread. Places named in passing, three people each with a position, and things that
only a verb implies are its weakest points. Some lines of the phrase files are close variants of others, so that "new"
is newer than a synonym but not always new in every word. It plans; it does not draw likenesses of anybody, and it has
seen no picture.
"""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path(".training"))
    parser.add_argument("--target", type=Path, default=FOLDER)
    parser.add_argument("--seeds", type=int, default=8)
    given = parser.parse_args()
    torch.set_num_threads(1)
    pipe = BlockingPipeline.open(given.target)
    courses = {}
    for name, course in (("reader", "read"), ("denoiser", "fit")):
        shutil.copyfile(given.folder / f"{course}.csv", given.target / f"{name}.csv")
        with (given.target / f"{name}.csv").open(encoding="utf-8") as file:
            courses[name] = [(int(step), float(loss), int(seconds)) for step, loss, seconds in csv.reader(file)]
    found = measure(pipe, given.seeds)
    sizes = {
        name: sum(path.stat().st_size for path in (given.target / name).glob("*.safetensors"))
        for name in ("reader", "transformer")
    }
    million = {name: sum(p.numel() for p in getattr(pipe, name).parameters()) / 1e6 for name in sizes}
    (given.target / "loss.svg").write_text(curve(courses), encoding="utf-8")
    (given.target / "README.md").write_text(card(found, courses, sizes, million), encoding="utf-8")
    (given.target / "scores.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_sums(given.target)
    print(", ".join(f"{name} {found[name]['all'][1]:.3f}" for name in _SETS))


if __name__ == "__main__":
    main()

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

from . import tokens
from .phrases import FOLDER as WORDS
from .phrases import phrases
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


def curve(rows: list[tuple[int, float]]) -> str:
    """The loss curve as a small SVG."""
    width, height, left, foot = 640, 220, 46, 26
    last, top, low = rows[-1][0], max(loss for _, loss in rows), min(loss for _, loss in rows)
    points = " ".join(
        f"{left + (width - left - 8) * step / last:.1f},{8 + (height - foot - 8) * (top - loss) / (top - low):.1f}"
        for step, loss in rows
    )
    text = 'font-family="sans-serif" font-size="11" fill="#555"'
    head = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    marks = (
        (4, 16, f"{top:.1f}"),
        (4, height - foot, f"{low:.1f}"),
        (left, height - 8, "0"),
        (560, height - 8, f"{last} steps"),
    )
    return "".join(
        (
            f'<svg {head}><rect width="{width}" height="{height}" fill="#fbfaf7"/>',
            f'<polyline points="{points}" fill="none" stroke="#b3432b" stroke-width="1.5"/>',
            *(f'<text x="{x}" y="{y}" {text}>{words}</text>' for x, y, words in marks),
            "</svg>\n",
        )
    )


def card(found: dict[str, Any], rows: list[tuple[int, float, int]], size: int, parameters: int) -> str:
    """The text of the card."""
    lines = sum(len(some) for path in WORDS.glob("*.txt") for some in phrases(path.stem).values())
    held = sum(p.held_out for path in WORDS.glob("*.txt") for some in phrases(path.stem).values() for p in some)
    step, loss, seconds = rows[-1]
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
A diffusion transformer over {len(tokens.TOKENS)} typed scene tokens ({tokens.WIDTH} columns,
{parameters / 1e6:.2f} million parameters, {size / 1e6:.1f} MB in float16), under the frozen sentence encoder
all-MiniLM-L6-v2 read at two depths, with classifier-free guidance on the logits ({STEPS} flow-matching Euler steps,
guidance {GUIDANCE}). Hints (size, move, time, cast ...) condition it and are held through the sampling, so that they
are always obeyed.

## Data

There is none but code in this repository: sentences from a grammar over {lines:,} lines of phrases
(`pipelines/blocking/words`, each line several wordings; {held:,} lines are held out with their opposites and never
trained on), plans by the written rules of `pipelines/blocking/compose.py`. A fresh plan is composed for every sentence
at every step. All of it is Apache-2.0 and written for Workprint; no film, picture or scraped text was used.

## Training

    python -m pipelines.blocking.train words --sentences 140000
    python -m pipelines.blocking.train words --folder .training/more --sentences 70000 --seed 777
    torchrun --nproc-per-node 2 -m pipelines.blocking.train fit --steps {step}
    python -m pipelines.blocking.train ship

{step:,} steps of batch {BATCH}, {seconds / 60:.0f} minutes on two shared CPU cores; the running average of the
weights ships. The first 3,250 steps of these weights saw only the first 140,000 sentences, drawn from an earlier
revision of the grammar (fewer bare place names and pairs of a kind); the others saw both parts evenly, so that the
commands above train a close relative, not the same bytes. Seeded, resumes where it stopped. Final loss {loss:.2f}.

![loss](loss.svg)

## What it keeps of what is asked

Share of asked attributes that come back in the generated plan, eight seeds a prompt; in brackets how many were judged.
"scene" is the seven from size to place together.

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
with several shots in them are misread. Two places in one sentence, or three people each with a position, are its
weakest points. It plans; it does not draw likenesses of anybody, and it has seen no picture.
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
    with (given.folder / "loss.csv").open(encoding="utf-8") as file:
        rows = [(int(step), float(loss), int(seconds)) for step, loss, seconds in csv.reader(file)]
    found = measure(pipe, given.seeds)
    size = sum(path.stat().st_size for path in (given.target / "transformer").glob("*.safetensors"))
    parameters = sum(p.numel() for p in pipe.transformer.parameters())
    (given.target / "loss.svg").write_text(curve([(step, loss) for step, loss, _ in rows]), encoding="utf-8")
    (given.target / "README.md").write_text(card(found, rows, size, parameters), encoding="utf-8")
    (given.target / "scores.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    shutil.copyfile(given.folder / "loss.csv", given.target / "loss.csv")
    write_sums(given.target)
    print(", ".join(f"{name} {found[name]['all'][1]:.3f}" for name in _SETS))


if __name__ == "__main__":
    main()

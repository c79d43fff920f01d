"""How well plans keep what words ask: judges a plan against asks, and prints the tables of the model card.

python -m pipelines.blocking.score            every table, eight seeds a prompt
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch

from . import vocabulary as v
from .ask import ask
from .asked import Asked
from .describe import eyes_meet
from .grammar import has_new_words, tell
from .naming import JUDGED
from .plan import Plan, Subject

PROMPTS = Path(__file__).parents[2] / "tests" / "blocking" / "prompts"


def _among(found: str | int, asked: Any) -> bool:
    return found in asked if isinstance(asked, list) else found == asked


def _match(figures: tuple[Subject, ...], asks: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Subject | None]]:
    """Pair asked figures with planned ones so that most positional asks hold: words name people, not slots."""
    pool: list[Subject | None] = [*figures, *[None] * max(0, len(asks) - len(figures))]
    best, found = -1, list(zip(asks, pool, strict=False))
    for order in itertools.islice(itertools.permutations(pool, len(asks)), 800):
        pairs = list(zip(asks, order, strict=True))
        kept = sum(2 * _among(s.kind, a.get("who", s.kind)) + sum(ok for _, ok in _figure(a, s)) for a, s in pairs if s)
        if kept > best:
            best, found = kept, pairs
    return found


def _figure(asked: dict[str, Any], subject: Subject | None) -> Iterable[tuple[str, bool]]:
    for name, read in (("side", "side"), ("facing", "looks"), ("depth", "layer"), ("motion", "goes"), ("pose", "pose")):
        if name in asked:
            yield f"figure {name}", subject is not None and _among(getattr(subject, read), asked[name])


def judge(asks: dict[str, Any], plan: Plan) -> list[tuple[str, bool]]:
    """(attribute, kept) for everything asked. A list of values means that any of them is fair."""
    people: int = v.CROWD if plan.crowd else len(plan.figures)
    plain: dict[str, str | int] = {
        "size": plan.camera.size, "framing": plan.camera.framing, "angle": plan.camera.angle, "move": plan.camera.move,
        "time": plan.light.time, "weather": plan.sky.weather, "place": plan.ground.place, "people": people,
        "vehicles": len(plan.vehicles), "animals": len(plan.animals),
    }  # fmt: skip
    found = [(name, _among(value, asks[name])) for name, value in plain.items() if name in asks]
    for name in ("vehicle", "animal", "prop"):
        if name in asks:
            kinds = [s.kind for s in getattr(plan, name + "s")]
            wanted = asks[name] if isinstance(asks[name], list) else [asks[name]]
            found.append((name, any(kind in wanted for kind in kinds)))
    if asks.get("facing_each_other"):
        found.append(("facing each other", eyes_meet(plan)))
    for asked, subject in _match(plan.figures, asks.get("figures", [])):
        found += _figure(asked, subject)
    return found


def asks_of(asked: Asked) -> dict[str, Any]:
    """The asks of a grammar sentence: the scene attributes its words named."""
    names = ("size", "framing", "angle", "move", "time", "weather", "place")
    found: dict[str, Any] = {name: value for name in names if (value := getattr(asked, name)) is not None}
    if asked.people is not None:
        found["people"] = asked.people
    figures = [
        {
            key: value
            for key, value in (
                ("side", f.side),
                ("facing", f.looks),
                ("depth", f.layer),
                ("motion", f.goes),
                ("pose", f.pose),
            )
            if value
        }
        for f in asked.figures
    ]
    if any(figures) and not asked.each_other:
        found["figures"] = figures
    if asked.each_other:
        found["facing_each_other"] = True
    for name in ("vehicle", "animal", "prop"):
        if things := getattr(asked, name + "s"):
            found[name] = things[0].kind
    return found


def prompts(name: str) -> list[tuple[str, dict[str, Any]]]:
    """(words, asks) of a hand-written set: "free" is the test, "dev" is looked at while developing."""
    lines = (PROMPTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(one["words"], one["asks"]) for one in map(json.loads, filter(None, lines))]


def sentences(count: int, held_out: bool, seed: int) -> list[tuple[str, dict[str, Any]]]:
    """Sentences of the grammar, of training phrases or with every judged phrase new."""
    rng = random.Random(seed)
    drawn = (ask(rng) for _ in itertools.count())
    asked = list(itertools.islice((one for one in drawn if not held_out or has_new_words(one)), count))
    return [(tell(one, rng, held_out), asks_of(one)) for one in asked]


def accuracy(
    pipe: Any, cases: list[tuple[str, dict[str, Any]]], seeds: int, **sampling: Any
) -> Counter[tuple[str, bool]]:
    """Counts of (attribute, kept) over all cases and seeds."""
    tally: Counter[tuple[str, bool]] = Counter()
    for seed in range(seeds):
        for at in range(0, len(cases), 64):
            part = cases[at : at + 64]
            plans = pipe(
                [words for words, _ in part], seeds=[seed * 7919 + at + n for n in range(len(part))], **sampling
            )
            for (_, asks), plan in zip(part, plans, strict=True):
                tally.update(judge(asks, plan))
    return tally


def table(tally: Counter[tuple[str, bool]]) -> dict[str, tuple[int, float]]:
    """attribute -> (how often asked, share kept); "all" over everything, "scene" over the judged attributes."""
    names = sorted({name for name, _ in tally})
    rows = {name: (tally[name, True] + tally[name, False], tally[name, True]) for name in names}
    total = sum(asked for asked, _ in rows.values()), sum(kept for _, kept in rows.values())
    scene = [rows[name] for name in JUDGED if name in rows]
    judged = sum(asked for asked, _ in scene), sum(kept for _, kept in scene)
    return {
        name: (asked, kept / max(1, asked)) for name, (asked, kept) in {"all": total, "scene": judged, **rows}.items()
    }


def _show(title: str, tally: Counter[tuple[str, bool]], out: Any = None) -> None:
    rows = table(tally)
    line = ", ".join(f"{name} {share:.3f} ({asked})" for name, (asked, share) in rows.items())
    print(f"{title}: {line}", file=out or sys.stdout, flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    from .sample import FOLDER, BlockingPipeline

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--sets", nargs="+", default=["free", "known", "new"])
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    pipe = BlockingPipeline.open(given.model)
    for name in given.sets:
        cases = sentences(400, name == "new", 101) if name in ("known", "new") else prompts(name)
        _show(f"{name} ({len(cases)} prompts, {given.seeds} seeds)", accuracy(pipe, cases, given.seeds))
    start = time.perf_counter()
    for seed in range(20):
        pipe("a wide shot of two riders crossing the dunes at dusk, the camera pushes in", seeds=seed)
    print(f"one plan, one thread: {(time.perf_counter() - start) * 50:.1f} ms")


if __name__ == "__main__":
    main()

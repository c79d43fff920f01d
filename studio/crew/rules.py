"""Which jobs may go where, and when: plain answers to plain questions, for the crew to obey."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pipelines import requests, stages
from pipelines.requests import Request

from .job import Job, Needs


def lacking(needs: Needs, memory: int) -> str:
    """What no worker here can ever give, with the arithmetic; empty when the job can be done."""
    if needs.gpu:
        return f"it needs {needs.gpu / 1e9:.1f} GB of GPU memory, and nobody in this crew has a GPU"
    if needs.memory > memory:
        return f"it needs {needs.memory / 1e9:.1f} GB of memory, and this machine has {memory / 1e9:.1f} GB"
    return ""


def may_run(job: Job, rules: Mapping[tuple[str, str], str], clock: str) -> bool:
    """Whether nothing that was settled holds the job back now; ``clock`` is HH:MM."""
    if rules.get((job.film, "held")) or rules.get(("", "held")):
        return False
    hours = rules.get((job.film, "hours")) or rules.get(("", "hours"))
    return not hours or within(hours, clock)


def travels(job: Job) -> bool:
    """Whether a job can be done elsewhere: what needs only its request does, a cut needs the takes that lie here."""
    tree = json.loads(job.request)
    return tree.get("ask") in _TRAVEL and not tree.get("folder")  # a model of the person's own lies here too


def asked_from_afar(request: Request) -> str:
    """Why a crew elsewhere cannot be asked for that, in words; empty when it can."""
    if type(request).__name__ not in _TRAVEL:
        return f"what a {type(request).__name__} asks for is made where its film lies, from the files that lie there"
    if getattr(request, "folder", ""):
        return "a board by a model of your own is made on the machine where that model lies"
    if getattr(request, "out", ""):
        return "where a crew elsewhere writes is not for those who ask it to say"
    return ""


_TRAVEL = frozenset(kind.__name__ for kind in (*stages.SPREAD, requests.BoardRequest))


def within(hours: str, now: str) -> bool:
    """Whether ``now`` (HH:MM) is in ``hours`` (HH:MM-HH:MM), which may go over midnight."""
    start, _, end = hours.partition("-")
    return start <= now < end if start <= end else now >= start or now < end

"""Who makes what: a table from the type of a request to "module:function", loaded on first use.

So a cut never loads torch, and a program that only asks loads nothing at all.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from . import whole
from .report import Refused, Report
from .requests import (
    BoardRequest,
    CreditsRequest,
    CutRequest,
    LoopRequest,
    ProxyRequest,
    Request,
    SheetRequest,
    StagedRequest,
    StillRequest,
    TakeRequest,
    TitleRequest,
)
from .results import Result

Stage = Callable[[Any, Report], Result]

STAGES: dict[type[Request], str] = {
    BoardRequest: "pipelines.board:board",
    StagedRequest: "pipelines.board:staged",
    TakeRequest: "pipelines.take:take",
    TitleRequest: "pipelines.titles:title",
    CreditsRequest: "pipelines.titles:credits",
    CutRequest: "pipelines.cut:cut",
    SheetRequest: "pipelines.sheet:sheet",
    LoopRequest: "pipelines.loop:loop",
    StillRequest: "pipelines.still:still",
    ProxyRequest: "pipelines.proxy:proxy",
}

# These are many, and painted frame by frame: they are worth several processes. The others are few, or load a model that
# one process should load once.
SPREAD: frozenset[type[Request]] = frozenset({StagedRequest, TakeRequest, TitleRequest, CreditsRequest})


def stage(kind: type[Request]) -> Stage:
    """The function that answers this type of request. Raises Refused when nobody does."""
    try:
        module, _, name = STAGES[kind].partition(":")
    except KeyError:
        raise Refused(f"nobody here makes what a {kind.__name__} asks for") from None
    return cast(Stage, getattr(importlib.import_module(module), name))


def make(request: Request, report: Report) -> Result:
    """Do what is asked, here and now: the contract of every engine."""
    return stage(type(request))(request, report)


def sweep(request: Request) -> int:
    """Remove what a process that was killed over ``request`` has left half-written; how many files."""
    out = Path(getattr(request, "out", ""))
    return whole.sweep(out.parent, out.name) if out.name else 0

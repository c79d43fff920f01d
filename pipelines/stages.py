"""Who makes what: a table from the type of a request to "module:function", loaded on first use.

So a cut never loads torch, and a program that only asks loads nothing at all.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, cast

from .report import Refused, Report
from .requests import BoardRequest, CreditsRequest, CutRequest, Request, SheetRequest, TakeRequest, TitleRequest
from .results import Result

Stage = Callable[[Any, Report], Result]

STAGES: dict[type[Request], str] = {
    BoardRequest: "pipelines.board:board",
    TakeRequest: "pipelines.take:take",
    TitleRequest: "pipelines.titles:title",
    CreditsRequest: "pipelines.titles:credits",
    CutRequest: "pipelines.cut:cut",
    SheetRequest: "pipelines.sheet:sheet",
}

HEAVY: frozenset[type[Request]] = frozenset({BoardRequest})  # these load torch: one process is enough


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

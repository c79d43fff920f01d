"""The board: words to a plan by the built-in model, the plan painted as one picture. Only ``board`` loads torch.

A plan that a person set by hand is painted by the same code, without the model: ``staged``.
"""

from __future__ import annotations

import json
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import cv2

from . import whole
from .report import Refused, Report
from .requests import BoardRequest, StagedRequest, rate_of
from .results import Board, beside, found
from .stamp import stamp

if TYPE_CHECKING:
    from .blocking.plan import Plan
    from .blocking.sample import BlockingPipeline


@lru_cache(maxsize=1)
def _model(folder: str) -> BlockingPipeline:
    """The model, kept for the next board: opening it takes longer than a hundred plans."""
    import torch

    from .blocking.sample import FOLDER, BlockingPipeline

    # So small a net loses forty times what it gains when threads wait for one another on a busy machine.
    torch.set_num_threads(1)
    at = Path(folder or FOLDER)
    mend = "get the files of this version of Workprint again"
    if not all(any((at / part).glob("*.safetensors")) for part in ("reader", "transformer")):
        raise Refused(f"the built-in model is not in {at}; {mend}")
    try:
        return BlockingPipeline.open(at)
    except (OSError, ValueError, ImportError) as wrong:
        raise Refused(f"the built-in model in {at} does not open ({type(wrong).__name__}); {mend}") from wrong


def board(request: BoardRequest, report: Report) -> Board:
    """Stage and draw the shot, or hand back the board that is there. Raises Refused and Cancelled."""
    if isinstance(there := found(request.key, request.out), Board):
        return there
    began = time.monotonic()
    report(0.0, "staging the shot")
    from .blocking.direct import direct

    try:
        plan = direct(
            _model(request.folder), request.words, request.hints, request.seed, request.scene, request.scene_seed
        )
    except (ValueError, KeyError, IndexError) as wrong:
        if isinstance(wrong, Refused):
            raise
        raise Refused(f"the shot {request.words[:60]!r} cannot be staged: {wrong}") from wrong
    report(0.5, "drawing the board")
    return _drawn(request, plan, "board", began, report)


def staged(request: StagedRequest, report: Report) -> Board:
    """Draw a plan as it is, or hand back the board that is there. Raises Refused and Cancelled."""
    if isinstance(there := found(request.key, request.out), Board):
        return there
    began = time.monotonic()
    report(0.0, "drawing the board")
    from .blocking.plan import Plan

    try:
        plan = Plan.from_json(request.plan)
        return _drawn(request, plan, "staged", began, report)
    except (ValueError, KeyError, TypeError, ArithmeticError) as wrong:
        if isinstance(wrong, Refused):
            raise
        raise Refused(f"the plan for {request.out} cannot be drawn: {wrong}") from wrong


def _drawn(request: BoardRequest | StagedRequest, plan: Plan, work: str, began: float, report: Report) -> Board:
    """The picture of a plan in the middle of the camera's move, and its manifest."""
    from .blocking.describe import describe
    from .blocking.draw.painter import Painter

    rate = rate_of(request.rate)
    painter = Painter(plan, request.palette, request.width, request.height, request.frames, rate, request.seed)
    frame = painter.frame(request.frames // 2)
    picture = cv2.imencode(".png", frame[..., [2, 1, 0]], [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes()
    path = beside(request.out, ".png")
    whole.write(path, picture)
    made = Board(
        key=request.key,
        plan=plan.to_json(),
        picture=str(path),
        sha256=whole.digest(path),
        bytes=len(picture),
        width=request.width,
        height=request.height,
        shape=json.dumps(describe(plan, float(request.frames / rate)), ensure_ascii=False),
        stamp=stamp(request, work, began),
    )
    whole.write(beside(request.out, ".json"), made.to_json(request.to_json()).encode("utf-8"))
    report(1.0, "done")
    return made

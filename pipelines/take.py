"""The take: a plan painted frame by frame into a clip. Never loads torch."""

from __future__ import annotations

from .report import Refused, Report
from .requests import TakeRequest, rate_of
from .results import Take
from .rushes import Painting, shoot


def take(request: TakeRequest, report: Report) -> Take:
    """Paint and encode the shot, or hand back the take that is there. Raises Refused and Cancelled."""

    def begin() -> Painting:
        from .blocking.draw.painter import Painter
        from .blocking.plan import Plan

        try:
            plan = Plan.from_json(request.plan)
            return Painter(
                plan,
                request.palette,
                request.width,
                request.height,
                request.frames,
                rate_of(request.rate),
                request.seed,
            )
        except ValueError as wrong:
            raise Refused(f"the shot for {request.out} cannot be painted: {wrong}") from wrong

    return shoot(request, report, "take", begin)

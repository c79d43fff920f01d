"""What every crew can do, whoever does the work: the one contract the rest of the studio knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from pipelines.report import Report
from pipelines.requests import Request
from pipelines.results import Result

Landed = Callable[[Request, Result], None]


def nothing(_request: Request, _result: Result) -> None:
    """Nobody waits for single results."""


class Crew(Protocol):
    """Makes all that is asked, each result at its request's place."""

    def make_all(
        self, asked: Sequence[Request], report: Report, landed: Landed, labels: Sequence[str]
    ) -> tuple[Result, ...]:
        """``landed`` hears of each result as soon as it is there; ``labels`` are what people call the jobs.

        Raises Refused when one of them cannot be made, Cancelled or KeyboardInterrupt when told to stop; what was
        finished until then is kept and found next time.
        """

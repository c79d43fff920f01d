"""Where a result came from, written down when it is made."""

from __future__ import annotations

import platform
import sys
import time
from datetime import UTC, datetime

from .requests import Request
from .results import Stamp
from .versions import LIBRARIES, library


def stamp(request: Request, work: str, began: float, device: str = "cpu") -> Stamp:
    """The stamp of what was just made for ``request`` by that kind of work (a name of versions.SOURCES).

    ``began`` is time.monotonic() of when the work began.
    """
    return Stamp(
        key=request.key,
        stage=work,
        workprint=library("workprint"),
        tools=getattr(request, "tools", ""),
        model=getattr(request, "model", ""),
        libraries=tuple((name, library(name)) for name in LIBRARIES[work]),
        device=device,
        system=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        made=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        seconds=round(time.monotonic() - began, 3),
        memory=_memory(),
    )


def _memory() -> int:
    """The most memory that this process has held, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

"""Where a result came from, written down when it is made."""

from __future__ import annotations

import platform
from datetime import UTC, datetime

from .requests import Request
from .results import Stamp
from .versions import LIBRARIES, library


def stamp(request: Request, work: str, device: str = "cpu") -> Stamp:
    """The stamp of what is being made now for ``request`` by that kind of work (a name of versions.SOURCES)."""
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
    )

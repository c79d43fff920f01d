"""What another machine made comes home: piece by piece over the crew's own road, checked, and the manifest last.

A machine that sees the film folder itself (a share) writes there and nothing has to be carried.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import shutil
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from pipelines import results, whole
from pipelines.report import Refused
from pipelines.requests import Request
from pipelines.results import Result

from .home import Home

PIECE = 4_000_000  # bytes of one piece
SHARE = ".workprint/share"  # written by the host beside the film: who sees it sees the film folder


# ---- on the other machine -------------------------------------------------------------------------------------------


def away(request: Request, job: str, token: str) -> Request:
    """The request with a place of this machine to write to, unless the film folder can be seen from here."""
    out = Path(str(getattr(request, "out", "")))
    name = re.split(r"[/\\]", str(out))[-1]  # the host may be of another system
    for folder in out.parents:
        try:
            if (folder / SHARE).read_text(encoding="utf-8") == token:
                return request
        except OSError:
            continue
    return dataclasses.replace(request, out=str(_room(job) / name))  # type: ignore[call-arg]


def _room(job: str) -> Path:
    return Home().scratch / "away" / Path(job).name


def packed(made: Result, job: str) -> list[dict[str, Any]]:
    """What has to be carried home: nothing where it was written to the film folder itself."""
    mine = sorted({path for path in results.places(made).values() if path.parent == _room(job)})
    return [{"name": path.name, "size": path.stat().st_size, "sha256": whole.digest(path)} for path in mine]


def piece(job: str, name: str, at: int) -> bytes:
    """A piece of a file of a finished job; only of those."""
    path = _room(job) / Path(name).name
    with path.open("rb") as file:
        file.seek(at)
        return file.read(PIECE)


def forget(job: str) -> None:
    """The host has everything."""
    shutil.rmtree(_room(job), ignore_errors=True)


def stop(job: str) -> None:
    """The wish to stop, on the machine that works on it."""
    (Home().stops / Path(job).name).touch()


# ---- at the host ----------------------------------------------------------------------------------------------------


async def bring(
    made: Result, request: Request, files: Sequence[dict[str, Any]], fetch: Callable[[str, int], Awaitable[bytes]]
) -> Result:
    """Fetch every file to its place beside the request's ``out``, check it, and write the manifest last.

    Raises Refused for a name that does not belong to the job or bytes that are not what was made.
    """
    out = str(getattr(request, "out", ""))
    for file in files:
        name, size, seen = str(file["name"]), int(file["size"]), hashlib.sha256()
        if Path(name).name != name or not name.startswith(Path(out).name):
            raise Refused(f"another machine sent a file {name!r} that does not belong to this job; it was not written")
        with whole.whole(Path(out).with_name(name)) as temporary:
            temporary.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as target:
                at = 0
                while at < size:
                    part = await fetch(name, at)
                    if not part:
                        break
                    seen.update(part)
                    target.write(part)
                    at += len(part)
            if seen.hexdigest() != file["sha256"]:
                raise Refused(
                    f"{name} did not arrive from the other machine as it was made; the job can be tried again"
                )
    home = results.moved(made, out)
    whole.write(results.beside(out, ".json"), home.to_json(request.to_json()).encode("utf-8"))
    return home


def checked(request: Request) -> Result:
    """What lies here for a request, its file looked at byte by byte. Raises Refused when it is not all there."""
    out = str(getattr(request, "out", ""))
    made = results.found(request.key, out)
    file = Path(getattr(made, "file", "") or getattr(made, "picture", ""))
    if made is None or whole.digest(file) != getattr(made, "sha256", ""):
        raise Refused(f"{Path(out).name} is not there as it was said to be made")
    return made

"""What another machine made comes home: piece by piece over the crew's own road, checked, and the manifest last.

A machine that sees the film folder itself (a share) writes there and nothing has to be carried.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import shutil
from collections.abc import Awaitable, Callable, Mapping, Sequence
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
    return listed(made, _room(job))


def listed(made: Result, folder: Path) -> list[dict[str, Any]]:
    """The files of a result that lie in ``folder``, as whoever fetches them must know them."""
    mine = sorted({path for path in results.places(made).values() if path.parent == folder})
    return [{"name": path.name, "size": path.stat().st_size, "sha256": whole.digest(path)} for path in mine]


def piece(job: str, name: str, at: int) -> bytes:
    """A piece of a file of a finished job; only of those."""
    return part(_room(job) / Path(name).name, at)


def part(path: Path, at: int) -> bytes:
    """One piece of a file, from byte ``at`` on."""
    with path.open("rb") as file:
        file.seek(at)
        return file.read(PIECE)


def swept(folder: Path, stem: str) -> None:
    """Everything of one result is removed; whoever asked for it has it."""
    for left in folder.glob(f"{stem}.*"):
        left.unlink(missing_ok=True)


def forget(job: str) -> None:
    """The host has everything."""
    shutil.rmtree(_room(job), ignore_errors=True)


def stop(job: str) -> None:
    """The wish to stop, on the machine that works on it."""
    (Home().stops / Path(job).name).touch()


# ---- at the host ----------------------------------------------------------------------------------------------------


async def bring(
    made: Result,
    request: Request,
    files: Sequence[Mapping[str, Any]],
    fetch: Callable[[str, int], Awaitable[bytes]],
    there: str = "",
) -> Result:
    """Fetch every file to its place beside the request's ``out``, check it, and write the manifest last.

    The names begin with ``there`` where it is not what ``out`` ends with. Raises Refused for a name that does not
    belong to the job or bytes that are not what was made.
    """
    out = str(getattr(request, "out", ""))
    stem = there or Path(out).name
    home = {name: str(results.beside(out, _end(path.name, stem))) for name, path in results.places(made).items()}
    for file in files:
        name, size, seen = str(file["name"]), int(file["size"]), hashlib.sha256()
        with whole.whole(results.beside(out, _end(name, stem))) as temporary:
            temporary.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as target:
                at = 0
                while at < size:
                    got = await fetch(name, at)
                    if not got or len(got) > size - at:
                        break
                    seen.update(got)
                    target.write(got)
                    at += len(got)
            if seen.hexdigest() != file["sha256"]:
                raise Refused(
                    f"{name} did not arrive from the other machine as it was made; the job can be tried again"
                )
    landed = dataclasses.replace(made, **home)
    whole.write(results.beside(out, ".json"), landed.to_json(request.to_json()).encode("utf-8"))
    return landed


def _end(name: str, stem: str) -> str:
    """What follows the job's own name in the name of one of its files. Raises Refused when nothing rightly does."""
    end = name.removeprefix(stem)
    if end == name or not re.fullmatch(r"(\.\w{1,20}){0,2}\.(mp4|jpg|png)", end):  # all that ever travels
        raise Refused(f"another machine sent a file {name!r} that does not belong to this job; it was not written")
    return end


def checked(request: Request) -> Result:
    """What lies here for a request, its file looked at byte by byte. Raises Refused when it is not all there."""
    out = str(getattr(request, "out", ""))
    made = results.found(request.key, out)
    file = Path(getattr(made, "file", "") or getattr(made, "picture", ""))
    if made is None or whole.digest(file) != getattr(made, "sha256", ""):
        raise Refused(f"{Path(out).name} is not there as it was said to be made")
    return made

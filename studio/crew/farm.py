"""Other machines: an invite from the host, one join with it, and from then on a certificate of their own.

An invite is one file: where the host's desk is, the authority's certificate to know it by, and a word that is good once
and for two days. The desk answers one question, over TLS, and nothing else; who says the word gets a certificate for
that machine. Machines must have the same Python, the same Workprint and the same weights, or their takes would differ.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
import platform
import re
import secrets
import ssl
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from pipelines.report import Refused
from pipelines.requests import BoardRequest, TakeRequest, TitleRequest

from . import certs, private
from .home import Home
from .road import CONFIG, worker

VERSION = 1
HOURS = 48  # an invite is good for
PATIENCE = 10.0  # seconds that a host may take to answer
LINE = 200_000  # bytes of the longest question or answer
_NAMES = {"python": "Python", "distributed": "the package distributed", "weights": "the built-in model's weights"}


@dataclass(frozen=True)
class Invite:
    """What one other machine needs to ask to be let in. ``authority`` is PEM."""

    desk: str
    token: str
    expires: str
    authority: str


def same() -> dict[str, str]:
    """What has to be the same on every machine of a crew."""
    board = BoardRequest("anything")
    return {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "distributed": version("distributed"),
        "weights": board.model,
        "Workprint's boards": board.tools,
        "Workprint's takes": TakeRequest("{}").tools,
        "Workprint's cards": TitleRequest("anything").tools,
    }


def difference(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """One sentence about the first thing that is not the same; empty when all is."""
    for name, ours in here.items():
        if (theirs := there.get(name, "")) != ours:
            words = f" ({theirs or 'none'} there, {ours} here)" if name in ("python", "distributed") else ""
            return f"{_NAMES.get(name, name)} on the other machine is not the same as here{words}; install the same"
    return ""


# ---- the host -------------------------------------------------------------------------------------------------------


def write_invite(home: Home, desk: str, file: Path) -> Invite:
    """A fresh invite to the crew whose desk is there, for one machine, as a file that only its owner may read."""
    expires = dt.datetime.now(dt.UTC) + dt.timedelta(hours=HOURS)
    authority = (home.certificates / "ca.pem").read_text()
    made = Invite(desk, secrets.token_hex(16), expires.isoformat(timespec="seconds"), authority)
    tokens = _tokens(home)
    tokens[made.token] = made.expires
    _keep(home, tokens)
    private.write(file, json.dumps({"version": VERSION, **asdict(made)}, indent=1).encode())
    return made


@contextlib.asynccontextmanager
async def desk(
    home: Home, host: str, port: int, answer: Callable[[str, str, Mapping[str, str]], Awaitable[dict[str, str]]]
) -> AsyncIterator[str]:
    """Where other machines ask to be let in: one line of JSON (token, machine, versions), one line back."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            try:
                line = await asyncio.wait_for(reader.readline(), PATIENCE)
                asked = json.loads(line)
                told = await answer(str(asked["token"]), str(asked["machine"]), dict(asked["versions"]))
            except (ValueError, KeyError, TypeError):
                told = {"refused": "this is not a question that a crew answers"}
            writer.write(json.dumps(told).encode() + b"\n")
            await writer.drain()
        writer.close()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(home.certificates / "node.pem", home.certificates / "node.key")
    server = await asyncio.start_server(serve, host, port, ssl=context, limit=LINE)
    try:
        yield "{}:{}".format(*server.sockets[0].getsockname()[:2])
    finally:
        server.close()


def _tokens(home: Home) -> dict[str, str]:
    """Invites that were given out and not used yet: token -> when they expire."""
    try:
        tree = json.loads((home.folder / "invites.json").read_text())
        return {str(token): str(expires) for token, expires in tree.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _keep(home: Home, tokens: Mapping[str, str]) -> None:
    now = dt.datetime.now(dt.UTC)
    good = {token: expires for token, expires in tokens.items() if not over(expires, now)}
    private.write(home.folder / "invites.json", json.dumps(good).encode())


def over(expires: str, now: dt.datetime) -> bool:
    """Whether a moment written as text is past; what is not a moment is."""
    try:
        return dt.datetime.fromisoformat(expires) < now
    except (ValueError, TypeError):
        return True


def admit(home: Home, taken: set[str], token: str, machine: str, versions: Mapping[str, str]) -> dict[str, str]:
    """The host's answer to whoever asks to be let in: "refused" and why, or its name, certificate and key."""
    from . import authority

    tokens = _tokens(home)
    if over(tokens.get(token, ""), dt.datetime.now(dt.UTC)):
        return {"refused": "this invite was used already, or has expired; ask the host for another"}
    if words := difference(same(), versions):
        return {"refused": words}
    del tokens[token]
    _keep(home, tokens)
    plain = re.sub(r"[^\w.-]+", "-", machine)[:40] or "machine"
    name = next(n for n in (plain, *(f"{plain}-{i}" for i in range(2, 1000))) if n not in taken)
    own, key = authority.issue(home.certificates, name, authority.DAYS)
    return {"name": name, "own": own.decode(), "key": key.decode()}


# ---- the other machine ----------------------------------------------------------------------------------------------


def read_invite(file: Path) -> Invite:
    """Raises Refused when it is none, of a newer Workprint, or expired."""
    try:
        tree = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(tree, dict) or not isinstance(number := tree.pop("version", None), int):
            raise ValueError("no version")
        if number > VERSION:
            raise Refused(f"the invite {file} was written by a newer Workprint; update Workprint on this machine")
        found = Invite(**{name: str(value) for name, value in tree.items()})
    except Refused:
        raise
    except (OSError, ValueError, TypeError) as wrong:
        raise Refused(
            f"{file} is not an invite; the host writes one with: workprint crew host --invite FILE"
        ) from wrong
    if over(found.expires, dt.datetime.now(dt.UTC)):
        raise Refused(f"the invite {file} has expired ({found.expires}); ask the host for another")
    return found


def membership(home: Home, address: str) -> Path:
    """Where this machine keeps what a host gave it."""
    return home.folder / "member" / re.sub(r"[^\w.-]+", "_", address)


def full_address(typed: str) -> str:
    """ "10.0.0.5:8786" as Dask wants it. Raises Refused."""
    found = re.fullmatch(r"(?:tls://)?(\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})", typed.strip())
    if not found or not 0 < int(found[2]) < 65536:
        raise Refused(f"{typed!r} is not an address; it looks like 10.0.0.5:8786, as `workprint crew host` says it")
    return f"tls://{found[1]}:{found[2]}"


def split(listen: str) -> tuple[str, int]:
    """Host and port of "10.0.0.5:8786", "10.0.0.5" or "[::1]:8786"; port 0 is any."""
    found = re.fullmatch(r"(?:\[(.+)\]|([^:]+))(?::(\d+))?", listen)
    return (found[1] or found[2], int(found[3] or 0)) if found else (listen, 0)


async def ask_in(home: Home, address: str, invite: Invite) -> str:
    """Ask the host to be let in, keep what it gives; the name it gives this machine. Raises Refused."""
    host, shown = split(address.removeprefix("tls://"))[0], address.removeprefix("tls://")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False  # it is known by its authority, wherever it stands
    context.load_verify_locations(cadata=invite.authority)
    asked = {"token": invite.token, "machine": platform.node(), "versions": same()}
    try:
        reader, writer = await asyncio.wait_for(
            asyncio.open_connection(host, split(invite.desk)[1], ssl=context, limit=LINE), PATIENCE
        )
        writer.write(json.dumps(asked).encode() + b"\n")
        answer = json.loads(await asyncio.wait_for(reader.readline(), PATIENCE))
        writer.close()
    except ssl.SSLError as wrong:
        raise Refused(f"who answers at {shown} is not the host that wrote the invite") from wrong
    except (OSError, TimeoutError, ValueError) as wrong:
        raise Refused(f"nobody answers at {shown}; is the host at work there?") from wrong
    if "refused" in answer:
        raise Refused(f"the host at {shown} says: {answer['refused']}")
    kept = membership(home, address)
    for name, text in (("ca.pem", invite.authority), ("node.pem", answer["own"]), ("node.key", answer["key"])):
        private.write(kept / name, text.encode())
    private.write(kept / "name", answer["name"].encode())
    return str(answer["name"])


async def work_for(home: Home, address: str, workers: int) -> None:
    """Lend ``workers`` processes of this machine to the crew at ``address`` until it leaves."""
    import dask
    from distributed.config import initialize_logging
    from distributed.utils import get_ip

    home.tidy()
    kept = membership(home, address)
    name = (kept / "name").read_text()
    security = certs.kept(kept).security()
    # what goes wrong on the road is told by the host
    quiet = {"distributed.nanny.pre-spawn-environ": {"DASK_LOGGING__DISTRIBUTED": "critical"}}
    dask.config.set({**CONFIG, **quiet, "temporary-directory": str(home.scratch), "logging.distributed": "critical"})
    initialize_logging(dask.config.config)
    host, _, port = address.removeprefix("tls://").rpartition(":")
    own = get_ip(host.strip("[]"), int(port))
    async with contextlib.AsyncExitStack() as stack:
        nannies = []
        for n in range(workers):
            nanny = worker(address, f"{name}/cpu{n}", security, home, own)
            nannies.append(await stack.enter_async_context(nanny))
        await asyncio.gather(*(nanny.finished() for nanny in nannies))

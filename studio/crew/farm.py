"""This machine at another one's crew: let in once by an invite, and from then on by a certificate of its own.

Who says the word of an invite at the host's desk gets a certificate for that machine, and keeps it: to lend its workers
to that crew, or to ask it for boards and takes.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import platform
import re
import ssl
from pathlib import Path

from pipelines.report import Refused

from . import certs, private
from .address import full_address, split
from .home import Home
from .invites import ASK, LEND, Invite, in_time, read_invite, same
from .road import CONFIG, worker

PATIENCE = 10.0  # seconds that a host may take to answer
LINE = 200_000  # bytes of the longest answer to that


def membership(home: Home, address: str, to: str = LEND) -> Path:
    """Where this machine keeps what a host gave it, to lend a hand there or only to ask."""
    return home.folder / ("member" if to == LEND else "asker") / re.sub(r"[^\w.-]+", "_", address)


async def ask_in(home: Home, address: str, invite: Invite, to: str = LEND) -> str:
    """Ask the host to be let in, keep what it gives; the name it gives this machine. Raises Refused."""
    host, shown = split(address.removeprefix("tls://"))[0], address.removeprefix("tls://")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False  # it is known by its authority, wherever it stands
    try:
        context.load_verify_locations(cadata=invite.authority)
    except (ssl.SSLError, ValueError) as wrong:
        raise Refused("the invite is damaged: it holds no certificate; ask the host for another") from wrong
    port = split(invite.desk)[1]
    asked = {"token": invite.token, "machine": platform.node(), "versions": same(), "to": to}
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port, ssl=context, limit=LINE), PATIENCE)
        writer.write(json.dumps(asked).encode() + b"\n")
        answer = json.loads(await asyncio.wait_for(reader.readline(), PATIENCE))
        writer.close()
    except ssl.SSLError as wrong:
        raise Refused(f"who answers at {shown} is not the host that wrote the invite") from wrong
    except (OSError, TimeoutError, ValueError) as wrong:
        raise Refused(f"nobody answers at {shown}; is the host at work there?") from wrong
    if "refused" in answer:
        raise Refused(f"the host at {shown} says: {answer['refused']}")
    kept = membership(home, address, to)
    given = {"ca.pem": invite.authority, "node.key": answer["key"], "name": answer["name"], "desk": str(port)}
    for name, text in (given | {"node.pem": answer["own"], "used": _digest(invite)}).items():
        private.write(kept / name, text.encode())
    return str(answer["name"])


def _digest(invite: Invite) -> str:
    return hashlib.sha256(invite.token.encode()).hexdigest()


def let_in(home: Home, address: str, invite: Path | None) -> Path:
    """Where this machine's certificate for asking at ``address`` lies; asks to be let in when an invite is brought.

    An invite that was used from here already is passed over, so that the same command can be typed again. Raises
    Refused when this machine was never let in, or is not now.
    """
    address = full_address(address)
    mine, lent = membership(home, address, ASK), membership(home, address)
    there = next((kept for kept in (mine, lent) if (kept / "node.pem").exists()), None)
    if invite is None or (there and not invite.exists()):
        if there is None:
            raise Refused(
                f"this machine was not let in at {address.removeprefix('tls://')} yet; ask its host for an invite: "
                "--invite FILE"
            )
        return there
    brought = read_invite(invite)
    for kept in (mine, lent):
        with contextlib.suppress(OSError):
            if (kept / "used").read_text() == _digest(brought):
                return kept
    in_time(brought, invite)
    asyncio.run(ask_in(home, address, brought, ASK))
    return mine


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

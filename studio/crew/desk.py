"""The host's desk: where other machines ask to be let in, and where those that were let in ask for work.

Without a certificate one question is answered, over TLS: whether a machine that brings an invite may come in. With one,
a line stays open and each of its questions is answered (studio/crew/orders.py), once both sides are known to be alike.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

from pipelines.report import Refused

from . import certs
from .home import Home
from .invites import difference, same

PATIENCE = 10.0  # seconds within which a stranger asks, and anybody shows who he is
QUIET = 180.0  # seconds that a line may stay open without a question
SLOW = 60.0  # seconds that whoever asked may take to hear an answer
LINE = 200_000  # bytes of the longest question
LINES, EACH = 64, 8  # lines open at a time, and of one machine or of all strangers
NO_QUESTION: dict[str, Any] = {"refused": "this is not a question that a crew answers"}


class Answers(Protocol):
    """The host behind the desk."""

    def knows(self, who: str) -> bool:
        """Whether a machine with that name was let in, and still is."""

    def admit(self, asked: Mapping[str, Any]) -> dict[str, str]:
        """May this machine come in? Raises ValueError, KeyError or TypeError for what is no such question."""

    async def order(self, who: str, asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """What a machine that was let in asks for: the answer, and the bytes that follow it. Raises Refused."""


@contextlib.asynccontextmanager
async def desk(home: Home, host: str, port: int, answers: Answers) -> AsyncIterator[str]:
    """Open for as long as the block runs; where it is."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own = certs.certificates(home.certificates)
    context.load_cert_chain(own.own, own.key)
    context.verify_mode = ssl.CERT_OPTIONAL  # who has none may still bring an invite
    context.load_verify_locations(own.authority)
    context.load_verify_locations(certs.askers(home.certificates))
    lines: dict[asyncio.Task[Any], str] = {}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        who = certs.name_in(writer.get_extra_info("peercert"))
        with contextlib.suppress(OSError, TimeoutError, asyncio.CancelledError):  # they are gone, or the desk closes
            task = asyncio.current_task()
            if task is None or len(lines) >= LINES or list(lines.values()).count(who) >= EACH:
                await _say(writer, {"refused": "too many lines to it are open; try again a little later"})
            else:
                lines[task] = who
                try:
                    await (_questions(reader, writer, who, answers) if who else _one(reader, writer, answers))
                finally:
                    del lines[task]
        writer.close()

    server = await asyncio.start_server(serve, host, port, ssl=context, limit=LINE, ssl_handshake_timeout=PATIENCE)
    try:
        at, number = server.sockets[0].getsockname()[:2]
        yield f"[{at}]:{number}" if ":" in at else f"{at}:{number}"
    finally:
        server.close()
        for task in (left := list(lines)):
            task.cancel()
        await asyncio.gather(*left)


async def _one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answers: Answers) -> None:
    """The one question of a stranger."""
    try:
        told = answers.admit(_asked(await asyncio.wait_for(reader.readline(), PATIENCE)))
    except (ValueError, KeyError, TypeError):
        told = NO_QUESTION
    await _say(writer, told)


async def _questions(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, who: str, answers: Answers) -> None:
    """All questions of one who was let in, until he hangs up or is silent for long."""
    alike = False
    while True:
        content = b""
        try:
            line = await asyncio.wait_for(reader.readline(), QUIET)
        except ValueError:  # longer than any question
            await _say(writer, NO_QUESTION)
            return
        if not line:
            return
        try:
            asked = _asked(line)
            if asked["ask"] == "open":
                told = _open(who, dict(asked["versions"]), answers)
                alike = "refused" not in told
            elif not alike:
                told = {"refused": "whoever asks says first which Workprint he has"}
            else:
                told, content = await answers.order(who, asked)
        except Refused as wrong:
            told = {"refused": str(wrong)}
        except (ValueError, KeyError, TypeError):
            told = NO_QUESTION
        await _say(writer, told, content)


def _open(who: str, versions: Mapping[str, str], answers: Answers) -> dict[str, Any]:
    if not answers.knows(who):
        return {"refused": "this machine was let in once and is not any more; ask the host for another invite"}
    words = difference(same(), versions)
    return {"refused": words} if words else {"name": who}


def _asked(line: bytes) -> dict[str, Any]:
    """A question. Raises ValueError for anything else."""
    try:
        tree = json.loads(line)
    except RecursionError as wrong:
        raise ValueError("nested too deep") from wrong
    if not isinstance(tree, dict):
        raise ValueError("a question is an object")
    return tree


async def _say(writer: asyncio.StreamWriter, told: Mapping[str, Any], content: bytes = b"") -> None:
    head = {**told, "size": len(content)} if content else told
    writer.write(json.dumps(head).encode() + b"\n" + content)
    await asyncio.wait_for(writer.drain(), SLOW)

"""One line to the desk of a crew on another machine: a question out, an answer in, and made anew when it breaks.

Every question is one that may be asked twice, so whoever asks never learns that the line broke, unless it stays broken.
Only JSON and bytes with their length come in; both sides show a certificate.
"""

from __future__ import annotations

import json
import socket
import ssl
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from pipelines.report import Refused

from . import certs
from .address import full_address, split
from .carry import PIECE
from .invites import same
from .job import printable

PATIENCE = 10.0  # seconds that a host may take to pick up
SILENT = 60.0  # seconds it may take over one answer
GONE = 60.0  # seconds after which a line that broke is given up
AGAIN = 1.0  # seconds between two tries
LONGEST = 16_000_000  # bytes of one answer


class Line:
    """A line to the crew at ``address`` (as people type it) with the certificate in ``kept``. Open with ``with``.

    Raises Refused when nobody answers there, or when the host refuses what is asked.
    """

    def __init__(self, address: str, kept: Path) -> None:
        plain = full_address(address).removeprefix("tls://")
        self.address, self._host, port = plain, *split(plain)
        with suppress(OSError, ValueError):
            port = int((kept / "desk").read_text()) - 1
        self._port, self._kept = port + 1, certs.kept(kept)
        self._socket: ssl.SSLSocket | None = None
        self._answers: Any = None

    def __enter__(self) -> Self:
        try:
            self._open()
        except Refused:
            self._close()
            raise
        except (OSError, UnicodeError) as wrong:  # UnicodeError: no name that a network knows
            self._close()
            if isinstance(wrong, ssl.SSLError) and not isinstance(wrong, ssl.SSLEOFError):
                raise self._stranger() from wrong
            raise Refused(f"nobody answers at {self.address}; is the host at work there?") from wrong
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def ask(self, what: str, /, **more: Any) -> dict[str, Any]:
        """The host's answer to one question."""
        return self._asked({"ask": what, **more})[0]

    def piece(self, **more: Any) -> bytes:
        """The bytes of one piece of a file."""
        return self._asked({"ask": "piece", **more})[1]

    def _asked(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        until = time.monotonic() + GONE
        while True:
            try:
                if self._socket is None:
                    self._open()
                return self._say(question)
            except OSError as wrong:
                self._close()
                if time.monotonic() > until:
                    raise Refused(
                        f"the host at {self.address} cannot be reached any more; what was asked for is in its queue, "
                        "and the same command finds it again"
                    ) from wrong
                time.sleep(AGAIN)

    def _open(self) -> None:
        """Raises OSError when nobody is there, Refused when it is somebody else or will not have us."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False  # it is known by its authority and its name there, wherever it stands
        try:
            context.load_verify_locations(self._kept.authority)
            context.load_cert_chain(self._kept.own, self._kept.key)
        except OSError as wrong:
            raise Refused(
                f"the certificate for {self.address} cannot be read ({wrong}); ask its host for another invite"
            ) from wrong
        raw = socket.create_connection((self._host, self._port), PATIENCE)
        try:
            line = context.wrap_socket(raw)
        except ssl.SSLCertVerificationError as wrong:
            raw.close()
            raise self._stranger() from wrong
        except BaseException:
            raw.close()
            raise
        self._socket, self._answers = line, line.makefile("rb")
        line.settimeout(SILENT)
        if certs.name_in(line.getpeercert()) != certs.HOST:  # another guest of the same crew
            self._close()
            raise self._stranger()
        self._say({"ask": "open", "versions": same()})

    def _stranger(self) -> Refused:
        return Refused(
            f"who answers at {self.address} is not the host that let this machine in; ask its host for another invite"
        )

    def _say(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        if self._socket is None:
            raise ConnectionError("the line is closed")
        self._socket.sendall(json.dumps(question).encode() + b"\n")
        told = self._answers.readline(LONGEST)
        try:
            answer = json.loads(told) if told.endswith(b"\n") else None
            size = int(answer["size"]) if isinstance(answer, dict) and "size" in answer else 0
        except (ValueError, TypeError, RecursionError):
            answer, size = None, 0
        if not isinstance(answer, dict) or not 0 <= size <= PIECE:
            raise ConnectionError("the line broke in the middle of an answer")
        if "refused" in answer:
            raise Refused(f"the host at {self.address} says: {printable(str(answer['refused']))}")
        content = self._answers.read(size) if size else b""
        if len(content) != size:
            raise ConnectionError("the line broke in the middle of a piece")
        return answer, content

    def _close(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                self._answers.close()
            with suppress(OSError):
                self._socket.close()
        self._socket = self._answers = None

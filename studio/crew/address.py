"""Addresses as people type them and as a crew says them."""

from __future__ import annotations

import re

from pipelines.report import Refused


def full_address(typed: str) -> str:
    """ "10.0.0.5:8786" as Dask wants it. Raises Refused."""
    found = re.fullmatch(r"(?:tls://)?(\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})", typed.strip())
    if not found or not 0 < int(found[2]) < 65535:  # the desk is on the next port
        raise Refused(f"{typed!r} is not an address; it looks like 10.0.0.5:8786, as `workprint crew host` says it")
    return f"tls://{found[1]}:{found[2]}"


def split(listen: str) -> tuple[str, int]:
    """Host and port of "10.0.0.5:8786", "10.0.0.5" or "[::1]:8786"; port 0 is any."""
    found = re.fullmatch(r"(?:\[(.+)\]|([^:]+))(?::(\d+))?", listen)
    return (found[1] or found[2], int(found[3] or 0)) if found else (listen, 0)

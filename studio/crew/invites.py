"""Invites: one file by which a host lets one other machine in, once and for two days, and what both must have alike.

It says where the host's desk is, has the authority's certificate to know it by, and a word to say there. Machines must
have the same Python, the same Workprint and the same weights, or their takes would differ.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from pipelines.report import Refused
from pipelines.requests import BoardRequest, TakeRequest, TitleRequest

from . import private
from .certs import HOST
from .home import Home

VERSION = 1
HOURS = 48  # an invite is good for
LEND, ASK = "lend", "ask"  # what a machine is let in to do: work for the crew, or have it work
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


def read_invite(file: Path) -> Invite:
    """Raises Refused when it is none, or of a newer Workprint."""
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
    return found


def in_time(invite: Invite, file: Path) -> Invite:
    """The same invite. Raises Refused when it has expired."""
    if over(invite.expires, dt.datetime.now(dt.UTC)):
        raise Refused(f"the invite {file} has expired ({invite.expires}); ask the host for another")
    return invite


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


def admit(
    home: Home, taken: set[str], token: str, machine: str, versions: Mapping[str, str], to: str = LEND
) -> dict[str, str]:
    """The host's answer to whoever asks to be let in: "refused" and why, or its name, certificate and key.

    Who is let in ``to`` ask gets a certificate that the desk alone knows: it opens no way to run code here.
    """
    from . import authority

    tokens = _tokens(home)
    if over(tokens.get(token, ""), dt.datetime.now(dt.UTC)):
        return {"refused": "this invite was used already, or has expired; ask the host for another"}
    if words := difference(same(), versions):
        return {"refused": words}
    if to not in (LEND, ASK):
        return {"refused": "machines are let in to lend a hand or to ask, and nothing else"}
    del tokens[token]
    _keep(home, tokens)
    plain = re.sub(r"[^\w-]+", "-", machine).strip("-")[:40] or "machine"  # it will name a folder here
    others = {name.casefold() for name in taken} | {HOST}
    numbered = (f"{plain}-{n}" for n in itertools.count(2))
    name = next(n for n in itertools.chain((plain,), numbered) if n.casefold() not in others)
    own, key = authority.issue(home.certificates, name, authority.DAYS, asker=to == ASK)
    return {"name": name, "own": own.decode(), "key": key.decode()}

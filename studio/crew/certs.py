"""Who may speak to the crew: the files of one machine by which it shows who it is and knows the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOST = "workprint-machine"  # the name in the certificate of the machine whose authority it is


@dataclass(frozen=True)
class Certificates:
    """The files of one machine: the authority's certificate, its own, and its own key."""

    authority: Path
    own: Path
    key: Path

    def security(self) -> Any:
        """The same as Dask wants them: TLS in both directions, nothing without."""
        from distributed import Security

        sides = {
            f"tls_{side}_{what}": str(path)
            for side in ("scheduler", "worker", "client")
            for what, path in (("cert", self.own), ("key", self.key))
        }
        return Security(tls_ca_file=str(self.authority), require_encryption=True, **sides)  # type: ignore[no-untyped-call]


def kept(folder: Path) -> Certificates:
    """Those in ``folder``, there or not."""
    return Certificates(folder / "ca.pem", folder / "node.pem", folder / "node.key")


def certificates(folder: Path) -> Certificates:
    """Those in ``folder``, made at the first call."""
    found = kept(folder)
    if not all(path.exists() for path in (found.authority, found.own, found.key)):
        from . import authority

        authority.make(folder, found)
    return found


def askers(folder: Path) -> Path:
    """The certificate of the authority in ``folder`` that signs for those who only ask, made at the first call."""
    found = folder / "askers.pem"
    if not found.exists():
        from . import authority

        authority.make_askers(folder, found)
    return found


def name_in(certificate: Any) -> str:
    """Whom a checked certificate of the other side names, as ``ssl`` tells it; empty when it showed none."""
    names = dict(pair for part in (certificate or {}).get("subject", ()) for pair in part)
    return str(names.get("commonName", ""))

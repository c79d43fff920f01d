"""Who may speak to the crew: our own certificate authority and one certificate for this machine, made offline.

Whoever holds a certificate of the authority may send jobs to the crew and so run Workprint's code; without one nothing
answers. Keys are readable by their owner alone from the first byte on, and the authority's key never leaves.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from . import private

DAYS = 3650


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


def certificates(folder: Path) -> Certificates:
    """Those in ``folder``, made at the first call (EC P-256, valid for ten years)."""
    found = Certificates(folder / "ca.pem", folder / "node.pem", folder / "node.key")
    if not all(path.exists() for path in (found.authority, found.own, found.key)):
        _make(folder, found)
    return found


def _make(folder: Path, found: Certificates) -> None:
    authority = ec.generate_private_key(ec.SECP256R1())
    private.write(folder / "ca.key", _pem(authority))
    private.write(found.authority, _signed("workprint-crew", authority.public_key(), authority, DAYS, True))
    own, key = issue(folder, "workprint-machine", DAYS)
    private.write(found.key, key)
    private.write(found.own, own)


def issue(folder: Path, name: str, days: int) -> tuple[bytes, bytes]:
    """A fresh certificate of the authority in ``folder`` and its key, both PEM."""
    authority = serialization.load_pem_private_key((folder / "ca.key").read_bytes(), None)
    if not isinstance(authority, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{folder / 'ca.key'} is not a key of ours")
    own = ec.generate_private_key(ec.SECP256R1())
    return _signed(name, own.public_key(), authority, days, False), _pem(own)


def _signed(
    name: str, key: ec.EllipticCurvePublicKey, by: ec.EllipticCurvePrivateKey, days: int, is_authority: bool
) -> bytes:
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "workprint-crew")]))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))  # clocks differ
        .not_valid_after(now + dt.timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .sign(by, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )

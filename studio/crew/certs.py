"""Who may speak to the crew: our own certificate authority and one certificate for this machine, made offline.

Whoever holds a certificate of the authority may send jobs to the crew and so run Workprint's code; without one nothing
answers. Keys are readable by their owner alone from the first byte on, and the authority's key never leaves.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    now = dt.datetime.now(dt.UTC)
    authority, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))

    def name(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    def signed(subject: str, key: ec.EllipticCurvePublicKey, is_authority: bool) -> bytes:
        made = (
            x509.CertificateBuilder()
            .subject_name(name(subject))
            .issuer_name(name("workprint-crew"))
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))  # clocks differ
            .not_valid_after(now + dt.timedelta(days=DAYS))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .sign(authority, hashes.SHA256())
        )
        return made.public_bytes(serialization.Encoding.PEM)

    def pem(key: ec.EllipticCurvePrivateKey) -> bytes:
        return key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    _write(folder / "ca.key", pem(authority))
    _write(found.authority, signed("workprint-crew", authority.public_key(), True))
    _write(found.key, pem(own))
    _write(found.own, signed("workprint-machine", own.public_key(), False))


def _write(path: Path, content: bytes) -> None:
    """Private from the first byte on, and whole or not there."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)

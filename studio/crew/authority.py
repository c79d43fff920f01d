"""Our own certificate authorities, made offline: who signs for the machines of a crew. Loaded only to make and to sign.

Whoever holds a certificate of the crew's authority may send jobs to the crew and so run Workprint's code. Who only asks
for boards and takes has one of the askers' authority, which opens the desk and nothing else; without one nothing
answers. Keys are readable by their owner alone from the first byte on, and the authorities' keys never leave.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from . import private
from .certs import HOST, Certificates

DAYS = 3650
CREW, ASKERS = "workprint-crew", "workprint-askers"


def make(folder: Path, found: Certificates) -> None:
    """A fresh authority and this machine's own certificate (EC P-256, valid for ten years)."""
    _authority(folder / "ca.key", found.authority, CREW)
    own, key = issue(folder, HOST, DAYS)
    private.write(found.key, key)
    private.write(found.own, own)


def make_askers(folder: Path, found: Path) -> None:
    """A fresh authority for those who ask."""
    _authority(folder / "askers.key", found, ASKERS)


def _authority(secret: Path, public: Path, name: str) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    private.write(secret, _pem(key))
    private.write(public, _signed(name, key.public_key(), name, key, DAYS, True))


def issue(folder: Path, name: str, days: int, asker: bool = False) -> tuple[bytes, bytes]:
    """A fresh certificate of the crew's authority in ``folder``, or of the askers', and its key, both PEM."""
    secret, by = (folder / "askers.key", ASKERS) if asker else (folder / "ca.key", CREW)
    authority = serialization.load_pem_private_key(secret.read_bytes(), None)
    if not isinstance(authority, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{secret} is not a key of ours")
    own = ec.generate_private_key(ec.SECP256R1())
    return _signed(name, own.public_key(), by, authority, days, False), _pem(own)


def _signed(
    name: str,
    key: ec.EllipticCurvePublicKey,
    issuer: str,
    by: ec.EllipticCurvePrivateKey,
    days: int,
    is_authority: bool,
) -> bytes:
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
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

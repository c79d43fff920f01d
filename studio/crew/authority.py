"""Our own certificate authority, made offline: who signs for the machines of a crew. Loaded only to make and to sign.

Whoever holds a certificate of the authority may send jobs to the crew and so run Workprint's code; without one nothing
answers. Keys are readable by their owner alone from the first byte on, and the authority's key never leaves.
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
CREW = "workprint-crew"


def make(folder: Path, found: Certificates) -> None:
    """A fresh authority and this machine's own certificate (EC P-256, valid for ten years)."""
    authority = ec.generate_private_key(ec.SECP256R1())
    private.write(folder / "ca.key", _pem(authority))
    private.write(found.authority, _signed(CREW, authority.public_key(), authority, DAYS, True))
    own, key = issue(folder, HOST, DAYS)
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
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CREW)]))
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

"""Names for folders and files made from what a person typed: plain ASCII, allowed on every system, never too long."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

LONGEST = 255  # bytes, on every file system we know

# Windows opens a device under these names, whatever their suffix.
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(10))}


def plain_name(text: str, suffix: str = "", otherwise: str = "film") -> str:
    """A file name of letters, digits, dashes and underscores: "Ghost Lap!" with ".film" gives "Ghost-Lap.film".

    Where letters were lost (an alphabet ASCII does not have, a very long name), eight digits made from the whole text
    keep two names apart. ``suffix`` must be ASCII.
    """
    letters = unicodedata.normalize("NFKD", text)
    ascii_only = "".join(c for c in letters if not unicodedata.combining(c)).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9_]+", "-", ascii_only).strip("-")
    room = LONGEST - len(suffix) - 20  # some room for what temporaries add
    lost = not any(c.isalnum() for c in stem) or len(stem) > room or any(
        unicodedata.category(c)[0] in "LNM" and not c.isascii() for c in letters if not unicodedata.combining(c)
    )  # fmt: skip
    if lost or stem.upper() in _DEVICES:
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        kept = stem[: room - 9].strip("-_")
        stem = f"{kept or otherwise}-{digest}" if text.strip() else kept or otherwise
    return stem + suffix

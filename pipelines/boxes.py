"""Reads the boxes of an MP4: what is in it, frame for frame, without decoding anything (ISO/IEC 14496-12 and -15)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from .report import Refused

_NESTED = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts"}
_HEAD = 64 << 20  # bytes; a moov box larger than this is not one of ours


@dataclass(frozen=True)
class Track:
    """One track. ``kind`` is vide, soun, sbtl or text; ``codec`` the four letters of its sample entry."""

    kind: str
    codec: str
    samples: int
    timescale: int
    ticks: int  # sum of the durations of all samples
    steps: tuple[tuple[int, int], ...]  # (how many samples, how many ticks each)
    language: str = "und"
    width: int = 0
    height: int = 0
    headers: bytes = b""  # avcC: the parameter sets that must be equal where packets are joined
    matrix: tuple[int, int, int, int] | None = None  # colr nclx: primaries, transfer, matrix, full range
    channels: int = 0
    rate: int = 0  # of sound, in Hz
    keys: tuple[int, ...] = ()  # frames from which decoding can start, from 0; empty when all of them are

    @property
    def seconds(self) -> Fraction:
        """How long it lasts, exactly."""
        return Fraction(self.ticks, self.timescale)

    @property
    def steady(self) -> bool:
        """Whether every sample lasts equally long."""
        return len(self.steps) == 1

    @property
    def fps(self) -> Fraction:
        """Samples a second; only meaningful when steady."""
        return Fraction(self.samples * self.timescale, self.ticks) if self.ticks else Fraction(0)


@dataclass(frozen=True)
class Media:
    """A file's tracks and whether its index stands before its frames (faststart)."""

    tracks: tuple[Track, ...]
    fast: bool

    def first(self, kind: str) -> Track | None:
        """The first track of that kind."""
        return next((t for t in self.tracks if t.kind == kind), None)


def media(path: Path) -> Media:
    """What is in an MP4. Raises Refused when it is missing, not an MP4, or broken."""
    try:
        with path.open("rb") as file:
            moov, fast, seen = b"", True, set[bytes]()
            while head := file.read(8):
                size, kind = struct.unpack(">I4s", head)
                body = size - 8
                if size == 1:
                    body = struct.unpack(">Q", file.read(8))[0] - 16
                elif size == 0:
                    body = path.stat().st_size - file.tell()
                if body < 0:
                    raise ValueError("a box of negative size")
                if kind == b"moov":
                    if body > _HEAD:
                        raise ValueError("an index of absurd size")
                    fast, moov = b"mdat" not in seen, file.read(body)
                else:
                    file.seek(body, 1)
                seen.add(kind)
        if not moov:
            raise ValueError("no index")
        return Media(tuple(_track(content) for kind, content in _boxes(moov) if kind == b"trak"), fast)
    except OSError as error:
        raise Refused(f"{path} could not be read: {error.strerror or error}; make it again") from error
    except (struct.error, ValueError, IndexError, KeyError) as wrong:
        raise Refused(f"{path} is not a whole MP4 ({wrong}); make it again") from wrong


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        start = at + 8
        if size == 1:
            size, start = struct.unpack_from(">Q", content, start)[0], at + 16
        size = size or len(content) - at
        if size < start - at or at + size > len(content):
            raise ValueError(f"a broken {kind!r} box")
        yield kind, content[start : at + size]
        at += size


def _leaves(content: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for kind, body in _boxes(content):
        found |= _leaves(body) if kind in _NESTED else {kind: body}
    return found


def _track(content: bytes) -> Track:
    leaf = _leaves(content)
    long = leaf[b"mdhd"][0] == 1
    timescale = struct.unpack_from(">I", leaf[b"mdhd"], 20 if long else 12)[0]
    packed = struct.unpack_from(">H", leaf[b"mdhd"], 32 if long else 20)[0]
    language = "".join(chr((packed >> shift & 31) + 0x60) for shift in (10, 5, 0))
    steps = tuple(struct.iter_unpack(">II", leaf[b"stts"][8:]))
    kind = leaf[b"hdlr"][8:12].decode("latin-1")
    codec, entry = next(_boxes(leaf[b"stsd"][8:]))
    found: dict[str, object] = {}
    if kind == "vide":
        width, height = struct.unpack_from(">HH", entry, 24)
        inner = dict(_boxes(entry[78:]))
        colour = inner.get(b"colr", b"")
        matrix = (*struct.unpack_from(">HHH", colour, 4), colour[10] >> 7) if colour[:4] == b"nclx" else None
        keys = tuple(n - 1 for (n,) in struct.iter_unpack(">I", leaf[b"stss"][8:])) if b"stss" in leaf else ()
        found = {"width": width, "height": height, "headers": inner.get(b"avcC", b""), "matrix": matrix, "keys": keys}
    elif kind == "soun":
        channels, _, _, _, rate = struct.unpack_from(">HHHHI", entry, 16)
        found = {"channels": channels, "rate": rate >> 16}
    return Track(
        kind=kind,
        codec=codec.decode("latin-1"),
        samples=struct.unpack_from(">I", leaf[b"stsz"], 8)[0],
        timescale=timescale,
        ticks=sum(n * t for n, t in steps),
        steps=steps,
        language=language,
        **found,  # type: ignore[arg-type]
    )

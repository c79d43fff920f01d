"""Palettes other programs know: GIMP .gpl, Adobe .ase and .aco, Procreate .swatches, hex lists, Coolors addresses."""

from __future__ import annotations

import colorsys
import io
import json
import math
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from studio.files.names import plain_name
from studio.files.save import in_words, replace_file
from studio.film.palette import Palette, Swatch, one_line
from studio.trouble import Trouble

_LARGEST = 4 << 20  # bytes; a palette of thousands of colours is far below
_MOST = 4096  # swatches
_PROCREATE_SLOTS = 30
_HEX = "[0-9a-fA-F]{6}"
_Swatches = list[Swatch]


_OURS = Path(__file__).parents[2] / "assets" / "palettes"


def read_palette(path: Path) -> Palette:
    """The palette in a file; its id and name come from the file where it does not say. Raises Trouble."""
    with in_words(f"the palette {path} could not be read"):
        if path.stat().st_size > _LARGEST:
            raise Trouble(f"{path} is larger than any palette: give a palette of at most 4 MB")
        content = path.read_bytes()
    return palette_from(content, path.suffix.lower(), path.stem, str(path))


def palette_named(named: str, beside: Path) -> Palette:
    """The palette that a script's title page names, looked for beside it and among ours. Raises Trouble."""
    for folder in (beside, beside / "palettes", beside.parent / "palettes", _OURS):
        if (folder / named).is_file():
            return read_palette(folder / named)
    raise Trouble(
        f"the script asks for the palette {named!r}, which is not beside it; put it there or name one by --palette"
    )


def palette_from(content: bytes, suffix: str, stem: str, where: str) -> Palette:
    """The palette in the content of a file. Raises Trouble that names ``where``."""
    reader = _READERS.get(suffix, _hexes_read)
    try:
        name, swatches = reader(content)
    except (
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        struct.error,
        RecursionError,
        OverflowError,
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
    ) as error:
        said = str(error) if type(error) is ValueError else "it is damaged"
        raise Trouble(
            f"{where} is not a palette we can read: {said}; use .gpl, .ase, .aco, .swatches or a list of #rrggbb"
        ) from error
    if not swatches:
        raise Trouble(f"{where} has no colour in it; a palette needs one at least, written as #rrggbb")
    if len(swatches) > _MOST:
        raise Trouble(f"{where} has {len(swatches)} colours; a palette here has at most {_MOST}")
    return Palette(plain_name(stem, otherwise="palette"), name or one_line(stem), tuple(swatches))


def write_palette(palette: Palette, path: Path) -> None:
    """Write a palette in the format the suffix names. Raises Trouble."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise Trouble(f"{path} would be a palette of a kind we do not write; use {', '.join(_WRITERS)}")
    with in_words(f"the palette {path} could not be written"):
        replace_file(path, writer(palette))


# ---- GIMP


def gpl(palette: Palette) -> bytes:
    """A palette as GIMP, Inkscape and Krita read it; our own format on disk."""
    rows = "".join(f"{s.rgb[0]:3d} {s.rgb[1]:3d} {s.rgb[2]:3d}\t{s.name}\n" for s in palette.swatches)
    return f"GIMP Palette\nName: {palette.name}\nColumns: 0\n#\n{rows}".encode()


def _gpl_read(content: bytes) -> tuple[str, _Swatches]:
    lines = _text(content).splitlines()
    if not lines or lines[0].strip() != "GIMP Palette":
        raise ValueError('its first line is not "GIMP Palette"')
    name, swatches = "", []
    for nth, line in enumerate(lines[1:], 2):
        if line.startswith("Name:"):
            name = line.removeprefix("Name:").strip()
        elif found := re.fullmatch(r"\s*(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})(?:\s+(.*))?", line, re.ASCII):
            rgb = (int(found[1]), int(found[2]), int(found[3]))
            if max(rgb) > 255:
                raise ValueError(f"line {nth} has a colour beyond 255")
            swatches.append(Swatch.of(found[4] or "", rgb))
        elif line.strip() and not line.startswith(("#", "Columns:", "Channels:")):
            raise ValueError(f"line {nth} is not a colour")
    return name, swatches


# ---- Adobe Swatch Exchange


def _ase_write(palette: Palette) -> bytes:
    blocks = [_ase_block(0xC001, _utf16(palette.name))]
    for s in palette.swatches:
        colour = b"RGB " + struct.pack(">3f", *(c / 255 for c in s.rgb)) + struct.pack(">H", 2)
        blocks.append(_ase_block(1, _utf16(s.name) + colour))
    blocks.append(_ase_block(0xC002, b""))
    return b"ASEF" + struct.pack(">HHI", 1, 0, len(blocks)) + b"".join(blocks)


def _ase_block(kind: int, content: bytes) -> bytes:
    return struct.pack(">HI", kind, len(content)) + content


def _ase_read(content: bytes) -> tuple[str, _Swatches]:
    if content[:4] != b"ASEF":
        raise ValueError('it does not begin with "ASEF"')
    group, swatches, at = "", [], 12
    for _ in range(struct.unpack(">I", content[8:12])[0]):
        kind, size = struct.unpack(">HI", content[at : at + 6])
        block = content[at + 6 : at + 6 + size]
        at += 6 + size
        if kind == 0xC002:
            continue
        count = struct.unpack(">H", block[:2])[0]
        name = block[2 : 2 * count].decode("utf-16-be", "replace") if count else ""
        if kind == 0xC001:
            group = group or name
        elif kind == 1:
            swatches.append(Swatch.of(name, _ase_colour(block[2 + 2 * count :])))
    return one_line(group), swatches


def _ase_colour(block: bytes) -> tuple[int, int, int]:
    models: dict[bytes, tuple[int, Callable[..., tuple[float, float, float]]]] = {
        b"RGB ": (3, lambda r, g, b: (r, g, b)),
        b"CMYK": (4, lambda c, m, y, k: ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))),
        b"LAB ": (3, lambda light, a, b: _from_lab(light * 100, a, b)),
        b"Gray": (1, lambda g: (g, g, g)),
    }
    if block[:4] not in models:
        raise ValueError(f"it has a colour of the unknown kind {block[:4].decode('ascii', 'replace')!r}")
    count, convert = models[block[:4]]
    return _eight_bit(convert(*struct.unpack(f">{count}f", block[4 : 4 + 4 * count])))


# ---- Adobe Color


def _aco_write(palette: Palette) -> bytes:
    """A version 1 part for old programs, then a version 2 part, which has the names."""
    content = b""
    for version in (1, 2):
        content += struct.pack(">HH", version, len(palette.swatches))
        for s in palette.swatches:
            content += struct.pack(">5H", 0, *(c * 257 for c in s.rgb), 0)
            if version == 2:
                name = _utf16(s.name)
                content += b"\0\0" + name
    return content


def _aco_read(content: bytes) -> tuple[str, _Swatches]:
    swatches: _Swatches = []
    at = 0
    while at < len(content):
        version, count = struct.unpack(">HH", content[at : at + 4])
        if version not in (1, 2):
            raise ValueError(f"its version is {version}, not 1 or 2")
        at, found = at + 4, []
        for _ in range(count):
            space, *values = struct.unpack(">5H", content[at : at + 10])
            at, name = at + 10, ""
            if version == 2:
                length = struct.unpack(">I", content[at : at + 4])[0]
                name = content[at + 4 : at + 4 + 2 * length].decode("utf-16-be", "replace").rstrip("\0")
                at += 4 + 2 * length
            found.append(Swatch.of(name, _aco_colour(space, values)))
        swatches = found  # the part with the names comes last
    return "", swatches


def _aco_colour(space: int, values: list[int]) -> tuple[int, int, int]:
    one, two, three, four = (v / 65535 for v in values)
    if space == 0:
        return _eight_bit((one, two, three))
    if space == 1:
        return _eight_bit(colorsys.hsv_to_rgb(one, two, three))
    if space == 2:  # 0 is full ink
        return _eight_bit((one * four, two * four, three * four))
    if space == 7:
        light, a, b = (v - 65536 if v > 32767 and nth else v for nth, v in enumerate(values[:3]))
        return _eight_bit(_from_lab(light / 100, a / 100, b / 100))
    if space == 8:
        return _eight_bit((1 - values[0] / 10000,) * 3)
    raise ValueError(f"it has a colour of the unknown kind {space}")


# ---- Procreate


def _swatches_write(palette: Palette) -> bytes:
    """Procreate has 30 places and no names; more colours than that are left out."""
    slots: list[dict[str, float] | None] = []
    for s in palette.swatches[:_PROCREATE_SLOTS]:
        hue, saturation, value = colorsys.rgb_to_hsv(*(c / 255 for c in s.rgb))
        slots.append({"hue": hue, "saturation": saturation, "brightness": value, "alpha": 1, "colorSpace": 0})
    slots += [None] * (_PROCREATE_SLOTS - len(slots))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("Swatches.json")  # with a fixed date: the same palette gives the same bytes
        archive.writestr(entry, json.dumps([{"name": palette.name, "swatches": slots}]))
    return out.getvalue()


def _swatches_read(content: bytes) -> tuple[str, _Swatches]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo("Swatches.json")
        if entry.file_size > _LARGEST or entry.flag_bits & 1:
            raise ValueError("its list of colours is too large or locked")
        document = json.loads(archive.read(entry))
    if isinstance(document, list):
        document = document[0]
    swatches = []
    for slot in document["swatches"]:
        if slot is not None:
            hsv = [float(slot[k]) for k in ("hue", "saturation", "brightness")]
            swatches.append(Swatch.of("", _eight_bit(colorsys.hsv_to_rgb(*(min(1.0, max(0.0, v)) for v in hsv)))))
    return one_line(str(document.get("name", ""))), swatches


# ---- text


def _hexes_write(palette: Palette) -> bytes:
    return "".join(f"{s.hex}\t{s.name}".rstrip() + "\n" for s in palette.swatches).encode()


def _hexes_read(content: bytes) -> tuple[str, _Swatches]:
    """One colour a line with its name behind it, any list of colours, or the address of a Coolors palette."""
    text = _text(content)
    if address := re.fullmatch(rf"\S*?(?<![0-9a-zA-Z])({_HEX}(?:-{_HEX})+)(?![0-9a-zA-Z])\S*", text.strip()):
        return "", [Swatch("", h) for h in address[1].split("-")]
    swatches: _Swatches = []
    for line in text.splitlines():
        if named := re.fullmatch(rf"\s*#?({_HEX})(?:\t(.*)|[ :=]+([^\t]*[^\t0-9a-fA-F#,;][^\t]*))?", line):
            rest = named[3] or ""
            if not re.search(rf"#{_HEX}\b", rest):
                swatches.append(Swatch(named[2] or rest, named[1]))
                continue
        swatches += [Swatch("", h) for h in re.findall(rf"(?<![0-9a-zA-Z])({_HEX})(?![0-9a-zA-Z])", line)]
    return "", swatches


# ---- within


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not text in UTF-8") from None


def _utf16(text: str) -> bytes:
    """The count of characters, the text and a zero, as Adobe's formats have it."""
    content = (text + "\0").encode("utf-16-be", "replace")
    return struct.pack(">H", len(content) // 2) + content


def _eight_bit(rgb: tuple[float, float, float]) -> tuple[int, int, int]:
    if not all(math.isfinite(c) for c in rgb):
        raise ValueError("it has a colour that is not a number")
    red, green, blue = (min(255, max(0, round(c * 255))) for c in rgb)
    return red, green, blue


def _from_lab(light: float, a: float, b: float) -> tuple[float, float, float]:
    """CIE L*a*b* under D50, as Adobe stores it, in sRGB from 0 to 1 (Bradford-adapted matrix, B. Lindbloom)."""
    fy = (light + 16) / 116
    fx, fz = fy + a / 500, fy - b / 200
    white = (0.96422, 1.0, 0.82521)
    cubes = (f**3 if f > 6 / 29 else (f - 4 / 29) * 3 * (6 / 29) ** 2 for f in (fx, fy, fz))
    x, y, z = (w * c for w, c in zip(white, cubes, strict=True))
    linear = (
        3.1338561 * x - 1.6168667 * y - 0.4906146 * z,
        -0.9787684 * x + 1.9161415 * y + 0.0334540 * z,
        0.0719453 * x - 0.2289914 * y + 1.4052427 * z,
    )
    red, green, blue = (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in linear)
    return red, green, blue


_READERS: dict[str, Callable[[bytes], tuple[str, _Swatches]]] = {
    ".gpl": _gpl_read,
    ".ase": _ase_read,
    ".aco": _aco_read,
    ".swatches": _swatches_read,
    ".hex": _hexes_read,
    ".txt": _hexes_read,
}

_WRITERS: dict[str, Callable[[Palette], bytes]] = {
    ".gpl": gpl,
    ".ase": _ase_write,
    ".aco": _aco_write,
    ".swatches": _swatches_write,
    ".hex": _hexes_write,
    ".txt": _hexes_write,
}

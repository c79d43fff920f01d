"""A palette survives every format it is written in, and a file that is none is told in a sentence."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.files.palette import palette_from, read_palette, write_palette
from studio.film.palette import Palette, Swatch, distance
from studio.trouble import Trouble

NAMED = [".gpl", ".ase", ".aco", ".hex", ".txt"]
ALL = [*NAMED, ".swatches"]

SWATCHES = st.lists(
    st.builds(Swatch.of, st.text(max_size=30), st.tuples(*[st.integers(0, 255)] * 3)), min_size=1, max_size=40
)
PALETTES = st.builds(lambda name, s: Palette("dusk", name, tuple(s)), st.text(max_size=30), SWATCHES)


def there_and_back(palette: Palette, path: Path) -> Palette:
    write_palette(palette, path)
    return read_palette(path)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("palettes")


@pytest.mark.parametrize("suffix", NAMED)
@given(palette=PALETTES)
@settings(max_examples=40, deadline=None)
def test_names_and_colours_come_back_from_every_format(place: Path, suffix: str, palette: Palette) -> None:
    assert there_and_back(palette, place / f"dusk{suffix}").swatches == palette.swatches


@given(palette=PALETTES)
@settings(max_examples=40, deadline=None)
def test_procreate_keeps_thirty_colours_without_names(place: Path, palette: Palette) -> None:
    back = there_and_back(palette, place / "dusk.swatches")
    assert [s.hex for s in back.swatches] == [s.hex for s in palette.swatches[:30]]


@given(palette=PALETTES)
@settings(max_examples=40, deadline=None)
def test_our_own_format_keeps_the_palettes_name(place: Path, palette: Palette) -> None:
    back = there_and_back(palette, place / "dusk.gpl")
    assert back == Palette("dusk", palette.name or "dusk", palette.swatches)


def test_a_gimp_palette_as_gimp_writes_it() -> None:
    text = "GIMP Palette\r\nName: Sunset\r\nColumns: 4\r\n#Made by hand\r\n240 160 40 Sodium lamp\r\n  0   0   0\r\n"
    palette = palette_from(text.encode(), ".gpl", "x", "x.gpl")
    assert palette.name == "Sunset"
    assert palette.swatches == (Swatch("Sodium lamp", "#f0a028"), Swatch("", "#000000"))


@pytest.mark.parametrize(
    ("text", "colours"),
    [
        ("https://coolors.co/264653-2a9d8f-e9c46a", ["#264653", "#2a9d8f", "#e9c46a"]),
        ("https://coolors.co/palette/264653-2a9d8f\n", ["#264653", "#2a9d8f"]),
        ("#336699, CC4D33", ["#336699", "#cc4d33"]),
        ("336699\ncc4d33\n", ["#336699", "#cc4d33"]),
        ('["#336699", "#cc4d33"]', ["#336699", "#cc4d33"]),
        ("--rust: #a04020;\n--night: #101830;", ["#a04020", "#101830"]),
    ],
)
def test_lists_of_colours_as_people_paste_them(text: str, colours: list[str]) -> None:
    assert [s.hex for s in palette_from(text.encode(), ".txt", "x", "x").swatches] == colours


def test_a_list_with_names_keeps_them() -> None:
    palette = palette_from(b"#a04020 rust\n#101830\tnight, facade\n", ".txt", "x", "x")
    assert [(s.name, s.hex) for s in palette.swatches] == [("rust", "#a04020"), ("night, facade", "#101830")]


def ase(model: bytes, *values: float) -> bytes:
    name = "x\0".encode("utf-16-be")
    block = struct.pack(">H", 2) + name + model + struct.pack(f">{len(values)}f", *values) + b"\0\0"
    return b"ASEF" + struct.pack(">HHI", 1, 0, 1) + struct.pack(">HI", 1, len(block)) + block


@pytest.mark.parametrize(
    ("content", "near"),
    [
        (ase(b"CMYK", 0, 1, 1, 0), (255, 0, 0)),
        (ase(b"Gray", 0.5), (128, 128, 128)),
        (ase(b"LAB ", 1.0, 0, 0), (255, 255, 255)),
        (ase(b"LAB ", 0.5429, 80.81, 69.89), (255, 0, 0)),  # sRGB red under D50
    ],
)
def test_adobe_colours_of_other_kinds_become_what_they_look_like(content: bytes, near: tuple[int, int, int]) -> None:
    assert distance(palette_from(content, ".ase", "x", "x").swatches[0].rgb, near) < 0.02


@pytest.mark.parametrize(
    ("space", "values", "rgb"),
    [(1, (0, 65535, 65535, 0), (255, 0, 0)), (2, (65535, 0, 0, 65535), (255, 0, 0)), (8, (10000, 0, 0, 0), (0, 0, 0)),
     (7, (10000, 0, 0, 0), (255, 255, 255))],
)  # fmt: skip
def test_adobe_swatches_of_other_kinds(space: int, values: tuple[int, ...], rgb: tuple[int, int, int]) -> None:
    content = struct.pack(">HH", 1, 1) + struct.pack(">5H", space, *values)
    assert distance(palette_from(content, ".aco", "x", "x").swatches[0].rgb, rgb) < 0.01


def zipped(name: str, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".gpl", b"not a palette"),
        (".gpl", b"GIMP Palette\n300 0 0 red\n"),
        (".gpl", b"GIMP Palette\nred\n"),
        (".gpl", b"\xff\xfe"),
        (".gpl", b"GIMP Palette\n"),
        (".ase", b"ASEF"),
        (".ase", b"ASEF\0\1\0\0\xff\xff\xff\xff"),
        (".ase", ase(b"HSB ", 0, 0, 0)),
        (".ase", ase(b"RGB ", float("nan"), 0, 0)),
        (".aco", b"\0\1\xff\xff"),
        (".aco", b"\0\7\0\1" + b"\0" * 10),
        (".swatches", b"PK"),
        (".swatches", zipped("Other.json", "[]")),
        (".swatches", zipped("Swatches.json", "[" * 100_000)),
        (".swatches", zipped("Swatches.json", json.dumps({"swatches": [{"hue": "x"}]}))),
        (".swatches", zipped("Swatches.json", "x" * (5 << 20))),
        (".txt", b"no colours in here"),
        (".txt", b""),
        (".png", b"\x89PNG\r\n\x1a\n"),
        (".txt", b"#112233\n" * 5000),
    ],
)
def test_what_is_no_palette_is_told_in_one_sentence_with_its_name(suffix: str, content: bytes) -> None:
    with pytest.raises(Trouble, match=r"^bad/x") as told:
        palette_from(content, suffix, "x", f"bad/x{suffix}")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("suffix", ALL)
@given(
    content=st.binary(max_size=300),
    start=st.sampled_from([b"", b"ASEF\0\1\0\0\0\0\0\2", b"\0\1\0\2", b"\0\2\0\1", b"GIMP Palette\n"]),
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_a_palette_or_a_sentence(suffix: str, content: bytes, start: bytes) -> None:
    try:
        palette = palette_from(start + content, suffix, "x", "x")
    except Trouble:
        return
    assert palette.swatches


def test_a_missing_file_and_one_far_too_large_are_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="could not be read"):
        read_palette(tmp_path / "none.gpl")
    (tmp_path / "huge.gpl").write_bytes(b"x" * (5 << 20))
    with pytest.raises(Trouble, match="larger than any palette"):
        read_palette(tmp_path / "huge.gpl")
    with pytest.raises(Trouble, match="of a kind we do not write"):
        write_palette(Palette("x", "x"), tmp_path / "x.psd")

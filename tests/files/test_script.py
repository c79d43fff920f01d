"""A screenplay comes off the disk in whatever encoding it was typed, or is refused in one clear sentence."""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studio.files.script import read_script, read_script_text
from studio.trouble import Trouble

TEXT = "INT. CAFÉ – NIGHT\r\n\r\nÉLODIE waits.\r\n\r\nÉLODIE\r\nÇa va “bien”.\r\n"


def refused(path: Path) -> str:
    with pytest.raises(Trouble) as caught:
        read_script(path)
    message = str(caught.value)
    assert "\n" not in message and len(message) < 400
    return message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "café.fountain"
    path.write_bytes(TEXT.encode(encoding))
    assert read_script(path).text == TEXT


@pytest.mark.parametrize("suffix", [".txt", ".spmd", ".md", ""])
def test_any_suffix_may_hold_fountain(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"film{suffix}"
    path.write_text(TEXT, encoding="utf-8")
    assert read_script(path).scenes[0].place == "CAFÉ"


def test_cyrillic_utf16_without_a_heading_of_the_standard(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_bytes("ИНТ. КУХНЯ – ДЕНЬ\n\nМаша ждёт.\n".encode("utf-16-be").join([b"\xfe\xff", b""]))
    assert read_script(path).scenes[0].time == "ДЕНЬ"


def test_a_final_draft_file_is_known_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(
        '<?xml version="1.0"?><FinalDraft><Content><Paragraph Type="Scene Heading"><Text>INT. X</Text></Paragraph></Content></FinalDraft>'
    )
    assert read_script_text(path) == "INT. X\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"%PDF-1.7\nINT. X - DAY\n", "is a PDF"),
        (b"PK\x03\x04word/document.xml", "export it as Fountain or FDX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word document"),
        (b"{\\rtf1 INT. X}", "RTF"),
        (b"INT. X\n\n\0\0\0", "binary"),
        (bytes(range(1, 256)) * 20, "save it as UTF-8"),
        (b"\xff\xfe\x00\xd8", "UTF-16"),
        (b"Dear Marta,\n\nnothing happens here.\n", "no scene heading found"),
        ("Дорогая Маша,\n\nздесь ничего не происходит.\n".encode("koi8-r"), "save it as UTF-8"),
        (b'{"shots": []}', "a scene begins with INT. or EXT."),
    ],
)  # fmt: skip
def test_what_is_no_screenplay_is_told_in_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "thing.fountain"
    path.write_bytes(content)
    message = refused(path)
    assert words in message and str(path) in message


def test_what_is_no_file(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "none.fountain")
    assert "is a folder" in refused(tmp_path)
    assert "cannot be used" in refused(tmp_path / "a\0b")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.fountain")
        assert "not a plain file" in refused(tmp_path / "pipe.fountain")


def test_thirty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.fountain"
    with path.open("wb") as file:
        file.write(b"INT. X - DAY\n\n")
        file.truncate(30_000_000)
    assert "30 MB" in refused(path)
    path.write_bytes(b"INT. X - DAY\n\nY.\n\n" * 500_000)
    assert "9 MB" in refused(path)


def test_a_line_of_ten_thousand_characters_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "long.fountain"
    path.write_text("INT. X - DAY\n\n" + "word " * 2_000)
    assert len(read_script(path).scenes) == 1

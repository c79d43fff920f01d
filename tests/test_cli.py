"""Mistakes of every kind: one clear sentence on standard error, exit code 2, nothing of the person's touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.cli import main, parser

PAGE = "INT. ROOM - DAY\n\nMARTA opens the door.\n"


def _script(folder: Path, content: bytes | str = PAGE, name: str = "a.fountain") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one sentence a person reads."""
    try:
        code = main(words)
    except SystemExit as left:
        code = int(str(left.code))
    said = capsys.readouterr()
    assert code == 2, said
    assert said.out == "" and said.err.startswith("workprint: ") and said.err.count("\n") == 1, said
    assert "Traceback" not in said.err and len(said.err) < 500
    return said.err


BAD = {
    "missing": None,
    "empty": b"",
    "spaces": b"   \n\n  \n",
    "binary": bytes(range(256)) * 40,
    "pdf": b"%PDF-1.7\n" + b"0" * 500,
    "zip": b"PK\x03\x04" + b"\0" * 500,
    "no heading": b"Once upon a time there was a king who had three daughters.\n\nThey lived in a castle.\n",
    "a page of a manual": b"# Title\n\nIt runs so:\n\n    ./program film a\n    ./program test\n\nand so on.\n",
    "nul": b"INT. ROOM - DAY\n\nA\0B\n",
}


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("verb", ["shots", "film", "boards"])
def test_what_is_no_screenplay(what: str, verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = BAD[what]
    path = tmp_path / "a.fountain" if content is None else _script(tmp_path, content)
    more = {"film": ["--folder", str(tmp_path / "f.film")], "boards": ["-o", str(tmp_path / "b.pdf")]}.get(verb, [])
    said = _refused(capsys, verb, str(path), *more)
    assert "a.fountain" in said
    assert not (tmp_path / "f.film").exists() and not (tmp_path / "b.pdf").exists()
    if content is not None:
        assert path.read_bytes() == content


def test_thirty_megabytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _script(tmp_path, PAGE + "A long line of action that goes on.\n\n" * 900_000)
    assert "large" in _refused(capsys, "shots", str(path)) or "MB" in _refused(capsys, "shots", str(path))


def test_a_folder_is_no_screenplay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _refused(capsys, "shots", str(tmp_path))


@pytest.mark.parametrize(
    "words",
    [
        ["--size", "1281x720"], ["--size", "0x0"], ["--size", "99999x99999"], ["--size", "big"], ["--size", "-4x4"],
        ["--rate", "0"], ["--rate", "-1"], ["--rate", "fast"], ["--rate", "1/0"], ["--rate", "100000"],
        ["--seed", "x"], ["--palette", "no-such.gpl"], ["-o", "film.avi"], ["-o", "no/such/folder/film.mp4"],
        ["--nonsense"], ["-o", "/proc/film.mp4"],
    ],
)  # fmt: skip
def test_wrong_options(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _script(tmp_path)
    folder = tmp_path / "f.film"
    _refused(capsys, "film", str(path), "--folder", str(folder), *words)
    assert not folder.exists()


def test_a_palette_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.gpl"
    bad.write_bytes(b"\x89PNG\r\n")
    _refused(capsys, "block", "a man", "--palette", str(bad), "--json")


def test_a_palette_the_script_asks_for_and_nobody_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _script(tmp_path, "Title: A\nPalette: lost.gpl\n\n" + PAGE)
    assert "lost.gpl" in _refused(capsys, "film", str(path), "--folder", str(tmp_path / "f.film"))


def test_a_folder_of_somebody_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    _refused(capsys, "film", str(_script(tmp_path)), "--folder", str(folder))
    assert [p.name for p in folder.iterdir()] == ["letter.txt"]


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _script(tmp_path)
    _refused(capsys, "film", str(path), "--folder", str(path))
    assert path.read_text() == PAGE


def test_a_film_of_a_newer_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "f.film"
    folder.mkdir()
    (folder / "film.json").write_text(json.dumps({"version": 99}))
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert "newer" in _refused(capsys, "film", str(_script(tmp_path)), "--folder", str(folder))
    assert before == {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p in before}


@pytest.mark.parametrize("words", ["", "   ", "x" * 5000])
def test_words_that_cannot_be_staged(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    _refused(capsys, "block", words, "--json")


def test_a_picture_of_an_unknown_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _refused(capsys, "block", "a man", "-o", str(tmp_path / "a.bmp"))
    _refused(capsys, "block", "a man", "-o", str(tmp_path))


def test_an_unknown_verb(capsys: pytest.CaptureFixture[str]) -> None:
    _refused(capsys, "direct")


def test_no_verb_asks_for_the_window_which_needs_a_display(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    said = capsys.readouterr().err
    assert "no display" in said and "workprint film SCRIPT" in said


def test_what_nobody_foresaw_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("studio.cli", fromlist=["VERBS"]).VERBS, "shots", "studio.commands.shots:nothing")
    assert main(["shots", "a"]) == 70
    said = capsys.readouterr().err
    assert "Traceback" not in said and said.count("\n") == 1
    kept = Path(said.split("report the file ")[1].strip())
    assert "AttributeError" in kept.read_text()
    kept.unlink()


def test_stopped_by_the_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("studio.commands.shots.shots", stopped)
    assert main(["shots", str(_script(tmp_path))]) == 130
    assert "kept" in capsys.readouterr().err


def test_help_lists_every_word_of_the_vocabulary() -> None:
    from pipelines.blocking import vocabulary as v

    block = parser("block")._subparsers._group_actions[0].choices["block"]  # type: ignore[union-attr, index, call-overload]
    told = block.format_help()
    assert all(word in told for word in (*v.SIZES, *v.ANGLES, *v.MOVES, *v.TIMES, *v.WEATHERS, *v.PLACES))


def test_the_shot_list_as_json_has_the_promised_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shots", str(_script(tmp_path, "Title: The Door\n\n" + PAGE)), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["title"] == "The Door"
    assert set(found["scenes"][0]) >= {"number", "heading", "int_ext", "place", "time", "lines"}
    assert set(found["shots"][0]) >= {
        "id", "slate", "scene", "size", "angle", "move", "lens", "seconds", "frames", "int_ext", "place", "time",
        "weather", "cast", "action", "dialogue", "lines", "origin",
    }  # fmt: skip


def test_lists_for_spreadsheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _script(tmp_path)
    assert main(["shots", str(path), "--csv", str(tmp_path / "s.csv"), "--xlsx", str(tmp_path / "s.xlsx")]) == 0
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbf") and (tmp_path / "s.xlsx").stat().st_size > 3000

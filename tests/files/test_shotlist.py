"""The shot list in other programs' formats: the promised JSON, a CSV and a workbook in which text stays text."""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

from studio.files.shotlist import shots_csv, shots_json, shots_xlsx
from studio.film.breakdown import breakdown
from studio.film.script import Script
from studio.film.shots import Line, Shot
from studio.film.time import Rate

FILM = Path(__file__).parents[2] / "assets" / "films" / "the-ghost-lap.fountain"


def film() -> tuple[Script, tuple[Shot, ...]]:
    script = Script.from_text(FILM.read_text(encoding="utf-8"))
    return script, breakdown(script, Rate())


def test_json_has_exactly_the_promised_keys() -> None:
    script, shots = film()
    said = json.loads(shots_json(script, shots, script.title["Title"]))
    assert list(said) == ["title", "scenes", "shots"]
    assert said["title"] == "The Ghost Lap"
    assert list(said["scenes"][0]) == ["number", "heading", "int_ext", "place", "time", "lines"]
    assert list(said["shots"][0]) == [
        "id", "slate", "scene", "size", "framing", "angle", "move", "lens", "seconds", "frames", "int_ext", "place", "time",
        "weather", "cast", "action", "dialogue", "lines", "origin",
    ]  # fmt: skip
    assert len(said["shots"]) == len(shots)
    spoken = [d for s in said["shots"] for d in s["dialogue"]]
    assert spoken[0] == {"who": "IRO", "text": "Your mother's last lap. It stopped when she did."}
    assert all(set(d) == {"who", "text"} for d in spoken)


def hostile() -> tuple[Shot, ...]:
    return tuple(
        Shot(id=str(n), slate=text, scene="1", action=text, cast=(text,), dialogue=(Line("MARTA", text),))
        for n, text in enumerate(("=1+1", "+cmd", "-2", "@SUM(A1)", "\tx", "\rx", "http://x", "12", "ordinary\nlines", "x" * 40_000, "\x01\x0b", "😆"))
    )  # fmt: skip


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    raw = shots_csv(hostile())
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [r["Action"] for r in rows[:6]] == ["'=1+1", "'+cmd", "'-2", "'@SUM(A1)", "'\tx", "'\rx"]
    assert rows[8]["Action"] == "ordinary\nlines"
    assert not [v for r in rows for k, v in r.items() if v.startswith(("=", "+", "-", "@", "\t", "\r"))]
    _, shots = film()
    rows = list(csv.DictReader(io.StringIO(shots_csv(shots).decode("utf-8-sig"), newline="")))
    assert [r["Shot"] for r in rows] == [s.slate for s in shots]
    assert float(rows[0]["Seconds"]) == round(shots[0].seconds, 3)


def test_workbook_has_text_only_and_a_frozen_header() -> None:
    raw = shots_xlsx(hostile(), "=title")
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet and "<hyperlink" not in sheet
    assert 'state="frozen"' in sheet and "<autoFilter" in sheet
    assert "'=1+1" in strings and "😆" in strings
    kinds = set(re.findall(r' t="(\w+)"', sheet))
    assert kinds == {"s"}
    assert shots_xlsx(hostile(), "=title") == raw
    _, shots = film()
    assert len(shots_xlsx(shots, "The Ghost Lap")) > 5_000
    assert shots_xlsx((), "none")


def test_lone_surrogates_do_not_stop_an_export() -> None:
    shot = replace(hostile()[0], action="\ud800")
    assert shots_csv((shot,)) and shots_xlsx((shot,), "\ud800")

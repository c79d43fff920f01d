"""The shot list for other programs: JSON, CSV and XLSX. Text that begins like a formula never becomes one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from studio.film.script import Scene, Script
from studio.film.shots import Line, Shot

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_000  # a spreadsheet cell holds 32,767 characters

# Title, width in characters, and what stands in the column.
_COLUMNS: tuple[tuple[str, int, Callable[[Shot], str | float | int]], ...] = (
    ("Scene", 7, lambda s: s.scene),
    ("Shot", 8, lambda s: s.slate),
    ("Size", 6, lambda s: s.size),
    ("Framing", 17, lambda s: s.framing),
    ("Angle", 9, lambda s: s.angle),
    ("Move", 13, lambda s: s.move),
    ("Lens mm", 8, lambda s: s.lens),
    ("Seconds", 9, lambda s: round(s.seconds, 3)),
    ("Frames", 8, lambda s: s.frames),
    ("INT/EXT", 8, lambda s: s.int_ext),
    ("Place", 24, lambda s: s.place),
    ("Time", 10, lambda s: s.time),
    ("Weather", 9, lambda s: s.weather),
    ("Cast", 22, lambda s: ", ".join(s.cast)),
    ("Action", 60, lambda s: s.action),
    ("Dialogue", 50, lambda s: "\n".join(_spoken(line) for line in s.dialogue)),
    ("Transition", 11, lambda s: s.transition),
    ("Lines", 9, lambda s: f"{s.lines[0]}-{s.lines[1]}"),
    ("Origin", 9, lambda s: s.origin),
)


def shot_list(script: Script, shots: Sequence[Shot], title: str) -> dict[str, Any]:
    """The shot list as plain values; ``lines`` are first and last, counted from 1."""
    return {"title": title, "scenes": [_scene(scene) for scene in script.scenes], "shots": [_shot(s) for s in shots]}


def _scene(scene: Scene) -> dict[str, Any]:
    values = {name: getattr(scene, name) for name in ("number", "heading", "int_ext", "place", "time")}
    return {**values, "lines": list(scene.lines)}


def _shot(shot: Shot) -> dict[str, Any]:
    first = {name: getattr(shot, name) for name in ("id", "slate", "scene", "size", "framing", "angle", "move", "lens")}
    where = {name: getattr(shot, name) for name in ("int_ext", "place", "time", "weather")}
    return {
        **first,
        "seconds": round(shot.seconds, 6),
        "frames": shot.frames,
        **where,
        "cast": list(shot.cast),
        "action": shot.action,
        "dialogue": [{"who": line.who, "text": line.text} for line in shot.dialogue],
        "lines": list(shot.lines),
        "origin": shot.origin,
    }


def shots_json(script: Script, shots: Sequence[Shot], title: str) -> str:
    """The shot list as JSON text."""
    return json.dumps(shot_list(script, shots, title), ensure_ascii=False, indent=2) + "\n"


def shots_csv(shots: Sequence[Shot]) -> bytes:
    """The shot list as CSV in UTF-8 with a mark that spreadsheets look for; one row a shot."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([title for title, _, _ in _COLUMNS])
    for shot in shots:
        writer.writerow([_safe(value(shot)) for _, _, value in _COLUMNS])
    return text.getvalue().encode("utf-8-sig", "replace")


def shots_xlsx(shots: Sequence[Shot], title: str) -> bytes:
    """The shot list as a workbook of one sheet: header frozen, columns wide enough to read, every text a text."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        # A fixed date, so that the same shots are the same bytes.
        book.set_properties({"title": _cell(title), "created": datetime(2000, 1, 1)})  # noqa: DTZ001  a date, not a time
        head = book.add_format(
            {
                "bold": True,
                "bg_color": "#243642",
                "font_color": "#FFFFFF",
                "valign": "vcenter",
                "border": 1,
                "border_color": "#C9D2D8",
            }
        )
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D9DFE3"}
        even, odd = book.add_format(plain), book.add_format({**plain, "bg_color": "#F3F6F7"})
        sheet = book.add_worksheet("Shots")
        sheet.freeze_panes(1, 2)
        sheet.set_row(0, 22)
        for column, (name, width, _) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, head)
        scenes: list[str] = []
        for row, shot in enumerate(shots, 1):
            if shot.scene not in scenes:
                scenes.append(shot.scene)
            look = odd if scenes.index(shot.scene) % 2 else even  # scenes told apart at a glance
            for column, (_, _, value) in enumerate(_COLUMNS):
                content = value(shot)
                if isinstance(content, str):
                    sheet.write_string(row, column, _cell(str(_safe(content))), look)
                else:
                    sheet.write_number(row, column, content, look)
        sheet.autofilter(0, 0, max(1, len(shots)), len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return file.getvalue()


def _spoken(line: Line) -> str:
    return f"{line.who}{f' ({line.how})' if line.how else ''}: {line.text}"


def _safe(value: str | float) -> str | float:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def _cell(text: str) -> str:
    """Text a spreadsheet can hold: not too long, no lone surrogates."""
    return text[:_LONGEST_CELL].encode("utf-8", "replace").decode("utf-8")

"""The storyboard on paper: panels of the whole film as a PDF with real text, and a contact sheet.

Nothing is cut off in silence: words that do not fit beside their panel go on in the next one, marked (CONT).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import skia

from . import whole
from .blocking.plan import Plan
from .lettering import Setting, Style, fitted, joins, missing
from .panels import INK, Box, abbreviations, draw, load
from .report import Report
from .requests import Panel, SheetRequest, rate_of
from .results import Sheet, beside, found
from .stamp import stamp

A4 = (842.0, 595.0)  # points, landscape
MARGIN, HEAD, FOOT, GUTTER, ROW_GAP = 28.0, 30.0, 16.0, 16.0, 14.0
STRIP = 25.0  # above a picture: the scene's head and the slate
GREY, FAINT = 0xFF6B6F76, 0xFFC9CBD0
LEGEND = "White arrows on the frame's edge: the camera.   Red arrows inside the frame: the subject."


@dataclass(frozen=True)
class Line:
    """A paragraph beside a panel: who says it (or nobody, for action), and what."""

    text: str
    who: str = ""


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a page. A continued one has no picture and more room for words."""

    number: int
    panel: Panel
    continued: bool
    lines: tuple[Line, ...] = ()
    goes_on: bool = False


@dataclass
class _Page:
    """The measures of a page, all in points."""

    request: SheetRequest
    width: float = field(init=False)
    height: float = field(init=False)
    picture: tuple[float, float] = field(init=False)
    upright: bool = field(init=False)

    def __post_init__(self) -> None:
        r = self.request
        self.width = (A4[0] - 2 * MARGIN - (r.columns - 1) * GUTTER) / r.columns
        self.height = (A4[1] - 2 * MARGIN - HEAD - FOOT - (r.rows - 1) * ROW_GAP) / r.rows
        shape = r.width / r.height
        self.upright = shape < 1.2  # then the words stand beside the picture, not below it
        tall = min(self.width / shape, (self.height - STRIP - 6) * (1.0 if self.upright else 0.7))
        wide = min(tall * shape, self.width * (0.55 if self.upright else 1.0))
        self.picture = (wide, wide / shape)

    @property
    def each(self) -> int:
        return self.request.columns * self.request.rows

    def place(self, n: int) -> tuple[float, float]:
        row, column = divmod(n, self.request.columns)
        return MARGIN + column * (self.width + GUTTER), MARGIN + HEAD + row * (self.height + ROW_GAP)

    def words(self, continued: bool) -> Box:
        """Where the words stand in a cell, from its left top corner."""
        aside = self.picture[0] + 10.0 if self.upright and not continued else 0.0
        top = STRIP + (0.0 if continued or self.upright else self.picture[1] + 9.0)
        return Box(aside, top, self.width - aside, self.height - top - 3.0)


def sheet(request: SheetRequest, report: Report) -> Sheet:
    """Lay out and write the storyboard, or hand back the one that is there. Raises Refused and Cancelled."""
    out = Path(request.out)
    contact = out.with_name(out.stem + ".contact.png")
    if isinstance(there := found(request.key, request.out), Sheet) and contact.exists():
        return there
    began = time.monotonic()
    images = []
    for n, panel in enumerate(request.panels):
        report(0.7 * n / len(request.panels), f"panel {n + 1} of {len(request.panels)}")
        images.append(load(panel))
    page = _Page(request)
    cells = list(_cells(request, page))
    pages = [cells[n : n + page.each] for n in range(0, len(cells), page.each)]
    content = _pdf(request, page, pages, images, report)
    whole.write(out, content)
    report(0.95, "contact sheet")
    whole.write(contact, _contact(request, images))
    made = Sheet(
        key=request.key,
        file=str(out),
        sha256=whole.digest(out),
        bytes=len(content),
        pages=len(pages) + len(_records(request)),
        contact=str(contact),
        missing=missing(_everything(request)),
        stamp=stamp(request, "sheet", began),
    )
    whole.write(beside(request.out, ".json"), made.to_json(request.to_json()).encode("utf-8"))
    report(1.0, "done")
    return made


# ---- laying out -----------------------------------------------------------------------------------------------------

ACTION = Style("text", 7.4, INK, 0.0, 1.22)
SPEECH = Style("text", 7.4, INK, 0.0, 1.22)
NAME = Style("bold", 6.2, INK, 0.05, 1.46)
NAME_WIDE, APART = 0.24, 2.2


def _lines(panel: Panel) -> tuple[Line, ...]:
    lines = [Line(" ".join(panel.action.split()))] if panel.action.strip() else []
    for said in panel.dialogue:
        who = said.who + (f" ({said.how.strip('()')})" if said.how else "")
        lines.append(Line(" ".join(said.text.split()), who))
    return tuple(lines)


def _cells(request: SheetRequest, page: _Page) -> Iterator[Cell]:
    """Panels in places, with further places for words that did not fit."""
    for number, panel in enumerate(request.panels):
        left, continued = list(_lines(panel)), False
        while True:
            room = page.words(continued)
            shown, left = _filled(left, room.w, room.h)
            yield Cell(number, panel, continued, shown, bool(left))
            if not left:
                break
            continued = True


def _filled(lines: list[Line], width: float, room: float) -> tuple[tuple[Line, ...], list[Line]]:
    """As many lines as fit the room, the last of them perhaps in part, and what is left."""
    shown: list[Line] = []
    for n, line in enumerate(lines):
        height = _height(line, width)
        if height <= room:
            shown.append(line)
            room -= height + APART
            continue
        part, rest = _parted(line, width, room)
        if part:
            shown.append(part)
        left = ([rest] if rest else []) + lines[n + 1 :]
        return tuple(shown), left
    return tuple(shown), []


def _set(line: Line, width: float) -> tuple[Setting | None, Setting]:
    if line.who:
        return Setting(line.who, NAME, width * NAME_WIDE - 5), Setting(line.text, SPEECH, width * (1 - NAME_WIDE))
    return None, Setting(line.text, ACTION, width)


def _height(line: Line, width: float) -> float:
    name, text = _set(line, width)
    return max(text.height, name.height if name else 0.0)


def _parted(line: Line, width: float, room: float) -> tuple[Line | None, Line | None]:
    """What of a line fits the room, and the rest of it; the name stands again over the rest."""
    if room < 2 * ACTION.size * ACTION.leading:
        return None, line
    style, wide = (SPEECH, width * (1 - NAME_WIDE)) if line.who else (ACTION, width)
    if line.who and _set(line, width)[0].height > room:  # type: ignore[union-attr]
        return None, line
    _, rest = fitted(line.text, style, wide, room)
    if not rest:
        return line, None
    shown = line.text[: len(line.text) - len(rest)].rstrip()
    again = line.who if not line.who or line.who.endswith("(CONT'D)") else f"{line.who} (CONT'D)"
    return Line(shown, line.who), Line(rest, again)


# ---- drawing --------------------------------------------------------------------------------------------------------


def _pdf(request: SheetRequest, page: _Page, pages: list[list[Cell]], images: list[Any], report: Report) -> bytes:
    stream = skia.DynamicMemoryWStream()
    about = skia.PDF.Metadata()
    about.fTitle, about.fAuthor, about.fCreator = f"{request.title}: storyboard", request.author, "Workprint"
    document = skia.PDF.MakeDocument(stream, about)
    records = _records(request)
    count = len(pages) + len(records)
    for n, cells in enumerate(pages):
        canvas = document.beginPage(*A4)
        _frame(canvas, request, n, count)
        for k, cell in enumerate(cells):
            _cell(canvas, request, page, page.place(k), cell, images[cell.number], k > 0)
        document.endPage()
        report(0.7 + 0.25 * (n + 1) / count, f"page {n + 1} of {count}")
    for n, rows in enumerate(records, len(pages)):
        canvas = document.beginPage(*A4)
        _frame(canvas, request, n, count)
        _record(canvas, request.record[0], rows, rows is records[-1])
        document.endPage()
    document.close()
    return bytes(stream.detachAsData())


LEDGER, LEDGER_ROW, LEDGER_GAP = 2, 13.0, 44.0  # columns of rows on a page of the record; a row, a gap in points


def _records(request: SheetRequest) -> list[list[tuple[str, ...]]]:
    """The rows of the record, by pages; its heads stand on each."""
    room = LEDGER * int((A4[1] - 2 * MARGIN - HEAD - FOOT) / LEDGER_ROW - 3)
    rows = list(request.record[1:])
    return [rows[n : n + room] for n in range(0, len(rows), room)]


def _record(canvas: Any, heads: tuple[str, ...], rows: list[tuple[str, ...]], last: bool) -> None:
    """What the shooting took: the first column left, numbers right, the sums below a line at the very end."""
    wide = (A4[0] - 2 * MARGIN - LEDGER_GAP * (LEDGER - 1)) / LEDGER
    about = "What the shooting took, in time of one worker, beside what was expected; seconds made and seconds used"
    Setting(about, Style("text", 8.0, GREY, 0.02, 1.2), 2 * wide).paint(canvas, MARGIN, MARGIN + HEAD)
    top = MARGIN + HEAD + 2 * LEDGER_ROW
    each = wide / (len(heads) + 0.4)
    tall = max(1, -(-len(rows) // LEDGER)) if len(rows) > 12 else len(rows)
    rule = skia.Paint(Color=FAINT, AntiAlias=True, StrokeWidth=0.8, Style=skia.Paint.kStroke_Style)
    for n, row in enumerate(rows):
        column, line = divmod(n, tall)
        x, y = MARGIN + column * (wide + LEDGER_GAP), top + (line + 1) * LEDGER_ROW
        if line == 0:
            _row(canvas, heads, x, top, each, Style("bold", 6.4, GREY, 0.05, 1.2))
        sums = last and n == len(rows) - 1
        if sums:
            canvas.drawLine(x, y - 2.5, x + wide, y - 2.5, rule)
        _row(canvas, row, x, y, each, Style("bold" if sums else "text", 7.8, INK, 0.0, 1.2))


def _row(canvas: Any, row: tuple[str, ...], x: float, y: float, each: float, style: Style) -> None:
    for n, words in enumerate(row):
        if n == 0:
            Setting(words, style, each * 1.4).paint(canvas, x, y)
        else:
            Setting(words, replace(style, align="right"), each).paint(canvas, x + each * (0.4 + n), y)


def _clock(frames: int, rate: Fraction) -> str:
    seconds = round(frames / rate)
    return f"{seconds // 60}:{seconds % 60:02d}"


def _frame(canvas: Any, request: SheetRequest, n: int, count: int) -> None:
    """Head and foot of a page."""
    wide = A4[0] - 2 * MARGIN
    rate = rate_of(request.rate)
    title = " ".join(request.title.split()) or "Untitled"
    Setting(title if joins(title) else title.upper(), Style("title", 12.5, INK, 0.16, 1.2), wide * 0.62).paint(
        canvas, MARGIN, MARGIN - 4
    )
    total = sum(panel.frames for panel in request.panels)
    facts = [f"{len(request.panels)} shots", _clock(total, rate), f"page {n + 1} of {count}"]
    Setting("   ".join(facts), Style("text", 8.0, INK, 0.02, 1.2, "right"), wide).paint(canvas, MARGIN, MARGIN - 1)
    ink = skia.Paint(Color=INK, AntiAlias=True, StrokeWidth=0.8, Style=skia.Paint.kStroke_Style)
    canvas.drawLine(MARGIN, MARGIN + 16, MARGIN + wide, MARGIN + 16, ink)
    y = A4[1] - MARGIN - 6
    by = "   ".join(part for part in ("Storyboard", request.author, request.draft) if part)
    small = Style("text", 6.4, GREY, 0.02, 1.2)
    Setting(by, small, wide).paint(canvas, MARGIN, y)
    Setting(LEGEND, Style("text", 6.4, GREY, 0.02, 1.2, "centre"), wide).paint(canvas, MARGIN, y)
    fps = f"{float(rate):g}" if rate.denominator == 1 else f"{float(rate):.3f}"
    Setting(
        f"{request.width} x {request.height}, {fps} fps   Workprint", Style("text", 6.4, GREY, 0.02, 1.2, "right"), wide
    ).paint(canvas, MARGIN, y)


def _cell(
    canvas: Any, request: SheetRequest, page: _Page, at: tuple[float, float], cell: Cell, image: Any, follows: bool
) -> None:
    x, y = at
    panel, rate = cell.panel, rate_of(request.rate)
    scene = _scene(panel)
    fitted(scene, Style("bold", 6.6, GREY, 0.06, 1.2), page.width - 30, 9)[0].paint(canvas, x, y)
    slate = Setting(
        panel.slate + (" (CONT)" if cell.continued else ""), Style("slate", 11.0, INK, 0.0, 1.2), page.width
    )
    slate.paint(canvas, x, y + 9.5)
    if not cell.continued:
        facts = Setting(abbreviations(panel), Style("bold", 7.0, INK, 0.04, 1.2), page.width)
        facts.paint(canvas, x + slate.width + 8, y + 12.6)
        seconds = Setting(f"{float(panel.frames / rate):.1f} s", Style("text", 7.6, INK, 0.0, 1.2, "right"), page.width)
        seconds.paint(canvas, x, y + 12.2)
    if cell.continued:
        ink = skia.Paint(Color=FAINT, AntiAlias=True, StrokeWidth=0.8, Style=skia.Paint.kStroke_Style)
        canvas.drawLine(x, y + STRIP - 2, x + page.width, y + STRIP - 2, ink)
    else:
        wide, tall = page.picture
        moved = _directed(panel)
        aside = 0.0 if page.upright else (page.width - wide) / 2
        draw(canvas, Box(x + aside, y + STRIP, wide, tall), moved, image)
    room = page.words(cell.continued)
    at_y = y + room.y
    for line in cell.lines:
        name, text = _set(line, room.w)
        if name:
            name.paint(canvas, x + room.x, at_y)
        text.paint(canvas, x + room.x + (room.w * NAME_WIDE if line.who else 0.0), at_y)
        at_y += max(text.height, name.height if name else 0.0) + APART
    last = "(CONT)" if cell.goes_on else panel.transition.upper()
    Setting(last, Style("bold", 6.2, INK, 0.06, 1.2, "right"), page.width).paint(canvas, x, y + page.height - 1.5)


def _scene(panel: Panel) -> str:
    """INT/EXT, place and time of the scene, with its number."""
    head = panel.heading or " - ".join(
        part for part in (f"{panel.int_ext}. {panel.place}".strip(". "), panel.time) if part.strip()
    )
    return f"{panel.scene}   {head}" if panel.scene else head


def _directed(panel: Panel) -> Panel:
    """A tracking camera goes where its subject goes; the word on the arrow says so."""
    if panel.move != "track" or not panel.plan:
        return panel
    plan = Plan.from_json(panel.plan)
    ways = [s.goes for s in (*plan.vehicles, *plan.figures, *plan.animals) if s.goes in ("left", "right")]
    return replace(panel, move="track left") if ways and ways[0] == "left" else panel


def _contact(request: SheetRequest, images: list[Any]) -> bytes:
    """Every board small, in order, its slate below: the film at a glance."""
    columns = min(6, max(3, round((len(images) * request.height / request.width) ** 0.5 * 1.3)))
    wide, gap, foot = 1920 // columns, 12, 26
    inner = wide - gap
    tall = round(inner * request.height / request.width)
    rows = -(-len(images) // columns)
    pixels = np.zeros((rows * (tall + foot) + gap, columns * wide + gap, 4), np.uint8)
    shape = skia.ImageInfo.Make(pixels.shape[1], pixels.shape[0], skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(shape, pixels, pixels.shape[1] * 4)
    canvas = surface.getCanvas()
    canvas.clear(0xFF101114)
    for n, (panel, image) in enumerate(zip(request.panels, images, strict=True)):
        row, column = divmod(n, columns)
        x, y = gap + column * wide, gap + row * (tall + foot)
        if image is not None:
            canvas.drawImageRect(
                image,
                skia.Rect.MakeXYWH(x, y, inner, tall),
                skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear),
            )
        Setting(panel.slate, Style("slate", 13.0, 0xFFE8E6E0, 0.0, 1.2), inner).paint(canvas, x + 1, y + tall + 3)
        facts = Style("text", 12.0, 0xFF9A9CA2, 0.02, 1.2, "right")
        fitted(abbreviations(panel), facts, inner * 0.75, 16)[0].paint(canvas, x + inner * 0.25, y + tall + 3)
    surface.flushAndSubmit()
    return cv2.imencode(".png", pixels[..., [2, 1, 0]])[1].tobytes()


def _everything(request: SheetRequest) -> str:
    parts = [request.title, request.author]
    for panel in request.panels:
        parts += [panel.heading, panel.place, panel.action, *(f"{s.who} {s.text} {s.how}" for s in panel.dialogue)]
    return " ".join(parts)

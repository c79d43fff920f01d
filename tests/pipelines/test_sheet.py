"""The storyboard has every word of the film on it as real text, and an arrow for every move."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest

from pipelines import whole
from pipelines.blocking.plan import Plan, Subject
from pipelines.blocking.vocabulary import MOVES
from pipelines.panels import CAMERA, Box, abbreviations, draw
from pipelines.report import Refused, quietly
from pipelines.requests import Panel, SheetRequest, Spoken
from pipelines.sheet import _cells, _Page, sheet


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boards") / "one.png"
    y, x = np.mgrid[0:180, 0:320]
    cv2.imwrite(str(path), np.dstack([x % 256, y, (x + y) % 256]).astype(np.uint8))
    return path


def panel(slate: str, board: Path, **more: object) -> Panel:
    given = {"picture": str(board), "sha256": whole.digest(board), "scene": "1", "heading": "EXT. RING - DUSK"}
    return Panel(slate, **{**given, **more})  # type: ignore[arg-type]


def asked(folder: Path, *panels: Panel, **more: object) -> SheetRequest:
    return SheetRequest("The Ghost Lap", panels, **{"out": str(folder / "boards.pdf"), **more})  # type: ignore[arg-type]


def test_a_storyboard_is_a_pdf_with_real_text_and_a_contact_sheet(board: Path, tmp_path: Path) -> None:
    panels = [
        panel(f"1{c}", board, action=f"Action {c}.", dialogue=(Spoken("VERA", "They say.", "V.O."),))
        for c in "ABCDEFGH"
    ]
    made = sheet(asked(tmp_path, *panels), quietly)
    content = Path(made.file).read_bytes()
    assert content.startswith(b"%PDF-") and made.pages == 2 and made.missing == ()
    assert content.count(b"/DCTDecode") == 8  # every board as the JPEG it is
    contact = cv2.imread(made.contact)
    assert contact is not None and contact.shape[1] > 1800
    if tool := shutil.which("pdftotext"):
        text = subprocess.run([tool, made.file, "-"], capture_output=True, check=True).stdout.decode()
        for word in (
            "THE GHOST LAP",
            "EXT. RING - DUSK",
            "1H",
            "Action H.",
            "VERA (V.O.)",
            "They say.",
            "page 2 of 2",
            "0:24",
        ):
            assert word in text


def test_what_the_shooting_took_stands_on_pages_of_its_own(board: Path, tmp_path: Path) -> None:
    heads = ("shot", "estimate", "took", "takes", "made", "used")
    rows = tuple((f"{n}A", "1.0 s", "1.2 s", "1", "3.0 s", "2.5 s") for n in range(120))
    sums = ("in all", "2 min", "2 min 24 s", "120", "360.0 s", "300.0 s")
    one = sheet(asked(tmp_path, panel("1A", board), record=(heads, *rows[:20], sums)), quietly)
    assert one.pages == 2
    many = sheet(asked(tmp_path, panel("1A", board), record=(heads, *rows, sums)), quietly)
    assert many.pages == 3
    assert Path(many.file).read_bytes().count(b"/Type /Page\n") in (0, 3)
    with pytest.raises(Refused, match="not of one length"):
        asked(tmp_path, panel("1A", board), record=(heads, ("1A",)))


def test_the_same_request_is_the_same_bytes(board: Path, tmp_path: Path) -> None:
    one, two = (sheet(asked(tmp_path / n, panel("1A", board, action="Rain.")), quietly) for n in "ab")
    assert one.sha256 == two.sha256
    assert Path(one.contact).read_bytes() == Path(two.contact).read_bytes()


def test_nothing_changed_writes_nothing(board: Path, tmp_path: Path) -> None:
    request = asked(tmp_path, panel("1A", board))
    made = sheet(request, quietly)
    before = Path(made.file).stat().st_mtime_ns
    assert sheet(request, quietly) == made and Path(made.file).stat().st_mtime_ns == before


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1920, 804), (1024, 1024)])
@pytest.mark.parametrize("grid", [(3, 2), (2, 2)])
def test_long_words_go_on_in_the_next_panel_and_none_is_lost(
    board: Path, size: tuple[int, int], grid: tuple[int, int]
) -> None:
    action = " ".join(f"act{n}" for n in range(300))
    speech = " ".join(f"say{n}" for n in range(200))
    one = panel(
        "1A", board, action=action, dialogue=(Spoken("VERA", speech), Spoken("IRO", "x" * 3000)), transition="dissolve"
    )
    request = SheetRequest("X", (one, panel("1B", board)), width=size[0], height=size[1], columns=grid[0], rows=grid[1])
    cells = list(_cells(request, _Page(request)))
    assert [c.continued for c in cells if c.number == 0] == [False] + [True] * (len(cells) - 2)
    assert all(c.goes_on for c in cells[:-2]) and not cells[-2].goes_on
    said = " ".join(line.text for c in cells for line in c.lines)
    found = re.findall(r"(?:act|say)\d+", said)
    assert found == action.split() + speech.split()
    assert said.count("x") == 3000
    assert any(line.who.endswith("(CONT'D)") for c in cells[1:] for line in c.lines)


@pytest.mark.parametrize("move", MOVES)
def test_every_move_has_its_arrow_on_the_edge_and_its_word(move: str) -> None:
    import skia

    def drawn(name: str) -> np.ndarray:
        pixels = np.full((260, 400, 4), 255, np.uint8)
        shape = skia.ImageInfo.Make(400, 260, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
        surface = skia.Surface.MakeRasterDirect(shape, pixels, 1600)
        draw(surface.getCanvas(), Box(40, 40, 320, 180), Panel("1A", move=name), None)
        surface.flushAndSubmit()
        return pixels[..., :3].astype(int)

    difference = np.abs(drawn(move) - drawn("static")).max(2) > 60
    if move == "static":
        assert not difference.any() and abbreviations(Panel("1A", move=move)) == "WS"
        return
    assert move in CAMERA and move.split(maxsplit=1)[0].upper() in abbreviations(Panel("1A", move=move))
    edge = difference.copy()
    edge[52:208, 52:348] = False
    assert edge.any(), "no part of the arrow stands on the edge of the frame"
    assert difference.sum() > 150


def test_a_subject_that_moves_has_an_arrow_inside_the_frame_and_only_there() -> None:
    import skia

    def drawn(motion: tuple[float, float]) -> np.ndarray:
        plan = Plan(figures=(Subject("figure", "woman", x=0.0, y=0.1, scale=0.6, motion=motion, who="VERA"),))
        pixels = np.full((260, 400, 4), 255, np.uint8)
        shape = skia.ImageInfo.Make(400, 260, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
        surface = skia.Surface.MakeRasterDirect(shape, pixels, 1600)
        draw(surface.getCanvas(), Box(40, 40, 320, 180), Panel("1A", plan=plan.to_json()), None)
        surface.flushAndSubmit()
        return pixels[..., :3].astype(int)

    still = drawn((0.0, 0.0))
    for motion, side in (((0.5, 0.0), 1), ((-0.5, 0.0), -1), ((0.0, 0.5), 0), ((0.0, -0.5), 0)):
        changed = np.abs(drawn(motion) - still).max(2) > 60
        assert changed.any() and not changed[:40].any() and not changed[:, :40].any() and not changed[221:].any()
        middle = np.nonzero(changed)[1].mean()
        assert side == 0 or np.sign(middle - 200) == side


def test_a_board_that_was_changed_or_is_gone_is_told_in_words(board: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"1A.*changed since"):
        sheet(asked(tmp_path, dataclasses.replace(panel("1A", board), sha256="0" * 64)), quietly)
    with pytest.raises(Refused, match="could not be read"):
        sheet(asked(tmp_path, dataclasses.replace(panel("1A", board), picture=str(tmp_path / "gone.png"))), quietly)
    assert not list(tmp_path.iterdir())


def test_a_shot_without_a_board_has_an_empty_frame(tmp_path: Path) -> None:
    made = sheet(asked(tmp_path, Panel("1A", action="Rain.")), quietly)
    assert made.pages == 1


def test_the_manifest_holds_the_request(board: Path, tmp_path: Path) -> None:
    request = asked(tmp_path, panel("1A", board))
    sheet(request, quietly)
    written = json.loads((tmp_path / "boards.pdf.json").read_text("utf-8"))
    assert written["request"] == json.loads(request.to_json())

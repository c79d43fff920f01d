"""Cards are takes in the film's colours: dark at both ends, letters in between, every alphabet or a plain report."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipelines import ffmpeg
from pipelines.adherence import adherence
from pipelines.lettering import Setting, Style, fitted, missing
from pipelines.report import quietly
from pipelines.requests import Credit, CreditsRequest, TitleRequest
from pipelines.titles import Card, _credit_pages, _title_page, title

PALETTE = ("#09141f", "#123442", "#26626c", "#7eaaa8", "#e8d6b2", "#f2a640", "#e0482a")


def asked(text: str = "The Ghost Lap", **more: object) -> TitleRequest:
    given = {
        "credit": "Written by",
        "author": "Workprint",
        "palette": PALETTE,
        "width": 640,
        "height": 360,
        "frames": 48,
    }
    return TitleRequest(text, **{**given, **more})  # type: ignore[arg-type]


def middle(request: TitleRequest) -> np.ndarray:
    return Card(request, [_title_page(request)]).frame(request.frames // 2)


def test_a_title_card_fades_in_and_out_and_keeps_to_the_palette(tmp_path: Path) -> None:
    request = asked(out=str(tmp_path / "title"))
    card = Card(request, [_title_page(request)])
    light = [float(card.frame(i)[..., :3].mean()) for i in (0, 24, 47)]
    assert light[0] < 8 and light[2] < 8 and light[1] > 3 * light[0]
    held = adherence([card.frame(24)], PALETTE)
    assert held and held.precision < 0.08
    made = title(request, quietly)
    track = ffmpeg.probe(Path(made.file)).first("vide")
    assert track and track.samples == 48 and made.missing == ()


@pytest.mark.parametrize(
    "text", ["A", "The Ghost Lap", "Wort" * 12, "Как я провёл этим летом", "شبح المضمار", "one two " * 20, ""]
)
@pytest.mark.parametrize("size", [(640, 360), (360, 640)])
def test_letters_stay_inside_the_frame(text: str, size: tuple[int, int]) -> None:
    page = _title_page(asked(text, width=size[0], height=size[1]))[..., 3]
    assert page.any()
    edge = max(4, size[0] // 40)
    assert not page[:edge].any() and not page[-edge:].any() and not page[:, :edge].any() and not page[:, -edge:].any()


def test_every_credit_is_on_some_page() -> None:
    few = CreditsRequest("X", (Credit("Written by", "W"),), ("A", "B"), width=640, height=360)
    many = CreditsRequest("X", (Credit("Written by", "W"),), tuple(f"N{n}" for n in range(30)), width=640, height=360)
    assert len(_credit_pages(few)) == 1
    pages = _credit_pages(many)
    assert len(pages) == 4
    assert all(not page[:6, :, 3].any() and not page[-6:, :, 3].any() for page in pages)


def test_words_without_letters_are_reported() -> None:
    assert missing("Hello Привет ελληνικά مرحبا שלום Việt") == ()
    assert missing("known \U0001316d\U0001316e") in (
        ("\U0001316d\U0001316e",),
        (),
    )  # hieroglyphs, unless a font is there
    assert missing("\U0010fffd a") == ()  # of private use: nothing to draw
    assert "\u1f0ff" not in missing("")


def test_a_script_no_font_has_is_told_with_the_take(tmp_path: Path) -> None:
    rare = "\U0001e900\U0001e901"  # Adlam
    made = title(asked(rare, frames=4, out=str(tmp_path / "t")), quietly)
    assert made.missing == missing(rare)


def test_text_that_does_not_fit_is_cut_between_words_and_nothing_is_lost() -> None:
    text = " ".join(f"word{n}" for n in range(80))
    style, rows = Style(size=12), []
    rest = text
    while rest:
        set_, rest = fitted(rest, style, 120, 60)
        assert set_.height <= 60.5
        rows.append(rest)
    assert 3 < len(rows) < 40
    shown = [text[: len(text) - len(r)].strip() if r else text for r in rows]
    assert shown[-1] == text and all(text.startswith(s) and text[len(s) :][:1] in ("", " ") for s in shown)


def test_the_same_words_are_set_the_same_way() -> None:
    one, two = (Setting("The Ghost Lap", Style("title", 40.0), 500) for _ in "ab")
    assert (one.width, one.height) == (two.width, two.height) and one.width > 100
    assert np.array_equal(middle(asked()), middle(asked()))

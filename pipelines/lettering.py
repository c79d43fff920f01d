"""Sets words in type: in the fonts that come with Workprint, in the computer's where those lack a letter.

Shaping, joining and direction are done by skia's paragraphs (ICU and HarfBuzz): Arabic and Hebrew read as they should.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import skia
from numpy.typing import NDArray

from .ffmpeg import planes
from .results import Caption

FOLDER = Path(__file__).parent.parent / "assets" / "fonts"
Face = Literal["title", "titlelight", "text", "bold", "italic", "slate"]
FACES: dict[str, str] = {
    "title": "Jost-Medium",
    "titlelight": "Jost-Regular",
    "text": "RobotoCondensed-Regular",
    "bold": "RobotoCondensed-Bold",
    "italic": "RobotoCondensed-Italic",
    "slate": "CourierPrime-Bold",
    "arabic": "NotoSansArabic-Medium",
    "hebrew": "NotoSansHebrew-Medium",
}
_ALSO = ("text", "arabic", "hebrew")  # where a face lacks a letter
_ALIGN = {"left": "kStart", "centre": "kCenter", "right": "kEnd"}
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Cs", "Co", "Cn")  # categories that need no glyph of their own


@dataclass(frozen=True)
class Style:
    """How words are set. Sizes are in units of the canvas; ``spacing`` between letters is a share of the size."""

    face: Face = "text"
    size: float = 12.0
    colour: int = 0xFF000000  # ARGB
    spacing: float = 0.0
    leading: float = 1.2  # line height as a multiple of the size; 0 is the font's own
    align: Literal["left", "centre", "right"] = "left"


@cache
def _system() -> Any:
    """The computer's fonts, looked into only when a letter is missing.

    The fontconfig inside skia is older than the configuration of most systems and says so on stderr; nobody who makes a
    film can do anything about that, so it is not told.
    """
    silence, before = os.open(os.devnull, os.O_WRONLY), os.dup(2)
    try:
        os.dup2(silence, 2)
        return skia.FontMgr()
    finally:
        os.dup2(before, 2)
        os.close(silence)
        os.close(before)


class _Case:
    """The type case: every font in reach, and who has which letter."""

    def __init__(self) -> None:
        self.provider = skia.textlayout.TypefaceFontProvider()
        own = skia.FontMgr.New_Custom_Empty()
        self.faces: dict[str, Any] = {}
        for name, file in FACES.items():
            face = own.makeFromFile(str(FOLDER / f"{file}.ttf"))
            if face is not None:
                self.add(name, face)
        self.letters: dict[str, str | None] = {}  # letter -> face that was found in the system, or None
        self.unicode = skia.Unicodes.ICU.Make()
        self.collection = skia.textlayout.FontCollection()
        self.collection.setDefaultFontManager(self.provider)

    def add(self, name: str, face: Any) -> None:
        self.provider.registerTypeface(face, name)
        self.faces[name] = face

    def has(self, face: str, letter: str) -> bool:
        return face in self.faces and self.faces[face].unicharToGlyph(ord(letter)) != 0

    def elsewhere(self, letter: str) -> str | None:
        """The name of a face of the computer that has the letter."""
        if letter not in self.letters:
            found = _system().matchFamilyStyleCharacter("", skia.FontStyle(), [], ord(letter))
            name = None
            if found is not None and found.unicharToGlyph(ord(letter)):
                name = f"system {found.getFamilyName()}"
                if name not in self.faces:
                    self.add(name, found)
            self.letters[letter] = name
        return self.letters[letter]

    def families(self, face: str, text: str) -> list[str]:
        names = [name for name in (face, *_ALSO) if name in self.faces]
        for letter in dict.fromkeys(text):
            if needs_glyph(letter) and not any(self.has(n, letter) for n in names) and (name := self.elsewhere(letter)):
                names.append(name)
        return names


@cache
def _case() -> _Case:
    return _Case()


def needs_glyph(letter: str) -> bool:
    """Whether a letter is drawn at all."""
    return unicodedata.category(letter) not in _UNSEEN


def missing(text: str) -> tuple[str, ...]:
    """The words of ``text`` that have a letter in no font of this computer, each once, in order."""
    case = _case()
    lost = [
        word
        for word in dict.fromkeys(text.split())
        if any(needs_glyph(c) and not any(case.has(n, c) for n in _ALSO) and not case.elsewhere(c) for c in word)
    ]
    return tuple(lost)


def joins(text: str) -> bool:
    """Whether letters of the text hang together, so that nothing may be put between them."""
    return any(unicodedata.bidirectional(c) == "AL" or 0x0900 <= ord(c) < 0x0E00 for c in text)


class Setting:
    """Words set to a width: ``height`` and ``width`` say what they take, ``paint`` puts them onto a canvas."""

    def __init__(self, text: str, style: Style, width: float) -> None:
        case, layout = _case(), skia.textlayout
        look = layout.TextStyle()
        look.setFontFamilies(case.families(style.face, text))
        look.setFontSize(style.size)
        look.setColor(style.colour)
        look.setLetterSpacing(0.0 if joins(text) else style.spacing * style.size)
        if style.leading:
            look.setHeight(style.leading)
            look.setHeightOverride(True)
        look.setHalfLeading(True)
        page = layout.ParagraphStyle()
        page.setTextStyle(look)
        page.setTextAlign(getattr(layout.TextAlign, _ALIGN[style.align]))
        builder = layout.ParagraphBuilder(page, case.collection, case.unicode)
        builder.pushStyle(look)
        builder.addText(text)
        self._paragraph = builder.Build()
        self._paragraph.layout(width)
        self.room = width
        self.height = float(self._paragraph.Height) if text else 0.0
        self.width = float(self._paragraph.LongestLine)
        # after the last letter of a spaced line a space is left over: half of it pushes a centred line off its middle
        self._push = (
            0.0 if joins(text) else style.spacing * style.size * {"left": 0.0, "centre": 0.5, "right": 1.0}[style.align]
        )

    def paint(self, canvas: Any, x: float, y: float) -> None:
        """Draw with the left top corner of the box of that width at (x, y)."""
        self._paragraph.paint(canvas, x + self._push, y)


def fitted(text: str, style: Style, width: float, height: float) -> tuple[Setting, str]:
    """As many words as fit a box, and the rest. At least one word or, where even that is too wide, one letter."""
    whole = Setting(text, style, width)
    if whole.height <= height + 0.5:
        return whole, ""
    cuts = [n for n, letter in enumerate(text) if letter.isspace()] or list(range(1, len(text)))
    low, high = 0, len(cuts) - 1  # the last cut that fits lies at or above low
    while low < high:
        middle = (low + high + 1) // 2
        if Setting(text[: cuts[middle]].rstrip(), style, width).height <= height + 0.5:
            low = middle
        else:
            high = middle - 1
    return Setting(text[: cuts[low]].rstrip(), style, width), text[cuts[low] :].lstrip()


def argb(colour: str, opacity: float = 1.0) -> int:
    """``#rrggbb`` as the number that skia takes."""
    return round(255 * opacity) << 24 | int(colour[1:], 16)


def sheet(width: int, height: int) -> tuple[NDArray[np.uint8], Any]:
    """An empty transparent picture, RGBA premultiplied, and the canvas that draws on it."""
    pixels = np.zeros((height, width, 4), np.uint8)
    shape = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(shape, pixels, width * 4)
    return pixels, surface


Plane = NDArray[np.floating]


@dataclass(frozen=True)
class _Overlay:
    """A drawn caption as planes: where it goes, its colour, how much of the picture it leaves."""

    rows: slice
    columns: slice
    light: Plane
    kept: Plane
    kept_small: Plane


def _overlay(caption: Caption, width: int, height: int) -> _Overlay:
    """White letters with a soft dark edge at the foot of the picture; without colour, so only luma has a value."""
    size = height * 0.052
    style = Style("italic" if caption.off else "text", size, 0xFFFFFFFF, 0.01, 1.22, "centre")
    room = width * 0.9
    white = Setting(caption.text, style, room)
    black = Setting(caption.text, replace(style, colour=0xFF000000), room)
    x, y = (width - room) / 2, height * 0.93 - white.height
    top = max(0, int(y - size) // 2 * 2)
    pixels, surface = sheet(width, height - top)
    canvas = surface.getCanvas()
    for blur, strength in ((size * 0.16, 0.9), (size * 0.05, 1.0), (size * 0.05, 1.0)):
        canvas.saveLayer(paint=skia.Paint(ImageFilter=skia.ImageFilters.Blur(blur, blur), Alphaf=strength))
        black.paint(canvas, x, y - top)
        canvas.restore()
    white.paint(canvas, x, y - top)
    surface.flushAndSubmit()
    ys, xs = np.nonzero(pixels[..., 3])
    if not len(ys):
        return _Overlay(slice(0, 0), slice(0, 0), *[np.zeros((0, 0), np.float32)] * 3)
    rows, columns = (slice(a.min() // 2 * 2, a.max() // 2 * 2 + 2) for a in (ys, xs))
    part = pixels[rows, columns].astype(np.float32) / 255
    rows = slice(rows.start + top, rows.stop + top)
    opaque = part[..., 3]
    light = 16 * opaque + 219 * part[..., 0]
    small = opaque.reshape(opaque.shape[0] // 2, 2, opaque.shape[1] // 2, 2).mean((1, 3))
    return _Overlay(rows, columns, light, 1 - opaque, 1 - small)


def subtitled(
    pictures: Iterable[NDArray[np.uint8]], captions: Sequence[Caption], width: int, height: int
) -> Iterator[NDArray[np.uint8]]:
    """Pictures, planes of yuv420p, with the captions drawn in; their frames are counted from the first picture."""
    drawn: dict[Caption, _Overlay] = {}
    for n, picture in enumerate(pictures):
        now = [c for c in captions if c.start <= n < c.stop]
        for caption in now:
            if caption not in drawn:
                drawn[caption] = _overlay(caption, width, height)
            _blend(picture, drawn[caption])
        yield picture


def _blend(picture: NDArray[np.uint8], over: _Overlay) -> None:
    luma, *chromas = planes(picture)
    part = luma[over.rows, over.columns]
    luma[over.rows, over.columns] = np.rint(part * over.kept + over.light).astype(np.uint8)
    rows = slice(over.rows.start // 2, over.rows.stop // 2)
    columns = slice(over.columns.start // 2, over.columns.stop // 2)
    for chroma in chromas:
        part = chroma[rows, columns]
        chroma[rows, columns] = np.rint((part - 128.0) * over.kept_small + 128).astype(np.uint8)

"""Frames of clips and pictures from disk, decoded one at a time and scaled to the screen: what a player shows.

A clip comes with a light copy of it where one was made, of which every frame stands by itself and is there within a
millisecond. Everything here is meant for one thread that is not the window's.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

OPEN = 32  # clips that stay open
STILLS = 160 << 20  # bytes of scaled pictures that are kept
_ON = 24  # frames: so far ahead is decoded on to, rather than sought


@dataclass(frozen=True)
class Sight:
    """One picture to be seen: ``frame`` of a clip, or a ``still``. ``words`` name it, and stand in without a path."""

    path: Path | None
    frame: int = 0
    still: bool = False
    light: Path | None = None
    words: str = ""


@dataclass(frozen=True)
class Seen:
    """What is seen at one moment: a sight, or two of which ``mix`` (0..1) of the second has come; black without."""

    first: Sight | None = None
    second: Sight | None = None
    mix: float = 0.0


@dataclass(frozen=True)
class Frame:
    """A finished frame; ``words`` say why it is only a placeholder. ``light`` tells that a sharper one can be had."""

    image: QImage | None
    words: str = ""
    light: bool = False


class Reels:
    """Opens clips, keeps a few open, and gives frames."""

    def __init__(self) -> None:
        self._reels: OrderedDict[Path, _Reel] = OrderedDict()
        self._stills: OrderedDict[tuple[Path, int, int], QImage] = OrderedDict()
        self._bytes = 0

    def frame(self, seen: Seen, room: QSize, light: bool) -> Frame:
        """What is seen, at most as large as ``room`` (device pixels); from the light copies where that is wanted."""
        if seen.first is None and seen.second is None:
            return Frame(None)
        first, words, lighter = self._image(seen.first, room, light)
        if seen.second is None and seen.mix == 0:
            return Frame(first, words, lighter)
        second, other, also = self._image(seen.second, room, light)
        return Frame(_mixed(first, second, seen.mix), words if seen.mix < 0.5 else other, lighter or also)

    def close(self) -> None:
        """Let every file go."""
        for reel in self._reels.values():
            reel.close()
        self._reels.clear()
        self._stills.clear()
        self._bytes = 0

    def _image(self, sight: Sight | None, room: QSize, light: bool) -> tuple[QImage | None, str, bool]:
        if sight is None:
            return None, "", False
        if sight.path is None:
            return None, sight.words, False
        if sight.still:
            image = self._still(sight.path, room)
            return image, "" if image else f"{sight.words}: the picture is missing or damaged", False
        for path in (sight.light, sight.path) if light else (sight.path, sight.light):
            if path is None:
                continue
            image = self._clip(path, sight.frame, room)
            if image is not None:
                return image, "", path == sight.light
        return None, f"{sight.words}: the clip is missing or damaged", False

    def _clip(self, path: Path, frame: int, room: QSize) -> QImage | None:
        from av.error import FFmpegError

        reel = self._reels.pop(path, None)
        try:
            reel = reel or _Reel(path)
            self._reels[path] = reel
            while len(self._reels) > OPEN:
                self._reels.popitem(last=False)[1].close()
            return reel.image(frame, room)
        except (FFmpegError, OSError, ValueError, IndexError, ArithmeticError):
            if reel is not None:
                self._reels.pop(path, None)
                reel.close()
            return None

    def _still(self, path: Path, room: QSize) -> QImage | None:
        key = path, room.width(), room.height()
        if key in self._stills:
            self._stills.move_to_end(key)
            return self._stills[key]
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(fitted(size, room))
        image = reader.read()
        if image.isNull():
            return None
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._stills[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > STILLS and len(self._stills) > 1:
            self._bytes -= self._stills.popitem(last=False)[1].sizeInBytes()
        return image


class _Reel:
    """One open clip. Raises OSError or ValueError when it is none."""

    def __init__(self, path: Path) -> None:
        import av  # in the thread that decodes, not while the window comes up

        options = {"protocol_whitelist": "file"}
        self._file = av.open(f"file:{path.absolute()}", format="mov", options=options)
        self._stream = self._file.streams.video[0]
        context = self._stream.codec_context
        self._alone = context.name == "mjpeg"  # every frame stands by itself
        context.thread_type = "SLICE"  # frames ahead would only delay the one that is wanted
        self._rate = self._stream.average_rate or self._stream.guessed_rate
        self._next = -1
        self._frames: Iterator[Any] = iter(())
        self._last: Any = None  # the frame before ``_next``

    def close(self) -> None:
        self._frames, self._last = iter(()), None
        with suppress(Exception):  # whatever a damaged file says when it is let go
            self._file.close()

    def image(self, frame: int, room: QSize) -> QImage | None:
        """That frame, or the last there is."""
        if self._last is None or frame != self._next - 1:
            if not 0 <= frame - self._next < (1 if self._alone else _ON) or self._last is None:
                self._seek(frame)
            for found in self._frames:
                self._last, self._next = found, self._number(found) + 1
                if self._next > frame:
                    break
        return self._scaled(self._last, room) if self._last is not None else None

    def _seek(self, frame: int) -> None:
        grid = self._stream.time_base
        assert grid is not None and self._rate is not None  # noqa: S101 - a video stream has both
        self._last = None
        # half a frame late: a time that falls on a frame's own may land on either side of it
        wanted = int((frame + 0.5) / self._rate / grid) + (self._stream.start_time or 0)
        self._file.seek(wanted, stream=self._stream)
        self._frames = iter(self._file.decode(self._stream))

    def _number(self, found: Any) -> int:
        grid = self._stream.time_base
        assert grid is not None and self._rate is not None  # noqa: S101
        since: int = found.pts - (self._stream.start_time or 0)
        return round(since * grid * self._rate)

    def _scaled(self, found: Any, room: QSize) -> QImage:
        size = fitted(QSize(found.width, found.height), room)
        matrix, span = ("ITU601", "JPEG") if self._alone else ("ITU709", "MPEG")
        made = found.reformat(
            size.width(), size.height(), "bgra", src_colorspace=matrix, src_color_range=span,
            dst_color_range="JPEG", interpolation="FAST_BILINEAR" if self._alone else "BILINEAR",
        )  # fmt: skip
        plane = made.planes[0]
        rows = memoryview(plane)
        return QImage(rows, size.width(), size.height(), plane.line_size, QImage.Format.Format_RGB32).copy()


def fitted(size: QSize, room: QSize) -> QSize:
    """The size fitted into the room, never larger than it is."""
    if room.isEmpty() or (size.width() <= room.width() and size.height() <= room.height()):
        return size
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(2, 2))


def _mixed(first: QImage | None, second: QImage | None, mix: float) -> QImage | None:
    under = first or second
    if under is None:
        return None
    made = QImage(under.size(), QImage.Format.Format_RGB32)
    made.fill(0xFF000000)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if first is not None:
        painter.setOpacity(1.0 if second is not None else 1.0 - mix)
        painter.drawImage(made.rect(), first)
    if second is not None:
        painter.setOpacity(mix)
        painter.drawImage(made.rect(), second)
    painter.end()
    return made

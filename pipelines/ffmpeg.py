"""The only place that builds an ffmpeg command or looks into media.

No shell, list arguments, every path ``file:`` and absolute, every input behind a list of allowed protocols and formats.
Pictures go in as RGB and come out as H.264 4:2:0, converted to BT.709 *and* tagged so.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from fractions import Fraction
from functools import cache
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from .boxes import Media, Track, media
from .report import Refused
from .whole import whole

Picture = NDArray[np.uint8]
Pixels = Literal["rgba", "rgb24", "yuv420p"]

OLDEST = (8, 1, 3)  # older ones follow playlists that pose as clips (CVE-2026-107697)
FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mxf,wav,mp3,flac,image2,png_pipe,jpeg_pipe,mpegts"
SAMPLES = 48_000  # of sound, a second

# What every picture of a film is encoded with. Segments can only be joined by copying packets while this is the same
# for all of them; ``stitchable`` keeps the rate factor out of the parameter sets; ``subme=1`` saves a quarter of the
# time for 4 % more bytes.
PRESET, QUALITY = "veryfast", 18
BT709 = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv")
_EXACT = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")
_FLAGS = "flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp"
_TO_709 = f"scale=out_color_matrix=bt709:out_range=tv:{_FLAGS},format=yuv420p"
_TAG = (
    "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"  # what the frames say wins over options
)
_WRONG = re.compile(rb"error|invalid|no space|fail|cannot|denied|too large|not found|not supported", re.IGNORECASE)


# A group of its own: a Ctrl-C in the terminal is ours to answer, and reaches ffmpeg as the end of its pipe.
_APART: dict[str, Any] = (
    {"process_group": 0}
    if os.name == "posix"
    else {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
)


@cache
def binary() -> str:
    """The ffmpeg that comes with imageio-ffmpeg, checked once. Raises Refused when it is missing or too old."""
    try:
        import imageio_ffmpeg

        exe = str(imageio_ffmpeg.get_ffmpeg_exe())
        told = subprocess.run([exe, "-nostdin", "-version"], capture_output=True, check=True, timeout=60).stdout.decode(
            "utf-8", "replace"
        )
    except (ImportError, RuntimeError, OSError, subprocess.SubprocessError) as error:
        raise Refused(
            f"ffmpeg does not start ({error}); install it again with: pip install --force-reinstall imageio-ffmpeg"
        ) from error
    numbers = re.search(r"version n?(\d+)\.(\d+)(?:\.(\d+))?", told)
    if numbers and tuple(int(n or 0) for n in numbers.groups()) < OLDEST:
        raise Refused(
            f"ffmpeg {numbers[0]} is too old to be safe; {'.'.join(map(str, OLDEST))} is the oldest that will do: "
            "pip install -U imageio-ffmpeg"
        )
    return exe


def version() -> str:
    """The version of the ffmpeg in use, as it says itself."""
    told = subprocess.run([binary(), "-nostdin", "-version"], capture_output=True, check=False).stdout.decode(
        "utf-8", "replace"
    )
    return (told.split() + [""] * 3)[2]


def probe(path: Path) -> Media:
    """What an MP4 holds: see boxes.Media. Raises Refused."""
    return media(path)


def at(path: Path) -> str:
    """A path as ffmpeg may take it: never a protocol, never an option."""
    return "file:" + str(path.absolute())


def reading(path: Path, formats: str = FORMATS) -> list[str]:
    """The arguments that open one file and nothing that it points to."""
    return ["-protocol_whitelist", "file,crypto,data", "-format_whitelist", formats, "-i", at(path)]


class _Child:
    """One ffmpeg process whose words are kept, so that its end can be told."""

    def __init__(self, process: subprocess.Popen[bytes], log: IO[bytes], told_of: Path) -> None:
        self.process, self.log, self.path = process, log, told_of

    def write(self, content: memoryview) -> None:
        """Hand it bytes. Raises Refused when it has ended."""
        try:
            cast(IO[bytes], self.process.stdin).write(content)
        except OSError:
            self.process.wait()
            raise self.why() from None

    def fill(self, room: memoryview) -> None:
        """Take exactly so many bytes from it. Raises Refused when it has ended before."""
        if cast(BufferedReader, self.process.stdout).readinto(room) != room.nbytes:
            self.process.wait()
            raise self.why()

    def finish(self) -> None:
        """Let it come to its end. Raises Refused when that was not a good one."""
        if self.process.stdin:
            with suppress(OSError):  # what was still in the pipe; its exit code tells the rest
                self.process.stdin.close()
        if self.process.wait():
            raise self.why()

    def why(self) -> Refused:
        """What went wrong, in words. The process has ended."""
        self.log.seek(0)
        return Refused(f"{self.path} could not be made: {_reason(self.log.read()[-20_000:], self.process.returncode)}")


@contextmanager
def _child(arguments: Sequence[str], told_of: Path, **pipes: int) -> Iterator[_Child]:
    """Starts ffmpeg; whatever happens, it has ended and its pipes are closed afterwards."""
    command = [binary(), "-hide_banner", "-nostdin", "-loglevel", "warning", "-y", *arguments]
    with tempfile.TemporaryFile() as log:
        try:
            process = subprocess.Popen(
                command, stdin=pipes.get("stdin", subprocess.DEVNULL), stdout=pipes.get("stdout"), stderr=log, **_APART
            )
        except OSError as error:
            raise Refused(f"ffmpeg does not start: {error.strerror or error}") from error
        try:
            yield _Child(process, log, told_of)
        finally:
            if process.poll() is None:
                process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
            process.wait()


def _reason(told: bytes, code: int | None) -> str:
    if b"No space left" in told:
        return "the disk is full; make some room and start again, what is finished is kept"
    if b"Disk quota exceeded" in told:
        return "your share of the disk is used up; make some room and start again, what is finished is kept"
    if b"File too large" in told:
        return "the file would be larger than this disk allows; use another disk"
    lines = [line.strip() for line in told.splitlines() if _WRONG.search(line)]
    last = re.sub(r"^\[[^]]*\]\s*", "", lines[-1].decode("utf-8", "replace")) if lines else ""
    return f"ffmpeg stopped ({last[:200] or f'code {code}'}); start again, and if it stops again, free memory and disk"


def run(arguments: Sequence[str], told_of: Path) -> None:
    """One ffmpeg command to its end. Raises Refused with what it said when it failed."""
    with _child(arguments, told_of) as child:
        child.finish()


class Encoder:
    """Where frames go in; see ``encoder``. ``count`` frames are in so far."""

    def __init__(self, child: _Child, shape: tuple[int, ...]) -> None:
        self._child, self._shape, self.count = child, shape, 0

    def write(self, frame: Picture) -> None:
        """Add one frame. Raises Refused when ffmpeg has ended, in the words of what stopped it."""
        if frame.shape != self._shape or frame.dtype != np.uint8:
            raise ValueError(f"a frame of {frame.shape} {frame.dtype} was given where {self._shape} uint8 is encoded")
        self._child.write(np.ascontiguousarray(frame).data)
        self.count += 1


@contextmanager
def encoder(path: Path, width: int, height: int, rate: Fraction, pixels: Pixels = "rgba") -> Iterator[Encoder]:
    """Frames to one H.264 MP4 that appears when all of them are in: ``with encoder(...) as film: film.write(frame)``.

    Frames are uint8: (height, width, 4) or (height, width, 3) RGB, or (height * 3 / 2, width) planes of yuv420p that
    are BT.709 already. The same frames are always the same bytes. Raises Refused.
    """
    planes = pixels == "yuv420p"
    shape = (height * 3 // 2, width) if planes else (height, width, 4 if pixels == "rgba" else 3)
    with whole(path) as temporary:
        arguments = [
            "-protocol_whitelist", "pipe", "-format_whitelist", "rawvideo", "-f", "rawvideo", "-pixel_format", pixels,
            "-video_size", f"{width}x{height}", "-framerate", str(rate), "-i", "pipe:0",
            "-vf", _TAG if planes else f"{_TO_709},{_TAG}", *picture_settings(rate), *_EXACT,
            "-map_metadata", "-1", "-f", "mp4", at(temporary),
        ]  # fmt: skip
        with _child(arguments, path, stdin=subprocess.PIPE) as child:
            film = Encoder(child, shape)
            yield film
            child.finish()
        if not film.count:
            raise Refused(f"{path} could not be made: it has no frames")


def picture_settings(rate: Fraction) -> list[str]:
    """How every picture is encoded; see PRESET. A key frame every two seconds, closed groups, one thread."""
    return [
        "-c:v", "libx264", "-preset", PRESET, "-crf", str(QUALITY), "-pix_fmt", "yuv420p", "-threads", "1",
        "-g", str(max(1, round(2 * rate))), "-x264-params", "stitchable=1:open-gop=0:force-cfr=1:subme=1",
        "-fps_mode", "passthrough", *BT709,
    ]  # fmt: skip


def frames(path: Path, start: int, stop: int, width: int, height: int) -> Iterator[Picture]:
    """Frames ``start`` up to but not with ``stop`` as planes of yuv420p, (height * 3 / 2, width) uint8.

    Another picture size is fitted inside and keeps its shape. Raises Refused when the file has fewer frames.
    """
    found = probe(path).first("vide")
    if found is None or not found.steady or found.samples < stop:
        raise Refused(f"{path} has {found.samples if found else 0} frames where {stop} are needed; make it again")
    fit = (
        f"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2:{_FLAGS},"
        f"pad={width}:{height}:(ow-iw)/2:(oh-ih)/2"
    )
    # Asked for half a frame early: a time that falls on a frame's own may land on either side of it.
    seek = ["-ss", f"{float((Fraction(start) - Fraction(1, 2)) / found.fps):.9f}"] if start else []
    arguments = [
        *seek, *reading(path), "-map", "0:v:0", "-frames:v", str(stop - start),
        *(["-vf", fit] if (found.width, found.height) != (width, height) else []),
        "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1",
    ]  # fmt: skip
    with _child(arguments, path, stdout=subprocess.PIPE) as child:
        for _ in range(start, stop):
            picture = np.empty((height * 3 // 2, width), np.uint8)
            child.fill(picture.data.cast("B"))
            yield picture


def planes(picture: Picture) -> tuple[Picture, Picture, Picture]:
    """Luma (height, width) and the two chromas (height / 2, width / 2) of a yuv420p picture, as views of it."""
    flat, (rows, width) = picture.reshape(-1), picture.shape
    height = rows * 2 // 3
    first, second = width * height, width * height * 5 // 4
    small = (height // 2, width // 2)
    return flat[:first].reshape(height, width), flat[first:second].reshape(small), flat[second:].reshape(small)


@cache
def headers(width: int, height: int, rate: Fraction) -> bytes:
    """The parameter sets that this program's encoder writes at that size and rate: what may be joined by copying."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.mp4"
        with encoder(path, width, height, rate, "yuv420p") as film:
            film.write(np.full((height * 3 // 2, width), 128, np.uint8))
        return cast(Track, probe(path).first("vide")).headers


def part(path: Path, out: Path, start: int, stop: int) -> None:
    """Frames ``start`` up to but not with ``stop`` by copying packets; both must be key frames, or the end.

    Groups are closed, so the packets between two key frames are just the frames between them. Raises Refused.
    """
    track = cast(Track, probe(path).first("vide"))
    early = start * track.steps[0][1]
    with whole(out) as temporary:
        chosen = f"noise=drop='lt(n,{start})+gte(n,{stop})',setts=pts=PTS-{early}:dts=DTS-{early}"
        head = ["-map", "0:v:0", "-map_metadata", "-1", "-c", "copy", "-bsf:v", chosen, *_EXACT]
        run([*reading(path), *head, "-video_track_timescale", str(track.timescale), "-f", "mp4", at(temporary)], out)


def light(path: Path, out: Path, width: int, height: int) -> None:
    """A small copy of a clip to scrub in: Motion JPEG, so that any frame is there at once. Raises Refused.

    Readers take every JPEG for BT.601 of full range, so that is what it is converted to.
    """
    fit = f"scale={width}:{height}:in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc:flags=bicubic"
    with whole(out) as temporary:
        picture = ["-map", "0:v:0", "-an", "-vf", f"{fit},format=yuvj420p", "-c:v", "mjpeg", "-q:v", "4"]
        rest = ["-threads", "1", "-fps_mode", "passthrough", "-map_metadata", "-1", *_EXACT, "-f", "mp4"]
        run([*reading(path), *picture, *rest, at(temporary)], out)


def join(
    parts: Sequence[Path],
    out: Path,
    rate: Fraction,
    total: int,
    srt: Path | None,
    language: str,
    tags: Mapping[str, str],
    check: Callable[[Path], None],
) -> None:
    """Parts one after the other by copying packets, silence as long as the picture, captions as a soft track.

    ``parts`` must have equal headers; whoever calls this has checked that. ``total`` is how many frames they have.
    ``check`` looks at the finished file before it takes its name.
    """
    with tempfile.TemporaryDirectory() as folder, whole(out) as temporary:
        order = Path(folder) / "parts.txt"
        order.write_text("ffconcat version 1.0\n" + "".join(f"file {_quoted(p)}\n" for p in parts), "utf-8")
        samples = round(total * SAMPLES / rate)
        grid = f"{rate.numerator}/{rate.denominator}"
        # The list counts in whole microseconds; every time is put back onto the frames' grid.
        snap = f"setts=pts=round(PTS*TB*{grid})/({grid})/TB:dts=round(DTS*TB*{grid})/({grid})/TB"
        given = ["-f", "concat", "-safe", "0", "-auto_convert", "0", "-protocol_whitelist", "file,crypto,data"]
        given += ["-i", at(order), "-f", "lavfi", "-i", f"anullsrc=r={SAMPLES}:cl=stereo,atrim=end_sample={samples}"]
        tracks = ["-map", "0:v:0", "-map", "1:a:0", "-metadata:s:a:0", f"language={language}"]
        if srt is not None:
            given += reading(srt, "srt")
            tracks += ["-map", "2:s:0", "-c:s", "mov_text", "-metadata:s:s:0", f"language={language}"]
        for name, value in tags.items():
            tracks += ["-metadata", f"{name}={_spoken(value)}"]
        copied = ["-map_metadata", "-1", "-map_chapters", "-1", "-c:v", "copy", "-bsf:v", snap]
        heard = ["-c:a", "aac", "-b:a", "192k", "-threads:a", "1"]
        run([*given, *tracks, *copied, *heard, *_EXACT, "-movflags", "+faststart", "-f", "mp4", at(temporary)], out)
        check(temporary)


def _quoted(path: Path) -> str:
    name = at(path)
    if "\n" in name or "\r" in name:
        raise Refused(f"{path} has a line break in its name; rename the folder")
    return "'" + name.replace("'", "'\\''") + "'"


def _spoken(text: str) -> str:
    """Text as a tag may carry it: no control characters, no more than a few lines."""
    return "".join(c if c.isprintable() else " " for c in text)[:2000]

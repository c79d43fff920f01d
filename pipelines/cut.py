"""The cut: clips become one film. What did not change is copied packet by packet, what did is encoded once more.

Segments wait in the cache under the key of everything that decides their pixels; a whole take made with this program's
settings needs no segment at all, and of a take that is trimmed or faded only the touched groups of frames are encoded.
Never loads torch.
"""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from . import ffmpeg, whole
from .captions import captions, srt
from .report import Refused, Report
from .requests import CutRequest, rate_of
from .results import Caption, Cut, found
from .segments import Segment, compiled, composed
from .stamp import stamp

ROOM = 4 << 30  # bytes of segments that may wait in the cache; the oldest go first


@dataclass(frozen=True)
class Part:
    """A piece of the film and the file it lies in: a take, or a segment of the cache."""

    path: Path
    segment: Segment


def cut(request: CutRequest, report: Report) -> Cut:
    """Make the film, or hand back the one that is there. Raises Refused and Cancelled."""
    out, rate = Path(request.out), rate_of(request.rate)
    cache = Path(request.cache) if request.cache else out.parent / ".segments"
    record = cache / f"{request.key}.cut.json"
    there = found(request.key, request.out, record)
    if (
        isinstance(there, Cut)
        and Path(there.file) == out
        and whole.digest(out) == there.sha256
        and Path(there.srt or out).exists()
    ):
        return replace(there, made=0, reused=there.made + there.reused)
    began = time.monotonic()
    spoken = captions(request.clips, rate)
    segments = compiled(request, spoken if request.burn else ())
    _check_clips(request)
    parts, made = _parts(request, segments, cache, rate, report)
    report(0.96, "joining the film")
    total = sum(segment.length for segment in segments)
    _check_parts(parts, request, rate)
    paths = [part.path for part in parts]
    subtitles = out.with_suffix(".srt")
    if spoken:
        whole.write(subtitles, srt(spoken, rate).encode("utf-8"))
    tags = {"title": request.title, "comment": request.comment}
    words = subtitles if spoken else None
    ffmpeg.join(
        paths, out, rate, total, words, request.language, tags, lambda made: _check_film(made, request, rate, total)
    )
    finished = Cut(
        key=request.key,
        file=str(out),
        sha256=whole.digest(out),
        bytes=out.stat().st_size,
        frames=total,
        rate=str(rate),
        width=request.width,
        height=request.height,
        srt=str(subtitles) if spoken else "",
        captions=spoken,
        made=made,
        reused=len(parts) - made,
        missing=_missing(spoken) if request.burn else (),
        stamp=stamp(request, "cut", began),
    )
    whole.write(record, finished.to_json(request.to_json()).encode("utf-8"))
    _prune(cache, set(paths))
    report(1.0, "done")
    return finished


def _check_clips(request: CutRequest) -> None:
    seen: dict[str, str] = {}
    for clip in request.clips:
        if seen.setdefault(clip.file, clip.sha256) != clip.sha256 or whole.digest(Path(clip.file)) != clip.sha256:
            raise Refused(f"{clip.file} is not the take that was chosen: it was changed since; make that take again")


def _parts(
    request: CutRequest, segments: tuple[Segment, ...], cache: Path, rate: Fraction, report: Report
) -> tuple[list[Part], int]:
    """The pieces of the film, encoded or copied where there are none yet, and how many were encoded."""
    own = ffmpeg.headers(request.width, request.height, rate)
    parts: list[Part] = []
    todo: dict[Path, Segment] = {}
    for segment in segments:
        take = Path(segment.clip.file)
        track = ffmpeg.probe(take).first("vide")
        if track is None or not track.steady or track.fps != rate:
            speed = f"{float(track.fps):.3f}" if track else "no"
            raise Refused(
                f"{take} runs at {speed} frames a second, the film at {request.rate}; make the take again at that rate"
            )
        fits = track.headers == own and track.matrix == (1, 1, 1, 0)
        if fits and segment.is_whole(track.samples):
            parts.append(Part(take, segment))
            continue
        for piece in segment.split(track.keys, track.samples) if fits else [segment]:
            path = cache / f"{piece.key(request)}.mp4"
            parts.append(Part(path, piece))
            if path.exists():
                os.utime(path)
            elif piece.copied:
                ffmpeg.part(take, path, piece.start, piece.stop)
            else:
                todo[path] = piece
    _make(request, todo, rate, report)
    return parts, len(todo)


def _make(request: CutRequest, todo: dict[Path, Segment], rate: Fraction, report: Report) -> None:
    total = sum(s.length for s in todo.values())
    done, stop = [0], threading.Event()

    def one(path: Path, segment: Segment) -> None:
        first = ffmpeg.frames(Path(segment.clip.file), segment.start, segment.stop, request.width, request.height)
        after = segment.into
        second = (
            None
            if after is None
            else ffmpeg.frames(
                Path(after.file), after.start, after.start + segment.length, request.width, request.height
            )
        )
        pictures = composed(segment, first, second)
        if segment.captions:
            from .lettering import subtitled

            pictures = subtitled(pictures, segment.captions, request.width, request.height)
        with ffmpeg.encoder(path, request.width, request.height, rate, "yuv420p") as film:
            for picture in pictures:
                if stop.is_set():
                    raise _Stopped
                film.write(picture)
                done[0] += 1

    with ThreadPoolExecutor(min(len(todo), os.cpu_count() or 1) or 1) as hands:
        jobs = [hands.submit(one, path, segment) for path, segment in todo.items()]
        try:
            while jobs:
                over, going = wait(jobs, 0.2, FIRST_EXCEPTION)
                report(
                    0.95 * done[0] / max(1, total),
                    f"{sum(j.done() for j in jobs)} of {len(todo)} changed parts encoded",
                )
                for job in over:
                    job.result()
                if not going:
                    break
        finally:
            stop.set()


class _Stopped(Exception):
    """Another segment failed, or the person said stop: this one ends too."""


def _check_parts(parts: list[Part], request: CutRequest, rate: Fraction) -> None:
    """Packets are only copied between parts whose parameter sets are equal and whose frames are all there."""
    own = ffmpeg.headers(request.width, request.height, rate)
    for part in parts:
        track = ffmpeg.probe(part.path).first("vide")
        if track is None or track.samples != part.segment.length or track.headers != own:
            raise Refused(f"{part.path} is not the part of the film it should be; remove that file and start again")


def _check_film(path: Path, request: CutRequest, rate: Fraction, total: int) -> None:
    found = ffmpeg.probe(path)
    picture, sound, words = found.first("vide"), found.first("soun"), found.first("sbtl") or found.first("text")
    wrong = (
        "the picture is missing" if picture is None
        else f"it has {picture.samples} frames instead of {total}" if picture.samples != total
        else "its frames do not last equally long" if not picture.steady or picture.fps != rate
        else "its colours are not marked as BT.709" if picture.matrix != (1, 1, 1, 0)
        else "its size is wrong" if (picture.width, picture.height) != (request.width, request.height)
        else "the sound is shorter than the picture" if sound is None or sound.seconds < picture.seconds
        else "the captions are missing" if words is None and captions(request.clips, rate)
        else ""
    )  # fmt: skip
    if wrong:
        raise Refused(f"{request.out} was joined but {wrong}; start again, and report it if that happens twice")


def _missing(spoken: tuple[Caption, ...]) -> tuple[str, ...]:
    from .lettering import missing

    return missing(" ".join(c.text for c in spoken))


def _prune(cache: Path, used: set[Path]) -> None:
    """Let the oldest segments go while there are more than ROOM bytes of them; those of this film stay."""
    waiting = sorted((p for p in cache.glob("*.mp4") if p not in used), key=lambda p: p.stat().st_mtime)
    full = sum(p.stat().st_size for p in cache.glob("*.mp4")) - ROOM
    for path in waiting:
        if full <= 0:
            break
        full -= path.stat().st_size
        path.unlink(missing_ok=True)

"""A light copy of a clip, for the window to scrub and to run backwards in: small, and every frame by itself."""

from __future__ import annotations

import time
from pathlib import Path

from . import ffmpeg, whole
from .report import Refused, Report
from .requests import ProxyRequest
from .results import Proxy, beside, found
from .stamp import stamp


def proxy(request: ProxyRequest, report: Report) -> Proxy:
    """Write the copy, or hand back the one that is there. Raises Refused."""
    if isinstance(there := found(request.key, request.out), Proxy):
        return there
    began = time.monotonic()
    report(0.0, "making a light copy")
    clip = Path(request.file)
    track = ffmpeg.probe(clip).first("vide")
    if track is None or not track.samples:
        raise Refused(f"{clip} has no picture; make that take again")
    height = min(request.height, track.height)
    width = max(16, round(track.width * height / track.height / 16) * 16)
    path = beside(request.out, ".mp4")
    ffmpeg.light(clip, path, width, height)
    made = ffmpeg.probe(path).first("vide")
    if made is None or made.samples != track.samples:
        raise Refused(f"{path} has {made.samples if made else 0} frames instead of {track.samples}; try again")
    done = Proxy(
        request.key, str(path), whole.digest(path), path.stat().st_size, track.samples, width, height,
        stamp(request, "proxy", began),
    )  # fmt: skip
    whole.write(beside(request.out, ".json"), done.to_json(request.to_json()).encode("utf-8"))
    report(1.0, "done")
    return done

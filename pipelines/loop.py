"""A finished clip as a GIF, by moviepy: a small composite of a few seconds, which is what it is good at."""

from __future__ import annotations

import time
from pathlib import Path

from . import whole
from .report import Refused, Report
from .requests import LoopRequest
from .results import Loop, beside, found
from .stamp import stamp


def loop(request: LoopRequest, report: Report) -> Loop:
    """Write the GIF, or hand back the one that is there. Raises Refused."""
    if isinstance(there := found(request.key, request.out), Loop):
        return there
    began = time.monotonic()
    report(0.0, "making the GIF")
    from moviepy import VideoFileClip  # slow to load, and only wanted here

    path = beside(request.out, ".gif")
    unfinished = path.with_name(f".{path.stem}.part.gif")
    try:
        with VideoFileClip(str(Path(request.file).absolute()), audio=False) as clip:
            clip.resized(width=request.width).write_gif(str(unfinished), fps=request.rate, logger=None)
        unfinished.replace(path)
    except OSError as wrong:
        raise Refused(f"the GIF {path} could not be written: {wrong.strerror or wrong}") from wrong
    finally:
        unfinished.unlink(missing_ok=True)
    made = Loop(request.key, str(path), whole.digest(path), path.stat().st_size, stamp(request, "loop", began))
    whole.write(beside(request.out, ".json"), made.to_json(request.to_json()).encode("utf-8"))
    report(1.0, "done")
    return made

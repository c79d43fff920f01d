"""What a cut costs: encoding a frame, joining 24 takes, and what a second cut costs after each kind of change.

python -m tests.bench.cut [WIDTHxHEIGHT] [TAKES]
"""

from __future__ import annotations

import os
import resource
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from pipelines import ffmpeg, whole
from pipelines.blocking.draw.painter import Painter
from pipelines.blocking.plan import Camera, Ground, Light, Plan, Subject
from pipelines.cut import cut
from pipelines.report import quietly
from pipelines.requests import Clip, CutRequest, Spoken, rate_of

PALETTE = ("#09141f", "#123442", "#26626c", "#7eaaa8", "#e8d6b2", "#f2a640", "#e0482a", "#7a2228")
SECONDS = 5
PLAN = Plan(
    camera=Camera("MS", move="push in"),
    light=Light("sunset"),
    ground=Ground("circuit", "track"),
    figures=(Subject("figure", "woman", scale=1.4, pose="walk", motion=(0.1, 0.0)),),
)


def spent() -> float:
    """CPU seconds of this process and of its ended children."""
    return sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


@contextmanager
def measured(what: str, film: float) -> Iterator[None]:
    """Print wall and CPU seconds, and how many seconds of film that makes in one second."""
    wall, cpu = time.perf_counter(), spent()
    yield
    wall, cpu = time.perf_counter() - wall, spent() - cpu
    print(f"{what:44s} {wall:7.2f} s wall  {cpu:7.2f} s CPU  {film / wall:8.1f} s of film a second", flush=True)


def main(width: int = 1280, height: int = 720, takes: int = 24) -> None:
    """Run all of it in a folder of its own."""
    rate, count = rate_of("24"), SECONDS * 24
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        painter = Painter(PLAN, PALETTE, width, height, count, Fraction(rate), 1)
        with measured("paint a take", SECONDS):
            frames = [painter.frame(i) for i in range(count)]
        one = folder / "take0.mp4"
        wall, cpu = time.perf_counter(), spent()
        with measured("encode a take", SECONDS), ffmpeg.encoder(one, width, height, rate) as film:
            for frame in frames:
                film.write(frame)
        wall, cpu = time.perf_counter() - wall, spent() - cpu
        megabits = one.stat().st_size * 8 / SECONDS / 1e6
        print(f"  a frame: {wall / count * 1000:.1f} ms wall, {cpu / count * 1000:.1f} ms CPU; {megabits:.1f} Mb/s")
        files = [one]
        for n in range(1, takes):
            files.append(folder / f"take{n}.mp4")
            files[-1].write_bytes(
                one.read_bytes() + struct.pack(">I4sI", 12, b"free", n)
            )  # another file, as good a clip
        said = (Spoken("IRO", "Your mother's last lap. It stopped when she did."),)
        clips = [
            Clip(str(f), whole.digest(f), 0, count, spoken=said if n % 3 == 0 else ()) for n, f in enumerate(files)
        ]
        length = float(takes * SECONDS)

        def go(what: str, change: Callable[[], object] = lambda: None, **more: object) -> None:
            change()
            asked = CutRequest(
                tuple(clips),
                "Bench",
                width=width,
                height=height,
                out=str(folder / "film.mp4"),
                cache=str(folder / "cache"),
            )
            with measured(what, length):
                made = cut(replace(asked, **more), quietly)  # type: ignore[arg-type]
            print(f"  {made.made} made, {made.reused} reused, {made.bytes / 1e6:.1f} MB, {made.frames} frames")

        def dissolve() -> None:
            for n in range(3, takes - 1, 6):
                clips[n] = replace(clips[n], dissolve=12)

        def fade() -> None:
            clips[-1] = replace(clips[-1], fade_out=24)

        def lose() -> None:
            (folder / "film.mp4").unlink()

        go(f"join {takes} whole takes")
        go("nothing changed")
        go("the film was deleted", lose)
        go("a fade at the end", fade)
        go("a dissolve after every sixth", dissolve)
        go("captions burnt in", burn=True)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {width}x{height}")


if __name__ == "__main__":
    size = sys.argv[1] if len(sys.argv) > 1 else "1280x720"
    main(*(int(n) for n in size.split("x")), *(int(n) for n in sys.argv[2:3]))

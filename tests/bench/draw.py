"""Milliseconds of one processor a frame, whole and by part: ``python tests/bench/draw.py [WIDTH HEIGHT]``."""

from __future__ import annotations

import sys
import time
from fractions import Fraction

from pipelines.blocking.draw.painter import Painter
from pipelines.blocking.sheets import sample

CASES = (
    ("street", "street", "dusk", "clear", "static"),
    ("street", "street", "night", "rain", "push in"),
    ("forest", "forest", "dawn", "clear", "track"),
    ("mountain", "valley", "sunset", "clear", "pan left"),
    ("interior", "kitchen", "day", "clear", "orbit"),
    ("interior", "church", "day", "clear", "push in"),
    ("sea", "open sea", "sunset", "storm", "handheld"),
    ("circuit", "track", "day", "clear", "track"),
    ("field", "wheat field", "sunset", "fog", "crane up"),
    ("station", "platform", "night", "snow", "whip pan left"),
    ("city", "skyline", "night", "clear", "zoom in"),
    ("space", "orbit", "day", "clear", "pan right"),
)


def main(width: int, height: int, parts: bool) -> None:
    """Print a line a case."""
    total = 0.0
    for place, name, hour, weather, move in CASES:
        plan = sample(place, name, time=hour, weather=weather, move=move, people=2)
        start = time.process_time()
        painter = Painter(plan, (), width, height, 96, Fraction(24))
        built = time.process_time() - start
        painter.frame(0)
        start = time.process_time()
        n = 12
        for i in range(n):
            painter.frame(i * 8)
        each = (time.process_time() - start) / n * 1000
        total += each
        print(f"{name:12} {hour:7} {weather:6} {move:14} build {built * 1000:6.0f} ms   frame {each:6.1f} ms")
        if parts:
            canvas = painter._surface.getCanvas()
            slow = []
            for node in painter._paint_nodes:
                start = time.process_time()
                for i in range(4):
                    node.draw(canvas, painter.rig.poses[24 * i], i * 1.0)
                slow.append(
                    (
                        (time.process_time() - start) / 4 * 1000,
                        f"{node.depth:+.3f} {node.draw.__qualname__.split('.<locals>')[0]}",
                    )
                )
            start = time.process_time()
            painter._finish(painter._sheet[: painter.height, : painter.width].copy(), 0, 24.0)
            slow.append(((time.process_time() - start) * 1000, "finish"))
            for ms, what in sorted(slow, reverse=True)[:9]:
                print(f"      {ms:6.2f} ms  {what}")
    print(f"mean {total / len(CASES):.1f} ms a frame at {width}x{height}")


if __name__ == "__main__":
    words = [a for a in sys.argv[1:] if a.isdigit()]
    size = (int(words[0]), int(words[1])) if len(words) == 2 else (1280, 720)
    main(*size, "--parts" in sys.argv)

"""What a film costs, part by part: from a screenplay to the .mp4, then again with nothing changed.

python -m tests.bench.film [SCRIPT] [WIDTHxHEIGHT]
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipelines import ffmpeg

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "assets" / "films" / "the-ghost-lap.fountain"


def run(script: Path, folder: Path, size: str) -> tuple[float, float, list[str]]:
    """One ``workprint film``: wall seconds, CPU seconds of all its processes, and what it said."""
    command = [sys.executable, "-m", "studio", "film", str(script), "-o", str(folder / "film.mp4")]
    command += ["--folder", str(folder / "film.film"), "--size", size]
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(done.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, (done.stdout + done.stderr).splitlines()


def main(script: Path = SAMPLE, size: str = "1280x720") -> None:
    """Make the film twice in a folder of its own and print each part's share."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wall, cpu, told = run(script, folder, size)
        film = ffmpeg.probe(folder / "film.mp4").first("vide")
        seconds = float(film.seconds) if film else 0.0
        for line in told:
            if part := re.match(r"(\w+): (\d+) in ([\d.]+) s", line):
                print(
                    f"  {part[1]:8s} {part[2]:>3s} in {float(part[3]):6.1f} s  {float(part[3]) / wall:5.0%} of the time"
                )
        print(f"{script.name}: {seconds:.1f} s of film in {wall:.1f} s wall, {cpu:.1f} s CPU")
        print(f"  {seconds / wall:.2f} s of film a second; {(folder / 'film.mp4').stat().st_size / 1e6:.1f} MB")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again, _, _ = run(script, folder, size)
        print(f"  nothing changed: {again:.1f} s; largest process {peak:.0f} MB; load {os.getloadavg()[0]:.1f}")
        takes = sorted((folder / "film.film" / "takes").glob("*.json"))
        nearest = [_adherence(json.loads(t.read_text("utf-8"))) for t in takes]
        if known := [n for n in nearest if n is not None]:
            print(f"  within 0.10 of the palette: {sum(known) / len(known):.0%} on average, {min(known):.0%} at worst")


def _adherence(tree: object) -> float | None:
    """The share of a take's picture near its palette, wherever its manifest keeps it."""
    if isinstance(tree, str) and '"within"' in tree:
        tree = json.loads(tree)
    if isinstance(tree, dict):
        if isinstance(tree.get("within"), float):
            return float(tree["within"])
        return next((found for value in tree.values() if (found := _adherence(value)) is not None), None)
    return None


if __name__ == "__main__":
    main(*(Path(a) if n == 0 else a for n, a in enumerate(sys.argv[1:3])))  # type: ignore[arg-type]

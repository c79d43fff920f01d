"""Which code and which weights decide a result: short digests in the requests, so that old work is found stale."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "assets" / "models" / "blocking"

# The files behind each kind of work, below pipelines/. A change in one of them makes that work anew.
SOURCES: dict[str, tuple[str, ...]] = {
    "board": ("blocking/*.py", "blocking/draw/**/*.py"),
    "staged": ("blocking/plan.py", "blocking/describe.py", "blocking/draw/**/*.py"),
    "take": ("blocking/plan.py", "blocking/draw/**/*.py", "take.py", "rushes.py", "ffmpeg.py"),
    "card": ("blocking/plan.py", "blocking/draw/**/*.py", "titles.py", "lettering.py", "rushes.py", "ffmpeg.py"),
    "cut": ("cut.py", "segments.py", "captions.py", "lettering.py", "ffmpeg.py"),
    "loop": ("loop.py",),
    "still": ("still.py", "ffmpeg.py"),
    "proxy": ("proxy.py", "ffmpeg.py"),
    "sheet": ("sheet.py", "panels.py", "lettering.py", "blocking/plan.py"),
}
LIBRARIES: dict[str, tuple[str, ...]] = {
    "board": ("torch", "diffusers", "skia-python", "opencv-python-headless"),
    "staged": ("skia-python", "opencv-python-headless"),
    "take": ("skia-python", "opencv-python-headless", "imageio-ffmpeg"),
    "card": ("skia-python", "opencv-python-headless", "imageio-ffmpeg"),
    "cut": ("imageio-ffmpeg", "skia-python"),
    "loop": ("moviepy", "imageio-ffmpeg"),
    "still": ("opencv-python-headless", "imageio-ffmpeg"),
    "proxy": ("imageio-ffmpeg",),
    "sheet": ("skia-python",),
}


def library(name: str) -> str:
    """The installed version of a package, empty when it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def tools(work: str) -> str:
    """A digest of the code and the libraries that do this kind of work: 16 hex digits."""
    seen = hashlib.sha256()
    for pattern in SOURCES[work]:
        for path in sorted(HERE.glob(pattern)):
            seen.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    for name in LIBRARIES[work]:
        seen.update(f"{name}={library(name)}\0".encode())
    return seen.hexdigest()[:16]


@cache
def weights(folder: Path = WEIGHTS) -> str:
    """A digest of the built-in model's files: 16 hex digits, empty when there are none."""
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".safetensors", ".json")) if folder.is_dir() else []
    if not files:
        return ""
    seen = hashlib.sha256()
    for path in files:
        seen.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:16]

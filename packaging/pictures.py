"""Makes the pictures of the README from a finished film and the contact sheets.

python packaging/pictures.py the-ghost-lap.mp4 the-lamplighter.mp4
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import cv2
import imageio_ffmpeg
import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
OUT = ROOT / "assets" / "readme"
SHEETS = ("places", "sizes", "moves", "weather")


# Where in each film a frame of the strip is taken, as parts of its length.
MOMENTS = ((0.018, 0.1, 0.19, 0.3), (0.42, 0.54, 0.665, 0.9)), ((0.1, 0.3, 0.5, 0.75),)


def strip(films: list[str], width: int = 400) -> np.ndarray:
    """Rows of frames from the films, BGR uint8."""
    rows = []
    for film, moments in zip(films, MOMENTS, strict=True):
        frames = imageio_ffmpeg.read_frames(film)
        about = next(frames)
        w, h = about["size"]
        count = about["duration"] * about["fps"]
        wanted = {int(part * count): None for row in moments for part in row}
        for at, raw in enumerate(frames):
            if at in wanted:
                picture = np.frombuffer(raw, np.uint8).reshape(h, w, 3)[..., ::-1]
                wanted[at] = cv2.resize(picture, (width, round(width * h / w)), interpolation=cv2.INTER_AREA)
        rows += [np.hstack([wanted[int(part * count)] for part in row]) for row in moments]
    return np.vstack(rows)


def main() -> None:
    """Write assets/readme/*.jpg."""
    from pipelines.blocking import sheets

    OUT.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(OUT / "strip.jpg"), strip(sys.argv[1:]), [cv2.IMWRITE_JPEG_QUALITY, 86])
    with tempfile.TemporaryDirectory() as folder:
        sheets.main([folder, *SHEETS])
        for name in SHEETS:
            sheet = cv2.imread(str(Path(folder) / f"{name}.jpg"))
            scale = min(1.0, 1600 / sheet.shape[1])
            small = cv2.resize(sheet, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            cv2.imwrite(str(OUT / f"{name}.jpg"), small, [cv2.IMWRITE_JPEG_QUALITY, 84])


if __name__ == "__main__":
    main()

"""A picture stands as long as it should, in its colours; a light copy has every frame of its clip by itself."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from pipelines import stages
from pipelines.report import Refused, quietly
from pipelines.requests import ProxyRequest, StillRequest
from pipelines.results import Proxy, Take
from tests.pipelines import barcode


def still(folder: Path, **more: object) -> Take:
    asked = StillRequest(width=320, height=180, frames=30, out=str(folder / "still"), **more)  # type: ignore[arg-type]
    made = stages.make(asked, quietly)
    assert isinstance(made, Take) and stages.make(asked, quietly) == made
    return made


def test_a_board_stands_in_its_colours_with_black_beside_it(tmp_path: Path) -> None:
    Image.new("RGB", (180, 180), (200, 90, 40)).save(tmp_path / "board.png")
    made = still(tmp_path, file=str(tmp_path / "board.png"))
    with av.open(made.file) as film:
        frames = [f.reformat(format="rgb24").to_ndarray() for f in film.decode(video=0)]
    assert len(frames) == made.frames == 30
    for frame in (frames[0], frames[29]):
        assert np.abs(frame[90, 160].astype(int) - (200, 90, 40)).max() < 6
        assert frame[90, 20].max() < 6 and frame[90, 300].max() < 6


def test_black_and_the_held_frame_of_a_take(tmp_path: Path) -> None:
    planes, _ = barcode.decoded(Path(still(tmp_path / "black").file))
    assert {int(p.max()) for p in planes} == {16}
    clip = barcode.clip_file(tmp_path, 3, 40)
    planes, _ = barcode.decoded(Path(still(tmp_path / "held", file=str(clip), frame=37).file))
    assert {barcode.read(p) for p in planes} == {(3, 37)}


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "board.png").write_bytes(b"none")
    with pytest.raises(Refused, match="draw that board again"):
        still(tmp_path, file=str(tmp_path / "board.png"))


def test_a_light_copy_has_every_frame_by_itself_in_the_same_colours(tmp_path: Path) -> None:
    clip = barcode.clip_file(tmp_path, 5, 60)
    asked = ProxyRequest(str(clip), "x", 144, out=str(tmp_path / "light"))
    made = stages.make(asked, quietly)
    assert isinstance(made, Proxy) and stages.make(asked, quietly) == made
    assert (made.frames, made.height, made.width) == (60, 144, 256)
    with av.open(made.file) as film:
        assert all(p.is_keyframe for p in film.demux(video=0) if p.size)
    with av.open(made.file) as film, av.open(str(clip)) as own:
        for n, (small, large) in enumerate(zip(film.decode(video=0), own.decode(video=0), strict=True)):
            if n % 20:
                continue
            copy = small.reformat(format="rgb24", src_colorspace="ITU601", src_color_range="JPEG").to_ndarray()
            first = large.reformat(
                256, 144, "rgb24", src_colorspace="ITU709", src_color_range="MPEG", interpolation="AREA"
            ).to_ndarray()
            error = (copy[50:].astype(float) - first[50:]) ** 2
            assert 10 * np.log10(255**2 / error.mean()) > 32
    (tmp_path / "no.mp4").write_bytes(b"no clip")
    with pytest.raises(Refused):
        stages.make(ProxyRequest(str(tmp_path / "no.mp4"), out=str(tmp_path / "none")), quietly)
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".part")]

"""A GIF is made from a finished clip, found again, and refused in words when the clip is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from pipelines import stages
from pipelines.blocking.plan import Plan
from pipelines.report import Refused, quietly
from pipelines.requests import LoopRequest, TakeRequest
from pipelines.results import Loop, Take


def test_a_take_becomes_a_gif(tmp_path: Path) -> None:
    take = stages.make(TakeRequest(Plan().to_json(), width=128, height=72, frames=12, out=str(tmp_path / "t")), quietly)
    assert isinstance(take, Take)
    asked = LoopRequest(take.file, take.sha256, 64, 12, out=str(tmp_path / "g"))
    made = stages.make(asked, quietly)
    assert isinstance(made, Loop)
    with Image.open(made.file, formats=("GIF",)) as picture:
        assert picture.size == (64, 36) and getattr(picture, "n_frames", 1) > 1
    assert stages.make(asked, quietly) == made
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_what_is_no_clip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"not a clip")
    with pytest.raises(Refused):
        stages.make(LoopRequest(str(tmp_path / "a.mp4"), out=str(tmp_path / "g")), quietly)
    assert not (tmp_path / "g.gif").exists()

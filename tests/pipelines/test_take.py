"""A take is whole or not there, is the same bytes every time, and says how well it keeps to its palette."""

from __future__ import annotations

import dataclasses
import json
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from pipelines import ffmpeg, results, whole
from pipelines.adherence import adherence
from pipelines.report import Cancelled, Refused, quietly
from pipelines.requests import TakeRequest
from pipelines.rushes import shoot
from pipelines.take import take
from tests.pipelines import barcode


class Flat:
    """A painter of one colour and a moving bar."""

    def __init__(self, width: int = 320, height: int = 180, colour: tuple[int, int, int] = (200, 40, 30)) -> None:
        self.ground = np.full((height, width, 4), 255, np.uint8)
        self.ground[..., :3] = colour
        self.painted = 0

    def frame(self, i: int) -> np.ndarray:
        self.painted += 1
        picture = self.ground.copy()
        picture[:, (i * 5) % 300 : (i * 5) % 300 + 12, :3] = 20
        return picture


def asked(folder: Path, **more: object) -> TakeRequest:
    given = {
        "plan": "{}",
        "palette": ("#c8281e", "#141414"),
        "width": 320,
        "height": 180,
        "frames": 24,
        "out": str(folder / "one"),
    }
    return TakeRequest(**{**given, **more})  # type: ignore[arg-type]


def test_a_take_is_a_clip_a_strip_a_poster_and_a_manifest(tmp_path: Path) -> None:
    request = asked(tmp_path)
    made = shoot(request, quietly, "take", Flat)
    track = ffmpeg.probe(Path(made.file)).first("vide")
    assert track and (track.samples, track.fps, track.width, track.height) == (24, 24, 320, 180)
    assert made.sha256 == whole.digest(Path(made.file))
    strip = cv2.imread(made.strip)
    assert strip is not None and strip.shape == (90, 8 * 160, 3)
    assert {p.name for p in tmp_path.iterdir()} == {"one.mp4", "one.json", "one.strip.jpg", "one.poster.jpg"}
    written = json.loads((tmp_path / "one.json").read_text("utf-8"))
    assert written["request"] == json.loads(request.to_json())
    assert results.from_json((tmp_path / "one.json").read_text("utf-8")) == made


def test_the_same_request_is_the_same_bytes(tmp_path: Path) -> None:
    one, two = (shoot(asked(tmp_path / n), quietly, "take", Flat) for n in "ab")
    assert one.key == two.key
    for end in (".mp4", ".strip.jpg", ".poster.jpg"):
        assert (tmp_path / "a" / f"one{end}").read_bytes() == (tmp_path / "b" / f"one{end}").read_bytes()


def test_a_finished_take_is_found_and_not_painted_again(tmp_path: Path) -> None:
    made = shoot(asked(tmp_path), quietly, "take", Flat)
    painter = Flat()
    assert shoot(asked(tmp_path), quietly, "take", lambda: painter) == made
    assert painter.painted == 0
    shoot(asked(tmp_path, seed=2), quietly, "take", lambda: painter)
    assert painter.painted == 24
    (tmp_path / "one.mp4").write_bytes(b"cut short")
    shoot(asked(tmp_path, seed=2), quietly, "take", lambda: painter)
    assert painter.painted == 48


def test_a_moved_folder_keeps_its_takes(tmp_path: Path) -> None:
    shoot(asked(tmp_path / "a"), quietly, "take", Flat)
    (tmp_path / "a").rename(tmp_path / "b")
    painter = Flat()
    made = shoot(asked(tmp_path / "b"), quietly, "take", lambda: painter)
    assert painter.painted == 0 and Path(made.file).parent == tmp_path / "b" and Path(made.strip).exists()


def test_stopping_between_frames_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: float, words: str = "", preview: bytes | None = None) -> None:
        if done > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        shoot(asked(tmp_path), stop, "take", Flat)
    assert not list(tmp_path.iterdir())


def encode(path: Path, frames: int, killed_after: int) -> None:
    with ffmpeg.encoder(path, barcode.WIDTH, barcode.HEIGHT, Fraction(24)) as film:
        for n in range(frames):
            film.write(barcode.picture(0, n))
            if n == killed_after:
                film._child.process.kill()
                film._child.process.wait()


@pytest.mark.parametrize("frames", [1, 200], ids=["at the end", "on the way"])
def test_an_encoder_that_dies_is_told_in_words(tmp_path: Path, frames: int) -> None:
    with pytest.raises(Refused, match=r"x\.mp4 could not be made: ffmpeg stopped"):
        encode(tmp_path / "x.mp4", frames, 0)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_in_words() -> None:
    told = b"[out#0/mp4 @ 0x55] Error writing trailer: No space left on device\n"
    assert "the disk is full; make some room" in ffmpeg._reason(told, 228)


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="a file stands where a folder is needed"):
        shoot(asked(tmp_path, out=str(tmp_path / "file" / "one")), quietly, "take", Flat)


def test_a_plan_that_is_none_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pipelines.blocking.draw.painter", exc_type=ImportError)
    with pytest.raises(Refused, match="not a plan"):
        take(asked(tmp_path), quietly)
    assert not list(tmp_path.iterdir())


def test_adherence_is_near_nothing_for_the_palette_itself_and_large_for_another() -> None:
    picture = Flat().frame(0)
    own, other = adherence([picture], ("#c8281e", "#141414")), adherence([picture], ("#2040ff", "#00ff80"))
    assert own and other
    assert own.precision < 0.02 and own.within > 0.98 and own.coverage < 0.02
    assert other.precision > 0.2 and other.within == 0.0 and other.coverage > 0.2
    assert adherence([picture], ()) is None


def test_what_decides_a_take_decides_its_key(tmp_path: Path) -> None:
    one = asked(tmp_path)
    assert dataclasses.replace(one, out="elsewhere").key == one.key
    changes = {
        "plan": "[]",
        "palette": (),
        "width": 640,
        "height": 360,
        "rate": "25",
        "frames": 25,
        "seed": 1,
        "tools": "new",
    }
    assert set(changes) | {"out"} == {f.name for f in dataclasses.fields(one)}
    assert all(dataclasses.replace(one, **{name: value}).key != one.key for name, value in changes.items())  # type: ignore[arg-type]

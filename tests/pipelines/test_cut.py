"""The film that comes out has every frame in its place, in the right colours, and is not made twice."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import ffmpeg, whole
from pipelines.cut import cut
from pipelines.report import Cancelled, Refused, quietly
from pipelines.requests import Clip, CutRequest, Spoken
from pipelines.results import Caption
from pipelines.segments import Segment, compiled, fade_at
from tests.pipelines import barcode

RATE = Fraction(24)


@pytest.fixture(scope="module")
def takes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("takes")
    return [barcode.clip_file(folder, n, frames) for n, frames in enumerate((40, 50, 36))]


def asked(folder: Path, *clips: Clip, **more: object) -> CutRequest:
    size = {"width": barcode.WIDTH, "height": barcode.HEIGHT, "rate": str(RATE)}
    return CutRequest(clips, **{**size, "out": str(folder / "film.mp4"), "cache": str(folder / "cache"), **more})  # type: ignore[arg-type]


def test_every_frame_is_in_its_place_and_time(takes: list[Path], tmp_path: Path) -> None:
    film = cut(
        asked(
            tmp_path,
            barcode.clip(takes[0], 40),
            barcode.clip(takes[1], 50, dissolve=8),
            barcode.clip(takes[2], 36, fade_out=6),
            barcode.clip(takes[0], 30, 11),
        ),
        quietly,
    )
    expected: list[tuple[int, int] | None] = [(0, n) for n in range(40)] + [(1, n) for n in range(42)] + [None] * 8
    expected += [(2, n) for n in range(8, 30)] + [None] * 6 + [(0, n) for n in range(11, 30)]
    planes, times = barcode.decoded(Path(film.file))
    assert len(planes) == film.frames == len(expected)
    assert times == [Fraction(n) / RATE for n in range(len(expected))]
    wrong = [
        (n, e, barcode.read(p))
        for n, (e, p) in enumerate(zip(expected, planes, strict=True))
        if e and barcode.read(p) != e
    ]
    assert not wrong


def test_a_dissolve_and_a_fade_go_from_one_picture_to_the_other(takes: list[Path], tmp_path: Path) -> None:
    film = cut(asked(tmp_path, barcode.clip(takes[0], 40, dissolve=9), barcode.clip(takes[1], 50, fade_out=9)), quietly)
    planes, _ = barcode.decoded(Path(film.file))
    middle = planes[31 + 4].astype(float)  # the fifth of nine: half and half
    from_a, _ = barcode.decoded(takes[0])
    from_b, _ = barcode.decoded(takes[1])
    half = (from_a[35].astype(float) + from_b[4].astype(float)) / 2
    assert np.abs(middle - half).mean() < 2.0
    light = [float(p.mean()) for p in planes[-9:]]
    assert light == sorted(light, reverse=True) and light[-1] < 30 < 60 < light[0]


def test_colours_come_back_as_they_were_painted(takes: list[Path], tmp_path: Path) -> None:
    film = cut(asked(tmp_path, barcode.clip(takes[0], 40, dissolve=8), barcode.clip(takes[1], 50)), quietly)
    with av.open(film.file) as found:
        stream = found.streams.video[0]
        tags = stream.codec_context
        assert (tags.colorspace, tags.color_primaries, tags.color_trc, tags.color_range) == (1, 1, 1, 1)
        assert (tags.pix_fmt, tags.codec.name) == ("yuv420p", "h264")
        for n, frame in enumerate(found.decode(video=0)):
            if n not in (0, 20, 60):  # a copied packet, a frame encoded again, a frame encoded again after the dissolve
                continue
            rgb = (
                frame.reformat(format="rgb24", src_colorspace="ITU709", src_color_range="MPEG")
                .to_ndarray()
                .astype(float)
            )
            painted = barcode.picture(*((0, n) if n < 32 else (1, n - 32)))[48:, :, :3].astype(float)
            assert 10 * np.log10(255**2 / np.mean((rgb[48:] - painted) ** 2)) > 38


def test_whole_takes_are_copied_packet_by_packet(takes: list[Path], tmp_path: Path) -> None:
    film = cut(asked(tmp_path, *(barcode.clip(t, n) for t, n in zip(takes, (40, 50, 36), strict=True))), quietly)
    assert (film.made, film.reused) == (0, 3)
    sizes = []
    for path in (*takes, Path(film.file)):
        with av.open(str(path)) as found:
            sizes.append([p.size for p in found.demux(video=0) if p.size])
    assert sizes[3] == sizes[0] + sizes[1] + sizes[2]


def test_of_a_long_take_only_the_touched_groups_are_encoded(takes: list[Path], tmp_path: Path) -> None:
    long = barcode.clip_file(tmp_path, 4, 200)  # a key frame every 48
    said = (Spoken("IRO", "They say."),)
    clips = (
        barcode.clip(long, 190, 10, dissolve=12),
        barcode.clip(takes[1], 50),
        barcode.clip(long, 200, fade_in=5, spoken=said),
    )
    film = cut(asked(tmp_path, *clips, burn=True), quietly)
    expected: list[tuple[int, int] | None] = [(4, n) for n in range(10, 178)] + [None] * 12
    expected += [(1, n) for n in range(12, 50)] + [None] * 5 + [(4, n) for n in range(5, 200)]
    planes, times = barcode.decoded(Path(film.file))
    assert times == [Fraction(n) / RATE for n in range(len(expected))]
    assert not [(n, e) for n, (e, p) in enumerate(zip(expected, planes, strict=True)) if e and barcode.read(p) != e]
    with av.open(str(long)) as one, av.open(film.file) as two:
        own, joined = ([p.size for p in f.demux(video=0) if p.size] for f in (one, two))
    assert joined[38:134] == own[48:144], "frames 48 to 144 of the long take are copied"
    assert joined[-56:] == own[-56:], "what follows the caption is copied"


def test_only_what_changed_is_encoded_again(takes: list[Path], tmp_path: Path) -> None:
    clips = [barcode.clip(takes[0], 40, dissolve=8), barcode.clip(takes[1], 50), barcode.clip(takes[2], 36, fade_out=6)]
    assert cut(asked(tmp_path, *clips), quietly).made == 4  # two bodies beside the dissolve, the dissolve, the fade
    clips[2] = dataclasses.replace(clips[2], fade_out=10)
    second = cut(asked(tmp_path, *clips), quietly)
    assert (second.made, second.reused) == (1, 3)
    before = Path(second.file).stat().st_mtime_ns
    again = cut(asked(tmp_path, *clips), quietly)
    assert (again.made, again.reused, again.sha256) == (0, 4, second.sha256)
    assert Path(second.file).stat().st_mtime_ns == before
    Path(second.file).unlink()
    assert cut(asked(tmp_path, *clips), quietly).made == 0


def test_the_same_request_is_the_same_bytes(takes: list[Path], tmp_path: Path) -> None:
    clips = (barcode.clip(takes[0], 40, dissolve=8), barcode.clip(takes[1], 50, spoken=(Spoken("VERA", "They say."),)))
    one, two = (cut(asked(tmp_path / name, *clips, title="Ghost"), quietly) for name in "ab")
    assert one.sha256 == two.sha256


def test_the_film_carries_sound_captions_and_its_title(takes: list[Path], tmp_path: Path) -> None:
    said = (Spoken("IRO", "Your mother's last lap."), Spoken("VERA", "They say.", "V.O."))
    nasty = "The 'Ghost', [Lap]; 100% = -y file:x\nsecond"
    film = cut(
        asked(tmp_path, barcode.clip(takes[1], 50, spoken=said), barcode.clip(takes[0], 40), title=nasty), quietly
    )
    with av.open(film.file) as found:
        assert found.metadata["title"] == nasty.replace("\n", " ")
        assert "creation_time" not in found.metadata
        sound, words = found.streams.audio[0], found.streams.subtitles[0]
        assert (sound.codec_context.name, sound.rate, sound.channels) == ("aac", 48000, 2)
        assert abs(float(sound.duration * sound.time_base) - 90 / 24) < 0.03
        assert (words.codec_context.name, words.language) == ("mov_text", "eng")
    track = ffmpeg.probe(Path(film.file))
    assert track.fast
    text = Path(film.srt).read_text("utf-8")
    assert "Your mother's last lap." in text and "<i>They say.</i>" in text


def test_burnt_captions_are_drawn_where_they_are_said_and_nowhere_else(takes: list[Path], tmp_path: Path) -> None:
    clips = (
        barcode.clip(takes[0], 40),
        barcode.clip(takes[1], 50, spoken=(Spoken("IRO", "They say she never lifted."),)),
        barcode.clip(takes[2], 36),
    )
    plain, burnt = cut(asked(tmp_path / "a", *clips), quietly), cut(asked(tmp_path / "b", *clips, burn=True), quietly)
    assert (burnt.made, burnt.reused) == (1, 2)
    assert burnt.captions == plain.captions and len(burnt.captions) == 1
    before, _ = barcode.decoded(Path(plain.file))
    after, times = barcode.decoded(Path(burnt.file))
    assert times == [Fraction(n) / RATE for n in range(126)]
    shown = burnt.captions[0]
    for n, (a, b) in enumerate(zip(before, after, strict=True)):
        foot = np.abs(a[150:].astype(int) - b[150:]).max()
        assert foot > 90 if shown.start <= n < shown.stop else foot < 40
        assert barcode.read(a) == barcode.read(b)


def test_odd_names_are_only_names(takes: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "it's %03d [a] concat:b|c \u00e9"
    folder.mkdir()
    path = folder / "-y.mp4"
    path.write_bytes(takes[0].read_bytes())
    film = cut(asked(folder, barcode.clip(path, 40), barcode.clip(path, 30, 2)), quietly)
    assert film.frames == 68


def test_a_take_of_another_size_is_fitted_in(takes: list[Path], tmp_path: Path) -> None:
    film = cut(asked(tmp_path, barcode.clip(takes[0], 40), width=480, height=360), quietly)
    track = ffmpeg.probe(Path(film.file)).first("vide")
    assert track and (track.width, track.height, track.samples, film.made) == (480, 360, 40, 1)


def test_what_cannot_be_cut_is_refused_in_words(takes: list[Path], tmp_path: Path) -> None:
    slow = barcode.clip_file(tmp_path, 5, 10, Fraction(12))
    torn = tmp_path / "torn.mp4"
    torn.write_bytes(takes[0].read_bytes()[:3000])
    whole_take = barcode.clip(takes[0], 40)
    for clips, words in (
        ((barcode.clip(slow, 10),), "frames a second"),
        ((barcode.clip(torn, 10),), "not a whole MP4"),
        ((dataclasses.replace(whole_take, sha256="0" * 64),), "was changed"),
        ((barcode.clip(takes[0], 60),), "40 frames where 60"),
        ((dataclasses.replace(whole_take, file=str(tmp_path / "gone.mp4")),), "could not be read"),
        ((dataclasses.replace(whole_take, dissolve=4),), "last one"),
        ((dataclasses.replace(whole_take, dissolve=30, fade_in=20), whole_take), "too short for its transitions"),
    ):
        with pytest.raises(Refused, match=words):
            cut(asked(tmp_path, *clips), quietly)
    assert not (tmp_path / "film.mp4").exists()
    assert not list(tmp_path.rglob("*.part"))


def test_stopping_leaves_nothing_half_written_and_keeps_what_is_done(takes: list[Path], tmp_path: Path) -> None:
    clips = (barcode.clip(takes[0], 40, dissolve=8), barcode.clip(takes[1], 50, fade_out=3))

    def stop(done: float, words: str = "", preview: bytes | None = None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        cut(asked(tmp_path, *clips), stop)
    assert not (tmp_path / "film.mp4").exists()
    assert not list(tmp_path.rglob("*.part"))
    assert cut(asked(tmp_path, *clips), quietly).frames == 82


def test_a_broken_segment_is_found_before_it_is_joined(takes: list[Path], tmp_path: Path) -> None:
    clips = (barcode.clip(takes[0], 40, fade_out=4), barcode.clip(takes[1], 50))
    request = asked(tmp_path, *clips)
    part = Path(request.cache) / f"{compiled(request)[0].key(request)}.mp4"
    part.parent.mkdir()
    part.write_bytes(takes[1].read_bytes())
    with pytest.raises(Refused, match="remove that file"):
        cut(request, quietly)


def test_no_torch_is_loaded_for_a_cut() -> None:
    code = "import sys, pipelines.cut, pipelines.take, pipelines.stages; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0


lengths = st.lists(
    st.tuples(st.integers(2, 60), st.integers(0, 20), st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=8
)


@given(lengths)
@settings(max_examples=150, deadline=None)
def test_a_compiled_cut_shows_every_frame_once(shapes: list[tuple[int, int, int, int]]) -> None:
    clips = [Clip(f"{n}", "", 5, 5 + a, i, o, d) for n, (a, d, i, o) in enumerate(shapes)]
    clips[-1] = dataclasses.replace(clips[-1], dissolve=0)
    request = CutRequest(tuple(clips))
    try:
        segments = compiled(request)
    except Refused:
        return
    assert sum(s.length for s in segments) == sum(c.length for c in clips) - sum(c.dissolve for c in clips)
    for clip in clips:
        shown = [f for s in segments if s.clip is clip for f in range(s.start, s.stop)]
        shown = [f + clip.start for s in segments if s.into is clip for f in range(s.length)] + shown
        assert shown == list(range(clip.start, clip.stop))
        assert all(0 < fade_at(clip, f) <= 1 for f in shown)


def test_moving_a_film_folder_keeps_its_segments(takes: list[Path], tmp_path: Path) -> None:
    clips = (barcode.clip(takes[0], 40, fade_out=4), barcode.clip(takes[1], 50))
    cut(asked(tmp_path / "a", *clips), quietly)
    (tmp_path / "a").rename(tmp_path / "b")
    assert cut(asked(tmp_path / "b", *clips), quietly).made == 0
    assert whole.sweep(tmp_path / "b") == 0


shape = st.tuples(st.integers(2, 300), st.integers(0, 40), st.integers(0, 30), st.integers(0, 30))
said_at = st.lists(st.tuples(st.integers(0, 299), st.integers(1, 60)), max_size=4)


@given(shape, said_at, st.sets(st.integers(1, 299), max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_split_segment_has_every_frame_once_and_copies_only_whole_groups(
    shape: tuple[int, int, int, int], said: list[tuple[int, int]], keys: set[int]
) -> None:
    frames, trim, fade_in, fade_out = shape
    clip = Clip("x", "", min(trim, frames - 1), frames, min(fade_in, frames // 3), min(fade_out, frames // 3))
    at, captions = 0, []
    for gap, length in said:
        at += gap
        if at + length <= clip.length:
            captions.append(Caption(at, at + length, "x"))
        at += length
    segment = Segment(clip, clip.start, clip.stop, captions=tuple(captions))
    all_keys = (0, *sorted(k for k in keys if k < frames))
    pieces = segment.split(all_keys, frames)
    assert [f for p in pieces for f in range(p.start, p.stop)] == list(range(clip.start, clip.stop))
    drawn = [(p.start + c.start, p.start + c.stop) for p in pieces for c in p.captions]
    assert sorted(f for a, b in drawn for f in range(a, b)) == [
        clip.start + f for c in captions for f in range(c.start, c.stop)
    ]
    for piece in pieces:
        if piece.copied:
            assert {piece.start, piece.stop} <= {*all_keys, frames}
            assert not piece.captions and not piece.fades

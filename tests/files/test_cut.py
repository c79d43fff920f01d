"""A cut survives the way through OpenTimelineIO, with everything other programs put into it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import opentimelineio as otio
import pytest

from studio.files.cut import cut_text, exact_rate, read_cut
from studio.film import edits
from studio.film.cut import Clip, Cut, Other, Transition
from studio.film.film import Film
from studio.film.time import Rate
from studio.trouble import Trouble

RATE = Fraction(24)


def read(content: bytes | str, film: Film) -> Cut:
    text = content.encode() if isinstance(content, str) else content
    return read_cut(text, "cut.otio", film.settings.rate.fps, {t.file: t for t in film.takes})[0]


def bare(cut: Cut) -> Cut:
    tracks = tuple(replace(t, carried="", parts=tuple(replace(p, carried="") for p in t.parts)) for t in cut.tracks)
    return Cut(tracks, tuple(replace(m, carried="") for m in cut.markers))


def as_library(text: bytes | str) -> Any:
    return json.loads(
        otio.adapters.read_from_string(text if isinstance(text, str) else text.decode(), "otio_json").to_json_string()
    )


@pytest.fixture
def foreign(film: Film) -> str:
    """The film's cut after it went through an editing program that left its own things everywhere."""
    timeline = otio.adapters.read_from_string(cut_text(film).decode(), "otio_json")
    timeline.metadata["nle"] = {"bin": "A", "lut": ["x.cube", 3]}
    timeline.global_start_time = otio.opentime.RationalTime(86400, 24)
    track = timeline.tracks[0]
    track.metadata["nle"] = {"locked": True}
    clip = next(iter(timeline.find_clips()))
    clip.metadata["nle"] = {"grade": {"gain": [1.1, 0.9, 1.0]}}
    clip.effects.append(otio.schema.LinearTimeWarp("slow", time_scalar=0.5))
    clip.markers.append(otio.schema.Marker("by the editor", metadata={"nle": {"by": "editor"}}))
    references = clip.media_references()
    references["graded"] = otio.schema.ExternalReference("exports/graded.mov")
    clip.set_media_references(references, clip.active_media_reference_key)
    span = otio.opentime.TimeRange(otio.opentime.RationalTime(0, 24), otio.opentime.RationalTime(24, 24))
    track.append(otio.schema.Gap(source_range=span))
    stack = otio.schema.Stack("nested", source_range=span)
    stack.append(otio.schema.Track("inner"))
    track.append(stack)
    track.append(otio.schema.Clip("music bed", otio.schema.ExternalReference("refs/music.wav"), span))
    timeline.tracks.append(otio.schema.Track("sound fx", kind="Audio"))
    document = json.loads(timeline.to_json_string())
    document["tracks"]["children"][0]["children"][0]["from_the_future"] = {"a": 1}
    document["tracks"]["metadata"]["hologram"] = {"OTIO_SCHEMA": "Hologram.3", "depth": 4}
    return json.dumps(document)


def test_our_own_cut_comes_back_as_it_was_and_is_written_the_same(film: Film) -> None:
    content = cut_text(film)
    back = read(content, film)
    assert bare(back) == film.cut
    assert cut_text(replace(film, cut=back)) == content


def test_a_foreign_cut_written_unchanged_is_the_same_document(film: Film, foreign: str) -> None:
    cut = read(foreign, film)
    assert as_library(cut_text(replace(film, cut=cut))) == as_library(foreign)


def test_after_edits_what_others_put_there_is_still_there(film: Film, foreign: str) -> None:
    opened = replace(film, cut=read(foreign, film))
    first = opened.cut.clips[0]
    edited = edits.play(edits.trim(opened, first.id, 5, 10), first.id, "t2")
    edited = edits.move_clip(edited, first.id, 1)
    after = as_library(cut_text(edited))
    clips = {
        c["metadata"]["workprint"]["clip"]: c
        for c in after["tracks"]["children"][0]["children"]
        if "workprint" in c["metadata"]
    }
    clip = clips[first.id]
    assert clip["source_range"]["start_time"]["value"] == 5 and clip["source_range"]["duration"]["value"] == 10
    assert clip["metadata"]["workprint"]["shot"] == first.shot
    assert clip["media_references"][clip["active_media_reference_key"]]["target_url"] == "takes/t2.mp4"
    assert clip["metadata"]["nle"] == {"grade": {"gain": [1.1, 0.9, 1.0]}}
    assert [e["name"] for e in clip["effects"]] == ["slow"] and clip["markers"][0]["metadata"]["nle"] == {
        "by": "editor"
    }
    assert clip["media_references"]["graded"]["target_url"] == "exports/graded.mov"
    assert clip["from_the_future"] == {"a": 1}
    kinds = [c["OTIO_SCHEMA"].partition(".")[0] for c in after["tracks"]["children"][0]["children"]]
    assert kinds.count("Gap") == 1 and kinds.count("Stack") == 1
    assert after["metadata"]["nle"] == {"bin": "A", "lut": ["x.cube", 3]}
    assert after["tracks"]["metadata"]["hologram"]["OTIO_SCHEMA"] == "Hologram.3"
    assert [t["name"] for t in after["tracks"]["children"]] == ["V1", "sound fx"]


def test_what_is_none_of_ours_is_kept_in_its_place_and_told(film: Film, foreign: str) -> None:
    cut, remarks = read_cut(foreign.encode(), "cut.otio", RATE)
    assert [type(p) for p in cut.picture.parts[-3:]] == [Other, Other, Other]
    assert [p.length for p in cut.picture.parts[-3:] if isinstance(p, Other)] == [24, 24, 24]
    assert any("music bed" in remark for remark in remarks)


def test_clips_and_references_say_what_other_programs_need(film: Film) -> None:
    timeline = otio.adapters.read_from_string(cut_text(film).decode(), "otio_json")
    first = next(iter(timeline.find_clips()))
    assert all(c.source_range is not None for c in timeline.find_clips())
    assert set(first.media_references()) == {"board", "take-001", "take-002"}
    assert first.media_reference.target_url == "takes/t1.mp4", "the circled take plays"
    board = first.media_references()["board"]
    assert board.available_range.duration.value == film.shots[0].frames, "a still lasts as long as its shot"
    urls = [
        r.target_url for c in timeline.find_clips() for r in c.media_references().values() if hasattr(r, "target_url")
    ]
    assert all(not u.startswith(("/", "file:")) and "\\" not in u for u in urls)
    assert timeline.tracks[0].range_of_child(first).start_time.value == 0


def test_the_film_plays_as_long_as_the_library_says(film: Film) -> None:
    timeline = otio.adapters.read_from_string(cut_text(film).decode(), "otio_json")
    assert timeline.duration().value == film.cut.picture.length


def test_clips_that_lost_our_ids_are_known_by_what_they_play(film: Film) -> None:
    document = json.loads(cut_text(film))
    for clip in document["tracks"]["children"][0]["children"]:
        clip["metadata"] = {}
        for reference in clip.get("media_references", {}).values():
            reference["metadata"] = {}
    cut = read(json.dumps(document), film)
    assert cut.clips[0].shot == film.shots[0].id and cut.clips[0].active == "t1"


def test_a_clip_copied_with_its_id_becomes_two_clips(film: Film) -> None:
    document = json.loads(cut_text(film))
    children = document["tracks"]["children"][0]["children"]
    children.append(children[0])
    cut = read(json.dumps(document), film)
    ids = [c.id for c in cut.clips]
    assert len(set(ids)) == len(ids) == len(film.cut.clips) + 1
    again = cut_text(replace(film, cut=cut))
    assert bare(read(again, film)) == bare(cut)


def test_times_of_another_rate_become_whole_frames_and_odd_ones_are_told(film: Film) -> None:
    document = json.loads(cut_text(film))
    children = document["tracks"]["children"][0]["children"]
    children[0]["source_range"] = {
        "OTIO_SCHEMA": "TimeRange.1",
        "start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 48.0, "value": 4.0},
        "duration": {"OTIO_SCHEMA": "RationalTime.1", "rate": 25.0, "value": 26.0},
    }
    cut, remarks = read_cut(json.dumps(document).encode(), "cut.otio", RATE)
    assert (cut.clips[0].start, cut.clips[0].length) == (2, 25)
    assert any("between two frames" in remark for remark in remarks)


@pytest.mark.parametrize(
    ("decimal", "exact"),
    [(24.0, Fraction(24)), (23.976, Fraction(24000, 1001)), (23.98, Fraction(24000, 1001)),
     (24000 / 1001, Fraction(24000, 1001)), (29.97, Fraction(30000, 1001)), (12.5, Fraction(25, 2)),
     (1000.0, Fraction(1000))],
)  # fmt: skip
def test_decimals_of_rates_mean_their_exact_rate(decimal: float, exact: Fraction) -> None:
    assert exact_rate(decimal) == exact


def test_a_film_at_an_ntsc_rate_comes_back_exactly(film: Film) -> None:
    slower = edits.set_rate(film, Rate(Fraction(24000, 1001)))
    assert bare(read(cut_text(slower), slower)) == slower.cut


HOSTILE = {
    "deep lists": '{"OTIO_SCHEMA": "Timeline.1", "metadata": ' + "[" * 20_000 + "]" * 20_000 + "}",
    "deep blocks": '{"OTIO_SCHEMA": "Timeline.1", "metadata": ' + '{"a":' * 20_000 + "1" + "}" * 20_001,
    "deep within the parser's limit": '{"OTIO_SCHEMA": "Timeline.1", "metadata": {"a": ' + "[" * 500 + "]" * 500 + "}}",
    "not text": "\udcff",
    "not JSON": "GIMP Palette",
    "empty": "",
    "a number": "7",
    "a clip": otio.schema.Clip("x").to_json_string(),
    "no tracks": '{"OTIO_SCHEMA": "Timeline.1", "metadata": {}, "name": "", "tracks": null}',
    "a track of strings": '{"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": ["x"]}}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_in_a_sentence_and_we_live(name: str) -> None:
    with pytest.raises(Trouble, match=r"^film/cut\.otio ") as told:
        read_cut(HOSTILE[name].encode("utf-8", "surrogateescape"), "film/cut.otio", RATE)
    assert "\n" not in str(told.value) and len(str(told.value)) < 300


@pytest.mark.parametrize("schema", ["Strange.1", "Clip.9"])
def test_a_schema_nobody_knows_is_named(film: Film, schema: str) -> None:
    text = cut_text(film).decode().replace('"Clip.2"', f'"{schema}"', 1)
    with pytest.raises(Trouble, match=schema):
        read(text, film)


def test_odd_values_in_known_places_do_not_stop_a_cut_from_opening(film: Film) -> None:
    document = json.loads(cut_text(film))
    clip = document["tracks"]["children"][0]["children"][0]
    clip["metadata"]["workprint"] = {"clip": 7, "shot": ["x"], "order": "y"}
    clip["source_range"]["start_time"]["value"] = 1e300
    assert read(json.dumps(document), film).tracks


def test_no_plug_in_named_by_the_environment_is_loaded(tmp_path: Path, film: Film) -> None:
    marker = tmp_path / "ran"
    (tmp_path / "evil.py").write_text(f"open({str(marker)!r}, 'w').close()\ndef read_from_file(p): pass\n")
    adapter = {"OTIO_SCHEMA": "Adapter.1", "name": "evil", "filepath": "evil.py", "suffixes": ["otio"]}
    manifest = {"OTIO_SCHEMA": "PluginManifest.1", "adapters": [adapter], "schemadefs": [
        {"OTIO_SCHEMA": "SchemaDef.1", "name": "e", "filepath": "evil.py"}]}  # fmt: skip
    (tmp_path / "m.json").write_text(json.dumps(manifest))
    (tmp_path / "cut.otio").write_bytes(cut_text(film))
    code = (
        "import sys; from pathlib import Path; from fractions import Fraction; from studio.files.cut import read_cut;"
        "print(len(read_cut(Path(sys.argv[1]).read_bytes(), 'x', Fraction(24))[0].clips))"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "cut.otio")],
        env={**os.environ, "OTIO_PLUGIN_MANIFEST_PATH": str(tmp_path / "m.json"), "PYTHONPATH": root},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) == len(film.cut.clips)
    assert not marker.exists()


def test_a_take_the_film_forgot_keeps_its_place_in_the_cut(film: Film) -> None:
    cut = read(cut_text(film), film)
    forgot = replace(film, takes=(), boards=(), cut=cut)
    assert read(cut_text(forgot), forgot).clips[0].active == "t1"


def test_an_empty_cut_and_a_dissolve_of_our_own(film: Film) -> None:
    assert bare(read(cut_text(replace(film, cut=Cut())), film)) == Cut()
    parts = read(cut_text(film), film).picture.parts
    assert isinstance(parts[0], Clip) and isinstance(parts[1], Transition)
    assert (parts[1].before, parts[1].after) == (6, 6)

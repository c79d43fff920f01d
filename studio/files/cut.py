"""cut.otio: the cut as OpenTimelineIO holds it, the one file that knows that library.

The library parses and writes; between the two we work on its plain JSON. Every clip, track, transition and marker
carries the JSON it was read from, and on writing only what is ours is set in it: name, range, references to our boards
and takes, which of them plays, and ``metadata["workprint"]``. What other programs put there stays as it is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from hashlib import blake2b
from typing import Any

import opentimelineio as otio

from studio.film.cut import BOARD, Clip, Cut, Marker, Other, Part, Track, Transition
from studio.film.film import Film
from studio.film.takes import Take
from studio.trouble import Trouble

VERSION = 1
OURS = "workprint"
_DEEPEST = 200  # the library itself dies of a deeply nested document, and takes the program with it
_LARGEST = 200 << 20  # bytes
_EMPTY = "DEFAULT_MEDIA"  # the library's own key for a clip without pictures
_KEY = "key:"
_VALUES = ("RationalTime", "TimeRange", "TimeTransform", "V2d", "Box2d", "Color")  # the library does not list these

Document = dict[str, Any]


def cut_text(film: Film) -> bytes:
    """cut.otio for a film. Reading it and writing it again gives the same bytes."""
    cut, rate = film.cut, film.settings.rate.fps
    timeline = _carried(cut.carried) or _new("Timeline", name=film.title, metadata={OURS: {"version": VERSION}})
    stack = timeline["tracks"]
    stack["children"] = [_track_written(track, film, rate) for track in cut.tracks]
    stack["markers"] = [_marker_written(marker, rate) for marker in cut.markers]
    return bytes(_parsed(json.dumps(timeline)).to_json_string(indent=1) + "\n", "utf-8", "replace")


def read_cut(
    content: bytes, where: str, rate: Fraction, takes: Mapping[str, Take] | None = None
) -> tuple[Cut, tuple[str, ...]]:
    """The cut in a document, and what a person should know about it (times between two frames, clips not ours).

    ``takes`` (file -> take) lets clips that lost our ids be known by what they play. Raises Trouble, naming ``where``.
    """
    timeline = _checked(content, where)
    reading = _Reading(rate, takes or {})
    stack = timeline["tracks"]
    tracks = tuple(_track_read(track, reading) for track in stack["children"])
    markers = tuple(_marker_read(marker, reading) for marker in stack["markers"])
    bare = {**timeline, "tracks": {**stack, "children": [], "markers": []}}
    return Cut(tracks, markers, json.dumps(bare)), tuple(reading.remarks)


# ---- reading


class _Reading:
    """What is the same while one document is read: the rate, the takes there are, the ids seen, what to tell."""

    def __init__(self, rate: Fraction, takes: Mapping[str, Take]) -> None:
        self.rate, self.takes, self.decimal = rate, takes, float(rate)
        self.seen: set[str] = set()
        self.remarks: list[str] = []

    def frames(self, time: object, what: str) -> int:
        """A time of the document in whole frames of the film. Raises ValueError when it is no time."""
        if not isinstance(time, dict):
            raise ValueError("no time")
        value, rate = time["value"], time["rate"]
        if rate == self.decimal and type(value) is float and value.is_integer() and abs(value) < 1e12:
            return int(value)
        if not (math.isfinite(value) and math.isfinite(rate) and rate > 0 and abs(value) < 1e12):
            raise ValueError("no time")
        exact = Fraction(value) * self.rate / exact_rate(rate)
        whole = round(exact)
        # A double holds a time of another rate only nearly: a thousandth of a frame is no cut between two frames.
        if abs(exact - whole) > Fraction(1, 1000):
            self.remarks.append(
                f"{what} lies between two frames at {self.rate} frames per second; it was moved to the nearer"
            )
        return whole

    def span(self, span: object, what: str) -> tuple[int, int]:
        """Start and length of a time range in frames of the film."""
        if not isinstance(span, dict):
            raise ValueError("no range")
        return self.frames(span["start_time"], what), self.frames(span["duration"], what)

    def own(self, wanted: str) -> str:
        """The id, or another one when a program copied a clip with its id."""
        nth, new = 1, wanted
        while new in self.seen:
            nth += 1
            new = blake2b(f"{wanted}/{nth}".encode(), digest_size=8).hexdigest()
        self.seen.add(new)
        return new


def exact_rate(rate: float) -> Fraction:
    """The exact rate a decimal stands for: 23.976 and 23.98 are 24000/1001."""
    for whole in (24, 30, 48, 60, 120):
        if abs(rate - whole / 1.001) < 0.005:
            return Fraction(whole * 1000, 1001)
    return Fraction(rate).limit_denominator(1001)


def _checked(content: bytes, where: str) -> Document:
    """The document as the library understands it, in plain JSON. Raises Trouble."""
    if len(content) > _LARGEST:
        raise Trouble(f"{where} is larger than {_LARGEST >> 20} MB: it is no cut of a film; put the right file there")
    try:
        text = content.decode("utf-8-sig")
        document = json.loads(text)
        if not _shallow(document):
            raise RecursionError
    except RecursionError:
        raise Trouble(
            f"{where} is nested deeper than {_DEEPEST} levels: it is no cut of a film; put the right file there"
        ) from None
    except ValueError:
        raise Trouble(f"{where} is not an OpenTimelineIO file; put one there that was exported as .otio") from None
    if not isinstance(document, dict) or not str(document.get("OTIO_SCHEMA", "")).startswith("Timeline."):
        raise Trouble(f"{where} is not a timeline; export the whole timeline as .otio")
    try:
        timeline: Document = json.loads(_parsed(text).to_json_string(indent=-1))
    except (ValueError, otio.exceptions.OTIOError) as error:
        said = _unknown(document) or " ".join(str(error).split())[:120]
        raise Trouble(
            f"{where} has something this version does not know ({said}); export it again for OpenTimelineIO 0.18"
        ) from None
    if not isinstance(timeline.get("tracks"), dict):
        raise Trouble(f"{where} has no tracks; export the whole timeline as .otio")
    return timeline


def _parsed(text: str) -> Any:
    # Not through the library's adapters: they load plug-ins, which an environment variable may name.
    return otio.core.deserialize_json_from_string(text)


def _shallow(document: object) -> bool:
    level = [document]
    for _ in range(_DEEPEST):
        inner = (
            value.values() if isinstance(value, dict) else value for value in level if isinstance(value, (dict, list))
        )
        level = [v for values in inner for v in values if isinstance(v, (dict, list))]
        if not level:
            return True
    return False


def _unknown(document: object) -> str:
    """The first schema of the document that the library does not know, outside of metadata."""
    known = {**otio.core.type_version_map(), **dict.fromkeys(_VALUES, 1)}
    stack: list[object] = [document]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            schema, _, version = str(value.get("OTIO_SCHEMA", "")).rpartition(".")
            if schema and (schema not in known or not version.isdecimal() or int(version) > known[schema]):
                return f"{schema}.{version}"
            stack += [v for k, v in value.items() if k != "metadata"]
        elif isinstance(value, list):
            stack += value
    return ""


def _track_read(track: Document, reading: _Reading) -> Track:
    if not str(track["OTIO_SCHEMA"]).startswith("Track."):
        # A clip or a nested stack straight in the stack: a track of one part that only carries it.
        return Track("", "", (), json.dumps(track))
    parts = tuple(_part_read(part, reading) for part in track["children"])
    return Track(track["name"], track["kind"], parts, json.dumps({**track, "children": []}))


def _part_read(part: Document, reading: _Reading) -> Part:
    schema = str(part["OTIO_SCHEMA"]).partition(".")[0]
    carried = json.dumps(part)
    what = f"{schema.lower()} {part.get('name', '')!r}"
    try:
        if schema == "Transition":
            ends = reading.frames(part["in_offset"], what), reading.frames(part["out_offset"], what)
            return Transition(part["transition_type"], *ends, part["name"], carried)
        span = reading.span(part["source_range"], what)
        if schema == "Clip":
            return _clip_read(part, span, carried, reading)
        plain = schema == "Gap" and part == _new("Gap", source_range=_span(0, span[1], reading.rate))
        return Other(span[1], "" if plain else carried)
    except (ValueError, KeyError, TypeError):
        return Other(_length_of(part, reading), carried)


def _clip_read(part: Document, span: tuple[int, int], carried: str, reading: _Reading) -> Part:
    key, references = part["active_media_reference_key"], part["media_references"]
    ours = _ours(part)
    clip, shot = ours.get("clip"), ours.get("shot")
    active = _active(key, references.get(key), reading.takes)
    if not isinstance(clip, str) or not isinstance(shot, str):
        take = next((t for t in reading.takes.values() if t.id == active), None)
        if take is None:
            reading.remarks.append(f"the clip {part['name']!r} is none of our shots; it stays in the cut as it is")
            return Other(span[1], carried)
        shot = take.shot
        clip = blake2b(f"clip/{shot}/{take.id}".encode(), digest_size=8).hexdigest()
    if span[0] < 0 or span[1] < 1:
        raise ValueError("no frames")
    return Clip(reading.own(clip), shot, *span, active, part["name"], carried)


def _active(key: str, reference: object, takes: Mapping[str, Take]) -> str:
    """What a clip plays, in our words."""
    if not isinstance(reference, dict) or str(reference["OTIO_SCHEMA"]).startswith("MissingReference"):
        return ""
    ours = _ours(reference)
    if isinstance(ours.get("take"), str):
        return str(ours["take"])
    if key == BOARD:
        return BOARD
    take = takes.get(str(reference.get("target_url", "")))
    return take.id if take else _KEY + key


def _length_of(part: Document, reading: _Reading) -> int:
    """The frames of a part that has no range of its own, as far as anybody can tell."""
    references = part.get("media_references") or {}
    reference = references.get(part.get("active_media_reference_key")) or {}
    try:
        return max(0, reading.span(reference.get("available_range"), "")[1])
    except (ValueError, KeyError, TypeError):
        return 0


def _marker_read(marker: Document, reading: _Reading) -> Marker:
    what = f"marker {marker['name']!r}"
    try:
        at, length = reading.span(marker["marked_range"], what)
    except (ValueError, KeyError, TypeError):
        at, length = 0, 0
    return Marker(at, length, marker["name"], marker.get("comment", ""), str(marker["color"]), json.dumps(marker))


def _ours(holder: Document) -> Document:
    ours = holder.get("metadata", {}).get(OURS)
    return ours if isinstance(ours, dict) else {}


# ---- writing


def _track_written(track: Track, film: Film, rate: Fraction) -> Document:
    document = _carried(track.carried) or _new("Track")
    if not str(document["OTIO_SCHEMA"]).startswith("Track."):
        return document
    document["name"], document["kind"] = track.name, track.kind
    document["children"] = [_part_written(part, film, rate) for part in track.parts]
    return document


def _part_written(part: Part, film: Film, rate: Fraction) -> Document:
    if isinstance(part, Other):
        if part.carried:
            return _carried(part.carried) or {}
        return _new("Gap", source_range=_span(0, part.length, rate))
    reading = _Reading(rate, {})
    if isinstance(part, Transition):
        document = _carried(part.carried) or _new("Transition")
        document["name"], document["transition_type"] = part.name, part.kind
        for name, frames in (("in_offset", part.before), ("out_offset", part.after)):
            if not part.carried or reading.frames(document[name], "") != frames:
                document[name] = _time(frames, rate)
        return document
    document = _carried(part.carried) or _new("Clip")
    document["name"] = part.name
    if not part.carried or reading.span(document["source_range"], "") != (part.start, part.length):
        document["source_range"] = _span(part.start, part.length, rate)
    references, active, order = _references(part, document, film, rate)
    document["media_references"], document["active_media_reference_key"] = references, active
    ours = {**_ours(document), "clip": part.id, "shot": part.shot, "order": order}
    document["metadata"] = {**document["metadata"], OURS: ours}
    return document


def _references(clip: Clip, document: Document, film: Film, rate: Fraction) -> tuple[Document, str, list[str]]:
    """What a clip can play, which of it plays, and our order of it: boards first, then takes as they were made."""
    found: Document = {k: r for k, r in document["media_references"].items() if k != _EMPTY or not _is_missing(r)}
    order, active = [], _EMPTY
    boards = film.boards_of[clip.shot]
    if boards:
        shot = film.shot_by_id.get(clip.shot)
        length = max(clip.start + clip.length, shot.frames if shot else 0)
        found[BOARD] = _reference(found.get(BOARD), {"board": boards[-1].id}, boards[-1].file, length, rate)
    if BOARD in found:
        order.append(BOARD)
    for take in film.takes_of[clip.shot]:
        key = next((k for k, r in found.items() if _ours(r).get("take") == take.id), f"take-{take.number:03d}")
        if take.aside and key not in found and take.id != clip.active:
            continue
        found[key] = _reference(found.get(key), {"take": take.id}, take.file, take.frames, take.rate)
        order.append(key)
        active = key if take.id == clip.active else active
    if clip.active == BOARD and BOARD in found:
        active = BOARD
    elif clip.active.startswith(_KEY) and clip.active[len(_KEY) :] in found:
        active = clip.active[len(_KEY) :]
    elif active == _EMPTY and clip.active:  # a take the film does not know any more: its reference may still be there
        active = next((k for k, r in found.items() if _ours(r).get("take") == clip.active), _EMPTY)
    if active == _EMPTY and _EMPTY not in found:
        found[_EMPTY] = document["media_references"].get(_EMPTY) or _new("MissingReference")
    told = _ours(document).get("order")
    if isinstance(told, list):  # what other programs added keeps its place
        order = [k for k in told if k in found] + [k for k in order if k not in told]
    return found, active, order


def _reference(old: Document | None, ours: Document, file: str, frames: int, rate: Fraction) -> Document:
    """A reference to one of our files; the one that is there when it means the same."""
    if old is not None and {**_ours(old), **ours} == _ours(old):
        return old
    return _new("ExternalReference", target_url=file, available_range=_span(0, frames, rate), metadata={OURS: ours})


def _marker_written(marker: Marker, rate: Fraction) -> Document:
    document = _carried(marker.carried) or _new("Marker")
    document["name"], document["comment"], document["color"] = marker.name, marker.note, marker.colour
    if not marker.carried or _marker_read(document, _Reading(rate, {})) != marker:
        document["marked_range"] = _span(marker.at, marker.length, rate)
    return document


def _is_missing(reference: Document) -> bool:
    return str(reference["OTIO_SCHEMA"]).startswith("MissingReference") and not reference.get("metadata")


def _time(frames: int, rate: Fraction) -> Document:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(rate), "value": float(frames)}


def _span(start: int, length: int, rate: Fraction) -> Document:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(start, rate), "duration": _time(length, rate)}


def _carried(text: str) -> Document | None:
    document: Document | None = json.loads(text) if text else None
    return document


def _new(kind: str, **given: object) -> Document:
    """A new thing of the library, as its JSON."""
    return {**json.loads(_blank(kind)), **given}


@cache
def _blank(kind: str) -> str:
    make: Callable[[], Any] = getattr(otio.schema, kind)
    return str(make().to_json_string(indent=-1))

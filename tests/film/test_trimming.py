"""The editor's verbs keep the cut whole: nothing overlaps, nothing is shown that is not there, lengths are as told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.film import edits, trimming
from studio.film.cut import BOARD, Clip, Cut, Marker, Other, Track, Transition
from studio.film.film import Film
from studio.film.history import History
from studio.film.moments import MODES, Programme
from studio.film.places import ENDLESS, joins, media, placed, within
from studio.film.shots import Shot
from studio.film.takes import Take


def made(*lengths: int, spare: int = 20, boards: tuple[int, ...] = ()) -> Film:
    """A film whose takes have ``spare`` frames before and after what their clips show; clips a, b, c ..."""
    film = Film()
    clips = []
    for n, length in enumerate(lengths):
        name = "abcdefgh"[n]
        film = replace(film, shots=(*film.shots, Shot(name, f"1{name.upper()}", "1", frames=length)))
        still = n in boards
        if not still:
            film = replace(film, takes=(*film.takes, Take(f"t{name}", name, f"takes/{name}.mp4", length + 2 * spare)))
        clips.append(
            Clip(name, name, 0 if still else spare, length, BOARD if still else f"t{name}", f"1{name.upper()}")
        )
    return replace(film, cut=Cut((Track(parts=tuple(clips)),)))


def shape(film: Film) -> list[tuple[str, int, int]]:
    """(id, start, length) of every part; a gap is "-", a change "x" with its two sides."""
    return [
        (p.id, p.start, p.length) if isinstance(p, Clip)
        else ("x", p.before, p.after) if isinstance(p, Transition)
        else ("-", 0, p.length)
        for p in film.cut.picture.parts
    ]  # fmt: skip


def test_ripple_moves_one_edge_and_all_that_follows() -> None:
    film = made(50, 40)
    assert shape(trimming.ripple(film, "a", "tail", 5)) == [("a", 20, 55), ("b", 20, 40)]
    assert shape(trimming.ripple(film, "a", "head", 5)) == [("a", 25, 45), ("b", 20, 40)]
    assert shape(trimming.ripple(film, "a", "tail", 500)) == [("a", 20, 70), ("b", 20, 40)], "no more than there is"
    assert shape(trimming.ripple(film, "b", "head", -500)) == [("a", 20, 50), ("b", 0, 60)]
    assert shape(trimming.ripple(film, "a", "tail", -500)) == [("a", 20, 1), ("b", 20, 40)]
    assert trimming.ripple(film, "gone", "tail", 5) is film
    still = made(50, 40, boards=(0,))
    assert shape(trimming.ripple(still, "a", "head", -9)) == [("a", 0, 59), ("b", 20, 40)], "a board has no first frame"


def test_markers_behind_a_ripple_go_along_and_those_before_stay() -> None:
    film = edits.mark(edits.mark(edits.mark(made(50, 40), Marker(10)), Marker(48)), Marker(60))
    assert [m.at for m in trimming.ripple(film, "a", "tail", 5).cut.markers] == [10, 48, 65]
    assert [m.at for m in trimming.ripple(film, "a", "tail", -5).cut.markers] == [10, 45, 55]
    assert [m.at for m in trimming.extract(film, ["a"]).cut.markers] == [0, 0, 10]
    assert [m.at for m in trimming.roll(film, "a", 5).cut.markers] == [10, 48, 60]


def test_roll_moves_the_cut_and_slip_the_frames() -> None:
    film = made(50, 40)
    assert shape(trimming.roll(film, "a", 7)) == [("a", 20, 57), ("b", 27, 33)]
    assert shape(trimming.roll(film, "a", -70)) == [("a", 20, 30), ("b", 0, 60)]
    assert shape(trimming.slip(film, "a", -70)) == [("a", 0, 50), ("b", 20, 40)]
    assert shape(trimming.slip(film, "a", 3)) == [("a", 23, 50), ("b", 20, 40)]


def test_split_lift_extract_and_the_gap_between() -> None:
    film = made(50, 40, 30)
    halves = trimming.split(film, 20)
    assert [row[1:] for row in shape(halves)] == [(20, 20), (40, 30), (20, 40), (20, 30)]
    assert len({c.id for c in halves.cut.clips}) == 4 and trimming.split(film, 50) is film
    lifted = trimming.lift(film, ["a", "b"])
    assert shape(lifted) == [("-", 0, 90), ("c", 20, 30)]
    assert shape(trimming.close_gap(lifted, 89)) == [("c", 20, 30)]
    assert shape(trimming.extract(film, ["b"])) == [("a", 20, 50), ("c", 20, 30)]
    opened = trimming.open_gap(film, 20, 12)
    assert [row[2] for row in shape(opened)] == [20, 12, 30, 40, 30]
    assert shape(trimming.open_gap(film, 0, 5))[0] == ("-", 0, 5)


def test_a_clip_moves_to_the_nearest_cut_or_into_a_gap() -> None:
    film = made(50, 40, 30)
    assert [row[0] for row in shape(trimming.move(film, "a", 110))] == ["b", "c", "a"]
    assert [row[0] for row in shape(trimming.move(film, "c", 60))] == ["a", "c", "b"]
    assert trimming.move(film, "b", 52) is film
    gap = replace(film, cut=film.cut.with_picture((*film.cut.picture.parts[:2], Other(100), film.cut.picture.parts[2])))
    assert shape(trimming.move(gap, "a", 120)) == [
        ("b", 20, 40),
        ("-", 0, 30),
        ("a", 20, 50),
        ("-", 0, 20),
        ("c", 20, 30),
    ]


def test_a_dissolve_takes_the_handles_or_trims_to_make_them() -> None:
    film = made(50, 40)
    assert shape(trimming.dissolve(film, "a", 12)) == [("a", 20, 50), ("x", 6, 6), ("b", 20, 40)]
    bare = made(50, 40, spare=0)
    assert shape(trimming.dissolve(bare, "a", 12)) == [("a", 0, 44), ("x", 6, 6), ("b", 6, 34)]
    again = trimming.dissolve(trimming.dissolve(bare, "a", 12), "a", 6)
    assert shape(again) == [("a", 0, 44), ("x", 3, 3), ("b", 6, 34)]
    assert shape(trimming.hard_cut(again, "a")) == [("a", 0, 44), ("b", 6, 34)]
    assert shape(trimming.dissolve(film, "b", 10)) == [("a", 20, 50), ("b", 20, 40), ("x", 10, 0)], "out to black"
    assert shape(trimming.dissolve(film, "a", 10, "head")) == [("x", 0, 10), ("a", 20, 50), ("b", 20, 40)]
    with pytest.raises(ValueError, match="too short"):
        trimming.dissolve(bare, "a", 90)
    with pytest.raises(ValueError, match="dissolve"):
        trimming.split(trimming.dissolve(film, "a", 12), 48)


def test_a_moved_clip_leaves_its_dissolves_behind() -> None:
    film = trimming.dissolve(trimming.dissolve(made(50, 40, 30), "a", 12), "b", 12)
    assert shape(trimming.move(film, "b", 1000)) == [("a", 20, 50), ("c", 20, 30), ("b", 20, 40)]
    assert shape(trimming.extract(film, ["a"])) == [("b", 20, 40), ("x", 6, 6), ("c", 20, 30)]


def test_swapping_keeps_the_trims_as_far_as_the_other_take_has_frames() -> None:
    film = edits.add_take(made(50, 40), Take("long", "a", "takes/l.mp4", 90))
    film = edits.add_take(film, Take("short", "a", "takes/s.mp4", 60))
    film = edits.add_take(film, Take("tiny", "a", "takes/y.mp4", 30))
    film = trimming.swap(film, "a", "long")
    assert shape(film)[0] == ("a", 20, 50)
    assert shape(trimming.swap(film, "a", "short"))[0] == ("a", 10, 50)
    assert shape(trimming.swap(film, "a", "tiny"))[0] == ("a", 0, 30)
    assert trimming.swap(film, "a", "tb") is film, "a take of another shot"


@st.composite
def films(draw: st.DrawFn) -> Film:
    lengths = draw(st.lists(st.integers(1, 60), min_size=1, max_size=5))
    boards = draw(st.sets(st.integers(0, 4)))
    film = made(*lengths, spare=draw(st.integers(0, 15)), boards=tuple(boards))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(lengths)))
        parts = film.cut.picture.parts
        film = replace(film, cut=film.cut.with_picture((*parts[:at], Other(draw(st.integers(1, 40))), *parts[at:])))
    for at in draw(st.lists(st.integers(0, 200), max_size=3)):
        film = edits.mark(film, Marker(at))
    return film


_BY = st.integers(-80, 80)
_CLIP = st.sampled_from("abcde")
_AT = st.integers(-5, 260)
_EDGE = st.sampled_from(("head", "tail"))
VERBS: dict[str, st.SearchStrategy[Callable[[Film], Film]]] = {
    "ripple": st.builds(lambda c, e, b: lambda f: trimming.ripple(f, c, e, b), _CLIP, _EDGE, _BY),
    "roll": st.builds(lambda c, b: lambda f: trimming.roll(f, c, b), _CLIP, _BY),
    "slip": st.builds(lambda c, b: lambda f: trimming.slip(f, c, b), _CLIP, _BY),
    "split": st.builds(lambda a: lambda f: trimming.split(f, a), _AT),
    "extract": st.builds(lambda c: lambda f: trimming.extract(f, c), st.lists(_CLIP, max_size=2)),
    "lift": st.builds(lambda c: lambda f: trimming.lift(f, c), st.lists(_CLIP, max_size=2)),
    "open": st.builds(lambda a, n: lambda f: trimming.open_gap(f, max(0, a), n), _AT, st.integers(1, 30)),
    "close": st.builds(lambda a: lambda f: trimming.close_gap(f, a), _AT),
    "move": st.builds(lambda c, a: lambda f: trimming.move(f, c, a), _CLIP, _AT),
    "dissolve": st.builds(lambda c, n, e: lambda f: trimming.dissolve(f, c, n, e), _CLIP, st.integers(1, 30), _EDGE),
    "hard": st.builds(lambda c, e: lambda f: trimming.hard_cut(f, c, e), _CLIP, _EDGE),
}
_STEPS = st.lists(
    st.one_of(*(st.tuples(st.just(name), verb) for name, verb in VERBS.items())), min_size=1, max_size=10
)  # fmt: skip


def whole(film: Film) -> None:
    """What must be true of a cut whatever was done to it."""
    parts = film.cut.picture.parts
    for part in parts:
        if isinstance(part, Clip):
            assert part.start >= 0 and part.length >= 1
            assert media(film, part) == ENDLESS or part.start + part.length <= media(film, part)
        elif isinstance(part, Other):
            assert part.length >= 1
    assert len({c.id for c in film.cut.clips}) == len(film.cut.clips)
    assert not any(isinstance(a, Transition) and isinstance(b, Transition) for a, b in pairwise(parts))
    asked = [(p.before, p.after) for p in parts if isinstance(p, Transition)]
    assert [(j.before, j.after) for j in joins(film, parts)] == asked, "every dissolve can be played as it stands"
    places = placed(parts)
    assert all(a.end == b.start for a, b in pairwise(places))
    assert [m.at for m in film.cut.markers] == sorted(m.at for m in film.cut.markers)


@settings(max_examples=120, deadline=None)
@given(films(), _STEPS)
def test_whatever_is_done_the_cut_stays_whole_and_undo_brings_it_back(
    film: Film, steps: list[tuple[str, object]]
) -> None:
    history = History(film)
    for name, verb in steps:
        before = history.film
        try:
            after = verb(before)  # type: ignore[operator]
        except ValueError:
            continue
        whole(after)
        old, new = before.cut.picture.length, after.cut.picture.length
        if name in ("slip", "split", "hard", "roll") and not (name == "roll" and old != new):
            assert old == new
        if name == "open" and after is not before:
            assert new > old
        if name in ("extract", "close"):
            assert new <= old
        if name == "dissolve":
            assert old - 30 <= new <= old
        now = history.edited(name, after)
        assert now.undo().film is before or after is before
        assert now.undo().redo().film is (after if after is not before else now.undo().redo().film)
        history = now


@settings(max_examples=60, deadline=None)
@given(films(), _STEPS)
def test_every_moment_shows_frames_that_are_there(film: Film, steps: list[tuple[str, object]]) -> None:
    for _, verb in steps:
        try:
            film = verb(film)  # type: ignore[operator]
        except ValueError:
            continue
    for mode in MODES:
        programme = Programme(film, mode)
        assert programme.length == film.cut.picture.length
        for frame in range(programme.length):
            moment = programme.at(frame)
            for look in (moment.look, moment.into):
                if look and look.kind == "take":
                    assert 0 <= look.frame < film.take_by_id[look.id].frames and not look.held
            assert (moment.into is None) == (moment.mix == 0.0)
            assert 0 <= moment.mix < 1


@settings(max_examples=60, deadline=None)
@given(films(), _STEPS, st.integers(0, 120), st.integers(1, 120))
def test_a_part_of_the_cut_shows_what_the_whole_shows_there(
    film: Film, steps: list[tuple[str, object]], first: int, long: int
) -> None:
    for _, verb in steps:
        try:
            film = verb(film)  # type: ignore[operator]
        except ValueError:
            continue
    end = min(film.cut.picture.length, first + long)
    part = replace(film, cut=film.cut.with_picture(within(film, first, end)))
    if first >= end:
        assert not part.cut.picture.parts
        return
    whole(part)
    now, before = Programme(part), Programme(film)
    assert now.length == end - first
    for n in range(now.length):
        seen, wanted = now.at(n), before.at(first + n)
        assert seen == wanted or (seen.into is None and wanted.into is not None), (
            "only a change that is cut off is gone"
        )


def test_a_dissolve_mixes_the_frames_on_both_sides_of_the_cut() -> None:
    film = trimming.dissolve(made(50, 40), "a", 12)
    programme = Programme(film)
    seen = [programme.at(n) for n in range(90)]
    assert [m.into is not None for m in seen] == [44 <= n < 56 for n in range(90)]
    assert [m.look.frame for m in seen[:56]] == list(range(20, 76)), "the first runs on over the cut"
    assert [m.into.frame for m in seen[44:56] if m.into] == list(range(14, 26)), "the second began before it"
    assert [m.look.frame for m in seen[56:]] == list(range(26, 60))
    mixes = [m.mix for m in seen[44:56]]
    assert mixes == sorted(mixes) and mixes[0] == pytest.approx(1 / 13)


def test_what_plays_in_each_mode() -> None:
    film = made(50, 40, boards=(1,))
    from studio.film.boards import Board

    film = replace(film, boards=(Board("bb", "b", "boards/b.png"), Board("ba", "a", "boards/a.png")))
    kinds = {mode: [Programme(film, mode).at(n).look.kind for n in (0, 60)] for mode in MODES}
    assert kinds == {"best": ["take", "board"], "takes": ["take", "nothing"], "animatic": ["board", "board"]}
    slow = replace(film, takes=(replace(film.takes[0], rate=Fraction(12)),))
    assert Programme(slow).at(10).look.frame == 15, "frame 30 of the clip at 24 is frame 15 of a take at 12"

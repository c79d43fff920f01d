"""Every verb changes what it says and shares the rest; what a person did by hand outlives a new text."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.film import edits
from studio.film.boards import Board
from studio.film.cut import Clip, Marker, Other, Transition
from studio.film.film import Film
from studio.film.palette import Palette, Swatch
from studio.film.shots import Shot
from studio.film.takes import Take
from studio.film.time import Rate

WORDS = """Title: _The **Lamp**_

INT. LIGHTHOUSE - NIGHT

The lamp turns. Nobody is there.

IDA
Who lit it?

TOM
Not me. I was asleep. I sleep all night.

IDA
Then we are not alone.

EXT. ROCKS - DAWN

A boat lies broken on the rocks.

Ida climbs down to the water.
"""


@pytest.fixture
def film() -> Film:
    return edits.begin(WORDS)


def take(film: Film, shot: Shot, name: str = "t1") -> Film:
    return edits.add_take(film, Take(name, shot.id, f"takes/{name}.mp4", shot.frames))


def unchanged(before: Film, after: Film, *but: str) -> bool:
    """Whether two films share everything except some parts."""
    return all(getattr(before, f.name) is getattr(after, f.name) for f in fields(Film) if f.name not in but)


def shot_with(film: Film, words: str) -> Shot:
    return next(s for s in film.shots if words in s.action or any(words in line.text for line in s.dialogue))


def covered(film: Film) -> set[int]:
    return {n for s in film.shots for n in range(s.lines[0], s.lines[1] + 1)}


def test_a_new_film_has_shots_a_cut_and_its_title(film: Film) -> None:
    assert film.title == "The Lamp"
    assert [c.shot for c in film.cut.clips] == [s.id for s in film.shots]
    assert [c.length for c in film.cut.clips] == [s.frames for s in film.shots]


def test_the_same_text_is_the_same_film(film: Film) -> None:
    assert edits.write_script(film, WORDS) is film


def test_one_changed_line_makes_only_its_shot_stale(film: Film) -> None:
    for shot in film.shots:
        film = take(film, shot, shot.id)
    after = edits.write_script(film, WORDS.replace("Who lit it?", "Who put it out?"))
    assert [s.id for s in after.shots] == [s.id for s in film.shots]
    changed = shot_with(after, "Who put it out?")
    assert changed.stale
    assert [s for s in after.shots if s.stale] == [
        s for s in after.shots if any("Who put" in x.text for x in s.dialogue)
    ]
    same = [s for s in after.shots if not s.stale]
    assert all(s is film.shot_by_id[s.id] for s in same), "shots that did not change are the very same"
    assert after.takes is film.takes and after.cut is film.cut and after.palettes is film.palettes


def test_words_that_come_back_are_not_stale(film: Film) -> None:
    for shot in film.shots:
        film = take(film, shot, shot.id)
    there = edits.write_script(film, WORDS.replace("Who lit it?", "Who put it out?"))
    back = edits.write_script(there, WORDS)
    assert back.shots == film.shots


def test_a_take_for_the_new_words_ends_being_stale_and_one_for_the_old_does_not(film: Film) -> None:
    first = take(film, shot_with(film, "Who lit it?"))
    old = shot_with(first, "Who lit it?")
    stale = edits.write_script(first, WORDS.replace("Who lit it?", "Who put it out?"))
    late = edits.add_take(stale, Take("late", old.id, "takes/late.mp4", 10, words=old.words))
    assert shot_with(late, "Who put it out?").stale
    assert not shot_with(take(late, old, "fresh"), "Who put it out?").stale


def test_lines_put_in_above_move_shots_and_nothing_else(film: Film) -> None:
    film = take(film, film.shots[-1])
    after = edits.write_script(film, WORDS.replace("EXT. ROCKS", "\n\n\nEXT. ROCKS"))
    last, was = after.shots[-1], film.shots[-1]
    assert last.lines == (was.lines[0] + 3, was.lines[1] + 3)
    assert replace(last, lines=was.lines) == was


def test_a_shot_that_lost_its_words_is_kept_while_something_was_made_for_it(film: Film) -> None:
    ida = shot_with(film, "climbs down")
    film = take(film, ida)
    after = edits.write_script(film, WORDS.partition("EXT. ROCKS")[0])
    assert [s.id for s in after.orphans] == [ida.id] and after.orphans[0].stale
    assert after.takes_of[ida.id]
    back = edits.write_script(after, WORDS)
    assert not back.orphans and ida.id in {s.id for s in back.shots}


def test_seconds_set_by_hand_outlive_a_new_text(film: Film) -> None:
    shot = shot_with(film, "boat lies broken")
    film = edits.set_seconds(film, shot.id, 7.5)
    clip = next(c for c in film.cut.clips if c.shot == shot.id)
    assert clip.length == 180
    after = edits.write_script(
        film, WORDS.replace("A boat lies broken on the rocks.", "A boat lies broken on the black rocks.")
    )
    assert shot_with(after, "black rocks").id == shot.id
    assert shot_with(after, "black rocks").frames == 180


def test_a_camera_set_by_hand_outlives_a_new_text_and_a_new_breakdown(film: Film) -> None:
    shot = shot_with(film, "boat lies broken")
    film = edits.restage(film, shot.id, size="ECU", move="orbit")
    again = edits.break_down(edits.write_script(film, WORDS.replace("A boat lies", "A boat still lies")))
    assert (again.shot_by_id[shot.id].size, again.shot_by_id[shot.id].move) == ("ECU", "orbit")


def test_a_dropped_shot_stays_dropped_until_it_is_wanted_again(film: Film) -> None:
    shot = shot_with(film, "boat lies broken")
    film = take(film, shot)
    gone = edits.drop_shot(film, shot.id)
    assert shot.id not in {s.id for s in gone.shots} and shot.id not in {c.shot for c in gone.cut.clips}
    assert gone.takes is film.takes
    rewritten = edits.write_script(gone, WORDS.replace("Who lit it?", "Who put it out?"))
    assert shot.id not in {s.id for s in rewritten.shots}
    back = edits.lay(edits.restore_shot(rewritten, shot.id))
    assert [s.id for s in back.shots] == [s.id for s in film.shots]
    assert [c.shot for c in back.cut.clips] == [c.shot for c in film.cut.clips]


def long_shot(film: Film) -> Shot:
    return max(film.shots, key=lambda s: s.lines[1] - s.lines[0])


def test_a_split_shot_covers_the_same_words_and_lasts_as_long(film: Film) -> None:
    shot = long_shot(film)
    film = take(film, shot)
    after = edits.split_shot(film, shot.id, shot.lines[1])
    at = next(i for i, s in enumerate(after.shots) if s.id == shot.id)
    one, two = after.shots[at : at + 2]
    assert (one.lines[0], two.lines) == (shot.lines[0], (shot.lines[1], shot.lines[1]))
    assert one.frames + two.frames == shot.frames
    assert one.dialogue + two.dialogue == shot.dialogue
    assert len({s.slate for s in after.shots}) == len(after.shots)
    assert covered(after) == covered(film)
    assert after.takes_of[one.id] and not after.takes_of[two.id]


def test_a_split_outlives_changes_elsewhere_and_ends_when_its_own_words_change(film: Film) -> None:
    shot = long_shot(film)
    split = edits.split_shot(film, shot.id, shot.lines[1])
    elsewhere = edits.write_script(split, WORDS.replace("\n\nINT.", "\n\n\n\nINT."))
    assert [s.id for s in elsewhere.shots] == [s.id for s in split.shots]
    assert [s.lines[0] - 2 for s in elsewhere.shots] == [s.lines[0] for s in split.shots]
    lines = WORDS.splitlines()
    lines[shot.lines[1] - 1] += " Now."
    changed = edits.write_script(split, "\n".join(lines))
    assert [s.id for s in changed.shots] == [s.id for s in film.shots]
    # A part may be dropped, and the other one stays as it is.
    second = next(s for s in split.shots if s.id not in film.shot_by_id)
    alone = edits.write_script(edits.drop_shot(split, second.id), WORDS + "\nThe end.\n")
    assert second.id not in {s.id for s in alone.shots}
    assert alone.shot_by_id[shot.id].lines == split.shot_by_id[shot.id].lines
    headless = edits.write_script(edits.drop_shot(split, shot.id), WORDS + "\nThe end.\n")
    assert second.id in {s.id for s in headless.shots} and shot.id not in {s.id for s in headless.shots}
    whole = edits.restore_shot(headless, shot.id)
    assert {shot.id, second.id} <= {s.id for s in whole.shots}
    assert covered(whole) >= covered(film)


def test_a_take_comes_home_once_and_to_shots_that_are_there(film: Film) -> None:
    shot = film.shots[0]
    once = take(film, shot)
    assert take(once, shot) is once
    assert edits.add_take(film, Take("x", "no such shot", "takes/x.mp4", 1)) is film
    dropped = edits.drop_shot(film, shot.id)
    assert take(dropped, shot) is dropped
    assert [t.number for t in take(once, shot, "t2").takes_of[shot.id]] == [1, 2]


def test_clips_play_the_best_there_is_unless_somebody_chose(film: Film) -> None:
    shot, clip = film.shots[0], film.cut.clips[0].id

    def plays(f: Film) -> str:
        return next(c.active for c in f.cut.clips if c.id == clip)

    assert plays(film) == ""
    film = edits.add_board(film, Board("b", shot.id, "boards/b.png"))
    assert plays(film) == "board"
    film = take(take(film, shot), shot, "t2")
    assert plays(film) == "t2"
    assert plays(take(edits.circle(film, "t1"), shot, "t3")) == "t1"
    assert plays(edits.circle(edits.circle(film, "t1"), "t1", False)) == "t2"
    chosen = edits.play(film, clip, "t1")
    assert plays(take(chosen, shot, "t3")) == "t1"
    assert plays(edits.note_take(chosen, "t2", "fine")) == "t1"
    assert plays(edits.put_aside(edits.put_aside(film, "t2"), "t1")) == "board"
    assert edits.play(film, clip, "nothing of the kind") is film


def test_opinions_about_a_take_change_only_the_take(film: Film) -> None:
    film = take(film, film.shots[0])
    for after in (edits.rate_take(film, "t1", 4), edits.note_take(film, "t1", "soft"), edits.circle(film, "t1")):
        assert unchanged(film, after, "takes")
        assert len(after.takes) == 1
    assert edits.rate_take(film, "t1", 0) is film and edits.circle(film, "none") is film
    with pytest.raises(ValueError, match="0 to 5"):
        edits.rate_take(film, "t1", 6)


def test_palettes_of_film_and_scene(film: Film) -> None:
    dusk, storm = (
        Palette("dusk", "Dusk", (Swatch("rust", "#a04020"),)),
        Palette("storm", "Storm", (Swatch("sea", "#204060"),)),
    )
    after = edits.add_palette(edits.add_palette(film, dusk), storm, "2")
    assert (after.palette_of("1"), after.palette_of("2")) == (dusk, storm)
    red = edits.recolour(after, "rust", "A00000")
    assert unchanged(after, red, "palettes") and red.palettes[1] is after.palettes[1]
    assert red.palettes[0].swatches[0].hex == "#a00000"
    assert edits.recolour(after, "rust", "#a04020") is after and edits.recolour(after, "none", "#000") is after
    assert edits.recolour(after, "sea", "#000000", "storm").palette_of("2") != storm
    assert edits.use_palette(after, "none") is after
    assert edits.use_palette(after, "", "2").palette_of("2") == dusk
    gone = edits.drop_palette(after, "storm")
    assert gone.palettes == (dusk,) and gone.palette_of("2") == dusk
    with pytest.raises(ValueError, match="is not a colour"):
        edits.recolour(after, "rust", "red")


def test_a_scenes_palette_follows_its_scene_when_numbers_move(film: Film) -> None:
    film = edits.add_palette(film, Palette("storm", "Storm", (Swatch("sea", "#204060"),)), "2")
    after = edits.write_script(film, WORDS.replace("INT. LIGHTHOUSE", "EXT. SEA - NIGHT\n\nWaves.\n\nINT. LIGHTHOUSE"))
    rocks = shot_with(after, "boat lies broken")
    assert rocks.scene == "3" and after.scene_palettes == (("3", "storm"),)


def test_laying_keeps_what_a_person_did_to_the_cut(film: Film) -> None:
    clips = film.cut.clips
    edited = edits.trim(edits.move_clip(film, clips[0].id, 2), clips[1].id, 2, 9)
    edited = edits.join(edited, clips[2].id, 12)
    assert edits.lay(edited) is edited
    longer = edits.write_script(edited, WORDS + "\nA gull screams over the roof of the tower.\n")
    laid = edits.lay(longer)
    new = shot_with(laid, "gull")
    assert [c for c in laid.cut.clips if c.shot != new.id] == list(edited.cut.clips)
    assert laid.cut.clips[-1].shot == new.id
    assert any(isinstance(p, Transition) for p in laid.cut.picture.parts)
    assert [c.shot for c in edits.lay(laid, afresh=True).cut.clips] == [s.id for s in laid.shots]


def test_a_new_shot_goes_in_behind_the_shot_before_it(film: Film) -> None:
    after = edits.lay(
        edits.write_script(film, WORDS.replace("EXT. ROCKS", "Far below, a heavy iron door slams shut.\n\nEXT. ROCKS"))
    )
    assert [c.shot for c in after.cut.clips] == [s.id for s in after.shots]


def test_laying_takes_out_clips_of_shots_that_are_gone_and_no_gap_of_others(film: Film) -> None:
    gap = Other(24, "{}")
    film = replace(film, cut=film.cut.with_picture((*film.cut.picture.parts, gap)))
    after = edits.lay(edits.write_script(film, WORDS.partition("EXT. ROCKS")[0]))
    assert {c.shot for c in after.cut.clips} == {s.id for s in after.shots}
    assert gap in after.cut.picture.parts


def test_clips_are_trimmed_moved_joined_and_dropped(film: Film) -> None:
    a, b, c = (clip.id for clip in film.cut.clips[:3])
    order = [clip.id for clip in edits.move_clip(film, a, 1).cut.clips]
    assert order[:3] == [b, a, c]
    joined = edits.join(film, a, 13)
    assert joined.cut.picture.parts[1] == Transition("SMPTE_Dissolve", 6, 7)
    assert joined.cut.picture.length == film.cut.picture.length
    assert edits.join(joined, a, 0).cut == film.cut
    without = edits.drop_clip(edits.join(joined, b, 6), b)
    assert [type(p) for p in without.cut.picture.parts[:3]] == [Clip, Transition, Clip]
    assert edits.drop_clip(film, "none") is film and edits.trim(film, a, 0, film.cut.clips[0].length) is film
    with pytest.raises(ValueError, match="one frame long at least"):
        edits.trim(film, a, 0, 0)
    marked = edits.mark(edits.mark(film, Marker(48)), Marker(24))
    assert [m.at for m in marked.cut.markers] == [24, 48]


def test_another_rate_keeps_seconds_to_the_nearest_frame(film: Film) -> None:
    film = take(film, film.shots[0])
    after = edits.set_rate(film, Rate(Fraction(25)))
    for was, now in zip(film.shots, after.shots, strict=True):
        assert abs(Fraction(now.frames, 25) - Fraction(was.seconds)) <= Fraction(1, 50)
    assert [c.length for c in after.cut.clips] == [round(Fraction(c.length * 25, 24)) for c in film.cut.clips]
    assert after.takes is film.takes and edits.set_rate(film, Rate()) is film


@pytest.mark.parametrize("size", [(1281, 720), (0, 0), (10000, 720), (-2, 2)])
def test_odd_and_enormous_pictures_are_refused(film: Film, size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="use even numbers"):
        edits.resize(film, size)


def test_values_that_cannot_be_are_told(film: Film) -> None:
    shot = film.shots[0]
    with pytest.raises(ValueError, match="cannot last"):
        edits.set_seconds(film, shot.id, 0)
    with pytest.raises(ValueError, match="is not a size"):
        edits.restage(film, shot.id, size="HUGE")
    with pytest.raises(ValueError, match="cannot be set"):
        edits.restage(film, shot.id, id="x")
    with pytest.raises(ValueError, match="covers lines"):
        edits.split_shot(film, shot.id, shot.lines[0])


PARAGRAPHS = [p for p in WORDS.split("\n\n")[1:] if p.strip()]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_however_a_film_is_edited_it_stays_sound(data: st.DataObject) -> None:
    """No two shots of one id or slate, no clip of nowhere, no take lost."""
    film = edits.begin(WORDS)
    taken = 0
    for _ in range(data.draw(st.integers(1, 8))):
        shot = data.draw(st.sampled_from(film.shots)) if film.shots else Shot("none", "", "")
        match data.draw(st.sampled_from(["write", "split", "drop", "take", "seconds", "lay", "restore"])):
            case "write":
                chosen = data.draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=12))
                film = edits.write_script(film, "\n\n".join(chosen) + "\n")
            case "split" if shot.lines[1] > shot.lines[0] and shot.frames > 1:
                film = edits.split_shot(film, shot.id, data.draw(st.integers(shot.lines[0] + 1, shot.lines[1])))
            case "drop":
                film = edits.drop_shot(film, shot.id)
            case "take" if shot.id in film.shot_by_id:
                taken += 1
                film = take(film, shot, f"t{taken}")
            case "seconds":
                film = edits.set_seconds(film, shot.id, data.draw(st.floats(0.1, 60)))
            case "lay":
                film = edits.lay(film)
            case "restore" if film.dropped:
                film = edits.restore_shot(film, data.draw(st.sampled_from(film.dropped)).id)
        ids = [s.id for s in (*film.shots, *film.orphans)]
        everything = [*ids, *(s.id for s in film.dropped)]
        assert len(set(everything)) == len(everything)
        assert len({s.slate for s in film.shots}) == len(film.shots)
        assert len(film.takes) == taken
        assert {t.shot for t in film.takes} <= set(everything)
        laid = edits.lay(film)
        assert {s.id for s in film.shots} <= {c.shot for c in laid.cut.clips} <= set(ids)
        assert all(c.length >= 1 for c in laid.cut.clips)
        assert edits.lay(laid) is laid


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "films").glob("*.fountain")), ids=lambda p: p.stem)
def test_real_scripts_begin_and_rewrite_to_themselves(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    film = edits.begin(text)
    assert edits.break_down(film).shots == film.shots
    assert edits.write_script(edits.write_script(film, text + "\n\nEnd.\n"), text).shots == film.shots

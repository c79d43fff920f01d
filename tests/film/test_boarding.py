"""Panels: several at once, another order in the film, two made one and one made two; what the script says stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.blocking import vocabulary
from studio.film import boarding, edits, terms
from studio.film.boards import Board
from studio.film.cut import Clip
from studio.film.film import Film
from studio.film.shots import SIZES

WORDS = """Title: Lamp

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


def order(film: Film) -> list[str]:
    return [p.shot for p in film.cut.picture.parts if isinstance(p, Clip)]


def test_several_shots_are_restaged_at_once_and_what_cannot_be_is_refused_whole(film: Film) -> None:
    ids = [s.id for s in film.shots[:3]]
    after = boarding.restage_all(film, ids, size="CU", move="push in")
    assert {(s.size, s.move) for s in after.shots[:3]} == {("CU", "push in")}
    assert after.shots[3:] == film.shots[3:]
    assert boarding.restage_all(after, ids, size="CU") is after
    with pytest.raises(ValueError, match="not a size"):
        boarding.restage_all(film, ids, size="HUGE")
    longer = boarding.set_all_seconds(film, ids, 5.0)
    assert [s.frames for s in longer.shots[:3]] == [120] * 3


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_moving_panels_loses_nothing_and_keeps_the_list_in_script_order(data: st.DataObject) -> None:
    film = edits.begin(WORDS)
    clips = film.cut.picture.clips
    film = edits.join(film, clips[1].id, 12)
    ids = order(film)
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    before = data.draw(st.sampled_from([*ids, ""]))
    after = boarding.move_shots(film, chosen, before)
    assert sorted(order(after)) == sorted(ids) and after.shots is film.shots
    if before not in chosen:
        moved = [i for i in order(after) if i in chosen]
        assert moved == [i for i in ids if i in chosen]  # in the order they had
        rest = [i for i in ids if i not in chosen]
        at = rest.index(before) if before else len(rest)
        assert order(after) == [*rest[:at], *moved, *rest[at:]]
    assert edits.lay(after) == after


def test_a_move_to_a_place_that_is_gone_changes_nothing(film: Film) -> None:
    first = film.shots[0].id
    assert boarding.move_shots(film, [first], "gone") is film
    assert boarding.move_shots(film, ["gone"], first) is film
    assert boarding.move_shots(film, [first], film.shots[1].id) is film  # it stands there already


def test_two_neighbours_become_one_and_the_words_of_both_are_covered(film: Film) -> None:
    one, two = film.shots[1], film.shots[2]
    film = edits.add_board(film, Board("b", one.id, "boards/b.png"))
    after = boarding.join_shots(film, one.id)
    whole = after.shots[1]
    assert len(after.shots) == len(film.shots) - 1
    assert whole.id == one.id and whole.lines == (one.lines[0], two.lines[1])
    assert whole.dialogue == (*one.dialogue, *two.dialogue)
    assert whole.frames == one.frames + two.frames
    assert whole.stale == f"it was joined with {two.slate}"
    assert two.id not in order(after)
    assert next(c for c in after.cut.clips if c.shot == one.id).length == whole.frames


def test_what_is_joined_stays_joined_while_its_words_do(film: Film) -> None:
    joined = boarding.join_shots(film, film.shots[1].id)
    same = edits.break_down(joined)
    assert [(s.id, s.lines, s.dialogue) for s in same.shots] == [(s.id, s.lines, s.dialogue) for s in joined.shots]
    moved = edits.write_script(joined, WORDS.replace("INT. LIGHTHOUSE", "EXT. SEA - DAY\n\nWaves.\n\nINT. LIGHTHOUSE"))
    whole = next(s for s in moved.shots if s.id == film.shots[1].id)
    assert whole.dialogue == joined.shots[1].dialogue
    shift = moved.shots[-1].lines[0] - joined.shots[-1].lines[0]
    assert whole.lines == tuple(n + shift for n in joined.shots[1].lines)


def test_other_words_in_it_make_them_shots_of_their_own_again(film: Film) -> None:
    one, two = film.shots[1], film.shots[2]
    joined = boarding.join_shots(edits.add_board(film, Board("b", one.id, "boards/b.png")), one.id)
    after = edits.write_script(joined, WORDS.replace("Who lit it?", "Who put it out?"))
    assert {one.id, two.id} <= {s.id for s in after.shots} and len(after.shots) == len(film.shots)
    assert not any(h.joined for h in after.by_hand)
    between = edits.write_script(
        joined, WORDS.replace("IDA\nWho", "A door slams upstairs, and all look up.\n\nIDA\nWho")
    )
    assert {one.id, two.id} <= {s.id for s in between.shots}


def test_taking_apart_is_the_way_back(film: Film) -> None:
    three = [s.id for s in film.shots[1:4]]
    assert len({s.scene for s in film.shots[1:4]}) == 1
    joined = boarding.join_shots(boarding.join_shots(film, three[0]), three[0])
    assert edits.break_down(joined).shots[1].lines == joined.shots[1].lines
    with pytest.raises(ValueError, match="take it apart"):
        edits.split_shot(joined, three[0], joined.shots[1].lines[1])
    apart = boarding.take_apart(joined, three[0])
    assert apart.shots == film.shots and apart.by_hand == ()
    assert order(apart) == order(film) and [c.length for c in apart.cut.clips] == [c.length for c in film.cut.clips]
    right_first = boarding.join_shots(boarding.join_shots(film, three[1]), three[0])
    assert boarding.take_apart(right_first, three[0]).shots == film.shots


def test_the_parts_of_a_split_shot_join_to_what_it_was(film: Film) -> None:
    shot = next(s for s in film.shots if s.lines[1] > s.lines[0] + 1)
    split = edits.split_shot(film, shot.id, shot.lines[0] + 1)
    again = boarding.join_shots(split, shot.id)
    back = again.shot_by_id[shot.id]
    assert replace(back, seconds=shot.seconds) == shot and back.seconds == pytest.approx(shot.seconds)
    assert len(again.shots) == len(film.shots)


def test_the_last_of_a_scene_is_not_joined_with_the_next_scene(film: Film) -> None:
    last = [s for s in film.shots if s.scene == film.shots[0].scene][-1]
    with pytest.raises(ValueError, match="last of its scene"):
        boarding.join_shots(film, last.id)


def test_a_person_s_own_sizes_outlive_joining_and_taking_apart(film: Film) -> None:
    one, two = film.shots[1].id, film.shots[2].id
    film = edits.restage(edits.restage(film, one, size="ECU"), two, size="FS")
    joined = boarding.join_shots(film, one)
    assert edits.break_down(joined).shot_by_id[one].size == "ECU"
    apart = edits.break_down(boarding.take_apart(joined, one))
    assert (apart.shot_by_id[one].size, apart.shot_by_id[two].size) == ("ECU", "FS")


def test_an_older_board_is_the_newest_again(film: Film) -> None:
    shot = film.shots[0].id
    for name in ("a", "b"):
        film = edits.add_board(film, Board(name, shot, f"boards/{name}.png"))
    back = boarding.use_board(film, "a")
    assert [b.id for b in back.boards_of[shot]] == ["b", "a"]
    assert boarding.use_board(back, "a") is back and boarding.use_board(back, "gone") is back


def test_what_is_drawn_over_a_board_stays_when_another_is_drawn_for_the_same_words(film: Film) -> None:
    shot = film.shots[0]
    film = boarding.land_board(film, Board("a", shot.id, "boards/a.png", words=shot.words))
    film = boarding.ink_board(film, "a", "boards/ink.png")
    assert boarding.ink_board(film, "a", "boards/ink.png") is film and boarding.ink_board(film, "gone", "x") is film
    again = boarding.land_board(film, Board("b", shot.id, "boards/b.png", words=shot.words))
    assert again.boards_of[shot.id][-1] == Board("b", shot.id, "boards/b.png", words=shot.words, ink="boards/ink.png")
    other = boarding.land_board(film, Board("c", shot.id, "boards/c.png", words=shot.words, by="picture"))
    assert other.boards_of[shot.id][-1].ink == ""
    under = boarding.land_board(other, Board("d", shot.id, "boards/d.png", words=shot.words))
    assert [b.id for b in under.boards_of[shot.id]] == ["a", "d", "c"]


def test_the_lists_offer_what_the_model_knows() -> None:
    assert tuple(terms.SIZES) == SIZES == vocabulary.SIZES
    assert tuple(terms.FRAMINGS) == vocabulary.FRAMINGS
    assert tuple(terms.ANGLES) == vocabulary.ANGLES
    assert tuple(terms.MOVES) == vocabulary.MOVES

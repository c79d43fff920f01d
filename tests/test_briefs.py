"""What is asked of the pipelines follows from the film: the same people, light and place in every shot of a scene."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipelines.results import Board, Take
from studio import briefs
from studio.film import edits
from studio.film.film import Film

SCRIPT = """Title: Two at the Pier
Author: A. Writer

FADE IN:

EXT. PIER - DUSK

Rain. A boat knocks against the wood.

NORA (34), a woman in a coat, waits under the lamp. OLE (70), her father, comes up behind her.

NORA
You came.

OLE
I said I would.

Two gulls fight over a fish head.

DISSOLVE TO:

INT. KITCHEN - CONTINUOUS

Nora pours coffee. Ole sits down.

INSERT - LETTER

The ink has run.

FADE OUT.
"""


def _film() -> Film:
    return edits.begin(SCRIPT)


def _takes(film: Film) -> tuple[Take, ...]:
    return tuple(Take(key=shot.id, file=f"/{shot.id}.mp4", frames=shot.frames) for shot in film.shots)


def test_what_the_breakdown_knows_is_passed_on() -> None:
    film = _film()
    for shot, request in zip(film.shots, briefs.boards(film), strict=True):
        assert request.hints.size == shot.size and request.hints.move == shot.move
        assert request.hints.angle == shot.angle and request.frames == shot.frames
        assert (request.hints.place == "interior") == (shot.int_ext == "INT")
        assert request.hints.outside == (shot.int_ext == "EXT")
        assert request.hints.time == "dusk"  # CONTINUOUS goes on in the light there was
        if shot.framing not in ("insert", "empty") and shot.cast:
            assert request.hints.people == str(len(shot.cast))
            assert tuple(figure.who for figure in request.hints.figures) == shot.cast


def test_a_scene_is_one_place_and_one_light() -> None:
    film = _film()
    scenes: dict[str, set[tuple[str, int]]] = {}
    for shot, request in zip(film.shots, briefs.boards(film), strict=True):
        scenes.setdefault(shot.scene, set()).add((request.scene, request.scene_seed))
    assert all(len(found) == 1 for found in scenes.values()) and len(scenes) == 2


def test_somebody_is_the_same_in_every_shot() -> None:
    kinds = {(f.who, f.kind) for request in briefs.boards(_film()) for f in request.hints.figures}
    assert kinds == {("NORA", "woman"), ("OLE", "old man")}


def test_two_who_talk_stay_on_their_side_of_the_line() -> None:
    film = _film()
    sides: dict[str, set[str]] = {}
    for shot, request in zip(film.shots, briefs.boards(film), strict=True):
        if shot.scene == "1" and shot.framing != "over-the-shoulder":
            for figure in request.hints.figures:
                if figure.side:
                    sides.setdefault(figure.who, set()).add(figure.side)
    assert all(len(found) == 1 for found in sides.values()) and sides["NORA"] != sides["OLE"]


def test_a_line_that_only_moved_asks_for_the_same_board() -> None:
    film = _film()
    longer = edits.write_script(film, SCRIPT.replace("FADE IN:", "= a note to myself\n\nFADE IN:"))
    assert [r.key for r in briefs.boards(film)] == [r.key for r in briefs.boards(longer)]


def test_another_film_seed_is_another_staging() -> None:
    film = _film()
    other = edits.reseed(film, 99)
    assert all(a.key != b.key for a, b in zip(briefs.boards(film), briefs.boards(other), strict=True))


def test_the_cut_has_what_is_written_between_the_shots(tmp_path: Path) -> None:
    film = _film()
    card = Take(key="card", file="/card.mp4", frames=96)
    cut = briefs.cut(film, card, _takes(film), card, tmp_path / "a.mp4", tmp_path, burn=False)
    shots = cut.clips[1:-1]
    assert len(shots) == len(film.shots)
    assert shots[0].fade_in and shots[-1].fade_out  # FADE IN, FADE OUT
    assert not any(clip.fade_in for clip in shots[1:])
    leaving = max(n for n, shot in enumerate(film.shots) if shot.scene == "1")
    assert [n for n, clip in enumerate(shots) if clip.dissolve] == [leaving]
    assert [line.text for clip in shots for line in clip.spoken] == ["You came.", "I said I would."]


def test_groups_count_heads() -> None:
    film = edits.begin("EXT. ROAD - DAY\n\nTHREE SOLDIERS march by.\n\nA CROWD of villagers cheers.\n")
    people = {shot.cast: request.hints.people for shot, request in zip(film.shots, briefs.boards(film), strict=True)}
    assert all(count == "3" for cast, count in people.items() if cast == ("THREE SOLDIERS",))


def test_the_credits_name_the_cast_once() -> None:
    film = _film()
    board = Board(key="b", plan="{}", picture="")
    asked = briefs.closing(film, board.plan, (("Drawn by", "somebody"),))
    assert asked.cast == ("NORA", "OLE") and [c.name for c in asked.lines] == ["A. Writer", "somebody"]


def test_a_film_without_palette_asks_for_none() -> None:
    film = replace(_film(), palettes=(), palette="")
    assert all(request.palette == () for request in briefs.boards(film))

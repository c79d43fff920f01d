"""A film folder opens as it was saved, tells what others changed, and never writes over their work."""

from __future__ import annotations

import json
import os
import shutil
import stat
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.files import backups, lock, media, project
from studio.files.names import plain_name
from studio.film import edits
from studio.film.cut import Cut
from studio.film.film import Film
from studio.film.takes import Take
from studio.trouble import Trouble

OLD = Path(__file__).parents[1] / "films" / "old"


def bare(film: Film) -> Film:
    """A film without what its cut carries for other programs, which only a film that was read has."""
    tracks = tuple(
        replace(t, carried="", parts=tuple(replace(p, carried="") for p in t.parts)) for t in film.cut.tracks
    )
    markers = tuple(replace(m, carried="") for m in film.cut.markers)
    return replace(film, cut=Cut(tracks, markers))


def stamps(folder: Path) -> dict[str, int]:
    """When each file of a film was last written."""
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_film_opens_as_it_was_saved(folder: Path, film: Film) -> None:
    opened = project.open_told(folder)
    assert bare(opened.film) == film
    assert opened.remarks == ()


def test_the_folder_is_made_of_files_other_programs_read(folder: Path, film: Film) -> None:
    assert (folder / "script.fountain").read_text() == film.script.text
    assert (folder / "palettes/dusk.gpl").read_text().startswith("GIMP Palette\nName: Dusk\n")
    document = json.loads((folder / "film.json").read_text())
    assert document["version"] == 2
    assert set(document["files"]) == {"script.fountain", "cut.otio", "palettes/dusk.gpl"}
    assert json.loads((folder / "cut.otio").read_text())["OTIO_SCHEMA"] == "Timeline.1"


def test_a_change_shows_as_a_change_of_its_own_lines_of_film_json(folder: Path, film: Film) -> None:
    before = (folder / "film.json").read_text().splitlines()
    project.save_film(edits.note_take(film, "t2", "keep"), folder, film)
    after = (folder / "film.json").read_text().splitlines()
    changed = [b for a, b in zip(before, after, strict=True) if a != b]
    assert len(changed) == 1 and '"id": "t2"' in changed[0] and '"note": "keep"' in changed[0]
    project.save_film(edits.set_seconds(film, film.shots[2].id, 9), folder, film)
    lines = (folder / "film.json").read_text().splitlines()
    assert '   "seconds": 9.0,' in lines


def test_saving_a_film_that_did_not_change_writes_nothing(folder: Path, film: Film) -> None:
    opened = project.open_film(folder)
    before = stamps(folder)
    project.save_film(opened, folder, opened)
    project.save_film(opened, folder)
    project.save_film(film, folder)
    after = stamps(folder)
    assert before.pop(lock.LOCK) <= after.pop(lock.LOCK)
    assert before == after


def test_a_cut_that_another_program_laid_out_its_own_way_is_left_so(folder: Path) -> None:
    path = folder / "cut.otio"
    path.write_text(json.dumps(json.loads(path.read_text()), indent=4))
    content = path.read_bytes()
    opened = project.open_told(folder)
    assert opened.remarks == ()
    project.save_film(edits.note_take(opened.film, "t1", "fine"), folder)
    assert path.read_bytes() == content
    assert project.open_film(folder).take_by_id["t1"].note == "fine"
    longer = edits.trim(opened.film, opened.film.cut.clips[0].id, 0, 7)
    project.save_film(longer, folder, opened.film)
    assert project.open_film(folder).cut.clips[0].length == 7


def test_only_the_files_that_changed_are_written(folder: Path, film: Film) -> None:
    before = stamps(folder)
    project.save_film(edits.recolour(film, "night", "#000000"), folder, film)
    after = stamps(folder)
    written = {name for name in after if name in before and after[name] != before[name]} - {lock.LOCK}
    assert written == {"palettes/dusk.gpl", "film.json"}


def test_saved_files_are_for_their_owner_only(folder: Path) -> None:
    if os.name != "posix":
        pytest.skip("permissions of this kind are POSIX's")
    assert stat.S_IMODE((folder / "film.json").stat().st_mode) == 0o600


def test_the_words_are_kept_to_the_last_character(tmp_path: Path) -> None:
    text = "\ufeffINT. A - DAY\r\n\r\nOne.\r\n\r\n\u2028 Two. \t\n\n日本\r"
    project.create(tmp_path / "x.film", edits.begin(text, "x"))
    assert (tmp_path / "x.film/script.fountain").read_bytes() == text.encode()
    assert project.open_film(tmp_path / "x.film").script.text == text


def test_words_written_by_another_program_are_taken_over_as_an_edit(folder: Path, film: Film) -> None:
    path = folder / "script.fountain"
    path.write_text(path.read_text().replace("Rain on the glass.", "Snow on the glass."))
    opened = project.open_told(folder)
    assert "Snow on the glass." in opened.film.script.text
    assert any("script" in remark for remark in opened.remarks)
    kept = {s.id for s in film.shots} & {s.id for s in opened.film.shots}
    assert film.shots[0].id in kept
    assert [t.id for t in opened.film.takes] == ["t1", "t2"]
    assert any("Snow" in s.action for s in opened.film.shots)
    # Going on from there is no quarrel with that program, and the next opening has nothing to tell.
    project.save_film(edits.retitle(opened.film, "Another"), folder, opened.film)
    again = project.open_told(folder)
    assert again.remarks == () and again.film.title == "Another"


def test_words_only_another_program_changed_survive_our_save(folder: Path) -> None:
    opened = project.open_film(folder)
    path = folder / "script.fountain"
    path.write_text(path.read_text().replace("Rain", "Hail"))
    project.save_film(edits.retitle(opened, "Another"), folder, opened)
    again = project.open_told(folder)
    assert "Hail" in again.film.script.text and again.film.title == "Another"
    assert again.remarks


def test_words_that_both_changed_are_never_written_over_unasked(folder: Path) -> None:
    opened = project.open_film(folder)
    path = folder / "script.fountain"
    path.write_text(path.read_text().replace("Rain", "Hail"))
    ours = edits.write_script(opened, opened.script.text.replace("Rain", "Snow"))
    before = everything(folder)
    with pytest.raises(Trouble, match=r"another program changed .*script\.fountain"):
        project.save_film(ours, folder, opened)
    assert {k: v for k, v in everything(folder).items() if k != lock.LOCK} == {
        k: v for k, v in before.items() if k != lock.LOCK
    }
    project.save_film(ours, folder, opened, overwrite=True)
    assert "Snow" in project.open_film(folder).script.text
    kept = [backups.unpacked(b) for b in backups.all_backups(folder)]
    assert any(b"Hail" in files["script.fountain"] for files in kept)


def test_words_that_were_taken_over_and_then_replaced_are_in_a_backup(folder: Path) -> None:
    path = folder / "script.fountain"
    path.write_text(path.read_text().replace("Rain", "Hail"))
    opened = project.open_film(folder)
    project.save_film(edits.write_script(opened, "INT. A - DAY\n\nAll new.\n"), folder, opened)
    assert "All new" in path.read_text()
    kept = [backups.unpacked(b) for b in backups.all_backups(folder)]
    assert any(b"Hail" in files.get("script.fountain", b"") for files in kept)


def test_a_half_made_folder_is_as_good_as_empty_and_a_persons_is_not(tmp_path: Path, film: Film) -> None:
    half = tmp_path / "half.film"
    (half / ".workprint/journal").mkdir(parents=True)
    (half / "takes").mkdir()
    (half / ".1-0.workprint-tmp").write_bytes(b"half")
    assert not project.holds_film(half)
    project.create(half, film)
    assert project.holds_film(half) and bare(project.open_film(half)) == film
    theirs = tmp_path / "theirs.film"
    (theirs / "takes").mkdir(parents=True)
    (theirs / "takes/a.mp4").write_bytes(b"mine")
    with pytest.raises(Trouble, match="not empty"):
        project.create(theirs, film)


def test_a_newer_film_is_refused_and_nothing_is_touched(folder: Path) -> None:
    shutil.rmtree(folder / ".workprint")
    document = json.loads((folder / "film.json").read_text())
    (folder / "film.json").write_text(json.dumps({**document, "version": 99}))
    before, times = everything(folder), stamps(folder)
    with pytest.raises(Trouble, match=r"newer Workprint \(version 99.*update Workprint.*nothing was changed"):
        project.open_film(folder)
    assert (everything(folder), stamps(folder)) == (before, times)
    assert not (folder / ".workprint").exists()


def test_a_newer_film_is_not_saved_over(folder: Path, film: Film) -> None:
    document = json.loads((folder / "film.json").read_text())
    (folder / "film.json").write_text(json.dumps({**document, "version": 99}))
    with pytest.raises(Trouble, match="newer Workprint"):
        project.save_film(edits.retitle(film, "x"), folder)
    assert json.loads((folder / "film.json").read_text())["version"] == 99


def test_a_film_of_version_0_opens_with_everything_in_it(tmp_path: Path) -> None:
    shutil.copytree(OLD / "version-0", tmp_path / "old.film")
    film = project.open_film(tmp_path / "old.film")
    assert str(film.settings.rate) == "24000/1001" and film.settings.size == (1920, 1080) and film.settings.seed == 7
    take = film.take_by_id["take-a"]
    assert take.circled and take.frames == 72 and take.rate == film.settings.rate.fps
    assert not film.take_by_id["take-b"].circled
    assert [s.slate for s in film.shots] == ["1A", "1B"]
    assert film.cut.clips[0].active == "take-a"
    assert film.palette_of("1") is not None
    project.save_film(film, tmp_path / "old.film")
    assert json.loads((tmp_path / "old.film/film.json").read_text())["version"] == 2
    assert bare(project.open_film(tmp_path / "old.film")) == bare(film)


def test_a_film_of_version_1_opens_and_learns_to_keep_locks(tmp_path: Path) -> None:
    shutil.copytree(OLD / "version-1", tmp_path / "old.film")
    film = project.open_film(tmp_path / "old.film")
    assert film.locked == () and [p.name for p in film.palettes] == ["Ember", "Smoke"]
    assert film.scene_palettes == (("2", "smoke"),)
    locked = edits.lock_swatch(film, "smoke", 1)
    project.save_film(locked, tmp_path / "old.film", film)
    assert json.loads((tmp_path / "old.film/film.json").read_text())["locked"] == [["smoke", "Ash 2"]]
    assert project.open_film(tmp_path / "old.film").locked == (("smoke", "Ash 2"),)


def test_a_palette_that_was_dropped_and_comes_back_changed_is_saved(folder: Path, film: Film) -> None:
    without = edits.drop_palette(film, "dusk")
    project.save_film(without, folder, film)
    back = edits.tune_swatch(film, "dusk", 0, "#010203")  # dropped, saved, undone, and changed before the next save
    project.save_film(back, folder, without)
    assert project.open_film(folder).palettes == back.palettes


def test_a_damaged_film_names_its_newest_backup_which_opens_as_a_copy(folder: Path, film: Film) -> None:
    (folder / "takes").mkdir(exist_ok=True)
    (folder / "takes/t1.mp4").write_bytes(b"moving")
    (folder / "film.json").write_bytes((folder / "film.json").read_bytes()[:200])
    with pytest.raises(Trouble, match=r"film\.json is damaged") as told:
        project.open_film(folder)
    newest = backups.newest(folder)
    assert newest is not None and str(newest) in str(told.value)
    copy = project.restore(newest)
    assert copy != folder and copy.parent == folder.parent
    assert bare(project.open_film(copy)) == film
    assert (copy / "takes/t1.mp4").read_bytes() == b"moving"
    with pytest.raises(Trouble, match="is damaged"):
        project.open_film(folder)


def test_a_film_cut_or_bent_anywhere_opens_or_says_so_in_a_sentence(folder: Path) -> None:
    """64 places to cut at, 200 bits to flip: never a traceback, and always a backup that opens."""
    whole = (folder / "film.json").read_bytes()
    cuts = [whole[: len(whole) * n // 64] for n in range(64)]
    flips = []
    for n in range(200):
        bent = bytearray(whole)
        at = (n * 7919) % len(whole)
        bent[at] ^= 1 << (n % 8)
        flips.append(bytes(bent))
    told = []
    for content in cuts + flips:
        (folder / "film.json").write_bytes(content)
        try:
            project.open_film(folder)
        except Trouble as trouble:
            told.append(str(trouble))
    assert len(told) >= 64
    assert not any("\n" in sentence for sentence in told)
    newest = backups.newest(folder)
    assert newest is not None and len(project.open_film(project.restore(newest)).takes) == 2


def test_takes_that_film_json_lost_come_back_from_their_manifests(folder: Path, film: Film, tmp_path: Path) -> None:
    (tmp_path / "new.mp4").write_bytes(b"moving pictures")
    shot = film.shots[1]
    made = Take("t9", shot.id, "", 60, words=shot.words, key="k", made="2026-11-20T08:00:00Z")
    take = media.keep_take(folder, tmp_path / "new.mp4", made, {"model": "blocking", "seed": 4})
    opened = project.open_told(folder)
    assert replace(opened.film.take_by_id["t9"], number=0) == take
    assert opened.film.cut.clips[1].active == "t9"
    assert any("t9" in remark for remark in opened.remarks)
    project.save_film(opened.film, folder)
    assert project.open_told(folder).remarks == ()
    assert media.stamp_of(folder, take) == {"model": "blocking", "seed": 4}


def test_without_its_scratch_folder_a_film_loses_nothing(folder: Path, film: Film) -> None:
    shutil.rmtree(folder / ".workprint")
    assert bare(project.open_film(folder)) == film


def test_left_over_temporaries_are_removed_at_the_next_open(folder: Path) -> None:
    left = [folder / ".abc-0.workprint-tmp", folder / "palettes/.abc-1.workprint-tmp"]
    for path in left:
        path.write_bytes(b"half")
    (folder / "mine.tmp").write_bytes(b"not yours")
    project.open_film(folder)
    assert not any(path.exists() for path in left)
    assert (folder / "mine.tmp").exists()


def test_a_folder_that_is_no_film_and_a_name_that_is_taken_are_told(tmp_path: Path, film: Film) -> None:
    with pytest.raises(Trouble, match="no film folder"):
        project.open_film(tmp_path / "none.film")
    with pytest.raises(Trouble, match="is not a film"):
        project.open_film(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(Trouble, match="not empty"):
        project.create(tmp_path, film)
    project.create(tmp_path / "a.film", film)
    with pytest.raises(Trouble, match="holds a film already"):
        project.create(tmp_path / "a.film", film)


def test_a_second_workprint_may_look_but_not_save(folder: Path, film: Film, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    child = os.fork() if hasattr(os, "fork") else pytest.skip("needs two processes")
    if child == 0:
        try:
            with lock.hold(folder):
                ready.touch()
                time.sleep(30)
        finally:
            os._exit(0)
    try:
        for _ in range(200):
            if ready.exists():
                break
            time.sleep(0.02)
        opened = project.open_told(folder)
        assert bare(opened.film) == film
        assert any("another Workprint" in remark for remark in opened.remarks)
        with pytest.raises(Trouble, match=f"process {child}"):
            project.save_film(edits.retitle(film, "x"), folder)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
    # A lock dies with its owner.
    project.save_film(edits.retitle(film, "x"), folder)
    assert project.open_film(folder).title == "x"


def test_backups_are_whole_films_and_only_made_after_changes(folder: Path, film: Film) -> None:
    assert len(backups.all_backups(folder)) == 1
    project.save_film(film, folder)
    assert len(backups.all_backups(folder)) == 1
    project.save_film(edits.retitle(film, "Second"), folder)
    newest = backups.newest(folder)
    assert newest is not None
    with zipfile.ZipFile(newest) as archive:
        assert set(archive.namelist()) == {"script.fountain", "cut.otio", "palettes/dusk.gpl", "film.json"}
    assert project.open_film(project.restore(newest)).title == "Second"


@given(st.text(max_size=120))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_title_gives_a_folder_that_opens_with_that_title(tmp_path: Path, title: str) -> None:
    shutil.rmtree(tmp_path / "x", ignore_errors=True)
    (tmp_path / "x").mkdir()
    folder = project.film_folder(title, tmp_path / "x")
    assert folder.parent == tmp_path / "x"
    if any("\ud800" <= c <= "\udfff" for c in title):
        return
    film = replace(edits.begin("INT. A - DAY\n\nOne.\n"), title=title)
    project.create(folder, film)
    assert project.open_film(folder).title == title


@given(st.text(max_size=400), st.sampled_from(["", ".film", ".mp4"]))
@settings(max_examples=300, deadline=None)
def test_names_are_plain_ascii_short_and_allowed_everywhere(text: str, suffix: str) -> None:
    name = plain_name(text, suffix)
    stem = name.removesuffix(suffix)
    assert name.isascii() and len(name.encode()) <= 255
    assert stem and all(c.isalnum() or c in "-_" for c in stem)
    assert stem.upper() not in {"CON", "NUL", "PRN", "AUX", "COM1", "LPT1"}


@pytest.mark.parametrize("title", ["CON", "nul", "日本", "😆", "a" * 300, "日" * 300, "..", "../../etc", "C:\\x", " "])
def test_awkward_titles_keep_their_own_folders(title: str) -> None:
    assert plain_name(title) != plain_name(title + "2")
    assert "/" not in plain_name(title) and "." not in plain_name(title)

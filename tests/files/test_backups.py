"""There is always more than one copy of the words: ten minutes, hours and days back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.files import backups, project
from studio.film import edits
from studio.film.film import Film
from studio.trouble import Trouble

NOON = 1_795_176_000.0  # some day at twelve, in seconds since 1970
MINUTE, HOUR, DAY = 60, 3600, 86400


def work(folder: Path, moments: list[float]) -> list[float]:
    """Back up at some moments; those whose backups are left, as time before the last of them."""
    for now in moments:
        backups.back_up(folder, {"film.json": b"{}"}, now)
    return sorted(round(moments[-1] - (backups._when(p) or 0)) for p in backups.all_backups(folder))


def test_a_week_of_work_leaves_minutes_hours_and_days() -> None:
    there: dict[Path, float] = {}
    for n in range(7 * 288 + 1):
        now = NOON - 7 * DAY + n * 5 * MINUTE
        there[Path(str(n))] = now
        there = {path: there[path] for path in backups.kept(there, now)}
    ages = sorted(int(NOON - when) for when in there.values())
    assert ages[:10] == [n * 5 * MINUTE for n in range(10)], "the last ten"
    hours, days = ({int((NOON - a) // span) for a in ages} for span in (HOUR, DAY))
    assert hours >= {int(NOON // HOUR) - n for n in range(8)}, "one in each of eight hours by the clock"
    assert days == {int(NOON // DAY) - n for n in range(5)}, "one in each of five days"
    assert len(ages) <= 10 + 6 + 8 + 5


def test_the_last_ten_stay_however_old_they_are(tmp_path: Path) -> None:
    ages = work(tmp_path, [NOON - (12 - n) * 30 * DAY for n in range(12)])
    assert len(ages) == 10


@given(st.lists(st.integers(0, 40 * DAY), min_size=1, max_size=60, unique=True))
def test_the_newest_is_always_kept_and_never_more_than_twenty_nine(ages: list[int]) -> None:
    there = {Path(str(age)): NOON - age for age in ages}
    kept = backups.kept(there, NOON)
    assert Path(str(min(ages))) in kept
    assert min(len(ages), 10) <= len(kept) <= 29
    for hour in range(7):
        within = [a for a in ages if hour * HOUR <= a < (hour + 1) * HOUR]
        assert not within or any(Path(str(a)) in kept for a in ages if a < (hour + 2) * HOUR)


def test_what_a_person_puts_into_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups/before the rewrite.zip").write_bytes(b"mine")
    (tmp_path / "backups/2026-99-99T99-99-99Z.zip").write_bytes(b"mine")
    work(tmp_path, [NOON + n for n in range(30)])
    assert (tmp_path / "backups/before the rewrite.zip").exists()
    assert (tmp_path / "backups/2026-99-99T99-99-99Z.zip").exists()


def test_a_backup_is_the_text_of_the_film_and_small(folder: Path, film: Film) -> None:
    (folder / "takes").mkdir(exist_ok=True)
    (folder / "takes/t1.mp4").write_bytes(b"x" * 100_000)
    project.save_film(edits.retitle(film, "Other"), folder, film, clock=lambda: NOON)
    backup = folder / "backups/2026-11-20T12-00-00Z.zip"
    if not backup.exists():  # the clock of the first save may be later
        backup = backups.all_backups(folder)[-1]
    assert backup.stat().st_size < 20_000
    assert set(backups.unpacked(backup)) >= {"film.json", "script.fountain", "cut.otio"}


def test_a_backup_that_will_not_fit_does_not_undo_the_save(
    folder: Path, film: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "back_up", full)
    project.save_film(edits.retitle(film, "Other"), folder, film)
    assert project.open_film(folder).title == "Other"


@pytest.mark.parametrize(
    "name", ["../film.json", "/etc/x", "takes/a.mp4", "palettes/../x.gpl", "C:/x", "film.json/../x"]
)
def test_a_backup_with_anything_but_a_films_text_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.film/backups").mkdir(parents=True)
    backup = tmp_path / "x.film/backups/2026-11-20T12-00-00Z.zip"
    with zipfile.ZipFile(backup, "w") as archive:
        archive.writestr("film.json", "{}")
        archive.writestr(name, "evil")
    with pytest.raises(Trouble, match="cannot be read"):
        project.restore(backup)
    assert [p.name for p in tmp_path.iterdir()] == ["x.film"]


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "_LARGEST", 10_000)
    backup = tmp_path / "x.zip"
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("film.json", "0" * 20_000)
    with pytest.raises(Trouble, match="cannot be read"):
        backups.unpacked(backup)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip" * 100])
def test_a_damaged_backup_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(Trouble, match="take an older one"):
        backups.unpacked(tmp_path / "x.zip")

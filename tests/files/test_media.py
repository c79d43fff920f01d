"""Takes and boards come home once, are never written over, and nothing outside the film folder is ever opened."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.files import media, project
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.takes import Take
from studio.trouble import Trouble


def made(tmp_path: Path, content: bytes = b"moving") -> Path:
    path = tmp_path / "made.part"
    path.write_bytes(content)
    return path


TAKE = Take("a1", "s1", "", 60, Fraction(24000, 1001), (640, 360), 3, "key", words="w", made="2026-11-20T08:00:00Z")


def test_a_take_is_moved_home_with_a_manifest_that_says_all_of_it(tmp_path: Path) -> None:
    file = made(tmp_path)
    take = media.keep_take(tmp_path, file, TAKE, {"device": "cpu", "seed": 4})
    assert not file.exists() and (tmp_path / "takes/a1.mp4").read_bytes() == b"moving"
    assert media.found_takes(tmp_path) == (take,)
    assert media.stamp_of(tmp_path, take) == {"device": "cpu", "seed": 4}
    assert replace(take, file="", stamp="") == TAKE


def test_a_take_is_never_written_over(tmp_path: Path) -> None:
    media.keep_take(tmp_path, made(tmp_path), TAKE)
    again = media.keep_take(tmp_path, made(tmp_path, b"other"), TAKE)
    assert again.file == "takes/a1.mp4"
    assert (tmp_path / "takes/a1.mp4").read_bytes() == b"moving"
    (tmp_path / "takes/b1.mp4").write_bytes(b"a person's own")
    with pytest.raises(Trouble, match=r"takes/b1\.mp4 could not be kept"):
        media.keep_take(tmp_path, made(tmp_path), replace(TAKE, id="b1"))
    assert (tmp_path / "takes/b1.mp4").read_bytes() == b"a person's own"
    assert (tmp_path / "made.part").exists()


def test_the_order_of_takes_is_the_order_they_were_made_in(tmp_path: Path) -> None:
    for name, when in (("z", "2026-01-01T00:00:00Z"), ("a", "2026-01-02T00:00:00Z")):
        media.keep_take(tmp_path, made(tmp_path), replace(TAKE, id=name, made=when))
    assert [t.id for t in media.found_takes(tmp_path)] == ["z", "a"]
    assert [t.id for t in media.found_takes(tmp_path, {"z"})] == ["a"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update(version=9),
        lambda d: d["take"].update(file="../../secret.mp4"),
        lambda d: d["take"].update(file="takes/other.mp4"),
        lambda d: d["take"].update(frames="60"),
        lambda d: d["take"].update(frames=-1),
        lambda d: d["take"].update(rate="0"),
        lambda d: d["take"].update(rate="1/0"),
        lambda d: d["take"].update(size=[1]),
        lambda d: d["take"].pop("shot"),
        lambda d: d.update(stamp=[]),
        lambda d: d.clear(),
    ],
)
def test_a_manifest_that_is_not_ours_is_left_alone(tmp_path: Path, spoil: object) -> None:
    take = media.keep_take(tmp_path, made(tmp_path), TAKE)
    manifest = (tmp_path / take.file).with_suffix(".json")
    document = json.loads(manifest.read_text())
    spoil(document)  # type: ignore[operator]
    manifest.write_text(json.dumps(document))
    assert media.found_takes(tmp_path) == ()
    assert manifest.exists()


def test_boards_come_home_and_gone_files_are_missed(folder: Path, film: Film, tmp_path: Path) -> None:
    board = media.keep_board(folder, made(tmp_path), Board("b1", film.shots[0].id, ""))
    assert (folder / board.file).read_bytes() == b"moving" and board.file.startswith("boards/")
    assert media.missing(film, folder) == ("takes/t1.mp4", "takes/t2.mp4")


@pytest.mark.parametrize(
    "file",
    ["", "..", "../x", "takes/../../x", "/etc/passwd", "//host/share/x", "\\\\host\\share", "C:\\x", "C:/x", "c:x", "file:///etc/passwd",
     "http://host/x", "concat:a|b", "takes/a.mp4:stream", "a\0b", "takes//x"],
)  # fmt: skip
def test_names_that_lead_out_of_the_film_are_refused(tmp_path: Path, file: str) -> None:
    with pytest.raises(Trouble, match="is not inside"):
        media.inside(tmp_path, file)


def test_a_link_that_leads_out_of_the_film_is_refused(tmp_path: Path) -> None:
    film = tmp_path / "x.film"
    (film / "takes").mkdir(parents=True)
    (tmp_path / "secret").write_text("s")
    (film / "takes/a.mp4").symlink_to(tmp_path / "secret")
    (film / "refs").symlink_to(tmp_path)
    for file in ("takes/a.mp4", "refs/secret"):
        with pytest.raises(Trouble, match="is not inside"):
            media.inside(film, file)
    assert media.inside(film, "takes/b.mp4") == film / "takes/b.mp4"


def test_a_film_whose_palette_leads_out_is_refused(folder: Path) -> None:
    document = json.loads((folder / "film.json").read_text())
    (folder.parent / "secret.gpl").write_text("GIMP Palette\n1 2 3 x\n")
    (folder / "film.json").write_text(json.dumps({**document, "palettes": ["../../secret"]}))
    with pytest.raises(Trouble, match="is not inside"):
        project.open_film(folder)

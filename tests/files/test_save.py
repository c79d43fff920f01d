"""Whatever happens in the middle of a save, the film opens as it was before or as it was saved, never as a mixture.

Three ways to try it: a child process that is gone at the n-th call that changes the disk; the n-th call failing with an
error, once or from then on; and every state a disk may be in after a power cut, rebuilt from a record of those calls.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pytest

from studio.files import lock, media, project, save
from studio.film import edits
from studio.film.cut import Cut
from studio.film.film import Film
from studio.film.takes import Take
from studio.trouble import Trouble

# Every call of a save that changes a disk. pathlib looks them up in os each time, so they are all caught.
CALLS = ("open", "write", "fsync", "replace", "rename", "unlink", "mkdir", "link")
GONE = 77

pytestmark = pytest.mark.skipif(os.name != "posix", reason="counts the calls of a POSIX system")


def bare(film: Film) -> Film:
    tracks = tuple(
        replace(t, carried="", parts=tuple(replace(p, carried="") for p in t.parts)) for t in film.cut.tracks
    )
    return replace(film, cut=Cut(tracks, tuple(replace(m, carried="") for m in film.cut.markers)))


@pytest.fixture
def changed(film: Film) -> Film:
    """The film with something changed in every one of its files."""
    new = edits.write_script(film, film.script.text.replace("Rain on the glass.", "Snow on the glass."))
    new = edits.recolour(new, "night", "#000010")
    return edits.trim(edits.retitle(new, "Snow Lap"), new.cut.clips[0].id, 3, 20)


class Counted:
    """Stands in for the calls of ``os``: counts them, and at the n-th does what it was told."""

    def __init__(self, at: int, what: Callable[[str, tuple[Any, ...]], None]) -> None:
        self.at, self.what, self.calls = at, what, 0
        self.real = {name: getattr(os, name) for name in CALLS}

    def __enter__(self) -> Self:
        for name in CALLS:
            setattr(os, name, self._standing_in(name))
        return self

    def __exit__(self, *_: object) -> None:
        for name, real in self.real.items():
            setattr(os, name, real)

    def _standing_in(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return self.real[name](*args, **named)  # looking changes nothing
            self.calls += 1
            if self.calls >= self.at:
                self.what(name, args)
            return self.real[name](*args, **named)

        return call


def calls_of(act: Callable[[], object]) -> int:
    with Counted(1, lambda *_: None) as counted:
        act()
    return counted.calls


def killed_at(nth: int, act: Callable[[], object]) -> bool:
    """Run ``act`` in a child that is gone at its n-th call; a write is cut in half first. True when it was."""

    def end(name: str, args: tuple[Any, ...]) -> None:
        if name == "write":
            counted.real["write"](args[0], bytes(args[1])[: len(args[1]) // 2])
        os._exit(GONE)

    child = os.fork()
    if child == 0:
        counted = Counted(nth, end)
        try:
            with counted:
                act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == GONE


def verdict(folder: Path, old: Film, new: Film) -> str:
    opened = bare(project.open_film(folder))
    return "old" if opened == bare(old) else "new" if opened == bare(new) else "a mixture"


def test_a_save_that_is_killed_at_any_call_leaves_the_old_film_or_the_new(
    folder: Path, film: Film, changed: Film, tmp_path: Path
) -> None:
    found = []
    for nth in itertools.count(1):
        trial = tmp_path / "trial.film"
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(folder, trial)
        if not killed_at(nth, lambda to=trial: project.save_film(changed, to, film)):
            break
        found.append(verdict(trial, film, changed))
        assert not list(trial.rglob("*workprint-tmp"))
    assert set(found) == {"old", "new"}
    assert found == sorted(found, reverse=True), "once it is new it stays new"
    assert len(found) > 25


def test_an_opening_that_is_killed_while_it_finishes_a_save_does_no_harm(
    folder: Path, film: Film, changed: Film, tmp_path: Path
) -> None:
    crashed = tmp_path / "crashed.film"
    for nth in itertools.count(1):
        shutil.rmtree(crashed, ignore_errors=True)
        shutil.copytree(folder, crashed)
        killed_at(nth, lambda: project.save_film(changed, crashed, film))
        if (crashed / "script.fountain").read_bytes() != (folder / "script.fountain").read_bytes():
            break  # one file is new, the others are still old
    assert save.pending(crashed)
    tried = 0
    for nth in itertools.count(1):
        trial = tmp_path / "trial.film"
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(crashed, trial)
        gone = killed_at(nth, lambda to=trial: project.open_film(to))
        assert verdict(trial, film, changed) == "new"
        tried += gone
        if not gone:
            break
    assert tried > 5
    assert "finished" in project.open_told(crashed).remarks[0]


@pytest.mark.parametrize(
    ("temporary", "file"),
    [
        ("takes/t1.mp4", "script.fountain"),
        (".a-0.workprint-tmp", "../secret"),
        ("../.a-0.workprint-tmp", "script.fountain"),
        (".a-0.workprint-tmp", "refs/secret"),
        ("/etc/hostname", "script.fountain"),
    ],
)
def test_a_strangers_commit_record_moves_and_removes_nothing(folder: Path, temporary: str, file: str) -> None:
    """A film from a stranger may come with a record of a save that never was."""
    (folder.parent / "secret").write_text("mine")
    (folder / "refs").rmdir()
    (folder / "refs").symlink_to(folder.parent)
    (folder / "takes/t1.mp4").write_bytes(b"moving")
    (folder / ".a-0.workprint-tmp").write_bytes(b"evil")
    (folder.parent / ".a-0.workprint-tmp").write_bytes(b"evil")
    before = (folder / "script.fountain").read_bytes()
    entry = {"temporary": temporary, "file": file, "was": "", "sha256": save.digest(b"evil")}
    (folder / ".workprint/journal/1.save").write_text(json.dumps({"version": 1, "files": [entry]}))
    project.open_film(folder)
    assert (folder / "script.fountain").read_bytes() == before
    assert (folder / "takes/t1.mp4").read_bytes() == b"moving"
    assert (folder.parent / "secret").read_text() == "mine"
    assert (folder.parent / ".a-0.workprint-tmp").exists()
    assert not save.pending(folder)


@pytest.mark.parametrize("record", ["", "{", "[]", "7", '{"version": 1}', '{"version": 1, "files": [{}]}', "[" * 5000])
def test_a_damaged_commit_record_is_thrown_away(folder: Path, film: Film, record: str) -> None:
    (folder / ".workprint/journal/1.save").write_text(record)
    assert bare(project.open_film(folder)) == film
    assert not save.pending(folder)


def test_a_save_of_a_newer_workprint_is_left_for_it(folder: Path) -> None:
    (folder / ".workprint/journal/1.save").write_text('{"version": 2, "files": []}')
    with pytest.raises(Trouble, match="newer Workprint"):
        project.open_film(folder)
    assert save.pending(folder)


def test_words_that_came_between_a_crash_and_the_next_opening_win(
    folder: Path, film: Film, changed: Film, tmp_path: Path
) -> None:
    """The save was cut short before its first rename; then somebody wrote on in another editor."""
    crashed = tmp_path / "crashed.film"
    for nth in itertools.count(1):
        shutil.rmtree(crashed, ignore_errors=True)
        shutil.copytree(folder, crashed)
        killed_at(nth, lambda: project.save_film(changed, crashed, film))
        trial = tmp_path / "trial.film"
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(crashed, trial)
        if save.pending(trial) and verdict(trial, film, changed) == "new":
            break
    path = crashed / "script.fountain"
    path.write_text(path.read_text().replace("Rain", "Hail"))
    assert "Hail" in project.open_film(crashed).script.text


def test_a_new_film_that_is_killed_while_it_is_made_is_whole_or_can_be_made_again(tmp_path: Path, film: Film) -> None:
    for nth in itertools.count(1):
        trial = tmp_path / "trial.film"
        shutil.rmtree(trial, ignore_errors=True)
        if not killed_at(nth, lambda to=trial: project.create(to, film)):
            break
        with suppress(Trouble):  # what is there already is a whole film
            project.create(trial, film)
        assert bare(project.open_film(trial)) == film


def test_a_take_that_comes_home_while_the_plug_is_pulled_is_found_once(
    folder: Path, film: Film, tmp_path: Path
) -> None:
    shot = film.shots[1]
    take = Take("t9", shot.id, "", 60, words=shot.words, made="2026-11-20T08:00:00Z")
    for nth in itertools.count(1):
        trial, made = tmp_path / "trial.film", tmp_path / "made.mp4"
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(folder, trial)
        made.write_bytes(b"moving pictures")
        gone = killed_at(nth, lambda to=trial, file=made: media.keep_take(to, file, take, {"seed": 1}))
        there = [t.id for t in project.open_film(trial).takes]
        whole = trial / "takes/t9.mp4"
        assert made.exists() != whole.exists(), "the film file is in one place, whole"
        assert there.count("t9") == whole.exists()
        media.keep_take(trial, made, take, {"seed": 1})  # the crew tries again
        assert [t.id for t in project.open_film(trial).takes].count("t9") == 1
        assert whole.read_bytes() == b"moving pictures"
        if not gone:
            break
    assert nth > 4


def failing(code: int, lasting: bool) -> Callable[[str, tuple[Any, ...]], None]:
    """What raises an error of the system, once or every time."""
    waiting = [True]

    def fail(name: str, args: tuple[Any, ...]) -> None:
        if lasting or waiting:
            waiting.clear()
            raise OSError(code, os.strerror(code), f"{name} {args[0]}")

    return fail


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from-then-on"])
def test_an_error_at_any_call_is_told_and_leaves_a_whole_film(
    folder: Path, film: Film, changed: Film, tmp_path: Path, code: int, lasting: bool
) -> None:
    trial = tmp_path / "trial.film"
    found = []
    for nth in itertools.count(1):
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(folder, trial)
        counted, told = Counted(nth, failing(code, lasting)), ""
        with counted:
            try:
                project.save_film(changed, trial, film)
            except Trouble as trouble:
                told = str(trouble)
        if counted.calls < nth:
            break
        was = verdict(trial, film, changed)
        found.append((was, bool(told)))
        assert was in ("old", "new")
        assert told or was == "new", "a save that did not happen must not be called one"
        if told:
            assert str(trial) in told and "\n" not in told
    assert ("old", True) in found and ("new", False) in found


def test_a_failed_save_leaves_no_half_files_and_the_next_one_works(folder: Path, film: Film, changed: Film) -> None:
    names = sorted(p.name for p in folder.rglob("*"))

    def fail(name: str, args: tuple[Any, ...]) -> None:
        if name == "fsync":
            raise OSError(errno.ENOSPC, "full")

    with Counted(1, fail), pytest.raises(Trouble, match="the disk is full"):
        project.save_film(changed, folder, film)
    assert sorted(p.name for p in folder.rglob("*")) == names
    project.save_film(changed, folder, film)
    assert verdict(folder, film, changed) == "new"


def test_a_limit_on_file_size_is_told_and_the_film_stays(folder: Path, film: Film, tmp_path: Path) -> None:
    """A real short write: the system cuts the file at a limit, as it does on a full disk."""
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    large = edits.write_script(film, film.script.text + "\n\nThe rain goes on and on.\n" * 2000)
    child = os.fork()
    if child == 0:
        told = b"nothing"
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
            project.save_film(large, folder, film)
        except Trouble as trouble:
            told = str(trouble).encode()
        finally:
            (tmp_path / "told").write_bytes(told)
            os._exit(0)
    os.waitpid(child, 0)
    assert "could not be saved" in (tmp_path / "told").read_text()
    assert bare(project.open_film(folder)) == film


ON_A_SMALL_DISK = """
import os, sys
from pathlib import Path
from studio.files import project
from studio.film import edits
from studio.trouble import Trouble
folder = Path(sys.argv[1]) / "x.film"
film = edits.begin("INT. A - DAY\\n\\nOne.\\n", "x")
project.create(folder, film)
free = os.statvfs(folder)
(folder.parent / "ballast").write_bytes(b"x" * max(0, free.f_bavail * free.f_bsize - 60_000))
try:
    long = film.script.text + "\\nThe rain goes on and on.\\n" * 4000
    project.save_film(edits.write_script(film, long), folder, film)
    print("nothing told")
except Trouble as trouble:
    print(trouble)
print(project.open_film(folder).script == film.script, len(list(folder.rglob("*workprint-tmp"))))
"""


def test_a_full_disk_is_told_and_the_film_stays(tmp_path: Path) -> None:
    """A disk of one megabyte, where the system lets an ordinary user make one."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "program.py").write_text(ON_A_SMALL_DISK)
    shell = f'mount -t tmpfs -o size=1m none "$1" && exec "{sys.executable}" "$2" "$1"'
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rm", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets no ordinary user make a small disk")
    made = subprocess.run(
        [unshare, "-rm", "sh", "-c", shell, "sh", str(tmp_path / "disk"), str(tmp_path / "program.py")],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    if "mount" in made.stderr:
        pytest.skip("this system lets no ordinary user mount a small disk")
    assert "the disk is full; make some room" in made.stdout, made.stderr
    assert "True 0" in made.stdout


def test_a_folder_that_may_not_be_written_is_told_and_can_be_looked_at(folder: Path, film: Film) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to this user")
    (folder / ".workprint").chmod(0o500)
    folder.chmod(0o500)
    try:
        with pytest.raises(Trouble, match="may not be written"):
            project.save_film(edits.retitle(film, "x"), folder)
        assert bare(project.open_film(folder)) == film
    finally:
        folder.chmod(0o700)
        (folder / ".workprint").chmod(0o700)


def test_a_read_only_disk_lets_a_film_be_looked_at(folder: Path, film: Film) -> None:
    with Counted(1, failing(errno.EROFS, lasting=True)):
        opened = project.open_told(folder)
        with pytest.raises(Trouble, match="the disk is read-only; save the film to another folder"):
            project.save_film(edits.retitle(film, "x"), folder, film)
    assert bare(opened.film) == film
    assert "cannot be written" in opened.remarks[0]


# ---- power cuts


Op = tuple[Any, ...]


class Recorded(Counted):
    """Writes down every call of a save below one folder, in words the model of a disk understands."""

    def __init__(self, folder: Path, synced: bool = True) -> None:
        super().__init__(1, lambda *_: None)
        self.folder, self.synced, self.log = folder, synced, []
        self.names: dict[int, str] = {}
        self.log: list[Op]

    def _standing_in(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            result = self.real[name](*args, **named)
            if name == "open":
                self.names[result] = os.fspath(args[0])
                if args[1] & os.O_CREAT:
                    self._note("make", args[0])
            elif name == "write":
                self._note("write", self.names[args[0]], bytes(args[1])[:result])
            elif name == "fsync" and self.synced:
                self._note("sync", self.names[args[0]])
            elif name in ("replace", "rename"):
                self._note("rename", args[0], os.fspath(args[1]))
            elif name in ("unlink", "mkdir"):
                self._note(name, args[0])
            return result

        return call

    def _note(self, what: str, path: Any, *rest: Any) -> None:
        below = os.path.relpath(path, self.folder)
        if below != lock.LOCK:
            more = [os.path.relpath(r, self.folder) if what == "rename" else r for r in rest]
            self.log.append((what, below, *more))


def states(
    log: list[Op], cuts: Iterable[int], before: dict[str, bytes], folders: set[str]
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """What a disk may hold after a power cut behind some of the calls: how many were done, and path -> content.

    What was written to a file since its last sync may be there whole, not at all, cut short, or as zeros. What was done
    to the names in a folder since that folder's last sync may have happened or not, in order within the folder and
    independent of other folders and of data.
    """
    for done in cuts:
        inodes: dict[int, list[Any]] = {n: [content, None] for n, content in enumerate(before.values())}
        now = {path: n for n, path in enumerate(before)}
        moves: list[tuple[str, Op]] = []
        durable: dict[str, int] = {}
        for op in log[:done]:
            what, path = op[0], op[1]
            parent = Path(path).parent.as_posix()
            if what == "make":
                number = len(inodes)
                inodes[number] = [b"", None]
                now[path] = number
                moves.append((parent, ("link", path, number)))
            elif what == "write":
                held = inodes[now[path]]
                held[1] = (held[1] if held[1] is not None else held[0]) + op[2]
            elif what == "sync" and path in now:
                held = inodes[now[path]]
                held[0], held[1] = held[1] if held[1] is not None else held[0], None
            elif what == "sync":
                durable[path] = sum(1 for p, _ in moves if p == path)
            elif what == "rename":
                number = now.pop(path)
                now[op[2]] = number
                moves.append((parent, ("rename", path, op[2], number)))
            elif what == "unlink":
                now.pop(path, None)
                moves.append((parent, ("unlink", path)))
            elif what == "mkdir":
                moves.append((parent, ("mkdir", path)))
        touched = sorted({p for p, _ in moves})
        counts = [range(durable.get(p, 0), sum(1 for q, _ in moves if q == p) + 1) for p in touched]
        for kept in itertools.product(*counts):
            yield from (
                (done, state) for state in _disk(moves, dict(zip(touched, kept, strict=True)), before, folders, inodes)
            )


def _disk(
    moves: list[tuple[str, Op]],
    kept: dict[str, int],
    before: dict[str, bytes],
    folders: set[str],
    inodes: dict[int, list[Any]],
) -> Iterator[dict[str, bytes]]:
    names = {path: n for n, path in enumerate(before)}
    there, seen = set(folders), dict.fromkeys(kept, 0)
    for parent, op in moves:
        seen[parent] += 1
        if seen[parent] > kept[parent]:
            continue
        if op[0] == "link":
            names[op[1]] = op[2]
        elif op[0] == "rename":
            names.pop(op[1], None)
            names[op[2]] = op[3]
        elif op[0] == "unlink":
            names.pop(op[1], None)
        else:
            there.add(op[1])
    choices = []
    for path, number in sorted(names.items()):
        if (Path(path).parent.as_posix()) not in there:
            continue
        synced, pending = inodes[number]
        held = [synced]
        if pending is not None:
            held += [pending, pending[: len(pending) // 2], b"\0" * len(pending)]
        choices.append([(path, content) for content in dict.fromkeys(held)])
    for combination in itertools.product(*choices):
        yield dict(combination)


def after_power_cuts(
    folder: Path, film: Film, changed: Film, trial: Path, act: Callable[[], None], synced: bool = True
) -> Iterator[tuple[bool, str]]:
    """Every state of one save, the last first: whether the save had said it was done, and what opens there."""
    shutil.rmtree(folder / ".workprint", ignore_errors=True)
    before = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    folders = {".", *(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()), ".workprint"}
    with Recorded(folder, synced) as recorded:
        act()
    known: dict[int, str] = {}
    calls = len(recorded.log)
    for done, state in states(recorded.log, range(calls, -1, -1), before, folders):
        text = {path: c for path, c in state.items() if not path.startswith("backups/")}
        key = hash(frozenset(text.items()))
        if key not in known:
            shutil.rmtree(trial, ignore_errors=True)
            trial.mkdir()
            for path, content in text.items():
                (trial / path).parent.mkdir(parents=True, exist_ok=True)
                (trial / path).write_bytes(content)
            try:
                known[key] = verdict(trial, film, changed)
            except Trouble as trouble:
                known[key] = "none" if "is not a film" in str(trouble) else "broken"
        yield done == calls, known[key]


def test_a_power_cut_at_any_moment_leaves_the_old_film_or_the_new(
    folder: Path, film: Film, changed: Film, tmp_path: Path
) -> None:
    trial = tmp_path / "trial.film"
    found = list(after_power_cuts(folder, film, changed, trial, lambda: project.save_film(changed, folder, film)))
    assert {v for told, v in found if told} == {"new"}, "saved means saved"
    assert {v for told, v in found if not told} == {"old", "new"}
    assert len(found) > 100


def test_a_power_cut_while_a_film_is_made_leaves_no_film_or_all_of_it(film: Film, tmp_path: Path) -> None:
    folder = tmp_path / "new.film"
    folder.mkdir()
    found = list(after_power_cuts(folder, film, film, tmp_path / "trial.film", lambda: project.create(folder, film)))
    assert {v for told, v in found if told} == {"old"}
    assert {v for told, v in found if not told} == {"none", "old"}


def test_the_model_of_a_disk_sees_what_a_save_without_syncs_would_lose(
    folder: Path, film: Film, changed: Film, tmp_path: Path
) -> None:
    trial = tmp_path / "trial.film"
    found = after_power_cuts(
        folder, film, changed, trial, lambda: project.save_film(changed, folder, film), synced=False
    )
    assert any(told and v == "old" for told, v in found), "lost after it was called saved"
    assert any(v in ("broken", "a mixture") for _, v in found)

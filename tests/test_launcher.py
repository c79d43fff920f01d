"""The launcher: one command makes everything ready, once, from anywhere, and says in a sentence when it cannot.

A stand-in plays Python, pip and venv, writing down what it was asked, so that no test installs anything.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows starts workprint.cmd")

# Answers `-c` with a version, `-m venv` by making one whose python is itself, `-m pip` by writing down and waiting, and
# anything else by writing down its words and where it was run.
STAND_IN = """#!/bin/sh
case "$*" in
*version_info*) echo "$(cat "$FAKE/version")" && echo "$0"; exit ;;
"-m venv "*)
  mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
  printf 'home = x\\nversion = %s.7\\n' "$(cat "$FAKE/version")" >"$3/pyvenv.cfg"
  echo venv >>"$FAKE/did"; exit ;;
*"-m pip --version"*) exit ;;
*"-m pip install pip"*) exit ;;
*"-m pip install"*)
  echo install >>"$FAKE/did"; echo "in $(pwd)" >>"$FAKE/where"
  [ ! -f "$FAKE/begins" ] || echo "Installing collected packages: a"
  sleep "$(cat "$FAKE/slow" 2>/dev/null || echo 0)"
  [ ! -f "$FAKE/trouble" ] || { cat "$FAKE/trouble"; exit 1; }
  exit ;;
esac
printf '%s\\n' "$@" >"$FAKE/ran"; pwd >"$FAKE/ran-in"; env >"$FAKE/ran-with"
exit "$(cat "$FAKE/code" 2>/dev/null || echo 0)"
"""


@dataclass(frozen=True)
class Place:
    """A clone of the launcher and what it reads, with stand-ins for everything that it starts."""

    home: Path
    fake: Path
    bin: Path
    away: Path

    def start(self, *words: str, launcher: Path | None = None, **more: str) -> subprocess.Popen[str]:
        variables = {"PATH": f"{self.bin}:/usr/bin:/bin", "FAKE": str(self.fake), "HOME": str(self.away), **more}
        return subprocess.Popen(
            [launcher or self.home / "workprint", *words],
            cwd=self.away,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, launcher: Path | None = None, **more: str) -> tuple[int, str]:
        """The exit code and what was said on stderr."""
        started = self.start(*words, launcher=launcher, **more)
        _, said = started.communicate(timeout=60)
        return started.returncode, said

    def did(self) -> list[str]:
        """What was made since the beginning: "venv" and "install" in their order."""
        path = self.fake / "did"
        return path.read_text().split() if path.exists() else []

    def ran(self) -> list[str]:
        return (self.fake / "ran").read_text().splitlines()

    def tell(self, name: str, text: str = "") -> None:
        (self.fake / name).write_text(text)


def stand_in(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path / "my work" / "work print", tmp_path / "fake", tmp_path / "bin", tmp_path / "the person's")
    for folder in (made.home / "packaging", made.fake, made.bin, made.away):
        folder.mkdir(parents=True)
    for name in ("workprint", "pyproject.toml", "packaging/constraints.txt"):
        shutil.copy(HOME / name, made.home / name)
    for name in ("python3", "python3.13", "python3.12", "python3.11", "python"):
        stand_in(made.bin / name, STAND_IN)
    made.tell("version", "3.11")
    # a system with every library, and an apt-get that a test would see
    names = re.findall(r"^(?:libraries=')?lib(\S+)\.so", (HOME / "workprint").read_text("utf-8"), re.MULTILINE)
    listing = "\n".join(f"  lib{name}.so.{n}" for name in names for n in range(7))
    stand_in(made.bin / "ldconfig", f"#!/bin/sh\n[ ! -f \"$FAKE/bare\" ] || exit 0\ncat <<'E'\n{listing}\nE\n")
    stand_in(
        made.bin / "apt-get",
        '#!/bin/sh\necho "$@" >>"$FAKE/apt"\nexit "$(cat "$FAKE/apt-code" 2>/dev/null || echo 0)"\n',
    )
    stand_in(made.bin / "id", '#!/bin/sh\ncat "$FAKE/id" 2>/dev/null || echo 1000\n')
    stand_in(made.bin / "find", '#!/bin/sh\n[ -f "$FAKE/bare" ] || echo a.ttf\n')
    return made


def test_the_first_start_makes_ready_and_runs_what_was_asked(place: Place) -> None:
    code, said = place.run("film", "a b.fountain", "--seed", "7")
    assert code == 0 and "ready after" in said
    assert place.did() == ["venv", "install"]
    assert place.ran() == ["-P", "-m", "studio", "film", "a b.fountain", "--seed", "7"]
    assert not (place.home / ".venv.lock").exists()


def test_the_second_start_says_and_makes_nothing(place: Place) -> None:
    place.run()
    assert place.run("shots", "x") == (0, "")
    assert place.did() == ["venv", "install"]


def test_the_second_start_adds_less_than_a_fifth_of_a_second(place: Place) -> None:
    place.run()

    def shortest(command: list[str]) -> float:
        spent = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run(command, env={"PATH": "/usr/bin:/bin", "FAKE": str(place.fake)}, check=True, cwd=place.away)
            spent.append(time.perf_counter() - began)
        return min(spent)

    bare = shortest([str(place.home / ".venv" / "bin" / "python"), "-P", "-m", "studio"])
    assert shortest([str(place.home / "workprint")]) - bare < 0.2


def test_a_relative_path_is_relative_to_the_person(place: Place) -> None:
    place.run("film", "x.fountain")
    assert Path((place.fake / "ran-in").read_text().strip()) == place.away


def test_it_works_through_a_chain_of_symlinks(place: Place) -> None:
    (place.bin / "first").symlink_to(place.home / "workprint")
    (place.away / "second link").symlink_to("../bin/first")
    code, _ = place.run("doctor", launcher=place.away / "second link")
    assert code == 0 and (place.home / ".venv" / ".stamp").exists()


def test_the_exit_code_is_that_of_what_ran(place: Place) -> None:
    place.tell("code", "2")
    assert place.run("film")[0] == 2


def test_tests_run_without_a_screen_in_the_clone_with_their_arguments(place: Place) -> None:
    place.run("test", "-k", "lexer or cut", "tests/film")
    assert place.ran() == ["-P", "-m", "pytest", "-q", "-k", "lexer or cut", "tests/film"]
    assert Path((place.fake / "ran-in").read_text().strip()) == place.home
    assert "QT_QPA_PLATFORM=offscreen" in (place.fake / "ran-with").read_text()


def test_somebody_elses_python_path_does_not_reach_ours(place: Place) -> None:
    place.run(PYTHONPATH="/studio/tools", PYTHONHOME="/studio/python")
    assert "/studio/" not in (place.fake / "ran-with").read_text()


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
def test_a_changed_list_is_installed(place: Place, name: str) -> None:
    place.run()
    with (place.home / name).open("a") as file:
        file.write("# changed\n")
    place.run()
    assert place.did() == ["venv", "install", "install"]


def test_a_moved_clone_is_installed_again(place: Place) -> None:
    place.run()
    moved = place.home.rename(place.home.parent / "elsewhere")
    assert place.run(launcher=moved / "workprint")[0] == 0
    assert place.did() == ["venv", "install", "install"]


@pytest.mark.parametrize("version", ["3.9", "3.10", "3.14", "2.7"])
def test_a_python_out_of_range_is_told_before_anything_is_made(place: Place, version: str) -> None:
    place.tell("version", version)
    code, said = place.run("doctor")
    assert code == 1 and said.count("\n") == 1
    assert "3.11, 3.12 or 3.13" in said and version in said
    assert not (place.home / ".venv").exists() and not (place.home / ".venv.lock").exists()


def test_an_older_python3_is_passed_over_for_a_fitting_one(place: Place) -> None:
    stand_in(place.bin / "python3", '#!/bin/sh\necho 3.10; echo "$0"\n')
    place.tell("version", "3.13")
    assert place.run()[0] == 0
    assert "version = 3.13.7" in (place.home / ".venv" / "pyvenv.cfg").read_text()


def test_a_named_python_that_does_not_fit_is_not_replaced_by_another(place: Place) -> None:
    stand_in(place.bin / "old", '#!/bin/sh\necho 3.10; echo "$0"\n')
    code, said = place.run(PYTHON="old")
    assert code == 1 and "old is 3.10" in said
    code, said = place.run(PYTHON="not-there")
    assert code == 1 and "not-there" in said and not (place.home / ".venv").exists()


def test_naming_another_python_makes_the_venv_of_it(place: Place) -> None:
    place.run()
    stand_in(place.bin / "other", STAND_IN.replace('"$FAKE/version"', '"$FAKE/other"'))
    place.tell("other", "3.12")
    assert place.run(PYTHON="other")[0] == 0
    assert "version = 3.12.7" in (place.home / ".venv" / "pyvenv.cfg").read_text()
    assert place.did() == ["venv", "install"] * 2
    assert place.run(PYTHON="other")[1] == "" and place.run()[1] == ""


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: Temporary failure in name resolution", "network"),
        ("ERROR: No matching distribution found for torch", "glibc"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "owner"),
        ("something nobody foresaw", "failed"),
    ],
)
def test_what_stops_an_installation_is_told_in_one_sentence_with_the_log(place: Place, trouble: str, told: str) -> None:
    place.tell("trouble", trouble)
    code, said = place.run()
    assert code == 1
    last = said.splitlines()[-1]
    assert told in last and str(place.home / ".venv" / "install.log") in last
    assert trouble in (place.home / ".venv" / "install.log").read_text()
    assert not (place.fake / "ran").exists() and not (place.home / ".venv.lock").exists()
    (place.fake / "trouble").unlink()
    assert place.run()[0] == 0 and (place.fake / "ran").exists()


def test_a_failure_before_anything_was_touched_keeps_what_there_is(place: Place) -> None:
    place.run()
    (place.home / "pyproject.toml").write_text("changed")
    place.tell("trouble", "NewConnectionError")
    place.run()
    (place.fake / "trouble").unlink()
    assert place.run()[0] == 0
    assert place.did() == ["venv", "install", "install", "install"]


def test_a_failure_in_the_middle_is_repaired_from_the_ground(place: Place) -> None:
    place.tell("begins")
    place.tell("trouble", "No space left on device")
    assert place.run()[0] == 1
    (place.fake / "trouble").unlink()
    (place.fake / "begins").unlink()
    assert place.run()[0] == 0
    assert place.did() == ["venv", "install"] * 2


def wait_for(path: Path, word: str) -> None:
    for _ in range(400):
        if path.exists() and word in path.read_text():
            return
        time.sleep(0.02)
    raise AssertionError(f"no {word} in {path}")


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_installation_is_repaired_at_the_next_start(place: Place, blow: signal.Signals) -> None:
    place.tell("slow", "1")
    started = place.start()
    wait_for(place.fake / "did", "install")
    started.send_signal(blow)
    _, said = started.communicate(timeout=20)
    assert started.returncode in {signal.SIGINT: (130,), signal.SIGTERM: (143,), signal.SIGKILL: (-9,)}[blow]
    assert not (place.fake / "ran").exists() and "Traceback" not in said
    assert (place.home / ".venv.lock").exists() is (blow == signal.SIGKILL)
    place.tell("slow", "0")
    code, _ = place.run()
    assert code == 0 and (place.fake / "ran").exists()
    assert place.did() == ["venv", "install"] * 2


def test_two_first_starts_at_once_install_once(place: Place) -> None:
    place.tell("slow", "1")
    both = [place.start(), place.start()]
    said = [one.communicate(timeout=60)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert place.did() == ["venv", "install"]
    assert sum("waiting" in one for one in said) == 1


def test_a_lock_of_a_start_that_died_is_taken_over(place: Place) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    lock = place.home / ".venv.lock"
    lock.mkdir()
    (lock / "holder").write_text(f"{os.uname().nodename} {gone.pid}\n")
    assert place.run()[0] == 0
    assert place.did() == ["venv", "install"] and not lock.exists()


def test_a_lock_of_a_start_that_lives_is_waited_for(place: Place) -> None:
    lock = place.home / ".venv.lock"
    lock.mkdir()
    (lock / "holder").write_text(f"{os.uname().nodename} {os.getpid()}\n")
    started = place.start()
    time.sleep(1.5)
    assert started.poll() is None and place.did() == []
    shutil.rmtree(lock)
    started.communicate(timeout=20)
    assert started.returncode == 0
    assert place.did() == ["venv", "install"]


def test_missing_libraries_are_installed_by_root_alone(place: Place) -> None:
    place.tell("bare")
    place.tell("id", "0")
    code, _ = place.run()
    asked = (place.fake / "apt").read_text()
    assert code == 0 and "libgl1" in asked and "libxcb-cursor0" in asked and "fonts-dejavu-core" in asked


def test_without_root_the_line_to_run_is_told_and_the_start_goes_on(place: Place) -> None:
    place.tell("bare")
    code, said = place.run()
    assert code == 0 and "sudo apt-get install" in said and "libgl1" in said
    assert not (place.fake / "apt").exists() and (place.fake / "ran").exists()


def test_a_failing_apt_does_not_stop_the_start(place: Place) -> None:
    place.tell("bare")
    place.tell("id", "0")
    place.tell("apt-code", "100")
    code, said = place.run()
    assert code == 0 and "apt-get install" in said and (place.fake / "ran").exists()


def test_nothing_is_asked_of_apt_where_nothing_is_missing(place: Place) -> None:
    place.tell("id", "0")
    place.run()
    assert not (place.fake / "apt").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(place: Place) -> None:
    place.home.chmod(0o555)
    code, said = place.run()
    place.home.chmod(0o755)
    assert code == 1 and "cannot write" in said and said.count("\n") == 1


def test_what_runs_is_this_interpreter_when_it_fits() -> None:
    """The range in the launcher is the range in pyproject.toml."""
    text = (HOME / "workprint").read_text("utf-8")
    assert 'requires-python = ">=3.11,<3.14"' in (HOME / "pyproject.toml").read_text("utf-8")
    assert "3.11 | 3.12 | 3.13)" in text
    assert (3, 11) <= sys.version_info[:2] <= (3, 13)


def test_every_system_library_has_a_package() -> None:
    text = (HOME / "workprint").read_text("utf-8")
    rows = [line.split() for line in text.split("libraries='")[1].split("'")[0].splitlines()]
    assert len(rows) >= 20 and all(len(row) == 2 and ".so." in row[0] for row in rows)


def test_continuous_integration_is_the_same_command() -> None:
    lines = [line for line in (HOME / ".ci" / "run").read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert lines[-1].startswith("exec ./workprint test") and len(lines) == 3
    assert os.access(HOME / ".ci" / "run", os.X_OK) and os.access(HOME / "workprint", os.X_OK)

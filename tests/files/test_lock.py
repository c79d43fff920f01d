"""One Workprint at a time: a lock dies with its owner, and one from another machine is never broken."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.files.lock import LOCK, Held, hold
from studio.trouble import Trouble


@contextmanager
def elsewhere(folder: Path) -> Iterator[int]:
    """Another process that holds the folder, until it is killed at the end."""
    if not hasattr(os, "fork"):
        pytest.skip("needs two processes")
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with hold(folder):
                os.write(write, b"!")
                time.sleep(60)
        finally:
            os._exit(0)
    os.read(read, 1)
    try:
        yield child
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(read)
        os.close(write)


def test_a_held_folder_is_refused_and_says_by_whom(tmp_path: Path) -> None:
    told = r"another Workprint \(process {} since 2.*close it there first"
    with elsewhere(tmp_path) as child, pytest.raises(Held, match=told.format(child)), hold(tmp_path):
        pass


def test_a_lock_is_free_at_once_when_its_owner_is_killed(tmp_path: Path) -> None:
    with elsewhere(tmp_path):
        pass
    assert (tmp_path / LOCK).read_text(), "the name of the dead is still there"
    with hold(tmp_path):
        assert json.loads((tmp_path / LOCK).read_text())["process"] == os.getpid()


def test_within_one_process_holding_twice_is_holding_once(tmp_path: Path) -> None:
    with hold(tmp_path):
        with hold(tmp_path):
            pass
        with elsewhere_refused(tmp_path):
            pass
    with elsewhere(tmp_path):
        pass


@contextmanager
def elsewhere_refused(folder: Path) -> Iterator[None]:
    child = os.fork() if hasattr(os, "fork") else pytest.skip("needs two processes")
    if child == 0:
        from studio.files import lock

        lock._held.clear()  # a process that was not forked off us would not have it
        try:
            with hold(folder):
                os._exit(0)
        except Held:
            os._exit(7)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    yield


def test_a_lock_from_another_machine_is_never_broken(tmp_path: Path) -> None:
    (tmp_path / ".workprint").mkdir()
    (tmp_path / LOCK).write_text(json.dumps({"host": "editing-2", "process": 4, "since": "2026-11-20 08:00:00"}))
    with pytest.raises(Held, match=r"open on the machine editing-2 .*delete .*lock"), hold(tmp_path):
        pass
    assert "editing-2" in (tmp_path / LOCK).read_text()


@pytest.mark.parametrize("left", ["", "{", "[]", '{"host": "x"}', "\0\0\0", "[" * 5000])
def test_a_damaged_lock_file_is_nobodys(tmp_path: Path, left: str) -> None:
    (tmp_path / ".workprint").mkdir()
    (tmp_path / LOCK).write_text(left)
    with hold(tmp_path):
        assert json.loads((tmp_path / LOCK).read_text())["host"] == socket.gethostname()
    assert (tmp_path / LOCK).read_text() == ""


def test_a_folder_that_cannot_hold_a_lock_is_told(tmp_path: Path) -> None:
    (tmp_path / ".workprint").write_text("a file where the folder should be")
    with pytest.raises(Trouble, match="could not be locked"), hold(tmp_path):
        pass

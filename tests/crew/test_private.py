"""The crew's own small files: nobody else may read them, and a write that fails leaves the old one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from studio.crew import private
from studio.crew.home import Home


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
def test_all_that_a_home_writes_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "crew")
    before = os.umask(0)
    try:
        home.keep_members({"desk", "attic"})
        private.write(tmp_path / "new folder" / "key", b"secret")
    finally:
        os.umask(before)
    assert home.members() == ("attic", "desk")
    for path in (home.folder / "members.json", tmp_path / "new folder" / "key"):
        assert path.stat().st_mode & 0o077 == 0
    assert (tmp_path / "new folder").stat().st_mode & 0o077 == 0


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    private.write(tmp_path / "a", b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        private.write(tmp_path / "a", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}

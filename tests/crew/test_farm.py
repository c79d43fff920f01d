"""Other machines: let in once by an invite, given what travels, and their work comes home whole or not at all."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines import stages
from pipelines.report import Refused, quietly
from pipelines.requests import BoardRequest, CutRequest, SheetRequest, TitleRequest
from pipelines.results import Take, found
from studio.cli import main
from studio.crew import carry, invites
from studio.crew.certs import certificates
from studio.crew.home import PLACE, Home
from studio.crew.local import start
from studio.crew.queue import Queue
from tests.crew.test_engine import ROOT, Stage, card, until

HIDE = shutil.which("unshare") is not None and subprocess.run(["unshare", "-rm", "true"], check=False).returncode == 0


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()


@pytest.mark.skipif(not HIDE, reason="the system does not let a process hide a folder from another")
def test_a_machine_that_does_not_see_the_film_sends_its_work_home(stage: Stage, tmp_path: Path) -> None:
    there = start(stage.home, workers=1)
    invite = tmp_path / "invite.json"
    invites.write_invite(stage.home, there.desk, invite)
    assert invite.stat().st_mode & 0o077 == 0
    elsewhere = tmp_path / "elsewhere"
    join = [sys.executable, "-m", "studio", "crew", "join", there.address, "--invite", str(invite), "--workers", "1"]
    hidden = ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs none "{stage.film}" && exec "$@"', "sh", *join]
    with (tmp_path / "join.log").open("wb") as log:
        other = subprocess.Popen(
            hidden, cwd=ROOT, env=os.environ | {PLACE: str(elsewhere)}, stdout=log, stderr=log, start_new_session=True
        )
    try:
        until(lambda: len(stage.standing.others) == 1)
        ids = stage.add(*(card(stage.film, n, 60) for n in range(8)))
        stage.over(*ids)
        jobs = [stage.job(n) for n in ids]
        assert [job.state for job in jobs] == ["done"] * 8, [job.reason for job in jobs]
        theirs = [job for job in jobs if "/" in job.machine]
        assert theirs and any("/" not in job.machine for job in jobs)  # both worked
        for job in theirs:
            made = found(job.key, job.out)
            assert isinstance(made, Take) and Path(made.file).parent == stage.film
            assert hashlib.sha256(Path(made.file).read_bytes()).hexdigest() == made.sha256
            assert Path(made.strip).exists() and Path(made.poster).exists()
        until(lambda: not list((elsewhere / "crew" / "scratch" / "away").glob("*/*")))  # nothing is left there
    finally:
        os.killpg(other.pid, signal.SIGKILL)
        other.wait()


def test_an_invite_works_once_and_not_for_ever(tmp_path: Path) -> None:
    home = Home(tmp_path / "crew")
    certificates(home.certificates)
    made = invites.write_invite(home, "127.0.0.1:1", tmp_path / "invite")
    let_in = invites.admit(home, {"desk"}, made.token, "desk", invites.same())
    assert let_in["name"] == "desk-2" and "BEGIN CERTIFICATE" in let_in["own"]
    assert "used already" in invites.admit(home, set(), made.token, "desk", invites.same())["refused"]
    assert "refused" in invites.admit(home, set(), "", "desk", invites.same())
    past = dataclasses.replace(made, expires=(dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1)).isoformat())
    (tmp_path / "old").write_text(json.dumps({"version": 1, **dataclasses.asdict(past)}))
    with pytest.raises(Refused, match="has expired"):
        invites.in_time(invites.read_invite(tmp_path / "old"), tmp_path / "old")


def test_a_machine_that_differs_is_told_what_differs_and_may_try_again(tmp_path: Path) -> None:
    home = Home(tmp_path / "crew")
    certificates(home.certificates)
    made = invites.write_invite(home, "127.0.0.1:1", tmp_path / "invite")
    answer = invites.admit(home, set(), made.token, "desk", invites.same() | {"python": "3.9"})
    assert answer["refused"].startswith("Python on the other machine is not the same as here (3.9 there")
    answer = invites.admit(home, set(), made.token, "desk", invites.same() | {"weights": "others"})
    assert "weights" in answer["refused"]
    assert "name" in invites.admit(home, set(), made.token, "desk", invites.same())  # a refusal does not use it up


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["join", "127.0.0.1:9", "--invite", "{invite}"], "nobody answers at 127.0.0.1:9"),
        (["join", "here", "--invite", "{invite}"], "'here' is not an address"),
        (["join", "127.0.0.1:9", "--invite", "{other}"], "is no invite|is not an invite"),
        (["join", "127.0.0.1:9"], "ask its host for an invite"),
        (["join"], "say where the host is"),
    ],
)
def test_joining_wrongly_is_one_sentence(
    tmp_path: Path, typed: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(PLACE, str(tmp_path / "state"))
    home = Home(tmp_path / "crew")
    certificates(home.certificates)
    invites.write_invite(home, "127.0.0.1:9", tmp_path / "invite")
    (tmp_path / "other").write_text("{}")
    names = {"invite": tmp_path / "invite", "other": tmp_path / "other"}
    assert main(["crew", *(word.format(**names) for word in typed)]) == 2
    err = capsys.readouterr().err
    assert any(part in err for part in words.split("|")) and err.count("\n") == 1


def test_pieces_that_are_not_what_was_made_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLACE, str(tmp_path / "other"))
    film = tmp_path / "a.film"
    film.mkdir()
    request = card(film, 1)
    sent = carry.away(request, "job", "no such word")
    made = stages.make(sent, quietly)
    files = carry.packed(made, "job")
    assert {Path(str(f["name"])).suffix for f in files} == {".mp4", ".jpg"} and not list(film.iterdir())

    async def fetch(name: str, at: int) -> bytes:
        return carry.piece("job", name, at)

    async def spoiled(name: str, at: int) -> bytes:
        return b"x" + carry.piece("job", name, at)[1:]

    with pytest.raises(Refused, match="did not arrive"):
        asyncio.run(carry.bring(made, request, files, spoiled))
    assert not [p for p in film.iterdir() if p.suffix != ".part"] and found(request.key, request.out) is None
    with pytest.raises(Refused, match="does not belong"):
        asyncio.run(carry.bring(made, request, [files[0] | {"name": "../evil"}], fetch))
    home = asyncio.run(carry.bring(made, request, files, fetch))
    assert found(request.key, request.out) == home
    carry.forget("job")
    assert not (tmp_path / "other" / "crew" / "scratch" / "away" / "job").exists()


def test_whoever_sees_the_film_folder_writes_there(tmp_path: Path) -> None:
    film = tmp_path / "a.film"
    (film / ".workprint").mkdir(parents=True)
    (film / carry.SHARE).write_text("word")
    assert carry.away(card(film, 1), "job", "word") == card(film, 1)
    assert carry.away(card(film, 1), "job", "another") != card(film, 1)


def test_only_what_needs_nothing_from_here_travels(tmp_path: Path) -> None:
    from studio.crew.job import Wish
    from studio.crew.rules import travels

    queue, film = Queue(tmp_path / "q"), tmp_path / "a.film"
    (job,) = queue.add([Wish(TitleRequest("X", out=str(film / "x")), film, "x")])
    assert travels(queue.job(job))
    for kind in (CutRequest, SheetRequest):
        text = json.dumps({"ask": kind.__name__})
        assert not travels(dataclasses.replace(queue.job(job), request=text))
    boards = [BoardRequest("a field", folder=folder).to_json() for folder in ("", "/models/mine")]
    assert [travels(dataclasses.replace(queue.job(job), request=text)) for text in boards] == [True, False]

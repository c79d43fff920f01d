"""A crew on another machine: asked over TLS, its work comes home whole, and whoever asked may be killed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from pipelines.report import Refused
from pipelines.requests import LoopRequest, TitleRequest
from pipelines.results import Take, found
from studio.cli import main
from studio.crew import authority, certs, invites, line, private
from studio.crew.farm import let_in
from studio.crew.home import PLACE, Home
from studio.crew.job import Job
from studio.crew.line import Line
from studio.crew.local import AWAY
from studio.crew.remote import Remote, film_there
from tests.crew.test_engine import ROOT, Stage, card, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")


class Hosted(Stage):
    """A crew that was asked to listen."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, workers=1)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"

    def host(self) -> None:
        self.queue.settle(None, "listen", self.address)
        self.open()

    def invite(self, file: Path) -> Path:
        invites.write_invite(self.home, self.standing.desk, file)
        return file


class Far:
    """Another machine (another state folder) with a film that the host never sees."""

    def __init__(self, there: Hosted, folder: Path, invited: bool = True) -> None:
        self.there, self.folder, self.film = there, folder, folder / "b.film"
        self.address, self.home = there.address, Home(folder / "mine" / "crew")
        self.film.mkdir()
        if invited:
            let_in(self.home, self.address, there.invite(folder / "my.invite"))

    def crew(self) -> Remote:
        return Remote(self.film, self.address, let_in(self.home, self.address, None))

    def jobs(self) -> list[Job]:
        return [job for job in self.there.queue.jobs() if job.film.endswith(film_there(self.film))]

    def left_there(self) -> list[Path]:
        return [path for path in self.there.home.orders.glob(f"*/{film_there(self.film)}/*") if path.is_file()]


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    made = Hosted(tmp_path_factory.mktemp("host"))
    made.idle = 0.5
    made.host()
    time.sleep(2.0)
    assert made.home.standing()  # it was asked to listen, and stays though nobody asks
    yield made
    made.close()


@pytest.fixture
def far(hosted: Hosted, tmp_path: Path) -> Far:
    return Far(hosted, tmp_path)


def test_what_is_asked_from_afar_comes_home_and_nothing_is_left_there(far: Far) -> None:
    twin = dataclasses.replace(card(far.film, 1), out=str(far.film / "deep" / "twin"))
    asked = [card(far.film, 1), card(far.film, 2), twin]
    landed: list[str] = []
    told: list[float] = []
    made = far.crew().make_all(
        asked, lambda done, words="", preview=None: told.append(done), lambda request, _made: landed.append(request.out)
    )
    assert sorted(landed) == sorted(r.out for r in asked) and told[-1] == 1.0
    for request, result in zip(asked, made, strict=True):
        assert isinstance(result, Take) and found(request.key, request.out) == result
        assert hashlib.sha256(Path(result.file).read_bytes()).hexdigest() == result.sha256
        assert Path(result.file).parent == Path(request.out).parent
        assert Path(result.strip).exists() and Path(result.poster).exists()
    assert len(far.jobs()) == 2 and not far.left_there()  # equal requests are one job
    assert str(far.film) not in "".join(job.request + job.out for job in far.jobs())  # where it lies is ours
    nobody = Remote(far.film, "127.0.0.1:9", let_in(far.home, far.address, None))
    assert nobody.make_all(asked) == made  # what is here is found without asking anybody


def test_what_needs_the_film_or_lies_outside_it_is_made_here(tmp_path: Path) -> None:
    film = tmp_path / "b.film"
    crew = Remote(film, "127.0.0.1:9", tmp_path / "no certificate")
    outside = card(tmp_path, 7)
    assert crew.make_all([outside])[0] == found(outside.key, outside.out)
    missing = LoopRequest(str(film / "none.mp4"), out=str(film / "loop"))
    with pytest.raises(Refused, match=r"none\.mp4"):
        crew.make_all([missing])  # refused by the stage here; nobody was asked


def test_whoever_asked_is_killed_and_the_same_ask_finds_the_work(far: Far) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nsys.path.insert(0, 'tests/crew')\nfrom test_engine import card\n"
        "from studio.crew.farm import let_in\nfrom studio.crew.home import Home\n"
        "from studio.crew.remote import Remote\n"
        f"film = Path({str(far.film)!r})\nkept = let_in(Home(Path({str(far.home.folder)!r})), {far.address!r}, None)\n"
        f"Remote(film, {far.address!r}, kept).make_all([card(film, n, 60) for n in range(4)])\n"
    )
    window = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    until(lambda: len(far.jobs()) == 4 and any(j.state == "running" for j in far.jobs()))
    window.kill()
    window.wait()
    ids = [job.id for job in far.jobs()]
    far.there.over(*ids)  # they go on
    assert not list(far.film.glob("*.mp4"))
    asked = [card(far.film, n, 60) for n in range(4)]
    made = far.crew().make_all(asked)
    assert [found(r.key, r.out) for r in asked] == list(made)
    assert [(job.id, job.attempts) for job in far.jobs()] == [(id_, 1) for id_ in ids]  # nothing twice


def test_a_host_that_is_killed_and_comes_back_is_found_again(tmp_path: Path) -> None:
    (tmp_path / "host").mkdir()
    there = Hosted(tmp_path / "host")
    try:
        there.host()
        far = Far(there, tmp_path)

        def kill() -> None:
            until(lambda: any(job.state == "running" for job in far.jobs()))
            os.kill(there.standing.pid, signal.SIGKILL)
            until(lambda: there.home.standing() is None)
            there.queue.settle(None, AWAY, "yes")  # left by a crew that was told to leave: this one is asked for
            there.host()

        other = threading.Thread(target=kill)
        other.start()
        asked = [card(far.film, n, 40) for n in range(3)]
        made = far.crew().make_all(asked)
        other.join()
        assert [found(r.key, r.out) for r in asked] == list(made)
    finally:
        there.close()


def test_what_went_missing_at_the_host_is_made_again(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    swept = []
    real = Line.ask

    def ask(self: Line, what: str, /, **more: object) -> dict[str, object]:
        if what == "made" and not swept:
            swept.extend(path for path in far.left_there() if path.suffix == ".mp4")
            for file in swept:
                file.unlink()
        return real(self, what, **more)

    monkeypatch.setattr(Line, "ask", ask)
    (far.film / ".card1.mp4.0a1b2c3d.part").write_bytes(b"of an ask that was killed over it")
    (made,) = far.crew().make_all([card(far.film, 1)])
    assert swept and not list(far.film.glob(".*.part")) and made == found(card(far.film, 1).key, card(far.film, 1).out)


def test_held_and_failed_jobs_are_told_here(far: Far) -> None:
    blocked = TitleRequest("X", width=128, height=72, frames=4, plan="{no plan", out=str(far.film / "bad"))
    with pytest.raises(Refused, match=r"^the title: .*plan"):
        far.crew().make_all([blocked, card(far.film, 3)], labels=["the title", "card 3"])
    assert found(card(far.film, 3).key, card(far.film, 3).out)  # the others came home all the same
    with Line(far.address, let_in(far.home, far.address, None)) as there:
        there.ask("wish", film=film_there(far.film), what="pause", ids=[])
    with pytest.raises(Refused, match=rf"held at {far.address}: it was paused by hand; go on with: workprint jobs"):
        far.crew().make_all([card(far.film, 4)])


def test_a_crew_that_was_told_to_leave_is_not_waited_for(far: Far) -> None:
    far.there.queue.settle(None, AWAY, "yes")
    try:
        with pytest.raises(Refused, match="was told to leave; the jobs wait until it is hosted again"):
            far.crew().make_all([card(far.film, 1, 600)])
    finally:
        far.there.queue.settle(None, AWAY, "")
    with Line(far.address, let_in(far.home, far.address, None)) as there:
        there.ask("wish", film=film_there(far.film), what="cancel", ids=[])
    until(lambda: [job.state for job in far.jobs()] == ["cancelled"])  # from afar, also while it is made


def test_a_host_that_sends_something_else_is_not_believed(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Line.ask
    spoil = {}

    def ask(self: Line, what: str, /, **more: object) -> dict[str, object]:
        told = real(self, what, **more)
        if what == "made":
            told |= spoil
        return told

    monkeypatch.setattr(Line, "ask", ask)
    request = card(far.film, 1)
    evil = {"name": "../evil.mp4", "size": 3, "sha256": "0"}
    for files, words in (
        ([evil], "does not belong"),
        ([evil | {"name": f"{request.key}/../../evil.mp4"}], "does not belong"),
        ([evil | {"name": f"{request.key}.evil.exe"}], "does not belong"),
        ([evil | {"name": f"{request.key}.mp4", "size": 1 << 40}], "did not arrive"),
        ([], "is not there as it was said"),
    ):
        spoil["files"] = files
        with pytest.raises(Refused, match=words):
            far.crew().make_all([request])
        assert found(request.key, request.out) is None and not list(far.film.rglob("*evil*"))
    spoil.clear()
    assert far.crew().make_all([request])[0] == found(request.key, request.out)


# ---- as people type it ----------------------------------------------------------------------------------------------


@pytest.fixture
def typed(hosted: Hosted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Far:
    """A machine that was not let in yet, with a screenplay, and the folder where people type."""
    monkeypatch.setenv(PLACE, str(tmp_path / "mine"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.fountain").write_text("EXT. FIELD - DAY\n\nA horse stands alone.\n")
    return Far(hosted, tmp_path, invited=False)


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*words]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1, err
    return err


def test_whoever_is_not_let_in_hears_so_in_one_sentence(typed: Far, capsys: pytest.CaptureFixture[str]) -> None:
    def film(address: str, *words: str) -> str:
        return refusal(capsys, "film", "a.fountain", "--folder", "c.film", "--crew", address, *words)

    assert "was not let in" in film(typed.address)
    assert "is not an invite" in film(typed.address, "--invite", "a.fountain")
    assert "say which: --crew ADDRESS" in refusal(capsys, "film", "a.fountain", "--invite", "x")
    home = Home(typed.folder / "nobody")
    certs.certificates(home.certificates)
    invites.write_invite(home, "127.0.0.1:9", typed.folder / "nowhere")
    assert "nobody answers at 127.0.0.1:8;" in film("127.0.0.1:8", "--invite", "nowhere")
    other = invites.write_invite(home, typed.there.standing.desk, typed.folder / "other")
    assert "is not the host that wrote the invite" in film(typed.address, "--invite", "other")
    past = dataclasses.replace(other, expires=(dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1)).isoformat())
    (typed.folder / "old").write_text(json.dumps({"version": 1, **dataclasses.asdict(past)}))
    assert "has expired" in film(typed.address, "--invite", "old")
    let_in(Home(typed.folder / "another" / "crew"), typed.address, typed.there.invite(typed.folder / "good"))
    assert "used already" in film(typed.address, "--invite", "good")
    assert not (typed.folder / "c.film").exists()  # nothing was begun
    with pytest.raises(SystemExit) as left:
        main(["boards", "a.fountain", "-o", "b.pdf", "--crew", "somewhere"])
    assert left.value.code == 2 and "'somewhere' is not an address" in capsys.readouterr().err


def test_an_invite_typed_again_is_passed_over(typed: Far) -> None:
    invite = typed.there.invite(typed.folder / "invite")
    kept = let_in(typed.home, typed.address, invite)
    name = (kept / "name").read_text()
    assert let_in(typed.home, typed.address, invite) == kept and (kept / "name").read_text() == name
    invite.unlink()
    assert let_in(typed.home, typed.address, invite) == kept
    assert let_in(typed.home, f"tls://{typed.address}", None) == kept


def test_another_workprint_is_told_in_one_sentence(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "same", lambda: invites.same() | {"Workprint's takes": "older"})
    with pytest.raises(Refused, match=r"says: Workprint's takes on the other machine is not the same"):
        far.crew().make_all([card(far.film, 1)])
    assert not far.jobs()


@pytest.mark.parametrize("who", ["guest", "stranger", "no crew at all"])
def test_somebody_else_at_the_address_is_not_talked_to(far: Far, who: str) -> None:
    """A guest of the same crew has a certificate of its authority too, but it is not the host."""
    kept = let_in(far.home, far.address, None)
    home = far.there.home if who == "guest" else Home(far.folder / "stranger")
    certs.certificates(home.certificates)
    for name, content in zip(("pem", "key"), authority.issue(home.certificates, "guest", 1), strict=True):
        (far.folder / f"guest.{name}").write_bytes(content)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(far.folder / "guest.pem", far.folder / "guest.key")
    heard = []

    def pretend(server: socket.socket) -> None:
        with server.accept()[0] as plain, suppress(OSError):
            if who == "no crew at all":
                plain.sendall(b"SSH-2.0-OpenSSH_9.2\r\n" * 10)
            else:
                heard.append(context.wrap_socket(plain, server_side=True).recv(100))

    with socket.create_server(("127.0.0.1", 0)) as server:
        private.write(kept / "desk", str(server.getsockname()[1]).encode())
        other = threading.Thread(target=pretend, args=(server,))
        other.start()
        with pytest.raises(Refused, match="is not the host that let this machine in"):
            far.crew().make_all([card(far.film, 1)])
        other.join()
    assert not any(heard)  # not a word was said to it


def test_the_host_sees_who_asked_and_has_the_last_word(
    far: Far, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    film = film_there(far.film)
    with Line(far.address, let_in(far.home, far.address, None)) as there:
        there.ask("wish", film=film, what="pause", ids=[])
        wish = {"request": dataclasses.replace(card(far.film, 1), out="").to_json(), "label": "card"}
        there.ask("add", film=film, wishes=[wish])
    monkeypatch.setenv(PLACE, str(far.there.home.folder.parent))
    askers = json.loads(printed(capsys, "crew", "status", "--json"))["askers"]
    asker = next(one for one in askers if one["folder"] == far.jobs()[0].film)
    assert asker["jobs"] == 1
    assert f"{asker['name']} asked for 1 of the jobs" in printed(capsys, "crew", "status")
    assert "1 cancelled" in printed(capsys, "jobs", asker["folder"], "cancel")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*words]) == 0
    return capsys.readouterr().out


def test_nobody_at_the_address_is_one_sentence(far: Far) -> None:
    private.write(let_in(far.home, far.address, None) / "desk", b"9")
    for address in (far.address, f"{'x' * 70}.local:1"):
        with pytest.raises(Refused, match=f"nobody answers at {address}; is the host at work there"):
            Remote(far.film, address, let_in(far.home, far.address, None)).make_all([card(far.film, 1)])

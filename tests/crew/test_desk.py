"""The desk: one question for strangers, over TLS; for those who were let in their own work and nobody else's."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import ssl
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines import stages
from pipelines.report import Refused, quietly
from pipelines.requests import BoardRequest, Clip, CutRequest, TitleRequest, from_json
from studio.crew import certs, farm, invites, orders
from studio.crew.desk import EACH, LINE, desk
from studio.crew.farm import ask_in, membership
from studio.crew.home import Home
from studio.crew.invites import ASK, LEND
from studio.crew.orders import Orders
from studio.crew.queue import Queue

FILM = "0123456789abcdef" * 2
Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


class Host:
    """A host's desk over a real queue, and machines that were let in; nobody makes anything by itself."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, Home(folder / "crew")
        self.queue = Queue(self.home.folder)
        self.orders = Orders(self.home, self.queue, set(), lambda _words: None)
        self.where = ""

    def run(self, visit: Callable[[], Awaitable[None]]) -> None:
        async def open_() -> None:
            async with desk(self.home, "127.0.0.1", 0, self.orders) as self.where:
                await visit()

        asyncio.run(open_())

    async def let_in(self, name: str, to: str = ASK, machine: str | None = None) -> Path:
        """Where a machine that was let in keeps its certificate."""
        home = Home(self.folder / name)
        invite = invites.write_invite(self.home, self.where, self.folder / f"{name}.invite")
        before = set(self.orders.admitted)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(farm.platform, "node", lambda: name if machine is None else machine)
            await ask_in(home, f"tls://{self.where}", invite, to)
        assert len(self.orders.admitted - before) == 1
        return membership(home, f"tls://{self.where}", to)

    async def line(self, kept: Path | None) -> tuple[Reader, Writer]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.load_verify_locations(self.home.certificates / "ca.pem")
        if kept:
            context.load_cert_chain(kept / "node.pem", kept / "node.key")
        return await asyncio.open_connection(
            "127.0.0.1", int(self.where.rpartition(":")[2]), ssl=context, limit=1 << 24
        )

    async def open(self, kept: Path) -> tuple[Reader, Writer]:
        line = await self.line(kept)
        assert "name" in await say(line, ask="open", versions=invites.same())
        return line

    def make(self) -> None:
        """What a worker would do with all that waits."""
        for job in self.queue.jobs(states=("waiting",)):
            self.queue.send(job.id, "cpu0")
            made = stages.make(from_json(job.request), quietly)
            self.queue.finish(job.id, made.to_json(), 1.0)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    made = Host(tmp_path)
    yield made
    made.queue.close()


async def say(line: tuple[Reader, Writer], **asked: Any) -> dict[str, Any]:
    reader, writer = line
    writer.write(json.dumps(asked).encode() + b"\n")
    answer: dict[str, Any] = json.loads(await asyncio.wait_for(reader.readline(), 10))
    if size := answer.get("size"):
        answer["bytes"] = await asyncio.wait_for(reader.readexactly(size), 10)
    return answer


def card(n: int = 1) -> TitleRequest:
    return TitleRequest(f"Card {n}", width=128, height=72, frames=4)


def wish(request: Any, label: str = "card") -> dict[str, str]:
    return {"request": request.to_json(), "label": label}


def test_a_stranger_is_answered_one_question_and_only_over_tls(host: Host) -> None:
    async def visit() -> None:
        kept = await host.let_in("desk", LEND)
        assert {p.name for p in kept.iterdir()} == {"ca.pem", "node.pem", "node.key", "name", "desk", "used"}
        assert all(p.stat().st_mode & 0o077 == 0 for p in kept.iterdir())
        used = invites.read_invite(host.folder / "desk.invite")
        with pytest.raises(Refused, match="used already"):
            await ask_in(Home(host.folder / "other"), f"tls://{host.where}", used)
        reader, writer = await asyncio.open_connection("127.0.0.1", int(host.where.rpartition(":")[2]))
        writer.write(json.dumps({"token": used.token, "machine": "x", "versions": {}}).encode() + b"\n")
        assert (await asyncio.wait_for(reader.read(100), 5))[:1] in (b"", b"\x15")  # no word without TLS
        stranger = Home(host.folder / "stranger")
        own = certs.certificates(stranger.certificates)
        false = dataclasses.replace(used, authority=own.authority.read_text())
        with pytest.raises(Refused, match="is not the host that wrote the invite"):
            await ask_in(Home(host.folder / "other"), f"tls://{host.where}", false)
        for asked in ({"ask": "jobs", "film": FILM}, {"ask": "open", "versions": invites.same()}, {}):
            line = await host.line(None)
            assert await say(line, **asked) == {"refused": "this is not a question that a crew answers"}
            assert await line[0].read() == b""  # and the line is closed
        with pytest.raises((OSError, json.JSONDecodeError)):  # a certificate of another authority
            await say(await host.line(stranger.certificates), ask="open", versions=invites.same())

    host.run(visit)


def test_what_is_no_question_is_refused_and_the_desk_stays_open(host: Host) -> None:
    async def visit() -> None:
        for text in (b"[" * 100_000, b"null", b"{}", b"\xff\xfe", b'{"token": [], "machine": 1, "versions": 3}'):
            reader, writer = await host.line(None)
            writer.write(text + b"\n")
            assert b"not a question" in await asyncio.wait_for(reader.readline(), 10)
        line = await host.open(await host.let_in("desk"))
        for asked in ({"ask": "add", "film": FILM, "wishes": {}}, {"ask": "add", "film": FILM, "wishes": [3]},
                      {"ask": "look", "film": FILM, "ids": 7}, {"ask": "nobody", "film": FILM}, {"ask": "add"},
                      {"ask": "look", "film": "../..", "ids": []}, {"ask": "look", "film": FILM + "\n", "ids": []},
                      {"ask": ["open"], "film": FILM}):  # fmt: skip
            assert "not a question" in (await say(line, **asked))["refused"], asked
        line[1].write(b'"' + b"x" * (LINE * 3))
        assert b"not a question" in await asyncio.wait_for(line[0].readline(), 10)
        assert await say(await host.open(membership(Home(host.folder / "desk"), f"tls://{host.where}", ASK)),
                         ask="look", film=FILM, ids=[]) == {"jobs": [], "held": "", "away": ""}  # fmt: skip

    host.run(visit)


def test_nobody_is_asked_before_both_have_the_same_workprint(host: Host) -> None:
    async def visit() -> None:
        kept = await host.let_in("desk")
        line = await host.line(kept)
        assert "which Workprint" in (await say(line, ask="jobs", film=FILM))["refused"]
        told = await say(line, ask="open", versions=invites.same() | {"weights": "others"})
        assert "weights on the other machine is not the same" in told["refused"]
        assert "which Workprint" in (await say(line, ask="jobs", film=FILM))["refused"]
        host.orders.admitted.clear()
        assert "is not any more" in (await say(line, ask="open", versions=invites.same()))["refused"]

    host.run(visit)


def test_who_only_asks_gets_no_certificate_of_the_crew(host: Host) -> None:
    """Dask lets whoever has a certificate of the crew's authority run code; an asker's is of another one."""

    async def visit() -> None:
        asker = await host.let_in("desk", ASK)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        own = certs.kept(host.home.certificates)
        context.load_cert_chain(own.own, own.key)
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(own.authority)  # as Dask has it

        async def greet(_reader: Reader, writer: Writer) -> None:
            writer.write(b"hello\n")

        server = await asyncio.start_server(greet, "127.0.0.1", 0, ssl=context)
        port = server.sockets[0].getsockname()[1]
        for kept, let_in in ((await host.let_in("lender", LEND), True), (asker, False)):
            there = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            there.check_hostname = False
            there.load_verify_locations(own.authority)
            there.load_cert_chain(kept / "node.pem", kept / "node.key")
            said = b""
            try:
                reader, _writer = await asyncio.open_connection("127.0.0.1", port, ssl=there)
                said = await reader.read(6)
            except OSError:
                pass
            assert (said == b"hello\n") is let_in
        server.close()

    host.run(visit)


def test_a_name_from_elsewhere_never_leads_out_of_the_folder(host: Host) -> None:
    async def visit() -> None:
        for machine in ("..", "../../x", "", "a/b\\c", certs.HOST, "desk", "DESK"):
            await host.let_in(f"m{len(host.orders.admitted)}", machine=machine)
        assert host.orders.admitted == {
            "machine", "x", "machine-2", "a-b-c", f"{certs.HOST}-2", "desk", "DESK-2"
        }  # fmt: skip

    host.run(visit)


def test_one_machine_sees_nothing_of_another(host: Host) -> None:
    async def visit() -> None:
        mine, theirs = [await host.open(await host.let_in(name)) for name in ("desk", "attic")]
        (id_,) = (await say(mine, ask="add", film=FILM, wishes=[wish(card())]))["ids"]
        host.make()
        made = await say(mine, ask="made", film=FILM, id=id_)
        name = next(file["name"] for file in made["files"] if file["name"].endswith(".mp4"))
        assert "/" not in made["result"] and (await say(mine, ask="piece", film=FILM, id=id_, name=name, at=0))["bytes"]
        for film in (FILM, "f" * 32):
            other = theirs if film == FILM else mine
            assert (await say(other, ask="look", film=film, ids=[id_]))["jobs"] == []
            assert (await say(other, ask="jobs", film=film))["jobs"] == []
            for ask in ("made", "had"):
                assert "no such" in (await say(other, ask=ask, film=film, id=id_))["refused"]
            assert "no such" in (await say(other, ask="piece", film=film, id=id_, name=name, at=0))["refused"]
            assert "no job" in (await say(other, ask="wish", film=film, what="cancel", ids=[id_]))["refused"]
        for bad in ("../../ca.key", f"{name}/../x", "", ".", f"{name}\n", "x" + name):
            assert "does not belong" in (await say(mine, ask="piece", film=FILM, id=id_, name=bad, at=0))["refused"]
        assert "does not belong" in (await say(mine, ask="piece", film=FILM, id=id_, name=name, at=-1))["refused"]
        assert "bytes" not in await say(mine, ask="piece", film=FILM, id=id_, name=name, at=1 << 49)

    host.run(visit)


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (dataclasses.replace(card(), out="/etc/passwd"), "is not for those who ask it to say"),
        (dataclasses.replace(card(), out="../x"), "is not for those who ask it to say"),
        (BoardRequest("a field", folder="/models/mine"), "where that model lies"),
        (
            CutRequest((Clip("x.mp4", stop=4),)),
            "where its film lies",
        ),
    ],
)
def test_what_names_files_is_not_asked_for_from_afar(host: Host, request_: Any, words: str) -> None:
    async def visit() -> None:
        line = await host.open(await host.let_in("desk"))
        told = await say(line, ask="add", film=FILM, wishes=[wish(card()), wish(request_)])
        assert words in told["refused"] and not host.queue.jobs()  # all or none

    host.run(visit)


def test_a_request_with_a_field_nobody_knows_is_refused(host: Host) -> None:
    async def visit() -> None:
        line = await host.open(await host.let_in("desk"))
        tree = json.loads(card().to_json()) | {"command": "rm"}
        told = await say(line, ask="add", film=FILM, wishes=[{"request": json.dumps(tree), "label": "x"}])
        assert "'command'" in told["refused"] and not host.queue.jobs()

    host.run(visit)


def test_what_is_made_is_not_made_again_until_it_was_fetched_and_is_wanted_anew(host: Host) -> None:
    async def visit() -> None:
        line = await host.open(await host.let_in("desk"))
        asked = {"ask": "add", "film": FILM, "wishes": [wish(card()), wish(card()), wish(card(2), "\x1b[31mred\n")]}
        ids = (await say(line, **asked))["ids"]
        assert ids[0] == ids[1] and len(set(ids)) == 2 == len(host.queue.jobs())
        assert host.queue.job(ids[2]).label == " [31mred  for desk"  # nothing that a terminal of the host obeys
        host.make()
        assert (await say(line, **asked))["ids"] == ids
        assert [job.attempts for job in host.queue.jobs(states=("done",))] == [1, 1]
        await say(line, ask="had", film=FILM, id=ids[0])
        folder = host.home.orders / "desk" / FILM
        assert {p.name.partition(".")[0] for p in folder.iterdir()} == {card(2).key}
        assert (await say(line, ask="made", film=FILM, id=ids[0])) == {"gone": True}
        assert (await say(line, **asked))["ids"] == ids and host.queue.job(ids[0]).state == "waiting"

    host.run(visit)


def test_a_machine_may_hold_and_cancel_its_own_and_settle_nothing_else(host: Host) -> None:
    async def visit() -> None:
        line = await host.open(await host.let_in("desk"))
        ids = (await say(line, ask="add", film=FILM, wishes=[wish(card(n)) for n in range(3)]))["ids"]
        await say(line, ask="wish", film=FILM, what="pause", ids=[])
        assert (await say(line, ask="look", film=FILM, ids=ids))["held"] == "it was paused by hand"
        await say(line, ask="wish", film=FILM, what="resume", ids=[])
        await say(line, ask="wish", film=FILM, what="cancel", ids=ids[:1])
        told = await say(line, ask="jobs", film=FILM)
        assert [job["state"] for job in told["jobs"]] == ["cancelled", "waiting", "waiting"] and told["held"] == ""
        for what in ("first", "hours", "close", "settle"):
            assert "on the host itself" in (await say(line, ask="wish", film=FILM, what=what, ids=ids))["refused"]

    host.run(visit)


def test_nobody_fills_the_host(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    async def visit() -> None:
        kept = await host.let_in("desk")
        line = await host.open(kept)
        monkeypatch.setattr(orders, "MOST", 3)
        asked = {"ask": "add", "film": FILM}
        assert "ids" in await say(line, **asked, wishes=[wish(card(n)) for n in range(3)])
        told = await say(line, **asked | {"film": "e" * 32}, wishes=[wish(card(9))])
        assert "more than 3 jobs of this machine" in told["refused"]
        monkeypatch.setattr(orders, "ROOM", 1 << 60)
        assert "nearly full" in (await say(line, **asked, wishes=[wish(card(9))]))["refused"]
        lines = [await host.open(kept) for _ in range(EACH - 1)]
        told = await say(await host.line(kept), ask="open", versions=invites.same())
        assert "too many lines" in told["refused"]
        lines[0][1].close()
        await host.open(await host.let_in("attic"))  # others still come in

    host.run(visit)


def test_what_nobody_fetched_for_a_month_is_forgotten(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    async def visit() -> None:
        line = await host.open(await host.let_in("desk"))
        await say(line, ask="add", film=FILM, wishes=[wish(card())])
        host.make()

    host.run(visit)
    folder = host.home.orders / "desk" / FILM
    host.orders.tidy()
    assert list(folder.iterdir())
    now = orders.time.time()
    monkeypatch.setattr(orders.time, "time", lambda: now + 31 * 24 * 3600)
    host.orders.tidy()
    assert not folder.exists()

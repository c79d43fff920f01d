"""The truth about jobs: one SQLite table that survives whatever happens to those who work through it.

Windows and commands add jobs and say what they wish (stop, pause, first); only the crew changes what a job's state says
of its work. The table is synced at every change, so a job once accepted is known after any crash. Wall-clock times in
it are for people; nothing is decided by them.
"""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipelines import requests
from pipelines.report import Refused
from pipelines.requests import Request

from .job import OPEN, STATES, Job, Needs, Wish, plain_path

VERSION = 1
DEATHS = 3  # crews that died over one job, in a row; then it is held for the person
KEEP = timedelta(days=30)  # how long what is over stays in the list
TRIES = 2  # starts of one job that may end with its process dying or hanging; then it is failed


_TABLES = f"""
create table job(
  id text primary key, film text not null, label text not null, key text not null, out text not null,
  request text not null, landing text not null default '', needs text not null default '{{}}',
  priority integer not null default 0, seq integer not null,
  state text not null default 'waiting' check(state in {STATES}),
  stop integer not null default 0, attempts integer not null default 0, failed_on text not null default '[]',
  deaths integer not null default 0, machine text not null default '', done real not null default 0,
  words text not null default '',
  reason text not null default '', result text not null default '', seconds real not null default 0,
  made text not null, sent text not null default '', ended text not null default '');
create unique index job_work on job(key, out);
create index job_state on job(state, priority desc, seq);
create table rule(film text not null, name text not null, value text not null, primary key(film, name));
"""


def _job(row: sqlite3.Row) -> Job:
    plain = dict(row)
    plain["needs"] = Needs(**json.loads(plain["needs"]))
    plain["failed_on"] = tuple(json.loads(plain["failed_on"]))
    plain["stop"] = bool(plain["stop"])
    return Job(**plain)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Queue:
    """The table in ``folder``; made when it is not there.

    Raises Refused when a newer Workprint wrote it. A file that cannot be read is put aside and its last good copy
    taken; ``told`` hears of it in one sentence.
    """

    def __init__(self, folder: Path, told: Callable[[str], None] = lambda _words: None) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.file, self.good = folder / "jobs.db", folder / "jobs.good.db"
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # locked, or a folder nobody may write: not a broken file
                raise Refused(f"the queue {self.file} cannot be opened ({error}); is the folder writable?") from error
            told(self._restore())
            self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.file, timeout=10, isolation_level=None, check_same_thread=False)
        try:
            db.row_factory = sqlite3.Row
            db.execute("pragma journal_mode=wal")
            db.execute("pragma synchronous=full")
            if db.execute("pragma quick_check").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("quick_check")
            version = db.execute("pragma user_version").fetchone()[0]
            if version > VERSION:
                raise Refused(
                    f"the queue {self.file} was written by a newer Workprint (version {version}, this one knows "
                    f"{VERSION}); update Workprint, or finish the jobs there first"
                )
            if version == 0:
                with _all_or_nothing(db):
                    if db.execute("pragma user_version").fetchone()[0] == 0:  # another process may have been faster
                        for line in _TABLES.split(";"):
                            db.execute(line)
                        db.execute(f"pragma user_version={VERSION}")
        except BaseException:
            db.close()
            raise
        return db

    def _restore(self) -> str:
        """Put the broken file aside and its last good copy in its place; one sentence about it."""
        aside = self.folder / f"jobs.broken-{uuid.uuid4().hex[:8]}.db"
        for end in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.replace(f"{self.file}{end}", f"{aside}{end}")
        if not self.good.exists():
            return (
                f"the queue could not be read and no good copy is there: it starts empty; the old file is {aside.name}"
            )
        fresh = self.file.with_suffix(".new")
        fresh.write_bytes(self.good.read_bytes())
        os.replace(fresh, self.file)
        return f"the queue could not be read and was taken from its last good copy; the old file is {aside.name}"

    def keep_copy(self) -> None:
        """Write the last good copy anew, whole or not at all."""
        fresh = self.good.with_suffix(f".{os.getpid()}.new")
        try:
            copy = sqlite3.connect(fresh)
            try:
                self._db.backup(copy)
                whole = copy.execute("pragma quick_check").fetchone()[0] == "ok"
            finally:
                copy.close()
            if whole:  # a damaged queue never takes the place of a good copy
                os.replace(fresh, self.good)
        finally:
            fresh.unlink(missing_ok=True)

    def close(self) -> None:
        self._db.close()

    # ---- what a window or a command may do --------------------------------------------------------------------------

    def add(self, wishes: Sequence[Wish]) -> tuple[str, ...]:
        """Accept jobs, all or none; their ids, in order.

        A wish for work that is in the table already is that job: attached to while it is open, asked for again when it
        failed or was cancelled, or when its result is gone. Raises Refused for a result outside its film's folder.
        """
        ids = []
        with self._change() as db:
            last = db.execute("select coalesce(max(seq), 0) from job").fetchone()[0]
            for n, wish in enumerate(wishes):
                out = str(getattr(wish.request, "out", ""))
                film = Path(plain_path(wish.film))
                if not Path(os.path.normpath(out)).is_relative_to(film):
                    raise Refused(f"{wish.label} would be written to {out}, outside the film folder {film}")
                key = wish.request.key
                there = db.execute("select id, state from job where key=? and out=?", (key, out)).fetchone()
                if there is None:
                    ids.append(uuid.uuid4().hex[:12])
                    db.execute(
                        "insert into job(id, film, label, key, out, request, landing, needs, priority, seq, made)"
                        " values(?,?,?,?,?,?,?,?,?,?,?)",
                        (ids[-1], str(film), wish.label, key, out, wish.request.to_json(), wish.landing,
                         wish.needs.to_json(), wish.priority, last + n + 1, _now()),
                    )  # fmt: skip
                    continue
                ids.append(there["id"])
                if wish.landing:  # what was asked for last knows best what is to become of it
                    db.execute("update job set landing=?, label=? where id=?", (wish.landing, wish.label, there["id"]))
                if there["state"] not in OPEN:
                    self._again(db, there["id"], last + n + 1)
        return tuple(ids)

    def _again(self, db: sqlite3.Connection, job: str, seq: int) -> None:
        db.execute(
            "update job set state='waiting', stop=0, attempts=0, failed_on='[]', deaths=0, reason='', result='',"
            " machine='', done=0, words='', ended='', seq=? where id=?",
            (seq, job),
        )

    def jobs(self, film: Path | None = None, states: Sequence[str] = STATES) -> tuple[Job, ...]:
        """Jobs of a film, or all, in the order they will be done."""
        marks = ",".join("?" * len(states))
        where, values = f"state in ({marks})", list(states)
        if film is not None:
            where, values = where + " and film=?", [*values, _film(film)]
        rows = self._db.execute(f"select * from job where {where} order by priority desc, seq", values)  # noqa: S608
        return tuple(map(_job, rows))

    def those(self, ids: Sequence[str]) -> tuple[Job, ...]:
        """The jobs with these ids."""
        return tuple(self.job(id_) for id_ in ids)

    def some(self, state: str) -> bool:
        """Whether any job is in that state."""
        return self._db.execute("select 1 from job where state=? limit 1", (state,)).fetchone() is not None

    def job(self, id_: str) -> Job:
        """One job. Raises Refused when there is none."""
        row = self._db.execute("select * from job where id=?", (id_,)).fetchone()
        if row is None:
            raise Refused(f"there is no job {id_}; see: workprint jobs FILM")
        return _job(row)

    def work(self, key: str, out: str) -> Job | None:
        """The job that makes that, there, if there is one."""
        row = self._db.execute("select * from job where key=? and out=?", (key, out)).fetchone()
        return _job(row) if row else None

    def open_under(self, folder: Path) -> int:
        """How many jobs of films in that folder are not over."""
        below = f"{plain_path(folder)}{os.sep}"
        where = f"state in ({','.join('?' * len(OPEN))}) and substr(film, 1, ?)=?"
        counted = self._db.execute(f"select count(*) from job where {where}", (*OPEN, len(below), below))  # noqa: S608
        return int(counted.fetchone()[0])

    def changes(self) -> int:
        """A number that differs after another process changed the table: cheap to ask four times a second."""
        return int(self._db.execute("pragma data_version").fetchone()[0])

    def cancel(self, ids: Sequence[str]) -> None:
        """Waiting and paused jobs are cancelled at once; running ones are told to stop."""
        with self._change() as db:
            for id_ in ids:
                db.execute(
                    "update job set state='cancelled', ended=? where id=? and state in ('waiting','paused')",
                    (_now(), id_),
                )
                db.execute("update job set stop=1 where id=? and state='running'", (id_,))

    def pause(self, ids: Sequence[str]) -> None:
        """Waiting jobs are held; a running one is finished first."""
        self._set(ids, "update job set state='paused' where id=? and state='waiting'")

    def resume(self, ids: Sequence[str]) -> None:
        self._set(ids, "update job set state='waiting' where id=? and state='paused'")

    def first(self, ids: Sequence[str]) -> None:
        """Before everything else that waits, in the order given."""
        with self._change() as db:
            top = db.execute(
                "select coalesce(max(priority), 0) from job where state in ('waiting','paused')"
            ).fetchone()[0]
            for n, id_ in enumerate(reversed(ids)):
                db.execute("update job set priority=? where id=?", (top + n + 1, id_))

    def retry(self, ids: Sequence[str]) -> None:
        """Failed and cancelled jobs wait again, with all their tries."""
        with self._change() as db:
            last = db.execute("select coalesce(max(seq), 0) from job").fetchone()[0]
            for n, id_ in enumerate(ids):
                if db.execute("select state from job where id=?", (id_,)).fetchone()["state"] in (
                    "failed",
                    "cancelled",
                ):
                    self._again(db, id_, last + n + 1)

    def rule(self, film: Path | None, name: str) -> str:
        """What was settled for a film, or for all: "held", "hours"; empty when nothing was."""
        row = self._db.execute("select value from rule where film=? and name=?", (_film(film), name)).fetchone()
        return str(row["value"]) if row else ""

    def rules(self) -> dict[tuple[str, str], str]:
        """All that was settled: (film or "", name) -> value."""
        return {(row["film"], row["name"]): row["value"] for row in self._db.execute("select * from rule")}

    def settle(self, film: Path | None, name: str, value: str) -> None:
        """Settle a rule; an empty value takes it back."""
        with self._change() as db:
            db.execute("delete from rule where film=? and name=?", (_film(film), name))
            if value:
                db.execute("insert into rule values(?,?,?)", (_film(film), name, value))

    # ---- what only the crew does ------------------------------------------------------------------------------------

    def adopt(self, finished: Callable[[Request], str | None]) -> tuple[int, int]:
        """At a crew's start: running rows whose result lies there are done, the others wait again, the try given back.

        Who was told to stop has stopped, and what three crews in a row died over is held for the person: a shot can
        bring a whole computer down. ``finished`` gives a request's result as JSON when it is on the disk.
        (done, given back).
        """
        done = back = 0
        for job in self.jobs(states=("running",)):
            try:
                result = finished(requests.from_json(job.request))
            except Refused as wrong:  # a row of another Workprint
                self.fail(job.id, str(wrong))
                continue
            if result:
                self.finish(job.id, result, job.seconds)
                done += 1
            elif job.stop:
                self.stopped(job.id)
            elif job.deaths + 1 >= DEATHS:
                self._set(
                    (job.id,),
                    "update job set state='paused', deaths=0, reason='the crew ended three times while it was made;"
                    " resume it when you know why' where id=?",
                )
            else:
                self._set(
                    (job.id,),
                    "update job set state='waiting', machine='', done=0, words='', attempts=max(attempts-1, 0),"
                    " deaths=deaths+1 where id=?",
                )
                back += 1
        return done, back

    def prune(self) -> None:
        """Forget what was over a month ago."""
        before = (datetime.now(UTC) - KEEP).isoformat(timespec="seconds")
        with self._change() as db:
            over = "state in ('done','failed','cancelled') and ended<>'' and ended<?"
            db.execute(f"delete from job where {over}", (before,))  # noqa: S608

    def send(self, id_: str, machine: str) -> bool:
        """The job is handed to a worker; False when somebody cancelled or paused it in the meantime."""
        with self._change() as db:
            sent = db.execute(
                "update job set state='running', machine=?, attempts=attempts+1, done=0, words='', sent=?"
                " where id=? and state='waiting' and stop=0",
                (machine, _now(), id_),
            )
            return sent.rowcount == 1

    def tell(self, id_: str, done: float, words: str) -> None:
        """How far a running job is."""
        self._db.execute("update job set done=?, words=? where id=? and state='running'", (done, words, id_))

    def finish(self, id_: str, result: str, seconds: float) -> None:
        self._end(id_, "done", "", result, seconds)

    def fail(self, id_: str, reason: str) -> None:
        self._end(id_, "failed", reason)

    def stopped(self, id_: str) -> None:
        self._end(id_, "cancelled", "")

    def give_back(self, id_: str, reason: str, blame: bool) -> bool:
        """The worker is gone or could not write. With ``blame`` the try counts; False when it was the last one."""
        with self._change() as db:
            job = self.job(id_)
            if job.state != "running":
                return True
            failed_on = [*job.failed_on, job.machine] if blame else list(job.failed_on)
            over = blame and len(failed_on) >= TRIES
            db.execute(
                "update job set state=?, failed_on=?, reason=?, attempts=attempts-?, done=0, words='', ended=?"
                " where id=?",
                (
                    "failed" if over else "waiting",
                    json.dumps(failed_on),
                    reason,
                    int(not blame),
                    _now() if over else "",
                    id_,
                ),
            )
            if not over and job.stop:
                db.execute("update job set state='cancelled', ended=? where id=?", (_now(), id_))
        return not over

    def _end(self, id_: str, state: str, reason: str, result: str = "", seconds: float = 0.0) -> None:
        with self._change() as db:
            db.execute(
                "update job set state=?, reason=?, result=?, seconds=?, done=?, words='', stop=0, deaths=0, ended=?"
                " where id=?",
                (state, reason, result, seconds, float(state == "done"), _now(), id_),
            )

    def _set(self, ids: Sequence[str], change: str) -> None:
        with self._change() as db:
            for id_ in ids:
                db.execute(change, (id_,))

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with _all_or_nothing(self._db):
            yield self._db


@contextmanager
def _all_or_nothing(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:  # SQLite rolls back by itself when the disk is full
            db.execute("rollback")
        raise


def _film(film: Path | None) -> str:
    return plain_path(film) if film else ""

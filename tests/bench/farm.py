"""Two machines in one: host and guest in network namespaces of their own, a cable between them, and invites.

python -m tests.bench.farm      (Linux, root)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from pipelines.requests import TitleRequest
from pipelines.results import found
from studio.crew.home import PLACE, Home
from studio.crew.job import OPEN, Wish
from studio.crew.queue import Queue

ROOT = Path(__file__).parents[2]
HOST, GUEST, ADDRESS = "workprint-host", "workprint-guest", "10.77.0.1:8786"
SCRIPT = """Title: The Horse

EXT. FIELD - SUNSET

A horse stands alone in the tall grass.

INT. KITCHEN - NIGHT

IDA (40), a woman in an apron, puts a letter on the table.
"""
LISTENING = "import psutil; print(*sorted({c.laddr.ip for c in psutil.net_connections('tcp') if c.status == 'LISTEN'}))"


def system(*words: str) -> None:
    subprocess.run(words, check=True)


def cable() -> None:
    for name in (HOST, GUEST):
        system("ip", "netns", "add", name)
    system("ip", "link", "add", "wp0", "netns", HOST, "type", "veth", "peer", "name", "wp1", "netns", GUEST)
    for name, link, address in ((HOST, "wp0", "10.77.0.1/24"), (GUEST, "wp1", "10.77.0.2/24")):
        for words in (("addr", "add", address, "dev", link), ("link", "set", link, "up"), ("link", "set", "lo", "up")):
            system("ip", "-n", name, *words)


def inside(name: str, state: Path, *words: str) -> list[str]:
    return ["ip", "netns", "exec", name, "env", f"{PLACE}={state}", sys.executable, *words]


def asker(folder: Path, queue: Queue) -> None:
    """Somebody at the other end of the cable has a film made by the crew, is killed once, and types it again."""
    (folder / "asker").mkdir()
    (folder / "asker" / "horse.fountain").write_text(SCRIPT)
    invite = folder / "asker.invite"
    crew = inside(HOST, folder / "host", "-m", "studio", "crew", "host", "--listen", ADDRESS, "--invite", str(invite))
    subprocess.run(crew, cwd=ROOT, check=True)
    words = ["film", "horse.fountain", "--size", "320x180", "--rate", "12", "--crew", ADDRESS, "--invite", str(invite)]
    film = ["env", f"PYTHONPATH={ROOT}", *inside(GUEST, folder / "asker" / "state", "-m", "studio", *words)]
    before = {job.id for job in queue.jobs()}
    began = time.monotonic()
    first = subprocess.Popen(film, cwd=folder / "asker")
    while first.poll() is None and {job.id for job in queue.jobs()} <= before:
        time.sleep(0.05)
    first.kill()
    first.wait()
    done = subprocess.run(film, cwd=folder / "asker", capture_output=True, text=True, check=False)
    print(f"a film from afar in {time.monotonic() - began:.1f} s: {done.returncode}, {done.stdout.strip()}")
    print(done.stderr.strip())
    jobs = [job for job in queue.jobs() if job.id not in before]
    print(f"{len(jobs)} jobs, tries {dict(Counter(job.attempts for job in jobs))}, by", end=" ")
    print(dict(Counter(job.machine for job in jobs)))
    left = [path for path in (folder / "host" / "crew" / "orders").rglob("*.*") if path.is_file()]
    print(f"left at the host: {len(left)} files")
    again = subprocess.run(film, cwd=folder / "asker", capture_output=True, text=True, check=False)
    print(f"typed once more: {again.returncode}, {again.stderr.strip().splitlines()[-1]}")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ[PLACE] = str(folder / "host")
        film, invite = folder / "a.film", folder / "desk.invite"
        film.mkdir()
        guest: subprocess.Popen[bytes] | None = None
        try:
            cable()
            crew = ["-m", "studio", "crew"]
            host = ["host", "--listen", ADDRESS, "--workers", "1", "--invite", str(invite)]
            subprocess.run(inside(HOST, folder / "host", *crew, *host), cwd=ROOT, check=True)
            lend = ["join", ADDRESS, "--invite", str(invite), "--workers", "1"]
            # the guest is another machine: it does not see the host's film
            hide = ["unshare", "-m", "sh", "-c", f'mount -t tmpfs none "{film}" && exec "$@"', "sh"]
            guest = subprocess.Popen([*hide, *inside(GUEST, folder / "guest", *crew, *lend)], cwd=ROOT)
            home = Home()
            until = time.monotonic() + 60
            while not ((there := home.standing()) and there.others) and time.monotonic() < until:
                time.sleep(0.2)
            queue = Queue(home.folder)
            wishes = [
                Wish(TitleRequest(f"Card {n}", width=640, height=360, frames=96, out=str(film / f"c{n}")), film, f"{n}")
                for n in range(16)
            ]
            began = time.monotonic()
            queue.add(wishes)
            while queue.jobs(states=OPEN) and time.monotonic() < until + 120:
                time.sleep(0.1)
            jobs = queue.jobs()
            print(f"16 jobs in {time.monotonic() - began:.1f} s: {dict(Counter(job.state for job in jobs))}")
            print(f"made by {dict(Counter(job.machine for job in jobs))}")
            print(f"{sum(found(job.key, job.out) is not None for job in jobs)} results whole at the host")
            for where in (HOST, GUEST):
                told = subprocess.run(
                    inside(where, folder, "-c", LISTENING), capture_output=True, text=True, check=True, cwd=ROOT
                )
                print(f"{where} listens on: {told.stdout.strip()}")
            again = subprocess.run(
                inside(GUEST, folder / "other", *crew, *lend), capture_output=True, text=True, cwd=ROOT, check=False
            )
            print(f"the same invite again: {again.returncode}, {again.stderr.strip()}")
            status = subprocess.run(
                inside(HOST, folder / "host", *crew, "status", "--json"),
                capture_output=True,
                text=True,
                cwd=ROOT,
                check=True,
            )
            print("status:", [machine["name"] for machine in json.loads(status.stdout)["machines"]])
            asker(folder, queue)
            queue.settle(None, "leave", "now")
            if guest:
                guest.wait(60)
                print("the guest left with its host")
        finally:
            if guest and guest.poll() is None:
                guest.kill()
            for name_ in (HOST, GUEST):
                with suppress(subprocess.CalledProcessError):
                    system("ip", "netns", "del", name_)


if __name__ == "__main__":
    main()

"""Two machines in one: a host and a guest in network namespaces of their own, a cable between them, an invite.

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

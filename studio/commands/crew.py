"""``workprint crew``: who works in the background, on this machine and on others that joined it."""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections import Counter
from pathlib import Path

import psutil

from studio.crew.address import full_address
from studio.crew.home import Home, Standing
from studio.crew.inline import cores
from studio.crew.job import OPEN, plain_path
from studio.crew.local import AWAY, start
from studio.crew.queue import Queue
from studio.trouble import Trouble

PATIENCE = 3600.0  # seconds a job may still take before `crew stop` says that it stays


def crew(given: argparse.Namespace) -> int:
    """Run the verb."""
    home = Home()
    if given.what == "stop":
        return _stop(home, given.now)
    if given.what == "host":
        return _host(home, given)
    if given.what == "join":
        return _join(home, given)
    there, orders = home.standing(), plain_path(home.orders)
    queue = Queue(home.folder)
    try:
        running = {job.machine: job for job in queue.jobs(states=("running",))}
        waiting = len(queue.jobs(states=("waiting",)))
        asked = Counter(job.film for job in queue.jobs(states=OPEN) if Path(job.film).is_relative_to(orders))
    finally:
        queue.close()
    processes = [("crew", there.pid), *there.workers.items()] if there else []
    if given.json:
        machines = []
        for name, pid in processes:
            at = running.get(name)
            job = {"job": at.id if at else "", "label": at.label if at else "", "since": at.sent if at else ""}
            machines.append({"name": name, "pid": pid, "memory": _memory(pid), **job})
        others = [
            {"name": name, "address": where, "job": running[name].id if name in running else ""}
            for name, where in (there.others.items() if there else ())
        ]
        plain = {"address": there.address, "since": there.since} if there else {"address": "", "since": ""}
        askers = [{"name": Path(film).parent.name, "jobs": n, "folder": film} for film, n in asked.items()]
        print(json.dumps(plain | {"processes": machines, "machines": others, "waiting": waiting, "askers": askers}))
        return 0
    if not there:
        print(f"nobody is at work; {waiting} jobs wait" if waiting else "nobody is at work, and nothing waits")
        return 0
    print(f"at work since {there.since}, {there.address}; {waiting} jobs wait")
    for name, pid in processes:
        does = f"{running[name].label} since {running[name].sent}" if name in running else "-"
        print(f"{name:8} pid {pid:<8} {_memory(pid) / 1e6:6.0f} MB  {does if name != 'crew' else ''}".rstrip())
    for name, where in there.others.items():
        does = f"{running[name].label} since {running[name].sent}" if name in running else "-"
        print(f"{name:20} {where.removeprefix('tls://'):22} {does}")
    for film, n in asked.items():
        print(f"{Path(film).parent.name} asked for {n} of the jobs; see: workprint jobs {film}")
    return 0


def _memory(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def _host(home: Home, given: argparse.Namespace) -> int:
    """Bring up the crew where other machines can join it, and write an invite for one of them."""
    listen = given.listen or ""
    if listen:
        full_address(listen if listen.rpartition(":")[2].isdecimal() else f"{listen}:1")
    there = start(home, given.workers, listen)
    host = there.address.removeprefix("tls://")
    if listen and not host.startswith(listen):
        raise Trouble(f"a crew is at work at {host}; stop it with: workprint crew stop, then host again")
    print(f"the crew is at work at {host}")
    if given.invite:
        from studio.crew.invites import write_invite

        made = write_invite(home, there.desk, Path(given.invite))
        print(
            f"{given.invite} lets one machine in until {made.expires}; there, to help: workprint crew join {host} "
            f"--invite FILE; to have films made: workprint film SCRIPT --crew {host} --invite FILE"
        )
    return 0


def _join(home: Home, given: argparse.Namespace) -> int:
    """Lend this machine to a crew until it leaves or Ctrl-C."""
    from studio.crew.farm import ask_in, membership, work_for
    from studio.crew.invites import in_time, read_invite

    if not given.address:
        raise Trouble("say where the host is, for example: workprint crew join 10.0.0.5:8786 --invite FILE")
    address = full_address(given.address)
    if given.invite:
        file = Path(given.invite)
        name = asyncio.run(ask_in(home, address, in_time(read_invite(file), file)))
        print(f"this machine is {name!r} there; next time no invite is needed", flush=True)
    elif not (membership(home, address) / "node.pem").exists():
        raise Trouble(f"this machine was not let in at {given.address} yet; ask its host for an invite: --invite FILE")
    workers = given.workers or cores()
    print(f"lending {workers} workers to {given.address} until it leaves, or Ctrl-C", flush=True)
    try:
        asyncio.run(work_for(home, address, workers))
    except (OSError, TimeoutError) as wrong:
        raise Trouble(f"nobody answers at {given.address}; is the host at work there?") from wrong
    print("the crew has left")
    return 0


def _stop(home: Home, now: bool) -> int:
    """Ask the crew to leave, after what it makes now or at once, and wait until it is gone."""
    there: Standing | None = home.standing()
    if not there:
        print("nobody is at work")
        return 0
    queue = Queue(home.folder)
    try:
        queue.settle(None, AWAY, "yes")
        queue.settle(None, "listen", "")  # whoever asks next is asked for on this machine alone
        queue.settle(None, "leave", "now" if now else "drain")
    finally:
        queue.close()
    until = time.monotonic() + PATIENCE
    while home.standing():
        if time.monotonic() > until:
            raise Trouble(
                f"the crew (pid {there.pid}) is still at work; stop it at once with: workprint crew stop --now"
            )
        time.sleep(0.2)
    print("the crew has left; jobs that wait go on when it is asked again")
    return 0

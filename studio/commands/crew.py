"""``workprint crew``: who works in the background on this machine, and asking them to leave."""

from __future__ import annotations

import argparse
import json
import time

import psutil

from studio.crew.home import Home, Standing
from studio.crew.local import AWAY
from studio.crew.queue import Queue
from studio.trouble import Trouble

PATIENCE = 3600.0  # seconds a job may still take before `crew stop` says that it stays


def crew(given: argparse.Namespace) -> int:
    """Run the verb."""
    home = Home()
    if given.what == "stop":
        return _stop(home, given.now)
    there = home.standing()
    queue = Queue(home.folder)
    try:
        running = {job.machine: job for job in queue.jobs(states=("running",))}
        waiting = len(queue.jobs(states=("waiting",)))
    finally:
        queue.close()
    processes = [("crew", there.pid), *there.workers.items()] if there else []
    if given.json:
        machines = []
        for name, pid in processes:
            at = running.get(name)
            job = {"job": at.id if at else "", "label": at.label if at else "", "since": at.sent if at else ""}
            machines.append({"name": name, "pid": pid, "memory": _memory(pid), **job})
        print(json.dumps({"address": there.address if there else "", "since": there.since if there else "",
                          "processes": machines, "waiting": waiting}))  # fmt: skip
        return 0
    if not there:
        print(f"nobody is at work; {waiting} jobs wait" if waiting else "nobody is at work, and nothing waits")
        return 0
    print(f"at work since {there.since}, {there.address}; {waiting} jobs wait")
    for name, pid in processes:
        does = f"{running[name].label} since {running[name].sent}" if name in running else "-"
        print(f"{name:8} pid {pid:<8} {_memory(pid) / 1e6:6.0f} MB  {does if name != 'crew' else ''}".rstrip())
    return 0


def _memory(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
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

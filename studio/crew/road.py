"""How Dask is used: the road between the crew and its workers, and nothing else of it."""

from __future__ import annotations

from typing import Any

from .home import PLACE, Home

# Quiet when idle, nothing but loopback and TLS, no opinions on memory or failures: those are ours.
CONFIG: dict[str, Any] = {
    "distributed.scheduler.http.routes": ["distributed.http.health"],  # an HTTP port opens even without a dashboard
    "distributed.worker.http.routes": ["distributed.http.health"],
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.tick.cycle": "10s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.admin.system-monitor.disk": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.work-stealing": False,
    "distributed.worker.memory.monitor-interval": "2s",
    "distributed.diagnostics.nvml": False,
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.worker-ttl": None,  # it counts by the wall clock, and machines sleep
    "distributed.admin.low-level-log-length": 50,
    # Dask's own adds MALLOC_TRIM_THRESHOLD_, with which glibc gives every picture's memory back at once: a take of 150
    # frames then faults 770,000 pages instead of 22,000
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": 1, "MKL_NUM_THREADS": 1, "OPENBLAS_NUM_THREADS": 1},
}
LOOPBACK: dict[str, Any] = {
    "host": "127.0.0.1",
    "protocol": "tls",
    "dashboard": False,
    "dashboard_address": "127.0.0.1:0",
}


def worker(address: str, name: str, security: Any, home: Home, host: str = "127.0.0.1") -> Any:
    """A nanny, not started yet, that keeps one worker process of this machine at the scheduler's service."""
    from distributed import Nanny

    return Nanny(
        address,
        nthreads=1,
        name=name,
        security=security,
        memory_limit=0,  # Dask's own limit is a share of the memory and kills what exceeds it
        local_directory=str(home.scratch),
        death_timeout="30s",
        # as many workers as cores, so one thread each; a guest looks up its own home
        env={"OMP_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1", PLACE: str(home.folder.parent)},
        **LOOPBACK | {"host": host},
    )

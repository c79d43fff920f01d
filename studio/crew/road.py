"""How Dask is used: the road between the crew and its workers, and nothing else of it."""

from __future__ import annotations

from typing import Any

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
}
LOOPBACK: dict[str, Any] = {
    "host": "127.0.0.1",
    "protocol": "tls",
    "dashboard": False,
    "dashboard_address": "127.0.0.1:0",
}

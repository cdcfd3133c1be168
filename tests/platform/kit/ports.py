"""Loopback ports that are free, and waiting for somebody to listen on one."""

import socket
import time


def free() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    """Whether somebody takes connections there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait(port: int, alive, seconds: float = 30) -> None:
    """Returns when somebody listens; `alive()` tells whether waiting still makes sense."""
    end = time.monotonic() + seconds
    while not listens(port):
        if not alive():
            raise RuntimeError(f"nobody will listen on port {port}: the process has ended")
        if time.monotonic() > end:
            raise TimeoutError(f"nobody listens on port {port} after {seconds} s")
        time.sleep(0.02)

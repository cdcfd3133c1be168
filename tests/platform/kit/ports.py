"""Loopback ports that are free, and waiting for somebody to listen on one."""

import itertools
import random
import socket
import time

# Below those that the kernel gives to outgoing connections: one of these could sit on the port of a server
# that was killed and shall start again. Two runs at once begin at different places.
FIRST, LAST = 10_000, 32_000
NEXT = itertools.cycle(range(FIRST, LAST))
for _ in range(random.SystemRandom().randrange(LAST - FIRST)):
    next(NEXT)


def free() -> int:
    """A port that nobody listens on now, and that this run has not given away lately."""
    for port in NEXT:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no port is free")


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

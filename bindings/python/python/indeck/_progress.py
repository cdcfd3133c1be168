"""How far long work has come: one form for what calls, and all forms that people like to hand over.

The native code calls `listen(progress)` once, then the listener with `(done, total, what)` whenever there is news,
then its `close()`. What a listener raises stops the work and comes out of the call that began it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol, TextIO

__all__ = ["Listener", "Progress", "ProgressBar", "ProgressLike", "listen"]


class Progress(NamedTuple):
    """How far the work has come: `done` of `total` steps, and `what` is being done now.

    `total` is `None` while it is not known. A new kind of work may begin at 0 again with another total.

        >>> seen = []
        >>> indeck.build(spec, progress=seen.append) and seen[-1].done == seen[-1].total
        True
    """

    done: int
    """Steps that are done."""
    total: int | None
    """Steps in all."""
    what: str
    """What is being done."""


class ProgressBar(Protocol):
    """A bar of `tqdm`, or one that is used like it."""

    total: Any

    def update(self, n: float = ..., /) -> object:
        """Goes on by so many steps."""

    def set_description(self, desc: str | None = ..., /) -> object:
        """Says what is being done."""


ProgressLike = bool | Callable[[Progress], object] | ProgressBar | type[ProgressBar] | None
"""`None` and `False` for silence, `True` for a bar on standard error, a function that takes a `Progress`, a bar of
`tqdm`, or the class `tqdm` itself."""


class Listener:
    """Hears of progress; this one does nothing with it."""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Something was done."""

    def close(self) -> None:
        """The work is over, well or not."""


class _Caller(Listener):
    """Tells a function."""

    def __init__(self, function: Callable[[Progress], object]) -> None:
        self._function = function

    def __call__(self, done: int, total: int | None, what: str) -> None:
        self._function(Progress(done, total, what))


class _Bar(Listener):
    """Moves a bar of `tqdm`; closes it if it was made here."""

    def __init__(self, bar: Any, *, own: bool) -> None:
        self._bar, self._own, self._done, self._what = bar, own, 0, ""
        self._total: int | None = None

    def __call__(self, done: int, total: int | None, what: str) -> None:
        if done < self._done or total != self._total:
            self._restart(total)
        if what != self._what:
            self._what = what
            self._bar.set_description(what)
        self._bar.update(max(done - self._done, 0))
        self._done = done

    def _restart(self, total: int | None) -> None:
        """Begins again with that total; a bar that cannot go back stays where it is."""
        self._total = total
        reset = getattr(self._bar, "reset", None)
        if reset is None:
            self._bar.total = total
        else:
            reset(total)
            self._done = 0

    def close(self) -> None:
        close = getattr(self._bar, "close", None)
        if self._own and close is not None:
            close()


class _Line(Listener):
    """One line on standard error that is written over, a few times a second."""

    _SECONDS = 0.1
    _WIDTH = 30

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._next, self._longest, self._last = stream, 0.0, 0, ""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        full = self._WIDTH * done // total if total else 0
        count = f"{done}/{total}" if total is not None else f"{done}"
        self._last = f"[{'#' * full}{'.' * (self._WIDTH - full)}] {count} {what}"
        now = time.monotonic()
        if now >= self._next:
            self._next = now + self._SECONDS
            self._write()

    def _write(self) -> None:
        self._longest = max(self._longest, len(self._last))
        self._stream.write("\r" + self._last.ljust(self._longest))
        self._stream.flush()

    def close(self) -> None:
        if self._last:
            self._write()
            self._stream.write("\n")
            self._stream.flush()


def listen(progress: ProgressLike) -> Listener | None:
    """What hears of progress; `None` where nobody wants to.

    Raises: `TypeError` if `progress` is none of the forms of `ProgressLike`.

        >>> seen = []
        >>> listen(seen.append)(1, 2, "slide 1")
        >>> seen[0].total
        2
    """
    if progress is None or progress is False:
        return None
    if progress is True:
        return _Line(sys.stderr)
    if hasattr(progress, "update") and hasattr(progress, "set_description"):
        return _Bar(progress(), own=True) if isinstance(progress, type) else _Bar(progress, own=False)
    if callable(progress):
        return _Caller(progress)
    raise TypeError(f"`progress` is a {type(progress).__name__}; it takes True, a function or a bar of tqdm")

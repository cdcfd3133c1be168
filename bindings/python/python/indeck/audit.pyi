"""The audit log: whether it is whole, what is in it, proofs."""

from typing import Any, final

from indeck._types import PathLike

__all__ = ["Event", "LogVerification", "prove", "query", "tail", "verify"]

@final
class LogVerification:
    """What is true of a log."""

    @property
    def intact(self) -> bool:
        """Whether every event is as it was written, none is missing and the signatures are right."""
    @property
    def events(self) -> int:
        """The number of events."""
    @property
    def signed(self) -> int:
        """The number of events that stand under a signature."""
    @property
    def faults(self) -> list[str]:
        """What is wrong, a line each."""
    def __bool__(self) -> bool:
        """Whether it is intact."""

@final
class Event:
    """Something that was asked, and what was decided. It never has a value of the data."""

    @property
    def index(self) -> int:
        """Its place in the log, from 0."""
    @property
    def time(self) -> str:
        """When it was, as `2026-11-22T12:00:00Z`."""
    @property
    def action(self) -> str:
        """What was asked for: `disclose`."""
    @property
    def effect(self) -> str:
        """What was decided: `permit` or `forbid`."""
    def to_dict(self) -> dict[str, Any]:
        """All of it, as `indeck audit export --format json` writes it."""
    def __str__(self) -> str:
        """One line, as the command shows it."""

def verify(folder: PathLike, *, key: PathLike | None = None, checkpoint: PathLike | None = None) -> LogVerification:
    """Whether a log is whole; offline.

    `key` is the log's public key or a file of it; `checkpoint` one that is known from elsewhere.

    Raises: `AuditError` if the folder is no log.
    """

def tail(folder: PathLike, count: int = 10, *, keys: PathLike | None = None) -> list[Event]:
    """The last events. With the folder of the log's `keys` they name the persons who were not erased.

    Raises: `AuditError` if the folder is no log.
    """

def query(folder: PathLike, filter: str, *, keys: PathLike | None = None) -> list[Event]:
    """The events that a filter finds: `action=disclose effect=forbid since=2026-01-01`.

    Raises: `AuditError` if the folder is no log, `InvalidValueError` if the filter cannot be read.
    """

def prove(folder: PathLike, index: int) -> str:
    """The proof that an event is in the log, which stands on its own.

    Raises: `AuditError` if the folder is no log or has no such event.
    """

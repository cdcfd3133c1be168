"""`verify` and `trace`: what the evidence in a deck tells."""

from collections.abc import Sequence
from typing import Any, Literal, final

from indeck._types import PathLike, Source

__all__ = ["Change", "Trace", "TracedCells", "TracedNumber", "TracedShape", "Verification", "trace", "verify"]

@final
class Change:
    """One thing of a deck that is not as it was written. `str()` says it in a line."""

    @property
    def code(self) -> str:
        """The kind of change: `number-changed`, `slide-removed`."""
    @property
    def slide(self) -> int:
        """The slide, from 1."""
    @property
    def shape(self) -> str | None:
        """The name of the shape, if it is about one."""
    @property
    def place(self) -> str | None:
        """Where on the shape."""
    @property
    def written(self) -> str | None:
        """What was written."""
    @property
    def now(self) -> str | None:
        """What stands there now."""
    def __str__(self) -> str:
        """One line, as the command shows it."""

@final
class Verification:
    """What became of a deck since it was made.

        >>> report = indeck.build("report.yaml")
        >>> verification = indeck.verify(report.to_bytes())
        >>> verification.intact, verification.changes
        (True, [])
    """

    @property
    def intact(self) -> bool:
        """Whether the deck is as it was written, and whoever was asked for vouches for it."""
    @property
    def authentic(self) -> bool:
        """Whether somebody who is believed signed what the manifest says."""
    @property
    def manifest(self) -> Literal["missing", "read", "unknown-type", "unreadable"]:
        """Whether there is a manifest that can be read."""
    @property
    def signature(self) -> Literal["none", "unsigned", "valid", "unknown-key", "bad"]:
        """Whether the manifest is signed by a key that is believed."""
    @property
    def log(self) -> Literal["not-logged", "included", "unknown-log", "other-deck", "forked", "bad"]:
        """Whether an audit log has the event that allowed the deck."""
    @property
    def changes(self) -> list[Change]:
        """What is not as it was written, by name."""
    @property
    def parts(self) -> dict[str, Literal["intact", "edited", "added", "removed"]]:
        """What became of every part of the file."""
    def __bool__(self) -> bool:
        """Whether it is intact."""
    def to_dict(self) -> dict[str, Any]:
        """All of it, as `indeck verify --format json` shows it."""

def verify(
    deck: Source,
    *,
    keys: Sequence[PathLike] | PathLike = (),
    log_keys: Sequence[PathLike] | PathLike = (),
    checkpoints: Sequence[PathLike] = (),
    witnesses: int = 0,
) -> Verification:
    """What was changed in a deck since it was made, number by number; offline.

    `keys` are public keys, or files of them, of who may have made it, `log_keys` those of audit logs that must know it.
    Without them accidents are told, not forgeries. `checkpoints` of the log that are known from elsewhere, and at least
    `witnesses` cosignatures, show a log that was set back.

    Raises: `MissingFileError` if there is no such file, `EvidenceError` if it is no deck.

        >>> bool(indeck.verify(indeck.build("report.yaml").to_bytes()))
        True
    """

@final
class Trace:
    """Where the numbers of a slide come from."""

    @property
    def slide(self) -> int:
        """The slide, from 1."""
    @property
    def name(self) -> str:
        """Its id in the spec, or its title."""
    @property
    def shapes(self) -> list[TracedShape]:
        """The shapes that show numbers."""
    def to_dict(self) -> dict[str, Any]:
        """All of it, with tables, queries, sources and the policy, as `indeck trace --format json` shows it."""
    def __str__(self) -> str:
        """As the command shows it."""

@final
class TracedShape:
    """A shape with its numbers."""

    @property
    def id(self) -> int:
        """Its number on the slide."""
    @property
    def name(self) -> str:
        """Its name in the selection pane."""
    @property
    def numbers(self) -> list[TracedNumber]:
        """Its numbers."""

@final
class TracedNumber:
    """A number with the cells that it comes from."""

    @property
    def place(self) -> str:
        """Where on the shape."""
    @property
    def written(self) -> str:
        """What was written there."""
    @property
    def cells(self) -> list[TracedCells]:
        """The cells that it comes from."""

@final
class TracedCells:
    """Cells of a column of a table."""

    @property
    def table(self) -> str:
        """The table."""
    @property
    def column(self) -> str:
        """The column."""
    @property
    def row(self) -> int:
        """The first row, from 0."""
    @property
    def rows(self) -> int:
        """The number of rows."""

def trace(deck: Source, *, slide: int | None = None, shape: str | None = None) -> list[Trace]:
    """Follows the numbers of a deck back to tables, cells, queries and data.

    `slide` counts from 1 and `shape` is a name; without them it is about all.

    Raises: `EvidenceError` if the deck has no manifest, `UnknownNameError` for a slide or shape that is not there.

        >>> traces = indeck.trace(indeck.build("report.yaml").to_bytes(), slide=1)
        >>> [(number.written, number.cells[0].table) for shape in traces[0].shapes for number in shape.numbers]
        [('12', 'by_region'), ('9', 'by_region')]
    """

"""`Diagnostic` and `Location`: what is wrong, as data."""

from collections.abc import Sequence
from typing import final

from indeck._types import Severity

__all__ = ["Diagnostic", "Location", "Note"]

@final
class Diagnostic:
    """What is wrong with something that was written: a report, a template, data.

    `str()` reads as the command shows it, with the line and a caret. Diagnostics are compared, hashed, copied and pickled.

        >>> for diagnostic in indeck.check("broken.yaml"):
        ...     print(diagnostic.code, diagnostic.at.line, diagnostic.hints[0])
        unknown-layout 9 did you mean `Title and Content`?
    """

    def __new__(
        cls,
        code: str,
        severity: str,
        message: str,
        at: Location | None,
        hints: Sequence[str],
        notes: Sequence[Note],
        shown: str,
    ) -> Diagnostic: ...
    @property
    def code(self) -> str:
        """A stable kebab-case name of the kind of mistake."""
    @property
    def severity(self) -> Severity:
        """How bad it is: `error`, `warning` or `note`."""
    @property
    def message(self) -> str:
        """What is wrong."""
    @property
    def at(self) -> Location | None:
        """Where, if it has a place."""
    @property
    def hints(self) -> list[str]:
        """Ways out, best first."""
    @property
    def notes(self) -> list[Note]:
        """What else there is to know."""
    @property
    def explanation(self) -> str | None:
        """The command's page on this kind of mistake, or `None` where it has none."""
    def __getnewargs__(self) -> tuple[str, str, str, Location | None, list[str], list[Note], str]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Note:
    """A remark beside a diagnostic."""

    def __new__(cls, message: str, at: Location | None) -> Note: ...
    @property
    def message(self) -> str:
        """What it says."""
    @property
    def at(self) -> Location | None:
        """The place that it speaks of."""
    def __getnewargs__(self) -> tuple[str, Location | None]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Location:
    """A place in a text file. Lines and columns count from 1; the end is exclusive.

        >>> str(indeck.check("broken.yaml")[0].at)
        'broken.yaml:9:13'
    """

    def __new__(cls, file: str, line: int, column: int, end_line: int, end_column: int) -> Location: ...
    @property
    def file(self) -> str:
        """The file, as it was named."""
    @property
    def line(self) -> int:
        """First line."""
    @property
    def column(self) -> int:
        """First column."""
    @property
    def end_line(self) -> int:
        """Last line."""
    @property
    def end_column(self) -> int:
        """Column after the last."""
    def __getnewargs__(self) -> tuple[str, int, int, int, int]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Location, /) -> bool: ...
    def __le__(self, other: Location, /) -> bool: ...
    def __gt__(self, other: Location, /) -> bool: ...
    def __ge__(self, other: Location, /) -> bool: ...
    def __hash__(self) -> int: ...

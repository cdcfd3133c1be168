"""What can go wrong: one tree under `IndeckError`.

Each error has a stable `code`, the `diagnostics` that were found, as data, and `hints`, the ways out
of the first of them. Where Python has an exception for the same thing, ours is one of that, too:
`except KeyError` catches an unknown layout.
"""

from __future__ import annotations

import errno

# Type checkers take this name for true; `typing` itself would be the slowest part of `import indeck`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from indeck import Diagnostic

__all__ = [
    "AuditError",
    "ContractError",
    "DataError",
    "DeckError",
    "EvidenceError",
    "IndeckError",
    "InvalidValueError",
    "MissingFileError",
    "NoSuchSlideError",
    "RefusedError",
    "SpecError",
    "UnknownNameError",
]


class IndeckError(Exception):
    """Any error of indeck.

    Args:
        message: what is wrong.
        code: a stable kebab-case name of the kind of error.
        diagnostics: what was found, mistakes and warnings, in the order of their places.
    """

    code: str
    diagnostics: tuple[Diagnostic, ...]

    def __init__(
        self, message: str = "", *, code: str = "error", diagnostics: Sequence[Diagnostic] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.diagnostics = tuple(diagnostics)

    @property
    def hints(self) -> tuple[str, ...]:
        """Ways out of the first mistake, best first."""
        return tuple(self.diagnostics[0].hints) if self.diagnostics else ()

    def __str__(self) -> str:
        shown = [str(one) for one in self.diagnostics]
        return "\n".join([self.message, *shown]) if self.message else "\n".join(shown)

    def __reduce__(self) -> tuple[object, ...]:
        return (_again, (type(self), self.message, self.code, self.diagnostics))


class SpecError(IndeckError, ValueError):
    """A report, or the keywords of a chart or table, have mistakes; `diagnostics` names them all."""


class ContractError(SpecError):
    """The data is not what the report demands of it: a check or a contract failed."""


class DataError(IndeckError, ValueError):
    """Data that cannot be taken in, or a query that failed."""


class DeckError(IndeckError, ValueError):
    """A deck or template that cannot be read, changed or written."""


class InvalidValueError(IndeckError, ValueError):
    """An argument that makes no sense."""


class UnknownNameError(IndeckError, KeyError):
    """A layout, placeholder, shape, table or column that is not there; `hints` names some that are."""


class NoSuchSlideError(UnknownNameError, IndexError):
    """A slide beyond the end."""


class RefusedError(IndeckError, PermissionError):
    """A policy forbids it, or it could not be recorded; nothing was done."""


class AuditError(IndeckError):
    """An audit log, or its keys, that cannot be used."""


class EvidenceError(IndeckError, ValueError):
    """The evidence in a deck cannot be read."""


class MissingFileError(IndeckError, FileNotFoundError):
    """A file that is not there."""

    def __init__(
        self, message: str = "", *, code: str = "io", diagnostics: Sequence[Diagnostic] = ()
    ) -> None:
        super().__init__(message, code=code, diagnostics=diagnostics)
        self.errno = errno.ENOENT


def _again(
    kind: type[IndeckError], message: str, code: str, diagnostics: tuple[Diagnostic, ...]
) -> IndeckError:
    """The error as it was before it was pickled."""
    return kind(message, code=code, diagnostics=diagnostics)

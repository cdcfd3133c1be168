"""What arguments may be: data, files, lengths, places. Names for annotations; nothing of it runs."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, Literal, Protocol, TypeAlias

__all__ = [
    "ArrowArray",
    "ArrowStream",
    "Box",
    "Bullets",
    "Frame",
    "LengthLike",
    "PathLike",
    "Picture",
    "Place",
    "Severity",
    "ShapeKind",
    "Source",
]


class ArrowStream(Protocol):
    """Anything that hands over tables by the Arrow PyCapsule interface, without a copy."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """A capsule with an `ArrowArrayStream`."""


class ArrowArray(Protocol):
    """Anything that hands over one record batch by the Arrow PyCapsule interface."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        """Two capsules: an `ArrowSchema` and an `ArrowArray`."""


Frame: TypeAlias = ArrowStream | ArrowArray | dict[str, Any] | Sequence[Mapping[str, Any]]
"""Rows and columns: a data frame of polars or pandas (2.2 or newer), a table of pyarrow, a relation of DuckDB, whatever
has `__arrow_c_stream__`; or a dict of columns, in which a single value stands in every row; or a
list of dicts, one a row, in which a key that a row lacks is a missing value."""

PathLike: TypeAlias = str | os.PathLike[str]
"""The path of a file."""

Source: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO
"""A file: its path, its bytes, or a file object that is open for reading in binary mode."""

LengthLike: TypeAlias = int | str
"""A length: EMU as a number (`Inches(1)`, `Cm(2.5)` and the others are such numbers), or a text: `"2.5 cm"`, `"12 mm"`,
`"1 in"`, `"36 pt"`."""

Box: TypeAlias = tuple[LengthLike, LengthLike, LengthLike, LengthLike]
"""A place on a slide: left, top, width, height."""

Severity: TypeAlias = Literal["note", "warning", "error"]
"""How bad a finding is."""


class HasFigure(Protocol):
    """Something that draws into a figure of matplotlib: `Axes`, a `SubFigure`, a grid of seaborn."""

    @property
    def figure(self) -> Any:
        """The figure."""


class Saves(Protocol):
    """A picture of Pillow, by what is needed of it."""

    @property
    def mode(self) -> str:
        """How its pixels are kept."""
        ...

    def save(self, fp: Any, format: Any = None, **params: Any) -> None:
        """Writes it."""


class SavesFigure(Protocol):
    """A figure of matplotlib, by what is needed of it."""

    def savefig(self, fname: Any, **kwargs: Any) -> None:
        """Writes it."""


Picture: TypeAlias = Source | HasFigure | SavesFigure | Saves
"""A picture: a PNG, JPEG or SVG file, or a figure of matplotlib, or an image of Pillow."""

Place: TypeAlias = str | int | None
"""A placeholder: its name, what it is for, or its number; `None` for the first free one that suits."""

Bullets: TypeAlias = Sequence[str | Sequence[Any]]
"""Bullets; a list in them is their next level."""

ShapeKind: TypeAlias = Literal[
    "text", "chart", "table", "picture", "media", "diagram", "object", "ink", "group", "graphic", "connector"
]
"""What a shape is."""

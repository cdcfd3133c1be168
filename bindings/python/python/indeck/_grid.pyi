"""`Grid`: the cells of a table on a slide."""

from collections.abc import Iterator
from typing import final

from indeck._types import LengthLike

__all__ = ["Grid"]

@final
class Grid:
    """The cells of a table on a slide, by row and column from 0.

        >>> grid = slide.table(df).table
        >>> grid.shape
        (7, 3)
        >>> grid[0, 0]
        'month'
        >>> grid[0, 0] = "Month"
    """

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows, the header among them, and of columns."""
    def __len__(self) -> int:
        """The number of rows."""
    def __iter__(self) -> Iterator[list[str]]:
        """The texts of each row."""
    def __getitem__(self, cell: tuple[int, int], /) -> str:
        """The text of a cell; of a merged area that of its first cell.

        Raises: `IndexError` if there is no such cell.
        """
    def __setitem__(self, cell: tuple[int, int], text: str, /) -> None:
        """Changes the text of a cell, not its look.

        Raises: `IndexError` if there is no such cell.
        """
    def insert_rows(self, before: int, count: int = 1) -> None:
        """Adds empty rows that look like their neighbours."""
    def insert_columns(self, before: int, count: int = 1) -> None:
        """Adds empty columns that look like their neighbours."""
    def remove_rows(self, first: int, count: int = 1) -> None:
        """Takes rows away."""
    def remove_columns(self, first: int, count: int = 1) -> None:
        """Takes columns away."""
    def merge(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Makes one cell of all from `first` to `last`."""
    def set_column_width(self, column: int, width: LengthLike) -> None:
        """Makes a column as wide."""
    def set_row_height(self, row: int, height: LengthLike) -> None:
        """Makes a row as high, at least."""

"""`Table` and `Tables`: the result tables of a report."""

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import TYPE_CHECKING, Any, TypeVar, final, overload

__all__ = ["Table", "Tables"]

_T = TypeVar("_T")

if TYPE_CHECKING:
    # Only who has them installed can call what returns them.
    import pandas
    import polars

@final
class Table:
    """A table of a report, as its slides saw it: withheld cells are empty.

    It is handed to any library that knows the Arrow PyCapsule interface, without a copy: `polars.DataFrame(table)`,
    `pyarrow.table(table)`, `duckdb.from_arrow(table)`.

        >>> table = indeck.build("report.yaml").tables["by_region"]
        >>> len(table), table.shape, table.columns
        (2, (2, 2), ['region', 'revenue'])
        >>> next(iter(table.rows()))
        {'region': 'North', 'revenue': 12}
    """

    @property
    def name(self) -> str:
        """Its name in the spec."""
    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and of columns."""
    @property
    def lineage(self) -> dict[str, Any]:
        """Where its rows come from: query, sources."""
    def __len__(self) -> int:
        """The number of rows."""
    def __bool__(self) -> bool:
        """True: a table is there, also one without rows."""
    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Its rows, as `rows`."""
    def rows(self) -> list[dict[str, Any]]:
        """Its rows, each a dict by the names of the columns."""
    def to_dict(self) -> dict[str, list[Any]]:
        """Its columns, each a list."""
    def to_arrow(self) -> Any:
        """The table as a `pyarrow.Table`, which must be installed; nothing is copied."""
    def to_polars(self) -> polars.DataFrame:
        """The table as a data frame of polars, which must be installed; nothing is copied."""
    def to_pandas(self) -> pandas.DataFrame:
        """The table as a data frame of pandas 2.2 or newer, which must be installed."""
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The table as a capsule of the Arrow PyCapsule interface."""
    def __arrow_c_schema__(self) -> Any:
        """Its schema as a capsule of the Arrow PyCapsule interface."""
    def _repr_html_(self) -> str:
        """How notebooks show it: its first rows."""

@final
class Tables(Mapping[str, Table]):
    """The tables of a report, by name in the order of its spec.

        >>> report = indeck.build("report.yaml")
        >>> list(report.tables), "by_region" in report.tables
        (['by_region'], True)
    """

    def __getitem__(self, name: str, /) -> Table:
        """The table of that name.

        Raises: `UnknownNameError` if there is none.
        """
    def __iter__(self) -> Iterator[str]:
        """The names."""
    def __len__(self) -> int:
        """The number of tables."""
    def __contains__(self, name: object, /) -> bool:
        """Whether there is a table of that name."""
    @overload
    def get(self, key: str, default: None = None, /) -> Table | None: ...
    @overload
    def get(self, key: str, default: Table, /) -> Table: ...
    @overload
    def get(self, key: str, default: Table | _T, /) -> Table | _T:
        """The table of that name, or `default`."""
    def keys(self) -> KeysView[str]:
        """The names."""
    def values(self) -> ValuesView[Table]:
        """The tables."""
    def items(self) -> ItemsView[str, Table]:
        """Names with tables."""

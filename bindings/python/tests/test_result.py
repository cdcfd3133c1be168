"""Result tables: in Python, in Arrow, and equal to what others compute of the same data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import indeck

ROOT = Path(__file__).resolve().parents[3]
QUICKSTART = ROOT / "examples" / "quickstart" / "report.yaml"
TEMPLATE = ROOT / "crates" / "indeck-cli" / "starters" / "brand.potx"

SPEC = """\
indeck: 1
report: { title: Kinds, template: brand.potx }
sources: { t: { } }
tables:
  all: { from: t }
  labelled: { sql: "SELECT n AS number FROM t", labels: { number: "<Number>" } }
  none: { sql: "SELECT n FROM t WHERE n > 100" }
slides:
  - { layout: Title Slide, fill: { Title: "{{ all | count }} {{ labelled | count }} {{ none | count }}" } }
"""

KINDS = {
    "n": pa.array([1, None, 3], pa.int64()),
    "x": pa.array([0.5, None, -2.0], pa.float64()),
    "s": pa.array(["a", None, "ü"], pa.string()),
    "b": pa.array([True, None, False], pa.bool_()),
    "d": pa.array([dt.date(2026, 1, 31), None, dt.date(1, 1, 1)], pa.date32()),
    "t": pa.array([dt.datetime(2026, 1, 31, 18, 30, 1, 250), None, dt.datetime(9999, 12, 31)], pa.timestamp("us")),
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "brand.potx").write_bytes(TEMPLATE.read_bytes())
    spec = folder / "report.yaml"
    spec.write_text(SPEC)
    return indeck.build(spec, data={"t": pa.table(KINDS)}).tables


def test_every_kind_of_value_comes_back(tables):
    table = tables["all"]
    assert table.to_dict() == {name: array.to_pylist() for name, array in KINDS.items()}
    assert table.to_arrow().to_pydict() == table.to_dict()
    assert table.rows() == pa.table(KINDS).to_pylist() == list(table)


def test_a_table_tells_its_shape(tables):
    table = tables["all"]
    assert (table.name, len(table), table.shape) == ("all", 3, (3, 6))
    assert table.columns == list(KINDS)
    assert repr(table) == "<Table all: 3 × 6, n, x, s, b, d, t>"
    assert tables["none"].rows() == [] and tables["none"].to_arrow().num_rows == 0


def test_types_in_arrow_are_those_of_the_values(tables):
    types = [str(field.type) for field in tables["all"].to_arrow().schema]
    assert types == ["int64", "double", "string", "bool", "date32[day]", "timestamp[us]"]
    assert pa.schema(tables["all"]) == tables["all"].to_arrow().schema


def test_libraries_take_a_table_as_it_is(tables):
    table = tables["all"]
    assert pl.DataFrame(table).rows() == [tuple(row.values()) for row in table.rows()]
    assert table.to_polars().equals(pl.DataFrame(table))
    assert table.to_pandas()["s"].tolist()[0] == "a"
    assert isinstance(table.to_pandas(), pd.DataFrame)
    relation = duckdb.sql("SELECT SUM(n) FROM table_", connection=_with(table))
    assert relation.fetchall() == [(4,)]


def _with(table) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.register("table_", pa.table(table))
    return connection


def test_a_table_can_be_handed_over_many_times(tables):
    assert pa.table(tables["all"]).equals(pa.table(tables["all"]))
    first = tables["all"].to_arrow()
    del tables
    assert first["n"].to_pylist() == [1, None, 3]


def test_another_schema_can_be_asked_for(tables):
    wanted = pa.schema([("number", pa.float64())])
    stream = tables["labelled"].__arrow_c_stream__(wanted.__arrow_c_schema__())
    assert pa.RecordBatchReader._import_from_c_capsule(stream).read_all()["number"].to_pylist() == [1.0, None, 3.0]


def test_notebooks_show_labels_and_nothing_that_runs(tables):
    html = tables["labelled"]._repr_html_()
    assert "&lt;Number&gt;" in html and "<Number>" not in html


def test_lineage_names_query_and_sources():
    table = indeck.build(QUICKSTART).tables["by_region"]
    lineage = table.lineage
    assert lineage["query"].startswith("SELECT region, SUM(revenue)")
    assert [source["name"] for source in lineage["sources"]] == ["sales"]
    assert len(lineage["sources"][0]["sha256"][0]) == 64


SQL = indeck.build(QUICKSTART).tables["by_month"].lineage["query"]


@pytest.mark.parametrize("form", ["dict", "rows", "polars", "pandas", "pyarrow", "duckdb", "lazy"])
def test_tables_equal_what_duckdb_makes_of_the_same_data(form):
    file = QUICKSTART.parent / "data" / "sales.csv"
    arrow = duckdb.read_csv(str(file)).to_arrow_table()
    frames = {
        "dict": lambda: arrow.to_pydict(),
        "rows": lambda: arrow.to_pylist(),
        "polars": lambda: pl.from_arrow(arrow),
        "pandas": lambda: arrow.to_pandas(),
        "pyarrow": lambda: arrow,
        "duckdb": lambda: duckdb.read_csv(str(file)),
        "lazy": lambda: pl.from_arrow(arrow).lazy(),
    }
    table = indeck.build(QUICKSTART, data={"sales": frames[form]()}).tables["by_month"]
    connection = duckdb.connect()
    connection.register("sales", arrow)
    rows = connection.sql(SQL).fetchall()
    shown = [tuple(as_day(value) for value in row.values()) for row in table.rows()]
    assert shown == [tuple(as_day(value) for value in row) for row in rows]


def as_day(value):
    """Days that some libraries have as moments."""
    return value.date() if isinstance(value, dt.datetime) else value

"""Data frames of every kind: what goes in comes out, and what cannot be shown is refused."""

from __future__ import annotations

import collections
import datetime as dt
import decimal
import enum
import math
import zoneinfo
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import pyarrow as pa
import pytest

import indeck

ROOT = Path(__file__).resolve().parents[3]
TEMPLATE = ROOT / "crates" / "indeck-cli" / "starters" / "brand.potx"
UTC = dt.timezone.utc
AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")

SPEC = """\
indeck: 1
report: { title: Frames, template: brand.potx }
sources: { data: missing.csv }
tables: { rows: { from: data } }
slides:
  - id: one
    layout: Title Slide
    fill: { Title: "{{ rows | count }} rows" }
"""


@pytest.fixture(scope="module")
def spec(tmp_path_factory) -> Path:
    """A report that shows the frame `data` as the table `rows`."""
    folder = tmp_path_factory.mktemp("frames")
    (folder / "brand.potx").write_bytes(TEMPLATE.read_bytes())
    path = folder / "report.yaml"
    path.write_text(SPEC)
    return path


@pytest.fixture(scope="module")
def taken(spec):
    """What indeck has of a frame: its columns as lists."""
    return lambda frame: indeck.build(spec, data={"data": frame}).tables["rows"].to_dict()


# Arrow's types, values of them, and what indeck shows of such a value.
def finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def moment(value: dt.datetime) -> dt.datetime:
    return value.replace(tzinfo=None)


dates = st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
moments = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 1, 1))
millis = moments.map(lambda m: m.replace(microsecond=m.microsecond // 1000 * 1000))
seconds = moments.map(lambda m: m.replace(microsecond=0))
narrow = st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2100, 1, 1))
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
cents = st.decimals(-(10**12), 10**12, places=2, allow_nan=False)
same = lambda value: value  # noqa: E731

KINDS = {
    "bool": (pa.bool_(), st.booleans(), same),
    **{f"int{n}": (getattr(pa, f"int{n}")(), st.integers(-(2 ** (n - 1)), 2 ** (n - 1) - 1), same) for n in (8, 16, 32, 64)},
    **{f"uint{n}": (getattr(pa, f"uint{n}")(), st.integers(0, 2**n - 1), same) for n in (8, 16, 32)},
    "uint64": (pa.uint64(), st.integers(0, 2**63 - 1), same),
    "float16": (pa.float16(), st.floats(width=16), finite),
    "float32": (pa.float32(), st.floats(width=32), finite),
    "float64": (pa.float64(), st.floats(), finite),
    "string": (pa.string(), text, same),
    "large_string": (pa.large_string(), text, same),
    "string_view": (pa.string_view(), text, same),
    "categorical": (pa.dictionary(pa.int16(), pa.string()), text, same),
    "decimal": (pa.decimal128(18, 2), cents, float),
    "wide decimal": (pa.decimal256(60, 2), cents, float),
    "whole decimal": (pa.decimal128(12, 0), st.integers(-(10**11), 10**11).map(decimal.Decimal), int),
    "date32": (pa.date32(), dates, same),
    "date64": (pa.date64(), dates, same),
    "timestamp s": (pa.timestamp("s"), seconds, same),
    "timestamp ms": (pa.timestamp("ms"), millis, same),
    "timestamp us": (pa.timestamp("us"), moments, same),
    "timestamp ns": (pa.timestamp("ns"), narrow, same),
    "timestamp UTC": (pa.timestamp("us", "UTC"), narrow.map(lambda m: m.replace(tzinfo=UTC)), moment),
    "timestamp zone": (
        pa.timestamp("us", "Europe/Amsterdam"),
        narrow.map(lambda m: m.replace(tzinfo=UTC).astimezone(AMSTERDAM)),
        moment,
    ),
    "null": (pa.null(), st.none(), same),
}


@st.composite
def tables(draw) -> tuple[pa.Table, dict[str, list]]:
    """A table of any types, in any number of chunks, cut out of a longer one; and what it holds."""
    rows = draw(st.integers(0, 12))
    names = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=4, unique=True))
    arrays, expected = {}, {}
    before, after = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    for name in names:
        kind, values, shown = KINDS[name]
        column = draw(st.lists(values | st.none(), min_size=rows + before + after, max_size=rows + before + after))
        if kind == pa.float16():
            import numpy

            column = [None if value is None else numpy.float16(value) for value in column]
        array = pa.array(column, kind)
        cut = draw(st.integers(0, len(array)))
        chunks = pa.chunked_array([array[:cut], array[cut:]], type=kind)
        arrays[name] = chunks[before : before + rows]
        wanted = array[before : before + rows].to_pylist()
        expected[name] = [None if value is None else shown(value) for value in wanted]
    return pa.table(arrays), expected


@hypothesis.given(made=tables())
@hypothesis.settings(max_examples=150, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
def test_what_goes_in_comes_out(taken, made):
    table, expected = made
    assert taken(table) == expected


@hypothesis.given(
    columns=st.dictionaries(
        text.filter(lambda name: name.strip()),
        st.sampled_from(["bool", "int64", "float64", "string", "date32", "timestamp us"]),
        min_size=1,
        max_size=4,
    ),
    rows=st.integers(1, 8),
    data=st.data(),
)
@hypothesis.settings(max_examples=100, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
def test_dicts_and_lists_of_dicts_hold_the_same(spec, columns, rows, data):
    values = {
        name: data.draw(st.lists(KINDS[kind][1] | st.none(), min_size=rows, max_size=rows))
        for name, kind in columns.items()
    }
    listed = [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]
    expected = {
        name: [None if value is None else KINDS[columns[name]][2](value) for value in column]
        for name, column in values.items()
    }
    chart = dict(mark="column", x=next(iter(values)), y="count()")
    try:
        as_columns = indeck.build(spec, data={"data": values}).tables["rows"]
        as_rows = indeck.build(spec, data={"data": listed}).tables["rows"]
    except indeck.DataError as error:
        # Names that cannot stand side by side.
        assert error.code in {"duplicate-column", "blank-column-name"}, error
        return
    assert as_columns.to_dict() == as_rows.to_dict()
    assert list(as_columns.to_dict().values()) == list(expected.values())
    del chart


REFUSED = {
    "lists": (pa.array([[1], None]), "lists"),
    "large lists": (pa.array([[1]], pa.large_list(pa.int64())), "lists"),
    "fixed lists": (pa.array([[1, 2]], pa.list_(pa.int64(), 2)), "lists"),
    "records": (pa.array([{"a": 1}]), "records"),
    "maps": (pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64())), "records"),
    "lists of records": (pa.array([[{"a": 1}]]), "records"),
    "categories of lists": (pa.array([[[1]]]), "lists"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_parts_is_refused_by_its_name(taken, name):
    array, noun = REFUSED[name]
    with pytest.raises(indeck.IndeckError) as refused:
        taken(pa.table({"good": range(len(array)), "bad one": array}))
    assert "bad one" in str(refused.value) and refused.value.code == "unsupported-type"
    assert noun in str(refused.value) or "lists" in str(refused.value)


def test_a_column_that_no_option_mentions_is_not_looked_at():
    table = pa.table({"month": ["Jan", "Feb"], "revenue": [1, 2], "raw": [[1], [2]]})
    chart = indeck.Chart(table, x="month", y="revenue")
    assert chart.mark == "column"
    with pytest.raises(indeck.SpecError, match="did you mean `revenue`"):
        indeck.Chart(table, x="month", y="revenu")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "+99:00"])
def test_a_zone_that_nobody_knows_is_refused(taken, zone):
    array = pa.array([0], pa.timestamp("us", zone))
    with pytest.raises(indeck.IndeckError, match="time zone"):
        taken(pa.table({"at": array}))


def test_a_frame_without_columns_is_refused(taken):
    with pytest.raises(indeck.IndeckError):
        taken(pa.table({}))


def test_two_columns_of_one_name_are_refused(taken):
    with pytest.raises(indeck.IndeckError, match="duplicate-column|`a`"):
        taken(pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["a", "a"]))


class Shop(enum.Enum):
    NORTH = "North"


Point = collections.namedtuple("Point", ["month", "revenue"])

PLAIN = {
    "whole numbers beside numbers": ([1, 2.5, None], [1.0, 2.5, None]),
    "whole decimals": ([decimal.Decimal("1.50"), decimal.Decimal(2), 3], [1.5, 2.0, 3.0]),
    "dates beside moments": (
        [dt.date(2026, 1, 2), dt.datetime(2026, 1, 2, 3)],
        [dt.datetime(2026, 1, 2), dt.datetime(2026, 1, 2, 3)],
    ),
    "moments of a zone": (
        [dt.datetime(2026, 7, 1, 12, tzinfo=UTC).astimezone(AMSTERDAM)],
        [dt.datetime(2026, 7, 1, 14)],
    ),
    "a range": (range(3), [0, 1, 2]),
    "a tuple": ((True, None), [True, None]),
    "a generator": ((n for n in (1, 2)), [1, 2]),
    "members of an enumeration": ([Shop.NORTH], ["North"]),
    "nothing at all": ([None, None], [None, None]),
    "NaN": ([1.0, math.nan, math.inf], [1.0, None, None]),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_values_are_of_the_kind_that_holds_them(taken, name):
    values, expected = PLAIN[name]
    assert taken({"a": values}) == {"a": expected}


def test_one_value_stands_in_every_row(taken):
    assert taken({"a": [1, 2], "wave": "2026"}) == {"a": [1, 2], "wave": ["2026", "2026"]}


def test_named_tuples_are_rows(taken):
    assert taken([Point("Jan", 1), Point("Feb", 2)]) == {"month": ["Jan", "Feb"], "revenue": [1, 2]}


WRONG = {
    "columns of several lengths": ({"a": [1, 2], "b": [1]}, "uneven-columns", "`b` has 1"),
    "values of several kinds": ({"a": [1, "x"]}, "mixed-column", "row 2"),
    "numbers beyond 64 bits": ({"a": [2**70]}, "unsupported-type", "64 bits"),
    "objects": ({"a": [object()]}, "unsupported-type", "`a`"),
    "lists in cells": ({"a": [[1]]}, "unsupported-type", "`a`"),
    "bytes": ({"a": [b"x"]}, "unsupported-type", "`a`"),
    "long decimals": ({"a": [decimal.Decimal("1" * 40)]}, "unsupported-type", "38 digits"),
    "rows that are no dicts": ([1, 2], "invalid-value", "row 1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_plain_values_that_cannot_be_taken_are_named(taken, name):
    frame, code, said = WRONG[name]
    with pytest.raises(indeck.IndeckError) as refused:
        taken(frame)
    assert refused.value.code == code
    assert said in str(refused.value)


LISTS = {
    "numbers": [1.5, 2.5, float("nan"), -0.0],
    "numbers and whole ones": [1.5, 2, 3],
    "whole numbers and others": [1, 2.5],
    "whole numbers": [1, 2**63 - 1, -(2**63)],
    "texts": ["a", "", "Jäger 東京"],
    "texts and one that is missing": ["a", None, "b"],
    "numbers and one that is missing": [1.5, None],
    "nothing": [None, None],
    "no values": [],
    "truths": [True, False],
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_taken_as_any_other_sequence(taken, name):
    """Lists of one kind of value are read by a way of their own."""
    listed, other = taken({"x": LISTS[name]}), taken({"x": tuple(LISTS[name])})
    assert repr(listed) == repr(other)


@pytest.mark.parametrize("values", [[1, 2**64], ["a", "\ud800"], ["a", 1], [1, True], [1.5, "a"]])
def test_a_list_that_cannot_be_taken_is_refused_as_any_other_sequence(taken, values):
    with pytest.raises(indeck.DataError) as listed:
        taken({"x": values})
    with pytest.raises(indeck.DataError) as other:
        taken({"x": tuple(values)})
    assert str(listed.value) == str(other.value)


@pytest.mark.parametrize("thing", [42, "sales.csv", object(), None])
def test_what_is_no_frame_is_told_so(taken, thing):
    with pytest.raises(indeck.InvalidValueError, match="no data frame"):
        taken(thing)


SALES = {"region": ["North", "South", None], "units": [1, None, 3], "share": [0.5, None, 0.25]}


def polars():
    return pytest.importorskip("polars").DataFrame(SALES)


def lazy_polars():
    return pytest.importorskip("polars").DataFrame(SALES).lazy()


def pandas():
    frame = pytest.importorskip("pandas").DataFrame(SALES)
    return frame.astype({"units": "Int64"})


def duck():
    pytest.importorskip("duckdb")
    import duckdb

    sales = pa.table(SALES)  # noqa: F841
    return duckdb.sql("SELECT * FROM sales")


SOURCES = {
    "polars": polars,
    "lazy polars": lazy_polars,
    "pandas": pandas,
    "DuckDB": duck,
    "pyarrow table": lambda: pa.table(SALES),
    "pyarrow batch": lambda: pa.record_batch(SALES),
    "pyarrow reader": lambda: pa.table(SALES).to_reader(),
    "dict": lambda: SALES,
    "rows": lambda: [dict(zip(SALES, row, strict=True)) for row in zip(*SALES.values(), strict=True)],
}


@pytest.mark.parametrize("name", SOURCES)
def test_every_library_hands_over_the_same(taken, name):
    assert taken(SOURCES[name]()) == SALES


def test_groups_of_pandas_keep_what_they_are_grouped_by(taken):
    frame = pytest.importorskip("pandas").DataFrame({"region": ["N", "S", "N"], "units": [1, 2, 3]})
    grouped = taken(frame.groupby("region").sum())
    assert grouped == {"units": [4, 2], "region": ["N", "S"]}
    picked = taken(frame[frame.units > 1])
    assert picked["units"] == [2, 3]


def test_categoricals_and_nullable_types_of_pandas_are_taken(taken):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "c": pandas.Categorical(["a", None, "a"]),
            "b": pandas.array([True, None, False], "boolean"),
            "t": pandas.to_datetime(["2026-01-01", None, "2026-01-03"]),
        }
    )
    assert taken(frame) == {
        "c": ["a", None, "a"],
        "b": [True, None, False],
        "t": [dt.datetime(2026, 1, 1), None, dt.datetime(2026, 1, 3)],
    }


def test_series_and_arrays_are_columns(taken):
    numpy = pytest.importorskip("numpy")
    polars = pytest.importorskip("polars")
    pandas = pytest.importorskip("pandas")
    frame = {
        "numpy": numpy.array([1.5, 2.5]),
        "days": numpy.array(["2026-01-01", "2026-01-02"], "datetime64[D]"),
        "polars": polars.Series([1, 2]),
        "pandas": pandas.Series(["a", "b"]),
        "arrow": pa.chunked_array([[True], [False]]),
    }
    days = [dt.datetime(2026, 1, 1), dt.datetime(2026, 1, 2)]
    assert taken(frame) == {
        "numpy": [1.5, 2.5],
        "days": days,
        "polars": [1, 2],
        "pandas": ["a", "b"],
        "arrow": [True, False],
    }


def test_a_series_alone_is_no_frame(taken):
    with pytest.raises(indeck.IndeckError, match="columns"):
        taken(pytest.importorskip("polars").Series([1, 2]))


def test_tables_come_out_as_they_went_in(spec):
    table = pa.table(SALES)
    rows = indeck.build(spec, data={"data": table}).tables["rows"]
    again = pa.table(rows)
    assert again.to_pydict() == SALES
    assert rows.to_arrow().to_pydict() == SALES
    assert rows.to_polars().to_dict(as_series=False) == SALES
    assert len(rows) == 3
    assert indeck.build(spec, data={"data": rows}).tables["rows"].to_dict() == SALES

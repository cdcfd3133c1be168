"""The same chart from every kind of data, and a result handed to every library."""

import sys
from pathlib import Path

import duckdb
import indeck
import pandas as pd
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]

COLUMNS = {"region": ["North", "South", "West"], "revenue": [4.1, 3.2, 2.4]}
ROWS: list[dict[str, object]] = [{"region": "North", "revenue": 4.1}, {"region": "South", "revenue": 3.2}, {"region": "West"}]
SPEC = """
indeck: 1
report: { title: Regions, template: brand.pptx }
sources: { sales: sales.csv }
tables:
  by_region:
    sql: SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region
slides:
  - layout: Title and Content
    fill: { title: Revenue by region, content: { mark: bar, data: by_region, encode: { x: region, y: revenue } } }
"""


def decks(folder: Path) -> None:
    relation = duckdb.sql("SELECT 'North' AS region, 4.1 AS revenue")
    assert relation is not None
    frames: dict[str, indeck.Frame] = {
        "a dict of columns": COLUMNS,
        "a list of dicts": ROWS,
        "polars": pl.DataFrame(COLUMNS),
        "pandas": pd.DataFrame(COLUMNS),
        "pyarrow": pa.table(COLUMNS),  # pyright: ignore[reportUnknownMemberType]
        "DuckDB": relation,
    }
    deck = indeck.Deck()
    for name, frame in frames.items():
        slide = deck.add_slide("Title and Content", title=f"From {name}")
        slide.chart(frame, mark="bar", x="region", y="revenue", labels={"format": "0.0"}, legend="none")
    deck.save(folder / "frames.pptx")


def results(folder: Path) -> None:
    indeck.Deck().save(folder / "brand.pptx")
    pl.DataFrame(COLUMNS).write_csv(folder / "sales.csv")
    (folder / "report.yaml").write_text(SPEC, encoding="utf-8")
    report = indeck.build(folder / "report.yaml", data={"sales": pl.DataFrame(COLUMNS)})
    table = report.tables["by_region"]

    regions: list[str] = table.to_polars()["region"].to_list()
    assert regions == ["North", "South", "West"]
    assert pl.DataFrame(table).height == len(table) == table.to_pandas().shape[0]
    assert table.to_dict()["revenue"] == [4.1, 3.2, 2.4]


def main(folder: Path) -> None:
    decks(folder)
    results(folder)


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]))

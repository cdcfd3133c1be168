"""A frame of polars is handed over without a copy: memory before, and the most while a report is made.

usage: handover.py ROWS   (prints JSON; Linux)
"""

import json
import os
import sys
import tempfile
from pathlib import Path

# The allocator of polars gives back what it frees at once, so that what is measured is what is held.
os.environ["_RJEM_MALLOC_CONF"] = "dirty_decay_ms:0,muzzy_decay_ms:0"

import indeck
import polars as pl

SPEC = """\
indeck: 1
report: { id: sales, title: Sales, template: brand.pptx }
sources: { sales: {} }
tables: { by_region: { sql: "SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region" } }
slides:
  - id: regions
    layout: Title and Content
    fill: { title: Revenue by region, content: { mark: bar, data: by_region, encode: { x: region, y: revenue } } }
"""


def memory(name):
    """A figure of the process's memory, in megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024 / 1e6
    raise LookupError(name)


def frame(rows):
    numbers = pl.int_range(rows, eager=True)
    return pl.DataFrame({"region": numbers % 12, "month": numbers % 36, "revenue": numbers.cast(pl.Float64) / 7})


def main(rows):
    folder = Path(tempfile.mkdtemp())
    indeck.Deck().save(folder / "brand.pptx")
    (folder / "report.yaml").write_text(SPEC)
    # What the engine takes once for itself is no part of the question.
    indeck.build(folder / "report.yaml", data={"sales": frame(1_000)})
    data = frame(rows)
    before = memory("VmRSS")
    # From here on the most is counted anew.
    Path("/proc/self/clear_refs").write_text("5")
    report = indeck.build(folder / "report.yaml", data={"sales": data})
    figures = {
        "rows": rows,
        "frame_mb": data.estimated_size() / 1e6,
        "before_mb": before,
        "peak_mb": memory("VmHWM") - before,
        "after_mb": memory("VmRSS") - before,
    }
    assert len(report.tables["by_region"]) == 12
    print(json.dumps(figures))


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""A report spec is checked, tested, built with a data frame, and verified; mistakes come as data."""

import sys
from collections.abc import Sequence
from pathlib import Path

import indeck
from indeck import Diagnostic, Progress

SPEC = """
indeck: 1
report: { id: sales, title: "Sales of {{ params.year }}", template: brand.pptx }
params: { year: { type: integer, default: 2026 } }
sources: { sales: sales.csv }
tables:
  by_region:
    sql: SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY revenue DESC
    labels: { region: Region, revenue: Revenue }
checks:
  - { id: regions, assert: "count(by_region) > 1" }
slides:
  - id: cover
    layout: Title Slide
    fill: { title: "{{ report.title }}" }
  - id: regions
    layout: Title and Content
    fill: { title: "{{ by_region.region[0] }} leads", content: { mark: bar, data: by_region, encode: { x: region, y: revenue } } }
"""
SALES = {"region": ["North", "South", "North"], "revenue": [12, 9, 3]}


def explain(found: Sequence[Diagnostic]) -> list[str]:
    return [f"{d.code} at {d.at.line if d.at else '?'}: {d.hints[0] if d.hints else d.message}" for d in found]


def main(folder: Path) -> None:
    spec = folder / "report.yaml"
    spec.write_text(SPEC, encoding="utf-8")
    indeck.Deck().save(folder / "brand.pptx")
    (folder / "sales.csv").write_text("region,revenue\nNorth,1\nSouth,2\n", encoding="utf-8")

    assert indeck.check(spec, data={"sales": SALES}) == []
    assert indeck.test(spec, data={"sales": SALES}).passed

    steps: list[Progress] = []
    report = indeck.build(spec, data={"sales": SALES}, params={"year": 2027}, progress=steps.append)
    assert report.slides == ["Sales of 2027", "North leads"]
    assert report.tables["by_region"].to_dict() == {"region": ["North", "South"], "revenue": [15, 9]}
    assert steps and steps[-1].what
    report.save(folder / "sales.pptx")

    verification = indeck.verify(folder / "sales.pptx")
    assert verification and not verification.changes
    for shape in indeck.trace(folder / "sales.pptx", slide=2)[0].shapes:
        for number in shape.numbers:
            print(number.place, number.written, [cell.table for cell in number.cells])

    spec.write_text(SPEC.replace("y: revenue", "y: reveneu"), encoding="utf-8")
    try:
        indeck.build(spec)
    except indeck.SpecError as error:
        assert explain(error.diagnostics) == ["unknown-column at 18: did you mean `revenue`?"]


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]))

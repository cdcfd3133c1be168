"""A deck with a chart, a table, a text and notes, from data in the program."""

import sys
from pathlib import Path

import indeck

SALES = {
    "month": ["Jan", "Feb", "Mar", "Jan", "Feb", "Mar"],
    "region": ["North", "North", "North", "South", "South", "South"],
    "revenue": [412_000, 398_000, 455_000, 318_000, 334_000, None],
}


def main(folder: Path) -> None:
    deck = indeck.Deck(title="Sales review", language="en-GB")

    slide = deck.add_slide("Title and Content", title="Revenue by month")
    slide.chart(SALES, x="month", y="revenue", series="region", format="#,##0")
    slide.notes = "March is not in yet for the South."

    slide = deck.add_slide("Title and Content", title="The numbers")
    slide.table(SALES, formats={"revenue": "#,##0"}, alt="Revenue by month and region")

    slide = deck.add_slide("Title and Content", title="Next steps")
    slide.text("body", ["Ask the South", ["for March"], "Plan the second quarter"])

    deck.save(folder / "hello.pptx")


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]))

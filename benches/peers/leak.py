"""Memory over many decks in one process: with charts, tables, text, edits, and calls that fail.

usage: leak.py DECKS   (prints JSON; Linux)
"""

import gc
import io
import json
import sys
from pathlib import Path

import indeck

DATA = {"month": ["Jan", "Feb", "Mar"] * 2, "region": ["North"] * 3 + ["South"] * 3, "revenue": [4, 3, 5, 2, 3, 4]}


def resident():
    """Resident memory, in megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024 / 1e6
    raise LookupError("VmRSS")


def one_deck():
    """Makes a deck, shows it as a notebook does, and changes it."""
    deck = indeck.Deck(title="Sales")
    slide = deck.add_slide("Title and Content", title="Revenue by month")
    slide.chart(DATA, mark="column", x="month", y="sum(revenue)", series="region")
    deck.add_slide("Title and Content", title="Numbers").table(DATA)
    try:
        slide.chart(DATA, mark="column", x="nowhere", y="revenue")
    except indeck.IndeckError as error:
        error.diagnostics
    deck._repr_mimebundle_()
    again = indeck.open(io.BytesIO(deck.to_bytes()))
    again.clone(0)
    again[0].title = "Changed"
    del again[1]
    return len(again.to_bytes())


def grown(decks):
    """Resident memory at each tenth of so many decks."""
    marks = []
    for number in range(1, decks + 1):
        one_deck()
        if number % max(decks // 10, 1) == 0:
            gc.collect()
            marks.append(resident())
    return marks


def main(decks):
    marks = grown(decks)
    print(json.dumps({"decks": decks, "marks_mb": marks, "growth_mb": marks[-1] - marks[0]}))


if __name__ == "__main__":
    main(int(sys.argv[1]))

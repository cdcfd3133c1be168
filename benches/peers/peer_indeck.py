"""indeck from Python, as its guide shows it.

usage: peer_indeck.py {w1_10|w1_100|w1_1000|w2|w3} OUT   (OUT is a folder for w3)

The workloads and the layouts, places and formats are those of the other tools' scripts.
"""

import json
import os
import sys

import indeck
from indeck import Inches

# Not `pathlib`, which alone takes as long to import as indeck.
BENCH = os.environ.get("DECK_BENCH") or os.path.expanduser("~/.cache/deck-bench")
MARKS = {
    "column": {"mark": "column"},
    "line": {"mark": "line"},
    "stacked_bar": {"mark": "bar", "stack": True},
    "pie": {"mark": "pie"},
}
WHOLE = (Inches(0.5), Inches(1.5), Inches(9), Inches(5.5))
TABLE = (Inches(0.5), Inches(1.5), Inches(9), Inches(4))
LEFT = (Inches(0.5), Inches(1.5), Inches(5), Inches(4))
RIGHT = (Inches(5.5), Inches(1.5), Inches(4.2), Inches(5))
LOGO = (Inches(8.5), Inches(0.1), Inches(1.2), Inches(0.48))


def add_chart(slide, told, at=WHOLE):
    names = [series["name"] for series in told["series"]]
    columns = {"category": told["categories"]} | {series["name"]: series["values"] for series in told["series"]}
    options = MARKS[told["type"]]
    y = names if told["type"] != "pie" else names[0]
    slide.chart(columns, x="category", y=y, format="0.0", labels={"format": "0.0"}, legend="bottom", at=at, **options)


def add_table(slide, rows, at=TABLE):
    head, *body = rows
    slide.table({name: [row[i] for row in body] for i, name in enumerate(head)}, at=at)


def layout(told):
    if "subtitle" in told:
        return "Title Slide"
    if "bullets" not in told:
        return "Title Only"
    return "Two Content" if "chart" in told else "Title and Content"


def add_slide(deck, told, logo=None):
    slide = deck.add_slide(layout(told), title=told["title"])
    if "subtitle" in told:
        slide.text("subtitle", told["subtitle"])
    if "bullets" in told:
        slide.text(1, told["bullets"])
    shared = "chart" in told and ("bullets" in told or "table" in told)
    if "table" in told:
        add_table(slide, told["table"], LEFT if shared else TABLE)
    if "chart" in told:
        add_chart(slide, told["chart"], RIGHT if shared else WHOLE)
    if logo:
        slide.picture(logo, at=LOGO)


def write(template, slides, out, logo=None):
    deck = indeck.Deck(template)
    for told in slides:
        add_slide(deck, told, logo)
    deck.save(out)


def read(name):
    with open(os.path.join(BENCH, f"{name}.json"), "rb") as file:
        return json.load(file)


def main(name, out):
    """Writes the decks of a workload."""
    job = read(name)
    if name == "w3":
        os.makedirs(out, exist_ok=True)
        template = os.path.join(BENCH, "brand.pptx")
        for deck in job["decks"]:
            write(template, deck["slides"], os.path.join(out, f"{deck['name']}.pptx"))
    else:
        logo = os.path.join(BENCH, "logo.png") if name == "w2" else None
        write(os.path.join(BENCH, "plain.pptx"), job["slides"], out, logo)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The valid specs of `crates/indeck/tests/specs`, built by ./test: each deck holds what its spec's first
comments say, and the deck judge finds nothing wrong with any of them.

`# readback slides 3` counts slides; `file NAME` and `files A, B` name decks, and `in NAME` goes on with
one of them; `layouts A, B` names the slides' layouts; `core title = X` is a property of the document.
With a slide's number: `title X`, `text X` (of some shape), `notes X`, `picture ALT`, `table A; B / 1; 2`,
`type KIND`, `categories A, B`, `series NAME = 1, 2`, and `slide XPATH = X` or `chart XPATH = X`.
"""

import json
import subprocess
from pathlib import Path

import judge
import pytest
import specs
from conftest import DECKS
from lxml import etree
from package import NS
from pptx import Presentation

PROJECTS = specs.projects("valid")
ROOT = DECKS / "specs"


@pytest.mark.parametrize("project", PROJECTS, ids=[project.name for project in PROJECTS])
def test_the_deck_holds_what_its_spec_says(project):
    wanted = project.said("readback")
    assert wanted, "the spec says nothing about its deck"
    folder = ROOT / project.name
    made = sorted(path.name for path in folder.glob("*")) if folder.is_dir() else [f"{project.name}.pptx"]
    deck = Deck(folder / made[0] if folder.is_dir() else ROOT / made[0])
    wrong = []
    for line in wanted:
        what, _, rest = line.partition(" ")
        if what in ("file", "files"):
            found = ", ".join(made)
        elif what == "in":
            found, deck = rest, Deck(folder / rest)
        elif what.isdigit():
            found, rest = deck.on_slide(int(what), *rest.split(" ", 1))
        else:
            found, rest = deck.whole(what, rest)
        if found != rest:
            wrong.append(f"{line}\n    found {found}")
    assert not wrong, "\n".join(wrong)


class Deck:
    """A deck, asked in the words of the specs."""

    def __init__(self, path):
        self.deck = Presentation(path)
        self.slides = list(self.deck.slides)

    def whole(self, what, rest):
        """What is found, and what is wanted."""
        if what == "core":
            name, wanted = halves(rest)
            return getattr(self.deck.core_properties, name), wanted
        found = {
            "slides": lambda: str(len(self.slides)),
            "layouts": lambda: ", ".join(slide.slide_layout.name for slide in self.slides),
        }
        return found[what](), rest

    def on_slide(self, number, what, rest):
        """What is found on a slide, and what is wanted."""
        slide = self.slides[number - 1]
        if what in ("slide", "chart"):
            path, wanted = halves(rest)
            root = slide.part._element if what == "slide" else chart(slide)._chartSpace
            return xpath(root, path), wanted
        if what == "series":
            name, _ = halves(rest)
            series = [s for plot in chart(slide).plots for s in plot.series]
            return next((f"{s.name} = {numbers(s.values)}" for s in series if s.name == name), "none"), rest
        found = {
            "title": lambda: plain(slide.shapes.title),
            "text": lambda: among(rest, [plain(s) for s in slide.shapes if s.has_text_frame]),
            "notes": lambda: slide.notes_slide.notes_text_frame.text.replace("\n", "\\n"),
            "picture": lambda: among(rest, slide.part._element.xpath("//p:pic/p:nvPicPr/p:cNvPr/@descr")),
            "table": lambda: " / ".join(rows(slide)),
            "type": lambda: chart(slide).chart_type.name,
            "categories": lambda: ", ".join(map(str, chart(slide).plots[0].categories)),
        }
        return found[what](), rest


def halves(text):
    """`a = b` as `a` and `b`; the last ` = ` divides, and nothing may follow it."""
    left, _, right = (text + " ").rpartition(" = ")
    return left, right.strip()


def chart(slide):
    """The slide's chart."""
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def rows(slide):
    """The rows of the slide's table."""
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    return ["; ".join(cell.text for cell in row.cells) for row in table.rows]


def plain(shape):
    """A shape's text, a paragraph break as `\\n`."""
    return shape.text_frame.text.replace("\n", "\\n")


def among(wanted, found):
    """The wanted one if it is there, else all there are."""
    return wanted if wanted in found else found


def numbers(values):
    """Values of a series; missing ones as a dash."""
    return ", ".join("–" if value is None else f"{value:g}" for value in values)


def xpath(root, path):
    """What an XPath gives, as text."""
    found = etree.XPath(path, namespaces=NS)(root)
    return f"{found:g}" if isinstance(found, float) else ", ".join(map(str, found))


def test_the_deck_judge_finds_nothing_in_the_decks_of_specs(shared, tmp_path):
    decks = sorted(ROOT.rglob("*.pptx"))
    assert len(decks) >= 70
    verdict = tmp_path / "verdict.json"
    options = ["--no-tolerate", "--strict", "--no-embedded-sdk", "--json", verdict]
    said = subprocess.run([shared / "checks" / "pptx-check", *options, *decks], capture_output=True, text=True)
    assert verdict.exists(), said.stdout + said.stderr
    wrong = [
        " ".join([Path(file["file"]).name, *defect.values()])
        for file in json.loads(verdict.read_text())
        for defect in file["defects"]
        if defect["level"] != "INFO" and not judge.is_false_alarm(defect)
    ]
    assert not wrong, "\n".join(wrong)

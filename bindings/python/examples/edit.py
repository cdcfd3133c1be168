"""A deck that exists is looked into, changed, put together with another one, and saved."""

import sys
from pathlib import Path

import indeck
from indeck import Cm, Inches


def last_month(file: Path) -> None:
    deck = indeck.Deck(title="Review of {{month}}")
    deck.add_slide("Title Slide", title="Review of {{month}}")
    slide = deck.add_slide("Title and Content", title="Numbers")
    slide.table({"region": ["North", "South"], "revenue": [12, 9]}, alt="Revenue by region")
    deck.add_slide("Title Only", title="Old news")
    deck.save(file)


def main(folder: Path) -> None:
    last_month(folder / "last_month.pptx")

    with indeck.open(folder / "last_month.pptx") as deck:
        assert deck.replace_text({"{{month}}": "October"}) == 1
        deck.delete(deck[-1])
        copy = deck.clone(1)
        copy.title = "Numbers, again"
        deck.move(copy, 1)
        copy.hidden = True

        for slide in deck:
            for shape in slide.shapes:
                if shape.table is not None:
                    shape.table[0, 1] = "Revenue, million"
                    shape.width = Inches(8)
                    shape.left = shape.left + Cm(1)
                    shape.name = "Table of regions"

        merged = deck.merge(folder / "last_month.pptx", [2], at=0)
        merged[0].title = "A new beginning"
        first: indeck.Slide = deck[0]
        assert first == merged[0] and first.index == 0
        titles: list[str | None] = [slide.title for slide in deck]
        assert titles == ["A new beginning", "Review of October", "Numbers, again", "Numbers"]
        findings = deck.lint(only=["repair"], min_severity="error")
        assert not findings, [str(finding) for finding in findings]
        deck.save(folder / "this_month.pptx")

    inspection = indeck.inspect(folder / "this_month.pptx")
    assert [slide.hidden for slide in inspection.slides] == [False, False, True, False]


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]))

"""What type checkers must say: `ok` is right; in `wrong` each line with `# wrong` is a mistake and no other line is."""

OK = '''
import io
import pathlib
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import assert_type

import indeck
import PIL.Image
from indeck import Chart, Cm, Deck, Emu, Finding, Inches, Shape, Slide, Table
from matplotlib.figure import Figure
from tqdm import tqdm

DATA = {"month": ["Jan", "Feb"], "revenue": [1, 2]}


def slides(deck: Deck) -> None:
    assert_type(deck[0], Slide)
    assert_type(deck[1:], list[Slide])
    assert_type(len(deck), int)
    for slide in deck:
        assert_type(slide, Slide)
        assert_type(slide.title, str | None)
        slide.title = "Revenue"
        slide.notes = None
        for shape in slide.shapes:
            assert_type(shape, Shape)
            assert_type(shape.width, Emu)
            shape.width = Inches(1)
            shape.height = "2 cm"
            if shape.table is not None:
                assert_type(shape.table[0, 1], str)
    del deck[0]
    assert_type(deck.lint(), list[Finding])


def content(slide: Slide, figure: Figure, image: PIL.Image.Image) -> None:
    assert_type(slide.chart(DATA, mark="pie", x="month", y="revenue", start_angle=30), Chart)
    assert_type(slide.chart(DATA, x="month", y=["revenue"], gap=40, format="0"), Chart)
    slide.chart(DATA, mark="line", x={"value": "month", "sort": "-y", "axis": {"hidden": True}}, y="sum(revenue)", at=(Cm(1), "2 cm", 3, "1 in"))
    slide.table([{"month": "Jan"}], columns=["month"], formats={"revenue": "0"}, placeholder=1)
    slide.text("body", ["First", ["Second", ["Third"]]])
    for picture in (figure, figure.add_subplot(), image, b"", io.BytesIO(), "logo.png", pathlib.Path("logo.png")):
        slide.picture(picture, alt="A picture", fit="cover")


def files(folder: pathlib.Path) -> None:
    with Deck(folder / "brand.potx", created=datetime(2026, 11, 22, tzinfo=timezone.utc)) as deck:
        deck.save(folder / "out.pptx", progress=True)
        deck.save(io.BytesIO(), progress=tqdm)
        with open(folder / "out.pptx", "wb") as file:
            deck.save(file, progress=lambda progress: print(progress.done, progress.total, progress.what))
    with open(folder / "out.pptx", "rb") as file:
        assert_type(indeck.open(file), Deck)


def reports(spec: pathlib.Path) -> None:
    report = indeck.build(spec, data={"sales": DATA}, params={"year": 2026}, progress=tqdm(total=1))
    assert_type(report.tables["sales"], Table)
    found: Sequence[indeck.Diagnostic] = report.diagnostics
    lines = [diagnostic.at.line for diagnostic in found if diagnostic.at is not None]
    assert_type(lines, list[int])
    try:
        indeck.build(spec)
    except indeck.SpecError as error:
        assert_type(error.code, str)
        assert_type(error.diagnostics, tuple[indeck.Diagnostic, ...])
'''

WRONG = '''
import indeck

DATA = {"x": [1], "y": [2]}
deck = indeck.Deck()
slide = deck.add_slide("Title and Content")
slide.chart(DATA, mark="columns", x="x", y="y")  # wrong
slide.chart(DATA, mark="column", x="x", y="y", hole=60)  # wrong
slide.chart(DATA, mark="pie", x="x", y="y", stack=True)  # wrong
slide.chart(DATA, mark="bar", x="x", y="y", legend="middle")  # wrong
slide.chart(DATA, mark="line", x="x", y="y", smooth="yes")  # wrong
slide.chart(DATA, mark="line", x="x", y="y", smooth=True)
slide.table(DATA, colums=["x"])  # wrong
slide.text("body", 12)  # wrong
slide.title = 12  # wrong
slide.number = 2  # wrong
deck.add_slide()  # wrong
deck["first"]  # wrong
deck.save(12)  # wrong
indeck.build("report.yaml", date={})  # wrong
'''

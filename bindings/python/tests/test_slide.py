"""Slides: what is put onto them stands there, in terms of python-pptx and openpyxl."""

from __future__ import annotations

import io

import indeck
import PIL.Image
import pptx
import pytest
from decks import MONTHS, SALES, charts_of, logo, read, text_of, workbook_of
from indeck import Cm, Inches
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER

BOX = (Cm(2), Cm(4), Cm(12), Cm(8))
ONE = {"month": MONTHS, "revenue": [1.0, 2.0, 3.0], "cost": [3.0, 1.0, 2.0], "size": [1.0, 4.0, 2.0]}


@pytest.fixture(params=["new", "opened"])
def deck(request) -> indeck.Deck:
    """A deck that is new, or one that was opened."""
    deck = indeck.Deck(language="en-GB")
    return deck if request.param == "new" else indeck.open(deck.to_bytes())


def shape_of(deck: indeck.Deck, slide: int, name: str):
    return next(shape for shape in read(deck).slides[slide].shapes if shape.name == name)


# Charts.


def test_a_chart_is_native_with_its_workbook(deck):
    slide = deck.add_slide("Title and Content", title="Revenue")
    made = slide.chart(SALES, x="month", y="revenue", series="region", format="#,##0", alt="Rising", name="Sales")
    assert made.mark == "column"
    shape = shape_of(deck, 0, "Sales")
    chart = shape.chart
    assert chart.chart_type == XL_CHART_TYPE.COLUMN_CLUSTERED
    assert list(chart.plots[0].categories) == MONTHS
    assert [(s.name, list(s.values)) for s in chart.series] == [
        ("North", [412, 398, 455]),
        ("South", [318, 334, 351]),
    ]
    head, *rows = workbook_of(chart)
    assert head[1:] == ("North", "South")
    assert [row[0] for row in rows] == MONTHS and [row[1] for row in rows] == [412, 398, 455]
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == "Rising"


MARKS = {
    "column": (XL_CHART_TYPE.COLUMN_CLUSTERED, {}),
    "bar": (XL_CHART_TYPE.BAR_CLUSTERED, {}),
    "line": (XL_CHART_TYPE.LINE, {}),
    "area": (XL_CHART_TYPE.AREA, {}),
    "pie": (XL_CHART_TYPE.PIE, {}),
    "doughnut": (XL_CHART_TYPE.DOUGHNUT, {}),
}


@pytest.mark.parametrize("mark", MARKS)
def test_marks_are_the_kinds_of_powerpoint(deck, mark):
    kind, options = MARKS[mark]
    deck.add_slide("Title and Content", title=mark).chart(ONE, mark=mark, x="month", y="revenue", **options)
    chart = charts_of(read(deck).slides[0])[0]
    assert chart.chart_type in (kind, XL_CHART_TYPE.LINE_MARKERS if mark == "line" else kind)
    assert list(chart.plots[0].series[0].values) == [1, 2, 3]


def test_a_chart_of_2016_has_a_picture_for_older_programs(deck):
    slide = deck.add_slide("Title and Content", title="Steps")
    assert slide.chart(ONE, mark="waterfall", x="month", y="revenue").mark == "waterfall"
    written = read(deck).slides[0]
    related = [rel.reltype.rsplit("/", 1)[-1] for rel in written.part.rels.values()]
    assert "chartEx" in related and "image" in related
    assert [shape.kind for shape in slide.shapes] == ["text", "chart"]


def test_a_chart_that_stands_alone_can_be_put_onto_slides(deck):
    chart = indeck.Chart(ONE, mark="pie", x="month", y="revenue", alt="Shares")
    slide = deck.add_slide("Two Content", title="Shares")
    first, second = slide.add(chart), slide.add(chart, alt="Again")
    assert (first.kind, first.alt, second.alt) == ("chart", "Shares", "Again")
    assert len(charts_of(read(deck).slides[0])) == 2


def test_charts_go_where_they_are_sent(deck):
    slide = deck.add_slide("Two Content", title="Two")
    slide.chart(ONE, x="month", y="revenue", placeholder="Right", name="R")
    slide.chart(ONE, x="month", y="cost", name="L")
    slide.chart(ONE, x="month", y="cost", at=BOX, name="Free")
    right, left, free = (shape_of(deck, 0, name) for name in ["R", "L", "Free"])
    assert left.left < right.left
    assert (free.left, free.top, free.width, free.height) == BOX
    # Where no placeholder is free, what was put there makes room; a placeholder by its name does not.
    before = (left.width, left.height)
    slide.chart(ONE, x="month", y="cost", name="Second")
    first, second = shape_of(deck, 0, "L"), shape_of(deck, 0, "Second")
    assert first.width == second.width < before[0] and first.top == second.top
    assert first.left + first.width < second.left
    with pytest.raises(indeck.DeckError, match="filled"):
        slide.chart(ONE, x="month", y="cost", placeholder="Right")
    assert len(charts_of(read(deck).slides[0])) == 4


def test_content_of_all_kinds_shares_a_place(deck, tmp_path):
    slide = deck.add_slide("Title and Content", title="X")
    slide.chart(ONE, x="month", y="cost", name="A")
    slide.table(ONE, name="B")
    slide.text("body", ["First", ["Second"]])
    slide.picture(logo(tmp_path), alt="a logo")
    frames = [(s.left, s.top, s.width, s.height) for s in slide.shapes if s.text != "X"]
    assert len(frames) == 4
    for at, (left, top, width, height) in enumerate(frames):
        for other in frames[:at]:
            apart = left >= other[0] + other[2] or other[0] >= left + width
            assert apart or top >= other[1] + other[3] or other[1] >= top + height
    # What is taken away leaves its room to the next.
    next(s for s in slide.shapes if s.name == "B").delete()
    slide.chart(ONE, x="month", y="cost", name="C")
    assert {s.name for s in slide.shapes} >= {"A", "C"}


def test_a_shape_that_is_gone_is_no_other_one(deck):
    slide = deck.add_slide("Title and Content", title="X")
    gone = slide.text(None, "first", at=BOX)
    assert slide.shapes
    gone.delete()
    other = slide.text(None, "second", at=BOX)
    assert gone != other
    with pytest.raises(indeck.UnknownNameError):
        gone.text  # noqa: B018
    assert other.text == "second"


def test_a_placeholder_may_stand_elsewhere(deck):
    slide = deck.add_slide("Title and Content", title="X")
    slide.chart(ONE, x="month", y="cost", placeholder="content", at=("1in", "2in", "3in", "72pt"))
    chart = next(shape for shape in read(deck).slides[0].placeholders if shape.has_chart)
    assert (chart.left, chart.top, chart.width, chart.height) == (Inches(1), Inches(2), Inches(3), Inches(1))


def test_columns_and_options_that_are_not_there_are_said(deck):
    slide = deck.add_slide("Title and Content", title="X")
    wrong = [{"x": "mnth", "y": "revenue"}, {"x": "month", "y": "revenue", "gpa": 10}, {"x": "month", "y": "revenue", "gap": -1}]
    for options in wrong:
        with pytest.raises(indeck.IndeckError) as caught:
            slide.chart(ONE, **options)
        assert caught.value.diagnostics
    assert [shape.kind for shape in slide.shapes] == ["text"]


# Placeholders.


def test_placeholders_are_named_by_name_use_or_number(deck):
    ways = ["Content", "content", "CONTENT", "body", "obj", "chart", 1]
    for way in ways:
        deck.add_slide("Title and Content", title="X").chart(ONE, x="month", y="cost", placeholder=way)
    for slide in read(deck).slides:
        assert [shape.placeholder_format.idx for shape in slide.placeholders] == [0, 1]


def test_placeholders_that_are_not_there_are_said_with_those_that_are(deck):
    slide = deck.add_slide("Title and Content", title="X")
    with pytest.raises(indeck.UnknownNameError) as caught:
        slide.text("Contant", "x")
    assert "did you mean `Content`?" in caught.value.diagnostics[0].hints
    assert isinstance(caught.value, LookupError)
    for wrong in [77, "picture frame", -1]:
        with pytest.raises(indeck.UnknownNameError):
            slide.text(wrong, "x")
    for wrong in [True, 1.5, ["Content"]]:
        with pytest.raises(indeck.InvalidValueError):
            slide.text(wrong, "x")
    with pytest.raises(indeck.UnknownNameError):
        deck.add_slide("Title Only", title="X").text(None, "x")


def test_a_placeholder_is_filled_once(deck):
    slide = deck.add_slide("Title and Content", title="X")
    slide.text("content", "first")
    for again in [lambda: slide.text("content", "x"), lambda: slide.table(ONE, placeholder="content")]:
        with pytest.raises(indeck.DeckError, match="filled twice"):
            again()
    with pytest.raises(indeck.DeckError, match="filled twice"):
        slide.text("title", "x")


def test_a_placeholder_takes_what_it_is_for(deck):
    slide = deck.add_slide("Chart", title="X")
    with pytest.raises(indeck.InvalidValueError, match="does not take text"):
        slide.text("Chart", "words")
    with pytest.raises(indeck.InvalidValueError, match="does not take a chart"):
        slide.chart(ONE, x="month", y="cost", placeholder="title")
    slide.chart(ONE, x="month", y="cost")
    with pytest.raises(indeck.DeckError):
        slide.chart(ONE, x="month", y="cost", placeholder="Chart")
    placeholder = next(shape for shape in read(deck).slides[0].placeholders if shape.has_chart)
    assert placeholder.placeholder_format.type == PP_PLACEHOLDER.CHART


def test_the_slide_lists_the_placeholders_of_its_layout(deck):
    slide = deck.add_slide("Two Content")
    names = [placeholder.name for placeholder in slide.placeholders]
    assert names[:3] == ["Title", "Left", "Right"]
    kinds = {placeholder.name: placeholder.kind for placeholder in slide.placeholders}
    assert (kinds["Title"], kinds["Left"]) == ("title", "obj")


# Texts.


def test_texts_are_paragraphs_and_lists_are_levels(deck):
    slide = deck.add_slide("Two Content", title="X")
    shape = slide.text("Left", ["First", ["Second", ["Third"], "Second again"], "First again"])
    slide.text(None, "one\ntwo")
    assert shape.text == "First\nSecond\nThird\nSecond again\nFirst again"
    left, right = (p.text_frame for p in read(deck).slides[0].placeholders if p.placeholder_format.idx in (1, 2))
    assert [(p.text, p.level) for p in left.paragraphs] == [
        ("First", 0),
        ("Second", 1),
        ("Third", 2),
        ("Second again", 1),
        ("First again", 0),
    ]
    assert [p.text for p in right.paragraphs] == ["one", "two"]


def test_a_text_may_stand_anywhere(deck):
    slide = deck.add_slide("Title Only", title="X")
    shape = slide.text(None, "A note", at=BOX)
    assert (shape.kind, shape.frame, shape.placeholder) == ("text", BOX, None)
    slide.text(None, ["a", ["b"]], at=BOX)
    written = read(deck).slides[0]
    assert text_of(written)[-2:] == ["A note", "a\nb"]
    assert "buChar" in written.shapes[-1]._element.xml


def test_markup_is_what_it_says(deck):
    slide = deck.add_slide("Two Content", title="X")
    slide.text("Left", ["**bold** and *italic*", ["[site](https://example.com/)"]], markup=True)
    slide.text("Right", "**not bold**")
    left, right = (p.text_frame for p in read(deck).slides[0].placeholders if p.placeholder_format.idx in (1, 2))
    runs = [(run.text, run.font.bold, run.font.italic) for run in left.paragraphs[0].runs]
    assert runs[0] == ("bold", True, None) and runs[-1][0] == "italic" and runs[-1][2] is True
    assert left.paragraphs[1].runs[0].hyperlink.address == "https://example.com/"
    assert right.text == "**not bold**"
    assert [(link.text, link.target) for link in slide.links] == [("site", "https://example.com/")]


def test_what_is_no_text_is_refused(deck):
    slide = deck.add_slide("Title and Content", title="X")
    deep: list[object] = ["x"]
    for _ in range(9):
        deep = [deep]
    for wrong in [12, ["a", 3], {"a": 1}, deep]:
        with pytest.raises(indeck.InvalidValueError):
            slide.text("content", wrong)


def test_texts_of_any_letters_come_through(deck):
    words = "Ümläute, 日本語, العربية, 🙂 & <tags> \"quotes\"\ttab"
    slide = deck.add_slide("Title and Content", title=words, notes=words)
    slide.text("content", [words])
    assert (slide.title, slide.notes) == (words, words)
    written = read(deck).slides[0]
    assert written.shapes.title.text == words
    assert written.placeholders[1].text_frame.text == words


def test_title_notes_and_hidden_can_be_changed(deck):
    slide = deck.add_slide("Title and Content")
    assert (slide.title, slide.notes, slide.hidden) == (None, None, False)
    slide.text("content", "first")
    slide.title, slide.notes, slide.hidden = "Late", "one\ntwo", True
    assert (slide.title, slide.notes, slide.hidden) == ("Late", "one\ntwo", True)
    written = read(deck).slides[0]
    assert written.shapes.title.text == "Late"
    assert written.notes_slide.notes_text_frame.text == "one\ntwo"
    slide.title, slide.notes, slide.hidden = None, None, False
    assert (slide.title, slide.notes, slide.hidden) == (None, None, False)
    assert not read(deck).slides[0].has_notes_slide


def test_the_language_is_that_of_the_deck():
    deck = indeck.Deck(language="de-DE")
    deck.add_slide("Title and Content", title="Umsatz")
    _ = deck[0].shapes
    deck.add_slide("Title and Content", title="Kosten")
    for slide in read(deck).slides:
        assert 'lang="de-DE"' in slide.shapes.title._element.xml


def test_charts_with_the_same_options_show_each_its_own(deck):
    """Options that were met before are not read again."""
    for units in ([1, 2, 3], [4, 5, 6]):
        slide = deck.add_slide("Title and Content", title="X")
        assert slide.chart({"month": MONTHS[:3], "units": units}, x="month", y="units").diagnostics == []
    with pytest.raises(indeck.SpecError, match="did you mean `unit`"):
        deck.add_slide("Title and Content").chart({"month": ["Jan"], "unit": [1]}, x="month", y="units")
    written = [chart for slide in read(deck).slides for chart in charts_of(slide)]
    shown = [list(chart.plots[0].series[0].values) for chart in written]
    assert shown == [[1, 2, 3], [4, 5, 6]]


def test_tables_with_the_same_options_speak_the_language_of_their_deck():
    said = []
    for language in ("de-DE", "en-GB", "de-DE"):
        deck = indeck.Deck(language=language)
        deck.add_slide("Title and Content").table({"share": [1.5]}, formats={"share": "0.0"}, name="T")
        said.append(shape_of(deck, 0, "T").table.cell(1, 0).text)
    assert said == ["1,5", "1.5", "1,5"]


# Tables.


def test_a_table_has_the_cells_of_the_frame(deck):
    slide = deck.add_slide("Title and Content", title="X")
    shape = slide.table(
        ONE, columns=["month", "revenue"], labels={"month": "Month"}, formats={"revenue": "0.0"}, alt="Numbers", name="T"
    )
    assert (shape.kind, shape.alt) == ("table", "Numbers")
    table = shape_of(deck, 0, "T").table
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [["Month", "revenue"], ["Jan", "1.0"], ["Feb", "2.0"], ["Mar", "3.0"]]


def test_a_table_may_be_a_list_of_dicts(deck):
    slide = deck.add_slide("Title Only", title="X")
    shape = slide.table([{"a": 1, "b": "x"}, {"a": 2, "b": None}], at=BOX)
    assert shape.table is not None and list(shape.table)[0] == ["a", "b"]
    with pytest.raises(indeck.IndeckError):
        slide.table(ONE, columns=["nothing"], at=BOX)


# Pictures.


def png(size=(40, 20)) -> bytes:
    file = io.BytesIO()
    PIL.Image.new("RGB", size, "#06508C").save(file, format="PNG")
    return file.getvalue()


def test_pictures_come_of_files_bytes_and_images(deck, tmp_path):
    slide = deck.add_slide("Title Only", title="X")
    file = logo(tmp_path)
    sources = [file, str(file), file.read_bytes(), io.BytesIO(file.read_bytes()), PIL.Image.open(file)]
    for source in sources:
        shape = slide.picture(source, at=BOX, alt="Logo")
        assert (shape.kind, shape.alt) == ("picture", "Logo")
    pictures = [shape for shape in read(deck).slides[0].shapes if hasattr(shape, "image")]
    assert len(pictures) == 5
    assert len({shape.image.sha1 for shape in pictures[:4]}) == 1
    # In its proportions, in the middle of its place.
    assert {(p.width, p.height) for p in pictures} == {(Cm(12), Cm(6))}


def test_pictures_fit_their_place_as_asked(deck):
    slide = deck.add_slide("Title Only", title="X")
    for fit in ["contain", "cover", "stretch"]:
        slide.picture(png(), at=BOX, fit=fit)
    contain, cover, stretch = (s for s in read(deck).slides[0].shapes if hasattr(s, "image"))
    assert (contain.height, cover.height, stretch.height) == (Cm(6), Cm(8), Cm(8))
    assert cover.crop_left > 0 and stretch.crop_left == 0
    with pytest.raises(indeck.InvalidValueError):
        slide.picture(png(), at=BOX, fit="tile")


def test_an_svg_has_a_png_for_programs_that_do_not_know_it(deck):
    slide = deck.add_slide("Picture with Caption", title="X")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4" fill="red"/></svg>'
    slide.picture(svg)
    kinds = {part.partname.ext for part in read(deck).part.package.iter_parts() if "/media/" in part.partname}
    assert {"svg", "png"} <= kinds
    with pytest.raises(indeck.DeckError, match="has text"):
        slide.picture(svg.replace(b"<rect", b"<text>x</text><rect"), at=BOX)


def test_what_is_no_picture_is_refused(deck, tmp_path):
    slide = deck.add_slide("Title Only", title="X")
    for wrong in [b"", b"GIF89a", png()[:30]]:
        with pytest.raises(indeck.DeckError):
            slide.picture(wrong, at=BOX)
    with pytest.raises(indeck.MissingFileError):
        slide.picture(tmp_path / "none.png", at=BOX)
    with pytest.raises(indeck.InvalidValueError):
        slide.picture(12, at=BOX)
    with pytest.raises(indeck.InvalidValueError):
        slide.picture(png(), at=(0, 0, 0, 10))
    assert len(slide.shapes) == 1


# What others left.


def test_comments_of_other_programs_are_read():
    assert indeck.Deck().add_slide("Title Only", title="X").comments == []


def test_decks_of_python_pptx_are_filled():
    made = pptx.Presentation()
    made.slides.add_slide(made.slide_layouts[1])
    file = io.BytesIO()
    made.save(file)
    deck = indeck.open(file.getvalue())
    slide = deck[0]
    assert [shape.kind for shape in slide.shapes] == ["text", "text"]
    slide.title = "Filled"
    slide.chart(SALES, x="month", y="sum(revenue)", series="region", placeholder="content")
    slide.notes = "Hush"
    written = read(deck).slides[0]
    assert written.shapes.title.text == "Filled"
    assert [shape.placeholder_format.idx for shape in written.placeholders] == [0, 1]
    assert list(charts_of(written)[0].plots[0].categories) == MONTHS
    assert written.notes_slide.notes_text_frame.text == "Hush"

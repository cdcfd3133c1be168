"""Shapes and tables of slides: found, changed, taken away."""

from __future__ import annotations

import indeck
import pytest
from decks import SALES, charts_of, logo, read
from indeck import Cm, Emu
from test_slide import BOX, ONE, png


@pytest.fixture
def deck(tmp_path) -> indeck.Deck:
    """A slide with a title, a table, a picture, a chart and a text."""
    deck = indeck.Deck()
    slide = deck.add_slide("Title Only", title="Everything")
    slide.table(ONE, at=BOX, name="Numbers", columns=["month", "revenue"])
    slide.picture(logo(tmp_path), at=BOX)
    slide.chart(SALES, x="month", y="revenue", series="region", at=BOX, name="Sales")
    slide.text(None, "A note", at=BOX)
    return deck


def named(deck: indeck.Deck, name: str) -> indeck.Shape:
    return next(shape for shape in deck[0].shapes if shape.name == name)


def test_shapes_stand_in_their_order(deck):
    shapes = deck[0].shapes
    assert [shape.kind for shape in shapes] == ["text", "table", "picture", "chart", "text"]
    assert len({shape.id for shape in shapes}) == 5
    assert (shapes[0].name, shapes[0].placeholder.kind) == ("Title", "title")
    assert shapes[4].placeholder is None
    assert repr(shapes[1]) == "<Shape table 'Numbers'>"


def test_what_puts_a_shape_returns_it(deck):
    slide = deck[0]
    slide.chart(ONE, x="month", y="cost", at=BOX)
    shape = slide.text(None, "mine", at=BOX)
    deck.add_slide("Title Only", at=0)
    assert shape.text == "mine" and shape == slide.shapes[-1] and shape != slide.shapes[0]
    assert hash(shape) == hash(slide.shapes[-1])
    shape.text = "yours"
    assert slide.shapes[-1].text == "yours"


def test_a_shape_of_a_new_deck_is_found_after_others_came_and_went():
    deck = indeck.Deck()
    first, second = (deck.add_slide("Two Content") for _ in range(2))
    shape = second.text("Left", "left")
    other = second.text("Right", "right")
    second.title = "Late"
    deck.delete(first)
    assert (shape.text, other.text, second.title) == ("left", "right", "Late")
    assert [one.text for one in second.shapes] == ["Late", "left", "right"]
    second.title = None
    assert shape.text == "left"


def test_names_texts_and_places_are_changed(deck):
    shape = deck[0].shapes[4]
    shape.name, shape.text, shape.alt, shape.hidden = "Note", "one\ntwo", "A remark", True
    assert (shape.name, shape.text, shape.alt, shape.hidden) == ("Note", "one\ntwo", "A remark", True)
    shape.frame = (Cm(1), "2 cm", Cm(3), "40 mm")
    assert shape.frame == (Cm(1), Cm(2), Cm(3), Cm(4)) and isinstance(shape.frame[0], Emu)
    shape.left, shape.top, shape.width, shape.height = Cm(2), "3cm", Cm(4), 914400
    written = next(shape for shape in read(deck).slides[0].shapes if shape.name == "Note")
    assert (written.left, written.top, written.width, written.height) == (Cm(2), Cm(3), Cm(4), 914400)
    assert written.text_frame.text == "one\ntwo"
    shape.alt, shape.hidden = None, False
    assert (shape.alt, shape.hidden) == (None, False)


def test_places_that_cannot_be_are_refused(deck):
    shape = deck[0].shapes[4]
    for wrong in ["wide", None, 1.5]:
        with pytest.raises(indeck.InvalidValueError):
            shape.width = wrong
    with pytest.raises(indeck.InvalidValueError):
        shape.width = -1
    with pytest.raises(indeck.InvalidValueError):
        shape.frame = (1, 2, 3)
    assert shape.frame == BOX


def test_placeholders_have_the_place_of_their_layout(deck):
    title = deck[0].shapes[0]
    assert title.width > 0
    title.top = title.top + Cm(1)
    assert read(deck).slides[0].shapes.title.top == title.top


def test_a_shape_is_taken_away_with_what_only_it_needs(deck):
    shape = named(deck, "Sales")
    assert charts_of(read(deck).slides[0])
    shape.delete()
    written = read(deck)
    assert not charts_of(written.slides[0])
    assert not [part for part in written.part.package.iter_parts() if "/charts/" in part.partname]
    with pytest.raises(indeck.UnknownNameError):
        _ = shape.text
    assert repr(shape) == "<Shape that is gone>"


def test_a_chart_is_read_back_and_drawn(deck):
    chart = named(deck, "Sales").chart
    assert chart is not None and chart.mark == "column"
    assert chart.to_svg().startswith("<svg")
    assert deck[0].shapes[0].chart is None and deck[0].shapes[0].table is None
    # It can be put onto another slide.
    deck.add_slide("Title and Content", title="Again").add(chart)
    assert [list(series.values) for series in charts_of(read(deck).slides[1])[0].series] == [
        [412, 398, 455],
        [318, 334, 351],
    ]


def test_a_picture_is_replaced(deck):
    picture = deck[0].shapes[2]
    before = read(deck).slides[0].shapes[2].image.sha1
    picture.replace_picture(png((80, 10)))
    assert read(deck).slides[0].shapes[2].image.sha1 != before
    picture.replace_picture(png(), crop="whole")
    with pytest.raises(indeck.InvalidValueError):
        picture.replace_picture(png(), crop="half")
    with pytest.raises(indeck.DeckError):
        picture.replace_picture(b"nothing")
    with pytest.raises(indeck.DeckError):
        deck[0].shapes[0].replace_picture(png())


def test_what_has_no_text_takes_none(deck):
    with pytest.raises(indeck.DeckError):
        deck[0].shapes[2].text = "words"


# Tables.


def test_cells_are_read_and_changed(deck):
    grid = named(deck, "Numbers").table
    assert (grid.shape, len(grid)) == ((4, 2), 4)
    assert (grid[0, 0], grid[3, 0], grid[-1, -2]) == ("month", "Mar", "Mar")
    assert [row[0] for row in grid] == ["month", "Jan", "Feb", "Mar"]
    grid[0, 0] = "Month"
    assert grid[0, 0] == "Month" and repr(grid) == "<Grid 4 × 2>"
    for wrong in [(4, 0), (0, 2), (-5, 0)]:
        with pytest.raises(IndexError):
            grid[wrong]
        with pytest.raises(IndexError):
            grid[wrong] = "x"
    with pytest.raises(TypeError):
        grid[0]
    table = next(shape.table for shape in read(deck).slides[0].shapes if shape.has_table)
    assert table.cell(0, 0).text == "Month"


def test_rows_and_columns_come_and_go(deck):
    grid = named(deck, "Numbers").table
    grid.insert_rows(1, 2)
    grid.insert_columns(2)
    assert grid.shape == (6, 3) and grid[1, 0] == ""
    grid.remove_rows(1, 2)
    grid.remove_columns(2)
    assert grid.shape == (4, 2) and grid[1, 0] == "Jan"
    grid.set_column_width(0, Cm(5))
    grid.set_row_height(0, "1 cm")
    table = next(shape.table for shape in read(deck).slides[0].shapes if shape.has_table)
    assert (table.columns[0].width, table.rows[0].height) == (Cm(5), Cm(1))
    for wrong in [lambda: grid.insert_rows(9), lambda: grid.remove_rows(0, 4), lambda: grid.remove_columns(5)]:
        with pytest.raises(indeck.InvalidValueError):
            wrong()


def test_cells_are_merged(deck):
    grid = named(deck, "Numbers").table
    grid.merge((1, 0), (2, 1))
    table = next(shape.table for shape in read(deck).slides[0].shapes if shape.has_table)
    assert table.cell(1, 0).is_merge_origin
    assert (table.cell(1, 0).span_height, table.cell(1, 0).span_width) == (2, 2)
    assert grid[2, 1] == grid[1, 0]

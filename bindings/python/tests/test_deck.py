"""Decks: made, opened, put in order, put together, written; other programs read what was written."""

from __future__ import annotations

import datetime
import io
import os
import signal
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import indeck
import pptx
import pytest
from decks import MONTHS, SALES, charts_of, logo, read, text_of, workbook_of

SHARED = Path(os.environ.get("INDECK_SHARED", Path(__file__).resolve().parents[4] / "shared"))
CORPUS = SHARED / "corpus" / "pptx"


def three() -> indeck.Deck:
    deck = indeck.Deck()
    for title in ["A", "B", "C"]:
        deck.add_slide("Title and Content", title=title)
    return deck


def titles(deck: indeck.Deck) -> list[str | None]:
    return [slide.title for slide in deck]


def both(deck: indeck.Deck) -> list[indeck.Deck]:
    """The deck as it is, and the same one after it was written and opened."""
    return [deck, indeck.open(deck.to_bytes())]


# Making and writing.


def test_a_deck_without_a_template_has_the_layouts_of_indeck_s_own():
    deck = indeck.Deck()
    assert len(deck) == 0
    assert {"Title Slide", "Title and Content", "Two Content", "Title Only"} <= {layout.name for layout in deck.layouts}
    assert len(read(deck).slides) == 0


def test_a_template_is_a_path_the_bytes_or_an_open_file(tmp_path):
    file = tmp_path / "template.pptx"
    indeck.Deck().save(file)
    with file.open("rb") as opened:
        decks = [indeck.Deck(file), indeck.Deck(str(file)), indeck.Deck(file.read_bytes()), indeck.Deck(opened)]
    assert len({deck.to_bytes() for deck in decks}) == 1


def test_the_same_calls_give_the_same_bytes_whatever_the_threads():
    def made(threads: int | None) -> bytes:
        deck = indeck.Deck(threads=threads)
        for _ in range(70):
            deck.add_slide("Title and Content", title="Revenue").chart(SALES, x="month", y="revenue", series="region")
        return deck.to_bytes()

    assert made(None) == made(1) == made(2)


def test_properties_are_in_the_file_and_can_be_changed(tmp_path):
    when = datetime.datetime(2026, 11, 22, 10, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    deck = indeck.Deck(title="T", author="A", subject="S", keywords="K", language="en-GB", created=when)
    for deck in both(deck):
        properties = read(deck).core_properties
        assert (properties.title, properties.author, properties.subject, properties.keywords) == ("T", "A", "S", "K")
        assert properties.created.isoformat() == "2026-11-22T09:30:00"
        deck.title, deck.author = "Results & more", None
        assert (deck.title, deck.author, deck.subject) == ("Results & more", None, "S")
        properties = read(deck).core_properties
        assert (properties.title, properties.author) == ("Results & more", "")


def test_a_time_is_a_text_or_a_datetime():
    for written in ["2026-11-22T09:30:00Z", "2026-11-22T10:30:00+01:00", datetime.datetime(2026, 11, 22, 9, 30)]:
        created = read(indeck.Deck(created=written)).core_properties.created
        assert created.isoformat() == "2026-11-22T09:30:00"
    for wrong in ["yesterday", 12]:
        with pytest.raises(indeck.InvalidValueError):
            indeck.Deck(created=wrong)


def test_a_language_that_is_none_is_refused():
    with pytest.raises(indeck.InvalidValueError, match="no language"):
        indeck.Deck(language="English, please")


def test_footer_date_and_number_are_on_slides_with_room_for_them_also_later():
    deck = indeck.Deck(footer="Internal", date="22 November", slide_numbers=True)
    deck.add_slide("Title and Content", title="A")
    _ = deck[0].shapes  # From here on the deck is edited in its package.
    deck.add_slide("Title and Content", title="B")
    for number, slide in enumerate(read(deck).slides, 1):
        assert {"Internal", "22 November", str(number)} <= set(text_of(slide))


def test_the_slides_of_a_template_stay_if_asked_to():
    template = three().to_bytes()
    assert len(indeck.Deck(template)) == 0
    deck = indeck.Deck(template, keep_slides=True)
    deck.add_slide("Title Only", title="D")
    assert titles(deck) == ["A", "B", "C", "D"]
    assert len(read(deck).slides) == 4


def test_a_deck_is_saved_as_what_its_name_says(tmp_path):
    for deck in both(three()):
        for name, kind in [("a.pptx", "presentation"), ("a.potx", "template"), ("a.ppsx", "slideshow")]:
            deck.save(tmp_path / name)
            types = zipfile.ZipFile(tmp_path / name).read("[Content_Types].xml").decode()
            assert f"presentationml.{kind}.main+xml" in types


def test_a_deck_is_saved_into_an_open_file():
    deck, file = three(), io.BytesIO()
    deck.save(file)
    assert file.getvalue() == deck.to_bytes()
    with pytest.raises(indeck.InvalidValueError, match="open for text"):
        deck.save(io.StringIO())


def test_a_save_that_fails_leaves_the_old_file(tmp_path):
    file = tmp_path / "out.pptx"
    file.write_bytes(b"old")

    def stop(progress):
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        three().save(file, progress=stop)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
    with pytest.raises(indeck.MissingFileError):
        three().save(tmp_path / "no" / "such" / "folder.pptx")


def test_progress_counts_the_slides(tmp_path):
    seen = []
    three().save(tmp_path / "out.pptx", progress=seen.append)
    assert [(step.done, step.total) for step in seen] == [(1, 3), (2, 3), (3, 3)]


def test_progress_may_use_the_deck(tmp_path):
    deck, seen = three(), []
    deck.save(tmp_path / "out.pptx", progress=lambda step: seen.append(len(deck)))
    assert seen == [3, 3, 3]


def test_a_save_is_interrupted_by_control_c(tmp_path):
    deck = indeck.Deck()
    deck.add_slide("Title and Content", title="A").chart(SALES, x="month", y="revenue", series="region")
    for _ in range(2500):
        deck.clone(0)
    timer = threading.Timer(0.1, signal.raise_signal, [signal.SIGINT])
    with pytest.raises(KeyboardInterrupt):
        timer.start()
        deck.save(tmp_path / "out.pptx")
        timer.join()
    assert list(tmp_path.iterdir()) == []


def test_saving_does_not_change_the_deck():
    deck = three()
    slide = deck[1]
    first = deck.to_bytes()
    slide.text("content", "More")
    assert "More" in text_of(read(deck).slides[1])
    assert deck.to_bytes() != first


# Opening.


def test_a_deck_that_is_saved_without_a_change_is_the_same_file(tmp_path):
    file = tmp_path / "a.pptx"
    three().save(file)
    with indeck.open(file) as deck:
        assert titles(deck) == ["A", "B", "C"]
        assert deck.to_bytes() == file.read_bytes()


def test_what_is_no_deck_is_refused(tmp_path):
    with pytest.raises(indeck.MissingFileError) as caught:
        indeck.open(tmp_path / "none.pptx")
    assert isinstance(caught.value, FileNotFoundError)
    for wrong in [b"", b"no deck", b"PK\x03\x04"]:
        with pytest.raises(indeck.DeckError):
            indeck.open(wrong)
        with pytest.raises(indeck.DeckError):
            indeck.Deck(wrong)
    with pytest.raises(indeck.InvalidValueError):
        indeck.open(12)


def test_a_deck_that_is_closed_says_so():
    deck = three()
    slide, shape = deck[0], deck[0].shapes[0]
    with deck as same:
        assert same is deck
    calls = [lambda: len(deck), lambda: slide.title, lambda: shape.text, lambda: deck.to_bytes(), lambda: deck.sections]
    for call in calls:
        with pytest.raises(indeck.DeckError, match="closed"):
            call()
    deck.close()
    assert repr(deck) == "<Deck closed>"


# A sequence of slides.


def test_a_deck_counts_iterates_and_slices_like_a_list():
    for deck in both(three()):
        assert len(deck) == 3
        assert deck[0].title == "A" and deck[-1].title == "C"
        assert [slide.title for slide in deck[1:]] == ["B", "C"]
        assert [slide.title for slide in deck[::-1]] == ["C", "B", "A"]
        assert deck[5:] == []
        assert deck[1] in deck and three()[0] not in deck and "A" not in deck
        for wrong in [3, -4]:
            with pytest.raises(IndexError):
                deck[wrong]
        with pytest.raises(TypeError):
            deck["A"]
        assert repr(deck) == "<Deck 3 slides>" and repr(deck[1]) == "<Slide 2 'B'>"


def test_slides_stay_the_same_whatever_moves():
    for deck in both(three()):
        a, b, c = deck
        deck.move(c, 0)
        assert [slide.index for slide in (a, b, c)] == [1, 2, 0]
        assert deck[0] == c and hash(deck[0]) == hash(c) and deck[0] != a
        deck.delete(a)
        assert (b.number, c.number) == (2, 1)
        _ = deck[0].shapes
        assert (b.title, c.title) == ("B", "C")
        with pytest.raises(indeck.UnknownNameError, match="not in the deck any more"):
            _ = a.title
        assert a not in deck and repr(a) == "<Slide that is gone>"


def test_slides_are_deleted_one_by_one_or_several():
    for deck in both(three()):
        del deck[0]
        assert titles(deck) == ["B", "C"]
        del deck[-1:]
        assert titles(deck) == ["B"]
        assert len(read(deck).slides) == 1


def test_places_that_are_not_there_are_index_errors():
    for deck in both(three()):
        calls = [
            lambda: deck.delete(3),
            lambda: deck.move(0, 3),
            lambda: deck.move(0, -1),
            lambda: deck.clone(7),
            lambda: deck.clone(0, 4),
            lambda: deck.add_slide("Title Only", at=4),
            lambda: deck.add_section("X", 3),
            lambda: deck.replace_text({"A": "B"}, slides=[3]),
        ]
        for call in calls:
            with pytest.raises(IndexError) as caught:
                call()
            assert isinstance(caught.value, indeck.IndeckError)
        assert titles(deck) == ["A", "B", "C"]


def test_a_slide_of_another_deck_is_refused():
    with pytest.raises(indeck.InvalidValueError, match="another deck"):
        three().delete(three()[0])


def test_a_slide_can_be_added_anywhere():
    for deck in both(three()):
        slide = deck.add_slide("Title Only", title="X", notes="Hush", hidden=True, at=1)
        assert titles(deck) == ["A", "X", "B", "C"]
        assert (slide.index, slide.notes, slide.hidden) == (1, "Hush", True)
        written = read(deck).slides[1]
        assert written.notes_slide.notes_text_frame.text == "Hush"
        assert written.element.get("show") == "0"


def test_layouts_are_named_by_name_or_place():
    deck = indeck.Deck()
    place = [layout.name for layout in deck.layouts].index("Two Content")
    assert deck.add_slide(place).layout.name == "Two Content"
    assert deck.add_slide("two content").layout.name == "Two Content"
    with pytest.raises(indeck.UnknownNameError) as caught:
        deck.add_slide("Titel Only")
    assert "did you mean `Title Only`?" in caught.value.diagnostics[0].hints
    for wrong in [len(deck.layouts), -1]:
        with pytest.raises(indeck.UnknownNameError):
            deck.add_slide(wrong)
    assert len(deck) == 2


def test_a_copy_has_charts_and_workbooks_of_its_own():
    for deck in both(three()):
        deck[0].chart(SALES, x="month", y="revenue", series="region")
        copy = deck.clone(0)
        assert copy.index == 1 and copy.title == "A"
        copy.title = "Copy"
        assert deck.clone(copy, 4).number == 5
        assert deck.clone(deck[2], 0).number == 1
        assert titles(deck) == ["B", "A", "Copy", "B", "C", "Copy"]
        slides = read(deck).slides
        first, second = charts_of(slides[1])[0], charts_of(slides[2])[0]
        assert first.part.partname != second.part.partname
        assert workbook_of(first) == workbook_of(second)


# Several decks, texts, sections.


def test_slides_of_another_deck_come_in():
    other = three()
    other[1].chart(SALES, x="month", y="revenue", series="region")
    for source in [other, other.to_bytes(), io.BytesIO(other.to_bytes())]:
        deck = indeck.Deck()
        deck.add_slide("Title Slide", title="Start")
        added = deck.merge(source, [2, 1], at=0)
        assert [slide.title for slide in added] == ["C", "B"]
        assert titles(deck) == ["C", "B", "Start"]
        assert [slide.number for slide in added] == [1, 2]
        assert len(charts_of(read(deck).slides[1])) == 1
    assert titles(other) == ["A", "B", "C"]


def test_a_deck_can_come_into_itself():
    deck = three()
    deck.merge(deck)
    assert titles(deck) == ["A", "B", "C"] * 2


def test_merging_says_what_it_cannot_do():
    deck = three()
    with pytest.raises(indeck.DeckError):
        deck.merge(b"no deck")
    for wrong in [3, -1]:
        with pytest.raises(IndexError):
            deck.merge(three(), [wrong])
    with pytest.raises(indeck.InvalidValueError):
        deck.merge(three(), formatting="mine")
    with pytest.raises(indeck.InvalidValueError):
        deck.merge(three(), size="huge")
    assert len(deck) == 3
    assert len(deck.merge(three(), formatting="source", size="fit", comments=False)) == 3


def test_texts_are_replaced():
    for deck in both(three()):
        deck[0].title = "{{name}} and {{name}}"
        deck[1].notes = "For {{name}}"
        assert deck.replace_text({"{{name}}": "Ada", "C": "See"}, slides=[0]) == 2
        assert deck.replace_text({"{{NAME}}": "Ada", "C": "See"}, ignore_case=True) >= 2
        assert titles(deck) == ["Ada and Ada", "B", "See"]
        assert deck[1].notes == "For Ada"
        assert deck.replace_text({"Ad": "Bo"}, whole_words=True) == 0


def test_sections_hold_slides_and_live():
    for deck in both(three()):
        assert deck.sections == []
        results = deck.add_section("Results", 1)
        assert [section.name for section in deck.sections] == ["Default Section", "Results"]
        assert deck.sections[1] == results
        assert [slide.title for slide in results.slides] == ["B", "C"]
        results.name = "Outcome"
        assert repr(deck.sections[1]) == "<Section 'Outcome'>"
        a = deck[0]
        results.add(a)
        assert titles(deck) == ["B", "C", "A"] and a.index == 2
        first = deck.sections[0]
        first.remove()
        assert [section.name for section in deck.sections] == ["Outcome"]
        assert [slide.title for slide in results.slides] == ["B", "C", "A"]
        with pytest.raises(indeck.UnknownNameError):
            _ = first.name


# What is in it.


def test_a_deck_says_what_is_in_it():
    deck = three()
    deck[0].chart(SALES, x="month", y="revenue", series="region")
    assert deck.theme.heading_font and deck.theme.colors["accent1"].startswith("#")
    width, height = deck.slide_size
    assert (width.inches, height.inches) == (pytest.approx(13.333, abs=0.01), pytest.approx(7.5))
    inspection = deck.inspect()
    assert [slide.title for slide in inspection.slides] == ["A", "B", "C"]
    assert "chart" in {shape.kind for shape in inspection.slides[0].shapes}
    assert deck.lint(only=["repair"]) == []
    with pytest.raises(indeck.UnknownNameError):
        deck.lint(only=["nonsense"])


def test_the_linter_finds_what_is_missing(tmp_path):
    deck = indeck.Deck()
    deck.add_slide("Title Only", title="A").picture(logo(tmp_path), at=("1 cm", "5 cm", "4 cm", "2 cm"))
    assert any("alt" in finding.code for finding in deck.lint(only=["accessibility"]))


def test_notebooks_show_an_outline_with_charts_and_tables():
    for deck in both(three()):
        deck[0].chart(SALES, x="month", y="revenue", series="region")
        deck[1].table(SALES)
        deck[2].text("content", ["<b>", "second"])
        deck[2].notes = "Hush"
        bundle = deck._repr_mimebundle_()
        assert "A  [chart]" in bundle["text/plain"] and "C  [notes]" in bundle["text/plain"]
        html = bundle["text/html"]
        assert "data:image/svg+xml" in html and "<table" in html and "&lt;b&gt;" in html
        one = deck[1]._repr_mimebundle_()["text/html"]
        assert "<table" in one and "svg" not in one


# From several threads.


def test_eight_threads_make_decks_of_their_own():
    def made(number: int) -> list[object]:
        deck = indeck.Deck()
        for at in range(12):
            slide = deck.add_slide("Title and Content", title=f"{number}.{at}")
            slide.chart({"x": MONTHS, "y": [number, at, 3]}, x="x", y="y")
        return [list(charts_of(slide)[0].plots[0].series[0].values) for slide in read(deck).slides]

    with ThreadPoolExecutor(8) as pool:
        for number, values in enumerate(pool.map(made, range(8))):
            assert values == [[number, at, 3] for at in range(12)]


def test_eight_threads_share_a_deck():
    deck = indeck.Deck()

    def add(number: int) -> None:
        for at in range(10):
            slide = deck.add_slide("Title and Content", title=f"{number}.{at}")
            slide.text("content", [f"{number}", [f"{at}"]])
            if at == 5 and number == 0:
                assert slide.shapes[0].text == slide.title
            deck.to_bytes()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(8)))
    assert sorted(titles(deck)) == sorted(f"{n}.{at}" for n in range(8) for at in range(10))
    for slide in read(deck).slides:
        number, at = slide.shapes.title.text.split(".")
        assert slide.placeholders[1].text_frame.text == f"{number}\n{at}"


def test_two_threads_merge_crosswise():
    a, b = three(), three()
    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(a.merge, b, [0]), pool.submit(b.merge, a, [0])]
        assert all(len(one.result(60)) == 1 for one in done)


# Decks of other programs.


def corpus() -> list[Path]:
    return sorted(CORPUS.glob("*.pptx"))[::6] if CORPUS.is_dir() else []


@pytest.mark.parametrize("file", corpus(), ids=lambda file: file.stem)
def test_decks_of_other_programs_are_edited(file):
    try:
        before = pptx.Presentation(file)
    except Exception as error:
        pytest.skip(f"python-pptx does not read it: {error}")
    deck = indeck.open(file)
    count = len(deck)
    assert count == len(before.slides)
    deck._repr_mimebundle_()
    for slide in deck:
        _ = slide.title, slide.notes, slide.hidden, slide.id, slide.layout, slide.placeholders, slide.comments, slide.links
        for shape in slide.shapes:
            _ = shape.name, shape.kind, shape.text, shape.alt, shape.frame, shape.placeholder, shape.chart, shape.table
    box = ("2 cm", "2 cm", "12 cm", "8 cm")
    if deck.layouts:
        slide = deck.add_slide(0)
        slide.chart(SALES, x="month", y="revenue", series="region", at=box, alt="Sales")
        slide.text(None, ["A", ["B"]], at=box)
        assert [shape.kind for shape in slide.shapes][-2:] == ["chart", "text"]
        chart = slide.shapes[-2].chart
        assert chart is not None and chart.mark == "column"
        deck.move(slide, 0)
    if count:
        deck[-1].table(SALES, at=box)
        copy = deck.clone(len(deck) - 1)
        deck.delete(deck[-2])
        assert copy.shapes[-1].kind == "table" and copy.shapes[-1].table[0, 0] == "month"
    after = read(deck)
    assert len(after.slides) == count + bool(deck.layouts)
    if deck.layouts:
        assert list(charts_of(after.slides[0])[0].plots[0].categories) == MONTHS
    for slide in after.slides:
        for shape in slide.shapes:
            _ = shape.name, shape.has_text_frame and shape.text_frame.text

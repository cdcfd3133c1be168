"""Each slide is complete: a title, nothing left empty, everything described."""

from package import NS, read
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

FURNITURE = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}


def test_every_slide_has_a_title(deck):
    for number, slide in enumerate(Presentation(deck).slides, 1):
        title = slide.shapes.title
        assert title is not None and title.text_frame.text.strip(), f"slide {number}"


def test_no_placeholder_is_left_empty(deck):
    """PowerPoint shows an empty placeholder's prompt to whoever edits the deck."""
    for number, slide in enumerate(Presentation(deck).slides, 1):
        for shape in slide.placeholders:
            filled = not shape.has_text_frame or shape.text_frame.text.strip()
            furniture = shape.placeholder_format.type in FURNITURE
            assert filled or furniture, f"slide {number}: `{shape.name}` is empty"


def test_charts_tables_and_pictures_have_alternative_text(deck):
    package = read(deck)
    for name in package.names("ppt/slides/slide"):
        root = package.xml(name)
        for shape in [*root.iter("{%s}graphicFrame" % NS["p"]), *root.iter("{%s}pic" % NS["p"])]:
            described = shape.find("./*/p:cNvPr", NS).get("descr", "").strip()
            decorative = shape.find(".//{*}decorative") is not None
            assert described or decorative, f"{name}: `{shape.find('./*/p:cNvPr', NS).get('name')}`"


def test_shape_ids_are_unique_on_each_slide(deck):
    package = read(deck)
    for name in package.names("ppt/slides/slide"):
        # What stands in for a chart of 2016's kinds has the chart's id, as PowerPoint writes it.
        shapes = package.xml(name).xpath("//p:cNvPr[not(ancestor::mc:Fallback)]", namespaces=NS)
        ids = [shape.get("id") for shape in shapes]
        assert len(ids) == len(set(ids)), name


def test_no_text_is_an_unfilled_expression(deck):
    package = read(deck)
    for name in [*package.names("ppt/slides/slide"), *package.names("ppt/notesSlides/")]:
        for text in package.xml(name).iter("{%s}t" % NS["a"]):
            assert "{{" not in (text.text or ""), f"{name}: {text.text}"

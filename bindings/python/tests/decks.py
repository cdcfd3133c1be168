"""What the tests of decks share: data, and other programs that read what was written."""

from __future__ import annotations

import io
from pathlib import Path

import indeck
import openpyxl
import pptx

SALES = {
    "month": ["Jan", "Feb", "Mar", "Jan", "Feb", "Mar"],
    "region": ["North", "North", "North", "South", "South", "South"],
    "revenue": [412.0, 398.0, 455.0, 318.0, 334.0, 351.0],
}
"""Two regions in three months."""

MONTHS = ["Jan", "Feb", "Mar"]


def read(deck: indeck.Deck) -> pptx.presentation.Presentation:
    """The deck as python-pptx reads it."""
    return pptx.Presentation(io.BytesIO(deck.to_bytes()))


def text_of(slide: pptx.slide.Slide) -> list[str]:
    """The texts on a slide, as python-pptx reads them."""
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def charts_of(slide: pptx.slide.Slide) -> list[pptx.chart.chart.Chart]:
    """The charts on a slide, as python-pptx reads them."""
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def workbook_of(chart: pptx.chart.chart.Chart) -> list[tuple[object, ...]]:
    """The cells of a chart's workbook, row by row, as openpyxl reads them."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    return list(openpyxl.load_workbook(io.BytesIO(blob)).active.iter_rows(values_only=True))


def logo(folder: Path) -> Path:
    """A small PNG file."""
    import PIL.Image

    file = folder / "logo.png"
    PIL.Image.new("RGB", (40, 20), "#06508C").save(file)
    return file

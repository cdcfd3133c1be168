"""What `Edit data` shows is what the chart plots."""

import datetime

from lxml import etree
from package import Reference, read
from pptx import Presentation

EPOCH = datetime.datetime(1899, 12, 30)


def test_every_cached_value_is_the_workbooks_cell(deck):
    for chart in [*read(deck).charts, *read(deck).extended_charts]:
        for reference in chart.references():
            where = f"{chart.name}: {reference.formula}"
            cells = chart.cells(reference.formula)
            assert reference.count == len(cells), where
            for index, cell in enumerate(cells):
                assert cell.data_type != "f", f"{where}: {cell.coordinate} is a formula"
                assert as_plotted(cell, reference) == cached(reference, index), f"{where}: {cell.coordinate}"


def as_plotted(cell, reference: Reference):
    value = cell.value
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        value = (value - EPOCH) / datetime.timedelta(days=1)
    return float(value) if reference.is_number else str(value)


def cached(reference: Reference, index: int):
    value = reference.cached.get(index)
    return float(value) if value is not None and reference.is_number else value


def test_python_pptx_reads_the_plotted_numbers(deck):
    charts = 0
    for slide in Presentation(deck).slides:
        for shape in (shape for shape in slide.shapes if shape.has_chart):
            charts += 1
            workbook_part = shape.chart.part.chart_workbook.xlsx_part
            assert workbook_part is not None, f"slide {slide.slide_id}: a chart without a workbook"
            for name, values in series_of(shape.chart):
                assert any(value is not None for value in values), name
    assert charts == len(read(deck).charts), "every chart stands on a slide"


# Plots that python-pptx cannot read at all.
UNREAD = {"ofPieChart", "stockChart", "surfaceChart", "surface3DChart"}


def series_of(chart):
    """The name and the values of each series, as python-pptx reads them where it can."""
    plot_area = chart._chartSpace.chart.plotArea
    if UNREAD.isdisjoint(etree.QName(plot).localname for plot in plot_area):
        return [(series.name, series.values) for plot in chart.plots for series in plot.series]
    found = plot_area.iterfind(".//{*}ser")
    return [(one.findtext(".//{*}v"), [v.text for v in one.iterfind("{*}val//{*}v")]) for one in found]


def test_the_workbook_holds_no_more_than_what_is_plotted(deck):
    for chart in read(deck).charts:
        plotted = {
            (cell.parent.title, cell.coordinate)
            for reference in chart.references()
            for cell in chart.cells(reference.formula)
        }
        for sheet in chart.workbook:
            for row in sheet.iter_rows():
                for cell in row:
                    inside = (sheet.title, cell.coordinate) in plotted
                    # What stands above plotted cells belongs to the table, not to a series.
                    header = cell.row == 1 and (sheet.title, f"{cell.column_letter}2") in plotted
                    assert inside or header or cell.value is None, f"{chart.name}: {cell.coordinate}"


def test_number_formats_of_labels_and_cells_agree(deck):
    for chart in read(deck).charts:
        for formula in chart.root.iter("{%s}f" % "http://schemas.openxmlformats.org/drawingml/2006/chart"):
            code = formula.getnext().findtext("{*}formatCode")
            if code in (None, "General"):
                continue
            for cell in chart.cells(formula.text):
                if cell.value is not None:
                    assert cell.number_format == code, f"{chart.name}: {cell.coordinate}"


def test_axes_come_in_pairs_and_every_id_is_used(deck):
    for chart in read(deck).charts:
        plot_area = chart.root.find(".//{*}plotArea")
        named = [axis.find("{*}axId").get("val") for axis in plot_area if axis.tag.endswith("Ax")]
        used = [i.get("val") for group in plot_area if group.tag.endswith("Chart") for i in group.findall("{*}axId")]
        assert len(named) == len(set(named)), chart.name
        assert set(named) == set(used), chart.name
        assert all(0 <= int(axis) < 2**31 for axis in named), chart.name

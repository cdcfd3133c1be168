"""A deck as its parts: an independent reader for the tests, over zipfile and lxml."""

import functools
import io
import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from lxml import etree

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
RELATIONSHIP_ID = "{%s}id" % NS["r"]


class Package:
    """The parts of a deck by name."""

    def __init__(self, path: Path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {info.filename: archive.read(info) for info in archive.infolist()}

    def xml(self, name: str) -> etree._Element:
        """A part, parsed."""
        return etree.fromstring(self.parts[name])

    def names(self, prefix: str) -> list[str]:
        """The XML parts whose name begins so, in the order of their numbers."""
        found = [n for n in self.parts if n.startswith(prefix) and n.endswith(".xml") and "/_rels/" not in n]
        return sorted(found, key=lambda name: (len(name), name))

    def target(self, source: str, relationship: str) -> str:
        """The part that a relationship of that part leads to."""
        folder, name = posixpath.split(source)
        rels = self.xml(f"{folder}/_rels/{name}.rels")
        for rel in rels:
            if rel.get("Id") == relationship:
                return posixpath.normpath(posixpath.join("/", folder, rel.get("Target"))).lstrip("/")
        raise KeyError(f"{source} has no relationship {relationship}")

    @functools.cached_property
    def charts(self) -> list["Chart"]:
        """Every chart of the deck but those of 2016's kinds."""
        return [Chart(self, name) for name in self.names("ppt/charts/chart") if "/chartEx" not in name]

    @functools.cached_property
    def extended_charts(self) -> list["ExtendedChart"]:
        """Every chart of 2016's kinds."""
        return [ExtendedChart(self, name) for name in self.names("ppt/charts/chartEx")]


@functools.cache
def read(path: Path) -> Package:
    """A deck; many tests ask for the same."""
    return Package(path)


@dataclass
class Reference:
    """A range of the workbook that a chart names, with the values that the chart keeps of it."""

    formula: str
    is_number: bool
    cached: dict[int, str]
    count: int


@dataclass
class Chart:
    """A chart part and its embedded workbook."""

    package: Package
    name: str

    @functools.cached_property
    def root(self) -> etree._Element:
        return self.package.xml(self.name)

    @functools.cached_property
    def workbook(self) -> openpyxl.Workbook:
        """The workbook that `Edit data` opens."""
        external = self.root.find(".//{*}externalData")
        assert external is not None, f"{self.name} has no workbook: its data cannot be edited"
        part = self.package.target(self.name, external.get(RELATIONSHIP_ID))
        return openpyxl.load_workbook(io.BytesIO(self.package.parts[part]))

    def references(self) -> list[Reference]:
        """Every range that the chart names."""
        found = []
        for formula in self.root.iter("{%s}f" % NS["c"], "{%s}f" % NS["c15"]):
            cache = formula.getnext()
            levels = cache.findall("c:lvl", NS) or [cache]
            assert len(levels) == 1, f"{self.name}: {formula.text} has levels, which this reader does not know"
            points = {int(p.get("idx")): p.findtext("c:v", None, NS) for p in levels[0].findall("c:pt", NS)}
            count = int(cache.find("c:ptCount", NS).get("val"))
            is_number = etree.QName(cache).localname == "numCache"
            found.append(Reference(formula.text, is_number, points, count))
        return found

    def cells(self, formula: str) -> list:
        """The workbook's cells in a range such as `Sheet1!$B$2:$B$5`, row by row."""
        sheet, area = formula.rsplit("!", 1)
        cells = self.workbook[sheet.strip("'").replace("''", "'")][area.replace("$", "")]
        rows = cells if isinstance(cells, tuple) else ((cells,),)
        return [cell for row in rows for cell in (row if isinstance(row, tuple) else (row,))]


class ExtendedChart(Chart):
    """A chart part of 2016's kinds and its embedded workbook."""

    def references(self) -> list[Reference]:
        """Every range that the chart names; each level of names is a range of its own."""
        found = []
        for formula in self.root.iterfind("cx:chartData/cx:data/*/cx:f", NS):
            levels = formula.getparent().findall("cx:lvl", NS)
            columns = list(zip(*self.table(formula.text), strict=True))
            assert len(levels) == len(columns), f"{self.name}: {formula.text}"
            # The innermost level stands first, and in the last column.
            for level, column in zip(levels, reversed(columns), strict=True):
                area = f"{formula.text.rsplit('!', 1)[0]}!{column[0].coordinate}:{column[-1].coordinate}"
                points = {int(p.get("idx")): p.text for p in level.findall("cx:pt", NS)}
                is_number = level.get("formatCode") is not None
                found.append(Reference(area, is_number, points, int(level.get("ptCount"))))
        return found

    def table(self, formula: str) -> tuple:
        """The workbook's cells in a range, a tuple a row."""
        sheet, area = formula.rsplit("!", 1)
        cells = self.workbook[sheet][area.replace("$", "")]
        return cells if isinstance(cells, tuple) else ((cells,),)

    @property
    def layouts(self) -> list[str]:
        """The layout of each series."""
        return [series.get("layoutId") for series in self.root.iter("{%s}series" % NS["cx"])]

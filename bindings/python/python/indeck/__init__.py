"""indeck turns data and a brand template into native, editable PowerPoint decks.

Begin with a deck, or with a report spec:

    >>> import indeck
    >>> deck = indeck.Deck(title="Sales review")
    >>> slide = deck.add_slide("Title and Content", title="Revenue by month")
    >>> chart = slide.chart({"month": ["Jan", "Feb"], "revenue": [12, 15]}, x="month", y="revenue")
    >>> deck.save("out.pptx")

The guide is in docs/python/guide.md.
"""

from indeck import audit, errors, units
from indeck._chart import Chart
from indeck._deck import Deck, Section

# Not in `__all__`: a star import shall not hide the `open` that everybody knows.
from indeck._deck import open as open
from indeck._diagnostic import Diagnostic, Location, Note
from indeck._evidence import Change, Trace, TracedCells, TracedNumber, TracedShape, Verification, trace, verify
from indeck._grid import Grid
from indeck._inspection import (
    Comment,
    Finding,
    Inspection,
    Layout,
    Link,
    Placeholder,
    ShapeSummary,
    SlideSummary,
    Theme,
    inspect,
    lint,
)
from indeck._native import __version__
from indeck._report import (
    BurstReport,
    CheckResult,
    Dropped,
    Governed,
    RenderedChart,
    Report,
    TestReport,
    build,
    build_each,
    check,
    render,
    schema,
    test,
)
from indeck._result import Table, Tables
from indeck._shape import Shape
from indeck._slide import Slide
from indeck.errors import (
    AuditError,
    ContractError,
    DataError,
    DeckError,
    EvidenceError,
    IndeckError,
    InvalidValueError,
    MissingFileError,
    NoSuchSlideError,
    RefusedError,
    SpecError,
    UnknownNameError,
)
from indeck.units import Centipoints, Cm, Emu, Inches, Length, Mm, Pt

# Type checkers take this name for true. What only annotations and progress need is imported when it is asked for:
# `typing` would be the slowest part of `import indeck`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from indeck import options
    from indeck._options import Mark
    from indeck._progress import Progress
    from indeck._types import Box, Frame, LengthLike, PathLike, Picture, Severity, Source
else:

    def __getattr__(name):
        """A name that is not needed often."""
        from importlib import import_module

        places = {"Mark": "options", "options": "options", "Progress": "_progress"}
        types = ("Box", "Frame", "LengthLike", "PathLike", "Picture", "Severity", "Source")
        place = "_types" if name in types else places.get(name)
        if place is None:
            raise AttributeError(f"module `indeck` has no attribute `{name}`")
        module = import_module(f"indeck.{place}")
        return module if name == place else getattr(module, name)

    def __dir__():
        """What there is, asked for or not."""
        return __all__


__all__ = [
    "__version__",
    "audit",
    "AuditError",
    "Box",
    "build",
    "build_each",
    "BurstReport",
    "Centipoints",
    "Change",
    "Chart",
    "check",
    "CheckResult",
    "Cm",
    "Comment",
    "ContractError",
    "DataError",
    "Deck",
    "DeckError",
    "Diagnostic",
    "Dropped",
    "Emu",
    "errors",
    "EvidenceError",
    "Finding",
    "Frame",
    "Governed",
    "Grid",
    "Inches",
    "IndeckError",
    "inspect",
    "Inspection",
    "InvalidValueError",
    "Layout",
    "Length",
    "LengthLike",
    "Link",
    "lint",
    "Location",
    "Mark",
    "MissingFileError",
    "NoSuchSlideError",
    "Mm",
    "Note",
    "options",
    "PathLike",
    "Picture",
    "Placeholder",
    "Progress",
    "Pt",
    "RefusedError",
    "render",
    "RenderedChart",
    "Report",
    "schema",
    "Section",
    "Severity",
    "Shape",
    "ShapeSummary",
    "Slide",
    "SlideSummary",
    "Source",
    "SpecError",
    "Table",
    "Tables",
    "test",
    "TestReport",
    "Theme",
    "Trace",
    "trace",
    "TracedCells",
    "TracedNumber",
    "TracedShape",
    "units",
    "UnknownNameError",
    "Verification",
    "verify",
]

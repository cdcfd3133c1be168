"""The native module. Its classes are documented where they are re-exported."""

from indeck import audit as _audit
from indeck._deck import (
    Deck as Deck,
    Section as Section,
    open as open,
)
from indeck._slide import (
    Slide as Slide,
)
from indeck._shape import (
    Shape as Shape,
)
from indeck._grid import (
    Grid as Grid,
)
from indeck._chart import (
    Chart as Chart,
)
from indeck._inspection import (
    Comment as Comment,
    Finding as Finding,
    Inspection as Inspection,
    Layout as Layout,
    Link as Link,
    Placeholder as Placeholder,
    ShapeSummary as ShapeSummary,
    SlideSummary as SlideSummary,
    Theme as Theme,
    inspect as inspect,
    lint as lint,
)
from indeck._report import (
    BurstReport as BurstReport,
    CheckResult as CheckResult,
    Dropped as Dropped,
    Governed as Governed,
    RenderedChart as RenderedChart,
    Report as Report,
    TestReport as TestReport,
    build as build,
    build_each as build_each,
    check as check,
    render as render,
    schema as schema,
    test as test,
)
from indeck._result import (
    Table as Table,
    Tables as Tables,
)
from indeck._diagnostic import (
    Diagnostic as Diagnostic,
    Location as Location,
    Note as Note,
)
from indeck._evidence import (
    Change as Change,
    Trace as Trace,
    TracedCells as TracedCells,
    TracedNumber as TracedNumber,
    TracedShape as TracedShape,
    Verification as Verification,
    trace as trace,
    verify as verify,
)
from indeck.audit import Event as Event
from indeck.audit import LogVerification as LogVerification

__all__ = [
    "BurstReport",
    "Change",
    "Chart",
    "CheckResult",
    "Comment",
    "Deck",
    "Diagnostic",
    "Dropped",
    "Event",
    "Finding",
    "Governed",
    "Grid",
    "Inspection",
    "Layout",
    "Link",
    "Location",
    "LogVerification",
    "Note",
    "Placeholder",
    "RenderedChart",
    "Report",
    "Section",
    "Shape",
    "ShapeSummary",
    "Slide",
    "SlideSummary",
    "Table",
    "Tables",
    "TestReport",
    "Theme",
    "Trace",
    "TracedCells",
    "TracedNumber",
    "TracedShape",
    "Verification",
    "__version__",
    "audit_prove",
    "audit_query",
    "audit_tail",
    "audit_verify",
    "build",
    "build_each",
    "check",
    "inspect",
    "lint",
    "main",
    "open",
    "render",
    "schema",
    "test",
    "trace",
    "verify",
]

audit_prove = _audit.prove
audit_query = _audit.query
audit_tail = _audit.tail
audit_verify = _audit.verify

__version__: str

def main(argv: list[str], /) -> int:
    """Runs the command with these arguments, the first of which is the program's own name, and returns the number that a
    process ends with.
    """

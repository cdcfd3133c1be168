"""`build`, `check`, `test`: decks from report specs, and what they tell."""

from indeck._native import (
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

__all__ = [
    "BurstReport",
    "CheckResult",
    "Dropped",
    "Governed",
    "RenderedChart",
    "Report",
    "TestReport",
    "build",
    "build_each",
    "check",
    "render",
    "schema",
    "test",
]

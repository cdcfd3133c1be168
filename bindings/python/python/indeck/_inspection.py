"""What is in a deck, as values that do not change with it: layouts, theme, slides, findings."""

from indeck._native import (
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

__all__ = [
    "Comment",
    "Finding",
    "Inspection",
    "Layout",
    "Link",
    "Placeholder",
    "ShapeSummary",
    "SlideSummary",
    "Theme",
    "inspect",
    "lint",
]

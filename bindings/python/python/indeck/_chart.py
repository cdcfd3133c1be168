"""`Chart`: a chart on its own, or one of a slide."""

from indeck._native import Chart

__all__ = ["Chart"]

"""`Grid`: the cells of a table on a slide."""

from indeck._native import Grid

__all__ = ["Grid"]

"""`Shape`: something that stands on a slide."""

from indeck._native import Shape

__all__ = ["Shape"]

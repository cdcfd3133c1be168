"""`Diagnostic` and `Location`: what is wrong, as data."""

from indeck._native import Diagnostic, Location, Note

__all__ = ["Diagnostic", "Location", "Note"]

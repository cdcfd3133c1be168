"""`Table` and `Tables`: the result tables of a report."""

from indeck._native import Table, Tables

__all__ = ["Table", "Tables"]

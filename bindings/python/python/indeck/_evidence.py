"""`verify` and `trace`: what the evidence in a deck tells."""

from indeck._native import Change, Trace, TracedCells, TracedNumber, TracedShape, Verification, trace, verify

__all__ = ["Change", "Trace", "TracedCells", "TracedNumber", "TracedShape", "Verification", "trace", "verify"]

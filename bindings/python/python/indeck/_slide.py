"""`Slide`: what stands on it, and what is put there."""

from indeck._native import Slide

__all__ = ["Slide"]

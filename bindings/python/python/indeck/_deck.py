"""`Deck`: slides in order, made on a template or opened, and `open`."""

from indeck._native import Deck, Section, open

__all__ = ["Deck", "Section", "open"]

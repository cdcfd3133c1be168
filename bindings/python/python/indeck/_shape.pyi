"""`Shape`: something that stands on a slide."""

from typing import Literal, final

from indeck._chart import Chart
from indeck._grid import Grid
from indeck._inspection import Placeholder
from indeck._types import Box, LengthLike, Picture, ShapeKind
from indeck.units import Emu

__all__ = ["Shape"]

@final
class Shape:
    """Something that stands on a slide: a text, a chart, a table, a picture, a group.

    It is found again by its id, so it stays the same shape when others come and go.

        >>> shape = slide.shapes[0]
        >>> shape.text = "Revenue by month"
        >>> shape.name, shape.kind
        ('Title', 'text')
    """

    @property
    def id(self) -> int:
        """Its number on the slide."""
    name: str
    """Its name in the selection pane."""
    @property
    def kind(self) -> ShapeKind:
        """What it is."""
    @property
    def placeholder(self) -> Placeholder | None:
        """The placeholder that it fills."""
    text: str
    """Its text, a line for each paragraph; what is set keeps the look of what was there."""
    alt: str | None
    """Its text for people who do not see it."""
    hidden: bool
    """Whether it is not shown."""
    @property
    def frame(self) -> tuple[Emu, Emu, Emu, Emu] | None:
        """Where it stands: left, top, width, height; a `Box` can be set."""
    @frame.setter
    def frame(self, frame: Box) -> None: ...
    @property
    def left(self) -> Emu:
        """The distance of its left edge from the slide's."""
    @left.setter
    def left(self, length: LengthLike) -> None: ...
    @property
    def top(self) -> Emu:
        """The distance of its upper edge from the slide's."""
    @top.setter
    def top(self, length: LengthLike) -> None: ...
    @property
    def width(self) -> Emu:
        """Its width."""
    @width.setter
    def width(self, length: LengthLike) -> None: ...
    @property
    def height(self) -> Emu:
        """Its height."""
    @height.setter
    def height(self, length: LengthLike) -> None: ...
    @property
    def chart(self) -> Chart | None:
        """The chart that it shows, read back from the deck."""
    @property
    def table(self) -> Grid | None:
        """The cells, if it is a table."""
    def delete(self) -> None:
        """Takes it off the slide, with what only it needs."""
    def replace_picture(self, picture: Picture, *, crop: Literal["keep", "cover", "whole"] = "keep") -> None:
        """Shows another picture in its place; frame, alternative text and links stay.

        Raises: `DeckError` if it shows no picture, or the new one cannot be read.
        """

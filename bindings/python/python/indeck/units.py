"""Lengths: whole numbers of English Metric Units (EMU) that know their size in other units.

The names are those of python-pptx, so that code with `Inches(1)` or `Pt(12)` works as it is. 914,400 EMU are an
inch, 360,000 a centimetre, 12,700 a point. A length is an `int`: it compares, sorts and formats like one.

    >>> from indeck import Cm, Inches
    >>> Inches(1) == Cm(2.54)
    True
    >>> (Inches(1) + Cm(2.54)).inches
    2.0
"""

from __future__ import annotations

import math

from indeck.errors import InvalidValueError

# Type checkers take this name for true; `typing` itself would be the slowest part of `import indeck`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

__all__ = ["Centipoints", "Cm", "Emu", "Inches", "Length", "Mm", "Pt"]


class Length(int):
    """A length in EMU; `Inches`, `Cm`, `Mm`, `Pt`, `Centipoints` and `Emu` make one.

    Sums, differences and multiples of lengths are lengths. A quotient `a / b` is a `float`, as it is of all `int`.

        >>> (Inches(3) - Inches(1)).pt
        144.0
    """

    __slots__ = ()
    _emu: ClassVar[int] = 1

    def __new__(cls, value: float = 0) -> Length:
        """A length of so many units of the class, rounded to whole EMU.

        Raises: `InvalidValueError` if `value` is infinite or not a number.
        """
        if not math.isfinite(value):
            raise InvalidValueError(f"`{value}` is not a length", code="invalid-value")
        return super().__new__(cls, round(value * cls._emu))

    @property
    def emu(self) -> int:
        """The length in EMU, as a plain `int`."""
        return int(self)

    @property
    def inches(self) -> float:
        """The length in inches."""
        return int(self) / Inches._emu

    @property
    def cm(self) -> float:
        """The length in centimetres."""
        return int(self) / Cm._emu

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return int(self) / Mm._emu

    @property
    def pt(self) -> float:
        """The length in points, 72 to the inch."""
        return int(self) / Pt._emu

    @property
    def centipoints(self) -> int:
        """The length in hundredths of a point, rounded down as python-pptx does it."""
        return int(self) // Centipoints._emu

    def __add__(self, other: int) -> Length:
        """The sum of two lengths."""
        return _length(int.__add__(self, other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Length:
        """The difference of two lengths."""
        return _length(int.__sub__(self, other))

    def __rsub__(self, other: int) -> Length:
        """The difference of two lengths."""
        return _length(int.__rsub__(self, other))

    def __mul__(self, factor: float) -> Length:
        """The length so many times, rounded to whole EMU."""
        if not isinstance(factor, (int, float)):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return Emu(int(self) * factor)

    __rmul__ = __mul__

    def __floordiv__(self, other: int) -> Length:
        """The length divided, rounded down to whole EMU."""
        return _length(int.__floordiv__(self, other))

    def __neg__(self) -> Length:
        """The length in the other direction."""
        return Emu(-int(self))

    def __abs__(self) -> Length:
        """The length without its sign."""
        return Emu(abs(int(self)))

    def __repr__(self) -> str:
        """The unit that it was written in where that is exact, else EMU."""
        unit = type(self)
        shown = f"{int(self) / unit._emu:.10g}"
        exact = round(float(shown) * unit._emu) == int(self)
        return f"{unit.__name__}({shown})" if exact else f"Emu({int(self)})"

    def __str__(self) -> str:
        """The number of EMU."""
        return int.__repr__(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles and copies as EMU: `int` would give the EMU to the class as if they were its units."""
        return Emu, (int(self),)


class Emu(Length):
    """A length in EMU: `Emu(914400)` is an inch."""

    __slots__ = ()


class Inches(Length):
    """A length in inches: `Inches(0.5)`."""

    __slots__ = ()
    _emu = 914_400


class Cm(Length):
    """A length in centimetres: `Cm(2.54)` is an inch."""

    __slots__ = ()
    _emu = 360_000


class Mm(Length):
    """A length in millimetres: `Mm(25.4)` is an inch."""

    __slots__ = ()
    _emu = 36_000


class Pt(Length):
    """A length in points: `Pt(72)` is an inch."""

    __slots__ = ()
    _emu = 12_700


class Centipoints(Length):
    """A length in hundredths of a point: `Centipoints(7200)` is an inch."""

    __slots__ = ()
    _emu = 127


def _length(value: Any) -> Length:
    """What `int` made of a length, or that it does not know how."""
    if value is NotImplemented:
        return NotImplemented  # type: ignore[no-any-return]
    return Emu(value)

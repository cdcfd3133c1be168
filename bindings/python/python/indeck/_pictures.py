"""Pictures from other libraries as bytes of a PNG file.

Neither matplotlib nor Pillow is imported here. Who hands over a figure or an image has imported its library already,
so it is looked for among the modules that are there. The same picture gives the same bytes: no date, no name of a
program, no version is written.
"""

from __future__ import annotations

import io
import sys

# Type checkers take this name for true; `typing` itself would be the slowest part of the first picture.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["png"]

# Sharp on a slide that is shown on a large screen, and about 400 kB for a figure of matplotlib's usual size.
_DPI = 200

# What a PNG file can hold as it is; everything else becomes RGB or RGBA.
_PNG_MODES = frozenset({"1", "L", "LA", "I;16", "P", "RGB", "RGBA"})
_OTHER_MODES = {"La": "LA", "PA": "RGBA", "RGBa": "RGBA"}


def png(picture: object) -> bytes | None:
    """The bytes of a PNG file of a matplotlib or Pillow picture; `None` if it is neither.

    A matplotlib `Figure`, a `SubFigure` or `Axes` (its whole figure), whatever keeps one in `.figure` as seaborn's
    grids do, and a `PIL.Image.Image` are pictures. Figures are drawn with 200 pixels an inch.

        >>> import PIL.Image
        >>> png(PIL.Image.new("RGB", (2, 1)))[:4]
        b'\\x89PNG'
        >>> png("logo.png") is None
        True
    """
    figure = _figure(picture)
    if figure is not None:
        return _of_figure(figure)
    image = _class("PIL.Image", "Image")
    if image is not None and isinstance(picture, image):
        return _of_image(picture)
    return None


def _class(module: str, name: str) -> type[Any] | None:
    """A class of a module, if somebody has imported it."""
    found = getattr(sys.modules.get(module), name, None)
    return found if isinstance(found, type) else None


def _figure(picture: object) -> Any:
    """The matplotlib figure that a picture is, or is part of."""
    kind = _class("matplotlib.figure", "Figure")
    if kind is None:
        return None
    # A SubFigure's `figure` is the figure around it; that of nested ones may be a SubFigure again.
    for _ in range(8):
        if picture is None or isinstance(picture, kind):
            return picture
        picture = getattr(picture, "figure", None)
    return None


def _of_figure(figure: Any) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=_DPI, metadata={"Software": None})
    return file.getvalue()


def _of_image(image: Any) -> bytes:
    if image.mode in ("I", "F"):
        image = image.convert("I").convert("I;16")
    elif image.mode not in _PNG_MODES:
        image = image.convert(_OTHER_MODES.get(image.mode, "RGB"))
    file = io.BytesIO()
    # The resolution says how large the picture is meant to be; other remarks of its file do not come along.
    resolution = image.info.get("dpi")
    options = {"dpi": resolution} if resolution else {}
    image.save(file, format="PNG", **options)
    return file.getvalue()

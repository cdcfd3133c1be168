"""What is in a deck, as values that do not change with it: layouts, theme, slides, findings."""

from collections.abc import Mapping
from typing import Any, final

from indeck._types import PathLike, Severity, Source
from indeck.units import Emu

__all__ = [
    "Comment",
    "Finding",
    "Inspection",
    "Layout",
    "Link",
    "Placeholder",
    "ShapeSummary",
    "SlideSummary",
    "Theme",
    "inspect",
    "lint",
]

@final
class Placeholder:
    """A place of a layout that content can be put into."""

    @property
    def name(self) -> str:
        """Its name in the selection pane."""
    @property
    def kind(self) -> str:
        """Its type in the file: `title`, `body`, `obj`, `chart`, `tbl`, `pic` and others."""
    @property
    def index(self) -> int:
        """Its number in the file."""
    @property
    def frame(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Where it stands: left, top, width, height."""

@final
class Layout:
    """A kind of slide that a template offers."""

    @property
    def name(self) -> str:
        """Its name; `Name#2` for the second of a name."""
    @property
    def master(self) -> str:
        """The name of the master that it belongs to."""
    @property
    def placeholders(self) -> list[Placeholder]:
        """Its placeholders, in its order."""

@final
class Theme:
    """Colours and typefaces of a template."""

    @property
    def name(self) -> str:
        """Its name."""
    @property
    def colors(self) -> Mapping[str, str]:
        """The colours by their slot (`accent1`, `tx1` …), as `#RRGGBB`."""
    @property
    def heading_font(self) -> str:
        """The typeface of headings."""
    @property
    def body_font(self) -> str:
        """The typeface of all other text."""

@final
class Comment:
    """A comment on a slide, or an answer to one."""

    @property
    def author(self) -> str:
        """The name of its author."""
    @property
    def created(self) -> str:
        """When it was made, as the file says it."""
    @property
    def text(self) -> str:
        """Its text, a line for each paragraph."""
    @property
    def resolved(self) -> bool:
        """Whether it is resolved."""
    @property
    def replies(self) -> list[Comment]:
        """The answers to it, oldest first."""

@final
class Link:
    """What a click leads to."""

    @property
    def shape(self) -> int:
        """The id of the shape that it is on."""
    @property
    def text(self) -> str | None:
        """The text that it is on; `None` where it is on the whole shape."""
    @property
    def target(self) -> str | int:
        """An address, the place of a slide from 0, or a word such as `next`."""

@final
class Inspection:
    """What is in a deck or a template, as data.

        >>> inspection = deck.inspect()
        >>> inspection.slides[0].layout, inspection.slides[0].shapes[0].kind
        ('Title and Content', 'text')
    """

    @property
    def slide_size(self) -> tuple[Emu, Emu]:
        """Width and height of the slides."""
    @property
    def theme(self) -> Theme:
        """Colours and typefaces."""
    @property
    def layouts(self) -> list[Layout]:
        """The layouts, in the template's order."""
    @property
    def slides(self) -> list[SlideSummary]:
        """The slides, in order."""
    def to_dict(self) -> dict[str, Any]:
        """All of it, as `indeck inspect --format json` shows it."""
    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """How notebooks show it."""

@final
class SlideSummary:
    """What is on a slide."""

    @property
    def number(self) -> int:
        """Its place, from 1."""
    @property
    def layout(self) -> str:
        """Its layout's name."""
    @property
    def title(self) -> str | None:
        """The text of its title."""
    @property
    def hidden(self) -> bool:
        """Whether it is left out of a show."""
    @property
    def notes(self) -> str | None:
        """The speaker's notes."""
    @property
    def shapes(self) -> list[ShapeSummary]:
        """Its shapes, from the back."""

@final
class ShapeSummary:
    """What a shape is."""

    @property
    def id(self) -> int:
        """Its number on the slide."""
    @property
    def name(self) -> str:
        """Its name in the selection pane."""
    @property
    def kind(self) -> str:
        """What it is."""
    @property
    def placeholder(self) -> str | None:
        """The type of the placeholder that it fills."""
    @property
    def text(self) -> str:
        """Its text."""
    @property
    def alt(self) -> str | None:
        """Its text for people who do not see it."""

@final
class Finding:
    """One place of a deck where a rule of the linter is broken."""

    @property
    def code(self) -> str:
        """The rule's stable name: `chart-stale`."""
    @property
    def category(self) -> str:
        """What the rule is about: `repair`, `accessibility`, `brand`, `leaks` or `numbers`."""
    @property
    def severity(self) -> Severity:
        """How bad it is."""
    @property
    def message(self) -> str:
        """What is wrong there."""
    @property
    def hint(self) -> str | None:
        """A way out."""
    @property
    def part(self) -> str:
        """The part of the package."""
    @property
    def slide(self) -> int | None:
        """The slide, from 1, if it is about one."""
    @property
    def shape(self) -> str | None:
        """The name of the shape, if it is about one."""
    def __str__(self) -> str:
        """One line, as the command shows it."""

def inspect(file: Source) -> Inspection:
    """What is in a deck or a template; the file is only read.

    Raises: `MissingFileError` if there is no such file, `DeckError` if it is no deck.

        >>> deck.save("out.pptx")
        >>> len(indeck.inspect("out.pptx").slides)
        1
    """

def lint(
    file: Source,
    *,
    brand: PathLike | None = None,
    only: list[str] | None = None,
    ignore: list[str] | None = None,
    min_severity: Severity = "warning",
) -> list[Finding]:
    """What is wrong with a deck, whoever made it.

    The rules are those of docs/lint.md. `brand` is a brand file or a template to hold it against. `only` and `ignore` are codes or categories.

    Raises: `MissingFileError` if there is no such file, `DeckError` if it is no deck.

        >>> deck.save("out.pptx")
        >>> indeck.lint("out.pptx", only=["repair"])
        []
    """

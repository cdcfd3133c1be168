"""`Deck`: slides in order, made on a template or opened, and `open`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, BinaryIO, Literal, final, overload

from indeck._inspection import Finding, Inspection, Layout, Theme
from indeck._progress import ProgressLike
from indeck._slide import Slide
from indeck._types import PathLike, Severity, Source
from indeck.units import Emu

__all__ = ["Deck", "Section", "open"]

@final
class Deck:
    """A deck: a sequence of slides on the layouts of a template.

    `Deck("brand.potx")` begins an empty deck with the template's layouts, `Deck()` one with indeck's own template.
    `open` opens a deck that exists. A deck counts, iterates and slices like a list of its slides, and `del deck[0]`
    deletes one. It may be used from several threads; each call is done as a whole.

    `template` is the path, the bytes or the open file of a `.pptx` or `.potx`. `title`, `author`, `subject`,
    `keywords` and `created` are properties of the file; without `created` no time is written, and the same calls
    give the same bytes. `language` is that of all texts (`"en-GB"`). `footer`, `date` and `slide_numbers` hold for
    every slide whose layout has room for them. `keep_slides` keeps the slides of the template. `threads` is how many
    write; it changes no byte.

    Raises: `MissingFileError` if there is no such file, `DeckError` if it is no deck.

        >>> deck = indeck.Deck(title="Sales review", language="en-GB")
        >>> deck.add_slide("Title Slide", title="Sales review").number
        1
        >>> len(deck), deck[-1].title
        (1, 'Sales review')
    """

    def __new__(
        cls,
        template: Source | None = None,
        *,
        title: str | None = None,
        author: str | None = None,
        subject: str | None = None,
        keywords: str | None = None,
        language: str | None = None,
        created: str | datetime | None = None,
        footer: str | None = None,
        date: str | None = None,
        slide_numbers: bool = False,
        keep_slides: bool = False,
        threads: int | None = None,
    ) -> Deck: ...
    title: str | None
    """The title among the properties of the file."""
    author: str | None
    """The author among the properties of the file."""
    subject: str | None
    """The subject among the properties of the file."""
    keywords: str | None
    """The keywords among the properties of the file."""
    @property
    def layouts(self) -> list[Layout]:
        """The layouts that slides can be made of, in the template's order.

            >>> "Title Slide" in [layout.name for layout in deck.layouts]
            True
        """
    @property
    def theme(self) -> Theme:
        """Colours and typefaces of the template.

            >>> sorted(deck.theme.colors)[:2]
            ['accent1', 'accent2']
        """
    @property
    def slide_size(self) -> tuple[Emu, Emu]:
        """Width and height of the slides.

            >>> deck.slide_size[0].inches > deck.slide_size[1].inches
            True
        """
    @property
    def sections(self) -> list[Section]:
        """The sections in order; none where the deck has none."""
    def __len__(self) -> int:
        """The number of slides."""
    def __iter__(self) -> Iterator[Slide]:
        """The slides in order."""
    def __reversed__(self) -> Iterator[Slide]:
        """The slides from the last to the first."""
    @overload
    def __getitem__(self, index: int, /) -> Slide: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[Slide]:
        """A slide by its place, from 0 or from the end, or several.

        Raises: `IndexError` if there is no such slide.

            >>> [slide.number for slide in deck[-1:]] == [len(deck)]
            True
        """
    def __delitem__(self, index: int | slice, /) -> None:
        """Deletes a slide, or several.

        Raises: `IndexError` if there is no such slide.

            >>> count = len(deck)
            >>> del deck[0]
            >>> len(deck) == count - 1
            True
        """
    def __contains__(self, slide: object, /) -> bool:
        """Whether a slide is one of this deck.

            >>> deck[0] in deck
            True
        """
    def __enter__(self) -> Deck:
        """The deck itself; leaving the block closes it."""
    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        value: BaseException | None = None,
        traceback: TracebackType | None = None,
        /,
    ) -> None:
        """Closes the deck, as `close` does. Nothing is saved."""
    def add_slide(
        self,
        layout: str | int,
        *,
        title: str | None = None,
        notes: str | None = None,
        hidden: bool = False,
        id: str | None = None,
        at: int | None = None,
    ) -> Slide:
        """Adds a slide that is made of a layout, at the end or at a place.

        `layout` is a name as `layouts` lists it (`"Name#2"` is the second of a name), or a place from 0. `title` is
        the text of the title, `notes` those of the speaker, `id` a stable name, and `at` a place from 0.

        Raises: `UnknownNameError` if the template has no such layout, `IndexError` for a place beyond the end.

            >>> deck.add_slide("Title and Content", title="Revenue", notes="Thank the team.").title
            'Revenue'
        """
    def clone(self, slide: Slide | int, at: int | None = None) -> Slide:
        """A copy of a slide, after it or at a place from 0; its charts and workbooks are its own.

        Raises: `IndexError` if there is no such slide or place.

            >>> deck.clone(0).title == deck[0].title
            True
        """
    def move(self, slide: Slide | int, to: int) -> None:
        """Moves a slide to a place, from 0.

        Raises: `IndexError` if there is no such slide or place.

            >>> deck.move(deck[-1], 0)
        """
    def delete(self, slide: Slide | int) -> None:
        """Deletes a slide, with its charts, workbooks and notes.

        Raises: `IndexError` if there is no such slide.

            >>> deck.delete(0)
        """
    def merge(
        self,
        other: Deck | Source,
        slides: Sequence[int] | None = None,
        *,
        at: int | None = None,
        formatting: Literal["theme", "source"] = "theme",
        size: Literal["keep", "fit"] = "keep",
        comments: bool = True,
    ) -> list[Slide]:
        """Copies slides of another deck into this one; the new slides.

        `slides` are places in the other deck, from 0, in the order that they shall have; all of them without. `at` is
        the place of the first one. They take this deck's theme, or with `formatting="source"` keep the look that they
        have. Slides of another size stay as they are, or are made to fit with `size="fit"`.

        Raises: `DeckError` if the other deck cannot be read, `IndexError` if it has no such slide.

            >>> other = indeck.Deck()
            >>> slide = other.add_slide("Title Slide", title="From elsewhere")
            >>> [slide.title for slide in deck.merge(other, [0], at=0)]
            ['From elsewhere']
        """
    def replace_text(
        self,
        words: Mapping[str, str],
        *,
        slides: Sequence[int] | None = None,
        ignore_case: bool = False,
        whole_words: bool = False,
    ) -> int:
        """Replaces texts, also where their formatting changes within; how often.

        `words` maps what is looked for to what stands there instead. Titles, texts, tables, notes, texts of charts and
        SmartArt of all slides, or of those at the places `slides`, are searched.

            >>> slide = deck.add_slide("Title Slide", title="Results of {{quarter}}")
            >>> deck.replace_text({"{{quarter}}": "Q3"})
            1
            >>> slide.title
            'Results of Q3'
        """
    def add_section(self, name: str, first: Slide | int) -> Section:
        """Begins a section with a slide; it holds the slides from there to the next section.

        Raises: `IndexError` if there is no such slide.

            >>> deck.add_section("Results", 0).name
            'Results'
        """
    def inspect(self) -> Inspection:
        """What is in the deck: theme, layouts, slides, shapes, charts, as data.

            >>> deck.inspect().slides[0].number
            1
        """
    def lint(
        self,
        *,
        brand: PathLike | None = None,
        only: Sequence[str] | None = None,
        ignore: Sequence[str] | None = None,
        min_severity: Severity = "warning",
    ) -> list[Finding]:
        """What is wrong with the deck as it would be saved, by the rules of docs/lint.md.

        `brand` is a brand file or a template to hold it against. `only` and `ignore` are codes or categories.

            >>> deck.lint(only=["repair"])
            []
        """
    def save(self, file: PathLike | BinaryIO, *, progress: ProgressLike = None) -> None:
        """Writes the deck into a file, or into a file object that is open for writing in binary mode.

        A path gets its file when it is complete: a save that fails leaves the old file as it was.

        Raises: `DeckError` if it cannot be written.

            >>> deck.save("out.pptx")
        """
    def to_bytes(self) -> bytes:
        """The bytes of the file that `save` would write.

            >>> deck.to_bytes()[:2]
            b'PK'
        """
    def close(self) -> None:
        """Lets go of the deck's memory. Every call on it, or on its slides, raises `DeckError` from then on.

            >>> deck.close()
        """
    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """How notebooks show the deck: an outline, with the charts as pictures."""

@final
class Section:
    """A group of slides that follow each other.

        >>> section = deck.add_section("Results", 0)
        >>> [slide.number for slide in section.slides] == list(range(1, len(deck) + 1))
        True
    """

    name: str
    """Its name."""
    @property
    def slides(self) -> list[Slide]:
        """Its slides."""
    def add(self, slide: Slide | int) -> None:
        """Moves a slide to the end of the section.

        Raises: `IndexError` if there is no such slide.
        """
    def remove(self) -> None:
        """Removes the section; its slides join the one before it."""

def open(file: Source) -> Deck:
    """Opens a deck that exists, to be changed without loss.

    `file` is the path, the bytes or the open file of a `.pptx`, `.potx`, `.ppsx` or `.pptm`. What indeck does not know
    stays as it is; a deck that is saved without a change is the same file.

    Raises: `MissingFileError` if there is no such file, `DeckError` if it is no deck.

        >>> deck.save("last_month.pptx")
        >>> with indeck.open("last_month.pptx") as old:
        ...     print(len(old))
        1
    """

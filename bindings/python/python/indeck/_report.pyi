"""`build`, `check`, `test`: decks from report specs, and what they tell."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO, Literal, final

from indeck._chart import Chart
from indeck._deck import Deck
from indeck._diagnostic import Diagnostic, Location
from indeck._progress import ProgressLike
from indeck._result import Tables
from indeck._types import Frame, PathLike, Severity

__all__ = [
    "BurstReport",
    "CheckResult",
    "Dropped",
    "Governed",
    "RenderedChart",
    "Report",
    "TestReport",
    "build",
    "build_each",
    "check",
    "render",
    "schema",
    "test",
]

@final
class Dropped:
    """A slide that a condition left out."""

    @property
    def slide(self) -> str:
        """Its id, or what it is."""
    @property
    def reason(self) -> str:
        """Why it is not there."""
    @property
    def at(self) -> Location:
        """Its place in the spec."""

@final
class Governed:
    """What a policy did to a deck."""

    @property
    def policy(self) -> str:
        """The policy's name."""
    @property
    def version(self) -> str:
        """Its version."""
    @property
    def sha256(self) -> str:
        """SHA-256 of the policy, in hexadecimal digits."""
    @property
    def permitted_by(self) -> list[str]:
        """The rules that gave leave to put the tables into the deck."""
    @property
    def classification(self) -> str | None:
        """The class of all that is in the deck."""
    @property
    def label(self) -> str | None:
        """The name of the deck's sensitivity label."""
    @property
    def event(self) -> int | None:
        """The index of the decision's event in the audit log."""
    @property
    def suppressed(self) -> int:
        """How many cells were withheld."""
    @property
    def masked(self) -> list[tuple[str, str, str]]:
        """Columns that were masked before anything was read: dataset, column, method."""
    def to_markdown(self) -> str:
        """A page that explains what was withheld."""
    def to_dict(self) -> dict[str, Any]:
        """All of it, as `indeck build --format json` shows it."""
    def _repr_markdown_(self) -> str:
        """How notebooks show it: the page."""

@final
class Report:
    """A deck that was built from a spec, in memory, with the tables behind it.

        >>> report = indeck.build("report.yaml")
        >>> len(report), report.slides
        (1, ['Revenue by region'])
        >>> report.tables["by_region"].columns
        ['region', 'revenue']
        >>> report.save("sales.pptx")
    """

    @property
    def slides(self) -> list[str]:
        """The titles of its slides."""
    @property
    def tables(self) -> Tables:
        """The tables of the spec, as slides saw them."""
    @property
    def charts(self) -> list[Chart]:
        """Its charts, in the order of the slides."""
    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Warnings and notes; a report with an error is not built."""
    @property
    def dropped(self) -> list[Dropped]:
        """What conditions left out."""
    @property
    def governed(self) -> Governed | None:
        """What a policy did to it; `None` without a policy."""
    def __len__(self) -> int:
        """The number of slides."""
    def __bool__(self) -> bool:
        """True: a report is there, also one without slides."""
    def save(self, file: PathLike | BinaryIO) -> None:
        """Writes the deck into a file or a file object.

        Raises: `DeckError` if it cannot be written.
        """
    def to_bytes(self) -> bytes:
        """The bytes of the deck's file."""
    def open(self) -> Deck:
        """The deck, to be changed further."""
    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """How notebooks show it: an outline, with the charts as pictures."""

@final
class BurstReport:
    """What came of a burst: a deck for each value.

        >>> made = indeck.build_each("burst.yaml", "out")
        >>> [value for value, file in made.made]
        ['North', 'South']
    """

    @property
    def made(self) -> list[tuple[str, str]]:
        """Values with the files of their decks."""
    @property
    def skipped(self) -> list[tuple[str, str]]:
        """Values that a condition left out, and why."""
    @property
    def failed(self) -> list[tuple[str, list[Diagnostic]]]:
        """Values whose deck could not be made, and what is wrong."""
    @property
    def refused(self) -> list[tuple[str, str]]:
        """Values that a rule refused, and why."""
    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was found in all of them together."""

@final
class CheckResult:
    """What became of a check of a spec."""

    @property
    def id(self) -> str:
        """Its id."""
    @property
    def passed(self) -> bool | None:
        """Whether it holds; `None` if it could not be evaluated."""
    @property
    def severity(self) -> Severity:
        """How bad it is if it does not."""
    @property
    def message(self) -> str:
        """What it says then."""
    @property
    def at(self) -> Location:
        """Its place in the spec."""
    @property
    def burst(self) -> str | None:
        """The value of the burst that it was evaluated for."""

@final
class TestReport:
    """What became of the checks and contracts of a spec.

        >>> indeck.test("report.yaml").passed
        True
    """

    @property
    def passed(self) -> bool:
        """Whether nothing failed."""
    @property
    def checks(self) -> list[CheckResult]:
        """The checks in the spec's order."""
    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was found, failed checks included."""

def build(
    spec: PathLike,
    *,
    data: Mapping[str, Frame] | None = None,
    params: Mapping[str, object] | None = None,
    sets: Mapping[str, object] | None = None,
    burst: str | None = None,
    policy: PathLike | None = None,
    audit_log: PathLike | None = None,
    keys: PathLike | None = None,
    actor: str | None = None,
    purpose: str | None = None,
    created: str | datetime | None = None,
    allow_read: Sequence[PathLike] = (),
    threads: int | None = None,
    progress: ProgressLike = None,
) -> Report:
    """Builds a deck from a report spec, in memory.

    `data` takes the place of sources of the spec, by their names; nothing is copied of Arrow data. `params` are values of
    its parameters, `sets` other values for its keys (`{"report.title": "Q4"}`), and `burst` is the value of a spec that
    makes a deck for each. With a `policy` each step is decided and remembered in the `audit_log` first: `actor` says
    who asks, `purpose` what for, `keys` is the folder of the log's keys. A spec reads files below its own folder and
    below those of `allow_read`.

    Raises: `SpecError` with all `diagnostics` if the spec has mistakes, `ContractError` if the data break a contract or a
    check, `DataError` for a frame that cannot be taken in, `RefusedError` if the policy refuses, `AuditError` if the log cannot
    be written, `MissingFileError` if there is no such spec.

        >>> report = indeck.build("report.yaml", data={"sales": df})
        >>> report.tables["by_region"].to_dict()["region"]
        ['North', 'South']
    """
def build_each(
    spec: PathLike,
    folder: PathLike,
    *,
    data: Mapping[str, Frame] | None = None,
    params: Mapping[str, object] | None = None,
    sets: Mapping[str, object] | None = None,
    policy: PathLike | None = None,
    audit_log: PathLike | None = None,
    keys: PathLike | None = None,
    actor: str | None = None,
    purpose: str | None = None,
    created: str | datetime | None = None,
    allow_read: Sequence[PathLike] = (),
    threads: int | None = None,
    progress: ProgressLike = None,
) -> BurstReport:
    """Builds a deck for each value of the spec's burst, into a folder. One that fails stops no other.

    The arguments are those of `build`.

    Raises: as `build`, for what concerns all decks.

        >>> len(indeck.build_each("burst.yaml", "out").made)
        2
    """

def check(
    spec: PathLike,
    *,
    data: Mapping[str, Frame] | None = None,
    params: Mapping[str, object] | None = None,
    sets: Mapping[str, object] | None = None,
    burst: str | None = None,
    policy: PathLike | None = None,
    audit_log: PathLike | None = None,
    keys: PathLike | None = None,
    actor: str | None = None,
    purpose: str | None = None,
    allow_read: Sequence[PathLike] = (),
    progress: ProgressLike = None,
) -> list[Diagnostic]:
    """Everything that is wrong with a spec, its data and its template; nothing is written.

    The arguments are those of `build`. Mistakes are returned, not raised.

    Raises: `MissingFileError` if there is no such spec, `DataError` if the query engine fails.

        >>> indeck.check("report.yaml")
        []
    """

def test(
    spec: PathLike,
    *,
    data: Mapping[str, Frame] | None = None,
    params: Mapping[str, object] | None = None,
    sets: Mapping[str, object] | None = None,
    burst: str | None = None,
    policy: PathLike | None = None,
    audit_log: PathLike | None = None,
    keys: PathLike | None = None,
    actor: str | None = None,
    purpose: str | None = None,
    allow_read: Sequence[PathLike] = (),
    progress: ProgressLike = None,
) -> TestReport:
    """Runs the checks of a spec and the contracts of its sources, and makes no slides.

    The arguments are those of `build`.

    Raises: as `check`.

        >>> indeck.test("report.yaml").diagnostics
        []
    """

def render(
    spec: PathLike,
    folder: PathLike,
    *,
    format: Literal["svg", "png"] = "svg",
    width: int | None = None,
    data: Mapping[str, Frame] | None = None,
    params: Mapping[str, object] | None = None,
    sets: Mapping[str, object] | None = None,
    burst: str | None = None,
    policy: PathLike | None = None,
    audit_log: PathLike | None = None,
    keys: PathLike | None = None,
    actor: str | None = None,
    purpose: str | None = None,
    allow_read: Sequence[PathLike] = (),
    threads: int | None = None,
    progress: ProgressLike = None,
) -> list[RenderedChart]:
    """Draws each chart of a spec as a picture into a folder, one file a chart.

    `width` is that of PNG pictures in pixels; the other arguments are those of `build`.

    Raises: as `build`.

        >>> [chart.file for chart in indeck.render("report.yaml", "out")]
        ['out/01-regions.svg']
    """

@final
class RenderedChart:
    """A chart that was drawn into a file."""

    @property
    def slide(self) -> int:
        """The slide, from 1."""
    @property
    def slide_id(self) -> str:
        """The id of the slide; empty if it has none."""
    @property
    def placeholder(self) -> str:
        """The placeholder, as the spec names it."""
    @property
    def mark(self) -> str:
        """What is drawn."""
    @property
    def file(self) -> str:
        """The file."""
    @property
    def alt(self) -> str | None:
        """Its text for people who do not see it."""

def schema(*, brand: bool = False) -> dict[str, Any]:
    """The JSON Schema of report specs, or of brand files, by which editors complete them.

        >>> indeck.schema()["type"]
        'object'
    """

"""`Slide`: what stands on it, and what is put there."""

from typing import Literal, Unpack, final, overload

from indeck._chart import Chart
from indeck._inspection import Comment, Layout, Link, Placeholder
from indeck._options import (
    AreaOptions,
    BarOptions,
    BoxOptions,
    BubbleOptions,
    ColumnOptions,
    DoughnutOptions,
    FunnelOptions,
    HistogramOptions,
    LayersOptions,
    LineOptions,
    ParetoOptions,
    PieOptions,
    RadarOptions,
    RegionMapOptions,
    ScatterOptions,
    StockOptions,
    SunburstOptions,
    SurfaceOptions,
    TableOptions,
    TreemapOptions,
    WaterfallOptions,
)
from indeck._shape import Shape
from indeck._types import Box, Bullets, Frame, Picture, Place

__all__ = ["Slide"]

@final
class Slide:
    """A slide of a deck. It stays the same slide when it is moved or others are deleted.

    `deck.add_slide(…)` and `deck[i]` give slides. Placeholders are named by their name in the selection pane, by what
    they are for (`"title"`, `"body"`, `"content"`, `"chart"`, `"table"`, `"picture"`), or by their number; without a
    name the first free one that suits is filled. `at` puts content anywhere else: `(left, top, width, height)`.

        >>> slide.layout.name
        'Title and Content'
        >>> slide.title = "Revenue by month"
        >>> slide.notes = "Thank the team."
        >>> slide.index, slide.number
        (0, 1)
    """

    @property
    def index(self) -> int:
        """Its place, from 0."""
    @property
    def number(self) -> int:
        """Its place, from 1, as people count."""
    @property
    def id(self) -> int | None:
        """The number by which the file knows it, whatever its place."""
    @property
    def layout(self) -> Layout:
        """The layout that it is made of."""
    title: str | None
    """The text of its title; `None` where it has none."""
    notes: str | None
    """The speaker's notes; a line for each paragraph."""
    hidden: bool
    """Whether it is left out of a show."""
    @property
    def placeholders(self) -> list[Placeholder]:
        """The placeholders of its layout.

            >>> [placeholder.name for placeholder in slide.placeholders][:2]
            ['Title', 'Content']
        """
    @property
    def shapes(self) -> list[Shape]:
        """What stands on it, from the back; the shapes of a group follow the group."""
    @property
    def comments(self) -> list[Comment]:
        """The comments on it, with their replies."""
    @property
    def links(self) -> list[Link]:
        """What clicks on it lead to."""
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["column"] = "column",
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[ColumnOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["bar"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[BarOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["line"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[LineOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["area"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[AreaOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["pie"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[PieOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["doughnut"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[DoughnutOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["scatter"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[ScatterOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["bubble"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[BubbleOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["radar"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[RadarOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["stock"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[StockOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["surface"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[SurfaceOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["waterfall"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[WaterfallOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["treemap"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[TreemapOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["sunburst"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[SunburstOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["funnel"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[FunnelOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["histogram"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[HistogramOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["pareto"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[ParetoOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["box"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[BoxOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[LayersOptions],
    ) -> Chart: ...
    @overload
    def chart(
        self,
        data: Frame,
        *,
        mark: Literal["region-map"],
        placeholder: Place = None,
        at: Box | None = None,
        **options: Unpack[RegionMapOptions],
    ) -> Chart:
        """Puts a chart onto the slide, as a native chart that people can edit; the chart.

        `mark` is what is drawn; each mark has options of its own, which editors complete. `x`, `y`, `series` and others are
        columns of the frame, `y` also an aggregate (`"sum(revenue)"`). `format` is a number format of Excel.

        Raises: `SpecError` with all that is wrong with the options or the data, `UnknownNameError` for a placeholder
        that is not there.

            >>> chart = slide.chart(df, mark="line", x="month", y="sum(revenue)", series="region", format="#,##0")
            >>> chart.mark
            'line'
        """
    def table(self, data: Frame, *, placeholder: Place = None, at: Box | None = None, **options: Unpack[TableOptions]) -> Shape:
        """Puts a table onto the slide: the rows and columns of a frame; its shape.

        `columns` chooses and orders columns, `labels` and `formats` map columns to headers and number formats.

        Raises: `SpecError` with all that is wrong with the options or the data, `UnknownNameError` for a placeholder
        that is not there.

            >>> slide.table(df, columns=["month", "revenue"], formats={"revenue": "#,##0"}).kind
            'table'
        """
    def text(self, placeholder: Place, content: str | Bullets, *, at: Box | None = None, markup: bool = False) -> Shape:
        """Puts words into a placeholder, or with `at` into a box of their own; the shape.

        A text is a paragraph for each line; a list is bullets, and a list in it their next level. With `markup` `**bold**`,
        `*italic*` and `[words](https://example.com)` are what they say.

        Raises: `UnknownNameError` for a placeholder that is not there.

            >>> slide.text("Content", ["First", ["Second level"]]).text
            'First\\nSecond level'
        """
    def picture(
        self,
        picture: Picture,
        *,
        placeholder: Place = None,
        at: Box | None = None,
        alt: str | None = None,
        fit: Literal["contain", "cover", "stretch"] = "contain",
    ) -> Shape:
        """Puts a picture onto the slide; its shape.

        `picture` is a PNG, JPEG or SVG file, a figure of matplotlib or an image of Pillow. `alt` says what it shows to
        people who do not see it. `fit` shows it whole, cropped to fill its frame, or stretched.

        Raises: `MissingFileError` if there is no such file, `DeckError` if it is no picture.

            >>> slide.picture("logo.png", at=("1 cm", "1 cm", "3 cm", "3 cm"), alt="Our logo").kind
            'picture'
        """
    def add(self, chart: Chart, *, placeholder: Place = None, at: Box | None = None, alt: str | None = None) -> Shape:
        """Puts a chart that stands alone onto the slide; its shape.

            >>> chart = indeck.Chart(df, mark="pie", x="region", y="sum(revenue)")
            >>> slide.add(chart, alt="Revenue by region").kind
            'chart'
        """

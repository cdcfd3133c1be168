"""`Chart`: a chart on its own, or one of a slide."""

from typing import Any, Literal, Unpack, final, overload

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
    Mark,
    ParetoOptions,
    PieOptions,
    RadarOptions,
    RegionMapOptions,
    ScatterOptions,
    StockOptions,
    SunburstOptions,
    SurfaceOptions,
    TreemapOptions,
    WaterfallOptions,
)
from indeck._diagnostic import Diagnostic
from indeck._types import Frame

__all__ = ["Chart"]

@final
class Chart:
    """A chart of a frame that stands alone: shown in a notebook, drawn as a picture, put onto slides with `Slide.add`.

    What a slide shows and what is drawn are the same.

        >>> chart = indeck.Chart(df, mark="bar", x="region", y="sum(revenue)", title="Revenue")
        >>> chart.mark, chart.title
        ('bar', 'Revenue')
        >>> chart.to_svg(width=640, height=360)[:4]
        '<svg'
    """

    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["column"] = "column",
        **options: Unpack[ColumnOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["bar"],
        **options: Unpack[BarOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["line"],
        **options: Unpack[LineOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["area"],
        **options: Unpack[AreaOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["pie"],
        **options: Unpack[PieOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["doughnut"],
        **options: Unpack[DoughnutOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["scatter"],
        **options: Unpack[ScatterOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["bubble"],
        **options: Unpack[BubbleOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["radar"],
        **options: Unpack[RadarOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["stock"],
        **options: Unpack[StockOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["surface"],
        **options: Unpack[SurfaceOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["waterfall"],
        **options: Unpack[WaterfallOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["treemap"],
        **options: Unpack[TreemapOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["sunburst"],
        **options: Unpack[SunburstOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["funnel"],
        **options: Unpack[FunnelOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["histogram"],
        **options: Unpack[HistogramOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["pareto"],
        **options: Unpack[ParetoOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["box"],
        **options: Unpack[BoxOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        **options: Unpack[LayersOptions],
    ) -> Chart: ...
    @overload
    def __new__(
        cls,
        data: Frame,
        *,
        mark: Literal["region-map"],
        **options: Unpack[RegionMapOptions],
    ) -> Chart:
        """A chart of a frame; the arguments are those of `Slide.chart`.

        Raises: `SpecError` with all that is wrong with the options or the data.
        """
    @property
    def mark(self) -> Mark | str:
        """What is drawn; of a chart of layers `layers`."""
    @property
    def title(self) -> str | None:
        """The words above the plot."""
    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Warnings: cells that could not be shown, options without effect.

            >>> indeck.Chart({"month": ["Jan", "Feb"], "revenue": [1.5, 2.0]}, x="month", y="revenue").diagnostics
            []
        """
    alt: str | None
    """The text for people who do not see it; one is made where none was given. A shape that shows the chart already
    keeps its own."""
    def to_svg(self, *, width: float | None = None, height: float | None = None) -> str:
        """The chart as an SVG text. Sizes are pixels of 1/96 inch.

            >>> "Revenue" in indeck.Chart(df, mark="pie", x="region", y="sum(revenue)", title="Revenue").to_svg()
            True
        """
    def to_png(self, *, width: int | None = None, height: int | None = None, scale: float = 2.0) -> bytes:
        """The chart as a PNG picture. Sizes are pixels of 1/96 inch, each of them drawn as `scale` × `scale` pixels.

            >>> indeck.Chart(df, mark="pie", x="region", y="sum(revenue)").to_png(width=320)[:4]
            b'\\x89PNG'
        """
    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """How notebooks show it: as a picture."""

"""The options of marks and tables as types, to annotate dictionaries with.

    >>> from indeck.options import ColumnOptions
    >>> look: ColumnOptions = {"gap": 40, "legend": "bottom", "format": "#,##0"}
    >>> chart = slide.chart(df, x="month", y="sum(revenue)", **look)
"""

from indeck._options import *  # pyright: ignore[reportWildcardImportFromLibrary]
from indeck._options import __all__ as __all__

//! Numbers that do not add up, or say too little.

super::rules! { Numbers;
PERCENT_SUM = Warning "percent-sum"
    "shares that should be 100 % together are not"
    why "Readers add up; 98.7 % or 103 % makes them doubt every other number."
    mend "Check the values; if only rounding is the reason, round them to a sum of 100 or say so.";
TABLE_TOTAL = Warning "table-total"
    "the total of a table is not the sum of its rows or columns"
    why "Either the total or one of the numbers is wrong."
    mend "Correct the number, or name the row so that it does not promise a sum.";
BASE_MISSING = Note "base-missing"
    "a slide shows percentages, but not of how many"
    why "80 % of five is not 80 % of five thousand."
    mend "Add the base: “n = 1,024”, “Base: all respondents”.";
SOURCE_MISSING = Note "source-missing"
    "a slide with a chart or a table names no source"
    why "Nobody can check a number whose origin is not said."
    mend "Add a line “Source: …”.";
AXIS_TRUNCATED = Warning "axis-truncated"
    "the value axis of bars does not begin at zero"
    why "Bars are compared by their length: a cut axis turns small differences into large ones."
    mend "Let the axis begin at 0, or draw lines or points.";
AXES_ZERO = Note "axes-zero"
    "the zeros of the two value axes do not stand at the same height"
    why "Lines and bars seem to cross where they do not."
    mend "Set the limits of both axes so that their zeros coincide, or draw two charts.";
DECIMALS_MIXED = Note "decimals-mixed"
    "decimal points and decimal commas stand on the same slide"
    why "1.234 and 1,234 are not told apart any more."
    mend "Write all numbers in the language of the deck.";
}

//! Where labels can stand, in the standard's words.
//!
//! Source: ISO/IEC 29500-1, 21.2.3.11 `ST_DLblPos`.

use indeck_model::chart::{
    BarLabelPosition, LinePosition, NoPosition, PieLabelPosition, StackedBarLabelPosition,
};

/// Where a label can stand, in the standard's words.
pub(in crate::part) trait LabelPosition: Copy {
    /// The position beyond what is labelled, where the kind has one.
    const OUTSIDE: Option<Self> = None;
    /// The value of `c:dLblPos`.
    fn code(self) -> &'static str;
    /// Whether a label there lies on what it labels; `None` is the kind's default.
    fn is_inside(position: Option<Self>) -> bool;
}

impl LabelPosition for BarLabelPosition {
    fn code(self) -> &'static str {
        match self {
            Self::OutsideEnd => "outEnd",
            Self::InsideEnd => "inEnd",
            Self::Center => "ctr",
            Self::InsideBase => "inBase",
        }
    }

    fn is_inside(position: Option<Self>) -> bool {
        !matches!(position, None | Some(Self::OutsideEnd))
    }
}

impl LabelPosition for StackedBarLabelPosition {
    fn code(self) -> &'static str {
        match self {
            Self::InsideEnd => "inEnd",
            Self::Center => "ctr",
            Self::InsideBase => "inBase",
        }
    }

    fn is_inside(_: Option<Self>) -> bool {
        true
    }
}

impl LabelPosition for LinePosition {
    fn code(self) -> &'static str {
        match self {
            Self::Above => "t",
            Self::Below => "b",
            Self::Center => "ctr",
            Self::Left => "l",
            Self::Right => "r",
        }
    }

    fn is_inside(_: Option<Self>) -> bool {
        false
    }
}

impl LabelPosition for PieLabelPosition {
    const OUTSIDE: Option<Self> = Some(Self::OutsideEnd);

    fn code(self) -> &'static str {
        match self {
            Self::BestFit => "bestFit",
            Self::OutsideEnd => "outEnd",
            Self::InsideEnd => "inEnd",
            Self::Center => "ctr",
        }
    }

    fn is_inside(position: Option<Self>) -> bool {
        matches!(position, Some(Self::InsideEnd | Self::Center))
    }
}

impl LabelPosition for NoPosition {
    fn code(self) -> &'static str {
        match self {}
    }

    fn is_inside(_: Option<Self>) -> bool {
        true
    }
}

//! Pattern fills.

/// Writes the enum, the list of all and their names from one table.
macro_rules! patterns {
    ($($name:ident $code:literal $words:literal),* $(,)?) => {
        /// A preset pattern.
        ///
        /// Source: ISO/IEC 29500-1, 20.1.10.50 `ST_PresetPatternVal`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Pattern {
            $(#[doc = $words] $name,)*
        }

        impl Pattern {
            /// All of them, in the standard's order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in the standard, as `"ltUpDiag"`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

patterns! {
    Percent5 "pct5" "5 % of the area in dots.",
    Percent10 "pct10" "10 % of the area in dots.",
    Percent20 "pct20" "20 % of the area in dots.",
    Percent25 "pct25" "25 % of the area in dots.",
    Percent30 "pct30" "30 % of the area in dots.",
    Percent40 "pct40" "40 % of the area in dots.",
    Percent50 "pct50" "50 % of the area in dots.",
    Percent60 "pct60" "60 % of the area in dots.",
    Percent70 "pct70" "70 % of the area in dots.",
    Percent75 "pct75" "75 % of the area in dots.",
    Percent80 "pct80" "80 % of the area in dots.",
    Percent90 "pct90" "90 % of the area in dots.",
    Horizontal "horz" "Horizontal lines.",
    Vertical "vert" "Vertical lines.",
    LightHorizontal "ltHorz" "Light horizontal.",
    LightVertical "ltVert" "Light vertical.",
    DarkHorizontal "dkHorz" "Dark horizontal.",
    DarkVertical "dkVert" "Dark vertical.",
    NarrowHorizontal "narHorz" "Narrow horizontal.",
    NarrowVertical "narVert" "Narrow vertical.",
    DashHorizontal "dashHorz" "Dash horizontal.",
    DashVertical "dashVert" "Dash vertical.",
    Cross "cross" "Cross.",
    DownDiagonal "dnDiag" "Down diagonal.",
    UpDiagonal "upDiag" "Up diagonal.",
    LightDownDiagonal "ltDnDiag" "Light down diagonal.",
    LightUpDiagonal "ltUpDiag" "Light up diagonal.",
    DarkDownDiagonal "dkDnDiag" "Dark down diagonal.",
    DarkUpDiagonal "dkUpDiag" "Dark up diagonal.",
    WideDownDiagonal "wdDnDiag" "Wide down diagonal.",
    WideUpDiagonal "wdUpDiag" "Wide up diagonal.",
    DashDownDiagonal "dashDnDiag" "Dash down diagonal.",
    DashUpDiagonal "dashUpDiag" "Dash up diagonal.",
    DiagCross "diagCross" "Diag cross.",
    SmallCheck "smCheck" "Small check.",
    LargeCheck "lgCheck" "Large check.",
    SmallGrid "smGrid" "Small grid.",
    LargeGrid "lgGrid" "Large grid.",
    DotGrid "dotGrid" "Dot grid.",
    SmallConfetti "smConfetti" "Small confetti.",
    LargeConfetti "lgConfetti" "Large confetti.",
    HorizontalBrick "horzBrick" "Horizontal brick.",
    DiagBrick "diagBrick" "Diag brick.",
    SolidDiamond "solidDmnd" "Solid diamond.",
    OpenDiamond "openDmnd" "Open diamond.",
    DotDiamond "dotDmnd" "Dot diamond.",
    Plaid "plaid" "Plaid.",
    Sphere "sphere" "Sphere.",
    Weave "weave" "Weave.",
    Divot "divot" "Divot.",
    Shingle "shingle" "Shingle.",
    Wave "wave" "Wave.",
    Trellis "trellis" "Trellis.",
    ZigZag "zigZag" "Zig zag.",
}

impl Pattern {
    /// The pattern of that name in the standard.
    ///
    /// ```
    /// use indeck_model::chart::Pattern;
    /// assert_eq!(Pattern::from_name("wdUpDiag"), Some(Pattern::WideUpDiagonal));
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|pattern| pattern.name() == name)
    }
}

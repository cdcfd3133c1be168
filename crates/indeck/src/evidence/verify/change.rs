//! `Change`: one thing that is not as it was written.

use std::fmt;

use serde::Serialize;

/// A slide by what people know it by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SlideName {
    /// Its place, from 1: now, or, of one that is gone, when it was written.
    pub number: u32,
    /// Its id in the spec, or its title; empty if it has neither.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// One thing that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "change")]
#[non_exhaustive]
pub enum Change {
    /// A slide was added.
    SlideAdded {
        /// The slide.
        slide: SlideName,
    },
    /// A slide was removed.
    SlideRemoved {
        /// The slide.
        slide: SlideName,
    },
    /// A slide was moved.
    SlideMoved {
        /// The slide.
        slide: SlideName,
        /// Its place among those that were written, from 1.
        from: u32,
    },
    /// A slide was hidden or shown.
    SlideHidden {
        /// The slide.
        slide: SlideName,
        /// Whether it is hidden now.
        hidden: bool,
    },
    /// A shape was added.
    ShapeAdded {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
    },
    /// A shape was removed.
    ShapeRemoved {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
    },
    /// A shape holds another kind of thing.
    ShapeReplaced {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
    },
    /// A shape was renamed.
    ShapeRenamed {
        /// The slide.
        slide: SlideName,
        /// The name that was written.
        shape: String,
        /// The name now.
        now: String,
    },
    /// A number is another.
    Number {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
        /// Where on the shape.
        place: String,
        /// What was written; empty for nothing.
        written: String,
        /// What it is now; empty for nothing.
        now: String,
    },
    /// A cell of a chart's workbook is another than was written.
    Workbook {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
        /// The series and the point.
        place: String,
        /// What was written; empty for nothing.
        written: String,
        /// What the cell says; empty for nothing.
        now: String,
    },
    /// A chart's workbook is gone, or one has come.
    WorkbookReplaced {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
    },
    /// A text is another.
    Text {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
        /// Where on the shape.
        place: String,
    },
    /// A series of a chart was added or removed.
    Series {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
        /// The series.
        series: String,
        /// Whether it was added.
        added: bool,
    },
    /// A picture shows other bytes.
    Picture {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
    },
    /// The text for people who do not see a shape is another.
    Alt {
        /// The slide.
        slide: SlideName,
        /// The shape.
        shape: String,
    },
    /// The speaker's notes are others.
    Notes {
        /// The slide.
        slide: SlideName,
        /// The paragraph, from 1; 0 where there are more or fewer.
        paragraph: u32,
        /// The numbers that were written there.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        written: Vec<String>,
        /// The numbers that stand there now.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        now: Vec<String>,
    },
}

impl fmt::Display for SlideName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "slide {}", self.number)?;
        if self.name.is_empty() { Ok(()) } else { write!(f, " `{}`", self.name) }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SlideAdded { slide } => write!(f, "{slide}: was added"),
            Self::SlideRemoved { slide } => write!(f, "{slide}: was removed"),
            Self::SlideMoved { slide, from } => write!(f, "{slide}: was slide {from}"),
            Self::SlideHidden { slide, hidden: true } => write!(f, "{slide}: was hidden"),
            Self::SlideHidden { slide, .. } => write!(f, "{slide}: is not hidden any more"),
            Self::ShapeAdded { slide, shape } => write!(f, "{slide}, `{shape}`: was added"),
            Self::ShapeRemoved { slide, shape } => write!(f, "{slide}, `{shape}`: was removed"),
            Self::ShapeReplaced { slide, shape } => {
                write!(f, "{slide}, `{shape}`: holds another kind of content")
            }
            Self::ShapeRenamed { slide, shape, now } => {
                write!(f, "{slide}, `{shape}`: is called `{now}` now")
            }
            Self::Number { slide, shape, place, written, now } => {
                write!(f, "{slide}, `{shape}`: {place}: {}", was(written, now))
            }
            Self::Workbook { slide, shape, place, written, now } => {
                write!(f, "{slide}, `{shape}`: {place} in the workbook: {}", was(written, now))
            }
            Self::WorkbookReplaced { slide, shape } => {
                write!(f, "{slide}, `{shape}`: its workbook was added or removed")
            }
            Self::Text { slide, shape, place } => {
                write!(f, "{slide}, `{shape}`: {place}: the text is another")
            }
            Self::Series { slide, shape, series, added } => {
                let what = if *added { "added" } else { "removed" };
                write!(f, "{slide}, `{shape}`: the series `{series}` was {what}")
            }
            Self::Picture { slide, shape } => {
                write!(f, "{slide}, `{shape}`: the picture is another")
            }
            Self::Alt { slide, shape } => {
                write!(f, "{slide}, `{shape}`: the alternative text is another")
            }
            Self::Notes { slide, paragraph: 0, .. } => {
                write!(f, "{slide}: the notes have more or fewer paragraphs")
            }
            Self::Notes { slide, paragraph, written, now } => {
                write!(f, "{slide}: paragraph {paragraph} of the notes is another")?;
                match written == now {
                    true => Ok(()),
                    false => write!(f, ": {}", was(&written.join(", "), &now.join(", "))),
                }
            }
        }
    }
}

fn was(written: &str, now: &str) -> String {
    let shown = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    format!("written {}, is {}", shown(written), shown(now))
}

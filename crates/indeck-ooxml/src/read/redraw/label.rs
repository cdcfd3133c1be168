//! Data labels.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.49 `c:dLbls`, 21.2.2.47 `c:dLbl`.

use std::collections::BTreeSet;

use indeck_model::NumberFormat;
use indeck_model::chart::{
    BarLabelPosition, DataLabels, LabelContent, Line, LinePosition, NoPosition, PieLabelPosition,
    PointLabel, StackedBarLabelPosition,
};

use super::mark::{is_alone, words_of};
use super::paint::{fill_of, line_of, lines};
use super::text::{rotation, style, style_of_words};
use super::values::{all, child, flag, point_index, word};
use crate::part::color::Scheme;
use crate::xml::Node;

/// The positions that the labels of a kind can have, by the standard's words.
///
/// Source: ISO/IEC 29500-1, 21.2.3.11 `ST_DLblPos`.
pub(super) trait Position: Copy + PartialEq {
    /// The position of that word; `None` where the kind has none of that word.
    fn of(word: &str) -> Option<Self>;
}

impl Position for BarLabelPosition {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "outEnd" => Self::OutsideEnd,
            "inEnd" => Self::InsideEnd,
            "ctr" => Self::Center,
            "inBase" => Self::InsideBase,
            _ => return None,
        })
    }
}

impl Position for StackedBarLabelPosition {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "inEnd" => Self::InsideEnd,
            "ctr" => Self::Center,
            "inBase" => Self::InsideBase,
            _ => return None,
        })
    }
}

impl Position for LinePosition {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "t" => Self::Above,
            "b" => Self::Below,
            "ctr" => Self::Center,
            "l" => Self::Left,
            "r" => Self::Right,
            _ => return None,
        })
    }
}

impl Position for PieLabelPosition {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "bestFit" => Self::BestFit,
            "outEnd" => Self::OutsideEnd,
            "inEnd" => Self::InsideEnd,
            "ctr" => Self::Center,
            _ => return None,
        })
    }
}

impl Position for NoPosition {
    fn of(_: &str) -> Option<Self> {
        None
    }
}

/// The labels of a plot or a series; `None` where nothing is said of them.
pub(super) fn labels<P: Position>(
    node: Node<'_>,
    points: usize,
    scheme: &dyn Scheme,
) -> Option<DataLabels<P>> {
    let labels = child(node, "dLbls")?;
    let mut read = shared(labels, scheme);
    read.leader_lines = leader_lines(labels, scheme);
    if flag(labels, "delete") == Some(true) {
        read.content = LabelContent::NOTHING;
    }
    let singles: Vec<Node<'_>> = all(labels, "dLbl").collect();
    let only = only_content(&singles, &read, scheme);
    let all = only.as_ref().unwrap_or(&read);
    let own = singles.iter().filter_map(|label| point(*label, points, (&read, all), scheme));
    let own: Vec<PointLabel<P>> = own.collect();
    match only {
        None => Some(DataLabels { points: own, ..read }),
        // Where single points alone are labelled, the others are as good as hidden.
        Some(only) => {
            let known: BTreeSet<u32> = own.iter().map(|known| known.index).collect();
            let others = 0..u32::try_from(points).unwrap_or(u32::MAX);
            let others = others.filter(|index| !known.contains(index));
            let hidden: Vec<PointLabel<P>> = others.map(hidden).collect();
            Some(DataLabels {
                leader_lines: read.leader_lines,
                points: [own, hidden].concat(),
                ..only
            })
        }
    }
}

/// What the labels of single points say where the others say nothing.
fn only_content<P: Position>(
    singles: &[Node<'_>],
    others: &DataLabels<P>,
    scheme: &dyn Scheme,
) -> Option<DataLabels<P>> {
    if !says_nothing(others) {
        return None;
    }
    let plain = singles.iter().filter(|label| child(**label, "tx").is_none());
    let mut all = plain.map(|label| shared(*label, scheme));
    let said = all.find(|label: &DataLabels<P>| !says_nothing(label))?;
    Some(DataLabels { style: others.style.clone(), ..said })
}

/// Whether labels show nothing; samples of colours show only beside something.
fn says_nothing<P>(labels: &DataLabels<P>) -> bool {
    LabelContent { legend_key: false, ..labels.content } == LabelContent::NOTHING
}

/// Whether a point without a text from cells has an empty label.
pub(super) fn says_nothing_of_data(content: LabelContent) -> bool {
    LabelContent { cells: false, legend_key: false, ..content } == LabelContent::NOTHING
}

fn hidden<P>(index: u32) -> PointLabel<P> {
    let (text, style) = (Some(String::new()), Default::default());
    PointLabel { index, text, position: None, style }
}

/// What labels of a series and single ones say alike.
pub(super) fn shared<P: Position>(node: Node<'_>, scheme: &dyn Scheme) -> DataLabels<P> {
    let shown = |name| flag(node, name).unwrap_or(false);
    let in_extension = |name: &str| {
        let list = child(node, "extLst").into_iter().flat_map(Node::all_descendants);
        let mut found = list.filter(|flag| flag.name() == name);
        found.any(|flag| flag.attr("val").is_some_and(|on| matches!(&*on, "1" | "true")))
    };
    let content = LabelContent {
        value: shown("showVal"),
        category: shown("showCatName"),
        series: shown("showSerName"),
        percent: shown("showPercent"),
        size: shown("showBubbleSize"),
        cells: in_extension("showDataLabelsRange"),
        legend_key: shown("showLegendKey"),
    };
    DataLabels {
        content,
        position: word(node, "dLblPos").and_then(|word| P::of(&word)),
        format: own_format(node),
        separator: child(node, "separator").map(|text| text.text().into_owned()),
        style: style(node, scheme),
        fill: fill_of(node, scheme),
        border: line_of(node, scheme),
        rotation: rotation(node),
        leader_lines: None,
        points: Vec::new(),
    }
}

fn own_format(node: Node<'_>) -> Option<NumberFormat> {
    let format = child(node, "numFmt")?;
    let linked = format.attr("sourceLinked");
    let is_linked = linked.is_some_and(|linked| matches!(linked.trim(), "1" | "true"));
    let code = format.attr("formatCode").filter(|_| !is_linked)?;
    Some(NumberFormat::from(code.into_owned()))
}

fn leader_lines(labels: Node<'_>, scheme: &dyn Scheme) -> Option<Line> {
    if let Some(own) = lines(labels, "leaderLines", scheme) {
        return Some(own);
    }
    let extensions = child(labels, "extLst");
    let find = |name: &str| {
        let mut nodes = extensions.into_iter().flat_map(Node::all_descendants);
        nodes.find(|node| node.name() == name)
    };
    if let Some(own) = find("leaderLines") {
        return Some(line_of(own, scheme).unwrap_or(Line::PLAIN));
    }
    let shown = find("showLeaderLines")?.attr("val")?;
    Some(if matches!(&*shown, "1" | "true") { Line::PLAIN } else { Line::None })
}

/// A label that differs; `None` where it does not in what can be said of it. `others` is what the
/// part says of the others, `all` what is read of all.
fn point<P: Position>(
    label: Node<'_>,
    points: usize,
    (others, all): (&DataLabels<P>, &DataLabels<P>),
    scheme: &dyn Scheme,
) -> Option<PointLabel<P>> {
    let index = point_index(label, points)?;
    let own: DataLabels<P> = shared(label, scheme);
    let is_mark = is_alone(label, others);
    let words = words_of(label).filter(|_| !is_mark);
    let is_bare = words.is_none() && !is_mark && says_nothing(&own);
    // One that says as little as all others is not hidden by itself, nor is one without a text.
    let is_silent = is_bare && !says_nothing_of_data(all.content);
    let is_gone = flag(label, "delete") == Some(true) || is_silent;
    let text = match is_gone {
        true => Some(String::new()),
        false => words,
    };
    let style = match text {
        Some(_) => style_of_words(label, scheme).over(&own.style),
        None => own.style,
    };
    let position = own.position.filter(|position| all.position != Some(*position));
    Some(PointLabel { index, text, position, style })
}

//! The data of a series: names in levels, and numbers.
//!
//! Source: [MS-ODRAWXML] 2.24.3.19 `CT_Data`.

use std::collections::BTreeMap;

use indeck_model::NumberFormat;
use indeck_model::chart::Hierarchy;

use crate::read::chartex::points;
use crate::read::redraw::data::MOST_POINTS;
use crate::read::redraw::values::{all, child, finite};
use crate::xml::Node;

/// What a series is made of.
#[derive(Debug)]
pub(super) struct Dimensions<'a> {
    /// The names, innermost level first.
    names: Vec<BTreeMap<u32, String>>,
    /// The level of numbers.
    numbers: Option<Node<'a>>,
    values: BTreeMap<u32, String>,
    len: usize,
}

impl<'a> Dimensions<'a> {
    /// The data that a series names; `None` where there are none, or too many.
    pub(super) fn of(space: Node<'a>, series: Node<'_>) -> Option<Self> {
        let id = child(series, "dataId")?.attr("val")?;
        let data = child(space, "chartData")?;
        let own = all(data, "data").find(|data| data.attr("id").as_ref() == Some(&id))?;
        let names = child(own, "strDim").map(|names| all(names, "lvl").map(points).collect());
        let numbers = child(own, "numDim").and_then(|numbers| child(numbers, "lvl"));
        let values = numbers.map(points).unwrap_or_default();
        let mut read = Self { names: names.unwrap_or_default(), numbers, values, len: 0 };
        let last = read.names.iter().chain([&read.values]);
        let last = last.filter_map(|level| level.last_key_value()).map(|(index, _)| *index).max();
        let said = numbers.and_then(|level| finite(&level.attr("ptCount")?)).unwrap_or(0.0);
        read.len = (said as usize).max(last.map_or(0, |last| last as usize + 1));
        (read.len <= MOST_POINTS).then_some(read)
    }

    /// How many points there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The names of the points.
    pub(super) fn names(&self) -> Vec<String> {
        let innermost = self.names.first();
        let name = |index| innermost.and_then(|names| names.get(&index).cloned());
        self.indices().map(|index| name(index).unwrap_or_default()).collect()
    }

    /// The numbers; `None` is a blank.
    pub(super) fn numbers(&self) -> Vec<Option<f64>> {
        self.indices().map(|index| finite(self.values.get(&index)?)).collect()
    }

    /// How the numbers are shown.
    pub(super) fn format(&self) -> NumberFormat {
        let code = self.numbers.and_then(|level| level.attr("formatCode"));
        code.map(|code| NumberFormat::from(code.into_owned())).unwrap_or_default()
    }

    /// The paths of the leaves. A name of an outer level holds until the next.
    pub(super) fn hierarchy(&self) -> Hierarchy {
        let path = |index: u32| {
            let levels = self.names.iter().enumerate().rev();
            let names = levels.filter_map(|(depth, level)| match depth {
                0 => level.get(&index).cloned(),
                _ => level.range(..=index).next_back().map(|(_, name)| name.clone()),
            });
            names.filter(|name| !name.is_empty()).collect::<Vec<_>>()
        };
        Hierarchy { leaves: self.indices().map(path).collect() }
    }

    fn indices(&self) -> impl Iterator<Item = u32> + use<> {
        0..u32::try_from(self.len).unwrap_or(u32::MAX)
    }
}

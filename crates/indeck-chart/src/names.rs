//! The names of categories, as they are shown.

use indeck_model::chart::Categories;

use crate::format::Formatter;

/// One name a category.
pub(crate) fn of(categories: &Categories) -> Vec<String> {
    match categories {
        Categories::Text(names) => names.clone(),
        Categories::Dates { days, format } => {
            let format = Formatter::new(format.code());
            days.iter().map(|day| format.text(day.excel_serial())).collect()
        }
        Categories::Numbers { values, format } => {
            let format = Formatter::new(format.code());
            values.iter().map(|value| format.text(*value)).collect()
        }
    }
}

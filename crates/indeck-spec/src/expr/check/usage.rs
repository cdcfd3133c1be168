//! Functions that are not used as they are meant.

use crate::expr::Fault;
use crate::expr::ast::Call;
use crate::expr::functions::{self, Function};
use crate::suggest;

pub(super) fn unknown(call: &Call) -> Fault {
    let name = &call.name;
    let message = format!("there is no function `{}`", name.text);
    let fault = Fault::new("unknown-function", message, &name.range);
    if matches!(name.text.to_lowercase().as_str(), "now" | "today" | "current_date") {
        return fault.hint("there is no clock in a report; pass the day as a param");
    }
    let names: Vec<&str> = functions::all().iter().map(|f| f.name).collect();
    if let Some((_, near)) =
        functions::ELSEWHERE.iter().find(|(n, _)| *n == name.text.to_lowercase())
    {
        return fault.hint(format!("did you mean `{near}`?"));
    }
    fault.hints(suggest::hints(&name.text, "functions", names))
}

pub(super) fn wrong_count(function: &Function, call: &Call) -> Fault {
    // Before `|` stands what a reader does not count as an argument.
    let before = usize::from(call.piped);
    let least = function.least.saturating_sub(before);
    let most = function.most.saturating_sub(before);
    let wanted = match (least, most) {
        (0, 0) => "no argument".to_owned(),
        (1, 1) => "one argument".to_owned(),
        (least, usize::MAX | 1_000..) => format!("at least {least} arguments"),
        (least, most) if least == most => format!("{least} arguments"),
        (least, most) => format!("{least} to {most} arguments"),
    };
    let found = call.args.len().saturating_sub(before);
    let message = format!("`{}` takes {wanted}, not {found}", function.name);
    Fault::new("wrong-argument", message, &call.name.range)
        .hint(format!("it is used as {}", function.signature_in_code()))
}

pub(super) fn too_many_for_column(call: &Call) -> Fault {
    let name = &call.name.text;
    let message = format!("`{name}` takes nothing beside a column");
    Fault::new("wrong-argument", message, &call.name.range)
        .hint(format!("a table comes first where each row gives a value: `{name}(table, a - b)`"))
}

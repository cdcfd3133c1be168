//! Options that only some marks have.

use indeck_model::Diagnostic;
use indeck_model::spec::LayerSpec;
use indeck_model::spec::MarkKind::{self, Area, Bar, Column, Line, Pie};
use indeck_spec::Word;
use indeck_spec::marks::{MarkOption, OPTIONS, Stacks};

use crate::report::resolve::chart::legal::noun;

/// Whether the layer's mark knows the option as the layer stands.
pub(crate) fn knows(layer: &LayerSpec, option: &str) -> bool {
    let Some(MarkOption { marks, stacks, .. }) = OPTIONS.iter().find(|o| o.name == option) else {
        return true;
    };
    marks.contains(&layer.mark.value) && stands(layer, *stacks)
}

fn stands(layer: &LayerSpec, stacks: Stacks) -> bool {
    match stacks {
        Stacks::Any => true,
        Stacks::Never => !layer.is_stacked(),
        Stacks::Only => layer.is_stacked(),
    }
}

/// Says which of the options that were written the mark does not know.
pub(super) fn check(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    for MarkOption { name: option, marks, stacks } in OPTIONS {
        let Some(at) = layer.key(option) else { continue };
        // To stand alone is what every mark does.
        let nothing = *option == "stack" && !layer.is_stacked();
        if nothing || knows(layer, option) {
            continue;
        }
        let mark = layer.mark.value;
        let (subject, have) = match plural(mark) {
            Some(marks) if marks_known(mark, option) && layer.is_stacked() => {
                (format!("stacked {marks}"), "have")
            }
            Some(marks) if *stacks == Stacks::Only && marks_known(mark, option) => {
                (format!("{marks} that are not stacked"), "have")
            }
            Some(marks) if *stacks == Stacks::Never && layer.is_stacked() => {
                (format!("stacked {marks}"), "have")
            }
            _ => (noun(mark).to_owned(), "has"),
        };
        let message = format!("{subject} {have} no `{option}`");
        let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
        diagnostics.push(diagnostic.hint(hint(layer, option, marks, *stacks)));
    }
    second(layer, diagnostics);
    errors(layer, diagnostics);
}

fn marks_known(mark: MarkKind, option: &str) -> bool {
    OPTIONS.iter().any(|o| o.name == option && o.marks.contains(&mark))
}

fn hint(layer: &LayerSpec, option: &str, marks: &[MarkKind], stacks: Stacks) -> String {
    let known = marks.contains(&layer.mark.value);
    match stacks {
        Stacks::Only if known => "add `stack: true`".to_owned(),
        Stacks::Never if layer.is_stacked() => format!("remove `{option}`"),
        _ => {
            let words = MarkKind::WORDS.iter().filter(|(_, mark)| marks.contains(mark));
            let having: Vec<String> = words.map(|(word, _)| format!("`{word}`")).collect();
            match having.len() {
                0..=8 => format!("marks with `{option}`: {}", having.join(", ")),
                _ => format!("remove `{option}`"),
            }
        }
    }
}

/// What can be stacked.
fn plural(mark: MarkKind) -> Option<&'static str> {
    match mark {
        Column => Some("columns"),
        Bar => Some("bars"),
        Line => Some("lines"),
        Area => Some("areas"),
        _ => None,
    }
}

/// A pie with a second plot begins where that one wants it to.
fn second(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    if layer.options.second.is_none() || layer.mark.value != Pie {
        return;
    }
    for option in ["start_angle", "explode"] {
        let Some(at) = layer.key(option) else { continue };
        let message = format!("a pie with a second plot has no `{option}`");
        let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
        diagnostics.push(diagnostic.hint(format!("remove `{option}`, or `second`")));
    }
}

/// Columns beside values are one for all series, or one for each.
fn errors(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    use indeck_model::spec::ErrorsAmount;
    let wanted = layer.encode.y.columns.len();
    let lengths = |errors: &Option<indeck_model::spec::ErrorsSpec>| match errors {
        Some(errors) => match &errors.amount {
            ErrorsAmount::Columns { plus, minus } => vec![plus.clone(), minus.clone()],
            ErrorsAmount::Known(_) => Vec::new(),
        },
        None => Vec::new(),
    };
    let cells = layer.labels.iter().map(|labels| labels.cells.clone());
    let marks = layer.significance.iter().map(|marks| marks.columns.clone());
    let bars = lengths(&layer.errors).into_iter().chain(lengths(&layer.x_errors));
    for columns in cells.chain(marks).chain(bars) {
        let Some(second) = columns.get(1).filter(|_| columns.len() != wanted) else { continue };
        let message = format!("{} columns stand beside {wanted} of `y`", columns.len());
        let diagnostic = Diagnostic::error("illegal-encoding", message).at(second.at.clone());
        diagnostics.push(diagnostic.hint("name one column, or one for each column of `y`"));
    }
}

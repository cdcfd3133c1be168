//! What hides by how the deck is built: hidden slides and sheets, orphans, links.

use super::piece::{Finding, Visitor};
use crate::lint::{Category, LintOptions, lint_package};
use crate::opc::Package;
use crate::xml::{Node, ns};

/// Tells what the linter knows of leaks; nothing for what is no deck.
pub(super) fn check(package: &Package, visitor: &mut dyn Visitor) {
    let limits = package.limits().clone();
    // With its content types, which an archive is read without.
    let Ok(package) = Package::read(package.file().to_vec(), &limits) else { return };
    let categories = vec![Category::Leaks];
    let options = LintOptions { categories, limits, ..LintOptions::default() };
    for found in lint_package(package, &options).unwrap_or_default() {
        visitor.finding(Finding {
            part: found.part,
            slide: found.slide,
            code: found.rule.code,
            summary: found.rule.summary,
        });
    }
}

/// Tells the hidden sheets of an embedded workbook.
pub(super) fn check_workbook(part: &str, package: &Package, visitor: &mut dyn Visitor) {
    let Ok(document) = package.document("xl/workbook.xml") else { return };
    let sheets = document.root().child(ns::X, "sheets").into_iter().flat_map(Node::children);
    for sheet in sheets {
        let (code, summary) = match sheet.attr("state").as_deref() {
            Some("hidden") => ("sheet-hidden", "an embedded workbook has a hidden sheet"),
            Some("veryHidden") => {
                ("sheet-very-hidden", "an embedded workbook has a sheet that no menu unhides")
            }
            _ => continue,
        };
        visitor.finding(Finding { part: part.to_owned(), slide: None, code, summary });
    }
}

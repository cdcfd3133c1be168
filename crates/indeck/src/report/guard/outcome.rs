//! What is told of a governed deck: what was withheld, and why; never a value.

use std::fmt::Write;

use indeck_model::Classification;
use indeck_policy::disclose;

/// What a policy did to a deck.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Governed {
    /// The policy's name.
    pub policy: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the policy.
    pub policy_hash: [u8; 32],
    /// The policies that gave leave to put the tables into the deck.
    pub permitted_by: Vec<String>,
    /// The class of all that is in the deck.
    pub class: Option<Classification>,
    /// The name of the deck's sensitivity label.
    pub label: Option<String>,
    /// The index of the decision's event in the audit log.
    pub event: Option<u64>,
    /// Columns that were masked before anything was read.
    pub masked: Vec<Masked>,
    /// Tables of groups.
    pub tables: Vec<WithheldTable>,
    /// Tables of records.
    pub records: Vec<WithheldRecords>,
    /// Figures that the attack went for, in all.
    pub attacked: u64,
    /// The least width of what it could infer, in parts of the width that the policy asks for.
    pub least_width: Option<f64>,
}

/// A column that was masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    /// The dataset.
    pub dataset: String,
    /// The column.
    pub column: String,
    /// The method's word.
    pub method: &'static str,
}

/// What was withheld of a table of groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WithheldTable {
    /// Its name.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// Rows withheld for what they are.
    pub primary: u64,
    /// Rows withheld for the sake of others.
    pub complementary: u64,
    /// Cells withheld.
    pub cells: u64,
    /// Why: the stable word of a reason, a sentence, and how many rows it holds for.
    pub reasons: Vec<(&'static str, &'static str, u64)>,
}

/// What was done to a table of records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WithheldRecords {
    /// Its name.
    pub table: String,
    /// Its records.
    pub records: u64,
    /// Records that were left out.
    pub left_out: u64,
    /// Least number of records that share their quasi-identifiers.
    pub k: u64,
    /// The greatest chance of telling one of them apart, 0 to 1.
    pub risk: f64,
}

impl Governed {
    pub(super) fn add(&mut self, done: &disclose::Disclosed) {
        self.attacked += done.attack.targets;
        let widths = self.least_width.into_iter().chain(done.attack.least_width);
        self.least_width = widths.reduce(f64::min);
        self.tables.extend(done.tables.iter().filter(|table| table.controlled).map(|table| {
            let reasons = table.reasons.iter();
            WithheldTable {
                table: table.table.clone(),
                rows: table.rows,
                primary: table.primary,
                complementary: table.complementary,
                cells: table.cells,
                reasons: reasons.map(|(why, rows)| (why.word(), why.explain(), *rows)).collect(),
            }
        }));
    }

    /// Cells that were withheld, and records that were left out.
    pub fn suppressed(&self) -> u64 {
        let cells: u64 = self.tables.iter().map(|table| table.cells).sum();
        cells + self.records.iter().map(|table| table.left_out).sum::<u64>()
    }

    /// What was done, counted by the words that manifests use.
    pub(crate) fn counts(&self) -> Vec<(String, u64)> {
        let sum = |of: fn(&WithheldTable) -> u64| self.tables.iter().map(of).sum::<u64>();
        let left_out = self.records.iter().map(|table| table.left_out).sum::<u64>();
        let counts = [
            ("tables", self.tables.len() as u64),
            ("rowsWithheld", sum(|table| table.primary)),
            ("rowsWithheldForOthers", sum(|table| table.complementary)),
            ("cellsWithheld", sum(|table| table.cells)),
            ("figuresAttacked", self.attacked),
            ("recordsLeftOut", left_out),
            ("columnsMasked", self.masked.len() as u64),
        ];
        counts.into_iter().map(|(word, count)| (word.to_owned(), count)).collect()
    }

    /// A page that explains what was withheld and why, in Markdown; it holds no value of the data.
    ///
    /// ```
    /// use indeck::{Governed, WithheldTable};
    /// let reasons = vec![("min-frequency", "too few stand behind the group", 2)];
    /// let table = WithheldTable { table: "by_site".into(), rows: 9, primary: 2, complementary: 1, cells: 6, reasons };
    /// let page = Governed { policy: "survey".into(), tables: vec![table], ..Governed::default() };
    /// assert!(page.to_markdown().contains("| `by_site` | 9 | 2 | 1 | 6 |"));
    /// ```
    pub fn to_markdown(&self) -> String {
        let mut page = String::from("# What was withheld, and why\n\n");
        self.write_policy(&mut page);
        self.write_masked(&mut page);
        self.write_tables(&mut page);
        self.write_records(&mut page);
        page
    }

    fn write_policy(&self, page: &mut String) {
        let hash: String = self.policy_hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let _ = write!(page, "The policy `{}`, version {}, decided", self.policy, self.version);
        let by: Vec<String> = self.permitted_by.iter().map(|id| format!("`{id}`")).collect();
        let _ =
            write!(page, " by {}", if by.is_empty() { "none".to_owned() } else { by.join(", ") });
        let _ = writeln!(page, ".\nIts hash is `{hash}`.\n");
        if let Some(class) = self.class {
            let label = self.label.as_ref().map(|label| format!(", and bears the label “{label}”"));
            let label = label.unwrap_or_default();
            let _ = writeln!(page, "What is in the deck is **{class}**{label}.\n");
        }
    }

    fn write_masked(&self, page: &mut String) {
        if self.masked.is_empty() {
            return;
        }
        page.push_str("## Columns that were masked before anything was read\n\n");
        page.push_str("| dataset | column | method |\n|---|---|---|\n");
        for Masked { dataset, column, method } in &self.masked {
            let _ = writeln!(page, "| `{dataset}` | `{column}` | {method} |");
        }
        page.push('\n');
    }

    fn write_tables(&self, page: &mut String) {
        if self.tables.is_empty() {
            return;
        }
        page.push_str("## Tables of groups\n\n");
        page.push_str(
            "| table | rows | withheld | withheld for others | cells |\n|---|--:|--:|--:|--:|\n",
        );
        for table in &self.tables {
            let WithheldTable { table, rows, primary, complementary, cells, .. } = table;
            let _ =
                writeln!(page, "| `{table}` | {rows} | {primary} | {complementary} | {cells} |");
        }
        page.push('\n');
        for table in &self.tables {
            for (_, sentence, rows) in &table.reasons {
                let noun = if *rows == 1 { "row" } else { "rows" };
                let _ = writeln!(page, "- `{}`: {rows} {noun}: {sentence}", table.table);
            }
        }
        if self.attacked > 0 {
            let _ = write!(page, "\nThe attack was run on {} withheld figures", self.attacked);
            let width = self.least_width.map(|w| {
                format!("; the narrowest range left is {w:.2} times as wide as the policy asks for")
            });
            let _ = writeln!(page, "{}.", width.unwrap_or_default());
        }
        page.push('\n');
    }

    fn write_records(&self, page: &mut String) {
        if self.records.is_empty() {
            return;
        }
        page.push_str("## Tables of records\n\n");
        page.push_str("| table | records | left out | at least alike | greatest risk |\n|---|--:|--:|--:|--:|\n");
        for table in &self.records {
            let WithheldRecords { table, records, left_out, k, risk } = table;
            let risk = risk * 100.0;
            let _ = writeln!(page, "| `{table}` | {records} | {left_out} | {k} | {risk:.1} % |");
        }
        page.push('\n');
    }
}

//! The list of diagnostic codes: from the pages that explain them to the table that embeds the
//! pages and to `docs/diagnostics.md`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::finding::Result;
use crate::generated::Files;

const PAGES: &str = "crates/indeck/src/explain/pages";
const TABLE: &str = "crates/indeck/src/explain/pages.rs";
const DOCUMENT: &str = "docs/diagnostics.md";

/// Groups of codes in the order in which they are shown.
const GROUPS: &[&str] = &[
    "The spec's form",
    "Files",
    "Data and tables",
    "Data contracts",
    "Slides",
    "Charts",
    "Expressions",
    "Params and bursts",
    "Brand",
    "Checks",
    "Policies",
    "Verified decks",
    "Decks and templates",
    "Commands",
];

const ABOUT: &str = "\
<!-- Made by `cargo xtask generated` from the pages in crates/indeck/src/explain/pages. -->

# Diagnostics

What indeck says about a spec, its template, its brand and its data. Each has a stable code, a severity, a place (`file:line:column`) and, where one is known, a way out. Errors stop a build; warnings and notes do not.

`indeck explain CODE` shows the page of a code: what it means, an example of the mistake and of its mending. The examples are about a `sales.csv` of sales by month and region and a table `by_region` of it with the columns `region` and `revenue`; a line that begins with a key such as `title` or `content` stands under `fill` of a slide.
";

/// What the index shows of a page.
struct Page {
    code: String,
    title: String,
    group: String,
    /// `warning`, say, if it is not always an error.
    severity: Option<String>,
}

/// The table of pages and the document that lists them.
pub(crate) fn files(root: &Path) -> Result<Files> {
    let mut pages = BTreeMap::new();
    for entry in std::fs::read_dir(root.join(PAGES))? {
        let path = entry?.path();
        let code = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let code = code.unwrap_or_default();
        let page = read(&code, &std::fs::read_to_string(&path)?)?;
        pages.insert(code, page);
    }
    let pages: Vec<Page> = pages.into_values().collect();
    Ok(Files::from([
        (TABLE.to_owned(), table(&pages).into_bytes()),
        (DOCUMENT.to_owned(), document(&pages).into_bytes()),
    ]))
}

/// Reads the first lines of a page: `# code: title`, nothing, `Group: group (severity)`.
fn read(code: &str, text: &str) -> Result<Page> {
    let mut lines = text.lines();
    let title = lines.next().and_then(|line| line.strip_prefix(&format!("# {code}: ")));
    let group = lines.nth(1).and_then(|line| line.strip_prefix("Group: "));
    let (Some(title), Some(group)) = (title, group) else {
        let form = format!("`# {code}: title`, an empty line and `Group: …`");
        return Err(format!("{PAGES}/{code}.md: must begin with {form}").into());
    };
    let (group, severity) = match group.split_once(" (") {
        Some((group, severity)) => (group, Some(severity.trim_end_matches(')').to_owned())),
        None => (group, None),
    };
    if !GROUPS.contains(&group) {
        let groups = GROUPS.join(", ");
        return Err(format!("{PAGES}/{code}.md: no group `{group}`; groups: {groups}").into());
    }
    let (code, title, group) = (code.to_owned(), title.to_owned(), group.to_owned());
    Ok(Page { code, title, group, severity })
}

/// The Rust file that embeds the pages, by rising code.
fn table(pages: &[Page]) -> String {
    let mut out = String::from(
        "//! Made by `cargo xtask generated` from the folder `pages`.\n\n\
         /// Every code with its page, sorted by code.\n\
         pub(super) const PAGES: &[(&str, &str)] = &[\n",
    );
    for Page { code, .. } in pages {
        out.push_str(&format!("    (\"{code}\", include_str!(\"pages/{code}.md\")),\n"));
    }
    out.push_str("];\n");
    out
}

/// The document: for each group a table of its codes, each of which is an anchor.
fn document(pages: &[Page]) -> String {
    let mut out = String::from(ABOUT);
    for group in GROUPS {
        let members: Vec<&Page> = pages.iter().filter(|page| page.group == *group).collect();
        if members.is_empty() {
            continue;
        }
        out.push_str(&format!("\n## {group}\n\n| code | meaning |\n|---|---|\n"));
        for Page { code, title, severity, .. } in members {
            let severity = severity.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
            let title = title.replace('|', "\\|");
            out.push_str(&format!(
                "| `{code}` | <a id=\"{code}\"></a>[{title}](../{PAGES}/{code}.md){severity} |\n"
            ));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_with_code_title_and_group() {
        let page = read("many-slices", "# many-slices: too many\n\nGroup: Charts (warning)\n");
        let page = page.expect("it is in form");
        assert_eq!((&*page.title, &*page.group), ("too many", "Charts"));
        assert_eq!(page.severity.as_deref(), Some("warning"));
        let wrong = [
            ("bad-link", "# bad-links: title\n\nGroup: Files\n", "must begin with"),
            ("bad-link", "# bad-link: title\nGroup: Files\n", "must begin with"),
            ("bad-link", "# bad-link: title\n\nGroup: Filse\n", "no group `Filse`"),
            ("bad-link", "", "must begin with"),
        ];
        for (code, text, message) in wrong {
            let error = read(code, text).err().expect("it is refused").to_string();
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn a_code_stands_in_the_table_of_its_group_with_a_link() {
        let text = "# many-slices: more | than read\n\nGroup: Charts (warning)\n";
        let made = document(&[read("many-slices", text).expect("it is in form")]);
        let row = "## Charts\n\n| code | meaning |\n|---|---|\n\
                   | `many-slices` | <a id=\"many-slices\"></a>[more \\| than read]\
                   (../crates/indeck/src/explain/pages/many-slices.md) (warning) |\n";
        assert!(made.ends_with(row), "{made}");
    }
}

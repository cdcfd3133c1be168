//! `Rule`: one thing that the linter looks for.

use indeck_model::Severity;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// What makes PowerPoint repair or refuse a file.
    Repair,
    /// What shuts people out.
    Accessibility,
    /// What departs from the brand.
    Brand,
    /// What a deck tells that nobody meant to tell.
    Leaks,
    /// Numbers that do not add up or say too little.
    Numbers,
}

impl Category {
    /// Every category, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::Repair, Self::Accessibility, Self::Brand, Self::Leaks, Self::Numbers];

    /// Its name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Repair => "repair",
            Self::Accessibility => "accessibility",
            Self::Brand => "brand",
            Self::Leaks => "leaks",
            Self::Numbers => "numbers",
        }
    }

    /// The category of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }
}

/// One thing that the linter looks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// A stable kebab-case name.
    pub code: &'static str,
    /// How bad it is: an error makes PowerPoint repair or refuse the file, or makes a chart show
    /// other numbers than its workbook.
    pub severity: Severity,
    /// What it is about.
    pub category: Category,
    /// What is wrong, in one line: lower case, no final full stop.
    pub summary: &'static str,
    /// Why it matters, in sentences.
    pub why: &'static str,
    /// How to mend it, in sentences.
    pub mend: &'static str,
}

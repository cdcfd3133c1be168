//! Indented trees with lines.

/// A line of text with lines below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(crate) label: String,
    pub(crate) children: Vec<Tree>,
}

impl Tree {
    /// A line with nothing below it.
    pub(crate) fn leaf(label: impl Into<String>) -> Self {
        Self::new(label, Vec::new())
    }

    /// A line with lines below it.
    pub(crate) fn new(label: impl Into<String>, children: Vec<Self>) -> Self {
        Self { label: label.into(), children }
    }

    /// The tree as text, each line with its end.
    pub(crate) fn render(&self) -> String {
        let mut text = format!("{}\n", self.label);
        self.render_children("", &mut text);
        text
    }

    fn render_children(&self, indent: &str, text: &mut String) {
        let last = self.children.len().saturating_sub(1);
        for (i, child) in self.children.iter().enumerate() {
            let (branch, below) = if i == last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            *text += &format!("{indent}{branch}{}\n", child.label);
            child.render_children(&format!("{indent}{below}"), text);
        }
    }
}

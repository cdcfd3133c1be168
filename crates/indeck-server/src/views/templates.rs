//! Brand templates: the list, the upload, one template as it was inspected.

use super::{Bytes, Errors, Link, Shell, When};
use askama::Template;

const SECTION: super::Section = super::Section::Templates;

/// A named colour of the theme.
#[derive(Debug, Clone, Default)]
pub struct Colour {
    /// Its name in the theme: `Accent 1`.
    pub name: String,
    /// Its value with the number sign: `#1F4E79`. Anything else is not drawn.
    pub value: String,
}

impl Colour {
    /// The value if it is a colour: it goes into a picture's attribute.
    fn fill(&self) -> &str {
        let digits = self.value.strip_prefix('#').unwrap_or_default();
        let colour = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if colour { &self.value } else { "none" }
    }
}

/// One template in a list.
#[derive(Debug, Clone, Default)]
pub struct TemplateRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The file's name, as specs name it.
    pub file_name: String,
    /// How many layouts.
    pub layouts: u32,
    /// The theme's accent colours.
    pub colours: Vec<Colour>,
    /// The file's size.
    pub size: Bytes,
    /// The owner's name.
    pub owner: String,
    /// The last change.
    pub changed: When,
}

/// `/templates`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "templates.html")]
pub struct Templates {
    /// Around the page.
    pub shell: Shell,
    /// The templates.
    pub items: Vec<TemplateRow>,
    /// The address of the next page.
    pub next: Option<String>,
    /// Whether the role may upload.
    pub may_create: bool,
}

/// `/templates/new`: multipart, fields `csrf`, `name`, `file` in this order.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "template-new.html")]
pub struct TemplateNew {
    /// Around the page.
    pub shell: Shell,
    /// The name as typed.
    pub name: String,
    /// The largest file.
    pub limit: Bytes,
    /// What is wrong.
    pub errors: Errors,
}

/// One placeholder of a layout.
#[derive(Debug, Clone, Default)]
pub struct Placeholder {
    /// What people call it: `Slide number`.
    pub label: String,
    /// Its name, as specs name it.
    pub name: String,
    /// What it takes, in words: `title`, `chart`, `text`.
    pub kind: String,
    /// Left, top, width and height in per mille of the slide's width and height, if known.
    pub place: Option<(u32, u32, u32, u32)>,
}

impl Placeholder {
    /// Whether it is of the small ones at the foot of nearly every slide.
    fn is_small(&self) -> bool {
        ["date", "footer", "slide number"].contains(&self.kind.as_str())
    }
}

/// One layout.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Its name, as specs name it.
    pub name: String,
    /// Its placeholders.
    pub placeholders: Vec<Placeholder>,
}

impl Layout {
    /// The small placeholders, in one line: `Also date, footer, slide number`.
    fn small(&self) -> String {
        let small = self.placeholders.iter().filter(|holder| holder.is_small());
        let kinds: Vec<&str> = small.map(|holder| holder.kind.as_str()).collect();
        if kinds.is_empty() { String::new() } else { format!("Also {}", kinds.join(", ")) }
    }
}

/// `/templates/{id}`: action `delete`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "template.html")]
pub struct TemplatePage {
    /// Around the page.
    pub shell: Shell,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The file's name, as specs name it.
    pub file_name: String,
    /// Its size.
    pub size: Bytes,
    /// The owner's name.
    pub owner: String,
    /// When it was uploaded.
    pub created: When,
    /// The slides' size: `33.9 × 19.1 cm (16:9)`.
    pub slide_size: String,
    /// The slides' height in per mille of their width (563 for 16:9).
    pub slide_ratio: u32,
    /// The layouts.
    pub layouts: Vec<Layout>,
    /// The theme's colours.
    pub colours: Vec<Colour>,
    /// The theme's fonts: `("Headings", "Georgia")`.
    pub fonts: Vec<(String, String)>,
    /// What the inspection remarks, sentences.
    pub remarks: Vec<String>,
    /// The reports that name it.
    pub used_by: Vec<Link>,
    /// Whether the organisation has data already: decides the next step.
    pub has_data: bool,
    /// Whether it may be deleted.
    pub may_delete: bool,
    /// Whether the file may be downloaded.
    pub may_download: bool,
    /// Whether a report may be made with it.
    pub may_create: bool,
    /// What is wrong with a form.
    pub errors: Errors,
}

//! How a deck is written.

use std::path::Path;
use std::sync::OnceLock;

use indeck_model::deck::DeckProperties;

/// The kind of file that a deck becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeckFormat {
    /// A presentation (`.pptx`).
    #[default]
    Presentation,
    /// A template (`.potx`).
    Template,
    /// A show that opens in full screen (`.ppsx`).
    Show,
    /// A presentation with the template's macros (`.pptm`).
    MacroPresentation,
}

impl DeckFormat {
    /// All of them.
    pub(crate) const ALL: [Self; 4] =
        [Self::Presentation, Self::Template, Self::Show, Self::MacroPresentation];

    /// The format of a file name; `.pptx` where the extension is unknown.
    ///
    /// ```
    /// use indeck_ooxml::DeckFormat;
    /// assert_eq!(DeckFormat::of_path("brand.POTX".as_ref()), DeckFormat::Template);
    /// ```
    pub fn of_path(path: &Path) -> Self {
        Self::named(path).unwrap_or_default()
    }

    /// The format of a file name; `None` where the extension is unknown.
    ///
    /// ```
    /// use indeck_ooxml::DeckFormat;
    /// assert_eq!(DeckFormat::named("report.v2".as_ref()), None);
    /// ```
    pub fn named(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_ascii_lowercase();
        match extension.to_str()? {
            "pptx" => Some(Self::Presentation),
            "potx" => Some(Self::Template),
            "ppsx" => Some(Self::Show),
            "pptm" => Some(Self::MacroPresentation),
            _ => None,
        }
    }

    /// The content type of its main part.
    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Presentation => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
            }
            Self::Template => {
                "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
            }
            Self::Show => {
                "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"
            }
            Self::MacroPresentation => {
                "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
            }
        }
    }
}

/// What becomes of the slides that a template has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TemplateSlides {
    /// They are left out, with all that only they use.
    #[default]
    Drop,
    /// They stay, before the new ones.
    Keep,
}

/// What stands behind the charts of a deck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorkbookPayload {
    /// A workbook of the plotted cells is embedded with each chart: “Edit Data” opens it.
    #[default]
    Embedded,
    /// None: a chart holds what it shows and nothing else. “Edit Data” says that the linked file is
    /// not available.
    None,
}

/// How a deck is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteOptions {
    /// What `docProps` say.
    pub properties: DeckProperties,
    /// The kind of file.
    pub format: DeckFormat,
    /// What becomes of the template's slides.
    pub template_slides: TemplateSlides,
    /// Threads that build and compress parts; `None` takes as many as the machine has. The bytes
    /// do not depend on it.
    pub threads: Option<usize>,
    /// Level of compression, 1 (fast) to 9 (small), of all but the shortest parts.
    pub compression: u8,
    /// What stands behind the charts.
    pub workbooks: WorkbookPayload,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self {
            properties: DeckProperties::default(),
            format: DeckFormat::default(),
            template_slides: TemplateSlides::default(),
            threads: None,
            compression: 6,
            workbooks: WorkbookPayload::default(),
        }
    }
}

impl WriteOptions {
    /// Whether the template's own slides are left out.
    pub(crate) fn drops_slides(&self) -> bool {
        self.template_slides == TemplateSlides::Drop
    }

    /// Whether the template's macros stay.
    pub(crate) fn keeps_macros(&self) -> bool {
        self.format == DeckFormat::MacroPresentation
    }

    /// The number of threads to use.
    pub(crate) fn workers(&self) -> usize {
        // Asking the system costs as much as writing a slide.
        static MACHINE: OnceLock<usize> = OnceLock::new();
        let ask = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.unwrap_or_else(|| *MACHINE.get_or_init(ask)).clamp(1, 64)
    }
}

//! The themes of a deck's masters: colours and fonts.
//!
//! Source: ISO/IEC 29500-1, 20.1.6.2 `a:clrScheme`, 20.1.4.1.18 `a:fontScheme`.

use indeck_model::Rgb;

use crate::edit::Presentation;
use crate::error::Error;
use crate::part::color::{self, Rgba};
use crate::xml::{Node, escaped, ns};

/// A slot of a theme's colour scheme, under the theme's own names.
///
/// Slides name colours through their master's colour map, which for most decks makes `tx1` of
/// [`Dark1`](Self::Dark1) and `bg1` of [`Light1`](Self::Light1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchemeSlot {
    /// `dk1`.
    Dark1,
    /// `lt1`.
    Light1,
    /// `dk2`.
    Dark2,
    /// `lt2`.
    Light2,
    /// `accent1`.
    Accent1,
    /// `accent2`.
    Accent2,
    /// `accent3`.
    Accent3,
    /// `accent4`.
    Accent4,
    /// `accent5`.
    Accent5,
    /// `accent6`.
    Accent6,
    /// `hlink`.
    Hyperlink,
    /// `folHlink`.
    FollowedHyperlink,
}

impl SchemeSlot {
    /// Every slot, in the order of the standard.
    pub const ALL: [Self; 12] = [
        Self::Dark1,
        Self::Light1,
        Self::Dark2,
        Self::Light2,
        Self::Accent1,
        Self::Accent2,
        Self::Accent3,
        Self::Accent4,
        Self::Accent5,
        Self::Accent6,
        Self::Hyperlink,
        Self::FollowedHyperlink,
    ];

    /// Its element's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark1 => "dk1",
            Self::Light1 => "lt1",
            Self::Dark2 => "dk2",
            Self::Light2 => "lt2",
            Self::Accent1 => "accent1",
            Self::Accent2 => "accent2",
            Self::Accent3 => "accent3",
            Self::Accent4 => "accent4",
            Self::Accent5 => "accent5",
            Self::Accent6 => "accent6",
            Self::Hyperlink => "hlink",
            Self::FollowedHyperlink => "folHlink",
        }
    }
}

/// A theme's colours and fonts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeSummary {
    /// Its name.
    pub name: String,
    /// Its colours; slots that a damaged theme lacks are left out.
    pub colors: Vec<(SchemeSlot, Rgb)>,
    /// The font of headings, for Latin letters.
    pub heading_font: String,
    /// The font of other text, for Latin letters.
    pub body_font: String,
}

impl ThemeSummary {
    /// The colour of a slot.
    pub fn color(&self, slot: SchemeSlot) -> Option<Rgb> {
        self.colors.iter().find(|(own, _)| *own == slot).map(|(_, rgb)| *rgb)
    }
}

impl Presentation {
    /// The themes of the masters, in their order.
    ///
    /// # Errors
    /// [`Error::MissingPart`], and those of damaged parts.
    pub fn themes(&self) -> Result<Vec<ThemeSummary>, Error> {
        let read = |part: &String| Ok(summary(self.document(part)?.root()));
        self.theme_parts()?.iter().map(read).collect()
    }

    /// Changes a colour of the theme of a master (from 0); all that is painted by that slot
    /// follows.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation, SchemeSlot, model::Rgb};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// deck.set_theme_color(0, SchemeSlot::Accent1, Rgb(0xC8, 0x10, 0x2E))?;
    /// assert_eq!(deck.themes()?[0].color(SchemeSlot::Accent1), Some(Rgb(0xC8, 0x10, 0x2E)));
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::InvalidValue`] if there is no such master, and those of damaged parts.
    pub fn set_theme_color(
        &mut self,
        master: usize,
        slot: SchemeSlot,
        color: Rgb,
    ) -> Result<(), Error> {
        let markup = format!("<a:srgbClr val=\"{color}\"/>");
        self.edit_theme(master, |elements, patch| {
            let Some(scheme) = elements.child(ns::A, "clrScheme") else { return };
            let name = slot.name();
            match scheme.child(ns::A, name) {
                Some(known) => patch.set_content(known, &markup),
                None => {
                    let markup = format!("<a:{name}>{markup}</a:{name}>");
                    patch.insert_ordered(scheme, name, &markup);
                }
            }
        })
    }

    /// Changes the fonts of the theme of a master (from 0), for Latin letters: that of headings
    /// and that of other text. `None` leaves one as it is.
    ///
    /// # Errors
    /// [`Error::InvalidValue`] if there is no such master, and those of damaged parts.
    pub fn set_theme_fonts(
        &mut self,
        master: usize,
        heading: Option<&str>,
        body: Option<&str>,
    ) -> Result<(), Error> {
        self.edit_theme(master, |elements, patch| {
            for (name, font) in [("majorFont", heading), ("minorFont", body)] {
                let fonts = elements.path(ns::A, &["fontScheme", name]);
                let (Some(fonts), Some(font)) = (fonts, font) else { continue };
                match fonts.child(ns::A, "latin") {
                    Some(latin) => {
                        patch.set_attr(latin, "typeface", font);
                        // Shape of the old font's letters, for substitutes.
                        patch.remove_attr(latin, "panose");
                    }
                    None => {
                        let markup = format!("<a:latin typeface=\"{}\"/>", escaped(font));
                        patch.insert_ordered(fonts, "latin", &markup);
                    }
                }
            }
        })
    }

    fn edit_theme(
        &mut self,
        master: usize,
        edit: impl FnOnce(Node<'_>, &mut crate::xml::Patch<'_>),
    ) -> Result<(), Error> {
        let parts = self.theme_parts()?;
        let wanted = "a master's number: it is beyond the last";
        let missing = || Error::InvalidValue { value: master.to_string(), wanted };
        let part = parts.get(master).ok_or_else(missing)?;
        self.edit(part, |document, patch| {
            if let Some(elements) = document.root().child(ns::A, "themeElements") {
                edit(elements, patch);
            }
            Ok(())
        })?;
        self.catalog = None;
        Ok(())
    }

    fn theme_parts(&self) -> Result<Vec<String>, Error> {
        let relationships = self.relationships(self.main_part())?;
        let presentation = self.document(self.main_part())?;
        let mut found = Vec::new();
        let ids = presentation.root().child(ns::P, "sldMasterIdLst");
        for id in ids.into_iter().flat_map(Node::children) {
            let id = id.attr_ns(ns::R, "id").unwrap_or_default();
            let Some(master) = relationships.by_id(&id).and_then(|r| r.part()) else { continue };
            let theme = self.relationships(master)?;
            let missing =
                || Error::MissingRelationship { part: master.to_owned(), id: "theme".to_owned() };
            found.push(theme.first_part("theme").ok_or_else(missing)?.to_owned());
        }
        Ok(found)
    }
}

/// What a theme says.
fn summary(theme: Node<'_>) -> ThemeSummary {
    let elements = theme.child(ns::A, "themeElements");
    let scheme = elements.and_then(|elements| elements.child(ns::A, "clrScheme"));
    let color = |slot: SchemeSlot| {
        let color = color::color_in(scheme?.child(ns::A, slot.name())?)?;
        Some((slot, color::resolve(color, &NoScheme, None)?.rgb()))
    };
    let font = |name| {
        let latin = elements?.path(ns::A, &["fontScheme", name, "latin"])?;
        latin.attr("typeface").map(|typeface| typeface.into_owned())
    };
    ThemeSummary {
        name: theme.attr("name").unwrap_or_default().into_owned(),
        colors: SchemeSlot::ALL.into_iter().filter_map(color).collect(),
        heading_font: font("majorFont").unwrap_or_default(),
        body_font: font("minorFont").unwrap_or_default(),
    }
}

/// A theme's own colours refer to no other scheme.
struct NoScheme;

impl color::Scheme for NoScheme {
    fn color(&self, _: &str) -> Option<Rgba> {
        None
    }
}

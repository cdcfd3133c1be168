//! Text of charts: PowerPoint takes its look from each element's own properties and from the style
//! part, so each element gets what the chart says of all text.
//!
//! Source: [MS-ODRAWXML] 2.24.2 `cx:txPr`, `cx:rich`; ISO/IEC 29500-1, 21.1.2.

use indeck_model::Angle;
use indeck_model::text::TextStyle;

use crate::part::chart::shared::over;
use crate::part::chart::shared::{BODY_FONT, TEXT_SIZE};
use crate::part::chart::shared::{TEXT, TextDefaults, write_characters, write_text_frame};
use crate::xml::XmlWriter;

/// How text looks that says nothing else: to be read from the back of a room.
pub(super) const LOOK: TextDefaults =
    TextDefaults { size: Some(TEXT_SIZE), bold: None, color: Some(TEXT), font: Some(BODY_FONT) };

/// A text's style, with what it leaves open from the chart's and then from the look.
#[derive(Clone, Debug)]
pub(super) struct Text {
    style: TextStyle,
    look: TextDefaults,
    rotation: Option<Angle>,
}

impl Text {
    /// Text of that style in a chart of that style.
    pub(super) fn new(style: &TextStyle, chart: &TextStyle) -> Self {
        Self { style: over(style, chart.clone()), look: LOOK, rotation: None }
    }

    /// The same text in that look, where no style says anything.
    pub(super) fn with_look(self, look: TextDefaults) -> Self {
        Self { look, ..self }
    }

    /// The same text turned.
    pub(super) fn turned(self, rotation: Option<Angle>) -> Self {
        Self { rotation, ..self }
    }

    /// Writes the properties of text that stands elsewhere (`cx:txPr`).
    pub(super) fn write_properties(&self, w: &mut XmlWriter) {
        w.open("cx:txPr");
        self.write_frame(w);
        w.open("a:p").open("a:pPr");
        self.write_characters(w, "a:defRPr");
        w.close();
        self.write_characters(w, "a:endParaRPr");
        w.close().close();
    }

    /// Writes that text (`cx:tx`), a paragraph for each line.
    pub(super) fn write(&self, w: &mut XmlWriter, text: &str) {
        w.open("cx:tx").open("cx:rich");
        self.write_frame(w);
        for line in text.split('\n') {
            let line = line.trim_end_matches('\r');
            w.open("a:p").open("a:pPr");
            self.write_characters(w, "a:defRPr");
            w.close();
            if !line.is_empty() {
                w.open("a:r");
                self.write_characters(w, "a:rPr");
                w.text_element("a:t", line).close();
            }
            w.close();
        }
        w.close().close();
    }

    fn write_frame(&self, w: &mut XmlWriter) {
        write_text_frame(w, self.rotation.map(Angle::to_sixty_thousandths));
    }

    fn write_characters(&self, w: &mut XmlWriter, element: &'static str) {
        write_characters(w, element, &self.style, self.look);
    }
}

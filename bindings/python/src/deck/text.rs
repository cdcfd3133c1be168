//! Words as Python has them: a text, or lists of texts within lists.

use indeck::figure::{self, Look};
use indeck::text::{Bullet, Paragraph, Run, TextBody};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString, PyTuple};

use crate::error::{Outcome, Problem};
use crate::options;

/// The deepest level of a text.
///
/// Source: ISO/IEC 29500-1, 21.1.2.2.7 `a:pPr`, attribute `lvl`.
const DEEPEST: u8 = 8;

/// Words that are put onto a slide.
pub(crate) enum Words {
    /// As they are.
    Plain(TextBody),
    /// With markup, as the JSON text that the report language reads.
    Marked(String),
}

impl Words {
    pub(crate) fn read(content: &Bound<'_, PyAny>, markup: bool) -> PyResult<Self> {
        if markup {
            return Ok(Self::Marked(options::json_of(content)?));
        }
        if let Ok(text) = content.cast::<PyString>() {
            return Ok(Self::Plain(TextBody::from(text.to_str()?)));
        }
        let mut body = TextBody::default();
        append(content, 0, &mut body)?;
        Ok(Self::Plain(body))
    }

    /// The words as a slide holds them.
    pub(crate) fn body(self, language: Option<&str>) -> Outcome<TextBody> {
        match self {
            Self::Plain(body) => Ok(body),
            Self::Marked(json) => {
                Ok(figure::text(&json, Look { language, ..Look::default() })?.content)
            }
        }
    }

    /// Whether they are a list, which has bullets wherever it stands.
    pub(crate) fn is_list(content: &Bound<'_, PyAny>) -> bool {
        !content.is_instance_of::<PyString>()
    }
}

/// Gives the paragraphs bullets that they do not have from a placeholder.
pub(crate) fn with_bullets(mut body: TextBody) -> TextBody {
    for paragraph in &mut body.paragraphs {
        if paragraph.bullet == Bullet::Inherited {
            paragraph.bullet = Bullet::Character('•');
        }
    }
    body
}

fn append(content: &Bound<'_, PyAny>, level: u8, body: &mut TextBody) -> PyResult<()> {
    if !content.is_instance_of::<PyList>() && !content.is_instance_of::<PyTuple>() {
        let kind = content.get_type().fully_qualified_name()?;
        let message = format!("`{kind}` is no text: give a text, or a list of texts and lists");
        return Err(Problem::value(message).into());
    }
    if level > DEEPEST {
        return Err(Problem::value("a text has nine levels at most").into());
    }
    for item in content.try_iter()? {
        let item = item?;
        match item.cast::<PyString>() {
            Ok(text) => body.paragraphs.push(paragraph(text.to_str()?, level)),
            Err(_) => append(&item, level + 1, body)?,
        }
    }
    Ok(())
}

/// A paragraph; line feeds in it are line breaks.
fn paragraph(text: &str, level: u8) -> Paragraph {
    let text = text.replace("\r\n", "\n");
    Paragraph { runs: vec![Run::from(text)], level, ..Paragraph::default() }
}

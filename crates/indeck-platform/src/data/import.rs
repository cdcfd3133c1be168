//! Looking into what was uploaded.

use indeck::inspect::Inspection;

use super::StoredObject;
use super::template::{Layout, Placeholder, Summary};
use crate::{Error, Tenant};

/// What is in a template that was just stored.
///
/// # Errors
/// [`Error::Mistakes`] for a file that is no presentation; [`Error::Store`].
pub(super) async fn inspected(
    tenant: &Tenant,
    object: &StoredObject,
    filename: &str,
) -> Result<Summary, Error> {
    let limit = tenant.settings().max_template_bytes;
    let bytes = tenant.open_object(object).await?.read_all(limit).await?;
    let limits = indeck::Limits::default();
    // Reading a package takes a processor's time: not on a thread that answers requests.
    let read = tokio::task::spawn_blocking(move || Inspection::from_bytes(bytes, &limits)).await;
    let read = read.map_err(|_| Error::internal("looking into a template broke off"))?;
    let inspection = read.map_err(|error| {
        let message = format!("`{filename}` is no presentation or template: {error}");
        let found = indeck::Diagnostic::error("not-a-template", message);
        let hint = "upload a .pptx or .potx file as PowerPoint saves it";
        Error::Mistakes { diagnostics: vec![found.hint(hint)], texts: Vec::new() }
    })?;
    Ok(summary(&inspection))
}

fn summary(inspection: &Inspection) -> Summary {
    let brand = &inspection.brand;
    let palette = brand.palette.iter();
    let layouts = brand.layout_names().into_iter().zip(&brand.layouts);
    Summary {
        theme: brand.name.clone(),
        width: brand.slide_size.width.0,
        height: brand.slide_size.height.0,
        colors: palette.map(|(slot, rgb)| (format!("{slot:?}"), rgb.to_string())).collect(),
        heading_font: brand.heading_font.clone(),
        body_font: brand.body_font.clone(),
        layouts: layouts.map(|(name, layout)| of_layout(name, layout)).collect(),
        slides: inspection.slides.len(),
    }
}

fn of_layout(name: String, layout: &indeck::brand::Layout) -> Layout {
    let placeholder = |found: &indeck::brand::Placeholder| Placeholder {
        name: found.name.clone(),
        kind: found.kind.to_string(),
        place: found.frame.map(|r| [r.origin.x.0, r.origin.y.0, r.size.width.0, r.size.height.0]),
    };
    Layout { name, placeholders: layout.placeholders.iter().map(placeholder).collect() }
}

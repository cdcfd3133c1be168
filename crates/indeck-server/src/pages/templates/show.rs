//! One template as it was inspected.

use indeck_platform::access::Verb;
use indeck_platform::data::{Layout as FoundLayout, Placeholder as FoundPlaceholder, Summary};
use indeck_platform::id::TemplateId;
use indeck_platform::records::PageRequest;

use super::words;
use crate::extract::Path;
use crate::pages::form::{Sent, unknown_action};
use crate::pages::rows::{self, Names};
use crate::pages::shell::Around;
use crate::pages::show::{Shown, go, page};
use crate::views::{Bytes, Layout, Placeholder, TemplatePage};

/// EMU of a tenth of a centimetre.
const MILLIMETRE: i64 = 36_000;

/// `GET /templates/{id}`.
pub(crate) async fn show(around: Around, Path(id): Path<TemplateId>) -> Shown {
    let caller = &around.signed.caller;
    let held = caller.template(id).await?;
    let names = Names::of(caller, [held.body.owner]).await?;
    let has_data = caller.could(Verb::DatasetRead)
        && !caller.datasets(&PageRequest::first(1)).await?.items.is_empty();
    page(&TemplatePage {
        id: held.id.to_string(),
        name: held.body.name.clone(),
        file_name: held.body.filename.clone(),
        size: Bytes(held.body.object.bytes),
        owner: names.name(held.body.owner),
        created: rows::when(held.created),
        has_data,
        may_delete: caller.could(Verb::TemplateDelete),
        may_download: caller.could(Verb::TemplateRead),
        may_create: caller.could(Verb::ReportCreate),
        shell: around.shell,
        ..inspected(&held.body.summary)
    })
}

/// What is in the file.
fn inspected(summary: &Summary) -> TemplatePage {
    let fonts = [("Headings", &summary.heading_font), ("Text", &summary.body_font)];
    let fonts = fonts.into_iter().filter(|(_, font)| !font.is_empty());
    TemplatePage {
        slide_size: slide_size(summary),
        slide_ratio: per_mille(summary.height, summary.width),
        layouts: summary.layouts.iter().map(|found| layout(found, summary)).collect(),
        colours: summary.colors.iter().map(super::colour).collect(),
        fonts: fonts.map(|(use_, font)| (use_.to_owned(), font.clone())).collect(),
        ..TemplatePage::default()
    }
}

fn slide_size(summary: &Summary) -> String {
    let centimetres = |emu: i64| {
        let tenths = (emu + MILLIMETRE / 2) / MILLIMETRE;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let ratio = match per_mille(summary.height, summary.width) {
        562 | 563 => " (16:9)",
        750 => " (4:3)",
        625 => " (16:10)",
        _ => "",
    };
    format!("{} × {} cm{ratio}", centimetres(summary.width), centimetres(summary.height))
}

fn per_mille(part: i64, whole: i64) -> u32 {
    let whole = whole.max(1);
    u32::try_from((part.saturating_mul(1_000) + whole / 2) / whole).unwrap_or_default()
}

fn layout(found: &FoundLayout, summary: &Summary) -> Layout {
    let placeholder = |found: &FoundPlaceholder| Placeholder {
        label: words::called(&found.name).to_owned(),
        name: found.name.clone(),
        kind: words::takes(&found.kind).to_owned(),
        place: found.place.map(|[left, top, width, height]| {
            let (across, down) = (summary.width, summary.height);
            let across = |emu| per_mille(emu, across);
            let down = |emu| per_mille(emu, down);
            (across(left), down(top), across(width), down(height))
        }),
    };
    let placeholders = found.placeholders.iter().map(placeholder).collect();
    Layout { name: found.name.clone(), placeholders }
}

/// `POST /templates/{id}`.
pub(crate) async fn act(Path(id): Path<TemplateId>, sent: Sent) -> Shown {
    match sent.fields.text("action").as_str() {
        "delete" => {
            sent.signed.caller.delete_template(id).await?;
            go("/templates?done=deleted")
        }
        _ => Err(unknown_action()),
    }
}

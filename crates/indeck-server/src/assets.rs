//! Style, script and pictures of the pages, inside the program.

use std::sync::LazyLock;

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header;
use sha2::{Digest, Sha256, Sha384};

use crate::problem::Problem;

#[derive(rust_embed::RustEmbed)]
#[folder = "assets/"]
struct Files;

/// A digest of all assets: pages put it behind their addresses, so that browsers may keep them for
/// ever and still load what is new.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort_unstable();
    let mut hash = Sha256::new();
    for name in names {
        let bytes = Files::get(&name).map(|file| file.data).unwrap_or_default();
        hash.update((name.len() as u64).to_be_bytes());
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(&bytes);
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// The address of an asset.
pub fn href(name: &str) -> String {
    format!("/assets/{name}?v={}", *VERSION)
}

/// What a browser compares an asset with before it runs it.
pub fn integrity(name: &str) -> String {
    let bytes = Files::get(name).map(|file| file.data).unwrap_or_default();
    format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)))
}

/// `GET /assets/{name}`.
pub(crate) async fn serve(Path(name): Path<String>, RawQuery(query): RawQuery) -> Response {
    let Some(file) = Files::get(&name) else { return Problem::not_found().into_response() };
    let is_current = query.as_deref().and_then(|query| query.strip_prefix("v=")) == Some(&VERSION);
    let cache = if is_current { "public, max-age=31536000, immutable" } else { "no-cache" };
    let bytes = match file.data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
    };
    ([(header::CONTENT_TYPE, media_type(&name)), (header::CACHE_CONTROL, cache)], bytes)
        .into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

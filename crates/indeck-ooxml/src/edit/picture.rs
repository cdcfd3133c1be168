//! Pictures: replaced in the shapes that show them.
//!
//! Source: ISO/IEC 29500-1, 20.1.8.13 `a:blip`, 20.1.8.55 `a:srcRect`; [MS-ODRAWXML] 2.3.1.2
//! `asvg:svgBlip`.

use indeck_model::Size;

use crate::edit::Presentation;
use crate::edit::extension;
use crate::edit::shape::{ShapeMut, ShapeRef, wrong};
use crate::error::Error;
use crate::opc::Target;
use crate::part::picture::{self, PictureKind, raster_size};
use crate::part::rels;
use crate::part::tree::{self, Item};
use crate::xml::{Node, Patch, ns};

/// The extension that names the SVG behind a picture.
const SVG: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
/// The extension that holds the original behind artistic effects: the old picture.
const IMAGE_PROPERTIES: &str = "{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}";

/// How much of a new picture is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Crop {
    /// The same share of each side as before is cut off.
    #[default]
    Keep,
    /// As much is cut off as it takes to fill the frame in the picture's own proportions.
    Cover,
    /// Nothing is cut off; the frame's proportions count.
    Whole,
}

/// The parts of a new picture, as the slide refers to them.
struct Media {
    raster: String,
    svg: Option<String>,
    /// What is cut off at each side (left, top, right, bottom), if that is to change.
    crop: Option<[i64; 4]>,
}

impl ShapeMut<'_> {
    /// Shows another picture (the bytes of a PNG or JPEG file) in place of the one that the shape
    /// shows or is filled with. Frame, effects, alternative text and links stay; the old picture
    /// leaves the file unless something else shows it.
    ///
    /// ```no_run
    /// use indeck_ooxml::{Crop, Find, Presentation};
    /// let mut deck = Presentation::open("deck.pptx")?;
    /// let logo = std::fs::read("logo.png")?;
    /// for shape in deck.find_shapes(&Find::name("Logo"))? {
    ///     deck.shape_mut(shape.at).replace_picture(&logo, Crop::Keep)?;
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnsupportedPicture`] for other or damaged files, [`Error::WrongShape`] if it shows
    /// no picture, [`Error::NoSuchShape`], and those of damaged parts.
    pub fn replace_picture(&mut self, bytes: &[u8], crop: Crop) -> Result<&mut Self, Error> {
        self.deck.replace_picture(self.at, bytes, None, crop)?;
        Ok(self)
    }

    /// As [`replace_picture`](Self::replace_picture), with an SVG and a PNG of the same picture
    /// for readers that do not know SVG.
    ///
    /// # Errors
    /// As [`replace_picture`](Self::replace_picture).
    pub fn replace_svg(&mut self, svg: &[u8], png: &[u8], crop: Crop) -> Result<&mut Self, Error> {
        self.deck.replace_picture(self.at, png, Some(svg), crop)?;
        Ok(self)
    }
}

impl Presentation {
    fn replace_picture(
        &mut self,
        at: ShapeRef,
        raster: &[u8],
        svg: Option<&[u8]>,
        crop: Crop,
    ) -> Result<(), Error> {
        let size = check(raster, svg)?;
        // Seen before anything is added, so that nothing is left over.
        self.read_shape(at, |_, item| {
            let has_picture = item.nodes().any(|node| blip(node).is_some());
            has_picture.then_some(()).ok_or_else(|| wrong(at.slide, item, "a picture"))
        })?;
        let slide = self.slide_part(at.slide)?;
        let crop = match crop {
            Crop::Keep => None,
            Crop::Whole => Some([0; 4]),
            Crop::Cover => {
                let place = self.shape(at)?.on_slide;
                Some(place.map_or([0; 4], |place| picture::crop(place.frame.size, size)))
            }
        };
        let media = Media {
            raster: self.relate_media(&slide, raster)?,
            svg: svg.map(|svg| self.relate_media(&slide, svg)).transpose()?,
            crop,
        };
        let fresh: Vec<String> =
            std::iter::once(media.raster.clone()).chain(media.svg.clone()).collect();
        self.edit_tidily(&slide, &fresh, |document, patch| {
            let items = tree::root(document).map(tree::items).unwrap_or_default();
            let item = items.get(at.among(&items)?);
            for node in item.into_iter().flat_map(Item::nodes) {
                show(node, &media, patch);
            }
            Ok(())
        })
    }

    /// Relates a slide to a media part of these bytes, which is added if there is none.
    fn relate_media(&mut self, slide: &str, bytes: &[u8]) -> Result<String, Error> {
        let known = self.store.find_equal(bytes);
        let part = match (known, PictureKind::of(bytes)) {
            (Some(known), _) => known,
            (None, Ok(kind)) => self.add_part(
                "ppt/media/image",
                kind.extension(),
                kind.content_type(),
                bytes.to_vec(),
            ),
            (None, Err(reason)) => return Err(unsupported(reason)),
        };
        self.relate(slide, rels::IMAGE, Target::Part(part))
    }
}

fn unsupported(reason: &'static str) -> Error {
    Error::UnsupportedPicture { name: "the new picture".to_owned(), reason }
}

/// Checks the kinds of the files; returns the size of the raster one in pixels.
fn check(raster: &[u8], svg: Option<&[u8]>) -> Result<Size, Error> {
    if PictureKind::of(raster).map_err(unsupported)? == PictureKind::Svg {
        return Err(unsupported("an SVG needs a PNG beside it"));
    }
    let kind = svg.map(PictureKind::of).transpose().map_err(unsupported)?;
    if kind.is_some_and(|kind| kind != PictureKind::Svg) {
        return Err(unsupported("it is no SVG"));
    }
    raster_size(raster).map_err(unsupported)
}

/// `p:blipFill` of a picture, or `a:blipFill` of another shape.
fn blip_fill(shape: Node<'_>) -> Option<Node<'_>> {
    let own = shape.child(ns::P, "blipFill");
    own.or_else(|| tree::shape_properties(shape)?.child(ns::A, "blipFill"))
}

fn blip(shape: Node<'_>) -> Option<Node<'_>> {
    blip_fill(shape)?.child(ns::A, "blip")
}

fn show(shape: Node<'_>, media: &Media, patch: &mut Patch<'_>) {
    let (Some(fill), Some(blip)) = (blip_fill(shape), blip(shape)) else { return };
    let own = |name| blip.attributes().find(|a| a.ns() == ns::R && a.name() == name);
    if let Some(link) = own("link") {
        patch.remove_attr(blip, link.qname());
    }
    match own("embed") {
        Some(embed) => patch.set_attr(blip, embed.qname(), &media.raster),
        None => {
            let prefix = own("link").and_then(|link| link.qname().split_once(':'));
            let prefix = prefix.map_or("r", |(prefix, _)| prefix);
            patch.set_attr(blip, &format!("{prefix}:embed"), &media.raster);
        }
    }
    set_extensions(blip, media, patch);
    if let Some(crop) = media.crop {
        set_crop(fill, crop, patch);
    }
}

/// Sets or removes the SVG, and removes what would bring the old picture back.
fn set_extensions(blip: Node<'_>, media: &Media, patch: &mut Patch<'_>) {
    let list = blip.child(ns::A, "extLst");
    let kept = list.into_iter().flat_map(Node::children).filter(|extension| {
        let uri = extension.attr("uri").unwrap_or_default();
        !uri.eq_ignore_ascii_case(SVG) && !uri.eq_ignore_ascii_case(IMAGE_PROPERTIES)
    });
    let mut all: String = kept.map(Node::raw).collect();
    if let Some(svg) = &media.svg {
        all.push_str(&format!(
            "<a:ext uri=\"{SVG}\"><asvg:svgBlip xmlns:asvg=\
             \"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{svg}\"/>\
             </a:ext>"
        ));
    }
    let has_old = [SVG, IMAGE_PROPERTIES].iter().any(|uri| extension::find(blip, uri).is_some());
    match list {
        _ if !has_old && media.svg.is_none() => {}
        Some(list) if all.is_empty() => patch.remove(list),
        Some(list) => patch.set_content(list, &all),
        None => patch.insert_ordered(blip, "extLst", &format!("<a:extLst>{all}</a:extLst>")),
    }
}

fn set_crop(fill: Node<'_>, [left, top, right, bottom]: [i64; 4], patch: &mut Patch<'_>) {
    let sides = [("l", left), ("t", top), ("r", right), ("b", bottom)];
    let sides: String = sides
        .into_iter()
        .filter(|(_, share)| *share != 0)
        .map(|(name, share)| format!(" {name}=\"{share}\""))
        .collect();
    let markup = format!("<a:srcRect{sides}/>");
    match fill.child(ns::A, "srcRect") {
        Some(known) => patch.replace(known, &markup),
        None if sides.is_empty() => {}
        None => patch.insert_ordered(fill, "srcRect", &markup),
    }
}

//! Plans a slide: which layout, which placeholder, which position, which part numbers. All that can
//! be wrong with a slide is found here, before anything of it is written.

use std::sync::Arc;

use indeck_model::brand::{Layout, Placeholder};
use indeck_model::deck::{Content, Picture, Place, PlaceholderRef, ResolvedSlide, Shape};
use indeck_model::{Rect, Size};

use crate::deck::layout::LayoutPart;
use crate::deck::links;
use crate::error::Error;
use crate::part::exif::Orientation;
use crate::part::picture::{PictureKind, raster_size};
use crate::part::slide::{FooterShape, FooterText, PlacedPicture, Placement};

/// A slide with every choice made.
#[derive(Debug)]
pub(crate) struct SlidePlan {
    /// The layout's place in the template.
    pub(crate) layout: usize,
    /// One for each shape.
    pub(crate) placements: Vec<Placement>,
    /// The footer placeholders to fill.
    pub(crate) footers: Vec<FooterShape>,
}

/// A layout with its name, placeholders and part.
#[derive(Clone, Copy)]
pub(crate) struct LayoutView<'a> {
    pub(crate) index: usize,
    pub(crate) layout: &'a Layout,
    pub(crate) part: &'a LayoutPart,
}

/// Plans a slide on its layout. `number` is what its slide-number field shows.
pub(crate) fn plan(
    slide: &ResolvedSlide,
    view: LayoutView<'_>,
    whole: Size,
    number: u32,
) -> Result<SlidePlan, Error> {
    let mut used = vec![false; view.layout.placeholders.len()];
    links::check(slide)?;
    let placements = slide
        .shapes
        .iter()
        .map(|shape| plan_shape(shape, view, whole, &mut used))
        .collect::<Result<_, _>>()?;
    Ok(SlidePlan { layout: view.index, placements, footers: footers(slide, view, number) })
}

fn plan_shape(
    shape: &Shape,
    view: LayoutView<'_>,
    whole: Size,
    used: &mut [bool],
) -> Result<Placement, Error> {
    let (reference, own) = match &shape.place {
        Place::At(frame) => {
            let frame = Some(*frame);
            return Ok(Placement { frame, ..Placement::default() });
        }
        Place::Placeholder(reference) => (reference, None),
        Place::PlaceholderAt(reference, frame) => (reference, Some(*frame)),
    };
    let (index, placeholder) = find(view.layout, reference)?;
    if let Some(taken) = used.get_mut(index)
        && std::mem::replace(taken, true)
    {
        let (layout, placeholder) = (view.layout.name.clone(), placeholder.name.clone());
        return Err(Error::PlaceholderFilledTwice { layout, placeholder });
    }
    let is_text = matches!(shape.content, Content::Text(_));
    let native = placeholder.accepts(&shape.content);
    if is_text && !native {
        return Err(Error::PlaceholderTakesNoText {
            layout: view.layout.name.clone(),
            placeholder: placeholder.name.clone(),
            kind: placeholder.kind.clone(),
        });
    }
    let centred = Rect::new(Default::default(), Default::default(), whole.width, whole.height);
    let inherited = placeholder.frame.unwrap_or(centred);
    // What the placeholder does not hold natively stands free, in the placeholder's position.
    let tag = view.part.tags.get(index).filter(|_| native).cloned();
    Ok(Placement {
        placeholder: tag,
        name: Some(placeholder.name.clone()),
        frame: own.or(Some(inherited)),
        inherits: own.is_none() && is_text,
        picture: None,
    })
}

/// The placeholder that a reference means, with its place on the layout.
///
/// # Errors
/// [`Error::UnknownPlaceholder`] with the names that there are.
pub(crate) fn find<'a>(
    layout: &'a Layout,
    reference: &PlaceholderRef,
) -> Result<(usize, &'a Placeholder), Error> {
    layout.find(reference).ok_or_else(|| Error::UnknownPlaceholder {
        layout: layout.name.clone(),
        name: match reference {
            PlaceholderRef::Name(name) | PlaceholderRef::Type(name) => name.clone(),
            PlaceholderRef::Index(index) => index.to_string(),
        },
        available: layout.placeholders.iter().map(|p| p.name.clone()).collect(),
    })
}

/// The footer placeholders that the layout has and the slide wants.
fn footers(slide: &ResolvedSlide, view: LayoutView<'_>, number: u32) -> Vec<FooterShape> {
    let fixed = |text: &Option<String>| text.clone().map(FooterText::Fixed);
    let mut footers = Vec::new();
    for (placeholder, tag) in view.layout.placeholders.iter().zip(&view.part.tags) {
        let text = match placeholder.kind.as_str() {
            "dt" => fixed(&slide.footer.date),
            "ftr" => fixed(&slide.footer.text),
            "sldNum" if slide.footer.slide_number => Some(FooterText::SlideNumber(number)),
            _ => None,
        };
        if let Some(text) = text {
            let (placeholder, name) = (tag.clone(), placeholder.name.clone());
            footers.push(FooterShape { placeholder, name, text });
        }
    }
    footers
}

/// Checks whether a picture can be put into a deck: its kind is known, its file whole, its size
/// readable.
///
/// # Errors
/// [`Error::UnsupportedPicture`] with the reason; `name` is what it calls the picture.
pub fn check_picture(picture: &Picture, name: &str) -> Result<(), Error> {
    picture_files(picture, name).map(drop)
}

/// What must be known of a picture before it is put into a deck.
pub(crate) struct PictureFiles<'a> {
    /// The raster picture: the file itself, or what stands in for an SVG.
    pub(crate) raster: (&'a Arc<[u8]>, PictureKind),
    /// The SVG.
    pub(crate) svg: Option<&'a Arc<[u8]>>,
    /// The raster picture's width and height.
    pub(crate) size: Size,
    /// How it is turned.
    pub(crate) orientation: Orientation,
}

/// Looks into a picture's files. `name` is the shape's, for messages.
pub(crate) fn picture_files<'a>(
    picture: &'a Picture,
    name: &str,
) -> Result<PictureFiles<'a>, Error> {
    let unsupported = |reason| Error::UnsupportedPicture { name: name.to_owned(), reason };
    let kind_of = |bytes: &[u8]| PictureKind::of(bytes).map_err(unsupported);
    let (raster, svg) = match (kind_of(&picture.bytes)?, &picture.fallback) {
        (PictureKind::Svg, Some(fallback)) => (fallback, Some(&picture.bytes)),
        _ => (&picture.bytes, None),
    };
    let kind = kind_of(raster)?;
    if kind == PictureKind::Svg {
        return Err(unsupported("an SVG needs a PNG to stand in for it"));
    }
    let size = raster_size(raster).map_err(unsupported)?;
    let orientation = match kind {
        PictureKind::Jpeg => Orientation::of_jpeg(raster),
        PictureKind::Png | PictureKind::Svg => Orientation::default(),
    };
    Ok(PictureFiles { raster: (raster, kind), svg, size, orientation })
}

/// Takes a picture's file into the package and says its target from a slide.
pub(crate) type TakeImage<'a> = &'a mut dyn FnMut(&Arc<[u8]>, PictureKind) -> Result<String, Error>;

/// Puts a slide's pictures into its plan; `image` takes a picture's file into the package and says
/// its target from a slide.
///
/// # Errors
/// [`Error::UnsupportedPicture`] and those of `image`.
pub(crate) fn place_pictures(
    slide: &ResolvedSlide,
    view: LayoutView<'_>,
    plan: &mut SlidePlan,
    image: TakeImage<'_>,
) -> Result<(), Error> {
    for (shape, placement) in slide.shapes.iter().zip(&mut plan.placements) {
        let picture = match (&shape.content, &shape.fallback) {
            (Content::Picture(picture), _) => picture,
            (Content::Chart(chart), Some(picture)) if chart.is_extended() => picture,
            _ => continue,
        };
        let name = [&*shape.name, &*shape.id].into_iter().find(|n| !n.is_empty());
        let name = name.or(placement.name.as_deref()).unwrap_or(&view.layout.name);
        let files = picture_files(picture, name)?;
        let (bytes, kind) = files.raster;
        let raster = image(bytes, kind)?;
        let svg = files.svg.map(|bytes| image(bytes, PictureKind::Svg)).transpose()?;
        let (size, orientation) = (files.size, files.orientation);
        placement.picture = Some(PlacedPicture { raster, svg, size, orientation });
    }
    Ok(())
}

//! The picture as PNG: the same shapes filled, and texts by the outlines of their glyphs.
//!
//! Source: Portable Network Graphics (PNG) Specification, W3C Recommendation.

use indeck_fonts::Pen;
use tiny_skia::{
    Color, FillRule, FilterQuality, LineCap, LineJoin, LinearGradient, Mask, PathBuilder, Pixmap,
    Rect, Shader, SpreadMode, StrokeDash, Transform,
};

use crate::bounds::Bounds;
use crate::error::Error;
use crate::scene::{
    Anchor, Cap, Gradient, Node, Outline, Paint, Path, Pattern, Rgba, Scene, Segment, Shape,
    Stroke, Text,
};

/// Longest side of a picture in pixels.
const MAX_SIDE: u64 = 16_384;
/// Side of a pattern's tile in pixels.
const TILE: u32 = 8;
/// Thickness and depth of an underline as shares of the text's size.
const UNDERLINE: (f64, f64) = (0.06, 0.12);

impl Scene {
    /// The picture as a PNG file, so many pixels wide.
    pub(crate) fn to_png(&self, width: u32) -> Result<Vec<u8>, Error> {
        let scale = f64::from(width) / self.width;
        let height = (self.height * scale).round();
        let size = Error::Size { width: u64::from(width), height: height.max(0.0) as u64 };
        if u64::from(width) > MAX_SIDE || !(1.0..=MAX_SIDE as f64).contains(&height) {
            return Err(size);
        }
        let mut pixmap = Pixmap::new(width, height as u32).ok_or(size)?;
        // What covers the whole picture needs no blending.
        let ground = self.nodes.first().and_then(|node| self.ground(node));
        if let Some(color) = ground {
            pixmap.fill(skia_color(color));
        }
        let mut canvas = Canvas { pixmap, scale: scale as f32, masks: Vec::new() };
        let drawn = self.nodes.iter().skip(usize::from(ground.is_some()));
        drawn.for_each(|node| canvas.node(node));
        encode(canvas.pixmap)
    }
}

impl Scene {
    /// The colour of a shape that covers the whole picture.
    fn ground(&self, node: &Node) -> Option<Rgba> {
        let whole = Bounds::new(0.0, 0.0, self.width, self.height);
        match node {
            Node::Shape(Shape {
                outline: Outline::Rect(bounds),
                fill: Some(Paint::Solid(color)),
                stroke: None,
                ..
            }) if *bounds == whole => Some(*color),
            _ => None,
        }
    }
}

/// Opaque pictures need no fourth channel. Most rows of a chart are those above them, which the
/// filter turns into zeros.
fn encode(pixmap: Pixmap) -> Result<Vec<u8>, Error> {
    let (width, height) = (pixmap.width(), pixmap.height());
    let opaque = pixmap.pixels().iter().all(|pixel| pixel.is_opaque());
    let pixels = if opaque { three_channels(&pixmap) } else { pixmap.take_demultiplied() };
    let mut bytes = Vec::with_capacity(pixels.len() / 32);
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_deflate_compression(png::DeflateCompression::Level(2));
    encoder.set_filter(png::Filter::Up);
    let refused = |error: png::EncodingError| Error::Encode { reason: error.to_string() };
    let mut writer = encoder.write_header().map_err(refused)?;
    writer.write_image_data(&pixels).map_err(refused)?;
    writer.finish().map_err(refused)?;
    Ok(bytes)
}

fn three_channels(pixmap: &Pixmap) -> Vec<u8> {
    let data = pixmap.data();
    let mut pixels = vec![0; data.len() / 4 * 3];
    for (to, from) in pixels.chunks_exact_mut(3).zip(data.chunks_exact(4)) {
        if let ([r, g, b], [red, green, blue, _]) = (to, from) {
            (*r, *g, *b) = (*red, *green, *blue);
        }
    }
    pixels
}

struct Canvas {
    pixmap: Pixmap,
    scale: f32,
    /// What the open groups cut off; `None` is nothing more than the group around.
    masks: Vec<Option<Mask>>,
}

impl Canvas {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Shape(shape) => self.shape(shape),
            Node::Text(text) => self.text(text),
            Node::Open(group) => {
                let mask = group.clip.and_then(|clip| self.mask(clip));
                self.masks.push(mask);
            }
            Node::Close => drop(self.masks.pop()),
        }
    }

    fn mask(&self, clip: Bounds) -> Option<Mask> {
        let mut mask = Mask::new(self.pixmap.width(), self.pixmap.height())?;
        let path = PathBuilder::from_rect(rect(clip)?);
        mask.fill_path(&path, FillRule::Winding, true, self.transform());
        Some(mask)
    }

    fn transform(&self) -> Transform {
        Transform::from_scale(self.scale, self.scale)
    }

    fn shape(&mut self, shape: &Shape) {
        if self.plain_rect(shape) {
            return;
        }
        let Some(path) = outline(&shape.outline) else { return };
        if let Some(fill) = &shape.fill {
            self.fill(&path, fill);
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke(&path, stroke);
        }
    }

    /// Fills a rectangle of one colour, the most frequent of shapes and the fastest to draw.
    fn plain_rect(&mut self, shape: &Shape) -> bool {
        let (Outline::Rect(bounds), Some(Paint::Solid(color)), None) =
            (&shape.outline, &shape.fill, &shape.stroke)
        else {
            return false;
        };
        let masked = self.masks.iter().any(Option::is_some);
        let place = rect(*bounds).and_then(|rect| rect.transform(self.transform()));
        let Some(place) = place.filter(|_| !masked) else { return false };
        let paint = solid(*color);
        self.pixmap.fill_rect(place, &paint, Transform::identity(), None);
        true
    }

    fn fill(&mut self, path: &tiny_skia::Path, fill: &Paint) {
        let tile = match fill {
            Paint::Pattern(pattern) => tile(pattern),
            _ => None,
        };
        let shader = match fill {
            Paint::Solid(color) => Some(Shader::SolidColor(skia_color(*color))),
            Paint::Gradient(gradient) => shader(gradient, path.bounds()),
            Paint::Pattern(_) => tile.as_ref().map(|tile| {
                // Dropping every other pixel would break the strokes of a pattern.
                let quality =
                    if self.scale < 1.0 { FilterQuality::Bilinear } else { FilterQuality::Nearest };
                let repeat = SpreadMode::Repeat;
                tiny_skia::Pattern::new(tile.as_ref(), repeat, quality, 1.0, Transform::identity())
            }),
        };
        let Some(shader) = shader else { return };
        let paint = tiny_skia::Paint { shader, anti_alias: true, ..Default::default() };
        let mask = self.masks.iter().rev().find_map(Option::as_ref);
        let transform = Transform::from_scale(self.scale, self.scale);
        self.pixmap.fill_path(path, &paint, FillRule::Winding, transform, mask);
    }

    fn stroke(&mut self, path: &tiny_skia::Path, stroke: &Stroke) {
        let paint = solid(stroke.color);
        let round = stroke.cap == Cap::Round;
        let dashes = stroke.dashes.iter().map(|dash| (*dash as f32).max(0.01)).collect();
        let pen = tiny_skia::Stroke {
            width: stroke.width as f32,
            line_cap: if round { LineCap::Round } else { LineCap::Butt },
            line_join: if round { LineJoin::Round } else { LineJoin::Miter },
            dash: StrokeDash::new(dashes, 0.0),
            ..Default::default()
        };
        let mask = self.masks.iter().rev().find_map(Option::as_ref);
        let transform = Transform::from_scale(self.scale, self.scale);
        self.pixmap.stroke_path(path, &paint, &pen, transform, mask);
    }

    fn text(&mut self, text: &Text) {
        let look = &text.look;
        let width = look.width(&text.text);
        let (x, y) = text.at;
        let left = match text.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let mut glyphs = Glyphs(PathBuilder::new());
        look.face().outline(&text.text, look.size, left, y, &mut glyphs);
        if look.underline {
            let (thickness, depth) = (UNDERLINE.0 * look.size, UNDERLINE.1 * look.size);
            if let Some(line) = rect(Bounds::new(left, y + depth, width, thickness)) {
                glyphs.0.push_rect(line);
            }
        }
        let Some(path) = glyphs.0.finish() else { return };
        let paint = solid(look.color);
        let turn = Transform::from_rotate_at(text.turned as f32, x as f32, y as f32);
        let transform = self.transform().pre_concat(turn);
        let mask = self.masks.iter().rev().find_map(Option::as_ref);
        self.pixmap.fill_path(&path, &paint, FillRule::Winding, transform, mask);
    }
}

/// The outlines of glyphs.
struct Glyphs(PathBuilder);

impl Pen for Glyphs {
    fn move_to(&mut self, x: f64, y: f64) {
        self.0.move_to(x as f32, y as f32);
    }

    fn line_to(&mut self, x: f64, y: f64) {
        self.0.line_to(x as f32, y as f32);
    }

    fn quad_to(&mut self, x1: f64, y1: f64, x: f64, y: f64) {
        self.0.quad_to(x1 as f32, y1 as f32, x as f32, y as f32);
    }

    fn cubic_to(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, x: f64, y: f64) {
        self.0.cubic_to(x1 as f32, y1 as f32, x2 as f32, y2 as f32, x as f32, y as f32);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

fn rect(bounds: Bounds) -> Option<Rect> {
    Rect::from_xywh(
        bounds.left as f32,
        bounds.top as f32,
        bounds.width as f32,
        bounds.height as f32,
    )
}

fn outline(outline: &Outline) -> Option<tiny_skia::Path> {
    match outline {
        Outline::Rect(bounds) => Some(PathBuilder::from_rect(rect(*bounds)?)),
        Outline::Circle { x, y, radius } => {
            PathBuilder::from_circle(*x as f32, *y as f32, *radius as f32)
        }
        Outline::Line { from, to } => path(&Path::through(&[*from, *to])),
        Outline::Path(outline) => path(outline),
    }
}

fn path(outline: &Path) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::new();
    for segment in &outline.segments {
        match *segment {
            Segment::Move(x, y) => builder.move_to(x as f32, y as f32),
            Segment::Line(x, y) => builder.line_to(x as f32, y as f32),
            Segment::Cubic(a, b, c, d, x, y) => {
                builder.cubic_to(a as f32, b as f32, c as f32, d as f32, x as f32, y as f32);
            }
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

fn solid(color: Rgba) -> tiny_skia::Paint<'static> {
    let shader = Shader::SolidColor(skia_color(color));
    tiny_skia::Paint { shader, anti_alias: true, ..Default::default() }
}

fn skia_color(color: Rgba) -> Color {
    let alpha = (color.alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
    Color::from_rgba8(color.rgb.0, color.rgb.1, color.rgb.2, alpha)
}

fn shader(gradient: &Gradient, bounds: Rect) -> Option<Shader<'static>> {
    let stops = gradient.stops.iter();
    let stops =
        stops.map(|stop| tiny_skia::GradientStop::new(stop.at as f32, skia_color(stop.color)));
    let stops = stops.collect();
    let place = Transform::from_row(
        bounds.width().max(f32::MIN_POSITIVE),
        0.0,
        0.0,
        bounds.height().max(f32::MIN_POSITIVE),
        bounds.x(),
        bounds.y(),
    );
    let point = |(x, y): (f64, f64)| tiny_skia::Point::from_xy(x as f32, y as f32);
    let (from, to) = Gradient::ends(gradient.degrees);
    LinearGradient::new(point(from), point(to), stops, SpreadMode::Pad, place)
}

fn tile(pattern: &Pattern) -> Option<Pixmap> {
    let mut tile = Pixmap::new(TILE, TILE)?;
    let pixel = |color| skia_color(color).premultiply().to_color_u8();
    let (back, fore) = (pixel(pattern.back), pixel(pattern.fore));
    let rows = pattern.rows.iter().flat_map(|row| (0..TILE).map(move |x| row & (0x80 >> x) != 0));
    for (pixel, is_fore) in tile.pixels_mut().iter_mut().zip(rows) {
        *pixel = if is_fore { fore } else { back };
    }
    Some(tile)
}

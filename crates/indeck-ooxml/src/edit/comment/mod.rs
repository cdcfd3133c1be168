//! Comments of slides: threads of modern comments, and those of older versions to be read.
//!
//! Source: [MS-PPTX] 2.6 (modern comments); ISO/IEC 29500-1, 13.3.2 (comments part).

mod anchor;
mod author;
mod change;
mod read;
mod write;

pub use read::{Comment, Reply};
pub use write::NewComment;

/// The namespace of modern comments.
const P188: &str = "http://schemas.microsoft.com/office/powerpoint/2018/8/main";
/// The relationship of a slide to its modern comments.
const COMMENTS: &str = "http://schemas.microsoft.com/office/2018/10/relationships/comments";
/// The relationship of the presentation to the authors of modern comments.
const AUTHORS: &str = "http://schemas.microsoft.com/office/2018/10/relationships/authors";
const COMMENTS_TYPE: &str = "application/vnd.ms-powerpoint.comments+xml";
const AUTHORS_TYPE: &str = "application/vnd.ms-powerpoint.authors+xml";
/// The extension of a slide that names its comments' part.
const COMMENT_REL: &str = "{6950BFC3-D8DA-4A85-94F7-54DA5524770B}";

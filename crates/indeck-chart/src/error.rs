//! Why a chart could not be drawn.

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The picture would be larger or smaller than pictures can be.
    #[error("a picture of {width} × {height} pixels cannot be drawn")]
    Size {
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
    },
    /// The picture could not be packed.
    #[error("the picture could not be packed as PNG: {reason}")]
    Encode {
        /// What the encoder said.
        reason: String,
    },
}

impl Error {
    /// A stable name of the error for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Size { .. } => "picture-size",
            Self::Encode { .. } => "picture-encode",
        }
    }
}

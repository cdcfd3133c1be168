//! `Limits`: how much a package may ask for before it is refused.

/// How much a package may ask for before it is refused.
///
/// The defaults let every real deck through, one with hundreds of megabytes of video or ten
/// thousand slides with a chart each included, and keep a hostile file of any size from costing
/// more than seconds of time and, beyond its own size, a gigabyte of memory.
///
/// ```
/// use indeck_ooxml::Limits;
/// let limits = Limits { entries: 2_000, ..Limits::default() };
/// assert!(limits.package_bytes >= 1 << 30);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file. Default: 4 GiB.
    pub package_bytes: u64,
    /// Entries of the zip archive. Default: 250,000 (a slide with a chart takes five).
    pub entries: u64,
    /// Unpacked bytes of one part. Default: 2 GiB.
    pub part_bytes: u64,
    /// Unpacked bytes of all parts. Default: 8 GiB.
    pub total_bytes: u64,
    /// Unpacked bytes for each packed byte, of a part that unpacks to over 32 MiB. Default: 250
    /// (real XML and drawings stay under 60, what deflate can do at most is 1,032).
    pub ratio: u64,
    /// Bytes of one part that is read as XML; never over 2 GiB. Default: 256 MiB.
    pub xml_bytes: u64,
    /// XML elements inside each other. Default: 256.
    pub xml_depth: u64,
    /// XML elements and attributes of one part. Default: 10 million.
    pub xml_nodes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            package_bytes: 4 << 30,
            entries: 250_000,
            part_bytes: 2 << 30,
            total_bytes: 8 << 30,
            ratio: 250,
            xml_bytes: 256 << 20,
            xml_depth: 256,
            xml_nodes: 10_000_000,
        }
    }
}

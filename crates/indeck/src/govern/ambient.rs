//! What libraries do not read themselves: the time, and ids that occur once.

/// The time and new ids, as the program at the top sees them.
///
/// ```
/// use indeck::govern::Ambient;
///
/// /// A clock that stands still: the same build gives the same bytes.
/// struct Fixed;
///
/// impl Ambient for Fixed {
///     fn now(&self) -> i64 {
///         1_795_300_000_000_000
///     }
///     fn id(&self) -> [u8; 16] {
///         [7; 16]
///     }
/// }
/// assert_eq!(Fixed.now() % 1_000_000, 0);
/// ```
pub trait Ambient: Send + Sync {
    /// Microseconds since 1970-01-01T00:00:00 UTC.
    fn now(&self) -> i64;

    /// Sixteen bytes that never come again: a UUID.
    fn id(&self) -> [u8; 16];
}

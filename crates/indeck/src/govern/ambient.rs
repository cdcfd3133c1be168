//! What libraries do not read themselves: the time, and bytes that nobody can guess.

/// The time and random bytes, as the program at the top sees them.
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
///     fn random(&self) -> [u8; 32] {
///         [7; 32]
///     }
/// }
/// assert_eq!(Fixed.now() % 1_000_000, 0);
/// assert_eq!(Fixed.id(), [7; 16]);
/// ```
pub trait Ambient: Send + Sync {
    /// Microseconds since 1970-01-01T00:00:00 UTC.
    fn now(&self) -> i64;

    /// 32 random bytes, others at each call.
    fn random(&self) -> [u8; 32];

    /// Sixteen bytes that never come again.
    fn id(&self) -> [u8; 16] {
        let random = self.random();
        let mut id = [0; 16];
        id.iter_mut().zip(random).for_each(|(to, from)| *to = from);
        id
    }
}

/// The time where nothing is remembered, and so nobody reads it.
pub(super) struct NoTime;

impl Ambient for NoTime {
    fn now(&self) -> i64 {
        0
    }

    fn random(&self) -> [u8; 32] {
        [0; 32]
    }
}

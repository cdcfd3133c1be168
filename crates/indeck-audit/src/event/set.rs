//! `Set`: a bounded list in rising order, without doubles.

use super::EventFault;
use crate::Error;
use crate::cbor::{Reader, Writer};

/// Items that a set may have.
pub const MAX_SET_ITEMS: usize = 64;

/// At most [`MAX_SET_ITEMS`] items in rising order, none twice.
///
/// ```
/// use indeck_audit::event::Set;
/// assert_eq!(Set::new([3, 1, 3])?.as_slice(), [1, 3]);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    /// The set of these items.
    ///
    /// # Errors
    /// [`Error::BadEvent`] for more than [`MAX_SET_ITEMS`] that differ.
    pub fn new(items: impl IntoIterator<Item = T>) -> Result<Self, Error> {
        let mut items: Vec<T> = items.into_iter().collect();
        items.sort();
        items.dedup();
        if items.len() > MAX_SET_ITEMS {
            return Err(EventFault::TooMany.into());
        }
        Ok(Self(items))
    }

    /// The items in rising order.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// Whether it has no item.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn write(&self, out: &mut Writer, write: impl Fn(&T, &mut Writer)) {
        out.array(self.0.len());
        self.0.iter().for_each(|item| write(item, out));
    }

    pub(super) fn read(
        from: &mut Reader<'_>,
        read: impl Fn(&mut Reader<'_>) -> Result<T, Error>,
    ) -> Result<Self, Error> {
        let length = from.array(MAX_SET_ITEMS)?;
        let items: Vec<T> = (0..length).map(|_| read(from)).collect::<Result<_, _>>()?;
        let rising = items.iter().zip(items.iter().skip(1)).all(|(one, next)| one < next);
        if rising && !items.is_empty() { Ok(Self(items)) } else { Err(EventFault::Set.into()) }
    }
}

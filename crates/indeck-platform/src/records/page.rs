//! `Page`: a part of a long list.

/// Which part of a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// The cursor of the page before; the first page without one.
    pub after: Option<String>,
    /// Items at most, 1 to [`PageRequest::MOST`].
    pub limit: u32,
}

impl PageRequest {
    /// Items that a page has at most.
    pub const MOST: u32 = 200;

    /// The first page of so many items.
    pub fn first(limit: u32) -> Self {
        Self { after: None, limit }
    }

    /// The limit, within bounds.
    pub(crate) fn bounded(&self) -> i64 {
        i64::from(self.limit.clamp(1, Self::MOST))
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        Self::first(50)
    }
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The items, newest first.
    pub items: Vec<T>,
    /// The cursor of the next page; none after the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// The same with other items.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}

//! Lists, page by page: `?limit=` and `?after=`.

use indeck_platform::records::PageRequest;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::Problem;

/// The items of a page where the request does not say.
pub const DEFAULT_LIMIT: u32 = 50;
/// The most items of a page.
pub const MAX_LIMIT: u32 = 200;

/// The most characters of a `next`.
const MAX_AFTER: usize = 200;

/// Which page of a list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Page {
    /// The most items to tell, from 1 to 200.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[param(max_length = 200)]
    pub after: Option<String>,
}

impl Page {
    /// The most items to tell.
    ///
    /// # Errors
    /// A problem of status 422 if it is not between 1 and 200.
    pub fn limit(&self) -> Result<u32, Problem> {
        match self.limit {
            None => Ok(DEFAULT_LIMIT),
            Some(limit) if (1..=MAX_LIMIT).contains(&limit) => Ok(limit),
            Some(_) => Err(Problem::of_field("limit", "must be from 1 to 200")),
        }
    }

    /// What the platform is asked for.
    ///
    /// # Errors
    /// As [`Page::limit`], and if `after` is longer than any `next`.
    pub(crate) fn request(&self) -> Result<PageRequest, Problem> {
        if self.after.as_ref().is_some_and(|after| after.chars().count() > MAX_AFTER) {
            return Err(Problem::bad_request(
                "invalid-cursor",
                "`after` is no `next` of this list",
            ));
        }
        Ok(PageRequest { after: self.after.clone(), limit: self.limit()? })
    }
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct List<T> {
    /// The items.
    pub items: Vec<T>,
    /// What to send as `after` for the next page; null at the end.
    pub next: Option<String>,
}

impl<T> List<T> {
    /// A list that is short enough for one page.
    pub fn whole(items: impl IntoIterator<Item = T>) -> Self {
        Self { items: items.into_iter().collect(), next: None }
    }

    /// The page that the platform gives, told in another form.
    pub(crate) fn of<U>(page: indeck_platform::records::Page<U>, tell: impl FnMut(U) -> T) -> Self {
        Self { items: page.items.into_iter().map(tell).collect(), next: page.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_from_one_to_two_hundred_items() {
        let limit = |limit| Page { limit, after: None }.limit().map_err(|p| p.status);
        assert_eq!(limit(None), Ok(50));
        assert_eq!(limit(Some(1)), Ok(1));
        assert_eq!(limit(Some(200)), Ok(200));
        assert_eq!(limit(Some(0)), Err(422));
        assert_eq!(limit(Some(201)), Err(422));
    }

    #[test]
    fn what_is_longer_than_any_next_is_none() {
        let request = |length| Page { limit: None, after: Some("x".repeat(length)) }.request();
        assert!(request(MAX_AFTER).is_ok());
        assert_eq!(request(MAX_AFTER + 1).map_err(|problem| problem.status).err(), Some(400));
    }
}

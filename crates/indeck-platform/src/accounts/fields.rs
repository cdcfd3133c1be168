//! What people enter: names and addresses of mail, checked before anything else.

use crate::Error;

/// Characters that a name may have.
const MAX_NAME: usize = 200;

/// Bytes that an address of mail may have (RFC 5321).
const MAX_MAIL: usize = 254;

/// A name of a person, a token, an organisation: without spaces around it.
///
/// # Errors
/// [`Error::Invalid`] for an empty or long one, and for one with control characters.
pub(crate) fn name(field: &'static str, text: &str) -> Result<String, Error> {
    let name = text.trim();
    if name.is_empty() {
        return Err(Error::invalid(field, "a name is needed"));
    }
    if name.chars().count() > MAX_NAME {
        return Err(Error::invalid(field, format!("a name has at most {MAX_NAME} characters")));
    }
    if name.chars().any(char::is_control) {
        return Err(Error::invalid(field, "a name has no control characters"));
    }
    Ok(name.to_owned())
}

/// An address of mail: without spaces around it, in its own letters.
///
/// # Errors
/// [`Error::Invalid`] for what is none.
pub(crate) fn mail(text: &str) -> Result<String, Error> {
    let mail = text.trim();
    let unfit = |c: char| c.is_whitespace() || c.is_control() || c == '@';
    let fits = mail.len() <= MAX_MAIL
        && mail.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && local.len() <= 64
                && !domain.is_empty()
                && !local.contains(unfit)
                && !domain.contains(unfit)
        });
    if fits {
        Ok(mail.to_owned())
    } else {
        Err(Error::invalid("email", "this is no address of mail"))
    }
}

/// The form in which addresses are compared: that of a login.
pub(crate) fn same_mail(mail: &str) -> String {
    mail.trim().to_lowercase()
}

/// The last part of a link, or the text itself: what was handed out.
pub(crate) fn link_secret(link: &str) -> &str {
    let link = link.trim().trim_end_matches('/');
    link.rsplit('/').next().unwrap_or(link)
}

#[cfg(test)]
mod tests {
    use super::{link_secret, mail, name};

    #[test]
    fn names_are_trimmed_and_bounded() {
        assert_eq!(name("name", "  Ada ").expect("a name"), "Ada");
        for wrong in ["", "  ", "a\nb", &"x".repeat(201)] {
            assert!(name("name", wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_address_has_one_at_and_no_space() {
        assert!(mail("ada@example.com").is_ok());
        for wrong in ["", "ada", "@example.com", "ada@", "a da@example.com", "a@b@c"] {
            assert!(mail(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_link_is_told_by_its_end() {
        assert_eq!(link_secret("https://x.test/sign-up/abc"), "abc");
        assert_eq!(link_secret("abc"), "abc");
    }
}

//! Before sign-in.

use super::{Errors, Shell};
use askama::Template;

const SECTION: super::Section = super::Section::None;

/// `/sign-in`: fields `email`, `password`, `next`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "sign-in.html")]
pub struct SignIn {
    /// Around the page.
    pub shell: Shell,
    /// The address that was typed.
    pub email: String,
    /// Where to go afterwards: a path of this server.
    pub next: String,
    /// What is wrong; an empty field name for a refused sign-in.
    pub errors: Errors,
}

/// `/sign-in/code`: fields `code`, `next`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "sign-in-code.html")]
pub struct SignInCode {
    /// Around the page.
    pub shell: Shell,
    /// Where to go afterwards.
    pub next: String,
    /// What is wrong.
    pub errors: Errors,
}

/// `/sign-up/{link}`: fields `organisation`, `name`, `email`, `password`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "sign-up.html")]
pub struct SignUp {
    /// Around the page.
    pub shell: Shell,
    /// The organisation's name as typed.
    pub organisation: String,
    /// The person's name as typed.
    pub name: String,
    /// The address as typed.
    pub email: String,
    /// The fewest characters of a password.
    pub password_min: u32,
    /// What is wrong.
    pub errors: Errors,
}

/// `/invitation/{link}`: fields `name`, `password`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "invitation.html")]
pub struct Invitation {
    /// Around the page.
    pub shell: Shell,
    /// Who invites.
    pub organisation: String,
    /// The address that was invited.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// The person's name as typed.
    pub name: String,
    /// The fewest characters of a password.
    pub password_min: u32,
    /// What is wrong.
    pub errors: Errors,
}

/// `/reset/{link}`: fields `password`, `code`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "reset.html")]
pub struct Reset {
    /// Around the page.
    pub shell: Shell,
    /// Whose organisation it is.
    pub organisation: String,
    /// Whose password it is.
    pub email: String,
    /// Whether a code of the second factor is needed.
    pub needs_code: bool,
    /// The fewest characters of a password.
    pub password_min: u32,
    /// What is wrong.
    pub errors: Errors,
}

//! `User`: a member of an organisation, with what it signs in with.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::id::{UserId, UserKind};
use crate::records::{Held, Record};

/// A member of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// What it is called.
    pub name: String,
    /// Its address of mail, as it was entered.
    pub email: String,
    /// What it may do.
    pub role: Role,
    /// The hash of its password: argon2id as PHC, or an imported one of bcrypt.
    pub(crate) password: String,
    /// The second factor, once it is set up.
    pub(crate) totp: Option<SecondFactor>,
    /// The secret of one that is being set up, in base 32.
    pub(crate) totp_pending: Option<String>,
    /// When it last signed in, in microseconds since 1970.
    pub last_sign_in: Option<i64>,
}

/// A second factor: time-based codes of an app, and codes for when the app is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SecondFactor {
    /// The secret, in base 32.
    pub(crate) secret: String,
    /// Since when.
    pub(crate) since: i64,
    /// The last step of time whose code was used: none is accepted twice.
    pub(crate) last_step: u64,
    /// Hashes of the recovery codes that are left.
    pub(crate) recovery: Vec<String>,
}

impl Record for User {
    type Kind = UserKind;
}

impl User {
    /// A new member.
    pub(crate) fn new(name: String, email: String, role: Role, password: String) -> Self {
        let (totp, totp_pending, last_sign_in) = (None, None, None);
        Self { name, email, role, password, totp, totp_pending, last_sign_in }
    }
}

/// A member, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: UserId,
    /// The revision of what is stored of it.
    pub rev: i64,
    /// What it is called.
    pub name: String,
    /// Its address of mail.
    pub email: String,
    /// What it may do.
    pub role: Role,
    /// It has a second factor.
    pub second_factor: bool,
    /// When it last signed in, in microseconds since 1970.
    pub last_sign_in: Option<i64>,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
    /// It is the one who asks.
    pub you: bool,
}

impl Member {
    pub(super) fn of(held: &Held<User>, asks: UserId) -> Self {
        Self {
            id: held.id,
            rev: held.rev,
            name: held.body.name.clone(),
            email: held.body.email.clone(),
            role: held.body.role,
            second_factor: held.body.totp.is_some(),
            last_sign_in: held.body.last_sign_in,
            created: held.created,
            you: held.id == asks,
        }
    }
}

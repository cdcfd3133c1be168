//! The register of what is stored about people, and of cookies: as data, so that a page shows what
//! the program does and nothing else.

/// A cookie that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// How long it lives.
    pub lifetime: &'static str,
    /// Its attributes, as they are sent.
    pub attributes: &'static str,
}

/// A kind of thing that is kept about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is.
    pub what: &'static str,
    /// What it holds.
    pub fields: &'static str,
    /// Why it is kept.
    pub purpose: &'static str,
    /// How long it is kept.
    pub kept: &'static str,
    /// How it is protected.
    pub protection: &'static str,
}

/// What is set and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Register {
    /// Cookies; all are needed for signing in, and none follows anybody.
    pub cookies: &'static [Cookie],
    /// What is kept about people.
    pub stored: &'static [Kept],
}

const COOKIES: &[Cookie] = &[
    Cookie {
        name: "__Host-indeck",
        purpose: "Says who is signed in.",
        lifetime: "Until you sign out, 14 days at most, 24 hours unused.",
        attributes: "Secure; HttpOnly; SameSite=Lax; Path=/",
    },
    Cookie {
        name: "__Host-indeck-pending",
        purpose: "Waits for the code of your second factor.",
        lifetime: "5 minutes.",
        attributes: "Secure; HttpOnly; SameSite=Lax; Path=/",
    },
    Cookie {
        name: "__Host-indeck-device",
        purpose: "Says that this browser has signed in before, so that somebody who guesses your \
                  password elsewhere cannot lock you out. It lets nobody in.",
        lifetime: "180 days.",
        attributes: "Secure; HttpOnly; SameSite=Lax; Path=/",
    },
];

const SEALED: &str = "Sealed under the organisation's key.";

const STORED: &[Kept] = &[
    Kept {
        what: "Account",
        fields: "Name, mail address, role, hash of the password, secret of the second factor, \
                 hashes of recovery codes, last sign-in.",
        purpose: "To let you in, and nobody else.",
        kept: "Until you erase your account, or leave the organisation.",
        protection: SEALED,
    },
    Kept {
        what: "Login",
        fields: "A keyed hash of the mail address.",
        purpose: "To find your account when you sign in.",
        kept: "As long as the account.",
        protection: "It says nothing without the instance's key.",
    },
    Kept {
        what: "Session",
        fields: "Network address and browser at sign-in, times, hash of the secret.",
        purpose: "To keep you signed in, and to show you where.",
        kept: "Until it ends: 14 days at most, 24 hours unused.",
        protection: "Sealed under the organisation's key; ids, times and the hash are not.",
    },
    Kept {
        what: "API token",
        fields: "Name, scopes, networks, times, hash of the secret.",
        purpose: "To let your programs in.",
        kept: "Until you revoke it, or 30 days after it expired.",
        protection: "Sealed under the organisation's key; ids, times and the hash are not.",
    },
    Kept {
        what: "Invitation",
        fields: "Mail address, role, who invited.",
        purpose: "To let somebody join.",
        kept: "Until it is accepted or withdrawn, 7 days at most.",
        protection: SEALED,
    },
    Kept {
        what: "Link to set a new password",
        fields: "Who made it, whether the second factor goes as well, hash of the secret.",
        purpose: "To let you back in when you have forgotten the password.",
        kept: "Until it is used or replaced, 1 day at most.",
        protection: SEALED,
    },
    Kept {
        what: "Failed sign-ins",
        fields: "How many and when, by keyed hashes of the mail address, the network address and \
                 the device.",
        purpose: "To slow down who guesses passwords.",
        kept: "1 day.",
        protection: "The hashes say nothing without the instance's key.",
    },
    Kept {
        what: "Audit log",
        fields: "Who did what when: ids, the network address, what was decided.",
        purpose: "So that the organisation can prove what was done with its data.",
        kept: "As long as the organisation. When you erase your account, what names you can be \
               read by nobody any more.",
        protection: "Sealed, and what names you under a key of your own.",
    },
    Kept {
        what: "Certificates",
        fields: "Ids of who was removed and by whom, counts, times.",
        purpose: "To prove that something is gone.",
        kept: "As long as the organisation.",
        protection: SEALED,
    },
    Kept {
        what: "Answers to repeated requests",
        fields: "What the interface answered to a write with an idempotency key.",
        purpose: "So that a write that is sent twice happens once.",
        kept: "1 day.",
        protection: SEALED,
    },
    Kept {
        what: "Known content",
        fields: "Of data that was uploaded: keyed hashes of what is in it, its class, and what its \
                 files were called.",
        purpose: "So that the same data is handled with the same care under every name.",
        kept: "As long as the organisation, also when the data is deleted.",
        protection: SEALED,
    },
    Kept {
        what: "Data, reports and decks",
        fields: "What the organisation uploads and makes; its owner's id.",
        purpose: "To make decks.",
        kept: "Until somebody deletes it, or the organisation's retention period ends.",
        protection: "Sealed under keys of their own, which lie sealed under the organisation's.",
    },
];

/// What is set and kept.
pub fn register() -> Register {
    Register { cookies: COOKIES, stored: STORED }
}

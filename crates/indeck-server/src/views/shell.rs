//! What every page has around it.

/// The part of the product that a page belongs to: marked in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Section {
    /// None of the navigation's entries: sign-in, errors, privacy.
    #[default]
    None,
    /// The start page.
    Home,
    /// Datasets.
    Data,
    /// Brand templates.
    Templates,
    /// Reports and their editor.
    Reports,
    /// Runs.
    Runs,
    /// Decks.
    Decks,
    /// The audit log.
    Audit,
    /// The organisation's settings.
    Organisation,
    /// The own account.
    Account,
    /// The page about the interface for programs.
    Api,
}

/// Who is signed in, as the navigation shows it.
#[derive(Debug, Clone, Default)]
pub struct SignedIn {
    /// The person's name.
    pub name: String,
    /// The person's mail address.
    pub email: String,
    /// The organisation's name.
    pub organisation: String,
    /// The role's name in lower case: `owner`, `admin`, `author`, `viewer`, `auditor`.
    pub role: String,
    /// Whether data and templates may be seen.
    pub may_read_data: bool,
    /// Whether reports, runs and decks may be seen.
    pub may_read_reports: bool,
    /// Whether the audit log may be read.
    pub may_audit: bool,
    /// Whether the organisation's pages may be seen.
    pub may_administer: bool,
}

/// The kind of a flash message: chooses its colour, its sign and how it is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlashKind {
    /// Something was done.
    Done,
    /// Something was done, and something is left to mend.
    Warning,
    /// Something was not done.
    Failed,
    /// Something to know.
    Note,
}

/// A message about what the request before this page did.
#[derive(Debug, Clone)]
pub struct Flash {
    /// Its kind.
    pub kind: FlashKind,
    /// Its text, a sentence.
    pub text: String,
}

/// What every page has around it.
#[derive(Debug, Clone, Default)]
pub struct Shell {
    /// Who is signed in; none on the pages before sign-in.
    pub user: Option<SignedIn>,
    /// The forgery token of the session, for forms and for the script.
    pub csrf: String,
    /// A message to show once.
    pub flash: Option<Flash>,
    /// The program's version, in the footer.
    pub version: String,
    /// A digest of the assets, appended to their addresses so that they can be cached for ever.
    pub assets: String,
    /// What the browser compares the style sheet with (`sha384-…`); may be empty.
    pub style_integrity: String,
    /// What the browser compares the script with; may be empty.
    pub script_integrity: String,
}

impl Shell {
    /// Whether the navigation shows data and templates.
    #[must_use]
    pub fn may_read_data(&self) -> bool {
        self.user.as_ref().is_some_and(|user| user.may_read_data)
    }

    /// Whether the navigation shows reports, runs and decks.
    #[must_use]
    pub fn may_read_reports(&self) -> bool {
        self.user.as_ref().is_some_and(|user| user.may_read_reports)
    }

    /// Whether the navigation shows the audit log.
    #[must_use]
    pub fn may_audit(&self) -> bool {
        self.user.as_ref().is_some_and(|user| user.may_audit)
    }

    /// Whether the navigation shows the organisation's pages.
    #[must_use]
    pub fn may_administer(&self) -> bool {
        self.user.as_ref().is_some_and(|user| user.may_administer)
    }
}

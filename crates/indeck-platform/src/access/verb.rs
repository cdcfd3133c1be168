//! `Verb`: what somebody does, one for each thing that a page or a route can ask for.

/// What a scope of an API token opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Looking at content.
    Read,
    /// Changing content, and running reports.
    Write,
    /// Downloading decks.
    Download,
    /// Members and settings.
    Admin,
    /// The audit log.
    Audit,
    /// Nothing: it needs a person who is signed in.
    Session,
}

impl Scope {
    /// The scopes that a token can have.
    pub const ALL: [Self; 5] = [Self::Read, Self::Write, Self::Download, Self::Admin, Self::Audit];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Download => "download",
            Self::Admin => "admin",
            Self::Audit => "audit",
            Self::Session => "session",
        }
    }

    /// The scope of that word that a token can have.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }
}

macro_rules! verbs {
    ($($verb:ident $word:literal $action:literal $scope:ident;)*) => {
        /// What somebody does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is its word, and means what it says")]
        pub enum Verb { $($verb,)* }

        impl Verb {
            /// All verbs.
            pub const ALL: &[Self] = &[$(Self::$verb,)*];

            /// Its word, as Cedar knows it: `dataset.read`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$verb => $word,)* }
            }

            /// The action of the audit log.
            pub fn action(self) -> &'static str {
                match self { $(Self::$verb => $action,)* }
            }

            /// The scope that a token needs for it.
            pub fn scope(self) -> Scope {
                match self { $(Self::$verb => Scope::$scope,)* }
            }
        }
    };
}

// Verb, Cedar's word, action of the audit log, scope.
verbs! {
    AccountRead "account.read" "query" Read;
    AccountUpdate "account.update" "admin.account-update" Session;
    AccountExport "account.export" "export" Session;
    AccountErase "account.erase" "erase" Session;
    AccountSecure "account.secure" "admin.account-secure" Session;
    SessionRevoke "session.revoke" "admin.session-revoke" Session;
    TokenCreate "token.create" "admin.token-create" Session;
    TokenRevoke "token.revoke" "admin.token-revoke" Session;
    OrgRead "org.read" "query" Read;
    OrgUpdate "org.update" "admin.settings" Admin;
    OrgPurge "org.purge" "erase" Admin;
    PolicyRead "policy.read" "query" Read;
    PolicyUpdate "policy.update" "admin.policy" Admin;
    KeyRotate "key.rotate" "key.rotate" Admin;
    MemberList "member.list" "query" Read;
    MemberInvite "member.invite" "admin.member-invite" Admin;
    MemberUpdate "member.update" "admin.member-update" Admin;
    MemberRemove "member.remove" "admin.member-remove" Admin;
    MemberReset "member.reset" "admin.member-reset" Session;
    AuditRead "audit.read" "query" Audit;
    AuditExport "audit.export" "export" Audit;
    DatasetRead "dataset.read" "query" Read;
    DatasetCreate "dataset.create" "ingest" Write;
    DatasetUpdate "dataset.update" "admin.dataset-update" Write;
    DatasetDelete "dataset.delete" "delete" Write;
    DatasetDownload "dataset.download" "export" Download;
    TemplateRead "template.read" "query" Read;
    TemplateCreate "template.create" "admin.template-create" Write;
    TemplateDelete "template.delete" "delete" Write;
    ReportRead "report.read" "query" Read;
    ReportCheck "report.check" "query" Write;
    ReportCreate "report.create" "admin.report-create" Write;
    ReportUpdate "report.update" "admin.report-update" Write;
    ReportDelete "report.delete" "delete" Write;
    RunRead "run.read" "query" Read;
    RunCreate "run.create" "admin.run-create" Write;
    RunCancel "run.cancel" "admin.run-cancel" Write;
    DeckRead "deck.read" "query" Read;
    DeckDownload "deck.download" "download" Download;
    DeckDelete "deck.delete" "delete" Write;
}

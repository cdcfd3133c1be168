//! What is asked for.

use indeck_audit::event::Counts;
use indeck_model::Classification;

/// What somebody asks leave for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// What it is: `dataset`, `deck`, `link`.
    pub kind: &'static str,
    /// Its name, as policies know it.
    pub id: String,
    /// The class of what is in it; `None` where nobody said.
    pub class: Option<Classification>,
    /// Datasets that it is made of or is, with the columns that are asked for.
    pub datasets: Vec<AskedDataset>,
    /// Whom it is for; addresses of mail.
    pub recipients: Vec<String>,
    /// How much of it there is.
    pub counts: Counts,
    /// SHA-256 of what goes in.
    pub inputs: Vec<[u8; 32]>,
}

/// Columns of a dataset that are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedDataset {
    /// The dataset's name.
    pub name: String,
    /// Its columns, by name.
    pub columns: Vec<String>,
    /// What the report says that its class is; a policy may make it stricter.
    pub class: Option<Classification>,
}

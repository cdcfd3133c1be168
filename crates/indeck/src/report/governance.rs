//! What a spec says of policy and audit log, before anything of it is read.

use std::path::{Path, PathBuf};

use indeck_model::Diagnostic;
use indeck_model::spec::{Located, ReportSpec};

use crate::Error;
use crate::report::files::SpecFiles;
use crate::report::paths::Paths;
use crate::report::{BuildOptions, Findings};

/// Which policy and which audit log a spec names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpecGovernance {
    /// The policy's file.
    pub policy: Option<PathBuf>,
    /// The folder of the audit log.
    pub audit: Option<PathBuf>,
}

/// Reads which policy and which audit log a spec names, for whoever has to open them before the
/// report is built. Other mistakes of the spec are not told here.
///
/// # Errors
/// [`Error::ReadSpec`] if the spec cannot be read. The inner error has the findings if a path leads
/// out of the spec's folder.
pub fn governance_of(
    spec: &Path,
    options: &BuildOptions,
) -> Result<Result<SpecGovernance, Findings>, Error> {
    let mut mistakes = Vec::new();
    let paths = Paths::of(spec, options);
    if !paths.are_on_disk() {
        // Who gives the files governs; what a spec names there is not looked for.
        return Ok(Ok(SpecGovernance::default()));
    }
    let mut files = SpecFiles::new(&paths);
    let text = files.spec(spec, &mut mistakes)?;
    let name = spec.display().to_string();
    let decoded = text.map(|text| indeck_spec::read(&name, &text, &options.sets, &mut files).0);
    let spec = decoded.unwrap_or_default().spec;
    let mut place = |written: &Option<Located<String>>| {
        let written = written.as_ref()?;
        let inside = paths.inside(written).map_err(|outside| mistakes.push(outside));
        inside.ok().map(|()| paths.root().join(&written.value))
    };
    let governance = SpecGovernance { policy: place(&spec.policy), audit: place(&spec.audit) };
    mistakes.retain(|mistake| mistake.code == "outside-folder");
    let texts = files.texts;
    Ok(match mistakes.is_empty() {
        true => Ok(governance),
        false => Err(Findings::new(mistakes, texts, paths.asked())),
    })
}

/// Whether a report that names a policy or a log has somebody who asks and remembers; what its
/// author should know of it.
pub(super) fn check(
    spec: &ReportSpec,
    options: &BuildOptions,
) -> Result<Vec<Diagnostic>, Diagnostic> {
    let governed = options.governor.as_ref().is_some_and(|governor| governor.policy().is_some());
    let refused = |written: &Located<String>, message: &str, hint: &str| {
        Err(Diagnostic::error("policy-refused", message).at(written.at.clone()).hint(hint))
    };
    match (&spec.policy, &spec.audit) {
        (Some(policy), _) if !governed => refused(
            policy,
            "the report is under a policy, and nobody asks it",
            "give `BuildOptions` a governor; the command needs `--audit-log` or the key `audit`",
        ),
        (_, Some(audit)) if options.governor.is_none() => refused(
            audit,
            "the report names an audit log, and nobody writes it",
            "give `BuildOptions` a governor",
        ),
        _ if options.folder.is_some() => Ok(not_followed(spec)),
        _ => Ok(Vec::new()),
    }
}

/// Says that the policy and the log which a spec names are not those that it is built under.
fn not_followed(spec: &ReportSpec) -> Vec<Diagnostic> {
    let keys = [("policy", &spec.policy), ("audit", &spec.audit)];
    let written = keys.into_iter().filter_map(|(key, written)| Some((key, written.as_ref()?)));
    let warning = |(key, written): (&str, &Located<String>)| {
        let message = format!("`{key}: {}` is not followed here", written.value);
        Diagnostic::warning("not-followed", message).at(written.at.clone()).hint(
            "where the report is built, its policy and audit log are given: leave the key out",
        )
    };
    written.map(warning).collect()
}

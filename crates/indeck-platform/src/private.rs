//! Files and folders that nobody else on the machine may read, whatever the process was told to do
//! with new ones.

use std::fs::OpenOptions;
use std::io;
use std::path::Path;

/// Makes a file for us alone where there is none, and takes one from all others that is there.
pub(crate) fn make(file: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    drop(options.open(file)?);
    keep(file, false)
}

/// Takes a file or folder from all others, if it is not ours alone already.
#[cfg(unix)]
pub(crate) fn keep(path: &Path, is_folder: bool) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let wanted = if is_folder { 0o700 } else { 0o600 };
    let mut permissions = std::fs::metadata(path)?.permissions();
    if permissions.mode() & 0o777 == wanted {
        return Ok(());
    }
    permissions.set_mode(wanted);
    std::fs::set_permissions(path, permissions)
}

/// Other systems give what lies in a person's folder to that person.
#[cfg(not(unix))]
pub(crate) fn keep(_: &Path, _: bool) -> io::Result<()> {
    Ok(())
}

//! From a configuration to an open platform: database, store, root key.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use indeck_platform::db::Db;
use indeck_platform::keys::{Cost, KeyFile, KeyProvider, Passphrase};
use indeck_platform::objects::{Objects, S3};
use indeck_platform::{Ambient, Error, Parts, Platform, Settings};

use crate::config::{Config, ConfigFault, DatabaseConfig, StoreConfig};
use crate::serve::ServeError;

/// The folder's own database.
const SQLITE: &str = "indeck.db";

/// A platform, and what to tell who started it.
pub(crate) struct Opened {
    pub(crate) platform: Platform,
    pub(crate) notices: Vec<String>,
}

/// Opens what the configuration names, and makes what is not there yet.
///
/// # Errors
/// [`ServeError`] if something cannot be reached, or opened with this root key.
pub async fn open(config: &Config, ambient: Arc<dyn Ambient>) -> Result<Platform, ServeError> {
    opened(config, ambient).await.map(|opened| opened.platform)
}

pub(crate) async fn opened(
    config: &Config,
    ambient: Arc<dyn Ambient>,
) -> Result<Opened, ServeError> {
    make_folder(&config.data)?;
    let mut notices = Vec::new();
    let db = database(config).await?;
    // A new key opens nothing that is there: it would only hide that the right one is missing.
    if !Platform::is_blank(&db).await? && !root_of(config).exists() {
        return Err(ServeError::NoRootKey { path: root_of(config) });
    }
    let provider = provider(config, &*ambient, &mut notices)?;
    let parts =
        Parts { db, objects: objects(config)?, provider, ambient, settings: settings(config) };
    let opened = Platform::open(parts).await;
    let platform = opened.map_err(|source| match source {
        // Nothing is read before the keys: they are what does not open.
        Error::Damaged { .. } | Error::Key { .. } => {
            ServeError::WrongRootKey { path: root_of(config), source }
        }
        source => source.into(),
    })?;
    Ok(Opened { platform, notices })
}

/// Whether the folder's own database is used, and not there yet.
pub(crate) fn is_unmade(config: &Config) -> bool {
    config.database.url.is_none() && !config.data.join(SQLITE).exists()
}

/// Holds the folder's own database for one server, until the file is dropped; others on the machine
/// would each believe to be alone.
///
/// # Errors
/// [`ServeError::InUse`] if another one holds it.
pub(crate) fn hold(config: &Config) -> Result<Option<std::fs::File>, ServeError> {
    if config.database.url.is_some() {
        return Ok(None);
    }
    make_folder(&config.data)?;
    let path = config.data.join("lock");
    let failed = |source| ServeError::NoFolder { path: config.data.clone(), source };
    let mut options = std::fs::OpenOptions::new();
    options.create(true).write(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(std::fs::TryLockError::WouldBlock) => {
            Err(ServeError::InUse { path: config.data.clone() })
        }
        Err(std::fs::TryLockError::Error(source)) => Err(failed(source)),
    }
}

/// The folder of all that is stored, which nobody else may look into.
fn make_folder(path: &Path) -> Result<(), ServeError> {
    let failed = |source| ServeError::NoFolder { path: path.to_owned(), source };
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path).map_err(failed)
}

async fn database(config: &Config) -> Result<Db, ServeError> {
    let DatabaseConfig { url, .. } = &config.database;
    Ok(match url.as_ref().map(|url| url.expose()) {
        None => Db::sqlite(&config.data.join(SQLITE)).await?,
        Some(url) => match url.strip_prefix("sqlite:") {
            Some(file) => Db::sqlite(Path::new(file.trim_start_matches("//"))).await?,
            None => Db::postgres(url).await?,
        },
    })
}

fn objects(config: &Config) -> Result<Objects, ServeError> {
    match &config.store {
        StoreConfig::Local => {
            let folder = config.data.join("objects");
            make_folder(&folder)?;
            Ok(Objects::local(&folder).map_err(Error::from)?)
        }
        StoreConfig::S3 { bucket, region, endpoint, access_key_id, secret_access_key_file } => {
            let secret = secret_access_key_file.as_ref().map(|file| secret_of(file)).transpose()?;
            let settings = S3 {
                bucket: bucket.clone(),
                region: region.clone(),
                endpoint: endpoint.clone(),
                access_key: access_key_id.clone().unwrap_or_default(),
                secret_key: secret.unwrap_or_default().into(),
            };
            Ok(Objects::s3(&settings).map_err(Error::from)?)
        }
    }
}

fn provider(
    config: &Config,
    ambient: &dyn Ambient,
    notices: &mut Vec<String>,
) -> Result<Arc<dyn KeyProvider>, ServeError> {
    if let Some(file) = &config.keys.passphrase_file {
        let salt = root_of(config);
        let passphrase = secret_of(file)?;
        let provider = if salt.exists() {
            Passphrase::open(&salt, &[&passphrase])
        } else {
            notices.push(format!(
                "a new root key follows from the passphrase and `{}`: keep copies of both, apart \
                 from the data",
                salt.display()
            ));
            Passphrase::create(&salt, &passphrase, Cost::default(), ambient)
        };
        return Ok(Arc::new(provider.map_err(Error::from)?));
    }
    let file = root_of(config);
    let provider = if file.exists() {
        KeyFile::open(&file)
    } else {
        notices.push(format!(
            "a new root key lies in `{}`: who has it can read all that is stored, and without it \
             nobody can. Keep a copy of it, apart from the data",
            file.display()
        ));
        KeyFile::create(&file, ambient)
    };
    Ok(Arc::new(provider.map_err(Error::from)?))
}

/// Where the root key lies, or what it follows from beside the passphrase.
pub(crate) fn root_of(config: &Config) -> PathBuf {
    let name = if config.keys.passphrase_file.is_some() { "root.salt" } else { "root.key" };
    config.keys.root_file.clone().unwrap_or_else(|| config.data.join(name))
}

/// The text of a file with a secret in it, without the end of its line.
fn secret_of(file: &Path) -> Result<String, ServeError> {
    let failed = |source| ConfigFault::Unreadable { path: file.to_owned(), source };
    let text = std::fs::read_to_string(file).map_err(failed)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

fn settings(config: &Config) -> Settings {
    let origin = config.origin();
    let host = origin.split_once("://").map_or(origin.as_str(), |(_, host)| host);
    let host = host.split(':').next().unwrap_or_default();
    // One hand more than one organisation can fill: its long runs keep nobody else waiting.
    let of_organisation = config.workers.clamp(1, 2);
    let hands = if config.workers == 0 { 0 } else { config.workers.max(of_organisation + 1) };
    let base = Settings::default();
    Settings {
        base_url: origin.clone(),
        origin: config.log_origin.clone().unwrap_or_else(|| host.to_owned()),
        max_dataset_bytes: config.limits.dataset_bytes,
        max_template_bytes: config.limits.template_bytes,
        max_organisation_bytes: config.limits.organisation_bytes,
        max_text_bytes: usize::try_from(config.limits.body_bytes).unwrap_or(usize::MAX),
        max_rows: config.limits.rows,
        max_slides: config.limits.slides,
        max_run: Duration::from_secs(config.limits.run_seconds),
        workers: (hands, of_organisation),
        ..base
    }
}

//! `S3`: a bucket, and how to reach it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::{ObjectStore, RetryConfig};
use zeroize::Zeroizing;

use super::ObjectError;

/// Hosts to which HTTP without TLS may speak: this machine.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// A bucket of an S3-compatible store. Everything is given here; nothing is looked for in the
/// environment, in files of other programs, or at the address of a cloud's metadata.
#[derive(Clone, Default)]
pub struct S3 {
    /// The bucket.
    pub bucket: String,
    /// The region: `eu-west-1`.
    pub region: String,
    /// Where the store is, for others than Amazon's: `https://s3.example.com`. `http` is allowed
    /// to this machine only.
    pub endpoint: Option<String>,
    /// The id of the access key.
    pub access_key: String,
    /// The secret of the access key.
    pub secret_key: Zeroizing<String>,
}

/// Without the secret.
impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3")
            .field("bucket", &self.bucket)
            .field("region", &self.region)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

pub(super) fn connect(settings: &S3) -> Result<Arc<dyn ObjectStore>, ObjectError> {
    for (setting, value) in [
        ("bucket", &settings.bucket),
        ("region", &settings.region),
        ("access_key", &settings.access_key),
        // Without credentials the library asks the cloud's metadata for some.
        ("secret_key", &settings.secret_key),
    ] {
        if value.is_empty() {
            return Err(ObjectError::Settings { setting, reason: "it is empty".to_owned() });
        }
    }
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&settings.bucket)
        .with_region(&settings.region)
        .with_access_key_id(&settings.access_key)
        .with_secret_access_key(settings.secret_key.as_str())
        .with_retry(RetryConfig {
            max_retries: 4,
            retry_timeout: Duration::from_secs(30),
            ..RetryConfig::default()
        });
    if let Some(endpoint) = &settings.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(plain_allowed(endpoint)?);
    }
    let store = builder.build().map_err(|error| ObjectError::Settings {
        setting: "endpoint",
        reason: error.to_string(),
    })?;
    Ok(Arc::new(store))
}

/// Whether the endpoint speaks HTTP without TLS, which only this machine may.
fn plain_allowed(endpoint: &str) -> Result<bool, ObjectError> {
    let refused = |reason: String| ObjectError::Settings { setting: "endpoint", reason };
    let Some((scheme, rest)) = endpoint.split_once("://") else {
        return Err(refused(format!("`{endpoint}` does not begin with `https://`")));
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let end = authority.rfind(':').filter(|at| !authority.get(*at..).unwrap_or("").contains(']'));
    let host = authority.get(..end.unwrap_or(authority.len())).unwrap_or(authority);
    match scheme {
        "https" => Ok(false),
        "http" if LOOPBACK.contains(&host) => Ok(true),
        "http" => Err(refused(format!("`{host}` is another machine, so it needs `https://`"))),
        _ => Err(refused(format!("`{scheme}` is neither `https` nor `http`"))),
    }
}

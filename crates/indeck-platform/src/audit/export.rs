//! Exporting a log: the folder that `indeck audit verify --offline` checks, as an archive.

use std::io;

use indeck::audit::log::{FolderBuilder, FolderFile};
use sqlx::Row;
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::OrgLog;
use super::checkpoint::Signed;
use super::fault::{damaged, down, number, refused};
use super::tar;
use crate::Error;

/// The folder of the log in the archive, and the one of its public key, as the command looks for it.
const FOLDER: &str = "audit";
const KEY: &str = "audit.keys/public.vkey";

const MICROS: u64 = 1_000_000;

/// Where an archive goes.
struct Archive<'a> {
    sink: &'a mut (dyn AsyncWrite + Unpin + Send),
    seconds: u64,
}

impl Archive<'_> {
    async fn file(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.begin(name, bytes.len() as u64).await?;
        self.sink.write_all(bytes).await?;
        self.sink.write_all(tar::padding(bytes.len() as u64)).await
    }

    async fn begin(&mut self, name: &str, size: u64) -> io::Result<()> {
        self.sink.write_all(&tar::header(name, size, self.seconds)?).await
    }

    async fn all(&mut self, files: Vec<FolderFile>) -> Result<(), Error> {
        for FolderFile { path, bytes } in files {
            self.file(&format!("{FOLDER}/{path}"), &bytes).await.map_err(gone)?;
        }
        Ok(())
    }
}

fn gone(error: io::Error) -> Error {
    refused(format!("the export was cut off: {error}"))
}

impl OrgLog {
    /// Writes the log as a tar archive: the folder `audit`, which `indeck audit verify --offline
    /// audit` accepts, and its public key beside it. A checkpoint is signed first; the export ends
    /// with the events that it covers. What is held of it does not grow with the log.
    ///
    /// # Errors
    /// [`Error::AuditDamaged`] where the log is not what was signed: the archive has no end then.
    /// [`Error::AuditUnavailable`] if it cannot be read or the sink takes no more.
    pub async fn export(
        &self,
        sink: &mut (dyn AsyncWrite + Unpin + Send),
    ) -> Result<Signed, Error> {
        let signed = self.sign().await?;
        let seconds = u64::try_from(signed.created).unwrap_or_default() / MICROS;
        let mut archive = Archive { sink, seconds };
        let key = self.verifying_key()?;
        archive.file(KEY, format!("{key}\n").as_bytes()).await.map_err(gone)?;
        archive.all(vec![FolderBuilder::identity(&key)]).await?;
        self.export_entries(&mut archive, &signed).await?;
        self.export_history(&mut archive, signed.number).await?;
        let latest = FolderFile {
            path: FolderBuilder::CHECKPOINT.to_owned(),
            bytes: signed.note.clone().into_bytes(),
        };
        archive.all(vec![latest]).await?;
        archive.sink.write_all(&tar::END).await.map_err(gone)?;
        archive.sink.flush().await.map_err(gone)?;
        Ok(signed)
    }

    async fn export_entries(
        &self,
        archive: &mut Archive<'_>,
        signed: &Signed,
    ) -> Result<(), Error> {
        let size = signed.checkpoint.size();
        let mut builder = FolderBuilder::new(size);
        let mut ahead = Ahead::new(self).await?;
        archive.all(ahead.pass(self, &mut builder).await?).await?;
        while builder.size() < size {
            for entry in self.entries(builder.size(), size).await? {
                let full = builder.push(&entry.bytes).map_err(damaged)?;
                archive.all(full).await?;
                archive.all(ahead.pass(self, &mut builder).await?).await?;
            }
        }
        if builder.root() != *signed.checkpoint.root() {
            return Err(damaged("the log does not go on from what it has signed"));
        }
        archive.all(vec![builder.finish()]).await
    }

    /// All checkpoints up to that number, one after the other.
    async fn export_history(&self, archive: &mut Archive<'_>, last: u64) -> Result<(), Error> {
        let sql = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS bytes \
                   FROM audit_checkpoints WHERE org = $1 AND number <= $2";
        let query = sqlx::query(sql).bind(self.state.org.as_str()).bind(number(last)?);
        let row = query.fetch_one(self.journal.db().pool()).await.map_err(down)?;
        let expected = super::fault::size(row.try_get("bytes").map_err(down)?)?;
        let name = format!("{FOLDER}/{}", FolderBuilder::HISTORY);
        archive.begin(&name, expected).await.map_err(gone)?;
        let (mut before, mut written) = (0, 0);
        while before < last {
            let page = self.checkpoints(before).await?;
            let Some(newest) = page.last() else { break };
            before = newest.number;
            for signed in page.iter().filter(|signed| signed.number <= last) {
                written += signed.note.len() as u64;
                archive.sink.write_all(signed.note.as_bytes()).await.map_err(gone)?;
            }
        }
        if written != expected {
            return Err(damaged("a checkpoint is missing or has another length"));
        }
        archive.sink.write_all(tar::padding(expected)).await.map_err(gone)
    }
}

/// The checkpoints that are still ahead, while entries are walked over.
pub(super) struct Ahead {
    page: std::collections::VecDeque<Signed>,
}

impl Ahead {
    pub(super) async fn new(log: &OrgLog) -> Result<Self, Error> {
        Ok(Self { page: log.checkpoints(0).await?.into() })
    }

    /// Passes the checkpoints of that size, whose roots must be those of the entries: the files
    /// that they need.
    pub(super) async fn pass(
        &mut self,
        log: &OrgLog,
        builder: &mut FolderBuilder,
    ) -> Result<Vec<FolderFile>, Error> {
        let mut files = Vec::new();
        while let Some(next) = self.page.front() {
            if next.checkpoint.size() != builder.size() {
                break;
            }
            let number = next.number;
            if *next.checkpoint.root() != builder.root() {
                return Err(damaged(format!("checkpoint {number} is not of these events")));
            }
            files = builder.signed();
            self.page.pop_front();
            if self.page.is_empty() {
                self.page = log.checkpoints(number).await?.into();
            }
        }
        Ok(files)
    }

    /// The next one that was not passed.
    pub(super) fn next(&self) -> Option<&Signed> {
        self.page.front()
    }
}

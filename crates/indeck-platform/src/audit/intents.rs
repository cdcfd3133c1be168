//! Intents that have no outcome yet, beside the log.

use super::append::NotAppended;
use super::entry::{Entry, Step};
use super::fault::down;
use crate::db::Tx;

/// Notes intents as open, and closes those that end, in the transaction that appends them.
pub(super) async fn follow(
    tx: &mut Tx,
    server: &str,
    org: &str,
    entries: &[&Entry],
) -> Result<(), NotAppended> {
    for entry in entries {
        match entry.step {
            Step::Opens => open(tx, server, org, entry).await?,
            Step::Closes(intent) => close(tx, org, intent.0.to_vec()).await?,
            Step::Alone => {}
        }
    }
    Ok(())
}

async fn open(tx: &mut Tx, server: &str, org: &str, entry: &Entry) -> Result<(), NotAppended> {
    let sql = "INSERT INTO audit_intents (org, event_id, created, server) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(org).bind(entry.id.0.to_vec()).bind(entry.time).bind(server);
    query.execute(&mut **tx).await.map_err(down)?;
    Ok(())
}

/// An intent ends once: whoever comes second, be it whoever was thought dead, may not go on.
async fn close(tx: &mut Tx, org: &str, intent: Vec<u8>) -> Result<(), NotAppended> {
    let sql = "DELETE FROM audit_intents WHERE org = $1 AND event_id = $2";
    let done = sqlx::query(sql).bind(org).bind(intent).execute(&mut **tx).await.map_err(down)?;
    match done.rows_affected() {
        0 => Err(NotAppended::Abandoned),
        _ => Ok(()),
    }
}

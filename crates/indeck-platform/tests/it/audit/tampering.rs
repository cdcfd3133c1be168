//! Whatever is changed in the database behind the journal's back is found.

use indeck_platform::db::Db;

use super::support::*;

/// A statement that changes a blob of the first row that it selects, by a bit of its middle byte.
async fn flip(db: &Db, table: &str, column: &str, place: &str) {
    use sqlx::Row;
    let select = format!("SELECT {column} FROM {table} WHERE {place}");
    let row = sqlx::query(sqlx::AssertSqlSafe(select)).fetch_one(db.pool()).await.unwrap();
    let mut bytes: Vec<u8> = row.get(0);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    let update = format!("UPDATE {table} SET {column} = $1 WHERE {place}");
    let done = sqlx::query(sqlx::AssertSqlSafe(update)).bind(bytes).execute(db.pool()).await;
    assert_eq!(done.unwrap().rows_affected(), 1, "{table} {place}");
}

async fn run(db: &Db, sql: &str) {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    sqlx::raw_sql(sql).execute(db.pool()).await.unwrap();
}

/// A log of 600 events, of which 590 are signed for.
async fn log_of_600(world: &World, db: &Db) {
    let log = world.log_on(db);
    fill(&log, db, world, 0..300).await;
    log.sign().await.unwrap();
    fill(&log, db, world, 300..590).await;
    log.sign().await.unwrap();
    fill(&log, db, world, 590..600).await;
}

async fn is_found(world: &World, db: &Db, what: &str) {
    let log = world.log_on(db);
    let error = log.verify().await.expect_err(what);
    assert_eq!(error.code(), "audit-damaged", "{what}: {error}");
    let mut sink = Vec::new();
    let exported = log.export(&mut sink).await;
    let exported = exported.map(|signed| signed.number);
    assert!(exported.is_err(), "{what}: exported {exported:?}");
}

const TABLES: [(&str, &str); 4] = [
    ("audit_heads", "org, size, frontier, last_time, signed_size, signed_number"),
    ("audit_entries", "org, idx, event_id, time, leaf_hash, key_org, key_version, body"),
    ("audit_tiles", "org, level, idx, hashes"),
    ("audit_checkpoints", "org, number, size, created, bytes, note"),
];

#[tokio::test(flavor = "multi_thread")]
async fn whatever_row_is_changed_is_found() {
    for world in World::all().await {
        let db = world.db().await;
        log_of_600(&world, &db).await;
        for (table, _) in TABLES {
            run(&db, &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
        }
        let org = format!("org = '{}'", world.org);
        for index in [0, 255, 256, 589, 590, 599] {
            for column in ["body", "leaf_hash", "event_id"] {
                flip(&db, "audit_entries", column, &format!("{org} AND idx = {index}")).await;
                is_found(&world, &db, &format!("{column} of {index}")).await;
                restore(&db).await;
            }
        }
        flip(&db, "audit_tiles", "hashes", &format!("{org} AND level = 1")).await;
        is_found(&world, &db, "a tile").await;
        restore(&db).await;
        flip(&db, "audit_heads", "frontier", &org).await;
        is_found(&world, &db, "the frontier").await;
        restore(&db).await;
        for sql in statements(&org) {
            run(&db, &sql).await;
            is_found(&world, &db, &sql).await;
            restore(&db).await;
        }
        assert_eq!(world.log_on(&db).verify().await.unwrap().events, 600);
        assert!(exported(&world.log_on(&db)).await.is_intact());
    }
}

/// Rows that are removed, swapped, renamed.
fn statements(org: &str) -> Vec<String> {
    let entries = format!(
        "UPDATE audit_entries SET idx = CASE idx WHEN 3 THEN -4 ELSE -3 END \
                           WHERE {org} AND idx IN (3, 4); \
                           UPDATE audit_entries SET idx = -idx WHERE {org} AND idx < 0"
    );
    let mut all = vec![
        format!("DELETE FROM audit_entries WHERE {org} AND idx = 599"),
        format!("DELETE FROM audit_entries WHERE {org} AND idx = 0"),
        format!("DELETE FROM audit_entries WHERE {org}"),
        format!("UPDATE audit_entries SET time = time + 1 WHERE {org} AND idx = 17"),
        format!("UPDATE audit_entries SET idx = 600 WHERE {org} AND idx = 599"),
        entries,
        format!("DELETE FROM audit_tiles WHERE {org}"),
        format!("UPDATE audit_heads SET size = 599 WHERE {org}"),
        format!("UPDATE audit_heads SET signed_size = 300, signed_number = 1 WHERE {org}"),
        format!("UPDATE audit_heads SET signed_number = 3 WHERE {org}"),
        format!("DELETE FROM audit_heads WHERE {org}"),
        format!("UPDATE audit_checkpoints SET size = 591 WHERE {org} AND number = 2"),
        format!("UPDATE audit_checkpoints SET number = 3 WHERE {org} AND number = 2"),
        format!("DELETE FROM audit_checkpoints WHERE {org} AND number = 1"),
        format!("DELETE FROM audit_checkpoints WHERE {org} AND number = 2"),
        format!("DELETE FROM audit_checkpoints WHERE {org}"),
    ];
    all.push(format!(
        "UPDATE audit_checkpoints SET note = REPLACE(note, '300', '299') WHERE {org}"
    ));
    all
}

async fn restore(db: &Db) {
    for (table, columns) in TABLES {
        run(db, &format!("DELETE FROM {table}")).await;
        let sql = format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM kept_{table}");
        run(db, &sql).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_is_set_back_is_found() {
    for world in World::all().await {
        let db = world.db().await;
        let log = world.log_on(&db);
        fill(&log, &db, &world, 0..100).await;
        log.sign().await.unwrap();
        // A copy of the organisation's rows, as a backup has them: all fits together.
        let org = format!("org = '{}'", world.org);
        for (table, _) in TABLES {
            run(&db, &format!("CREATE TABLE old_{table} AS SELECT * FROM {table} WHERE {org}"))
                .await;
        }
        fill(&log, &db, &world, 100..150).await;
        let kept = log.sign().await.unwrap().note;
        log.goes_on_from(&kept).await.unwrap();
        for (table, columns) in TABLES {
            run(&db, &format!("DELETE FROM {table} WHERE {org}")).await;
            let sql = format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM old_{table}");
            run(&db, &sql).await;
        }
        // A server that has seen it knows; one that has not is told by the instance's log.
        let error = log.append(&world.event(500)).await.unwrap_err();
        assert_eq!(error.code(), "audit-damaged", "{error}");
        assert_eq!(log.sign().await.unwrap_err().code(), "audit-damaged");
        let error = world.log_on(&db).verify().await.unwrap_err();
        assert_eq!(error.code(), "audit-damaged", "{error}");
        assert!(error.to_string().contains("instance's log"), "{error}");
        // And so is one that kept a checkpoint elsewhere.
        let error = world.log_on(&db).goes_on_from(&kept).await.unwrap_err();
        assert!(error.to_string().contains("set back"), "{error}");
        assert!(world.log_on(&db).goes_on_from("no note").await.is_err());
    }
}

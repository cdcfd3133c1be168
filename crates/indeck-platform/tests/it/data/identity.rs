//! How data must be handled belongs to the data, not to the name of its file.

use indeck_platform::Caller;
use indeck_platform::Classification::{Confidential, Internal, Personal, Public, Restricted};
use indeck_platform::access::Role;
use indeck_platform::data::DatasetChange;

use super::{read, upload};
use crate::runs::template;
use crate::support::Fixture;

const WAGES: &str = "name,team,salary\nAnn,A,1000\nBob,B,2000\nCid,A,3000\n";

const RULES: &str = "
[datasets.wages]
class = \"internal\"
columns.salary.mask = \"hide\"

[masks.hide]
method = \"redact\"
";

/// A report of one source that shows the column `salary`.
fn spec(source: &str) -> String {
    format!(
        "indeck: 1
report: {{ id: pay, title: Pay, template: brand.potx }}
sources: {{ {source} }}
tables:
  t: {{ sql: \"SELECT team, MAX(salary) AS salary FROM {} GROUP BY team ORDER BY team\" }}
slides:
  - id: one
    layout: Title and Content
    fill: {{ title: \"{{{{ t.salary[0] }}}}\", content: {{ table: t }} }}
",
        source.split(':').next().unwrap()
    )
}

async fn rules(owner: &Caller, more: &str) {
    let policy = owner.policy().await.unwrap();
    owner.update_policy(&format!("{}\n{more}", policy.text), Some(policy.rev)).await.unwrap();
}

async fn codes(caller: &Caller, source: &str) -> Vec<(&'static str, String)> {
    let found = caller.check_report(spec(source)).await.unwrap().diagnostics;
    let errors = found.into_iter().filter(indeck_platform::Diagnostic::is_error);
    errors.map(|found| (found.code, found.message)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_bytes_under_another_name_keep_their_class() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let author = fixture.member(&owner, Role::Author, "a@acme.test").await.caller;
    upload(&owner, "wages.csv", WAGES.as_bytes(), Some(Restricted)).await.unwrap();
    let (pay, _) = upload(&author, "pay.csv", WAGES.as_bytes(), Some(Public)).await.unwrap();
    assert_eq!(pay.body.classification, Restricted);
    let reason = pay.body.class_reason.clone().unwrap();
    assert!(reason.contains("`wages`") && reason.contains("`restricted`"), "{reason}");
    // As a version of something else, too.
    let (other, _) = upload(&author, "other.csv", b"a\n1\n", Some(Internal)).await.unwrap();
    let mut version = author.upload_version(other.id, "x.csv").await.unwrap();
    version.write(WAGES.as_bytes()).await.unwrap();
    let (other, _) = version.finish().await.unwrap();
    assert_eq!(other.body.classification, Restricted);
    // Removing it first is no way round.
    for id in [pay.id, other.id] {
        owner.delete_dataset(id).await.unwrap();
    }
    let wages = owner.datasets(&Default::default()).await.unwrap().items[0].id;
    owner.delete_dataset(wages).await.unwrap();
    let (again, _) = upload(&author, "new.csv", WAGES.as_bytes(), Some(Public)).await.unwrap();
    assert_eq!(again.body.classification, Restricted);
    // In another organisation it is nothing that anybody knows.
    let other = fixture.owner("other").await;
    let (fresh, _) = upload(&other, "pay.csv", WAGES.as_bytes(), Some(Public)).await.unwrap();
    assert_eq!((fresh.body.classification, fresh.body.class_reason), (Public, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_that_is_raised_goes_to_the_same_content_and_a_lowered_one_counts_from_then_on() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let (first, _) = upload(&owner, "a.csv", WAGES.as_bytes(), Some(Internal)).await.unwrap();
    let (second, _) = upload(&owner, "b.csv", WAGES.as_bytes(), Some(Internal)).await.unwrap();
    let to = |class| DatasetChange { classification: Some(class), ..DatasetChange::default() };
    owner.change_dataset(first.id, to(Restricted)).await.unwrap();
    let second = owner.dataset(second.id).await.unwrap();
    assert_eq!(second.body.classification, Restricted);
    assert!(second.body.class_reason.is_some());
    // An upload that says more raises the others as well.
    upload(&owner, "c.csv", WAGES.as_bytes(), Some(Personal)).await.unwrap();
    assert_eq!(owner.dataset(first.id).await.unwrap().body.classification, Personal);
    // Somebody who may decides otherwise.
    let lowered = owner.change_dataset(first.id, to(Confidential)).await.unwrap();
    assert_eq!((lowered.body.classification, lowered.body.class_reason), (Confidential, None));
    assert_eq!(owner.dataset(second.id).await.unwrap().body.classification, Personal);
    let (third, _) = upload(&owner, "d.csv", WAGES.as_bytes(), Some(Public)).await.unwrap();
    assert_eq!(third.body.classification, Confidential);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_follow_the_same_bytes_and_the_same_rows() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    template(&owner).await;
    rules(&owner, RULES).await;
    upload(&owner, "wages.csv", WAGES.as_bytes(), Some(Internal)).await.unwrap();
    upload(&owner, "pay.csv", WAGES.as_bytes(), Some(Internal)).await.unwrap();
    // The rules hold under their name, and there is no other.
    assert_eq!(codes(&owner, "pay: pay.csv").await[0].0, "misnamed-source");
    assert_eq!(codes(&owner, "data: wages.csv").await[0].0, "misnamed-source");
    let masked = codes(&owner, "wages: pay.csv").await;
    assert!(masked.iter().all(|(code, _)| *code != "misnamed-source"), "{masked:?}");
    assert_eq!(masked, codes(&owner, "wages: wages.csv").await);
    // Neither other bytes of the same rows, once they are read or before, nor their download.
    let turned = "salary;team;name\r\n3000;A;Cid\r\n1000;A;Ann\r\n2000;B;Bob\r\n";
    let (turned, version) =
        upload(&owner, "turned.csv", turned.as_bytes(), Some(Internal)).await.unwrap();
    assert_eq!(codes(&owner, "turned: turned.csv").await, [], "nothing of it is known yet");
    let workers = fixture.platform.start_workers();
    let wages = owner.datasets(&Default::default()).await.unwrap().items;
    for held in &wages {
        read(&owner, held).await;
    }
    workers.stop().await;
    assert_eq!(codes(&owner, "turned: turned.csv").await[0].0, "misnamed-source");
    let refused = owner.download_dataset(turned.id, version.id).await.unwrap_err();
    assert_eq!(refused.code(), "refused");
    // What nobody has read yet is looked into by whoever wants it.
    let again = "team,salary,name\nA,3000,Cid\nA,1000,Ann\nB,2000,Bob\n";
    upload(&owner, "again.csv", again.as_bytes(), Some(Internal)).await.unwrap();
    assert_eq!(codes(&owner, "again: again.csv").await[0].0, "misnamed-source");
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_for_a_dataset_follow_all_names_of_its_files_and_its_id() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    template(&owner).await;
    let (held, _) = upload(&owner, "pay.csv", WAGES.as_bytes(), Some(Internal)).await.unwrap();
    assert_eq!(codes(&owner, "pay: pay.csv").await, []);
    rules(&owner, RULES).await;
    assert_eq!(codes(&owner, "pay: pay.csv").await, []);
    let mut version = owner.upload_version(held.id, "Wages.csv").await.unwrap();
    version.write(b"name,team,salary\nDan,A,1\n").await.unwrap();
    version.finish().await.unwrap();
    assert_eq!(codes(&owner, "pay: pay.csv").await[0].0, "misnamed-source");
    let by_id = format!("[datasets.{}]\nclass = \"restricted\"\n", held.id);
    rules(&owner, &by_id).await;
    let found = codes(&owner, "pay: pay.csv").await;
    assert!(found[0].1.contains(&held.id.to_string()), "{found:?}");
    let found = codes(&owner, &format!("{}: pay.csv", held.id)).await;
    assert!(!found.is_empty() && found.iter().all(|(code, _)| *code != "misnamed-source"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_else_can_take_the_name_that_rules_are_for() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    template(&owner).await;
    rules(&owner, "[datasets.open]\nclass = \"public\"\n").await;
    let (held, _) = upload(&owner, "secret.csv", WAGES.as_bytes(), Some(Restricted)).await.unwrap();
    let found = codes(&owner, "open: secret.csv").await;
    assert_eq!(found[0].0, "misnamed-source", "{found:?}");
    // Nor by a version that is called so: the class stays.
    let mut version = owner.upload_version(held.id, "open.csv").await.unwrap();
    version.write(WAGES.as_bytes()).await.unwrap();
    version.finish().await.unwrap();
    let found = codes(&owner, "open: secret.csv").await;
    assert!(found.iter().any(|(code, _)| code.starts_with("policy")), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn data_cannot_be_read_as_a_part_of_a_spec() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    template(&owner).await;
    let secret = b"MARKERKEY: 1\nMARKEROTHER: 2\n";
    upload(&owner, "secret.txt", secret, Some(Restricted)).await.unwrap();
    for sources in ["data: x.csv", "data: secret.txt"] {
        let spec = format!("include: [secret.txt]\n{}", spec(sources).replace("pay", "p"));
        let checked = owner.check_report(spec).await.unwrap();
        let told = format!("{:?}", checked.diagnostics);
        assert!(told.contains("secret.txt") && !told.contains("MARKER"), "{told}");
        assert!(checked.texts.iter().all(|(_, text)| !text.contains("MARKER")));
    }
}

fn people(rows: usize, word: &str) -> String {
    let row = |row: usize| format!("{word}{row}@example.com,{},{}\n", row % 3, row * 10);
    format!("mail,team,salary\n{}", (0..rows).map(row).collect::<String>())
}

#[tokio::test(flavor = "multi_thread")]
async fn data_of_persons_is_personal_unless_somebody_said_otherwise() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let workers = fixture.platform.start_workers();
    let (unsaid, _) = upload(&owner, "a.csv", people(40, "a").as_bytes(), None).await.unwrap();
    assert_eq!(unsaid.body.classification, Internal);
    let unsaid = read(&owner, &unsaid).await;
    assert_eq!(unsaid.body.classification, Personal);
    assert!(unsaid.body.class_reason.unwrap().contains("`mail`"));
    let events = owner.audit_events(&Default::default(), None, 50).await.unwrap().events;
    let text = events.iter().map(|event| event.json().to_string()).collect::<String>();
    assert!(text.contains("personal"), "the change is in the log");
    // What is like it is handled like it, whatever is said of it.
    let (alike, _) =
        upload(&owner, "b.csv", people(50, "b").as_bytes(), Some(Internal)).await.unwrap();
    let alike = read(&owner, &alike).await;
    assert_eq!(alike.body.classification, Personal);
    assert!(alike.body.class_reason.unwrap().contains("`a`"));
    // What somebody has said counts where nothing is known.
    let said = people(40, "c").replace("salary", "bonus");
    let (said, _) = upload(&owner, "c.csv", said.as_bytes(), Some(Internal)).await.unwrap();
    assert_eq!(read(&owner, &said).await.body.classification, Internal);
    let numbers = "year,units\n2020,1\n2021,2\n2022,3\n";
    let (numbers, _) = upload(&owner, "d.csv", numbers.as_bytes(), None).await.unwrap();
    assert_eq!(read(&owner, &numbers).await.body.classification, Internal);
    // A name alone says nothing of persons.
    let jobs = "year,health_services\n2020,100\n2021,200\n2022,300\n";
    let (jobs, _) = upload(&owner, "e.csv", jobs.as_bytes(), None).await.unwrap();
    assert_eq!(read(&owner, &jobs).await.body.classification, Internal);
    workers.stop().await;
}

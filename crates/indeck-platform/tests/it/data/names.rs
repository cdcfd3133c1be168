//! What a file that cannot be taken is told of.

use indeck_platform::Error;
use indeck_platform::data::NewTemplate;

use super::upload;
use crate::support::Fixture;

fn fields(error: Error) -> Vec<String> {
    match error {
        Error::Invalid { fields } => fields.iter().map(|field| field.field.to_string()).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_file_is_told_of_the_file() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    for name in ["", "book.xlsx", "x".repeat(200).as_str()] {
        assert_eq!(fields(upload(&owner, name, b"a\n1\n", None).await.unwrap_err()), ["file"]);
    }
    let new = NewTemplate { name: String::new(), filename: String::new() };
    assert_eq!(fields(owner.upload_template(new).await.unwrap_err()), ["file"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_template_is_told_one_by_one() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let new = NewTemplate { name: String::new(), filename: "brand.potx".to_owned() };
    let mut upload = owner.upload_template(new).await.unwrap();
    upload.write(b"no package").await.unwrap();
    let error = upload.finish().await.unwrap_err();
    assert!(error.to_string().contains("brand.potx"), "{error}");
    let Error::Mistakes { diagnostics, .. } = error else { panic!("it was taken") };
    assert_eq!(diagnostics[0].code, "not-a-template");
    assert!(owner.templates(&Default::default()).await.unwrap().items.is_empty());
}

//! What is written from the report language's own tables: schemas for editors, typed options, the reference.

use crate::generated::Files;

/// The schemas, the typed options of Python and the reference of keys.
pub(crate) fn files() -> Files {
    Files::from([
        ("docs/report.schema.json".to_owned(), indeck_spec::schema().into_bytes()),
        ("docs/brand.schema.json".to_owned(), indeck_spec::brand_schema().into_bytes()),
        (
            "bindings/python/python/indeck/_options.py".to_owned(),
            indeck_spec::python_options().into_bytes(),
        ),
        ("docs/guide/reference.md".to_owned(), indeck_spec::reference().into_bytes()),
    ])
}

//! Names of files, as reports name them.

use crate::Error;

/// Characters of a file name at most.
const MOST: usize = 120;

/// The file name that an upload goes by: its last part, without what no report could name.
///
/// # Errors
/// [`Error::Invalid`] for a name of nothing, or one that is too long.
pub(crate) fn file_name(given: &str) -> Result<String, Error> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let fits = |c: char| !c.is_control() && !"<>:\"|?*\u{202e}\u{202d}".contains(c);
    let name: String = last.chars().filter(|c| fits(*c)).collect();
    if name.trim_matches('.').is_empty() {
        return Err(Error::invalid("file", "the file has no name"));
    }
    if name.chars().count() > MOST {
        let message = format!("the name of the file has more than {MOST} characters");
        return Err(Error::invalid("file", message));
    }
    Ok(name)
}

/// The file name that a dataset goes by: one of a kind that is read.
///
/// # Errors
/// As [`file_name`].
pub(super) fn data_file_name(given: &str) -> Result<String, Error> {
    let name = file_name(given)?;
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if indeck::DATA_EXTENSIONS.contains(&ending.as_str()) {
        return Ok(name);
    }
    let known = indeck::DATA_EXTENSIONS.map(|known| format!(".{known}")).join(" ");
    let message = match way_out(&ending) {
        Some(way) => format!("`{name}` is not read: {way}. These are read: {known}"),
        None => format!("`{name}` is no kind of data that is read. These are: {known}"),
    };
    Err(Error::invalid("file", message))
}

/// What to do with data of a program that is not read.
fn way_out(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "xlsx" | "xls" | "xlsm" | "xlsb" | "ods" | "numbers" => {
            "save the sheet that you need as CSV (UTF-8)"
        }
        "sav" | "zsav" | "por" | "dta" | "sas7bdat" | "xpt" | "rds" | "rdata" => {
            "save it as CSV or Parquet in the program that made it"
        }
        "json" | "jsonl" | "ndjson" | "xml" | "yaml" | "yml" => {
            "bring it into rows, as CSV or Parquet"
        }
        "zip" | "gz" | "zst" | "bz2" | "xz" | "7z" => "unpack it first",
        "db" | "sqlite" | "duckdb" | "mdb" | "accdb" => "export the table that you need as CSV",
        _ => return None,
    })
}

/// The name that people see: what was given, or the file's without its ending.
///
/// # Errors
/// [`Error::Invalid`] for a name that is too long.
pub(super) fn title(given: &str, filename: &str) -> Result<String, Error> {
    let given = given.trim();
    let name = match given.is_empty() {
        true => filename.rsplit_once('.').map_or(filename, |(stem, _)| stem),
        false => given,
    };
    if name.chars().count() > MOST || name.chars().any(char::is_control) {
        let message = format!("a name is one line of at most {MOST} characters");
        return Err(Error::invalid("name", message));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{data_file_name, file_name, title};

    #[test]
    fn a_file_goes_by_its_last_part_without_what_no_report_can_name() {
        let cases = [
            ("sales.csv", Some("sales.csv")),
            ("C:\\Users\\anna\\sales 2026.csv", Some("sales 2026.csv")),
            ("../../etc/passwd", Some("passwd")),
            ("Umsätze.csv", Some("Umsätze.csv")),
            ("a\u{202e}vsc.exe", Some("avsc.exe")),
            ("..", None),
            ("", None),
            ("dir/", None),
        ];
        for (given, expected) in cases {
            assert_eq!(file_name(given).ok().as_deref(), expected, "{given}");
        }
        assert!(file_name(&"x".repeat(121)).is_err());
    }

    #[test]
    fn a_dataset_is_a_file_of_a_kind_that_is_read() {
        assert_eq!(data_file_name("a/Sales.CSV").unwrap(), "Sales.CSV");
        for other in ["setup.exe", "sales", "sales.csv.zip", ".csv.", "book.xlsx"] {
            assert!(data_file_name(other).is_err(), "{other}");
        }
    }

    #[test]
    fn a_title_is_what_was_given_or_the_files_stem() {
        assert_eq!(title(" Sales ", "x.csv").unwrap(), "Sales");
        assert_eq!(title("", "sales.2026.csv").unwrap(), "sales.2026");
        assert!(title("two\nlines", "x").is_err());
    }
}

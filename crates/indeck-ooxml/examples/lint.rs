//! Lints files and prints the findings.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_methods)]
use indeck_ooxml::lint::{Category, LintOptions, lint};
fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let mut options = LintOptions::default();
    if args[0] == "--errors" {
        args.remove(0);
        options = LintOptions::errors();
    }
    if args[0] == "--repair" {
        args.remove(0);
        options.categories = vec![Category::Repair];
    }
    for file in args {
        let name = file.rsplit('/').next().unwrap();
        let started = std::time::Instant::now();
        options.file_name = Some(name.to_owned());
        match lint(std::fs::read(&file).unwrap(), &options) {
            Ok(found) => {
                for f in &found {
                    println!("{name}\t{}\t{}\t{}\t{f}", f.rule.severity, f.rule.code, f.part);
                }
                println!("{name}\tdone\t{}\t{:?}", found.len(), started.elapsed());
            }
            Err(error) => println!("{name}\tFAILED\t{}\t{error}", error.code()),
        }
    }
}

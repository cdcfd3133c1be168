//! Builds the decks of the workloads with indeck, as one process that can be measured from outside.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program speaks to its terminal")]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indeck_benches::{Error, floor, generate, input, slide};
use indeck_chart::DrawOptions;
use indeck_model::ResolvedSlide;
use indeck_model::deck::Picture;
use indeck_ooxml::{Template, WriteOptions, save_atomically};

/// Bytes that are written to a file at a time.
const BUFFER: usize = 64 * 1024;

const USAGE: &str = "\
usage: indeck-bench WORKLOAD OUT [--threads N] [--level L] [--save MODE]
       indeck-bench floor DECK [--times N] [--level L]
       indeck-bench draw PNG [--times N] [--width W]

WORKLOAD
  w1_N   N slides with a title and a column chart each, from $DECK_BENCH/w1_N.json where that is
         there, else generated slide by slide
  g1_N   the same, always generated
  w2     100 slides with text, tables, charts and pictures
  w3     200 decks of 10 slides from one template; OUT is a folder
MODE
  plain    write each file in place, as the other tools do (default)
  atomic   write it beside its place, wait for the disk and rename it, as `indeck build` does

draw     draw the charts of W1 in turn, N of them (default 1), as PNG files W pixels wide (1920)
floor    compress the distinct bodies of a deck's parts N times (default 1), nothing else

$DECK_BENCH (default ~/.cache/deck-bench) holds the workloads and the templates plain.pptx and
brand.pptx; benches/peers/run makes it.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Settings::read(&arguments).and_then(|settings| run(&settings)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
struct Settings {
    workload: String,
    path: PathBuf,
    /// The folder of the workloads.
    home: PathBuf,
    threads: Option<usize>,
    level: u8,
    is_atomic: bool,
    times: u32,
    width: u32,
}

impl Settings {
    fn read(arguments: &[String]) -> Result<Self, Error> {
        let [workload, path, options @ ..] = arguments else { return Err(USAGE.into()) };
        let mut settings = Self {
            workload: workload.clone(),
            path: path.into(),
            home: home()?,
            threads: None,
            level: WriteOptions::default().compression,
            is_atomic: false,
            times: 1,
            width: 1920,
        };
        for option in options.chunks(2) {
            match option {
                [name, value] if name == "--threads" => settings.threads = Some(value.parse()?),
                [name, value] if name == "--level" => settings.level = value.parse()?,
                [name, value] if name == "--save" => settings.is_atomic = value == "atomic",
                [name, value] if name == "--times" => settings.times = value.parse()?,
                [name, value] if name == "--width" => settings.width = value.parse()?,
                _ => return Err(USAGE.into()),
            }
        }
        Ok(settings)
    }

    fn json(&self, workload: &str) -> PathBuf {
        self.home.join(workload).with_extension("json")
    }

    fn write_options(&self) -> WriteOptions {
        let (threads, compression) = (self.threads, self.level);
        WriteOptions { threads, compression, ..WriteOptions::default() }
    }
}

fn home() -> Result<PathBuf, Error> {
    let told = std::env::var_os("DECK_BENCH").map(PathBuf::from);
    let cache = || Some(Path::new(&std::env::var_os("HOME")?).join(".cache/deck-bench"));
    told.or_else(cache).ok_or_else(|| "neither DECK_BENCH nor HOME is set".into())
}

fn run(settings: &Settings) -> Result<(), Error> {
    match settings.workload.as_str() {
        "w2" => mixed(settings),
        "w3" => series(settings),
        "floor" => compress(settings),
        "draw" => draw(settings),
        name => match name.split_once('_') {
            Some(("w1", count)) => charts(settings, count.parse()?, &settings.json(name)),
            Some(("g1", count)) => write_plain(settings, generated(count.parse()?)),
            _ => Err(USAGE.into()),
        },
    }
}

fn charts(settings: &Settings, count: usize, json: &Path) -> Result<(), Error> {
    if !json.is_file() {
        return write_plain(settings, generated(count));
    }
    let job: input::Job = input::read(json)?;
    write_plain(settings, job.slides.into_iter().map(|input| slide::resolve(input, None)))
}

fn generated(count: usize) -> impl Iterator<Item = ResolvedSlide> {
    generate::chart_slides(count).map(|input| slide::resolve(input, None))
}

fn mixed(settings: &Settings) -> Result<(), Error> {
    let job: input::Job = input::read(&settings.json("w2"))?;
    let logo = Picture::new(std::fs::read(settings.home.join("logo.png"))?);
    write_plain(settings, job.slides.into_iter().map(|input| slide::resolve(input, Some(&logo))))
}

fn series(settings: &Settings) -> Result<(), Error> {
    let job: input::Series = input::read(&settings.json("w3"))?;
    std::fs::create_dir_all(&settings.path)?;
    let template = Template::open(settings.home.join("brand.pptx"))?;
    for deck in job.decks {
        let path = settings.path.join(deck.name).with_extension("pptx");
        let slides = deck.slides.into_iter().map(|input| slide::resolve(input, None));
        write(settings, &template, &path, slides)?;
    }
    Ok(())
}

fn write_plain(
    settings: &Settings,
    slides: impl Iterator<Item = ResolvedSlide>,
) -> Result<(), Error> {
    let template = Template::open(settings.home.join("plain.pptx"))?;
    write(settings, &template, &settings.path, slides)
}

fn write(
    settings: &Settings,
    template: &Template,
    path: &Path,
    slides: impl Iterator<Item = ResolvedSlide>,
) -> Result<(), Error> {
    let into = |sink: &mut dyn Write| {
        let mut deck = template.writer(sink, settings.write_options())?;
        for slide in slides {
            deck.push(slide)?;
        }
        deck.finish().map(drop)
    };
    if settings.is_atomic {
        save_atomically(path, into)?;
    } else {
        into(&mut BufWriter::with_capacity(BUFFER, File::create(path)?))?;
    }
    Ok(())
}

fn draw(settings: &Settings) -> Result<(), Error> {
    let job: input::Job = input::read(&settings.json("w1_10"))?;
    let charts: Vec<_> =
        job.slides.into_iter().filter_map(|input| input.chart.map(slide::chart)).collect();
    let options = DrawOptions { width: 960.0, height: 540.0, ..DrawOptions::default() };
    for chart in charts.iter().cycle().take(settings.times as usize) {
        let png = indeck_chart::draw(chart, &options)?.to_png(settings.width)?;
        std::fs::write(&settings.path, png)?;
    }
    Ok(())
}

fn compress(settings: &Settings) -> Result<(), Error> {
    let bodies = floor::distinct_bodies(&std::fs::read(&settings.path)?)?;
    let level = u32::from(settings.level);
    let packed = (0..settings.times).try_fold(0, |_, _| floor::compress(&bodies, level))?;
    let bytes: usize = bodies.iter().map(Vec::len).sum();
    println!("{} bodies, {bytes} bytes, {packed} compressed", bodies.len());
    Ok(())
}

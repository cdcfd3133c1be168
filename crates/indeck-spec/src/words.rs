//! Texts of the spec as runs: values, **bold**, *italic*, [links](https://example.com).

use indeck_model::spec::Written;
use indeck_model::text::{Run, TextStyle};
use indeck_model::{CellAddress, Diagnostic};

use crate::expr::{self, Outcome, Scope};
use crate::link::Link;

/// A text without formatting, with the table cells its numbers came from.
///
/// ```
/// use indeck_model::Location;
/// use indeck_model::spec::Written;
/// use indeck_spec::expr::Surroundings;
/// use indeck_spec::words::plain;
/// let written = Written { text: "{{ 1 + 1 }} *new*".into(), at: Location::point("report.yaml", 1, 1), anchors: vec![] };
/// let around = Surroundings::default();
/// assert_eq!(plain(&written, around.scope(), &mut Vec::new()).text, "2 *new*");
/// ```
pub fn plain(written: &Written, scope: Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> Outcome {
    let lines = Writer::new(written, scope, false, diagnostics).run();
    let mut outcome = Outcome::default();
    for (i, line) in lines.into_iter().enumerate() {
        if i > 0 {
            outcome.text.push('\n');
        }
        for run in line {
            outcome.text.push_str(&run.text);
            outcome.cells.extend(run.cells);
        }
    }
    outcome
}

/// A text as lines of runs.
///
/// ```
/// use indeck_model::Location;
/// use indeck_model::spec::Written;
/// use indeck_spec::expr::Surroundings;
/// use indeck_spec::words::lines;
/// let written = Written { text: "{{ 1 + 1 }} *new*".into(), at: Location::point("report.yaml", 1, 1), anchors: vec![] };
/// let around = Surroundings::default();
/// let lines = lines(&written, around.scope(), &mut Vec::new());
/// assert_eq!((lines[0][1].text.as_str(), lines[0][1].style.italic), ("new", Some(true)));
/// ```
pub fn lines(
    written: &Written,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Run>> {
    Writer::new(written, scope, true, diagnostics).run()
}

struct Writer<'a> {
    written: &'a Written,
    text: Vec<char>,
    at: usize,
    scope: Scope<'a>,
    /// Whether formatting is read.
    markup: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
    lines: Vec<Vec<Run>>,
    bold: bool,
    italic: bool,
    /// The link whose words are read.
    link: Option<Link>,
    /// Up to where nothing ends a stretch of one star, and of two.
    barren: [usize; 2],
}

impl<'a> Writer<'a> {
    fn new(
        written: &'a Written,
        scope: Scope<'a>,
        markup: bool,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let text = written.text.trim_end_matches('\n').chars().collect();
        let lines = vec![Vec::new()];
        Self {
            written,
            text,
            at: 0,
            scope,
            markup,
            diagnostics,
            lines,
            bold: false,
            italic: false,
            link: None,
            barren: [0; 2],
        }
    }

    fn run(mut self) -> Vec<Vec<Run>> {
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('\\', Some(next)) if "\\*[{".contains(next) => self.character(next, 2),
                ('{', Some('{')) => self.value(),
                ('\n', _) => self.line(),
                ('*', Some('*')) if self.markup && self.turns("**", self.bold) => {
                    self.bold = !self.bold;
                    self.at += 2;
                }
                ('*', _) if self.markup && self.turns("*", self.italic) => {
                    self.italic = !self.italic;
                    self.at += 1;
                }
                ('[', _) if self.markup && self.link.is_none() && self.opens_link() => {}
                (']', _) if self.closes_link() => {}
                _ => self.character(c, 1),
            }
        }
        self.lines
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at + ahead).copied()
    }

    fn style(&self) -> TextStyle {
        TextStyle {
            bold: self.bold.then_some(true),
            italic: self.italic.then_some(true),
            ..TextStyle::default()
        }
    }

    fn character(&mut self, c: char, width: usize) {
        self.at += width;
        let (style, link) = (self.style(), self.link.as_ref().map(|l| l.address.clone()));
        let Some(line) = self.lines.last_mut() else { return };
        match line.last_mut() {
            Some(run) if run.style == style && run.link == link && run.cells.is_empty() => {
                run.text.push(c)
            }
            _ => line.push(Run { text: c.to_string(), style, link, cells: Vec::new() }),
        }
    }

    fn line(&mut self) {
        self.at += 1;
        self.lines.push(Vec::new());
    }

    /// Evaluates the expression that begins here.
    fn value(&mut self) {
        let start = self.at + 2;
        let memory = self.scope.tables.memory();
        let result = match &*memory.in_text(&self.written.text, &self.text, start) {
            Ok((expr, end)) => {
                self.at = *end;
                expr::outcome(expr, self.scope)
            }
            Err(fault) => {
                self.at = expr::skip(&self.text, start);
                Err(vec![fault.clone()])
            }
        };
        match result {
            Ok(outcome) => self.push_value(outcome.text, outcome.cells),
            Err(faults) => {
                for fault in faults {
                    fault.tell(self.written, self.diagnostics);
                }
            }
        }
    }

    fn push_value(&mut self, text: String, cells: Vec<CellAddress>) {
        let (style, link) = (self.style(), self.link.as_ref().map(|l| l.address.clone()));
        let Some(line) = self.lines.last_mut() else { return };
        match line.last_mut() {
            Some(run)
                if run.style == style
                    && run.link == link
                    && cells.is_empty()
                    && run.cells.is_empty() =>
            {
                run.text.push_str(&text);
            }
            _ => line.push(Run { text, style, link, cells }),
        }
    }

    /// Whether stars here begin or end a stretch: an opening one stands before a character and has
    /// a closing one in its line, a closing one stands after a character; neither stands within a
    /// word.
    ///
    /// Source: CommonMark 0.31.2, 6.2 (emphasis), with stars as strict as underscores.
    fn turns(&mut self, stars: &str, open: bool) -> bool {
        let width = stars.len();
        let before = self.at.checked_sub(1).and_then(|i| self.text.get(i).copied());
        if open {
            return closes(before, self.peek(width));
        }
        if is_space(self.peek(width)) || self.peek(width) == Some('*') || is_word(before) {
            return false;
        }
        if self.barren.get(width - 1).is_some_and(|end| self.at < *end) {
            return false;
        }
        let rest = self.text.get(self.at + width..).unwrap_or_default();
        let line = rest.split(|c| *c == '\n').next().unwrap_or_default();
        let marks: Vec<char> = stars.chars().collect();
        let is_end = |(i, pair): (usize, &[char])| {
            let before = i.checked_sub(1).and_then(|i| line.get(i).copied());
            let after = line.get(i + width).copied();
            let doubled = width == 1 && (after == Some('*') || before == Some('*'));
            pair == marks.as_slice() && closes(before, after) && before != Some('\\') && !doubled
        };
        let closed = line.windows(width).enumerate().any(is_end);
        let end = self.at + width + line.len();
        if let Some(barren) = self.barren.get_mut(width - 1).filter(|_| !closed) {
            *barren = end;
        }
        closed
    }

    /// Opens the link that begins here; `false` if there is none.
    fn opens_link(&mut self) -> bool {
        let Some(mut link) = Link::ahead(&self.text, self.at) else { return false };
        if let Some(written) = link.expression(self.written) {
            let before = self.diagnostics.len();
            // Values are made fit for an address, the rest is the author's.
            link.address = plain(&written, self.scope, self.diagnostics).text.replace(' ', "%20");
            if self.diagnostics.len() == before {
                self.diagnostics.extend(link.fault(self.written));
            }
        } else {
            self.diagnostics.extend(link.fault(self.written));
        }
        self.link = Some(link);
        self.at += 1;
        true
    }

    fn closes_link(&mut self) -> bool {
        let here = self.link.take_if(|link| link.words_end == self.at);
        if let Some(link) = &here {
            self.at = link.next;
        }
        here.is_some()
    }
}

fn is_space(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Whether stars between these characters can end a stretch.
fn closes(before: Option<char>, after: Option<char>) -> bool {
    !is_space(before) && !is_word(after)
}

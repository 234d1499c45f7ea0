//! [`RawText`] to [`Cable`]: what the head of a message says and how its body is laid out.
//!
//! One file a part. The head is cut into fields by their labels (`head`, `label`), each field is read by the file
//! of its name, the lines above and between by `security` and `title`, the rest by `body`. Parsing always gives
//! a value: what cannot be read is empty, and a diagnostic says where.

mod address;
mod body;
mod classifier;
mod classifier_name;
mod head;
mod label;
mod lines;
mod references;
mod security;
mod subject;
mod tags;
mod title;
mod unbroken;

use crate::model::{Cable, DateSource, Diagnostic, Located, Parsed, RawText, Span};
use crate::vocab::{self, DtgFound, find_dtg, read_date};
use label::Label;
use title::Heading;

/// Codes of this stage.
///
/// | code | meaning |
/// | --- | --- |
/// | P001 | nothing of a message head was recognised |
/// | P002 | the number has no year, because the message has no date |
/// | P003 | a post is read as another, a letter or two off |
/// | P004 | the post of the number is in no table |
/// | P005 | the number stated beside the text cannot be read |
/// | P014 | a date-time group names no possible time |
/// | P015 | the date stated beside the text cannot be read |
/// | P020 | the year of a reference cannot be known |
/// | P021 | a reference points to a year after the message's own |
/// | P022 | a part of the reference list is not understood |
/// | P030 | a paragraph number is missing |
pub const CODES: [&str; 11] = [
    "P001", "P002", "P003", "P004", "P005", "P014", "P015", "P020", "P021", "P022", "P030",
];

/// Best effort on any text.
///
/// Cost: a few passes; no allocation grows with the text but the lists of lines and paragraphs.
pub fn parse(raw: &RawText) -> Parsed<Cable> {
    let mut reader = Reader {
        text: &raw.text,
        cable: Cable::default(),
        diagnostics: Vec::new(),
    };
    let lines = lines::lines(&raw.text, 0);
    let head = head::cut(&raw.text, &lines);
    stated_date(&mut reader, raw);
    let heading = loose_lines(&mut reader, &head);
    fields(&mut reader, &head);
    number(
        &mut reader,
        raw,
        &heading,
        lines.get(head.body).map_or("", |line| line.of(&raw.text)),
    );
    for content in head.all(Label::References) {
        references::read(&mut reader, content);
    }
    body::read(&mut reader, &lines, head.body);
    if !reader.has_head() {
        reader.diagnose(Diagnostic::whole(
            "P001",
            "nothing of a message head was recognised",
        ));
    }
    reader.diagnostics.sort_by_key(|d| d.span.map(Span::start));
    Parsed {
        value: reader.cable,
        diagnostics: reader.diagnostics,
    }
}

/// Whether anything says that the text is a message: a number, a head field, an addressee, a classification.
pub fn has_head(cable: &Cable) -> bool {
    cable.mrn_raw.is_some()
        || cable.mrn.is_some()
        || cable.date_source == Some(DateSource::Dtg)
        || cable.classification.is_some()
        || cable.from.is_some()
        || !cable.tags.is_empty()
        || !cable.to.is_empty()
        || !cable.references.is_empty()
        || cable.classified_by.is_some()
        || cable.executive_order.is_some()
}

/// A cable in the making.
struct Reader<'t> {
    text: &'t str,
    cable: Cable,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// One for the tests of a single field.
    #[cfg(test)]
    fn of(text: &str) -> Reader<'_> {
        Reader {
            text,
            cable: Cable::default(),
            diagnostics: Vec::new(),
        }
    }

    fn diagnose(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn debris(&mut self, line: lines::Line) {
        self.cable
            .debris
            .extend(Span::new(self.text, line.start, line.end));
    }

    fn sign(&mut self, name: &str) {
        let located = self.located(name.to_owned(), name);
        self.cable.signed_by.extend(located);
    }

    fn has_head(&self) -> bool {
        has_head(&self.cable) || self.cable.subject.is_some() || self.cable.date.is_some()
    }
}

fn stated_date(reader: &mut Reader<'_>, raw: &RawText) {
    let Some(stated) = &raw.stated.date else {
        return;
    };
    match read_date(stated) {
        Some(date) => {
            reader.cable.date = Some(date);
            reader.cable.date_source = Some(DateSource::Metadata);
        }
        None => reader.diagnose(Diagnostic::whole(
            "P015",
            format!("the date `{stated}` stated beside the text cannot be read"),
        )),
    }
}

/// Reads the lines of the head that belong to no field. A date-time group is better than any title's date.
fn loose_lines<'t>(reader: &mut Reader<'t>, head: &head::Head<'t>) -> Heading<'t> {
    let mut heading = Heading::default();
    let text = reader.text;
    let lines = || head.loose.iter().map(|line| line.of(text));
    for line in lines().chain(head.all(Label::From)) {
        date_time_group(reader, line);
    }
    for (index, line) in lines().enumerate() {
        let _known = title::read_heading(reader, line, &mut heading)
            || title::read_dateline(reader, line, &mut heading)
            || security::read_line(reader, line)
            || telegram_number(line, &mut heading)
            || title::read_serial(line, &mut heading)
            || (index < 3 && title::read_web_title(reader, line));
    }
    heading
}

/// `TELEGRAM 800`, as copies of the early 1970s are headed.
fn telegram_number<'t>(line: &'t str, heading: &mut Heading<'t>) -> bool {
    let Some(digits) = line
        .strip_prefix("TELEGRAM ")
        .filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
    else {
        return false;
    };
    heading.serial = heading.serial.or(Some(digits));
    true
}

fn date_time_group(reader: &mut Reader<'_>, line: &str) {
    if line.len() > 200 || reader.cable.date_source == Some(DateSource::Dtg) {
        return;
    }
    let base = line.as_ptr() as usize - reader.text.as_ptr() as usize;
    match find_dtg(line) {
        Some(DtgFound::Whole(dtg)) => {
            if reader.cable.precedence.is_empty() {
                let before = &line[..dtg.start];
                let letters = before
                    .split_whitespace()
                    .last()
                    .filter(|w| w.len() <= 3)
                    .unwrap_or("");
                for (at, letter) in letters.char_indices() {
                    if let Some(word) = security::precedence_of(letter)
                        && reader
                            .cable
                            .precedence
                            .iter()
                            .all(|known| known.value != word)
                        && let Some(span) = Span::of_slice(reader.text, &letters[at..=at])
                    {
                        reader
                            .cable
                            .precedence
                            .push(Located::new(word.to_owned(), span));
                    }
                }
            }
            if reader.cable.date.is_none() {
                reader.cable.date = Some(dtg.date);
                reader.cable.date_source = Some(DateSource::Dtg);
                reader.cable.date_span = Span::new(reader.text, base + dtg.start, base + dtg.end);
            }
        }
        Some(DtgFound::Impossible(start, end)) => {
            if let Some(span) = Span::new(reader.text, base + start, base + end) {
                let message = format!("`{}` names no possible time", span.of(reader.text));
                reader.diagnose(Diagnostic::at("P014", span, message));
            }
        }
        None => {}
    }
}

fn fields<'t>(reader: &mut Reader<'t>, head: &head::Head<'t>) {
    for field in &head.fields {
        match field.label {
            Label::Subject => subject::read(reader, field.content),
            Label::Tags => tags::read(reader, field.content),
            Label::ExecutiveOrder => security::read_order(reader, field.content),
            Label::ClassifiedBy => classifier::read(reader, field.content),
            Label::From => {
                if reader.cable.from.is_none() {
                    reader.cable.from = address::addressees(reader, field.content)
                        .into_iter()
                        .next();
                }
            }
            Label::To => reader
                .cable
                .to
                .extend(address::addressees(reader, field.content)),
            Label::Info => reader
                .cable
                .info
                .extend(address::addressees(reader, field.content)),
            Label::Action => reader
                .cable
                .action
                .extend(address::offices(reader, field.content)),
            Label::DraftedBy => reader
                .cable
                .drafted_by
                .extend(subject::names(reader, field.content)),
            Label::ClearedBy => reader
                .cable
                .cleared_by
                .extend(subject::names(reader, field.content)),
            Label::ApprovedBy => reader
                .cable
                .approved_by
                .extend(subject::names(reader, field.content)),
            Label::References | Label::Other => {}
        }
    }
}

/// Puts the message's own number together: as stated, as written on one line, or from serial and sender.
fn number<'t>(reader: &mut Reader<'t>, raw: &RawText, heading: &Heading<'t>, first_line: &'t str) {
    let year = reader.cable.date.map(|date| date.year() as u16);
    if let Some(stated) = &raw.stated.mrn {
        let read = vocab::posts().read_number(stated);
        reader.cable.mrn = read.as_ref().and_then(|number| number.mrn(year));
        match read {
            Some(number) => certainty(reader, &number, stated, None),
            None => reader.diagnose(Diagnostic::whole(
                "P005",
                format!("the number `{stated}` stated beside the text cannot be read"),
            )),
        }
    }
    if reader.cable.mrn_raw.is_none() {
        serial_and_sender(reader, heading, first_line, year);
    } else if let Some(raw) = reader
        .cable
        .mrn_raw
        .clone()
        .filter(|_| reader.cable.mrn.is_none())
        && let Some(number) = vocab::posts().read_number(&raw.value)
    {
        reader.cable.mrn = number.mrn(year);
        certainty(reader, &number, &raw.value, Some(raw.span));
        if reader.cable.mrn.is_none() {
            let message = format!(
                "the year of `{}` cannot be known: the message has no date",
                raw.value
            );
            reader.diagnose(Diagnostic::at("P002", raw.span, message));
        }
    }
}

fn certainty(
    reader: &mut Reader<'_>,
    number: &vocab::NumberRead,
    written: &str,
    span: Option<Span>,
) {
    let (code, message) = match number.certainty {
        vocab::PostCertainty::Known => return,
        vocab::PostCertainty::Misprint => (
            "P003",
            format!("`{written}` is read as a number of {}", number.post),
        ),
        vocab::PostCertainty::Unknown => ("P004", format!("no post is known as `{}`", number.post)),
    };
    reader.diagnose(Diagnostic {
        code,
        message,
        span,
    });
}

/// Numbers whose parts stand apart: serial in a heading or before the first sentence, sender in `FM` or a dateline.
///
/// The Department's telegrams to a post were numbered per post until 1966; such a serial makes no number.
fn serial_and_sender<'t>(
    reader: &mut Reader<'t>,
    heading: &Heading<'t>,
    first_line: &'t str,
    year: Option<u16>,
) {
    let mut heading = *heading;
    title::read_serial(first_line, &mut heading);
    let Some(serial) = heading.serial else { return };
    reader.cable.mrn_raw = reader.located(serial.to_owned(), serial);
    let squeezed = |name: &str| {
        name.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_uppercase()
    };
    let posts = vocab::posts();
    let is = |sender: &str, kinds: &[&str]| kinds.iter().any(|kind| sender.starts_with(kind));
    let post = match (heading.sender, heading.city, &reader.cable.from) {
        (Some(sender), ..) if is(sender, &["Department of State"]) => {
            posts.exact("STATE").filter(|_| serial.len() >= 5)
        }
        (Some(sender), ..) if is(sender, &["Mission to the United Nations"]) => {
            posts.exact("USUNNEWYORK")
        }
        (Some(sender), Some(city), _)
            if is(
                sender,
                &[
                    "Embassy",
                    "Consulate",
                    "Legation",
                    "Liaison Office",
                    "Interests Section",
                ],
            ) =>
        {
            posts.exact(&squeezed(city)).or_else(|| posts.in_city(city))
        }
        // Military commands and agency stations have series of their own.
        (Some(_), ..) => None,
        (None, _, Some(from)) => posts.exact(&squeezed(&from.value)),
        (None, ..) => None,
    };
    if let (Some(post), Some(year), None) = (post, year, &reader.cable.mrn) {
        reader.cable.mrn = serial
            .parse()
            .ok()
            .and_then(|serial| crate::model::Mrn::new(year, post.name, serial));
    }
}

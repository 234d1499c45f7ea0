//! [`RawText`] to [`Cable`]: what the head of a message says and how its body is laid out.
//!
//! One file a part. The head is cut into fields by their labels (`head`, `label`), each field is read by the file
//! of its name, the lines above and between by `security` and `title`, the rest by `body`. Parsing always gives
//! a value: what cannot be read is empty, and a diagnostic says where.

mod address;
mod airgram;
mod body;
mod citation;
mod classifier;
mod fields;
mod genre;
mod head;
mod label;
mod lines;
mod opening;
mod order;
mod own_number;
mod passing;
mod references;
mod second_head;
mod security;
mod series;
mod sheet;
mod source_note;
mod stated;
mod subject;
mod tags;
mod time;
mod title;
mod trailer;

pub use citation::read_citation;

use jiff::civil::Date;

use crate::model::{Cable, DateSource, Diagnostic, Format, Genre, Located, Parsed, RawText, Span};
use crate::notation::{is_of_two_days, read_date};
use label::Label;
use title::Heading;

/// Best effort on any text.
///
/// Cost: a few passes; no allocation grows with the text but the lists of lines and paragraphs.
pub fn parse(raw: &RawText) -> Parsed<Cable> {
    let mut reader = Reader {
        text: &raw.text,
        cable: Cable::default(),
        diagnostics: Vec::new(),
        listed_references: None,
        second_number: None,
        classified_number: None,
        year: None,
        text_day: None,
        other_reading: None,
        sheet: None,
    };
    let lines = lines::lines(&raw.text, 0);
    let heading = lines.first().map_or("", |line| line.of(&raw.text));
    reader.cable.genre = genre::read(raw.edition.as_deref(), heading);
    if raw.edition.as_ref().is_some_and(|edition| edition.is_list) {
        reader.cable.subject = reader.located(heading.to_owned(), heading);
        return Parsed {
            value: reader.cable,
            diagnostics: Vec::new(),
        };
    }
    let notes = raw.edition.as_ref().and_then(|edition| edition.notes);
    let (end, behind) = trailer::find(&raw.text, &lines, notes);
    let lines = &lines[..end];
    let head = head::cut(&raw.text, lines);
    stated_date(&mut reader, raw);
    let mut heading = loose_lines(&mut reader, &head);
    reader.sheet = sheet::of(&raw.text, &head);
    fields(&mut reader, &head);
    sheet::read(&mut reader, &head, &mut heading);
    heading.written_sender = head.all(Label::From).next();
    let opening = own_number::opening(&raw.text, &lines[head.body..], &heading);
    if heading.is_airgram && reader.cable.genre.is_message() {
        reader.cable.genre = Genre::Airgram;
    }
    // What is headed as a telegram stays one, whatever its number.
    heading.is_airgram |= title::opens_airgram(opening, &heading);
    trailer::read(&mut reader, behind);
    own_number::read(&mut reader, raw, &heading, opening);
    address::unlabelled(&mut reader, &head);
    for content in head.all(Label::References) {
        references::read(&mut reader, content);
    }
    trailer::read_references(&mut reader);
    stated::read(&mut reader, &raw.stated);
    body::read(&mut reader, lines, head.body);
    if !reader.has_head() {
        reader.diagnose(Diagnostic::whole(
            "P001",
            "nothing of a message head was recognised",
        ));
    }
    if reader.sheet == Some(fields::Sheet::Outgoing) && reader.cable.date.is_none() {
        reader.diagnose(Diagnostic::whole(
            "P016",
            "no stamp or date line gives the day on which it went out",
        ));
    }
    two_days(&mut reader, raw);
    second_head(&mut reader, raw, lines);
    far_day(&mut reader, raw);
    other_day(&mut reader);
    reader.diagnostics.sort_by_key(|d| d.span.map(Span::start));
    reader
        .cable
        .debris
        .sort_unstable_by_key(|span| (span.start(), span.end()));
    reader.cable.debris.dedup();
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
    /// The list of references that stands behind the message.
    listed_references: Option<&'t str>,
    /// A number that stands below the first and is written differently.
    second_number: Option<Located<String>>,
    /// The first number that stands behind the classification.
    classified_number: Option<Located<String>>,
    /// The year of a date-time group whose day or hour cannot be.
    year: Option<u16>,
    /// A day that the text itself gives where another source gave one first, and its place.
    text_day: Option<(Date, Span)>,
    /// The other day that the date stated beside the text may mean.
    other_reading: Option<Date>,
    /// The sheet on which it stands.
    sheet: Option<fields::Sheet>,
}

impl Reader<'_> {
    /// One for the tests of a single field.
    #[cfg(test)]
    fn of(text: &str) -> Reader<'_> {
        Reader {
            text,
            cable: Cable::default(),
            diagnostics: Vec::new(),
            listed_references: None,
            second_number: None,
            classified_number: None,
            year: None,
            text_day: None,
            other_reading: None,
            sheet: None,
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

    /// The year of the message.
    fn own_year(&self) -> Option<u16> {
        let date = self.cable.date.map(|date| date.year() as u16);
        date.or(self.year)
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
            if is_of_two_days(stated) {
                reader.other_reading = Date::new(date.year(), date.day(), date.month()).ok();
            }
        }
        None => reader.diagnose(Diagnostic::whole(
            "P015",
            format!("the date `{stated}` stated beside the text cannot be read"),
        )),
    }
}

/// Tells of a second head in a text that may hold two messages; what a table or JSONL holds is one.
fn second_head(reader: &mut Reader<'_>, raw: &RawText, lines: &[lines::Line]) {
    let may_hold_two = matches!(raw.format, Format::Text | Format::Html);
    if let Some(span) = second_head::find(&raw.text, lines).filter(|_| may_hold_two) {
        let message = "a second head stands here: a message that is passed on, or one that was not parted from the one before";
        reader.diagnose(Diagnostic::at("P050", span, message));
    }
}

/// A day apart may be the hour of Washington and of Greenwich.
fn is_near(one: Date, other: Date) -> bool {
    (one - other).get_days().abs() <= 1
}

/// Takes the date stated beside the text as the text itself has it, where it may be two days.
fn settle_day(reader: &mut Reader<'_>, written: Date) {
    let (Some(date), Some(other)) = (reader.cable.date, reader.other_reading) else {
        return;
    };
    if is_near(date, written) {
        reader.other_reading = None;
    } else if is_near(other, written) {
        reader.cable.date = Some(other);
        reader.other_reading = None;
    }
}

/// Tells of a date stated beside the text that may be two days, where the text does not tell which.
fn two_days(reader: &mut Reader<'_>, raw: &RawText) {
    let stated = raw.stated.date.as_ref();
    if let (Some(stated), Some(date), Some(_)) = (stated, reader.cable.date, reader.other_reading) {
        reader.diagnose(Diagnostic::whole(
            "P018",
            format!("the date `{stated}` stated beside the text may be two days: {date} is taken"),
        ));
    }
}

/// Tells of a day that is years from what the number, the references or the volume of an edition say; it stays as it is.
fn far_day(reader: &mut Reader<'_>, raw: &RawText) {
    /// Nobody sent a telegram of the kinds that are read here before.
    const FIRST: i16 = 1945;
    const FAR: u16 = 5;
    let Some(date) = reader.cable.date else {
        return;
    };
    let year = date.year().unsigned_abs();
    let apart = |other: u16| other.abs_diff(year) > FAR;
    let number = reader.cable.mrn.as_ref().map(crate::model::Mrn::year);
    let references = reader.cable.references.iter();
    let cited: Vec<u16> = references
        .filter_map(|reference| Some(reference.mrn.as_ref()?.year()))
        .collect();
    let volume = years_of_volume(&raw.id);
    let by_references = cited.len() > 1 && cited.iter().all(|other| apart(*other));
    let by_volume = volume.is_some_and(|(first, last)| year + FAR < first || last + FAR < year);
    if date.year() < FIRST || number.is_some_and(apart) || by_references || by_volume {
        reader.diagnose(Diagnostic::whole(
            "P019",
            format!("the day {date} is years from what its number, its references or its volume tell; it may be a misprint"),
        ));
    }
}

/// Tells of a day stated beside the text that is not the one that the text gives; the former stays.
fn other_day(reader: &mut Reader<'_>) {
    let stated = reader.cable.date_source == Some(DateSource::Metadata);
    let (Some(date), Some((written, span)), true) = (reader.cable.date, reader.text_day, stated)
    else {
        return;
    };
    if !is_near(date, written) {
        let message = format!(
            "the text gives the day {written}, what stands beside it {date}, which is taken"
        );
        reader.diagnose(Diagnostic::at("P026", span, message));
    }
}

/// The years that a volume of `Foreign Relations` covers, by its name: `frus1961-63v05`.
fn years_of_volume(id: &str) -> Option<(u16, u16)> {
    let name = &id[id.find("frus")? + "frus".len()..];
    let first: u16 = name.get(..4)?.parse().ok()?;
    let last = name.get(4..7).and_then(|last| last.strip_prefix('-'));
    let last = last.and_then(|last| last.parse::<u16>().ok());
    Some((first, last.map_or(first, |last| first / 100 * 100 + last)))
}

/// Passes over a line of the teleprinter's routing.
fn routing(reader: &mut Reader<'_>, line: &str) -> bool {
    let is_routing = address::is_routing(line);
    if is_routing {
        reader
            .cable
            .debris
            .extend(Span::of_slice(reader.text, line));
    }
    is_routing
}

/// Reads the lines of the head that belong to no field. A date-time group is better than any title's date.
fn loose_lines<'t>(reader: &mut Reader<'t>, head: &fields::Head<'t>) -> Heading<'t> {
    let mut heading = Heading::default();
    let text = reader.text;
    let lines = || head.loose.iter().map(|line| line.of(text));
    for line in lines().chain(head.all(Label::From)) {
        time::date_time_group(reader, line);
    }
    for (index, line) in lines().enumerate() {
        let _known = title::read_heading(reader, line, &mut heading)
            || title::read_dateline(reader, line, &mut heading)
            || routing(reader, line)
            || own_number::department_line(reader, line, &mut heading)
            || airgram::read_line(reader, line, &mut heading)
            || security::read_line(reader, line)
            || own_number::telegram_number(line, &mut heading)
            || own_number::unlisted(line, &mut heading)
            || title::read_serial(line, &mut heading)
            || (index < 3 && title::read_web_title(reader, line));
    }
    heading
}

fn fields<'t>(reader: &mut Reader<'t>, head: &fields::Head<'t>) {
    // "Action: EUR / Info: SS G": the Department's own distribution, above the sender.
    let mut is_distribution = false;
    for field in &head.fields {
        let of_offices = is_distribution && reader.cable.from.is_none();
        is_distribution = field.label == Label::Action && !address::is_addressee(field.content);
        match field.label {
            Label::Subject => subject::read(reader, field.content),
            Label::Tags => tags::read(reader, field.content),
            Label::ExecutiveOrder => order::read(reader, field.content),
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
            Label::Info if of_offices && !address::is_addressee(field.content) => {}
            Label::Info => reader
                .cable
                .info
                .extend(address::addressees(reader, field.content)),
            Label::Action if !address::is_addressee(field.content) => reader
                .cable
                .action
                .extend(address::offices(reader, field.content)),
            // On a sheet both say once more to whom it goes, where `TO` or a heading does.
            Label::Action | Label::SentTo if !reader.cable.to.is_empty() => {}
            Label::Action | Label::SentTo => reader
                .cable
                .to
                .extend(address::addressees(reader, field.content)),
            Label::DraftedBy => reader
                .cable
                .drafted_by
                .extend(subject::people(reader, subject::first_line(field.content))),
            Label::ClearedBy => reader
                .cable
                .cleared_by
                .extend(subject::people(reader, field.content)),
            Label::ApprovedBy => {
                // Below the one who approves stand those who cleared, an office and a name a line.
                let first = subject::first_line(field.content);
                let cleared = &field.content[first.len()..];
                reader
                    .cable
                    .approved_by
                    .extend(subject::people(reader, first));
                reader
                    .cable
                    .cleared_by
                    .extend(subject::people(reader, cleared));
            }
            Label::References | Label::Number | Label::Date | Label::Received | Label::Other => {}
        }
    }
}

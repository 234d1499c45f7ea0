//! Cuts a message into the fields of its head and its body, by what the lines begin with.

use super::fields::{Field, Head};
use super::label::{self, Label};
use super::lines::Line;
use crate::model::is_debris;

/// How many lines without a label may lie between two labels.
const GAP: usize = 14;

/// Cuts the head. Cost: one pass over its lines, with a look ahead of [`GAP`] lines where it may end.
pub(super) fn cut<'t>(text: &'t str, lines: &[Line]) -> Head<'t> {
    let mut cutter = Cutter {
        text,
        fields: Vec::new(),
        loose: Vec::new(),
        open: None,
        after_blank: false,
        late: false,
        serial: None,
    };
    let mut body = lines.len();
    let mut headed = false;
    for (index, line) in lines.iter().enumerate() {
        if line.is_blank() {
            cutter.blank();
            continue;
        }
        let words = line.of(text);
        if is_debris(words) {
            continue;
        }
        let label = label::at_start(words);
        if label.is_none() && cutter.goes_on_behind_blank(*line, words) {
            continue;
        }
        if let Some(found) = label {
            cutter.open(*line, found);
            if label::is_repeat(words) {
                // One message, and the rest of the head is still to come.
                let late = cutter.late;
                cutter.close();
                cutter.late = late;
            }
        } else if let Some(found) = numbered_classifier(words) {
            // It is a field of the head and the first paragraph too.
            body = body.min(index);
            cutter.open(*line, found);
        } else if cutter.is_passed_on(words) && !label_follows(text, &lines[index + 1..]) {
            body = body.min(index);
            break;
        } else if super::title::is_heading(words) {
            headed = true;
            cutter.serial = cutter.serial.or_else(|| super::title::serial_of(words));
            cutter.text(*line, words);
        } else if headed && super::title::opens_text(words) {
            // An editor's first paragraph: its subject and references stand in it.
            body = body.min(index);
            cutter.text(*line, words);
            if !label::within(words).is_empty() {
                cutter.close();
            } else if let Some(start) = label::unnamed_list(words) {
                cutter.open = Some((Label::References, line.start + start, line.end));
                cutter.close();
            }
        } else if opens_body(words)
            || (cutter.has_ended(words)
                && !label_follows(text, &lines[index + 1..])
                && !(cutter.fields.is_empty() && time_follows(text, &lines[index + 1..]))
                && !(cutter.fields.is_empty()
                    && !headed
                    && heading_follows(text, &lines[index + 1..])))
        {
            body = body.min(index);
            break;
        } else {
            cutter.text(*line, words);
        }
    }
    cutter.close();
    Head {
        fields: cutter.fields,
        loose: cutter.loose,
        body,
    }
}

struct Cutter<'t> {
    text: &'t str,
    fields: Vec<Field<'t>>,
    loose: Vec<Line>,
    /// Label, start of the content, end of its last line.
    open: Option<(Label, usize, usize)>,
    after_blank: bool,
    /// Whether a field was met that stands late in a head.
    late: bool,
    /// The message's number by an edition's heading.
    serial: Option<u32>,
}

impl Cutter<'_> {
    fn open(&mut self, line: Line, found: label::Found) {
        self.close();
        let content = (line.start + found.content).min(line.end);
        self.open = Some((found.label, content, line.end));
        self.after_blank = false;
        self.split_open(line, found.content);
    }

    /// Opens the further labels of a line.
    fn split_open(&mut self, line: Line, from: usize) {
        for found in label::within(line.of(self.text)) {
            if found.start < from {
                continue;
            }
            if let Some((_, _, end)) = &mut self.open {
                *end = line.start + found.start;
            }
            self.close();
            self.open = Some((found.label, line.start + found.content, line.end));
        }
    }

    fn blank(&mut self) {
        self.after_blank = true;
        let Some((label, start, end)) = self.open else {
            return;
        };
        let is_empty = self.text[start..end].trim().is_empty();
        let goes_on = matches!(label, Label::References | Label::ClassifiedBy);
        if !is_empty && !goes_on && !is_of_addressees(label) {
            self.close();
        }
    }

    /// Goes on with a list of addressees behind a blank line, as editions print those that stand a line each; any other line
    /// ends it.
    fn goes_on_behind_blank(&mut self, line: Line, words: &str) -> bool {
        let Some((label, start, end)) = self.open.as_mut().filter(|_| self.after_blank) else {
            return false;
        };
        if !is_of_addressees(*label) || self.text[*start..*end].trim().is_empty() {
            return false;
        }
        let (start, end) = (*start, *end);
        let goes_on = super::address::goes_on(words)
            && super::address::is_list(&self.text[start..end])
            && !super::sheet::is_line(words)
            && !self.is_own_number(words)
            && !self.is_of_sender(words);
        let is_own = self.serial.is_some() && super::address::copy_number(words) == self.serial;
        // "AMEMBASSY OSLO ROME 218": the message's own number is run into the last addressee.
        let own = words
            .rsplit(' ')
            .take(2)
            .map(|word| word.len() + 1)
            .sum::<usize>();
        let goes_on =
            goes_on && (!is_own || super::address::names_kind(words) && own < words.len());
        if goes_on {
            let end = if is_own { line.end - own } else { line.end };
            self.open = self.open.map(|(label, start, _)| (label, start, end));
            self.after_blank = false;
        } else {
            self.close();
        }
        goes_on
    }

    /// Whether a line is an address of the post that sends.
    fn is_of_sender(&self, words: &str) -> bool {
        self.senders()
            .next()
            .is_some_and(|sender| super::address::is_same_post(sender, words))
    }

    fn text(&mut self, line: Line, words: &str) {
        let continues = match self.open {
            None => false,
            // The number of a circular and the stamp of the day stand below the addressees of a sheet.
            Some((Label::To | Label::SentTo | Label::Info | Label::Action, ..))
                if super::sheet::is_line(words) =>
            {
                false
            }
            Some((_, start, end)) if self.text[start..end].trim().is_empty() => true,
            Some((Label::References, ..)) if is_passing_line(words) => false,
            Some((Label::Subject, ..)) if self.is_passed_on(words) => false,
            Some((Label::References, ..)) => !self.after_blank || continues_list(words),
            Some((Label::ClassifiedBy, ..)) => !self.after_blank || continues_classifier(words),
            Some((Label::Tags, start, end)) => continues_tags(&self.text[start..end], words),
            Some((Label::ExecutiveOrder | Label::From, ..)) => false,
            // "Rec'd: June 3, 1963 / 4:12 p.m."
            Some((Label::Number | Label::Date | Label::Received, ..)) => {
                !self.after_blank && super::time::hour_behind(words).is_some()
            }
            Some((Label::DraftedBy | Label::ClearedBy | Label::ApprovedBy, ..)) => {
                super::subject::is_clearance(words)
            }
            // "        USUN NEW YORK       2788" goes on with those to whom it is sent too.
            Some((Label::Info, ..)) if !self.after_blank && self.is_indented(line) => true,
            // Classification and number stand below the addressees, the date below the Department's own distribution.
            Some((Label::To | Label::SentTo | Label::Info | Label::Action | Label::Other, ..))
                if self.is_own_number(words)
                    || (is_head_line(words) && !self.is_addressee(words)) =>
            {
                false
            }
            Some(_) => true,
        };
        if continues {
            if let Some((_, _, end)) = &mut self.open {
                *end = line.end;
            }
            self.split_open(line, 0);
        } else {
            self.close();
            self.loose.push(line);
            self.split_loose(line);
        }
        self.after_blank = false;
    }

    /// A loose line may carry labels behind other words.
    fn split_loose(&mut self, line: Line) {
        let words = line.of(self.text);
        for found in label::within(words) {
            if let Some((_, _, end)) = &mut self.open {
                *end = line.start + found.start;
            }
            self.close();
            self.open = Some((found.label, line.start + found.content, line.end));
        }
    }

    fn close(&mut self) {
        if let Some((label, start, end)) = self.open.take() {
            let content = self.text.get(start..end).unwrap_or("").trim();
            self.late |= matches!(
                label,
                Label::Subject
                    | Label::References
                    | Label::Tags
                    | Label::ClassifiedBy
                    | Label::ExecutiveOrder
            );
            self.fields.push(Field { label, content });
        }
    }

    /// Whether a line below the subject or the references says for whom the message is.
    fn is_passed_on(&self, words: &str) -> bool {
        let before = match self.open {
            Some((Label::Subject | Label::References, start, end)) => {
                let content = self.text[start..end].trim();
                if content.is_empty() {
                    return false;
                }
                content.lines().next_back().filter(|_| !self.after_blank)
            }
            None if self.late => None,
            _ => return false,
        };
        super::passing::is_address(words, before)
    }

    /// Whether a line begins with white space.
    fn is_indented(&self, line: Line) -> bool {
        let before = self.text.as_bytes()[..line.start].last();
        matches!(before, Some(b' ' | b'\t'))
    }

    /// Whether a line is a number of the post that the `FM` line names.
    fn is_own_number(&self, words: &str) -> bool {
        self.senders()
            .any(|sender| super::own_number::is_number_of(sender, words))
    }

    /// Whether a line goes on with those to whom it is sent: the serial behind `AMEMBASSY NORVALE` is that of a copy, and so
    /// is the one behind `NORVALE` where another post sends.
    fn is_addressee(&self, words: &str) -> bool {
        use super::address;
        address::is_address(words)
            && match self.senders().next() {
                Some(sender) => !address::is_same_post(sender, words),
                None => address::names_kind(words),
            }
    }

    fn senders(&self) -> impl Iterator<Item = &str> {
        let from = |field: &&Field<'_>| field.label == Label::From;
        self.fields.iter().take(64).filter(from).map(|f| f.content)
    }

    /// Whether a line that is no label, behind a blank one, can be the first of the body.
    fn has_ended(&self, words: &str) -> bool {
        match self.open {
            None => {
                (self.late && self.after_blank) || !(is_head_line(words) || is_sheet_line(words))
            }
            Some((Label::References, start, end)) => {
                let waits = self.text[start..end].trim().is_empty() && can_be_list(words);
                self.after_blank && !waits && !continues_list(words)
            }
            Some((Label::ClassifiedBy, ..)) => self.after_blank && !continues_classifier(words),
            Some(_) => false,
        }
    }
}

/// Whether a field lists addressees, a line each.
fn is_of_addressees(label: Label) -> bool {
    matches!(
        label,
        Label::To | Label::SentTo | Label::Info | Label::Action
    )
}

/// Whether a line below an empty `REF:` can be its list: short, with a number near its start.
fn can_be_list(words: &str) -> bool {
    let front = words.bytes().take(40);
    words.len() < 160 && front.clone().any(|b| b.is_ascii_digit())
}

/// Whether a label stands at the start of one of the next lines, before a paragraph does.
fn label_follows(text: &str, lines: &[Line]) -> bool {
    lines
        .iter()
        .take(3 * GAP)
        .filter(|line| !line.is_blank())
        .take(GAP)
        .map(|line| line.of(text))
        .take_while(|words| !opens_body(words))
        .any(|words| label::at_start(words).is_some())
}

/// Whether a date-time group stands in one of the next lines, before a paragraph does.
fn time_follows(text: &str, lines: &[Line]) -> bool {
    let is_time = |words: &str| words.len() < 60 && super::time::has_group(words);
    soon(text, lines).any(is_time)
}

/// Whether an editor's heading stands in one of the next lines, before a paragraph does: a page of an edition begins with the
/// name of its volume.
fn heading_follows(text: &str, lines: &[Line]) -> bool {
    soon(text, lines).any(super::title::is_heading)
}

/// The next few lines before a paragraph opens.
fn soon<'t>(text: &'t str, lines: &[Line]) -> impl Iterator<Item = &'t str> {
    const FEW: usize = 8;
    let next = lines.iter().take(FEW).map(|line| line.of(text));
    next.take_while(|words| !opens_body(words))
}

/// A line of the sheet on which a telegram was typed, of the teleprinter, or an addressee that no label opens.
fn is_sheet_line(words: &str) -> bool {
    let letterhead = [
        "TELEGRAM", "AIRGRAM", "Department of State", "DEPARTMENT OF STATE",
    ]
    .iter()
    .any(|letters| words.starts_with(letters) && words.len() < letters.len() + 10);
    letterhead
        || super::sheet::is_line(words)
        || super::address::is_routing(words)
        || super::address::is_address(words)
}

/// `1. (C) …`, `SUMMARY`, `BEGIN SUMMARY`: nothing of a head comes behind these.
fn opens_body(words: &str) -> bool {
    let rest = words.trim_start_matches(['¶', ' ', '-']);
    let bytes = rest.as_bytes();
    let first =
        matches!(bytes, [b'1', b'.' | b')', ..]) && !bytes.get(2).is_some_and(u8::is_ascii_digit);
    let upper = rest
        .get(..7)
        .is_some_and(|word| word.eq_ignore_ascii_case("summary"))
        && rest
            .get(7..8)
            .is_none_or(|next| !next.bytes().all(|b| b.is_ascii_alphabetic()));
    first || upper
}

/// `1. (U) CLASSIFIED BY …`: a field of the head although it is numbered.
fn numbered_classifier(words: &str) -> Option<label::Found> {
    let rest =
        words.trim_start_matches(|c: char| matches!(c, '¶' | ' ' | '.') || c.is_ascii_digit());
    let rest = rest.strip_prefix("(U)").unwrap_or(rest).trim_start();
    let start = words.len() - rest.len();
    let found =
        label::at_start(rest).filter(|found| start > 0 && found.label == Label::ClassifiedBy)?;
    Some(label::Found {
        label: found.label,
        start,
        content: start + found.content,
    })
}

/// Whether a line that no label opens belongs above a message: classification, number, date, title.
fn is_head_line(words: &str) -> bool {
    super::security::is_head_line(words)
        || super::title::is_heading(words)
        || super::title::is_dateline(words)
        || (words.len() < 200 && super::time::has_group(words))
        || !label::within(words).is_empty()
}

/// `FOR THE AMBASSADOR FROM TALLIS`, `ROME FOR FODAG`: whom a message is passed to; no part of a list before it.
fn is_passing_line(words: &str) -> bool {
    let upper = !words
        .bytes()
        .any(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    upper
        && words.len() < 120
        && (words.starts_with("FOR ") || words.contains(" FOR ") || words.contains(" PASS "))
        && !words.contains('.')
}

/// `¶B. BOGOTA 3422`, `00723 (C) Brasilia 01392`.
fn continues_list(words: &str) -> bool {
    let rest = words.trim_start_matches(['¶', ' ', '(', '[', '-']);
    let bytes = rest.as_bytes();
    match bytes {
        [b'A'..=b'Z', b'.' | b')' | b']' | b':', ..] => true,
        [first, ..] if first.is_ascii_digit() => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            (digits >= 3 || bytes.get(digits) == Some(&b' ')) && bytes.get(digits) != Some(&b'.')
        }
        _ => false,
    }
}

fn continues_classifier(words: &str) -> bool {
    let start = words.get(..10).unwrap_or(words).to_ascii_lowercase();
    start.starts_with("reason") || start.starts_with("classified")
}

/// A TAGS line goes on behind a comma, or with nothing but codes.
fn continues_tags(content: &str, words: &str) -> bool {
    content.trim_end().ends_with(',')
        || (words.len() < 70
            && words
                .split([' ', ','])
                .filter(|w| !w.is_empty())
                .all(|word| {
                    (matches!(word.len(), 2 | 4) && word.bytes().all(|b| b.is_ascii_uppercase()))
                        || crate::vocab::tag_meaning(word).is_some()
                }))
}

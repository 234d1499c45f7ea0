//! Message reference numbers in any form that people write.

use std::borrow::Cow;

use crate::model::Mrn;
use crate::vocab::{Posts, Recognised};

/// A number as read: the year may have to come from elsewhere.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NumberRead {
    /// Four-digit year, where it is written.
    pub year: Option<u16>,
    /// Canonical name of the post, or the letters as written where no post is known by them.
    pub post: Cow<'static, str>,
    /// Serial number.
    pub serial: u32,
    /// How sure the post is.
    pub certainty: PostCertainty,
}

/// How a number's post was recognised.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PostCertainty {
    /// A form that the table of posts lists.
    Known,
    /// One or two letters off a post that is clearly meant, or a figure taken for a letter.
    Misprint,
    /// No post of the table.
    Unknown,
}

impl NumberRead {
    /// The canonical number; the written year wins over `year`.
    pub fn mrn(&self, year: Option<u16>) -> Option<Mrn> {
        Mrn::new(self.year.or(year)?, &self.post, self.serial)
    }
}

impl Posts {
    /// Reads a message reference number in any form: `USNATO 000413`, `2009 USNATO 413`, `09USNATO413`,
    /// `1973STATE012345`, `RIO DE JAN 138`, `08SECTION02OF04HARARE754`.
    ///
    /// Gives `None` where letters followed by digits are not found.
    ///
    /// ```
    /// use cablegraph::vocab;
    /// let number = vocab::posts().read_number("2009 USNATO 000413").unwrap();
    /// assert_eq!(number.mrn(None).unwrap().to_string(), "09USNATO413");
    /// ```
    pub fn read_number(&self, text: &str) -> Option<NumberRead> {
        if let Some(airgram) = self.read_airgram_of(text) {
            return Some(airgram);
        }
        if let Some(mended) = with_figures(text) {
            let number = self.read_number(&mended)?;
            let certainty = match number.certainty {
                PostCertainty::Known => PostCertainty::Misprint,
                other => other,
            };
            return Some(NumberRead {
                certainty,
                ..number
            });
        }
        // "Cairo's 1675" is number 1675 of Cairo.
        let (front, back) = text
            .split_once("'s ")
            .or_else(|| text.split_once("\u{2019}s "))
            .unwrap_or((text, ""));
        let squeezed: String = front
            .chars()
            .chain(back.chars())
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let (year, rest) = split_year(&squeezed);
        let rest = without_section(rest);
        let rest = without_tail(rest);
        let rest = without_captions(rest);
        let letters = rest.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (post, serial) = rest.split_at(letters);
        let post = match without_misread_digits(post) {
            // Before a number it is the mission there; in a text it is the alliance.
            alliance if alliance == "NATO" => Cow::Borrowed("USNATO"),
            post => post,
        };
        if post.is_empty()
            || !post.starts_with(|c: char| c.is_ascii_alphabetic())
            || serial.len() > 8
        {
            return None;
        }
        let serial: u32 = serial.parse().ok().filter(|serial| *serial > 0)?;
        if let Some(series) = self.series_named(&post) {
            return Some(NumberRead {
                year,
                post: Cow::Owned(series),
                serial,
                certainty: PostCertainty::Known,
            });
        }
        let recognised = self.recognise(&post).or_else(|| self.behind_debris(&post));
        let (post, certainty) = match recognised {
            Some(Recognised::Exactly(known)) => (Cow::Borrowed(known.name), PostCertainty::Known),
            Some(Recognised::AsMisprint(meant)) => {
                (Cow::Borrowed(meant.name), PostCertainty::Misprint)
            }
            None => (Cow::Owned(post.into_owned()), PostCertainty::Unknown),
        };
        Some(NumberRead {
            year,
            post,
            serial,
            certainty,
        })
    }
}

impl Posts {
    /// The series of telegrams between two posts, or of airgrams, that letters name: `STATETOOSLO`, `SAIGONAIRGRAM`.
    fn series_named(&self, letters: &str) -> Option<String> {
        let (sender, airgrams) = Mrn::split_airgrams(letters);
        match self.exact(sender) {
            Some(_) if airgrams.is_empty() => None,
            Some(post) => Some(format!("{}{airgrams}", post.name)),
            None => self.between(sender).map(|_| letters.to_owned()),
        }
    }

    /// The post at the end of what is left of a garbled heading: `SECTIONQOF03BAKU`, `01OFOTTAWA`.
    fn behind_debris(&self, post: &str) -> Option<Recognised> {
        let letters = post
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let (front, last) = post.split_at(post.len() - letters);
        let heading = front.len() > 2 || post.starts_with("SEC");
        if !heading || letters < 4 {
            return None;
        }
        let of = last.find("OF").map(|at| &last[at + 2..]);
        [Some(last), of]
            .into_iter()
            .flatten()
            .find_map(|post| self.exact(post))
            .map(Recognised::AsMisprint)
    }
}

/// Splits `2009` or `09` off the front; of a doubled `7575` the second half goes too.
pub(super) fn split_year(squeezed: &str) -> (Option<u16>, &str) {
    let digits = squeezed.bytes().take_while(u8::is_ascii_digit).count();
    let number = |to: usize| squeezed[..to].parse::<u16>().ok();
    match digits {
        2 => (number(2).map(Mrn::year_of_two_digits), &squeezed[2..]),
        // "05 0TTAWA": a zero for the letter O behind the year.
        3 if squeezed.as_bytes()[2] == b'0' => {
            (number(2).map(Mrn::year_of_two_digits), &squeezed[2..])
        }
        4 => match number(4) {
            Some(year) if (1950..=2065).contains(&year) => (Some(year), &squeezed[4..]),
            _ if squeezed[..2] == squeezed[2..4] => {
                (number(2).map(Mrn::year_of_two_digits), &squeezed[4..])
            }
            _ => (None, squeezed),
        },
        _ => (None, squeezed),
    }
}

/// Cuts `SECTION02OF04`, misprinted or not, off the front.
fn without_section(rest: &str) -> &str {
    let named = super::section(rest).map(|(_, length)| &rest[length..]);
    if let Some(behind) = named.filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) {
        return behind;
    }
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = &rest[..letters];
    let allowed = if word.starts_with('S') { 2 } else { 1 };
    if !(3..=8).contains(&word.len())
        || (word != "SEC" && strsim::osa_distance(word, "SECTION") > allowed)
    {
        return rest;
    }
    let mut tail = &rest[letters..];
    for _ in 0..2 {
        tail = tail.trim_start_matches(|c: char| c.is_ascii_digit());
        for of in ["OF", "0F", "QF", "O"] {
            if let Some(cut) = tail
                .strip_prefix(of)
                .filter(|cut| cut.starts_with(|c: char| c.is_ascii_digit()))
            {
                tail = cut;
                break;
            }
        }
    }
    if tail.starts_with(|c: char| c.is_ascii_alphabetic()) {
        tail
    } else {
        rest
    }
}

/// Cuts captions off the front that ran on to the post: `SIPDISNORVALE12`.
fn without_captions(rest: &str) -> &str {
    [
        "SIPDIS", "NODIS", "EXDIS", "LIMDIS", "STADIS", "SENSITIVE", "CORRECTEDCOPY", "UNCLAS",
        "CONFIDENTIAL",
    ]
    .iter()
    .find_map(|caption| rest.strip_prefix(caption))
    .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    .unwrap_or(rest)
}

/// Cuts what stands behind the number: a second one (`STATE255195TOSEC140301`), the section (`NORVALE12SECTION02OF03`,
/// `NORVALE12FINALSECTIONOF3`), a paragraph (`NORVALE12PARA4`).
fn without_tail(rest: &str) -> &str {
    ["TOSEC", "SECTO", "SECTION", "FINALSECTION", "PARA"]
        .iter()
        .find_map(|series| {
            rest.find(series)
                .filter(|at| *at > 0 && rest.as_bytes()[at - 1].is_ascii_digit())
        })
        .map_or(rest, |at| &rest[..at])
}

/// How many bytes at the start are the figures of a number, letters that look like figures among them: `08O1`, `8l2`.
///
/// A number begins with a figure, and has two figures for each such letter.
pub fn figures(text: &str) -> usize {
    let read = text.bytes().take_while(u8::is_ascii_digit).count();
    let misread = |b: &u8| b.is_ascii_digit() || figure_of(*b).is_some();
    let length = text.bytes().take(9).take_while(misread).count();
    let letters = text
        .bytes()
        .take(length)
        .filter(u8::is_ascii_alphabetic)
        .count();
    let ends = !text[length..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_misread = read > 0 && letters > 0 && length >= 3 * letters && ends;
    if is_misread { length } else { read }
}

/// The figure that a letter was taken for.
pub(super) fn figure_of(letter: u8) -> Option<u8> {
    match letter {
        b'O' | b'o' => Some(b'0'),
        b'I' | b'l' => Some(b'1'),
        _ => None,
    }
}

/// Letters of the last word that stand for figures, made figures: `NORVALE 08O1`.
fn with_figures(text: &str) -> Option<String> {
    let text = text.trim_end();
    let start = text.rfind(|c: char| !c.is_ascii_alphanumeric())? + 1;
    let word = text.get(start..)?;
    let all_figures = word.bytes().all(|b| b.is_ascii_digit());
    (!all_figures && figures(word) == word.len()).then(|| {
        let figure = |c: char| {
            u8::try_from(c)
                .ok()
                .and_then(figure_of)
                .map_or(c, char::from)
        };
        let (front, _) = text.split_at(start);
        front.chars().chain(word.chars().map(figure)).collect()
    })
}

/// Reads a zero between letters as the letter O: `0TTAWA`.
fn without_misread_digits(post: &str) -> Cow<'_, str> {
    if post.contains('0') {
        Cow::Owned(post.replace('0', "O"))
    } else {
        Cow::Borrowed(post)
    }
}

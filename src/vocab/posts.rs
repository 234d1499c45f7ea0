//! Posts: who sends cables, under which names.

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::table::{list, rows};
use crate::model::STATE;

/// A sender of cables.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Post {
    /// Canonical name as in a message reference number: `USNATO`.
    pub name: &'static str,
    /// Name as an organisation: `US Mission to NATO`.
    pub body: &'static str,
    /// City; empty where it has none.
    pub place: &'static str,
    /// Country; empty where it has none.
    pub country: &'static str,
}

/// A post that was another body before; see `former_posts.tsv`.
struct Former {
    post: &'static str,
    /// The year from which it was none.
    until: i16,
    body: &'static str,
}

/// Where the embassy in a country was, or by what other name the table of posts has the country; see `seats.tsv`.
struct Seat {
    country: &'static str,
    /// The year from which it is so no more; `None` where it is so for good.
    until: Option<i16>,
    post: &'static str,
    called: &'static str,
}

fn former() -> &'static [Former] {
    static FORMER: LazyLock<Vec<Former>> = LazyLock::new(|| {
        let rows = rows(include_str!("former_posts.tsv"));
        let former = |[post, until, body]: [&'static str; 3]| {
            let until = until.parse().ok()?;
            Some(Former { post, until, body })
        };
        rows.filter_map(former).collect()
    });
    &FORMER
}

fn seats() -> &'static [Seat] {
    static SEATS: LazyLock<Vec<Seat>> = LazyLock::new(|| {
        let rows = rows(include_str!("seats.tsv"));
        let seat = |[country, until, post, called]: [&'static str; 4]| Seat {
            country,
            until: until.parse().ok(),
            post,
            called,
        };
        rows.map(seat).collect()
    });
    &SEATS
}

/// "Embassyin Norvale", "Mission of the North Atlantic Treaty Organization", as print has them at times, as they are meant.
fn repaired(words: &str) -> Option<String> {
    let run_in = ["Embassy", "Mission", "Consulate", "Legation"]
        .iter()
        .find_map(|kind| {
            let rest = words.strip_prefix(kind)?;
            rest.starts_with("in ").then(|| format!("{kind} {rest}"))
        });
    run_in.or_else(|| Some(format!("Mission to {}", words.strip_prefix("Mission of ")?)))
}

impl Post {
    /// The post as it was in a year.
    pub fn in_year(self, year: Option<i16>) -> Post {
        let is_before = |former: &&Former| year.is_some_and(|year| year < former.until);
        let mut former = former().iter().filter(is_before);
        let body = former.find(|former| former.post == self.name);
        Post {
            body: body.map_or(self.body, |former| former.body),
            ..self
        }
    }

    /// Whether it is an embassy, consulate or mission, whose telegrams the Department's rules numbered.
    pub fn is_diplomatic(self) -> bool {
        [
            "Embassy", "Consul", "Legation", "US Mission", "Mission", "American Institute",
            "Interests Section",
        ]
        .iter()
        .any(|kind| self.body.starts_with(kind))
    }

    /// Whether it is a mission to an organisation, which deals with no one country.
    pub fn is_multilateral(self) -> bool {
        ["US Mission to ", "US Mission Geneva", "US Delegation to "]
            .iter()
            .any(|kind| self.body.starts_with(kind))
    }

    /// Whether it is a series of messages and no post: `SECTO`, those of the travelling Secretary of State.
    pub fn is_series(self) -> bool {
        self.body.starts_with("Messages ")
    }
}

/// All posts, by every form of their names.
pub struct Posts {
    rows: Vec<Post>,
    by_form: FxHashMap<&'static str, u16>,
    by_place: FxHashMap<String, u16>,
}

/// How a written post was recognised.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Recognised {
    /// By one of the forms in the table.
    Exactly(Post),
    /// By one letter or two, no other post being as near.
    AsMisprint(Post),
}

/// Prefixes that name the kind of post and not the post.
const PREFIXES: [&str; 17] = [
    "AMEMBASSY", "AMEREMBASSY", "AMCONGEN", "AMCONSUL", "AMCONSULATE", "AMEMB", "EMBASSY",
    "CONSULATE", "USMISSION", "USINT", "USLO", "USDEL", "EFTO", "NOFORN", "USEMBASSY",
    "USCONSULATE", "CONGEN",
];

impl Posts {
    pub(super) fn load(text: &'static str) -> Self {
        let mut posts = Posts {
            rows: Vec::new(),
            by_form: FxHashMap::default(),
            by_place: FxHashMap::default(),
        };
        for [name, body, place, country, stations, variants] in rows(text) {
            let index = posts.rows.len() as u16;
            posts.rows.push(Post {
                name,
                body,
                place,
                country,
            });
            posts.by_form.insert(name, index);
            for form in list(stations).chain(list(variants)) {
                posts.by_form.entry(form).or_insert(index);
            }
            let city = place.to_uppercase();
            let named_so = city
                .bytes()
                .filter(u8::is_ascii_alphabetic)
                .eq(name.bytes());
            if named_so || !posts.by_place.contains_key(&city) {
                posts.by_place.insert(city, index);
            }
        }
        posts
    }

    /// Whether a post of this name is an embassy, consulate or mission.
    pub(crate) fn is_diplomatic(&self, post: &str) -> bool {
        self.exact(post).is_some_and(Post::is_diplomatic)
    }

    /// Every post, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &Post> {
        self.rows.iter()
    }

    /// The post in row `index` of the table.
    pub fn row(&self, index: u16) -> Post {
        self.rows[usize::from(index)]
    }

    /// The post in a city, the embassy first where there are several.
    pub fn in_city(&self, city: &str) -> Option<Post> {
        let index = self.by_place.get(&city.to_uppercase())?;
        Some(self.rows[usize::from(*index)])
    }

    /// The only embassy in a country, as the editors and the telegrams of the time name it.
    ///
    /// ```
    /// let body = |year| {
    ///     let day = jiff::civil::date(year, 5, 1);
    ///     cablegraph::vocab::posts().embassy_in("Brazil", Some(day)).map(|post| post.body)
    /// };
    /// assert_eq!(body(1964), Some("Embassy Rio de Janeiro"));
    /// assert_eq!(body(1974), Some("Embassy Brasilia"));
    /// ```
    pub fn embassy_in(&self, country: &str, date: Option<Date>) -> Option<Post> {
        let country: String = country
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let year = date.map(Date::year);
        let holds = |seat: &&Seat| {
            let until = seat.until;
            seat.country == country
                && until.is_none_or(|until| year.is_some_and(|year| year < until))
        };
        let seat = seats().iter().find(holds);
        let country = match seat {
            Some(seat) if !seat.post.is_empty() => {
                return self.exact(seat.post).map(|post| post.in_year(year));
            }
            Some(seat) => seat.called,
            None => country.as_str(),
        };
        let whole = |post: &Post| {
            let branch = ["Embassy Branch", "Embassy Office"];
            post.body.starts_with("Embassy ")
                && !branch.iter().any(|kind| post.body.starts_with(kind))
        };
        self.only(|post| post.country == country && whole(post))
    }

    /// The only post for which `test` holds; several rows of one body are one.
    fn only(&self, test: impl Fn(&Post) -> bool) -> Option<Post> {
        let mut found = self.rows.iter().filter(|post| test(post));
        let only = found.next()?;
        found.all(|other| other.body == only.body).then_some(*only)
    }

    /// The post that an address means: `AMEMBASSY OSLO`, "Embassy in Norway", "Consulate General at Hong Kong",
    /// "Department of State".
    pub fn addressed(&self, words: &str, date: Option<Date>) -> Option<Post> {
        let squeezed: String = words
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        // Where no city and no name says that he travels, his telegrams go to the Department.
        let squeezed = match squeezed.as_str() {
            // "of" may be lost in print.
            "SECRETARYOFSTATE" | "DEPARTMENTSTATE" => STATE,
            other => other,
        };
        if let Some(post) = self.exact(squeezed) {
            return Some(post.in_year(date.map(Date::year)));
        }
        if let Some(repaired) = repaired(words) {
            return self.addressed(&repaired, date);
        }
        let (kind, place) = [" in ", " at ", " to ", " for "]
            .iter()
            .filter_map(|word| words.split_once(word))
            .min_by_key(|(kind, _)| kind.len())?;
        let kind = kind.strip_prefix("American ").unwrap_or(kind);
        let place = place.strip_prefix("the ").unwrap_or(place);
        let place = place.split(" (").next().unwrap_or(place);
        let known = match (kind, place) {
            ("Mission", "United Nations") => self.exact("USUNNEWYORK"),
            ("Mission", "European Communities" | "European Community") => {
                self.exact("USEUBRUSSELS")
            }
            ("Mission", place) if place.starts_with("North Atlantic Treaty") => {
                self.exact("USNATO")
            }
            ("Mission", "Berlin") => self.exact("USBERLIN"),
            ("Mission", place) if place.contains("European Office") => self.exact("GENEVA"),
            ("Mission", place) if place.starts_with("Organization for Economic") => {
                self.exact("USOECD")
            }
            ("Mission", "OECD") => self.exact("USOECD"),
            ("Embassy" | "Legation" | "Ambassador", country) => self
                .embassy_in(country, date)
                // "Embassy in Tripoli, Libya".
                .or_else(|| self.in_city(country.split(',').next().unwrap_or(country))),
            (
                "Consulate General" | "Consulate" | "Resident Consul" | "Mission"
                | "Interests Section",
                place,
            ) => {
                let city = place.split(',').next().unwrap_or(place);
                let squeezed: String = city
                    .chars()
                    .filter(char::is_ascii_alphabetic)
                    .map(|c| c.to_ascii_uppercase())
                    .collect();
                self.in_city(city)
                    .or_else(|| self.exact(&squeezed))
                    .or_else(|| {
                        self.only(|post| {
                            post.country == city && post.is_diplomatic() && !post.place.is_empty()
                        })
                    })
                    .or_else(|| self.embassy_in(city, date))
            }
            _ => None,
        };
        known.or_else(|| {
            // "U.S. Interests Section of the Spanish Embassy in the United Arab Republic".
            kind.contains("Interests Section")
                .then(|| self.embassy_in(place, date))?
        })
    }

    /// The post that `squeezed` names: upper-case letters and digits, as in `RIODEJANEIRO`.
    pub fn exact(&self, squeezed: &str) -> Option<Post> {
        let mut form = squeezed;
        loop {
            if let Some(index) = self.by_form.get(form) {
                return Some(self.rows[usize::from(*index)]);
            }
            form = PREFIXES
                .iter()
                .find_map(|p| form.strip_prefix(p))
                .filter(|rest| !rest.is_empty())?;
        }
    }

    /// The post that `squeezed` names, misprints allowed where one post is clearly meant.
    ///
    /// Bounds: one edit from three letters on, two from eight; the first letter may be wrong only in names of six letters and more, and short names must be the post's own,
    /// no station or variant. Of two as near the one with the first letter right is meant, then the one that is
    /// a post's own name. Cost: a pass over the table, so only for what is not exact.
    pub fn recognise(&self, squeezed: &str) -> Option<Recognised> {
        if let Some(post) = self.exact(squeezed) {
            return Some(Recognised::Exactly(post));
        }
        let form = PREFIXES
            .iter()
            .find_map(|p| squeezed.strip_prefix(p))
            .unwrap_or(squeezed);
        let allowed = match form.len() {
            0..=2 => return None,
            3..=7 => 1,
            _ => 2,
        };
        let mut best: Option<((usize, bool, bool), u16)> = None;
        let mut shared = false;
        for (candidate, index) in &self.by_form {
            let opens_alike = candidate.as_bytes()[0] == form.as_bytes()[0];
            let own = self.rows[usize::from(*index)].name == *candidate;
            if candidate.len().abs_diff(form.len()) > allowed || candidate.len() < 4 {
                continue;
            }
            if (form.len() < 6 && !opens_alike) || (form.len() < 5 && !own) {
                continue;
            }
            let distance = strsim::osa_distance(candidate, form);
            let rank = (distance, !opens_alike, !own);
            match best {
                _ if distance > allowed => {}
                Some((least, known)) if rank == least => shared |= known != *index,
                Some((least, _)) if rank > least => {}
                _ => (best, shared) = (Some((rank, *index)), false),
            }
        }
        let (_, index) = best.filter(|_| !shared)?;
        Some(Recognised::AsMisprint(self.rows[usize::from(index)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::posts;

    #[test]
    fn whoever_moved_is_a_post_of_the_table_and_every_year_can_be_read() {
        let is_post = |name: &str| posts().exact(name).is_some();
        let former_rows = rows::<3>(include_str!("former_posts.tsv")).count();
        assert_eq!(former().len(), former_rows);
        assert!(former().iter().all(|former| is_post(former.post)));
        for [country, until, post, called] in rows(include_str!("seats.tsv")) {
            assert!(
                until.is_empty() || until.parse::<i16>().is_ok(),
                "{country}"
            );
            assert!(post.is_empty() != called.is_empty(), "{country}");
            assert!(post.is_empty() || is_post(post), "{country}");
            let is_known = |post: &Post| post.country == called;
            assert!(
                called.is_empty() || posts().iter().any(is_known),
                "{country}"
            );
        }
    }

    #[test]
    fn an_embassy_is_where_it_was_in_the_year() {
        let name = |country, year| {
            let post = posts().embassy_in(country, Some(jiff::civil::date(year, 5, 1)));
            post.map(|post| post.name)
        };
        assert_eq!(name("Federal Republic of Germany", 1998), Some("BONN"));
        assert_eq!(name("Germany", 1999), Some("BERLIN"));
        assert_eq!(name("U.A.R.", 1964), name("Egypt", 1974));
        assert_eq!(name("Nigeria", 1991), Some("LAGOS"));
        assert_ne!(name("Nigeria", 1992), Some("LAGOS"));
        assert_eq!(name("China", 1970), name("Republic of China", 1990));
    }
}

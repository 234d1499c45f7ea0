//! Signers who are known from a list of office holders.
//!
//! Needs: signatures with post and day; the list. Gives: for each signer the only person of the surname who held the
//! office at the post on the days of all that he signed. Where a day lies outside, or two of the surname held it, the
//! signer is left alone. Misses: signers who were no chiefs. Cost: signatures times those of one surname.

use std::collections::{BTreeMap, HashMap};

use jiff::{Span as Days, civil::Date};

use crate::model::{Holder, PersonRecord, Settled, Signature, fold_name};
use crate::vocab;

/// So many days before an office is taken, or after it is left, its holder may sign: days of lists are those of papers
/// handed over.
const TOLERANCE: i64 = 21;

/// The signers that the list settles, by key.
pub fn settle(signatures: &[Signature], holders: &[Holder]) -> Vec<Settled> {
    let mut of_surname: HashMap<String, Vec<&Holder>> = HashMap::new();
    for holder in holders {
        of_surname
            .entry(fold_name(&holder.surname))
            .or_default()
            .push(holder);
    }
    let mut of_signer: BTreeMap<&str, Vec<&Signature>> = BTreeMap::new();
    // Where the words before a signature name no post, they speak neither for nor against anybody.
    let with_post = |signature: &&Signature| vocab::names_post(&signature.post, signature.date);
    for signature in signatures.iter().filter(with_post) {
        of_signer.entry(&signature.key).or_default().push(signature);
    }
    of_signer
        .into_values()
        .filter_map(|signed| {
            let name = fold_name(&signed.first()?.name);
            let (given, surname) = name.rsplit_once(' ').unwrap_or(("", &name));
            let of_whole = of_surname.get(&name).into_iter().flatten();
            let of_last = of_surname.get(surname).into_iter().flatten();
            let mut namesakes: Vec<&Holder> = of_whole.copied().collect();
            if !given.is_empty() {
                namesakes.extend(of_last.filter(|holder| opens_alike(given, &holder.name)));
            }
            settled(&signed, &namesakes)
        })
        .collect()
}

/// Whether given names can be those of a name in full: the first is equal or an initial.
fn opens_alike(given: &str, full: &str) -> bool {
    let full = fold_name(full);
    let (one, other) = (given.split(' ').next(), full.split(' ').next());
    one.zip(other).is_some_and(|(one, other)| {
        let is_initial = |name: &str| name.chars().count() == 1;
        one == other
            || ((is_initial(one) || is_initial(other))
                && one.chars().next() == other.chars().next())
    })
}

fn settled(signed: &[&Signature], namesakes: &[&Holder]) -> Option<Settled> {
    let mut only: Option<&Holder> = None;
    for signature in signed {
        let mut at_post = namesakes.iter().filter(|holder| {
            is_within(holder, signature.date)
                && vocab::signs_for(&holder.place, &signature.post, signature.date)
        });
        let holder = at_post.next()?;
        let same = |other: &Holder| other.person == holder.person;
        if !at_post.all(|other| same(other)) || !only.is_none_or(same) {
            return None;
        }
        only = only.or(Some(holder));
    }
    let (holder, signature) = (only?, signed.first()?);
    let until = holder
        .last
        .map_or_else(|| "on".to_owned(), |last| format!("to {last}"));
    let (title, office) = office(holder);
    Some(Settled {
        key: signature.key.clone(),
        holder: holder.id,
        name: holder.name.clone(),
        reason: format!(
            "`{}` signs for {} on {}, and {}:{} has {} there as {office} from {} {until}",
            signature.name,
            signature.post,
            signature.date,
            holder.at.0,
            holder.at.1,
            holder.name,
            holder.first,
        ),
        office,
        title,
    })
}

fn is_within(holder: &Holder, day: Date) -> bool {
    let days = Days::new().days(TOLERANCE);
    let first = holder.first.checked_sub(days).unwrap_or(holder.first);
    let last = holder
        .last
        .map(|last| last.checked_add(days).unwrap_or(last));
    first <= day && last.is_none_or(|last| day <= last)
}

/// Title and office in words, of the list's names for role and place.
fn office(holder: &Holder) -> (&'static str, String) {
    let place = holder.place.replace('-', " ");
    let title = match holder.role.as_str() {
        role if role.starts_with("charge") => "Charge d'Affaires",
        role if role.starts_with("secretary") => "Secretary of State",
        role if role.starts_with("under-secretary") => "Under Secretary",
        role if role.starts_with("deputy-secretary") => "Deputy Secretary",
        role if role.starts_with("minister") || role.starts_with("envoy") => "Minister",
        _ => "Ambassador",
    };
    // "representative-to-nato" is office and place in one.
    let office = if holder.role == holder.place {
        sentence(&place)
    } else {
        let words: Vec<String> = place.split(' ').map(sentence).collect();
        format!("{title}, {}", words.join(" "))
    };
    (title, office)
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Lets people be joined across cables under the names and offices that a list gives.
pub fn name_settled(people: &mut [PersonRecord], settled: &[Settled]) {
    let of_key: HashMap<&str, &Settled> =
        settled.iter().map(|one| (one.key.as_str(), one)).collect();
    for person in people {
        if let Some(one) = of_key.get(person.key.as_str()) {
            person.name.clone_from(&one.name);
            person.titles.push(format!("{} {}", one.title, one.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn holder(id: i64, name: &str, place: &str, years: (i16, i16)) -> Holder {
        Holder {
            id,
            place: place.to_owned(),
            person: name.to_lowercase(),
            surname: name.rsplit(' ').next().unwrap_or_default().to_owned(),
            name: name.to_owned(),
            role: "ambassador".to_owned(),
            first: date(years.0, 3, 1),
            last: Some(date(years.1, 3, 1)),
            at: ("invented.tsv".to_owned(), id),
        }
    }

    fn signature(post: &str, day: Date) -> Signature {
        Signature {
            key: format!("person:tallis (signs for {post})"),
            name: "TALLIS".to_owned(),
            post: post.to_owned(),
            date: day,
        }
    }

    fn names(signatures: &[Signature], holders: &[Holder]) -> Vec<String> {
        let settled = settle(signatures, holders);
        settled.into_iter().map(|one| one.name).collect()
    }

    #[test]
    fn post_surname_and_days_tell_who_signs() {
        let holders = [
            holder(2, "Oren Tallis", "norway", (1970, 1974)),
            holder(3, "Agnes Tallis", "sweden", (1970, 1974)),
        ];
        assert_eq!(
            names(&[signature("OSLO", date(1974, 3, 15))], &holders),
            ["Oren Tallis"]
        );
        let late = [signature("OSLO", date(1974, 6, 1))];
        assert!(names(&late, &holders).is_empty());
        let elsewhere = [signature("COPENHAGEN", date(1972, 6, 1))];
        assert!(names(&elsewhere, &holders).is_empty());
    }

    #[test]
    fn an_initial_may_be_a_letter_of_several_bytes() {
        let holders = [holder(2, "Øyvind Tallis", "norway", (1970, 1974))];
        let day = date(1972, 6, 1);
        for (given, is_his) in [("Ø. ", true), ("Øyvind ", true), ("O. ", false)] {
            let signed = Signature {
                name: format!("{given}Tallis"),
                ..signature("OSLO", day)
            };
            assert_eq!(names(&[signed], &holders).len() == 1, is_his, "{given}");
        }
    }

    #[test]
    fn two_of_one_surname_at_a_post_settle_nobody() {
        let holders = [
            holder(2, "Oren Tallis", "norway", (1970, 1974)),
            holder(3, "Agnes Tallis", "norway", (1974, 1976)),
        ];
        assert!(names(&[signature("OSLO", date(1974, 3, 1))], &holders).is_empty());
        let both = [
            signature("OSLO", date(1971, 1, 1)),
            signature("OSLO", date(1975, 1, 1)),
        ];
        assert!(names(&both, &holders).is_empty());
    }
}

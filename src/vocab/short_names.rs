//! Short names of telegrams, `Embtel`, and whose each means.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::posts;
use super::table::rows;
use crate::model::STATE;

/// Whose telegram a short name means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Whose {
    /// The Department's, to the post that writes or is written to.
    Department,
    /// The Department's, to many posts.
    Circular,
    /// Of the post that writes to the Department, or is written to by it.
    Field,
    /// The writer's: "our 540".
    Writer,
    /// The addressee's: "your 4711".
    Reader,
    /// Of this post: "Bonn's 2451".
    Post(&'static str),
}

impl Whose {
    /// Whose telegram is meant by a post, by its canonical name.
    pub fn of(post: &'static str) -> Whose {
        match post {
            STATE => Whose::Department,
            post => Whose::Post(post),
        }
    }
}

/// Whose telegram one word means: `Embtels`, `refDeptel`, `Paristel`.
pub fn short_name(word: &str) -> Option<Whose> {
    let (least, most) = (5, 20);
    if !(least..=most).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let end = word.len() - usize::from(word.ends_with(['s', 'S']));
    let is_tel = word
        .get(end.checked_sub(3)?..end)
        .is_some_and(|tel| tel.eq_ignore_ascii_case("TEL"));
    if !is_tel {
        return None;
    }
    let upper = word[..end].to_ascii_uppercase();
    let bare = ["", "REF", "RE"]
        .iter()
        .filter_map(|lead| upper.strip_prefix(lead))
        .find_map(|form| short_names().get(form));
    bare.copied().or_else(|| {
        let city = upper.strip_suffix("TEL").filter(|city| city.len() > 3)?;
        posts().exact(city).map(|post| Whose::Post(post.name))
    })
}

/// Whose telegram each short name means.
fn short_names() -> &'static HashMap<&'static str, Whose> {
    static NAMES: LazyLock<HashMap<&str, Whose>> = LazyLock::new(|| {
        rows(include_str!("short_names.tsv"))
            .map(|[form, whose]| {
                let whose = match whose {
                    "department" => Whose::Department,
                    "circular" => Whose::Circular,
                    "field" => Whose::Field,
                    "writer" => Whose::Writer,
                    _ => Whose::Reader,
                };
                (form, whose)
            })
            .collect()
    });
    &NAMES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_somebody_s() {
        assert_eq!(short_name("Embtels"), Some(Whose::Field));
        assert_eq!(short_name("refDeptel"), Some(Whose::Department));
        assert_eq!(short_name("Paristel"), Some(Whose::Post("PARIS")));
        assert_eq!(short_name("DEPCIRTEL"), Some(Whose::Circular));
        for word in ["hotel", "reftel", "septel", "cartels", "Embassy"] {
            assert_eq!(short_name(word), None, "{word}");
        }
    }
}

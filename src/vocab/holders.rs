//! For which posts the holder of an office signs.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::table::{list, rows};
use super::{Post, posts};
use crate::model::{CIRCULAR, Mrn, STATE, STATE_TO};

/// Where a list says that an office is held.
struct Place {
    country: &'static str,
    posts: Vec<&'static str>,
}

/// Whether who holds an office at a place of a list signs for a post: the post of that name, one of
/// `holder_posts.tsv`, else an embassy in the country of that name.
///
/// `post` is a post's name, a series of the Department (`STATETOOSLO`), or a sender as written.
pub fn signs_for(place: &str, post: &str, day: Date) -> bool {
    static PLACES: LazyLock<HashMap<&str, Place>> = LazyLock::new(|| {
        rows(include_str!("holder_posts.tsv"))
            .map(|[place, country, posts]| {
                let posts = list(posts).collect();
                (place, Place { country, posts })
            })
            .collect()
    });
    let found = post_of(post, day);
    // A list of the user's own may name the post itself, a listed one or not.
    let own = found.map_or(post, |post| post.name);
    let squeezed = place.replace(['-', ' '], "");
    if squeezed.eq_ignore_ascii_case(own) && !squeezed.is_empty() {
        return true;
    }
    let Some(found) = found else {
        return false;
    };
    let embassy = found.body.starts_with("Embassy ");
    match PLACES.get(place) {
        Some(listed) => {
            listed.posts.contains(&found.name) || (embassy && found.country == listed.country)
        }
        None => embassy && slug(found.country) == place,
    }
}

/// Whether words that stand for a sender name a post at all: "Secretary of State Marlow" does not.
pub fn names_post(post: &str, day: Date) -> bool {
    !post.contains(' ') || post_of(post, day).is_some()
}

fn post_of(post: &str, day: Date) -> Option<Post> {
    let known = posts();
    let (post, _) = Mrn::split_airgrams(post);
    if post.starts_with(STATE_TO) || post == CIRCULAR {
        return known.exact(STATE);
    }
    known
        .exact(post)
        .or_else(|| known.addressed(post, Some(day)))
}

/// A country as lists write it: `new-zealand`.
fn slug(country: &str) -> String {
    country
        .to_lowercase()
        .replace(['\'', ','], "")
        .replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    #[test]
    fn every_post_and_country_is_known() {
        let known = super::posts();
        for [place, country, listed] in super::rows(include_str!("holder_posts.tsv")) {
            let is_country = |post: &crate::vocab::Post| post.country == country;
            assert!(
                country.is_empty() || known.iter().any(is_country),
                "{place}"
            );
            for name in super::list(listed) {
                let post = known.exact(name);
                assert_eq!(post.map(|post| post.name), Some(name), "{place}");
            }
        }
    }

    #[test]
    fn an_ambassador_signs_for_embassies_only() {
        let signs_for = |place: &str, post: &str| super::signs_for(place, post, date(1964, 5, 1));
        assert!(signs_for("norway", "OSLO"));
        assert!(signs_for("vietnam-south", "Embassy in Vietnam"));
        assert!(signs_for("new-zealand", "WELLINGTON"));
        assert!(signs_for("soviet-union", "MOSCOW"));
        assert!(signs_for("secretary", "STATETOOSLO"));
        assert!(signs_for("secretary", "SECTO"));
        assert!(signs_for("norway", "OSLOAIRGRAM"));
        assert!(signs_for("secretary", "STATETOOSLOAIRGRAM"));
        assert!(signs_for("portvelden", "PORTVELDEN"));
        assert!(!signs_for("norway", "STOCKHOLM"));
        assert!(!signs_for("belgium", "USNATO"));
        assert!(!signs_for("no-such-place", "OSLO"));
    }
}

//! For which posts the holder of an office signs.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::posts;
use super::table::{list, rows};

/// Where a list says that an office is held.
struct Place {
    country: &'static str,
    posts: Vec<&'static str>,
}

/// Whether who holds an office at a place of a list signs for a post: the post of that name, one of
/// `holder_posts.tsv`, else an embassy in the country of that name.
///
/// `post` is a post's name, a series of the Department (`STATETOOSLO`), or a sender as written.
pub fn signs_for(place: &str, post: &str) -> bool {
    static PLACES: LazyLock<HashMap<&str, Place>> = LazyLock::new(|| {
        rows(include_str!("holder_posts.tsv"))
            .map(|[place, country, posts]| {
                let posts = list(posts).collect();
                (place, Place { country, posts })
            })
            .collect()
    });
    let department = post.starts_with("STATETO") || post == super::CIRCULAR;
    let known = posts();
    let found = if department {
        known.exact("STATE")
    } else {
        known.exact(post).or_else(|| known.addressed(post, None))
    };
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

/// A country as lists write it: `new-zealand`.
fn slug(country: &str) -> String {
    country
        .to_lowercase()
        .replace(['\'', ','], "")
        .replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::signs_for;

    #[test]
    fn an_ambassador_signs_for_embassies_only() {
        assert!(signs_for("norway", "OSLO"));
        assert!(signs_for("new-zealand", "WELLINGTON"));
        assert!(signs_for("soviet-union", "MOSCOW"));
        assert!(signs_for("secretary", "STATETOOSLO"));
        assert!(signs_for("portvelden", "PORTVELDEN"));
        assert!(!signs_for("norway", "STOCKHOLM"));
        assert!(!signs_for("belgium", "USNATO"));
        assert!(!signs_for("no-such-place", "OSLO"));
    }
}

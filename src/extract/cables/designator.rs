//! Whose numbers follow: a short name, a possessive, a post, perhaps with a noun ("telegram").
//!
//! Needs: the tokens from a place on. Sets: nothing. Cost: bounded.

use super::parts::{is_noun, post};
use crate::extract::page::{Page, Shape};
use crate::notation;
use crate::vocab::{self, PieceKind, Post, Whose};

pub(super) struct Designator {
    pub(super) whose: Whose,
    pub(super) strength: Strength,
    pub(super) plural: bool,
    pub(super) next: usize,
}

/// How far a designator alone says that a number is a serial.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Strength {
    /// "Embtel", "Department telegram": any number.
    Sure,
    /// "Bonn's": two figures, and nothing counted behind them.
    Possessive,
    /// "our": the same, and only before a sign or a word that goes on.
    Pronoun,
    /// "Bonn": three figures.
    Post,
}

/// Offices at a post that number their messages apart from the embassy.
const OTHER_OFFICES: [&str; 12] = [
    "AIRA", "USAIRA", "OUSAIRA", "ARMA", "USARMA", "ALUSNA", "USDAO", "DAO", "DATT", "USIS",
    "USOM", "USAID",
];

/// Whose numbers follow.
pub(super) fn designator(page: &Page<'_>, at: usize) -> Option<Designator> {
    let word = page.word(at);
    let made = |whose, strength, next| {
        Some(Designator {
            whose,
            strength,
            plural: false,
            next,
        })
    };
    if let Some(whose) = vocab::short_name(word) {
        let apart = usize::from(page.is(at + 1, "s"));
        return Some(Designator {
            whose,
            strength: Strength::Sure,
            plural: apart > 0 || word.ends_with(['s', 'S']),
            next: at + 1 + apart,
        });
    }
    if let Some(whose) = notation::pronoun(word) {
        return pronoun(page, at, whose);
    }
    if notation::is_department_circular(word) {
        return made(Whose::Circular, Strength::Sure, at + 1).map(|d| Designator {
            plural: word.ends_with('s'),
            ..d
        });
    }
    if notation::is_circular(word) {
        // "Treasury Circular 655" is another's.
        let others = at > 0
            && page.tokens[at].apart
            && matches!(page.tokens[at - 1].shape, Shape::Capital | Shape::Upper)
            && !page.is_any(
                at - 1,
                &["Department", "Dept", "State", "Re", "Ref", "Refs", "and"],
            );
        if others {
            return None;
        }
        let noun = usize::from(is_noun(page, at + 1));
        let dot = usize::from(page.is(at + 1 + noun, ".") && !page.tokens[at + 1 + noun].apart);
        let strength = match noun > 0 || page.tokens[at].shape != Shape::Lower {
            true => Strength::Sure,
            false => Strength::Possessive,
        };
        return Some(Designator {
            whose: Whose::Circular,
            strength,
            plural: word.ends_with('s'),
            next: at + 1 + noun + dot,
        });
    }
    if is_noun(page, at) {
        return made(Whose::Department, Strength::Possessive, at + 1).map(|d| Designator {
            plural: word.ends_with('s'),
            ..d
        });
    }
    if page.tokens[at].shape == Shape::Lower {
        return None;
    }
    match notation::house(word) {
        Some(Whose::Field) => return of_embassy(page, at),
        // "State" is a post of the table.
        Some(whose) if !page.is(at, "state") => {
            let next = behind_possessive(page, at + 1);
            let of_many = page.word(next);
            if notation::is_circular(of_many) || vocab::short_name(of_many) == Some(Whose::Circular)
            {
                return designator(page, next);
            }
            return named(page, next, whose);
        }
        _ => {}
    }
    // "AIRA Norvale 341" is a number of the attaché's own.
    if at > 0 && page.is_any(at - 1, &OTHER_OFFICES) {
        return None;
    }
    let (post, next) = post(page, at)?;
    named(page, next, Whose::of(post.name))
}

/// "our", "my", "your", with or without a noun.
fn pronoun(page: &Page<'_>, at: usize, whose: Whose) -> Option<Designator> {
    let noun = is_noun(page, at + 1);
    Some(Designator {
        whose,
        strength: if noun {
            Strength::Sure
        } else {
            Strength::Pronoun
        },
        plural: noun && page.word(at + 1).ends_with('s'),
        next: at + 1 + usize::from(noun),
    })
}

/// "Embassy telegram 756", "Embassy Bonn's 1650", "Embassy's 12".
fn of_embassy(page: &Page<'_>, at: usize) -> Option<Designator> {
    let next = behind_possessive(page, at + 1);
    if let Some((post, behind)) = post(page, next) {
        return named(page, behind, Whose::Post(post.name));
    }
    if is_noun(page, next) || next > at + 1 {
        return named(page, next, Whose::Field);
    }
    None
}

/// A name with what may follow it: a possessive, a noun, a short name ("Saigon Embtel 540").
fn named(page: &Page<'_>, next: usize, whose: Whose) -> Option<Designator> {
    let behind = behind_possessive(page, next);
    let possessive = behind > next || page.tokens.get(next.checked_sub(1)?)?.possessive;
    if is_noun(page, behind) || vocab::short_name(page.word(behind)) == Some(Whose::Field) {
        return Some(Designator {
            whose,
            strength: Strength::Sure,
            plural: page.word(behind).ends_with(['s', 'S']),
            next: behind + 1,
        });
    }
    // "Treasury's 655" is no telegram: those of offices other than posts are not cited so.
    let office = matches!(whose, Whose::Post(name)
        if vocab::posts().exact(name).is_some_and(|post| post.body.contains("Department")));
    let series = matches!(whose, Whose::Post(name) if vocab::posts().exact(name).is_some_and(Post::is_series));
    if office && possessive && !series {
        return None;
    }
    Some(Designator {
        whose,
        strength: match (series, possessive) {
            (true, _) => Strength::Sure,
            (_, true) => Strength::Possessive,
            (_, false) => Strength::Post,
        },
        plural: false,
        next: behind,
    })
}

fn behind_possessive(page: &Page<'_>, at: usize) -> usize {
    let is = page
        .tokens
        .get(at)
        .is_some_and(|token| token.kind == PieceKind::Possessive);
    at + usize::from(is)
}

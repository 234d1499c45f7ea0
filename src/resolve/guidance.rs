//! Of whom a post asks what only others can give: "Embassy requests guidance", "please advise".
//!
//! Needs: the sender and the addressees. Method: words of the object, and those that lead up to them in the sentence. What is
//! somebody's own ("his concurrence", "Norvalian approval", "concurrence from the Ministry") is asked of him, and what the
//! sender asked in a talk ("I said I wanted", "sought", "to obtain") is only told of. Guidance is the Department's to give,
//! whoever else is told; other words of the kind ask the only addressee, or the Department where it is one of several.

use super::register::{DEPARTMENT, Register};
use crate::model::{Argument, Claim, Filler, Meant, Mention, Span};
use crate::vocab::families::{self, Families, families_of};
use crate::vocab::guidance::{OF_ADDRESSEE, OF_DEPARTMENT, OF_SUPERIOR};
use crate::vocab::{self, Special, VerbForm, form_of_saying};

/// By these names too those are asked who instruct a post.
const CAPITAL: [&str; 3] = [DEPARTMENT, "Washington", "White House"];

/// Who is asked, where the message asks in its own name and does not say of whom.
pub(super) fn asked_of(
    register: &mut Register<'_>,
    claim: &Claim,
    subject: &Argument,
    mentions: &[Mention],
) -> Option<Argument> {
    let words = claim.object.as_ref()?.words?;
    if claim.predicate != "requested" {
        return None;
    }
    let senders = [
        register.sender(),
        register.signer,
        register.author.flatten(),
    ];
    let is_own = subject.entity.is_some() && senders.contains(&subject.entity);
    let from_department = senders[0].is_some_and(|id| register.named(id) == DEPARTMENT);
    if !is_own || from_department {
        return None;
    }
    let meant = match asked(register, claim, words, mentions)? {
        Asked::Department => Meant::Department,
        Asked::Addressee if register.addressee.is_some() => Meant::Addressee,
        Asked::Addressee if register.to_department => Meant::Department,
        Asked::Addressee => return None,
    };
    register.argument(&Filler::implied(meant), &[])
}

/// Of whom something is asked by its name.
#[derive(Clone, Copy)]
enum Asked {
    Department,
    Addressee,
}

/// Who can give what an object names, where it is nobody's own.
fn asked(
    register: &Register<'_>,
    claim: &Claim,
    object: Span,
    mentions: &[Mention],
) -> Option<Asked> {
    let sentence = Span::cover(claim.evidence, object);
    let text = sentence.of(&register.raw.text);
    let mut before: Vec<String> = Vec::new();
    let mut within = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')) {
        let Some(place) = Span::of_slice(text, word) else {
            continue;
        };
        let at = sentence.start() + place.start();
        if at >= object.end() {
            return None;
        }
        let folded = word.to_ascii_lowercase();
        let asked = match folded.as_str() {
            _ if at < object.start() => None,
            word if OF_DEPARTMENT.contains(&word) => Some(Asked::Department),
            word if OF_ADDRESSEE.contains(&word) => Some(Asked::Addressee),
            _ => None,
        };
        let Some(asked) = asked else {
            within += usize::from(at >= object.start());
            before.push(folded);
            continue;
        };
        let own = is_somebodys(&folded, &before, within)
            || is_told(&folded, &before, claim.rule)
            || is_aside(&folded, &before[before.len() - within..]);
        let anothers = mentions.iter().any(|mention| {
            let leads = object.start() <= mention.span.start() && mention.span.end() <= at;
            let behind = &text[place.end()..];
            // "Would appreciate advice from": whoever is meant reads it.
            let gives = !is_open(claim.rule) && is_given_by(behind, at + word.len(), mention.span);
            let is_capital = CAPITAL.contains(&register.named(mention.entity));
            let is_addressed = gives && register.addressee == Some(mention.entity);
            (leads || gives) && mention.kind.can_act() && !is_capital && !is_addressed
        });
        return (!own && !anothers).then_some(asked);
    }
    None
}

/// Whether somebody's own word or deed is meant: "his advice", "if he would advise us"; `within` words of those before
/// stand in the object.
fn is_somebodys(word: &str, before: &[String], within: usize) -> bool {
    const DEEDS: [&str; 5] = ["authorize", "concur", "approve", "advise", "instruct"];
    const BETWEEN: [&str; 3] = ["to", "not", "also"];
    const DOERS: Families = families::I
        .and(families::WE)
        .and(families::HE)
        .and(families::THEY);
    let near = &before[before.len() - before.len().min(within.max(2))..];
    let has = |families: Families| near.iter().any(|word| is_of(word, families));
    let mine = OF_SUPERIOR.contains(&word) || word == "authority";
    let doer = before
        .iter()
        .rev()
        .find(|word| !is_of(word, families::MODAL) && !BETWEEN.contains(&word.as_str()));
    let does = doer.is_some_and(|word| is_of(word, DOERS));
    has(families::HIS) || has(families::OUR) && !mine || DEEDS.contains(&word) && does
}

/// Whether the sender tells what was asked elsewhere: "I asked for clarification", "pointed out the need of your approval".
fn is_told(word: &str, before: &[String], rule: &str) -> bool {
    const WAS_ASKED: [&str; 8] = [
        "asked", "sought", "obtained", "secured", "received", "hoped", "wanted", "requested",
    ];
    const GET: [&str; 15] = [
        "seek", "seeking", "obtain", "obtaining", "get", "getting", "secure", "securing", "ensure",
        "ensuring", "insure", "gain", "gaining", "win", "receive",
    ];
    const SPEAKERS: [&str; 3] = ["i", "we", "ambassador"];
    let of_superior = OF_SUPERIOR.contains(&word);
    let near = before.len() - before.len().min(4);
    let asks = |at: usize, word: &String| {
        let is_passive = at > 0 && is_of(&before[at - 1], families::BE);
        WAS_ASKED.contains(&word.as_str()) && !is_passive
            || GET.contains(&word.as_str()) && !of_superior
    };
    let mut nearest = before.iter().enumerate().skip(near);
    let elsewhere = nearest.any(|(at, word)| asks(at, word));
    let said = before.windows(3).any(|words| {
        let says =
            |word: &String| form_of_saying(word) == Some(VerbForm::Past) || word == "pointed";
        SPEAKERS.contains(&words[0].as_str()) && (says(&words[1]) || says(&words[2]))
    });
    // Nobody but a superior could be told that guidance is welcome.
    let is_plain = of_superior && is_open(rule);
    // "Our request for clarification" was made before.
    let named = rule == "nominal" && !of_superior;
    elsewhere || named || said && !is_plain
}

fn is_of(word: &str, families: Families) -> bool {
    families_of(word).meet(families)
}

/// Whether a rule reads what is asked of the reader then and there.
fn is_open(rule: &str) -> bool {
    rule == "please" || vocab::frame(rule).is_some_and(|frame| frame.has(Special::Would))
}

/// Whether consent is only touched by another deed that is asked: "be put off pending clarification", of which `within` are the
/// words before it.
fn is_aside(word: &str, within: &[String]) -> bool {
    const PLAIN: [&str; 3] = ["following", "regarding", "concerning"];
    let deed = |word: &String| word.ends_with("ing") && !PLAIN.contains(&word.as_str());
    !OF_SUPERIOR.contains(&word) && within.iter().any(deed)
}

/// Whether what stands `behind` a word that ends at a place says that a name gives it: "concurrence from the Ministry".
fn is_given_by(behind: &str, end: usize, name: Span) -> bool {
    const NEAR: usize = 5;
    let Some(gap) = name
        .start()
        .checked_sub(end)
        .and_then(|gap| behind.get(..gap))
    else {
        return false;
    };
    let words: Vec<&str> = gap.split_whitespace().collect();
    let source = matches!(
        words.as_slice(),
        [.., "from" | "From" | "FROM"] | [.., "from" | "From" | "FROM", "the" | "The" | "THE"]
    );
    source && words.len() <= NEAR && !gap.contains(['.', ';', ','])
}

//! How sure an act is, and whether it stands, by what the tree and the judge say of it and by what is only disclaimed.
//!
//! Needs: an act of a rule or of the judge. Cost: a look at the tree around its word.

use super::super::discourse::OPEN;
use super::super::draft::Draft;
use super::super::page::Page;
use super::Told;
use super::parsed::{self, Reality, Scene};
use crate::model::Modality;

/// Takes what the tree and the judge say of what a rule tells: its whole object, how sure it is. What a rule tells
/// stands, but it is no surer than the judge lets it be: rare wordings he does not know.
pub(super) fn weigh(
    draft: &mut Draft<'_, '_>,
    scene: &Scene,
    read: &parsed::Read<'_, '_>,
    readings: &[Vec<parsed::Reading>],
    rule: &mut Told,
) {
    let agreed = parsed::agreement(scene, readings, rule);
    if let Some(object) = read.object(scene, readings, rule) {
        rule.take_object(draft, object);
    }
    if read.is_open(rule) {
        rule.claim.confidence = rule.claim.confidence.min(OPEN);
    }
    if read.is_guessed(rule) {
        rule.claim.confidence = rule.claim.confidence.min(parsed::GUESSED);
    }
    let most = parsed::most_sure(rule.claim.predicate, agreed);
    rule.claim.confidence = rule.claim.confidence.min(most);
}

/// Takes how an act that a noun tells is meant from the verb of that noun.
pub(super) fn take_reality(read: &parsed::Read<'_, '_>, one: &mut Told) {
    let told = matches!(one.claim.modality, Modality::Asserted | Modality::Intended);
    if !told || one.claim.predicate == "met" {
        return;
    }
    match read.reality(one) {
        Reality::Perhaps => one.claim.modality = Modality::Conditional,
        Reality::Denied => one.claim.modality = Modality::Negated,
        Reality::Done => {}
    }
}

/// Bounds how sure it is that who disclaims or denies something rejects it.
pub(super) fn bound(page: &Page<'_>, one: &mut Told) {
    if is_disclaimer(page, one) || is_denial(page, one) {
        one.claim.confidence = one.claim.confidence.min(DISCLAIMED);
    }
}

/// How sure it is at most that who has no wish to do something, or denies that it is so, rejects it.
const DISCLAIMED: f32 = 0.65;

/// Whether somebody only says what he does not want or plan: "no wish to interfere", "does not intend to apply pressure" turn
/// down nothing that was put to him, "no wish to attend" may.
fn is_disclaimer(page: &Page<'_>, told: &Told) -> bool {
    const WISHES: [&str; 26] = [
        "wish", "wishes", "wished", "want", "wants", "wanted", "desire", "desires", "desired",
        "interest", "interested", "determined", "intention", "intentions", "intend", "intends",
        "intended", "intending", "plan", "plans", "planned", "planning", "contemplate",
        "contemplated", "contemplates", "contemplating",
    ];
    told.claim.predicate == "rejected" && page.is_any(told.at, &WISHES)
}

/// Whether somebody only calls untrue what is said of him: "denied any knowledge of it", "denied that he had"; who denies access
/// or a request does reject something.
fn is_denial(page: &Page<'_>, told: &Told) -> bool {
    const DENIES: [&str; 6] = ["deny", "denies", "denied", "denying", "denial", "denials"];
    const UNTRUE: [&str; 30] = [
        "that", "this", "it", "having", "being", "knowledge", "existence", "intention",
        "intentions", "involvement", "responsibility", "report", "reports", "rumor", "rumors",
        "story", "stories", "allegation", "allegations", "charge", "charges", "accusation",
        "accusations", "claim", "claims", "implication", "insinuation", "insinuations", "accuracy",
        "authenticity",
    ];
    /// So many words are looked at.
    const NEAR: usize = 4;
    let (first, end) = told.object;
    let opening = first.saturating_sub(1).max(told.at + 1)..end.min(first + NEAR);
    told.claim.predicate == "rejected"
        && page.is_any(told.at, &DENIES)
        && opening.into_iter().any(|at| page.is_any(at, &UNTRUE))
}

//! Names to entities: settles who and what is meant within one document.
//!
//! Needs: the findings of `extract`. Sets: entities with keys, mentions, assertions. No mention is dropped: a name
//! that could be nobody else's becomes an entity of its own. A pure function of the document: what is joined across
//! cables is joined by the key alone, and only where the key says enough (a full name, a surname with office and
//! body, a signer with his post).

mod across;
mod between;
mod citation;
mod guidance;
mod holders;
mod incumbents;
mod people;
mod pronouns;
mod register;
mod sameness;
mod things;
mod twins;

pub use across::joins;
pub use citation::rank;
pub use holders::{name_settled, settle};
pub use twins::twin_meant;

use crate::model::{Assertion, Cable, Claim, Entity, EntityId, Filler, Findings, Mention, RawText};
use crate::vocab::Gender;
use register::Register;

/// What a document says, with everyone in it settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    /// The message itself first, then in order of first mention.
    pub entities: Vec<Entity>,
    /// In order of position.
    pub mentions: Vec<Mention>,
    /// In order of position.
    pub assertions: Vec<Assertion>,
}

/// Identity of the message within the graph: its number, else the identity that the input states.
pub fn cable_key(raw: &RawText, cable: &Cable) -> String {
    match &cable.mrn {
        _ if !cable.genre.is_message() => format!("document:{}", raw.id),
        Some(mrn) => format!("cable:{mrn}"),
        None => document_key(&raw.id),
    }
}

/// Identity of a message by what an input or an edition calls it.
fn document_key(id: &str) -> String {
    format!("cable:document {id}")
}

/// Settles who is meant by the names of a document.
pub fn resolve(raw: &RawText, cable: &Cable, findings: &Findings) -> Resolved {
    let identities = identities(raw, cable, findings);
    let (mut register, of_name) = Register::of(raw, cable, findings, &identities);
    register.forget_offices(findings, &of_name);
    let mentions = mentions(findings, &of_name);
    let claims = pronouns::settled_claims(raw, cable, findings, &identities);
    let mut assertions: Vec<Assertion> = claims
        .iter()
        .filter_map(|claim| assertion(&mut register, claim, &of_name, &mentions))
        .collect();
    assertions.sort_by_key(|assertion| (assertion.evidence.span, assertion.predicate));
    leave_repeated(&mut assertions);
    // "To: Department of State" in the heading and "TO SECSTATE WASHDC" below are one statement.
    let mut stated = std::collections::HashSet::new();
    assertions.retain(|assertion| {
        let object = assertion.object.as_ref().and_then(|object| object.entity);
        assertion.rule != "head" || object.is_none() || stated.insert((assertion.predicate, object))
    });
    Resolved {
        entities: register.entities,
        mentions,
        assertions,
    }
}

/// For each claim of a document the names of who acts and of what is acted on: names and short forms, and the words.
///
/// Order: that of the claims; empty where nobody is known.
pub fn parties(
    raw: &RawText,
    cable: &Cable,
    findings: &Findings,
) -> Vec<(Vec<String>, Vec<String>)> {
    let identities = identities(raw, cable, findings);
    let (mut register, of_name) = Register::of(raw, cable, findings, &identities);
    let mut names = |filler: &Filler| -> Vec<String> {
        let Some(argument) = register.argument(filler, &of_name) else {
            return Vec::new();
        };
        let entity = argument.entity.map(|id| &register.entities[id.0 as usize]);
        let known = entity.into_iter().flat_map(|entity| {
            std::iter::once(entity.name.clone()).chain(entity.aliases.iter().cloned())
        });
        std::iter::once(argument.text).chain(known).collect()
    };
    pronouns::settled_claims(raw, cable, findings, &identities)
        .iter()
        .map(|claim| {
            let object = claim.object.as_ref().map(&mut names).unwrap_or_default();
            (names(&claim.subject), object)
        })
        .collect()
}

/// What makes two names the same entity, and what it is to be called.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Identity {
    key: String,
    name: String,
    aliases: Vec<String>,
    /// What the text tells of a person.
    gender: Option<Gender>,
}

fn identities(raw: &RawText, cable: &Cable, findings: &Findings) -> Vec<Identity> {
    let mut identities = things::identities(raw, cable, findings);
    people::identify(raw, cable, findings, &mut identities);
    identities
}

fn mentions(findings: &Findings, of_name: &[Option<EntityId>]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = findings
        .names
        .iter()
        .zip(of_name)
        .filter_map(|(name, entity)| {
            Some(Mention {
                span: name.span,
                kind: name.kind,
                entity: (*entity)?,
                method: name.method,
                confidence: name.confidence,
                protection: name.protection,
            })
        })
        .collect();
    // What editors marked is told as theirs, also where a rule of ours finds it.
    mentions.sort_by_key(|mention| (mention.span, mention.entity, mention.method != "editor"));
    mentions.dedup_by(|b, a| {
        let same = a.span == b.span && a.entity == b.entity;
        if same {
            a.protection = a.protection.max(b.protection);
        }
        same
    });
    mentions
}

/// Turns a claim into an assertion; `None` where it is not known who acts.
fn assertion(
    register: &mut Register<'_>,
    claim: &Claim,
    of_name: &[Option<EntityId>],
    mentions: &[Mention],
) -> Option<Assertion> {
    let mut argument = |filler: &Filler| register.argument(filler, of_name);
    let subject = argument(&claim.subject)?;
    let object = claim.object.as_ref().and_then(&mut argument);
    let recipient = claim.recipient.as_ref().and_then(&mut argument);
    // Two names may turn out to be one man's, who tells of himself.
    let attributed_to = claim
        .speaker
        .as_ref()
        .and_then(&mut argument)
        .filter(|speaker| speaker.entity.is_none() || speaker.entity != subject.entity);
    let recipient = recipient.or_else(|| guidance::asked_of(register, claim, &subject, mentions));
    let itself = subject.entity.is_some()
        && object
            .as_ref()
            .is_some_and(|object| object.entity == subject.entity);
    let of_himself = subject.entity.is_some()
        && recipient
            .as_ref()
            .is_some_and(|recipient| recipient.entity == subject.entity);
    let evidence = register.evidence(claim.evidence);
    // Nobody meets, asks, refers to or is a forum for himself: such a reading is a mistake.
    (!itself && !of_himself).then_some(Assertion {
        subject,
        predicate: claim.predicate,
        object,
        recipient,
        modality: claim.modality,
        attributed_to,
        date: claim.date,
        deadline: claim.deadline,
        evidence,
        rule: claim.rule,
        confidence: claim.confidence,
    })
}

/// Leaves of what one sentence tells twice the surer telling.
fn leave_repeated(assertions: &mut Vec<Assertion>) {
    let mut kept: Vec<Assertion> = Vec::with_capacity(assertions.len());
    for one in assertions.drain(..) {
        let sentence = one.evidence.span;
        let mut told = kept.iter_mut().rev();
        let told = told
            .by_ref()
            .take_while(|other| other.evidence.span == sentence);
        match told.into_iter().find(|other| same_statement(other, &one)) {
            Some(other) if other.confidence < one.confidence => *other = one,
            Some(_) => {}
            None => kept.push(one),
        }
    }
    *assertions = kept;
}

fn same_statement(a: &Assertion, b: &Assertion) -> bool {
    (a.predicate, a.modality, a.date, a.deadline) == (b.predicate, b.modality, b.date, b.deadline)
        && a.subject == b.subject
        && a.object == b.object
        && a.recipient == b.recipient
        && a.attributed_to == b.attributed_to
}

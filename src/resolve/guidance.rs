//! Of whom a post asks what only others can give: "Embassy requests guidance", "please advise".
//!
//! Needs: the sender and the addressees. Method: words of the object; what is somebody's own ("his concurrence", "Norvalian
//! approval") is asked of him. Guidance is the Department's to give, whoever else is told; other words of the kind ask the
//! only addressee, or the Department where it is one of several.

use super::register::Register;
use crate::model::{Argument, Claim, Filler, Meant, Mention, Span};
use crate::vocab::guidance::{OF_ADDRESSEE, OF_DEPARTMENT};

pub(super) const DEPARTMENT: &str = "Department of State";

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
    let asked = asked(register, words, mentions)?;
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
    let meant = match asked {
        Asked::Department => Meant::Department,
        Asked::Addressee if register.addressee.is_some() => Meant::Addressee,
        Asked::Addressee if register.to_department => Meant::Department,
        Asked::Addressee => return None,
    };
    register.argument(&Filler::implied(meant), &[])
}

/// Of whom something is asked by its name.
enum Asked {
    Department,
    Addressee,
}

/// Who can give what an object names, where it is nobody's own.
fn asked(register: &Register<'_>, object: Span, mentions: &[Mention]) -> Option<Asked> {
    let text = object.of(&register.raw.text);
    let mut from = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')) {
        let at = from;
        from += word.len() + 1;
        let folded = word.to_ascii_lowercase();
        let asked = match folded.as_str() {
            "his" | "her" | "their" | "its" | "our" | "my" => return None,
            word if OF_DEPARTMENT.contains(&word) => Asked::Department,
            word if OF_ADDRESSEE.contains(&word) => Asked::Addressee,
            _ => continue,
        };
        let (first, end) = (object.start(), object.start() + at);
        let anothers = mentions.iter().any(|mention| {
            let within = first <= mention.span.start() && mention.span.end() <= end;
            let can_give = mention.kind.can_act();
            within && can_give && register.named(mention.entity) != DEPARTMENT
        });
        return (!anothers).then_some(asked);
    }
    None
}

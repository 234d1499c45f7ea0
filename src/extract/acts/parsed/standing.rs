//! Where a pronoun stands: what it hangs on, in whose words.
//!
//! Needs: the tree of its sentence. Cost: a way up the tree, and a look at the words behind.

use super::mention::{done_to, role};
use super::party::described;
use super::traits::stem;
use super::view::View;
use super::who::{self, SUBJECTS};
use crate::extract::draft::Draft;
use crate::extract::syntax::Relation;
use crate::vocab::Gender;

/// Where a pronoun stands.
pub(super) struct Standing {
    pub(super) at: usize,
    pub(super) form: u32,
    pub(super) role: Relation,
    /// Stem of the word that it hangs on.
    pub(super) above: u32,
    /// Whether that is a verb of speech.
    pub(super) says: u32,
    /// Stem of the first word of the sentence.
    pub(super) first: u32,
    pub(super) opens: bool,
    pub(super) gender: Gender,
    /// Who is named behind it and does nothing there.
    pub(super) done_to: Vec<u32>,
    /// The subjects of the verbs above it, from the nearest on.
    pub(super) subjects: Vec<Option<usize>>,
}

impl Standing {
    pub(super) fn of(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize, form: usize) -> Self {
        const STEPS: usize = 12;
        let (role, above) = role(view, at);
        let mut subjects = Vec::new();
        let mut word = at;
        for _ in 0..STEPS {
            let Some(head) = view.head(word) else { break };
            let subject = view.child(head, &SUBJECTS);
            if subject.is_some() || view.tag(head).is_verb() {
                let is_relative = |at: &usize| view.is_any(*at, &["who", "which", "that"]);
                let of = subject
                    .filter(is_relative)
                    .and_then(|at| described(view, at));
                subjects.push(of.or(subject));
            }
            word = head;
        }
        if let Some(subject) = who::says_behind(view, word) {
            subjects.push(Some(subject));
        }
        let says = view.head(at).is_some_and(|head| who::says(view, head));
        Standing {
            at,
            form: form as u32,
            role,
            above,
            says: u32::from(says),
            first: stem(view.page.word(view.first)),
            opens: at <= view.first + 1,
            gender: match view.is_any(at, &["she", "her"]) {
                true => Gender::Woman,
                false => Gender::Man,
            },
            done_to: done_to(draft, view, at),
            subjects,
        }
    }
}

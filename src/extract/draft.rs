//! The findings in the making, and whose words each token is.

use super::page::Page;
use super::people::is_trap;
use super::tagger::Shares;
use crate::model::{Claim, EntityKind, Findings, Meant, Name, NameId, NameSense, Span};

/// What has been found so far. Extractors add, and none takes away; three say more of what was found before them: a protect mark
/// whom words name ([`Draft::reread`]), a plural where its name ends, the acts who speaks of a forum.
pub(super) struct Draft<'p, 't> {
    pub(super) page: &'p Page<'t>,
    pub(super) findings: Findings,
    /// What the tagger holds each word for, once it has read the page.
    pub(super) shares: Shares,
    /// For each token the first, that is outermost, name that covers it.
    owner: Vec<Option<NameId>>,
    /// For each name its tokens; empty for names in the head.
    tokens: Vec<(usize, usize)>,
}

impl<'p, 't> Draft<'p, 't> {
    pub(super) fn new(page: &'p Page<'t>) -> Self {
        Draft {
            page,
            findings: Findings::default(),
            shares: Shares::default(),
            owner: vec![None; page.tokens.len()],
            tokens: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Findings {
        self.findings
    }

    /// Adds a name that covers tokens `first..end`; `None` where they are a person's by no means.
    pub(super) fn name(
        &mut self,
        tokens: (usize, usize),
        kind: EntityKind,
        sense: NameSense,
        method: &'static str,
        confidence: f32,
    ) -> Option<NameId> {
        let (first, end) = tokens;
        let is_surname = !matches!(
            sense,
            NameSense::Office(_) | NameSense::Holder(_) | NameSense::Letter(_)
        );
        if kind == EntityKind::Person && is_surname && is_trap(self.page, first, end) {
            return None;
        }
        let span = self.page.span(first, end)?;
        let id = NameId(self.findings.names.len());
        self.findings.names.push(Name {
            span,
            kind,
            sense,
            method,
            confidence,
            protection: None,
        });
        self.tokens.push(tokens);
        for owner in &mut self.owner[first..end] {
            owner.get_or_insert(id);
        }
        Some(id)
    }

    /// Takes tokens `first..end` for a person's name, whatever they were read as: names within them, and a person's that
    /// ends with them, become it. For words of which the text itself says that they name somebody.
    pub(super) fn reread(
        &mut self,
        tokens: (usize, usize),
        sense: NameSense,
        method: &'static str,
    ) -> Option<NameId> {
        let (first, end) = tokens;
        let span = self.page.span(first, end)?;
        let mut read = None;
        for id in self.names_in(first, end) {
            let (from, to) = self.tokens[id.0];
            let is_person = self.get(id).kind == EntityKind::Person;
            if to == end && (first <= from || is_person) || first <= from && to <= end {
                let name = &mut self.findings.names[id.0];
                (name.span, name.kind, name.method) = (span, EntityKind::Person, method);
                name.sense = sense.clone();
                self.tokens[id.0] = tokens;
                read.get_or_insert(id);
            }
        }
        let id = read.unwrap_or(NameId(self.findings.names.len()));
        if read.is_none() {
            self.findings.names.push(Name {
                span,
                kind: EntityKind::Person,
                sense,
                method,
                confidence: 0.5,
                protection: None,
            });
            self.tokens.push(tokens);
        }
        self.owner[first..end].fill(Some(id));
        Some(id)
    }

    /// Ends the name added last before the small s of a plural: what is named in "ABMs" is the ABM.
    pub(super) fn end_before_plural(&mut self, last: usize) {
        let written = self.page.word(last);
        let short = written
            .strip_suffix('s')
            .is_some_and(|stem| stem.chars().filter(|c| c.is_uppercase()).count() > 1);
        if short
            && let Some(name) = self.findings.names.last_mut()
            && let Some(span) = Span::new(self.page.text, name.span.start(), name.span.end() - 1)
        {
            name.span = span;
        }
    }

    /// Adds a name that stands in the head.
    pub(super) fn head_name(
        &mut self,
        span: Span,
        kind: EntityKind,
        sense: NameSense,
        method: &'static str,
    ) -> NameId {
        let id = NameId(self.findings.names.len());
        self.findings.names.push(Name {
            span,
            kind,
            sense,
            method,
            confidence: 1.0,
            protection: None,
        });
        self.tokens.push((0, 0));
        id
    }

    /// Adds a name of the head as another page found it.
    pub(super) fn copied_name(&mut self, name: Name) {
        self.findings.names.push(name);
        self.tokens.push((0, 0));
    }

    pub(super) fn claim(&mut self, claim: Claim) {
        self.findings.claims.push(claim);
    }

    /// The outermost name that covers a token.
    pub(super) fn owner(&self, token: usize) -> Option<NameId> {
        self.owner.get(token).copied().flatten()
    }

    /// Who "I" or "we" is at a token in a letter that the message passes on, where it tells who wrote it: "I" the writer, "we" his
    /// state where it is an American's.
    pub(super) fn writer(&self, token: usize) -> Option<Meant> {
        let letter = self.page.voices.letter(self.page.span(token, token + 1)?)?;
        if self.page.is_any(token, &["i", "my", "me"]) {
            let writer = self.owner(self.page.token_at(letter.writer?.0))?;
            let is_person = self.get(writer).kind == EntityKind::Person;
            return is_person.then_some(Meant::Name(writer));
        }
        let is_ours = letter.to_deliver && self.page.is_from_department();
        is_ours.then_some(Meant::State("United States"))
    }

    /// Whether none of the tokens belongs to a name.
    pub(super) fn is_free(&self, first: usize, end: usize) -> bool {
        self.owner[first..end].iter().all(Option::is_none)
    }

    /// Whether a place may be named by the tokens: free words, or words inside the longer name of a body, an initiative or
    /// a holder of an office. A person's own name holds no place.
    pub(super) fn may_name_place(&self, first: usize, end: usize) -> bool {
        (first..end).all(|at| {
            self.owner(at).is_none_or(|id| {
                let (from, to) = self.tokens_of(id);
                let name = self.get(id);
                let holds = match name.kind {
                    EntityKind::Body | EntityKind::Initiative => true,
                    EntityKind::Person => matches!(name.sense, NameSense::Holder(_)),
                    _ => false,
                };
                holds && to - from > end - first
            })
        })
    }

    /// The name with this number.
    pub(super) fn get(&self, id: NameId) -> &Name {
        &self.findings.names[id.0]
    }

    /// The tokens of a name; empty for names in the head.
    pub(super) fn tokens_of(&self, id: NameId) -> (usize, usize) {
        self.tokens[id.0]
    }

    /// The names of which tokens `first..end` have a part, in order of position: of one within another only the outer.
    pub(super) fn names_in(&self, first: usize, end: usize) -> Vec<NameId> {
        let mut found: Vec<NameId> = Vec::new();
        for token in first..end {
            if let Some(id) = self.owner(token)
                && found.last() != Some(&id)
            {
                found.push(id);
            }
        }
        found
    }
}

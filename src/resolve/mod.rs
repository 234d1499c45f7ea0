//! Names to entities: settles who and what is meant within one document.
//!
//! Needs: the findings of `extract`. Sets: entities with keys, mentions, assertions. No mention is dropped: a name
//! that could be nobody else's becomes an entity of its own. A pure function of the document: what is joined across
//! cables is joined by the key alone, and only where the key says enough (a full name, a surname with office and
//! body, a signer with his post).

mod across;
mod citation;
mod guidance;
mod holders;
mod incumbents;
mod people;
mod pronouns;
mod things;

use std::collections::HashMap;

pub use across::joins;
pub use citation::rank;
pub use holders::{name_settled, settle};

use crate::model::{
    Argument, Assertion, Cable, Claim, Entity, EntityId, EntityKind, Evidence, Filler, Findings,
    Meant, Mention, Mrn, NameId, NameSense, RawText, Span, fold_space,
};
use crate::vocab::{self, Gender};

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

/// The entities in the making.
struct Register<'t> {
    raw: &'t RawText,
    cable: &'t Cable,
    entities: Vec<Entity>,
    by_key: HashMap<String, EntityId>,
    /// Who sent the message, as its head names him.
    sender: Option<EntityId>,
    /// Who signs it.
    signer: Option<EntityId>,
    /// Its only addressee.
    addressee: Option<EntityId>,
    /// Whether the Department is one of its addressees.
    to_department: bool,
    /// Who speaks as "I", where the opening names somebody: nobody known, where it names several.
    author: Option<Option<EntityId>>,
}

impl<'t> Register<'t> {
    /// Everyone whom a document names, in order of first mention, and for each name who that is.
    fn of(
        raw: &'t RawText,
        cable: &'t Cable,
        findings: &Findings,
        identities: &[Identity],
    ) -> (Self, Vec<Option<EntityId>>) {
        let mut register = Register::new(raw, cable);
        let mut of_name: Vec<Option<EntityId>> = vec![None; findings.names.len()];
        let mut order: Vec<usize> = (0..findings.names.len()).collect();
        order.sort_by_key(|index| (findings.names[*index].span, *index));
        for index in order {
            let name = &findings.names[index];
            let id = register.entity(name.kind, &identities[index]);
            register.alias(id, name.span.of(&raw.text));
            register.protect(id, name.protection);
            if let NameSense::Number(mrn) = &name.sense {
                register.number(id, mrn);
            }
            match name.method {
                "head-sender" => register.sender = Some(id),
                "signature" => register.signer = Some(id),
                _ => {}
            }
            of_name[index] = Some(id);
        }
        register.settle(findings, &of_name);
        (register, of_name)
    }

    fn new(raw: &'t RawText, cable: &'t Cable) -> Self {
        let mut register = Register {
            raw,
            cable,
            entities: Vec::new(),
            by_key: HashMap::new(),
            sender: None,
            signer: None,
            addressee: None,
            to_department: false,
            author: None,
        };
        let key = cable_key(raw, cable);
        let name = cable
            .mrn
            .as_ref()
            .map_or_else(|| raw.id.clone(), ToString::to_string);
        let kind = if cable.genre.is_message() {
            EntityKind::Cable
        } else {
            EntityKind::Document
        };
        register.entity(
            kind,
            &Identity {
                key,
                name,
                ..Identity::default()
            },
        );
        // By this a message is found that cites no number.
        if let Some(sent) = vocab::posts().sending(cable) {
            register.alias(EntityId(0), &sent);
        }
        register
    }

    fn entity(&mut self, kind: EntityKind, identity: &Identity) -> EntityId {
        if let Some(id) = self.by_key.get(&identity.key) {
            return *id;
        }
        let id = EntityId(self.entities.len() as u32);
        self.entities.push(Entity {
            id,
            kind,
            key: identity.key.clone(),
            name: identity.name.clone(),
            aliases: Vec::new(),
            protection: None,
            mrn: None,
        });
        self.by_key.insert(identity.key.clone(), id);
        for alias in &identity.aliases {
            self.alias(id, alias);
        }
        id
    }

    fn number(&mut self, id: EntityId, mrn: &Mrn) {
        self.entities[id.0 as usize]
            .mrn
            .get_or_insert_with(|| mrn.clone());
    }

    fn alias(&mut self, id: EntityId, written: &str) {
        let alias = fold_space(written);
        let entity = &mut self.entities[id.0 as usize];
        if alias != entity.name && !entity.aliases.contains(&alias) && !alias.is_empty() {
            entity.aliases.push(alias);
        }
    }

    fn protect(&mut self, id: EntityId, protection: Option<crate::model::Protection>) {
        let entity = &mut self.entities[id.0 as usize];
        entity.protection = entity.protection.max(protection);
    }

    /// Takes from people under protection the titles that stand alone for them: a title is no name, and to mask it
    /// wherever it stands would hide others.
    fn forget_offices(&mut self, findings: &Findings, of_name: &[Option<EntityId>]) {
        for (name, id) in findings.names.iter().zip(of_name) {
            let (NameSense::Office(_) | NameSense::Holder(_), Some(id)) = (&name.sense, id) else {
                continue;
            };
            let entity = &mut self.entities[id.0 as usize];
            if entity.protection.is_some() {
                let title = self.cable.words_of(&self.raw.text, name.span);
                entity.aliases.retain(|alias| *alias != title);
            }
        }
    }

    /// Settles to whom the message goes and who speaks in it.
    fn settle(&mut self, findings: &Findings, of_name: &[Option<EntityId>]) {
        self.addressee = self.only_addressee(findings, of_name);
        self.to_department = self
            .addressees(findings, of_name)
            .any(|id| self.named(id) == guidance::DEPARTMENT);
        self.author = findings.author.map(|author| match author {
            Meant::Name(NameId(index)) => of_name.get(index).copied().flatten(),
            _ => None,
        });
    }

    /// To whom a message goes, where it goes to one; "all diplomatic posts" are many.
    fn only_addressee(
        &self,
        findings: &Findings,
        of_name: &[Option<EntityId>],
    ) -> Option<EntityId> {
        let mut addressees = self.addressees(findings, of_name);
        let first = addressees.next()?;
        let name = self.named(first).to_ascii_lowercase();
        let is_one = !name.starts_with("all ") && !name.contains("posts");
        (is_one && addressees.all(|other| other == first)).then_some(first)
    }

    /// To whom the head of a message says that it goes.
    fn addressees<'f>(
        &self,
        findings: &'f Findings,
        of_name: &'f [Option<EntityId>],
    ) -> impl Iterator<Item = EntityId> + use<'f> {
        let heads = findings.claims.iter();
        heads
            .filter(|claim| claim.predicate == "addressed_to")
            .filter_map(|claim| match claim.object.as_ref()?.meant {
                Meant::Name(NameId(index)) => of_name.get(index).copied().flatten(),
                _ => None,
            })
    }

    /// What an entity is called.
    fn named(&self, id: EntityId) -> &str {
        &self.entities[id.0 as usize].name
    }

    /// The body or person that sent the message.
    fn sender(&mut self) -> Option<EntityId> {
        if let Some(id) = self.sender {
            return Some(id);
        }
        let post = vocab::posts().sender(self.cable);
        let name = match (post, &self.cable.from) {
            (Some(post), _) => post.body.to_owned(),
            (None, Some(from)) => from.value.clone(),
            // Of a message without a head only the signature tells who sent it.
            (None, None) => return self.signer,
        };
        let id = self.entity(EntityKind::Body, &things::named(EntityKind::Body, &name));
        if let Some(post) = post {
            self.alias(id, post.name);
        }
        Some(id)
    }

    fn argument(&mut self, filler: &Filler, of_name: &[Option<EntityId>]) -> Option<Argument> {
        let entity = match filler.meant {
            Meant::Nothing => None,
            Meant::Name(NameId(index)) => of_name.get(index).copied().flatten(),
            // "For Marlow from Quill. Please advise": Quill asks.
            Meant::Sender if filler.words.is_none() => {
                self.author.flatten().or_else(|| self.sender())
            }
            Meant::Sender => self.sender(),
            Meant::Signer => match self.author {
                Some(author) => author,
                None => self.signer.or_else(|| self.sender()),
            },
            Meant::Addressee => self.addressee,
            Meant::Department => Some(self.entity(
                EntityKind::Body,
                &things::named(EntityKind::Body, guidance::DEPARTMENT),
            )),
            Meant::State(name) => {
                let year = self.cable.year();
                let name = year.map_or(name, |year| vocab::state_in(name, year));
                Some(self.entity(EntityKind::Place, &things::named(EntityKind::Place, name)))
            }
            Meant::Message => Some(EntityId(0)),
        };
        let text = match (filler.words, entity) {
            (Some(words), _) => self.cable.words_of(&self.raw.text, words),
            // Nobody is named: the post acts, and who signs for it.
            (None, Some(id))
                if filler.meant == Meant::Sender && self.author.flatten() != Some(id) =>
            {
                let post = &self.entities[id.0 as usize].name;
                match self.signer.filter(|signer| *signer != id) {
                    Some(signer) => {
                        format!("{post} ({})", self.entities[signer.0 as usize].name)
                    }
                    None => post.clone(),
                }
            }
            (None, Some(id)) => self.entities[id.0 as usize].name.clone(),
            (None, None) => return None,
        };
        (!text.is_empty()).then_some(Argument { entity, text })
    }

    fn evidence(&self, span: Span) -> Evidence {
        // They stand in order, and none in another.
        let paragraphs = &self.cable.paragraphs;
        let at = paragraphs.partition_point(|paragraph| paragraph.span.end() <= span.start());
        let paragraph = paragraphs
            .get(at)
            .filter(|paragraph| paragraph.span.contains(span));
        Evidence {
            span,
            paragraph: paragraph.and_then(|paragraph| paragraph.number),
            portion: paragraph.and_then(|paragraph| paragraph.portion.clone()),
        }
    }
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
    let attributed_to = claim.speaker.as_ref().and_then(&mut argument);
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

//! Everyone and everything that one document names, in the making: who sent it and signs it, to whom it goes, who "I" is in
//! it, and what each argument of a statement stands for.
//!
//! Needs: the identities of its names. Cost: a look-up a name.

use std::collections::HashMap;

use super::{Identity, cable_key, things};
use crate::model::{
    Argument, Cable, Entity, EntityId, EntityKind, Evidence, Filler, Findings, Meant, Mrn, NameId,
    NameSense, RawText, Span, fold_space,
};
use crate::vocab;

/// The Department, as an entity.
pub(super) const DEPARTMENT: &str = "Department of State";

/// The entities in the making.
pub(super) struct Register<'t> {
    pub(super) raw: &'t RawText,
    cable: &'t Cable,
    pub(super) entities: Vec<Entity>,
    by_key: HashMap<String, EntityId>,
    /// Who sent the message, as its head names him.
    sender: Option<EntityId>,
    /// Who signs it.
    pub(super) signer: Option<EntityId>,
    /// Its only addressee.
    pub(super) addressee: Option<EntityId>,
    /// Whether the Department is one of its addressees.
    pub(super) to_department: bool,
    /// Who speaks as "I", where the opening names somebody: nobody known, where it names several.
    pub(super) author: Option<Option<EntityId>>,
    /// For whom "we" speak, where that is not who sent the message.
    party: Option<EntityId>,
}

impl<'t> Register<'t> {
    /// Everyone whom a document names, in order of first mention, and for each name who that is.
    pub(super) fn of(
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
            register.alias(id, &cable.words_of(&raw.text, name.span));
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
            party: None,
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
        // Who asks for a community is not told of its state.
        if entity.kind == EntityKind::Place && vocab::community(&alias).is_some() {
            return;
        }
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
    pub(super) fn forget_offices(&mut self, findings: &Findings, of_name: &[Option<EntityId>]) {
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
            .any(|id| self.named(id) == DEPARTMENT);
        self.author = findings.author.map(|author| match author {
            Meant::Name(NameId(index)) => of_name.get(index).copied().flatten(),
            _ => None,
        });
        self.party = self.party(findings);
    }

    /// The author whom the opening names: the President, for whom the Department sends, or a visitor for whom a post does.
    fn party(&mut self, findings: &Findings) -> Option<EntityId> {
        let author = self.author.flatten()?;
        let Some(Meant::Name(NameId(index))) = findings.author else {
            return None;
        };
        let speaks = match &findings.names[index].sense {
            NameSense::Office(office) | NameSense::Holder(office) => office.title == "President",
            _ => {
                let another_signs = self.signer.is_some_and(|signer| signer != author);
                let sender = self.sender();
                another_signs && sender.is_some_and(|id| self.named(id) != DEPARTMENT)
            }
        };
        speaks.then_some(author)
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
    pub(super) fn named(&self, id: EntityId) -> &str {
        &self.entities[id.0 as usize].name
    }

    /// Whether words are "we", and not "the Embassy".
    fn says_we(&self, filler: &Filler) -> bool {
        const WE: [&str; 4] = ["we", "our", "us", "ours"];
        let words = filler.words.map(|words| words.of(&self.raw.text));
        words.is_some_and(|words| WE.iter().any(|we| words.eq_ignore_ascii_case(we)))
    }

    /// The body or person that sent the message.
    pub(super) fn sender(&mut self) -> Option<EntityId> {
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

    /// The community of a state that words name, where the state is meant: "Turkish Cypriots" are not Cyprus.
    fn community(&mut self, filler: &Filler, entity: Option<EntityId>) -> Option<EntityId> {
        entity.filter(|id| self.entities[id.0 as usize].kind == EntityKind::Place)?;
        let words = filler.words?.of(&self.raw.text);
        let identity = things::named(EntityKind::Body, vocab::community(words)?);
        let id = self.entity(EntityKind::Body, &identity);
        self.alias(id, words);
        Some(id)
    }

    pub(super) fn argument(
        &mut self,
        filler: &Filler,
        of_name: &[Option<EntityId>],
    ) -> Option<Argument> {
        let entity = match filler.meant {
            Meant::Nothing => None,
            Meant::Name(NameId(index)) => of_name.get(index).copied().flatten(),
            // "For Marlow from Quill. Please advise": Quill asks.
            Meant::Sender if filler.words.is_none() => {
                self.author.flatten().or_else(|| self.sender())
            }
            Meant::Sender if self.party.is_some() && self.says_we(filler) => self.party,
            Meant::Sender => self.sender(),
            Meant::Signer => match self.author {
                Some(author) => author,
                None => self.signer.or_else(|| self.sender()),
            },
            Meant::Addressee => self.addressee,
            Meant::Department => Some(self.entity(
                EntityKind::Body,
                &things::named(EntityKind::Body, DEPARTMENT),
            )),
            Meant::State(name) => {
                let year = self.cable.year();
                let name = year.map_or(name, |year| vocab::state_in(name, year));
                Some(self.entity(EntityKind::Place, &things::named(EntityKind::Place, name)))
            }
            Meant::Message => Some(EntityId(0)),
        };
        let entity = self.community(filler, entity).or(entity);
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

    pub(super) fn evidence(&self, span: Span) -> Evidence {
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

//! Writes nodes: the message itself with what its head says, whom and what it names, under every name.

use std::collections::HashSet;

use rusqlite::named_params;

use super::error::Result;
use super::queries;
use super::same::{Another, OfId};
use super::save::{Known, Writer};
use crate::model::{Cable, Diagnostic, Document, Entity, EntityKind, Mrn, Protection};

/// The node of the message at hand.
pub(super) struct Own {
    pub(super) id: i64,
    pub(super) key: String,
    pub(super) name: String,
    /// What is told where another message bears its number or id.
    pub(super) told: Option<Diagnostic>,
}

impl Writer<'_, '_, '_, '_> {
    /// The node of the message itself.
    ///
    /// Some numbers are given anew, as on each of a traveller's journeys: of two messages months apart the second goes
    /// by its own identity. What inputs call their documents, many give anew.
    pub(super) fn cable_of(&mut self, document: &Document) -> Result<Own> {
        let own_key = format!("cable:document {}", document.raw.id);
        let mrn = document.cable.mrn.as_ref();
        let another = self.is_another(document)?;
        let is_first = another.is_none();
        let (kind, key, name, told) = match (another, document.entities.first()) {
            (Some((why, mrn, date)), _) => {
                let told = why.told(&mrn.to_string());
                let name = format!("{mrn} of {date}");
                (EntityKind::Cable, own_key, name, Some(told))
            }
            (_, Some(own)) => (own.kind, own.key.clone(), own.name.clone(), None),
            // A document whose reading broke down is still a cable, by the identity that the input states.
            _ => (EntityKind::Cable, own_key, document.raw.id.clone(), None),
        };
        let bears_number = is_first && mrn.is_some();
        let OfId { key, name, beside } = match bears_number {
            true => OfId::alone(key, name),
            false => self.of_id(document, &key, &name)?,
        };
        let told = told.or_else(|| beside.map(|held| Another::Words.told(&held)));
        let id = self.node(kind, &key, &name, true, None)?;
        self.stub(id, mrn, bears_number)?;
        Ok(Own {
            id,
            key,
            name,
            told,
        })
    }

    /// The cable of a node; of two that bear a number the second is found by its parts.
    fn stub(&self, cable_id: i64, mrn: Option<&Mrn>, is_first: bool) -> Result<()> {
        self.run(
            queries::INSERT_STUB,
            named_params! {
                ":cable_id": cable_id, ":mrn": mrn.filter(|_| is_first).map(ToString::to_string), ":year": mrn.map(Mrn::year),
                ":post": mrn.map(Mrn::post), ":serial": mrn.map(Mrn::serial),
            },
        )
    }

    /// Writes what the head says, as the text says it that leads; of sections, the first.
    pub(super) fn head(&self, cable_id: i64, cable: &Cable) -> Result<()> {
        let list = |values: &[crate::model::Located<String>]| {
            serde_json::to_string(values).unwrap_or_else(|_| "[]".to_owned())
        };
        let text = |field: Option<&crate::model::Located<String>>| {
            field.map(|located| located.value.clone())
        };
        let mrn = cable.mrn.as_ref();
        let weight = match cable.section {
            None => 2,
            Some(section) => i64::from(section.number == 1),
        };
        self.run(
            queries::UPSERT_CABLE,
            named_params! {
                // Number, post and serial stand there already.
                ":cable_id": cable_id, ":mrn": None::<&str>, ":year": mrn.map(Mrn::year), ":post": None::<&str>,
                ":serial": None::<i64>,
                ":mrn_raw": text(cable.mrn_raw.as_ref()),
                ":date": cable.date.map(|date| date.to_string()),
                ":date_source": cable.date_source.map(crate::model::DateSource::as_str),
                ":classification": cable.classification.as_ref().map(|located| located.value.as_str()),
                ":executive_order": text(cable.executive_order.as_ref()),
                ":declassify_on": cable.declassify_on.as_ref().map(|located| located.value.to_string()),
                ":subject": text(cable.subject.as_ref()),
                ":sender": text(cable.from.as_ref()),
                ":captions": list(&cable.captions), ":precedence": list(&cable.precedence),
                ":summary": text(cable.summary.as_ref()), ":weight": weight,
            },
        )
    }

    /// The node of an entity of a document; where the user split it from its namesakes in this cable, its own.
    pub(super) fn entity(
        &mut self,
        document: &Document,
        entity: &Entity,
        cable_key: &str,
    ) -> Result<i64> {
        let split = (
            key_within(document, entity, cable_key),
            cable_key.to_owned(),
        );
        let key = self.memory.splits.get(&split).cloned().unwrap_or(split.0);
        let held = entity.kind != EntityKind::Cable;
        let id = self.node(entity.kind, &key, &entity.name, held, entity.protection)?;
        if entity.kind == EntityKind::Cable {
            self.stub(id, entity.mrn.as_ref(), true)?;
        }
        self.aliases(&key, id, &entity.name, &entity.aliases)?;
        Ok(id)
    }

    fn node(
        &mut self,
        kind: EntityKind,
        key: &str,
        name: &str,
        held: bool,
        protection: Option<Protection>,
    ) -> Result<i64> {
        // Held texts and marked people are always written: the mark must not wait for a longer name.
        let is_text = matches!(kind, EntityKind::Cable | EntityKind::Document) && held;
        let plain = protection.is_none() && !is_text;
        if let Some(known) = self
            .memory
            .nodes
            .get(key)
            .filter(|known| plain && known.name == name)
        {
            return Ok(known.id);
        }
        let id: Option<i64> = self.one(
            queries::UPSERT_NODE,
            named_params! { ":kind": kind.as_str(), ":key": key, ":name": name, ":held": held, ":protection": protection.map(Protection::as_str) },
            |row| row.get(0),
        )?;
        let id = id.unwrap_or_default();
        let known = self
            .memory
            .nodes
            .entry(key.to_owned())
            .or_insert_with(|| Known {
                id,
                name: String::new(),
                aliases: HashSet::new(),
            });
        name.clone_into(&mut known.name);
        Ok(id)
    }

    pub(super) fn aliases(
        &mut self,
        key: &str,
        node_id: i64,
        name: &str,
        aliases: &[String],
    ) -> Result<()> {
        for alias in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
            let fresh = self
                .memory
                .nodes
                .get_mut(key)
                .is_none_or(|known| known.aliases.insert(alias.to_owned()));
            let folded = crate::model::fold_name(alias);
            if fresh && !folded.is_empty() {
                self.run(queries::INSERT_ALIAS, named_params! { ":folded": folded, ":node_id": node_id, ":name": alias, ":origin": "text" })?;
            }
        }
        Ok(())
    }
}

/// The key of an entity; of one that is known only within its message, by what the message itself goes by: another message of
/// its number or id may name somebody else so.
fn key_within(document: &Document, entity: &Entity, cable_key: &str) -> String {
    let read_as = document.entities.first();
    let read_as = read_as.filter(|own| own.key != cable_key);
    let front = read_as.and_then(|own| {
        let within = entity.key.strip_suffix(']')?;
        within.strip_suffix(own.key.as_str())?.strip_suffix('[')
    });
    match front {
        Some(front) => format!("{front}[{cable_key}]"),
        None => entity.key.clone(),
    }
}

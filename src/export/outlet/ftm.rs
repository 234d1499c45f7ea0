//! FollowTheMoney entities, one a line, as Aleph and `ftm` read them.
//!
//! Source: <https://followthemoney.tech/explorer/>. A held cable is a `Message`, one that is only cited a `Document`; who acts
//! a `Person` or `PublicBody`, a place a `Territory`, an initiative a `Project`. An act is an `Event` with all who take part,
//! and an `UnknownLink` where both ends are nodes; what heads state a `Documentation`, a person's office an `Occupancy`.
//! TAGS are keywords. Each carries the sentence as its summary and the cable as its proof. Texts stay in the database:
//! the body of a message is its subject line.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::super::text::shorten;
use super::Outlet;
use super::veil::digest;
use crate::model::{EdgeRecord, End, EntityKind, Ids, Kind, NodeRecord, across_pages};

pub(super) struct Ftm<W: Write> {
    file: W,
    /// Nodes written so far.
    written: Ids,
}

/// An entity as it is filled.
struct Entity {
    schema: &'static str,
    id: String,
    properties: Map<String, Value>,
}

impl Entity {
    fn new(schema: &'static str, key: &str) -> Self {
        Entity {
            schema,
            id: id(key),
            properties: Map::new(),
        }
    }

    /// Adds the values that there are.
    fn with<T: Into<Value>>(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let mut values: Vec<Value> = values.into_iter().map(Into::into).collect();
        values.retain(|value| value.as_str().is_none_or(|text| !text.trim().is_empty()));
        if !values.is_empty() {
            self.properties.insert(name.to_owned(), Value::from(values));
        }
        self
    }
}

/// The identifier of what has a key: letters and digits only, as Aleph wants them.
fn id(key: &str) -> String {
    digest(key, 20)
}

impl<W: Write> Ftm<W> {
    pub(super) fn begin(file: W) -> Self {
        Ftm {
            file,
            written: Ids::default(),
        }
    }

    fn write(&mut self, entity: Entity) -> io::Result<()> {
        let Entity {
            schema,
            id,
            properties,
        } = entity;
        let line = json!({"id": id, "schema": schema, "properties": properties});
        serde_json::to_writer(&mut self.file, &line)?;
        self.file.write_all(b"\n")
    }

    /// Writes a sender or addressee whom no statement of the selection names, so that no reference leads nowhere.
    fn party(&mut self, end: &End) -> io::Result<bool> {
        let is_new = end.id.is_some_and(|id| self.written.insert(id));
        if let (Some(entity), true) = (plain(end), is_new) {
            self.write(entity)?;
        }
        Ok(plain(end).is_some())
    }
}

/// What needs no more than its name; words and TAGS are no entities.
fn plain(end: &End) -> Option<Entity> {
    let schema = match end.kind {
        Kind::Of(EntityKind::Person) => "Person",
        Kind::Of(EntityKind::Body) => "PublicBody",
        Kind::Of(EntityKind::Place) => "Territory",
        Kind::Of(EntityKind::Initiative) => "Project",
        Kind::Of(EntityKind::Event) => "Event",
        Kind::Of(EntityKind::Cable | EntityKind::Document) => "Document",
        Kind::Of(EntityKind::Topic) | Kind::Words => return None,
    };
    let entity = Entity::new(schema, &end.key);
    Some(if schema == "Document" {
        entity
            .with("fileName", [end.name.as_str()])
            .with("title", [end.name.as_str()])
    } else {
        called(entity, &end.name)
    })
}

/// Longest name that the validator of FollowTheMoney takes, in characters, less the mark that it was cut.
const LONGEST_NAME: usize = 383;

/// Names an entity; what is too long for a name is a note.
fn called(entity: Entity, name: &str) -> Entity {
    let short = shorten(name, LONGEST_NAME);
    let note = (short != name).then_some(name);
    entity.with("name", [short]).with("notes", note)
}

fn ids<'e>(ends: impl IntoIterator<Item = &'e End>) -> Vec<String> {
    ends.into_iter().map(|end| id(&end.key)).collect()
}

fn is_text(end: &End) -> bool {
    end.is(EntityKind::Cable) || end.is(EntityKind::Document)
}

/// The proof that every link and event carries.
fn proven(entity: Entity, edge: &EdgeRecord) -> Entity {
    let how = format!(
        "{}, confidence {}, rule {}",
        edge.modality, edge.confidence, edge.rule
    );
    entity
        .with("proof", ids([&edge.cable]))
        .with("summary", [across_pages(&edge.quote)])
        .with("description", [how])
        .with("date", edge.day())
        .with("recordId", [edge.id.as_str()])
}

impl<W: Write> Outlet for Ftm<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        let end = &node.end;
        let head = &node.head;
        if !end.is(EntityKind::Cable) || !node.held {
            return self.party(end);
        }
        let senders: Vec<&End> = head.senders.iter().filter(|end| end.acts()).collect();
        let addressees: Vec<&End> = head.addressees.iter().filter(|end| end.acts()).collect();
        for party in senders.iter().chain(&addressees) {
            self.party(party)?;
        }
        if let Some(id) = end.id {
            self.written.insert(id);
        }
        let subject = head.subject.as_deref();
        let message = Entity::new("Message", &end.key)
            .with("fileName", [end.name.as_str()])
            .with("title", [end.name.as_str()])
            .with("messageId", [end.name.as_str()])
            .with("subject", subject)
            .with("bodyText", [subject.unwrap_or(&end.name)])
            .with("date", head.date.as_deref())
            .with("sender", ids(senders))
            .with("recipients", ids(addressees))
            .with("keywords", head.tags.iter().map(String::as_str));
        self.write(message)?;
        Ok(true)
    }

    fn edge(&mut self, edge: &EdgeRecord) -> io::Result<()> {
        let (subject, object) = (&edge.subject, &edge.object);
        let is_entity = |end: &End| end.id.is_some() && !end.is(EntityKind::Topic);
        let in_words = object.id.is_none();
        if edge.predicate == "holds_office" && in_words && subject.is(EntityKind::Person) {
            self.write(called(Entity::new("Position", &object.key), &object.name))?;
            let held = Entity::new("Occupancy", &edge.id)
                .with("holder", ids([subject]))
                .with("post", ids([object]));
            return self.write(proven(held, edge));
        }
        if edge.family == "act" || in_words {
            let words = edge.object_text.as_deref().unwrap_or(&object.name);
            let name = format!("{} {}: {words}", subject.name, edge.label);
            let parties = [Some(subject), Some(object), edge.recipient.as_ref()];
            let involved = parties.into_iter().flatten().filter(|end| end.acts());
            let event = called(Entity::new("Event", &format!("event {}", edge.id)), &name)
                .with("involved", ids(involved))
                .with("keywords", [edge.predicate.as_str()]);
            self.write(proven(event, edge))?;
        }
        if !is_entity(subject) || !is_entity(object) {
            return Ok(());
        }
        let link = match edge.predicate.as_str() {
            "mentions" if object.acts() => {
                let schema = if object.is(EntityKind::Person) {
                    "Person"
                } else {
                    "PublicBody"
                };
                let mention = Entity::new("Mention", &edge.id)
                    .with("document", ids([subject]))
                    .with("resolved", ids([object]))
                    .with(
                        "name",
                        edge.object_text
                            .as_deref()
                            .map(|name| shorten(name, LONGEST_NAME)),
                    )
                    .with("detectedSchema", [schema]);
                return self.write(mention);
            }
            "member_of" if subject.acts() && object.acts() => Entity::new("Membership", &edge.id)
                .with("member", ids([subject]))
                .with("organization", ids([object])),
            _ if is_text(subject) => Entity::new("Documentation", &edge.id)
                .with("document", ids([subject]))
                .with("entity", ids([object])),
            _ => Entity::new("UnknownLink", &edge.id)
                .with("subject", ids([subject]))
                .with("object", ids([object])),
        };
        let link = link
            .with("role", [edge.label.as_str()])
            .with("status", [edge.modality.as_str()]);
        self.write(proven(link, edge))
    }

    fn end(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

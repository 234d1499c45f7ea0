//! Values only: what the other parts hand to each other. No input or output, nothing of ours imported.

mod assertion;
mod cable;
mod citation;
mod diagnostic;
mod document;
mod entity;
mod finding;
mod fold;
mod furniture;
mod holder;
mod ids;
mod likeness;
mod marking;
mod mrn;
mod outcome;
mod raw;
mod record;
mod selection;
mod span;
mod table;
mod twin;

pub use assertion::{Argument, Assertion, DOUBTFUL, Evidence, Modality, SURE};
pub use cable::{
    Cable, Classifier, DateSource, Genre, Paragraph, Reference, ReferenceKind, Section,
};
pub use citation::{Candidate, Citation, Match};
pub use diagnostic::{CODES, Diagnostic, Parsed};
pub use document::{Document, READER};
pub use entity::{Entity, EntityId, EntityKind, Mention, Term, UnknownKind};
pub use finding::{Claim, Definition, Filler, Findings, Meant, Name, NameId, NameSense, Office};
pub use fold::{fold, fold_into, fold_name, fold_onto, fold_space, is_inner};
pub use furniture::{REDACTED, across_pages, is_debris};
pub use holder::{Holder, HolderList, HolderRow, HoldersLoaded, Settled, Signature};
pub use ids::Ids;
pub use likeness::{content, likeness};
pub use marking::{Classification, Protection, spaced_prefix};
pub use mrn::{AIRGRAM, CIRCULAR, Mrn, NotCanonical, STATE, STATE_TO};
pub use outcome::{Failure, Gone, Join, NamedPerson, Outcome, PersonRecord, Saved, Sighting};
pub use raw::{Edition, EditorMark, Format, MarkKind, RawText, Stated};
pub use record::{EdgeRecord, End, HeadRecord, MENTIONS, NodeRecord, Place};
pub use selection::{Holding, Kind, Scope, Selection};
pub use span::{Located, Span};
pub use table::{Edge, Fact, Node, Row, Table, UNNAMED, Value};
pub use twin::{Bearer, TwinMeant, Twins};

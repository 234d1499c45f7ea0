//! The only wire: read → parse → extract → resolve → store, and the report of what came of it.

pub mod pipeline;

use std::any::Any;
use std::collections::{BTreeSet, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::Store;
use crate::model::{
    Cable, Diagnostic, Document, Failure, Format, HolderList, HoldersLoaded, Outcome, Parsed,
    RawText, Saved, Span,
};
use crate::read::{self, Documents, Reason, Unread};
use crate::store::{self, HeldTexts, PredicateRow};
use crate::{extract, parse, resolve, vocab};

/// Opens a database to write to it, made where there is none, with all that an edge can say.
///
/// # Errors
///
/// Those of [`Store::create`].
pub fn create(path: &Path) -> store::Result<Store> {
    let predicates = vocab::predicates()
        .iter()
        .map(|(name, predicate)| PredicateRow {
            texts: [
                name,
                &predicate.label,
                &predicate.inverse,
                predicate.family.as_str(),
            ],
            symmetric: predicate.symmetric,
        });
    Store::create(path, predicates)
}

/// Reads documents into the store, in batches that are a transaction each.
///
/// `unread` hears of each input that gave no document, `progress` of what has been done after each batch. What a place
/// among the inputs held before and does not hold any more is told, and dropped where the store is to prune. Memory:
/// a few batches, however many documents there are, and a bit for each source; to join people across cables at the end,
/// everyone who is named, with titles, offices and posts.
///
/// # Errors
///
/// The first of the store's; whole batches before it stay stored, and running it again completes the work.
pub fn ingest(
    store: &mut Store,
    inputs: Documents,
    mut unread: impl FnMut(&Unread),
    progress: impl FnMut(&Saved),
) -> store::Result<Saved> {
    let (places, layout) = (inputs.places(), inputs.layout());
    store.begin(inputs.absolute());
    let mut unsure = HashSet::new();
    let note = |failed: &Unread| {
        // Of a file that is not there nothing is left; a folder that is not there may be one that is not mounted.
        unsure.insert(format!("{}/", failed.path));
        if !failed.is_missing() {
            unsure.insert(failed.path.clone());
        }
        unread(failed);
    };
    let mut saved = load(store, inputs, note, progress)?;
    for place in &places {
        saved.gone.extend(store.gone(place, &unsure)?);
    }
    if store.prunes() && !saved.gone.is_empty() {
        store.prune(&saved.gone)?;
        saved.pruned = true;
    }
    // Of a cable whose leading text is gone another text leads, once it is met: it may have stood before that one.
    let others: BTreeSet<PathBuf> = store
        .unled()?
        .iter()
        .filter_map(|path| file_of(path))
        .collect();
    if !others.is_empty() {
        let others: Vec<PathBuf> = others.into_iter().collect();
        load(store, read::documents(&others, layout), |_| (), |_| ())?;
    }
    if store.has_grown() {
        store.tidy()?;
        join(store)?;
        part_twins(store)?;
    }
    store.finish()?;
    Ok(saved)
}

/// The file in which a text stands: itself, or the archive around it.
fn file_of(name: &str) -> Option<PathBuf> {
    let path = read::path_of(name);
    let mut around = path.ancestors();
    around.find(|path| path.is_file()).map(Path::to_owned)
}

/// Stores documents batch by batch.
fn load(
    store: &mut Store,
    inputs: Documents,
    mut unread: impl FnMut(&Unread),
    mut progress: impl FnMut(&Saved),
) -> store::Result<Saved> {
    let mut saved = Saved::default();
    let held = store.held_texts();
    let work = |input: pipeline::Input| input.and_then(|raw| outcome(raw, &held));
    pipeline::run(inputs, work, |batch: Vec<Result<Outcome, Unread>>| {
        let batch: Vec<Outcome> = batch
            .into_iter()
            .map(|done| {
                done.unwrap_or_else(|failed| {
                    unread(&failed);
                    Outcome::Failed(failure(&failed))
                })
            })
            .collect();
        saved.add(&store.save(&batch)?);
        progress(&saved);
        Ok(())
    })?;
    Ok(saved)
}

/// What one text comes to. Of a text that is held nothing is read again; where that cannot be known, all is.
fn outcome(raw: RawText, held: &HeldTexts) -> Result<Outcome, Unread> {
    if held.has(&raw).unwrap_or(false) {
        return Ok(Outcome::Held(Box::new(raw), understand));
    }
    message(understand(raw)).map(|document| Outcome::Read(Box::new(document)))
}

/// Settles signers by the lists that are loaded, joins people across cables, and gives how many signers are settled.
fn join(store: &mut Store) -> store::Result<u64> {
    let mut people = store.people()?;
    let holders = store.holders()?;
    let settled = if holders.is_empty() {
        Vec::new()
    } else {
        resolve::settle(&store.signatures()?, &holders)
    };
    resolve::name_settled(&mut people, &settled);
    store.settle(&settled)?;
    store.join(&resolve::joins(&people))?;
    Ok(settled.len() as u64)
}

/// Tells messages of one number apart.
fn part_twins(store: &mut Store) -> store::Result<()> {
    let twins = store.twins()?.into_iter();
    let meant = twins.filter_map(|twins| resolve::twin_meant(&twins).map(|meant| (twins, meant)));
    store.tell_twins(&meant.collect::<Vec<_>>())
}

/// Loads a list of office holders in the place of what its path held before, and settles signers by it.
///
/// # Errors
///
/// Those of the store; what was stored before stays then.
pub fn load_holders(store: &mut Store, list: &HolderList) -> store::Result<HoldersLoaded> {
    // A list by which signers cannot be settled must not stay behind: every later load would fail on it.
    let settled = store.as_one(|store| {
        store.load_list(list)?;
        join(store)
    })?;
    store.finish()?;
    Ok(HoldersLoaded {
        loaded: list.rows.len() as u64,
        undated: list.undated,
        skipped: list.bad.len() as u64,
        settled,
    })
}

/// A text in which nothing says that it is a message is not stored as one; what a table, JSONL or an edition holds is
/// what it says it is.
fn message(document: Document) -> Result<Document, Unread> {
    let is_message = !matches!(document.raw.format, Format::Text | Format::Html)
        || parse::has_head(&document.cable);
    if is_message {
        return Ok(document);
    }
    Err(Unread {
        path: document.raw.path,
        line: None,
        reason: Reason::NoMessage,
    })
}

fn failure(unread: &Unread) -> Failure {
    Failure {
        path: unread.path.clone(),
        line: unread.line,
        code: unread.reason.code(),
        reason: unread.reason.to_string(),
    }
}

/// Reads head and layout of a document; never fails.
pub fn parse_document(raw: &RawText) -> Parsed<Cable> {
    let mut parsed = guarded("parse", || parse::parse(raw)).unwrap_or_else(|fault| Parsed {
        value: Cable::default(),
        diagnostics: vec![fault],
    });
    parsed.diagnostics.extend(unreadable(raw));
    parsed
}

/// Reads all that a document says; never fails. A pure function of the document and the vocabularies.
pub fn understand(raw: RawText) -> Document {
    let Parsed {
        value: cable,
        mut diagnostics,
    } = parse_document(&raw);
    let resolved = guarded("extract", || extract::extract(&raw, &cable)).and_then(|findings| {
        let resolved = guarded("resolve", || resolve::resolve(&raw, &cable, &findings))?;
        Ok((resolved, findings.diagnostics))
    });
    let (resolved, told) = resolved.unwrap_or_else(|fault| (Default::default(), vec![fault]));
    diagnostics.extend(told);
    Document {
        terms: extract::terms(&raw.text),
        raw,
        cable,
        entities: resolved.entities,
        mentions: resolved.mentions,
        assertions: resolved.assertions,
        diagnostics,
    }
}

/// Bytes that mean nothing in the encoding of the text, told once.
fn unreadable(raw: &RawText) -> Option<Diagnostic> {
    let at = raw.text.find('\u{fffd}')?;
    let span = Span::new(&raw.text, at, at + '\u{fffd}'.len_utf8())?;
    let count = raw.text.matches('\u{fffd}').count();
    let message = format!(
        "{count} characters cannot be read as {}: this is the first",
        raw.encoding
    );
    Some(Diagnostic::at("R016", span, message))
}

/// A fault of ours in one document must not lose the others: it becomes a diagnostic, with the stage and its own words, so
/// that there is something to report.
fn guarded<T>(stage: &str, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let message = format!(
            "a fault of the program ended the reading of this document; please report it: {stage}: {}",
            told(&*panic)
        );
        Diagnostic::whole("X900", message)
    })
}

/// What a panic says: one line, cut where it would tell of the whole text.
fn told(panic: &(dyn Any + Send)) -> String {
    const LONGEST: usize = 200;
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
    let words: Vec<&str> = words.unwrap_or("no words").split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_where_it_is_and_what() {
        let message = |work: fn()| guarded("extract", work).expect_err("a fault").message;
        let opens = "a fault of the program ended the reading of this document; please report it: extract: ";
        assert_eq!(
            message(|| panic!("day {} is\n  no day", 32)),
            format!("{opens}day 32 is no day")
        );
        assert_eq!(message(|| panic!("plain")), format!("{opens}plain"));
        let long = message(|| panic!("{}", "é".repeat(10_000)));
        assert_eq!(long, format!("{opens}{}…", "é".repeat(200)));
    }
}

//! Who is one across documents: people as one database has them, against those whom an annotator tells apart.
//!
//! Needs: documents whose entities are the same in all of one volume. Method: all are read into a database of their own
//! and joined as every ingest does; then the names that both sides have are compared, volume by volume. Gives: B-cubed, pairs of
//! people of one surname who share a name, people who have several. Cost: that of reading them, and the database in memory.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};
use std::io::Cursor;
use std::path::Path;

use super::{Gold, Unit, context, share, trim, wanted};
use crate::ingest;
use crate::model::{EntityKind, Format, NamedPerson, fold};
use crate::read::{Layout, documents_in};
use crate::store;
use crate::vocab::is_generation;

/// What came of the people of all documents.
#[derive(Clone, Debug, Default)]
pub struct Across {
    /// By volume; of documents that name none, one without a name.
    pub volumes: BTreeMap<String, Tally>,
    /// Pairs of different people with one surname who share a name of ours, those most mixed first.
    pub joined: Vec<Pair>,
    /// The same of people with different surnames, and of two entries of whom one has a surname only and may be the other.
    pub mixed: Vec<Pair>,
    /// How many of these there are.
    pub mixed_pairs: usize,
    /// People with several names of ours, those with most names outside the largest first.
    pub split: Vec<Split>,
}

/// Sums over the names that both sides have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many names.
    pub names: usize,
    /// How many are marked, those that we do not find among them.
    pub marked: usize,
    /// Sums of B-cubed precision and recall.
    pub b_cubed: (f64, f64),
    /// People, as the annotator tells them apart.
    pub people: usize,
    /// Those who have several names of ours.
    pub split: usize,
    /// Pairs of people with one surname, where nobody is listed by the surname alone and may be the other.
    pub pairs: usize,
    /// Those who share no name of ours.
    pub apart: usize,
}

impl Tally {
    /// Of how many that we take for one person the annotator does, in the mean of all names.
    pub fn precision(&self) -> f64 {
        self.mean(self.b_cubed.0)
    }

    /// Of how many that the annotator takes for one person we do, in the mean of all names.
    pub fn recall(&self) -> f64 {
        self.mean(self.b_cubed.1)
    }

    /// Harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        super::harmonic(self.precision(), self.recall())
    }

    fn mean(&self, sum: f64) -> f64 {
        if self.names == 0 {
            0.0
        } else {
            sum / self.names as f64
        }
    }

    fn add(&mut self, other: &Tally) {
        self.names += other.names;
        self.marked += other.marked;
        self.b_cubed.0 += other.b_cubed.0;
        self.b_cubed.1 += other.b_cubed.1;
        self.people += other.people;
        self.split += other.split;
        self.pairs += other.pairs;
        self.apart += other.apart;
    }
}

/// Two people whom one name of ours stands for.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Where the two are told apart.
    pub volume: String,
    /// What they are called together.
    pub name: String,
    /// Both, the one whom it stands for most first.
    pub people: [Told; 2],
}

/// Somebody, and what of him goes by one name.
#[derive(Clone, Debug)]
pub struct Told {
    /// Who, as the annotator has him: his name where the file gives it, else the entity.
    pub person: String,
    /// How many of his names both sides have.
    pub names: usize,
    /// How many of these go by the one name.
    pub so: usize,
    /// One of them.
    pub proof: Proof,
}

/// Where somebody is named so, and why he is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Proof {
    /// The document.
    pub id: String,
    /// The words, the name between `[` and `]`.
    pub context: String,
    /// The node as which it is read.
    pub key: String,
    /// Why it is joined to another; `None` where it is not.
    pub reason: Option<String>,
}

/// Somebody whom several names of ours stand for.
#[derive(Clone, Debug)]
pub struct Split {
    /// Where he is one.
    pub volume: String,
    /// Who, as the annotator has him.
    pub person: String,
    /// What he is called, most often first, with how many of his names go by each and one of them.
    pub parts: Vec<(String, usize, Proof)>,
}

/// A name that both sides have.
struct Named<'r> {
    entity: &'r str,
    ours: &'r NamedPerson,
    document: &'r Gold,
    span: (usize, usize),
}

/// Names by whom one side means, and of each by whom the other does.
type Sorted<'n> = BTreeMap<&'n str, Parts<'n>>;
type Parts<'n> = BTreeMap<&'n str, Vec<&'n Named<'n>>>;

impl Across {
    /// Reads documents into a database in memory, joins people as `ingest` does, and compares them. Of the pairs that are one here,
    /// `show` of each kind are kept with their words, the worst of all; the others are only counted.
    ///
    /// # Errors
    ///
    /// Those of the store.
    pub fn of(documents: &[Gold], unit: Unit, show: usize) -> store::Result<Self> {
        let people = people(documents)?;
        let mut found: Vec<HashMap<(usize, usize), &NamedPerson>> = Vec::new();
        found.resize_with(documents.len(), HashMap::new);
        for person in &people {
            let at = (person.ordinal as usize).saturating_sub(1);
            if let (Some(document), Some(found)) = (documents.get(at), found.get_mut(at)) {
                let span = trim(&document.text, person.span.0, person.span.1, true);
                found.entry(span).or_insert(person);
            }
        }
        let mut volumes: BTreeMap<&str, (usize, Vec<Named<'_>>)> = BTreeMap::new();
        for (document, found) in documents.iter().zip(&found) {
            let volume = document.volume.as_deref().unwrap_or_default();
            let (marked, names) = volumes.entry(volume).or_default();
            for ((span, kind), mark) in wanted(document, unit) {
                let Some(entity) = mark.entity.as_deref() else {
                    continue;
                };
                if kind != EntityKind::Person.as_str() || mark.optional {
                    continue;
                }
                *marked += 1;
                names.extend(found.get(&span).map(|ours| Named {
                    entity,
                    ours,
                    document,
                    span,
                }));
            }
        }
        let mut across = Across::default();
        for (volume, (marked, names)) in &volumes {
            across.add(volume, *marked, names, show);
        }
        for pairs in [&mut across.joined, &mut across.mixed] {
            pairs.sort_by_key(Pair::rank);
            pairs.truncate(show);
        }
        across.split.sort_by_key(Split::rank);
        Ok(across)
    }

    /// All volumes together.
    pub fn all(&self) -> Tally {
        let mut all = Tally::default();
        self.volumes.values().for_each(|one| all.add(one));
        all
    }

    /// Compares the names of a volume.
    fn add(&mut self, volume: &str, marked: usize, names: &[Named<'_>], show: usize) {
        let (mut ours, mut theirs) = (Sorted::new(), Sorted::new());
        for name in names {
            let lead = name.ours.lead.as_str();
            let of_lead = ours.entry(lead).or_default();
            of_lead.entry(name.entity).or_default().push(name);
            let of_entity = theirs.entry(name.entity).or_default();
            of_entity.entry(lead).or_default().push(name);
        }
        let surnames: BTreeMap<&str, String> = (theirs.iter())
            .map(|(entity, parts)| (*entity, surname(entity, parts)))
            .collect();
        let mut of_surname: BTreeMap<&str, usize> = BTreeMap::new();
        let told = |entity: &str| !surnames[entity].is_empty() && is_told(entity, &theirs[entity]);
        for (entity, surname) in &surnames {
            *of_surname.entry(surname).or_default() += usize::from(told(entity));
        }
        let pairs: usize = of_surname
            .values()
            .map(|many| many * many.saturating_sub(1) / 2)
            .sum();
        let mut together: BTreeSet<[&str; 2]> = BTreeSet::new();
        for parts in ours.values() {
            let (mut joined, mut mixed) = (Worst::new(show), Worst::new(show));
            let people: Vec<&str> = parts.keys().copied().collect();
            for (at, one) in people.iter().enumerate() {
                for other in &people[at + 1..] {
                    let fewer = parts[one].len().min(parts[other].len());
                    if surnames[one] == surnames[other] && told(one) && told(other) {
                        together.insert([one, other]);
                        joined.offer(fewer, [one, other]);
                    } else {
                        self.mixed_pairs += 1;
                        mixed.offer(fewer, [one, other]);
                    }
                }
            }
            let pair = |both: [&str; 2]| Pair::of(volume, both, parts, &theirs);
            self.joined.extend(joined.kept().map(pair));
            self.mixed.extend(mixed.kept().map(pair));
        }
        let split = theirs.iter().filter(|(_, parts)| parts.len() > 1);
        let split: Vec<Split> = split
            .map(|(entity, parts)| Split::of(volume, entity, parts))
            .collect();
        let tally = Tally {
            names: names.len(),
            marked,
            b_cubed: b_cubed(&ours, &theirs),
            people: theirs.len(),
            split: split.len(),
            pairs,
            apart: pairs - together.len(),
        };
        self.split.extend(split);
        self.volumes.insert(volume.to_owned(), tally);
    }
}

/// The pairs of which most names are mixed, so many at most.
struct Worst<'n> {
    most: usize,
    pairs: BinaryHeap<Reverse<(usize, [&'n str; 2])>>,
}

impl<'n> Worst<'n> {
    fn new(most: usize) -> Self {
        Worst {
            most,
            pairs: BinaryHeap::new(),
        }
    }

    fn offer(&mut self, names: usize, pair: [&'n str; 2]) {
        self.pairs.push(Reverse((names, pair)));
        if self.pairs.len() > self.most {
            self.pairs.pop();
        }
    }

    fn kept(self) -> impl Iterator<Item = [&'n str; 2]> {
        self.pairs.into_iter().map(|Reverse((_, pair))| pair)
    }
}

impl Pair {
    fn of(volume: &str, both: [&str; 2], parts: &Parts<'_>, theirs: &Sorted<'_>) -> Self {
        let mut people = both.map(|entity| {
            let so = &parts[entity];
            Told {
                person: called(entity, so[0].document),
                names: count(&theirs[entity]),
                so: so.len(),
                proof: Proof::of(so),
            }
        });
        people.sort_by_key(|told| Reverse(told.so));
        Pair {
            volume: volume.to_owned(),
            name: parts[both[0]][0].ours.name.clone(),
            people,
        }
    }

    /// How many names of the one who has fewer are mixed with the other's.
    fn rank(&self) -> Reverse<usize> {
        Reverse(self.people[1].so)
    }
}

impl Split {
    fn of(volume: &str, entity: &str, parts: &Parts<'_>) -> Self {
        let mut told: Vec<(String, usize, Proof)> = (parts.values())
            .map(|names| (names[0].ours.name.clone(), names.len(), Proof::of(names)))
            .collect();
        told.sort_by_key(|(_, names, _)| Reverse(*names));
        let document = parts.values().flatten().next().map(|name| name.document);
        Split {
            volume: volume.to_owned(),
            person: document.map_or_else(String::new, |document| called(entity, document)),
            parts: told,
        }
    }

    /// How many names are not in the largest part.
    fn rank(&self) -> Reverse<usize> {
        Reverse(self.parts.iter().skip(1).map(|(_, names, _)| names).sum())
    }
}

impl Proof {
    /// Of some names one that was joined, as there the program had to choose; else the first.
    fn of(names: &[&Named<'_>]) -> Self {
        let joined = names.iter().find(|name| name.ours.reason.is_some());
        let name = joined.unwrap_or(&names[0]);
        Proof {
            id: name.document.id.clone(),
            context: context(&name.document.text, name.span),
            key: name.ours.key.clone(),
            reason: name.ours.reason.clone(),
        }
    }
}

/// All people whom documents name, as a database in memory has them after an ingest.
fn people(documents: &[Gold]) -> store::Result<Vec<NamedPerson>> {
    let mut lines = Vec::new();
    for Gold {
        id,
        text,
        date,
        mrn,
        ..
    } in documents
    {
        let line = serde_json::json!({ "id": id, "text": text, "date": date, "mrn": mrn });
        lines.extend_from_slice(line.to_string().as_bytes());
        lines.push(b'\n');
    }
    let mut store = ingest::create(Path::new(":memory:"))?;
    let inputs = documents_in("gold", Cursor::new(lines), Layout::Given(Format::Jsonl));
    ingest::ingest(&mut store, inputs, |_| (), |_| ())?;
    store.named_people()
}

fn count(parts: &Parts<'_>) -> usize {
    parts.values().map(Vec::len).sum()
}

fn b_cubed(ours: &Sorted<'_>, theirs: &Sorted<'_>) -> (f64, f64) {
    let (mut precision, mut recall) = (0.0, 0.0);
    for parts in theirs.values() {
        for (lead, together) in parts {
            let names = together.len();
            precision += names as f64 * share(names, count(&ours[lead]));
            recall += names as f64 * share(names, count(parts));
        }
    }
    (precision, recall)
}

/// What an annotator calls somebody.
fn called(entity: &str, document: &Gold) -> String {
    let person = document.persons.get(entity);
    person.map_or_else(|| entity.to_owned(), |person| person.name.clone())
}

/// The surname of somebody, folded: the last word of what stands before the comma of his name in "Marlow, Agnes", else of his
/// name, else the one that his names in the texts end with most.
fn surname(entity: &str, parts: &Parts<'_>) -> String {
    let names = || parts.values().flatten();
    let listed = names().find_map(|name| name.document.persons.get(entity));
    if let Some(person) = listed {
        return last_word(person.name.split(',').next().unwrap_or_default());
    }
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    for name in names() {
        let (start, end) = name.span;
        *ends
            .entry(last_word(&name.document.text[start..end]))
            .or_default() += 1;
    }
    let most = ends.into_iter().max_by_key(|(_, names)| *names);
    most.map(|(end, _)| end).unwrap_or_default()
}

/// Whether a list has more of somebody than the surname, or there is none that could.
fn is_told(entity: &str, parts: &Parts<'_>) -> bool {
    let mut names = parts.values().flatten();
    let listed = names.find_map(|name| name.document.persons.get(entity));
    listed.is_none_or(|person| person.name.split_whitespace().nth(1).is_some())
}

fn last_word(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| !is_generation(word));
    words.next_back().map(fold).unwrap_or_default()
}

//! Words that carry an act; see the head of `frames.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::short_word::{ShortWord, plain};

/// A family of words that carry one act in one way.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Rule name of the edges it makes.
    pub name: String,
    /// The predicate.
    pub act: String,
    /// Infinitives.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns that name the act.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Adjectives that name the act.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Nouns that make no such act as its object: to offer a view is to propose nothing.
    #[serde(default)]
    pub never: Vec<String>,
    /// Complements that carry the object.
    pub takes: Vec<String>,
    /// Where the recipient stands.
    #[serde(default)]
    pub recipient: Vec<String>,
    /// Whether only "cannot", "will not" and the like make an act of the verbs.
    #[serde(default)]
    pub refused: bool,
    /// Whether only with a recipient it makes an act.
    #[serde(default)]
    pub directed: bool,
    /// Whether a clause must tell what is to be, not what is.
    #[serde(default)]
    pub demands: bool,
    /// Whether only the tree of a sentence and the judge of acts make an act of the words.
    #[serde(default)]
    pub tree: bool,
    /// Whether the verbs often mean something else.
    #[serde(default)]
    pub doubtful: bool,
    /// What else is looked at in reading it.
    #[serde(default)]
    pub special: Vec<Special>,
}

impl Frame {
    /// Whether this is looked at in reading it.
    pub fn has(&self, special: Special) -> bool {
        self.special.contains(&special)
    }
}

/// What else is looked at in reading a frame; the head of the table tells each with an example.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Special {
    /// A verb that stands alone answers what another has put forward.
    Answers,
    /// It does not tell what the reader himself has to do.
    OfOthers,
    /// Two who are joined do it to one another.
    EachOther,
    /// Of a refusal it tells nothing.
    Undoes,
    /// People are greeted so, and views that would be welcome are asked for.
    Greets,
    /// Only what would be done is meant.
    Would,
    /// It is told as done or as planned, or not at all.
    Planned,
    /// Of somebody's deed it is a request.
    Deeds,
    /// Where an errand follows it is a visit.
    Visits,
    /// A question is no act.
    Questions,
    /// Of "no …" it tells that nothing was done.
    Nothing,
}

/// The file: frames, the verbs that report, and how verbs are inflected that no rule inflects.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) speech: Vec<String>,
    /// By infinitives past tense and participle.
    irregular: BTreeMap<String, [String; 2]>,
    /// Infinitives whose last letter is doubled.
    doubled: Vec<String>,
    verbs: VerbFamilies,
    pub(super) frame: Vec<Frame>,
}

/// Families of verbs that rules ask for, as infinitives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct VerbFamilies {
    voice: Vec<String>,
    pass_on: Vec<String>,
    take_back: Vec<String>,
    hold: Vec<String>,
    say: Vec<String>,
    tell: Vec<String>,
    r#move: Vec<String>,
    write: Vec<String>,
    turn_to: Vec<String>,
    give: Vec<String>,
    charge: Vec<String>,
}

/// A family of verbs; the table tells what each is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum VerbFamily {
    /// Somebody voices or does what a noun says.
    Voice,
    /// Of these, verbs by which nobody makes a proposal of his own.
    PassOn,
    /// Somebody takes back what a noun says.
    TakeBack,
    /// Somebody holds a view.
    Hold,
    /// Somebody says what stands behind.
    Say,
    /// Somebody tells it to who stands right behind.
    Tell,
    /// Somebody would have who stands right behind do it.
    Move,
    /// Somebody turns "to" another in writing.
    Write,
    /// Somebody turns to who stands right behind.
    TurnTo,
    /// Somebody gives a thing, or gives it not, to who stands right behind.
    Give,
    /// Somebody holds a deed against who stands right behind.
    Charge,
}

/// The form in which a word, in any letter case, is a verb of a family; the past where it is several.
pub fn form_in(family: VerbFamily, word: &str) -> Option<VerbForm> {
    static FORMS: LazyLock<[FxHashMap<ShortWord, VerbForm>; 11]> = LazyLock::new(|| {
        let table = &super::frame_table().verbs;
        let families = [
            &table.voice, &table.pass_on, &table.take_back, &table.hold, &table.say, &table.tell,
            &table.r#move, &table.write, &table.turn_to, &table.give, &table.charge,
        ];
        families.map(|verbs| {
            let forms = verbs.iter().flat_map(|verb| forms(verb));
            forms
                .filter_map(|(form, written)| Some((plain(written.as_bytes())?, form)))
                .collect()
        })
    });
    let word = plain(word.as_bytes())?;
    FORMS[family as usize].get(&word).copied()
}

/// The form in which a word, in any letter case, is a verb of saying or of telling.
pub fn form_of_saying(word: &str) -> Option<VerbForm> {
    form_in(VerbFamily::Say, word).or_else(|| form_in(VerbFamily::Tell, word))
}

/// Reads the table that is compiled in.
pub(super) fn load(text: &'static str) -> Table {
    toml::from_str(text).expect("the committed table can be read, as a test sees to")
}

/// Form of a verb.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum VerbForm {
    /// `propose`.
    Base,
    /// `proposes`.
    Third,
    /// `proposed`, past tense or participle.
    Past,
    /// `proposing`.
    Gerund,
}

/// The one act that a verb in any form, or a noun, names: `proposed` for "propose", "proposing", "proposals".
///
/// None where the word names several acts, or none.
///
/// ```
/// use cablegraph::vocab::act_named;
/// assert_eq!(act_named("proposals"), Some("proposed"));
/// assert_eq!(act_named("meets"), Some("met"));
/// assert_eq!(act_named("pilotage"), None);
/// ```
pub fn act_named(word: &str) -> Option<&'static str> {
    let is_verb =
        |verb: &String| !verb.contains(' ') && forms(verb).iter().any(|(_, form)| form == word);
    let is_noun = |noun: &String| noun == word || word.strip_suffix('s') == Some(noun);
    let names = |frame: &&Frame| {
        !frame.refused && (frame.verbs.iter().any(is_verb) || frame.nouns.iter().any(is_noun))
    };
    let mut acts = super::frames()
        .iter()
        .filter(names)
        .map(|frame| frame.act.as_str());
    let act = acts.next()?;
    acts.all(|other| other == act).then_some(act)
}

/// The forms of an infinitive; the particles of "call on" are kept out by the caller.
pub(super) fn forms(infinitive: &str) -> Vec<(VerbForm, String)> {
    let stem = infinitive;
    let ends_in_e = stem.ends_with('e');
    let consonant_y = stem.ends_with('y')
        && !stem.ends_with("ay")
        && !stem.ends_with("ey")
        && !stem.ends_with("oy");
    let without_last = &stem[..stem.len() - 1];
    let sibilant = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| stem.ends_with(end));
    let third = match () {
        () if stem == "have" => "has".to_owned(),
        () if consonant_y => format!("{without_last}ies"),
        () if sibilant => format!("{stem}es"),
        () => format!("{stem}s"),
    };
    let table = super::frame_table();
    let irregular = table.irregular.get(stem);
    let doubled = table.doubled.iter().any(|verb| verb == stem);
    let regular = || match () {
        () if ends_in_e => format!("{stem}d"),
        () if doubled => format!("{stem}{}ed", &stem[stem.len() - 1..]),
        () if consonant_y => format!("{without_last}ied"),
        () => format!("{stem}ed"),
    };
    let [past, participle] = match irregular {
        Some(forms) => forms.clone(),
        None => [regular(), regular()],
    };
    let gerund = match () {
        () if ends_in_e && !stem.ends_with("ee") => format!("{without_last}ing"),
        () if doubled => format!("{stem}{}ing", &stem[stem.len() - 1..]),
        () => format!("{stem}ing"),
    };
    let mut forms = vec![
        (VerbForm::Base, stem.to_owned()),
        (VerbForm::Third, third),
        (VerbForm::Past, past),
        (VerbForm::Gerund, gerund),
    ];
    if participle != forms[2].1 {
        forms.push((VerbForm::Past, participle));
    }
    forms
}

//! How a verb is meant: its helpers, voice and modality.
//!
//! Method: a walk to the left of the verb over helpers and adverbs; no parse tree.

use super::page::{Page, Sentence};
use crate::model::Modality;
use crate::vocab::families::{self, Families, families_of};
use crate::vocab::{PieceKind, Sense, VerbForm};

/// A verb with its helpers: tokens `first..end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct VerbGroup {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) passive: bool,
    pub(super) modality: Modality,
    /// Will not, cannot, is not in a position to: more than a plain "did not".
    pub(super) refuses: bool,
    /// Whether no helper stands by it, so that its form must go with its subject.
    pub(super) bare: bool,
    /// "Not yet".
    pub(super) undecided: bool,
    /// Should, must: nothing that is told as done or planned.
    pub(super) duty: bool,
}

/// Words between helper and verb that change nothing.
const ADVERBS: [&str; 30] = [
    "also", "then", "again", "further", "therefore", "already", "yet", "now", "just", "only",
    "still", "once", "both", "all", "fully", "however", "thus", "twice", "first", "later", "even",
    "so", "always", "today", "repeatedly", "almost", "meanwhile", "nevertheless", "nonetheless",
    "likewise",
];

pub(super) fn is_adverb(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    page.is_any(at, &ADVERBS)
        || page.is_of(at, families::REFLEXIVE)
        || (word.len() > 4
            && (word.ends_with("ly") || word.ends_with("LY"))
            && page.tokens[at].kind == PieceKind::Word
            && !word.starts_with(char::is_uppercase)
            || word.len() > 4 && word.ends_with("LY"))
}

/// Whether a word of the lists may be a finite verb: "opposed", "says".
pub(super) fn is_finite(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| {
        matches!(
            sense,
            Sense::Verb(_, _, VerbForm::Past | VerbForm::Third)
                | Sense::Speech(VerbForm::Past | VerbForm::Third)
        )
    })
}

/// Whether nothing but a phrase that leads in stands before a verb, so that it has no subject: "Pursuant to Marlow's letter, | saw
/// Tallis". `first` opens the sentence.
pub(super) fn is_behind_lead(page: &Page<'_>, first: usize, at: usize) -> bool {
    let comma = at.checked_sub(1).filter(|comma| *comma > first);
    comma.is_some_and(|comma| {
        page.word(comma) == ","
            && page.is_of(first, families::LEAD_IN)
            && !(first..comma).any(|word| is_finite(page, word))
    })
}

/// Reads the helpers before a verb; `None` where the verb is no statement (participle, "to support" of something else), or tells
/// what should be.
pub(super) fn verb_group(
    page: &Page<'_>,
    sentence: &Sentence,
    verb: usize,
    form: VerbForm,
    end: usize,
) -> Option<VerbGroup> {
    any_group(page, sentence, verb, form, end).filter(|group| !group.duty)
}

/// Reads the helpers before a verb, "should" and "must" among them.
pub(super) fn any_group(
    page: &Page<'_>,
    sentence: &Sentence,
    verb: usize,
    form: VerbForm,
    end: usize,
) -> Option<VerbGroup> {
    let mut group = VerbGroup {
        first: verb,
        end,
        passive: false,
        modality: Modality::Asserted,
        refuses: false,
        bare: false,
        undecided: false,
        duty: false,
    };
    let mut helper = Helper::default();
    let mut at = verb;
    while at > sentence.first {
        let before = at - 1;
        if is_adverb(page, before) {
            helper.undecided |= page.is(before, "yet");
            at -= 1;
        } else if let Some(opening) = aside(page, at)
            .filter(|open| *open > sentence.first)
            .or_else(|| set_phrase(page, at))
        {
            at = opening;
        } else if page.is(before, "longer") && at > 1 && page.is(at - 2, "no") {
            helper.negated = true;
            at -= 2;
        } else if page.is_of(before, families::NEGATIVE_ADVERB.and(families::NEITHER)) {
            helper.negated = true;
            at -= 1;
        } else if helper.read(page, before) {
            at -= 1;
            group.first = at;
        } else if page.is(before, "to") && form == VerbForm::Base && !helper.any() {
            return governed(page, sentence, before, group);
        } else if sentence.upper
            && form == VerbForm::Base
            && !helper.any()
            && (page.is_any(before, &PLANS) || page.is_any(before, &ABLE))
        {
            // In telegraphese the "to" is dropped: "NORVALE INTENDS TABLE TEXT".
            return governed(page, sentence, at, group);
        } else {
            break;
        }
    }
    group.first = group.first.min(at);
    if !helper.any() && is_inverted(page, sentence.first, group.first) {
        helper.done = true;
        helper.negated = true;
    }
    group.passive = form == VerbForm::Past && helper.be;
    let finite = match form {
        VerbForm::Base => {
            helper.any() || !sentence.upper || before_is_plural(page, sentence, group.first)
        }
        VerbForm::Third | VerbForm::Past => true,
        VerbForm::Gerund => helper.be || helper.have,
    };
    if !finite {
        return None;
    }
    group.duty = helper.duty;
    group.modality = helper.modality();
    group.bare = !helper.any();
    group.undecided = helper.undecided;
    // "did not agree" says no; "has not agreed" only that it was not done.
    group.refuses = helper.negated
        && (helper.will || helper.would || helper.can || helper.present)
        && !helper.undecided;
    Some(group)
}

fn before_is_plural(page: &Page<'_>, sentence: &Sentence, first: usize) -> bool {
    first > sentence.first
        && (page.word(first - 1).ends_with(['s', 'S'])
            || page.is_of(
                first - 1,
                families::WE
                    .and(families::THEY)
                    .and(families::I)
                    .and(families::YOU),
            ))
        || first == sentence.first
}

/// What the helpers of a verb say.
#[derive(Default)]
struct Helper {
    be: bool,
    have: bool,
    will: bool,
    would: bool,
    can: bool,
    duty: bool,
    done: bool,
    negated: bool,
    /// "do", "does", "did".
    present: bool,
    /// "yet".
    undecided: bool,
}

impl Helper {
    /// Takes the helper at a token; whether one stands there.
    fn read(&mut self, page: &Page<'_>, at: usize) -> bool {
        let Some((helper, denied)) = auxiliary(page, at) else {
            return false;
        };
        let slot = match helper {
            Auxiliary::Be => &mut self.be,
            Auxiliary::Have => &mut self.have,
            Auxiliary::Will => &mut self.will,
            Auxiliary::Would | Auxiliary::Could | Auxiliary::May => &mut self.would,
            Auxiliary::Can => &mut self.can,
            Auxiliary::Should => &mut self.duty,
            Auxiliary::Do => &mut self.done,
        };
        *slot = true;
        self.present |= helper == Auxiliary::Do;
        self.negated |= denied;
        true
    }

    fn any(&self) -> bool {
        self.be || self.have || self.will || self.would || self.can || self.duty || self.done
    }

    fn modality(&self) -> Modality {
        match () {
            () if self.negated => Modality::Negated,
            () if self.would || self.can => Modality::Conditional,
            () if self.will => Modality::Intended,
            () => Modality::Asserted,
        }
    }
}

/// A verb that helps another.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Auxiliary {
    Be,
    Have,
    Will,
    Would,
    Can,
    Could,
    /// `may`, `might`.
    May,
    /// `should`, `must`, `ought`.
    Should,
    Do,
}

/// The helper at a token in any form, and whether it denies: "cannot", and contractions such as "won't".
pub(super) fn auxiliary(page: &Page<'_>, at: usize) -> Option<(Auxiliary, bool)> {
    const FORMS: [(Auxiliary, Families); 9] = [
        (Auxiliary::Be, families::BE),
        (Auxiliary::Have, families::HAVE),
        (Auxiliary::Will, families::WILL),
        (Auxiliary::Would, families::WOULD),
        (Auxiliary::Can, families::CAN),
        (Auxiliary::Could, families::COULD),
        (Auxiliary::May, families::MAY),
        (Auxiliary::Should, families::NECESSITY),
        (Auxiliary::Do, families::DO),
    ];
    let contracted = denied_helper(page, at);
    let is_form = |forms: Families| match contracted {
        Some(helper) => helper.meet(forms),
        None => page.is_of(at, forms),
    };
    let (helper, _) = FORMS.iter().find(|(_, forms)| is_form(*forms))?;
    Some((*helper, contracted.is_some() || page.is(at, "cannot")))
}

/// The families of the helping verb of a contraction that denies: of "does" for "doesn't", of "will" for "WON'T".
pub(super) fn denied_helper(page: &Page<'_>, at: usize) -> Option<Families> {
    let word = page.word(at);
    let stem = ["n't", "n’t", "N'T", "N’T"]
        .iter()
        .find_map(|not| word.strip_suffix(not))?;
    let is = |helper: &str| stem.eq_ignore_ascii_case(helper);
    match () {
        () if is("wo") => Some(families::WILL),
        () if is("ca") => Some(families::CAN),
        // "Needn't" tells nothing of how a verb is meant but that it is denied.
        () if is("need") => Some(Families::default()),
        () => Some(families_of(stem)).filter(|helper| helper.meet(families::FINITE)),
    }
}

/// Whether the helper that denies a verb stands before its subject: "nor do we | favor it".
pub(super) fn is_inverted(page: &Page<'_>, first: usize, verb: usize) -> bool {
    /// So many words has the subject at most.
    const SUBJECT: usize = 4;
    let floor = first.max(verb.saturating_sub(SUBJECT + 2));
    let nor = (floor..verb).rev().find(|at| page.is(*at, "nor"));
    nor.is_some_and(|nor| {
        let subject = nor + 2..verb;
        let words = subject
            .clone()
            .all(|at| page.tokens[at].kind == PieceKind::Word);
        !subject.is_empty() && words && page.is_of(nor + 1, families::FINITE)
    })
}

/// "would | of course | agree": where an adverb of two words before a token opens.
pub(super) fn set_phrase(page: &Page<'_>, end: usize) -> Option<usize> {
    const OF_IN: [(&str, &str); 5] = [
        ("of", "course"),
        ("in", "fact"),
        ("in", "principle"),
        ("in", "turn"),
        ("at", "once"),
    ];
    let first = end.checked_sub(2)?;
    let is_one = |(one, two): &(&str, &str)| page.is(first, one) && page.is(first + 1, two);
    OF_IN.iter().any(is_one).then_some(first)
}

/// "could not, | however, | agree": where an aside of one word or two before a token opens, with its commas.
pub(super) fn aside(page: &Page<'_>, end: usize) -> Option<usize> {
    const ASIDES: [&str; 12] = [
        "however", "therefore", "thus", "course", "fact", "moreover", "all", "now", "yet", "then",
        "though", "instead",
    ];
    let close = end.checked_sub(1).filter(|at| page.word(*at) == ",")?;
    let opens = |open: usize| {
        open > 0 && page.word(open) == "," && page.tokens[open - 1].kind == PieceKind::Word
    };
    let open = (close.saturating_sub(3)..close.saturating_sub(1))
        .rev()
        .find(|at| opens(*at))?;
    page.is_any(close - 1, &ASIDES).then_some(open)
}

/// Words before "to" by which somebody means to do it.
const PLANS: [&str; 27] = [
    "plan", "plans", "planned", "planning", "intend", "intends", "intended", "intending",
    "instructed", "authorized", "going", "decided", "expects", "expected", "about", "wish",
    "wishes", "wished", "wants", "want", "wanted", "like", "threatened", "threatens",
    "threatening", "vowed", "vows",
];

/// Words before "to" by which somebody would do it.
const ABLE: [&str; 5] = ["able", "prepared", "ready", "willing", "position"];

/// An infinitive counts where the words before its "to" say whose plan it is.
fn governed(
    page: &Page<'_>,
    sentence: &Sentence,
    to: usize,
    group: VerbGroup,
) -> Option<VerbGroup> {
    let governor = to.checked_sub(1).filter(|at| *at >= sentence.first)?;
    let cannot = ["unable", "unwilling", "unprepared"];
    // What one failed to do was not done, and was not refused either.
    let failed = ["failed", "fails", "fail", "failing", "neglected"];
    // "went on to urge", "wishes to propose": done, or meant to be.
    let goes_on = page.is_any(
        governor,
        &["proceeded", "continued", "continues", "hastened"],
    ) || (page.is(governor, "on")
        && governor > sentence.first
        && page.is_any(governor - 1, &["went", "goes", "going"]));
    if goes_on {
        let first = governor - usize::from(page.is(governor, "on"));
        return Some(VerbGroup { first, ..group });
    }
    let (modality, mut refuses) = match () {
        () if page.is_any(governor, &PLANS) => (Modality::Intended, false),
        () if page.is_any(governor, &ABLE) => (Modality::Conditional, false),
        () if page.is_any(governor, &cannot) => (Modality::Negated, true),
        () if page.is_any(governor, &failed) => (Modality::Negated, false),
        () => return None,
    };
    let mut helper = Helper::default();
    let mut first = governor;
    if page.is(governor, "position") {
        // "in a position to"
        first = governor
            .checked_sub(2)
            .filter(|at| page.is(*at, "in") && page.is_any(at + 1, &["a", "no"]))?;
        helper.negated |= page.is(first + 1, "no");
    }
    // "not yet in a position to agree": that nothing was agreed is no refusal.
    let mut undecided = false;
    while first > sentence.first {
        let before = first - 1;
        undecided |= page.is(before, "yet");
        if is_adverb(page, before) || helper.read(page, before) {
            first -= 1;
        } else if page.is_of(before, families::NEGATIVE_ADVERB) {
            helper.negated = true;
            first -= 1;
        } else {
            break;
        }
    }
    refuses |= helper.negated;
    let failed = page.is_any(governor, &failed);
    let modality = match (refuses, helper.would) {
        (true, _) => Modality::Negated,
        _ if failed => Modality::Negated,
        (false, true) => Modality::Conditional,
        (false, false) => modality,
    };
    Some(VerbGroup {
        first,
        modality,
        refuses: refuses && !undecided,
        ..group
    })
}

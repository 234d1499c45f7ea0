//! Sentences in the style of telegrams: without articles, forms of `be`, `that`, and the writer himself.
//!
//! What hung on a dropped word hangs on the head of that word. Names and pronouns here and there give way to the short
//! forms of telegrams, invented ones too, so that words never seen are read by where they stand.

use super::treebank::Word;
use crate::extract::tagger::train::Dice;

/// Short forms that stand for a name or office in telegrams.
const SHORT: [&str; 40] = [
    "GOT", "GOF", "GOI", "GOJ", "GON", "USG", "HMG", "FRG", "GDR", "GVN", "DRV", "UAR", "EEC",
    "FonMin", "PriMin", "DefMin", "FinMin", "DepFonMin", "Emb", "Embassy", "Emboff", "Emboffs",
    "Poloff", "Polcouns", "Econcouns", "DCM", "Amb", "Ambassador", "Chargé", "Dept", "Department",
    "Deptoff", "Secretary", "SecGen", "PermRep", "Consul", "Mission", "FonOff", "DirGen",
    "PermSec",
];

/// A telegraphic copy; the dice say how much is left out.
pub(super) fn telegraphic(words: &[Word], dice: &mut Dice) -> Vec<Word> {
    let mut copy = words.to_vec();
    let heavy = dice.below(3) > 0;
    let mut chance = |share: u64| dice.below(100) < if heavy { share } else { share / 3 };
    let mut dropped: Vec<bool> = (0..words.len())
        .map(|at| chance(omission(words, at)))
        .collect();
    if dropped.iter().all(|dropped| *dropped) {
        dropped.fill(false);
    }
    for at in 0..copy.len() {
        if let Some(full) = contraction(&copy[at].form)
            && at > 0
            && chance(90)
        {
            full.clone_into(&mut copy[at].form);
            copy[at - 1].apart = true;
            restore(&mut copy[at - 1].form, full);
        }
    }
    for (at, word) in copy.iter_mut().enumerate() {
        if let Some(verbs) = acts(words, at)
            && dice.below(100) < 30
        {
            let verb = verbs[dice.below(verbs.len() as u64) as usize];
            word.form = inflected(verb, &word.xpos);
        }
        if !dropped[at] && stands_alone(words, at) && dice.below(100) < 16 {
            word.form = short(dice);
            "PROPN".clone_into(&mut word.upos);
            "NNP".clone_into(&mut word.xpos);
        }
    }
    without(&copy, &dropped)
}

/// Verbs of what telegrams report, that take an object; that take a clause; that take an infinitive, without and with an
/// object.
const ACTS: [&[&str]; 4] = [
    &[
        "request", "propose", "reject", "accept", "support", "oppose", "welcome", "approve",
        "endorse", "demand", "decline", "suggest", "recommend", "urge", "protest", "note", "seek",
        "raise", "discuss", "report",
    ],
    &[
        "request", "recommend", "propose", "suggest", "urge", "insist", "stress", "believe",
        "state", "report", "indicate", "demand", "emphasize", "claim", "note", "concur",
        "understand", "argue",
    ],
    &[
        "refuse", "decline", "propose", "intend", "offer", "hesitate", "promise", "undertake",
        "request",
    ],
    &[
        "urge", "instruct", "request", "invite", "authorize", "advise", "press", "direct",
        "encourage",
    ],
];

/// The verbs of telegrams that can stand in the place of a verb, by what completes it.
fn acts(words: &[Word], at: usize) -> Option<&'static [&'static str]> {
    let word = &words[at];
    if word.upos != "VERB" || !word.xpos.starts_with("VB") {
        return None;
    }
    let has = |relation: &str| {
        words
            .iter()
            .any(|other| other.head == Some(at) && other.relation == relation)
    };
    let passive = has("nsubj:pass");
    if has("compound:prt") || has("iobj") || has("cop") {
        return None;
    }
    let kind = match (has("obj") || passive, has("ccomp"), has("xcomp")) {
        (true, false, false) => 0,
        (false, true, false) => 1,
        (false, false, true) => 2,
        (true, false, true) => 3,
        _ => return None,
    };
    // Verbs that take a bare infinitive or an adjective are no such verbs.
    let infinitive = words.iter().enumerate().any(|(place, other)| {
        other.head == Some(at)
            && other.relation == "xcomp"
            && words
                .iter()
                .any(|mark| mark.head == Some(place) && mark.lemma == "to")
    });
    (kind < 2 || infinitive).then_some(ACTS[kind])
}

/// A regular verb in the form that the treebank calls so.
fn inflected(verb: &str, form: &str) -> String {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    match form {
        "VBD" | "VBN" if verb == "seek" => "sought".to_owned(),
        "VBD" | "VBN" if verb == "understand" => "understood".to_owned(),
        "VBD" if verb == "undertake" => "undertook".to_owned(),
        "VBN" if verb == "undertake" => "undertaken".to_owned(),
        "VBD" | "VBN" => format!("{stem}ed"),
        "VBG" if verb.ends_with("ee") => format!("{verb}ing"),
        "VBG" => format!("{stem}ing"),
        "VBZ" if verb.ends_with('s') => format!("{verb}es"),
        "VBZ" => format!("{verb}s"),
        _ => verb.to_owned(),
    }
}

/// Whether a verb completes another: agreed *to go*.
fn is_completion(words: &[Word], verb: Option<usize>) -> bool {
    verb.is_some_and(|verb| words[verb].relation == "xcomp")
}

/// How often of a hundred times telegrams leave out a word.
fn omission(words: &[Word], at: usize) -> u64 {
    let word = &words[at];
    let lemma = word.lemma.as_str();
    let opens = at == 0
        || words[at - 1].upos == "PUNCT"
        || words[at - 1].upos == "CCONJ"
        || at == 1 && words[0].upos == "ADV";
    match word.relation.as_str() {
        "det" if matches!(lemma, "the" | "a" | "an") => 90,
        "nmod:poss" if word.xpos == "PRP$" => 50,
        "cop" if lemma == "be" && word.form != "be" => 45,
        "cop" if lemma == "be" => 25,
        "aux" if lemma == "be" => 45,
        "aux" if lemma == "have" => 25,
        "aux:pass" if word.form == "be" || word.form == "been" => 12,
        "aux:pass" => 40,
        "mark" if lemma == "that" => 70,
        "mark" if lemma == "to" && is_completion(words, word.head) => 10,
        "nsubj" | "nsubj:pass" if word.upos == "PRON" && word.head.is_some() => {
            match (lemma, opens) {
                ("I" | "we", true) => 75,
                ("he" | "she" | "they" | "it", true) => 50,
                ("I" | "we" | "he" | "she" | "they" | "it", false) => 18,
                _ => 0,
            }
        }
        "expl" => 40,
        _ => 0,
    }
}

/// A contracted form in full.
fn contraction(form: &str) -> Option<&'static str> {
    Some(match form {
        "n't" | "n’t" => "not",
        "'ll" | "’ll" => "will",
        "'ve" | "’ve" => "have",
        "'re" | "’re" => "are",
        "'m" | "’m" => "am",
        _ => return None,
    })
}

/// Makes `ca` `n't` and `wo` `n't` whole.
fn restore(before: &mut String, full: &str) {
    let whole = match before.to_ascii_lowercase().as_str() {
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        _ => return,
    };
    if full == "not" {
        whole.clone_into(before);
    }
}

/// Whether a short form can stand in a word's place: a name of one word, or who did something.
fn stands_alone(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let leads = words
        .iter()
        .any(|other| other.head == Some(at) && other.relation != "case" && other.upos != "PUNCT");
    let role = matches!(
        word.relation.as_str(),
        "nsubj" | "nsubj:pass" | "obj" | "iobj" | "obl" | "obl:agent" | "nmod" | "conj"
    );
    let person = matches!(
        word.lemma.as_str(),
        "I" | "we" | "he" | "she" | "they" | "you" | "it"
    );
    let past = word
        .head
        .is_some_and(|head| matches!(words[head].xpos.as_str(), "VBD" | "VBN" | "VB"));
    role && !leads && (word.upos == "PROPN" || (word.upos == "PRON" && person && past))
}

fn short(dice: &mut Dice) -> String {
    if dice.below(3) > 0 {
        return SHORT[dice.below(SHORT.len() as u64) as usize].to_owned();
    }
    let letters = 3 + dice.below(3);
    (0..letters)
        .map(|_| char::from(b'A' + dice.below(26) as u8))
        .collect()
}

/// The sentence without some of its words.
fn without(words: &[Word], dropped: &[bool]) -> Vec<Word> {
    let mut place = Vec::with_capacity(words.len());
    let mut kept = 0;
    for dropped in dropped {
        place.push(kept);
        kept += usize::from(!dropped);
    }
    let mut copy: Vec<Word> = Vec::with_capacity(kept);
    for (at, word) in words.iter().enumerate() {
        if dropped[at] {
            // What the dropped word kept apart stays apart.
            if let Some(last) = copy.last_mut() {
                last.apart |= word.apart;
            }
            continue;
        }
        let mut head = word.head;
        while let Some(above) = head.filter(|head| dropped[*head]) {
            head = words[above].head;
        }
        copy.push(Word {
            head: head.map(|head| place[head]),
            ..word.clone()
        });
    }
    if let Some(first) = copy.first_mut()
        && let Some(letter) = first.form.chars().next()
    {
        let large: String = letter.to_uppercase().collect();
        first.form.replace_range(..letter.len_utf8(), &large);
    }
    copy
}

/// The sentence in capitals.
pub(super) fn in_capitals(words: &[Word]) -> Vec<Word> {
    let capitals = |word: &Word| Word {
        form: word.form.to_uppercase(),
        ..word.clone()
    };
    words.iter().map(capitals).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(form: &str, head: usize, relation: &str) -> Word {
        Word {
            form: form.to_owned(),
            lemma: form.to_lowercase(),
            head: head.checked_sub(1),
            relation: relation.to_owned(),
            apart: true,
            ..Word::default()
        }
    }

    #[test]
    fn verbs_are_put_into_the_form_of_those_they_replace() {
        for (verb, form, expected) in [
            ("propose", "VBD", "proposed"),
            ("agree", "VBN", "agreed"),
            ("agree", "VBG", "agreeing"),
            ("press", "VBZ", "presses"),
            ("seek", "VBD", "sought"),
        ] {
            assert_eq!(inflected(verb, form), expected);
        }
    }

    #[test]
    fn what_hung_on_a_dropped_word_hangs_higher() {
        let words = [
            word("The", 3, "det"),
            word("almost", 1, "advmod"),
            word("plan", 4, "nsubj"),
            word("failed", 0, "root"),
        ];
        let copy = without(&words, &[true, false, false, false]);
        let heads: Vec<Option<usize>> = copy.iter().map(|word| word.head).collect();
        assert_eq!(heads, [Some(1), Some(2), None]);
        assert_eq!(copy[0].form, "Almost");
    }
}

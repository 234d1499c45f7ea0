//! Classes of words by what they mean, for the judge of acts.

use super::table::{list, rows};

/// The classes, in the order of their numbers, by which weights are learnt: a new one goes behind the last.
const CLASSES: [&str; 52] = [
    "say", "inform", "stress", "ask", "urge", "propose", "agree", "refuse", "support", "worry",
    "blame", "meet", "think", "know", "want", "intend", "try", "can", "must", "good", "bad",
    "deny", "cause", "prevent", "allow", "change", "begin", "give", "take", "go", "do", "help",
    "show", "happen", "be", "fight", "money", "treaty", "paper", "talks", "plan", "matter",
    "person", "body", "place", "time", "degree", "manner", "sure", "if", "function", "quality",
];

/// A word and the numbers of its classes, the commoner sense first: from 1; 0 for none.
///
/// ```
/// use cablegraph::vocab::word_classes;
/// let of = |wanted: &str| word_classes().find(|(word, _)| *word == wanted).map(|(_, classes)| classes[0]);
/// assert_eq!(of("anxious"), of("worried"));
/// assert_ne!(of("anxious"), of("glad"));
/// ```
pub fn word_classes() -> impl Iterator<Item = (&'static str, [u32; 2])> {
    rows(include_str!("word_classes.tsv")).map(|[word, classes]| {
        let mut classes = list(classes).map(number);
        (word, [(); 2].map(|()| classes.next().unwrap_or(0)))
    })
}

/// Words whose commoner sense is to do what one of the acts is, or that name it: "laud", "rebuff", "overture".
pub fn words_of_acts() -> impl Iterator<Item = &'static str> {
    const ACTS: [&str; 9] = [
        "ask", "urge", "propose", "agree", "refuse", "support", "worry", "blame", "meet",
    ];
    let acts = ACTS.map(number);
    word_classes()
        .filter(move |(_, classes)| acts.contains(&classes[0]))
        .map(|(word, _)| word)
}

fn number(class: &str) -> u32 {
    let at = CLASSES.iter().position(|known| *known == class);
    at.map_or(0, |at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_known_and_every_word_has_one() {
        for [word, classes] in rows(include_str!("word_classes.tsv")) {
            let numbers: Vec<u32> = list(classes).map(number).collect();
            let known = numbers.iter().all(|number| *number > 0);
            assert!(known && matches!(numbers.len(), 1 | 2), "{word}: {classes}");
        }
    }
}

//! Who "he" is: the antecedent of a pronoun.
//!
//! Needs: the tree of a sentence; people's names. Method: whoever was named lately may be meant, with everybody whose name was not
//! read, and nobody at all; each is weighed by linear weights over traits (how long ago he was named, as what, whether he led the
//! sentence, whose words the pronoun stands in), and the share of the likeliest tells how sure it is. What a pronoun was
//! found to mean counts as a mention for the next one. Brackets tell by themselves: "he (Marlow)". Learnt by
//! `train-antecedents` from marked telegrams. Cost: a dozen people a pronoun.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::put_in::PutIn;
use super::mention::{
    behind, gender, has_title, in_brackets, is_for_his_part, is_own, is_unnamed, key, key_of_word,
    kind, lead, person, pronoun, role, said_behind, words_of,
};
use super::standing::Standing;
use super::table::Held;
use super::traits::Traits;
use super::view::View;
use crate::extract::discourse::Antecedent;
use crate::extract::draft::Draft;
use crate::extract::page::Sentence;
use crate::extract::syntax::Relation;
use crate::model::NameId;
use crate::vocab::Gender;

/// So many people are kept in mind; of more, those longest ago are forgotten.
const MOST: usize = 12;

/// How sure it is that he is who says behind it what he does.
const SAYER: f32 = 0.8;

/// Stand in traits for what has not been, and for a name that stands behind the pronoun.
const NEVER: u32 = 9;
const BEHIND: u32 = 20;

/// Who is less likely than this is not told.
const LEAST: f32 = 0.5;

/// The weights of the program.
pub(super) fn weights() -> &'static Held {
    static WEIGHTS: LazyLock<Held> = LazyLock::new(|| {
        let weights = read(include_bytes!("antecedent.bin"));
        weights.expect("the committed file is whole, as a test sees to")
    });
    &WEIGHTS
}

/// Reads a file of weights: a head in words that ends with a zero byte, and a table; `None` where it is cut short or longer.
pub(super) fn read(bytes: &'static [u8]) -> Option<Held> {
    let head = bytes.iter().position(|byte| *byte == 0)?;
    let mut rest = bytes.get(head + 1..)?;
    Held::read::<1>(&mut rest).filter(|_| rest.is_empty())
}

/// Somebody whom a pronoun may mean.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// His latest name; `None` for somebody whose name was not read.
    pub(super) name: Option<NameId>,
    /// What his names share.
    key: u32,
    /// The words by which he was meant in the last sentence that means him, each time.
    words: Vec<Range<usize>>,
    /// The chief of the last of them, and what that was to the word that it hangs on.
    at: usize,
    role: Relation,
    /// The stem of that word.
    above: u32,
    sentence: u32,
    paragraph: u32,
    /// Whether that was a pronoun.
    by_pronoun: bool,
    /// The last sentence that he led.
    led: Option<u32>,
    /// How often he was meant.
    times: u32,
    /// The sentence in which he was first named.
    since: u32,
    gender: Option<Gender>,
}

impl Person {
    /// Whether a word is one of those that meant him last.
    fn is_meant_by(&self, at: usize) -> bool {
        self.words.iter().any(|words| words.contains(&at))
    }
}

/// Everybody who was named so far.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::acts) struct People {
    /// The last named at the end.
    all: Vec<Person>,
    sentence: u32,
    paragraph: u32,
    /// The last sentence that the sender led: "I told him".
    own_led: Option<u32>,
}

/// Somebody whom a pronoun may mean.
pub(in crate::extract::acts) struct Candidate {
    /// His name; `None` where it was not read.
    pub(super) name: Option<NameId>,
    /// The word that means him.
    #[cfg_attr(not(any(test, feature = "train")), expect(dead_code))]
    pub(super) at: usize,
    /// What speaks for him.
    pub(super) traits: Traits,
}

/// A pronoun, those whom it may mean with what speaks for each, and what speaks for nobody.
pub(in crate::extract::acts) struct Question {
    #[cfg_attr(not(any(test, feature = "train")), expect(dead_code))]
    pub(super) at: usize,
    pub(super) people: Vec<Candidate>,
    pub(super) nobody: Traits,
}

/// An answer: which of the people, nobody for none of them, and how likely it is.
pub(in crate::extract::acts) type Answer = (Option<usize>, f32);

impl Question {
    /// Weighs the answers.
    pub(super) fn answer(&self, sum: impl Fn(&Traits) -> f32) -> Answer {
        let mut sums: Vec<f32> = self.people.iter().map(|one| sum(&one.traits)).collect();
        sums.push(sum(&self.nobody));
        super::weights::shares(&mut sums);
        let best = (0..sums.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]));
        let share = best.map_or(0.0, |best| sums[best]);
        (best.filter(|at| *at < self.people.len()), share)
    }
}

impl People {
    /// Takes in the names of a sentence that has no tree.
    pub(in crate::extract::acts) fn pass(&mut self, draft: &Draft<'_, '_>, sentence: &Sentence) {
        self.begin(sentence);
        let mut met = 0;
        for at in sentence.first..sentence.end {
            if let Some(id) = person(draft, at).filter(|id| draft.tokens_of(*id).1 == at + 1) {
                self.meet(draft, Some(id), at..at + 1, at, (Relation::Other, 0));
                met += 1;
            }
        }
        // "Marlow made these points:"
        if sentence.heading && met == 1 {
            let sentence = self.sentence;
            self.all
                .last_mut()
                .into_iter()
                .for_each(|one| one.led = Some(sentence));
        }
    }

    /// Finds what the pronouns of a sentence mean, in order, and takes in who is named.
    pub(super) fn settle(
        &mut self,
        draft: &Draft<'_, '_>,
        view: &View<'_, '_>,
        sentence: &Sentence,
        put_in: &[PutIn],
        mut answer: impl FnMut(&Question) -> Answer,
    ) -> Vec<Antecedent> {
        self.begin(sentence);
        let lead = lead(view);
        let mut found = Vec::new();
        for at in view.first..view.end {
            let named = person(draft, at).filter(|id| draft.tokens_of(*id).1 == at + 1);
            if let Some(form) = pronoun(view.page, at).filter(|_| draft.owner(at).is_none()) {
                let (who, share) = self.ask(draft, view, (at, form), put_in, &mut answer);
                self.lead(lead, at..at + 1);
                found.push(Antecedent { at, who, share });
            } else if let Some(id) = named {
                let (words, head) = words_of(view, draft.tokens_of(id));
                self.meet(draft, Some(id), words.clone(), head, role(view, head));
                self.lead(lead, words);
            } else if is_unnamed(draft, view, at) {
                let known = self.known_by_title(draft, at);
                self.meet(draft, known, at..at + 1, at, role(view, at));
                self.lead(lead, at..at + 1);
            }
        }
        if lead.is_some_and(|lead| is_own(view, lead)) {
            self.own_led = Some(self.sentence);
        }
        found
    }

    /// Who was named with a title that stands alone here: "Minister Marlow", and then "the Minister".
    fn known_by_title(&self, draft: &Draft<'_, '_>, at: usize) -> Option<NameId> {
        let mut latest = self.all.iter().rev().filter_map(|one| one.name);
        latest.find(|id| has_title(draft, *id, at))
    }

    fn begin(&mut self, sentence: &Sentence) {
        self.sentence += 1;
        self.paragraph = sentence.paragraph as u32;
    }

    /// Keeps that the last met leads the sentence, if he does.
    fn lead(&mut self, lead: Option<usize>, tokens: Range<usize>) {
        let sentence = self.sentence;
        if lead.is_some_and(|lead| tokens.contains(&lead))
            && let Some(last) = self.all.last_mut()
            && last.is_meant_by(tokens.start)
        {
            last.led = Some(sentence);
        }
    }

    /// Finds what a pronoun means, and keeps that he was meant.
    fn ask(
        &mut self,
        draft: &Draft<'_, '_>,
        view: &View<'_, '_>,
        (at, form): (usize, usize),
        put_in: &[PutIn],
        answer: &mut impl FnMut(&Question) -> Answer,
    ) -> (Option<NameId>, f32) {
        let standing = Standing::of(draft, view, at, form);
        if let Some(plain) = self.told_plainly(draft, view, &standing, put_in) {
            return plain;
        }
        let choice = self.choice(draft, view, at, put_in);
        let people = choice.iter().enumerate().map(|(place, one)| {
            let rank = choice.len() - 1 - place;
            Candidate {
                name: one.name,
                at: one.at,
                traits: self.traits(draft, &standing, one, rank),
            }
        });
        let question = Question {
            at,
            people: people.collect(),
            nobody: self.nobody(view, &standing),
        };
        let (chosen, share) = answer(&question);
        let Some(chosen) = chosen else {
            return (None, share);
        };
        let one = &choice[chosen];
        let who = question.people[chosen].name;
        // Of two who speak he is the nearer, where he is the likeliest.
        let nearest = standing.subjects.get(1).copied().flatten();
        let is_nearest = form == 0 && nearest.is_some_and(|at| one.is_meant_by(at));
        self.meet_again(view, one.key, at);
        let share = if is_nearest { share.max(LEAST) } else { share };
        (who.filter(|_| share >= LEAST), share)
    }

    /// Whom a pronoun means where words tell it and nothing has to be weighed.
    fn told_plainly(
        &self,
        draft: &Draft<'_, '_>,
        view: &View<'_, '_>,
        standing: &Standing,
        put_in: &[PutIn],
    ) -> Option<(Option<NameId>, f32)> {
        let at = standing.at;
        // "He (Marlow) opposed it."
        if let Some(told) = in_brackets(draft, view, at) {
            return Some((Some(told), 1.0));
        }
        // "He opposed the ban, Marlow told us."
        if let Some(sayer) = said_behind(draft, put_in, at).filter(|_| standing.form == 0) {
            return Some((Some(sayer), SAYER));
        }
        // "Marlow, for his part, …"
        if is_for_his_part(view, at) {
            return self.all.last().map(|one| (one.name, SAYER));
        }
        // Who puts words in stands above the others: "the court, she said, will sit".
        let puts_in = put_in.iter().any(|one| one.is_by(draft.page, at));
        (!puts_in && self.is_somebody_unnamed(standing)).then_some((None, 1.0))
    }

    /// Those whom a pronoun may mean: who was named before, and who leads a clause behind it.
    fn choice(
        &self,
        draft: &Draft<'_, '_>,
        view: &View<'_, '_>,
        at: usize,
        put_in: &[PutIn],
    ) -> Vec<Person> {
        // Of whom he speaks by words that are put in he is none: "Tallis, he said, was ill"; "Tallis wrote, he said, to nobody".
        let puts_in = put_in.iter().any(|one| one.is_by(draft.page, at));
        let goes_on = |one: &Person| view.head(one.at).is_none_or(|verb| verb > at);
        let led = |one: &&Person| puts_in && one.led == Some(self.sentence) && goes_on(one);
        let mut choice: Vec<Person> = self.all.iter().filter(|one| !led(one)).cloned().collect();
        for id in behind(draft, view, at) {
            let key = key(draft, id);
            if !choice.iter().any(|one| one.key == key) {
                let (words, head) = words_of(view, draft.tokens_of(id));
                choice.push(self.person(draft, Some(id), words, head, role(view, head)));
            }
        }
        choice
    }

    /// Keeps that somebody who is known was meant by a pronoun.
    fn meet_again(&mut self, view: &View<'_, '_>, key: u32, at: usize) {
        let Some(place) = self.all.iter().position(|one| one.key == key) else {
            return;
        };
        let mut one = self.all.remove(place);
        (one.role, one.above) = role(view, at);
        if one.sentence != self.sentence {
            one.words.clear();
        }
        one.words.push(at..at + 1);
        (one.at, one.by_pronoun) = (at, true);
        (one.sentence, one.paragraph) = (self.sentence, self.paragraph);
        one.times += 1;
        self.all.push(one);
    }

    fn person(
        &self,
        draft: &Draft<'_, '_>,
        name: Option<NameId>,
        words: Range<usize>,
        at: usize,
        (role, above): (Relation, u32),
    ) -> Person {
        let key = name.map_or_else(|| key_of_word(draft.page.word(at)), |id| key(draft, id));
        Person {
            name,
            key,
            words: vec![words],
            at,
            role,
            above,
            sentence: self.sentence,
            paragraph: self.paragraph,
            by_pronoun: false,
            led: None,
            times: 1,
            since: self.sentence,
            gender: name.and_then(|id| gender(draft, id)),
        }
    }

    /// Keeps that somebody was named.
    fn meet(
        &mut self,
        draft: &Draft<'_, '_>,
        name: Option<NameId>,
        words: Range<usize>,
        at: usize,
        role: (Relation, u32),
    ) {
        let mut one = self.person(draft, name, words, at, role);
        if let Some(place) = self.all.iter().position(|other| other.key == one.key) {
            let other = self.all.remove(place);
            (one.led, one.times, one.since) = (other.led, other.times + 1, other.since);
            one.gender = one.gender.or(other.gender);
            if other.sentence == self.sentence {
                one.words.extend(other.words);
            }
        }
        if self.all.len() == MOST {
            self.all.remove(0);
        }
        self.all.push(one);
    }

    fn far(&self, sentence: u32) -> u32 {
        match self.sentence - sentence {
            near @ 0..=3 => near,
            4..=5 => 4,
            6..=9 => 5,
            10..=19 => 6,
            _ => 7,
        }
    }

    /// Whether a pronoun means somebody whose name was not read: who is said to speak, or led the sentence before that it opens upon.
    fn is_somebody_unnamed(&self, standing: &Standing) -> bool {
        let mut unnamed = self.all.iter().filter(|one| one.name.is_none());
        let above = standing.subjects.get(1).copied().flatten();
        let speaks = |one: &Person| match above {
            Some(at) => one.is_meant_by(at),
            None => standing.form == 0 && one.led == Some(self.sentence),
        };
        let led = |one: &Person| one.led == Some(self.sentence - 1);
        let begins = standing.opens && standing.form == 0;
        unnamed.any(|one| speaks(one) || begins && led(one))
    }

    /// Whether somebody whose name was not read led the last sentence that anybody led.
    fn is_led_unnamed(&self) -> bool {
        let last = self.all.iter().max_by_key(|one| one.led);
        last.is_some_and(|one| one.led.is_some() && one.name.is_none())
    }

    /// What speaks for somebody.
    fn traits(
        &self,
        draft: &Draft<'_, '_>,
        standing: &Standing,
        one: &Person,
        rank: usize,
    ) -> Traits {
        let mut traits = Traits::default();
        let mut family = traits.family(1);
        let form = standing.form;
        let place = standing.role as u32;
        let behind = u32::from(one.at > standing.at);
        let far = match behind {
            1 => BEHIND,
            _ => self.far(one.sentence),
        };
        let led = one.led.map_or(NEVER, |led| self.far(led));
        let role = one.role as u32;
        let rank = rank.min(5) as u32;
        let times = one.times.min(6);
        let paragraphs = (self.paragraph.abs_diff(one.paragraph)).min(3);
        let own = self.own_led.map_or(NEVER, |led| self.far(led));
        let by = u32::from(one.by_pronoun);
        let kind = one.name.map_or(0, |id| kind(draft, id));
        let most = u32::from(self.all.iter().all(|other| other.times <= one.times));
        // Whose words the pronoun stands in: how many verbs above it he is the subject of.
        let above = standing
            .subjects
            .iter()
            .position(|subject| subject.is_some_and(|at| one.is_meant_by(at)))
            .map_or(NEVER, |at| at as u32);
        let shares_verb = u32::from(one.sentence == self.sentence && one.above == standing.above);
        let opens = u32::from(standing.opens);
        let again = u32::from(standing.done_to.contains(&one.key));
        let gender = one
            .gender
            .map_or(0, |gender| 1 + u32::from(gender == standing.gender));
        let she = u32::from(standing.gender == Gender::Woman);
        let unnamed = u32::from(self.is_led_unnamed());
        let latest = self.all.iter().filter_map(|one| one.led).max();
        let latest = u32::from(one.led.is_some() && one.led == latest);
        family.add(0, [far]);
        family.add(1, [far, role]);
        family.add(2, [far, role, form]);
        family.add(3, [far, role, place]);
        family.add(4, [led, far]);
        family.add(5, [led, opens, place]);
        family.add(6, [rank, far]);
        family.add(7, [rank, place, form]);
        family.add(8, [times, far]);
        family.add(9, [paragraphs, far]);
        family.add(10, [paragraphs, opens, led]);
        family.add(11, [own, far, role]);
        family.add(12, [own, led]);
        family.add(13, [by, far, role]);
        family.add(14, [by, led, place]);
        family.add(15, [kind, far]);
        family.add(16, [kind, role, form]);
        family.add(17, [most, far]);
        family.add(18, [most, times]);
        family.add(19, [above, form]);
        family.add(20, [above, place, far]);
        family.add(21, [shares_verb, role, place]);
        family.add(22, [one.above, role, far.min(2)]);
        family.add(23, [standing.above, far.min(2), led.min(2)]);
        family.add(24, [standing.first, led.min(2), far.min(2)]);
        family.add(25, [self.far(one.since), most]);
        family.add(26, [kind, form]);
        family.add(27, [above, standing.says, form]);
        family.add(28, [standing.says, far, led]);
        family.add(29, [far, led, own, role]);
        family.add(30, [behind, role, place, form]);
        family.add(31, [again, place, far]);
        family.add(32, [gender, she]);
        family.add(33, [gender, she, far]);
        family.add(34, [unnamed, far, led]);
        family.add(35, [unnamed, place, led, opens]);
        family.add(36, [latest, led, far]);
        family.add(37, [latest, place, form]);
        traits
    }

    /// What speaks for nobody of those who were named.
    fn nobody(&self, view: &View<'_, '_>, standing: &Standing) -> Traits {
        let mut traits = Traits::default();
        let mut family = traits.family(101);
        let nearest = self.all.last().map_or(NEVER, |one| self.far(one.sentence));
        let led = self.all.iter().filter_map(|one| one.led).max();
        let led = led.map_or(NEVER, |led| self.far(led));
        let count = self.all.len().min(4) as u32;
        let place = standing.role as u32;
        family.add(0, [0]);
        family.add(1, [nearest, count]);
        family.add(2, [nearest, led]);
        family.add(3, [count, place, standing.form]);
        family.add(4, [standing.above]);
        family.add(5, [standing.first]);
        family.add(6, [u32::from(view.upper), count]);
        family.add(7, [self.own_led.map_or(NEVER, |led| self.far(led)), led]);
        family.add(8, [u32::from(self.is_led_unnamed()), led]);
        traits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_weights_are_whole() {
        assert!(read(include_bytes!("antecedent.bin")).is_some());
    }
}

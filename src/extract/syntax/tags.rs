//! The parts of speech and the relations that a word can have to its head.

/// An enum whose values have numbers and names.
macro_rules! numbered {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $written:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub(in crate::extract) enum $name { $($(#[$doc])* $value,)* }

        impl $name {
            /// All, in the order of their numbers.
            pub(super) const ALL: [$name; [$($written),*].len()] = [$($name::$value),*];

            /// Its name in the scheme that it is taken from.
            #[cfg(any(test, feature = "train"))]
            pub(in crate::extract) fn name(self) -> &'static str {
                match self { $($name::$value => $written,)* }
            }

            /// The one of a number; the last for a number that none has.
            pub(super) fn of(number: usize) -> Self {
                Self::ALL.get(number).copied().unwrap_or(Self::LAST)
            }

            const LAST: Self = Self::ALL[Self::ALL.len() - 1];
        }
    };
}

numbered! {
    /// Part of speech: the classes of the Penn Treebank, drawn together.
    Tag {
        /// A common noun.
        Noun = "NN",
        /// The same in the plural.
        Nouns = "NNS",
        /// A name.
        Name = "NNP",
        /// `we`, `it`, `there`.
        Pronoun = "PRP",
        /// `our`.
        Our = "PRP$",
        /// `the`, `this`, `all`.
        Determiner = "DT",
        /// `who`, `which`, `what`.
        Who = "WP",
        /// `when`, `why`.
        When = "WRB",
        /// `joint`, `earlier`.
        Adjective = "JJ",
        /// `soon`, `not`.
        Adverb = "RB",
        /// A preposition or particle.
        Preposition = "ADP",
        /// `that`, `if`, `because`.
        Subordinator = "SCONJ",
        /// `to` before a verb.
        To = "TO",
        /// `and`.
        And = "CC",
        /// A number.
        Number = "CD",
        /// `would`.
        Modal = "MD",
        /// `propose` without person.
        Verb = "VB",
        /// `proposed`, told of the past.
        Past = "VBD",
        /// `proposed` as a participle.
        Participle = "VBN",
        /// `proposing`.
        Gerund = "VBG",
        /// `propose`, told of the present.
        Present = "VBP",
        /// `proposes`.
        PresentS = "VBZ",
        /// `is`, `had`, `does` that help another word.
        Auxiliary = "AUX",
        /// `be`, `been`, `having` that help another word.
        AuxiliaryForm = "AUXN",
        /// `please`, `yes`.
        Interjection = "UH",
        /// `'s` of possession.
        Possessive = "POS",
        /// A comma.
        Comma = "COMMA",
        /// What ends a sentence.
        Stop = "STOP",
        /// A bracket, quotation mark, colon or dash.
        Mark = "PUNCT",
        /// A hyphen within a word.
        Hyphen = "HYPH",
        /// Anything else.
        Other = "X",
    }
}

numbered! {
    /// What a word is to its head: relations of Universal Dependencies, drawn together.
    Relation {
        /// Who does: subject of a verb in the active voice, or of what `is` ties to it.
        Subject = "nsubj",
        /// Subject of a verb in the passive voice.
        PassiveSubject = "nsubj:pass",
        /// A clause that is a subject.
        ClauseSubject = "csubj",
        /// The `it` or `there` that stands for a subject.
        Expletive = "expl",
        /// What is done.
        Object = "obj",
        /// To whom.
        IndirectObject = "iobj",
        /// A noun with a preposition, or of time, at a verb.
        Oblique = "obl",
        /// By whom, in the passive voice.
        Agent = "obl:agent",
        /// A verb that helps: `will`, `had`.
        Auxiliary = "aux",
        /// The `was` of the passive voice.
        PassiveAuxiliary = "aux:pass",
        /// The `is` that ties a subject to a noun or adjective.
        Copula = "cop",
        /// A clause with a subject of its own that completes a verb: said *that he would*.
        Complement = "ccomp",
        /// One without: agreed *to go*.
        OpenComplement = "xcomp",
        /// A clause of time, reason, condition.
        AdverbClause = "advcl",
        /// A clause at a noun: plan *to withdraw*, *proposed by him*.
        NounClause = "acl",
        /// The same with `which`.
        RelativeClause = "acl:relcl",
        /// The second and later members of a list.
        Conjunct = "conj",
        /// `and`.
        Coordinator = "cc",
        /// `that`, `to`, `if` at the verb of its clause.
        Marker = "mark",
        /// A preposition, or `'s`, at its noun.
        Case = "case",
        /// An article or the like.
        Determiner = "det",
        /// An adjective at its noun.
        Adjective = "amod",
        /// A noun before its noun.
        Compound = "compound",
        /// The particle of a verb.
        Particle = "compound:prt",
        /// A noun with a preposition at a noun.
        NounModifier = "nmod",
        /// Whose.
        Possessor = "nmod:poss",
        /// An adverb.
        Adverb = "advmod",
        /// The same thing in other words.
        Apposition = "appos",
        /// A clause set beside, with nothing that ties it.
        Parataxis = "parataxis",
        /// A later word of a name or fixed phrase.
        Flat = "flat",
        /// Anything else.
        Other = "dep",
        /// A sign; never asked of the weights.
        Sign = "punct",
        /// The head of the sentence; never asked of the weights.
        Root = "root",
    }
}

impl Tag {
    /// Of a sign, no word.
    pub(in crate::extract) fn is_sign(self) -> bool {
        matches!(self, Tag::Comma | Tag::Stop | Tag::Mark | Tag::Hyphen)
    }

    /// Of a full verb, in any form.
    pub(in crate::extract) fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::Verb | Tag::Past | Tag::Participle | Tag::Gerund | Tag::Present | Tag::PresentS
        )
    }

    /// Of a noun, name or pronoun.
    pub(in crate::extract) fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Pronoun)
    }
}

//! What a picture shows, apart from how a format draws it.

use super::mask::Mask;
use crate::model::EntityKind;

/// Width of a page for its height, where there is a choice.
pub(super) const PROPORTION: f64 = 1.5;
/// Height of heading, legend and notes, which stand above and below what is laid out.
pub(super) const WORDS: f64 = 200.0;
/// The lane of messages that have none of their own.
pub(super) const OTHERS: &str = "others";

/// A picture: shapes, lines between them, and how they are to be laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Heading.
    pub title: String,
    /// Second line of the heading.
    pub subtitle: String,
    /// Nodes.
    pub shapes: Vec<Shape>,
    /// Edges.
    pub lines: Vec<Line>,
    /// How the shapes are arranged.
    pub arrangement: Arrangement,
    /// Parts with a heading each, between which no line leads; none where all is one.
    pub panels: Vec<Panel>,
    /// Said below the legend: what is left out, what is masked.
    pub notes: Vec<String>,
}

impl Picture {
    /// Whether nothing is told: no line, and no row.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.shapes.iter().all(|shape| shape.rows.is_empty())
    }

    /// Says that names are masked, where some are and no note tells it yet.
    pub(super) fn tell_masked(&mut self) {
        let of_shape = |shape: &Shape| {
            let proofs = || shape.rows.iter().map(|row| row.tooltip.as_str());
            let mut all = shape
                .words()
                .chain(proofs())
                .chain([shape.tooltip.as_str()]);
            all.any(Mask::hides)
        };
        let masked = Mask::hides(&self.title)
            || Mask::hides(&self.subtitle)
            || self.shapes.iter().any(of_shape)
            || self.panels.iter().any(|panel| Mask::hides(&panel.label()))
            || self
                .lines
                .iter()
                .any(|line| Mask::hides(&line.label) || Mask::hides(&line.tooltip));
        if masked && !self.notes.iter().any(|note| note.ends_with("masked.")) {
            self.notes
                .push("Names of protected sources are masked.".to_owned());
        }
    }
}

/// A part of a picture, under a heading of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// What it is called by.
    pub heading: String,
    /// What that is about; empty where it is not known.
    pub about: String,
    /// How much it holds.
    pub says: String,
    /// Positions of its shapes.
    pub shapes: Vec<usize>,
}

impl Panel {
    /// What stands above it, a line each.
    pub(super) fn label(&self) -> String {
        let all = [&self.heading, &self.about, &self.says];
        let all = all.into_iter().filter(|words| !words.is_empty());
        all.cloned().collect::<Vec<String>>().join("\n")
    }
}

/// How the shapes of a picture are arranged.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Arrangement {
    /// In layers, from those who act to what they act on.
    #[default]
    Layers,
    /// By day, from left to right.
    Time,
    /// By day, from left to right, a lane for each sender.
    Lanes,
    /// As cards in columns, from a row of one to another.
    Cards,
}

impl Arrangement {
    /// Whether time runs from left to right.
    pub(super) fn is_by_time(self) -> bool {
        matches!(self, Arrangement::Time | Arrangement::Lanes)
    }
}

/// A node of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// What kind of thing it stands for.
    pub look: Look,
    /// First lines, in bold.
    pub heading: Vec<String>,
    /// Further lines, already broken to width.
    pub lines: Vec<String>,
    /// A list below them, of what would else be a fan of like shapes.
    pub rows: Vec<Row>,
    /// In how many columns they stand side by side; 0 is one.
    pub columns: usize,
    /// Shown on hovering: what is known of it, with proof.
    pub tooltip: String,
    /// Cited and not held.
    pub dashed: bool,
    /// What the picture is about.
    pub focus: bool,
    /// Day, for arrangement by time; `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its lane, for arrangement in lanes.
    pub lane: Option<Lane>,
    /// Where its text can be read: an address on the web.
    pub link: Option<String>,
}

impl Shape {
    /// What stands on it where it has no columns: a line each, days before the first line of their row.
    pub(super) fn label(&self) -> String {
        let own = self.heading.iter().chain(&self.lines).cloned();
        let rows = self.rows.iter().map(|row| {
            let day = row.day.iter().map(|day| format!("{day} "));
            day.chain([row.lines.join("\n")]).collect()
        });
        own.chain(rows).collect::<Vec<String>>().join("\n")
    }

    /// Whether it tells of what it stands for in a list below its name.
    pub fn is_card(&self) -> bool {
        !self.heading.is_empty() && !self.rows.is_empty()
    }

    /// Everything written on it, a line each.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let own = self.heading.iter().chain(&self.lines);
        own.chain(self.rows.iter().flat_map(|row| &row.lines))
            .map(String::as_str)
    }
}

/// An entry of a list within a shape.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Day, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// Its words, already broken to width.
    pub lines: Vec<String>,
    /// `#rrggbb`, where it is of another colour than the rest.
    pub color: Option<String>,
    /// Shown on hovering: the words that prove it.
    pub tooltip: String,
    /// Position of the shape that tells more of whom it names.
    pub leads_to: Option<usize>,
}

/// Where a message stands among lanes.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Lane {
    /// Who sends in it.
    pub name: String,
    /// What tells a message from the others of its lane: its serial number.
    pub short: String,
    /// `#rrggbb`, in which its name and the lines that leave it are drawn.
    pub color: String,
}

/// What kind of thing a shape stands for.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum Look {
    /// A node of the graph.
    Kind(EntityKind),
    /// People who act together without a name: "certain members".
    Group,
    /// What is proposed or asked, in words: it has no name of its own.
    #[default]
    Words,
    /// A list of what has names, of several kinds.
    Names,
}

/// An edge of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Position of the shape it leaves.
    pub from: usize,
    /// Position of the shape it leads to.
    pub to: usize,
    /// Written on it.
    pub label: String,
    /// `#rrggbb`.
    pub color: String,
    /// Whether it is said as done.
    pub stroke: Stroke,
    /// Shown on hovering: the words that prove it.
    pub tooltip: String,
    /// Whether it leads from one to the other; what is the same both ways has no arrow.
    pub arrow: bool,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Stroke {
    /// Reported as done.
    Solid,
    /// Would, will: meant, and not done.
    Dashed,
    /// Did not: denied.
    Broken,
    /// Only names it.
    Dotted,
    /// Each as its row of a list says.
    Listed,
}

impl Stroke {
    /// Lengths of dashes and gaps in pixels; empty where the line is whole.
    pub(super) fn dashes(self) -> &'static str {
        match self {
            Stroke::Solid | Stroke::Listed => "",
            Stroke::Dashed => "7 4",
            Stroke::Broken => "12 3 2 3",
            Stroke::Dotted => "1.5 4",
        }
    }

    /// What it tells of what is done, in words; nothing where that is done.
    pub(super) fn manner(self) -> Option<&'static str> {
        match self {
            Stroke::Dashed => Some("planned"),
            Stroke::Broken => Some("denied"),
            Stroke::Solid | Stroke::Dotted | Stroke::Listed => None,
        }
    }

    /// How a legend calls it, where it tells something.
    fn legend(self) -> &'static str {
        match self {
            Stroke::Solid => "reported as done",
            Stroke::Dashed => "planned or conditional",
            Stroke::Broken => "denied",
            Stroke::Dotted => "names it",
            Stroke::Listed => "as each row says",
        }
    }
}

/// Fill and outline of a kind of shape, from the palette of Okabe and Ito, light enough for black text.
pub(super) fn colors(look: Look) -> (&'static str, &'static str) {
    match look {
        Look::Kind(EntityKind::Cable) => ("#fff6d6", "#8a6d00"),
        Look::Kind(EntityKind::Person) => ("#d9e9f6", "#0072b2"),
        Look::Kind(EntityKind::Body) => ("#fbe3d2", "#b34700"),
        Look::Kind(EntityKind::Initiative) => ("#d5efe5", "#00795a"),
        Look::Kind(EntityKind::Place) => ("#ececec", "#5a5a5a"),
        Look::Kind(EntityKind::Topic) => ("#f4f4f4", "#7a7a7a"),
        Look::Kind(EntityKind::Event) => ("#f6dfeb", "#a8578a"),
        Look::Kind(EntityKind::Document) => ("#ffffff", "#5a5a5a"),
        Look::Group => ("#eaf2f9", "#0072b2"),
        Look::Words => ("#ffffff", "#9a9a9a"),
        Look::Names => ("#f4f8fc", "#5a5a5a"),
    }
}

/// How a legend calls a kind of shape.
pub(super) fn legend_of(look: Look) -> &'static str {
    match look {
        Look::Kind(EntityKind::Cable) => "cable",
        Look::Kind(EntityKind::Person) => "person",
        Look::Kind(EntityKind::Body) => "body",
        Look::Kind(EntityKind::Initiative) => "initiative",
        Look::Kind(EntityKind::Place) => "place",
        Look::Kind(EntityKind::Topic) => "topic",
        Look::Kind(EntityKind::Event) => "event",
        Look::Kind(EntityKind::Document) => "document",
        Look::Group => "group without a name",
        Look::Words => "in the words of the cable",
        Look::Names => "names of several kinds",
    }
}

impl Picture {
    /// The kinds of shape that occur, in the order of the legend.
    pub(super) fn looks(&self) -> Vec<Look> {
        let mut looks: Vec<Look> = self.shapes.iter().map(|shape| shape.look).collect();
        looks.sort_unstable();
        looks.dedup();
        looks
    }

    /// Whether some cable is only cited.
    pub(super) fn has_stubs(&self) -> bool {
        self.shapes.iter().any(|shape| shape.dashed)
    }

    /// How lines are drawn and what that means, in the order of the legend; none where all lines are whole and mean what
    /// is written on them.
    pub(super) fn strokes(&self) -> Vec<(Stroke, &'static str)> {
        let all = [
            Stroke::Solid,
            Stroke::Dashed,
            Stroke::Broken,
            Stroke::Dotted,
        ];
        // A line to a list needs no explaining: its rows tell.
        let strokes = all.into_iter().filter(|stroke| self.has_stroke(*stroke));
        let by_time = self.arrangement.is_by_time();
        let legend = |stroke: Stroke| match stroke {
            Stroke::Solid if by_time => "refers to",
            Stroke::Dotted if by_time => "the editors of the edition refer to",
            _ => stroke.legend(),
        };
        let strokes: Vec<(Stroke, &str)> = strokes.map(|stroke| (stroke, legend(stroke))).collect();
        match strokes.as_slice() {
            [(Stroke::Solid, _)] if !by_time => Vec::new(),
            _ => strokes,
        }
    }

    /// Whether some line is drawn like this.
    fn has_stroke(&self, stroke: Stroke) -> bool {
        self.lines.iter().any(|line| line.stroke == stroke)
    }
}

//! A set of numbers of rows, a bit each.

/// Numbers of rows from 0 on, in order.
///
/// Memory: an eighth of a byte for each number up to the highest; rows are numbered without large gaps.
///
/// ```
/// use cablegraph::model::Ids;
/// let ids: Ids = [7, 3, 7].into_iter().collect();
/// assert_eq!(ids.iter().collect::<Vec<_>>(), [3, 7]);
/// assert!(ids.contains(3) && !ids.contains(4) && !ids.contains(-1));
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ids {
    words: Vec<u64>,
    len: usize,
}

impl Ids {
    /// Adds a number; tells whether it is new. Numbers below 0 are left out.
    pub fn insert(&mut self, id: i64) -> bool {
        let Some((word, bit)) = place(id) else {
            return false;
        };
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        let is_new = self.words[word] & bit == 0;
        self.words[word] |= bit;
        self.len += usize::from(is_new);
        is_new
    }

    /// Whether a number is in it.
    pub fn contains(&self, id: i64) -> bool {
        place(id)
            .is_some_and(|(word, bit)| self.words.get(word).is_some_and(|bits| bits & bit != 0))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// All of them, lowest first.
    pub fn iter(&self) -> impl Iterator<Item = i64> {
        self.words.iter().enumerate().flat_map(|(word, bits)| {
            (0..64)
                .filter(move |bit| bits & (1 << bit) != 0)
                .map(move |bit| (word * 64 + bit) as i64)
        })
    }
}

fn place(id: i64) -> Option<(usize, u64)> {
    let id = usize::try_from(id).ok()?;
    Some((id / 64, 1 << (id % 64)))
}

impl FromIterator<i64> for Ids {
    fn from_iter<I: IntoIterator<Item = i64>>(ids: I) -> Self {
        let mut set = Ids::default();
        ids.into_iter().for_each(|id| {
            set.insert(id);
        });
        set
    }
}

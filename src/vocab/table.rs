//! Reads the word lists: tab-separated, `#` comments, one heading line, `;` inside a cell.

use std::collections::HashSet;

/// The rows of a table below its heading, each with exactly `N` cells.
///
/// A row of another width is passed over; a test sees to it that there is none.
pub(super) fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    numbered_rows(text).map(|(_, row)| row)
}

/// The same, each with its line, from 1.
pub(super) fn numbered_rows<const N: usize>(
    text: &'static str,
) -> impl Iterator<Item = (usize, [&'static str; N])> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .filter_map(|(number, line)| {
            let mut cells = line.split('\t');
            let row = std::array::from_fn(|_| cells.next());
            let whole = cells.next().is_none() && row.iter().all(Option::is_some);
            whole.then(|| (number, row.map(Option::unwrap_or_default)))
        })
}

/// The words of a table with one column.
pub(super) fn words(text: &'static str) -> HashSet<&'static str> {
    rows(text).map(|[word]| word).collect()
}

/// The entries of a cell.
pub(super) fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_row_has_as_many_cells_as_the_heading() {
        let tables = [
            ("asian_names", include_str!("asian_names.tsv")),
            ("fronts", include_str!("fronts.tsv")),
            ("posts", include_str!("posts.tsv")),
            ("places", include_str!("places.tsv")),
            ("bodies", include_str!("bodies.tsv")),
            ("initiatives", include_str!("initiatives.tsv")),
            ("titles", include_str!("titles.tsv")),
            ("tags", include_str!("tags.tsv")),
            ("topics", include_str!("topics.tsv")),
            ("captions", include_str!("captions.tsv")),
            ("given_names", include_str!("given_names.tsv")),
            ("called_by", include_str!("called_by.tsv")),
            ("terms", include_str!("terms.tsv")),
            ("not_people", include_str!("not_people.tsv")),
            ("heads", include_str!("heads.tsv")),
            ("groups", include_str!("groups.tsv")),
            ("years", include_str!("years.tsv")),
            ("undated", include_str!("undated.tsv")),
            ("near", include_str!("near.tsv")),
            ("kin", include_str!("kin.tsv")),
            ("plain_words", include_str!("plain_words.tsv")),
            ("spellings", include_str!("spellings.tsv")),
            ("korean_families", include_str!("korean_families.tsv")),
            ("spoken", include_str!("spoken.tsv")),
            ("former", include_str!("former.tsv")),
            ("former_posts", include_str!("former_posts.tsv")),
            ("seats", include_str!("seats.tsv")),
            ("short_names", include_str!("short_names.tsv")),
            ("holder_posts", include_str!("holder_posts.tsv")),
            ("common_surnames", include_str!("common_surnames.tsv")),
            ("genders", include_str!("genders.tsv")),
            ("letters", include_str!("letters.tsv")),
            ("units", include_str!("units.tsv")),
            ("spanish_names", include_str!("spanish_names.tsv")),
            ("incumbents", include_str!("incumbents.tsv")),
            ("word_classes", include_str!("word_classes.tsv")),
            ("without_president", include_str!("without_president.tsv")),
        ];
        for (name, text) in tables {
            let mut lines = text.lines().filter(|line| !line.starts_with('#'));
            let width = lines.next().map_or(0, |line| line.split('\t').count());
            for line in lines {
                assert_eq!(line.split('\t').count(), width, "{name}.tsv: {line}");
            }
            assert!(
                text.starts_with('#'),
                "{name}.tsv does not say where it comes from"
            );
        }
    }
}

//! Usual wordings of the acts, as a table: each line of `fixtures/wordings.tsv` is a sentence and all that it tells.

use crate::acts::acts;

#[test]
fn usual_wordings_tell_their_acts_and_no_others() {
    let table = include_str!("../fixtures/wordings.tsv");
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    let wrong: Vec<String> = rows
        .filter_map(|row| {
            let mut cells = row.split('\t');
            let sentence = cells.next()?;
            let expected: Vec<&str> = cells.collect();
            let told = acts(sentence);
            (told != expected).then(|| format!("{sentence}\n  {told:?}\n  {expected:?}"))
        })
        .collect();
    assert!(table.lines().count() > 20, "the table is all but empty");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

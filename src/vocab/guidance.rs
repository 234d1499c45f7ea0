//! Words for what a post asks of those who instruct it.

/// What only the Department gives.
pub const OF_DEPARTMENT: [&str; 6] = [
    "guidance", "instructions", "instruction", "authorization", "concurrence", "clearance",
];

/// What nobody gives but who instructs the asker; consent others give too.
pub const OF_SUPERIOR: [&str; 4] = ["guidance", "instructions", "instruction", "authorization"];

/// What whoever is addressed may give.
pub const OF_ADDRESSEE: [&str; 9] = [
    "authority", "authorize", "concur", "approval", "approve", "advise", "advice", "instruct",
    "clarification",
];

/// What whoever is addressed may think of a matter.
pub const OF_VIEWS: [&str; 5] = ["thinking", "reaction", "observations", "comments", "views"];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_board_of_requests_knows_the_same_words() {
        let board = include_str!("../../queries/list_guidance.sql");
        let list = board
            .split("json_each('")
            .nth(1)
            .and_then(|list| list.split("')").next());
        let told: BTreeSet<String> =
            serde_json::from_str(list.expect("a list of words")).expect("JSON");
        let lists = [&OF_DEPARTMENT[..], &OF_SUPERIOR, &OF_ADDRESSEE, &OF_VIEWS];
        let known: BTreeSet<String> = lists.concat().into_iter().map(str::to_owned).collect();
        assert_eq!(told, known);
    }
}

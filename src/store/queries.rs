//! Every statement of SQL that the program runs, from the files of `queries/`.

/// A query: the name of its file and its text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Query {
    /// File name without `.sql`.
    pub name: &'static str,
    /// The statement, with its heading.
    pub sql: &'static str,
}

impl Query {
    /// The first line of the heading: what the query answers.
    pub fn question(self) -> &'static str {
        heading(self.sql)
    }
}

/// The first comment line of a query.
pub fn heading(sql: &str) -> &str {
    sql.lines()
        .next()
        .and_then(|line| line.strip_prefix("--"))
        .unwrap_or("")
        .trim()
}

/// What a parameter of a query takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ParameterType {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
}

impl ParameterType {
    /// The name that headings use.
    pub fn as_str(self) -> &'static str {
        match self {
            ParameterType::Text => "TEXT",
            ParameterType::Integer => "INTEGER",
            ParameterType::Real => "REAL",
        }
    }
}

/// A parameter of a query as its heading describes it: `:post TEXT (canonical)`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Parameter {
    /// Its name, without the colon.
    pub name: String,
    /// What it takes.
    pub ty: ParameterType,
    /// What is said of it in brackets; those told together share it.
    pub about: String,
}

/// Whether the heading of a query says that it can be asked without any of its parameters.
pub fn needs_nothing(sql: &str) -> bool {
    taken(sql).trim_end().ends_with("each may be left out")
}

/// What the heading of a query says of its parameters.
fn taken(sql: &str) -> String {
    let heading: Vec<&str> = sql
        .lines()
        .map_while(|line| line.strip_prefix("--"))
        .map(str::trim)
        .skip_while(|line| !line.starts_with("in:"))
        .take_while(|line| !line.starts_with("out:") && !line.starts_with("scan:"))
        .collect();
    let heading = heading.join(" ");
    heading.split("out:").next().unwrap_or("").to_owned()
}

/// The parameters that the heading of a query describes, in its order.
pub fn parameters(sql: &str) -> Vec<Parameter> {
    let heading = taken(sql);
    let mut found: Vec<Parameter> = Vec::new();
    let mut begins: Vec<(usize, &str, ParameterType)> = Vec::new();
    for (at, _) in heading.match_indices(':') {
        let rest = &heading[at + 1..];
        let name = rest.split(' ').next().unwrap_or("");
        let word = rest[name.len()..].trim_start();
        let word = word
            .split(|c: char| !c.is_ascii_uppercase())
            .next()
            .unwrap_or("");
        let ty = [
            ParameterType::Text,
            ParameterType::Integer,
            ParameterType::Real,
        ];
        if let (false, Some(ty)) = (name.is_empty(), ty.iter().find(|ty| ty.as_str() == word)) {
            begins.push((at, name, *ty));
        }
    }
    for (index, (at, name, ty)) in begins.iter().enumerate() {
        let end = begins.get(index + 1).map_or(heading.len(), |next| next.0);
        let brackets = heading[*at..end].split_once('(');
        let about = brackets.and_then(|(_, rest)| Some(rest.rsplit_once(')')?.0));
        found.push(Parameter {
            name: (*name).to_owned(),
            ty: *ty,
            about: about.unwrap_or("").to_owned(),
        });
    }
    for at in (1..found.len()).rev() {
        if found[at - 1].about.is_empty() {
            found[at - 1].about = found[at].about.clone();
        }
    }
    found
}

macro_rules! queries {
    ($seen:vis $list:ident, $folder:literal, $what:literal, $($constant:ident $name:literal),+ $(,)?) => {
        $(
            #[doc = concat!("`queries/", $folder, $name, ".sql`.")]
            $seen const $constant: Query = Query { name: $name, sql: include_str!(concat!("../../queries/", $folder, $name, ".sql")) };
        )+
        #[doc = $what]
        pub const $list: &[Query] = &[$($constant),+];
    };
}

queries!(
    pub QUESTIONS, "", "What anybody can ask, by name.",
    COUNT_ACTS "count_acts",
    COUNT_ACTS_BY_CLASSIFICATION "count_acts_by_classification",
    COUNT_CITATIONS "count_citations",
    COUNT_CORRESPONDENCE "count_correspondence",
    COUNT_ENTITY_CABLES "count_entity_cables",
    COUNT_MEETINGS "count_meetings",
    COUNT_ROWS "count_rows",
    COUNT_TAGS "count_tags",
    COUNT_TAGS_BY_MONTH "count_tags_by_month",
    FIRST_MENTION "first_mention",
    FIRST_PROPOSALS "first_proposals",
    LIST_ACTS "list_acts",
    LIST_ALIASES "list_aliases",
    LIST_ANSWERS "list_answers",
    LIST_CABLES "list_cables",
    LIST_CANDIDATES "list_candidates",
    LIST_CITING_BOTH "list_citing_both",
    LIST_COMPANIONS "list_companions",
    LIST_COPROPOSERS "list_coproposers",
    LIST_DIAGNOSTICS "list_diagnostics",
    LIST_ENTITIES "list_entities",
    LIST_FACTS_OF_CABLE "list_facts_of_cable",
    LIST_FACTS_OF_ENTITY "list_facts_of_entity",
    LIST_FORWARD_REFERENCES "list_forward_references",
    LIST_GUIDANCE "list_guidance",
    LIST_HOLDERS "list_holders",
    LIST_MEETINGS "list_meetings",
    LIST_MENTIONS "list_mentions",
    LIST_MISSING "list_missing",
    LIST_PEOPLE "list_people",
    LIST_POSITIONS "list_positions",
    LIST_REFERENCES "list_references",
    LIST_REPLIES "list_replies",
    LIST_REQUESTS "list_requests",
    LIST_SHARED_NAMES "list_shared_names",
    LIST_TURNS "list_turns",
    SEARCH_TEXT "search_text",
    SHOW_CABLE "show_cable",
    SHOW_TEXTS "show_texts",
    WALK_REFERENCES "walk_references",
);

queries!(
    pub(super) STATEMENTS, "store/", "What the store itself runs.",
    APPLY_JOININGS "apply_joinings",
    APPLY_MARKS "apply_marks",
    CHECK_FOREIGN_KEYS "check_foreign_keys",
    CHECK_INTEGRITY "check_integrity",
    CHECK_SPANS "check_spans",
    CHECK_TEXTS "check_texts",
    CLEAR_HEADS "clear_heads",
    COPY_ALIASES "copy_aliases",
    COUNT_FOUND "count_found",
    COUNT_TELLINGS "count_tellings",
    COUNT_UNSETTLED_MARKS "count_unsettled_marks",
    DELETE_DECISION "delete_decision",
    DELETE_EDGES "delete_edges",
    DELETE_FORWARD "delete_forward",
    DELETE_GIVEN_ALIASES "delete_given_aliases",
    DELETE_JOINING "delete_joining",
    DELETE_LIST "delete_list",
    DELETE_LIST_DIAGNOSTICS "delete_list_diagnostics",
    DELETE_MENTIONS "delete_mentions",
    DELETE_OFFICES "delete_offices",
    DELETE_ORPHAN "delete_orphan",
    DELETE_ORPHAN_CABLES "delete_orphan_cables",
    DELETE_ORPHANS "delete_orphans",
    DELETE_PARAGRAPHS "delete_paragraphs",
    DELETE_SEARCH "delete_search",
    DELETE_SETTLED "delete_settled",
    DELETE_SOURCE "delete_source",
    DELETE_SOURCE_DIAGNOSTICS "delete_source_diagnostics",
    DELETE_UNFINISHED "delete_unfinished",
    DELETE_UNREAD "delete_unread",
    FIND_AT_PLACE "find_at_place",
    FIND_BY_ALIAS "find_by_alias",
    FIND_CABLE "find_cable",
    FIND_CABLES_WITH "find_cables_with",
    FIND_MESSAGE_OF_NUMBER "find_message_of_number",
    FIND_DOCUMENT "find_document",
    FIND_LEADING_SOURCE "find_leading_source",
    FIND_LIKE_ALIAS "find_like_alias",
    FIND_NAMED_IN "find_named_in",
    FIND_NODE "find_node",
    FIND_PEOPLE "find_people",
    FIND_POST "find_post",
    FIND_SERIAL "find_serial",
    FIND_SOURCE "find_source",
    FIND_SPELLINGS "find_spellings",
    FIND_UNFINISHED "find_unfinished",
    INSERT_ALIAS "insert_alias",
    INSERT_DECISION "insert_decision",
    INSERT_DIAGNOSTIC "insert_diagnostic",
    INSERT_EDGE "insert_edge",
    INSERT_FORWARD "insert_forward",
    INSERT_HOLDER "insert_holder",
    INSERT_JOINING "insert_joining",
    INSERT_MENTION "insert_mention",
    INSERT_OFFICE "insert_office",
    INSERT_PARAGRAPH "insert_paragraph",
    INSERT_SEARCH "insert_search",
    INSERT_SENT_JOININGS "insert_sent_joinings",
    INSERT_SETTLED "insert_settled",
    INSERT_SOURCE "insert_source",
    INSERT_STUB "insert_stub",
    INSERT_TEXT "insert_text",
    INSERT_UNFINISHED "insert_unfinished",
    LIST_BELOW "list_below",
    LIST_DECISIONS "list_decisions",
    LIST_JOININGS "list_joinings",
    LIST_MARKS "list_marks",
    LIST_MEMBERS "list_members",
    LIST_MESSAGES_OF_ID "list_messages_of_id",
    LIST_NAMED_PEOPLE "list_named_people",
    LIST_OF_KIND "list_of_kind",
    LIST_SPLIT_OFF "list_split_off",
    LIST_UNLED "list_unled",
    LOAD_DAYS "load_days",
    LOAD_DOCUMENTS "load_documents",
    LOAD_ENTITY "load_entity",
    LOAD_FACTS "load_facts",
    LOAD_HOLDERS "load_holders",
    LOAD_JOININGS "load_joinings",
    LOAD_MENTION_RING "load_mention_ring",
    LOAD_MENTIONS "load_mentions",
    LOAD_MERGED "load_merged",
    LOAD_NAMES "load_names",
    LOAD_NODES "load_nodes",
    LOAD_PEOPLE "load_people",
    LOAD_PEOPLE_IN "load_people_in",
    LOAD_PLACES "load_places",
    LOAD_PROTECTED_CABLES "load_protected_cables",
    LOAD_PROTECTED_NAMES "load_protected_names",
    LOAD_PROTECTED_PLACES "load_protected_places",
    LOAD_RING "load_ring",
    LOAD_SAID_BY "load_said_by",
    LOAD_SETTLED "load_settled",
    LOAD_SIGHTINGS "load_sightings",
    LOAD_SIGNATURES "load_signatures",
    LOAD_TEXT "load_text",
    LOAD_TIES "load_ties",
    LOAD_TITLES "load_titles",
    LOAD_TWINS "load_twins",
    MOVE_EDGES "move_edges",
    MOVE_MENTIONS "move_mentions",
    RESET_CANONICAL "reset_canonical",
    RESET_UNDECIDED "reset_undecided",
    SELECT_CABLES "select_cables",
    SELECT_EDGES "select_edges",
    SELECT_MENTIONS "select_mentions",
    SET_CANONICAL "set_canonical",
    SET_GIVEN_NAME "set_given_name",
    SET_LEADING "set_leading",
    SET_PROTECTION "set_protection",
    RELEASE_CABLES "release_cables",
    RELEASE_MERGED "release_merged",
    STREAM_NODES "stream_nodes",
    STREAM_SOURCE "stream_source",
    STREAM_STATEMENTS "stream_statements",
    TIE_DOCUMENTS "tie_documents",
    UPDATE_PLACE "update_place",
    UPDATE_SOURCE "update_source",
    UPSERT_CABLE "upsert_cable",
    UPSERT_NODE "upsert_node",
    UPSERT_PREDICATE "upsert_predicate",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_what_parameters_take() {
        let sql = "-- Who?\n-- in:  :who TEXT (a name, folded), :since TEXT, :until TEXT (days,\n--      inclusive), \
                   :held INTEGER (1: held, 0: cited), :most INTEGER; each may be left out\n-- out: one, other INTEGER\nSELECT :who";
        let told: Vec<(String, &str, String)> = parameters(sql)
            .into_iter()
            .map(|parameter| (parameter.name, parameter.ty.as_str(), parameter.about))
            .collect();
        let expected = [
            ("who", "TEXT", "a name, folded"),
            ("since", "TEXT", "days, inclusive"),
            ("until", "TEXT", "days, inclusive"),
            ("held", "INTEGER", "1: held, 0: cited"),
            ("most", "INTEGER", ""),
        ];
        let expected = expected.map(|(name, ty, about)| (name.to_owned(), ty, about.to_owned()));
        assert_eq!(told, expected);
        assert!(parameters("SELECT :who -- in: :who TEXT").is_empty());
    }
}

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

macro_rules! queries {
    ($list:ident, $folder:literal, $what:literal, $($constant:ident $name:literal),+ $(,)?) => {
        $(pub(super) const $constant: Query = Query { name: $name, sql: include_str!(concat!("../../queries/", $folder, $name, ".sql")) };)+
        #[doc = $what]
        pub const $list: &[Query] = &[$($constant),+];
    };
}

queries!(
    QUESTIONS, "", "What anybody can ask, by name.",
    COUNT_ACTS "count_acts",
    COUNT_ENTITY_CABLES "count_entity_cables",
    COUNT_ROWS "count_rows",
    COUNT_TAGS "count_tags",
    FIRST_MENTION "first_mention",
    FIRST_PROPOSALS "first_proposals",
    LIST_ACTS "list_acts",
    LIST_ALIASES "list_aliases",
    LIST_CABLES "list_cables",
    LIST_CANDIDATES "list_candidates",
    LIST_COMPANIONS "list_companions",
    LIST_DIAGNOSTICS "list_diagnostics",
    LIST_ENTITIES "list_entities",
    LIST_FACTS_OF_CABLE "list_facts_of_cable",
    LIST_FACTS_OF_ENTITY "list_facts_of_entity",
    LIST_GUIDANCE "list_guidance",
    LIST_HOLDERS "list_holders",
    LIST_MEETINGS "list_meetings",
    LIST_MENTIONS "list_mentions",
    LIST_MISSING "list_missing",
    LIST_POSITIONS "list_positions",
    LIST_REFERENCES "list_references",
    LIST_REQUESTS "list_requests",
    SEARCH_TEXT "search_text",
    SHOW_CABLE "show_cable",
    SHOW_TEXTS "show_texts",
    WALK_REFERENCES "walk_references",
);

queries!(
    STATEMENTS, "store/", "What the store itself runs.",
    APPLY_JOININGS "apply_joinings",
    CHECK_FOREIGN_KEYS "check_foreign_keys",
    CHECK_INTEGRITY "check_integrity",
    CHECK_SPANS "check_spans",
    CHECK_TEXTS "check_texts",
    COPY_ALIASES "copy_aliases",
    DELETE_DECISION "delete_decision",
    DELETE_EDGES "delete_edges",
    DELETE_FORWARD "delete_forward",
    DELETE_GIVEN_ALIASES "delete_given_aliases",
    DELETE_JOININGS "delete_joinings",
    DELETE_LIST "delete_list",
    DELETE_LIST_DIAGNOSTICS "delete_list_diagnostics",
    DELETE_MENTIONS "delete_mentions",
    DELETE_OFFICES "delete_offices",
    DELETE_ORPHAN "delete_orphan",
    DELETE_ORPHAN_CABLES "delete_orphan_cables",
    DELETE_ORPHANS "delete_orphans",
    DELETE_PARAGRAPHS "delete_paragraphs",
    DELETE_SETTLED "delete_settled",
    DELETE_SOURCE_DIAGNOSTICS "delete_source_diagnostics",
    DELETE_UNREAD "delete_unread",
    FIND_AT_PLACE "find_at_place",
    FIND_BY_ALIAS "find_by_alias",
    FIND_CABLE "find_cable",
    FIND_DAY_OF_NUMBER "find_day_of_number",
    FIND_DOCUMENT "find_document",
    FIND_LEADING_SOURCE "find_leading_source",
    FIND_LIKE_ALIAS "find_like_alias",
    FIND_NAMED_IN "find_named_in",
    FIND_NODE "find_node",
    FIND_SERIAL "find_serial",
    FIND_SOURCE "find_source",
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
    INSERT_SETTLED "insert_settled",
    INSERT_SOURCE "insert_source",
    INSERT_STUB "insert_stub",
    INSERT_TEXT "insert_text",
    LIST_DECISIONS "list_decisions",
    LIST_JOININGS "list_joinings",
    LIST_MEMBERS "list_members",
    LOAD_EDGES "load_edges",
    LOAD_ENTITY "load_entity",
    LOAD_FACTS "load_facts",
    LOAD_HOLDERS "load_holders",
    LOAD_MENTION_RING "load_mention_ring",
    LOAD_MENTIONS "load_mentions",
    LOAD_NODES "load_nodes",
    LOAD_PEOPLE "load_people",
    LOAD_PROTECTED_CABLES "load_protected_cables",
    LOAD_PROTECTED_NAMES "load_protected_names",
    LOAD_RING "load_ring",
    LOAD_SETTLED "load_settled",
    LOAD_SIGNATURES "load_signatures",
    LOAD_TEXT "load_text",
    MOVE_EDGES "move_edges",
    MOVE_MENTIONS "move_mentions",
    RESET_CANONICAL "reset_canonical",
    SELECT_CABLES "select_cables",
    SELECT_EDGES "select_edges",
    SELECT_MENTIONS "select_mentions",
    SET_CANONICAL "set_canonical",
    SET_GIVEN_NAME "set_given_name",
    SET_LEADING "set_leading",
    SET_PROTECTION "set_protection",
    SET_SUPERSEDED "set_superseded",
    RELEASE_CABLES "release_cables",
    STREAM_NODES "stream_nodes",
    STREAM_STATEMENTS "stream_statements",
    TIE_DOCUMENTS "tie_documents",
    UPDATE_SOURCE "update_source",
    UPSERT_CABLE "upsert_cable",
    UPSERT_NODE "upsert_node",
    UPSERT_PREDICATE "upsert_predicate",
);

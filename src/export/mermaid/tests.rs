use super::*;

/// Text as Mermaid shows it: codes and breaks read back.
fn shown(quoted: &str) -> String {
    let mut shown = String::new();
    let broken = quoted.replace("<br/>", "\n");
    let mut rest = broken.as_str();
    while let Some((before, code)) = rest.split_once('#') {
        let (number, after) = code.split_once(';').expect("a whole code");
        let number = number.parse().expect("a decimal code");
        shown.push_str(before);
        shown.push(char::from_u32(number).expect("a character"));
        rest = after;
    }
    (shown + rest).replace('\u{2060}', "")
}

const HOSTILE: [&str; 20] = [
    "plain words, as in prose (U.S. too); counter-terrorism",
    "a\"] --> b[\"",
    "`**bold** _slanted_` ~~gone~~",
    "1. a list\n- of\n+ three\n* points",
    "# heading\n    code\n> quote\n---\n===\n| a | b |",
    "#35; #quot; &amp; &#38; ﬂ°°35¶ß",
    "%% remark %%{init: {'theme': 'dark'}}%% {{hexagon}}",
    "end",
    "subgraph x; end; graph TD",
    "style n0 fill:#f00; classDef x fill:#f00;",
    "<script>alert(1)</script> <br/> </p>",
    "fa:fa-car $$x^2$$ http://example.org www.example.org a@example.org",
    "trailing backslash\\",
    "משרד החוץ \u{202e}gnirts",
    "👩‍👩‍👧 🇺🇳 \u{10ffff} Straße ﬂoor",
    "  leading and  double  spaces  ",
    "x --- o--o x ==> x~~~y",
    "[/trapezoid\\] {{rhombus}} ((circle)) >flag]",
    "12) and 12. and a-1 - b",
    "",
];

#[test]
fn any_text_comes_back_and_holds_no_sign_of_the_language() {
    let long = "A long label; without an end. ".repeat(400);
    for words in HOSTILE.iter().chain([&long.as_str()]) {
        let quoted = quote(words);
        assert_eq!(&shown(&quoted), words);
        let bare = quoted.replace("<br/>", "");
        let signs = "\"`*_~[]{}<>|\\%&$@=+:;!^/";
        let mut rest = bare.as_str();
        while let Some(at) = rest.find(|c| signs.contains(c) || c == '#') {
            assert!(rest[at..].starts_with('#'), "{words:?}: {quoted}");
            let end = rest[at..].find(';').expect("a whole code");
            rest = &rest[at + end + 1..];
        }
        for line in quoted.split("<br/>") {
            let lists = line.starts_with(['-', ' ']) || line.ends_with(' ');
            assert!(!lists, "{words:?}: {line}");
        }
    }
}

#[test]
fn what_no_file_should_hold_is_replaced() {
    let words = "nul \u{0} tab\tbell \u{7}\r\nnext\rone \u{2028}\u{fffe}";
    let shown = shown(&quote(words));
    assert_eq!(shown, "nul \u{fffd} tab bell \u{fffd}\nnext one  \u{fffd}");
}

#[test]
fn what_is_looked_for_after_codes_are_read_is_parted() {
    for (words, parted) in [
        ("$$x$$", "#36;\u{2060}#36;x#36;\u{2060}#36;"),
        ("fa:fa-car", "fa#58;\u{2060}fa-car"),
        ("ﬂ°°35¶ß", "ﬂ\u{2060}°°35¶\u{2060}ß"),
    ] {
        assert_eq!(quote(words), parted);
    }
}

#[test]
fn a_label_with_signs_stands_in_a_block() {
    assert_eq!(label("1. a\nb"), "<div>1#46; a<br/>b</div>");
    assert_eq!(label("NATO-Russia Council\nb"), "NATO-Russia Council<br/>b");
}

#[test]
fn prose_stays_readable() {
    for words in [
        "Organization for Security and Cooperation in Europe",
        "the NATO-Russia Council (NRC), Allies’ forum",
        "undertaking a „joint review“… at last.",
        "Großmächte · 2009-09-28",
    ] {
        assert_eq!(quote(words), words);
    }
}

#[test]
fn a_comment_stays_one_line_and_gives_no_instruction() {
    let mut chart = Chart::default();
    chart.comment("“%%{init: {}}%% is 5 %”\n\n\u{2028}second\u{7}\r\nthird");
    assert_eq!(
        chart.text,
        "%% “#37;#37;#123;init: #123;#125;#125;#37;#37; is 5 #37;”\n%% second\u{fffd}\n%% third\n"
    );
}

#[test]
fn the_title_is_yaml_on_one_line() {
    for (title, wanted) in [
        ("a: \"b\" # c\n---\n\\", "\"a: \\\"b\\\" # c --- \\\\\""),
        ("<b>bold</b> \u{7}", "\"‹b›bold‹/b› \u{fffd}\""),
    ] {
        let picture = Picture {
            title: title.to_owned(),
            ..Picture::default()
        };
        let head = format!("---\ntitle: {wanted}\n---\nflowchart LR\n");
        let text = Mermaid.text(&picture);
        assert!(text.starts_with(&head), "{text}");
    }
}

//! References of a list and of the running text, and the numbers of the time before each sender had one series.

use std::fs;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use cablegraph::ingest::{parse_document, understand};
use cablegraph::model::Document;

use crate::support::raw;

/// An edited telegram from the embassy in Norway, as everyone wrote them in April 1964.
pub(super) fn from_oslo(text: &str) -> String {
    format!(
        "8. Telegram From the Embassy in Norway to the Department of State\n\nOslo, April 15, 1964, 6 p.m.\n\n{text}"
    )
}

/// One to Oslo.
pub(super) fn to_oslo(text: &str) -> String {
    format!(
        "9. Telegram From the Department of State to the Embassy in Norway\n\nWashington, April 17, 1964, 6 p.m.\n\n{text}"
    )
}

fn read(text: &str) -> Document {
    understand(raw(text, None, None))
}

fn number(text: &str) -> Option<String> {
    read(text).cable.mrn.map(|mrn| mrn.to_string())
}

/// The cables that a message refers to, in order, those of the text and of the list.
pub(super) fn cited(text: &str) -> Vec<String> {
    let document = read(text);
    let name = |id: cablegraph::model::EntityId| {
        let entity = document.entities.iter().find(|entity| entity.id == id);
        entity.map(|entity| entity.name.clone())
    };
    document
        .assertions
        .iter()
        .filter(|assertion| assertion.predicate == "references")
        .filter_map(|assertion| name(assertion.object.as_ref()?.entity?))
        .collect()
}

/// The numbers of the list under `REF` of a message from Rome of June 1975.
fn listed(list: &str) -> Vec<String> {
    let text = format!("R 081200Z JUN 75\nFM AMEMBASSY ROME\nROME 900\nREF: {list}\n\n1. TEXT.");
    let cable = parse_document(&raw(&text, None, None)).value;
    let numbers = cable.references.iter();
    numbers
        .map(|reference| match &reference.mrn {
            Some(mrn) => mrn.to_string(),
            None => format!("{:?}", reference.kind).to_lowercase(),
        })
        .collect()
}

#[test]
fn a_telegram_of_the_department_to_a_post_has_one_identity_held_and_cited() {
    assert_eq!(
        number(&to_oslo("774. Text.")).as_deref(),
        Some("64STATETOOSLO774")
    );
    assert_eq!(
        cited(&from_oslo("931. Re Deptel 774. I agree.")),
        ["64STATETOOSLO774"]
    );
    assert_eq!(
        cited(&to_oslo("785. Re Deptel 774; Embtel 922. Text.")),
        ["64STATETOOSLO774", "64OSLO922"]
    );
    assert_eq!(
        cited(&from_oslo(
            "931. Reference: State to Oslo 774, April 14. I agree."
        )),
        ["64STATETOOSLO774"]
    );
    assert_eq!(
        number(&from_oslo("922. Text.")).as_deref(),
        Some("64OSLO922")
    );
    let headed = "8. Telegram 774 From the Department of State to the Embassy in Norway\n\nWashington, April 17, 1964.\n\nText.";
    assert_eq!(number(headed).as_deref(), Some("64STATETOOSLO774"));
}

#[test]
fn circulars_and_travellers_have_series_of_their_own() {
    let circular = "9. Circular Telegram From the Department of State to Certain Posts\n\nWashington, April 17, 1964.\n\n1517. Text.";
    assert_eq!(number(circular).as_deref(), Some("64STATECIRCULAR1517"));
    assert_eq!(
        cited(&from_oslo("931. Depcirtel 1517. Text.")),
        ["64STATECIRCULAR1517"]
    );
    let travelling = "9. Telegram From Secretary of State Marlow to the Department of State\n\nOslo, April 17, 1964.\n\nSecto 20. Re Tosec 31. Text.";
    assert_eq!(number(travelling).as_deref(), Some("64SECTO20"));
    assert_eq!(cited(travelling), ["64TOSEC31"]);
    let second = travelling.replace("Secto 20.", "1302. Secto 20.");
    assert_eq!(number(&second).as_deref(), Some("64SECTO20"));
    // A post's own number stands, and the second is no reference.
    assert_eq!(
        number(&from_oslo("931. Secto 20. Text.")).as_deref(),
        Some("64OSLO931")
    );
    assert_eq!(cited(&from_oslo("931. Secto 20. Text here.")), [""; 0]);
}

#[test]
fn from_july_1966_each_sender_has_one_series() {
    let later = |text: &str| to_oslo(text).replace("April 17, 1964", "October 3, 1966");
    assert_eq!(
        number(&later("58211. Text.")).as_deref(),
        Some("66STATE58211")
    );
    assert_eq!(
        cited(&later("58211. Embtel 1201 and State 4417. Text.")),
        ["66OSLO1201", "66STATE4417"]
    );
}

#[test]
fn who_is_meant_in_the_text_depends_on_who_writes_to_whom() {
    for (text, expected) in [
        (
            "931. I thank you for your 774, and refer to my 882.",
            vec!["64STATETOOSLO774", "64OSLO882"],
        ),
        (
            "931. As reported our tel 882, he declined.",
            vec!["64OSLO882"],
        ),
        (
            "931. I used points in Department telegram No. 774 (para 3).",
            vec!["64STATETOOSLO774"],
        ),
        (
            "931. Bonn's 2451 to Department seems sound.",
            vec!["64BONN2451"],
        ),
        (
            "931. Paris telegrams 4413 and 4420 to Department, repeated Bonn 200, seem sound.",
            vec!["64PARIS4413", "64PARIS4420"],
        ),
        ("931. I saw Bonn's 146 to Oslo.", vec!["64BONNTOOSLO146"]),
        (
            "931. See Deptel 82 to Rome July 24, 1963.",
            vec!["63STATETOROME82"],
        ),
        (
            "931. Tel Aviv's 971 and Tel Aviv 975 say so.",
            vec!["64TELAVIV971", "64TELAVIV975"],
        ),
        ("931. See telegram 2451 from Bonn.", vec!["64BONN2451"]),
        (
            "931. This was said before (Embtels 851, 852 and 860).",
            vec!["64OSLO851", "64OSLO852", "64OSLO860"],
        ),
        (
            "931. This was said before (Embtel 851 [861]).",
            vec!["64OSLO861"],
        ),
        (
            "931. See Deptel 373 of August 1962.",
            vec!["62STATETOOSLO373"],
        ),
        ("931. See Embtel 414, Sept. 28.", vec!["63OSLO414"]),
        (
            "931. Ref: Bonn 12, info Rome 13, Paris 14. Text.",
            vec!["64BONN12"],
        ),
        (
            "931. He came (Telegram 1489 from Rome, March 30; ibid.).",
            vec![],
        ),
        ("931. For the Minister's view see septel.", vec![]),
        ("931. He spent most of my 75-minute visit on lamps.", vec![]),
        (
            "931. Our 400 men and your 12 ships stay. Bonn 1963 was another matter, and Paris 300 miles away.",
            vec![],
        ),
        (
            "931. The change of Treasury Circular 655 is not wanted.",
            vec![],
        ),
    ] {
        assert_eq!(cited(&from_oslo(text)), expected, "{text}");
    }
}

#[test]
fn a_day_of_figures_alone_dates_a_number_of_the_text() {
    let january = from_oslo("931. See Rome 4441, 12/29/67.");
    let january = january.replace("April 15, 1964", "January 17, 1968");
    assert_eq!(cited(&january), ["67ROME4441"]);
}

#[test]
fn reftel_is_what_the_message_opens_with() {
    let document = read(&from_oslo(
        "931. Re Deptel 774. Text.\n\nI agree with reftel throughout.",
    ));
    let mentions = |document: &Document| {
        let named = document
            .mentions
            .iter()
            .filter(|m| m.span.of(&document.raw.text) == "reftel");
        named.count()
    };
    assert_eq!(mentions(&document), 1);
    // Two could be meant.
    let document = read(&from_oslo(
        "931. Re Deptels 774 and 775. Text.\n\nI agree with reftel.",
    ));
    assert_eq!(mentions(&document), 0);
}

#[test]
fn a_reference_of_the_text_says_where_it_stands_and_is_less_sure() {
    let document = read(&from_oslo(
        "931. He declined. I said so in Embtel 882. Text.",
    ));
    let claim = document
        .assertions
        .iter()
        .find(|a| a.predicate == "references")
        .expect("a reference");
    assert_eq!(claim.rule, "text-reference");
    assert!(claim.confidence < 1.0);
    assert_eq!(
        claim.evidence.span.of(&document.raw.text),
        "I said so in Embtel 882."
    );
    assert!(document.cable.references.is_empty());
}

#[test]
fn no_reference_of_the_text_is_of_the_future() {
    // Of the autumn before, by its place in the numbering that began in July.
    assert_eq!(cited(&from_oslo("931. See Embtel 150.")), ["63OSLO150"]);
    // Beyond the message's own number long after that numbering began: nothing is guessed.
    assert_eq!(cited(&from_oslo("931. See Embtel 1400.")), [""; 0]);
    let july = from_oslo("80. See Embtels 1762 and 31.").replace("April 15", "July 9");
    assert_eq!(cited(&july), ["64OSLO1762", "64OSLO31"]);
}

#[test]
fn days_behind_the_numbers_of_a_list_are_no_numbers() {
    assert_eq!(
        listed("OSLO 4535, AUGUST 17, 1971; BONN 12"),
        ["71OSLO4535", "75BONN12"]
    );
    assert_eq!(
        listed("A. STATE 136638, AUG 14, 1969\nB. OSLO 3738, AUG. 22, 1969"),
        ["69STATE136638", "69OSLO3738"]
    );
    assert_eq!(listed("STATE'S 51556 (3/20/73)"), ["73STATE51556"]);
    assert_eq!(listed("OSLO 414, SEPT. 28"), ["74OSLO414"]);
}

#[test]
fn hyphens_behind_a_number_are_a_year_or_more_of_the_same() {
    assert_eq!(listed("JCS 2331-65"), ["65JCS2331"]);
    assert_eq!(
        listed("OSLO 564-7"),
        ["75OSLO564", "75OSLO565", "75OSLO566", "75OSLO567"]
    );
    assert_eq!(
        listed("OSLO 12/13; BONN 7"),
        ["75OSLO12", "75OSLO13", "75BONN7"]
    );
    assert_eq!(
        listed("GENEVA A-12; Oslo A-377"),
        ["75GENEVAAIRGRAM12", "75OSLOAIRGRAM377"]
    );
    assert_eq!(listed("Oslo 5541 [5561]"), ["75OSLO5561"]);
}

#[test]
fn short_names_in_a_list_are_somebody_s_numbers() {
    assert_eq!(listed("EMBTEL 850"), ["75ROME850"]);
    assert_eq!(
        listed("OSLO 12, REPEATED ROME 3; BONN 4"),
        ["75OSLO12", "75BONN4"]
    );
    assert_eq!(
        listed("C. NEW LINDHOLM 55, 57"),
        ["75NEWLINDHOLM55", "75NEWLINDHOLM57"]
    );
    assert_eq!(listed("A. HARBOUR REPORT 2008"), ["report"]);
    assert_eq!(
        listed("A—Oslo 12; B—Bonn's 13; C—A-14, D—Oslo tels 444 and 445"),
        ["75OSLO12", "75BONN13", "airgram", "75OSLO444", "75OSLO445"]
    );
    assert_eq!(
        listed("Embassy telegram 850; Department message 1204, info OSLO 8 BONN 12"),
        ["75ROME850", "75STATE1204"]
    );
    let parsed = parse_document(&raw(&from_oslo("931. Ref: Deptel 774. Text."), None, None));
    assert_eq!(
        parsed.value.references[0]
            .mrn
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("64STATETOOSLO774")
    );
}

#[test]
fn a_list_ends_where_prose_begins() {
    let text = from_oslo(
        "931. Ref: Embtel 882. The Minister sent a letter after the meeting and a report on the talks. 1. He declined.",
    );
    let cable = parse_document(&raw(&text, None, None)).value;
    assert_eq!(cable.references.len(), 1);
}

#[test]
fn a_label_alone_on_its_line_has_its_value_below() {
    let text = "R 081200Z JUN 75\n\nFM\n\nAMEMBASSY ROME\n\nTO\n\nSECSTATE WASHDC\n\nROME 900\n\nSUBJECT:\n\nLAMPS AND OTHER LIGHTS\n\nREF:\n\nOSLO 0408\n\nSUMMARY: THE LAMPS BURN.\n\n1. TEXT.";
    let cable = parse_document(&raw(text, None, None)).value;
    assert_eq!(cable.subject_line(), Some("LAMPS AND OTHER LIGHTS"));
    let numbers: Vec<_> = cable
        .references
        .iter()
        .filter_map(|r| r.mrn.as_ref())
        .collect();
    assert_eq!(numbers.len(), 1);
    assert_eq!(numbers[0].to_string(), "75OSLO408");
}

#[test]
fn what_stands_before_the_subject_of_an_edited_telegram_is_read_too() {
    let text = to_oslo(
        "774. Embtel 922. For Tallis from Marlow. Subject: Visit of the Minister of Harbours and others. We have thought about the visit.\n\n1. Text.",
    );
    let document = read(&text);
    assert_eq!(
        document.cable.subject_line(),
        Some("Visit of the Minister of Harbours and others")
    );
    assert_eq!(cited(&text), ["64OSLO922"]);
}

#[test]
fn a_number_ahead_of_the_message_is_told() {
    let text = "R 081200Z JUN 75\nFM AMEMBASSY ROME\nROME 900\nREF: ROME 950\n\n1. TEXT.";
    let parsed = parse_document(&raw(text, None, None));
    assert!(parsed.diagnostics.iter().any(|d| d.code == "P021"));
    let january =
        "R 131200Z JAN 69\nFM AMEMBASSY ROME\nROME 96\nREF: ROME 8996, STATE 290585\n\n1. TEXT.";
    let parsed = parse_document(&raw(january, None, None));
    let numbers: Vec<_> = parsed
        .value
        .references
        .iter()
        .filter_map(|r| r.mrn.as_ref())
        .map(ToString::to_string)
        .collect();
    assert_eq!(numbers, ["68ROME8996", "68STATE290585"]);
    assert!(parsed.diagnostics.iter().all(|d| d.code != "P021"));
}

#[test]
fn hostile_lists_and_texts_take_time_in_proportion() {
    let lists = [
        "A. ".repeat(60_000),
        "OSLO 12, ".repeat(30_000),
        (1..40_000).map(|n| format!("{n}, ")).collect::<String>(),
        "Embtel ".repeat(40_000),
        "( ".repeat(60_000),
        "OSLO 12 repeated Rome 3, ".repeat(15_000),
    ];
    for (index, list) in lists.iter().enumerate() {
        // Initials without end in the text are for the readers of names.
        let body = if index == 0 { "Text." } else { list };
        let started = Instant::now();
        let text = format!(
            "R 081200Z JUN 75\nFM AMEMBASSY ROME\nROME 900\nREF: OSLO 1, {list}\n\n1. {body}"
        );
        let _document = read(&text);
        let front: String = list.chars().take(20).collect();
        assert!(started.elapsed() < Duration::from_secs(10), "{front}");
    }
}

/// Time that the processor has given this thread, so that nothing beside it counts; time of day where no system tells.
fn processor_time() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|told| told.split(' ').next()?.parse().ok());
    spent.map_or_else(
        || START.get_or_init(Instant::now).elapsed(),
        Duration::from_nanos,
    )
}

/// How long a text takes to be understood.
fn duration(text: &str) -> Duration {
    let started = processor_time();
    let _document = read(text);
    processor_time().saturating_sub(started)
}

#[test]
fn four_times_the_text_takes_some_four_times_as_long() {
    // Letters only: "Aab", "Aac", …
    let name = |n: usize| -> String {
        let letters = [n / 676, n / 26, n].map(|n| char::from(b'a' + (n % 26) as u8));
        format!("Q{}", letters.iter().collect::<String>())
    };
    let parts: [(&str, &dyn Fn(usize) -> String); 6] = [
        ("definitions", &|n| {
            format!("The Joint {} Committee (JQC) met. ", name(n))
        }),
        ("one definition", &|_| {
            "The Joint Committee (JC) met. ".to_owned()
        }),
        ("debris", &|n| {
            format!(
                "Marlow spoke.\n\nPAGE {:02} ROME 00900 081200Z\n\n",
                n % 90 + 1
            )
        }),
        ("paragraphs", &|n| {
            format!("Marlow proposed a review.\n\n{}. (C) ", n + 2)
        }),
        ("speakers", &|n| format!("{} said no. ", name(n))),
        ("broken names", &|n| {
            format!("Ambassador {}-low said no. ", name(n))
        }),
    ];
    for (what, part) in parts {
        let text = |count: usize| -> String { (0..count).map(part).collect() };
        let head = "R 081200Z JUN 75\nFM AMEMBASSY ROME\nROME 900\n\n1. (C) ";
        let [small, large] = [1_000, 4_000].map(|count| format!("{head}{}", text(count)));
        // What takes its square takes sixteen times as long, however often it is tried.
        let ratios = (0..5).map(|_| {
            let (small, large) = (duration(&small), duration(&large));
            large.as_secs_f64() / small.as_secs_f64()
        });
        let ratios: Vec<f64> = ratios.collect();
        assert!(
            ratios.iter().any(|ratio| *ratio < 8.0),
            "{what}: {ratios:?}"
        );
    }
}

#[test]
fn a_person_who_sends_or_receives_is_no_body() {
    let text = "12. Telegram From the Chairman of the Joint Chiefs of Staff (Marlow) to the Commander, Military Assistance Command, Vietnam (Tallis)\n\nWashington, April 17, 1964.\n\nJCS 1190. Text.";
    let document = read(text);
    let kind = |predicate: &str| {
        let claim = document
            .assertions
            .iter()
            .find(|a| a.predicate == predicate)?;
        let id = claim.object.as_ref()?.entity?;
        document
            .entities
            .iter()
            .find(|entity| entity.id == id)
            .map(|entity| entity.kind)
    };
    assert_eq!(
        document
            .cable
            .mrn
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("64JCS1190")
    );
    for predicate in ["originated_by", "addressed_to"] {
        assert_eq!(
            kind(predicate),
            Some(cablegraph::model::EntityKind::Person),
            "{predicate}"
        );
    }
}

#[test]
fn a_passage_is_no_document_and_a_named_post_says_more_than_a_short_name() {
    assert_eq!(
        listed("A. USNATO 2100, PARA 4; B. OSLO 311 PARAS 2-3"),
        ["75USNATO2100", "75OSLO311"]
    );
    assert_eq!(listed("MYTEL OSLO 7001"), ["75OSLO7001"]);
    assert_eq!(listed("MYTEL 801"), ["75ROME801"]);
}

#[test]
fn a_list_without_a_label_is_read_at_the_end_of_the_first_paragraph() {
    let text = from_oslo("900. Harbours (C). A. Bonn 120018Z Apr; B. CINCPAC 101045Z.\n\n1. Text.");
    assert_eq!(
        cited(&text),
        ["BONN 120018Z APR 64", "CINCPAC 101045Z APR 64"]
    );
}

#[test]
fn a_time_of_day_is_no_number() {
    assert!(cited(&from_oslo("900. He returned Bonn 1615 local.")).is_empty());
}

#[test]
fn a_number_of_an_attache_is_not_the_embassy_s() {
    assert!(cited(&from_oslo("900. See AIRA Bonn 0341.")).is_empty());
}

#[test]
fn a_number_to_another_post_gives_way_to_that_to_the_department() {
    assert_eq!(
        cited(&from_oslo(
            "900. Re Bonn's 623, sent Dept 3747. I disagree."
        )),
        ["64BONN3747"]
    );
}

#[test]
fn what_is_said_of_a_message_tells_its_number() {
    for text in [
        "Your 564 now received.",
        "As your 564 notes, he left.",
        "His views reported in your 564 have been conveyed.",
    ] {
        assert_eq!(
            cited(&to_oslo(&format!("80. {text}"))),
            ["64OSLO564"],
            "{text}"
        );
    }
    assert!(cited(&to_oslo("80. We move your 564 men.")).is_empty());
}

#[test]
fn a_circular_has_a_short_name_of_its_own() {
    assert_eq!(
        cited(&from_oslo(
            "900. He read Depcir 2133 which left a door open."
        )),
        ["64STATECIRCULAR2133"]
    );
}

#[test]
fn a_number_to_the_department_is_no_year() {
    assert_eq!(
        cited(&from_oslo(
            "900. He told what Bonn 1910 and 1914 to Dept say."
        )),
        ["64BONN1910", "64BONN1914"]
    );
    assert!(cited(&from_oslo("900. He saw Bonn 1914 to 1918.")).is_empty());
}

#[test]
fn references_before_a_text_passed_on_are_the_message_s_own() {
    assert_eq!(
        cited(&from_oslo(
            "900. Verbatim text. Embtels 642 and 681. Following note was handed to him."
        )),
        ["64OSLO642", "64OSLO681"]
    );
}

#[test]
fn a_stray_apostrophe_is_no_part_of_a_number() {
    for text in ["REF: '\nOSLO 7682", "REF: '\r\nOSLO 7682"] {
        let cable = parse_document(&raw(text, None, None)).value;
        let read: Vec<&str> = cable
            .references
            .iter()
            .map(|one| one.raw.as_str())
            .collect();
        assert_eq!(read, ["OSLO 7682"], "{text}");
    }
}

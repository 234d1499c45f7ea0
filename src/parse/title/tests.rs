//! Headings and datelines as volumes print them.

use super::*;

#[test]
fn sender_and_addressee_stand_apart_though_a_post_is_accredited_to_another() {
    for (line, from, to) in [
        (
            "12. Telegram From the Mission to the United Nations to the Department of State",
            "Mission to the United Nations",
            "Department of State",
        ),
        (
            "12. Telegram From the Department of State to the Mission to the European Communities",
            "Department of State",
            "Mission to the European Communities",
        ),
        (
            "12. Telegram From the Ambassador to Norvale (Tallis) to President Marlow, in Kestrel Bay",
            "Ambassador to Norvale (Tallis)",
            "President Marlow, in Kestrel Bay",
        ),
        (
            "12. Telegram from the Embassy in Norvale to the Department of State",
            "Embassy in Norvale",
            "Department of State",
        ),
    ] {
        let mut reader = Reader::of(line);
        let mut heading = Heading::default();
        assert!(read_heading(&mut reader, line, &mut heading), "{line}");
        let sender = reader.cable.from.as_ref().map(|from| from.value.as_str());
        assert_eq!(sender, Some(from));
        assert_eq!(reader.cable.to[0].value, to);
    }
}

#[test]
fn misprints_of_a_heading_are_read_as_they_are_meant() {
    for (line, from, to) in [
        (
            "12. Telegram From the Mission to the United Nationsto the Department of State",
            "Mission to the United Nations",
            &["Department of State"][..],
        ),
        (
            "12. Telegram From the Department of State of the Embassy in Norvale",
            "Department of State",
            &["Embassy in Norvale"],
        ),
        (
            "12. Telegram From the Commander in Chief, Kestrel Bay (Quill), to the Embassy in Norvale,",
            "Commander in Chief, Kestrel Bay (Quill)",
            &["Embassy in Norvale"],
        ),
        (
            "12. Telegram From the Department of State to the Embassy in Norvale and to the U.S. Interests Section in Tessaria",
            "Department of State",
            &["Embassy in Norvale", "U.S. Interests Section in Tessaria"],
        ),
    ] {
        let mut reader = Reader::of(line);
        assert!(read_heading(&mut reader, line, &mut Heading::default()));
        let sender = reader.cable.from.as_ref().map(|from| from.value.as_str());
        assert_eq!(sender, Some(from));
        let readers: Vec<&str> = reader.cable.to.iter().map(|to| to.value.as_str()).collect();
        assert_eq!(readers, to);
    }
}

#[test]
fn datelines_are_read_whatever_the_print_has_lost() {
    for (line, city) in [
        ("Norvale March 31, 1962, 9:33 p.m.", Some("Norvale")),
        ("Norvale, December2, 1961, 3 p.m.", Some("Norvale")),
        ("Norvale, October, 14, 1963.", Some("Norvale")),
        (
            "Kestrel Bay, Norvale, November 16, 1965, 0115Z.",
            Some("Kestrel Bay"),
        ),
        ("Norvale, undated.", Some("Norvale")),
        ("Marlow left on March 31, 1962, and Tallis did not", None),
        ("March 31, 1962", None),
    ] {
        assert_eq!(city_of(line).map(|(city, _)| city), city, "{line}");
    }
    assert!(opens_text("736."));
    assert!(opens_text("56540 1. Text"));
    assert!(opens_text("2614/Secto 93. Text"));
    assert!(!opens_text("12."));
}

#[test]
fn a_series_with_a_name_is_the_number_s_post() {
    assert_eq!(named_serial("Secto 100. For Hale."), Some("Secto 100"));
    assert_eq!(named_serial("Secto 21/1716. Text."), Some("Secto 21"));
    assert_eq!(named_serial("Polto Circ 13. Text."), Some("Polto Circ 13"));
    assert_eq!(
        named_serial("Circular 1730. 1. Text."),
        Some("Circular 1730")
    );
    assert_eq!(named_serial("Secto 10.Subject: Text"), Some("Secto 10"));
    assert_eq!(second_serial("13023. Secto 57. Text."), Some("Secto 57"));
    assert_eq!(second_serial("2614/VIPTO 93. Text."), Some("VIPTO 93"));
    assert_eq!(named_serial("Article 12. Text."), None);
    assert_eq!(named_serial("Oslo 12. Text."), None);
}

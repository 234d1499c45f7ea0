//! How cables write days, times, numbers and series, and what a short form of these means.
//!
//! One file a kind: `calendar` days and date-time groups, `number` message reference numbers, `airgrams` those of airgrams, `sections`
//! parts of a message, `sending` a sender with his time, `whose` the words that tell whose a number is. What is not written is worked out: `numbering` the year of a number,
//! `correspondence` the series that a short name means between two who write to each other. Posts and short names are
//! tables of `vocab`; nothing here looks for anything in a text.

mod airgrams;
mod calendar;
mod correspondence;
mod number;
mod numbering;
mod sections;
mod sending;
mod whose;

pub use airgrams::{Airgram, AirgramRead, airgram, read_airgram};
pub(crate) use calendar::year_of_group;
pub use calendar::{
    DayMonth, Dtg, DtgFound, find_cited_dtg, find_dtg, is_of_two_days, month, month_and_day,
    read_date, with_mended_group,
};
pub use correspondence::{Correspondence, series};
pub use number::{NumberRead, PostCertainty, figures};
pub use numbering::{year_cited, year_of_day};
pub use sections::{bare_section, section};
pub use sending::{Sending, sending};
pub use whose::{
    house, house_of_airgrams, is_circular, is_department_circular, is_telegram, opens_references,
    pronoun, short_name_or_pronoun,
};

#[cfg(test)]
mod tests {
    use crate::vocab::posts;

    #[test]
    fn numbers_are_read_in_any_form() {
        let check = |written: &str, canonical: &str| {
            let number = posts().read_number(written);
            let mrn = number.and_then(|number| number.mrn(Some(2009)));
            assert_eq!(
                mrn.map(|mrn| mrn.to_string()).as_deref(),
                Some(canonical),
                "{written}"
            );
        };
        check("USNATO 000413", "09USNATO413");
        check("2009 USNATO 413", "09USNATO413");
        check("09USNATO413", "09USNATO413");
        check("1973STATE012345", "73STATE12345");
        check("SECSTATE 74879", "09STATE74879");
        check("RIO DE JAN 138", "09RIODEJANEIRO138");
        check("08SECTION02OF04HARARE754", "08HARARE754");
        check("0TTAWA 3518", "09OTTAWA3518");
        check("NICOSI 01089", "09NICOSIA1089");
        check("NATO 1001", "09USNATO1001");
        check("USNATO 413 para 2", "09USNATO413");
        check("NORVALE 12FINAL SECTION OF 2", "09NORVALE12");
        check("FINAL SECTION OF TWO OTTAWA 3518", "09OTTAWA3518");
        check("OTTAWA 35l8", "09OTTAWA3518");
        assert_eq!(posts().read_number("PARA 4, WHICH"), None);
    }
}

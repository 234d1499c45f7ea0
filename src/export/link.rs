//! Addresses of texts on the web, where an input says which text it is.

/// The address that words on a text's origin give: one that is written out, or of a document of *Foreign Relations of the
/// United States*, which the Office of the Historian has on the web under the number of the edition.
///
/// ```
/// use cablegraph::export::web_address;
/// assert_eq!(
///     web_address("frus1964-68v13/d5").as_deref(),
///     Some("https://history.state.gov/historicaldocuments/frus1964-68v13/d5")
/// );
/// assert_eq!(web_address("https://example.org/1").as_deref(), Some("https://example.org/1"));
/// assert_eq!(web_address("https://example.org/a%20b"), None);
/// assert_eq!(web_address("samples/usnato-413.txt"), None);
/// ```
pub fn web_address(words: &str) -> Option<String> {
    // An address with codes would have to be decoded to see whether it names a protected source.
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`' | '%');
    if !words.chars().all(plain) || words.len() > 500 {
        return None;
    }
    if words.starts_with("https://") || words.starts_with("http://") {
        return Some(words.to_owned());
    }
    let (volume, document) = words.split_once('/')?;
    let years = volume.strip_prefix("frus")?;
    let is_volume = years.starts_with(|c: char| c.is_ascii_digit())
        && years.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let number = document.strip_prefix('d')?;
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    (is_volume && is_number)
        .then(|| format!("https://history.state.gov/historicaldocuments/{volume}/{document}"))
}

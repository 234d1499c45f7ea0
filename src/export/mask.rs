//! Hides sources that a cable asks not to name, in everything that leaves the database for others' eyes.

/// What stands for a name that must not be shown.
const MASKED: &str = "[protected source]";

/// The names to hide.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    /// Longer names first, so that "Oren Tallis" goes before "Tallis".
    names: Vec<String>,
    shown: bool,
}

impl Mask {
    /// A mask over these names.
    pub fn over(names: impl IntoIterator<Item = String>) -> Self {
        let mut names: Vec<String> = names
            .into_iter()
            .filter(|name| name.chars().count() > 2)
            .collect();
        // Each word of a name that is long enough to tell it gives the source away too.
        let words: Vec<String> = names
            .iter()
            .flat_map(|name| name.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\''))
            .filter(|word| word.chars().count() > 3 && word.starts_with(char::is_uppercase))
            .map(String::from)
            .collect();
        names.extend(words);
        names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        names.dedup();
        Mask {
            names,
            shown: false,
        }
    }

    /// A mask that hides nothing: the user asked to see the names.
    pub fn none() -> Self {
        Mask {
            names: Vec::new(),
            shown: true,
        }
    }

    /// Whether the user asked to see the names.
    pub fn shows_all(&self) -> bool {
        self.shown
    }

    /// The name of a node, hidden where it must not be shown.
    pub fn name(&self, name: &str, is_protected: bool) -> String {
        if is_protected && !self.shown {
            MASKED.to_owned()
        } else {
            self.text(name)
        }
    }

    /// Text with every name hidden that must not be shown, whole words in any letter case.
    pub fn text(&self, text: &str) -> String {
        let mut masked = text.to_owned();
        for name in &self.names {
            masked = replace_words(&masked, name);
        }
        masked
    }
}

/// Replaces whole-word occurrences, whatever their letter case.
fn replace_words(text: &str, name: &str) -> String {
    let (lower_text, lower_name) = (text.to_lowercase(), name.to_lowercase());
    if lower_text.len() != text.len() {
        // Lower case of another length (İ) would shift the places: compare as written.
        return text.replace(name, MASKED);
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in lower_text.match_indices(&lower_name) {
        let end = at + lower_name.len();
        let starts = !text[..at].ends_with(char::is_alphanumeric);
        let ends = !text[end..].starts_with(char::is_alphanumeric);
        if starts && ends && at >= from {
            masked.push_str(&text[from..at]);
            masked.push_str(MASKED);
            from = end;
        }
    }
    masked.push_str(&text[from..]);
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_names_are_hidden_in_every_form() {
        let mask = Mask::over(["Dr. Ilse Varga".to_owned(), "Varga".to_owned()]);
        assert_eq!(
            mask.text("VARGA said that Ilse Varga agreed"),
            "[protected source] said that [protected source] [protected source] agreed"
        );
        assert_eq!(mask.text("Vargas is another man"), "Vargas is another man");
        assert_eq!(mask.name("anything", true), MASKED);
        assert_eq!(Mask::none().name("Varga", true), "Varga");
    }
}

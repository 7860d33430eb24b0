//! Names of people, parted into family and given names for the forms that have no place for a whole name.
//!
//! Digests write names as they are spoken. Where a name is parted is a guess, made as BibTeX makes it: the family name
//! is the last word, with the small words before it. Joined again it is the name as it was.

/// A name in its parts, or whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name<'a> {
    Person {
        given: &'a str,
        family: &'a str,
        suffix: &'a str,
    },
    /// Of a group, or one that cannot be parted.
    Whole(&'a str),
}

/// Small words that belong to the family name behind them.
const PARTICLES: [&str; 22] = [
    "af", "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la", "le",
    "ten", "ter", "van", "von", "zu", "zur",
];

const SUFFIXES: [&str; 8] = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "2nd"];

/// Words that no person's name ends or begins with.
const GROUPS: [&str; 20] = [
    "association",
    "center",
    "centre",
    "collaboration",
    "committee",
    "community",
    "company",
    "consortium",
    "corp",
    "foundation",
    "group",
    "inc",
    "institute",
    "lab",
    "labs",
    "network",
    "org",
    "research",
    "team",
    "university",
];

impl<'a> Name<'a> {
    pub(super) fn of(name: &'a str) -> Self {
        let words: Vec<&str> = name.split(' ').collect();
        if words.len() < 2 || is_group(name, &words) {
            return Self::Whole(name);
        }
        let suffixed = words.len() > 2 && SUFFIXES.contains(&words[words.len() - 1]);
        let end = words.len() - usize::from(suffixed);
        let mut first = end - 1;
        while first > 1 && PARTICLES.contains(&words[first - 1].to_lowercase().as_str()) {
            first -= 1;
        }
        let at = |words: &[&str]| words.iter().map(|word| word.len() + 1).sum::<usize>();
        let (given, family) = (at(&words[..first]), at(&words[..end]));
        Self::Person {
            given: &name[..given - 1],
            family: &name[given..family - 1],
            suffix: name.get(family..).unwrap_or_default(),
        }
    }
}

/// A comma, digits and signs stand in no name of a person that can be parted.
fn is_group(name: &str, words: &[&str]) -> bool {
    let odd = |c: char| {
        c.is_ascii_digit() || matches!(c, ',' | '&' | ':' | ';' | '(' | ')' | '/' | '{' | '}' | '"')
    };
    name.contains(odd)
        || words.iter().any(|word| word.eq_ignore_ascii_case("and") || word.is_empty())
        // Ai is a name of people, too.
        || words.contains(&"AI")
        || words.iter().any(|word| GROUPS.contains(&word.trim_end_matches('.').to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_parted_before_its_family_name() {
        for (name, given, family, suffix) in [
            ("Ada Lovelace", "Ada", "Lovelace", ""),
            ("Ludwig van der Berg", "Ludwig", "van der Berg", ""),
            ("John Q. Public Jr.", "John Q.", "Public", "Jr."),
            ("De Wang", "De", "Wang", ""),
            ("Ai Tanaka", "Ai", "Tanaka", ""),
            ("Nguyen The Anh", "Nguyen The", "Anh", ""),
            ("Éva Nagy-Kiss", "Éva", "Nagy-Kiss", ""),
        ] {
            assert_eq!(Name::of(name), Name::Person { given, family, suffix }, "{name}");
        }
        for name in ["Qwen", "Gemini Team", "Smith, Ada", "Hugging Face Research", "Mistral AI", "01 Two", ""]
        {
            assert_eq!(Name::of(name), Name::Whole(name), "{name}");
        }
    }
}

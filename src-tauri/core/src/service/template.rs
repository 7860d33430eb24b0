//! What a new note begins with, as the person chose.

use super::{Library, ServiceError};
use crate::text::address;

impl Library {
    /// `template` with its fields filled in for a paper: `{title}`, `{authors}`, `{date}`, `{code}`, `{tags}`, `{link}`
    /// (its page on arXiv or under its DOI). A field that nothing is known of is empty; other braces stay.
    ///
    /// # Errors
    ///
    /// Where the paper is not in the library, or that cannot be read.
    pub fn fill_template(&self, template: &str, paper: i64) -> Result<String, ServiceError> {
        let paper = self.paper(paper)?;
        let code = paper.links.iter().find(|link| link.kind == crate::model::LinkKind::Code);
        let link = address::of_paper(paper.arxiv_id.as_deref(), paper.doi.as_deref());
        let tags: Vec<&str> = paper.row.tags.iter().map(|tag| tag.name.as_str()).collect();
        let fields = [
            ("title", paper.row.title.clone()),
            ("authors", paper.authors.join(", ")),
            ("date", paper.row.published.clone().unwrap_or_default()),
            ("code", code.map(|link| link.url.clone()).unwrap_or_default()),
            ("tags", tags.join(", ")),
            ("link", link.unwrap_or_default()),
        ];
        Ok(filled(template, &fields))
    }
}

/// In one pass, so that what a field holds is never taken for a field.
fn filled(template: &str, fields: &[(&str, String)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let field = rest[1..].split_once('}').and_then(|(name, after)| {
            fields.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, after))
        });
        match field {
            Some((value, after)) => {
                text.push_str(value);
                rest = after;
            }
            None => {
                text.push('{');
                rest = &rest[1..];
            }
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_once_and_other_braces_stay() {
        let fields = [("title", "On {date}".to_owned()), ("date", "2025".to_owned())];
        assert_eq!(filled("# {title}\n{date} {unknown} {", &fields), "# On {date}\n2025 {unknown} {");
    }
}

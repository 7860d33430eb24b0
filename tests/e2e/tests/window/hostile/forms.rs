//! A paper that says one thing in each of its fields, in the forms that digests come in.

use serde_json::json;

/// What stands in the fields.
pub(crate) struct Said<'a> {
    /// The paper's own, so that none is joined with another.
    pub(crate) arxiv: &'a str,
    pub(crate) text: &'a str,
    pub(crate) link: &'a str,
}

type Form = (&'static str, fn(&Said<'_>) -> String);

/// Ending of the file's name, and what writes it.
pub(crate) const FORMS: &[Form] = &[
    ("json", api),
    ("jsonl", record),
    ("csl.json", csl),
    ("bib", bibtex),
    ("ris", ris),
    ("csv", table),
    ("atom.xml", atom),
    ("rss.xml", rss),
    ("md", markdown),
    ("txt", arxiv_mail),
    ("html", page),
    ("eml", mail),
    ("mhtml", saved_page),
];

fn api(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    json!([{
        "paper": {
            "id": arxiv, "title": text, "summary": format!("{text} {link}"),
            "authors": [{ "name": text, "hidden": false }], "publishedAt": "2025-01-02T00:00:00.000Z",
            "submittedOnDailyAt": "2025-01-02T00:00:00.000Z", "upvotes": 1,
            "ai_summary": text, "ai_keywords": [text], "githubRepo": link, "projectPage": link,
            "organization": { "name": text, "fullname": text, "avatar": link },
        },
        "title": text, "thumbnail": link, "publishedAt": "2025-01-02T04:00:00.000Z", "numComments": 1,
    }])
    .to_string()
}

fn record(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    json!({
        "title": text, "abstract": text, "authors": [text], "arxiv_id": arxiv, "url": link, "code": link,
        "tags": [text], "notes": text, "date": "2025-01-02",
    })
    .to_string()
}

fn csl(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    json!([{
        "type": "article", "id": text, "title": text, "abstract": text, "note": text, "keyword": text, "URL": link,
        "number": format!("arXiv:{arxiv}"), "author": [{ "family": text, "given": text }],
    }])
    .to_string()
}

fn bibtex(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    // Braces that do not pair end the entry: that is for the reader's own tests.
    let text = text.replace(['{', '}'], "");
    format!(
        "@article{{key{arxiv},\n  title = {{{text}}},\n  author = {{{text}}},\n  abstract = {{{text}}},\n  keywords = {{{text}}},\n  \
         note = {{{text}}},\n  annote = {{{text}}},\n  url = {{{link}}},\n  file = {{:../../pwned.pdf:PDF}},\n  \
         eprint = {{{arxiv}}},\n  archiveprefix = {{arXiv}},\n  year = {{2025}}\n}}\n"
    )
}

fn ris(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    format!(
        "TY  - JOUR\nTI  - {text}\nAU  - {text}\nAB  - {text}\nKW  - {text}\nN1  - {text}\nUR  - {link}\n\
         L1  - file:///etc/passwd\nM1  - arXiv:{arxiv}\nUR  - https://arxiv.org/abs/{arxiv}\nER  - \n"
    )
}

fn table(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = [text, text, text, link, text, text].map(|cell| quoted(cell)).join(",");
    format!("arxiv,title,authors,abstract,code,tags,notes\n{arxiv},{row}\n")
}

fn xml(text: &str) -> String {
    text.replace(['\u{0}', '\u{1}'], "").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn atom(said: &Said<'_>) -> String {
    let (Said { arxiv, .. }, text, link) = (said, xml(said.text), xml(said.link).replace('"', "&quot;"));
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE feed [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\"><title>{text}</title><id>http://arxiv.org/api/x</id>\
         <entry><id>http://arxiv.org/abs/{arxiv}v1</id><title type=\"html\">{text}</title><summary type=\"html\">{text}</summary>\
         <author><name>{text}</name></author><published>2025-01-02T00:00:00Z</published><category term=\"{}\"/>\
         <link href=\"{link}\"/><link rel=\"enclosure\" href=\"{link}\"/></entry></feed>",
        text.replace('"', "&quot;")
    )
}

fn rss(said: &Said<'_>) -> String {
    let (Said { arxiv, text, .. }, link) = (said, xml(said.link));
    let text = text.replace("]]>", "").replace('\u{0}', "");
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Hostile</title><link>https://arxiv.org</link>\
         <item><title><![CDATA[{text}]]></title><link>https://arxiv.org/abs/{arxiv}</link>\
         <description><![CDATA[arXiv:{arxiv}v1 Abstract: {text}]]></description><comments>{link}</comments>\
         <guid>https://arxiv.org/abs/{arxiv}</guid></item></channel></rss>"
    )
}

fn markdown(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    format!(
        "# Reading of 2025-01-02\n\n- [{text}](https://arxiv.org/abs/{arxiv}) by {text} ([code]({link}))\n\n  {text}\n"
    )
}

fn arxiv_mail(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    format!(
        "------------------------------------------------------------------------------\n\\\\\narXiv:{arxiv}\n\
         Date: Thu, 2 Jan 2025 00:00:00 GMT   (10kb)\n\nTitle: {text}\nAuthors: {text}\nCategories: cs.LG\nComments: {text} {link}\n\
         \\\\\n  {text}\n\\\\ ( https://arxiv.org/abs/{arxiv} ,  10kb)\n\
         ------------------------------------------------------------------------------\n"
    )
}

fn page(said: &Said<'_>) -> String {
    let Said { arxiv, text, link } = said;
    format!(
        "<!doctype html><html><head><title>Papers of 2025-01-02</title></head><body onload='window.pwned=1'>\
         <h3><a href='https://arxiv.org/abs/{arxiv}'>A title {text}</a></h3><p>{text}</p>\
         <p><a href=\"{}\">code</a></p></body></html>",
        link.replace('"', "&quot;")
    )
}

fn mail(said: &Said<'_>) -> String {
    let subject: String = said.text.chars().filter(|letter| !letter.is_control()).collect();
    format!(
        "From: digest@example.org\r\nTo: reader@example.org\r\nSubject: {subject}\r\nDate: Thu, 2 Jan 2025 08:00:00 +0000\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}\r\n",
        page(said)
    )
}

fn saved_page(said: &Said<'_>) -> String {
    format!(
        "From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"; type=\"text/html\"\r\n\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: file:///etc/passwd\r\n\r\n{}\r\n\
         --b\r\nContent-Type: image/svg+xml\r\nContent-Location: https://example.org/x.svg\r\n\r\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"window.pwned=1\"/>\r\n--b--\r\n",
        page(said)
    )
}

//! Words that say what something is, and are no title themselves.

use std::sync::LazyLock;

use regex::Regex;

use super::block::{Line, Span};
use crate::digest::records::{Key, by_text, key};
use crate::text::one_line;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
pub(super) fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Words of which labels are made: `Read more on arXiv`, `PDF`, `Project page`, `CVPR 2024`.
const WORDS: &str = "abs abstract acl aaai about acknowledgements acknowledgments aclanthology ai all alphaxiv and arxiv at back bib bibtex blog blogpost
    by camera checkpoint checkpoints citation cite click cn code codes colab comments conference contact contents contribute contributing
    cvpr daily data dataset datasets day demo demos description detail details discussion discuss doi download eccv edit emnlp en english
    entry face figure figures footer from full further getting github gitlab googlescholar go here hf hub hugging huggingface home
    homepage html iccv iclr icml icra ijcai image images implementation in info information installation interspeech introduction iros issue issues item journal kdd latex licence license link
    links list live materials media miccai ml model models more naacl neurips news newsletter nips no note notes notebook number of official on online open
    openreview or original our overview page pages paper papers paperswithcode pdf post poster pr preprint presentation press project proceedings pytorch read
    reading readme record reference references related release repo repos repository resource resources scholar search section see semantic share siggraph site
    slide slides source space spaces sponsor star started stars subscribe summary supp supplement supplementary support table talk tensorflow text the this thread
    title to toc today todo tool top transcript translation tweet twitter unofficial url usage version via video videos view visit votes
    upvote upvotes web webpage website week weekly weights wechat weibo www x year youtube your zotero 原文 链接 论文 论文链接 代码 摘要 查看 详情 阅读 全文 阅读全文 阅读原文 项目 主页 地址
    项目主页 数据集 模型 目录 参考文献 订阅渠道 返回目录";

static KNOWN: LazyLock<std::collections::HashSet<&'static str>> =
    LazyLock::new(|| WORDS.split_whitespace().collect());

/// Whether a text is nothing but such words, names of papers, numbers and signs.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim();
    // No label is longer.
    if text.len() > 60 && !text.starts_with("http") {
        return false;
    }
    let whole = !text.contains(char::is_whitespace);
    if (whole && by_text(text).is_some()) || is_label_key(text) {
        return true;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| KNOWN.contains(word) || word.bytes().all(|b| b.is_ascii_digit()) || is_year(word))
}

/// `cvpr24`, `v2`
fn is_year(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < word.len() && (bare == "v" || KNOWN.contains(bare))
}

/// A fact's name, but for `ai`, `tags` and such with signs around them.
fn is_label_key(text: &str) -> bool {
    key(text).is_some()
}

/// What a digest in Markdown means by the name of a fact; a summary is its own, unless it says that it is the abstract.
pub(super) fn meant(name: &str) -> Option<Key> {
    let bare = name.trim_matches(|c: char| !c.is_alphanumeric());
    match key(bare)?.1 {
        Key::Summary => Some(Key::AiSummary),
        Key::Part => None,
        known => Some(known),
    }
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[^\p{L}\p{N}\[(（《“]*(?:\d{1,2}[.)、]\s*)?(\p{L}[\p{L}\p{N} ;/'’&_-]{0,29}?)[*_`\s]*[:：][*_]*\s*",
    )
});

/// A name and what stands behind it: `**Authors:** Ada Example`, `👥 作者：…`.
pub(super) struct Labelled {
    pub(super) name: String,
    /// None where the name is no fact's.
    pub(super) key: Option<Key>,
    /// What stands behind the colon.
    pub(super) rest: String,
    /// Whether the colon is set in the same way as the name: `**Relevance:** …`, not `**LoRA**: …`.
    pub(super) closed: bool,
}

/// The name with which a line begins, if it begins with one.
pub(super) fn labelled(line: &Line) -> Option<Labelled> {
    let text = line.text();
    let found = LABEL.captures(&text)?;
    let name = found.get(1)?;
    let key = meant(name.as_str());
    let marked = spans_before(line, name.end()).iter().any(|span| {
        (span.strong || span.emphasis) && span.text.trim_end().ends_with([':', '：'])
            || (span.strong
                && span.text.contains(name.as_str())
                && span.text.trim().len() <= name.as_str().len() + 4)
    });
    if key.is_none() && !marked {
        return None;
    }
    let rest = text[found.get(0)?.end()..].trim().to_owned();
    // `https://…` is no label, nor is the time of day.
    if rest.starts_with("//") {
        return None;
    }
    let closed =
        spans_before(line, name.end()).last().is_some_and(|span| span.text.trim_end().ends_with([':', '：']));
    Some(Labelled { name: name.as_str().to_owned(), key, rest, closed })
}

fn spans_before(line: &Line, end: usize) -> Vec<&Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for span in line.spans.iter().filter(|span| !span.image) {
        if at >= end {
            break;
        }
        at += span.text.len();
        found.push(span);
    }
    found
}

/// The fact that a heading names: `### **作者信息**`, `Abstract`, `1. **Links**`.
pub(super) fn heading_key(text: &str) -> Option<Key> {
    let bare = one_line(text);
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '、'));
    (bare.chars().count() <= 30).then(|| meant(bare)).flatten()
}

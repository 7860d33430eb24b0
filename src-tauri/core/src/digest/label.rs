//! Words that say what a link or a line is, and are no title themselves.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::records::{by_text, key};

/// No label is longer.
const MAX_LABEL: usize = 60;

/// Words of which labels are made: `Read the full paper on arXiv`, `PDF`, `Project page`.
const WORDS: &str = "abs abstract ai all alphaxiv and arxiv article at bib bibtex blog by cite click code comments data dataset demo details
    discuss discussion doi download en english face for format from full github gitlab go here hf html hub hugging huggingface image in is it
    learn link links listing model models more now of on online open openreview original other our page paper papers pdf post preprint
    project ps publisher read reading repo repository see share site slides source summary supplement text tex the this thread to tweet
    url version video view visit web website x your 阅读 阅读原文 阅读全文 查看 查看详情 代码 地址 链接 论文 论文链接 论文地址 原文 原文链接 全文 详情 项目 项目主页 主页";

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

/// Whether a text is nothing but such words, numbers and signs, or the name of a fact or of a paper.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim();
    if by_text(text).is_some() {
        return true;
    }
    if text.len() > MAX_LABEL {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    key(text).is_some()
        || words.all(|word| KNOWN.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_no_title() {
        for label in [
            "PDF",
            "[abs]",
            "Read more →",
            "HuggingFace",
            "arXiv:2402.04644",
            "https://arxiv.org/abs/2402.04644",
            "",
            "Abstract",
            "View on arXiv",
        ] {
            assert!(is_label(label), "{label}");
        }
        for title in ["LEVI", "Full Parameter Fine-tuning", "一种方法", "Learning to Read"] {
            assert!(!is_label(title), "{title}");
        }
    }
}

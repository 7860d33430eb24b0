//! The searches that are measured. Each is as it stands in the box while it is typed: where it ends in a word, that may
//! be the beginning of one; a space at its end finishes it.

/// Forty of what people type: words that half of all papers have, beginnings of one and two letters, several words,
/// phrases, fields, filters, and what is nowhere.
pub(super) const QUERIES: [&str; 40] = [
    // Single common words.
    "model",
    "language ",
    "learning",
    "diffusion ",
    "layer",
    "image ",
    "data",
    "training ",
    // Beginnings.
    "m",
    "s",
    "t",
    "a",
    "di",
    "re",
    "tr",
    "la",
    // Several words.
    "language model",
    "pre training ",
    "reinforcement learning agents",
    "diffusion image generation ",
    "large language models ",
    "efficient attention",
    "transformer OR diffusion ",
    "we propose a method",
    // Phrases.
    "\"language model\"",
    "\"reinforcement learning\"",
    "\"large language models\"",
    "\"state of the art\"",
    "\"we propose\"",
    // Fields.
    "title:diffusion ",
    "title:language abstract:reasoning",
    "author:chen ",
    "author:w",
    "note:baseline ",
    // Filters beside words.
    "model is:unread has:code ",
    "image date:2023.. -is:done ",
    // Nowhere.
    "zebrafish ",
    "qqxv",
    "\"diffusion zebrafish\"",
    "author:zzyzx",
];

//! Layouts of Markdown that people and programs choose, each told by what is read.

use std::time::{Duration, Instant};

use broadsheet_core::model::{Format, PartialDay};
use proptest::prelude::*;
use rstest::rstest;

use super::{lost, papers, read_bytes};

#[rstest]
#[case::bold("**Deep Sets** (arXiv:1703.06114)\n", &[("1703.06114", "Deep Sets")])]
#[case::linked_bold("**[Deep Sets](https://arxiv.org/abs/1703.06114)** by M. Zaheer\n", &[("1703.06114", "Deep Sets")])]
#[case::heading_link("### 3. [Deep Sets](https://arxiv.org/abs/1703.06114) 🔥\n", &[("1703.06114", "Deep Sets")])]
#[case::heading_badge(
    "## Deep Sets [![arXiv](https://img.shields.io/badge/arXiv-1703.06114-red)](https://arxiv.org/abs/1703.06114)\n",
    &[("1703.06114", "Deep Sets")]
)]
#[case::number_of_arxiv("- [1703.06114] Deep Sets\n- 1706.03762: Attention Is All You Need\n", &[("1703.06114", "Deep Sets"), ("1706.03762", "Attention Is All You Need")])]
#[case::label_first("- [[Paper]](https://arxiv.org/abs/1703.06114) Deep Sets\n", &[("1703.06114", "Deep Sets")])]
#[case::reference_links("* [Deep Sets][1]\n* [Layer Normalization][2]\n\n[1]: https://arxiv.org/abs/1703.06114\n[2]: http://arxiv.org/pdf/1607.06450v1.pdf\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::address_below("- Deep Sets\n  <https://arxiv.org/abs/1703.06114>\n", &[("1703.06114", "Deep Sets")])]
#[case::nested("- Deep Sets\n    - PDF: https://arxiv.org/pdf/1703.06114\n    - Zaheer et al.\n", &[("1703.06114", "Deep Sets")])]
#[case::checked("- [x] [Deep Sets](https://arxiv.org/abs/1703.06114)\n- [ ] [Layer Normalization](https://arxiv.org/abs/1607.06450)\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::quoted("1. Zaheer et al. \"Deep Sets of Anything at All.\" arXiv:1703.06114\n", &[("1703.06114", "Deep Sets of Anything at All")])]
#[case::label_says_title("### Paper 1\n**Title:** Deep Sets\n**arXiv ID:** 1703.06114\n", &[("1703.06114", "Deep Sets")])]
#[case::topic_over_one("## Learning from Sets of Things\n\n### Deep Sets\n\n[pdf](https://arxiv.org/pdf/1703.06114)\n\n## Norms\n\n### Layer Normalization\n\n[pdf](https://arxiv.org/pdf/1607.06450)\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::link_in_subsection("## Deep Sets\n\n### Overview\n\nSums.\n\n### Links\n\n- [PDF](https://arxiv.org/pdf/1703.06114)\n\n## Layer Normalization\n\n### Overview\n\nMeans.\n\n### Links\n\n- [PDF](https://arxiv.org/pdf/1607.06450)\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::table_without_known_heads("| # | Work | Where |\n|--|--|--|\n| 1 | Deep Sets | [abs](https://arxiv.org/abs/1703.06114) |\n| 2 | Layer Normalization | [abs](https://arxiv.org/abs/1607.06450) |\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::table_of_links("| Model | Year |\n|--|--|\n| [Deep Sets](https://arxiv.org/abs/1703.06114) | 2017 |\n| [LayerNorm](https://arxiv.org/abs/1607.06450) | 2016 |\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "LayerNorm")])]
#[case::table_of_one_paper("## Deep Sets\n\n| | |\n|--|--|\n| Authors | Manzil Zaheer, Satwik Kottur |\n| arXiv | [1703.06114](https://arxiv.org/abs/1703.06114) |\n", &[("1703.06114", "Deep Sets")])]
#[case::lines_of_one_paragraph("**Papers**\n[Deep Sets](https://arxiv.org/abs/1703.06114)\n[Layer Normalization](https://arxiv.org/abs/1607.06450)\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::contents_and_sections("- [Deep Sets](https://arxiv.org/abs/1703.06114)\n- [Layer Normalization](https://arxiv.org/abs/1607.06450)\n\n## Deep Sets\n\nSums. [pdf](https://arxiv.org/pdf/1703.06114)\n\n## Layer Normalization\n\nMeans. [pdf](https://arxiv.org/pdf/1607.06450)\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::hub("## [Deep Sets](https://huggingface.co/papers/1703.06114)\n⬆️ 12 | 💬 3\n", &[("1703.06114", "Deep Sets")])]
#[case::wrapped_item("- A title that is so long that whoever wrote the list by hand broke its\n  line before the end [pdf](https://arxiv.org/pdf/1703.06114)\n", &[("1703.06114", "A title that is so long that whoever wrote the list by hand broke its line before the end")])]
#[case::title_above("# Reading list\n\nDeep Sets\n\nhttps://arxiv.org/abs/1703.06114\n\nLayer Normalization\n\nhttps://arxiv.org/abs/1607.06450\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::quote("> **Deep Sets**\n> [arXiv](https://arxiv.org/abs/1703.06114)\n> Sums.\n\n> **Layer Normalization**\n> [arXiv](https://arxiv.org/abs/1607.06450)\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::math("- [Models of $O(n^2)$ and $\\alpha_1$ * 2](https://arxiv.org/abs/1703.06114)\n", &[("1703.06114", "Models of $O(n^2)$ and $\\alpha_1$ * 2")])]
#[case::escaped("- [A \\[Survey\\] of C\\* &amp; More](https://arxiv.org/abs/1703.06114)\n", &[("1703.06114", "A [Survey] of C* & More")])]
#[case::labels_without_headings("**Title:** Deep Sets\n\n**Authors:** A. B., C. D.\n\n**arXiv:** 1703.06114\n\n---\n\n**Title:** Layer Normalization\n\n**arXiv:** 1607.06450\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::deep_list("- Sets\n  - Learning\n    - [Deep Sets](https://arxiv.org/abs/1703.06114)\n    - [Set Transformer](https://arxiv.org/abs/1810.00825)\n- Norms\n  - [Layer Normalization](https://arxiv.org/abs/1607.06450)\n", &[("1703.06114", "Deep Sets"), ("1810.00825", "Set Transformer"), ("1607.06450", "Layer Normalization")])]
#[case::setext("Papers\n======\n\nDeep Sets\n---------\nhttps://arxiv.org/abs/1703.06114\n", &[("1703.06114", "Deep Sets")])]
#[case::indented_rows("  | Paper | Link |\n  |:--|--:|\n  | Deep Sets | [here](https://arxiv.org/abs/1703.06114) |\n", &[("1703.06114", "Deep Sets")])]
#[case::emoji_labels("### 🧠 Deep Sets\n\n👥 **Authors:** A B, C D\n🔗 [Read paper](https://arxiv.org/abs/1703.06114)\n\n### 🧪 Layer Normalization\n\n🔗 [Read paper](https://arxiv.org/abs/1607.06450)\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::doi_and_arxiv("- Deep Sets. [DOI](https://doi.org/10.48550/arXiv.1703.06114) / [arXiv](https://arxiv.org/abs/1703.06114)\n", &[("1703.06114", "Deep Sets")])]
#[case::names_first("- Zaheer et al., *Deep Sets of Things*, NeurIPS 2017. [arXiv](https://arxiv.org/abs/1703.06114)\n", &[("1703.06114", "Deep Sets of Things")])]
#[case::names_behind("- Deep Sets (Zaheer et al., 2017) [[arXiv]](https://arxiv.org/abs/1703.06114)\n", &[("1703.06114", "Deep Sets")])]
#[case::readme("# Deep Sets\n\n[![arXiv](https://img.shields.io/badge/arXiv-x.svg)](https://arxiv.org/abs/1703.06114)\n\n## Citation\n\n```bibtex\n@misc{a, title={Deep Sets}, note={arXiv:1703.06114}}\n```\n", &[("1703.06114", "Deep Sets")])]
#[case::single_name("- [S4](https://arxiv.org/abs/2111.00396)\n- [LoRA](https://arxiv.org/abs/2106.09685)\n", &[("2111.00396", "S4"), ("2106.09685", "LoRA")])]
#[case::bold_lines("**Deep Sets** [pdf](https://arxiv.org/abs/1703.06114)\nSums.\n**Layer Normalization** [pdf](https://arxiv.org/abs/1607.06450)\nMeans.\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::lines_in_pairs("# Papers\nDeep Sets\nhttps://arxiv.org/abs/1703.06114\nLayer Normalization\nhttps://arxiv.org/abs/1607.06450\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::rules_between("# Papers\n\n---\n## Deep Sets\n[pdf](https://arxiv.org/abs/1703.06114)\n\n---\n## Layer Normalization\n[pdf](https://arxiv.org/abs/1607.06450)\n---\n", &[("1703.06114", "Deep Sets"), ("1607.06450", "Layer Normalization")])]
#[case::references_alone("# References\n\n- Deep Sets. [arXiv](https://arxiv.org/abs/1703.06114)\n", &[("1703.06114", "Deep Sets")])]
fn a_layout_is_read(#[case] text: &str, #[case] wanted: &[(&str, &str)]) {
    // What has no other sign of Markdown than the dashes of its lists is plain text.
    let reading = read_bytes(format!("# A\n\n{text}").as_bytes()).unwrap();
    let read: Vec<(String, &str)> = papers(&reading)
        .iter()
        .map(|paper| {
            (paper.arxiv_id.as_ref().map(ToString::to_string).unwrap_or_default(), paper.title.as_str())
        })
        .collect();
    let wanted: Vec<(String, &str)> = wanted.iter().map(|(id, title)| ((*id).to_owned(), *title)).collect();
    assert_eq!(
        (read, lost(&reading), reading.format),
        (wanted, 0, Format::Markdown),
        "{:?}",
        reading.warnings
    );
}

#[rstest]
#[case("# Papers for 2024-08-01", PartialDay::full(2024, 8, 1), false)]
#[case("# Daily AI papers | Jan 10, 2025", PartialDay::full(2025, 1, 10), false)]
#[case("# 📚 10th of January 2025", PartialDay::full(2025, 1, 10), false)]
#[case("# Week of January 6-10, 2025", PartialDay::full(2025, 1, 10), false)]
#[case("# 2025年1月10日 论文", PartialDay::full(2025, 1, 10), false)]
#[case("## Updated on 2026.06.29", PartialDay::full(2026, 6, 29), false)]
#[case("---\ndate: 2025-01-10T08:00:00Z\n---\n# Papers", PartialDay::full(2025, 1, 10), false)]
#[case("# Papers\n\n_Date: 2025-01-10_", PartialDay::full(2025, 1, 10), false)]
#[case("# Papers of April 2", PartialDay::full(2017, 4, 2), true)]
#[case("# Papers", None, false)]
fn the_day_is_read(#[case] head: &str, #[case] day: Option<PartialDay>, #[case] inferred: bool) {
    let text = format!(
        "{head}\n\n- [Deep Sets](https://arxiv.org/abs/1703.06114)\n- [B C D](https://arxiv.org/abs/1607.06450)\n"
    );
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!((reading.digests[0].day.day, reading.digests[0].day.inferred), (day, inferred));
    assert_eq!(papers(&reading).len(), 2);
}

#[test]
fn what_is_only_mentioned_is_told() {
    let text = "## [Deep Sets](https://arxiv.org/abs/1703.06114)\n\nIt goes beyond [PointNet](https://arxiv.org/abs/1612.00593).\n\n\
                ## [Layer Normalization](https://arxiv.org/abs/1607.06450)\n\n### References\n\n- [Batch Normalization](https://arxiv.org/abs/1502.03167)\n";
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!((papers(&reading).len(), lost(&reading)), (2, 0));
    let told: Vec<String> = reading.warnings.iter().map(|warning| warning.reason.to_string()).collect();
    assert_eq!(
        told,
        [
            "arXiv:1612.00593 is only mentioned and was left out.",
            "arXiv:1502.03167 is only a reference and was left out."
        ]
    );
}

#[test]
fn a_paper_without_title_is_called_by_its_name() {
    let text = "# List\n\n- https://arxiv.org/abs/1703.06114\n- [Layer Normalization](https://arxiv.org/abs/1607.06450)\n";
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!((papers(&reading).len(), lost(&reading)), (2, 0));
    assert_eq!(papers(&reading)[0].title, "arXiv:1703.06114");
    assert_eq!(reading.warnings[0].place, "line 3");
    assert_eq!(reading.warnings[0].fragment.as_deref(), Some("- https://arxiv.org/abs/1703.06114"));
}

#[test]
fn a_bar_in_a_summary_cuts_nothing_off() {
    let text = "| Title | Summary |\n|---|---|\n| [Deep Sets](https://arxiv.org/abs/1703.06114) | Sums p(x | y), see https://github.com/a/b |\n";
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!(papers(&reading)[0].ai_summary.as_deref(), Some("Sums p(x | y), see https://github.com/a/b"));
}

#[test]
fn a_line_break_in_a_cell_parts_no_row() {
    let text = "| Title | Summary |\n|---|---|\n| [Deep Sets](https://arxiv.org/abs/1703.06114) | Sums, and then on the next line\nit goes on for quite some time about arXiv:1607.06450 and more |\n| [T U V](https://arxiv.org/abs/2402.00001) | W |\n";
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!((papers(&reading).len(), lost(&reading), reading.warnings.len()), (2, 0, 1));
    assert!(papers(&reading)[0].ai_summary.as_ref().is_some_and(|text| text.contains("it goes on")));
}

#[test]
fn a_rule_below_a_link_makes_no_heading_of_it() {
    let text = "## Deep Sets\n[pdf](https://arxiv.org/abs/1703.06114)\n---\n## T U V\n[pdf](https://arxiv.org/abs/2402.00001)\n---\n";
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!((papers(&reading).len(), reading.warnings.len()), (2, 0));
}

#[test]
fn rules_around_an_entry_hide_nothing() {
    let text = "# A\n\n---\n## T U V\n[pdf](https://arxiv.org/abs/2402.00001)\n\n---\nNote: none.\n---\n";
    assert_eq!(papers(&read_bytes(text.as_bytes()).unwrap()).len(), 1);
}

#[test]
fn a_paper_in_two_topics_has_both() {
    let text = "## Sets\n- [Deep Sets](https://arxiv.org/abs/1703.06114)\n## Norms\n- [Deep Sets](https://arxiv.org/abs/1703.06114)\n- [T U V](https://arxiv.org/abs/2402.00001)\n";
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!(papers(&reading).len(), 2);
    assert_eq!(papers(&reading)[0].subjects, ["Sets", "Norms"]);
}

#[test]
fn long_documents_take_time_in_proportion() {
    let start = Instant::now();
    for piece in [
        "- [A B C](https://arxiv.org/abs/2402.00001)\n",
        "[A B C](https://arxiv.org/abs/2402.00001) ",
        "[x](https://arxiv.org/abs/2402.00001) arXiv:2402.00002 and ",
        "> ",
        "- ",
        "  - a\n",
        "[",
        "![[",
        "**a ",
        "*_",
        "`",
        "<details><summary>",
        "<ul><li>",
        "<a href='https://arxiv.org/abs/2402.00001'>",
        "|a",
        "# a\n",
        "**A B C** (arXiv:2402.00001)\n\n",
        "$a",
        "(2402.00001",
        "- **Title**: a\n\n",
    ] {
        let text = format!(
            "# A\n\n[T U V](https://arxiv.org/abs/2402.04644)\n\n{}",
            piece.repeat(200_000 / piece.len())
        );
        let one = Instant::now();
        let _ = read_bytes(text.as_bytes());
        assert!(one.elapsed() < Duration::from_secs(20), "{piece:?} {:?}", one.elapsed());
        println!("{piece:?} {:?}", one.elapsed());
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn any_pieces_are_read_or_refused(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)) {
        let text = format!("# A\n{}", pieces.concat());
        if let Ok(reading) = read_bytes(text.as_bytes()) {
            prop_assert!(papers(&reading).iter().all(|paper| !paper.title.is_empty()));
            // Every paper that is named is an entry or in a warning.
            let told: String = reading.warnings.iter().map(|warning| warning.reason.to_string()).collect();
            let ids = papers(&reading).into_iter().filter_map(|paper| paper.arxiv_id.as_ref().map(ToString::to_string));
            let ids: Vec<String> = ids.collect();
            for id in ["2402.00001", "2402.00002", "2402.00003"] {
                let named = text.contains(&format!("](https://arxiv.org/abs/{id})"));
                let kept = ids.iter().any(|known| known == id) || told.contains(id);
                prop_assert!(reading.format != Format::Markdown || !named || kept, "{id}");
            }
        }
    }
}

const PIECES: [&str; 30] = [
    "\n",
    "\n\n",
    "# Topic of the Day\n",
    "### One Two Three\n",
    "## 2025-01-10\n",
    "- ",
    "  - ",
    "1. ",
    "> ",
    "**",
    "*",
    " | ",
    "\n|---|---|\n",
    "| Title | PDF |\n|---|---|\n",
    "[A Title of Words](https://arxiv.org/abs/2402.00001)",
    "[PDF](https://arxiv.org/abs/2402.00002)",
    "[S](https://arxiv.org/abs/2402.00003)",
    "(arXiv:2402.00002)",
    "https://huggingface.co/papers/2402.00003",
    "[Code](https://github.com/a/b)",
    "Authors: A B, C D\n",
    "**Title:** Four Five Six\n",
    "Abstract: ",
    "<details><summary>",
    "</summary>",
    "</details>",
    "<tr><td>",
    "\n---\n",
    "Some words that say a thing.",
    "\u{a0}é你",
];

#[test]
fn a_day_behind_a_label_is_the_papers_and_no_heading() {
    for label in ["Published", "Date"] {
        let entry = |title: &str, id: &str, day: &str| {
            format!("## [{title}](https://arxiv.org/abs/{id})\n\n**{label}:** {day} | **Upvotes:** 7\n\n")
        };
        let text = format!(
            "# Papers of 2025-01-10\n\n{}{}",
            entry("Deep Sets of Things", "1703.06114", "2017-03-10"),
            entry("Layer Normalization", "1607.06450", "2016-07-21")
        );
        let reading = read_bytes(text.as_bytes()).unwrap();
        let days: Vec<_> = papers(&reading).iter().map(|paper| paper.published.map(|day| day.day)).collect();
        assert_eq!(days, [PartialDay::full(2017, 3, 10), PartialDay::full(2016, 7, 21)], "{label}");
        assert!(papers(&reading).iter().all(|paper| paper.upvotes == Some(7)), "{label}");
        let digests: Vec<_> = reading.digests.iter().map(|digest| digest.day.day).collect();
        assert_eq!(digests, [PartialDay::full(2025, 1, 10)], "{label}");
    }
}

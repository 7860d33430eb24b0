//! Abstracts made ready for display.

use broadsheet_core::model::Passage;
use broadsheet_core::text::{passages, plain};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::percent(r"by 54.6\% and \$5", "by 54.6% and $5")]
#[case::quotes("``tie'' or ``static\"", "“tie” or “static”")]
#[case::styles(r"\textsc{A} \textbf{\emph{b}} {\em c} textit{D}e", "A b c De")]
#[case::name(r"{\SST} at 5{\deg}", "SST at 5°")]
#[case::unknown_macro(r"{\method} and \ours", r"{\method} and \ours")]
#[case::latin(r"(\eg, PPO; \ie, GRPO)", "(e.g., PPO; i.e., GRPO)")]
#[case::accent(r#"Hern\'andez and G\"{o}del"#, "Hernández and Gödel")]
#[case::estimate("sim20% of sim51K (sim14,000times), {sim}1K", "∼20% of ∼51K (∼14,000×), ∼1K")]
#[case::range("20sim40 years", "20∼40 years")]
#[case::not_an_estimate("sim2real, sim2sim, sim3 and SimCLR", "sim2real, sim2sim, sim3 and SimCLR")]
#[case::times("10times, 256times256, 3 times 4, sometimes", "10×, 256×256, 3 times 4, sometimes")]
#[case::bound("geq 90% and leq50K", "≥ 90% and ≤50K")]
#[case::arrow("64.1 rightarrow 70.3", "64.1 → 70.3")]
#[case::plus_minus("0.69 pm 0.16, at 5 pm 3 of us", "0.69 ± 0.16, at 5 pm 3 of us")]
#[case::dash("jailbreaksx2013methods", "jailbreaks–methods")]
#[case::hex("0x2013 and x2013", "0x2013 and x2013")]
#[case::tie("models~(LLMs), Mamba~2, 450~MB", "models\u{a0}(LLMs), Mamba\u{a0}2, 450\u{a0}MB")]
#[case::not_a_tie("~50% and 75%~89%, 12~20", "~50% and 75%~89%, 12~20")]
#[case::money("$1 Million for $5", "$1 Million for $5")]
#[case::formula(r"of \(256\times256\), $\sim$20%", "of 256×256, ∼20%")]
#[case::address("at~https://github.com/a/b.", "at\u{a0}https://github.com/a/b.")]
#[case::flat_href("at https://x.github.io/{https://x.github.io/}.", "at https://x.github.io/.")]
#[case::flat_href_words("at https://github.com/a/b{this https URL}.", "at https://github.com/a/b.")]
#[case::url_command(r"at \url{https://github.com/a/b}.", "at https://github.com/a/b.")]
fn residue_is_put_right_where_it_is_certain(#[case] text: &str, #[case] wanted: &str) {
    assert_eq!(plain(text), wanted);
}

#[test]
fn formulas_and_addresses_are_pieces_of_their_own() {
    let found = passages(r"An $O(n^2)$ way: https://github.com/a/b_c{code}.");
    let text = |text: &str| Passage::Text { text: text.to_owned() };
    let wanted = [
        text("An "),
        Passage::Math { tex: "O(n^2)".to_owned(), source: "$O(n^2)$".to_owned() },
        text(" way: "),
        Passage::Link { text: "code".to_owned(), url: "https://github.com/a/b_c".to_owned() },
        text("."),
    ];
    assert_eq!(found, wanted);
    assert_eq!(passages(""), []);
}

proptest! {
    #[test]
    fn anything_can_be_shown(text in "\\PC{0,200}") {
        let _ = passages(&text);
        let _ = plain(&text);
    }

    #[test]
    fn residue_of_every_kind_can_be_shown(parts in prop::collection::vec(prop::sample::select(RESIDUE.to_vec()), 0..30)) {
        let text = parts.concat();
        let _ = plain(&text);
        let _ = broadsheet_core::text::paragraphs(&text);
        let _ = broadsheet_core::text::fold(&text);
    }

    #[test]
    fn text_without_residue_comes_back_as_it_was(text in "[A-RT-Za-dg-km-oq-su-wy-zé0-9 .,;()%–“”]{1,200}") {
        prop_assert_eq!(passages(&text), [Passage::Text { text }]);
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
        let once = broadsheet_core::text::fold(&text);
        prop_assert_eq!(broadsheet_core::text::fold(&once), once);
    }
}

const RESIDUE: [&str; 32] = [
    "\\",
    "{",
    "}",
    "$",
    "~",
    "``",
    "''",
    "\"",
    "\\(",
    "\\)",
    "\\[",
    "\\textbf{",
    "sim",
    "times",
    "20",
    "%",
    "x2013",
    "é",
    "世",
    " ",
    "\n",
    "https://",
    "github.com/",
    "a/b",
    "-",
    ".",
    "(",
    ")",
    "[email",
    "\\url{",
    "leq ",
    "\u{301}",
];

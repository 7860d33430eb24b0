//! Pairs that are the same paper and pairs that are not, and what no order may change. The cases are shapes of real
//! ones.

use std::collections::{BTreeSet, HashMap};

use proptest::prelude::*;
use rstest::rstest;

use super::assign::{Place, Standing, assign};
use super::closure::day;
use super::evidence::{Evidence, Words};
use super::partition::partition;
use crate::model::{ArxivId, Doi, PartialDay};
use crate::text::fold;

/// `title | arXiv | DOI | first author | number of authors | day`, each but the title possibly empty. Identifiers are
/// written as sources write them.
fn entry(written: &str) -> Evidence {
    let mut parts = written.split('|').map(str::trim);
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let title = fold(next().unwrap_or_default());
    let arxiv = next();
    let doi = next().map(|doi| Doi::parse(doi).unwrap());
    let id = |id: &str| ArxivId::parse(id).or_else(|| ArxivId::from_url(id)).unwrap();
    let arxiv = arxiv.map(id).or_else(|| doi.as_ref().and_then(Doi::arxiv)).map(|id| id.to_string());
    Evidence {
        doi: doi.filter(|doi| doi.arxiv().is_none()).map(|doi| doi.to_string()),
        title,
        author: next().map(str::to_owned),
        authors: next().map(|count| count.parse().unwrap()),
        day: day(next().map(|day| PartialDay::parse(day).unwrap()), arxiv.as_deref()),
        arxiv,
        ..Evidence::default()
    }
}

fn entries(written: &[&str]) -> Vec<Evidence> {
    (1..).zip(written).map(|(id, written)| Evidence { entry: id, ..entry(written) }).collect()
}

fn papers(written: &[&str]) -> Vec<Vec<usize>> {
    partition(&entries(written), &Words::default())
}

#[rstest]
// A version is the same paper, and so are other ways to write the identifier.
#[case("SLAB: Efficient Transformers | 2405.11582", "SLAB | https://arxiv.org/abs/2405.11582v2")]
#[case(
    "Renamed since | 2405.11582 | | Jialong Guo | 4",
    "SLAB: Efficient Transformers | 2405.11582 | | Hanting Chen | 6"
)]
#[case("A | 2312.00752", "B | https://huggingface.co/papers/2312.00752")]
#[case("A | 1703.10252", "B | http://arxiv.org/abs/1703.10252.pdf")]
#[case("A | hep-th/9901001", "B | https://arxiv.org/abs/hep-th/9901001v3")]
#[case("A | math.GT/0309136", "B | math/0309136")]
// arXiv's own DOI is the arXiv identifier.
#[case("A | 2508.13426", "B | | 10.48550/arXiv.2508.13426")]
#[case("A | | https://doi.org/10.1145/3292500.3330919", "B | | 10.1145/3292500.3330919")]
#[case("A | | 10.1103/PhysRevD.76.013009", "B | | doi:10.1103/physrevd.76.013009")]
// Text without identifiers against JSON: number of authors and day.
#[case(
    "Segment Anything in the Dark | 2402.04644 | | Ada Lovelace | 8 | 2024-02-07",
    "Segment anything  in the dark | | | | 8 | 2024-02-07"
)]
#[case("Mamba-2: Éléments of “Scale” | 2402.04644", "Mamba-2: Elements of \"Scale\"")]
// The title alone, where nothing speaks against it.
#[case(
    "Attention Is All You Need | 1706.03762 | | Ashish Vaswani | 8 | 2017-06-12",
    "Attention is all you need"
)]
// Names in other orders and forms.
#[case(
    "Learning to Fold Proteins | 2402.04644 | | Ada Lovelace | 3",
    "Learning to fold proteins | | | Lovelace, A. | 9"
)]
#[case(
    "Learning to Fold Proteins | 2402.04644 | | Wang Xiaoming",
    "Learning to fold proteins | | | Xiaoming Wang"
)]
#[case(
    "Learning to Fold Proteins | 2402.04644 | | Émilie du Châtelet",
    "Learning to fold proteins | | | E. Du Chatelet"
)]
// The preprint and the printed version a year later.
#[case(
    "Learning to Fold Proteins | 2402.04644 | | Ada Lovelace | 3 | 2024-02-07",
    "Learning to fold proteins | | 10.1145/3292500.3330919 | Ada Lovelace | 3 | 2025"
)]
// A short title, with authors and day.
#[case("OLMo 3 | 2512.13961 | | Ada Lovelace | 68 | 2025-12-15", "OLMo 3 | | | | 68 | 2025-12-15")]
#[case(
    "Magistral | 2506.10910 | | Ada Lovelace | 100 | 2025-06-12",
    "magistral | | | A Lovelace | | 2025-06-12"
)]
fn the_same_paper(#[case] one: &str, #[case] other: &str) {
    assert_eq!(papers(&[one, other]).len(), 1, "{one} / {other}");
    assert_eq!(papers(&[other, one]).len(), 1, "{other} / {one}");
}

#[rstest]
// Same title, different identifiers.
#[case(
    "The Redshift of GRB 970508 | astro-ph/9712100 | | Daniel E. Reichart | 1 | 1997-12-07",
    "The Redshift of GRB 970508 | astro-ph/9712134 | | Daniel E. Reichart | 1 | 1997-12-09"
)]
#[case(
    "A Novel Approach to Tomato Harvesting Using a Hybrid Gripper | 2412.16755 | | Shahid Ansari | 1 | 2024-12-21",
    "A Novel Approach to Tomato Harvesting Using a Hybrid Gripper | 2512.03684 | | Shahid Ansari | 1 | 2025-12-03"
)]
#[case("A Survey of Large Language Models | 2303.18223", "A Survey of Large Language Models | 2307.06435")]
#[case(
    "A Survey of Large Language Models | | 10.1000/a.1",
    "A Survey of Large Language Models | | 10.1000/a.2"
)]
// Near titles are offered, not joined.
#[case("Scaling Laws for Mixtures of Experts", "Scaling Laws for Mixture of Experts")]
#[case("Qwen2 Technical Report", "Qwen3 Technical Report")]
// Others wrote it, or more, or much later.
#[case(
    "Learning to Fold Proteins | 2402.04644 | | Ada Lovelace",
    "Learning to Fold Proteins | | | Mary Somerville"
)]
#[case("Learning to Fold Proteins | 2402.04644 | | Ada Lovelace | 3", "Learning to Fold Proteins | | | | 4")]
#[case(
    "Learning to Fold Proteins | | | Ada Lovelace | 3 | 2014",
    "Learning to Fold Proteins | | | Ada Lovelace | 3 | 2024-01-02"
)]
#[case("Attention Is All You Need | 1706.03762", "Attention Is All You Need | | | | | 2024-05-01")]
// A few words are no identity.
#[case("Introduction | | | | | 2024-02-07", "Introduction | | | | | 2024-02-07")]
#[case("OLMo 3 | 2512.13961 | | Ada Lovelace | 68 | 2025-12-15", "OLMo 3")]
#[case(
    "Magistral | 2506.10910 | | Ada Lovelace | 100 | 2025-06-12",
    "Magistral | | | Ada Lovelace | 100 | 2025-06-13"
)]
// Proceedings lend their DOI to every paper in them.
#[case("One | 2402.00001 | 10.1007/978-3-030-1", "Other | 2402.00002 | 10.1007/978-3-030-1")]
fn not_the_same_paper(#[case] one: &str, #[case] other: &str) {
    assert_eq!(papers(&[one, other]).len(), 2, "{one} / {other}");
    assert_eq!(papers(&[other, one]).len(), 2, "{other} / {one}");
}

#[test]
fn who_fits_two_that_contradict_each_other_stays_apart() {
    let title = "A Survey of Large Language Models";
    let (one, other) = (format!("{title} | 2303.18223"), format!("{title} | 2307.06435"));
    assert_eq!(papers(&[&one, title, &other]), [vec![0], vec![1], vec![2]]);
    // What tells exactly the same is the same.
    assert_eq!(papers(&[&one, title, &other, title]), [vec![0], vec![1, 3], vec![2]]);
    // Where more is known, it is told apart.
    let by = |id: &str, name: &str| format!("{title} | {id} | | {name}");
    let (one, other) = (by("2303.18223", "Ada Lovelace"), by("2307.06435", "Mary Somerville"));
    assert_eq!(papers(&[&one, &by("", "M. Somerville"), &other]), [vec![0], vec![1, 2]]);
}

#[test]
fn an_identifier_reaches_over_titles() {
    let found = papers(&[
        "Old name of it all | 2402.04644",
        "New name of it all | 2402.04644v3",
        "New name of it all",
    ]);
    assert_eq!(found, [vec![0, 1, 2]]);
}

#[test]
fn the_persons_word_comes_first() {
    let two = entries(&["A | 2402.00001", "B | 2402.00002", "B again, at length | 2402.00002"]);
    let joined = Words { joined: vec![(1, 2)], ..Words::default() };
    assert_eq!(partition(&two, &joined), [vec![0, 1, 2]]);
    let same =
        entries(&["A name of it | 2402.00001", "B name of it | 2402.00001", "B name of it | 2402.00001"]);
    let parted = Words { parted: vec![(1, 1, 0), (1, 2, 1)], ..Words::default() };
    assert_eq!(partition(&same, &parted), [vec![0], vec![1, 2]], "what comes later goes to its namesake");
    let both = Words { joined: vec![(1, 2)], ..parted };
    assert_eq!(partition(&same, &both).len(), 2, "what is parted is never joined");
}

#[test]
fn no_import_joins_two_papers_that_hold_something_of_the_persons() {
    let mut held =
        entries(&["A name of it all", "B name of it all | 2402.00001", "A name of it all | 2402.00001"]);
    held[0].held = Some(7);
    held[1].held = Some(8);
    assert_eq!(partition(&held, &Words::default()), [vec![0], vec![1, 2]]);
    let word = Words { joined: vec![(1, 2)], ..Words::default() };
    assert_eq!(partition(&held, &word), [vec![0, 1, 2]]);
}

#[test]
fn entries_of_a_paper_that_holds_something_stay_together() {
    let title = "A Survey of Large Language Models";
    let mut held = entries(&[&format!("{title} | 2303.18223"), title, &format!("{title} | 2307.06435")]);
    held[0].held = Some(7);
    held[1].held = Some(7);
    assert_eq!(partition(&held, &Words::default()), [vec![0, 1], vec![2]]);
    held[0].loose = true;
    held[1].loose = true;
    assert_eq!(partition(&held, &Words::default()).len(), 3, "a corrected identifier loosens it");
}

fn place(paper: i64, born: i64) -> Place {
    Place { paper: Some(paper), born: Some(born) }
}

fn ids(clusters: &[Vec<usize>], places: &[Place], held: &[i64], marked: &[i64]) -> Vec<Option<i64>> {
    let standing = |paper: i64| Standing { held: held.contains(&paper), marked: marked.contains(&paper) };
    let papers: HashMap<i64, Standing> =
        places.iter().filter_map(|place| place.paper).map(|paper| (paper, standing(paper))).collect();
    assign::<()>(clusters, places, &papers, |_| Ok(true)).unwrap()
}

#[test]
fn ids_go_with_what_the_person_said_then_with_what_was_opened_then_with_the_smallest() {
    let places = [place(3, 3), place(5, 5), place(4, 4)];
    let one = [vec![0, 1, 2]];
    assert_eq!(ids(&one, &places, &[], &[]), [Some(3)]);
    assert_eq!(ids(&one, &places, &[], &[5]), [Some(5)]);
    assert_eq!(ids(&one, &places, &[4], &[5]), [Some(4)]);
}

#[test]
fn who_comes_apart_again_gets_back_the_id_it_had() {
    let together = [place(3, 3), place(3, 5)];
    assert_eq!(ids(&[vec![0], vec![1]], &together, &[], &[]), [Some(3), Some(5)]);
    // Who never had one of its own gets a new one.
    let together = [place(3, 3), place(3, 3)];
    assert_eq!(ids(&[vec![0], vec![1]], &together, &[], &[]), [Some(3), None]);
    // What the person said stays with the entries that were the paper from the beginning.
    let together = [place(3, 2), place(3, 3)];
    assert_eq!(ids(&[vec![0], vec![1]], &together, &[3], &[3]), [Some(2), Some(3)]);
}

fn any_entry() -> impl Strategy<Value = Evidence> {
    let of = |texts: &'static [&'static str]| proptest::option::of(prop::sample::select(texts));
    let title = prop::sample::select(&["a survey of models", "another survey of models", "olmo 3"][..]);
    let author = of(&["Ada Lovelace", "Lovelace, A.", "Mary Somerville"]);
    let day = of(&["2024-02-07", "2024", "2019-01"]);
    (
        title,
        of(&["2402.00001", "2402.00002", "2402.00003"]),
        of(&["10.1000/a", "10.1000/b"]),
        author,
        of(&["2", "3"]),
        day,
    )
        .prop_map(|(title, arxiv, doi, author, count, day)| {
            let part = Option::unwrap_or_default;
            entry(&[title, part(arxiv), part(doi), part(author), part(count), part(day)].join("|"))
        })
}

/// The papers as sets of what their entries say: what is left when ids and order are forgotten.
fn content(evidence: &[Evidence], papers: &[Vec<usize>]) -> BTreeSet<Vec<String>> {
    let say = |place: &usize| format!("{:?}", Evidence { entry: 0, ..evidence[*place].clone() });
    papers
        .iter()
        .map(|paper| {
            let mut said: Vec<String> = paper.iter().map(say).collect();
            said.sort();
            said
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_order_gives_the_same_papers(
        evidence in prop::collection::vec(any_entry(), 0..14),
        seed in any::<u64>(),
    ) {
        let number = |evidence: Vec<Evidence>| -> Vec<Evidence> {
            (1..).zip(evidence).map(|(entry, evidence)| Evidence { entry, ..evidence }).collect()
        };
        let mut shuffled = evidence.clone();
        let mut state = seed;
        for place in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(place, (state >> 33) as usize % (place + 1));
        }
        let (one, other) = (number(evidence), number(shuffled));
        let (papers, again) = (partition(&one, &Words::default()), partition(&other, &Words::default()));
        prop_assert_eq!(content(&one, &papers), content(&other, &again));
        // Nothing is lost or doubled, and no paper has two arXiv identifiers.
        let mut places: Vec<usize> = papers.iter().flatten().copied().collect();
        places.sort_unstable();
        prop_assert_eq!(places, (0..one.len()).collect::<Vec<_>>());
        for paper in &papers {
            let ids: BTreeSet<&String> = paper.iter().filter_map(|place| one[*place].arxiv.as_ref()).collect();
            prop_assert!(ids.len() <= 1, "{:?}", ids);
        }
    }

    #[test]
    fn said_twice_is_said_once(evidence in prop::collection::vec(any_entry(), 0..10)) {
        let number = |evidence: Vec<Evidence>| -> Vec<Evidence> {
            (1..).zip(evidence).map(|(entry, evidence)| Evidence { entry, ..evidence }).collect()
        };
        let once = number(evidence.clone());
        let twice = number(evidence.iter().chain(&evidence).cloned().collect());
        let distinct = |evidence: &[Evidence], papers: &[Vec<usize>]| -> BTreeSet<Vec<String>> {
            content(evidence, papers).into_iter().map(|mut said| { said.dedup(); said }).collect()
        };
        // Only short titles without evidence may stay apart from themselves: nothing speaks for them.
        let papers = (partition(&once, &Words::default()), partition(&twice, &Words::default()));
        prop_assert_eq!(distinct(&once, &papers.0), distinct(&twice, &papers.1));
    }
}

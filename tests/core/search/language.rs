//! The query language: what is read as what, and that every text is read.

use broadsheet_core::model::PartialDay;
use broadsheet_core::search::query::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("mamba", "mamba")]
#[case("  deep   learning ", "deep learning")]
#[case("deep AND learning", "deep learning")]
#[case("\"language  model\"", "\"language model\"")]
#[case("“language model”", "\"language model\"")]
#[case("\"language model", "\"language model\"")]
#[case("-survey", "-survey")]
#[case("NOT survey", "-survey")]
#[case("--survey", "survey")]
#[case("a OR b c", "a OR b c")]
#[case("(a OR b) c", "(a OR b) c")]
#[case("(a OR b c", "a OR b c")]
#[case("((a)) (b)", "a b")]
#[case("-(a b)", "-(a b)")]
#[case("a OR (b OR c)", "a OR b OR c")]
#[case("diffus*", "diffus*")]
#[case("\"large lang*\"", "\"large lang*\"")]
#[case("title:attention", "title:attention")]
#[case("Title: attention", "title:attention")]
#[case("title:\"all you need\" authors:vaswani", "title:\"all you need\" author:vaswani")]
#[case("tag:vision/ood", "tag:vision/ood")]
#[case("tag:\"to read\"", "tag:\"to read\"")]
#[case("is:unread IS:Starred", "is:unread is:starred")]
#[case("has:code -has:note code:new", "has:code -has:note code:new")]
#[case("host:GitHub.com", "host:github.com")]
#[case("digest:2025-11-04", "digest:2025-11-04")]
#[case("date:2024..2025-06", "date:2024..2025-06")]
#[case("date:>2024", "date:2025..")]
#[case("date:<2024-03-01", "date:..2024-02-29")]
#[case("date:<=2023", "date:..2023")]
#[case("added:7d", "added:7d")]
#[case("upvotes:>20", "upvotes:>=21")]
#[case("upvotes:20", "upvotes:20")]
#[case("comments:<5", "comments:<=4")]
#[case("seen:2..3", "seen:2..3")]
#[case("id:2402.04644", "id:2402.04644")]
#[case("mamba sort:upvotes", "mamba sort:upvotes")]
#[case("sort:title", "sort:title")]
#[case("Mamba: Linear-Time (Sequence) Modeling", "Mamba: Linear-Time Sequence Modeling")]
#[case("vision & language — a survey", "vision language a survey")]
#[case("http://a.b/c", "http://a.b/c")]
#[case("GPT-4 state-of-the-art", "GPT-4 state-of-the-art")]
#[case("扩散模型", "扩散模型")]
#[case("", "")]
#[case("\" - ) ( * &", "")]
fn reads(#[case] typed: &str, #[case] canonical: &str) {
    let query = parse(typed).query;
    assert_eq!(query.to_string(), canonical);
    assert_eq!(parse(canonical).query, query);
}

#[rstest]
#[case("is:lovely", "is:lovely", 0..9, "takes unread, read, starred, inbox, queued, done")]
#[case("a date:soon b", "date:soon", 2..11, "takes a day")]
#[case("upvotes:many", "upvotes:many", 0..12, "takes a number")]
#[case("upvotes:<0", "upvotes:<0", 0..10, "takes a number")]
#[case("date:2025-13", "date:2025-13", 0..12, "takes a day")]
#[case("colour:red", "colour:red", 0..10, "no field “colour”")]
#[case("a )b", "b", 2..3, "closes nothing")]
#[case("a OR", "a", 2..4, "nothing to join")]
#[case("OR a", "a", 0..2, "nothing to join")]
#[case("has: -x", "-x", 0..4, "wants something")]
fn says_what_it_could_not_read(
    #[case] typed: &str,
    #[case] holds: &str,
    #[case] span: std::ops::Range<usize>,
    #[case] says: &str,
) {
    let parsed = parse(typed);
    let [fault] = parsed.faults.as_slice() else { panic!("{:?}", parsed.faults) };
    assert_eq!(fault.span, span);
    assert!(fault.trouble.to_string().contains(says), "{}", fault.trouble);
    assert!(parsed.query.to_string().contains(holds), "{}", parsed.query);
}

#[test]
fn the_last_word_of_what_is_typed_is_a_beginning() {
    for (text, canonical) in [
        ("deep lear", "deep lear*"),
        ("deep lear ", "deep lear"),
        ("\"deep lear", "\"deep lear*\""),
        ("\"deep lear\"", "\"deep lear\""),
        ("title:atten", "title:atten*"),
        ("a -survey", "a -survey"),
        ("a OR", "a"),
        ("is:unr", ""),
        ("date:2024..20", ""),
        ("tag:vis", "tag:vis"),
    ] {
        assert_eq!(typed(text).query.to_string(), canonical, "{text}");
    }
    assert!(typed("is:unr").faults.iter().all(|fault| fault.unfinished));
    assert!(parse("is:unr").faults.iter().all(|fault| !fault.unfinished));
    assert_eq!(typed("is:unq").query.to_string(), "is:unq", "what can become nothing is words");
}

#[test]
fn what_is_too_long_or_too_deep_is_cut_and_said() {
    let long = "word ".repeat(70);
    let parsed = parse(&long);
    assert_eq!(parsed.query.to_string().split(' ').count(), 64);
    assert_eq!(parsed.faults[0].trouble, Trouble::TooMuch);
    assert_eq!(parsed.faults[0].span, 325..350);
    let deep = format!("{}x{}", "(".repeat(5_000), ")".repeat(5_000));
    assert!(parse(&deep).faults.iter().any(|fault| fault.trouble == Trouble::TooMuch));
    assert_eq!(parse(&format!("{}x", "-".repeat(5_000))).faults[0].trouble, Trouble::TooMuch);
}

fn word() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9é中][a-z0-9.+/_'-]{0,7}"
        .prop_filter("an operator", |word| !matches!(word.as_str(), "AND" | "OR" | "NOT"))
}

fn text() -> impl Strategy<Value = Text> {
    let phrase = prop::collection::vec(word(), 1..4).prop_map(|words| words.join(" "));
    let words = prop_oneof![word().prop_map(|word| (word, false)), phrase.prop_map(|phrase| (phrase, true))];
    (words, any::<bool>()).prop_map(|((words, phrase), begins)| Text { words, phrase, begins })
}

fn day() -> impl Strategy<Value = PartialDay> {
    (1900..2100_i16, 0..13_i8, 0..29_i8).prop_map(|(year, month, day)| {
        let day = if month == 0 { 0 } else { day };
        PartialDay { year: Some(year), month, day }
    })
}

fn days() -> impl Strategy<Value = Days> {
    let unit = prop_oneof![Just(Unit::Day), Just(Unit::Week), Just(Unit::Month), Just(Unit::Year)];
    prop_oneof![
        day().prop_map(|day| Days::Between(Some(day), Some(day))),
        (prop::option::of(day()), day()).prop_map(|(from, to)| Days::Between(from, Some(to))),
        day().prop_map(|from| Days::Between(Some(from), None)),
        (any::<u16>(), unit).prop_map(|(number, unit)| Days::Last(number, unit)),
    ]
}

fn numbers() -> impl Strategy<Value = Numbers> {
    let open = |from, to| Numbers { from, to };
    prop_oneof![
        (any::<u32>(), any::<u32>()).prop_map(move |(from, to)| open(Some(from), Some(to))),
        any::<u32>().prop_map(move |from| open(Some(from), None)),
        any::<u32>().prop_map(move |to| open(None, Some(to))),
    ]
}

fn leaf() -> impl Strategy<Value = Leaf> {
    let field = prop_oneof![
        Just(TextField::Title),
        Just(TextField::Abstract),
        Just(TextField::Author),
        Just(TextField::Note),
        Just(TextField::Keyword),
        Just(TextField::Organization),
    ];
    let is = prop_oneof![Just(Is::Unread), Just(Is::Starred), Just(Is::Inbox), Just(Is::Done)];
    let has = prop_oneof![Just(Has::Code), Just(Has::Note), Just(Has::Pdf), Just(Has::Abstract)];
    let counted = prop_oneof![Just(Counted::Upvotes), Just(Counted::Comments), Just(Counted::Seen)];
    prop_oneof![
        4 => (prop::option::of(field), text()).prop_map(|(field, text)| Leaf::Text(field, text)),
        1 => "[a-z]{1,4}[ /]?[a-z]{1,3}".prop_map(Leaf::Tag),
        1 => is.prop_map(Leaf::Is),
        1 => has.prop_map(Leaf::Has),
        1 => Just(Leaf::CodeNew),
        1 => "[a-z]{1,6}\\.[a-z]{2,3}".prop_map(Leaf::Host),
        1 => "[0-9]{4}\\.[0-9]{5}".prop_map(Leaf::Id),
        1 => days().prop_map(Leaf::Digest),
        1 => days().prop_map(Leaf::Published),
        1 => days().prop_map(Leaf::Added),
        1 => (counted, numbers()).prop_map(|(counted, numbers)| Leaf::Count(counted, numbers)),
    ]
}

fn node() -> impl Strategy<Value = Node> {
    leaf().prop_map(Node::Leaf).prop_recursive(4, 24, 4, |inner| {
        let several = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            several.clone().prop_map(|nodes| Node::and(nodes).unwrap()),
            several.prop_map(|nodes| Node::or(nodes).unwrap()),
            inner.prop_map(Node::negated),
        ]
    })
}

fn query() -> impl Strategy<Value = Query> {
    let order = prop_oneof![Just(Order::Newest), Just(Order::Title), Just(Order::Relevance)];
    (prop::option::of(node()), prop::option::of(order)).prop_map(|(root, order)| Query { root, order })
}

/// Bits of the language in any order, so that the odd combinations are met often.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("\""),
        Just("("),
        Just(")"),
        Just("-"),
        Just("*"),
        Just(":"),
        Just(" "),
        Just("OR"),
        Just("NOT"),
        Just("AND"),
        Just("title:"),
        Just("is:"),
        Just("read"),
        Just("date:"),
        Just("2024"),
        Just(".."),
        Just(">"),
        Just("tag:"),
        Just("sort:"),
        Just("é"),
        Just("中"),
        Just("“"),
        Just("\u{a0}"),
        Just("💥"),
        Just("7d"),
    ];
    prop::collection::vec(scrap, 0..16).prop_map(|scraps| scraps.concat())
}

#[test]
fn stars_at_the_end_of_a_phrase_are_one_however_they_stand_apart() {
    let parsed = typed("\"OR* *").query;
    assert_eq!(parse(&parsed.to_string()).query, parsed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_as_what_it_was(query in query()) {
        let printed = query.to_string();
        let parsed = parse(&printed);
        prop_assert_eq!(&parsed.query, &query, "{}", printed);
        prop_assert!(parsed.faults.is_empty(), "{}: {:?}", printed, parsed.faults);
    }

    #[test]
    fn every_text_is_a_query(text in prop_oneof![any::<String>(), scraps()], cut in any::<prop::sample::Index>()) {
        for parsed in [parse(&text), typed(&text)] {
            for fault in &parsed.faults {
                prop_assert!(text.get(fault.span.clone()).is_some(), "{:?}", fault);
            }
            let printed = parsed.query.to_string();
            prop_assert_eq!(&parse(&printed).query, &parsed.query, "{} as {}", text, printed);
        }
        complete(&text, cut.index(text.len() + 1), |_| vec!["a b".to_owned()]);
    }
}

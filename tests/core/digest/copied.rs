//! Text of a papers page as browsers and tools copy it: the same page, however it comes.

use broadsheet_core::model::{DigestKind, Format};
use rstest::rstest;

use super::{papers, read_bytes};

/// A card as the page shows it.
struct Card {
    votes: &'static str,
    title: &'static str,
    words: &'static str,
    /// `11 authors`, or an organisation.
    by: &'static str,
    day: &'static str,
    comments: &'static str,
}

const LONG: &str = "Our own words: what this is about, said at such length that nobody would take it for a title or for the name of an \
     organisation, since it goes on and on and ends only where two hundred characters have been reached by it.";

const CARDS: [Card; 4] = [
    Card {
        votes: "94",
        title: "LEVI: Generalizable Fine-tuning",
        words: LONG,
        by: "11 authors",
        day: "Feb 7, 2024",
        comments: "2",
    },
    Card {
        votes: "-",
        title: "A Second Title",
        words: "Our own words, short.",
        by: "Example Lab",
        day: "Oct 30, 2024",
        comments: "",
    },
    Card {
        votes: "7",
        title: "Title the Third",
        words: LONG,
        by: "1 authors",
        day: "Feb 5, 2024",
        comments: "",
    },
    Card {
        votes: "94",
        title: "LEVI: Generalizable Fine-tuning",
        words: LONG,
        by: "11 authors",
        day: "Feb 7, 2024",
        comments: "2",
    },
];

/// How a program writes what it copies.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Copy {
    /// As in the first sample of all.
    Plain,
    Spread,
    Tight,
    BulletAlone,
    Tabs,
    NoBreak,
    LineEnds,
    OneLine,
    CommentsBelow,
    NoBullet,
}

fn card(card: &Card, copy: Copy, votes: bool) -> String {
    let Card { title, words, by, day, .. } = card;
    let day = match card.comments {
        "" => (*day).to_owned(),
        count if copy == Copy::CommentsBelow => format!("{day}\n\n{count}"),
        count => format!("{day} {count}"),
    };
    let votes = if votes { format!("Upvote\n\n{}\n\n", card.votes) } else { String::new() };
    match copy {
        Copy::Plain | Copy::CommentsBelow => format!("{votes}{title}\n\n{words}\n\n  • {by}\n·\n{day}\n\n"),
        Copy::LineEnds => {
            format!("{votes}{title}\n\n{words}\n\n  • {by}\n·\n{day}\n\n").replace('\n', "\r\n")
        }
        Copy::Spread => format!("{votes}{title}\n\n\n{words}\n\n\n• {by}\n\n·\n\n{day}\n\n\n\n"),
        Copy::Tight => format!("{}{title}\n{words}\n• {by}\n·\n{day}\n", votes.replace("\n\n", "\n")),
        Copy::BulletAlone => format!("{votes}{title}\n\n{words}\n\n•\n{by}\n·\n{day}\n\n"),
        Copy::Tabs => format!("{votes}\t{title}\t\n\n\t{words}\n\n\t•\t{by}\n\t·\t\n\t{day}\n\n"),
        Copy::NoBreak => {
            format!(
                "{votes}{title}\n\n{words}\n\n\u{a0}•\u{a0}{}\n\u{a0}·\u{a0}\n{day}\n\n",
                by.replace(' ', "\u{a0}")
            )
        }
        Copy::OneLine => format!("{votes}{title}\n\n{words}\n\n• {by} · {day}\n\n"),
        Copy::NoBullet => format!("{votes}{title}\n\n{words}\n\n{by}\n·\n{day}\n\n"),
    }
}

#[rstest]
fn a_page_is_the_same_however_it_was_copied(
    #[values(
        Copy::Plain,
        Copy::Spread,
        Copy::Tight,
        Copy::BulletAlone,
        Copy::Tabs,
        Copy::NoBreak,
        Copy::LineEnds,
        Copy::OneLine,
        Copy::CommentsBelow,
        Copy::NoBullet
    )]
    copy: Copy,
    #[values(false, true)] votes: bool,
    #[values(
        ("Daily Papers\n\nby AK and the research community\n\nNov 4\n\n", DigestKind::Search),
        ("Daily Papers\n\nWeek 45, 2024\n\n", DigestKind::Weekly),
        ("Daily Papers\n\nNov 2024\n\n", DigestKind::Monthly),
        ("Trending Papers\n\nby AK and the research community\n\n", DigestKind::Trending),
        ("", DigestKind::Search)
    )]
    head: (&str, DigestKind),
) {
    let (head, kind) = head;
    let text: String = CARDS.iter().map(|one| card(one, copy, votes)).collect();
    let reading = read_bytes(format!("{head}{text}").as_bytes()).unwrap();
    assert_eq!((reading.format, reading.digests[0].kind), (Format::HfText, kind), "{head}{text}");
    assert!(reading.warnings.is_empty(), "{:?}\n{text}", reading.warnings);
    let papers = papers(&reading);
    // The last card is the first again.
    assert_eq!(papers.len(), 3, "{text}\n{:?}", papers.iter().map(|paper| &paper.title).collect::<Vec<_>>());
    for (paper, card) in papers.iter().zip(&CARDS) {
        assert_eq!(paper.title, card.title, "{text}");
        assert_eq!(paper.abstract_text.as_deref(), Some(card.words), "{text}");
        let named = format!("{} authors", paper.author_count.unwrap_or_default());
        assert_eq!(paper.organization.as_deref().unwrap_or(&named), card.by, "{text}");
        assert_eq!(paper.upvotes, card.votes.parse().ok().filter(|_| votes), "{text}");
        assert_eq!(paper.comments, card.comments.parse().ok(), "{text}");
        assert!(paper.published.is_some(), "{text}");
    }
}

//! The years that a page leaves out.

use broadsheet_core::model::{DayKnown, PartialDay};
use jiff::civil::date;
use rstest::rstest;

use super::{papers, read_bytes};

/// A page of one entry per day shown, in its order.
fn page(heading: &str, days: &[&str]) -> String {
    let entry = |day: &&str| format!("Paper of {day}\n\nWhat it is about.\n\n  • 2 authors\n·\n{day}\n\n");
    format!("Daily Papers\n\n{heading}\n\n{}", days.iter().map(entry).collect::<String>())
}

#[rstest]
#[case::captured_in_2023("Mar 1", &["Feb 3", "Dec 31, 2022", "Feb 3, 2019"], &["~2023-02-03", "2022-12-31", "2019-02-03"], "~2023-03-01")]
#[case::captured_in_2025("Nov 4", &["Feb 7, 2024", "Feb 5", "Jun 11 2"], &["2024-02-07", "~2025-02-05", "~2025-06-11"], "~2025-11-04")]
#[case::captured_in_2026("Jan 9", &["Jan 8", "Dec 30, 2025", "Jan 7"], &["~2026-01-08", "2025-12-30", "~2026-01-07"], "~2026-01-09")]
#[case::only_years_said("Jan 2", &["Dec 31, 2025", "Dec 30, 2025 3"], &["2025-12-31", "2025-12-30"], "~2026-01-02")]
#[case::no_year_at_all("Nov 4", &["Nov 3", "Nov 2"], &["?--11-03", "?--11-02"], "--11-04")]
#[case::leap_day("Mar 1", &["Feb 29", "Dec 1, 2023"], &["~2024-02-29", "2023-12-01"], "~2024-03-01")]
#[case::leap_day_of_no_such_year("Mar 1", &["Feb 29", "Dec 1, 2024"], &["?--02-29", "2024-12-01"], "~2025-03-01")]
#[case::month_said("Nov 2025", &["Nov 3", "Nov 2"], &["~2025-11-03", "~2025-11-02"], "2025-11-01")]
fn the_year_of_the_capture_is_later_than_all_that_are_said(
    #[case] heading: &str,
    #[case] days: &[&str],
    #[case] wanted: &[&str],
    #[case] wanted_heading: &str,
) {
    let reading = read_bytes(page(heading, days).as_bytes()).unwrap();
    let found: Vec<String> = papers(&reading)
        .iter()
        .filter_map(|paper| paper.published)
        .map(|published| match published.known {
            DayKnown::Explicit => published.day.to_string(),
            DayKnown::Inferred => format!("~{}", published.day),
            DayKnown::YearUnknown => format!("?{}", published.day),
        })
        .collect();
    assert_eq!(found, wanted);
    let heading = reading.digests[0].day;
    let mark = if heading.inferred { "~" } else { "" };
    assert_eq!(format!("{mark}{}", heading.day.unwrap()), wanted_heading);
}

#[test]
fn an_identifier_tells_the_year_of_its_own_day() {
    let card = |id: &str, day: &str| {
        format!(
            "<article><h3><a href='/papers/{id}'>Paper {id}</a></h3><span>3 authors</span> · <span>{day}</span></article>"
        )
    };
    let html = format!(
        "<div>{}{}{}</div>",
        card("2512.09999", "Dec 30"),
        card("2401.00001", "Dec 29"),
        card("not-arxiv", "Feb 1")
    );
    let reading = read_bytes(html.as_bytes()).unwrap();
    let days: Vec<_> = papers(&reading).iter().map(|paper| paper.published.unwrap()).collect();
    assert_eq!(
        days.iter().map(|day| day.day.to_string()).collect::<Vec<_>>(),
        ["2025-12-30", "2023-12-29", "2025-02-01"]
    );
    assert!(days.iter().all(|day| day.known == DayKnown::Inferred));
}

#[rstest]
#[case("--11-03", "2025-11-03")]
#[case("--11-05", "2025-11-05")]
#[case("--11-06", "2024-11-06")]
#[case("--12-31", "2024-12-31")]
#[case("--02-29", "2024-02-29")]
#[case("2019-02-03", "2019-02-03")]
fn the_day_of_the_digest_tells_the_year(#[case] said: &str, #[case] wanted: &str) {
    let day = PartialDay::parse(said).unwrap().latest_until(date(2025, 11, 4));
    assert_eq!(day.to_string(), wanted);
}

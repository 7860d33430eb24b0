//! Which backups stay, and when one is due. Pure: what time it is is handed in.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::Cause;

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
const MONTH: SignedDuration = SignedDuration::from_hours(24 * 31);
/// The last made that stay, whatever the clock says.
const LAST: usize = 10;
/// The last days with a backup of which one stays, whatever the clock says.
const DAYS: usize = 31;

/// Whether a library that changed since its newest backup wants another one.
pub fn is_due(newest: Option<Timestamp>, now: Timestamp) -> bool {
    // A clock that was set back says nothing of how long ago that was.
    newest.is_none_or(|newest| newest > now || now.duration_since(newest) >= HOUR)
}

/// Those of `backups` that stay, each said in its place; they come in the order they were made, the last first. Of the last day
/// the newest of each hour, of the last month the newest of each day and all that were made before a step that changes everything
/// or because they were asked for. A clock that is ahead takes none away: the last made stay, and the last days that have one count
/// as the last month.
pub(super) fn kept(backups: &[(Timestamp, Cause)], now: Timestamp) -> Vec<bool> {
    let (mut whole, mut hours, mut days) = (0, BTreeSet::new(), BTreeSet::new());
    let stays = |&(made, cause): &(Timestamp, Cause)| {
        let age = now.duration_since(made);
        // What was read out of a damaged library takes the place of no whole one.
        let is_whole = cause != Cause::Salvage;
        let first_of_hour = is_whole && hours.insert(period(made, HOUR));
        let first_of_day = is_whole && days.insert(period(made, DAY));
        whole += usize::from(is_whole);
        let in_last_month = age <= MONTH || days.len() <= DAYS;
        (is_whole && whole <= LAST)
            || (age <= DAY && first_of_hour)
            || (in_last_month && (first_of_day || cause != Cause::Change))
    };
    backups.iter().map(stays).collect()
}

/// Which of all periods of a length a moment is in.
fn period(at: Timestamp, length: SignedDuration) -> i64 {
    at.as_second().div_euclid(length.as_secs())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: i64 = 1_764_158_400;

    /// The last made first, by clocks that go back and ahead.
    fn backups() -> impl Strategy<Value = Vec<(Timestamp, Cause)>> {
        let age = prop_oneof![-7_200..200_000_i64, 0..4_000_000_i64, -4_000_000..40_000_000_i64];
        let cause = prop_oneof![
            4 => Just(Cause::Change),
            1 => Just(Cause::Asked),
            1 => Just(Cause::Migration),
            1 => Just(Cause::Restore),
            2 => Just(Cause::Salvage),
        ];
        prop::collection::vec((age.prop_map(|age| at(NOW - age)), cause), 0..120)
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap_or_default()
    }

    const fn is_whole(backup: &(Timestamp, Cause)) -> bool {
        !matches!(backup.1, Cause::Salvage)
    }

    proptest! {
        #[test]
        fn what_stays_covers_each_hour_of_a_day_and_each_day_of_a_month(backups in backups()) {
            let now = at(NOW);
            let kept = kept(&backups, now);
            let whole: Vec<_> =
                backups.iter().zip(&kept).filter(|(backup, _)| is_whole(backup)).map(|((made, _), kept)| (*made, *kept)).collect();
            prop_assert!(whole.iter().take(LAST).all(|(_, kept)| *kept), "the last made");
            let mut days = BTreeSet::new();
            for (place, (made, _)) in whole.iter().enumerate() {
                let age = now.duration_since(*made);
                days.insert(period(*made, DAY));
                let later_in = |length| {
                    whole[..=place].iter().any(|(other, kept)| *kept && period(*other, length) == period(*made, length))
                };
                prop_assert!(age > DAY || later_in(HOUR));
                prop_assert!((age > MONTH && days.len() > DAYS) || later_in(DAY));
            }
            for ((made, cause), kept) in backups.iter().zip(&kept) {
                prop_assert!(*kept || now.duration_since(*made) > MONTH || *cause == Cause::Change);
            }
            let of_changes = backups.iter().zip(&kept).filter(|((made, cause), kept)| {
                **kept && *cause == Cause::Change && now.duration_since(*made) > MONTH
            });
            prop_assert!(of_changes.count() <= LAST + DAYS, "what is older does not pile up");
        }

        #[test]
        fn what_was_read_out_of_a_damaged_library_takes_the_place_of_no_whole_backup(backups in backups()) {
            let now = at(NOW);
            let with: Vec<bool> =
                backups.iter().zip(kept(&backups, now)).filter(|(backup, _)| is_whole(backup)).map(|(_, kept)| kept).collect();
            let whole: Vec<_> = backups.iter().copied().filter(is_whole).collect();
            prop_assert_eq!(with, kept(&whole, now));
        }

        #[test]
        fn whatever_the_clock_says_a_month_of_days_stays(days in 1..60_i64, jump in -4_000_000_000..4_000_000_000_i64) {
            let backups: Vec<_> = (0..days).map(|day| (at(NOW - day * DAY.as_secs()), Cause::Asked)).collect();
            let stays = kept(&backups, at(NOW + jump)).into_iter().filter(|kept| *kept).count();
            prop_assert!(stays >= backups.len().min(DAYS));
        }

        #[test]
        fn what_stays_stays_when_asked_again(backups in backups()) {
            let now = at(NOW);
            let mut stays = backups.clone();
            let first = kept(&backups, now);
            let mut first = first.iter();
            stays.retain(|_| *first.next().unwrap_or(&false));
            prop_assert!(kept(&stays, now).into_iter().all(|kept| kept));
        }
    }

    #[test]
    fn one_an_hour_is_due_and_one_when_the_clock_was_set_back() {
        let now = at(NOW);
        assert!(is_due(None, now));
        assert!(!is_due(Some(at(NOW - 3599)), now));
        assert!(is_due(Some(at(NOW - 3600)), now));
        assert!(is_due(Some(at(NOW + 1)), now));
    }
}

//! Which backups stay, and when one is due. Pure: what time it is is handed in.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::Cause;

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
const MONTH: SignedDuration = SignedDuration::from_hours(24 * 31);

/// Whether a library that changed since its newest backup wants another one.
pub fn is_due(newest: Option<Timestamp>, now: Timestamp) -> bool {
    // A clock that was set back says nothing of how long ago that was.
    newest.is_none_or(|newest| newest > now || now.duration_since(newest) >= HOUR)
}

/// Those of `backups` that stay, each said in its place: of the last day the newest of each hour, of the last month the newest
/// of each day and all that were made before a step that changes everything or because they were asked for, and the newest of
/// all, however old.
pub(super) fn kept(backups: &[(Timestamp, Cause)], now: Timestamp) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..backups.len()).collect();
    newest_first.sort_by_key(|at| std::cmp::Reverse(backups[*at].0));
    let (mut hours, mut days) = (BTreeSet::new(), BTreeSet::new());
    let mut kept = vec![false; backups.len()];
    for (rank, at) in newest_first.into_iter().enumerate() {
        let (made, cause) = backups[at];
        let age = now.duration_since(made);
        let first_of_hour = hours.insert(made.as_second().div_euclid(HOUR.as_secs()));
        let first_of_day = days.insert(made.as_second().div_euclid(DAY.as_secs()));
        kept[at] = rank == 0
            || (age <= DAY && first_of_hour)
            || (age <= MONTH && (first_of_day || cause != Cause::Change));
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: i64 = 1_764_158_400;

    fn backups() -> impl Strategy<Value = Vec<(Timestamp, Cause)>> {
        let age = prop_oneof![-7_200..200_000_i64, 0..4_000_000_i64];
        let cause =
            prop_oneof![4 => Just(Cause::Change), 1 => Just(Cause::Migration), 1 => Just(Cause::Restore)];
        prop::collection::vec((age.prop_map(|age| at(NOW - age)), cause), 0..60)
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap_or_default()
    }

    proptest! {
        #[test]
        fn what_stays_covers_each_hour_of_a_day_and_each_day_of_a_month(backups in backups()) {
            let now = at(NOW);
            let kept = kept(&backups, now);
            let stays: Vec<Timestamp> =
                backups.iter().zip(&kept).filter(|(_, kept)| **kept).map(|((made, _), _)| *made).collect();
            let bucket = |made: Timestamp, length: SignedDuration| made.as_second().div_euclid(length.as_secs());
            prop_assert_eq!(backups.iter().map(|(made, _)| made).max(), stays.iter().max());
            for ((made, cause), kept) in backups.iter().zip(&kept) {
                let age = now.duration_since(*made);
                let later_in = |length| stays.iter().any(|other| other >= made && bucket(*other, length) == bucket(*made, length));
                prop_assert!(age > DAY || later_in(HOUR));
                prop_assert!(age > MONTH || later_in(DAY));
                prop_assert!(*kept || age > MONTH || *cause == Cause::Change);
            }
            let in_last_month = stays.iter().filter(|made| now.duration_since(**made) > MONTH).count();
            prop_assert!(in_last_month <= 1, "older than a month is the newest at most");
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

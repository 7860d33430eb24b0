//! What the window's page was asked when the window was to close, and whether it answered.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// As long as a page may take to answer; one that saves for longer says after some seconds that the window stays.
const PATIENCE: Duration = Duration::from_secs(10);

/// When the page was asked to save and to close; none once it has answered that the window stays.
#[derive(Default)]
pub(crate) struct CloseAsked(Mutex<Option<Instant>>);

/// What to do where the window is asked to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Ask the page.
    Ask,
    /// The page is still saving.
    Wait,
    /// The page has not answered for too long: it hangs, and the window goes without it.
    Go,
}

impl CloseAsked {
    /// The window is asked to close.
    pub(crate) fn ask(&self, now: Instant) -> Next {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *asked {
            None => {
                *asked = Some(now);
                Next::Ask
            }
            Some(before) if now.duration_since(before) < PATIENCE => Next::Wait,
            Some(_) => Next::Go,
        }
    }

    /// The page answered that the window stays, or is a new one that was never asked: the next close asks it.
    pub(crate) fn answered(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_stayed_is_asked_again_at_the_next_close() {
        let (asked, now) = (CloseAsked::default(), Instant::now());
        assert_eq!(asked.ask(now), Next::Ask);
        asked.answered();
        assert_eq!(asked.ask(now + Duration::from_secs(3600)), Next::Ask);
    }

    #[test]
    fn a_page_that_saves_is_waited_for_and_one_that_hangs_is_not() {
        let (asked, now) = (CloseAsked::default(), Instant::now());
        assert_eq!(asked.ask(now), Next::Ask);
        assert_eq!(asked.ask(now + Duration::from_secs(1)), Next::Wait);
        assert_eq!(asked.ask(now + PATIENCE), Next::Go);
    }
}

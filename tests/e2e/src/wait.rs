//! Waiting for something to become true, never for a fixed time.

use std::future::Future;
use std::time::{Duration, Instant};

use crate::Outcome;

/// How long a step may take before it counts as never happening. Generous: the machine may be busy.
pub const PATIENCE: Duration = Duration::from_secs(20);

const PAUSE: Duration = Duration::from_millis(50);

/// Asks until the answer is yes.
///
/// # Errors
///
/// Names `what` was waited for where it does not come about, and passes on errors of the question.
pub async fn until<F, Fut>(what: &str, mut question: F) -> Outcome
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Outcome<bool>>,
{
    until_some(what, || {
        let answer = question();
        async { Ok(answer.await?.then_some(())) }
    })
    .await
}

/// Asks until there is an answer, and gives it.
///
/// # Errors
///
/// Names `what` was waited for where it does not come about, and passes on errors of the question.
pub async fn until_some<T, F, Fut>(what: &str, mut question: F) -> Outcome<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Outcome<Option<T>>>,
{
    let start = Instant::now();
    loop {
        if let Some(answer) = question().await? {
            return Ok(answer);
        }
        if start.elapsed() > PATIENCE {
            return Err(format!("waited {} s in vain for {what}", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(PAUSE).await;
    }
}

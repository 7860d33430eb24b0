//! What crosses the door between the backend and any front: requests and replies, as plain data.
//! Every type here is exported to TypeScript; ids are SQLite row ids, days are `YYYY-MM-DD`.

mod adding;
mod changing;
mod error;
mod event;
mod listing;
mod opening;
mod overview;
mod paper;
mod searching;
mod settings;

pub use adding::*;
pub use changing::*;
pub use error::*;
pub use event::*;
pub use listing::*;
pub use opening::*;
pub use overview::*;
pub use paper::*;
pub use searching::*;
pub use settings::*;

//! The built program without a window: its command line, and what its packages say of it to a desktop.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected has failed")]

mod desktop;
mod home;
mod session;
mod shipped;
mod usage;
mod verbs;

//! Drives the built program in a real window: WebKit's own driver sees and clicks, a real pointer and
//! real keys come from the X server, and the command line of the same program tells what was kept.
//!
//! Nothing in the product knows of these tests.

mod app;
mod desktop;
mod files;
mod notifications;
mod plain;
mod spoken;
mod wait;

pub use app::{App, Home};
pub use desktop::{
    DragSource, Window, clipboard, drag, hold_clipboard, hold_key, press, run, turn_wheel, type_text,
};
pub use files::{hf_page, hf_page_without_years, page_of, papers_of_day};
pub use notifications::Notifications;
pub use plain::Plain;
pub use spoken::{AccessibilityBus, Spoken};
pub use wait::{PATIENCE, until, until_some};

/// What a step gives: any error ends the test with its message.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

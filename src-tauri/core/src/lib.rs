//! Broadsheet without a window: reading digests, keeping papers and what a person says of them,
//! finding them again.
//!
//! Arrows run one way: `digest -> bounded, text, model`; `export -> text, model`; `store -> bounded, text, model`; `search -> store, text`;
//! `service -> digest, export, store, search`; `api -> service`. Nothing here knows Tauri.

pub mod api;
mod bounded;
pub mod digest;
pub mod export;
pub mod model;
pub mod search;
pub mod service;
pub mod store;
pub mod text;

//! What strangers packed, read within bounds: how much may come out, and how much of it may be held at once.

mod meter;
pub(crate) mod zip;

pub(crate) use meter::{Exhausted, Meter};

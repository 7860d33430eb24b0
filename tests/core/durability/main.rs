//! Nothing that was saved is lost: what is refused, backed up, put back, salvaged, and what holds when the program is killed.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected has failed")]

mod backups;
mod chance;
#[cfg(unix)]
mod disk;
#[cfg(unix)]
mod faults;
mod fixture;
mod formats;
#[path = "../left_out.rs"]
mod left_out;
mod refused;
mod rescue;
#[cfg(target_os = "linux")]
mod synced;
mod torture;

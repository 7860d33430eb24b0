//! Readers of digests, over files and by property.

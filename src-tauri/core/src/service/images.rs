//! Images in notes. What was pasted is decoded and written anew, so that only pixels come into the library.

use std::fs;
use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, ImageReader, Limits};

use super::{Library, ServiceError};

/// The name that every image is kept under; its folder is its hash.
const NAME: &str = "image.png";

/// The most bytes that are decoded, and the most pixels that these may hold.
const MAX_BYTES: usize = 32 * 1024 * 1024;
const MAX_SIDE: u32 = 12_000;
const MAX_MEMORY: u64 = 256 * 1024 * 1024;

impl Library {
    /// Keeps an image, PNG, JPEG, GIF or WebP in base 64, and gives what stands for it in a note: `image:` and its hash.
    /// Of moving ones the first picture is kept.
    ///
    /// # Errors
    ///
    /// Where it is too large, is no image of these kinds, or cannot be written.
    pub fn add_image(&self, base64: &str) -> Result<String, ServiceError> {
        let refused = |what: &str| ServiceError::Invalid(format!("{what} Nothing was changed."));
        if base64.len() / 4 * 3 > MAX_BYTES {
            return Err(refused("An image in a note has at most 32 MiB."));
        }
        let bytes = STANDARD.decode(base64).map_err(|_| refused("What was pasted is no image."))?;
        let png = as_png(&bytes).ok_or_else(|| {
            refused("What was pasted cannot be read as an image. Notes hold PNG, JPEG, GIF and WebP.")
        })?;
        let copied = self.store.files().keep(Cursor::new(png), NAME)?;
        Ok(format!("image:{}", copied.hash))
    }

    /// An image of a note, as PNG in base 64.
    ///
    /// # Errors
    ///
    /// Where the library has none of that name, or it cannot be read.
    pub fn image(&self, name: &str) -> Result<String, ServiceError> {
        let hash = name.strip_prefix("image:").unwrap_or(name);
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let bytes = is_hash.then(|| fs::read(self.store.files().path(hash, NAME)).ok()).flatten();
        bytes.map(|bytes| STANDARD.encode(bytes)).ok_or(ServiceError::NotFound("image"))
    }
}

fn as_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    reader.limits(limits);
    let image = reader.decode().ok()?;
    let mut png = Vec::new();
    image.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).ok()?;
    Some(png)
}

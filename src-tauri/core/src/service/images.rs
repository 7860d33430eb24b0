//! Images in notes. What was pasted is decoded and written anew, so that only pixels come into the library.

use std::io::{Cursor, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{Library, ServiceError};
use crate::model::{Refusal, Thing};
use crate::store::IMAGE;
use crate::text;

/// The most bytes that are decoded.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The most pixels that an image may have: more than the largest screens show.
const MAX_PIXELS: u64 = 40_000_000;

/// The most bytes of a kept image: the most pixels with four bytes each, and what PNG adds where none of them shrinks.
const MAX_KEPT: u64 = 4 * MAX_PIXELS + 16 * 1024 * 1024;

/// The most memory, in bytes, that decoding may take.
const MAX_MEMORY: u64 = 512 * 1024 * 1024;

impl Library {
    /// Keeps an image, PNG, JPEG, GIF or WebP in base 64, and gives what stands for it in a note: `image:` and its hash.
    /// Of moving ones the first picture is kept. One that the library has already is not kept again.
    ///
    /// # Errors
    ///
    /// Where it is too large, is no image of these kinds, or cannot be written.
    pub fn add_image(&self, base64: &str) -> Result<String, ServiceError> {
        bounded(base64.len() / 4 * 3)?;
        let bytes = STANDARD.decode(base64).map_err(|_| Refusal::NotAnImage)?;
        self.keep_image(&bytes)
    }

    /// The same of an image's bytes.
    ///
    /// # Errors
    ///
    /// As for [`Library::add_image`].
    pub fn keep_image(&self, bytes: &[u8]) -> Result<String, ServiceError> {
        bounded(bytes.len())?;
        let copied = self.store.files().keep(Cursor::new(as_png(bytes)?), IMAGE)?;
        Ok(text::image_name(&copied.hash))
    }

    /// An image of a note, by what stands for it there; PNG in base 64. It is decoded and written anew here too: a library, or
    /// an archive that was opened, may be another's, with anything in the place of an image.
    ///
    /// # Errors
    ///
    /// Where the library has none of that name, or it cannot be read.
    pub fn image(&self, name: &str) -> Result<String, ServiceError> {
        let png = text::image_hash(name).and_then(|hash| self.kept_image(hash));
        Ok(STANDARD.encode(png.ok_or(ServiceError::NotFound(Thing::Image))?))
    }

    fn kept_image(&self, hash: &str) -> Option<Vec<u8>> {
        let file = self.store.files().open(hash, IMAGE).ok()?;
        let mut bytes = Vec::new();
        file.take(MAX_KEPT + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 <= MAX_KEPT).then(|| as_png(&bytes).ok()).flatten()
    }
}

const fn bounded(bytes: usize) -> Result<(), Refusal> {
    if bytes > MAX_BYTES { Err(Refusal::ImageTooLarge) } else { Ok(()) }
}

/// The pixels of an image as PNG, the right way up.
fn as_png(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut png = Vec::new();
    let written = pixels(bytes)?.write_to(&mut Cursor::new(&mut png), ImageFormat::Png);
    written.map_err(|_| Refusal::NotAnImage)?;
    Ok(png)
}

/// Refuses what is no image, or not all of one. Its size is known, and bounded, before any pixel is read.
fn pixels(bytes: &[u8]) -> Result<DynamicImage, Refusal> {
    let unread = |_| Refusal::NotAnImage;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    let guessed = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = guessed.map_err(|_| Refusal::NotAnImage)?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unread)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Refusal::ImageTooWide { width, height });
    }
    let turned = decoder.orientation();
    let mut image = DynamicImage::from_decoder(decoder).map_err(unread)?;
    if let Ok(turned) = turned {
        image.apply_orientation(turned);
    }
    Ok(image)
}

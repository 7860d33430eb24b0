//! Characters with their places, put together into lines.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// Characters that are taken from one document.
const MAX_CHARS: usize = 8_000_000;

/// A gap that is a space where the document has no others, and else no more than the way in which letters are set.
const PERHAPS_SPACE: char = '\u{e000}';

/// A line of a page as it is printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) page: u32,
    /// From the lower edge of the page.
    pub(super) y: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) size: f64,
    /// The height of its page.
    pub(super) height: f64,
}

/// Collects the lines of pages.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    page: u32,
    height: f64,
    chars: usize,
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        page: u32,
        media: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        (self.page, self.height) = (page, media.ury - media.lly);
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.chars += text.len();
        if self.chars > MAX_CHARS {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let scale = (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let size = font_size.abs() * scale;
        let (x, y, width) = (place.m31, place.m32, width * size);
        if [x, y, width, size].iter().all(|number| number.is_finite()) {
            self.put(text, x, y, width, size);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Lines {
    /// The lines, spaces settled.
    pub(super) fn finish(self) -> Vec<Line> {
        let count =
            |wanted: char| self.lines.iter().map(|line| line.text.matches(wanted).count()).sum::<usize>();
        let space = if count(' ') > count(PERHAPS_SPACE) / 2 { "" } else { " " };
        let mut lines = self.lines;
        for line in &mut lines {
            line.text = line.text.replace(PERHAPS_SPACE, space);
        }
        lines
    }

    fn put(&mut self, text: &str, x: f64, y: f64, width: f64, size: f64) {
        let page = self.page;
        let near = |line: &&mut Line| {
            let raised = (line.y - y).abs() < line.size.max(size) * 0.5;
            line.page == page && raised && x > line.left - size && x < line.right + size * 12.0
        };
        match self.lines.last_mut().filter(near) {
            Some(line) => {
                let gap = (x - line.right) / line.size.max(0.1);
                if gap > 0.15 && !line.text.ends_with(' ') && !text.starts_with(' ') {
                    line.text.push(if gap > 0.5 { ' ' } else { PERHAPS_SPACE });
                }
                line.text.push_str(text);
                line.right = line.right.max(x + width);
            }
            None => self.lines.push(Line {
                text: text.to_owned(),
                page,
                y,
                left: x,
                right: x + width,
                size,
                height: self.height,
            }),
        }
    }
}

//! What Python prints of a value (`{'id': '2405.1', 'upvotes': 3, 'hidden': False}`), read strictly.

use serde_json::{Map, Number, Value};

/// Nesting followed; what prints deeper was no paper.
const MAX_DEPTH: usize = 64;

/// The value of a whole text; `None` where any of it is no literal.
pub(in crate::digest) fn parse(text: &str) -> Option<Value> {
    let mut source = Source { text, at: 0 };
    let value = source.value(MAX_DEPTH)?;
    source.skip_space();
    (source.at == text.len()).then_some(value)
}

struct Source<'a> {
    text: &'a str,
    at: usize,
}

impl Source<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Takes `wanted` if it comes next, white space apart.
    fn takes(&mut self, wanted: char) -> bool {
        self.skip_space();
        let found = self.peek() == Some(wanted);
        self.at += wanted.len_utf8() * usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        let below = depth.checked_sub(1)?;
        self.skip_space();
        match self.peek()? {
            '{' => self.dict(below),
            '[' => self.sequence(below, ']'),
            '(' => self.sequence(below, ')'),
            '\'' | '"' => self.string().map(Value::String),
            _ => self.word(),
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Value> {
        let mut object = Map::new();
        self.next()?;
        while !self.takes('}') {
            self.skip_space();
            let key = self.string()?;
            if !self.takes(':') {
                return None;
            }
            object.insert(key, self.value(depth)?);
            if !self.takes(',') {
                return self.takes('}').then_some(Value::Object(object));
            }
        }
        Some(Value::Object(object))
    }

    fn sequence(&mut self, depth: usize, close: char) -> Option<Value> {
        let mut list = Vec::new();
        self.next()?;
        while !self.takes(close) {
            list.push(self.value(depth)?);
            if !self.takes(',') {
                return self.takes(close).then_some(Value::Array(list));
            }
        }
        Some(Value::Array(list))
    }

    fn string(&mut self) -> Option<String> {
        let quote = self.next().filter(|c| matches!(c, '\'' | '"'))?;
        let mut text = String::new();
        loop {
            match self.next()? {
                c if c == quote => return Some(text),
                '\\' => text.extend(self.escape()?),
                '\n' => return None,
                c => text.push(c),
            }
        }
    }

    /// What an escape stands for; a line break that is escaped stands for nothing.
    fn escape(&mut self) -> Option<Option<char>> {
        Some(Some(match self.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'a' => '\u{7}',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' => '\0',
            '\n' => return Some(None),
            'x' => self.code(2)?,
            'u' => self.code(4)?,
            'U' => self.code(8)?,
            c @ ('\\' | '\'' | '"') => c,
            _ => return None,
        }))
    }

    fn code(&mut self, digits: usize) -> Option<char> {
        let code = self.text.get(self.at..self.at + digits)?;
        self.at += digits;
        let code = u32::from_str_radix(code, 16).ok()?;
        // A lone surrogate is no character, but no reason to lose the paper.
        Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn word(&mut self) -> Option<Value> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | '_')));
        let word = &rest[..end.unwrap_or(rest.len())];
        self.at += word.len();
        match word {
            "True" => Some(Value::Bool(true)),
            "False" => Some(Value::Bool(false)),
            "None" | "nan" => Some(Value::Null),
            _ => number(word).map(Value::Number),
        }
    }
}

fn number(word: &str) -> Option<Number> {
    let integer = word.parse::<i64>().ok().map(Number::from);
    integer.or_else(|| Number::from_f64(word.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_entry_is_read() {
        let text = r#"{'id': '2501.00001', 'n': -3, 'x': 1.5, "it's": "a \"b\"", 'l': [True, None, ('a',)], 'e': '\xe9\u00e9\n\''}"#;
        let wanted = serde_json::json!({
            "id": "2501.00001", "n": -3, "x": 1.5, "it's": "a \"b\"", "l": [true, null, ["a"]], "e": "éé\n'"
        });
        assert_eq!(parse(text), Some(wanted));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "{",
            "{'a'}",
            "{'a': }",
            "['a' 'b']",
            "__import__('os')",
            "{'a': 1} x",
            "'\\q'",
            "'\\x4'",
            "1 + 1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"[".repeat(100_000)), None);
    }
}

//! The language of the search box. Every text is a query: what cannot be read as the language is searched as
//! words, and a [`Fault`] says which part and why.
//!
//! ```text
//! query   = { term } ;
//! term    = either ;
//! either  = both { "OR" both } ;
//! both    = single { [ "AND" ] single } ;
//! single  = ( "-" | "NOT" ) single | "(" either ")" | field | sort | phrase | word ;
//! field   = name ":" [ space ] ( phrase | word ) ;
//! name    = "title" | "abstract" | "author" | "note" | "keyword" | "org"            (words)
//!         | "tag" | "host" | "id"                                                   (a name)
//!         | "is" | "has" | "code"                                                   (one of a few)
//!         | "date" | "added" | "digest"                                             (days)
//!         | "upvotes" | "comments" | "seen" ;                                       (numbers)
//! sort    = "sort:" ( "newest" | "oldest" | "added" | "upvotes" | "comments" | "title" | "relevance" ) ;
//! days    = day | [ day ] ".." [ day ] | ( ">" | ">=" | "<" | "<=" ) day | number ( "d" | "w" | "m" | "y" ) ;
//! day     = year [ "-" month [ "-" day ] ] ;
//! numbers = number | [ number ] ".." [ number ] | ( ">" | ">=" | "<" | "<=" ) number ;
//! phrase  = '"' text [ "*" ] ( '"' | end ) ;
//! word    = characters other than space, quote and parenthesis [ "*" ] ;
//! ```
//!
//! `OR` binds looser than standing side by side; operators are in capitals. A word or phrase that ends in `*`
//! stands for all that begin so; so does the last one while it is typed ([`typed`]). A parenthesis or quote
//! left open is closed by the end.

mod ast;
mod complete;
mod fault;
mod field;
mod parse;
mod print;
mod scan;
mod value;

pub use ast::{Counted, Days, Has, Is, Leaf, Node, Numbers, Order, Query, Text, TextField, Unit};
pub use complete::{Completion, Completions, Wanted, complete};
pub use fault::{Fault, Trouble};
pub use parse::{Parsed, parse, typed};
pub(crate) use scan::is_quote;

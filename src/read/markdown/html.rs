//! HTML in Markdown: blocks of it, and tags inside a paragraph.

use crate::read::html::{Lexer, Lines, Token};
use crate::read::tag::Tag;
use crate::text::Span;

use super::Reader;

impl Reader<'_, '_> {
    /// Reads a block of HTML from the places of its lines.
    pub(super) fn html_block(&mut self, spans: &[Span]) {
        self.flow.flush();
        let lines = Lines::at(self.text, spans);
        let mut lexer = Lexer::new(&lines.text);
        for token in lexer.by_ref() {
            match token {
                Token::Text(span) => self.flow.text(&lines, span),
                Token::Comment(span) => self.flow.comment(lines.span(span), &lines.text[span.range()]),
                Token::Declaration(span) => self.flow.skip(lines.span(span)),
                Token::Tag(tag, span) => {
                    self.flow.tag(&tag, &lines.text, &lines.attributes(&tag), lines.span(span));
                }
            }
        }
        for mut problem in lexer.problems {
            problem.span = lines.span(problem.span);
            self.problems.push(problem);
        }
        self.flow.flush();
        self.flow.elements.end_block();
    }

    /// Reads a tag or comment inside a paragraph.
    pub(super) fn inline_html(&mut self, span: Span) {
        let text = self.text;
        let raw = &text[span.range()];
        self.run(span.start());
        if raw.starts_with("<!--") {
            self.flow.comment(span, raw);
            return;
        }
        match Tag::lex(text, span.start(), span.end()) {
            Some(tag) => self.flow.tag(&tag, text, &tag.attributes, span),
            None => self.flow.skip(span),
        }
    }
}

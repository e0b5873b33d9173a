//! Comments that silence findings.
//!
//! `canonym: ignore[rule, rule] "surface" reason` in a comment of the format. Alone on its line it
//! covers the next block, else its line; `ignore-line`, `ignore-next-line` and `ignore-file` say
//! what they cover, `off` … `on` cover what is between them. Plain text has no comments: decisions
//! about it are recorded beside it.

use crate::document::{Document, Problem, Suppression};
use crate::text::distance::nearest;
use crate::text::{Source, Span};

const VERBS: [&str; 6] = ["ignore", "ignore-line", "ignore-next-line", "ignore-file", "off", "on"];

/// A comment of a source.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    /// With its delimiters.
    pub(super) span: Span,
    /// What stands between them.
    pub(super) body: String,
}

/// A comment that is addressed to us.
#[derive(Debug, PartialEq, Eq)]
struct Directive {
    verb: &'static str,
    rules: Vec<String>,
    surface: Option<String>,
    reason: Option<String>,
}

/// Fills in the suppressions of a document from its comments, in the order of the source.
///
/// `blocks` are the places of blocks by their start, of those with one start the largest first.
pub(super) fn resolve(source: &Source, comments: &[Comment], blocks: &[Span], document: &mut Document<'_>) {
    let mut open: Vec<usize> = Vec::new();
    for comment in comments {
        let Some(request) = request(&comment.body) else { continue };
        let directive = match request.and_then(Directive::parse) {
            Ok(directive) => directive,
            Err((message, help)) => {
                document.problems.push(Problem { span: comment.span, message, help });
                continue;
            }
        };
        if directive.verb == "on" {
            close(comment, &directive.rules, &mut open, document);
            continue;
        }
        if directive.verb == "off" {
            open.push(document.suppressions.len());
        }
        let covers = directive.covers(source, comment.span, blocks);
        let Directive { rules, surface, reason, .. } = directive;
        document.suppressions.push(Suppression { span: comment.span, rules, surface, reason, covers });
    }
    for unclosed in open {
        document.problems.push(Problem {
            span: document.suppressions[unclosed].span,
            message: "`canonym: off` is never closed and covers the rest of the file".to_owned(),
            help: "write `canonym: on` where the rules hold again, or `canonym: ignore-file`".to_owned(),
        });
    }
}

/// What a comment asks of us; `None` if it is not addressed to us.
fn request(body: &str) -> Option<Result<&str, (String, String)>> {
    let rest = body.trim().strip_prefix("canonym")?;
    if let Some(request) = rest.strip_prefix(':') {
        return Some(Ok(request));
    }
    let word = rest.split_whitespace().next().filter(|_| rest.starts_with(char::is_whitespace))?;
    let verb = VERBS.into_iter().filter(|verb| verb.starts_with("ignore")).find(|verb| word.starts_with(verb))?;
    let help = format!("write `canonym: {verb}`");
    Some(Err(("a colon is missing after `canonym`".to_owned(), help)))
}

/// Ends the ranges that an `on` ends: those with its rules, or all if it names none.
fn close(comment: &Comment, rules: &[String], open: &mut Vec<usize>, document: &mut Document<'_>) {
    let before = open.len();
    open.retain(|&index| {
        let suppression = &mut document.suppressions[index];
        let ends = rules.is_empty() || suppression.rules == rules;
        if ends {
            suppression.covers = Span::new(suppression.span.start(), comment.span.end());
        }
        !ends
    });
    if open.len() == before {
        document.problems.push(Problem {
            span: comment.span,
            message: "`canonym: on` has no `canonym: off` before it".to_owned(),
            help: "write `canonym: off` where the range begins, or delete this comment".to_owned(),
        });
    }
}

impl Directive {
    /// Reads what follows `canonym:`, or says what is wrong and what to do.
    fn parse(request: &str) -> Result<Directive, (String, String)> {
        let request = request.trim();
        let end = request.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(request.len());
        let (word, mut rest) = request.split_at(end);
        let Some(verb) = VERBS.into_iter().find(|verb| *verb == word) else { return Err(unknown(word)) };
        let mut rules = Vec::new();
        rest = rest.trim_start();
        if let Some(list) = rest.strip_prefix('[') {
            let Some((list, after)) = list.split_once(']') else {
                return Err(("the list of rules is not closed".to_owned(), format!("write `canonym: {verb}[rule]`")));
            };
            rules.extend(list.split(',').map(str::trim).filter(|rule| !rule.is_empty()).map(str::to_owned));
            if rules.is_empty() {
                let help = format!("name a rule, or write `canonym: {verb}` for all of them");
                return Err(("the list of rules is empty".to_owned(), help));
            }
            rest = after.trim_start();
        }
        let mut surface = None;
        if let Some(quoted) = rest.strip_prefix(['"', '“']) {
            let Some((word, after)) = quoted.split_once(['"', '”']) else {
                let help = format!("write `canonym: {verb} \"word\" reason`");
                return Err(("the quoted word is not closed".to_owned(), help));
            };
            surface = Some(word.to_owned());
            rest = after;
        }
        let reason = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':')).trim();
        Ok(Directive { verb, rules, surface, reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()) })
    }

    fn covers(&self, source: &Source, comment: Span, blocks: &[Span]) -> Span {
        let text = source.text();
        match self.verb {
            "ignore-file" => Span::new(0, text.len()),
            "off" => Span::new(comment.start(), text.len()),
            "ignore-next-line" => next_line(source, comment.end()),
            "ignore" if is_alone(text, comment) => {
                let next = blocks.partition_point(|block| block.start() < comment.end());
                blocks.get(next).map_or(comment, |block| comment.cover(*block))
            }
            _ => lines_of(source, comment),
        }
    }
}

fn unknown(word: &str) -> (String, String) {
    let help = match nearest(word, VERBS) {
        Some(verb) => format!("did you mean `canonym: {verb}`?"),
        None => format!("write one of {}", VERBS.join(", ")),
    };
    (format!("`canonym: {word}` is no directive"), help)
}

/// Whether nothing else stands on the lines of a span, marks of quotes and list items aside.
pub(super) fn is_alone(text: &str, span: Span) -> bool {
    let is_mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')');
    let is_end = |c: &char| matches!(c, '\n' | '\r');
    // Looks outwards from the span, so that it costs nothing on a line of 30 MB.
    text[..span.start()].chars().rev().take_while(|c| !is_end(c)).all(is_mark)
        && text[span.end()..].chars().take_while(|c| !is_end(c)).all(char::is_whitespace)
}

/// The lines that hold a span, without the last line end.
fn lines_of(source: &Source, span: Span) -> Span {
    let line = |at| source.lines().line(source.text(), source.position(at).line);
    Span::new(line(span.start()).start, line(span.end()).end.max(span.end()))
}

/// The next line with something on it.
fn next_line(source: &Source, after: usize) -> Span {
    let end = lines_of(source, Span::new(after, after)).end();
    let rest = &source.text()[end..];
    let start = end + (rest.len() - rest.trim_start().len());
    lines_of(source, Span::new(start, start))
}

#[cfg(test)]
mod tests {
    use super::{Comment, Directive, Document, Source, Span, resolve};

    #[test]
    fn directives_name_rules_a_surface_and_a_reason() {
        let parsed = Directive::parse(" ignore[mixed-forms, former-name] \"Kiev\" -- name of the ship class ");
        let directive = parsed.expect("a directive");
        assert_eq!(directive.rules, ["mixed-forms", "former-name"]);
        assert_eq!(directive.surface.as_deref(), Some("Kiev"));
        assert_eq!(directive.reason.as_deref(), Some("name of the ship class"));
        let bare = Directive::parse("ignore-line").expect("a directive");
        assert_eq!((bare.rules.len(), bare.surface, bare.reason), (0, None, None));
    }

    #[test]
    fn what_is_no_directive_is_said_with_the_nearest_one() {
        let help = |request: &str| Directive::parse(request).expect_err("malformed").1;
        assert_eq!(help("ingore"), "did you mean `canonym: ignore`?");
        assert_eq!(help("ignore-nextline"), "did you mean `canonym: ignore-next-line`?");
        assert_eq!(help("ignore[mixed-forms"), "write `canonym: ignore[rule]`");
        assert_eq!(help("ignore \"Kiev"), "write `canonym: ignore \"word\" reason`");
        assert!(help("gibberish-beyond-repair").starts_with("write one of ignore,"));
    }

    #[test]
    fn comments_to_others_are_left_alone() {
        for body in [" canonym is our checker ", " canonymous: ignore ", " TODO ", "canonym"] {
            assert_eq!(super::request(body), None, "{body}");
        }
        assert!(super::request(" canonym ignore ").is_some_and(|request| request.is_err()));
    }

    #[test]
    fn ranges_end_at_on_and_what_is_unpaired_is_a_problem() {
        let text = "<off>Kharkov<on>Kharkov<on><off>Kharkov";
        let comment = |start: usize, end: usize, body: &str| Comment {
            span: Span::new(start, end),
            body: format!(" canonym: {body} "),
        };
        let comments =
            [comment(0, 5, "off"), comment(12, 16, "on"), comment(23, 27, "on"), comment(27, 32, "off[mixed-forms]")];
        let mut document = Document::default();
        resolve(&Source::new("story.md", text), &comments, &[], &mut document);
        let covered: Vec<&str> = document.suppressions.iter().map(|s| &text[s.covers.range()]).collect();
        assert_eq!(covered, ["<off>Kharkov<on>", "<off>Kharkov"]);
        let problems: Vec<Span> = document.problems.iter().map(|problem| problem.span).collect();
        assert_eq!(problems, [Span::new(23, 27), Span::new(27, 32)]);
    }
}

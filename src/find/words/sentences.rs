//! Where sentences start, as far as it matters for telling names from other words by their capital.

use super::{Token, TokenKind, char_at, joined};

/// Sets [`Token::starts_sentence`].
///
/// When in doubt a sentence does not end: after `St.` or an initial it goes on.
pub(super) fn mark(text: &str, tokens: &mut [Token]) {
    let mut fresh = true; // Whether the next word starts a sentence.
    for at in 0..tokens.len() {
        let token = tokens[at];
        match token.kind {
            TokenKind::Mark => fresh = after_mark(text, &tokens[..=at], tokens.get(at + 1), fresh),
            TokenKind::Word => {
                if fresh {
                    tokens[at].starts_sentence = at == 0 || !char_of(text, &token).is_lowercase();
                    fresh = false;
                }
            }
            TokenKind::Number | TokenKind::Machine => {
                tokens[at].starts_sentence = fresh;
                fresh = false;
            }
        }
    }
}

/// Whether a word after the last of `seen`, a mark, would start a sentence.
fn after_mark(text: &str, seen: &[Token], next: Option<&Token>, fresh: bool) -> bool {
    let [.., mark] = seen else { return fresh };
    let at_gap = |next: &Token| !joined(mark, next);
    match char_of(text, mark) {
        '.' => fresh || (!is_abbreviation(text, seen) && next.is_none_or(|next| at_gap(next) || closes(text, next))),
        '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '։' => true,
        '“' | '„' | '"' | '«' | '‘' | '‚' | '‹' | '”' | '»' | '\'' | '「' | '『' => {
            fresh || opens_speech(text, seen, next)
        }
        '—' | '–' | '-' => fresh || ends_dateline(text, seen, next),
        // Closing brackets after a full stop, bullets, numbers' signs.
        ')' | ']' | '’' | '(' | '[' | '¿' | '¡' | '*' | '•' | '·' | '\u{FFFC}' | '_' | '#' | '›' | '」' | '』' => {
            fresh
        }
        _ => false,
    }
}

/// Whether the mark opens a quotation after a comma or colon: `said: “Most of them`.
fn opens_speech(text: &str, seen: &[Token], next: Option<&Token>) -> bool {
    let [.., before, mark] = seen else { return false };
    let opens = !joined(before, mark) && next.is_some_and(|next| joined(mark, next));
    // French and Swiss quotation marks may have a blank inside too.
    let opens = opens || (!joined(before, mark) && char_of(text, mark) == '«');
    opens && before.kind == TokenKind::Mark && matches!(char_of(text, before), ',' | ':')
}

/// Words a dateline may have before its dash: `KYIV, Ukraine, March 3 —`.
const LONGEST_DATELINE: usize = 8;

/// Whether the dash is the one of `KYIV (Reuters) - Most of them` or of `KYIV, Ukraine — Most of them`.
fn ends_dateline(text: &str, seen: &[Token], next: Option<&Token>) -> bool {
    let [.., before, mark] = seen else { return false };
    let stands_alone = !joined(before, mark) && next.is_none_or(|next| !joined(mark, next));
    let in_brackets = || before.kind == TokenKind::Mark && char_of(text, before) == ')';
    let in_capitals = || {
        let place = seen.first().filter(|first| first.kind == TokenKind::Word).map(|first| &text[first.span.range()]);
        let is_set_apart = |word: &str| word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        let names = seen.iter().all(|token| token.kind != TokenKind::Word || !char_of(text, token).is_lowercase());
        seen.len() <= LONGEST_DATELINE && names && place.is_some_and(is_set_apart)
    };
    stands_alone && (in_brackets() || in_capitals())
}

fn closes(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Mark
        && matches!(char_of(text, token), '”' | '"' | '“' | '»' | '«' | '’' | '\'' | ')' | ']')
}

/// Whether the last of `seen`, a full stop, belongs to an abbreviation or an initial.
fn is_abbreviation(text: &str, seen: &[Token]) -> bool {
    let [.., word, stop] = seen else { return false };
    if word.kind != TokenKind::Word || !joined(word, stop) {
        return false;
    }
    let word = &text[word.span.range()];
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() || ABBREVIATIONS.contains(&word)
}

fn char_of(text: &str, token: &Token) -> char {
    char_at(text, token.span.start())
}

/// Abbreviations that stand before a name or number more often than at the end of a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Abs",
    "Adm",
    "Amb",
    "Apr",
    "Art",
    "Aug",
    "Avv",
    "Brig",
    "Capt",
    "Cmdr",
    "Col",
    "Cpt",
    "Dec",
    "Dott",
    "Dr",
    "Dra",
    "Drs",
    "Exmo",
    "Feb",
    "Fig",
    "Ft",
    "Gen",
    "Gov",
    "Hl",
    "Hon",
    "Ing",
    "Jan",
    "Jul",
    "Jun",
    "Lic",
    "Lt",
    "MM",
    "Maj",
    "Mar",
    "Me",
    "Mgr",
    "Mlle",
    "Mme",
    "Mr",
    "Mrs",
    "Ms",
    "Mt",
    "No",
    "Nos",
    "Nov",
    "Nr",
    "Oct",
    "On",
    "Pres",
    "Prof",
    "Pvt",
    "Rep",
    "Rev",
    "Sankt",
    "Sec",
    "Sen",
    "Sep",
    "Sept",
    "Sgt",
    "Sig",
    "Sr",
    "Sra",
    "Srta",
    "St",
    "Ste",
    "Sts",
    "Supt",
    "Ud",
    "Uds",
    "Vol",
    "abp",
    "al",
    "approx",
    "av",
    "boul",
    "bp",
    "bzw",
    "ca",
    "dr",
    "etc",
    "geb",
    "gen",
    "gest",
    "hab",
    "im",
    "kpt",
    "ks",
    "mjr",
    "mld",
    "mln",
    "np",
    "pl",
    "por",
    "ppłk",
    "prof",
    "płk",
    "tj",
    "tys",
    "tzw",
    "ul",
    "vs",
    "św",
    "акад",
    "вв",
    "вул",
    "гг",
    "ген",
    "див",
    "доц",
    "др",
    "им",
    "млн",
    "млрд",
    "напр",
    "обл",
    "пл",
    "полк",
    "пр",
    "просп",
    "проф",
    "рис",
    "руб",
    "св",
    "см",
    "смт",
    "стр",
    "тис",
    "трлн",
    "тыс",
    "ул",
    "ім",
];

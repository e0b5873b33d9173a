use proptest::prelude::*;

use super::{TokenKind, ascii_word, joined, spaced_run, tokens};

/// Tokens as `kind:text`, glued tokens with `+` before.
fn show(text: &str) -> String {
    let tokens = tokens(text);
    let mut shown = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 {
            shown.push(if joined(&tokens[at - 1], token) { '+' } else { ' ' });
        }
        if token.kind == TokenKind::Machine {
            shown.push('%');
        }
        if token.kind == TokenKind::Number {
            shown.push('№');
        }
        shown.push_str(&text[token.span.range()]);
    }
    shown
}

#[test]
fn words_numbers_and_marks() {
    for (text, expected) in [
        ("", ""),
        (" \n ", ""),
        ("In Kharkov, and Kiev.", "In Kharkov+, and Kiev+."),
        ("Kiev-based Kiev – based", "Kiev+-+based Kiev – based"),
        ("Kup'yansk Kup’yansk Luhans’k Знам’янка", "Kup'yansk Kup’yansk Luhans’k Знам’янка"),
        ("Kiev's d'Odessa l’Ukraine", "Kiev's d'Odessa l’Ukraine"),
        ("‘Kiev’ 'Kiev' Rusʹ Rus' Kazan′,", "‘+Kiev+’ '+Kiev+' Rusʹ Rus+' Kazan′+,"),
        ("Kharkiv1 11th T-72 1,200.5 in 2014.", "Kharkiv1 11th T+-+№72 №1,200.5 in №2014+."),
        ("1990's 5km 3.5km", "№1990+'+s 5km 3.5km"),
        ("U.S. p.m. т.д.", "U+.+S+. p+.+m+. т+.+д+."),
        ("Ки\u{301}ев Kyi\u{308}v", "Ки\u{301}ев Kyi\u{308}v"),
        ("a\u{FFFC}b", "a+\u{FFFC}+b"),
        ("col·legi צה\"ל ʻAmman", "col·legi צה\"ל ʻAmman"),
        ("乌克兰Kyiv市2022年。", "乌克兰+Kyiv+市+№2022+年+。"),
        ("ウォロディミル・ゼレンスキー", "ウォロディミル+・+ゼレンスキー"),
        ("Київ—Харків…", "Київ+—+Харків+…"),
        ("في كييف، أوكرانيا", "في كييف+، أوكرانيا"),
        ("a\u{3000}b\u{A0}c", "a b c"),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn machine_strings_are_one_token() {
    for (text, expected) in [
        ("(https://kyivpost.com/a_(b)?x=1),", "(+%https://kyivpost.com/a_(b)?x=1+)+,"),
        ("See www.kharkov.ua.", "See %www.kharkov.ua+."),
        ("kyivpost.com/kiev, Booking.com's", "%kyivpost.com/kiev+, %Booking.com+'+s"),
        ("repository.ac.kharkov.ua odessa.kiev.ua", "%repository.ac.kharkov.ua %odessa.kiev.ua"),
        ("press@mil.gov.ua; @KyivPost: #KyivNotKiev!", "%press@mil.gov.ua+; %@KyivPost+: %#KyivNotKiev+!"),
        ("“#Харків” #1 C#", "“+%#Харків+” #+№1 C+#"),
        ("Kharkiv1.webp «kharkov-report.md»", "%Kharkiv1.webp «+%kharkov-report.md+»"),
        ("/srv/Kiev C:\\Kiev ./kiev images/Kiev.jpg", "%/srv/Kiev %C:\\Kiev %./kiev %images/Kiev.jpg"),
        ("Europe/Kiev America/Argentina/Salta", "%Europe/Kiev %America/Argentina/Salta"),
        ("Kyiv/Kharkiv and/or 10/05/2022 km/h", "Kyiv+/+Kharkiv and+/+or №10+/+№05+/+№2022 km+/+h"),
        ("ua.kharkov.khpi kharkov_city _Kiev_", "%ua.kharkov.khpi %kharkov_city _+Kiev+_"),
        ("kharkov-after-the-siege-of-spring kiev-war-2022", "%kharkov-after-the-siege-of-spring %kiev-war-2022"),
        ("state-of-the-art 71-year-old", "state+-+of+-+the+-+art №71+-+year+-+old"),
        ("fled Kiev.The army, m.in. in", "fled Kiev+.+The army+, m+.+in+. in"),
        ("访问kyivpost.com了解 https://zh.org/基辅。", "访问+%kyivpost.com+了解 %https://zh.org/基辅+。"),
        ("t.me/kiev Link:https://a.ua", "%t.me/kiev Link+:+%https://a.ua"),
        ("St.Petersburg S.T.A.L.K.E.R.", "St+.+Petersburg S+.+T+.+A+.+L+.+K+.+E+.+R+."),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn sentences_start() {
    for (text, expected) in [
        ("Most of it. Nice is far! nice", "Most Nice"),
        ("In St. Petersburg V. Zelensky met Mr. Reading. Then", "In Then"),
        ("He said: “Most of them.” Split fell", "He Most Split"),
        ("“Most,” he said. “Of course.”", "Most Of"),
        ("KYIV, Ukraine (AP) — Most fled", "KYIV Most"),
        ("KYIV, Ukraine — Most fled", "KYIV Most"),
        ("КИЇВ – Мостом пройшли", "КИЇВ Мостом"),
        ("The Most — Split train", "The"),
        ("Most — Split train", "Most"),
        ("In the U.S. Army (Kiev). 12 fell", "In 12"),
        ("Il a dit : « Nice est loin. » Puis", "Il Nice Puis"),
        ("他说。基辅", "他说 基辅"),
    ] {
        let starts: Vec<&str> =
            tokens(text).iter().filter(|token| token.starts_sentence).map(|token| &text[token.span.range()]).collect();
        assert_eq!(starts.join(" "), expected, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn tokens_cover_all_but_blanks(text in "([a-cA-C0-9 '’ʼ.,/\\\\@#_:–\\-“”«»()]|[бїЯ]|[基イก]|[\u{300}-\u{308}]|\\PC| ){0,40}") {
        let tokens = tokens(&text);
        let mut covered = 0;
        for token in &tokens {
            prop_assert!(!token.span.is_empty());
            prop_assert!(token.span.start() >= covered);
            prop_assert!(text[covered..token.span.start()].chars().all(char::is_whitespace));
            prop_assert!(!text[token.span.range()].contains(char::is_whitespace));
            if token.kind == TokenKind::Mark {
                prop_assert_eq!(text[token.span.range()].chars().count(), 1);
            }
            covered = token.span.end();
        }
        prop_assert!(text[covered..].chars().all(char::is_whitespace));
    }

    /// The fast way through ASCII finds the words that the careful one finds.
    #[test]
    fn both_ways_agree(text in "[a-c]{1,3}([a-c1'.,’ʼé\u{301} -]){0,6}") {
        if let Some(stop) = ascii_word(&text, 0) {
            prop_assert_eq!((stop, TokenKind::Word), spaced_run(&text, 0));
        }
    }

    /// Blanks always part tokens, so that a text can be cut there.
    #[test]
    fn blanks_cut(a in "[a-cK0-9'’./@#_:\\-基]{0,12}", b in "[a-cK0-9'’./@#_:\\-基]{0,12}") {
        let whole: Vec<_> = tokens(&format!("{a} {b}")).iter().map(|t| (t.span, t.kind)).collect();
        let parts: Vec<_> = tokens(&a).iter().map(|t| (t.span, t.kind))
            .chain(tokens(&b).iter().map(|t| (t.span.shifted(a.len() + 1), t.kind))).collect();
        prop_assert_eq!(whole, parts);
    }
}

//! What is left of a word when the usual choices of romanization are taken out of it.

use super::Key;

/// The skeleton of a name: two spellings of one foreign name mostly share it (Olha and Olga, Serhii
/// and Sergei, Melnykiv and Melnikiv), two names mostly do not.
///
/// Latin: i, y and j are one letter wherever they stand, g, h and kh another; w is v, x is ks;
/// doubled consonants are single, a glide between vowels or before an initial e is none,
/// and a final ei is i.
/// Cyrillic: и, і, ї and ы are one letter, е, є and э another, ґ is г, the soft sign is none; й stays,
/// because it tells cases apart (Анатолий, об Анатолии).
///
/// A skeleton suggests, it proves nothing.
pub fn skeleton(word: &str) -> String {
    let key = Key::of(word);
    let letters = digraphs(key.as_str());
    let mut skeleton: Vec<char> = Vec::with_capacity(letters.len());
    for (at, &letter) in letters.iter().enumerate() {
        let before = skeleton.last().copied();
        let next = letters[at + 1..].iter().copied().find(|&next| next != 'i');
        let repeated = before == Some(letter) && (letter == 'i' || !is_vowel(letter));
        let glide = letter == 'i'
            && next.is_some_and(is_vowel)
            && before.map_or(next == Some('e'), |before| is_vowel(before) && before != 'i');
        if !repeated && !glide {
            skeleton.push(letter);
        }
    }
    skeleton.into_iter().collect()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'а' | 'е' | 'и' | 'о' | 'у' | 'ю' | 'я')
}

/// Letters with the digraphs of romanization as one letter each, in capitals.
fn digraphs(key: &str) -> Vec<char> {
    const PAIRS: &[(&str, &str)] =
        &[("zh", "Z"), ("sh", "S"), ("ch", "C"), ("kh", "h"), ("gh", "h"), ("ks", "ks"), ("th", "T"), ("ph", "f")];
    let mut letters = Vec::with_capacity(key.len());
    let mut rest = key;
    while let Some(first) = rest.chars().next() {
        if matches!(rest, "ei" | "ey" | "ej") && letters.last() != Some(&'i') {
            letters.push('i'); // Sergei, Sergey, Serhii
            break;
        }
        if let Some((pair, with)) = PAIRS.iter().find(|(pair, _)| rest.starts_with(pair)) {
            letters.extend(with.chars());
            rest = &rest[pair.len()..];
            continue;
        }
        match first {
            'y' | 'j' => letters.push('i'),
            'g' => letters.push('h'),
            'w' => letters.push('v'),
            'x' => letters.extend(['k', 's']),
            'і' | 'ї' | 'ы' => letters.push('и'),
            'є' | 'э' => letters.push('е'),
            'ґ' => letters.push('г'),
            'ь' => {}
            letter => letters.push(letter),
        }
        rest = &rest[first.len_utf8()..];
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn spellings_of_one_name_share_a_skeleton() {
        for (a, b) in [
            ("Olha", "Olga"),
            ("Serhii", "Sergei"),
            ("Melnykiv", "Melnikiv"),
            ("Nadiya", "Nadia"),
            ("Yelena", "Elena"),
            ("Sergeyev", "Sergeev"),
            ("Khomenko", "Homenko"),
            ("Kovalevskyy", "Kovalevsky"),
            ("Filippov", "Filipov"),
            ("Сергій", "Сергий"),
            ("Мельничук", "Мельничук"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }

    #[test]
    fn names_and_cases_do_not() {
        for (a, b) in [
            ("Ivanov", "Ivanova"),
            ("Petrenko", "Petrovenko"),
            ("Daniel", "Daniela"),
            ("Анатолий", "Анатолии"),
            ("Мария", "Марии"),
            ("Shevchenko", "Sevcenko"),
            ("Irskou", "Irsku"),
            ("Europejski", "Europejskiej"),
            ("Брекзит", "Брекзитът"),
            ("Marchuk", "Markuk"),
        ] {
            assert_ne!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }
}

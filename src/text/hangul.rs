//! Hangul, whose syllables are written as one character each.

use super::fold::decompose;

/// The consonants a syllable can end with, as they are written alone, in the order of Unicode's finals.
const FINALS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// Whether the character is a whole syllable.
pub fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// The letter that a syllable ends with, as it is written alone: ㄹ of 툴, ㅜ of 우. Other characters are their own.
///
/// Particles go by it (Unicode Standard, section 3.12, for how a syllable is taken apart).
pub fn last_letter(c: char) -> char {
    let Some(last) = is_syllable(c).then(|| decompose(c).last()).flatten() else { return c };
    let jamo = last as u32;
    let alone = match jamo {
        0x1161..=0x1175 => char::from_u32(jamo - 0x1161 + 'ㅏ' as u32),
        0x11A8.. => FINALS.chars().nth((jamo - 0x11A8) as usize),
        _ => None,
    };
    alone.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::last_letter;

    #[test]
    fn a_syllable_ends_with_its_final_or_its_vowel() {
        for (syllable, letter) in [
            ('우', 'ㅜ'),
            ('프', 'ㅡ'),
            ('이', 'ㅣ'),
            ('가', 'ㅏ'),
            ('폴', 'ㄹ'),
            ('손', 'ㄴ'),
            ('크', 'ㅡ'),
            ('힣', 'ㅎ'),
        ] {
            assert_eq!(last_letter(syllable), letter, "{syllable}");
        }
        assert_eq!(last_letter('v'), 'v');
    }
}

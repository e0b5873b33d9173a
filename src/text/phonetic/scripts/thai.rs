//! Thai. Consonants have one value at the beginning of a syllable and another at its end.

/// The mark of a letter that is written and not spoken.
pub(crate) const THANTHAKHAT: char = '\u{0E4C}';

/// Whether the vowel is written before the consonant after which it is spoken.
pub(crate) fn is_lead(letter: char) -> bool {
    matches!(letter, 'เ'..='ไ')
}

/// At the end of a syllable s and ch are t, r and l are n.
pub(super) const LETTERS: &str = "
    ก:kg ข:k ฃ:k ค:kg ฅ:k ฆ:kg ง:n+g? จ:čǰ ฉ:č ช:čšǰ ซ:sz ฌ:č ญ:yn ฎ:d ฏ:td ฐ:t ฑ:td ฒ:td ณ:n ด:dt ต:td ถ:t ท:tdθ ธ:tdθ น:nl
    บ:bpv ป:pb ผ:p ฝ:f พ:pb ฟ:fv ภ:pb ม:m ย:yi ร:rln ฤ:r+i? ล:ln ว:wvu ศ:sšt ษ:sšt ส:szθt ห:hx? ฬ:l อ:oa? ฮ:h
    ะ:a ั:a า:a ำ:a+m ิ:i ี:i ึ:iu ื:iu ุ:u ู:u เ:ea แ:ae โ:o ใ:a+y ไ:a+y ็: ่: ้: ๊: ๋: ์: ฯ:
";

//! Kana: rows of syllables with one consonant and five vowels.

/// A row: the katakana of a i u e o, and the consonant; `-` where a row has no such letter.
const ROWS: &[(&str, &str)] = &[
    ("カキクケコ", "k"),
    ("ガギグゲゴ", "g"),
    ("サ-スセソ", "sθ"),
    ("ザ-ズゼゾ", "zθsǰ"),
    ("タ--テト", "t"),
    ("ダ--デド", "d"),
    ("ナニヌネノ", "n"),
    ("ハヒ-ヘホ", "hxf"),
    ("バビブベボ", "bv"),
    ("パピプペポ", "p"),
    ("マミムメモ", "m"),
    ("ラリルレロ", "rl"),
];

/// Letters that are no syllable of a row. ー lengthens a vowel, and so stands for many an r; ッ doubles.
const OTHERS: &str = "
    ア:ae イ:i ウ:uw エ:e オ:o ヴ:v+u? シ:šs+i ジ:ǰzžd+i チ:čt+i ヂ:ǰ+i ツ:c+u? ヅ:z+u? フ:fh+u? ファ:f+a フィ:f+i フェ:f+e フォ:f+o
    ヤ:y+a ユ:y+u ヨ:y+o ワ:wv+a ヰ:i ヱ:e ヲ:o ン:nm ャ:y?+a ュ:y?+u ョ:y?+o ァ:a ィ:iy ゥ:u ェ:ey ォ:o ヮ:w+a ー:r? ッ: ・: ヶ:k+e
    ウィ:wv+i ウェ:wv+e ウォ:wv+o ウァ:wv+a イェ:y?+e クァ:k+w+a クヮ:k+w+a クィ:k+w+i クェ:k+w+e クォ:k+w+o グァ:g+w+a グィ:g+w+i グェ:g+w+e
    ヴァ:v+a ヴィ:v+i ヴェ:v+e ヴォ:v+o ヴュ:v+y?+u ヴャ:v+y?+a ティ:t+i ディ:d+i トゥ:t+u? ドゥ:d+u? テュ:t+y?+u デュ:d+y?+u
    シャ:š+a シュ:š+u? ショ:š+o シェ:š+e ジャ:ǰžy+a ジュ:ǰž+u? ジョ:ǰž+o ジェ:ǰž+e チャ:č+a チュ:č+u? チョ:č+o チェ:č+e
    ツァ:c+a ツィ:c+i ツェ:c+e ツォ:c+o ッチ_:č+i? ッジ:ǰ+i? ッツ:c+u?
";

/// The rules of all kana. After a consonant that closes a foreign syllable Japanese adds u, or o to t and d.
pub(crate) fn rules() -> Vec<String> {
    let mut rules: Vec<String> = OTHERS.split_whitespace().map(str::to_owned).collect();
    for (row, consonant) in ROWS {
        for (kana, vowel) in row.chars().zip("aiueo".chars()).filter(|(kana, _)| *kana != '-') {
            let added = if vowel == 'u' || matches!(kana, 'ト' | 'ド') { "?" } else { "" };
            rules.push(format!("{kana}:{consonant}+{vowel}{added}"));
        }
    }
    rules
}

/// The katakana for a hiragana; other letters as they are.
pub(crate) fn katakana(letter: char) -> char {
    match letter {
        'ぁ'..='ゖ' => char::from_u32(letter as u32 + 0x60).unwrap_or(letter),
        _ => letter,
    }
}

/// Whether the letter takes the place of the vowel before it.
pub(crate) fn is_small(letter: char) -> bool {
    matches!(letter, 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ')
}

//! Hangul by its jamo: initials, vowels and finals have letters of their own.

/// ㅂ and ㅍ stand for foreign v and f, ㄹ for l and r; ㅡ only carries a consonant.
pub(super) const JAMO: &str = "
    ᄀ:gk ᄁ:kg ᄂ:n ᄃ:dt ᄄ:td ᄅ:rl ᄆ:m ᄇ:bvp ᄈ:pb ᄉ:sšθz ᄊ:sz ᄋ: ᄌ:ǰzžč ᄍ:čǰ ᄎ:čc ᄏ:kgx ᄐ:tθ ᄑ:pf ᄒ:hxf
    ᅡ:ao ᅢ:ea ᅣ:y?+a ᅤ:y?+ea ᅥ:oeua ᅦ:ea ᅧ:y?+oue ᅨ:y?+e ᅩ:oau ᅪ:wou+a ᅫ:wo+e ᅬ:wo+ei ᅭ:y?+o ᅮ:uow ᅯ:wu+oa ᅰ:w+e ᅱ:wu+i ᅲ:y?+u ᅳ:ue? ᅴ:ieu ᅵ:iy
    ᆨ:kg ᆩ:k ᆫ:n ᆬ:n ᆭ:n ᆮ:td ᆯ:lr ᆯᄅ:lr ᆰ:k ᆱ:m ᆲ:p ᆷ:m ᆸ:pb ᆺ:tsθ ᆻ:ts ᆼ:n+g? ᆽ:tǰ ᆾ:tč ᆿ:k ᇀ:t ᇁ:p ᇂ:h? ᆼᄀ:n+g ᆨᄉ:k+s
    치:čc+i? 슈:š+u 시:šs+i? 쉬:š+i? 지:ǰzž+i? 츠:cčzs 즈:zǰcs 스:sθz+u? 쇼:š+o 샤:š+a 셰:š+e 셔:š+eo
";

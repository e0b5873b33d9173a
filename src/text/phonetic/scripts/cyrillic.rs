//! Cyrillic letters of all languages: Russian before and after 1918, Ukrainian, Belarusian, Bulgarian, Serbian,
//! Macedonian, Kazakh, Kyrgyz, Tajik, Uzbek, Tatar, Mongolian.

/// г is h in Ukrainian and Belarusian, and stands for foreign h in Russian; е has a glide in some languages.
pub(super) const LETTERS: &str = "
    а:a б:b в:vw г:gh д:d е:e ж:žzǰ з:z и:i й:yi к:k л:l м:m н:n о:oa п:p р:r с:sθ т:tθ у:uw ф:fθ х:xhk ц:cs ч:č ш:š щ:š+č?
    ъ:a? ы:iy ь: э:e ю:y?+u я:y?+ae ё:y?+oe _е:y?+e ае:a+y?+e ее:e+y?+e ие:i+y?+e ое:o+y?+e уе:u+y?+e ье:y?+e ъе:y?+e ьо:y?+o ьи:i
    й_:yi? ий_:i+y? ый_:i+y? ій_:i+y? дж:ǰdž дз:zcǰ дс:d+s тс:cč тц:c нг:n+g? кс:k+s сх:s+x сч:š+č? зж:ž
    ау:aou+uw? эй:ei+yi? ей:ei+yi? ай:aie+yi? ой:oia+yi? уа:wu+a уи:wu+i уэ:wu+e уо:wu+o
    ґ:g є:y?+e і:i ї:y?+i ў:wuv ј:yǰ љ:l+y? њ:n+y? ћ:čc ђ:ǰd џ:ǰ ѓ:ǰg ќ:čk ѕ:cz ѣ:e+y? ѳ:fθt ѵ:iv ѫ:ao ѧ:ae
    қ:kgx ғ:gx ң:n+g? ҳ:hx һ:h ұ:u ү:u ө:oe ә:ae ҷ:ǰč ӣ:i ӯ:u җ:ǰž ӑ:a ӗ:e ӳ:u ӓ:ae ӧ:oe ӱ:u ӏ: ':
";

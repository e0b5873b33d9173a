//! Hebrew and Arabic (with Persian and Urdu letters) as they are printed, without vowel points.

/// The mark after a Hebrew letter that makes it a foreign sound; the apostrophe is typed for it.
pub(crate) const GERESH: char = '׳';

/// ו is v, u or o, י a glide or i; ב, כ and פ are stops or fricatives, ש is sh or s.
pub(super) const HEBREW: &str = "
    א:aei? ב:bv ג:g ג':ǰž ד:d ד':dθ ה:hae? ה_:ae? ו:uovw וו:vw ז:zs ז':ž ח:xh ט:t י:iye? יי:ya+ie? ייה_:i+ya?+a?
    כ:kx ך:xk ל:l מ:m ם:m נ:n ן:n ס:s ע:ae? פ:pf ף:f צ:cs צ':č ץ:cs ץ':č ק:k ר:r ש:šs ת:t ת':θt
    _ו:vw _וו:vw _י:y _א:aeiou _או:ou _אי:ie _עו:ou _עי:ie _עב:ae?+vb ו_:uov וב_:ouv+v? טש:č דז':ǰ טס:c ':
";

/// و is w, u or o, ي a glide or i; p, v and g are written in several ways.
pub(super) const ARABIC: &str = "
    ا:aeo أ:aeiou إ:ie آ:a ء: ئ:yie? ؤ:uo? ب:bpv ت:t ث:θst ج:ǰgž ح:hx خ:xk د:d ذ:dzθ ر:r ز:z س:s ش:š ص:s ض:dz ط:t ظ:zd ع:ae? غ:gx
    ف:fv ق:kgx ك:kg ل:l م:m ن:n ه:h ه_:hae? ة:at? و:uowv ي:iyea ى:ai پ:p چ:čǰ ژ:žǰ گ:g ڤ:v ک:kg ی:iye ہ:ha? ھ:h? ں:n? ٹ:t ڈ:d ڑ:r ے:ei ڨ:g ڭ:g ۋ:v ې:e ۆ:o
    _ال:a?+l? تش:č دج:ǰ تس:c كس:k+s دز:zǰc _و:wuov _ي:yi _ا:aeiou _او:ou _أو:ou _اي:ie _إي:ie ـ: َ:a ُ:uo ِ:ie ّ: ْ: ً:a ٌ:u ٍ:i
";

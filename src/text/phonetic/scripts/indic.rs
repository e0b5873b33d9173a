//! Devanagari. The vowel a after a consonant is not written, nor is its absence mostly.

/// Consonants are heard without the vowel in them; the signs for other vowels follow them.
pub(super) const DEVANAGARI: &str = "
    क:k ख:kx ग:g घ:g ङ:n च:č छ:č ज:ǰz झ:ǰž ञ:n ट:t ठ:t ड:dr ढ:dr ण:n त:t थ:tθ द:dθ ध:d न:n प:p फ:pf ब:b भ:b म:m य:y र:r ल:l व:vw
    श:šs ष:šs स:s ह:h ळ:l ज़:z फ़:f क़:k ख़:x ग़:g ड़:rd ढ़:rd झ़:ž
    अ:a आ:a इ:i ई:i उ:u ऊ:u ए:e ऐ:eai ओ:o औ:oau ऑ:oa ऍ:ea ऋ:r+i? ा:a ि:i ी:i ु:u ू:u े:e ै:eai ो:o ौ:oau ॉ:oa ॅ:ea ृ:r+i?
    ं:nm ँ:nm? ः:h? ्: ज्ञ:gn+y? त्स:c र्ज़:r+z क्ष:k+š
";

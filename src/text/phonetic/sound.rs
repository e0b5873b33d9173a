//! The inventory of sounds, and which of them are taken for one another.

/// The sounds that names are heard as, written as in Slavic studies: `š ž č ǰ` for sh zh ch j, `c` for
/// ts, `x` for kh, `θ` for th, `y` and `w` for the glides. Finer distinctions do not survive a change of
/// script: Japanese knows one liquid, Arabic three vowels, Russian no h.
pub(super) const INVENTORY: &str = "aeiouywbpvfmdtθnlrszšžčǰcgkxh";

/// The first five of the inventory.
const VOWELS: Set = 0b1_1111;

/// Sounds that languages write for one another most readily: h for g, w for v, z for s.
const NEIGHBOURS: &[&str] = &[
    "ae", "ao", "ei", "iy", "ou", "oe", "eu", "uw", "wv", "bv", "vf", "bp", "pf", "dt", "tθ", "sθ", "dθ", "sz", "sš",
    "sc", "zž", "zc", "zǰ", "šž", "šč", "žǰ", "čǰ", "čc", "cǰ", "gk", "gh", "gx", "kx", "xh", "lr", "mn", "yǰ", "yž",
    "yg", "gǰ", "tč", "tc", "dǰ", "fθ", "fh", "xš", "kč", "hy",
];

/// Sounds made at one place of the mouth, which bad ears and worse keyboards confuse.
const RELATIVES: &[&str] = &["aeiou", "bpvfwm", "dtθn", "szšžčǰcθ", "gkxh", "lrn"];

/// A set of sounds of the inventory, one bit each.
pub(super) type Set = u32;

/// The set of the sounds named; a letter outside the inventory is none.
pub(super) fn set(sounds: &str) -> Set {
    sounds.chars().filter_map(|c| INVENTORY.chars().position(|known| known == c)).fold(0, |set, at| set | 1 << at)
}

/// The sounds that share one of the groups with a sound of the set.
fn company(sounds: Set, groups: &[&str]) -> Set {
    groups.iter().map(|group| set(group)).filter(|group| group & sounds != 0).fold(0, |all, group| all | group)
}

/// What one letter, or a few together, may sound like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sound {
    /// What it is taken for first.
    pub(super) first: Set,
    /// Everything it may be.
    pub(super) any: Set,
    /// Neighbours of everything it may be.
    pub(super) near: Set,
    /// Relatives of everything it may be.
    pub(super) kin: Set,
    /// What it costs to leave it out.
    pub(super) weight: Weight,
}

/// How much is lost with a sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// It may be silent: French final t, the vowel of Japanese ト.
    Optional,
    /// A or e, which abjads write least.
    OpenVowel,
    /// Another vowel: abjads have letters for it that are consonants, too.
    Vowel,
    /// A glide, which many romanizations leave out.
    Glide,
    /// R at the end of a syllable, which half of the English do not pronounce.
    Weak,
    /// H, which half of Europe does not pronounce.
    Breath,
    /// Any other consonant.
    Consonant,
}

impl Sound {
    /// Reads `čxk?`: first of all č, perhaps x or k, perhaps silent.
    pub(super) fn parse(notation: &str) -> Option<Self> {
        let sounds = notation.trim_end_matches('?');
        let first = set(sounds.get(..sounds.chars().next()?.len_utf8())?);
        let any = set(sounds);
        let weight = if sounds.len() < notation.len() {
            Weight::Optional
        } else if first & set("ae") != 0 {
            Weight::OpenVowel
        } else if first & VOWELS != 0 {
            Weight::Vowel
        } else if first & set("yw") != 0 {
            Weight::Glide
        } else if first & set("h") != 0 {
            Weight::Breath
        } else {
            Weight::Consonant
        };
        Some(Self { first, any, near: company(any, NEIGHBOURS), kin: company(any, RELATIVES), weight })
    }

    /// Whether it is a vowel before it is anything else.
    pub(super) fn is_vowel(&self) -> bool {
        self.first & VOWELS != 0
    }

    /// Whether it is one of these sounds before it is anything else.
    pub(super) fn is(&self, sounds: &str) -> bool {
        self.first & set(sounds) != 0
    }
}

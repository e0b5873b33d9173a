//! Romanization schemes.

/// Which endings a scheme gives a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    /// A place.
    Place,
    /// A person.
    Person,
    /// Anything else.
    Other,
}

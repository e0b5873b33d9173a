//! Turns of phrase that findings and explanations share.

/// "German", "French and Spanish", "Czech, Dutch and German".
pub(crate) fn enumeration<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words[..] {
        [] => String::new(),
        [one] => one.to_owned(),
        [ref first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// No sentence names more languages than this.
const MOST_NAMED: usize = 6;

/// The same, of a list that may be long: "Danish, Dutch, English, Finnish, French and 12 more".
pub(crate) fn some<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    if words.len() <= MOST_NAMED {
        return enumeration(&words);
    }
    let (named, others) = words.split_at(MOST_NAMED - 1);
    format!("{} and {} more", named.join(", "), others.len())
}

/// How a surface differs from the form it is taken for, where only marks do.
pub(crate) fn marks_apart(surface: &str, form: &str) -> String {
    let marked = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    if marked(surface) < marked(form) {
        format!("is {form} without its marks")
    } else {
        format!("differs from {form} in its marks")
    }
}

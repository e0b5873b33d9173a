//! Why the bytes of a file are no text.

use crate::text::Charset;

/// Why the bytes of a file are no text. Offsets are bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// NUL bytes near the start, and nothing says that it is UTF-16: not a text file.
    Binary,
    /// Bytes that mean nothing in the charset.
    Invalid {
        /// The charset the file was read in.
        charset: Charset,
        /// First byte of what means nothing.
        offset: usize,
        /// Its value.
        byte: u8,
    },
    /// The file declares a charset that does not exist or that cannot be edited.
    Charset {
        /// What is wrong with it and what to do.
        message: String,
    },
    /// 4 GiB or more: offsets would not fit.
    TooLarge,
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Binary => f.write_str("is a binary file, not text; exclude it or convert it to text"),
            // A mark says that it is UTF-16, and nothing is said against a mark.
            Self::Invalid { charset, offset, .. } if !charset.is_ascii_compatible() => {
                write!(f, "is not valid UTF-16 at byte offset {offset}; convert the file to UTF-8")
            }
            Self::Invalid { charset, offset, byte } => {
                let name = charset.name();
                write!(
                    f,
                    "is not valid {name}: byte 0x{byte:02X} at offset {offset}; \
                     say what it is with --charset, or convert the file to UTF-8"
                )
            }
            Self::Charset { message } => {
                write!(f, "declares a charset canonym cannot use: {message}; or say what it is with --charset")
            }
            Self::TooLarge => f.write_str("is 4 GiB or larger; split it"),
        }
    }
}

impl std::error::Error for DecodeError {}

//! Findings to bytes. One output format a file.

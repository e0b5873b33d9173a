//! What the program says: results on standard output, everything else on standard error.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

/// The two streams, and whether something went wrong on the way.
pub(crate) struct Console {
    out: BufWriter<Output>,
    failed: bool,
    color: bool,
}

/// Standard output that can outlive its reader.
struct Output {
    stream: Box<dyn Write>,
    /// Whether work goes on when nobody reads the output any more.
    survives: bool,
    gone: bool,
}

impl Console {
    pub(crate) fn new(color: ColorChoice) -> Self {
        let choice = match color {
            ColorChoice::Auto => AutoStream::choice(&io::stdout()),
            chosen => chosen,
        };
        let color = choice != ColorChoice::Never;
        // Without colour nothing may come between us and the bytes: `fix -` writes a file there.
        let stream: Box<dyn Write> =
            if color { Box::new(AutoStream::always(io::stdout())) } else { Box::new(io::stdout()) };
        let output = Output { stream, survives: false, gone: false };
        Self { out: BufWriter::with_capacity(64 * 1024, output), failed: false, color }
    }

    /// Whether results may have colour.
    pub(crate) fn color(&self) -> bool {
        self.color
    }

    /// Columns of the terminal that results go to, where known. `COLUMNS` is stronger than what it says itself.
    #[expect(clippy::disallowed_methods, reason = "the program may look at its environment")]
    pub(crate) fn width() -> Option<usize> {
        let out = io::stdout();
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let measured = || terminal_size::terminal_size_of(&out).map(|(width, _)| usize::from(width.0));
        asked.filter(|_| out.is_terminal()).or_else(measured)
    }

    /// Where results go.
    pub(crate) fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// From now on a reader who goes away does not stop the work: half of the files would be done.
    pub(crate) fn outlive_reader(&mut self) {
        self.out.get_mut().survives = true;
    }

    /// Writes what has been said so far.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Says something beside the results.
    pub(crate) fn note(&mut self, message: impl Display) {
        // On a terminal both streams are one; a broken pipe is met again at the next write.
        let _ = self.out.flush();
        let _ = writeln!(io::stderr().lock(), "canonym: {message}");
    }

    /// Says what could not be done; the run ends with status 2.
    pub(crate) fn fail(&mut self, message: impl Display) {
        self.failed = true;
        self.note(message);
    }

    /// Whether something could not be done.
    pub(crate) fn failed(&self) -> bool {
        self.failed
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        match self.stream.write(bytes) {
            Err(error) if self.survives && error.kind() == io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(bytes.len())
            }
            done => done,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gone { Ok(()) } else { self.stream.flush() }
    }
}

/// Whether an error only says that nobody reads our output any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    io.into_iter().any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

//! [`Page`]: the frame of every page.

use std::fmt;

use super::escape::Escaped;

/// The style sheet for both kinds of page.
const STYLE: &str = include_str!("style.css");

/// A page with a title and a body written by a function.
///
/// The policy in its head keeps a browser from running scripts and loading anything, whatever the text
/// contains. Every element is closed, so that XML readers can read it too.
pub(super) struct Page<'a, F> {
    pub(super) title: &'a str,
    pub(super) body: F,
}

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Page<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<!DOCTYPE html>\n\
             <html lang=\"en\">\n<head>\n\
             <meta charset=\"utf-8\" />\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\" />\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
             <meta name=\"color-scheme\" content=\"light dark\" />\n\
             <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
            Escaped(self.title)
        )?;
        (self.body)(f)?;
        f.write_str("</body>\n</html>\n")
    }
}

//! The command `cablegraph`; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    cablegraph::run()
}

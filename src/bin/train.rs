//! The command `train`: learns the weights of the tagger; everything it does is in `cablegraph::learning::tagger`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cablegraph::learning::tagger::run(std::env::args_os().skip(1))
}

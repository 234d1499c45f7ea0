//! The command `train`: learns the weights of the tagger; everything it does is in `cablegraph::training`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cablegraph::training::run(std::env::args_os().skip(1))
}

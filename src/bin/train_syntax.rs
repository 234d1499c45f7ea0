//! The command `train-syntax`: learns the weights of the parser; everything it does is in `cablegraph::learning::syntax`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cablegraph::learning::syntax::run(std::env::args_os().skip(1))
}

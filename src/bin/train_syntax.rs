//! The command `train-syntax`: learns the weights of the parser; everything it does is in `cablegraph::treebank`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cablegraph::treebank::run(std::env::args_os().skip(1))
}

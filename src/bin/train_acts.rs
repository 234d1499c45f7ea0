//! The command `train-acts`: learns the judge of acts; everything it does is in `cablegraph::judging`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cablegraph::judging::run(std::env::args_os().skip(1))
}

//! The command `train-acts`: learns the judge of acts; everything it does is in `cablegraph::learning::acts`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cablegraph::learning::acts::run(std::env::args_os().skip(1))
}

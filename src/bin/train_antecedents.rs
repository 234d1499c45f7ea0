//! The command `train-antecedents`: learns who "he" is; everything it does is in `cablegraph::learning::antecedents`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cablegraph::learning::antecedents::run(std::env::args_os().skip(1))
}

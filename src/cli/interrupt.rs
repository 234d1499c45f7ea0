//! Ctrl-C during a load: says how far it came, and that the same command goes on.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::out::counted;
use super::read::say;

/// What a shell is told of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// From now on Ctrl-C ends the program with a word on how many inputs were read, which is kept in what is given back.
pub(super) fn watch() -> Arc<AtomicU64> {
    let read = Arc::new(AtomicU64::new(0));
    let so_far = Arc::clone(&read);
    // Where there can be no handler, or there is one, Ctrl-C ends the program without a word.
    let _set = ctrlc::set_handler(move || {
        let count = counted(so_far.load(Ordering::Relaxed) as usize, "input");
        say(&format!(
            "stopped: {count} read and stored; the same command goes on from there"
        ));
        end();
    });
    read
}

/// Whole batches are stored, whenever the program ends.
#[expect(
    clippy::exit,
    reason = "nothing else can end a load from another thread"
)]
fn end() -> ! {
    process::exit(INTERRUPTED)
}

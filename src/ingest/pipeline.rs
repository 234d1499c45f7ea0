//! Work shared over all cores, in order, in bounded memory.
//!
//! One thread reads, all cores work, the caller's thread takes the results: batch by batch, in the order of the
//! input. Channels are short, so a slow taker slows the reader down instead of filling memory.

use std::sync::mpsc::sync_channel;
use std::thread;

use rayon::prelude::*;

use crate::model::RawText;
use crate::read::Unread;

/// What one input came to: a document, or why there is none.
pub type Input = Result<RawText, Unread>;

/// A batch ends at so many documents or so many bytes of text, whichever comes first.
const BATCH_DOCUMENTS: usize = 512;
const BATCH_BYTES: usize = 4 << 20;

/// Runs `work` on every input, on all cores; `take` gets the results in the order of the input, a batch at a time.
///
/// # Errors
///
/// The first error of `take` ends the work and is returned.
pub fn run<T: Send, E>(
    inputs: impl Iterator<Item = Input> + Send,
    work: impl Fn(Input) -> T + Sync,
    mut take: impl FnMut(Vec<T>) -> Result<(), E>,
) -> Result<(), E> {
    thread::scope(|scope| {
        let (to_work, for_work) = sync_channel::<Vec<Input>>(2);
        let (to_take, for_take) = sync_channel::<Vec<T>>(2);
        scope.spawn(move || {
            for batch in Batches(inputs) {
                // The other end is gone: somebody downstream gave up, and so do we.
                if to_work.send(batch).is_err() {
                    return;
                }
            }
        });
        let work = &work;
        scope.spawn(move || {
            for batch in for_work {
                let done = batch.into_par_iter().map(work).collect();
                if to_take.send(done).is_err() {
                    return;
                }
            }
        });
        for_take.into_iter().try_for_each(&mut take)
    })
}

struct Batches<I>(I);

impl<I: Iterator<Item = Input>> Iterator for Batches<I> {
    type Item = Vec<Input>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH_DOCUMENTS && bytes < BATCH_BYTES {
            let Some(input) = self.0.next() else { break };
            bytes += input.as_ref().map_or(0, |raw| raw.text.len());
            batch.push(input);
        }
        (!batch.is_empty()).then_some(batch)
    }
}

//! Words for what a post asks of those who instruct it.

/// What only the Department gives.
pub const OF_DEPARTMENT: [&str; 6] = [
    "guidance", "instructions", "instruction", "authorization", "concurrence", "clearance",
];

/// What nobody gives but who instructs the asker; consent others give too.
pub const OF_SUPERIOR: [&str; 4] = ["guidance", "instructions", "instruction", "authorization"];

/// What whoever is addressed may give.
pub const OF_ADDRESSEE: [&str; 9] = [
    "authority", "authorize", "concur", "approval", "approve", "advise", "advice", "instruct",
    "clarification",
];

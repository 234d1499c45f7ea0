//! The README's commands run, and every command's help has an example that can be pasted.

use std::fs;

use tempfile::tempdir;

use crate::support::{answer, root, run, text};

/// A command of the README, and what the README says that it prints; nothing where it does not say.
struct Shown {
    command: String,
    printed: String,
}

/// The commands of the README's shell blocks that start the program.
fn commands() -> Vec<Shown> {
    let readme = fs::read_to_string(root("README.md")).expect("a README");
    let mut inside = false;
    let mut found: Vec<Shown> = Vec::new();
    for line in readme.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            inside = !inside && (kind == "sh" || kind == "console");
        } else if inside {
            let command = line.strip_prefix("$ ").unwrap_or(line);
            if command.starts_with("cablegraph ") {
                found.push(Shown {
                    command: command.to_owned(),
                    printed: String::new(),
                });
            } else if let Some(last) = found.last_mut() {
                last.printed.push_str(line);
                last.printed.push('\n');
            }
        }
    }
    found
}

/// Splits a command as a shell does, quotes included; what stands behind a `#` is a remark.
fn split(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in command.chars() {
        match (c, quote) {
            ('\'' | '"', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('#', None) => break,
            (' ', None) => words.push(String::new()),
            (c, _) => {
                if let Some(word) = words.last_mut() {
                    word.push(c);
                }
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn every_command_of_the_readme_runs() {
    let commands = commands();
    assert!(commands.len() >= 12);
    let folder = tempdir().expect("a folder");
    let link = folder.path().join("samples");
    // The README's session runs in a folder that holds the samples.
    for entry in fs::read_dir(root("samples")).expect("samples") {
        let path = entry.expect("an entry").path();
        fs::create_dir_all(&link).expect("a folder");
        fs::copy(&path, link.join(path.file_name().expect("a name"))).expect("a copy");
    }
    let fixtures = folder.path().join("tests/fixtures");
    fs::create_dir_all(&fixtures).expect("a folder");
    for name in [
        "names.jsonl", "people.jsonl", "acts-docs.jsonl", "acts.jsonl", "holders.tsv",
    ] {
        let fixture = root("tests/fixtures").join(name);
        fs::copy(fixture, fixtures.join(name)).expect("a copy");
    }
    for Shown { command, printed } in commands {
        let words = split(&command);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_cablegraph"))
            .args(&words[1..])
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        assert!(
            output.status.success(),
            "{command}: {}",
            text(&output.stderr)
        );
        let said = text(&output.stdout);
        assert!(
            printed.is_empty() || said.trim_end() == printed.trim_end(),
            "{command} prints\n{said}\nand the README shows\n{printed}"
        );
    }
}

#[test]
fn the_readmes_two_commands_are_told() {
    let readme = fs::read_to_string(root("README.md")).expect("a README");
    assert!(readme.contains("cargo run --release -- tour samples"));
    assert!(readme.contains("cargo test"));
}

#[test]
fn the_tour_shows_the_three_answers_and_where_the_pictures_are() {
    let folder = tempdir().expect("a folder");
    let out = folder.path().join("out").display().to_string();
    for _ in 0..2 {
        let said = answer(&["tour", "samples", "--out", &out]);
        for words in [
            "cablegraph refs 09USNATO413",
            "09USNATO400          cited, not held",
            "cablegraph refs 74NORVALE1204",
            "cablegraph proposals",
            "Rasmussen proposed: NATO and Russia undertake",
            "para 2 (C): “NATO Secretary General Rasmussen proposed",
            "cablegraph draw 09USNATO413",
            "09USNATO413.svg",
            "74NORVALE1204-chain.svg",
        ] {
            assert!(said.contains(words), "no `{words}` in {said}");
        }
    }
    assert!(folder.path().join("out/09USNATO413.svg").exists());
    assert!(folder.path().join("out/74NORVALE1204-chain.svg").exists());
}

#[test]
fn every_help_has_an_example() {
    let help = answer(&["--help"]);
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 20, "{commands:?}");
    for command in commands {
        let output = run(&[command, "--help"]);
        let help = text(&output.stdout);
        assert!(
            help.contains(&format!("cablegraph {command}")),
            "{command}: {help}"
        );
        assert!(help.contains("Example"), "{command} has no example");
    }
}

#[test]
fn every_code_of_a_diagnostic_is_explained() {
    let mut unexplained = Vec::new();
    for entry in walkdir::WalkDir::new(root("src")) {
        let path = entry.expect("an entry").into_path();
        let Ok(source) = fs::read_to_string(&path) else {
            continue;
        };
        for quoted in source.split('"').skip(1).step_by(2) {
            let is_code = quoted.len() == 4
                && quoted.starts_with(['P', 'R', 'S', 'X'])
                && quoted[1..].bytes().all(|b| b.is_ascii_digit());
            if is_code
                && cablegraph::model::CODES
                    .iter()
                    .all(|(code, _)| *code != quoted)
            {
                unexplained.push(format!("{}: {quoted}", path.display()));
            }
        }
    }
    assert!(unexplained.is_empty(), "{unexplained:#?}");
}

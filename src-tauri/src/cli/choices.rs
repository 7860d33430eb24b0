//! The person's choices, one by one. Each is an action, as in the window.

use broadsheet_core::model::Choice;
use broadsheet_core::service::{Library, SettingsFile};
use serde_json::{Map, Value, json};

use super::CliError;
use super::printing::{HEAD, painted, print, print_json};

/// Prints all choices, or one; keeps another where a value is given.
pub(super) fn run(
    library: &Library,
    settings: &SettingsFile,
    name: Option<&str>,
    value: Option<&str>,
    json: bool,
) -> Result<(), CliError> {
    if let (Some(name), Some(value)) = (name, value) {
        choose(library, settings, name, value)?;
    }
    let all = serde_json::to_value(settings.get()).map_err(std::io::Error::from)?;
    let all = all.as_object().cloned().unwrap_or_default();
    let Some(name) = name else {
        return if json { print_json(&all) } else { print(&listed(&all)) };
    };
    let value = all.get(name).ok_or_else(|| CliError::NoSuchChoice(name.to_owned()))?;
    if json { print_json(value) } else { print(&format!("{}\n", plain(value))) }
}

fn choose(library: &Library, settings: &SettingsFile, name: &str, value: &str) -> Result<(), CliError> {
    // A number or a list as JSON, a word as itself.
    let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value));
    if name == "watch_folder" {
        let folder = match &value {
            Value::String(folder) if std::path::Path::new(folder).is_absolute() => Some(folder.clone()),
            Value::Null => None,
            _ => return Err(CliError::NoChoice { name: name.to_owned(), value: plain(&value) }),
        };
        settings.watch(folder, |change| library.journal_choice(&change))?;
        return Ok(());
    }
    let choice: Choice = serde_json::from_value(json!({ "setting": name, "value": value }))
        .map_err(|_| CliError::NoChoice { name: name.to_owned(), value: plain(&value) })?;
    settings.choose(&choice, |change| library.journal_choice(&change))?;
    Ok(())
}

fn listed(all: &Map<String, Value>) -> String {
    let width = all.keys().map(String::len).max().unwrap_or_default();
    let line = |(name, value): (&String, &Value)| {
        format!("{}  {}\n", painted(HEAD, &format!("{name:<width$}")), plain(value))
    };
    all.iter().map(line).collect()
}

/// A value as it can be given again.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

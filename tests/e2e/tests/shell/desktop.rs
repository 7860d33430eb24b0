//! What the packages tell a desktop.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::home::{Home, said, source, tool};

const MENU: &str = "packaging/broadsheet.desktop";
const OPEN_WITH: &str = "packaging/zz-broadsheet-open-with.desktop";

/// The menu's entry as the bundler writes it, and the one for “Open with”, in a folder of a person's system.
fn install(applications: &Path) {
    fs::create_dir_all(applications).unwrap();
    let menu = fs::read_to_string(source(MENU)).unwrap();
    let menu = menu.replace("{{exec}}", "broadsheet").replace("{{icon}}", "broadsheet");
    assert!(!menu.contains("{{"), "the bundler knows no other words");
    fs::write(applications.join("Broadsheet.desktop"), menu).unwrap();
    fs::copy(source(OPEN_WITH), applications.join("zz-broadsheet-open-with.desktop")).unwrap();
}

#[test]
#[ignore = "needs the built program: make test"]
fn the_entries_are_what_desktops_read() {
    let home = Home::new();
    install(home.path());
    for name in ["Broadsheet.desktop", "zz-broadsheet-open-with.desktop"] {
        let Some(output) = tool(Command::new("desktop-file-validate").arg(home.path().join(name))) else {
            return;
        };
        assert_eq!(said(&output), "", "{name}");
    }
}

/// As GIO finds it: GNOME's file manager, Xfce's, and `xdg-open` there. Where nothing is set as standard, the first program by
/// name that lists a type opens it.
#[test]
#[ignore = "needs the built program: make test"]
fn no_file_opens_in_it_that_another_program_opens_and_open_with_offers_it() {
    const OTHERS: [(&str, &str); 4] = [
        ("org.gnome.TextEditor", "text/plain"),
        ("zathura", "application/pdf"),
        ("firefox-esr", "text/html;application/xhtml+xml;application/rss+xml"),
        ("zz-archive", "application/zip;message/rfc822"),
    ];
    let home = Home::new();
    let applications = home.path().join(".local/share/applications");
    install(&applications);
    for (name, types) in OTHERS {
        let entry =
            format!("[Desktop Entry]\nType=Application\nName={name}\nExec=true %F\nMimeType={types};\n");
        fs::write(applications.join(format!("{name}.desktop")), entry).unwrap();
    }
    // GIO passes over programs that are not there.
    let broadsheet = home.path().join("bin/broadsheet");
    fs::create_dir(home.path().join("bin")).unwrap();
    fs::copy("/bin/true", &broadsheet).unwrap();
    let path = format!("{}:{}", home.path().join("bin").display(), std::env::var("PATH").unwrap());
    let asked = |arguments: &[&str]| {
        let mut command = Command::new(arguments[0]);
        home.dress(command.args(&arguments[1..]));
        tool(command.env("PATH", &path).env("XDG_DATA_DIRS", "/usr/share"))
    };
    let Some(output) = asked(&["update-desktop-database", &applications.to_string_lossy()]) else { return };
    said(&output);
    for kind in [
        "text/html",
        "application/xhtml+xml",
        "message/rfc822",
        "application/json",
        "text/x-bibtex",
        "application/rss+xml",
        "application/atom+xml",
        "application/xml",
        "text/markdown",
        "text/csv",
        "text/tab-separated-values",
        "text/plain",
        "application/zip",
        "application/pdf",
    ] {
        let Some(output) = asked(&["gio", "mime", kind]) else { return };
        let told = said(&output);
        let (standard, offered) = told.split_once('\n').unwrap();
        assert!(!standard.to_lowercase().contains("broadsheet"), "{kind}: {standard}");
        assert!(offered.contains("zz-broadsheet-open-with.desktop"), "{kind}: {offered}");
    }
}

/// Explorer's two installers and Finder offer the same endings, and none as the standard program.
#[test]
#[ignore = "needs the built program: make test"]
fn the_other_systems_offer_it_for_the_same_files_and_never_first() {
    let macos: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(source("tauri.macos.conf.json")).unwrap()).unwrap();
    let associations = macos["bundle"]["fileAssociations"].as_array().unwrap();
    assert!(associations.iter().all(|kind| kind["rank"] == "Alternate"));
    let endings = associations.iter().flat_map(|kind| kind["ext"].as_array().unwrap());
    let endings: Vec<&str> = endings.map(|ending| ending.as_str().unwrap()).collect();
    let hooks = fs::read_to_string(source("packaging/windows/hooks.nsh")).unwrap();
    let fragment = fs::read_to_string(source("packaging/windows/open-with.wxs")).unwrap();
    for ending in &endings {
        assert!(hooks.contains(&format!("${{DO}} \".{ending}\"")), "{ending}");
        assert!(fragment.contains(&format!("Classes\\.{ending}\\OpenWithProgids\"")), "{ending}");
    }
    assert_eq!(hooks.matches("${DO} \".").count(), endings.len());
    assert_eq!(fragment.matches("OpenWithProgids").count(), endings.len());
    for file in ["tauri.conf.json", "tauri.windows.conf.json"] {
        assert!(!fs::read_to_string(source(file)).unwrap().contains("fileAssociations"), "{file}");
    }
}

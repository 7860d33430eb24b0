//! How the command line ends, and what it says then.

use crate::home::Home;

#[test]
#[ignore = "needs the built program: make test"]
fn exit_codes_tell_what_went_wrong() {
    let home = Home::new();
    let code = |arguments: &[&str]| home.command(arguments).output().unwrap().status.code();
    assert_eq!(code(&["list"]), Some(0));
    assert_eq!(code(&["show", "1706.03762"]), Some(1));
    assert_eq!(code(&["no-such-file.json"]), Some(2), "it is no verb, and opens no window");
    assert_eq!(code(&["list", "--no-such-option"]), Some(2));
    std::fs::create_dir_all(home.path().join(".config/broadsheet")).unwrap();
    let gone = serde_json::json!({ "library": home.path().join("gone") }).to_string();
    std::fs::write(home.path().join(".config/broadsheet/settings.json"), gone).unwrap();
    assert_eq!(code(&["list"]), Some(3));
}

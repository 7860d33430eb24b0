//! Generates the Tauri context: capabilities, and the permissions of the two commands of our own.
fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    // The page is embedded: another page is another program.
    println!("cargo:rerun-if-changed=ui/dist");
    let commands = tauri_build::AppManifest::new().commands(&["call", "subscribe"]);
    let attributes = tauri_build::Attributes::new()
        .app_manifest(commands)
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

//! How the web view draws, where the system's own choice is a bad one.

/// WebKitGTK draws through OpenGL and DMABUF. Where that cannot work or is a loss, it is told to draw without:
///
/// - with NVIDIA's driver the window stays blank;
/// - without a graphics device (virtual machines, remote desktops) OpenGL is emulated on the processor, which
///   takes longer to start, more memory and more time for each frame than drawing on the processor outright.
///
/// A person's own choice is left alone.
///
/// Must be called first: it changes the environment, which nothing may be reading yet.
#[cfg(target_os = "linux")]
pub(crate) fn choose() {
    use std::path::Path;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let blank = Path::new("/proc/driver/nvidia/version").exists();
    if std::env::var_os(SWITCH).is_none() && (blank || !has_graphics_device()) {
        #[expect(unsafe_code, reason = "nothing else runs yet that could read the environment")]
        // SAFETY: this is the first thing the only thread does.
        unsafe {
            std::env::set_var(SWITCH, "1");
        }
    }
}

#[cfg(target_os = "linux")]
fn has_graphics_device() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(not(target_os = "linux"))]
pub(crate) const fn choose() {}

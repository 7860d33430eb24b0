//! Whether a library lies where others than this machine write too: a folder that a service copies, or a disk over a network.
//! SQLite's locks and syncs hold only on a disk of this machine, and a copy made while it is used is none.

use std::path::{Component, Path};

use crate::model::SharedBy;

/// Names of folders that services copy, and what such a name begins with.
const FOLDERS: [(&str, SharedBy); 12] = [
    ("Dropbox", SharedBy::Dropbox),
    ("OneDrive", SharedBy::OneDrive),
    ("SkyDrive", SharedBy::OneDrive),
    ("iCloudDrive", SharedBy::ICloud),
    ("iCloud Drive", SharedBy::ICloud),
    ("Mobile Documents", SharedBy::ICloud),
    ("com~apple~CloudDocs", SharedBy::ICloud),
    ("Google Drive", SharedBy::GoogleDrive),
    ("GoogleDrive", SharedBy::GoogleDrive),
    ("My Drive", SharedBy::GoogleDrive),
    ("Nextcloud", SharedBy::Nextcloud),
    ("ownCloud", SharedBy::Nextcloud),
];

/// What services leave in a folder that they copy, or in one above.
const MARKS: [(&str, SharedBy); 8] = [
    (".dropbox", SharedBy::Dropbox),
    (".dropbox.cache", SharedBy::Dropbox),
    (".stfolder", SharedBy::Syncthing),
    (".stignore", SharedBy::Syncthing),
    (".tmp.drivedownload", SharedBy::GoogleDrive),
    (".owncloudsync.log", SharedBy::Nextcloud),
    (".nextcloudsync.log", SharedBy::Nextcloud),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", SharedBy::OneDrive),
];

/// Kinds of file systems that are on another machine.
const NETWORK: [&str; 17] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "davfs",
    "ncpfs",
    "glusterfs",
    "lustre",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
];

/// Who else writes to a folder; none where it is this machine's alone, as far as can be told.
pub fn shared_by(folder: &Path) -> Option<SharedBy> {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    by_name(folder).or_else(|| by_name(&real)).or_else(|| by_mark(&real)).or_else(|| by_mount(&real, &mounts))
}

fn by_name(folder: &Path) -> Option<SharedBy> {
    let named = |part: Component<'_>| {
        // `\\server\share` begins so.
        if let Component::Prefix(prefix) = part {
            let unc =
                matches!(prefix.kind(), std::path::Prefix::UNC(..) | std::path::Prefix::VerbatimUNC(..));
            return unc.then_some(SharedBy::Network);
        }
        let name = part.as_os_str().to_str()?;
        // As in `OneDrive - University` and macOS's `GoogleDrive-ada@example.org`.
        let is = |known: &str| {
            name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '~']))
        };
        FOLDERS.into_iter().find(|(known, _)| is(known)).map(|(_, by)| by)
    };
    folder.components().find_map(named)
}

fn by_mark(folder: &Path) -> Option<SharedBy> {
    let marked = |folder: &Path| MARKS.into_iter().find(|(mark, _)| folder.join(mark).exists());
    // Dropbox keeps what it knows of itself in the home folder, which it does not copy.
    let homes = [std::env::var_os("HOME"), std::env::var_os("USERPROFILE")];
    let is_home = |folder: &Path| homes.iter().flatten().any(|home| Path::new(home) == folder);
    folder.ancestors().filter(|folder| !is_home(folder)).find_map(marked).map(|(_, by)| by)
}

/// By the table of mounts as Linux writes it: the innermost one counts.
fn by_mount(folder: &Path, mounts: &str) -> Option<SharedBy> {
    let mounted = |line: &str| {
        let (before, after) = line.split_once(" - ")?;
        let point = unescaped(before.split(' ').nth(4)?);
        let kind = after.split(' ').next()?;
        folder.starts_with(&point).then(|| (point.len(), NETWORK.contains(&kind)))
    };
    let innermost = mounts.lines().filter_map(mounted).max_by_key(|(length, _)| *length);
    innermost.filter(|(_, network)| *network).map(|_| SharedBy::Network)
}

/// Spaces and the like stand in the table by their octal numbers.
fn unescaped(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(point.to_owned(), |point, (escaped, plain)| point.replace(escaped, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_services_copy_are_known_by_name() {
        for (path, by) in [
            ("/home/ada/Dropbox/papers", Some(SharedBy::Dropbox)),
            ("/home/ada/Dropbox (Personal)/papers", Some(SharedBy::Dropbox)),
            ("/home/ada/OneDrive - Some University/papers", Some(SharedBy::OneDrive)),
            ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/papers", Some(SharedBy::ICloud)),
            (
                "/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive",
                Some(SharedBy::GoogleDrive),
            ),
            ("/home/ada/Nextcloud/papers", Some(SharedBy::Nextcloud)),
            ("/home/ada/.local/share/broadsheet", None),
            ("/home/ada/Dropboxes/papers", None),
            ("/home/ada/On Dropbox/papers", None),
        ] {
            assert_eq!(by_name(Path::new(path)), by, "{path}");
        }
    }

    #[test]
    fn folders_that_services_copy_are_known_by_what_they_leave_there() {
        let root = tempfile::tempdir().unwrap();
        let library = root.path().join("work/papers");
        std::fs::create_dir_all(&library).unwrap();
        assert_eq!(shared_by(&library), None);
        std::fs::create_dir(root.path().join("work/.stfolder")).unwrap();
        assert_eq!(shared_by(&library), Some(SharedBy::Syncthing));
        assert_eq!(shared_by(root.path()), None);
    }

    #[test]
    fn a_disk_over_a_network_is_known_by_the_innermost_mount() {
        const MOUNTS: &str = "22 1 254:0 / / rw - ext4 /dev/vda rw\n\
             40 22 0:35 / /home/ada/net\\040disk rw,relatime shared:1 - nfs4 server:/export rw\n\
             41 40 254:1 / /home/ada/net\\040disk/local rw - xfs /dev/vdb rw\n\
             42 22 0:36 / /mnt/share rw - cifs //server/share rw\n";
        for (path, by) in [
            ("/home/ada/papers", None),
            ("/home/ada/net disk/papers", Some(SharedBy::Network)),
            ("/home/ada/net disk/local/papers", None),
            ("/mnt/share", Some(SharedBy::Network)),
            ("/mnt/shared", None),
        ] {
            assert_eq!(by_mount(Path::new(path), MOUNTS), by, "{path}");
        }
    }
}

use super::known;

/// What stands behind the name of a repository in the paths of its files and pages.
const INNER: [&str; 16] = [
    "-",
    "actions",
    "blob",
    "commit",
    "commits",
    "discussions",
    "issues",
    "pull",
    "pulls",
    "raw",
    "releases",
    "resolve",
    "src",
    "tags",
    "tree",
    "wiki",
];

/// The path of the repository that a path on a host leads to or into, without slashes around it.
///
/// GitLab has groups within groups: there the name ends where a part of the repository begins.
pub(super) fn of<'a>(host: &str, path: &'a str) -> Option<&'a str> {
    let path = path.trim_matches('/');
    let parts: Vec<&str> = path.split('/').collect();
    let inner = parts.iter().skip(2).position(|part| INNER.contains(part)).map(|at| at + 2);
    let own = match host {
        "gist.github.com" | "git.sr.ht" => return None,
        "huggingface.co" => on_hub(&parts)?,
        "github.com" | "bitbucket.org" | "codeberg.org" | "gitee.com" | "gitcode.com" => 2,
        _ if known::is_forge(host) => inner.unwrap_or(parts.len()),
        _ => return None,
    };
    let repository = parts.len() >= own.max(2) && !known::is_reserved_owner(parts[0]);
    let end = parts.iter().take(own).map(|part| part.len() + 1).sum::<usize>().checked_sub(1)?;
    let path = path.get(..end).filter(|_| repository)?;
    Some(path.strip_suffix(".git").unwrap_or(path))
}

/// How many parts name a model, a data set or a space.
fn on_hub(parts: &[&str]) -> Option<usize> {
    match parts {
        ["datasets" | "spaces", _, _, ..] => Some(3),
        ["papers" | "datasets" | "spaces", ..] => None,
        [first, _, ..] if !known::is_hub_page(first) => Some(2),
        _ => None,
    }
}

const names: Record<string, string> = {
  "github.com": "GitHub",
  "gitlab.com": "GitLab",
  "bitbucket.org": "Bitbucket",
  "codeberg.org": "Codeberg",
  "huggingface.co": "Hugging Face",
  "anonymous.4open.science": "4open",
  "zenodo.org": "Zenodo",
  "kaggle.com": "Kaggle",
  "arxiv.org": "arXiv",
  "youtube.com": "YouTube",
  "youtu.be": "YouTube",
};

/** A host as people call it. */
export const hostName = (host: string): string => names[host] ?? host;

/** The host of an address, as the query language names it; empty where there is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}

/** An address without its scheme, short enough for a menu. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

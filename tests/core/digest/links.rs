//! Damaged addresses, one case for each kind of damage.

use broadsheet_core::digest::links::{link, links_in, locate};
use broadsheet_core::model::{FoundIn, LinkKind};
use rstest::rstest;

use LinkKind::{Code, Dataset, Model, Other, Paper, Pdf, Project, Space, Video};

#[rstest]
#[case::full_stop(
    "at https://github.com/VITA-Group/Random_Pruning.",
    Code,
    "https://github.com/VITA-Group/Random_Pruning"
)]
#[case::bracket("(https://github.com/a/b).", Code, "https://github.com/a/b")]
#[case::markdown("[code](https://github.com/a/b)", Code, "https://github.com/a/b")]
#[case::brace("\\url{https://github.com/a/b}.", Code, "https://github.com/a/b")]
#[case::lost_brace("http://github.com/a/b}, Models:", Code, "https://github.com/a/b")]
#[case::flat_href("https://x.github.io/{https://x.github.io/}.", Project, "https://x.github.io/")]
#[case::flat_href_without_scheme("https://github.com/a/b{github.com/a/b}", Code, "https://github.com/a/b")]
#[case::flat_href_words("https://github.com/a/b{here}.", Code, "https://github.com/a/b")]
#[case::tie("at~https://github.com/Zplusdragon/PLIP", Code, "https://github.com/Zplusdragon/PLIP")]
#[case::space_in_scheme("https: //github.com/MTU/Bench.git.", Code, "https://github.com/MTU/Bench")]
#[case::no_scheme("code: github.com/a/b, data", Code, "https://github.com/a/b")]
#[case::no_scheme_hub("at hf.co/a/b.", Model, "https://huggingface.co/a/b")]
#[case::no_scheme_page("at vgg-puppetmaster.github.io.", Project, "https://vgg-puppetmaster.github.io/")]
#[case::dot_git("https://github.com/a/b.git.", Code, "https://github.com/a/b")]
#[case::slashes("https://github.com/a/b//", Code, "https://github.com/a/b")]
#[case::whole_tree("https://github.com/a/b/tree/main", Code, "https://github.com/a/b")]
#[case::subfolder("https://github.com/a/b/tree/main/c.", Code, "https://github.com/a/b/tree/main/c")]
#[case::escaped("https://y.github.io/jumping\\_cod/.", Project, "https://y.github.io/jumping_cod/")]
#[case::escaped_hash("https://s.github.io/\\#tale.", Project, "https://s.github.io/#tale")]
#[case::owner_only("https://github.com/DFIR-Metric", Other, "https://github.com/DFIR-Metric")]
#[case::newline("https://github.com/\nowner/name.", Code, "https://github.com/owner/name")]
#[case::newline_in_owner("https://github.com/owner/\nname is", Code, "https://github.com/owner/name")]
#[case::newline_at_hyphen("https://github.com/a/b-\nc is", Code, "https://github.com/a/b-c")]
#[case::newline_at_dot("https://x.github.\nio/page is", Project, "https://x.github.io/page")]
#[case::glued(
    "https://a.github.io/https://b.github.io/",
    Project,
    "https://a.github.io/https://b.github.io/"
)]
#[case::glued_words("https://a.org/xhttps://b.org/y", Other, "https://a.org/x")]
#[case::chinese("代码见https://github.com/a/b。谢谢", Code, "https://github.com/a/b")]
#[case::upper_case("HTTPS://GitHub.com/A/b", Code, "https://github.com/A/b")]
#[case::www("www.kaggle.com/datasets/a/b", Dataset, "https://www.kaggle.com/datasets/a/b")]
#[case::gitlab("https://gitlab.com/a/b", Code, "https://gitlab.com/a/b")]
#[case::own_gitlab("https://gitlab.inria.fr/a/b", Code, "https://gitlab.inria.fr/a/b")]
#[case::bitbucket("https://bitbucket.org/a/b", Code, "https://bitbucket.org/a/b")]
#[case::codeberg("https://codeberg.org/a/b", Code, "https://codeberg.org/a/b")]
#[case::anonymous(
    "https://anonymous.4open.science/r/x-1A2B/",
    Code,
    "https://anonymous.4open.science/r/x-1A2B/"
)]
#[case::hub_dataset("https://huggingface.co/datasets/a/b.", Dataset, "https://huggingface.co/datasets/a/b")]
#[case::hub_space("https://huggingface.co/spaces/a/b}.", Space, "https://huggingface.co/spaces/a/b")]
#[case::hub_owner("https://huggingface.co/tiiuae", Other, "https://huggingface.co/tiiuae")]
#[case::hub_paper(
    "https://huggingface.co/papers/2402.04644",
    Paper,
    "https://huggingface.co/papers/2402.04644"
)]
#[case::zenodo("https://zenodo.org/records/1", Dataset, "https://zenodo.org/records/1")]
#[case::pages("https://group.gitlab.io/x", Project, "https://group.gitlab.io/x")]
#[case::shortener("https://bit.ly/3abc", Other, "https://bit.ly/3abc")]
#[case::another_shortener("see https://t.co/AbC12.", Other, "https://t.co/AbC12")]
#[case::git_io("https://git.io/a-b", Other, "https://git.io/a-b")]
#[case::hub_model("https://huggingface.co/a/b-7B.", Model, "https://huggingface.co/a/b-7B")]
#[case::hub_paper_of_mirror(
    "https://hf.privai.fun/papers/2402.04644",
    Paper,
    "https://huggingface.co/papers/2402.04644"
)]
#[case::kaggle_code("https://www.kaggle.com/code/a/b", Code, "https://www.kaggle.com/code/a/b")]
#[case::zenodo_doi("https://doi.org/10.5281/zenodo.1", Paper, "https://doi.org/10.5281/zenodo.1")]
#[case::semicolon("https://github.com/a/b; and", Code, "https://github.com/a/b")]
#[case::question("Is it https://github.com/a/b?", Code, "https://github.com/a/b")]
#[case::quoted("“https://github.com/a/b”", Code, "https://github.com/a/b")]
#[case::comma_and_brace("(https://github.com/a/b},", Code, "https://github.com/a/b")]
#[case::branch("https://github.com/a/b/tree/dev.", Code, "https://github.com/a/b/tree/dev")]
#[case::film("https://youtu.be/4ZdcuiwFU7I{Youtube}.", Video, "https://youtu.be/4ZdcuiwFU7I")]
#[case::arxiv("arxiv.org/abs/2402.04644v2", Paper, "https://arxiv.org/abs/2402.04644v2")]
#[case::arxiv_pdf("https://arxiv.org/pdf/2402.04644", Pdf, "https://arxiv.org/pdf/2402.04644")]
#[case::mirror("https://hf-mirror.com/a/b", Model, "https://huggingface.co/a/b")]
#[case::mirror_host(
    "at https://hf.privai.fun/YiDuo1999/Llama-3-Physician-8B-Instruct.",
    Model,
    "https://huggingface.co/YiDuo1999/Llama-3-Physician-8B-Instruct"
)]
fn an_address_is_repaired(#[case] text: &str, #[case] kind: LinkKind, #[case] url: &str) {
    let found = links_in(text, FoundIn::Abstract);
    assert!(found.iter().any(|link| (link.kind, link.url.as_str()) == (kind, url)), "{found:?}");
    // Only where two addresses were glued together are there two.
    assert!(found.len() == 1 || text.matches("http").count() == 2, "{found:?}");
}

#[rstest]
#[case::mangled_mail("[email protected]")]
#[case::mangled_path("https://medium.com/[email protected]/post")]
#[case::mail("write to someone@github.com/x or a@x.github.io")]
#[case::file("in model.py and e.g. v1.0, ResNet.50")]
#[case::bare_host("on github.com and huggingface.co.")]
#[case::credentials("https://user:word@github.com/a/b")]
#[case::number("http://127.0.0.1/x and http://[::1]/")]
#[case::no_dot("http://localhost/x https://schedule_free")]
#[case::scheme("ftp://github.com.example javascript:alert(1) file:///etc/passwd")]
#[case::cut("https://")]
#[case::too_long(&format!("https://example.org/{}", "a".repeat(3_000)))]
fn this_is_no_address(#[case] text: &str) {
    assert_eq!(links_in(text, FoundIn::Abstract), []);
}

#[rstest]
#[case("model.py", None)]
#[case("e.g.", None)]
#[case("v1.0", None)]
#[case("", None)]
#[case("javascript:alert(1)", None)]
#[case("a@example.org", None)]
#[case("example.org/page", Some("https://example.org/page"))]
#[case("  https://lab.example.edu/x/ ", Some("https://lab.example.edu/x/"))]
#[case("hf.co/spaces/a/b", Some("https://huggingface.co/spaces/a/b"))]
fn one_address_of_a_field(#[case] address: &str, #[case] url: Option<&str>) {
    assert_eq!(link(address, FoundIn::Field).map(|link| link.url).as_deref(), url);
}

#[test]
fn one_address_in_several_writings_is_one() {
    let text = "http://github.com/A/B https://www.github.com/a/b.git github.com/a/b/ https://x.github.io https://x.github.io/";
    let found: Vec<_> = links_in(text, FoundIn::Abstract).into_iter().map(|link| link.url).collect();
    assert_eq!(found, ["https://github.com/A/B", "https://x.github.io/"]);
}

#[rstest]
#[case::written_four_ways(
    "https://github.com/a/b/tree/dev/sub https://github.com/a/b.git github.com/A/B https://GitHub.com/a/b",
    &["https://github.com/a/b"]
)]
#[case::plain_first("https://github.com/a/b https://github.com/a/b/tree/dev/sub", &["https://github.com/a/b"])]
#[case::two_folders(
    "https://github.com/a/b/tree/main/x and https://github.com/a/b/tree/main/y",
    &["https://github.com/a/b"]
)]
#[case::one_folder("https://github.com/a/b/tree/dev/x", &["https://github.com/a/b/tree/dev/x"])]
#[case::a_file("https://github.com/a/b/blob/main/README.md#use https://github.com/a/b", &["https://github.com/a/b"])]
#[case::tab("https://github.com/a/b?tab=readme-ov-file#x http://www.github.com/a/b/", &["https://github.com/a/b"])]
#[case::two_repositories(
    "https://github.com/a/b https://github.com/a/bc https://github.com/ab/c",
    &["https://github.com/a/b", "https://github.com/a/bc", "https://github.com/ab/c"]
)]
#[case::group_in_group(
    "https://gitlab.com/g/h/r https://gitlab.com/g/h/r/-/tree/main/x https://gitlab.com/g/h/s",
    &["https://gitlab.com/g/h/r", "https://gitlab.com/g/h/s"]
)]
#[case::own_gitlab(
    "https://gitlab.inria.fr/a/b/-/blob/main/c.py https://gitlab.inria.fr/a/b.git",
    &["https://gitlab.inria.fr/a/b"]
)]
#[case::bitbucket(
    "https://bitbucket.org/a/b/src/master/ https://bitbucket.org/a/b",
    &["https://bitbucket.org/a/b"]
)]
#[case::codeberg(
    "https://codeberg.org/a/b/src/branch/main/c https://codeberg.org/A/b",
    &["https://codeberg.org/a/b"]
)]
#[case::model(
    "https://huggingface.co/a/b/tree/dev hf.co/a/b https://hf-mirror.com/A/b",
    &["https://huggingface.co/a/b"]
)]
#[case::model_and_data(
    "https://huggingface.co/a/b https://huggingface.co/datasets/a/b https://huggingface.co/spaces/a/b",
    &["https://huggingface.co/a/b", "https://huggingface.co/datasets/a/b", "https://huggingface.co/spaces/a/b"]
)]
#[case::owner_and_repository(
    "https://github.com/a/b https://github.com/a",
    &["https://github.com/a/b", "https://github.com/a"]
)]
#[case::gists(
    "https://gist.github.com/a/1 https://gist.github.com/a/2",
    &["https://gist.github.com/a/1", "https://gist.github.com/a/2"]
)]
fn a_repository_is_one_link_however_it_is_written(#[case] text: &str, #[case] urls: &[&str]) {
    let found: Vec<String> = links_in(text, FoundIn::Abstract).into_iter().map(|link| link.url).collect();
    assert_eq!(found, urls);
}

#[test]
fn the_best_come_first() {
    let text = "https://youtu.be/x https://a.github.io https://huggingface.co/a/b https://github.com/a/b";
    let kinds: Vec<_> = links_in(text, FoundIn::Abstract).into_iter().map(|link| link.kind).collect();
    assert_eq!(kinds, [Code, Project, Model, Video]);
}

#[test]
fn addresses_are_located_in_their_source() {
    let text = "é: https://github.com/a/b. und hf.co/c/d";
    let found: Vec<_> = locate(text).into_iter().map(|(range, link)| (&text[range], link.kind)).collect();
    assert_eq!(found, [("https://github.com/a/b", Code), ("hf.co/c/d", Model)]);
}

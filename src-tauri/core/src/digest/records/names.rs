//! What programs call the facts of a paper, in one table: keys of JSON, heads of columns, labels of lines.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A fact that a record can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::digest) enum Key {
    Title,
    /// The title in another language, which is the title where there is no other.
    Translated,
    Abstract,
    /// The abstract, unless the record has one besides.
    Summary,
    /// Words of a machine, or of whoever wrote the digest.
    AiSummary,
    Authors,
    Id,
    Doi,
    Link,
    Code,
    Project,
    /// When the paper appeared.
    Published,
    /// When the paper appeared, or the day of the list: the records together tell.
    Date,
    Subjects,
    Keywords,
    Venue,
    /// The authors' remarks, in which code is often linked; or how many comments there are.
    Comment,
    Upvotes,
    Comments,
    Organization,
    /// Tags that a person gave the paper in another program.
    OwnTags,
    /// What a person wrote of it there.
    OwnNote,
    /// An object that holds a part of the record.
    Part,
}

/// The fact of that name, and how good the name is: lower is better.
pub(in crate::digest) fn key(name: &str) -> Option<(usize, Key)> {
    // No name in the table is longer.
    if name.len() > 64 {
        return None;
    }
    BY_NAME.get(settled(name).as_str()).copied()
}

/// `paper_title`, `paperTitle` and `Paper Title:` are one name.
fn settled(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

static BY_NAME: LazyLock<HashMap<&'static str, (usize, Key)>> = LazyLock::new(|| {
    let names = NAMES.iter().flat_map(|(key, names)| names.split_whitespace().map(move |name| (name, *key)));
    names.enumerate().map(|(rank, (name, key))| (name, (rank, key))).collect()
});

/// The names of each fact without case and signs, the best first.
const NAMES: [(Key, &str); 23] = [
    (Key::Title, "title papertitle articletitle originaltitle entitle titleen 原文标题 原标题 英文题目 论文标题 论文题目 英文标题 标题 题目 论文名称 论文名 论文 papername name headline paper"),
    (Key::Translated, "titlezh titlecn zhtitle cntitle titlechinese chinesetitle translatedtitle titletranslation 中文标题 标题翻译 论文标题翻译 中文题目 标题中文"),
    (Key::Abstract, "abstract paperabstract abstracttext abs abstracten enabstract originalabstract abstractnote 摘要 论文摘要 英文摘要 原文摘要 原始摘要"),
    (Key::Summary, "summary papersummary description desc contenthtml contenttext content text body snippet excerpt 简介 描述 内容"),
    (
        Key::AiSummary,
        "tldr tltr aisummary aitldr ai summaryai aiabstract llmsummary gptsummary chatgptsummary generatedsummary oneline onelinesummary
         onelinetldr onesentencesummary shortsummary briefsummary translation summaryzh summarycn zhsummary cnsummary summarychinese chinesesummary
         abstractzh abstractcn zhabstract cnabstract chineseabstract translatedabstract abstracttranslation summarytranslation translatedsummary
         keypoints keytakeaways takeaways highlights insights aiinsights analysis aianalysis
         总结 中文总结 中文摘要 摘要翻译 翻译 ai总结 ai摘要 ai解读 一句话总结 一句话概括 要点 核心要点 亮点 解读 速览 导读 概要 概述",
    ),
    (Key::Authors, "authors author authorfullnames authorlist authornames authorsnames authorsstr creators creator writers dccreator firstauthor leadauthor 作者 论文作者 作者列表"),
    (Key::Id, "arxivid arxiv id arxivnumber arxivno paperid articleid identifier eprint entryid guid uid hfid slug key pid 论文编号 编号 论文id"),
    (Key::Doi, "doi paperdoi dcidentifier prismdoi doiurl doilink"),
    (
        Key::Link,
        "url link links arxivurl arxivlink arxivabs arxivabsurl absurl abslink absurls paperurl paperlink articleurl sourceurl pagelink pageurl href hfurl hflink
         huggingface huggingfaceurl huggingfacelink hf alphaxiv permalink webpage landingpage openreview pdfurl pdflink pdf arxivpdf arxivpdfurl arxivpdflink
         paperpdf htmlurl htmllink html urls externalurl source 链接 论文链接 原文链接 论文地址 原文地址 原文 地址 网址 pdf链接 arxiv链接",
    ),
    (
        Key::Code,
        "code codeurl codelink codelinks codes coderepo coderepository github githuburl githublink githublinks githubrepo repo repourl repolink repos repository
         repositoryurl officialcode implementation sourcecode 代码 代码链接 代码地址 开源地址 开源代码 github链接",
    ),
    (Key::Project, "project projectpage projecturl projectlink projectpages projectwebsite website homepage demo demourl 项目 项目主页 项目地址 项目链接 主页"),
    (
        Key::Published,
        "published publishedat publisheddate publishedon publishdate publicationdate datepublished publishtime publishedtime pubdate prismpublicationdate dcdate
         submitted submittedon submitteddate submittedat submissiondate datesubmitted releasedate releasedat released 发布日期 发表日期 发布时间 发表时间 提交日期 提交时间",
    ),
    (Key::Date, "date day dates 日期 时间"),
    (
        Key::Subjects,
        "primarycategory maincategory primarysubject categories category cats cat arxivcategories arxivcategory subjects subject subjectarea subjectareas fields field 分类 类别 学科 领域",
    ),
    (Key::Keywords, "keywords keyword aikeywords authorkeywords indexkeywords automatictags tags tag topics topic labels 关键词 关键字 标签 论文标签 主题"),
    (Key::Venue, "venue journal journalref journalbook publicationtitle sourcetitle journalreference journaltitle journalname conference conf booktitle publicationvenue publishedin prismpublicationname 期刊 会议 发表于 期刊会议"),
    (Key::Comment, "comment comments arxivcomment note 备注 评论"),
    (Key::Upvotes, "upvotes upvote votes numupvotes upvotecount likes 点赞 点赞数 赞"),
    (Key::Comments, "numcomments commentcount commentscount ncomments 评论数"),
    (Key::Organization, "organization organisation organizationname institution institutions affiliation affiliations 机构 单位 作者单位"),
    (Key::OwnTags, "manualtags mytags owntags usertags"),
    (Key::OwnNote, "notes mynotes mynote usernotes ownnotes"),
    (Key::Part, "paperinfo paperdata metadata meta article entry item attributes details info data node record fielddata"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_any_spelling() {
        for (name, wanted) in [
            ("paper_title", Key::Title),
            ("Paper Title:", Key::Title),
            ("TL;DR", Key::AiSummary),
            ("pdfUrl", Key::Link),
            ("ARXIV-ID", Key::Id),
            ("标题", Key::Title),
            ("GitHub", Key::Code),
        ] {
            assert_eq!(key(name).map(|(_, key)| key), Some(wanted), "{name}");
        }
        assert_eq!((key("completed"), key(""), key(&"x".repeat(1_000))), (None, None, None));
    }

    #[test]
    fn no_name_stands_for_two_facts() {
        let all = NAMES.iter().flat_map(|(_, names)| names.split_whitespace()).count();
        assert_eq!(BY_NAME.len(), all);
        assert!(BY_NAME.keys().all(|name| settled(name) == *name));
    }
}

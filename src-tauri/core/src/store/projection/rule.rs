use super::claims::Claim;

/// Which claim each fact is taken from, by its place among the claims; none where no claim says it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) title: usize,
    pub(super) abstract_text: Option<usize>,
    pub(super) authors: Option<usize>,
    pub(super) author_count: Option<usize>,
    pub(super) published: Option<usize>,
    pub(super) arxiv_id: Option<usize>,
    pub(super) doi: Option<usize>,
    pub(super) upvotes: Option<usize>,
    pub(super) comments: Option<usize>,
    pub(super) ai_summary: Option<usize>,
    pub(super) ai_keywords: Option<usize>,
    pub(super) organization: Option<usize>,
    pub(super) subjects: Option<usize>,
    pub(super) venue: Option<usize>,
}

impl Choice {
    /// The room's rule; `claims` come newest first. None where there are no claims.
    pub(super) fn of(claims: &[Claim]) -> Option<Self> {
        let title = best(claims, |claim| Some(claim.arxiv_id.is_some() || claim.doi.is_some()))?;
        let authors = best(claims, |claim| Some(claim.authors.len()).filter(|named| *named > 0));
        let named = authors.map_or(0, |at| claims[at].authors.len());
        let counted = newest(claims, |claim| claim.author_count.is_some());
        Some(Self {
            title,
            abstract_text: best(claims, |claim| {
                claim.abstract_id.map(|_| (!claim.abstract_cut, claim.abstract_length))
            }),
            author_count: counted
                .filter(|at| claims[*at].author_count.is_some_and(|count| count as usize >= named))
                .or(authors),
            authors,
            published: best(claims, |claim| claim.published.map(|(known, day)| (day.precision(), known))),
            arxiv_id: newest(claims, |claim| claim.arxiv_id.is_some()),
            doi: newest(claims, |claim| claim.doi.is_some()),
            upvotes: most(claims, |claim| claim.upvotes),
            comments: most(claims, |claim| claim.comments),
            ai_summary: newest(claims, |claim| claim.ai_summary.is_some()),
            ai_keywords: newest(claims, |claim| claim.ai_keywords != "[]"),
            organization: newest(claims, |claim| claim.organization.is_some()),
            subjects: best(claims, |claim| Some(claim.subjects.len()).filter(|subjects| *subjects > 0)),
            venue: newest(claims, |claim| claim.venue.is_some()),
        })
    }

    /// The number of authors: at least as many as are named.
    pub(super) fn count_authors(&self, claims: &[Claim]) -> Option<u32> {
        let claim = &claims[self.author_count?];
        let named = u32::try_from(claim.authors.len()).unwrap_or(u32::MAX);
        Some(claim.author_count.unwrap_or_default().max(named)).filter(|count| *count > 0)
    }
}

fn newest(claims: &[Claim], says: impl Fn(&Claim) -> bool) -> Option<usize> {
    claims.iter().position(says)
}

/// The highest count of those that the newest day says: on one day they only grow.
fn most(claims: &[Claim], count: impl Fn(&Claim) -> Option<u32>) -> Option<usize> {
    let day = &claims[newest(claims, |claim| count(claim).is_some())?].day;
    best(claims, |claim| count(claim).filter(|_| claim.day == *day))
}

/// The newest of the claims that `worth` ranks highest, of those that say anything.
fn best<K: Ord>(claims: &[Claim], worth: impl Fn(&Claim) -> Option<K>) -> Option<usize> {
    let said =
        claims.iter().enumerate().filter_map(|(at, claim)| Some((worth(claim)?, std::cmp::Reverse(at))));
    said.max().map(|(_, at)| at.0)
}

/// Whether a later digest has code where the earliest had none. Digests whose day is not known say nothing of it.
pub(super) fn code_appeared(claims: &[Claim], has_code: &[bool]) -> bool {
    let Some(earliest) = claims.iter().filter_map(|claim| claim.day.as_deref()).min() else { return false };
    let coded = |first: bool| {
        claims
            .iter()
            .zip(has_code)
            .any(|(claim, code)| *code && claim.day.as_deref().is_some_and(|day| (day == earliest) == first))
    };
    !coded(true) && coded(false)
}

/// Numbers that look drawn by chance and are the same in every run.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// A stream of numbers of its own for each `seed`.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// SplitMix64.
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where that is 0.
    pub(crate) const fn below(&mut self, end: usize) -> usize {
        (((self.next() >> 32) * end as u64) >> 32) as usize
    }

    /// A number from `from` up to and without `to`.
    pub(crate) const fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub(crate) const fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number below `end`; small ones are likelier, as words and names are in the world.
    pub(crate) fn skewed(&mut self, end: usize) -> usize {
        let even = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        // Evenly along the logarithm: the n-th is drawn about 1/n as often as the first.
        (((end + 1) as f64).powf(even) as usize).saturating_sub(1).min(end.saturating_sub(1))
    }

    /// One of `all`, those at the front likelier.
    pub(crate) fn of<T: Copy + Default>(&mut self, all: &[T]) -> T {
        all.get(self.skewed(all.len())).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_the_likeliest() {
        let mut chance = Chance::new(7);
        let mut times = [0; 100];
        for _ in 0..100_000 {
            times[chance.skewed(100)] += 1;
        }
        assert!(times[0] > 2 * times[4] && times[4] > 2 * times[30] && times[99] > 0, "{times:?}");
    }

    #[test]
    fn every_run_draws_the_same() {
        let draw = || {
            let mut chance = Chance::new(3);
            (0..20).map(|_| chance.between(10, 1000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(), draw());
        assert!(draw().iter().all(|number| (10..1000).contains(number)));
    }
}

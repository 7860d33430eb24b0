use crate::store::Moment;

/// How far an index is: up to which change of words, and in which history that was. Written with each commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The stamp of the last change it holds, and the last paper of that stamp.
    pub(crate) upto: (i64, i64),
    /// The epoch of that stamp.
    pub(crate) epoch: (i64, i64),
}

impl Mark {
    pub(crate) fn write(self) -> String {
        let ((stamp, paper), (first, nonce)) = (self.upto, self.epoch);
        format!("{stamp} {paper} {first} {nonce}")
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        let numbers: Vec<i64> = text.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
        let [stamp, paper, first, nonce] = numbers[..] else { return None };
        Some(Self { upto: (stamp, paper), epoch: (first, nonce) })
    }

    pub(crate) const fn moment(self) -> Moment {
        Moment { stamp: self.upto.0, epoch: self.epoch }
    }
}

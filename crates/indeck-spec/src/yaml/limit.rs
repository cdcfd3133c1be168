//! How large a spec may be.

/// Most nodes of a tree, those of expanded aliases included.
const MAX_NODES: usize = 200_000;
/// Most bytes of a spec's texts together with all that is kept of them, aliases expanded.
pub(super) const MAX_BYTES: usize = 32 << 20;
/// Longest single text, in bytes: what reads texts may look at one more than once.
pub(super) const MAX_TEXT: usize = 256 << 10;

/// How much there is of a spec.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(super) nodes: usize,
    pub(super) bytes: usize,
}

impl Count {
    /// Counts values and bytes; an error if there are more than there may be.
    pub(super) fn add(&mut self, nodes: usize, bytes: usize) -> Result<(), String> {
        self.nodes = self.nodes.saturating_add(nodes);
        self.bytes = self.bytes.saturating_add(bytes);
        match (self.nodes > MAX_NODES, self.bytes > MAX_BYTES) {
            (true, _) => {
                Err(format!("the spec has more than {MAX_NODES} values, aliases expanded"))
            }
            (_, true) => Err(format!(
                "the spec is larger than {} MiB, includes and aliases expanded",
                MAX_BYTES >> 20
            )),
            _ => Ok(()),
        }
    }
}

/// An error if a text is longer than one may be.
pub(super) fn text(text: &str) -> Result<(), String> {
    let message = || format!("the text is longer than {} KiB", MAX_TEXT >> 10);
    if text.len() > MAX_TEXT { Err(message()) } else { Ok(()) }
}

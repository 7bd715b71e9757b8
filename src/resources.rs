//! [`Resources`]: what is known about words and names before a text is read.

use std::sync::OnceLock;

use crate::gazetteer::Gazetteer;
use crate::lexicon::{Lexicon, Vectors};

/// The word list, the vectors and the names that texts are read with, each replaceable. A clone shares them.
///
/// ```
/// use duizhao::gazetteer::Gazetteer;
/// use duizhao::lexicon::Lexicon;
/// use duizhao::{Aligner, Document, Resources};
///
/// let lexicon = Lexicon::from_cedict("貓 猫 [mao1] /cat/\n")?;
/// let gazetteer = Gazetteer::embedded().with_rows("东篱书屋\tcompany\tDongli Books\n")?;
/// let resources = Resources::embedded().clone().with_lexicon(lexicon).with_gazetteer(gazetteer);
/// let (zh, en) = (Document::new("东篱书屋关门了。"), Document::new("Dongli Books closed."));
/// let bitext = Aligner::new().resources(resources).align(zh, en);
/// assert_eq!(bitext.pair(0).links()[0].source_text(&bitext), "东篱书屋");
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Resources {
    lexicon: Lexicon,
    vectors: Vectors,
    gazetteer: Gazetteer,
}

impl Default for Resources {
    fn default() -> Resources {
        Resources::embedded().clone()
    }
}

impl Resources {
    /// The resources that come with the crate.
    pub fn embedded() -> &'static Resources {
        static EMBEDDED: OnceLock<Resources> = OnceLock::new();
        EMBEDDED.get_or_init(|| Resources {
            lexicon: Lexicon::embedded().clone(),
            vectors: *Vectors::embedded(),
            gazetteer: Gazetteer::embedded().clone(),
        })
    }

    /// With another word list. The vectors stay valid: they are looked up by the words themselves.
    #[must_use]
    pub fn with_lexicon(self, lexicon: Lexicon) -> Resources {
        Resources { lexicon, ..self }
    }

    /// With other vectors, for example [`Vectors::none`] for a smaller program.
    #[must_use]
    pub fn with_vectors(self, vectors: Vectors) -> Resources {
        Resources { vectors, ..self }
    }

    /// With other names. [`Gazetteer::with_rows`] merges the caller's names over those of the crate.
    #[must_use]
    pub fn with_gazetteer(self, gazetteer: Gazetteer) -> Resources {
        Resources { gazetteer, ..self }
    }

    /// Whether texts read with the one have the same anchors as with the other.
    pub(crate) fn find_as(&self, other: &Resources) -> bool {
        self.lexicon.is(&other.lexicon) && self.gazetteer.is(&other.gazetteer)
    }

    /// The lexicon: which English words a Chinese word may become.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The vectors: which words are close in sense.
    pub fn vectors(&self) -> &Vectors {
        &self.vectors
    }

    /// The gazetteer: the names that are known.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }
}

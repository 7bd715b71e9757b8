//! [`Tree`]: the pages of the folders, paired.

use std::path::Path;

use duizhao::site::{self, Lone, Pages, Pairing, Pattern, Shape};
use duizhao::{Error, ErrorKind, Language, Result};

use super::walk;
use crate::arguments;
use crate::commands::setup::Setup;

/// So many reasons are told where there is no pair.
const TOLD_REASONS: usize = 3;

/// The pages that were found. Paths are those to open.
pub(super) struct Tree {
    pub(super) pairs: Vec<Pages>,
    pub(super) lone: Vec<Lone>,
    /// What cannot be looked at or paired.
    pub(super) refused: Vec<String>,
    /// What precedes the path of a Chinese page inside its folder.
    folder: String,
}

impl Tree {
    /// Looks through one folder, or two.
    ///
    /// # Errors
    ///
    /// If there is no pair, with the layouts that were tried; if something is no folder.
    pub(super) fn read(options: &arguments::Docs, setup: &Setup) -> Result<Tree> {
        match &options.folders[..] {
            [first, second] => Tree::of_two([first, second], setup),
            [folder, ..] => Tree::of_one(folder, setup),
            [] => Err(Error::new(ErrorKind::Unknown, "no folder to look through")),
        }
    }

    fn of_one(folder: &Path, setup: &Setup) -> Result<Tree> {
        let found = Found::in_folder(folder, setup)?;
        let patterns = own_patterns(setup)?;
        let pairing = if patterns.is_empty() {
            // The folders around say nothing: `zh/site` may have both languages.
            let inside = found.pages.iter().map(|path| &path[found.prefix.len()..]);
            below(&found.prefix, Pairing::usual(inside))
        } else {
            Pairing::by(&patterns, found.pages.iter().map(String::as_str))
        };
        let tried: Vec<String> = match patterns.is_empty() {
            true => site::USUAL.map(str::to_owned).into(),
            false => patterns.iter().map(Pattern::to_string).collect(),
        };
        Tree::new(pairing, found, &tried)
    }

    fn of_two(folders: [&Path; 2], setup: &Setup) -> Result<Tree> {
        let [first, second] = folders;
        if let (Ok(one), Ok(other)) = (first.canonicalize(), second.canonicalize())
            && one == other
        {
            let message = format!(
                "{} is named twice; name the English and the Chinese folder, or one with both",
                first.display()
            );
            return Err(Error::new(ErrorKind::Unknown, message));
        }
        let found = [Found::in_folder(first, setup)?, Found::in_folder(second, setup)?];
        let language = |found: &Found| site::language_of(found.prefix.trim_end_matches('/'));
        let languages = found.each_ref().map(language);
        let [first, second] = found;
        let (english, chinese) = match languages {
            [Some(Language::Chinese), other] if other != Some(Language::Chinese) => (second, first),
            [None, Some(Language::English)] => (second, first),
            _ => (first, second),
        };
        let pattern = Pattern::of_folders(&english.prefix, &chinese.prefix);
        let pages = english.pages.iter().chain(&chinese.pages).map(String::as_str);
        let pairing = Pairing::by(std::slice::from_ref(&pattern), pages);
        let refused = [english.refused, chinese.refused].concat();
        Tree::new(pairing, Found { refused, ..chinese }, &[pattern.to_string()])
    }

    fn new(pairing: Pairing, found: Found, tried: &[String]) -> Result<Tree> {
        let Pairing { pairs, lone, refused, .. } = pairing;
        if pairs.is_empty() {
            let all: Vec<&String> = found.refused.iter().chain(&refused).collect();
            let mut reasons: String =
                all.iter().take(TOLD_REASONS).map(|reason| format!("{reason}; ")).collect();
            if all.len() > TOLD_REASONS {
                reasons.push_str(&format!("and {} more like it; ", all.len() - TOLD_REASONS));
            }
            let message = format!(
                "{reasons}no page has a counterpart in the other language; tried {}; name another layout in \
                 duizhao.toml: [docs] pairs = [\"docs/{{page}} = docs/chinese/{{page}}\"]",
                tried.join("; ")
            );
            return Err(Error::new(ErrorKind::Unknown, message));
        }
        Ok(Tree { pairs, lone, refused: [found.refused, refused].concat(), folder: found.prefix })
    }

    /// The path of a Chinese page from the folder that was named.
    pub(super) fn inside<'p>(&self, pages: &'p Pages) -> &'p str {
        pages.chinese.strip_prefix(&self.folder).unwrap_or(&pages.chinese)
    }
}

/// What is in a folder.
struct Found {
    pages: Vec<String>,
    refused: Vec<String>,
    /// The folder, with a slash behind it if it is another than this one.
    prefix: String,
}

impl Found {
    fn in_folder(folder: &Path, setup: &Setup) -> Result<Found> {
        let (pages, refused) = walk::pages(folder)?;
        let name = walk::named(folder).ok_or_else(|| {
            Error::new(ErrorKind::Encoding, format!("the name {} is no UTF-8", folder.display()))
        })?;
        let prefix = if name.is_empty() || name.ends_with('/') { name } else { format!("{name}/") };
        let home = home(setup)?;
        let left_out =
            setup.config.docs_ignore.iter().cloned().flat_map(|shape| [shape.below(), Some(shape)]);
        let left_out: Vec<Shape> = left_out.flatten().map(|shape| shape.inside(&home)).collect();
        let pages = pages.into_iter().map(|page| format!("{prefix}{page}"));
        Ok(Found {
            pages: pages.filter(|page| !left_out.iter().any(|shape| shape.fits(page))).collect(),
            refused: refused.iter().map(Error::to_string).collect(),
            prefix,
        })
    }
}

fn own_patterns(setup: &Setup) -> Result<Vec<Pattern>> {
    let home = home(setup)?;
    Ok(setup.config.docs_pairs.iter().map(|pattern| pattern.clone().inside(&home)).collect())
}

/// The folder of the configuration, which its patterns are relative to.
fn home(setup: &Setup) -> Result<String> {
    let folder = setup.folder();
    walk::named(folder)
        .ok_or_else(|| Error::new(ErrorKind::Encoding, format!("the name {} is no UTF-8", folder.display())))
}

/// The same pages, with the folder before their paths.
fn below(prefix: &str, pairing: Pairing) -> Pairing {
    if prefix.is_empty() {
        return pairing;
    }
    let mut pairing = pairing;
    let put = |path: &mut String| path.insert_str(0, prefix);
    for pages in &mut pairing.pairs {
        put(&mut pages.english);
        put(&mut pages.chinese);
    }
    for lone in &mut pairing.lone {
        put(&mut lone.path);
        lone.expected.iter_mut().for_each(put);
    }
    pairing
}

//! `duizhao man` and `duizhao completions`: what other programs need to know about the command line.

use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use duizhao::Result;

use super::Outcome;
use crate::arguments::{self, Arguments, Common};
use crate::output;

/// The section of the manual for commands.
const SECTION: u8 = 1;

pub(crate) fn man(options: &arguments::Man, common: &Common) -> Result<bool> {
    let pages = pages()?;
    match &options.folder {
        Some(folder) => write_to(folder, &pages)?,
        None => {
            let all: Vec<&str> = pages.iter().map(|(_, page)| page.as_str()).collect();
            output::deliver(&all.concat(), common.output.as_deref())?;
        }
    }
    Ok(false)
}

pub(crate) fn completions(options: &arguments::Completions) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "duizhao", &mut script);
    String::from_utf8(script).expect("a script is text").into()
}

/// The page of the tool, then that of each command, with the names of their files.
fn pages() -> Result<Vec<(String, String)>> {
    let mut tool = Arguments::command().disable_help_subcommand(true);
    tool.build();
    let mut pages = vec![page(tool.clone())?];
    for command in tool.get_subcommands() {
        pages.push(page(command.clone())?);
    }
    Ok(pages)
}

fn page(command: Command) -> Result<(String, String)> {
    let man = Man::new(command).section(SECTION.to_string());
    let mut page = Vec::new();
    man.render(&mut page)?;
    Ok((man.get_filename(), String::from_utf8(page).expect("a page is text")))
}

fn write_to(folder: &Path, pages: &[(String, String)]) -> Result<()> {
    output::make_folder(folder)?;
    pages.iter().try_for_each(|(name, page)| output::deliver(page, Some(&folder.join(name))))
}

//! `duizhao rules`.

use duizhao::Result;
use duizhao::lint::{self, Rule};

use super::Outcome;
use crate::arguments;

pub(crate) fn rules(options: &arguments::Rules) -> Result<Outcome> {
    let text = match &options.rule {
        Some(rule) => lint::page(lint::rule(rule)?),
        None => lint::rules().iter().map(row).collect(),
    };
    Ok(text.into())
}

fn row(rule: &Rule) -> String {
    format!("{}\t{}\t{}\t{}\n", rule.id, rule.name, rule.severity, rule.category)
}

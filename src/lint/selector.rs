//! Which rules a selector matches: an id, a name, the beginning of ids, or all.

use super::rule::Rule;
use super::rules::rules;
use crate::error::{Error, ErrorKind, Result};
use crate::nearest::nearest;

/// Matches every rule, including those that are off by default.
const ALL: &str = "all";

/// The rules that a selector matches: one by its id (`N02`) or name (`wrong-reading`), several by the
/// beginning of their ids (`N`, `A0`), all by `all`.
///
/// # Errors
///
/// If it matches none; the message names the nearest id or name.
///
/// ```
/// use duizhao::lint::select;
///
/// let ids = |selector| select(selector).map(|rules| rules.iter().map(|rule| rule.id).collect::<Vec<_>>());
/// assert_eq!(ids("doubled")?, ["D01"]);
/// assert!(ids("N")?.contains(&"N02"));
/// assert_eq!(ids("doubeld").unwrap_err().to_string(), "there is no rule `doubeld`; did you mean `doubled`?");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn select(selector: &str) -> Result<Vec<&'static Rule>> {
    let all = rules().iter();
    if selector == ALL {
        return Ok(all.collect());
    }
    let begins = |rule: &Rule| {
        !selector.is_empty()
            && rule.id.get(..selector.len()).is_some_and(|start| start.eq_ignore_ascii_case(selector))
    };
    let found: Vec<&Rule> = all.filter(|rule| rule.name == selector || begins(rule)).collect();
    if found.is_empty() { Err(unknown(selector)) } else { Ok(found) }
}

/// The rule with this id (`N02`) or name (`wrong-reading`).
///
/// # Errors
///
/// If there is none; the message names the nearest one.
///
/// ```
/// use duizhao::lint::rule;
///
/// assert_eq!(rule("N02")?.name, "wrong-reading");
/// let error = rule("wrong-raeding").unwrap_err();
/// assert_eq!(error.to_string(), "there is no rule `wrong-raeding`; did you mean `wrong-reading`?");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn rule(id_or_name: &str) -> Result<&'static Rule> {
    let is_meant = |rule: &&Rule| rule.id.eq_ignore_ascii_case(id_or_name) || rule.name == id_or_name;
    rules().iter().find(is_meant).ok_or_else(|| unknown(id_or_name))
}

fn unknown(name: &str) -> Error {
    let known = rules().iter().flat_map(|rule| [rule.id, rule.name]);
    let nearest = nearest(name, known).expect("there are rules");
    Error::new(ErrorKind::Unknown, format!("there is no rule `{name}`; did you mean `{nearest}`?"))
}

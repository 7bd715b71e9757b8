//! The invisible characters, listed apart from the list of the crate, which is tested with them.

/// Whether a character is one of Default_Ignorable_Code_Point of Unicode 16.
pub(crate) fn is_invisible(c: char) -> bool {
    let zero_width = matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}');
    let directions = matches!(c, '\u{61C}' | '\u{202A}'..='\u{202E}');
    let selectors =
        matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}' | '\u{180B}'..='\u{180F}');
    let others = matches!(c, '\u{34F}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{3164}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}');
    zero_width || directions || selectors || others
}
